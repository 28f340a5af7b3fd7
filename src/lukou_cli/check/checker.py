"""From a draft's text to findings: cut, scan, read around, link, judge."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check import assemble, corroborate, doubt
from lukou_cli.check.compatible import NONE, fit
from lukou_cli.check.confidence import Background, Trust, trust
from lukou_cli.check.derive.deriver import Deriver
from lukou_cli.check.derive.operands import Known, operand
from lukou_cli.check.derive.verdict import Derived, chance
from lukou_cli.check.finding import FLAGGED, Finding, Reason, Verdict
from lukou_cli.check.fitted import shipped
from lukou_cli.check.judge.claim import Ruling, Years, claim, is_beyond
from lukou_cli.check.judge.period import antedated
from lukou_cli.check.judge.unit import misfit
from lukou_cli.check.judge.verdict import confirmed, judge
from lukou_cli.check.link.discourse import Discourse
from lukou_cli.check.link.features import Featurer, Said
from lukou_cli.check.link.lexicon import Lexicon
from lukou_cli.check.link.linker import Choice, link
from lukou_cli.check.link.words import words_of
from lukou_cli.check.read import Read
from lukou_cli.model.indicator import Role
from lukou_cli.model.quantity import Bound
from lukou_cli.query.scope import of_one_place
from lukou_cli.reading.context.cues import Cues
from lukou_cli.reading.context.place import Gazetteer, Whose
from lukou_cli.reading.context.setting import Setting
from lukou_cli.reading.context.told import Level, When, Which
from lukou_cli.reading.figures import scan
from lukou_cli.reading.passage import Passage
from lukou_cli.reading.segments import segments
from lukou_cli.reading.structure import BlockKind, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeGuard

    from lukou_cli.check.derive.operands import Operand
    from lukou_cli.check.fitted import Weights
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Fact, Indicator
    from lukou_cli.model.period import Period


# From so many figures before and after one it may follow.
_AHEAD = 6
# So many figures of the passages before tell whether a draft goes on about the same.
_BEFORE = 24
# Rows and lines with so few figures are read together with as many around them: what changed
# places may stand there.
_SHORT, _LINES = 3, 3
# Why a figure is unknown that may yet follow from others.
_NOTHING_SAID = (Reason.NO_INDICATOR, Reason.NO_FACT, Reason.UNSURE)
# How likely a number agrees by accident, and an indicator is meant, for it to be reckoned with.
_ACCIDENT, _MAYBE = 0.05, 0.01
# What words of another place or time were set aside for is flagged only where that is surer.
_OWN = 0.9


class Weighed(msgspec.Struct, frozen=True):
    """A finding with the reading it rests on, and of one that was to be a flag, raised or not, how far it can be trusted."""

    finding: Finding
    read: Read
    flag: Trust | None


class Checker:
    """What a catalogue's indicators and places are called, made ready once for many drafts."""

    def __init__(self, catalogue: Catalogue, weights: Weights | None = None) -> None:
        catalogue = of_one_place(catalogue).holding()
        self.catalogue = catalogue
        self.lexicon = Lexicon(catalogue)
        self.featurer = Featurer(self.lexicon)
        self.gazetteer = Gazetteer(catalogue)
        self.deriver = Deriver(self.lexicon, self.gazetteer)
        self.weights = shipped() if weights is None else weights
        facts = [fact for indicator in catalogue.indicators for fact in indicator.facts]
        results = [fact.period.last for fact in facts if fact.role is Role.ACTUAL]
        starts = [fact.start_period.last for fact in facts if fact.start_period]
        told = frozenset((*(fact.period.last for fact in facts), *starts))
        self.years = Years(told, max(results, default=0))
        self.background = Background(facts, self.years.results)

    def read(self, text: str, as_of: Period) -> Iterator[list[Read]]:
        """The figures of each passage with what was read around them."""
        setting = Setting(self.years.results)
        headings: list[tuple[int, frozenset[str]]] = []
        before: Passage | None = None
        discourse = Discourse()
        for number, block in enumerate(blocks(text)):
            passage = Passage(block)
            figures = scan(passage, self.lexicon.fixed(passage.text))
            names = self.lexicon.names(passage.text)
            cues = Cues(passage, figures, as_of, self.gazetteer, names)
            found: list[Read] = []
            if figures:
                tokens = self.lexicon.tokens(passage.text)
                wide = self._last_words(before).union(*(keys for _, keys in headings))
                parts = segments(passage, figures)
                for index, figure in enumerate(figures):
                    told = setting.told(cues, index)
                    words = words_of(self.lexicon, passage, figure, parts[index], tokens, wide)
                    ordered = discourse.open(index, parts[index].group)
                    said = Said(
                        figure,
                        words,
                        told.when.period,
                        told.which.role,
                        discourse.previous,
                        ordered,
                    )
                    made = link(
                        self.featurer.candidates(said), self.weights.link, self.lexicon.indicators
                    )
                    if made.best is not None:
                        discourse.linked(self.lexicon.number[made.best.indicator.id])
                    found.append(
                        Read(text, as_of, passage, figure, told, made, said, tokens, parts[index])
                    )
                yield self._corroborated(found)
            placed = any(each.told.where.whose is Whose.OWN for each in found)
            setting = setting.after(cues, first=number == 0, placed=placed)
            if block.kind is BlockKind.HEADING:
                headings = [h for h in headings if h[0] < block.level]
                headings.append((block.level, self.lexicon.tokens(passage.text).keys))
                before = None
            elif block.kind is BlockKind.PROSE:
                before = passage

    def _last_words(self, passage: Passage | None) -> frozenset[str]:
        """The tokens of the last sentence of the passage before."""
        if passage is None:
            return frozenset()
        last = passage.sentence(max(0, len(passage.text) - 2))
        return frozenset(t.key for t in self.lexicon.tokens(passage.text).within(*last))

    def settled(self, text: str, as_of: Period) -> Iterator[list[Read]]:
        """The figures of each passage, less words of other places and times that are not theirs."""
        before: deque[bool | None] = deque(maxlen=_BEFORE)
        for passage in self.read(text, as_of):
            agreeing = [doubt.agrees(read) for read in passage]
            companies = doubt.companies(passage, agreeing, before)
            before.extend(agreeing)
            yield [
                doubt.settled(
                    msgspec.structs.replace(read, company=company, agreeing=agrees),
                    self.weights.doubt,
                )
                for read, company, agrees in zip(passage, companies, agreeing, strict=True)
            ]

    def _corroborated(self, reads: list[Read]) -> list[Read]:
        return corroborate.corroborated(reads, self.kin(reads), self.weights.witness)

    def kin(self, reads: Sequence[Read]) -> list[frozenset[str]]:
        """The relatives of what each figure is linked to."""
        bests = [read.link.best for read in reads]
        return [self.featurer.relatives(b.indicator) if b else frozenset() for b in bests]

    def check(self, text: str, as_of: Period) -> tuple[Finding, ...]:
        """The verdict on every figure of a draft, in order of position."""
        return tuple(each.finding for each in self.weighed(text, as_of))

    def weighed(self, text: str, as_of: Period) -> Iterator[Weighed]:
        """The findings of a draft, each with its reading and what was weighed of a flag."""
        known: list[Known] = []
        passages = list(self.settled(text, as_of))
        foreign = doubt.is_foreign(read.agreeing for passage in passages for read in passage)
        for number, reads in enumerate(passages):
            spoken_of = _spoken_of(passages[max(0, number - _LINES) : number + _LINES + 1], reads)
            rulings = [
                self._ruling(read, previous, spoken_of)
                for previous, read in zip((None, *reads), reads, strict=False)
            ]
            ahead = [
                self._known(read, choice, ruling) if ruling.verdict is Verdict.CONFIRMED else None
                for read, (choice, ruling) in zip(reads, rulings, strict=True)
            ]
            for index, (previous, read) in enumerate(zip((None, *reads), reads, strict=False)):
                choice, ruling = rulings[index]
                following = ahead[index + 1 : index + 1 + _AHEAD]
                told = [*known[-_BEFORE:], *(k for k in following if k and k.operand)]
                derived = self.deriver.verdict(read, previous, told, choice, ruling)
                flag: Trust | None = None
                if derived is not None:
                    derived, flag = self._sure_derived(read, derived, ruling, foreign=foreign)
                if derived is None and choice is not None and ruling.verdict in FLAGGED:
                    choice, ruling, flag = self._sure(read, choice, ruling, foreign=foreign)
                likely = flag.likely if self._is_raised(flag) else None
                if (derived or ruling).reason in _NOTHING_SAID and not _is_settled(derived):
                    derived = self.deriver.reckoned(read, previous, told, choice) or derived
                if derived is not None:
                    finding = assemble.derived(self.lexicon, read, derived, likely)
                    known.append(_told(read, derived.operand(read.figure.quantity)))
                else:
                    finding = assemble.stated(self.lexicon, read, choice, ruling, likely)
                    known.append(self._known(read, choice, ruling))
                yield Weighed(finding, read, flag)
            del known[:-_BEFORE]  # no passage looks farther back

    def _is_raised(self, flag: Trust | None) -> TypeGuard[Trust]:
        return flag is not None and flag.likely >= self.weights.threshold

    def _known(self, read: Read, choice: Choice | None, ruling: Ruling) -> Known:
        """What a figure was held against, as an operand of those that follow from it.

        Where that is not known, it is the fact that its number agrees with, if by no accident.
        """
        fact = ruling.recorded
        if ruling.reason is Reason.SCOPE or read.told.when.part:
            return _told(read, None)
        if fact is None and chance(read.figure.quantity) < _ACCIDENT:
            choice, ruling = self._agreeing(read, least=_MAYBE) or (None, ruling)
            fact = ruling.recorded
        return _told(read, operand(choice.indicator, fact) if choice and fact else None)

    def _sure_derived(
        self, read: Read, derived: Derived, ruling: Ruling, *, foreign: bool
    ) -> tuple[Derived | None, Trust | None]:
        """A derived figure is called wrong only where that is likely enough.

        Else it is unknown, or, where its words need not mean arithmetic, what the report prints.
        """
        if derived.verdict is not Verdict.CONTRADICTED:
            return derived, None
        flag: Trust | None = None
        if not foreign:
            wrong = Ruling(derived.verdict, derived.reason)
            flag = trust(None, wrong, read, self.background, self.weights.flag, derived)
            if self._is_raised(flag):
                return derived, flag
        if ruling.verdict in FLAGGED and derived.asked is not None and not derived.asked.explicit:
            return None, None
        unsure = msgspec.structs.replace(derived, verdict=Verdict.UNKNOWN, reason=Reason.UNSURE)
        return unsure, flag

    def _ruling(
        self, read: Read, previous: Read | None, around: Sequence[Indicator]
    ) -> tuple[Choice | None, Ruling]:
        told, best = read.told, read.link.best
        if told.where.whose is not Whose.OWN and not (best and self._names_place(read, best)):
            return best, Ruling(Verdict.UNKNOWN, Reason.SCOPE)
        if told.when.part:
            return best, Ruling(Verdict.UNKNOWN, Reason.NO_FACT)
        if best is None or not best.indicator.facts:
            return self._agreeing(read) or (
                None,
                Ruling(Verdict.UNKNOWN, Reason.NO_INDICATOR),
            )
        made = claim(read.figure, best.indicator, told, read.as_of)
        if is_beyond(told, self.years, read.as_of):
            # Its results are not out; a target of that year may be told again: 今年增长10%以上.
            facts = (*made.expected, *made.others)
            again = confirmed(made, [fact for fact in facts if _is_aim(fact, told.when.period)])
            if again is None and told.when.period and told.when.period.last < self.years.results:
                again = self._doubted(read, previous, best) or antedated(made)
            return best, again or Ruling(Verdict.UNKNOWN, Reason.NO_FACT)
        if fit(best.indicator, read.figure) == NONE:
            return best, misfit(made)
        ruling = judge(made, around)
        if ruling.verdict is Verdict.UNKNOWN:
            return best, self._doubted(read, previous, best) or ruling
        if ruling.reason is Reason.VALUE and _aims_at_its_result(
            read, late=self.background.is_late(read.as_of)
        ):
            return best, Ruling(Verdict.UNKNOWN, Reason.NO_FACT)
        return best, ruling

    def _doubted(self, read: Read, previous: Read | None, choice: Choice) -> Ruling | None:
        """What agrees with a figure, less the time and role of clauses that have figures of their own.

        Their words may have been meant for those only (据此推算2024年约191亿元; 进驻企业224家), so that
        they don't speak against the recorded number. What stands above is meant for all below it.
        """
        when, which = read.told.when, read.told.which
        carried = Level.CLAUSE < when.level <= Level.PARAGRAPH
        if previous is None or when.evidence is None or not carried:
            return None
        start, _ = read.passage.block.span(previous.figure.start, previous.figure.end)
        if start < when.evidence.end:
            return None
        told = msgspec.structs.replace(
            read.told, when=When(), which=which if which.level is Level.CLAUSE else Which()
        )
        ruling = judge(claim(read.figure, choice.indicator, told, read.as_of), ())
        return ruling if ruling.reason in (Reason.EQUAL, Reason.BOUND) else None

    def _sure(
        self, read: Read, choice: Choice, ruling: Ruling, *, foreign: bool
    ) -> tuple[Choice, Ruling, Trust | None]:
        """A flag only where it is likely enough to be right; else what agrees, or unknown."""
        made = claim(read.figure, choice.indicator, read.told, read.as_of)
        flag: Trust | None = None
        if read.own > _OWN and not foreign:
            flag = trust(made, ruling, read, self.background, self.weights.flag)
            if self._is_raised(flag):
                return choice, ruling, flag
        if read.told.when.level > Level.SENTENCE and read.told.which.level > Level.SENTENCE:
            # Only words from afar speak against it: the benefit of the doubt.
            doubtful = confirmed(made, made.others)
            if doubtful is not None:
                return choice, doubtful, flag
        other = self._agreeing(read)
        if other is not None:
            return *other, flag
        return choice, Ruling(Verdict.UNKNOWN, Reason.UNSURE, ruling.recorded), flag

    def _names_place(self, read: Read, choice: Choice) -> bool:
        """Whether the indicator is about the place by its own names: 全市招引的10亿元以上项目."""
        evidence = read.told.where.evidence
        if evidence is None:
            return False
        tokens = self.lexicon.plain(read.text[evidence.start : evidence.end])
        return (
            bool(tokens)
            and tokens <= self.lexicon.vocabulary[self.lexicon.number[choice.indicator.id]]
        )

    def _agreeing(self, read: Read, least: float = 0.1) -> tuple[Choice, Ruling] | None:
        """The likeliest indicator that a figure agrees with, from a likelihood on."""
        top = read.link.best.probability if read.link.best else 0.0
        for choice in read.link.choices:
            if choice.probability < least or choice.probability < top / 3:
                break
            if fit(choice.indicator, read.figure) == NONE:
                continue
            made = claim(read.figure, choice.indicator, read.told, read.as_of)
            ruling = confirmed(made, made.expected)
            if ruling is not None:
                return choice, ruling
        return None


def _spoken_of(around: Sequence[Sequence[Read]], reads: Sequence[Read]) -> tuple[Indicator, ...]:
    """What the figures of a passage are about, and those of short lines and rows around it."""
    near = [each for each in around if each is reads or len(each) <= _SHORT]
    best = (read.link.best for each in near for read in each)
    return tuple({c.indicator.id: c.indicator for c in best if c is not None}.values())


def _is_settled(derived: Derived | None) -> bool:
    """Whether words say outright what a figure would have to be."""
    asked, expression = (derived.asked, derived.expression) if derived else (None, None)
    return bool(asked and asked.explicit and expression and expression.sure)


def _told(read: Read, made: Operand | None) -> Known:
    dimension = read.figure.quantity.unit.dimension
    return Known(made, dimension, read.passage, read.sentence, read.figure.start)


# 目标2300人, 实际完成2628人: a target set beside its result is that of the result's year.
_RESULT_FOLLOWS = re.compile("[^。]{0,6}(?:实际|实绩|完成|实现)")


def _aims_at_its_result(read: Read, *, late: bool) -> bool:
    """Whether a target whose year no words state is told together with its result.

    In a ``late`` draft that is the year whose targets the report tells.
    """
    told = read.told
    if told.which.role is not Role.TARGET or told.when.level <= Level.HEADING or late:
        return False
    return _RESULT_FOLLOWS.match(read.passage.text, read.figure.end) is not None


def _is_aim(fact: Fact, period: Period | None) -> bool:
    """Whether a fact is a target of a period, with a qualifier that results do not have."""
    exact = fact.quantity is None or fact.quantity.bound is Bound.EQ
    return fact.role is Role.TARGET and fact.period == period and not exact


def check(catalogue: Catalogue, text: str, as_of: Period) -> tuple[Finding, ...]:
    """The verdicts on a single draft; see Checker."""
    return Checker(catalogue).check(text, as_of)

"""From a draft's text to findings: cut, scan, read around, link, judge."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check import assemble, corroborate, doubt
from lukou_cli.check.compatible import NONE, fit
from lukou_cli.check.confidence import features, probability
from lukou_cli.check.context.place import Gazetteer, Whose
from lukou_cli.check.context.told import Level, Reader, Setting, When, Which
from lukou_cli.check.derive.deriver import Deriver
from lukou_cli.check.derive.operands import MOST, Known
from lukou_cli.check.derive.verdict import Derived
from lukou_cli.check.figures import scan
from lukou_cli.check.finding import FLAGGED, Finding, Reason, Verdict
from lukou_cli.check.fitted import shipped
from lukou_cli.check.judge.claim import Ruling, Years, claim, is_beyond
from lukou_cli.check.judge.unit import misfit
from lukou_cli.check.judge.verdict import confirmed, judge
from lukou_cli.check.link.discourse import Discourse
from lukou_cli.check.link.features import Featurer, Said
from lukou_cli.check.link.lexicon import Lexicon
from lukou_cli.check.link.linker import Choice, link
from lukou_cli.check.link.segments import segments
from lukou_cli.check.link.words import words_of
from lukou_cli.check.passage import Passage
from lukou_cli.check.reading import Read
from lukou_cli.check.structure import Kind, blocks
from lukou_cli.model.indicator import Role
from lukou_cli.model.quantity import Bound
from lukou_cli.query.scope import of_one_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lukou_cli.check.fitted import Weights
    from lukou_cli.check.judge.claim import Claim
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Fact, Indicator
    from lukou_cli.model.period import Period


# So many figures of the passages before tell whether a draft goes on about the same.
_BEFORE = 24
# Why a figure is unknown that may yet follow from others.
_NOTHING_SAID = (Reason.NO_INDICATOR, Reason.NO_FACT, Reason.UNSURE)
# What words of another place or time were set aside for is flagged only where that is surer.
_OWN = 0.9


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
        self.flags: list[tuple[Read, tuple[tuple[int, float], ...]]] | None = None
        facts = [fact for indicator in catalogue.indicators for fact in indicator.facts]
        results = [fact.period.last for fact in facts if fact.role is Role.ACTUAL]
        starts = [fact.start_period.last for fact in facts if fact.start_period]
        told = frozenset((*(fact.period.last for fact in facts), *starts))
        self.years = Years(told, max(results, default=0))

    def read(self, text: str, as_of: Period) -> Iterator[list[Read]]:
        """The figures of each passage with what was read around them."""
        setting = Setting(as_of, self.gazetteer, self.years.results)
        headings: list[tuple[int, frozenset[str]]] = []
        before: Passage | None = None
        discourse = Discourse()
        for number, block in enumerate(blocks(text)):
            passage = Passage(block)
            figures = scan(passage, self.lexicon.fixed(passage.text))
            found: list[Read] = []
            if figures:
                tokens = self.lexicon.tokens(passage.text)
                wide = self._last_words(before).union(*(keys for _, keys in headings))
                reader = Reader(setting, passage, figures, self.lexicon.names(passage.text))
                parts = segments(passage, figures)
                for index, figure in enumerate(figures):
                    told = reader.told(index)
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
                        self.featurer.candidates(said), self.weights.link, self.catalogue.indicators
                    )
                    if made.best is not None:
                        discourse.linked(self.lexicon.number[made.best.indicator.id])
                    found.append(
                        Read(text, as_of, passage, figure, told, made, said, tokens, parts[index])
                    )
                yield self._corroborated(found)
            placed = any(each.told.where.whose is Whose.OWN for each in found)
            setting = setting.after(passage, first=number == 0, placed=placed)
            if block.kind is Kind.HEADING:
                headings = [h for h in headings if h[0] < block.level]
                headings.append((block.level, self.lexicon.tokens(passage.text).keys))
                before = None
            elif block.kind is Kind.PROSE:
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
        found: list[Finding] = []
        known: list[Known] = []
        passages = list(self.settled(text, as_of))
        foreign = doubt.is_foreign(read.agreeing for passage in passages for read in passage)
        for reads in passages:
            best = (read.link.best for read in reads)
            spoken_of = {c.indicator.id: c.indicator for c in best if c is not None}
            for previous, read in zip((None, *reads), reads, strict=False):
                choice, ruling = self._ruling(read, previous, tuple(spoken_of.values()))
                derived = self.deriver.verdict(read, previous, known, choice, ruling)
                likely: float | None = None
                if derived is not None:
                    derived, likely = self._sure_derived(read, derived)
                elif choice is not None and ruling.verdict in FLAGGED:
                    choice, ruling, likely = self._sure(read, choice, ruling, foreign=foreign)
                if (derived or ruling).reason in _NOTHING_SAID:
                    derived = self.deriver.reckoned(read, previous, known) or derived
                if derived is not None:
                    found.append(assemble.derived(self.lexicon, read, derived, likely))
                    continue
                found.append(assemble.stated(self.lexicon, read, choice, ruling, likely))
                if (
                    choice is not None
                    and ruling.recorded is not None
                    and ruling.reason is not Reason.SCOPE
                ):
                    fact = ruling.recorded
                    known.append(Known(choice.indicator, fact, read.passage, read.sentence))
            del known[:-MOST]  # no passage looks farther back
        return tuple(found)

    def _sure_derived(self, read: Read, derived: Derived) -> tuple[Derived, float | None]:
        """A derived figure is called wrong only where that is likely enough."""
        if derived.verdict is not Verdict.CONTRADICTED:
            return derived, None
        likely = self._likely(read, None, Ruling(derived.verdict, derived.reason), derived)
        if likely >= self.weights.threshold:
            return derived, likely
        return Derived(Verdict.UNKNOWN, Reason.UNSURE, derived.expression), None

    def _likely(
        self, read: Read, made: Claim | None, ruling: Ruling, derived: Derived | None = None
    ) -> float:
        """How likely a flag is right."""
        found = features(made, ruling, read, derived)
        if self.flags is not None:
            self.flags.append((read, found))
        return probability(found, self.weights.flag)

    def _ruling(
        self, read: Read, previous: Read | None, around: Sequence[Indicator]
    ) -> tuple[Choice | None, Ruling]:
        told, best = read.told, read.link.best
        if told.where.whose is not Whose.OWN and not (best and self._names_place(read, best)):
            return best, Ruling(Verdict.UNKNOWN, Reason.SCOPE)
        if told.when.part:
            return best, Ruling(Verdict.UNKNOWN, Reason.NO_FACT)
        if best is None:
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
                again = self._doubted(read, previous, best)
            return best, again or Ruling(Verdict.UNKNOWN, Reason.NO_FACT)
        if fit(best.indicator, read.figure) == NONE:
            return best, misfit(made)
        ruling = judge(made, around)
        if ruling.verdict is Verdict.UNKNOWN:
            return best, self._doubted(read, previous, best) or ruling
        if ruling.reason is Reason.VALUE and _aims_at_its_result(read):
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
    ) -> tuple[Choice, Ruling, float | None]:
        """A flag only where it is likely enough to be right; else what agrees, or unknown."""
        made = claim(read.figure, choice.indicator, read.told, read.as_of)
        if read.own > _OWN and not foreign:
            likely = self._likely(read, made, ruling)
            if likely >= self.weights.threshold:
                return choice, ruling, likely
        if read.told.when.level > Level.SENTENCE and read.told.which.level > Level.SENTENCE:
            # Only words from afar speak against it: the benefit of the doubt.
            doubtful = confirmed(made, made.others)
            if doubtful is not None:
                return choice, doubtful, None
        other = self._agreeing(read)
        if other is not None:
            return *other, None
        return choice, Ruling(Verdict.UNKNOWN, Reason.UNSURE, ruling.recorded), None

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

    def _agreeing(self, read: Read) -> tuple[Choice, Ruling] | None:
        top = read.link.best.probability if read.link.best else 0.0
        for choice in read.link.choices:
            if choice.probability < 0.1 or choice.probability < top / 3:
                break
            if fit(choice.indicator, read.figure) == NONE:
                continue
            made = claim(read.figure, choice.indicator, read.told, read.as_of)
            ruling = confirmed(made, made.expected)
            if ruling is not None:
                return choice, ruling
        return None


# 目标2300人, 实际完成2628人: a target set beside its result is that of the result's year.
_RESULT_FOLLOWS = re.compile("[^。]{0,6}(?:实际|实绩|完成|实现)")


def _aims_at_its_result(read: Read) -> bool:
    """Whether a target whose year no words state is told together with its result."""
    told = read.told
    if told.which.role is not Role.TARGET or told.when.level <= Level.HEADING:
        return False
    return _RESULT_FOLLOWS.match(read.passage.text, read.figure.end) is not None


def _is_aim(fact: Fact, period: Period | None) -> bool:
    """Whether a fact is a target of a period, with a qualifier that results do not have."""
    exact = fact.quantity is None or fact.quantity.bound is Bound.EQ
    return fact.role is Role.TARGET and fact.period == period and not exact


def check(catalogue: Catalogue, text: str, as_of: Period) -> tuple[Finding, ...]:
    """The verdicts on a single draft; see Checker."""
    return Checker(catalogue).check(text, as_of)

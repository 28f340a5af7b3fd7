"""From a draft's text to findings: cut, scan, read around, link, judge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lukou_cli.check import assemble
from lukou_cli.check.assemble import FLAGGED
from lukou_cli.check.compatible import NONE, fit
from lukou_cli.check.confidence import NAMES as FLAG_NAMES
from lukou_cli.check.confidence import features, probability
from lukou_cli.check.context.place import Gazetteer, Whose
from lukou_cli.check.context.told import Level, Reader, Setting
from lukou_cli.check.derive.asked import Asked, asked
from lukou_cli.check.derive.asked import Kind as DerivedKind
from lukou_cli.check.derive.expressions import expressions
from lukou_cli.check.derive.operands import Around, Known, Operand, around, facts_of, named_in
from lukou_cli.check.derive.verdict import Derived, judge_derived
from lukou_cli.check.figures import scan
from lukou_cli.check.finding import Finding, Reason, Verdict
from lukou_cli.check.judge.claim import Ruling, Years, claim, is_beyond
from lukou_cli.check.judge.unit import misfit
from lukou_cli.check.judge.verdict import confirmed, judge
from lukou_cli.check.link.discourse import Discourse
from lukou_cli.check.link.features import NAMES as LINK_NAMES
from lukou_cli.check.link.features import Featurer, Said
from lukou_cli.check.link.lexicon import Lexicon
from lukou_cli.check.link.linker import Choice, link
from lukou_cli.check.link.segments import segments
from lukou_cli.check.link.words import column_head, words_of
from lukou_cli.check.passage import Passage
from lukou_cli.check.reading import Read
from lukou_cli.check.structure import Kind, blocks
from lukou_cli.model.indicator import Measure, Role
from lukou_cli.model.quantity import Bound

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Indicator
    from lukou_cli.model.period import Period


# Above this a figure has a subject of its own, whatever it might be derived from.
_CLEAR = 0.9
# How far before a figure the words stand that tell how it is derived.
_LEAD = 40


class Checker:
    """What a catalogue's indicators and places are called, made ready once for many drafts."""

    def __init__(
        self,
        catalogue: Catalogue,
        weights: Sequence[float] | None = None,
        flag_weights: Sequence[float] | None = None,
        threshold: float | None = None,
    ) -> None:
        from lukou_cli.check.weights import FLAG_WEIGHTS, LINK_WEIGHTS, THRESHOLD

        self.catalogue = catalogue
        self.lexicon = Lexicon(catalogue)
        self.featurer = Featurer(self.lexicon)
        self.gazetteer = Gazetteer(catalogue)
        self.weights = _in_order(LINK_WEIGHTS, LINK_NAMES) if weights is None else weights
        self.flag_weights = (
            _in_order(FLAG_WEIGHTS, FLAG_NAMES) if flag_weights is None else flag_weights
        )
        self.threshold = THRESHOLD if threshold is None else threshold
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
        previous_sentence: frozenset[str] = frozenset()
        discourse = Discourse()
        for number, block in enumerate(blocks(text)):
            passage = Passage(block)
            tokens = self.lexicon.tokens(passage.text)
            names = self.lexicon.names(passage.text)
            figures = scan(passage, self.lexicon.fixed(passage.text))
            wide = previous_sentence.union(*(keys for _, keys in headings))
            if figures:
                reader = Reader(setting, passage, figures, names)
                parts = segments(passage, figures)
                found: list[Read] = []
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
                        self.featurer.candidates(said), self.weights, self.catalogue.indicators
                    )
                    if made.best is not None:
                        discourse.linked(self.lexicon.number[made.best.indicator.id])
                    found.append(
                        Read(text, passage, figure, told, made, said, tokens, parts[index])
                    )
                yield found
            setting = setting.after(passage, first=number == 0)
            if block.kind is Kind.HEADING:
                headings = [h for h in headings if h[0] < block.level]
                headings.append((block.level, frozenset(t.key for t in tokens.all)))
                previous_sentence = frozenset()
            elif block.kind is Kind.PROSE:
                last = passage.sentence(max(0, len(passage.text) - 2))
                previous_sentence = frozenset(t.key for t in tokens.within(*last))

    def check(self, text: str, as_of: Period) -> tuple[Finding, ...]:
        """The verdict on every figure of a draft, in order of position."""
        found: list[Finding] = []
        known: list[Known] = []
        for number, reads in enumerate(self.read(text, as_of)):
            around = {r.link.best.indicator.id: r.link.best.indicator for r in reads if r.link.best}
            for index, read in enumerate(reads):
                choice, ruling = self._ruling(read, tuple(around.values()), as_of)
                derived = self._derived(reads, index, number, known, choice, ruling)
                if derived is not None:
                    derived, sure = self._sure_derived(read, derived)
                    found.append(assemble.derived(self.lexicon, read, derived, sure))
                    continue
                likely: float | None = None
                if choice is not None and ruling.verdict in FLAGGED:
                    choice, ruling, likely = self._sure(read, choice, ruling, as_of)
                found.append(assemble.stated(self.lexicon, read, choice, ruling, likely))
                if (
                    choice is not None
                    and ruling.recorded is not None
                    and ruling.reason is not Reason.SCOPE
                ):
                    sentence = read.passage.full_sentence(read.figure.start)[0]
                    known.append(Known(choice.indicator, ruling.recorded, number, sentence))
        return tuple(found)

    def _sure_derived(self, read: Read, derived: Derived) -> tuple[Derived, float | None]:
        """A derived figure is called wrong only where that is likely enough."""
        if derived.verdict is not Verdict.CONTRADICTED:
            return derived, None
        ruling = Ruling(derived.verdict, derived.reason)
        kind = read.passage.block.kind
        found = features(None, ruling, read.link, read.said.words, kind, derived=True)
        if self.flags is not None:
            self.flags.append((read, found))
        likely = probability(found, self.flag_weights)
        if likely >= self.threshold:
            return derived, likely
        return Derived(Verdict.UNKNOWN, Reason.UNSURE, derived.expression), None

    def _derived(  # noqa: C901, PLR0913  one case after another
        self, reads: Sequence[Read], index: int, number: int, known: Sequence[Known],
        choice: Choice | None, ruling: Ruling,
    ) -> Derived | None:  # fmt: skip
        """The verdict on a figure as one that follows from others, None where it is none."""
        read = reads[index]
        figure, passage = read.figure, read.passage
        bare = figure.bare and figure.quantity.unit.numerator == 1
        if figure.rank or figure.from_level or (bare and passage.block.kind is not Kind.ROW):
            return None
        column = column_head(passage, figure)
        begin = max(reads[index - 1].figure.end if index else 0, figure.start - _LEAD)
        if passage.block.kind is Kind.ROW:
            begin = max(begin, passage.clause(figure.start)[0])
        wanted = asked(passage.text, figure, begin, column)
        if not wanted or (
            ruling.reason is Reason.SCOPE and wanted[0].kind is not DerivedKind.DIFFERENCE
        ):
            return None
        if ruling.verdict is Verdict.CONFIRMED and wanted[0].reference is None:
            return None
        dimension = figure.quantity.unit.dimension
        sentence = passage.full_sentence(figure.start)[0]
        written = passage.text[figure.core : figure.core_end]
        # 个点, or a number under a head of %: per cent or 个百分点, as the sense requires.
        points = written.endswith("个点") or (bool(column) and not written.endswith(("%", "点")))
        judged: list[tuple[Asked, Derived]] = []
        for item in wanted:
            reference: list[Operand] = []
            if item.reference is not None:
                words = passage.text[item.reference[0] : item.reference[1]]
                if any(p.whose is not Whose.OWN for p in self.gazetteer.find(words)):
                    return Derived(Verdict.UNKNOWN, Reason.SCOPE)
                reference = [o for i in named_in(self.lexicon, words) for o in facts_of(i)]
            lead = passage.text[begin : figure.start]
            spoken = [choice.indicator] if choice else []
            spoken += [i for i in named_in(self.lexicon, lead) if i not in spoken]
            named = [o for i in spoken for o in facts_of(i)]
            operands = around(known, number, sentence, named, reference)
            verdict = judge_derived(
                item, figure.quantity, expressions(item, dimension, operands), points=points
            )
            if verdict is not None:
                judged.append((item, verdict))
                if verdict.verdict is Verdict.CONFIRMED and (
                    item.explicit or _is_near(verdict, operands)
                ):
                    return verdict
        direct = choice is not None and ruling.verdict in FLAGGED and choice.probability > _CLEAR
        for item, verdict in judged:
            if item.explicit and not (direct and verdict.verdict is Verdict.UNKNOWN):
                return verdict
        first = wanted[0]
        change = first.kind is DerivedKind.DIFFERENCE and not figure.to_level
        level = choice is not None and not choice.indicator.measure.is_rate
        if first.explicit or (
            change
            and level
            and ruling.verdict is not Verdict.CONFIRMED
            and not (first.sign >= 0 and _is_addition(choice))
        ):
            return (
                judged[0][1]
                if judged and judged[0][1].verdict is not Verdict.CONTRADICTED
                else Derived(Verdict.UNKNOWN, Reason.NO_FACT)
            )
        return None

    def _ruling(
        self, read: Read, around: Sequence[Indicator], as_of: Period
    ) -> tuple[Choice | None, Ruling]:
        told, best = read.told, read.link.best
        if told.where.whose is not Whose.OWN and not (best and self._names_place(read, best)):
            return best, Ruling(Verdict.UNKNOWN, Reason.SCOPE)
        if told.when.part:
            return best, Ruling(Verdict.UNKNOWN, Reason.NO_FACT)
        if best is None:
            return self._agreeing(read, as_of) or (
                None,
                Ruling(Verdict.UNKNOWN, Reason.NO_INDICATOR),
            )
        if is_beyond(told, self.years, as_of):
            return best, Ruling(Verdict.UNKNOWN, Reason.NO_FACT)
        made = claim(read.figure, best.indicator, told, as_of)
        if fit(best.indicator, read.figure) == NONE:
            return best, misfit(made)
        ruling = judge(made, around)
        if ruling.reason is Reason.VALUE and _aims_at_its_result(read):
            return best, Ruling(Verdict.UNKNOWN, Reason.NO_FACT)
        return best, ruling

    def _sure(
        self, read: Read, choice: Choice, ruling: Ruling, as_of: Period
    ) -> tuple[Choice, Ruling, float | None]:
        """A flag only where it is likely enough to be right; else what agrees, or unknown."""
        made = claim(read.figure, choice.indicator, read.told, as_of)
        kind = read.passage.block.kind
        found = features(made, ruling, read.link, read.said.words, kind, derived=False)
        likely = probability(found, self.flag_weights)
        if self.flags is not None:
            self.flags.append((read, found))
        if likely >= self.threshold:
            return choice, ruling, likely
        if read.told.when.level > Level.SENTENCE and read.told.which.level > Level.SENTENCE:
            # Only words from afar speak against it: the benefit of the doubt.
            doubtful = confirmed(made, made.others)
            if doubtful is not None:
                return choice, doubtful, None
        other = self._agreeing(read, as_of)
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

    def _agreeing(self, read: Read, as_of: Period) -> tuple[Choice, Ruling] | None:
        top = read.link.best.probability if read.link.best else 0.0
        for choice in read.link.choices:
            if choice.probability < 0.1 or choice.probability < top / 3:
                break
            if fit(choice.indicator, read.figure) == NONE:
                continue
            made = claim(read.figure, choice.indicator, read.told, as_of)
            ruling = confirmed(made, made.expected)
            if ruling is not None:
                return choice, ruling
        return None


def _in_order(weights: Mapping[str, float], names: Sequence[str]) -> tuple[float, ...]:
    """The weights in the order in which features are numbered; each has one."""
    return tuple(weights[name] for name in names)


# 目标2300人, 实际完成2628人: a target set beside its result is that of the result's year.
_RESULT_FOLLOWS = re.compile("[^。]{0,6}(?:实际|实绩|完成|实现)")


def _aims_at_its_result(read: Read) -> bool:
    """Whether a target whose year no words state is told together with its result."""
    told = read.told
    if told.which.role is not Role.TARGET or told.when.level <= Level.HEADING:
        return False
    return _RESULT_FOLLOWS.match(read.passage.text, read.figure.end) is not None


def _is_near(derived: Derived, operands: Around) -> bool:
    """Whether what a figure follows from stands in its own sentence, or is its own subject."""
    assert derived.expression is not None
    near = {o.fact for o in (*operands.near, *operands.named)}
    return all(
        o.fact in near
        or (
            o.fact.start is None
            and o.fact.bound is Bound.EQ
            and any(f.start == o.fact.quantity for f in near)
        )
        for o in derived.expression.inputs
    )


def _is_addition(choice: Choice | None) -> bool:
    """Whether the indicator itself counts what was added: 新增链上企业14家."""
    return choice is not None and choice.indicator.measure is Measure.FLOW


def check(catalogue: Catalogue, text: str, as_of: Period) -> tuple[Finding, ...]:
    """The verdicts on a single draft; see Checker."""
    return Checker(catalogue).check(text, as_of)

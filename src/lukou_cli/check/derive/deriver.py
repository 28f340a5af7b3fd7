"""Whether a figure follows from others: what is asked, over which operands, and what comes of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lukou_cli.check.context.place import Whose
from lukou_cli.check.context.time import Span, moments
from lukou_cli.check.derive.asked import Asked, Kind, asked, reckoned
from lukou_cli.check.derive.expressions import expressions
from lukou_cli.check.derive.operands import around, facts_of, named_in
from lukou_cli.check.derive.verdict import Derived, judge_derived
from lukou_cli.check.finding import FLAGGED, Reason, Verdict
from lukou_cli.check.link.words import column_head
from lukou_cli.check.structure import BlockKind
from lukou_cli.model.indicator import Measure
from lukou_cli.model.quantity import Bound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.check.context.place import Gazetteer
    from lukou_cli.check.derive.expressions import Expression
    from lukou_cli.check.derive.operands import Around, Known, Operand
    from lukou_cli.check.figures import Figure
    from lukou_cli.check.judge.claim import Ruling
    from lukou_cli.check.link.lexicon import Lexicon
    from lukou_cli.check.link.linker import Choice
    from lukou_cli.check.reading import Read

# Above this a figure has a subject of its own, whatever it might be derived from.
_CLEAR, _CLEAR_SHARE = 0.9, 0.6
_LISTED = re.compile("[、和及与]")
# What stands beside a time without naming anything.
_NAMES = re.compile("[的年底末初同期水平实绩际完成数值,约近]")
# From so many digits on a number does not agree by chance.
_NO_CHANCE = 2
# How far before a figure the words stand that tell how it is derived.
_LEAD = 40


class Deriver:
    """Judges figures as ones that follow from others; made once for a catalogue."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self._lexicon = lexicon
        self._gazetteer = gazetteer

    def verdict(
        self, read: Read, previous: Read | None, known: Sequence[Known], choice: Choice | None,
        ruling: Ruling,
    ) -> Derived | None:  # fmt: skip
        """The verdict on a figure, None where it follows from nothing.

        ``previous`` is the figure before in its passage, ``known`` are those judged already;
        ``choice`` and ``ruling`` are what the figure comes to as one that the report prints.
        """
        lead = _lead(read, previous)
        column = column_head(read.passage, read.figure)
        wanted = _asked(read, lead, column, ruling)
        named = self._named(read, lead, choice) if wanted else []
        judged: list[tuple[Asked, Derived]] = []
        for item in wanted:
            reference = self._reference(read, item)
            if reference is None:
                return Derived(Verdict.UNKNOWN, Reason.SCOPE)
            operands = around(known, read, named, reference)
            found = expressions(item, read.figure.quantity.unit.dimension, operands)
            if (years := self._years(read, item)) is not None:
                found = [each for each in found if _is_between_years(each, years, operands)]
            made = judge_derived(
                item, read.figure.quantity, found, points=_is_in_points(read, column)
            )
            if made is None:
                continue
            meant = _is_meant(made, operands) and not _is_of_part(read)
            if made.verdict is Verdict.CONTRADICTED and not meant:
                made = Derived(Verdict.UNKNOWN, Reason.NO_FACT, made.expression, item)
            judged.append((item, made))
            if made.verdict is Verdict.CONFIRMED and _is_no_chance(read, made, item, operands):
                return made
        if ruling.reason is Reason.SCOPE:
            return None
        return _unconfirmed(read, wanted, judged, choice, ruling) if wanted else None

    def reckoned(self, read: Read, previous: Read | None, known: Sequence[Known]) -> Derived | None:
        """The arithmetic over figures told around a figure that gives its number, where there is some.

        For figures that nothing else can be said of. Numbers of a single digit agree by chance.
        """
        figure, passage = read.figure, read.passage
        digits = len(figure.quantity.value.normalize().as_tuple().digits)
        if digits < _NO_CHANCE or _stands_apart(figure) or _is_plain(figure) or _is_of_part(read):
            return None
        operands = around(known, read, (), ())
        for item in reckoned(passage.text, figure, _lead(read, previous)):
            found = expressions(item, figure.quantity.unit.dimension, operands)
            made = judge_derived(item, figure.quantity, found, points=_is_in_points(read, ""))
            if made is not None and made.verdict is Verdict.CONFIRMED and _is_near(made, operands):
                return made
        return None

    def _named(self, read: Read, lead: tuple[int, int], choice: Choice | None) -> list[Operand]:
        """The facts of the figure's own subject, and of those named right before it."""
        spoken = [choice.indicator] if choice else []
        words = read.passage.text[slice(*lead)]
        spoken += [i for i in named_in(self._lexicon, words) if i not in spoken]
        return [operand for indicator in spoken for operand in facts_of(indicator)]

    def _reference(self, read: Read, item: Asked) -> list[Operand] | None:
        """The facts that a figure is set against; None where they are those of another place."""
        if item.reference is None:
            return []
        words = read.passage.text[slice(*item.reference)]
        if any(place.whose is not Whose.OWN for place in self._gazetteer.find(words)):
            return None
        named = named_in(self._lexicon, words)
        return [operand for indicator in named for operand in facts_of(indicator)]

    def _years(self, read: Read, item: Asked) -> frozenset[int] | None:
        """The years that a figure is set against where only a time is (比2020年, 较上年): none of
        them known where the draft leaves open which; None where something else is named.
        """
        if item.reference is None:
            return None
        words = read.passage.text[slice(*item.reference)]
        told = moments(words, read.as_of)
        left = "".join(
            char for i, char in enumerate(words) if not any(m.start <= i < m.end for m in told)
        )
        if not told or _NAMES.sub("", left):
            return None
        return frozenset(m.period.last for m in told if m.period is not None)


def _is_between_years(expression: Expression, years: frozenset[int], operands: Around) -> bool:
    """Whether an expression is about one indicator, from a figure told on, to a year that is named."""
    inputs = expression.inputs
    if len({operand.indicator.id for operand in inputs}) > 1:
        return False
    told = [o.fact for o in operands.near if o.indicator is inputs[0].indicator]
    if told and inputs[0].fact not in told:
        return False  # 较上年 after a result is about the year before it, not about the target
    return not years or any(
        operand.fact.period.last in years or operand.fact.start is not None for operand in inputs
    )


def _lead(read: Read, previous: Read | None) -> tuple[int, int]:
    """The span of the words that may tell how a figure is derived."""
    text, start = read.passage.text, read.figure.start
    last = previous.figure.end if previous else 0
    if previous is not None and _LISTED.fullmatch(text, last, start):
        # 比去年少378人、77人: what is said before the list is said of each.
        start = previous.figure.start
        return max(text.rfind("。", 0, start) + 1, start - _LEAD), start
    begin = max(last, start - _LEAD)
    if read.passage.block.kind is BlockKind.ROW:
        begin = max(begin, read.passage.clause(start)[0])
    return begin, start


def _asked(read: Read, lead: tuple[int, int], column: str, ruling: Ruling) -> list[Asked]:
    """What the words around a figure ask for; nothing where it cannot follow from others."""
    figure, passage = read.figure, read.passage
    plain = _is_plain(figure) and passage.block.kind is not BlockKind.ROW
    if _stands_apart(figure) or plain:
        return []
    wanted = asked(passage.text, figure, lead, column)
    if not wanted:
        return []
    printed = (
        ruling.verdict is Verdict.CONFIRMED
        and ruling.reason is not Reason.IMPLIED
        and wanted[0].reference is None
        and wanted[0].kind is not Kind.OF_LAST
        and not (column and wanted[0].kind is Kind.DIFFERENCE and wanted[0].explicit)
    )
    return [] if printed else wanted


def _stands_apart(figure: Figure) -> bool:
    """A place in an order, and a level left, follow from nothing."""
    return figure.rank or figure.from_level


def _is_plain(figure: Figure) -> bool:
    """Whether a number has neither unit nor scale."""
    return figure.bare and figure.quantity.unit.numerator == 1


def _is_in_points(read: Read, column: str) -> bool:
    """Whether per cent or 个百分点 is meant, as the sense requires: 个点, a head of %."""
    written = read.passage.text[read.figure.core : read.figure.core_end]
    return written.endswith("个点") or (bool(column) and not written.endswith(("%", "点")))


def _is_near(derived: Derived, operands: Around) -> bool:
    """Whether what a figure follows from stands in its own sentence, or is its own subject."""
    assert derived.expression is not None
    near = {o.fact for o in (*operands.near, *operands.named)}
    spoken = {o.indicator.id for o in operands.near}
    return all(
        o.fact in near
        or o.indicator.id in spoken
        or (
            o.fact.start is None
            and o.fact.bound is Bound.EQ
            and any(f.start == o.fact.quantity for f in near)
        )
        for o in derived.expression.inputs
    )


def _is_no_chance(read: Read, made: Derived, item: Asked, operands: Around) -> bool:
    """Whether arithmetic that gives the number is what the words mean, and no coincidence."""
    if item.explicit or _is_near(made, operands):
        return True
    if item.kind in (Kind.DIFFERENCE, Kind.SUM):
        return False
    return len(read.figure.quantity.value.normalize().as_tuple().digits) > 1


def _is_meant(derived: Derived, operands: Around) -> bool:
    """Whether the words lead to what a figure is held against: to all of it, or to one indicator."""
    assert derived.expression is not None
    of_one = len({operand.indicator.id for operand in derived.expression.inputs}) == 1
    return derived.expression.sure or of_one or _is_near(derived, operands)


def _is_of_part(read: Read) -> bool:
    """Whether the clause speaks of a part of a year, whose figures no report has."""
    start, end = read.passage.clause(read.figure.start, read.figure.end)
    told = moments(read.passage.text[start:end], read.as_of)
    return any(moment.span in (Span.PART, Span.MONTH) for moment in told)


def _unconfirmed(
    read: Read, wanted: Sequence[Asked], judged: Sequence[tuple[Asked, Derived]],
    choice: Choice | None, ruling: Ruling,
) -> Derived | None:  # fmt: skip
    """The verdict where no arithmetic gives the figure; None where it may have a fact instead."""
    direct = (
        choice is not None and ruling.verdict in FLAGGED and choice.probability > _clear(choice)
    )
    if direct and ruling.reason is Reason.MEASURE:
        return None
    if direct and wanted[0].kind is Kind.SHARE and _is_share(choice):
        return None  # the share that the report prints: 高技术制造业占规工35%
    for item, made in judged:
        sure = made.expression is not None and made.expression.sure
        told = sure and made.verdict is not Verdict.UNKNOWN
        if item.explicit and (told or (not direct and made.expression is not None)):
            return made
    if not wanted[0].explicit and not _is_change(read, wanted[0], choice, ruling):
        wrong = (made for _, made in judged if made.verdict is Verdict.CONTRADICTED)
        return next(wrong, None) if choice is None else None
    return judged[0][1] if judged else Derived(Verdict.UNKNOWN, Reason.NO_FACT)


def _is_share(choice: Choice | None) -> bool:
    return choice is not None and choice.indicator.measure is Measure.SHARE


def _clear(choice: Choice) -> float:
    """From what probability on a figure has a subject of its own: a share is told as one is asked for."""
    return _CLEAR_SHARE if choice.indicator.measure is Measure.SHARE else _CLEAR


def _is_change(read: Read, first: Asked, choice: Choice | None, ruling: Ruling) -> bool:
    """Whether a figure tells how far a level has changed, and not the level or an addition."""
    if first.kind is not Kind.DIFFERENCE or read.figure.to_level or choice is None:
        return False
    measure = choice.indicator.measure
    addition = first.sign > 0 and measure is Measure.FLOW  # 新增链上企业14家
    return not (measure.is_rate or addition or ruling.verdict is Verdict.CONFIRMED)

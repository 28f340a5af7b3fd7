"""Targets against the latest results: the distance, what it means, and the pace it takes."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Better, Comparable, Fact, Indicator, Role
from lukou_cli.model.interval import Answer, Interval, Undefined
from lukou_cli.model.quantity import Amount, Bound, Quantity, amount
from lukou_cli.model.unit import PERCENT
from lukou_cli.query import rates
from lukou_cli.query.figures import figure
from lukou_cli.query.growth import distinct
from lukou_cli.query.note import Input, Note
from lukou_cli.query.pace import needed_per_year, progress
from lukou_cli.query.pair import Pair, counterpart_of, is_one_sided, is_past, paired

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.period import Period


class Status(str, Enum):
    """What the gap says. A yearly amount or rate is set beside the last result, without judging."""

    TO_GO = "to_go"
    REACHED = "reached"
    ABOVE_LAST = "above_last"
    AS_LAST = "as_last"
    BELOW_LAST = "below_last"
    NEAR = "near"
    UNDECIDABLE = "undecidable"
    RELATIVE = "relative"
    NOT_COMPARABLE = "not_comparable"
    NO_RESULT = "no_result"


class GapTo(str, Enum):
    """Whether the gap leads to the target or, both ends being open, to its number only."""

    TARGET = "target"
    FLOOR = "floor"


class GapRow(msgspec.Struct, frozen=True):
    """One target with the result it answers. ``comparable`` is yes, partly or no.

    ``relative_gap`` is the gap as a share of the result, in per cent.
    """

    indicator: Indicator
    target: Fact
    status: Status
    comparable: str
    result: Input | None = None
    gap: Amount | None = None
    gap_to: GapTo | None = None
    relative_gap: Amount | None = None
    pace: Amount | None = None
    formula: str = ""
    notes: tuple[Note, ...] = ()


def gap(
    catalogue: Catalogue, indicators: Iterable[Indicator], period: Period | None = None
) -> list[GapRow]:
    """A row for every target of the indicators, of one period or any.

    Targets that are past have none, unless their period is asked for: see `outcome`.
    """
    return [
        _row(catalogue, indicator, target)
        for indicator in indicators
        for target in distinct(indicator.of(Role.TARGET, period))
        if period is not None or not is_past(catalogue, indicator, target)
    ]


def past_targets(catalogue: Catalogue, indicators: Iterable[Indicator]) -> int:
    """How many targets of the indicators are past."""
    return sum(
        is_past(catalogue, indicator, target)
        for indicator in indicators
        for target in distinct(indicator.of(Role.TARGET))
    )


def _row(catalogue: Catalogue, indicator: Indicator, target: Fact) -> GapRow:
    result, comparable, notes = _result_for(catalogue, indicator, target)
    if target.quantity is None:
        said = Note("relative" if target.bound is Bound.RELATIVE else "in_words")
        return GapRow(indicator, target, Status.RELATIVE, comparable, result, notes=(*notes, said))
    if result is None:
        missing = Note("not_published")
        return GapRow(indicator, target, Status.NO_RESULT, comparable, notes=(*notes, missing))
    pair = paired(indicator, target, target.quantity, result)
    if comparable == Comparable.NO.value or pair is None:
        return GapRow(indicator, target, Status.NOT_COMPARABLE, comparable, result, notes=notes)
    return _compared(indicator, pair, comparable, notes)


def _result_for(
    catalogue: Catalogue, indicator: Indicator, target: Fact
) -> tuple[Input | None, str, tuple[Note, ...]]:
    """The latest result of the indicator itself, else of a counterpart, and how far it fits."""
    own = _latest(indicator, target)
    if own is not None:
        return Input(indicator, own), "yes", ()
    return counterpart_of(catalogue, indicator, lambda other: other.latest(Role.ACTUAL))


def _latest(indicator: Indicator, target: Fact) -> Fact | None:
    """The latest result before the target's end; an amount or rate only over as many years."""
    facts = [
        fact
        for fact in indicator.of(Role.ACTUAL)
        if fact.period.last < target.period.last
        and (indicator.measure.is_level or fact.period.years == target.period.years)
    ]
    return max(facts, key=lambda fact: (fact.period.last, fact.period.first), default=None)


def _compared(indicator: Indicator, pair: Pair, comparable: str, notes: tuple[Note, ...]) -> GapRow:
    wanted, known = pair.wanted, pair.known
    gap_to = GapTo.TARGET
    goal = wanted
    if is_one_sided(wanted) and not known.is_point:
        gap_to = GapTo.FLOOR
        goal = Quantity(Bound.EQ, wanted.value, wanted.unit)
        notes += (Note("floor"),)
    unit = wanted.unit.of_differences
    difference = amount(goal.interval() - known, unit)
    if isinstance(difference, Undefined):
        return GapRow(
            indicator, pair.target, Status.UNDECIDABLE, comparable, pair.result,
            notes=(*notes, Note("open")),
        )  # fmt: skip
    if pair.approximate:
        notes += (Note("approximate"),)
    relative: Amount | Undefined | None = None
    pace: Amount | Undefined | None = None
    aimed = goal.interval()
    if wanted.unit.is_count:
        aimed = aimed.above(0) or aimed  # 800栋以内 are not fewer than none
    if not wanted.unit.is_percent:
        relative = amount(rates.change(aimed, known), PERCENT)
    if indicator.measure.is_level:
        status = _level_status(indicator, pair)
        if status is not Status.REACHED:
            years = pair.target.period.last - pair.result.fact.period.last
            pace = needed_per_year(known, aimed, wanted.unit, years)
        notes += tuple(_whole_units(difference))
        if pair.result.indicator is indicator:
            notes += tuple(progress(indicator, pair.result.fact, pair.target))
    else:
        status = _beside_last(pair)
        notes += (Note("ambition"),)
        latest = pair.result.fact.period
        if latest.last < pair.target.period.base:
            notes += (Note("older_result", {"period": str(latest)}),)
    notes += tuple(_no_rate(relative, pace))
    return GapRow(
        indicator, pair.target, status, comparable, pair.result, difference, gap_to,
        relative if isinstance(relative, Amount) else None,
        pace if isinstance(pace, Amount) else None,
        f"{figure(goal)} - {figure(pair.latest)}", notes,
    )  # fmt: skip


def _no_rate(*results: Amount | Undefined | None) -> Iterator[Note]:
    """Why the gap has no rate, once."""
    for result in results:
        if isinstance(result, Undefined):
            yield Note("no_rate", {"why": result.cause.value})
            return


def _level_status(indicator: Indicator, pair: Pair) -> Status:
    if pair.approximate:
        return Status.NEAR
    target = pair.wanted
    goal = target.interval()
    if target.bound is Bound.EQ and indicator.better is not Better.NEUTRAL:
        # A level past an exact target has reached it.
        higher = indicator.better is Better.HIGHER
        goal = Interval(target.value, None) if higher else Interval(None, target.value)
    match pair.known.within(goal):
        case Answer.YES:
            return Status.REACHED
        case Answer.NO:
            return Status.TO_GO
        case _:
            return Status.UNDECIDABLE


def _beside_last(pair: Pair) -> Status:
    """The target's number beside the last result."""
    if pair.approximate:
        return Status.NEAR
    target = pair.wanted
    goal = target.interval() if target.upper is not None else Interval.point(target.value)
    known = pair.known
    if goal.is_point and goal == known:
        return Status.AS_LAST
    if known.below(goal) is Answer.YES:
        return Status.ABOVE_LAST
    if goal.below(known) is Answer.YES:
        return Status.BELOW_LAST
    return Status.UNDECIDABLE


def _whole_units(difference: Amount) -> Iterator[Note]:
    """More than 9 firms are at least 10: firms come whole."""
    unit, value = difference.unit, difference.value
    single = unit.is_count and unit.numerator == 1
    if single and difference.bound is Bound.GT and value >= 0 and value == int(value):
        yield Note("whole_units", {"least": str(int(value) + 1)})

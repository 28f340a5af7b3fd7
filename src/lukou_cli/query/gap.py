"""Targets against the latest results: the distance, what it means, and the pace it takes."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Better, Comparable, Fact, Indicator, Role
from lukou_cli.model.quantity import Answer, Bound, Interval, Quantity, UnitMismatchError, combine
from lukou_cli.model.unit import PERCENT, PERCENTAGE_POINT
from lukou_cli.query import rates
from lukou_cli.query.figures import figure
from lukou_cli.query.growth import distinct
from lukou_cli.query.note import Input, Note
from lukou_cli.query.pace import needed_per_year, progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.period import Period


class Status(str, Enum):
    """What the gap says. For yearly amounts and rates: the ambition against the last result."""

    TO_GO = "to_go"
    REACHED = "reached"
    RAISED = "raised"
    HELD = "held"
    LOWERED = "lowered"
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
    """One target with the result it answers. ``comparable`` is yes, partly or no."""

    indicator: Indicator
    target: Fact
    status: Status
    comparable: str
    result: Input | None = None
    gap: Quantity | None = None
    gap_to: GapTo | None = None
    relative_gap: Quantity | None = None
    pace: Quantity | None = None
    formula: str = ""
    notes: tuple[Note, ...] = ()


def gap(
    catalogue: Catalogue, indicators: Iterable[Indicator], period: Period | None = None
) -> list[GapRow]:
    """A row for every target of the indicators, of one period or any."""
    return [
        _row(catalogue, indicator, target)
        for indicator in indicators
        for target in distinct(indicator.of(Role.TARGET, period))
    ]


def _row(catalogue: Catalogue, indicator: Indicator, target: Fact) -> GapRow:
    result, comparable, notes = _result_for(catalogue, indicator, target)
    if target.quantity is None:
        said = Note("relative" if target.bound is Bound.RELATIVE else "in_words")
        return GapRow(indicator, target, Status.RELATIVE, comparable, result, notes=(*notes, said))
    if result is None:
        missing = Note("not_published")
        return GapRow(indicator, target, Status.NO_RESULT, comparable, notes=(*notes, missing))
    latest = _in_target_unit(indicator, result, target.quantity)
    if comparable == Comparable.NO.value or latest is None:
        return GapRow(indicator, target, Status.NOT_COMPARABLE, comparable, result, notes=notes)
    return _compared(indicator, target, target.quantity, result, latest, comparable, notes)


def _result_for(
    catalogue: Catalogue, indicator: Indicator, target: Fact
) -> tuple[Input | None, str, tuple[Note, ...]]:
    """The latest result of the indicator itself, else of a counterpart, and how far it fits."""
    own = _latest(indicator, target)
    if own is not None:
        return Input(indicator, own), "yes", ()
    for counterpart in indicator.counterparts:
        other = catalogue.by_id[counterpart.indicator]
        fact = other.latest(Role.ACTUAL)
        if fact is not None:
            reason = Note("counterpart", {"name": other.name, "reason": counterpart.reason})
            return Input(other, fact), counterpart.comparable.value, (reason,)
    return None, "yes", ()


def _latest(indicator: Indicator, target: Fact) -> Fact | None:
    """The latest result before the target's end; an amount or rate only over as many years."""
    facts = [
        fact
        for fact in indicator.of(Role.ACTUAL)
        if fact.period.last < target.period.last
        and (indicator.measure.is_level or fact.period.years == target.period.years)
    ]
    return max(facts, key=lambda fact: (fact.period.last, fact.period.first), default=None)


def _in_target_unit(indicator: Indicator, result: Input, target: Quantity) -> Quantity | None:
    latest = result.fact.quantity
    if latest is None:
        return None
    try:
        return latest.to(target.unit)
    except UnitMismatchError:
        # Market entities are counted in 家 or 户: the same things where the data says so.
        declared = {*indicator.same_unit, indicator.unit}
        both = {latest.unit.text, target.unit.text}
        if both <= declared and latest.unit.numerator == target.unit.numerator:
            return Quantity(latest.bound, latest.value, target.unit, latest.upper)
        return None


def _compared(
    indicator: Indicator,
    target: Fact,
    wanted: Quantity,
    result: Input,
    latest: Quantity,
    comparable: str,
    notes: tuple[Note, ...],
) -> GapRow:
    gap_to = GapTo.TARGET
    goal = wanted
    if _is_one_sided(wanted) and not _is_point(latest):
        gap_to = GapTo.FLOOR
        goal = Quantity(Bound.EQ, wanted.value, wanted.unit)
        notes += (Note("floor"),)
    unit = PERCENTAGE_POINT if wanted.unit.is_percent else wanted.unit
    approximate = wanted.is_approximate or latest.is_approximate
    try:
        difference = combine(goal.interval() - latest.interval(), unit, approximate=approximate)
    except ValueError:
        return GapRow(
            indicator, target, Status.UNDECIDABLE, comparable, result, notes=(*notes, Note("open"))
        )
    if approximate:
        notes += (Note("approximate"),)
    pace = None
    if indicator.measure.is_level:
        status = _level_status(indicator, wanted, latest)
        if status is not Status.REACHED:
            pace = needed_per_year(latest, goal, result.fact.period.last, target.period.last)
        notes += tuple(_whole_units(difference))
        notes += tuple(progress(indicator, result.fact, target))
    else:
        status = _ambition(wanted, latest)
        notes += (Note("ambition"),)
    return GapRow(
        indicator, target, status, comparable, result, difference, gap_to,
        _relative(goal, latest, approximate=approximate), pace,
        f"{figure(goal)} - {figure(latest)}", notes,
    )  # fmt: skip


def _is_one_sided(quantity: Quantity) -> bool:
    return quantity.bound in (Bound.GE, Bound.GT, Bound.LE, Bound.LT)


def _is_point(quantity: Quantity) -> bool:
    return quantity.bound in (Bound.EQ, Bound.APPROX)


def _level_status(indicator: Indicator, target: Quantity, latest: Quantity) -> Status:
    if target.is_approximate or latest.is_approximate:
        return Status.NEAR
    goal = target.interval()
    if target.bound is Bound.EQ and indicator.better is not Better.NEUTRAL:
        # A level past an exact target has reached it.
        higher = indicator.better is Better.HIGHER
        goal = Interval(target.value, None) if higher else Interval(None, target.value)
    match latest.interval().within(goal):
        case Answer.YES:
            return Status.REACHED
        case Answer.NO:
            return Status.TO_GO
        case _:
            return Status.UNDECIDABLE


def _ambition(target: Quantity, latest: Quantity) -> Status:
    """The target's number against the last result."""
    if target.is_approximate or latest.is_approximate:
        return Status.NEAR
    goal = target.interval() if target.bound is Bound.RANGE else Interval.point(target.value)
    known = latest.interval()
    if goal.is_point and goal == known:
        return Status.HELD
    if known.below(goal) is Answer.YES:
        return Status.RAISED
    if goal.below(known) is Answer.YES:
        return Status.LOWERED
    return Status.UNDECIDABLE


def _relative(goal: Quantity, latest: Quantity, *, approximate: bool) -> Quantity | None:
    """The gap as a share of the result, for amounts; per cents have percentage points only."""
    if goal.unit.is_percent or not rates.is_positive(latest.interval()):
        return None
    if not rates.is_positive(goal.interval()):
        return None
    try:
        share = rates.rate(rates.quotient(goal.interval(), latest.interval()))
        return combine(share, PERCENT, approximate=approximate)
    except ValueError:
        return None


def _whole_units(difference: Quantity) -> Iterator[Note]:
    """More than 9 firms are at least 10: firms come whole."""
    unit, value = difference.unit, difference.value
    single = unit.is_count and unit.numerator == 1
    if single and difference.bound is Bound.GT and value >= 0 and value == int(value):
        yield Note("whole_units", {"least": f"{value + 1:f}"})

"""A target and the result it is held against, in one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Fact, Indicator, Role
from lukou_cli.model.interval import Interval
from lukou_cli.model.quantity import Bound, Quantity, UnitMismatchError
from lukou_cli.query.growth import distinct
from lukou_cli.query.note import Input, Note

if TYPE_CHECKING:
    from collections.abc import Callable

    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.period import Period


class Pair(msgspec.Struct, frozen=True):
    """A target and a result in its unit, as printed and as intervals."""

    target: Fact
    wanted: Quantity
    result: Input
    latest: Quantity
    known: Interval

    @property
    def approximate(self) -> bool:
        return self.wanted.is_approximate or self.latest.is_approximate


def paired(indicator: Indicator, target: Fact, wanted: Quantity, result: Input) -> Pair | None:
    """None where the result has no number, or one that measures other things."""
    latest = result.fact.quantity
    if latest is None:
        return None
    # Market entities are counted in 家 or 户: the same things where the data says so.
    declared = {*indicator.same_unit, indicator.unit}
    same = {latest.unit.text, wanted.unit.text} <= declared
    if same and latest.unit.numerator == wanted.unit.numerator:
        latest = msgspec.structs.replace(latest, unit=wanted.unit)
    try:
        known = latest.interval(wanted.unit)
    except UnitMismatchError:
        return None
    return Pair(target, wanted, result, latest.to(wanted.unit), known)


def answer_to(indicator: Indicator, target: Fact) -> Fact | None:
    """The result of the target's own period.

    A level aimed at by the end of a plan is answered by that of the plan's last year too.
    """
    results = distinct(indicator.of(Role.ACTUAL))
    for fact in results:
        if fact.period == target.period:
            return fact
    if not (indicator.measure.is_level and target.period.is_plan):
        return None
    last = (f for f in results if f.period.is_year and f.period.last == target.period.last)
    return next(last, None)


def is_past(catalogue: Catalogue, indicator: Indicator, target: Fact) -> bool:
    """Whether the target's period is over.

    Its own result is known then, or a report of the same place was given later.
    """
    if answer_to(indicator, target) is not None:
        return True
    return _is_before(target.period, catalogue.latest_dates[indicator.place.zh])


def _is_before(period: Period, date: Period) -> bool:
    if period.month and date.month and period.last == date.first:
        return (period.month, period.day) < (date.month, date.day)
    return period.last < date.first


def counterpart_of(
    catalogue: Catalogue, indicator: Indicator, result: Callable[[Indicator], Fact | None]
) -> tuple[Input | None, str, tuple[Note, ...]]:
    """The result of an indicator that looks comparable, how far it is, and why not wholly."""
    for counterpart in indicator.counterparts:
        other = catalogue.linked(indicator, counterpart.indicator)
        fact = result(other) if other else None
        if other is not None and fact is not None:
            reason = Note("counterpart", {"name": other.name, "reason": counterpart.reason})
            return Input(other, fact), counterpart.comparable.value, (reason,)
    return None, "yes", ()


def is_one_sided(quantity: Quantity) -> bool:
    return quantity.bound in (Bound.GE, Bound.GT, Bound.LE, Bound.LT)

"""The pace a target takes: what each year must bring, and how the past compares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.model.indicator import Fact, Indicator, Role
from lukou_cli.model.interval import Computed, Interval
from lukou_cli.model.quantity import Amount, amount
from lukou_cli.model.unit import PERCENT, PERCENTAGE_POINT, Unit
from lukou_cli.query import rates
from lukou_cli.query.note import Note

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from lukou_cli.model.interval import Undefined


def needed_per_year(
    latest: Interval, goal: Interval, unit: Unit, years: int
) -> Amount | Undefined | None:
    """Per cent a year for amounts, percentage points a year for percentages.

    None where no year is left.
    """
    if years < 1:
        return None
    if unit.is_percent:
        return amount((goal - latest).scale(1, years), PERCENTAGE_POINT)
    return amount(rates.change(goal, latest, years), PERCENT)


def progress(indicator: Indicator, latest: Fact, target: Fact) -> Iterator[Note]:
    """Observed against required growth from the base year, where all three figures exist.

    Eurostat's method for indicators with a quantitative target: the ratio of the
    actual to the required compound annual growth rate, read as on track from 95 %,
    to be accelerated from 60 %, limited from 0 %, moving away below. (Eurostat,
    Sustainable development in the European Union, annex on assessing trends.)
    """
    years = [
        fact
        for fact in indicator.of(Role.ACTUAL)
        if fact.period.is_year and fact.period.last < latest.period.last
    ]
    base = min(years, key=lambda fact: fact.period, default=None)
    if base is None or not (base.quantity and latest.quantity and target.quantity):
        return
    if target.bound.value not in ("eq", "ge", "le") or not (
        base.quantity.is_exact and latest.quantity.is_exact
    ):
        return
    unit = target.quantity.unit
    goal = Interval.point(target.quantity.value)
    first, last = base.quantity.interval(unit), latest.quantity.interval(unit)
    if not all(map(rates.is_positive, (first, last, goal))):
        yield Note("progress_not_positive")
    elif first == goal:
        yield Note("progress_no_way")
    else:
        share = _ratio(
            rates.change(last, first, latest.period.last - base.period.last),
            rates.change(goal, first, target.period.last - base.period.last),
        )
        if isinstance(share, Amount):
            params = {"ratio": str(share.value), "grade": _grade(share.value)}
            yield Note("progress", {**params, "base": str(base.period)})


def _ratio(observed: Computed, required: Computed) -> Amount | Undefined:
    return amount((observed / required).scale(100), PERCENT)


def _grade(share: Decimal) -> str:
    for least, grade in ((95, "on_track"), (60, "accelerate"), (0, "limited")):
        if share >= least:
            return grade
    return "away"

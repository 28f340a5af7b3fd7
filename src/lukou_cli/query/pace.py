"""The pace a target takes: what each year must bring, and how the past compares."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from lukou_cli.model.indicator import Fact, Indicator, Role
from lukou_cli.model.quantity import ARITHMETIC, Quantity, combine
from lukou_cli.model.unit import PERCENT, PERCENTAGE_POINT
from lukou_cli.query import rates
from lukou_cli.query.note import Note

if TYPE_CHECKING:
    from collections.abc import Iterator


def needed_per_year(latest: Quantity, goal: Quantity, since: int, until: int) -> Quantity | None:
    """Per cent a year for amounts, percentage points a year for percentages.

    None where no year is left, where an amount is not positive, or where the
    bounds leave the pace open on both sides.
    """
    years = until - since
    approximate = latest.is_approximate or goal.is_approximate
    if years < 1:
        return None
    try:
        if goal.unit.is_percent:
            difference = goal.interval() - latest.interval()
            yearly = difference.map(lambda points: points / years)
            return combine(yearly, PERCENTAGE_POINT, approximate=approximate)
        if not (rates.is_positive(latest.interval()) and rates.is_positive(goal.interval())):
            return None
        ratio = rates.quotient(goal.interval(), latest.interval())
        return combine(rates.rate(ratio, years), PERCENT, approximate=approximate)
    except ValueError:
        return None


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
    first = base.quantity.to(target.quantity.unit).value
    last = latest.quantity.to(target.quantity.unit).value
    goal = target.quantity.value
    if first <= 0 or last <= 0 or goal <= 0:
        yield Note("progress_undefined", {"why": "not_positive"})
    elif first in (goal, last):
        yield Note("progress_undefined", {"why": "unchanged"})
    else:
        observed = _annual(first, last, latest.period.last - base.period.last)
        required = _annual(first, goal, target.period.last - base.period.last)
        with localcontext(ARITHMETIC):
            share = observed / required * 100
        yield Note(
            "progress",
            {"ratio": str(share), "grade": _grade(share), "base": str(base.period)},
        )


def _annual(start: Decimal, end: Decimal, years: int) -> Decimal:
    with localcontext(ARITHMETIC):
        return (end / start) ** (1 / Decimal(years)) - 1


def _grade(share: Decimal) -> str:
    for least, grade in ((95, "on_track"), (60, "accelerate"), (0, "limited")):
        if share >= least:
            return grade
    return "away"

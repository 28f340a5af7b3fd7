"""Growth: stated rates, rates computed from levels, cumulative growth and implied levels."""

from __future__ import annotations

from decimal import Decimal, localcontext
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Basis, Fact, Indicator, Measure, Role
from lukou_cli.model.period import Period
from lukou_cli.model.quantity import ARITHMETIC, Interval, Quantity, combine
from lukou_cli.model.unit import PERCENT, Unit
from lukou_cli.query import rates
from lukou_cli.query.figures import figure
from lukou_cli.query.note import Input, Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lukou_cli.model.catalogue import Catalogue


class Kind(str, Enum):
    """How a growth figure came about, in the order of display."""

    STATED = "stated"
    AVERAGE_ANNUAL = "average_annual"
    COMPUTED = "computed"
    CUMULATIVE = "cumulative"
    IMPLIED_LEVEL = "implied_level"


class GrowthRow(msgspec.Struct, frozen=True):
    """One rate or implied level. ``result`` is None where the report gives words only."""

    indicator: Indicator
    period: Period
    kind: Kind
    basis: Basis
    result: Quantity | None
    inputs: tuple[Input, ...]
    formula: str = ""
    notes: tuple[Note, ...] = ()


def growth(catalogue: Catalogue, indicators: Iterable[Indicator]) -> list[GrowthRow]:
    """Every growth figure of the indicators: of a level, also of the rates that belong to it."""
    rows: list[GrowthRow] = []
    seen: set[str] = set()
    for indicator in indicators:
        for member in (indicator, *catalogue.growths.get(indicator.id, ())):
            if member.id not in seen:
                seen.add(member.id)
                rows += _rows_of(catalogue, member)
    return rows


def _rows_of(catalogue: Catalogue, indicator: Indicator) -> Iterator[GrowthRow]:
    if not indicator.measure.is_rate:
        yield from _computed(indicator)
        return
    level = catalogue.by_id.get(indicator.growth_of)
    yield from (_stated(indicator, fact) for fact in distinct(indicator.facts))
    for fact in distinct(indicator.facts):
        if fact.quantity is None:
            continue
        if indicator.measure is Measure.AVERAGE_GROWTH:
            yield _cumulative(indicator, fact, fact.quantity)
            yield from _remaining(catalogue, indicator, fact, fact.quantity)
        if level is not None:
            yield from _implied(level, indicator, fact, fact.quantity)


def distinct(facts: Iterable[Fact]) -> list[Fact]:
    """One fact for each period and role: what is printed twice counts once."""
    return list({(fact.period, fact.role): fact for fact in reversed(list(facts))}.values())[::-1]


def _role_notes(fact: Fact) -> tuple[Note, ...]:
    return (Note("target"),) if fact.role is Role.TARGET else ()


def _stated(indicator: Indicator, fact: Fact) -> GrowthRow:
    notes = _role_notes(fact)
    if indicator.note:
        notes += (Note("text", {"text": indicator.note}),)
    return GrowthRow(
        indicator, fact.period, Kind.STATED, indicator.basis, fact.quantity,
        (Input(indicator, fact),), notes=notes,
    )  # fmt: skip


def _cumulative(indicator: Indicator, fact: Fact, average: Quantity) -> GrowthRow:
    years = fact.period.years

    def calculate(rate: Interval) -> Interval:
        return rates.cumulative(rate, years)

    notes = (*_role_notes(fact), Note("years", {"n": str(years), "base": str(fact.period.base)}))
    return GrowthRow(
        indicator, fact.period, Kind.CUMULATIVE, indicator.basis,
        _combine(calculate(average.interval()), PERCENT, average),
        (Input(indicator, fact),),
        f"(1 + {figure(average)})^{years} - 1",
        (*notes, *_rounding(calculate, average)),
    )  # fmt: skip


def _remaining(
    catalogue: Catalogue, indicator: Indicator, plan: Fact, average: Quantity
) -> Iterator[GrowthRow]:
    """What the rest of a plan needs, once its first years have a result or a target."""
    if plan.role is not Role.TARGET:
        return
    done: list[Input] = []
    for year in range(plan.period.first, plan.period.last):
        fact = _annual_rate(catalogue, indicator, Period.of_year(year))
        if fact is None:
            break
        done.append(fact)
    if not done:
        return
    chain = Interval.point(Decimal(1))
    for step in done:
        assert step.fact.quantity is not None
        chain = rates.product(chain, rates.factor(step.fact.quantity.interval()))
    years = plan.period.years
    result = rates.remaining(average.interval(), years, chain, len(done))
    chained = " x ".join(f"(1 + {figure(step.fact.quantity)})" for step in done)
    yield GrowthRow(
        indicator,
        Period(plan.period.first + len(done), plan.period.last),
        Kind.AVERAGE_ANNUAL,
        indicator.basis,
        _combine(result, PERCENT, average, *(step.fact.quantity for step in done)),
        (Input(indicator, plan), *done),
        f"((1 + {figure(average)})^{years} / ({chained}))^(1/{years - len(done)}) - 1",
        (Note("remaining_years", {"plan": str(plan.period), "done": str(len(done))}),),
    )


def _annual_rate(catalogue: Catalogue, average: Indicator, year: Period) -> Input | None:
    """The yearly rate beside an average one: the result if there is one, else the target."""
    for sibling in catalogue.growths.get(average.growth_of, ()):
        if sibling.measure is Measure.GROWTH and sibling.basis is average.basis:
            for role in (Role.ACTUAL, Role.TARGET):
                for fact in sibling.of(role, year):
                    if fact.quantity is not None:
                        return Input(sibling, fact)
    return None


def _implied(
    level: Indicator, indicator: Indicator, fact: Fact, growth: Quantity
) -> Iterator[GrowthRow]:
    """The level before a result's growth, or after a target's; never a published figure."""
    years = fact.period.years if indicator.measure is Measure.AVERAGE_GROWTH else 1
    base, last = Period.of_year(fact.period.base), Period.of_year(fact.period.last)
    backward = fact.role is Role.ACTUAL
    anchor, implied = (last, base) if backward else (base, last)
    known = level.of(Role.ACTUAL, anchor)
    if not known or known[0].quantity is None:
        return
    start = known[0].quantity
    operator, combine_intervals = ("/", rates.quotient) if backward else ("x", rates.product)

    def calculate(level_interval: Interval, rate: Interval) -> Interval:
        return combine_intervals(level_interval, rates.factor(rate, years))

    try:
        result = _combine(calculate(start.interval(), growth.interval()), start.unit, start, growth)
    except ValueError:
        return
    power = f"^{years}" if years > 1 else ""
    notes = [Note("implied")]
    if indicator.basis is Basis.REAL and level.basis is Basis.NOMINAL:
        notes = [Note("implied_at_prices", {"year": str(anchor)})]
    elif Basis.UNSTATED in (indicator.basis, level.basis):
        notes.append(Note("prices_unstated"))
    yield GrowthRow(
        level,
        implied,
        Kind.IMPLIED_LEVEL,
        indicator.basis,
        result,
        (Input(level, known[0]), Input(indicator, fact)),
        f"{figure(start)} {operator} (1 + {figure(growth)}){power}",
        (*notes, *_rounding(calculate, start, growth)),
    )


def _computed(level: Indicator) -> Iterator[GrowthRow]:
    """Growth between two results of one level, a year or more apart."""
    facts = [
        fact
        for fact in distinct(level.facts)
        if fact.role is Role.ACTUAL
        and fact.period.is_year
        and fact.quantity is not None
        and not fact.quantity.unit.is_percent
        and rates.is_positive(fact.quantity.interval())
    ]
    facts.sort(key=lambda fact: fact.period)
    for before, after in pairwise(facts):
        assert before.quantity is not None
        assert after.quantity is not None
        years = after.period.first - before.period.first
        start, end = before.quantity.to(after.quantity.unit), after.quantity

        def calculate(last: Interval, first: Interval, years: int = years) -> Interval:
            return rates.rate(rates.quotient(last, first), years)

        try:
            result = _combine(calculate(end.interval(), start.interval()), PERCENT, start, end)
        except ValueError:
            continue
        power = f"({figure(end)} / {figure(start)})^(1/{years})"
        yield GrowthRow(
            level,
            after.period if years == 1 else Period(before.period.first + 1, after.period.last),
            Kind.COMPUTED if years == 1 else Kind.AVERAGE_ANNUAL,
            level.basis,
            result,
            (Input(level, before), Input(level, after)),
            f"{figure(end)} / {figure(start)} - 1" if years == 1 else f"{power} - 1",
            (
                *(Note("text", {"text": fact.note}) for fact in (before, after) if fact.note),
                *_rounding(calculate, end, start),
            ),
        )


def _combine(interval: Interval, unit: Unit, *sources: Quantity | None) -> Quantity:
    approximate = any(source is not None and source.is_approximate for source in sources)
    return combine(interval, unit, approximate=approximate)


def _rounding(calculate: Callable[..., Interval], *sources: Quantity) -> tuple[Note, ...]:
    """What the result could be, had the inputs been rounded to the digits printed."""
    if not all(source.is_exact for source in sources):
        return ()
    with localcontext(ARITHMETIC):
        interval = calculate(*(source.rounding_interval() for source in sources))
    return (Note("rounding", {"low": str(interval.low), "high": str(interval.high)}),)

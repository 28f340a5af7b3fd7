"""Growth: stated rates, rates computed from levels, cumulative growth and implied levels."""

from __future__ import annotations

from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Basis, Fact, Indicator, Measure, Role
from lukou_cli.model.interval import Computed, Interval, Undefined
from lukou_cli.model.period import Period
from lukou_cli.model.quantity import Amount, Quantity, amount
from lukou_cli.model.unit import PERCENT, PERCENTAGE_POINT, Unit
from lukou_cli.query import rates
from lukou_cli.query.figures import SYMBOLS, figure
from lukou_cli.query.note import Input, Note, undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lukou_cli.model.catalogue import Catalogue


class GrowthKind(str, Enum):
    """How a growth figure came about, in the order of display."""

    STATED = "stated"
    AVERAGE_ANNUAL = "average_annual"
    COMPUTED = "computed"
    CUMULATIVE = "cumulative"
    IMPLIED_LEVEL = "implied_level"


# How rates come about; the other kind is of levels.
RATES = tuple(kind for kind in GrowthKind if kind is not GrowthKind.IMPLIED_LEVEL)


class GrowthRow(msgspec.Struct, frozen=True):
    """One rate or implied level.

    ``result`` is None where the report gives words only. ``period`` is None for a change over
    a time that the report does not state. ``rounding`` marks the second row of a calculation:
    what it could have come to, had the inputs been rounded to the digits printed.
    """

    indicator: Indicator
    period: Period | None
    kind: GrowthKind
    basis: Basis
    result: Quantity | Amount | Undefined | None
    inputs: tuple[Input, ...]
    formula: str = ""
    notes: tuple[Note, ...] = ()
    rounding: bool = False

    @property
    def role(self) -> Role:
        """Target where any input is one."""
        aimed = any(source.fact.role is Role.TARGET for source in self.inputs)
        return Role.TARGET if aimed else Role.ACTUAL

    @property
    def report(self) -> str:
        """The report of the first input."""
        return self.inputs[0].fact.report


def growth(catalogue: Catalogue, indicators: Iterable[Indicator]) -> list[GrowthRow]:
    """Every growth figure of the indicators: of a level, also of the rates that belong to it."""
    return [
        row
        for indicator in with_growths(catalogue, indicators)
        for row in _rows_of(catalogue, indicator)
    ]


def with_growths(catalogue: Catalogue, indicators: Iterable[Indicator]) -> list[Indicator]:
    """The indicators, each followed by the rates that belong to it; none twice."""
    members = (
        member
        for indicator in indicators
        for member in (indicator, *catalogue.growths_of(indicator))
    )
    return list({member.key: member for member in members}.values())


def _rows_of(catalogue: Catalogue, indicator: Indicator) -> Iterator[GrowthRow]:
    for fact in distinct(indicator.facts):
        if fact.start is not None:
            yield from _from_start(indicator, fact, fact.start)
    if not indicator.measure.is_rate:
        yield from _computed(indicator)
        return
    level = catalogue.linked(indicator, indicator.growth_of)
    yield from (_stated(indicator, fact) for fact in distinct(indicator.facts))
    for fact in distinct(indicator.facts):
        if fact.quantity is None or not fact.quantity.unit.is_percent:
            continue
        if indicator.measure is Measure.AVERAGE_GROWTH:
            yield from _cumulative(indicator, fact, fact.quantity)
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
        indicator, fact.period, GrowthKind.STATED, indicator.basis, fact.quantity,
        (Input(indicator, fact),), notes=notes,
    )  # fmt: skip


def _cumulative(indicator: Indicator, fact: Fact, average: Quantity) -> Iterator[GrowthRow]:
    years = fact.period.years

    def calculate(rate: Interval) -> Computed:
        return rates.cumulative(rate, years)

    row = GrowthRow(
        indicator, fact.period, GrowthKind.CUMULATIVE, indicator.basis,
        amount(calculate(average.interval()), PERCENT), (Input(indicator, fact),),
        f"(1 + {figure(average)})^{years} - 1",
        (*_role_notes(fact), Note("years", {"n": str(years), "base": str(fact.period.base)})),
    )  # fmt: skip
    yield from _with_rounding(row, PERCENT, calculate, average)


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
    chain: Computed = Interval.point(1)
    for step in done:
        assert step.fact.quantity is not None
        chain = chain * rates.factor(step.fact.quantity.interval())
    years = plan.period.years
    result = amount(rates.remaining(average.interval(), years, chain, len(done)), PERCENT)
    chained = " x ".join(f"(1 + {figure(step.fact.quantity)})" for step in done)
    remaining = Note("remaining_years", {"plan": str(plan.period), "done": str(len(done))})
    yield GrowthRow(
        indicator,
        Period(plan.period.first + len(done), plan.period.last),
        GrowthKind.AVERAGE_ANNUAL,
        indicator.basis,
        result,
        (Input(indicator, plan), *done),
        f"((1 + {figure(average)})^{years} / ({chained}))^(1/{years - len(done)}) - 1",
        (remaining, *undefined(result)),
    )


def _annual_rate(catalogue: Catalogue, average: Indicator, year: Period) -> Input | None:
    """The yearly rate beside an average one: the result if there is one, else the target."""
    for sibling in catalogue.siblings(average):
        if sibling.measure is Measure.GROWTH and sibling.basis is average.basis:
            for role in (Role.ACTUAL, Role.TARGET):
                for fact in sibling.of(role, year):
                    if fact.quantity is not None and fact.quantity.unit.is_percent:
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
    known = next((item for item in level.of(Role.ACTUAL, anchor) if item.quantity), None)
    if known is None or known.quantity is None:
        return
    start = known.quantity
    operator, at = ("/", rates.before) if backward else ("x", rates.after)

    def calculate(level_interval: Interval, rate: Interval) -> Computed:
        return at(level_interval, rate, years)

    power = f"^{years}" if years > 1 else ""
    notes = [Note("implied")]
    if indicator.basis is Basis.REAL and level.basis is Basis.NOMINAL:
        notes = [Note("implied_at_prices", {"year": str(anchor)})]
    elif Basis.UNSTATED in (indicator.basis, level.basis):
        notes.append(Note("prices_unstated"))
    row = GrowthRow(
        level, implied, GrowthKind.IMPLIED_LEVEL, indicator.basis,
        amount(calculate(start.interval(), growth.interval()), start.unit),
        (Input(level, known), Input(indicator, fact)),
        f"{figure(start)} {operator} (1 + {figure(growth)}){power}", tuple(notes),
    )  # fmt: skip
    yield from _with_rounding(row, start.unit, calculate, start, growth)


def _computed(level: Indicator) -> Iterator[GrowthRow]:
    """Growth between two results of one level, a year or more apart."""
    facts = [
        fact
        for fact in distinct(level.facts)
        if fact.role is Role.ACTUAL
        and fact.period.is_year
        and fact.quantity is not None
        and not fact.quantity.unit.is_percent
    ]
    facts.sort(key=lambda fact: fact.period)
    for before, after in pairwise(facts):
        assert before.quantity is not None
        assert after.quantity is not None
        years = after.period.first - before.period.first
        start, end = before.quantity.to(after.quantity.unit), after.quantity

        def calculate(last: Interval, first: Interval, years: int = years) -> Computed:
            return rates.change(last, first, years)

        ratio = f"{figure(end)} / {figure(start)}"
        row = GrowthRow(
            level,
            after.period if years == 1 else Period(before.period.first + 1, after.period.last),
            GrowthKind.COMPUTED if years == 1 else GrowthKind.AVERAGE_ANNUAL,
            level.basis,
            amount(calculate(end.interval(), before.quantity.interval(end.unit)), PERCENT),
            (Input(level, before), Input(level, after)),
            f"{ratio} - 1" if years == 1 else f"({ratio})^(1/{years}) - 1",
            (
                *_prices(level),
                *(Note("text", {"text": fact.note}) for fact in (before, after) if fact.note),
            ),
        )
        yield from _with_rounding(row, PERCENT, calculate, end, start)


def _prices(level: Indicator) -> Iterator[Note]:
    """At which prices levels are that a rate is computed from: it may be no stated one's match."""
    if level.basis is Basis.NOMINAL:
        yield Note("current_prices")
    elif level.basis is Basis.UNSTATED:
        yield Note("prices_unstated")


def _from_start(indicator: Indicator, fact: Fact, start: Quantity) -> Iterator[GrowthRow]:
    """The change from the level that the report says was left: of a year only if it says when."""
    end = fact.quantity
    if end is None:
        return
    since = fact.start_period
    period = None if since is None else Period(since.last + 1, fact.period.last)
    notes = [*_role_notes(fact), Note("since", {"period": str(since)}) if since else TIME_UNSTATED]
    if end.unit.is_percent:
        unit, formula = PERCENTAGE_POINT, f"{figure(end)} - {figure(start)}"
        result = end.interval() - start.interval(end.unit)
    else:
        unit, formula = PERCENT, f"{figure(end)} / {figure(start)} - 1"
        result = rates.change(end.interval(), start.interval(end.unit))
        notes += multiple(end, start)
    row = GrowthRow(
        indicator, period,
        GrowthKind.CUMULATIVE if period is not None and period.is_plan else GrowthKind.COMPUTED,
        indicator.basis, amount(result, unit), (Input(indicator, fact),), formula, tuple(notes),
    )  # fmt: skip
    yield msgspec.structs.replace(row, notes=(*row.notes, *undefined(row.result)))


TIME_UNSTATED = Note("time_unstated")


def multiple(end: Quantity, start: Quantity) -> Iterator[Note]:
    """How many times as much a level is as the one that was left."""
    ratio = amount(end.interval() / start.interval(end.unit), Unit("倍", "multiple"))
    if isinstance(ratio, Amount):
        yield Note("multiple", {"bound": SYMBOLS[ratio.bound], "multiple": str(ratio.value)})


def _with_rounding(
    row: GrowthRow, unit: Unit, calculate: Callable[..., Computed], *sources: Quantity
) -> Iterator[GrowthRow]:
    """The row, and one for what it could have come to, had the inputs been rounded as printed."""
    yield msgspec.structs.replace(row, notes=(*row.notes, *undefined(row.result)))
    if not all(source.is_exact for source in sources):
        return
    around = amount(calculate(*(source.rounding_interval() for source in sources)), unit)
    if isinstance(around, Amount) and not around.interval.is_point:
        yield msgspec.structs.replace(
            row, result=around, notes=(*row.notes, Note("by_rounding")), rounding=True
        )

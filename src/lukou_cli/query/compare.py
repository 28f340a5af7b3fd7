"""Comparisons across five-year plans: plan and plan, a year and its plan, end and start."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Basis, Bilingual, Fact, Indicator, Measure, Role
from lukou_cli.model.interval import Undefined
from lukou_cli.model.period import Period
from lukou_cli.model.quantity import Amount, Quantity, amount
from lukou_cli.model.unit import PERCENT
from lukou_cli.query import rates
from lukou_cli.query.figures import figure
from lukou_cli.query.growth import (
    TIME_UNSTATED,
    GrowthKind,
    distinct,
    growth,
    multiple,
    with_growths,
)
from lukou_cli.query.note import Input, Note, undefined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lukou_cli.model.catalogue import Catalogue


class Method(str, Enum):
    """What is set beside what."""

    PLAN_TO_PLAN = "plan_to_plan"
    LEVEL_TO_TARGET = "level_to_target"
    YEAR_TO_AVERAGE = "year_to_average"
    SHARE_OF_TOTAL = "share_of_total"
    END_TO_START = "end_to_start"
    START_TO_LEVEL = "start_to_level"
    YEAR_TO_YEAR = "year_to_year"
    PLACE_TO_PLACE = "place_to_place"


class ComparisonRow(msgspec.Struct, frozen=True):
    """Two figures of one indicator, or a year's rate and its plan's average; their difference.

    ``from_period`` is None where the report does not say when the level left was measured.
    ``basis`` is that of the prices behind the difference. What cannot be compared has no
    difference and a note that says why; figures may be missing then. Two places are both given.
    """

    indicator: Indicator
    method: Method
    from_period: Period | None
    from_quantity: Quantity | Amount | None
    to_period: Period | None
    to_quantity: Quantity | None
    difference: Amount | Undefined | None
    basis: Basis
    inputs: tuple[Input, ...]
    formula: str
    notes: tuple[Note, ...] = ()
    from_place: Bilingual = Bilingual()
    to_place: Bilingual = Bilingual()

    def tells_of(self, period: Period) -> bool:
        """Whether the comparison is about a period, be it through one of its inputs."""
        periods = {source.fact.period for source in self.inputs}
        return period in {self.from_period, self.to_period, *periods}


def compare(catalogue: Catalogue, indicators: Iterable[Indicator]) -> list[ComparisonRow]:
    """Every five-year comparison the facts of the indicators allow."""
    rows: list[ComparisonRow] = []
    for indicator in with_growths(catalogue, indicators):
        rows += _plan_to_plan(indicator)
        rows += _level_to_target(indicator)
        rows += _year_to_average(catalogue, indicator)
        rows += _share_of_total(indicator)
        rows += _end_to_start(catalogue, indicator)
        rows += _start_to_level(indicator)
    return rows


def _numeric(indicator: Indicator, role: Role) -> list[Fact]:
    return [fact for fact in distinct(indicator.of(role)) if fact.quantity is not None]


def _plan_to_plan(indicator: Indicator) -> Iterator[ComparisonRow]:
    """The result of one plan and the target, or result, of the next."""
    for before in _numeric(indicator, Role.ACTUAL):
        for role in Role:
            for after in _numeric(indicator, role):
                follows = after.period.first == before.period.last + 1
                if before.period.is_plan and after.period.is_plan and follows:
                    yield from _difference(indicator, Method.PLAN_TO_PLAN, before, after)


def _level_to_target(indicator: Indicator) -> Iterator[ComparisonRow]:
    """The level at the end of one plan and the level aimed at by the end of the next."""
    if not indicator.measure.is_level:
        return
    for after in _numeric(indicator, Role.TARGET):
        for before in _numeric(indicator, Role.ACTUAL):
            if after.period.is_plan and before.period == Period.of_year(after.period.base):
                yield from _difference(indicator, Method.LEVEL_TO_TARGET, before, after)


def _year_to_average(catalogue: Catalogue, indicator: Indicator) -> Iterator[ComparisonRow]:
    """A year's growth and the average of the plan it belongs to."""
    if indicator.measure is not Measure.GROWTH or not indicator.growth_of:
        return
    for average in catalogue.siblings(indicator):
        if average.measure is not Measure.AVERAGE_GROWTH:
            continue
        for role in Role:
            for year in _numeric(indicator, role):
                for plan in _numeric(average, role):
                    if year.period.is_year and plan.period.contains(year.period):
                        yield from _difference(
                            indicator, Method.YEAR_TO_AVERAGE, plan, year, average
                        )


def _difference(
    indicator: Indicator, method: Method, before: Fact, after: Fact, origin: Indicator | None = None
) -> Iterator[ComparisonRow]:
    assert before.quantity is not None
    assert after.quantity is not None
    start, end = before.quantity, after.quantity
    if start.unit.dimension != end.unit.dimension:
        return
    unit = end.unit.of_differences
    rise = end.interval() - start.interval(end.unit)
    difference = amount(rise, unit)
    notes = [Note("target_compared")] if after.role is Role.TARGET else []
    notes += [_plan_years(fact.period) for fact in (before, after) if fact.period.is_plan]
    if method is Method.LEVEL_TO_TARGET:
        pace = amount(rise.scale(1, after.period.years), unit)
        if isinstance(pace, Amount):
            notes.insert(0, Note("per_year", {"pace": pace}))
    yield ComparisonRow(
        indicator, method, before.period, start.to(end.unit), after.period, end, difference,
        indicator.basis, (Input(origin or indicator, before), Input(indicator, after)),
        f"{figure(end)} - {figure(start.to(end.unit))}", (*notes, *undefined(difference)),
    )  # fmt: skip


def _plan_years(plan: Period) -> Note:
    return Note("plan_years", {"plan": str(plan), "n": str(plan.years), "base": str(plan.base)})


def _share_of_total(indicator: Indicator) -> Iterator[ComparisonRow]:
    """A year's part of what a plan's years brought together."""
    if indicator.measure is not Measure.FLOW:
        return
    facts = _numeric(indicator, Role.ACTUAL)
    for plan in facts:
        for year in facts:
            if not (plan.period.is_plan and year.period.is_year):
                continue
            if not plan.period.contains(year.period):
                continue
            assert plan.quantity is not None
            assert year.quantity is not None
            part, whole = year.quantity, plan.quantity
            share = amount(rates.share(part.interval(whole.unit), whole.interval()), PERCENT)
            yield ComparisonRow(
                indicator, Method.SHARE_OF_TOTAL, plan.period, whole,
                year.period, part.to(whole.unit), share, indicator.basis,
                (Input(indicator, plan), Input(indicator, year)),
                f"{figure(part.to(whole.unit))} / {figure(whole)}",
                (Note("share"), _plan_years(plan.period), *undefined(share)),
            )  # fmt: skip


def _end_to_start(catalogue: Catalogue, level: Indicator) -> Iterator[ComparisonRow]:
    """The level at a plan's end and the level implied for its base year."""
    if level.measure.is_rate:
        return
    for implied in growth(catalogue, [level]):
        if implied.kind is not GrowthKind.IMPLIED_LEVEL or implied.indicator is not level:
            continue
        if implied.rounding or not isinstance(implied.result, Amount):
            continue
        end, average = implied.inputs
        plan = average.fact.period
        backward = average.fact.role is Role.ACTUAL
        if average.indicator.measure is not Measure.AVERAGE_GROWTH or not backward:
            continue
        assert end.fact.quantity is not None
        assert average.fact.quantity is not None
        unit = end.fact.quantity.unit
        difference = amount(end.fact.quantity.interval() - implied.result.interval, unit)
        total = amount(rates.cumulative(average.fact.quantity.interval(), plan.years), PERCENT)
        notes = [note for note in implied.notes if note.code.startswith("implied")]
        if isinstance(total, Amount):
            notes.append(Note("cumulative", {"growth": total}))
        yield ComparisonRow(
            level, Method.END_TO_START, implied.period, implied.result,
            end.fact.period, end.fact.quantity, difference, implied.basis, implied.inputs,
            f"{figure(end.fact.quantity)} - {implied.formula}",
            (*notes, _plan_years(plan), *undefined(difference)),
        )  # fmt: skip


def _start_to_level(indicator: Indicator) -> Iterator[ComparisonRow]:
    """A level and the one that the report says was left for it."""
    for fact in distinct(indicator.facts):
        start, end = fact.start, fact.quantity
        if start is None or end is None:
            continue
        unit = end.unit.of_differences
        difference = amount(end.interval() - start.interval(end.unit), unit)
        notes = [Note("target_compared")] if fact.role is Role.TARGET else []
        notes += [] if fact.start_period else [TIME_UNSTATED]
        notes += [] if end.unit.is_percent else multiple(end, start)
        yield ComparisonRow(
            indicator, Method.START_TO_LEVEL, fact.start_period, start, fact.period, end,
            difference, indicator.basis, (Input(indicator, fact),),
            f"{figure(end)} - {figure(start)}", (*notes, *undefined(difference)),
        )  # fmt: skip

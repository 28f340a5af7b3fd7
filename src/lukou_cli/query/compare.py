"""Comparisons across five-year plans: plan and plan, a year and its plan, end and start."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Bilingual, Fact, Indicator, Measure, Role
from lukou_cli.model.period import Period
from lukou_cli.model.quantity import Quantity, UnitMismatchError, combine
from lukou_cli.model.unit import PERCENT, PERCENTAGE_POINT
from lukou_cli.query import rates
from lukou_cli.query.figures import SYMBOLS, figure
from lukou_cli.query.growth import Kind, distinct, growth
from lukou_cli.query.note import Input, Note

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


class ComparisonRow(msgspec.Struct, frozen=True):
    """Two figures of one indicator, or a year's rate and its plan's average; their difference."""

    indicator: Indicator
    method: Method
    from_period: Period
    from_quantity: Quantity
    to_period: Period
    to_quantity: Quantity
    difference: Quantity
    inputs: tuple[Input, ...]
    formula: str
    notes: tuple[Note, ...] = ()


def compare(catalogue: Catalogue, indicators: Iterable[Indicator]) -> list[ComparisonRow]:
    """Every five-year comparison the facts of the indicators allow."""
    rows: list[ComparisonRow] = []
    seen: set[str] = set()
    for indicator in indicators:
        for member in (indicator, *catalogue.growths.get(indicator.id, ())):
            if member.id not in seen:
                seen.add(member.id)
                rows += _plan_to_plan(member)
                rows += _level_to_target(member)
                rows += _year_to_average(catalogue, member)
                rows += _share_of_total(member)
                rows += _end_to_start(catalogue, member)
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
    for average in catalogue.growths[indicator.growth_of]:
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
    try:
        start, end = before.quantity.to(after.quantity.unit), after.quantity
        unit = PERCENTAGE_POINT if end.unit.is_percent else end.unit
        approximate = start.is_approximate or end.is_approximate
        difference = combine(end.interval() - start.interval(), unit, approximate=approximate)
    except (UnitMismatchError, ValueError):
        return  # unlike units, or open on both sides: nothing can be said
    notes = [Note("target_compared")] if after.role is Role.TARGET else []
    for fact in (before, after):
        if fact.period.is_plan:
            params = {"plan": str(fact.period), "n": str(fact.period.years)}
            notes.append(Note("plan_years", {**params, "base": str(fact.period.base)}))
    if method is Method.LEVEL_TO_TARGET:
        step = (end.interval() - start.interval()).map(lambda x: x / after.period.years)
        pace = combine(step, unit, approximate=approximate)
        said: dict[str, str | Bilingual] = {
            "pace": str(pace.value),
            "bound": SYMBOLS[pace.bound],
            "unit": unit.text,
        }
        notes.insert(0, Note("per_year", said))
    yield ComparisonRow(
        indicator, method, before.period, start, after.period, end, difference,
        (Input(origin or indicator, before), Input(indicator, after)),
        f"{figure(end)} - {figure(start)}", tuple(notes),
    )  # fmt: skip


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
            whole = plan.quantity
            try:
                part = year.quantity.to(whole.unit)
                share = rates.quotient(part.interval(), whole.interval()).map(lambda x: x * 100)
                difference = combine(
                    share, PERCENT, approximate=part.is_approximate or whole.is_approximate
                )
            except (UnitMismatchError, ValueError):
                continue
            params = {"plan": str(plan.period), "n": str(plan.period.years)}
            yield ComparisonRow(
                indicator, Method.SHARE_OF_TOTAL, plan.period, whole, year.period, part, difference,
                (Input(indicator, plan), Input(indicator, year)),
                f"{figure(part)} / {figure(whole)}",
                (Note("share"), Note("plan_years", {**params, "base": str(plan.period.base)})),
            )  # fmt: skip


def _end_to_start(catalogue: Catalogue, level: Indicator) -> Iterator[ComparisonRow]:
    """The level at a plan's end and the level implied for its base year."""
    if level.measure.is_rate:
        return
    rows = [row for row in growth(catalogue, [level]) if row.result is not None]
    for implied in rows:
        if implied.kind is not Kind.IMPLIED_LEVEL or implied.indicator is not level:
            continue
        end, average = implied.inputs
        plan = average.fact.period
        backward = average.fact.role is Role.ACTUAL
        if average.indicator.measure is not Measure.AVERAGE_GROWTH or not backward:
            continue
        assert end.fact.quantity is not None
        assert implied.result is not None
        assert average.fact.quantity is not None
        try:
            difference = end.fact.quantity.minus(implied.result)
        except ValueError:
            continue
        total = rates.cumulative(average.fact.quantity.interval(), plan.years)
        notes = [note for note in implied.notes if note.code.startswith("implied")]
        notes.append(
            Note("cumulative", {"growth": str(total.low if total.low is not None else total.high)})
        )
        notes.append(
            Note(
                "plan_years",
                {"plan": str(plan), "n": str(plan.years), "base": str(plan.base)},
            )
        )
        yield ComparisonRow(
            level, Method.END_TO_START, implied.period, implied.result,
            end.fact.period, end.fact.quantity, difference, implied.inputs,
            f"{figure(end.fact.quantity)} - {implied.formula}", tuple(notes),
        )  # fmt: skip

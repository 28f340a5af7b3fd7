"""The data against itself: what can be recomputed, recomputed within rounding intervals.

A relation either *holds* or *fails* between two sides that the reports give, or it
*derives* a figure that no report gives and so cannot contradict, or the
bounds leave it *undecidable*, or it comes to nothing and is *undefined*. A figure that a later
report gives otherwise is *revised*, which is no fault.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Basis, Fact, Indicator, Measure, Role
from lukou_cli.model.interval import Answer, Interval, Undefined
from lukou_cli.model.period import Period
from lukou_cli.model.quantity import Amount, Quantity, amount
from lukou_cli.model.unit import PERCENT, Unit
from lukou_cli.query import rates
from lukou_cli.query.figures import figure
from lukou_cli.query.note import Input
from lukou_cli.query.revisions import told_again

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lukou_cli.model.catalogue import Catalogue


class ConsistencyState(str, Enum):
    HOLDS = "holds"
    FAILS = "fails"
    DERIVED = "derived"
    UNDECIDABLE = "undecidable"
    UNDEFINED = "undefined"
    REVISED = "revised"


class ConsistencyRow(msgspec.Struct, frozen=True):
    """A relation between facts: its kind, what the formula gives, and what it is held against."""

    kind: str
    indicator: Indicator
    period: Period
    formula: str
    computed: Amount | Undefined
    unit: Unit
    agreement: ConsistencyState
    inputs: tuple[Input, ...]
    stated: Input | None = None


def consistency(catalogue: Catalogue) -> list[ConsistencyRow]:
    """Every relation that the links between indicators and the facts themselves allow."""
    return [
        relation
        for rule in _RULES
        for indicator in catalogue.indicators
        for relation in rule(catalogue, indicator)
    ]


def _known(indicator: Indicator, role: Role = Role.ACTUAL) -> dict[Period, Input]:
    """The first numeric fact of each period."""
    found: dict[Period, Input] = {}
    for fact in indicator.of(role):
        if fact.quantity is not None:
            found.setdefault(fact.period, Input(indicator, fact))
    return found


def _quantity(known: Input) -> Quantity:
    assert known.fact.quantity is not None  # _known has numeric facts only
    return known.fact.quantity


def _range(known: Input) -> Interval:
    return _quantity(known).rounding_interval()


def _percentages(indicator: Indicator, role: Role = Role.ACTUAL) -> dict[Period, Input]:
    """The numeric facts that are rates in per cent."""
    known = _known(indicator, role)
    return {period: item for period, item in known.items() if _quantity(item).unit.is_percent}


def _held(computed: Amount | Undefined, stated: Input | None) -> ConsistencyState:
    """Whether the stated figure, within its rounding, agrees with what was computed."""
    if isinstance(computed, Undefined):
        return ConsistencyState.UNDEFINED
    if stated is None:
        return ConsistencyState.DERIVED
    if _quantity(stated).unit.dimension != computed.unit.dimension:
        return ConsistencyState.UNDECIDABLE
    there = _quantity(stated).rounding_interval(computed.unit)
    return ConsistencyState.HOLDS if computed.interval.meets(there) else ConsistencyState.FAILS


def _at_prices(
    level: Indicator, growth: Indicator, computed: Amount | Undefined, stated: Input | None
) -> tuple[ConsistencyState, Input | None]:
    """How levels agree with a growth rate: only at the same prices can they contradict each other.

    Growth at constant prices and levels at current ones are kept apart. Where the prices of one are
    not stated, agreement is one, and disagreement says nothing.
    """
    apart = {level.basis, growth.basis} == {Basis.REAL, Basis.NOMINAL}
    held = _held(computed, None if apart else stated)
    if held is ConsistencyState.FAILS and Basis.UNSTATED in (level.basis, growth.basis):
        held = ConsistencyState.UNDECIDABLE
    return held, None if apart else stated


def _level_and_growth(catalogue: Catalogue, indicator: Indicator) -> Iterator[ConsistencyRow]:
    """level / (1 + growth) is the earlier level: held against it, or derived where unknown."""
    level = catalogue.linked(indicator, indicator.growth_of)
    if level is None or not indicator.measure.is_rate:
        return
    levels = _known(level)
    for period, growth in _percentages(indicator).items():
        end = levels.get(Period.of_year(period.last))
        if end is None:
            continue
        years = period.years if indicator.measure is Measure.AVERAGE_GROWTH else 1
        base = Period.of_year(period.base)
        unit = _quantity(end).unit
        computed = amount(rates.before(_range(end), _range(growth), years), unit)
        power = f"^{years}" if years > 1 else ""
        agreement, stated = _at_prices(level, indicator, computed, levels.get(base))
        yield ConsistencyRow(
            "level_and_growth", level, base,
            f"{figure(_quantity(end))} / (1 + {figure(_quantity(growth))}){power}",
            computed, unit, agreement, (end, growth), stated,
        )  # fmt: skip


def _rest_of_plan(catalogue: Catalogue, indicator: Indicator) -> Iterator[ConsistencyRow]:
    """A plan's average rate and one year's rate leave the average of its other years."""
    if indicator.measure is not Measure.AVERAGE_GROWTH:
        return
    for role in Role:
        for period, average in _percentages(indicator, role).items():
            for sibling in catalogue.siblings(indicator):
                if sibling.measure is not Measure.GROWTH:
                    continue
                for year, growth in _percentages(sibling, role).items():
                    if not (year.is_year and period.contains(year) and period.years > 1):
                        continue
                    rest = rates.remaining(
                        _range(average), period.years, rates.factor(_range(growth)), 1
                    )
                    computed = amount(rest, PERCENT)
                    yield ConsistencyRow(
                        "rest_of_plan", indicator, period,
                        f"((1 + {figure(_quantity(average))})^{period.years} / "
                        f"(1 + {figure(_quantity(growth))}))^(1/{period.years - 1}) - 1",
                        computed, PERCENT, _held(computed, None), (average, growth),
                    )  # fmt: skip


def _part_of_plan(catalogue: Catalogue, indicator: Indicator) -> Iterator[ConsistencyRow]:
    """A year's amount lies within its plan's total."""
    del catalogue
    if indicator.measure is not Measure.FLOW:
        return
    known = _known(indicator)
    for plan, total in known.items():
        for year, part in known.items():
            if not (plan.is_plan and year.is_year and plan.contains(year)):
                continue
            whole = _quantity(total)
            limits = msgspec.structs.replace(whole.interval(), low=Decimal(0), low_open=False)
            computed = _quantity(part).interval(whole.unit)
            answer = computed.within(limits)
            if answer is Answer.UNDECIDABLE:
                # An open-ended part (超) is only as large as the total allows.
                answer = Answer.YES if _floor_fits(computed, limits) else answer
            yield ConsistencyRow(
                "part_of_plan", indicator, year,
                f"0 ≤ {figure(_quantity(part))} ≤ {figure(whole)}",
                amount(computed, whole.unit), whole.unit,
                {
                    Answer.YES: ConsistencyState.HOLDS,
                    Answer.NO: ConsistencyState.FAILS,
                    Answer.UNDECIDABLE: ConsistencyState.UNDECIDABLE,
                }[answer],
                (part,), total,
            )  # fmt: skip


def _floor_fits(part: Interval, whole: Interval) -> bool:
    return part.low is not None and (whole.high is None or part.low <= whole.high)


def _repeated(catalogue: Catalogue, indicator: Indicator) -> Iterator[ConsistencyRow]:
    """A figure that a report prints in two places is the same in both."""
    del catalogue
    first: dict[tuple[str, Period, Role], Fact] = {}
    for fact in indicator.facts:
        earlier = first.setdefault((fact.report, fact.period, fact.role), fact)
        if earlier is fact or fact.quantity is None or earlier.quantity is None:
            continue
        yield ConsistencyRow(
            "repeated", indicator, fact.period,
            f"{figure(fact.quantity)} = {figure(earlier.quantity)}",
            amount(fact.quantity.interval(), fact.quantity.unit), fact.quantity.unit,
            ConsistencyState.HOLDS if fact.quantity == earlier.quantity else ConsistencyState.FAILS,
            (Input(indicator, fact),), Input(indicator, earlier),
        )  # fmt: skip


def _told_again(catalogue: Catalogue, indicator: Indicator) -> Iterator[ConsistencyRow]:
    """What a later report says of a period and role, held against an earlier one."""
    del catalogue
    for earlier, holding in told_again(indicator):
        assert holding.quantity is not None
        unit = holding.quantity.unit
        stated = Input(indicator, earlier)
        computed = amount(holding.quantity.rounding_interval(), unit)
        state = _held(computed, stated)
        yield ConsistencyRow(
            "revision", indicator, holding.period,
            f"{holding.report}: {figure(holding.quantity)}", computed, unit,
            ConsistencyState.REVISED if state is ConsistencyState.FAILS else state,
            (Input(indicator, holding),), stated,
        )  # fmt: skip


def _increment(catalogue: Catalogue, indicator: Indicator) -> Iterator[ConsistencyRow]:
    """A stock less what a period added is the stock before it."""
    stock = catalogue.linked(indicator, indicator.increment_of)
    if stock is None:
        return
    levels = _known(stock)
    for period, added in _known(indicator).items():
        end = levels.get(Period.of_year(period.last))
        if end is None or _quantity(end).unit.dimension != _quantity(added).unit.dimension:
            continue
        base = Period.of_year(period.base)
        stated = levels.get(base)
        unit = _quantity(end).unit
        computed = amount(_quantity(end).interval() - _quantity(added).interval(unit), unit)
        yield ConsistencyRow(
            "increment", stock, base, f"{figure(_quantity(end))} - {figure(_quantity(added))}",
            computed, unit, _held(computed, stated), (end, added), stated,
        )  # fmt: skip


def _per_head(catalogue: Catalogue, indicator: Indicator) -> Iterator[ConsistencyRow]:
    """A total over its per-head figure is a population; so are their growth rates."""
    total = catalogue.linked(indicator, indicator.per_head_of)
    if total is None:
        return
    totals = _known(total)
    for period, head in _known(indicator).items():
        whole = totals.get(period)
        if whole is None or _quantity(whole).unit.dimension != _quantity(head).unit.dimension:
            continue
        unit = Unit("万人", "persons", 10_000)
        persons = _quantity(whole).rounding_interval(_quantity(head).unit) / _range(head)
        computed = amount(persons.scale(1, unit.numerator), unit)
        yield ConsistencyRow(
            "per_head", indicator, period,
            f"{figure(_quantity(whole))} / {figure(_quantity(head))}", computed, unit,
            _held(computed, None), (whole, head),
        )  # fmt: skip
    for one in catalogue.growths_of(indicator):
        for other in catalogue.growths_of(total):
            if one.measure is not other.measure:
                continue
            rates_of_total = _percentages(other)
            for period, head in _percentages(one).items():
                if (whole := rates_of_total.get(period)) is None:
                    continue
                ratio = rates.factor(_range(whole)) / rates.factor(_range(head))
                computed = amount(rates.rate(ratio), PERCENT)
                yield ConsistencyRow(
                    "per_head_growth", indicator, period,
                    f"(1 + {figure(_quantity(whole))}) / (1 + {figure(_quantity(head))}) - 1",
                    computed, PERCENT, _held(computed, None), (whole, head),
                )  # fmt: skip


def _from_to(catalogue: Catalogue, indicator: Indicator) -> Iterator[ConsistencyRow]:
    """A level and the one before it, or the one that was left for it: their difference."""
    del catalogue
    if indicator.measure.is_rate or indicator.measure is Measure.STATUS:
        return
    known = [item for period, item in sorted(_known(indicator).items()) if period.is_year]
    pairs: list[tuple[Quantity, Quantity, tuple[Input, ...]]] = [
        (_quantity(one), _quantity(two), (one, two)) for one, two in pairwise(known)
    ]
    pairs += [
        (item.fact.start, _quantity(item), (item,))
        for role in Role
        for item in _known(indicator, role).values()
        if item.fact.start is not None
    ]
    for start, end, sources in pairs:
        unit = end.unit.of_differences
        computed = amount(end.interval() - start.interval(end.unit), unit)
        yield ConsistencyRow(
            "from_to", indicator, sources[-1].fact.period, f"{figure(end)} - {figure(start)}",
            computed, unit, _held(computed, None), sources,
        )  # fmt: skip


def _share(catalogue: Catalogue, indicator: Indicator) -> Iterator[ConsistencyRow]:
    """A share of a known whole is an amount; every share lies between 0 and 100 %."""
    if indicator.measure is not Measure.SHARE or indicator.unit != "%":
        return
    whole = catalogue.linked(indicator, indicator.share_of)
    for role in Role:
        for period, share in _percentages(indicator, role).items():
            quantity = _quantity(share)
            limits = Interval(Decimal(0), Decimal(100))
            fits = quantity.interval().meets(limits)
            yield ConsistencyRow(
                "share_limits", indicator, period, f"0% ≤ {figure(quantity)} ≤ 100%",
                amount(quantity.interval(), PERCENT), PERCENT,
                ConsistencyState.HOLDS if fits else ConsistencyState.FAILS, (share,),
            )  # fmt: skip
            total = _known(whole, role).get(period) if whole else None
            if total is not None:
                unit = _quantity(total).unit
                part = amount(_range(total) * _range(share).scale(1, 100), unit)
                yield ConsistencyRow(
                    "share_of_whole", indicator, period,
                    f"{figure(_quantity(total))} x {figure(quantity)}", part, unit,
                    _held(part, None), (total, share),
                )  # fmt: skip


def _target_growth(catalogue: Catalogue, indicator: Indicator) -> Iterator[ConsistencyRow]:
    """A target for a level implies a growth, held against a growth target where there is one."""
    if indicator.measure is not Measure.FLOW:
        return
    results = _known(indicator)
    for period, target in _known(indicator, Role.TARGET).items():
        before = results.get(Period.of_year(period.base))
        if not period.is_year or before is None:
            continue
        start, goal = _quantity(before), _quantity(target)
        growth = rates.change(goal.rounding_interval(), start.rounding_interval(goal.unit))
        computed = amount(growth, PERCENT)
        stated = next(
            (
                known[period]
                for sibling in catalogue.growths_of(indicator)
                if sibling.measure is Measure.GROWTH
                and period in (known := _percentages(sibling, Role.TARGET))
            ),
            None,
        )
        rate = stated.indicator if stated else indicator
        agreement, stated = _at_prices(indicator, rate, computed, stated)
        yield ConsistencyRow(
            "target_growth", indicator, period, f"{figure(goal)} / {figure(start)} - 1",
            computed, PERCENT, agreement, (before, target), stated,
        )  # fmt: skip


_RULES: tuple[Callable[[Catalogue, Indicator], Iterable[ConsistencyRow]], ...] = (
    _level_and_growth,
    _rest_of_plan,
    _per_head,
    _increment,
    _part_of_plan,
    _from_to,
    _share,
    _target_growth,
    _repeated,
    _told_again,
)

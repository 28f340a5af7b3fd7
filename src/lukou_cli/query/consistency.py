"""The data against itself: what can be recomputed, recomputed within rounding intervals.

A relation either *holds* or *fails* between two sides that the report gives, or it
*derives* a figure that the report does not give and so cannot contradict, or the
bounds leave it *undecidable*.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Fact, Indicator, Measure, Role
from lukou_cli.model.period import Period
from lukou_cli.model.quantity import Answer, Interval, Quantity
from lukou_cli.model.unit import PERCENT, PERCENTAGE_POINT, Unit
from lukou_cli.query import rates
from lukou_cli.query.figures import figure
from lukou_cli.query.note import Input

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lukou_cli.model.catalogue import Catalogue


class Agreement(str, Enum):
    HOLDS = "holds"
    FAILS = "fails"
    DERIVED = "derived"
    UNDECIDABLE = "undecidable"


class Relation(msgspec.Struct, frozen=True):
    """A relation between facts: its kind, what the formula gives, and what it is held against."""

    kind: str
    indicator: Indicator
    period: Period
    formula: str
    computed: Interval
    unit: Unit
    agreement: Agreement
    inputs: tuple[Input, ...]
    stated: Input | None = None


def consistency(catalogue: Catalogue) -> list[Relation]:
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


def _agrees(left: Interval, right: Interval) -> Agreement:
    return Agreement.HOLDS if left.meets(right) else Agreement.FAILS


def _level_and_growth(catalogue: Catalogue, indicator: Indicator) -> Iterator[Relation]:
    """level / (1 + growth) is the earlier level: held against it, or derived where unknown."""
    level = catalogue.by_id.get(indicator.growth_of)
    if level is None or not indicator.measure.is_rate:
        return
    levels = _known(level)
    for period, growth in _known(indicator).items():
        end = levels.get(Period.of_year(period.last))
        if end is None:
            continue
        years = period.years if indicator.measure is Measure.AVERAGE_GROWTH else 1
        base = Period.of_year(period.base)
        computed = rates.quotient(_range(end), rates.factor(_range(growth), years))
        if computed.low is None and computed.high is None:
            continue
        power = f"^{years}" if years > 1 else ""
        stated = levels.get(base)
        yield Relation(
            "level_and_growth", level, base,
            f"{figure(_quantity(end))} / (1 + {figure(_quantity(growth))}){power}",
            computed, _quantity(end).unit,
            _agrees(computed, _range(stated)) if stated else Agreement.DERIVED,
            (end, growth), stated,
        )  # fmt: skip


def _rest_of_plan(catalogue: Catalogue, indicator: Indicator) -> Iterator[Relation]:
    """A plan's average rate and one year's rate leave the average of its other years."""
    if indicator.measure is not Measure.AVERAGE_GROWTH:
        return
    for role in Role:
        for period, average in _known(indicator, role).items():
            for sibling in catalogue.growths.get(indicator.growth_of, ()):
                if sibling.measure is not Measure.GROWTH:
                    continue
                for year, growth in _known(sibling, role).items():
                    if not (year.is_year and period.contains(year) and period.years > 1):
                        continue
                    computed = rates.remaining(
                        _range(average), period.years, rates.factor(_range(growth)), 1
                    )
                    if computed.low is None and computed.high is None:
                        continue
                    yield Relation(
                        "rest_of_plan", indicator, period,
                        f"((1 + {figure(_quantity(average))})^{period.years} / "
                        f"(1 + {figure(_quantity(growth))}))^(1/{period.years - 1}) - 1",
                        computed, PERCENT, Agreement.DERIVED, (average, growth),
                    )  # fmt: skip


def _part_of_plan(catalogue: Catalogue, indicator: Indicator) -> Iterator[Relation]:
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
            within = Interval(Decimal(0), whole.interval().high)
            computed = _quantity(part).to(whole.unit).interval()
            answer = computed.within(within)
            if answer is Answer.UNDECIDABLE and computed.meets(within):
                # An open-ended part (超) is only as large as the total allows.
                answer = Answer.YES if _floor_fits(computed, within) else answer
            yield Relation(
                "part_of_plan", indicator, year,
                f"0 ≤ {figure(_quantity(part))} ≤ {figure(whole)}", computed, whole.unit,
                {
                    Answer.YES: Agreement.HOLDS,
                    Answer.NO: Agreement.FAILS,
                    Answer.UNDECIDABLE: Agreement.UNDECIDABLE,
                }[answer],
                (part,), total,
            )  # fmt: skip


def _floor_fits(part: Interval, whole: Interval) -> bool:
    return part.low is not None and (whole.high is None or part.low <= whole.high)


def _repeated(catalogue: Catalogue, indicator: Indicator) -> Iterator[Relation]:
    """A figure printed in two places is the same in both."""
    del catalogue
    first: dict[tuple[Period, Role], Fact] = {}
    for fact in indicator.facts:
        earlier = first.setdefault((fact.period, fact.role), fact)
        if earlier is fact or fact.quantity is None or earlier.quantity is None:
            continue
        yield Relation(
            "repeated", indicator, fact.period,
            f"{figure(fact.quantity)} = {figure(earlier.quantity)}",
            fact.quantity.interval(), fact.quantity.unit,
            _agrees(fact.quantity.interval(), earlier.quantity.interval()),
            (Input(indicator, fact),), Input(indicator, earlier),
        )  # fmt: skip


def _increment(catalogue: Catalogue, indicator: Indicator) -> Iterator[Relation]:
    """A stock less what a period added is the stock before it."""
    stock = catalogue.by_id.get(indicator.increment_of)
    if stock is None:
        return
    levels = _known(stock)
    for period, added in _known(indicator).items():
        end = levels.get(Period.of_year(period.last))
        if end is None or _quantity(end).unit.dimension != _quantity(added).unit.dimension:
            continue
        base = Period.of_year(period.base)
        stated = levels.get(base)
        computed = _quantity(end).interval() - _quantity(added).to(_quantity(end).unit).interval()
        if computed.low is None and computed.high is None:
            continue
        yield Relation(
            "increment", stock, base, f"{figure(_quantity(end))} - {figure(_quantity(added))}",
            computed, _quantity(end).unit,
            _agrees(computed, _quantity(stated).interval()) if stated else Agreement.DERIVED,
            (end, added), stated,
        )  # fmt: skip


def _per_head(catalogue: Catalogue, indicator: Indicator) -> Iterator[Relation]:
    """A total over its per-head figure is a population; so are their growth rates."""
    total = catalogue.by_id.get(indicator.per_head_of)
    if total is None:
        return
    totals = _known(total)
    for period, head in _known(indicator).items():
        whole = totals.get(period)
        if whole is None:
            continue
        unit = Unit("万人", "persons", 10_000)
        scale = Decimal(_quantity(whole).unit.numerator) / _quantity(head).unit.numerator / 10_000
        computed = rates.product(rates.quotient(_range(whole), _range(head)), Interval.point(scale))
        yield Relation(
            "per_head", indicator, period,
            f"{figure(_quantity(whole))} / {figure(_quantity(head))}", computed, unit,
            Agreement.DERIVED, (whole, head),
        )  # fmt: skip
    for one in catalogue.growths.get(indicator.id, ()):
        for other in catalogue.growths.get(total.id, ()):
            if one.measure is not other.measure:
                continue
            rates_of_total = _known(other)
            for period, head in _known(one).items():
                if (whole := rates_of_total.get(period)) is None:
                    continue
                ratio = rates.quotient(rates.factor(_range(whole)), rates.factor(_range(head)))
                yield Relation(
                    "per_head_growth", indicator, period,
                    f"(1 + {figure(_quantity(whole))}) / (1 + {figure(_quantity(head))}) - 1",
                    rates.rate(ratio), PERCENT, Agreement.DERIVED, (whole, head),
                )  # fmt: skip


def _from_to(catalogue: Catalogue, indicator: Indicator) -> Iterator[Relation]:
    """Two results of a percentage: their difference in percentage points."""
    del catalogue
    if indicator.measure.is_rate or indicator.measure is Measure.STATUS:
        return
    known = [item for period, item in sorted(_known(indicator).items()) if period.is_year]
    for before, after in pairwise(known):
        start, end = _quantity(before), _quantity(after)
        if start.unit.dimension != end.unit.dimension:
            continue
        computed = end.interval() - start.to(end.unit).interval()
        if computed.low is None and computed.high is None:
            continue
        unit = PERCENTAGE_POINT if end.unit.is_percent else end.unit
        yield Relation(
            "from_to", indicator, after.fact.period, f"{figure(end)} - {figure(start)}",
            computed, unit, Agreement.DERIVED, (before, after),
        )  # fmt: skip


def _share(catalogue: Catalogue, indicator: Indicator) -> Iterator[Relation]:
    """A share of a known whole is an amount; every share lies between 0 and 100 %."""
    if indicator.measure is not Measure.SHARE or indicator.unit != "%":
        return
    whole = catalogue.by_id.get(indicator.share_of)
    for role in Role:
        for period, share in _known(indicator, role).items():
            quantity = _quantity(share)
            limits = Interval(Decimal(0), Decimal(100))
            fits = quantity.interval().meets(limits)
            yield Relation(
                "share_limits", indicator, period, f"0% ≤ {figure(quantity)} ≤ 100%",
                quantity.interval(), PERCENT,
                Agreement.HOLDS if fits else Agreement.FAILS, (share,),
            )  # fmt: skip
            total = _known(whole, role).get(period) if whole else None
            if total is not None:
                part = rates.product(_range(total), _range(share).map(lambda x: x / 100))
                yield Relation(
                    "share_of_whole", indicator, period,
                    f"{figure(_quantity(total))} x {figure(quantity)}", part,
                    _quantity(total).unit, Agreement.DERIVED, (total, share),
                )  # fmt: skip


def _target_growth(catalogue: Catalogue, indicator: Indicator) -> Iterator[Relation]:
    """A target for a level implies a growth, held against a growth target where there is one."""
    if indicator.measure is not Measure.FLOW:
        return
    results = _known(indicator)
    for period, target in _known(indicator, Role.TARGET).items():
        before = results.get(Period.of_year(period.base))
        if not period.is_year or before is None:
            continue
        start, goal = _quantity(before), _quantity(target)
        if start.unit.dimension != goal.unit.dimension or not rates.is_positive(start.interval()):
            continue
        computed = rates.rate(
            rates.quotient(goal.rounding_interval(), start.to(goal.unit).rounding_interval())
        )
        if computed.low is None and computed.high is None:
            continue
        stated = next(
            (
                known[period]
                for sibling in catalogue.growths.get(indicator.id, ())
                if sibling.measure is Measure.GROWTH
                and period in (known := _known(sibling, Role.TARGET))
            ),
            None,
        )
        yield Relation(
            "target_growth", indicator, period, f"{figure(goal)} / {figure(start)} - 1",
            computed, PERCENT,
            _agrees(computed, _range(stated)) if stated else Agreement.DERIVED,
            (before, target), stated,
        )  # fmt: skip


_RULES: tuple[Callable[[Catalogue, Indicator], Iterable[Relation]], ...] = (
    _level_and_growth,
    _rest_of_plan,
    _per_head,
    _increment,
    _part_of_plan,
    _from_to,
    _share,
    _target_growth,
    _repeated,
)

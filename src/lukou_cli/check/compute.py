"""The arithmetic behind derived figures, from recorded facts, each with its formula."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.compatible import same_things
from lukou_cli.check.finding import Source
from lukou_cli.model.interval import Undefined
from lukou_cli.model.quantity import ARITHMETIC, Bound, Quantity, amount, plain, written_step
from lukou_cli.model.unit import PERCENT, PERCENTAGE_POINT, Unit
from lukou_cli.query import rates
from lukou_cli.query.figures import figure as short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.check.scan import Figure
    from lukou_cli.model.interval import Computed
    from lukou_cli.query.consistency import ConsistencyRow
    from lukou_cli.query.growth import GrowthRow

# 近四分之一, 两成以上: parts and tenths are coarse; other rounded numbers are close.
_COARSE = Decimal("0.1")
_CLOSE = Decimal("0.05")
# 超两成 for 23.3 %: how far above a named threshold a number may lie.
_ABOVE = Decimal("0.3")


class Outcome(msgspec.Struct, frozen=True):
    """What a formula gives; the true value lies within ``slack`` of it."""

    formula: str
    computed: Quantity
    inputs: tuple[Source, ...]
    slack: Decimal = Decimal(0)


def like(one: Unit, other: Unit) -> bool:
    """Whether two units count or measure the same kind of thing."""
    return one.dimension == other.dimension or same_things(one.dimension, other.dimension)


def difference(one: Source, other: Source, unit: Unit) -> Outcome | None:
    """one - other: percentage points for percentages, else in the unit given."""
    first, second = _quantities(one, other)
    if first.unit.is_percent != second.unit.is_percent or not like(first.unit, second.unit):
        return None
    with localcontext(ARITHMETIC):
        # Of two falls the larger one falls more: 下降16% is 2 points more than 下降14%.
        falls = first.value < 0 and second.value < 0
        value = first.value - second.value * _factor(second.unit, first.unit)
        value = -value if falls else value
        if not first.unit.is_percent:
            value *= _factor(first.unit, unit)
    result = PERCENTAGE_POINT if first.unit.is_percent else unit
    bound = _bound(one, other)
    if bound is Bound.EQ and first.bound in (Bound.GT, Bound.GE):
        bound = first.bound
    return Outcome(
        f"{short(first)} - {short(second)}", Quantity(bound, plain(value), result), (one, other)
    )


def ratio(one: Source, other: Source, *, grown: bool = False) -> Outcome | None:
    """one / other as a multiple; ``grown`` by how many times: 增长2倍 is three times as much."""
    first, second = _quantities(one, other)
    if not like(first.unit, second.unit) or not second.value:
        return None
    with localcontext(ARITHMETIC):
        value = first.value / (second.value * _factor(second.unit, first.unit)) - int(grown)
    formula = f"{short(first)} / {short(second)}" + (" - 1" if grown else "")
    return Outcome(
        formula, Quantity(_bound(one, other), value, Unit("倍", "multiple")), (one, other)
    )


def share(part: Source, whole: Source) -> Outcome | None:
    """part / whole in per cent."""
    found = ratio(part, whole)
    return None if found is None else _in_percent(found, found.formula)


def growth(last: Source, first: Source) -> Outcome | None:
    """last / first - 1 in per cent."""
    found = ratio(last, first, grown=True)
    return None if found is None else _in_percent(found, found.formula)


def total(parts: Sequence[Source], unit: Unit) -> Outcome:
    """The sum of the parts in the unit given."""
    value = Decimal(0)
    with localcontext(ARITHMETIC):
        for part in parts:
            quantity = part.fact.quantity
            assert quantity is not None
            value += quantity.value * _factor(quantity.unit, unit)
    formula = " + ".join(short(part.fact.quantity) for part in parts)
    return Outcome(formula, Quantity(Bound.EQ, plain(value), unit), tuple(parts))


def per_year(source: Source, unit: Unit) -> Outcome:
    """A plan's total over its years."""
    quantity = source.fact.quantity
    assert quantity is not None
    years = source.fact.period.years
    with localcontext(ARITHMETIC):
        value = plain(quantity.value * _factor(quantity.unit, unit) / years)
    return Outcome(f"{short(quantity)} / {years}", Quantity(quantity.bound, value, unit), (source,))


def pace(target: Source, result: Source, unit: Unit) -> Outcome | None:
    """What a target takes each year from a result on."""
    found = difference(target, result, unit)
    years = target.fact.period.last - result.fact.period.last
    if found is None or years <= 1:
        return None
    with localcontext(ARITHMETIC):
        value = plain(found.computed.value / years)
    computed = Quantity(found.computed.bound, value, found.computed.unit)
    return Outcome(f"({found.formula}) / {years}", computed, found.inputs)


def per_unit(amount: Source, count: Source, unit: Unit) -> Outcome | None:
    """An amount over a number of things: 总产20万吨 over 43万亩."""
    first, second = _quantities(amount, count)
    if first.unit.dimension != unit.dimension or not second.value:
        return None
    with localcontext(ARITHMETIC):
        things = second.value * (10_000 if second.unit.text.startswith("万") else 1)
        value = first.value * _factor(first.unit, unit) / things
    return Outcome(
        f"{short(first)} / {short(second)}", Quantity(Bound.EQ, value, unit), (amount, count)
    )


def cumulative(average: Source) -> Outcome | None:
    """What an average annual growth rate adds up to over its plan, within rounding."""
    quantity = average.fact.quantity
    assert quantity is not None
    years = average.fact.period.years
    middle = amount(rates.cumulative(quantity.interval(), years), PERCENT)
    around = rates.cumulative(quantity.rounding_interval(), years)
    if isinstance(middle, Undefined) or not middle.interval.is_point:
        return None
    formula = f"(1 + {short(quantity)})^{years} - 1"
    computed = Quantity(quantity.bound, middle.value, PERCENT)
    return Outcome(formula, computed, (average,), _slack(around))


def implied(relation: ConsistencyRow, unit: Unit) -> Outcome | None:
    """A figure that level and growth, or stock and increase, imply for another year."""
    if isinstance(relation.computed, Undefined) or not like(relation.unit, unit):
        return None
    low, high = relation.computed.interval.low, relation.computed.interval.high
    if low is None or high is None:
        return None
    factor = _factor(relation.unit, unit)
    with localcontext(ARITHMETIC):
        middle = (low + high) / 2 * factor
        slack = _slack(relation.computed.interval) * factor
    inputs = tuple(Source(item.indicator, item.fact) for item in relation.inputs)
    return Outcome(relation.formula, Quantity(Bound.EQ, middle, unit), inputs, slack)


def _slack(around: Computed) -> Decimal:
    """Half the width of an interval; nothing where it has no width to speak of."""
    if isinstance(around, Undefined) or around.low is None or around.high is None:
        return Decimal(0)
    return ARITHMETIC.divide(ARITHMETIC.subtract(around.high, around.low), Decimal(2))


def grown(row: GrowthRow, unit: Unit) -> Outcome | None:
    """A level that a level and a growth rate imply for another year."""
    if row.result is None or isinstance(row.result, Undefined) or not like(row.result.unit, unit):
        return None
    with localcontext(ARITHMETIC):
        value = row.result.value * _factor(row.result.unit, unit)
    inputs = tuple(Source(item.indicator, item.fact) for item in row.inputs)
    return Outcome(row.formula, Quantity(row.result.bound, value, unit), inputs)


def fits(figure: Figure, outcome: Outcome) -> bool:
    """Whether the claimed number is the computed one, to the digits it is given in."""
    claimed = figure.quantity
    value, known = claimed.value, abs(outcome.computed.value)
    with localcontext(ARITHMETIC):
        if claimed.bound is Bound.RANGE and claimed.upper is not None:
            return value <= known <= claimed.upper
        if claimed.bound is Bound.OVER:
            return value <= known < value + max(Decimal(1), written_step(value))
        half = Decimal(5).scaleb(int(value.as_tuple().exponent) - 1)
        tolerance = half + outcome.slack
        coarse = figure.fraction or (claimed.unit.is_percent and value % 10 == 0)
        if claimed.bound is not Bound.EQ:
            tolerance = max(tolerance, known * (_COARSE if coarse else _CLOSE))
        elif figure.fraction:
            tolerance = max(tolerance, known * _CLOSE)
        distance = abs(value - known)
        if distance <= tolerance:
            return True
        if _at_least_one_more(claimed, outcome.computed):
            return True
        above = claimed.bound in (Bound.GE, Bound.GT, Bound.OVER)
        return above and known > value and distance <= known * _ABOVE


def _at_least_one_more(claimed: Quantity, computed: Quantity) -> bool:
    """More than 9 firms are at least 10: things come whole."""
    return (
        computed.bound is Bound.GT
        and computed.unit.is_count
        and claimed.value == abs(computed.value) + 1
        and claimed.bound in (Bound.EQ, Bound.GE)
    )


def _quantities(one: Source, other: Source) -> tuple[Quantity, Quantity]:
    first, second = one.fact.quantity, other.fact.quantity
    assert first is not None
    assert second is not None
    return first, second


def _factor(unit: Unit, into: Unit) -> Decimal:
    """How many of one unit another one is."""
    return Decimal(unit.numerator) * into.denominator / (Decimal(unit.denominator) * into.numerator)


def _bound(one: Source, other: Source) -> Bound:
    near = Bound.APPROX in (one.fact.bound, other.fact.bound)
    return Bound.APPROX if near else Bound.EQ


def _in_percent(outcome: Outcome, formula: str) -> Outcome:
    with localcontext(ARITHMETIC):
        value = outcome.computed.value * 100
    return Outcome(formula, Quantity(outcome.computed.bound, value, PERCENT), outcome.inputs)

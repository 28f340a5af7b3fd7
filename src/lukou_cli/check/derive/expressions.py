"""Expressions over facts, for each kind of derived figure, in the one arithmetic of intervals."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache
from itertools import combinations, permutations
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.derive.asked import Asked, Kind
from lukou_cli.check.derive.operands import Around, Operand, started, target_and_result
from lukou_cli.model.indicator import Measure, Role
from lukou_cli.model.interval import Computed, Interval, Undefined
from lukou_cli.model.unit import IN_HUNDREDTHS, counts, parse_unit, scale_and_base

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ONE = Interval.point(1)
_HUNDRED = Interval.point(100)
# Years of a plan, months of a year.
_PLAN_YEARS = 5
_MONTHS = 12
# How many figures a sum may be of.
_ADDED = (2, 3, 4)


class Expression(msgspec.Struct, frozen=True, dict=True):
    """A formula over operands, in the base unit of ``dimension``; computed when it is asked.

    ``sure`` tells that the words determine the operands; ``sign`` is the direction
    from the second operand to the first where both are of one indicator.
    """

    formula: str
    compute: Callable[..., Computed]
    inputs: tuple[Operand, ...]
    dimension: str
    sure: bool = False
    sign: int = 0

    @cached_property
    def _made(self) -> Computed:
        return self.compute(*[o.printed for o in self.inputs])

    @property
    def exists(self) -> bool:
        """Whether the formula has a value."""
        return not isinstance(self._made, Undefined)

    @property
    def printed(self) -> Interval:
        """The arithmetic of the numbers as printed."""
        return _found(self._made)

    @property
    def known(self) -> Interval:
        """What the bounds of the inputs leave open."""
        return _found(self.compute(*[o.known for o in self.inputs]))


def _found(made: Computed) -> Interval:
    return Interval(None, None) if isinstance(made, Undefined) else made


def expressions(asked: Asked, dimension: str, around: Around) -> Iterable[Expression]:
    """Every expression of a kind over the operands around, the likeliest first.

    There are many, and few are asked for their value: one has not all of them (``exists``).
    """
    found: dict[tuple[str, str], Expression] = {}
    for expression in _MAKERS[asked.kind](asked, dimension, around):
        found.setdefault((expression.formula, expression.dimension), expression)
    return found.values()


def _make(  # noqa: PLR0913  what is read around a figure
    formula: str, compute: Callable[..., Computed], inputs: tuple[Operand, ...], dimension: str,
    *, sure: bool = False, sign: int = 0,
) -> Expression:  # fmt: skip
    """An expression; ``{}`` of its formula are the inputs, ``{0}`` the first."""
    text = formula.format(*[o.text for o in inputs])
    return Expression(text, compute, inputs, dimension, sure, sign)


def _apart(one: Operand, other: Operand) -> bool:
    return one.fact is not other.fact or one.computed != other.computed or one.text != other.text


def _like(one: Operand, other: Operand) -> bool:
    counted = one.dimension.startswith("count:") and other.dimension.startswith("count:")
    points = {one.dimension, other.dimension} <= IN_HUNDREDTHS
    return one.dimension == other.dimension or points or counted


def _fits(operand: Operand, dimension: str) -> bool:
    points = dimension in IN_HUNDREDTHS and operand.dimension in IN_HUNDREDTHS
    number = dimension == "number" and operand.dimension not in IN_HUNDREDTHS
    counted = dimension.startswith("count:") and operand.dimension.startswith("count:")
    return operand.dimension == dimension or points or number or counted


def _levels(operands: Iterable[Operand]) -> tuple[Operand, ...]:
    return tuple(o for o in operands if o.dimension not in IN_HUNDREDTHS)


def _pairs(
    around: Around, fits: Callable[[Operand], bool]
) -> Iterator[tuple[Operand, Operand, bool]]:
    """Pairs that a comparison may be about, with whether the words determine them."""
    near, earlier, named, reference = (
        [o for o in each if fits(o)]
        for each in (around.near, around.earlier, around.named, around.reference)
    )
    first = True
    for one in reversed(near):
        # 比GDP增速低: of the same year, where it is not said of which.
        year = one.fact.period
        same = [o for o in reference if o.fact.period == year]
        for other in (*same, *(o for o in reference if o.fact.period != year)):
            if _apart(one, other) and _like(one, other):
                yield one, other, first
                first = False
    for one in named:
        for other in reference:
            if _apart(one, other) and _like(one, other):
                yield one, other, False
    if len(near) > 1 and _like(near[-1], near[-2]):
        yield near[-1], near[-2], first
        first = False
    for operand in dict.fromkeys((*reversed(near), *named, *reversed(earlier))):
        for pair in _of_one(operand):
            # 较上年提高 after a result is about the year before it, not about the target.
            yield *pair, first and operand in near and pair[0].fact is operand.fact
        first = first and operand not in near
    pool = [o for o in around.by_nearness if fits(o)]
    for one, other in combinations(pool, 2):
        if _apart(one, other) and _like(one, other):
            yield one, other, False


def _in_time(one: Operand, other: Operand) -> tuple[Operand, Operand]:
    """The later and the earlier of two, the first being the later where both are of one time."""
    return (one, other) if one.fact.period.last >= other.fact.period.last else (other, one)


def _of_one(operand: Operand) -> Iterator[tuple[Operand, Operand]]:
    """A level and the one left, a target and the result before it: of one indicator."""
    if operand.computed:
        return
    if (start := started(operand)) is not None:
        yield operand, start
    pair = target_and_result(operand.indicator)
    if pair is not None and operand.fact in (pair[0].fact, pair[1].fact):
        yield pair


def _differences(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    for one, other, sure in _pairs(around, lambda o: _fits(o, dimension)):
        same = one.indicator is other.indicator and not (one.computed or other.computed)
        later, before = _in_time(one, other) if same else (one, other)
        low, high = later.printed.low, before.printed.high
        sign = 0 if low is None or high is None else (low > high) - (low < high)
        if same and asked.aimed and later.fact.role is Role.TARGET:
            sign = -sign  # more than the target: a target that is less
        in_points = later.dimension in IN_HUNDREDTHS
        yield _make(
            "{} - {}", lambda a, b: a - b, (later, before),
            "percentage_point" if in_points else later.dimension,
            sure=sure, sign=sign if same or other in around.reference else 0,
        )  # fmt: skip


def _sums(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    near = [o for o in around.near if _fits(o, dimension)]
    earlier = [o for o in around.earlier if _fits(o, dimension)]
    ahead = [o for o in around.ahead if _fits(o, dimension)]
    pools = [near, [*earlier, *near][-_ADDED[-1] :], [*near[-1:], *ahead]]
    for pool in pools:
        for count in _ADDED:
            for inputs in combinations(reversed(pool), count):
                last = tuple(reversed(pool[-count:])) == inputs
                yield _make(
                    " + ".join(["{}"] * count), _add, inputs[::-1], inputs[0].dimension,
                    sure=last and pool is near and len(near) == count,
                )  # fmt: skip
    # 两级共50家: the parts are named, not told.
    for one, other in combinations((o for o in around.named if _fits(o, dimension)), 2):
        if _apart(one, other) and one.fact.period == other.fact.period:
            yield _make("{} + {}", _add, (one, other), one.dimension)


def _add(first: Interval, *others: Interval) -> Computed:
    total: Computed = first
    for other in others:
        total = total + other
    return total


def _shares(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    near = around.near
    for part, whole in permutations(_levels(around.by_nearness), 2):
        if not _like(part, whole) or not _apart(part, whole):
            continue
        sure = len(near) > 1 and {part, whole} == set(near[-2:]) and _less(part, whole)
        inputs = (part, whole)
        if not asked.all:
            yield _make("{} / {}", lambda a, b: (a / b).scale(100), inputs, "percent", sure=sure)
        yield _make(
            "{0} / ({0} + {1})", lambda a, b: (a / (a + b)).scale(100), inputs, "percent",
            sure=sure and asked.all,
        )  # fmt: skip


def _less(one: Operand, other: Operand) -> bool:
    a, b = one.printed.low, other.printed.low
    return a is not None and b is not None and a < b


def _multiples(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    near, pool = around.near, around.by_nearness
    for operand in pool:
        if operand.measure is Measure.AVERAGE_GROWTH:
            n = operand.fact.period.years
            power = f"(1 + {{}})^{n}"
            yield _make(power, lambda g, n=n: _factor(g).power(n), (operand,), "multiple")
    for one, other in permutations(pool, 2):
        if _like(one, other) and _apart(one, other):
            sure = len(near) > 1 and (one, other) == (near[-1], near[-2])
            yield _make(
                "{} / {}", lambda a, b: a / b, (one, other), "multiple",
                sure=sure and one.indicator is other.indicator,
            )  # fmt: skip


def _factor(rate: Interval) -> Computed:
    return _ONE + rate.scale(1, 100)


def _per_unit(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    pool = around.by_nearness
    for amount, count in permutations(pool, 2):
        money = dimension == "number" and amount.dimension == "money"
        if not (_fits(amount, dimension) or money) or amount.dimension in IN_HUNDREDTHS:
            continue
        counted = counts(count.dimension) or count.dimension in ("area", "length")
        if not counted or count.dimension == amount.dimension or count.measure is Measure.RANK:
            continue
        assert count.fact.quantity is not None
        scale = _one_of(count.fact.quantity.unit.text)
        here = (*around.near, *around.ahead)
        yield _make(
            "{} / {}", lambda a, b, s=scale: a / b * s, (amount, count), amount.dimension,
            sure=amount in here and count in here,
        )  # fmt: skip


@lru_cache(maxsize=256)
def _one_of(text: str) -> Computed:
    """The unit that something is counted in, less its 万: 亩 of 43万亩."""
    unit = parse_unit(scale_and_base(text)[1])
    return Interval.point(unit.numerator) / Interval.point(unit.denominator)


def _per_year(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    for operand in around.by_nearness:
        if not _fits(operand, dimension):
            continue
        count = _PLAN_YEARS if operand.fact.period.is_plan else 0
        if count and (operand.computed or operand.dimension not in IN_HUNDREDTHS):
            over = Interval.point(count)
            yield _make(
                f"{{}} / {count}", lambda a, n=over: a / n, (operand,), operand.dimension,
                sure=operand in around.near[-1:],
            )  # fmt: skip
        for later, before in _of_one(operand):
            years = later.fact.period.last - before.fact.period.last
            if years > 1:
                over = Interval.point(years)
                in_points = later.dimension in IN_HUNDREDTHS
                yield _make(
                    f"({{}} - {{}}) / {years}", lambda a, b, n=over: (a - b) / n,
                    (later, before), "percentage_point" if in_points else later.dimension,
                    sure=operand in around.near[-2:],
                )  # fmt: skip


def _relative(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    for one, other, sure in _pairs(around, lambda o: o.dimension not in IN_HUNDREDTHS):
        same = one.indicator is other.indicator
        for later, before in (_in_time(one, other),) if same else ((one, other), (other, one)):
            yield _make(
                "{} / {} - 1", lambda a, b: (a / b - _ONE).scale(100), (later, before), "percent",
                sure=sure and same,
            )  # fmt: skip
    for one, other in permutations(_levels(around.by_nearness), 2):
        if one.indicator.increment_of == other.indicator.id:
            # 76 with 14 new ones: from 62 to 76.
            added = "{0} / ({1} - {0})"
            yield _make(added, lambda a, b: (a / (b - a)).scale(100), (one, other), "percent")


def _cumulative(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    for operand in around.by_nearness:
        if operand.measure is Measure.AVERAGE_GROWTH:
            years = operand.fact.period.years
            yield _make(
                f"(1 + {{}})^{years} - 1", lambda g, n=years: (_factor(g).power(n) - _ONE).scale(100),
                (operand,), "percent",
                sure=operand in around.near[-1:] and operand.fact.role is Role.ACTUAL,
            )  # fmt: skip


def _projected(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    pool = around.by_nearness
    for level, other in permutations(pool, 2):
        if level.dimension in IN_HUNDREDTHS or not _fits(level, dimension) or level.computed:
            continue
        inputs, like = (level, other), level.dimension
        if other.indicator.growth_of == level.indicator.id and other.dimension == "percent":
            years = other.fact.period.years
            rise = "(1 + {1})" + (f"^{years}" if years > 1 else "")
            for formula, compute in (
                (f"{{0}} x {rise}", lambda a, g, n=years: a * _factor(g).power(n)),
                (f"{{0}} / {rise}", lambda a, g, n=years: a / _factor(g).power(n)),
                (f"{{0}} - {{0}} / {rise}", lambda a, g, n=years: a - a / _factor(g).power(n)),
            ):
                yield _make(formula, compute, inputs, like)
        if other.indicator.share_of == level.indicator.id:
            yield _make("{} x {}", lambda a, g: (a * g).scale(1, 100), inputs, like)
        if other.indicator.increment_of == level.indicator.id:
            yield _make("{} - {}", lambda a, b: a - b, inputs, like)
    for total, other in permutations(pool, 2):
        if other.indicator.per_head_of == total.indicator.id and dimension == "persons":
            yield _make("{} / {}", lambda a, b: a / b, (total, other), "persons")
        if total.dimension == dimension == "money" and counts(other.dimension):
            # 266户, 每户600元: what each has, times how many they are.
            yield _make("{} x {}", lambda a, b: a * b, (total, other), "money")


def _rests(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    for operand in reversed(around.near):
        if operand.dimension == "percent":
            yield _make("100% - {}", lambda a: _HUNDRED - a, (operand,), "percent")


def _of_last(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    """Of a growth rate what is left of the year before, and of a level its share of that year's."""
    for operand in around.by_nearness:
        rates = [operand] if operand.measure is Measure.GROWTH else []
        rates += [
            o for o in around.named if o.indicator.growth_of == operand.indicator.id and o is not operand
        ]  # fmt: skip
        for rate in rates:
            assert rate.fact.quantity is not None
            falls = rate.fact.quantity.value < 0
            yield _make(
                "100% + {}", (lambda g: _HUNDRED - g) if falls else (lambda g: _HUNDRED + g),
                (rate,), "percent", sure=operand in around.named[:1],
            )  # fmt: skip
        for later, before in _of_one(operand):
            if operand.dimension not in IN_HUNDREDTHS:
                yield _make("{} / {}", lambda a, b: (a / b).scale(100), (later, before), "percent")


def _per_months(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    year = Interval.point(_MONTHS)
    for operand in reversed(around.near):
        if operand.dimension == dimension == "money":
            yield _make(f"{{}} x {_MONTHS}", lambda a: a * year, (operand,), "money")


_MAKERS: dict[Kind, Callable[[Asked, str, Around], Iterator[Expression]]] = {
    Kind.DIFFERENCE: _differences, Kind.SUM: _sums, Kind.SHARE: _shares,
    Kind.MULTIPLE: _multiples, Kind.PER_UNIT: _per_unit, Kind.PER_YEAR: _per_year,
    Kind.RELATIVE: _relative, Kind.CUMULATIVE: _cumulative, Kind.PROJECTED: _projected,
    Kind.REST: _rests, Kind.PER_MONTHS: _per_months, Kind.OF_LAST: _of_last,
}  # fmt: skip

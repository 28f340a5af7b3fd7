"""Expressions over facts, for each kind of derived figure, in the one arithmetic of intervals."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.derive.asked import Asked, Kind
from lukou_cli.check.derive.operands import Around, Operand, started, target_and_result
from lukou_cli.model.indicator import Measure, Role
from lukou_cli.model.interval import Computed, Interval, Undefined
from lukou_cli.model.unit import IN_HUNDREDTHS, counts
from lukou_cli.query.figures import figure as shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_ONE = Interval.point(1)
_HUNDRED = Interval.point(100)
# Years of a plan, months of a year.
_PLAN_YEARS = 5
_MONTHS = 12


class Expression(msgspec.Struct, frozen=True):
    """A formula with what it comes to, in the base unit of ``dimension``.

    ``known`` carries the bounds of the inputs, ``printed`` is the arithmetic of the numbers as
    printed. ``sure`` tells that the words determine the operands; ``sign`` is the direction
    from the second operand to the first where both are of one indicator.
    """

    formula: str
    known: Interval
    printed: Interval
    dimension: str
    inputs: tuple[Operand, ...]
    sure: bool = False
    sign: int = 0


def expressions(asked: Asked, dimension: str, around: Around) -> list[Expression]:
    """Every expression of a kind over the operands around, the likeliest first."""
    makers = {
        Kind.DIFFERENCE: _differences, Kind.SUM: _sums, Kind.SHARE: _shares,
        Kind.MULTIPLE: _multiples, Kind.PER_UNIT: _per_unit, Kind.PER_YEAR: _per_year,
        Kind.RELATIVE: _relative, Kind.CUMULATIVE: _cumulative, Kind.PROJECTED: _projected,
        Kind.REST: _rests, Kind.PER_MONTHS: _per_months, Kind.OF_LAST: _of_last,
    }  # fmt: skip
    found: dict[tuple[str, str], Expression] = {}
    for expression in makers[asked.kind](asked, dimension, around):
        found.setdefault((expression.formula, expression.dimension), expression)
    return list(found.values())


def _make(  # noqa: PLR0913  what is read around a figure
    formula: str, compute: Callable[..., Computed], inputs: tuple[Operand, ...], dimension: str,
    *, sure: bool = False, sign: int = 0,
) -> Iterator[Expression]:  # fmt: skip
    known = compute(*(o.known for o in inputs))
    printed = compute(*(o.printed for o in inputs))
    if isinstance(printed, Undefined):
        return
    if isinstance(known, Undefined):
        known = Interval(None, None)
    yield Expression(formula, known, printed, dimension, inputs, sure, sign)


def _text(operand: Operand) -> str:
    return shown(operand.fact.quantity)


def _like(one: Operand, other: Operand) -> bool:
    return one.dimension == other.dimension or {one.dimension, other.dimension} <= IN_HUNDREDTHS


def _fits(operand: Operand, dimension: str) -> bool:
    points = dimension in IN_HUNDREDTHS and operand.dimension in IN_HUNDREDTHS
    number = dimension == "number" and operand.dimension not in IN_HUNDREDTHS
    counted = dimension.startswith("count:") and operand.dimension.startswith("count:")
    return operand.dimension == dimension or points or number or counted


def _pairs(asked: Asked, dimension: str, around: Around) -> Iterator[tuple[Operand, Operand, bool]]:
    """Pairs that a comparison may be about, with whether the words determine them."""
    near = [o for o in around.near if _fits(o, dimension)]
    earlier = [o for o in around.earlier if _fits(o, dimension)]
    reference = [o for o in around.reference if _fits(o, dimension)]
    named = [o for o in around.named if _fits(o, dimension)]
    first = True
    for one in reversed(near):
        for other in reference:
            if other.fact is not one.fact and _like(one, other):
                yield one, other, first
                first = False
    for one in named:
        for other in reference:
            if other.fact is not one.fact and _like(one, other):
                yield one, other, False
    if len(near) > 1 and _like(near[-1], near[-2]):
        yield near[-1], near[-2], first
        first = False
    for operand in dict.fromkeys((*reversed(near), *named, *reversed(earlier))):
        for pair in _of_one(operand):
            # 较上年提高 after a result is about the year before it, not about the target.
            yield *pair, first and operand in near and pair[0].fact is operand.fact
        first = first and operand not in near
    pool = list(dict.fromkeys((*near, *named, *earlier, *reference)))
    for one, other in combinations(pool, 2):
        if one.fact is not other.fact and _like(one, other):
            yield one, other, False


def _in_time(one: Operand, other: Operand) -> tuple[Operand, Operand]:
    """The later and the earlier of two, the first being the later where both are of one time."""
    return (one, other) if one.fact.period.last >= other.fact.period.last else (other, one)


def _of_one(operand: Operand) -> Iterator[tuple[Operand, Operand]]:
    """A level and the one left, a target and the result before it: of one indicator."""
    if (start := started(operand)) is not None:
        yield operand, start
    pair = target_and_result(operand.indicator)
    if pair is not None and operand.fact in (pair[0].fact, pair[1].fact):
        yield pair


def _differences(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    for one, other, sure in _pairs(asked, dimension, around):
        same = one.indicator is other.indicator
        later, before = _in_time(one, other) if same else (one, other)
        value = later.printed - before.printed
        sign = 0
        if isinstance(value, Interval) and value.low is not None and value.low != 0:
            sign = 1 if value.low > 0 else -1
        in_points = later.dimension in IN_HUNDREDTHS
        yield from _make(
            f"{_text(later)} - {_text(before)}", lambda a, b: a - b, (later, before),
            "percentage_point" if in_points else later.dimension,
            sure=sure and asked.explicit, sign=sign if same or other in around.reference else 0,
        )  # fmt: skip


def _sums(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    near = [o for o in around.near if _fits(o, dimension)]
    pool = near if len(near) > 1 else [*(o for o in around.earlier if _fits(o, dimension)), *near]
    for count in (2, 3):
        for inputs in combinations(pool[-4:], count):
            last = tuple(pool[-count:]) == inputs
            yield from _make(
                " + ".join(map(_text, inputs)), _add, inputs, inputs[0].dimension,
                sure=last and asked.explicit and len(near) == count,
            )  # fmt: skip
    for operand in around.named:
        # 两级共50家: the parts are named, not told.
        if _fits(operand, dimension):
            for other in around.named:
                if (
                    _fits(other, dimension)
                    and other.fact is not operand.fact
                    and other.fact.period == operand.fact.period
                ):
                    yield from _make(
                        f"{_text(operand)} + {_text(other)}",
                        _add,
                        (operand, other),
                        operand.dimension,
                    )


def _add(first: Interval, *others: Interval) -> Computed:
    total: Computed = first
    for other in others:
        total = total + other
    return total


def _pool(around: Around) -> list[Operand]:
    return list(
        dict.fromkeys(
            (*reversed(around.near), *around.named, *around.reference, *reversed(around.earlier))
        )
    )


def _shares(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    near = list(around.near)
    for part, whole in permutations(_pool(around), 2):
        if part.dimension != whole.dimension or part.dimension in IN_HUNDREDTHS:
            continue
        if part.fact is whole.fact:
            continue
        explicit = asked.explicit and len(near) > 1 and {part, whole} == set(near[-2:])
        larger = _less(part, whole)
        yield from _make(
            f"{_text(part)} / {_text(whole)}", lambda a, b: a / b * _HUNDRED, (part, whole),
            "percent", sure=explicit and larger,
        )  # fmt: skip
        yield from _make(
            f"{_text(part)} / ({_text(part)} + {_text(whole)})",
            lambda a, b: a / (a + b) * _HUNDRED, (part, whole), "percent",
        )  # fmt: skip


def _less(one: Operand, other: Operand) -> bool:
    a, b = one.printed.low, other.printed.low
    return a is not None and b is not None and a < b


def _multiples(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    near = list(around.near)
    for one, other in permutations(_pool(around), 2):
        if not _like(one, other) or one.fact is other.fact:
            continue
        sure = (
            len(near) > 1
            and (one, other) == (near[-1], near[-2])
            and one.indicator is other.indicator
        )
        yield from _make(
            f"{_text(one)} / {_text(other)}",
            lambda a, b: a / b,
            (one, other),
            "multiple",
            sure=sure,
        )
    for operand in _pool(around):
        if operand.indicator.measure is Measure.AVERAGE_GROWTH:
            years = operand.fact.period.years
            yield from _make(
                f"(1 + {_text(operand)})^{years}", lambda g, n=years: _factor(g).power(n), (operand,),
                "multiple",
            )  # fmt: skip


def _factor(rate: Interval) -> Computed:
    return _ONE + rate / _HUNDRED


def _per_unit(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    pool = _pool(around)
    for amount in pool:
        if amount.dimension != dimension and not (
            dimension == "number" and amount.dimension == "money"
        ):
            continue
        for count in pool:
            counted = counts(count.dimension) or count.dimension == "area"
            counted = counted and count.indicator.measure is not Measure.RANK
            if not counted or count.fact is amount.fact or count.dimension == amount.dimension:
                continue
            scale = Interval.point(1)
            if count.dimension == "area" and asked.count == "亩":
                scale = _mu()
            near = amount in around.near and count in around.near
            yield from _make(
                f"{_text(amount)} / {_text(count)}", lambda a, b, s=scale: a / b * s, (amount, count),
                amount.dimension, sure=near and asked.explicit,
            )  # fmt: skip


def _mu() -> Interval:
    third = Interval.point(2000) / Interval.point(3)
    assert isinstance(third, Interval)
    return third


def _per_year(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    plan = Interval.point(_PLAN_YEARS)
    for operand in _pool(around):
        if operand.fact.period.is_plan and _fits(operand, dimension):
            yield from _make(
                f"{_text(operand)} / {_PLAN_YEARS}", lambda a: a / plan, (operand,), operand.dimension,
                sure=asked.explicit and operand in around.near[-1:],
            )  # fmt: skip
        for later, before in _of_one(operand):
            years = later.fact.period.last - before.fact.period.last
            if years > 1 and _fits(later, dimension):
                over = Interval.point(years)
                in_points = later.dimension in IN_HUNDREDTHS
                yield from _make(
                    f"({_text(later)} - {_text(before)}) / {years}", lambda a, b, n=over: (a - b) / n,
                    (later, before), "percentage_point" if in_points else later.dimension,
                    sure=operand in around.near[-2:],
                )  # fmt: skip


def _relative(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    for one, other, sure in _pairs(asked, "", _levels(around)):
        yield from _growth(one, other, sure=sure)
    pool = [o for o in _pool(around) if o.dimension not in IN_HUNDREDTHS]
    for one in pool:
        for other in pool:
            if one.indicator.increment_of == other.indicator.id:
                # 76 with 14 new ones: from 62 to 76.
                yield from _make(
                    f"{_text(one)} / ({_text(other)} - {_text(one)})",
                    lambda a, b: a / (b - a) * _HUNDRED, (one, other), "percent",
                )  # fmt: skip


def _levels(around: Around) -> Around:
    def levels(operands: Iterable[Operand]) -> tuple[Operand, ...]:
        return tuple(
            msgspec.structs.replace(o, dimension="")
            for o in operands
            if o.dimension not in IN_HUNDREDTHS
        )

    return Around(
        levels(around.near), levels(around.earlier), levels(around.named), levels(around.reference)
    )


def _growth(one: Operand, other: Operand, *, sure: bool) -> Iterator[Expression]:
    if one.indicator is not other.indicator:
        return
    later, before = _in_time(one, other)
    yield from _make(
        f"{_text(later)} / {_text(before)} - 1", lambda a, b: (a / b - _ONE) * _HUNDRED,
        (later, before), "percent", sure=sure,
    )  # fmt: skip


def _cumulative(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    for operand in _pool(around):
        if operand.indicator.measure is Measure.AVERAGE_GROWTH and operand.fact.role is Role.ACTUAL:
            years = operand.fact.period.years
            yield from _make(
                f"(1 + {_text(operand)})^{years} - 1",
                lambda g, n=years: (_factor(g).power(n) - _ONE) * _HUNDRED, (operand,), "percent",
                sure=asked.explicit and operand in around.near[-1:],
            )  # fmt: skip


def _projected(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    pool = _pool(around)
    levels = [o for o in pool if _fits(o, dimension) and o.dimension not in IN_HUNDREDTHS]
    for level in levels:
        for rate in pool:
            if rate.indicator.growth_of == level.indicator.id and rate.dimension == "percent":
                years = rate.fact.period.years
                formula = f"(1 + {_text(rate)})" + (f"^{years}" if years > 1 else "")
                yield from _make(
                    f"{_text(level)} x {formula}", lambda a, g, n=years: a * _factor(g).power(n),
                    (level, rate), level.dimension,
                )  # fmt: skip
                yield from _make(
                    f"{_text(level)} / {formula}", lambda a, g, n=years: a / _factor(g).power(n),
                    (level, rate), level.dimension,
                )  # fmt: skip
            if rate.indicator.share_of == level.indicator.id:
                yield from _make(
                    f"{_text(level)} x {_text(rate)}", lambda a, g: a * g / _HUNDRED, (level, rate),
                    level.dimension,
                )  # fmt: skip
        for other in pool:
            if other.indicator.increment_of == level.indicator.id:
                yield from _make(
                    f"{_text(level)} - {_text(other)}",
                    lambda a, b: a - b,
                    (level, other),
                    level.dimension,
                )
    for total in pool:
        for per_head in pool:
            if per_head.indicator.per_head_of == total.indicator.id and dimension == "persons":
                yield from _make(
                    f"{_text(total)} / {_text(per_head)}",
                    lambda a, b: a / b,
                    (total, per_head),
                    "persons",
                )


def _rests(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    for operand in around.near[-2:]:
        if operand.indicator.measure is Measure.SHARE:
            yield from _make(
                f"100% - {_text(operand)}", lambda a: _HUNDRED - a, (operand,), "percent"
            )


def _of_last(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    """Of a growth rate what is left of the year before, and of a level its share of that year's."""
    for operand in _pool(around):
        rates = [operand] if operand.indicator.measure is Measure.GROWTH else []
        rates += [
            o for o in around.named if o.indicator.growth_of == operand.indicator.id and o is not operand
        ]  # fmt: skip
        for rate in rates:
            assert rate.fact.quantity is not None
            falls = rate.fact.quantity.value < 0
            yield from _make(
                f"100% + {_text(rate)}", (lambda g: _HUNDRED - g) if falls else (lambda g: _HUNDRED + g),
                (rate,), "percent", sure=operand in around.named[:1],
            )  # fmt: skip


def _per_months(asked: Asked, dimension: str, around: Around) -> Iterator[Expression]:
    year = Interval.point(_MONTHS)
    for operand in around.near[-2:]:
        if operand.dimension == dimension == "money":
            yield from _make(
                f"{_text(operand)} x {_MONTHS}", lambda a: a * year, (operand,), "money"
            )

"""How a claimed number stands to a computed one: given by it, excluded, of another size."""

from __future__ import annotations

import math
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from lukou_cli.model.digits import ABOUT, JUST_UNDER, ROUNDED, last_digit
from lukou_cli.model.interval import Interval
from lukou_cli.model.quantity import Bound, Quantity, significant, written_step
from lukou_cli.model.unit import counts

_FAR = Decimal("0.5")
_TEN = 10
# Nobody writes more digits than these.
_WRITTEN = 12


class Result(Protocol):
    """What an arithmetic comes to, in the base unit of ``dimension``.

    ``printed`` is by the numbers as printed, ``known`` what their bounds leave open; ``sure``
    tells that no other arithmetic can be meant.
    """

    @property
    def printed(self) -> Interval: ...

    @property
    def known(self) -> Interval: ...

    @property
    def dimension(self) -> str: ...

    @property
    def sure(self) -> bool: ...


@lru_cache(maxsize=4096)
def in_base(quantity: Quantity) -> tuple[Interval, Interval]:
    """What a quantity allows, and its number alone, in the base unit of its dimension."""
    unit = quantity.unit
    magnitude = abs(quantity.value)
    known = quantity.interval()
    whole = known if quantity.value >= 0 else -known
    scaled = []
    for interval in (whole, Interval.point(magnitude)):
        result = interval.scale(unit.numerator, unit.denominator)
        # What a draft writes may be out of range: nothing is known of that.
        scaled.append(result if isinstance(result, Interval) else Interval(None, None))
    return scaled[0], scaled[1]


def gives(claimed: Quantity, result: Result, *, nearly: bool = True) -> bool:
    """Whether the arithmetic of the printed numbers gives the claimed one, rounded as told."""
    told, exact = in_base(claimed)
    value = _middle(result.printed.magnitude())
    wanted = exact.low
    if value is None or wanted is None:
        return False
    unit, step = claimed.unit, _step(claimed)
    fine = last_digit(claimed) * unit.numerator / unit.denominator
    slack = max(value, Decimal(1)) * Decimal("1e-12")
    # What words determine follows though it is told far more weakly: 每年不到1个百分点 of 0.8.
    least = _FAR if result.sure and not nearly else JUST_UNDER
    match claimed.bound:
        case Bound.RANGE:
            return told.holds(value)
        case Bound.OVER:
            return wanted <= value + slack and value < wanted + step
        case Bound.LT:
            return value < wanted + slack and value >= wanted * least
        case Bound.APPROX:
            return abs(value - wanted) <= min(value * ABOUT, max(step / 2, fine * _TEN))
        case Bound.GE | Bound.GT:
            near = abs(value - wanted) <= fine / 2 + slack
            return near or _is_next(wanted, result) or value * least <= wanted <= value
    off = max(min(fine / 2, value * (1 - JUST_UNDER)), min(step / 2, value * ROUNDED))
    return abs(value - wanted) <= off + slack or _is_next(wanted, result)


def _is_next(wanted: Decimal, result: Result) -> bool:
    """Whether a number is the least whole one allowed: from 76 to more than 85 at least 10."""
    known = result.known if counts(result.dimension) else Interval(None, None)
    return known.low is not None and known.low_open and wanted == known.low + 1


def _step(claimed: Quantity) -> Decimal:
    """One of the last digit of a number that is no zero, in base units.

    A third has none: what is over it is taken for a tenth more at most.
    """
    unit = claimed.unit
    step = written_step(claimed.value) if claimed.value else Decimal(1)
    if claimed.bound is Bound.OVER and len(significant(claimed.value)) > _WRITTEN:
        step = abs(claimed.value) * (1 - JUST_UNDER)
    return step * unit.numerator / unit.denominator


def _middle(interval: Interval) -> Decimal | None:
    if interval.low is None or interval.high is None:
        return None
    return (interval.low + interval.high) / 2


def excludes(claimed: Quantity, result: Result) -> bool:
    """Whether the claimed number cannot be what the recorded facts give."""
    told, exact = in_base(claimed)
    known = result.known if _middle(result.printed) is None else _signless(result)
    value = exact.low
    if value is None:
        return False
    step = last_digit(claimed) * claimed.unit.numerator / claimed.unit.denominator / 2
    if claimed.bound is Bound.EQ:
        # Who cuts digits off instead of rounding is off by less than one of the last written.
        step = _step(claimed)
    margin = min(step, value * (1 - JUST_UNDER)) if value else step
    margin += value * ABOUT if claimed.bound is Bound.APPROX else 0
    middle = _middle(result.printed.magnitude())
    if known.approximate and middle is not None:
        if claimed.bound is not Bound.EQ and told.holds(middle):
            return False
        return abs(middle - value) > max(margin, middle * ABOUT)
    low = told.low if told.low is None else told.low - margin
    high = told.high if told.high is None else told.high + margin
    return not known.meets(Interval(low, high))


def is_misplaced(claimed: Quantity, result: Result) -> bool:
    """Whether a number has the digits of what is computed, at another order of magnitude."""
    value = _middle(result.printed.magnitude())
    if not value or not claimed.value:
        return False
    ratio = abs(claimed.in_base) / value
    nearest = round(math.log10(ratio))
    return nearest != 0 and abs(ratio.scaleb(-nearest) - 1) <= ROUNDED


def _signless(result: Result) -> Interval:
    """The distances that the bounds allow: a fall of 378 or less is told as 378."""
    printed = _middle(result.printed)
    return -result.known if printed is not None and printed < 0 else result.known

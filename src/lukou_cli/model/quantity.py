"""Exact quantities with bounds.

A quantity keeps the digits as printed (5.30 stays 5.30), what the wording says
of them (以上, 超, 余, 左右 …) and its unit. Seen as an interval it can be
compared, with *undecidable* as an honest answer, and calculated with, the bound
carried along.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext
from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Callable

# 28 significant digits, whatever context the calling program has set.
ARITHMETIC = Context(prec=28, rounding=ROUND_HALF_EVEN)


class Bound(str, Enum):
    """What the wording says about the number. See docs/data-format.md for the words."""

    EQ = "eq"
    GE = "ge"
    GT = "gt"
    OVER = "over"
    LE = "le"
    LT = "lt"
    APPROX = "approx"
    RANGE = "range"
    RELATIVE = "relative"
    QUALITATIVE = "qualitative"

    @property
    def has_number(self) -> bool:
        return self not in (Bound.RELATIVE, Bound.QUALITATIVE)


class Answer(Enum):
    """The answer to a comparison of two intervals."""

    YES = "yes"
    NO = "no"
    UNDECIDABLE = "undecidable"


class UnitMismatchError(ValueError):
    """Two quantities of different dimensions were to be compared or combined."""

    def __init__(self, left: Unit, right: Unit) -> None:
        super().__init__(f"{left.text} and {right.text} measure different things")
        self.left = left
        self.right = right


class Interval(msgspec.Struct, frozen=True):
    """Numbers between ``low`` and ``high``; None is infinity; an open end excludes its number."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def point(cls, number: Decimal) -> Interval:
        return cls(number, number)

    @property
    def is_point(self) -> bool:
        return self.low is not None and self.low == self.high

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __add__(self, other: Interval) -> Interval:
        with localcontext(ARITHMETIC):
            return Interval(
                None if self.low is None or other.low is None else self.low + other.low,
                None if self.high is None or other.high is None else self.high + other.high,
                self.low_open or other.low_open,
                self.high_open or other.high_open,
            )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def map(self, function: Callable[[Decimal], Decimal], *, falling: bool = False) -> Interval:
        """The image under a function that rises (or falls) over the whole interval."""
        with localcontext(ARITHMETIC):
            low = None if self.low is None else function(self.low)
            high = None if self.high is None else function(self.high)
        if falling:
            return Interval(high, low, self.high_open, self.low_open)
        return Interval(low, high, self.low_open, self.high_open)

    def below(self, other: Interval) -> Answer:
        """Whether every number here is smaller than every number there."""
        if self.high is not None and other.low is not None:
            touching = self.high == other.low and (self.high_open or other.low_open)
            if self.high < other.low or touching:
                return Answer.YES
        if self.low is not None and other.high is not None and self.low >= other.high:
            return Answer.NO
        return Answer.UNDECIDABLE

    def within(self, other: Interval) -> Answer:
        """Whether the true value, known to lie here, lies there."""
        low_fits = other.low is None or (
            self.low is not None
            and (
                self.low > other.low
                or (self.low == other.low and (self.low_open or not other.low_open))
            )
        )
        high_fits = other.high is None or (
            self.high is not None
            and (
                self.high < other.high
                or (self.high == other.high and (self.high_open or not other.high_open))
            )
        )
        if low_fits and high_fits:
            return Answer.YES
        return Answer.UNDECIDABLE if self.meets(other) else Answer.NO

    def meets(self, other: Interval) -> bool:
        """Whether the two have a number in common."""
        return Answer.YES not in (self.below(other), other.below(self))


class Quantity(msgspec.Struct, frozen=True):
    """A number as printed with its bound and unit; ``upper`` only for a range."""

    bound: Bound
    value: Decimal
    unit: Unit
    upper: Decimal | None = None

    @property
    def is_exact(self) -> bool:
        return self.bound is Bound.EQ

    @property
    def is_approximate(self) -> bool:
        return self.bound is Bound.APPROX

    def interval(self) -> Interval:
        """The numbers the wording allows. 左右 has no official tolerance: its number alone."""
        value = self.value
        match self.bound:
            case Bound.GE:
                return Interval(value, None)
            case Bound.GT:
                return Interval(value, None, low_open=True)
            case Bound.OVER:
                return Interval(value, value + written_step(value), low_open=True, high_open=True)
            case Bound.LE:
                return Interval(None, value)
            case Bound.LT:
                return Interval(None, value, high_open=True)
            case Bound.RANGE:
                return Interval(value, self.upper)
            case _:
                return Interval.point(value)

    def rounding_interval(self) -> Interval:
        """Half of the last printed digit on either side, for recomputing from printed figures.

        Things counted one by one (76家) are not rounded.
        """
        counted = self.unit.is_count and self.unit.numerator == 1
        if counted or self.bound not in (Bound.EQ, Bound.APPROX):
            return self.interval()
        exponent = self.value.as_tuple().exponent
        assert isinstance(exponent, int)  # data never holds NaN or infinity
        half = Decimal(5).scaleb(exponent - 1)
        return Interval(self.value - half, self.value + half, high_open=True)

    def to(self, unit: Unit) -> Quantity:
        """The same quantity in another unit of its dimension. Raises UnitMismatchError."""
        if unit == self.unit:
            return self
        if unit.dimension != self.unit.dimension:
            raise UnitMismatchError(self.unit, unit)
        from fractions import Fraction

        factor = Fraction(self.unit.numerator, self.unit.denominator) / Fraction(
            unit.numerator, unit.denominator
        )

        def convert(number: Decimal) -> Decimal:
            with localcontext(ARITHMETIC):
                return plain(number * factor.numerator / factor.denominator)

        upper = None if self.upper is None else convert(self.upper)
        if self.bound is Bound.OVER:
            # 余 depends on the digit as written, which a conversion moves.
            edge = self.interval().high
            assert edge is not None
            return Quantity(Bound.RANGE, convert(self.value), unit, convert(edge))
        return Quantity(self.bound, convert(self.value), unit, upper)

    def minus(self, other: Quantity) -> Quantity:
        """This less the other, in this one's unit. Raises UnitMismatchError.

        Raises ValueError where the bounds leave the difference wholly open.
        """
        there = other.to(self.unit)
        return combine(
            self.interval() - there.interval(),
            self.unit,
            approximate=self.is_approximate or there.is_approximate,
        )


def written_step(value: Decimal) -> Decimal:
    """The unit of the last written digit that is not a trailing zero: 70 -> 10, 4200 -> 100."""
    return Decimal(1).scaleb(int(value.normalize(ARITHMETIC).as_tuple().exponent))


def plain(value: Decimal) -> Decimal:
    """The value without exponent and without zeros a conversion added at the end."""
    short = value.normalize(ARITHMETIC)
    return Decimal(int(short)) if int(short.as_tuple().exponent) > 0 else short


def combine(interval: Interval, unit: Unit, *, approximate: bool = False) -> Quantity:
    """The quantity that an interval describes; raises ValueError for the whole line."""
    low, high = interval.low, interval.high
    if low is not None and high is not None:
        if low == high:
            return Quantity(Bound.APPROX if approximate else Bound.EQ, low, unit)
        return Quantity(Bound.RANGE, low, unit, high)
    if low is not None:
        return Quantity(Bound.GT if interval.low_open else Bound.GE, low, unit)
    if high is not None:
        return Quantity(Bound.LT if interval.high_open else Bound.LE, high, unit)
    raise ValueError("the bounds leave the result open on both sides")

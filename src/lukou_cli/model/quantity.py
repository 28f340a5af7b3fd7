"""Exact quantities with bounds.

A quantity keeps the digits as printed (5.30 stays 5.30), what the wording says
of them (以上, 超, 余, 左右 …) and its unit. Seen as an interval it can be
compared, with *undecidable* as an honest answer, and calculated with, the bound
carried along.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from enum import Enum

import msgspec

from lukou_cli.model.interval import DIGITS, Cause, Computed, Interval, Undefined
from lukou_cli.model.unit import Unit

# 28 significant digits, whatever context the calling program has set.
ARITHMETIC = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN)
# The most digits of a printed figure before and behind its point. Together no more than the
# arithmetic keeps: every figure and sum of figures is exact.
WHOLE_DIGITS, DECIMALS = 18, DIGITS - 18 - 2
# As many significant digits as a derived number is told with.
_TOLD = 12


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
    # Of derived numbers only: about this or more, about this or less.
    APPROX_GE = "approx_ge"
    APPROX_LE = "approx_le"

    @property
    def has_number(self) -> bool:
        return self not in (Bound.RELATIVE, Bound.QUALITATIVE)

    @property
    def is_derived(self) -> bool:
        """Whether only calculations yield it; no report words a number so."""
        return self in (Bound.APPROX_GE, Bound.APPROX_LE)

    @property
    def mirrored(self) -> Bound:
        """The bound of the number with its sign turned: a fall of 30% or more is at most -30%."""
        return _MIRRORED.get(self, self)


_MIRRORED = {
    Bound.GE: Bound.LE, Bound.GT: Bound.LT, Bound.LE: Bound.GE, Bound.LT: Bound.GT,
    Bound.APPROX_GE: Bound.APPROX_LE, Bound.APPROX_LE: Bound.APPROX_GE,
}  # fmt: skip


class UnitMismatchError(ValueError):
    """Two quantities of different dimensions were to be compared or combined."""

    def __init__(self, left: Unit, right: Unit) -> None:
        super().__init__(f"{left.text} and {right.text} measure different things")
        self.left = left
        self.right = right


class Quantity(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A number as printed with its bound and unit.

    ``upper`` is the upper end of a range, and the far end of 余 once its unit has been changed:
    70余 ends before 80, which the digits in another unit no longer tell.
    """

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

    @property
    def negated(self) -> Quantity:
        """The same with its sign, its bound and the ends of a range turned round."""
        low, high = -self.value, None if self.upper is None else -self.upper
        if self.bound is Bound.RANGE and high is not None:
            low, high = high, low
        return Quantity(self.bound.mirrored, low, self.unit, high)

    @property
    def magnitude(self) -> Quantity:
        """What is printed beside a word for a fall: the number without its sign."""
        return self.negated if self.value < 0 else self

    @property
    def in_base(self) -> Decimal:
        """The number without its sign, in the base unit of its dimension."""
        return abs(self.value) * self.unit.numerator / self.unit.denominator

    def interval(self, unit: Unit | None = None) -> Interval:
        """The numbers the wording allows, in its own unit or another of its dimension.

        左右 has no official tolerance: its number alone, approximate. Raises UnitMismatchError.
        """
        value = self.value
        match self.bound:
            case Bound.GE:
                own = Interval(value, None)
            case Bound.GT:
                own = Interval(value, None, low_open=True)
            case Bound.OVER:
                near, far = sorted((value, self._far_end()))
                own = Interval(near, far, low_open=True, high_open=True)
            case Bound.LE:
                own = Interval(None, value)
            case Bound.LT:
                own = Interval(None, value, high_open=True)
            case Bound.RANGE:
                own = Interval(value, self.upper)
            case _:
                own = Interval.point(value, approximate=self.is_approximate)
        return own if unit is None else _converted(own, self.unit, unit)

    def rounding_interval(self, unit: Unit | None = None) -> Interval:
        """Half of the last printed digit on either side, for recomputing from printed figures.

        Things counted one by one (76家) are not rounded.
        """
        counted = self.unit.is_count and self.unit.numerator == 1
        if counted or self.bound not in (Bound.EQ, Bound.APPROX):
            return self.interval(unit)
        exponent = self.value.as_tuple().exponent
        assert isinstance(exponent, int)  # data never holds NaN or infinity
        half = Decimal(5).scaleb(exponent - 1)
        around = Interval(-half, half, high_open=True) + self.interval()
        assert isinstance(around, Interval)  # both are numbers of a data file
        return around if unit is None else _converted(around, self.unit, unit)

    def to(self, unit: Unit) -> Quantity:
        """The same quantity in another unit of its dimension, for display.

        A bound whose digits have no end there is rounded outward. Raises UnitMismatchError.
        """
        if unit == self.unit:
            return self
        value, upper = _shown(self.interval(unit), DIGITS)
        if self.bound is Bound.OVER and upper is not None and self.value < 0:
            value, upper = upper, value
        return Quantity(self.bound, value, unit, upper)

    def _far_end(self) -> Decimal:
        """Where 余 ends: a step further from zero than the number printed."""
        if self.upper is not None:
            return self.upper
        step = written_step(self.value)
        return ARITHMETIC.add(self.value, -step if self.value < 0 else step)


class Amount(msgspec.Struct, frozen=True):
    """A derived number: what is known of it, in a unit. Made by `amount`.

    ``bound``, ``value`` and ``upper`` tell the interval as a quantity is told, to 12
    significant digits, the ends of an interval rounded outward.
    """

    interval: Interval
    unit: Unit

    @property
    def bound(self) -> Bound:
        """EQ and APPROX of one number, RANGE between two; APPROX with ``upper`` if only about."""
        known = self.interval
        if known.is_point or (known.low is not None and known.high is not None):
            if known.approximate:
                return Bound.APPROX
            return Bound.EQ if known.is_point else Bound.RANGE
        if known.low is not None:
            if known.approximate:
                return Bound.APPROX_GE
            return Bound.GT if known.low_open else Bound.GE
        if known.approximate:
            return Bound.APPROX_LE
        return Bound.LT if known.high_open else Bound.LE

    @property
    def value(self) -> Decimal:
        return _shown(self.interval, _TOLD)[0]

    @property
    def upper(self) -> Decimal | None:
        return _shown(self.interval, _TOLD)[1]

    @property
    def is_exact(self) -> bool:
        return self.bound is Bound.EQ

    @property
    def is_approximate(self) -> bool:
        return self.interval.approximate

    @property
    def negated(self) -> Amount:
        """The same with its sign turned."""
        return Amount(-self.interval, self.unit)

    def to(self, unit: Unit) -> Amount:
        """The same amount in another unit of its dimension. Raises UnitMismatchError."""
        return Amount(_converted(self.interval, self.unit, unit), unit)


def amount(computed: Computed, unit: Unit) -> Amount | Undefined:
    """The amount that a calculation came to; undefined also where nothing is known of it."""
    if isinstance(computed, Undefined):
        return computed
    return Undefined(Cause.OPEN) if computed.is_open else Amount(computed, unit)


def written_step(value: Decimal) -> Decimal:
    """The unit of the last written digit that is not a trailing zero: 70 -> 10, 4200 -> 100."""
    return Decimal(1).scaleb(int(value.normalize(ARITHMETIC).as_tuple().exponent))


def significant(value: Decimal) -> tuple[int, ...]:
    """The digits of a number without the zeros at its ends: 4200 and 0.42 have those of 42."""
    return value.normalize(ARITHMETIC).as_tuple().digits


def plain(value: Decimal) -> Decimal:
    """The value without exponent and without zeros a conversion added at the end."""
    short = value.normalize(ARITHMETIC)
    return Decimal(int(short)) if int(short.as_tuple().exponent) > 0 else short


def _converted(interval: Interval, unit: Unit, into: Unit) -> Interval:
    if unit == into:
        return interval
    if unit.dimension != into.dimension:
        raise UnitMismatchError(unit, into)
    there = interval.scale(unit.numerator * into.denominator, unit.denominator * into.numerator)
    # Figures of a data file have few enough digits to stay within range in every unit.
    assert isinstance(there, Interval)
    return there


def _shown(interval: Interval, digits: int) -> tuple[Decimal, Decimal | None]:
    """The number or ends of an interval with so many significant digits."""

    def short(number: Decimal, rounding: str) -> Decimal:
        return plain(Context(prec=digits, rounding=rounding).plus(number))

    low, high = interval.low, interval.high
    if low is not None and high is not None:
        if interval.is_point:
            middle = ARITHMETIC.divide(ARITHMETIC.add(low, high), Decimal(2))
            return short(low if low == high else middle, ROUND_HALF_EVEN), None
        return short(low, ROUND_FLOOR), short(high, ROUND_CEILING)
    if low is not None:
        return short(low, ROUND_FLOOR), None
    assert high is not None  # an interval open on both sides is never shown
    return short(high, ROUND_CEILING), None

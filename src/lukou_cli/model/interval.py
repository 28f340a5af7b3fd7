"""The one arithmetic: what is known of a number, kept through every calculation.

An `Interval` holds the numbers that the inputs allow; `Undefined` stands for a result that
does not exist, and says why. Both take the same operations, so that a formula is written as
on paper and asked once, at its end, whether it came to anything::

    growth = (after / before).root(years) - one      # Interval or Undefined

Nothing is raised and no bound is lost: ends stay open or closed, *approximate* stays
approximate, and a result whose digits have no end is rounded outward, so that the true
value lies inside. An interval may be wider than need be where a formula uses an input
twice, never narrower.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DIGITS = 28
# No figure of a report, in any unit, comes near these; a number beyond cannot be shown either.
_LARGEST = Decimal("1e100")
_SMALLEST = Decimal("1e-100")


def _context(rounding: str, digits: int = DIGITS) -> Context:
    """Arithmetic that answers with an infinity instead of raising, whatever the caller has set."""
    return Context(prec=digits, rounding=rounding, Emax=99_999, Emin=-99_999, traps=[])


_DOWN, _UP = _context(ROUND_FLOOR), _context(ROUND_CEILING)
_NEAR = _context(ROUND_HALF_EVEN, DIGITS + 12)
_ZERO, _ONE, _INFINITY = Decimal(0), Decimal(1), Decimal("Infinity")


class Answer(Enum):
    """The answer to a comparison of two intervals."""

    YES = "yes"
    NO = "no"
    UNDECIDABLE = "undecidable"


class Cause(str, Enum):
    """Why a result does not exist."""

    ZERO_DIVISOR = "zero_divisor"  # division by zero, or by what may be zero
    BASE_ZERO = "base_zero"  # growth on a base of zero
    BASE_NEGATIVE = "base_negative"  # growth on a base below zero
    BASE_UNSURE = "base_unsure"  # growth on a base that may be zero or below
    TOTAL_FALL = "total_fall"  # the level before a fall of 100 % or more
    NEGATIVE_ROOT = "negative_root"  # a root of what is, or may be, below zero
    OUT_OF_RANGE = "out_of_range"  # beyond 10^100, or closer to zero than 10^-100
    OPEN = "open"  # the bounds leave the result open on both sides


class Undefined(msgspec.Struct, frozen=True, gc=False):
    """A result that does not exist. Whatever is calculated from it does not exist either."""

    cause: Cause

    def _stay(self, *_others: object) -> Undefined:
        return self

    __neg__ = __add__ = __sub__ = __mul__ = __truediv__ = scale = power = root = _stay


class _End(NamedTuple):
    """A candidate for an end of a result; infinite ends are Decimal infinities."""

    number: Decimal
    open: bool


class Interval(msgspec.Struct, frozen=True, gc=False):
    """The numbers between ``low`` and ``high``; None is infinity; an open end excludes its number.

    ``approximate`` says that the ends are only about right, without a tolerance: comparisons
    are those of the ends, and it is for the asker to call the answer undecided. ``enclosed``
    says that the value is one number, known to lie between the ends only because its digits
    have no end (1/3).
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False
    enclosed: bool = False

    @classmethod
    def point(cls, number: Decimal | int, *, approximate: bool = False) -> Interval:
        exact = Decimal(number)
        return cls(exact, exact, approximate=approximate)

    @property
    def is_point(self) -> bool:
        """Whether the value is one number, be it enclosed by two ends."""
        return self.low is not None and (self.low == self.high or self.enclosed)

    @property
    def is_open(self) -> bool:
        """Whether nothing is known: no end on either side."""
        return self.low is None and self.high is None

    def holds(self, number: Decimal | int) -> bool:
        """Whether the interval contains the number."""
        above = self.low is None or self.low < number or (self.low == number and not self.low_open)
        below = (
            self.high is None or self.high > number or (self.high == number and not self.high_open)
        )
        return above and below

    def __neg__(self) -> Interval:
        return msgspec.structs.replace(
            self,
            low=None if self.high is None else _plain(self.high.copy_negate()),
            high=None if self.low is None else _plain(self.low.copy_negate()),
            low_open=self.high_open,
            high_open=self.low_open,
        )

    def __add__(self, other: Computed) -> Computed:
        if isinstance(other, Undefined):
            return other
        low = None if self.low is None or other.low is None else _DOWN.add(self.low, other.low)
        high = None if self.high is None or other.high is None else _UP.add(self.high, other.high)
        return self._result(
            other, low, high, self.low_open or other.low_open, self.high_open or other.high_open
        )

    def __sub__(self, other: Computed) -> Computed:
        return self + -other

    def __mul__(self, other: Computed) -> Computed:
        if isinstance(other, Undefined):
            return other
        if self._is_number and other._is_number:
            return self._of_numbers(other, Context.multiply)
        return self._hull(
            other,
            (_product(a, b, _DOWN) for a in _ends(self) for b in _ends(other)),
            (_product(a, b, _UP) for a in _ends(self) for b in _ends(other)),
        )

    def __truediv__(self, other: Computed) -> Computed:
        if isinstance(other, Undefined):
            return other
        if other.holds(0):
            return Undefined(Cause.ZERO_DIVISOR)
        if self._is_number and other._is_number:
            return self._of_numbers(other, Context.divide)
        sign = 1 if other.low is not None and other.low >= 0 else -1
        return self._hull(
            other,
            (_quotient(a, b, sign, _DOWN) for a in _ends(self) for b in _ends(other)),
            (_quotient(a, b, sign, _UP) for a in _ends(self) for b in _ends(other)),
        )

    def scale(self, numerator: Decimal | int, denominator: int = 1) -> Computed:
        """Times an exact fraction with a denominator above zero: a change of unit, of scale."""
        factor, divisor = Decimal(numerator), Decimal(denominator)
        if not factor:
            return Interval.point(0, approximate=self.approximate)
        return self.map(
            lambda x, context: context.divide(context.multiply(x, factor), divisor),
            falling=factor < 0,
        )

    def power(self, exponent: int) -> Computed:
        """To a whole power, also a negative one."""
        if exponent < 0:
            return Interval.point(1) / self.power(-exponent)
        if exponent == 0:
            return Interval.point(1, approximate=self.approximate)
        if exponent % 2 and (self.low is None or self.low < 0):
            if self.high is not None and self.high <= 0:
                return -(-self).power(exponent)
            # Rising through zero: the two ends go their own ways.
            low = None if self.low is None else _power(self.low.copy_negate(), exponent, _UP)
            high = None if self.high is None else _power(self.high, exponent, _UP)
            return self._result(
                self, None if low is None else -low, high, self.low_open, self.high_open
            )
        return self.magnitude().map(lambda x, context: _power(x, exponent, context))

    def root(self, degree: int) -> Computed:
        """The root of a degree from 1 on; of numbers below zero there is none."""
        if degree == 1:
            return self
        if self.low is None or self.low < 0:
            return Undefined(Cause.NEGATIVE_ROOT)
        return self.map(lambda x, context: _root(x, degree, context))

    def map(
        self, function: Callable[[Decimal, Context], Decimal], *, falling: bool = False
    ) -> Computed:
        """The image under a function that rises, or falls, over the whole interval.

        The function calculates with the context it is given, which rounds down for the low end
        of the result and up for the high one.
        """
        low, high, low_open, high_open = self.low, self.high, self.low_open, self.high_open
        if falling:
            low, high, low_open, high_open = high, low, high_open, low_open
        return self._result(
            self,
            None if low is None else function(low, _DOWN),
            None if high is None else function(high, _UP),
            low_open,
            high_open,
        )

    def magnitude(self) -> Interval:
        """The distances from zero."""
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return -self
        far = _outermost((_ends(self)[1], _ends(-self)[1]), max)
        high = None if far.number.is_infinite() else far.number
        return Interval(
            _ZERO, high, high_open=high is not None and far.open,
            approximate=self.approximate, enclosed=self.enclosed,
        )  # fmt: skip

    def above(self, number: Decimal | int) -> Interval | None:
        """The part that lies above a number; None where there is none."""
        if self.low is not None and self.low > number:
            return self
        if self.high is not None and self.high <= number:
            return None
        return msgspec.structs.replace(self, low=Decimal(number), low_open=True)

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

    @property
    def _is_number(self) -> bool:
        """Whether the two ends are one number."""
        return self.low is not None and self.low == self.high

    def _of_numbers(
        self, other: Interval, calculate: Callable[[Context, Decimal, Decimal], Decimal]
    ) -> Computed:
        """What a calculation with another number comes to: there are no ends to choose from."""
        assert self.low is not None
        assert other.low is not None
        low, high = (calculate(context, self.low, other.low) for context in (_DOWN, _UP))
        return self._result(other, low, high, False, False)

    def _hull(
        self, other: Interval, lows: Iterable[_End | None], highs: Iterable[_End | None]
    ) -> Computed:
        low = _outermost(filter(None, lows), min)
        high = _outermost(filter(None, highs), max)
        return self._result(
            other,
            None if low.number.is_infinite() else low.number,
            None if high.number.is_infinite() else high.number,
            low.open,
            high.open,
        )

    def _result(
        self, other: Interval, low: Decimal | None, high: Decimal | None, *opens: bool
    ) -> Computed:
        """What a calculation with another interval came to."""
        low, high = _plain(low), _plain(high)
        for end in (low, high):
            if end and not _SMALLEST <= end.copy_abs() <= _LARGEST:
                return Undefined(Cause.OUT_OF_RANGE)
        one = self.is_point and other.is_point
        approximate = self.approximate or other.approximate
        if low is not None and low == high:
            return Interval(low, high, approximate=approximate)
        low_open = low is not None and opens[0]
        high_open = high is not None and opens[1]
        return Interval(low, high, low_open, high_open, approximate, one)


Computed: TypeAlias = Interval | Undefined
"""What a calculation comes to."""


def _ends(interval: Interval) -> tuple[_End, _End]:
    low, high = interval.low, interval.high
    return (
        _End(-_INFINITY, open=True) if low is None else _End(low, interval.low_open),
        _End(_INFINITY, open=True) if high is None else _End(high, interval.high_open),
    )


def _plain(number: Decimal | None) -> Decimal | None:
    """Zero without the sign that rounding down gives it."""
    return _ZERO if number is not None and not number else number


def _outermost(ends: Iterable[_End], choose: Callable[[Iterable[Decimal]], Decimal]) -> _End:
    """The least or greatest end; one that is attained rather than one that is not."""
    found = list(ends)
    number = choose(end.number for end in found)
    return _End(number, all(end.open for end in found if end.number == number))


def _product(a: _End, b: _End, context: Context) -> _End:
    # Zero times anything, however large, is zero; attained if the zero itself is.
    for end in (a, b):
        if not end.number:
            return _End(_ZERO, all(e.open for e in (a, b) if not e.number))
    return _End(context.multiply(a.number, b.number), a.open or b.open)


def _quotient(a: _End, b: _End, sign: int, context: Context) -> _End | None:
    """An end over an end of an interval of one sign; None where other ends say it all."""
    if b.number.is_infinite():
        return None if a.number.is_infinite() else _End(_ZERO, open=bool(a.number) or a.open)
    if not b.number:  # open at zero: what it divides grows without end
        return _End(a.number * sign * _INFINITY, open=True) if a.number else None
    return _End(context.divide(a.number, b.number), a.open or b.open)


def _power(number: Decimal, exponent: int, context: Context) -> Decimal:
    """A number from zero on to a power from 1 on, rounded as the context says, by squaring."""
    result, square = _ONE, number
    while exponent:
        if exponent % 2:
            result = context.multiply(result, square)
        exponent //= 2
        if exponent:
            square = context.multiply(square, square)
    return result


_FINE_DOWN = _context(ROUND_FLOOR, DIGITS + 12)
_FINE_UP = _context(ROUND_CEILING, DIGITS + 12)


def _root(number: Decimal, degree: int, context: Context) -> Decimal:
    """The root of a number from zero on: the nearest of 28 digits, proved or moved outward."""
    if not number:
        return _ZERO
    near = _context(ROUND_HALF_EVEN).plus(_NEAR.power(number, _NEAR.divide(_ONE, Decimal(degree))))
    if context.rounding == ROUND_FLOOR:
        while _power(near, degree, _FINE_UP) > number:
            near = context.next_minus(near)
    else:
        while _power(near, degree, _FINE_DOWN) < number:
            near = context.next_plus(near)
    return near

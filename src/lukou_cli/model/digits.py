"""What the digits of a number tell: how it was miswritten, how seldom another is like it."""

from __future__ import annotations

import math
from decimal import Decimal
from operator import ne

from lukou_cli.model.quantity import Bound, Quantity, significant, written_step

# How a wrong number may have come about, from the likeliest slip to none at all: digits that
# changed places; one digit of two or more, or the same ones with another point or scale; by size.
LIKENESSES = ("turned", "slip", "near", "far", "other")
_NEAR, _FAR, _TWO = 0.8, 0.4, 2
# 近200亿 may stand for 198, not for 150: a rounded number is this close to the true one.
JUST_UNDER = Decimal("0.9")
# 约 has no official tolerance; this one is printed in docs/check.md.
ABOUT = Decimal("0.05")
# 790元 of 790.96: zeros at the end are left from rounding where that moves the number so little.
ROUNDED = Decimal("0.01")
_TEN = 10
# More digits than these make no number rarer.
_DIGITS = 3


def likeness(claimed: Decimal, known: Decimal, ratio: Decimal) -> str:
    """One of LIKENESSES; ``ratio`` is claimed to known in one unit."""
    one, other = significant(claimed), significant(known)
    # 16.0 for 10.6: a zero that was printed may change places too.
    for written in (one, claimed.as_tuple().digits):
        if written != other and sorted(written) == sorted(known.as_tuple().digits):
            return "turned"
    if len(one) == len(other) >= _TWO and sum(map(ne, one, other)) <= 1:
        return "slip"
    if _NEAR < ratio < 1 / _NEAR:
        return "near"
    return "far" if _FAR < ratio < 1 / _FAR else "other"


def digits_told(quantity: Quantity) -> int:
    """How many digits a number tells, up to three: 8 agrees by accident, 378 hardly ever."""
    return min(_DIGITS, len(significant(quantity.value)))


def chance(claimed: Quantity) -> float:
    """How likely any number agrees with the claimed one as told: 8 far more likely than 378."""
    value = abs(claimed.value)
    if not value:
        return 1.0
    exact, rounded = last_digit(claimed), written_step(claimed.value)
    width = {
        Bound.RANGE: (claimed.upper or value) - value, Bound.OVER: rounded,
        Bound.APPROX: max(rounded, 2 * min(value * ABOUT, exact * _TEN)),
        **dict.fromkeys((Bound.LT, Bound.GE, Bound.GT), value * (1 - JUST_UNDER)),
    }.get(claimed.bound, max(exact, min(rounded, 2 * value * ROUNDED)))  # fmt: skip
    # As digits are spread in what people count: evenly over the orders of magnitude.
    return min(1.0, float(width / value) / math.log(_TEN))


def last_digit(claimed: Quantity) -> Decimal:
    """One of the last digit that is written, in the unit of the number."""
    exponent = claimed.value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)

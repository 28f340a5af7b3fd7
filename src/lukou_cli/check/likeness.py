"""How one number looks beside another: which slip may have made the one of the other."""

from __future__ import annotations

from operator import ne
from typing import TYPE_CHECKING

from lukou_cli.model.quantity import significant

if TYPE_CHECKING:
    from decimal import Decimal

# From the likeliest slip to none at all: digits that changed places; one digit of two or more, or
# the same ones with another point or scale; by size.
LIKENESSES = ("turned", "slip", "near", "far", "other")
_TWO = 2
_NEAR, _FAR = 0.8, 0.4


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

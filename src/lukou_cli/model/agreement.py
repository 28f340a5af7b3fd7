"""Whether a number follows from the recorded one: equal, implied, rounded, or not at all."""

from __future__ import annotations

from decimal import Decimal, localcontext
from enum import Enum

from lukou_cli.model.digits import ABOUT, JUST_UNDER
from lukou_cli.model.interval import Answer, Interval
from lukou_cli.model.quantity import ARITHMETIC, Bound, Quantity, written_step
from lukou_cli.model.unit import same_things

_OPEN = (Bound.GE, Bound.GT, Bound.OVER)


class Agreement(Enum):
    """How a claimed quantity stands to a recorded one."""

    EQUAL = "equal"
    IMPLIED = "implied"
    ROUNDED = "rounded"
    QUALIFIER = "qualifier"
    DIFFERENT = "different"
    INCOMPARABLE = "incomparable"

    @property
    def follows(self) -> bool:
        return self in (Agreement.EQUAL, Agreement.IMPLIED, Agreement.ROUNDED)


# The same number, whatever its qualifier.
SAME = (Agreement.EQUAL, Agreement.QUALIFIER)


def converted(
    claimed: Quantity, recorded: Quantity, same: frozenset[str] = frozenset()
) -> Quantity | None:
    """The claimed quantity in the recorded unit; None where the two measure different things.

    ``same`` are the dimensions that count the same things here.
    """
    one, other = claimed.unit, recorded.unit
    if one.dimension == other.dimension:
        return claimed.to(other)
    loose = (
        same_things(one.dimension, other.dimension)
        or {one.dimension, other.dimension} <= same
        or {one.dimension, other.dimension} == {"multiple", "number"}
        or not one.text
    )
    if not loose:
        return None
    if not one.text and one.numerator == 1 and other.numerator > 1:
        if claimed.value == recorded.value * other.scale:  # 60,000 more, of 万亩
            upper = None if claimed.upper is None else claimed.upper / other.scale
            return Quantity(claimed.bound, recorded.value, other, upper)
        if claimed.value * other.denominator != recorded.value * other.numerator:
            return Quantity(claimed.bound, claimed.value, other, claimed.upper)  # 198, in 亿元
    with localcontext(ARITHMETIC):
        factor = Decimal(one.numerator) / Decimal(other.numerator)
        upper = None if claimed.upper is None else claimed.upper * factor
        return Quantity(claimed.bound, claimed.value * factor, other, upper)


def agreement_of(
    claimed: Quantity, recorded: Quantity, *, target: bool = False,
    same: frozenset[str] = frozenset(),
) -> Agreement:  # fmt: skip
    """How the claimed quantity, without sign, follows from the recorded one, without sign.

    ``target`` thresholds allow no other threshold, not even a weaker one.
    """
    there = converted(claimed, recorded, same)
    if there is None:
        return Agreement.INCOMPARABLE
    if claimed.unit == there.unit:
        there = claimed
    if there.bound is Bound.RANGE:
        return _range(there, recorded)
    written = claimed.value
    if there.value == recorded.value and recorded.upper is None:
        return _same_number(claimed.bound, recorded.bound)
    if recorded.bound is Bound.RANGE:
        return _beside_range(there, recorded)
    if there.bound is Bound.EQ:
        return Agreement.DIFFERENT
    with localcontext(ARITHMETIC):
        factor = there.value / written if written else Decimal(1)
        return _other_number(there, recorded, written_step(written) * factor, target=target)


def _same_number(claimed: Bound, recorded: Bound) -> Agreement:
    if claimed is recorded:
        return Agreement.EQUAL
    if recorded is Bound.EQ:
        # 20个以上 told of 20 suggests more than the report says; 约 only rounds.
        follows = claimed is Bound.APPROX
    else:
        follows = recorded in (Bound.GT, Bound.OVER) and claimed in _OPEN
    if not follows:
        opposed = any(
            one in (Bound.GE, *_OPEN) and other in (Bound.LE, Bound.LT)
            for one, other in ((claimed, recorded), (recorded, claimed))
        )
        return Agreement.DIFFERENT if opposed else Agreement.QUALIFIER
    return Agreement.EQUAL if claimed is not Bound.APPROX else Agreement.ROUNDED


def _range(claimed: Quantity, recorded: Quantity) -> Agreement:
    known = recorded.interval()
    if claimed.bound is recorded.bound and claimed.interval() == known:
        return Agreement.EQUAL
    if recorded.is_approximate:
        return Agreement.QUALIFIER if known.meets(claimed.interval()) else Agreement.DIFFERENT
    within = known.within(claimed.interval())
    if recorded.bound is Bound.OVER and within is not Answer.YES:
        within = Interval(known.low, known.high).within(claimed.interval())
    return Agreement.IMPLIED if within is Answer.YES else Agreement.DIFFERENT


def _beside_range(claimed: Quantity, recorded: Quantity) -> Agreement:
    """One end of a recorded range as a limit: 5%以上 of 5%—5.5% follows, 超5% says more."""
    low, high = recorded.value, recorded.upper
    if (claimed.bound, claimed.value) in ((Bound.GE, low), (Bound.LE, high)):
        return Agreement.IMPLIED
    if (claimed.bound, claimed.value) in ((Bound.GT, low), (Bound.LT, high)):
        return Agreement.QUALIFIER
    return Agreement.DIFFERENT


def _other_number(
    claimed: Quantity, recorded: Quantity, step: Decimal, *, target: bool
) -> Agreement:
    """Numbers that differ: a weaker bound, or a rounded number with a word that says so."""
    if recorded.bound not in (Bound.EQ, Bound.OVER, Bound.GE, Bound.GT):
        return Agreement.DIFFERENT
    if target and recorded.bound is not Bound.EQ:
        return Agreement.DIFFERENT
    value, known = claimed.value, recorded.value
    match claimed.bound:
        case Bound.GE | Bound.GT:
            # Another threshold than a recorded one is another statement, even a weaker one.
            weaker = value < known and recorded.bound is Bound.EQ and not target
            return Agreement.IMPLIED if weaker else Agreement.DIFFERENT
        case Bound.OVER:
            fits = value < known < value + step
        case Bound.LE | Bound.LT if recorded.bound in (Bound.EQ, Bound.OVER):
            fits = value * JUST_UNDER <= known < value
        case Bound.APPROX:
            fits = abs(value - known) <= known * ABOUT and abs(value - known) * 2 <= step
        case _:
            fits = False
    return Agreement.ROUNDED if fits else Agreement.DIFFERENT

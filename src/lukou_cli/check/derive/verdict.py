"""A claimed number against an expression: it follows, it cannot be, or neither can be told."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.derive.expressions import Expression, is_counted_as
from lukou_cli.check.derive.operands import Operand, in_base
from lukou_cli.check.finding import Reason, Verdict
from lukou_cli.model.digits import ABOUT, JUST_UNDER, ROUNDED, chance, last_digit
from lukou_cli.model.interval import Interval
from lukou_cli.model.quantity import Bound, Quantity, significant, written_step
from lukou_cli.model.unit import IN_HUNDREDTHS, counts
from lukou_cli.query.figures import figure as shown
from lukou_cli.reading.asked import Asked, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

_FAR = Decimal("0.5")
_TEN = 10
# Nobody writes more digits than these.
_WRITTEN = 12
# How likely another expression than the one that words determine may agree by accident.
_ACCIDENT = 0.05
# The same of one that is as likely, or nearly.
_ALIKE, _NEARLY = 0.3, 2


class Derived(msgspec.Struct, frozen=True):
    """The verdict on a derived figure, with the expression that gave it, where one did.

    Of one that is contradicted ``margin`` is how much more far-fetched the next expression of
    another value is, ``beside_unknown`` tells that a number like the operands stands beside it
    that nothing is known of.
    """

    verdict: Verdict
    reason: Reason
    expression: Expression | None = None
    asked: Asked | None = None
    margin: int = 0
    beside_unknown: bool = False

    @property
    def sure(self) -> bool:
        """Whether words determine what the figure would have to be."""
        return self.expression is not None and self.expression.sure

    def operand(self, claimed: Quantity) -> Operand | None:
        """A figure that follows, as what others follow from in turn: 五年提高4个百分点, 平均每年0.8个百分点."""
        if self.verdict is not Verdict.CONFIRMED or self.expression is None:
            return None
        first = self.expression.inputs[0]
        return Operand(
            first.indicator, first.fact, self.expression.known, in_base(claimed)[1],
            claimed.unit.dimension, shown(claimed), computed=True,
        )  # fmt: skip


def judge_derived(  # noqa: PLR0913  what is read around a figure
    asked: Asked, claimed: Quantity, found: Sequence[Expression], *,
    points: bool, least: float, nearly: bool,
) -> Derived | None:  # fmt: skip
    """Confirmed by an expression that gives the number; contradicted by the likeliest one.

    Where the words determine nothing, so many may be tried that the number agrees with none by
    accident more often than ``least``. How sure it is that the likeliest one is meant, and the
    contradiction with it, is weighed elsewhere (confidence.py).

    ``points`` tells that 个点 was written, which is % or 个百分点 as the sense requires. None
    where nothing could be computed. ``nearly`` tells that the number was written as one just
    missed (近, 将近), not as a limit.
    """
    # That two are the same, so that nothing is between them, is seldom an accident.
    tried, accident, best = 0, chance(claimed) if claimed.value else _ACCIDENT, None
    likeliest = next((each for each in found if each.sure or not each.printed.is_open), None)
    if likeliest is None:
        return None
    for expression in found:
        if not is_of_unit(claimed, expression, points=points):
            continue
        if claimed.value and expression.sign and asked.sign and expression.sign != asked.sign:
            continue
        tried += 1
        if best is None:
            best = expression.cost
        alike = expression.cost <= best + _NEARLY
        most = max(least, _ALIKE * likeliest.sure) if alike else min(least, _ACCIDENT)
        if not expression.sure and tried * accident > most:
            break  # and the more so of what is less likely
        # 普及率90%以上 need be no share of anything told.
        close = nearly or (asked.kind is Kind.SHARE and not asked.explicit)
        if gives(as_counted(claimed, expression), expression, nearly=close):
            return Derived(Verdict.CONFIRMED, Reason.EQUAL, expression, asked)
    claimed = as_counted(claimed, likeliest)
    if nearly:
        claimed = msgspec.structs.replace(claimed, bound=Bound.APPROX)
    return Derived(*_differing(asked, claimed, likeliest, points=points), likeliest, asked)


def _differing(
    asked: Asked, claimed: Quantity, expression: Expression, *, points: bool
) -> tuple[Verdict, Reason]:
    """What is to be said of a number that its expression does not give."""
    if not is_of_unit(claimed, expression, points=points):
        if gives(claimed, expression):
            return Verdict.CONTRADICTED, Reason.UNIT
        return Verdict.UNKNOWN, Reason.NO_FACT
    opposed = expression.sign and asked.sign and expression.sign != asked.sign
    if opposed and gives(claimed, expression):
        return Verdict.CONTRADICTED, Reason.DIRECTION
    if _is_misplaced(claimed, expression):
        return Verdict.CONTRADICTED, Reason.UNIT
    if _excluded(claimed, expression):
        return Verdict.CONTRADICTED, Reason.VALUE
    return Verdict.UNKNOWN, Reason.NO_FACT


def as_counted(claimed: Quantity, expression: Expression) -> Quantity:
    """The claimed number; one without a unit in that of what it is computed from: 多出5.4.

    Money is told in 元 where no unit stands, unless in that of a table it follows: 210|240|30.
    """
    recorded = expression.inputs[0].fact.quantity
    if claimed.unit.text or claimed.unit.numerator > 1 or recorded is None:
        return claimed
    if recorded.unit.dimension != expression.dimension:
        return claimed
    counted = msgspec.structs.replace(claimed, unit=recorded.unit)
    return counted if expression.dimension != "money" or gives(counted, expression) else claimed


def is_of_unit(claimed: Quantity, expression: Expression, *, points: bool) -> bool:
    """Whether an expression comes to what the claimed number counts."""
    one, other = claimed.unit.dimension, expression.dimension
    both = {one, other} <= IN_HUNDREDTHS
    alike = (points or one == other) if both else is_counted_as(other, one)
    return alike and not expression.printed.is_open


def gives(claimed: Quantity, expression: Expression, *, nearly: bool = True) -> bool:
    """Whether the arithmetic of the printed numbers gives the claimed one, rounded as told."""
    told, exact = in_base(claimed)
    value = _middle(expression.printed.magnitude())
    wanted = exact.low
    if value is None or wanted is None:
        return False
    unit, step = claimed.unit, _step(claimed)
    fine = last_digit(claimed) * unit.numerator / unit.denominator
    slack = max(value, Decimal(1)) * Decimal("1e-12")
    # What words determine follows though it is told far more weakly: 每年不到1个百分点 of 0.8.
    least = _FAR if expression.sure and not nearly else JUST_UNDER
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
            return near or _is_next(wanted, expression) or value * least <= wanted <= value
    off = max(min(fine / 2, value * (1 - JUST_UNDER)), min(step / 2, value * ROUNDED))
    return abs(value - wanted) <= off + slack or _is_next(wanted, expression)


def _is_next(wanted: Decimal, expression: Expression) -> bool:
    """Whether a number is the least whole one that is allowed: from 76 to more than 85 at least 10."""
    known = expression.known if counts(expression.dimension) else Interval(None, None)
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


def _excluded(claimed: Quantity, expression: Expression) -> bool:
    """Whether the claimed number cannot be what the recorded facts give."""
    told, exact = in_base(claimed)
    known = expression.known if _middle(expression.printed) is None else _signless(expression)
    value = exact.low
    if value is None:
        return False
    step = last_digit(claimed) * claimed.unit.numerator / claimed.unit.denominator / 2
    if claimed.bound is Bound.EQ:
        # Who cuts digits off instead of rounding is off by less than one of the last written.
        step = _step(claimed)
    margin = min(step, value * (1 - JUST_UNDER)) if value else step
    margin += value * ABOUT if claimed.bound is Bound.APPROX else 0
    middle = _middle(expression.printed.magnitude())
    if known.approximate and middle is not None:
        if claimed.bound is not Bound.EQ and told.holds(middle):
            return False
        return abs(middle - value) > max(margin, middle * ABOUT)
    low = told.low if told.low is None else told.low - margin
    high = told.high if told.high is None else told.high + margin
    return not known.meets(Interval(low, high))


def _is_misplaced(claimed: Quantity, expression: Expression) -> bool:
    """Whether a number has the digits of what is computed, at another order of magnitude."""
    value = _middle(expression.printed.magnitude())
    if not value or not claimed.value:
        return False
    ratio = abs(claimed.in_base) / value
    nearest = round(math.log10(ratio))
    return nearest != 0 and abs(ratio.scaleb(-nearest) - 1) <= ROUNDED


def _signless(expression: Expression) -> Interval:
    """The distances that the bounds allow: a fall of 378 or less is told as 378."""
    printed = _middle(expression.printed)
    return -expression.known if printed is not None and printed < 0 else expression.known

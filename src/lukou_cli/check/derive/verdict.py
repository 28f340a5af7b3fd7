"""A claimed number against an expression: it follows, it cannot be, or neither can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.derive.expressions import Expression, is_counted_as
from lukou_cli.check.derive.operands import Operand
from lukou_cli.check.finding import Reason, Verdict
from lukou_cli.model.computed import excludes, gives, in_base, is_misplaced
from lukou_cli.model.digits import chance
from lukou_cli.model.quantity import Bound, Quantity
from lukou_cli.model.unit import IN_HUNDREDTHS
from lukou_cli.query.figures import figure as shown
from lukou_cli.reading.asked import Asked, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

# How likely another expression than the one that words determine may agree by accident.
_ACCIDENT = 0.05
# The same of one that is as likely, or nearly.
_ALIKE, _NEARLY = 0.3, 2


class Derived(msgspec.Struct, frozen=True):
    """The verdict on a derived figure, with the expression that gave it, where one did.

    Of one that is contradicted ``margin`` is how much more far-fetched the next expression of
    another value is, ``beside_unknown`` tells that a number like the operands stands beside it
    that nothing is known of, and ``drafted`` that it follows from such a one.
    """

    verdict: Verdict
    reason: Reason
    expression: Expression | None = None
    asked: Asked | None = None
    margin: int = 0
    beside_unknown: bool = False
    drafted: bool = False

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
            projected=self.asked is not None and self.asked.kind is Kind.PROJECTED,
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
    if is_misplaced(claimed, expression):
        return Verdict.CONTRADICTED, Reason.UNIT
    if excludes(claimed, expression):
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

"""A level told as growth, or growth as a level: 增长73% for 增至73%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.check.finding import Reason, Verdict
from lukou_cli.check.judge.agree import agreed
from lukou_cli.check.judge.claim import Ruling
from lukou_cli.check.judge.value import Agreement
from lukou_cli.model.indicator import Measure

if TYPE_CHECKING:
    from lukou_cli.check.judge.claim import Claim


def differs(claim: Claim) -> bool:
    """Whether the draft tells of growth where the indicator is a level, or the reverse."""
    figure, kind = claim.figure, claim.indicator.measure
    if not figure.direction:
        return False
    moves = not (figure.to_level or figure.from_level)
    if kind in (Measure.RATIO, Measure.STOCK):
        return moves and kind is Measure.RATIO
    if not figure.quantity.unit.is_percent:
        return False
    if kind is Measure.SHARE:
        return moves
    return kind.is_rate and figure.to_level


def measure(claim: Claim) -> Ruling | None:
    """A contradiction where the number is right; else the figure is of something unrecorded."""
    if not differs(claim):
        return None
    for fact in claim.expected:
        if agreed(claim, fact) in (Agreement.EQUAL, Agreement.QUALIFIER):
            return Ruling(Verdict.CONTRADICTED, Reason.MEASURE, fact)
    return Ruling(Verdict.UNKNOWN, Reason.NO_FACT)

"""A level told as growth, or growth as a level: 增长73% for 增至73%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.check.finding import Reason, Verdict
from lukou_cli.check.judge.claim import Ruling, agreed
from lukou_cli.check.judge.value import Agreement
from lukou_cli.model.indicator import Measure
from lukou_cli.reading.directions import direction_of

if TYPE_CHECKING:
    from lukou_cli.check.judge.claim import Claim
    from lukou_cli.model.indicator import Fact


def differs(claim: Claim) -> bool:
    """Whether the draft tells of growth where the indicator is a level, or the reverse."""
    figure, kind = claim.figure, claim.indicator.measure
    moves = not (figure.to_level or figure.from_level)
    if kind is Measure.STOCK and figure.added:
        return moves
    if not figure.direction:
        return False
    if kind in (Measure.RATIO, Measure.STOCK):
        return moves and kind is Measure.RATIO
    if not figure.quantity.unit.is_percent:
        # 旅游收入增加14亿元: a change, where the report has an amount.
        money = figure.quantity.unit.dimension == "money"
        grown = figure.direction > 0 and kind is Measure.FLOW and money
        return grown and moves and not any(map(_tells_rise, claim.indicator.facts))
    if kind is Measure.SHARE:
        return moves
    if figure.direction < 0 and not any(map(_is_fall, claim.indicator.facts)):
        return False  # growth itself may slow down to a rate: 增速降为5.5%
    return kind.is_rate and figure.to_level


def _is_fall(fact: Fact) -> bool:
    return fact.quantity is not None and fact.quantity.value < 0


def _tells_rise(fact: Fact) -> bool:
    """Whether the report tells an addition itself: 增加, 新增."""
    return direction_of(fact.source.phrase) > 0 or "增" in fact.source.phrase


def wrong_measure(claim: Claim) -> Ruling | None:
    """A contradiction where the number is right; else the figure is of something unrecorded."""
    if not differs(claim):
        return None
    for fact in claim.expected:
        if agreed(claim, fact) in (Agreement.EQUAL, Agreement.QUALIFIER):
            return Ruling(Verdict.CONTRADICTED, Reason.MEASURE, fact)
    return Ruling(Verdict.UNKNOWN, Reason.NO_FACT)

"""A rise told as a fall, a level told as growth, or the reverse: 上升21% for 下降21%, 增长73% for 增至73%."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lukou_cli.check.finding import Reason, Verdict
from lukou_cli.check.judge.claim import Ruling, agreed
from lukou_cli.model.agreement import SAME
from lukou_cli.model.indicator import Measure
from lukou_cli.reading.directions import direction_of

if TYPE_CHECKING:
    from lukou_cli.check.judge.claim import Claim
    from lukou_cli.model.indicator import Fact, Indicator


_ADDITION = re.compile("新增|净增|增加(?!值)|增收")
_REACHED = re.compile("[增升扩展][^\\W\\d_A-Za-z]?[至到]")


def conflicts(claim: Claim, fact: Fact) -> bool:
    """Whether the draft tells of the opposite direction."""
    told = claim.figure.direction
    if claim.figure.to_level and (claim.indicator.measure.is_rate or is_addition(claim.indicator)):
        return False  # 增速降至5.5% is still a rise
    known = _recorded_direction(claim.indicator, fact)
    return bool(told and known and told != known)


def _recorded_direction(indicator: Indicator, fact: Fact) -> int:
    """1 for a rise, -1 for a fall, 0 where the fact tells neither."""
    if fact.quantity is None:
        return 0
    if indicator.measure.is_rate:
        return -1 if fact.quantity.value < 0 else 1 if fact.quantity.value > 0 else 0
    if indicator.measure is Measure.FLOW and _ADDITION.match(indicator.name.zh):
        return 1
    return direction_of(fact.source.phrase)


def wrong_direction(claim: Claim) -> Ruling | None:
    """A contradiction where every expected fact goes the other way."""
    if all(conflicts(claim, fact) for fact in claim.expected):
        return Ruling(Verdict.CONTRADICTED, Reason.DIRECTION, claim.expected[0])
    return None


def differs(claim: Claim) -> bool:
    """Whether the draft tells of growth where the indicator is a level, or the reverse."""
    figure, kind = claim.figure, claim.indicator.measure
    moves = not (figure.to_level or figure.from_level)
    if kind in (Measure.STOCK, Measure.RATIO):
        changed = figure.added or figure.grown if kind is Measure.STOCK else figure.direction
        return moves and bool(changed)
    if kind is Measure.FLOW and not figure.quantity.unit.is_percent:
        return not figure.from_level and _is_other_amount(claim)
    if not figure.direction or not figure.quantity.unit.is_percent:
        return False
    if kind is Measure.AVERAGE_GROWTH and claim.told.when.summed:
        return True  # 五年累计增长28%, where it is 28% a year
    if kind is Measure.SHARE:
        return moves
    if figure.direction < 0 and not any(map(_is_fall, claim.indicator.facts)):
        return False  # growth itself may slow down to a rate: 增速降为5.5%
    return kind.is_rate and figure.to_level


def _is_other_amount(claim: Claim) -> bool:
    """Whether a sum is told as what it grew by, or what was added as what there is in all.

    旅游收入增加14亿元, where that is the year's; 科技型中小企业共157家, where so many came anew.
    """
    figure = claim.figure
    if is_addition(claim.indicator):
        return figure.standing
    grown = figure.direction > 0 and figure.quantity.unit.dimension == "money"
    return (figure.grown or grown) and not figure.to_level


def _is_fall(fact: Fact) -> bool:
    return fact.quantity is not None and fact.quantity.value < 0


@lru_cache(maxsize=1024)
def is_addition(indicator: Indicator) -> bool:
    """Whether an indicator counts what is added: 新增科技型中小企业数."""
    return bool(_ADDITION.search(indicator.name.zh)) or any(map(_tells_rise, indicator.facts))


def _tells_rise(fact: Fact) -> bool:
    """Whether the report tells an addition itself: 增加, 新增, but not 增至."""
    phrase = fact.source.phrase
    return not _REACHED.search(phrase) and (direction_of(phrase) > 0 or "增" in phrase)


def wrong_measure(claim: Claim) -> Ruling | None:
    """A contradiction where the number is right; else the figure is of something unrecorded."""
    if not differs(claim):
        return None
    for fact in claim.expected:
        if agreed(claim, fact) in SAME:
            return Ruling(Verdict.CONTRADICTED, Reason.MEASURE, fact)
    return Ruling(Verdict.UNKNOWN, Reason.NO_FACT)

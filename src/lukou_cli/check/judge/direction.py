"""A rise told as a fall, or the reverse: 上升21% for 下降21%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.check.finding import Reason, Verdict
from lukou_cli.check.judge.claim import Ruling
from lukou_cli.reading.directions import direction_of

if TYPE_CHECKING:
    from lukou_cli.check.judge.claim import Claim
    from lukou_cli.model.indicator import Fact, Indicator


def conflicts(claim: Claim, fact: Fact) -> bool:
    """Whether the draft tells of the opposite direction."""
    told = claim.figure.direction
    if claim.figure.to_level and claim.indicator.measure.is_rate:
        return False  # 增速降至5.5% is still a rise
    known = recorded_direction(claim.indicator, fact)
    return bool(told and known and told != known)


def recorded_direction(indicator: Indicator, fact: Fact) -> int:
    """1 for a rise, -1 for a fall, 0 where the fact tells neither."""
    if fact.quantity is None:
        return 0
    if indicator.measure.is_rate:
        return -1 if fact.quantity.value < 0 else 1 if fact.quantity.value > 0 else 0
    return direction_of(fact.source.phrase)


def wrong_direction(claim: Claim) -> Ruling | None:
    """A contradiction where every expected fact goes the other way."""
    if all(conflicts(claim, fact) for fact in claim.expected):
        return Ruling(Verdict.CONTRADICTED, Reason.DIRECTION, claim.expected[0])
    return None

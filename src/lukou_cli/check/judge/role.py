"""A target told as reached, or a result told as a target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.check.finding import IndicatorFact, Reason, Verdict
from lukou_cli.check.judge.claim import Ruling
from lukou_cli.check.judge.period import same_number

if TYPE_CHECKING:
    from lukou_cli.check.judge.claim import Claim


def wrong_role(claim: Claim) -> Ruling | None:
    """A contradiction where the number is recorded, but in the other role."""
    told = claim.told.which.role
    if told is None:
        return None
    fact = same_number(claim, (fact for fact in claim.others if fact.role is not told))
    if fact is None:
        return None
    recorded = claim.expected[0] if claim.expected else fact
    return Ruling(Verdict.CONTRADICTED, Reason.ROLE, recorded, IndicatorFact(claim.indicator, fact))

"""A target told as reached, or a result told as a target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.check.finding import Reason, Source, Verdict
from lukou_cli.check.judge.claim import Ruling
from lukou_cli.check.judge.period import same_number

if TYPE_CHECKING:
    from lukou_cli.check.judge.claim import Claim


def role(claim: Claim) -> Ruling | None:
    """A contradiction where the number is recorded for the period, but in the other role."""
    told = claim.link.role
    if told is None:
        return None
    others = (
        fact
        for fact in claim.others
        if fact.role is not told and claim.link.period in (None, fact.period)
    )
    fact = same_number(claim, others)
    if fact is None:
        return None
    expected = next((f for f in claim.expected if f.quantity is not None), None)
    return Ruling(
        Verdict.CONTRADICTED, Reason.ROLE, expected or fact, Source(claim.indicator, fact)
    )

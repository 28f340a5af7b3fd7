"""The right number with a qualifier dropped, added or changed: 10% for 10%以上."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.check.finding import Reason, Verdict
from lukou_cli.check.judge.claim import Ruling, agreed
from lukou_cli.check.judge.value import Agreement

if TYPE_CHECKING:
    from lukou_cli.check.judge.claim import Claim


def wrong_bound(claim: Claim) -> Ruling | None:
    """Imprecise where the number is that of an expected fact and the qualifier is not."""
    for fact in claim.expected:
        if agreed(claim, fact) is Agreement.QUALIFIER:
            return Ruling(Verdict.IMPRECISE, Reason.BOUND, fact)
    return None

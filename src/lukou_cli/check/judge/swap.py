"""The figure of another indicator: two numbers changed places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.check.finding import IndicatorFact, Reason, Verdict
from lukou_cli.check.judge.claim import Ruling
from lukou_cli.check.judge.value import SAME, agreement_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lukou_cli.check.judge.claim import Claim
    from lukou_cli.model.indicator import Indicator


def swap(claim: Claim, neighbours: Iterable[Indicator]) -> Ruling | None:
    """A contradiction where the number is that of an indicator spoken of nearby."""
    recorded = claim.expected[0]
    for other in neighbours:
        if other is claim.indicator:
            continue
        for fact in other.facts:
            if fact.quantity is None or fact.role is not recorded.role:
                continue
            if agreement_of(claim.quantity, fact.quantity.magnitude) in SAME:
                return Ruling(
                    Verdict.CONTRADICTED, Reason.SWAPPED, recorded, IndicatorFact(other, fact)
                )
    return None

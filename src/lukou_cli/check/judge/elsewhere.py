"""A number that is recorded, but of another period, in the other role, or of another indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.check.finding import IndicatorFact, Reason, Verdict
from lukou_cli.check.judge.claim import Ruling, agreed
from lukou_cli.model.agreement import SAME, Agreement, agreement_of
from lukou_cli.model.indicator import Role
from lukou_cli.reading.context.told import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lukou_cli.check.judge.claim import Claim
    from lukou_cli.model.indicator import Fact, Indicator


def wrong_period(claim: Claim) -> Ruling | None:
    """A five-year total told as one year's, last year's as an earlier one's."""
    others = (fact for fact in claim.others if fact.period != claim.told.when.period)
    return _recorded(claim, others, claim.expected, Reason.PERIOD)


def wrong_role(claim: Claim) -> Ruling | None:
    """A target told as reached, or a result told as a target."""
    told = claim.told.which.role
    if told is None:
        return None
    others = (fact for fact in claim.others if fact.role is not told)
    return _recorded(claim, others, claim.expected, Reason.ROLE)


def antedated(claim: Claim) -> Ruling | None:
    """A contradiction where words near give a result's number to a year that no report tells of."""
    told = claim.told
    if told.when.level > Level.SENTENCE or told.which.role is Role.TARGET:
        return None
    results = (fact for fact in (*claim.expected, *claim.others) if fact.role is Role.ACTUAL)
    return _recorded(claim, results, (), Reason.PERIOD)


def swapped(claim: Claim, neighbours: Iterable[Indicator]) -> Ruling | None:
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


def _recorded(
    claim: Claim, facts: Iterable[Fact], expected: Sequence[Fact], reason: Reason
) -> Ruling | None:
    """A contradiction where one of some facts has the number, whatever its qualifier."""
    alike = (*SAME, Agreement.ROUNDED)
    fact = next((fact for fact in facts if agreed(claim, fact) in alike), None)
    if fact is None:
        return None
    recorded = expected[0] if expected else fact
    return Ruling(Verdict.CONTRADICTED, reason, recorded, IndicatorFact(claim.indicator, fact))

"""The figure of another period: a five-year total told as one year's, last year's as an earlier one's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.check.finding import IndicatorFact, Reason, Verdict
from lukou_cli.check.judge.claim import Ruling, agreed
from lukou_cli.check.judge.value import Agreement
from lukou_cli.model.indicator import Role
from lukou_cli.reading.context.told import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lukou_cli.check.judge.claim import Claim
    from lukou_cli.model.indicator import Fact

SAME = (Agreement.EQUAL, Agreement.ROUNDED, Agreement.QUALIFIER)


def same_number(claim: Claim, facts: Iterable[Fact]) -> Fact | None:
    """The first of the facts that has the claimed number, whatever its qualifier."""
    return next((fact for fact in facts if agreed(claim, fact) in SAME), None)


def wrong_period(claim: Claim) -> Ruling | None:
    """A contradiction where the number is recorded for another period."""
    fact = same_number(claim, (f for f in claim.others if f.period != claim.told.when.period))
    if fact is None:
        return None
    recorded = claim.expected[0] if claim.expected else fact
    return Ruling(
        Verdict.CONTRADICTED, Reason.PERIOD, recorded, IndicatorFact(claim.indicator, fact)
    )


def antedated(claim: Claim) -> Ruling | None:
    """A contradiction where words near give a result's number to a year that no report tells of."""
    told = claim.told
    if told.when.level > Level.SENTENCE or told.which.role is Role.TARGET:
        return None
    results = [fact for fact in (*claim.expected, *claim.others) if fact.role is Role.ACTUAL]
    fact = same_number(claim, results)
    if fact is None:
        return None
    return Ruling(Verdict.CONTRADICTED, Reason.PERIOD, fact, IndicatorFact(claim.indicator, fact))

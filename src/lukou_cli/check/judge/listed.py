"""A number of another time or role than all that stands beside it: last year's in a list of targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.check.finding import IndicatorFact, Reason, Verdict
from lukou_cli.check.judge.claim import Ruling, agreed
from lukou_cli.check.judge.value import SAME
from lukou_cli.reading.context.told import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.check.judge.claim import Claim
    from lukou_cli.model.indicator import Fact

# So many figures beside it tell of what a list is.
_LIST = 2


def out_of_line(claim: Claim, ruling: Ruling, near: Sequence[Fact]) -> Ruling | None:
    """A contradiction where a figure agrees with a fact of another time or role than the facts that
    the figures ``near`` it agree with, and its indicator has one of theirs, which it does not meet.

    Only where words from afar tell that time or role too: what is left open is no error.
    """
    recorded, told = ruling.recorded, claim.told
    near_words = min(told.when.level, told.which.level) <= Level.CLAUSE
    if recorded is None or near_words or ruling.verdict is Verdict.UNKNOWN or len(near) < _LIST:
        return None
    times = {(fact.role, fact.period) for fact in near}
    if len(times) > 1 or (recorded.role, recorded.period) in times:
        return None
    ((role, period),) = times
    if told.when.period != period and told.which.role is not role:
        return None
    facts = (*claim.expected, *claim.others)
    meant = [fact for fact in facts if (fact.role, fact.period) == (role, period)]
    if not meant or any(_meets(claim, fact) for fact in meant):
        return None
    reason = Reason.PERIOD if recorded.role is meant[0].role else Reason.ROLE
    if ruling.reason is Reason.IMPLIED:
        return Ruling(Verdict.CONTRADICTED, Reason.VALUE, meant[0])
    return Ruling(Verdict.CONTRADICTED, reason, meant[0], IndicatorFact(claim.indicator, recorded))


def _meets(claim: Claim, fact: Fact) -> bool:
    told = agreed(claim, fact)
    return told.follows or told in SAME

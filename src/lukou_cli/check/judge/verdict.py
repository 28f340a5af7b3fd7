"""The rules in their order: what follows is confirmed, else the first rule that fits speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.check.finding import Reason, Verdict
from lukou_cli.check.judge.agree import agreed
from lukou_cli.check.judge.bound import bound
from lukou_cli.check.judge.claim import Ruling
from lukou_cli.check.judge.direction import conflicts, direction
from lukou_cli.check.judge.measure import differs, measure
from lukou_cli.check.judge.period import period
from lukou_cli.check.judge.role import role
from lukou_cli.check.judge.swap import swap
from lukou_cli.check.judge.unit import unit, wrong_size
from lukou_cli.check.judge.value import Agreement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lukou_cli.check.judge.claim import Claim
    from lukou_cli.model.indicator import Fact, Indicator

_CONFIRMED = {
    Agreement.EQUAL: Reason.EQUAL,
    Agreement.IMPLIED: Reason.IMPLIED,
    Agreement.ROUNDED: Reason.ROUNDED,
}


def judge(claim: Claim, neighbours: Iterable[Indicator]) -> Ruling:
    """The verdict on a claim; ``neighbours`` are the indicators spoken of around it."""
    confirmed = _confirmed(claim)
    if confirmed is not None:
        return confirmed
    numeric = [fact for fact in claim.expected if fact.quantity is not None]
    if not numeric:
        ruling = role(claim) or period(claim)
        return _if_sure(claim, ruling) if ruling else Ruling(Verdict.UNKNOWN, *_why_not(claim))
    for rule in (measure, direction, bound, unit, role, period):
        ruling = rule(claim)
        if ruling is not None:
            return _if_sure(claim, ruling)
    ruling = swap(claim, neighbours)
    if ruling is None:
        ruling = Ruling(Verdict.CONTRADICTED, Reason.VALUE, _closest(claim))
    return _if_sure(claim, ruling)


def _confirmed(claim: Claim) -> Ruling | None:
    if differs(claim):
        return None
    best = None
    roles = {fact.role for fact in claim.expected}
    unstated = [fact for fact in claim.others if claim.loose and fact.role in roles]
    for fact in (*claim.expected, *unstated):
        if fact.quantity is None or conflicts(claim, fact):
            continue
        found = agreed(claim, fact)
        if found is Agreement.IMPLIED and wrong_size(claim, fact):
            continue  # 超5亿元 for 超50亿元 is a slip, not a weaker statement
        if found is Agreement.EQUAL:
            return Ruling(Verdict.CONFIRMED, Reason.EQUAL, fact)
        if found.follows and best is None and fact in claim.expected:
            best = Ruling(Verdict.CONFIRMED, _CONFIRMED[found], fact)
    return best


def _why_not(claim: Claim) -> tuple[Reason, Fact | None]:
    words = next((fact for fact in claim.expected), None)
    return (Reason.NO_NUMBER, words) if words else (Reason.NO_FACT, None)


def _closest(claim: Claim) -> Fact:
    return next(fact for fact in claim.expected if fact.quantity is not None)


def _if_sure(claim: Claim, ruling: Ruling) -> Ruling:
    """An error is called one only where the link is sure; the same number makes it surer."""
    if (claim.link.sure and not claim.crossed) or ruling.verdict is Verdict.UNKNOWN:
        return ruling
    if ruling.reason is Reason.BOUND:
        return ruling
    return Ruling(Verdict.UNKNOWN, Reason.UNSURE, ruling.recorded)

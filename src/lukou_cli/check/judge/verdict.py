"""The rules in their order: what follows is confirmed, else the first rule that fits speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.check.finding import Reason, Verdict
from lukou_cli.check.judge.change import conflicts, differs, wrong_direction, wrong_measure
from lukou_cli.check.judge.claim import Ruling, agreed, is_longer
from lukou_cli.check.judge.elsewhere import swapped, wrong_period, wrong_role
from lukou_cli.check.judge.unit import wrong_bound, wrong_size, wrong_time, wrong_unit
from lukou_cli.model.agreement import Agreement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lukou_cli.check.judge.claim import Claim
    from lukou_cli.model.indicator import Fact, Indicator

_CONFIRMED = {
    Agreement.EQUAL: Reason.EQUAL,
    Agreement.IMPLIED: Reason.IMPLIED,
    Agreement.ROUNDED: Reason.ROUNDED,
}


# So many times the number that is told is no weaker statement any more.
_FAR = 3


def judge(claim: Claim, neighbours: Iterable[Indicator]) -> Ruling:
    """The verdict on a claim; ``neighbours`` are the indicators spoken of around it."""
    ruling = confirmed(claim, claim.expected)
    if ruling is None and claim.open:
        when, indicator = claim.told.when, claim.indicator
        ruling = confirmed(
            claim, [fact for fact in claim.others if not is_longer(fact, when, indicator)]
        )
        if ruling is not None and ruling.reason is not Reason.EQUAL:
            # The very number with another qualifier tells more than what is only near it; and
            # 超8000万元 is no agreement with whatever is larger in another year.
            near = None if ruling.reason is Reason.IMPLIED else ruling
            ruling = wrong_bound(claim) or near
    elif ruling is not None and ruling.reason is Reason.IMPLIED:
        ruling = wrong_bound(claim) or ruling
    if ruling is not None:
        return ruling
    if not claim.expected:
        return (wrong_role(claim) or wrong_period(claim)) or Ruling(
            Verdict.UNKNOWN, *_why_not(claim)
        )
    for rule in (
        wrong_measure, wrong_direction, wrong_bound, wrong_unit, wrong_role, wrong_period,
    ):  # fmt: skip
        ruling = rule(claim)
        if ruling is not None:
            return ruling
    value = Ruling(Verdict.CONTRADICTED, Reason.VALUE, claim.expected[0])
    return swapped(claim, neighbours) or value


def confirmed(claim: Claim, facts: Iterable[Fact]) -> Ruling | None:
    """The fact from which the statement follows, an equal one first."""
    if differs(claim) or wrong_time(claim):
        return None
    best = None
    for fact in facts:
        if conflicts(claim, fact):
            continue
        found = agreed(claim, fact)
        if found is Agreement.IMPLIED and wrong_size(claim, fact):
            continue  # 超5亿元 for 超50亿元 is a slip, not a weaker statement
        if found is Agreement.IMPLIED and (_has_threshold(claim, fact) or _is_far(claim, fact)):
            continue
        if found is Agreement.EQUAL:
            return Ruling(Verdict.CONFIRMED, Reason.EQUAL, fact)
        if found.follows and best is None:
            best = Ruling(Verdict.CONFIRMED, _CONFIRMED[found], fact)
    return best


def _is_far(claim: Claim, fact: Fact) -> bool:
    """Whether nobody would tell a fact so weakly: 超过6800元 of 3亿元 is of something else."""
    assert fact.quantity is not None
    least, most = sorted((abs(claim.quantity.in_base), abs(fact.quantity.in_base)))
    return _FAR * least < most


def _has_threshold(claim: Claim, fact: Fact) -> bool:
    """Whether the claim's qualifier is that of another fact that may be meant, and not of this one.

    竣工60个以上 tells of no result of 69, where 50个以上 shall be.
    """
    bound = claim.quantity.bound
    thresholds = (each.quantity for each in claim.expected if each is not fact)
    meant = any(each is not None and each.bound is bound for each in thresholds)
    return meant and bool(fact.quantity and fact.quantity.bound is not bound)


def _why_not(claim: Claim) -> tuple[Reason, Fact | None]:
    words = next((fact for fact in claim.indicator.facts if fact.quantity is None), None)
    return (Reason.NO_NUMBER, words) if words else (Reason.NO_FACT, None)

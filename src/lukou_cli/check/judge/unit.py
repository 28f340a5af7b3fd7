"""The right digits with the wrong unit, size or qualifier: 14.5万元 for 14.5亿元, 10% for 10%以上."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lukou_cli.check.finding import Reason, Verdict
from lukou_cli.check.judge.claim import Ruling, agreed
from lukou_cli.model.agreement import Agreement, converted
from lukou_cli.model.indicator import Measure
from lukou_cli.model.quantity import significant
from lukou_cli.model.unit import PERCENTAGE_POINT

if TYPE_CHECKING:
    from lukou_cli.check.judge.claim import Claim
    from lukou_cli.model.indicator import Fact

_EACH_TIME = re.compile("每个?([年月季天日])")
# A small round number may be the same by chance.
_TELLING = 10


def wrong_unit(claim: Claim) -> Ruling | None:
    """A contradiction where the digits are those of an expected fact and the size is not."""
    for fact in claim.expected:
        if wrong_size(claim, fact) or (wrong_time(claim) and _is_same(claim, fact)):
            return Ruling(Verdict.CONTRADICTED, _unit_or_measure(claim), fact)
    return None


def wrong_bound(claim: Claim) -> Ruling | None:
    """Imprecise where the number is that of an expected fact and the qualifier is not."""
    for fact in () if wrong_time(claim) else claim.expected:
        told = agreed(claim, fact)
        near = claim.figure.nearly and told is Agreement.DIFFERENT and _is_same(claim, fact)
        if near or told is Agreement.QUALIFIER:
            return Ruling(Verdict.IMPRECISE, Reason.BOUND, fact)
    return None


def misfit(claim: Claim) -> Ruling:
    """The verdict where the subject is measured in something else: 下降10元 for 下降10%."""
    for fact in claim.expected:
        assert fact.quantity is not None
        value, known = claim.quantity, fact.quantity.magnitude
        scaled = value.unit.scale > 1 or value.value != int(value.value)
        if value.value == known.value and (scaled or value.value >= _TELLING):
            return Ruling(Verdict.CONTRADICTED, _unit_or_measure(claim), fact)
    return Ruling(Verdict.UNKNOWN, Reason.NO_INDICATOR)


def _unit_or_measure(claim: Claim) -> Reason:
    """Which of the two is wrong: 税比提升29个百分点, where it rose not by so much, but to so much."""
    level = claim.indicator.measure is Measure.SHARE and claim.figure.direction
    return Reason.MEASURE if level and claim.quantity.unit == PERCENTAGE_POINT else Reason.UNIT


def wrong_size(claim: Claim, fact: Fact) -> bool:
    """Whether the claimed number has the fact's digits and is another number all the same."""
    assert fact.quantity is not None
    alike = significant(claim.quantity.value) == significant(fact.quantity.value)
    return alike and not _is_same(claim, fact)


def wrong_time(claim: Claim) -> bool:
    """Whether a number is told of each year that the report gives of each month, or the reverse."""
    named = _EACH_TIME.search(claim.indicator.name.zh)
    told = claim.figure.per
    return named is not None and told not in ("", named[1])


def _is_same(claim: Claim, fact: Fact) -> bool:
    """Whether the two numbers are one, qualifiers apart."""
    assert fact.quantity is not None
    recorded = fact.quantity.magnitude
    there = converted(claim.quantity, recorded)
    return there is not None and there.value == recorded.value

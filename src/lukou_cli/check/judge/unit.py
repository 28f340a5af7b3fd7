"""The right digits with the wrong unit or order of magnitude: 14.5万元 for 14.5亿元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.check.finding import Reason, Verdict
from lukou_cli.check.judge.claim import Ruling, magnitude
from lukou_cli.check.judge.value import converted

if TYPE_CHECKING:
    from decimal import Decimal

    from lukou_cli.check.judge.claim import Claim


def unit(claim: Claim) -> Ruling | None:
    """A contradiction where the digits are those of an expected fact and the size is not."""
    for fact in claim.expected:
        if fact.quantity is None:
            continue
        recorded = magnitude(fact.quantity)
        there = converted(claim.quantity, recorded)
        if there is not None and there.value == recorded.value:
            continue
        if _digits(claim.quantity.value) == _digits(recorded.value):
            return Ruling(Verdict.CONTRADICTED, Reason.UNIT, fact)
    return None


def _digits(value: Decimal) -> tuple[int, ...]:
    return value.normalize().as_tuple().digits

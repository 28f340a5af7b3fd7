"""How a claim stands to one fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.check.judge.claim import magnitude
from lukou_cli.check.judge.value import Agreement, agreement
from lukou_cli.model.indicator import Role

if TYPE_CHECKING:
    from lukou_cli.check.judge.claim import Claim
    from lukou_cli.model.indicator import Fact


def agreed(claim: Claim, fact: Fact) -> Agreement:
    """How the claimed quantity follows from the fact's, signs apart."""
    if fact.quantity is None:
        return Agreement.INCOMPARABLE
    return agreement(claim.quantity, magnitude(fact.quantity), target=fact.role is Role.TARGET)

"""How a claim stands to one fact."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lukou_cli.check.judge.value import Agreement, agreement_of
from lukou_cli.model.indicator import Role
from lukou_cli.model.unit import parse_unit

if TYPE_CHECKING:
    from lukou_cli.check.judge.claim import Claim
    from lukou_cli.model.indicator import Fact, Indicator


def agreed(claim: Claim, fact: Fact) -> Agreement:
    """How the claimed quantity follows from the fact's, signs apart."""
    if fact.quantity is None:
        return Agreement.INCOMPARABLE
    return agreement_of(
        claim.quantity, fact.quantity.magnitude, target=fact.role is Role.TARGET,
        same=same_dimensions(claim.indicator),
    )  # fmt: skip


@lru_cache(maxsize=512)
def same_dimensions(indicator: Indicator) -> frozenset[str]:
    """The dimensions of the units that the data declare to count the same things."""
    if not indicator.same_unit:
        return frozenset()
    return frozenset(parse_unit(text).dimension for text in (indicator.unit, *indicator.same_unit))

"""Whether a number can be one of an indicator at all, by what it counts."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lukou_cli.model.indicator import Measure
from lukou_cli.model.unit import IN_HUNDREDTHS, same_things

if TYPE_CHECKING:
    from lukou_cli.model.indicator import Indicator
    from lukou_cli.model.unit import Unit

EXACT = 1.0
LOOSE = 0.85
NONE = 0.0


@lru_cache(maxsize=1 << 14)
def suiting(indicator: Indicator, unit: Unit, *, rank: bool, bare: bool) -> float:
    """How well a unit suits the indicator's; ``rank`` is of a place in an order."""
    if rank or indicator.measure is Measure.RANK:
        return EXACT if rank and indicator.measure is Measure.RANK else NONE
    fits = (_fit(unit, each, indicator.same_unit, bare=bare) for each in dimensions(indicator))
    return max(fits, default=NONE)


@lru_cache(maxsize=1024)
def dimensions(indicator: Indicator) -> frozenset[str]:
    """What the numbers of an indicator measure, by its facts."""
    return frozenset(
        fact.quantity.unit.dimension for fact in indicator.facts if fact.quantity is not None
    )


def _fit(unit: Unit, dimension: str, same: tuple[str, ...], *, bare: bool) -> float:
    both = {unit.dimension, dimension}
    alike = len(both) == 1 or both <= IN_HUNDREDTHS or both == {"multiple", "number"}
    if alike or (unit.text and unit.text in same):
        return EXACT
    return LOOSE if bare or same_things(unit.dimension, dimension) else NONE

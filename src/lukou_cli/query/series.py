"""The results of an indicator over the years, as one line is drawn through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.model.indicator import Role
from lukou_cli.query.growth import distinct

if TYPE_CHECKING:
    from lukou_cli.model.indicator import Indicator
    from lukou_cli.model.quantity import Quantity


def yearly(indicator: Indicator) -> dict[int, Quantity]:
    """The result of each year that has a number, in the unit of the last.

    What a later report has revised is as that report gives it.
    """
    known = {
        fact.period.first: fact.quantity
        for fact in distinct(indicator.of(Role.ACTUAL))
        if fact.period.is_year and fact.quantity is not None
    }
    if not known:
        return {}
    unit = known[max(known)].unit
    return {
        year: quantity.to(unit)
        for year, quantity in sorted(known.items())
        if quantity.unit.dimension == unit.dimension
    }

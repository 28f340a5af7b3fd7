"""Which of the times that a report tells of one is: its year, the year to come, five years each.

Reports of other years speak of other years in the same words, so that what is learned of one
time holds for the same time of the next report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.model.indicator import Role
from lukou_cli.model.period import PLAN_YEARS

if TYPE_CHECKING:
    from lukou_cli.model.period import Period
    from lukou_cli.reading.context.told import Told

# With what is told of each.
ROLES = {
    "year": Role.ACTUAL, "coming": Role.TARGET, "plan": Role.ACTUAL, "ahead": Role.TARGET,
}  # fmt: skip
# All others are one.
OTHER = "other"
TIMES = (*ROLES, OTHER)


def which_time(period: Period, results: int) -> str:
    """Which of the times a period is, of a report whose last results are of the year ``results``."""
    if period.last == results + PLAN_YEARS:
        return "ahead"
    if period.last == results and period.is_plan:
        return "plan"
    if period.is_year and results <= period.last <= results + 1:
        return "year" if period.last == results else "coming"
    return OTHER


def times_told(told: Told, results: int) -> frozenset[str]:
    """The times that a figure may be of by what is told of it; all where nothing is."""
    role, period = told.which.role, told.when.period
    if told.when.part:
        return frozenset((OTHER,))
    if period is None:
        return frozenset((*(t for t, r in ROLES.items() if role in (None, r)), OTHER))
    time = which_time(period, results)
    return frozenset((time if role in (None, ROLES.get(time)) else OTHER,))

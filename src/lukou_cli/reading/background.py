"""What a report's facts tell together: which numbers there are, and how far the years go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.model.indicator import Role
from lukou_cli.reading.context.report_time import ROLES, which_time
from lukou_cli.reading.context.time import last_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from lukou_cli.model.indicator import Fact
    from lukou_cli.model.period import Period
    from lukou_cli.model.quantity import Bound, Quantity


class Background:
    """``years`` are the last years of all periods told of, ``results`` the last one with results."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        years, results = set(), {0}
        facts = list(facts)
        printed = dict.fromkeys(
            sorted(facts, key=lambda fact: (fact.source.report, fact.source.line))
        )
        self._places = {fact: place for place, fact in enumerate(printed)}
        self._facts: dict[tuple[Decimal, str], list[Fact]] = {}
        for fact in facts:
            years |= {period.last for period in (fact.period, fact.start_period) if period}
            if fact.role is Role.ACTUAL:
                results.add(fact.period.last)
            if fact.quantity is not None:
                key = fact.quantity.in_base, fact.quantity.unit.dimension
                self._facts.setdefault(key, []).append(fact)
        self.years, self.results = frozenset(years), max(results)
        times: dict[tuple[Decimal, str, Bound], set[str]] = {}
        for fact in facts:
            time = which_time(fact.period, self.results)
            if fact.quantity is not None and ROLES.get(time) is fact.role:
                times.setdefault(_as_told(fact.quantity), set()).add(time)
        self._times = {told: each.pop() for told, each in times.items() if len(each) == 1}

    def facts_of(self, quantity: Quantity) -> Sequence[Fact]:
        """The facts of any indicator with this number: it may have been taken from there."""
        return self._facts.get((quantity.in_base, quantity.unit.dimension), ())

    def time_of(self, quantity: Quantity) -> str:
        """The only time that a number with its qualifier is told of; empty without one."""
        return self._times.get(_as_told(quantity), "")

    def nearness(self, some: Iterable[Fact], others: Sequence[Fact]) -> float:
        """How near the closest of some facts are printed to others: 1 for neighbours, 0 for none."""
        places = self._places
        steps = (
            abs(places[one] - places[other])
            for one in some if one in places
            for other in others if other in places
        )  # fmt: skip
        return max((1 / step for step in steps if step), default=0.0)

    def is_late(self, as_of: Period) -> bool:
        """Whether a draft of that day may tell results that are later than the report's."""
        return last_year(as_of) > self.results


def _as_told(quantity: Quantity) -> tuple[Decimal, str, Bound]:
    return quantity.in_base, quantity.unit.dimension, quantity.bound

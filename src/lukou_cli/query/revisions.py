"""Figures that a later report gives otherwise than an earlier one of the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Fact, Indicator, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lukou_cli.model.period import Period


class Revision(msgspec.Struct, frozen=True):
    """What an earlier report says of a period and role, and what the latest says instead."""

    earlier: Fact
    holding: Fact


def revisions(indicator: Indicator) -> Iterator[Revision]:
    """A figure of each earlier report beside the one that holds, where they are not the same."""
    for earlier, holding in told_again(indicator):
        if not same_figure(earlier, holding):
            yield Revision(earlier, holding)


def told_again(indicator: Indicator) -> Iterator[tuple[Fact, Fact]]:
    """Each figure of an earlier report with the one that the latest gives for the same thing."""
    first: dict[tuple[Period, Role], Fact] = {}
    seen: set[tuple[str, Period, Role]] = set()
    for fact in indicator.facts:
        if fact.quantity is None:
            continue
        holding = first.setdefault((fact.period, fact.role), fact)
        mark = (fact.report, fact.period, fact.role)
        if fact.report != holding.report and mark not in seen:
            yield fact, holding
        seen.add(mark)


def same_figure(one: Fact, other: Fact) -> bool:
    """Whether two facts give one number with one bound, in whatever unit."""
    if one.quantity is None or other.quantity is None:
        return one.quantity is other.quantity
    if one.bound is not other.bound or one.quantity.unit.dimension != other.quantity.unit.dimension:
        return False
    there = other.quantity.to(one.quantity.unit)
    return (one.quantity.value, one.quantity.upper) == (there.value, there.upper)

"""A linked figure with the facts it can be held against."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.finding import Reason, Source, Verdict
from lukou_cli.model.indicator import Fact, Indicator, Measure, Role
from lukou_cli.model.quantity import Bound, Quantity

if TYPE_CHECKING:
    from lukou_cli.check.link import Link
    from lukou_cli.check.scan import Figure
    from lukou_cli.model.period import Period

_LEVEL_PHRASE = re.compile("[增升降缩扩展提][\u4e00-\u9fff]?至")


class Claim(msgspec.Struct, frozen=True):
    """What a draft says, and what the report says of that indicator.

    ``expected`` are the facts of the period and role spoken of, ``others`` those of other
    periods and roles. ``loose`` tells that the period was not stated near the figure,
    ``crossed`` that for want of others facts of the other role are expected.
    """

    figure: Figure
    link: Link
    indicator: Indicator
    expected: tuple[Fact, ...]
    others: tuple[Fact, ...]
    loose: bool = False
    crossed: bool = False

    @property
    def quantity(self) -> Quantity:
        return self.figure.quantity


class Ruling(msgspec.Struct, frozen=True):
    """A verdict with its reason and the facts it rests on."""

    verdict: Verdict
    reason: Reason
    recorded: Fact | None = None
    actually: Source | None = None


def claim(figure: Figure, link: Link, as_of: int) -> Claim:
    """The claim that a linked figure makes."""
    indicator = link.indicator
    assert indicator is not None
    expected = [
        fact
        for fact in indicator.facts
        if (link.role is None or fact.role is link.role or _still(fact, link, indicator))
        and _speaks_of(fact, link.period, indicator, as_of)
    ]
    if link.starts:
        expected = _earlier(indicator, link)
    if not any(fact.quantity for fact in expected) and not link.starts:
        expected = _of_others(indicator, link, as_of) or expected
    loose = crossed = False
    if (
        not any(fact.quantity for fact in expected)
        and not link.stated
        and not link.now
        and not link.starts
    ):
        numeric = [fact for fact in indicator.facts if fact.quantity is not None]
        same_role = [fact for fact in numeric if link.role in (None, fact.role)]
        if same_role or not link.done:
            crossed = not same_role and link.aimed
            expected = same_role or numeric or expected
        loose = True
    if link.period is None and link.role is None:
        # Nothing tells of a target: results first.
        expected.sort(key=lambda fact: fact.role is Role.TARGET)
    others = tuple(fact for fact in indicator.facts if fact not in expected)
    return Claim(
        figure, link, indicator, tuple(expected), others, loose or not link.stated, crossed
    )


def _of_others(indicator: Indicator, link: Link, as_of: int) -> list[Fact]:
    """The facts of the first other period, not stated but likely, that has any."""
    for period in link.others:
        role = Role.ACTUAL if period.last < as_of or link.done else None
        found = [
            fact
            for fact in indicator.facts
            if fact.quantity is not None
            and role in (None, fact.role)
            and _speaks_of(fact, period, indicator, as_of)
        ]
        if found:
            return found
    return []


def _earlier(indicator: Indicator, link: Link) -> list[Fact]:
    """The levels that a rise to the period's figure starts from: recorded starts, else results."""
    starts = [
        msgspec.structs.replace(fact, bound=Bound.EQ, quantity=fact.start, start=None)
        for fact in indicator.facts
        if fact.start is not None and (link.period is None or fact.period.last == link.period.last)
    ]
    if starts:
        return starts
    actual = [fact for fact in indicator.of(Role.ACTUAL) if fact.quantity is not None]
    if link.period is not None:
        return [fact for fact in actual if fact.period.last < link.period.last]
    return actual


def _still(fact: Fact, link: Link, indicator: Indicator) -> bool:
    """A level of the last year, told as holding now."""
    if not indicator.measure.is_level or fact.role is not Role.ACTUAL:
        return False
    return link.now or not any(other.quantity for other in indicator.of(Role.TARGET))


def _speaks_of(fact: Fact, period: Period | None, indicator: Indicator, as_of: int) -> bool:
    """Whether a statement about a period is about the fact."""
    if period is None or fact.period == period:
        return True
    if fact.each_year or indicator.measure is Measure.AVERAGE_GROWTH:
        return fact.period.contains(period)
    level = indicator.measure.is_level or bool(_LEVEL_PHRASE.search(fact.source.phrase))
    if not level or fact.period.month:
        return False
    if fact.role is Role.TARGET:
        return period.is_year and period.last == fact.period.last
    if period.is_plan:
        return period.last == fact.period.last
    # What a level has come to goes on until another is known.
    return period.first == as_of == fact.period.last + 1


def magnitude(quantity: Quantity) -> Quantity:
    """The quantity without its sign; a fall of 30% or more is at most -30."""
    if quantity.value >= 0:
        return quantity
    mirrored = {Bound.GE: Bound.LE, Bound.GT: Bound.LT, Bound.LE: Bound.GE, Bound.LT: Bound.GT}
    return Quantity(
        mirrored.get(quantity.bound, quantity.bound), -quantity.value, quantity.unit, None
    )

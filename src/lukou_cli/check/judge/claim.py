"""A linked figure with the facts it can be held against, and how it stands to each."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.finding import IndicatorFact, Reason, Verdict
from lukou_cli.model.agreement import Agreement, agreement_of
from lukou_cli.model.indicator import Fact, Indicator, Measure, Role
from lukou_cli.model.quantity import Bound
from lukou_cli.model.suiting import NONE, suiting
from lukou_cli.model.unit import parse_unit
from lukou_cli.reading.context.time import last_year
from lukou_cli.reading.context.told import Level, Told
from lukou_cli.reading.figures import Figure

if TYPE_CHECKING:
    from lukou_cli.model.period import Period
    from lukou_cli.model.quantity import Quantity
    from lukou_cli.reading.background import Background
    from lukou_cli.reading.context.told import When

_LEVEL_PHRASE = re.compile("[增升降缩扩展提][^\\W\\d_A-Za-z]?至")


class Claim(msgspec.Struct, frozen=True, gc=False):
    """What a draft says, and what the report says of that indicator.

    ``expected`` are the facts with a number of the period and role spoken of, ``others`` those
    of other periods and roles. ``open`` tells that no words near the figure state period or
    role, so that any fact of the indicator may be meant.
    """

    figure: Figure
    indicator: Indicator
    told: Told
    expected: tuple[Fact, ...]
    others: tuple[Fact, ...]
    open: bool

    @property
    def quantity(self) -> Quantity:
        return self.figure.quantity


class Ruling(msgspec.Struct, frozen=True, gc=False):
    """A verdict with its reason and the facts it rests on."""

    verdict: Verdict
    reason: Reason
    recorded: Fact | None = None
    actually: IndicatorFact | None = None


def fits(indicator: Indicator, figure: Figure) -> bool:
    """Whether a figure can be one of an indicator, by what it counts."""
    unit = figure.quantity.unit
    return suiting(indicator, unit, rank=figure.rank, bare=figure.bare) != NONE


def claim(figure: Figure, indicator: Indicator, told: Told, as_of: Period) -> Claim:
    """The claim that a linked figure makes."""
    numeric = [fact for fact in indicator.facts if fact.quantity is not None]
    when, which = told.when, told.which
    if figure.from_level:
        own = [f for f in numeric if f.period == when.period and when.level is Level.CLAUSE]
        return Claim(figure, indicator, told, tuple(own or _earlier(numeric)), (), open=False)
    timed = [fact for fact in numeric if _speaks_of(fact, when, indicator, as_of)]
    acted = numeric
    if which.role is not None and which.level is not Level.NOWHERE:
        acted = [fact for fact in numeric if fact.role is which.role]
    # Words near the figure decide; what is carried from afar gives way where nothing fits it.
    near_time = when.level <= Level.SENTENCE
    near_role = which.role is not None and which.level <= Level.SENTENCE
    expected = [fact for fact in timed if fact in acted]
    if not expected and near_time != near_role:
        expected = timed if near_time else acted
    # A heading or an opening states too; a title or an earlier paragraph only hints.
    stated = when.level <= Level.HEADING or (
        which.role is not None and which.level <= Level.HEADING
    )
    if not expected and not (near_time or near_role):
        fitting = [fact for fact in acted or numeric if not is_longer(fact, when, indicator)]
        expected = timed or fitting
        if not timed and which.role is Role.ACTUAL and when.level <= Level.HEADING:
            # What is told of a time that is over is no target: 过去五年…产值突破85亿元.
            expected = [fact for fact in expected if fact.role is which.role] or expected
    others = tuple(fact for fact in numeric if fact not in expected)
    return Claim(figure, indicator, told, tuple(expected), others, not stated)


def _earlier(numeric: list[Fact]) -> list[Fact]:
    """The levels that a rise starts from: recorded starts, else results of earlier periods."""
    if starts := [fact.left for fact in numeric if fact.left is not None]:
        return starts
    actual = [fact for fact in numeric if fact.role is Role.ACTUAL]
    last = max((fact.period.last for fact in numeric), default=0)
    return [fact for fact in actual if fact.period.last < last]


def _speaks_of(fact: Fact, when: When, indicator: Indicator, as_of: Period) -> bool:
    """Whether a statement about a time is about the fact."""
    period = when.period
    if period is None:
        known = not when.now or fact.role is Role.ACTUAL
        return known and not is_longer(fact, when, indicator)
    if fact.period == period:
        return True
    summed = not indicator.measure.is_rate or indicator.measure is Measure.AVERAGE_GROWTH
    # “十四五”末 is a year, and what was summed up until then.
    ended = summed or (period.is_plan and fact.period.is_year)
    if when.closing and ended and fact.period.last == period.last:
        return True
    if fact.each_year:
        return fact.period.contains(period)
    if indicator.measure is Measure.AVERAGE_GROWTH:
        # 去年增长15% is no average; 2025年, several clauses before, may end one.
        return fact.period.contains(period) and when.level > Level.CLAUSE and not when.single
    level = indicator.measure.is_level or bool(_LEVEL_PHRASE.search(fact.source.phrase))
    if not level or fact.period.month:
        return False
    if fact.role is Role.TARGET or period.is_plan:
        return period.last == fact.period.last
    # What a level has come to goes on until another is known.
    return period.first == as_of.first == fact.period.last + 1 and when.level > Level.SENTENCE


def is_longer(fact: Fact, when: When, indicator: Indicator) -> bool:
    """Whether a fact is of several years, where one is spoken of: 全年发放3亿元, 同比增长6.1%."""
    several = indicator.measure in (Measure.FLOW, Measure.AVERAGE_GROWTH) and not fact.each_year
    return when.single and several and not fact.period.is_year


def is_beyond(told: Told, background: Background, as_of: Period) -> bool:
    """Whether nothing can be known of the period: none speaks of it, or its results are not out.

    A year that is over, and yet later than the last with results, has targets all the same,
    where the words speak of a target.
    """
    period, which = told.when.period, told.which
    if period is None:
        return told.when.now and background.is_late(as_of)
    aimed = which.role is Role.TARGET and which.level <= Level.SENTENCE
    if period.last not in background.years:
        return not (aimed and told.when.level >= Level.ABOVE)
    if which.role is Role.TARGET and which.level is not Level.NOWHERE:
        return False
    return background.results < period.first and period.last <= last_year(as_of)


def agreed(claim: Claim, fact: Fact) -> Agreement:
    """How the claimed quantity follows from the fact's, signs apart."""
    if fact.quantity is None:
        return Agreement.INCOMPARABLE
    found = partial(
        agreement_of, recorded=fact.quantity.magnitude, target=fact.role is Role.TARGET,
        same=same_dimensions(claim.indicator),
    )  # fmt: skip
    told = found(claim.quantity)
    if told is Agreement.QUALIFIER and claim.figure.perhaps is not Bound.EQ:
        shared = found(msgspec.structs.replace(claim.quantity, bound=claim.figure.perhaps))
        return shared if shared.follows else told
    return told


@lru_cache(maxsize=512)
def same_dimensions(indicator: Indicator) -> frozenset[str]:
    """The dimensions of the units that the data declare to count the same things."""
    if not indicator.same_unit:
        return frozenset()
    return frozenset(parse_unit(text).dimension for text in (indicator.unit, *indicator.same_unit))

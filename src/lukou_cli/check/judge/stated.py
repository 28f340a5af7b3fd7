"""Figures as ones that the report prints: what each is held against, and what comes of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.finding import FLAGGED, Reason, Verdict
from lukou_cli.check.judge.claim import Ruling, claim, fits, is_beyond
from lukou_cli.check.judge.elsewhere import antedated
from lukou_cli.check.judge.unit import misfit
from lukou_cli.check.judge.verdict import confirmed, judge
from lukou_cli.check.link.linker import Choice
from lukou_cli.model.indicator import Measure, Role
from lukou_cli.model.quantity import Bound
from lukou_cli.model.unit import IN_HUNDREDTHS
from lukou_cli.reading.context.place import Whose
from lukou_cli.reading.context.told import Level
from lukou_cli.text.qualifiers import is_denied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.check.read import Read
    from lukou_cli.model.indicator import Fact, Indicator
    from lukou_cli.model.period import Period
    from lukou_cli.reading.background import Background
    from lukou_cli.reading.context.told import Told

# An indicator is asked whether a figure agrees with it from a likelihood on, and from a part of
# the likeliest one's.
_LEAST, _RIVAL = 0.1, 3
# So near before a number it is told as an average.
_NEAR = 8
_AVERAGE = re.compile("年均|(?<![今去])年平均|平均每年|每年平均")
_AVERAGED = re.compile(rf"(?:{_AVERAGE.pattern})[^,。;\d]*$")


class Judged(msgspec.Struct, frozen=True, gc=False):
    """What a figure is held against as one that the report prints, and the verdict."""

    choice: Choice | None
    ruling: Ruling


def judged(
    reads: Sequence[Read], around: Sequence[Indicator], background: Background
) -> list[Judged]:
    """The verdicts on the figures of a passage; ``around`` is what they and their neighbours are about."""
    return [
        Judged(read.link.best, Ruling(Verdict.UNKNOWN, Reason.UNSURE))
        if is_denied(read.passage.text, read.figure.core)
        else _judged(read, around, background)
        for read in reads
    ]


def agreeing(read: Read, least: float = _LEAST) -> Judged | None:
    """The likeliest indicator that a figure agrees with, from a likelihood on."""
    top = read.link.best.probability if read.link.best else 0.0
    for choice in read.link.choices:
        if choice.probability < max(least, top / _RIVAL):
            break
        if not fits(choice.indicator, read.figure):
            continue
        made = claim(read.figure, choice.indicator, read.told, read.as_of)
        ruling = confirmed(made, made.expected)
        if ruling is not None:
            return Judged(choice, ruling)
    return None


def _judged(read: Read, around: Sequence[Indicator], background: Background) -> Judged:
    told, best = read.told, read.link.best
    if told.where.whose is not Whose.OWN:
        return Judged(best, Ruling(Verdict.UNKNOWN, Reason.SCOPE))
    nothing = Ruling(Verdict.UNKNOWN, Reason.NO_FACT)
    if told.when.part:
        return Judged(best, nothing)
    if best is None or not best.indicator.facts:
        return agreeing(read) or Judged(None, Ruling(Verdict.UNKNOWN, Reason.NO_INDICATOR))
    made = claim(read.figure, best.indicator, told, read.as_of)
    each_year = any(fact.each_year for fact in made.expected)
    if is_beyond(told, background, read.as_of) and not each_year:
        # Its results are not out; a target of that year may be told again: 今年增长10%以上.
        facts = (*made.expected, *made.others)
        again = confirmed(made, [fact for fact in facts if _is_aim(fact, told.when.period)])
        if again is None and told.when.period and told.when.period.last < background.results:
            again = antedated(made)
        return Judged(best, again or nothing)
    past = _is_past_aim(told, background) and not made.expected
    if past or (not each_year and _is_average(read, best.indicator)):
        return Judged(best, nothing)  # 去年的目标是5.3%: what was aimed at is in no report
    if not fits(best.indicator, read.figure):
        # DRG付费100%: of what the report has in words alone, nothing is misfitting.
        return Judged(best, misfit(made) if made.expected or made.others else judge(made, around))
    ruling = judge(made, around)
    if told.when.now and best.indicator.measure is Measure.FLOW and ruling.verdict in FLAGGED:
        return Judged(best, nothing)  # 目前落地13个: what a year has come to so far
    return Judged(best, ruling)


def _is_average(read: Read, indicator: Indicator) -> bool:
    """Whether an amount is told as the average of several years: 粮食年均产量20.3万吨."""
    if read.figure.quantity.unit.dimension in IN_HUNDREDTHS or indicator.measure.is_rate:
        return False
    start, text = read.figure.start, read.passage.text
    told = _AVERAGED.search(text, max(0, start - _NEAR), start)
    return told is not None and _AVERAGE.search(indicator.name.zh) is None


def _is_past_aim(told: Told, background: Background) -> bool:
    """Whether words near speak of a target of a time that has results."""
    period, role = told.when.period, told.which.role
    near = max(told.when.level, told.which.level) <= Level.SENTENCE
    over = period is not None and period.last <= background.results
    return near and over and role is Role.TARGET


def _is_aim(fact: Fact, period: Period | None) -> bool:
    """Whether a fact is a target of a period, with a qualifier that results do not have."""
    exact = fact.quantity is None or fact.quantity.bound is Bound.EQ
    return fact.role is Role.TARGET and fact.period == period and not exact

"""Rates on intervals: growth over time, in per cent.

Average annual growth is by the level method (水平法): the rate that leads from
the base year's level to the last year's, (last / base) ** (1 / n) - 1; see the
explanation of 平均增长速度 in the China Statistical Yearbook. Never the
arithmetic mean of yearly rates.
"""

from __future__ import annotations

from lukou_cli.model.interval import Cause, Computed, Interval, Undefined

_ONE = Interval.point(1)


def factor(rate: Computed, years: int = 1) -> Computed:
    """(1 + rate) ** years. Nothing falls by more than 100 %: a rate below is undefined."""
    once = _ONE + rate.scale(1, 100)
    if isinstance(once, Undefined) or (once.low is not None and once.low >= 0):
        return once.power(years)
    # What the bound of a rate leaves open (≤5 %) still lies above a fall of everything.
    possible = once.above(0)
    return Undefined(Cause.TOTAL_FALL) if possible is None else possible.power(years)


def rate(ratio: Computed, years: int = 1) -> Computed:
    """ratio ** (1 / years) - 1, in per cent."""
    return (ratio.root(years) - _ONE).scale(100)


def change(last: Computed, first: Computed, years: int = 1) -> Computed:
    """The growth, a year, from one level to a later one; undefined on a base not above zero.

    More than -100 % is true of whatever is left at all, and is no bound.
    """
    if isinstance(first, Undefined):
        return first
    if not is_positive(first):
        return Undefined(_fault(first))
    ratio = last / first
    found = rate(ratio, years)
    if isinstance(ratio, Undefined) or isinstance(found, Undefined) or ratio.low != 0:
        return found
    if ratio.high is None:
        return Undefined(Cause.OPEN)
    if not ratio.low_open:
        return found  # of everything
    return Interval(None, found.high, high_open=found.high_open, approximate=found.approximate)


def before(level: Computed, growth: Computed, years: int = 1) -> Computed:
    """The level before it grew at a rate for so many years."""
    grown = factor(growth, years)
    if isinstance(grown, Interval) and grown.high is not None and grown.high <= 0:
        return Undefined(Cause.TOTAL_FALL)
    return level / grown


def after(level: Computed, growth: Computed, years: int = 1) -> Computed:
    """The level after it grows at a rate for so many years."""
    return level * factor(growth, years)


def share(part: Computed, whole: Computed) -> Computed:
    """A part of a whole, in per cent."""
    return (part / whole).scale(100)


def cumulative(average: Computed, years: int) -> Computed:
    """What an average annual rate adds up to, in per cent."""
    return rate(factor(average, years))


def remaining(average: Computed, years: int, done: Computed, done_years: int) -> Computed:
    """The average rate that the remaining years need, done being the growth factor so far."""
    if isinstance(done, Interval) and done.high is not None and done.high <= 0:
        return Undefined(Cause.TOTAL_FALL)
    return rate(factor(average, years) / done, years - done_years)


def is_positive(interval: Interval) -> bool:
    """Whether every number of the interval is above zero: where ratios mean something."""
    return interval.low is not None and interval.low >= 0 and not interval.holds(0)


def _fault(base: Interval) -> Cause:
    if base.high is None or base.high > 0:
        return Cause.BASE_UNSURE
    return Cause.BASE_ZERO if base.low == 0 == base.high else Cause.BASE_NEGATIVE

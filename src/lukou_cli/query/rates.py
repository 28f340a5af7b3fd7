"""Arithmetic of rates on intervals: growth over time, in per cent.

Average annual growth is by the level method (水平法): the rate that leads from
the base year's level to the last year's, (last / base) ** (1 / n) - 1; see the
explanation of 平均增长速度 in the China Statistical Yearbook. Never the
arithmetic mean of yearly rates.
"""

from __future__ import annotations

from decimal import Decimal, localcontext

from lukou_cli.model.quantity import ARITHMETIC, Interval

_HUNDRED = Decimal(100)


def factor(rate: Interval, years: int = 1) -> Interval:
    """(1 + rate) ** years; rates lie above -100 %."""
    return rate.map(lambda g: (1 + g / _HUNDRED) ** years)


def rate(ratio: Interval, years: int = 1) -> Interval:
    """ratio ** (1 / years) - 1, in per cent; ratios are positive."""
    return ratio.map(lambda r: (_root(r, years) - 1) * _HUNDRED)


def product(left: Interval, right: Interval) -> Interval:
    """left x right for intervals of positive numbers."""
    with localcontext(ARITHMETIC):
        return Interval(
            None if left.low is None or right.low is None else left.low * right.low,
            None if left.high is None or right.high is None else left.high * right.high,
            left.low_open or right.low_open,
            left.high_open or right.high_open,
        )


def quotient(left: Interval, right: Interval) -> Interval:
    """left / right for intervals of positive numbers."""
    return product(left, right.map(lambda x: 1 / x, falling=True))


def cumulative(average: Interval, years: int) -> Interval:
    """What an average annual rate adds up to, in per cent."""
    return rate(factor(average, years))


def remaining(average: Interval, years: int, done: Interval, done_years: int) -> Interval:
    """The average rate that the remaining years need, done being the growth factor so far."""
    return rate(quotient(factor(average, years), done), years - done_years)


def is_positive(interval: Interval) -> bool:
    """Whether no end of the interval is zero or below: where ratios mean something."""
    return all(end is None or end > 0 for end in (interval.low, interval.high)) and (
        interval.low is not None
    )


def _root(number: Decimal, degree: int) -> Decimal:
    if degree == 1:
        return number
    with localcontext(ARITHMETIC) as context:
        context.prec += 4
        result = number ** (1 / Decimal(degree))
    with localcontext(ARITHMETIC):
        return +result

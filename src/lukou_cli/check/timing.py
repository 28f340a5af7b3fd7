"""Whether what is told of a figure's time and role is meant for it, by what was learned.

The nearest words tell which time a figure is of, and now and then it is of another: a heading
of five years stands over what one year brought, a month over a whole year's sum. What stands
around a figure says more (data/times.tsv, fitted by bench/fit.py). A time or role that is
unlikely for it, and not told right before it, is set aside, so that it is left open: the
benefit of the doubt.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.reading.context.report_time import OTHER, TIMES, times_told, which_time
from lukou_cli.reading.context.told import Level, When, Which

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lukou_cli.check.read import Read
    from lukou_cli.reading.usage import Usage

# What is told of a figure stands among its n-grams after this sign.
_TOLD = "?"
# What is told is set aside where it is less likely than this.
_UNLIKELY = 0.5


def signs(read: Read, results: int) -> tuple[str, ...]:
    """What stands around a figure and what is told of it, for what was learned to be looked up."""
    return (*read.said.words.ngrams, *(_TOLD + sign for sign in _signs(read, results)))


def _signs(read: Read, results: int) -> Iterator[str]:
    when, which = read.told.when, read.told.which
    time = which_time(when.period, results) if when.period else ""
    role = which.role.value if which.role else ""
    late = read.as_of.first - results
    yield f"{time} {when.level.value}"
    yield f"{role} {which.level.value}"
    yield f"{time} {role}"
    yield f"{time} {role} {when.level.value} {which.level.value}"
    yield f"late {late}"
    yield f"late {late} {time}"
    yield f"late {late} {time} {role}"
    yield f"bound {read.figure.quantity.bound.value}"
    for name in ("now", "part", "closing"):
        if getattr(when, name):
            yield name


def _is_beyond_it(when: When, results: int) -> bool:
    """Whether a time is told of which the report tells nothing: a part of a year (doubt.py), 2024年."""
    other = when.period is not None and which_time(when.period, results) == OTHER
    return when.part or (other and when.level <= Level.SENTENCE)


def _is_fresh(read: Read) -> bool:
    """Whether a time stands in the figure's clause, or in its sentence with no figure between."""
    when = read.told.when
    if when.level is not Level.SENTENCE or when.evidence is None:
        return when.level is Level.CLAUSE
    return read.last < when.evidence.end


def timed(read: Read, learned: Usage, results: int) -> Read:
    """The figure less a time and role that are unlikely for it."""
    if not learned.lines or _is_beyond_it(read.told.when, results):
        return read
    possible = times_told(read.told, results)
    if len(possible) == len(TIMES):
        return read
    weights = learned.told(signs(read, results))
    powers = {time: math.exp(weights.get(time, 0.0)) for time in TIMES}
    total = sum(powers.values())
    meant = sum(powers[time] for time in possible) / total
    if meant >= _UNLIKELY:
        return msgspec.structs.replace(read, meant=meant)
    when, which, near = read.told.when, read.told.which, Level.SENTENCE
    if not _is_fresh(read):
        when, near = When(), Level.CLAUSE
    if which.level > near and (when.period is None or which.level < Level.NOWHERE):
        which = Which()  # what a time implies stays with it
    told = msgspec.structs.replace(read.told, when=when, which=which)
    meant = sum(powers[time] for time in times_told(told, results)) / total
    return msgspec.structs.replace(read, told=told, meant=meant)

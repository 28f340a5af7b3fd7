"""Whether what is told of a figure's time and role is meant for it, by what was learned.

The nearest words tell which time a figure is of, and now and then it is of another: a heading
of five years stands over what one year brought, a month over a whole year's sum. What stands
around a figure says more (data/times.tsv, fitted by bench/fit.py), and so do the numbers of the
figures near it, where the report has them of one time alone. A time or role that is unlikely
for it, and not told right before it, is set aside, so that it is left open: the benefit of the
doubt.
"""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.witness import near
from lukou_cli.reading.context.report_time import OTHER, TIMES, times_told, which_time
from lukou_cli.reading.context.told import Level, When, Which

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lukou_cli.check.read import Read
    from lukou_cli.reading.background import Background
    from lukou_cli.reading.usage import Usage

# What is told of a figure stands among its n-grams after this sign.
_TOLD = "?"
# Which five years they are is guessed.
_GUESSED = ("五年", "five years")
# How many figures before and after one tell of its time by their numbers.
_NEAR = 5
# What is told is set aside where it is less likely than this.
_UNLIKELY = 0.5


def signs(reads: Sequence[Read], index: int, background: Background) -> tuple[str, ...]:
    """What stands around one of a draft's figures and what is told of it, to be looked up."""
    read, results = reads[index], background.results
    told = chain(_signs(read, results), _around(reads, index, background))
    return (*read.said.words.ngrams, *(_TOLD + sign for sign in told))


def _around(reads: Sequence[Read], index: int, background: Background) -> Iterator[str]:
    """Of which time the report has the numbers of the figures near one, told of the same or not."""
    read, results = reads[index], background.results
    told = times_told(read.told, results)
    own = next(iter(told)) if len(told) == 1 else ""
    for other in near(reads, index, _NEAR):
        if time := background.time_of(other.figure.quantity):
            alike = "with" if times_told(other.told, results) == told else "by"
            here = "here" if other.passage is read.passage else "there"
            yield f"{alike} {here} {time}"
            yield f"{alike} {here} {time} {own}"


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
    """Whether a time stands in the figure's clause; or in its sentence, and opens it or has no figure between."""
    when = read.told.when
    if when.evidence and read.text[when.evidence.start : when.evidence.end].lower() in _GUESSED:
        return False
    if when.level is not Level.SENTENCE or when.evidence is None:
        return when.level is Level.CLAUSE
    return when.governs or read.last < when.evidence.end


def timed(reads: Sequence[Read], learned: Usage, background: Background) -> list[Read]:
    """The figures of a draft less times and roles that are unlikely for them."""
    if not learned.lines:
        return list(reads)
    return [_timed(reads, index, learned, background) for index in range(len(reads))]


def _timed(reads: Sequence[Read], index: int, learned: Usage, background: Background) -> Read:
    read, results = reads[index], background.results
    possible = times_told(read.told, results)
    if _is_beyond_it(read.told.when, results) or len(possible) == len(TIMES):
        return read
    weights = learned.told(signs(reads, index, background))
    powers = {time: math.exp(weights.get(time, 0.0)) for time in TIMES}
    total = sum(powers.values())
    times = {time: power / total for time, power in powers.items()}
    meant = sum(times[time] for time in possible)
    if meant >= _UNLIKELY:
        return msgspec.structs.replace(read, meant=meant, times=times)
    when, which, near = read.told.when, read.told.which, Level.SENTENCE
    if not _is_fresh(read):
        when, near = When(), Level.CLAUSE
    if which.level > near and (when.period is None or which.level < Level.NOWHERE):
        which = Which()  # what a time implies stays with it
    told = msgspec.structs.replace(read.told, when=when, which=which)
    meant = sum(times[time] for time in times_told(told, results))
    return msgspec.structs.replace(read, told=told, meant=meant, times=times)

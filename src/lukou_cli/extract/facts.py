"""Figures as facts that the audit accepts.

The phrase stands once on its line; digits, bound, unit and sign are those that the audit reads
in the report's own words around the numeral. What cannot be had so is no fact.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.extract.claims import Claimed
from lukou_cli.extract.phrases import for_fact
from lukou_cli.extract.subject import Measured
from lukou_cli.load.spec import PHRASE_LENGTH, Doubt
from lukou_cli.model.quantity import DECIMALS, WHOLE_DIGITS, Bound
from lukou_cli.model.unit import Unit, UnknownUnitError, parse_unit
from lukou_cli.query.phrase import falls, read, word_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lukou_cli.extract.ground import Ground
    from lukou_cli.extract.reading import ReadFigure

_NUMBER = parse_unit("")
_YEARS = parse_unit("年")
# What a data file takes for a number.
_NUMERAL = re.compile(rf"(?!0\d)\d{{1,{WHOLE_DIGITS}}}(?:\.\d{{1,{DECIMALS}}})?", re.ASCII)
_DIGIT = re.compile(r"\d", re.ASCII)
# How many characters more to the left a phrase takes in, one try after another.
_WIDER = (0, 4, 8, 12)


class Facts(msgspec.Struct, frozen=True):
    """The claims in the order of the text, and the numerals that are theirs."""

    claims: tuple[Claimed, ...]
    taken: frozenset[int]


def facts(ground: Ground, readings: Iterable[ReadFigure]) -> Facts:
    """A claim for each reading that can be one; a level that was left goes with the next."""
    claims: list[Claimed] = []
    taken: set[int] = set()
    left: ReadFigure | None = None
    for reading in readings:
        if reading.figure.from_level:
            left = reading
            continue
        claim, numerals = _claim(ground, reading, left)
        left = None
        if claim is not None and taken.isdisjoint(numerals):
            claims.append(claim)
            taken.update(numerals)
    return Facts(tuple(claims), frozenset(taken))


def _claim(
    ground: Ground, reading: ReadFigure, left: ReadFigure | None
) -> tuple[Claimed | None, tuple[int, ...]]:
    """The claim of a reading and the numerals it is put on."""
    numerals = ground.behind(reading.start, reading.end)
    if not numerals:
        return _in_words(ground, reading), ()
    quantity = reading.figure.quantity
    if not all(_NUMERAL.fullmatch(ground.digits[index].text) for index in numerals):
        return None, ()
    values = [quantity.value, *([] if quantity.upper is None else [quantity.upper])]
    if [Decimal(ground.digits[index].text) for index in numerals] != values:
        return None, ()  # 近7成, 5万4千: told by more than the digits
    if left is not None:
        before = ground.behind(left.start, left.end)
        alike = left.figure.quantity.unit in (quantity.unit, _NUMBER)
        if len(before) == 1 and alike and before[0] < numerals[0]:
            claim = _printed(ground, reading, numerals, before[0])
            if claim is not None:
                return claim, (before[0], *numerals)
    return _printed(ground, reading, numerals), tuple(numerals)


def _printed(
    ground: Ground, reading: ReadFigure, numerals: range, left: int | None = None
) -> Claimed | None:
    """The claim on numerals, from the one of the level left on where there is one."""
    digits = ground.digits
    told = read(ground.text.text, ground.text.numeral(digits[numerals[-1]]))
    doubts: list[Doubt] = list(reading.doubts)
    bound = reading.figure.quantity.bound
    if bound not in (Bound.RANGE, told.bound):
        bound = told.bound
        doubts.append("bound")
    unit = _unit(reading.figure.quantity.unit, told.unit, told.scale)
    if unit is None:
        return None
    if unit != reading.figure.quantity.unit or (not unit.text and told.scale != 1):
        doubts.append("unit")
    phrase = _phrase(ground, reading, numerals, left)
    if phrase is None:
        return None
    ends = [digits[index].text for index in numerals]
    if _is_fall(reading):
        ends, bound = [f"-{end}" for end in reversed(ends)], bound.mirrored
    return Claimed(
        reading,
        ground.line(digits[numerals[0]].start),
        phrase,
        ends[0],
        bound,
        unit,
        upper=ends[1] if len(ends) > 1 else None,
        start=None if left is None else digits[left].text,
        doubts=tuple(doubts),
    )


def _unit(unit: Unit, told: Unit | None, scale: int) -> Unit | None:
    """The unit of a fact, as the audit reads it; a bare number for what has no known one."""
    try:
        known = parse_unit(unit.text) == unit
    except UnknownUnitError:
        known = False
    if told is None:
        return unit if known and unit.numerator == scale else _NUMBER
    if known and (told.dimension, told.numerator) == (unit.dimension, unit.numerator):
        return unit
    return None if told.text else _NUMBER


def _is_fall(reading: ReadFigure) -> bool:
    rate = reading.subject.kind in (Measured.GROWTH, Measured.AVERAGE)
    return rate and reading.figure.direction < 0 and reading.figure.quantity.value != 0


def _phrase(ground: Ground, reading: ReadFigure, numerals: range, left: int | None) -> str | None:
    """The phrase of a fact; one of a rate tells of a fall where it is one, and only there."""
    text, digits = ground.text, ground.digits
    first = digits[numerals[0]]
    begin = min(text.index(reading.first), first.start)
    end = max(text.index(reading.last - 1) + 1, digits[numerals[-1]].end)
    if left is not None:
        begin = digits[left].start
    low = _behind_like(ground, numerals, numerals[0] if left is None else left, end)
    rate = reading.subject.kind in (Measured.GROWTH, Measured.AVERAGE)
    for more in _WIDER:
        span = for_fact(text, (begin, end), first.text, low, more)
        phrase = text.text[slice(*span)] if span else ""
        if phrase and (not rate or falls(phrase) == _is_fall(reading)):
            return phrase
    return None


def _behind_like(ground: Ground, numerals: range, first: int, end: int) -> int:
    """Behind the last numeral with the same digits: the audit takes the first of a phrase."""
    same = {ground.digits[index].text for index in numerals}
    for numeral in reversed(ground.digits[max(0, first - PHRASE_LENGTH) : first]):
        if numeral.text in same or numeral.end < end - PHRASE_LENGTH:
            return numeral.end
    return 0


def _in_words(ground: Ground, reading: ReadFigure) -> Claimed | None:
    """全市第一, 连续四年, 零增长: what is told without digits, where one character says it."""
    figure, text = reading.figure, ground.text
    value = figure.quantity.value
    if not (figure.rank or figure.quantity.unit == _YEARS or value == 0):
        return None
    begin, end = text.index(reading.first), text.index(reading.last - 1) + 1
    if begin >= end or ground.between(begin, end) or figure.quantity.bound is not Bound.EQ:
        return None
    before = ground.behind(0, reading.first)
    low = ground.digits[before[-1]].end if before else 0
    span = for_fact(text, (begin, end), f"{value:f}", low)
    phrase = text.text[slice(*span)] if span else ""
    if span is None or value not in word_numbers(phrase) or _DIGIT.search(phrase):
        return None
    if falls(phrase) and reading.subject.kind in (Measured.GROWTH, Measured.AVERAGE):
        return None
    return Claimed(
        reading, ground.line(span[0]), phrase, f"{value:f}", Bound.EQ, figure.quantity.unit,
        doubts=reading.doubts,
    )  # fmt: skip

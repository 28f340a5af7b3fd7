"""Phrases by which the audit finds a figure again: short, whole, and once on their line."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from lukou_cli.load.spec import PHRASE_LENGTH
from lukou_cli.query.report_text import SEPARATOR, fold_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lukou_cli.query.report_text import ReportText

    Span = tuple[int, int]

_CLAUSE_ENDS = frozenset("、,，。;；:：!?！？()（）" + SEPARATOR)


def for_fact(text: ReportText, span: Span, number: str, low: int, more: int = 0) -> Span | None:
    """The span of a phrase for the figure at a span, grown to the beginning of its clause.

    ``number`` are the digits that decide its line. The phrase begins not before ``low`` and at
    least so many characters before the figure as ``more`` says. None where no phrase is short
    enough and stands once on its line.
    """
    start, end = span
    low, latest = max(low, end - PHRASE_LENGTH, 0), start - more
    if end - start > PHRASE_LENGTH or latest < low:
        return None
    begin = latest
    while begin > low and text.text[begin - 1] not in _CLAUSE_ENDS:
        begin -= 1
    shorter = ((first, end) for first in range(begin + 1, latest + 1))
    for first, last in chain(_grown((begin, end), low, len(text.text)), shorter):
        if first <= latest and _is_whole(text, first, last):
            phrase = text.text[first:last]
            if text.on_line(phrase, _line(text, first, last, number), number) == [first]:
                return first, last
    return None


def for_exemption(text: ReportText, span: Span, room: Span) -> Iterator[tuple[str, list[int]]]:
    """Phrases for the numerals in a span, the shortest first, within the room there is.

    Each with the places of its line at which it stands.
    """
    if span[1] - span[0] > PHRASE_LENGTH:
        return
    for first, last in _grown(span, *room):
        if _is_whole(text, first, last):
            phrase = text.text[first:last]
            yield phrase, text.on_line(phrase, _line(text, first, last, None))


def _grown(span: Span, low: int, high: int) -> Iterator[Span]:
    """Longer and longer spans: to the left as far as can be, then to the right."""
    start, end = span
    leftmost = max(low, end - PHRASE_LENGTH)
    for first in range(start, leftmost - 1, -1):
        yield first, end
    for last in range(end + 1, min(high, start + PHRASE_LENGTH) + 1):
        yield max(leftmost, last - PHRASE_LENGTH), last


def _is_whole(text: ReportText, first: int, last: int) -> bool:
    """Whether no number is cut off, and the phrase is found again as it stands."""
    folded = text.text
    if SEPARATOR in folded[first:last] or fold_phrase(folded[first:last]) != folded[first:last]:
        return False
    before, after = folded[max(0, first - 1) : first + 1], folded[last - 1 : last + 1]
    return not any(len(pair) > 1 and pair.isdecimal() for pair in (before, after))


def _line(text: ReportText, first: int, last: int, number: str | None) -> int:
    (_, anchor), *_ = text.occurrences(text.text[first:last], number, (first, last))
    return text.position(anchor).line

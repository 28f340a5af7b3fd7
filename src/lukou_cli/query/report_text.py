"""A report's text as the audit reads it, with the way back to lines and columns.

Line and page breaks, `**` marks, spaces, page numbers and misread place names must not hide a
phrase: white space counts only where it keeps two numbers apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from lukou_cli.text.fold import Folder, fold
from lukou_cli.text.numerals import Digits, Numeral, digits, numerals, parse
from lukou_cli.text.pages import without_page_numbers
from lukou_cli.text.position import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lukou_cli.model.indicator import Fact
    from lukou_cli.text.fold import Text
    from lukou_cli.text.position import Position

# A list number at the start of a line never continues the digits of the line before.
_LIST_NUMBER = re.compile(r"[0-9]+\s*[.．、](?!\s*[0-9])")
_SENTENCE_ENDS = "。!?！？；;"
SEPARATOR = "\x1f"


def _between_numbers(before: str, after: str) -> str:
    return SEPARATOR if before.isdecimal() and after.isdecimal() else ""


class ReportText:
    """The folded text; places in it are indexes of its characters."""

    def __init__(self, source: str, misread: Iterable[str] = (), place: str = "") -> None:
        self._source = without_page_numbers(source)
        self._folded = _folded(self._source)
        self.text = self._folded.characters
        for wrong in misread:
            if len(wrong) == len(place):
                self.text = self.text.replace(wrong, place)
        self._lines = Lines(source)
        self.digits = digits(self.text)
        self._numerals = {
            numeral.start: numeral for numeral in numerals(self.text) if numeral.upper is None
        }

    def position(self, index: int) -> Position:
        """Line and column of a character of the folded text."""
        return self._lines.at(self.source(index))

    def index(self, offset: int) -> int:
        """The first place of the folded text at or behind a code point of the reader's own."""
        return bisect_left(self._folded.origin, offset)

    def source(self, index: int) -> int:
        """The reader's own character behind one of the folded text."""
        return self._folded.origin[index]

    def occurrences(
        self, phrase: str, number: str | None, within: tuple[int, int] | None = None
    ) -> list[tuple[int, int]]:
        """Where a phrase starts, each time with the place that decides its line.

        That is the number with these digits, else the phrase's first number, else the start.
        ``within`` are two places between which the phrase must lie.
        """
        wanted = fold_phrase(phrase)
        first, last = within or (0, len(self.text))
        found = []
        at = self.text.find(wanted, first, last)
        while at >= 0:
            inside = self.inside(at, at + len(wanted))
            same = [item for item in inside if item.text == number]
            found.append((at, (same or inside)[0].start if inside else at))
            at = self.text.find(wanted, at + 1, last)
        return found

    def on_line(self, phrase: str, line: int, number: str | None = None) -> list[int]:
        """Where a phrase starts whose place is on this line; see `occurrences`."""
        begin, end = self._lines.span(line)
        # A phrase may begin on the line before and end on the next.
        near = max(0, self.index(begin) - len(phrase)), self.index(end) + len(phrase)
        found = self.occurrences(phrase, number, near)
        return [start for start, anchor in found if self.position(anchor).line == line]

    def is_list_number(self, numeral: Digits) -> bool:
        """Whether a number counts the items of a list: it begins its line."""
        begin, _ = self._lines.span(self.position(numeral.start).line)
        at = self.source(numeral.start)
        return not self._source[begin:at].strip() and bool(_LIST_NUMBER.match(self._source, at))

    @property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """The spans that stand in quotation marks, which the folded text has no more."""
        return self._folded.quoted

    def inside(self, start: int, end: int) -> list[Digits]:
        """The numbers that lie wholly between two places."""
        first = bisect_left(self.digits, start, key=lambda item: item.start)
        return [item for item in self.digits[first : first + end - start] if item.end <= end]

    def numeral(self, number: Digits) -> Numeral:
        """The number with what belongs to it: 14.5 with its 亿."""
        found = self._numerals.get(number.start)
        return found or Numeral(number.start, number.end, parse(number.text))

    def quote(self, start: int, phrase: str) -> tuple[str, str, str]:
        """The sentence around a phrase in three parts: before, the phrase, after."""
        end = start + len(fold_phrase(phrase))
        first = max(self.text.rfind(mark, 0, start) for mark in _SENTENCE_ENDS) + 1
        lasts = [at for mark in _SENTENCE_ENDS if (at := self.text.find(mark, end)) >= 0]
        last = min(lasts, default=len(self.text) - 1) + 1
        begin, stop = self._folded.span(start, end)
        return (
            self._raw(self._folded.origin[first - 1] + 1 if first else 0, begin),
            self._raw(begin, stop),
            self._raw(stop, self._folded.origin[last - 1] + 1),
        )

    def _raw(self, start: int, end: int) -> str:
        """The reader's own characters, without breaks and emphasis."""
        raw = self._source[start:end]
        return "".join(char for char in raw if not char.isspace() and char != "*")


def _folded(source: str) -> Text:
    folder = Folder(_between_numbers)
    start = 0
    for line in source.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            begin = start + line.index(bare[0])
            if _LIST_NUMBER.match(source, begin):
                folder.space(start)
            folder.add(bare, begin)
        start += len(line)
    return folder.text()


def digits_of(fact: Fact) -> str | None:
    """A fact's number as it is printed: without a sign."""
    return None if fact.quantity is None else f"{abs(fact.quantity.value):f}"


def fold_phrase(phrase: str) -> str:
    """A phrase folded as the text is."""
    return fold(phrase, _between_numbers).characters

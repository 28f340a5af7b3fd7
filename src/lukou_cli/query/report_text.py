"""A report's text as the audit reads it, with the way back to lines and columns.

Line and page breaks inside sentences, `**` marks, spaces around digits, full-width
characters and misread place names must not hide a figure. So the text is folded:
those are dropped or replaced, and every character remembers where it came from.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lukou_cli.model.indicator import Fact

NUMERAL = re.compile(r"[0-9]+(?:\.[0-9]+)?")
# A list number at the start of a line never continues the digits of the line before.
_LIST_NUMBER = re.compile(r"\s*[0-9]+\s*[.．、](?!\s*[0-9])")
_SENTENCE_ENDS = "。！？；"
_SEPARATOR = "\x1f"


class PrintedNumeral(msgspec.Struct, frozen=True):
    """An Arabic numeral of the folded text."""

    start: int
    end: int
    text: str


class ReportText:
    """The folded text; indexes into it lead back to 1-based lines and columns."""

    def __init__(self, text: str, misread: Iterable[str] = (), place: str = "") -> None:
        self.raw = text
        self.lines = text.split("\n")
        folded: list[str] = []
        self._origin: list[int] = []
        for index, char in _kept(text):
            for part in unicodedata.normalize("NFKC", char):
                folded.append(part)
                self._origin.append(index)
        self.text = "".join(folded)
        for wrong in misread:
            self._replace(wrong, place)
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.numerals = [
            PrintedNumeral(match.start(), match.end(), match[0])
            for match in NUMERAL.finditer(self.text)
        ]

    def _replace(self, wrong: str, right: str) -> None:
        if len(wrong) == len(right):
            self.text = self.text.replace(wrong, right)

    def position(self, index: int) -> tuple[int, int]:
        """Line and column, from 1, of a character of the folded text."""
        origin = self._origin[index]
        line = bisect_right(self._starts, origin)
        return line, origin - self._starts[line - 1] + 1

    def occurrences(self, phrase: str, digits: str | None = None) -> list[tuple[int, int]]:
        """Where a phrase starts, each time with the place that decides its line.

        That is the numeral with these digits, else the phrase's first numeral, else
        the start.
        """
        wanted = fold_phrase(phrase)
        found = []
        at = self.text.find(wanted)
        while at >= 0:
            inside = self.inside(at, at + len(wanted))
            same = [numeral for numeral in inside if numeral.text == digits]
            found.append((at, (same or inside)[0].start if inside else at))
            at = self.text.find(wanted, at + 1)
        return found

    def inside(self, start: int, end: int) -> list[PrintedNumeral]:
        """The numerals that lie wholly between two indexes."""
        first = bisect_left(self.numerals, start, key=lambda numeral: numeral.start)
        return [
            numeral for numeral in self.numerals[first : first + end - start] if numeral.end <= end
        ]

    def quote(self, fact: Fact) -> tuple[str, str, str] | None:
        """The sentence around a fact's phrase in three parts: before, the phrase, after."""
        found = self.occurrences(fact.source.phrase, digits_of(fact))
        here = [at for at, anchor in found if self.position(anchor)[0] == fact.source.line]
        if not here:
            return None
        start, end = here[0], here[0] + len(fold_phrase(fact.source.phrase))
        first = max(self.text.rfind(mark, 0, start) for mark in _SENTENCE_ENDS) + 1
        lasts = [at for mark in _SENTENCE_ENDS if (at := self.text.find(mark, end)) >= 0]
        last = min(lasts, default=len(self.text) - 1) + 1
        return self._raw(first, start), self._raw(start, end), self._raw(end, last)

    def _raw(self, start: int, end: int) -> str:
        """The reader's own characters behind a folded span, without breaks and marks."""
        if start >= end:
            return ""
        raw = self.raw[self._origin[start] : self._origin[end - 1] + 1]
        return "".join(char for char in raw if not char.isspace() and char != "*")


def digits_of(fact: Fact) -> str | None:
    """A fact's number as its numeral is printed: without a sign."""
    return None if fact.quantity is None else f"{abs(fact.quantity.value):f}"


def fold_phrase(phrase: str) -> str:
    """A phrase folded as the text is."""
    return "".join(unicodedata.normalize("NFKC", char) for _, char in _kept(phrase))


def _kept(text: str) -> Iterator[tuple[int, str]]:
    """The characters that count, a separator where a space keeps two numbers apart."""
    last = ""
    broken = False
    gap = 0
    for index, char in enumerate(text):
        if char.isspace():
            broken = broken or char == "\n"
            gap += 1
            continue
        if char == "*":
            continue
        if gap and _is_digit(char) and _is_digit(last):
            line_start = text.rfind("\n", 0, index) + 1
            if not broken or _LIST_NUMBER.match(text, line_start):
                yield index, _SEPARATOR
        last, broken, gap = char, False, 0
        yield index, char


def _is_digit(char: str) -> bool:
    return unicodedata.normalize("NFKC", char).isdecimal() if char else False

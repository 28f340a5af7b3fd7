"""The numerals of a report that facts and exceptions are put on, as the audit counts them."""

from __future__ import annotations

from bisect import bisect_left

from lukou_cli.query.report_text import ReportText


class Ground:
    """A report's text as the audit reads it, its numerals numbered in their order."""

    def __init__(self, text: str) -> None:
        self.text = ReportText(text)
        self.digits = self.text.digits
        self._starts = [numeral.start for numeral in self.digits]
        self._offsets = [self.text.source(numeral.start) for numeral in self.digits]

    def behind(self, start: int, end: int) -> range:
        """The numerals between two code points of the report."""
        return range(bisect_left(self._offsets, start), bisect_left(self._offsets, end))

    def between(self, start: int, end: int) -> range:
        """The numerals that lie wholly between two places of the folded text."""
        first = last = bisect_left(self._starts, start)
        while last < len(self.digits) and self.digits[last].end <= end:
            last += 1
        return range(first, last)

    def room(self, first: int, last: int) -> tuple[int, int]:
        """The places between the numerals before and behind a stretch of them."""
        low = self.digits[first - 1].end if first else 0
        high = self.digits[last + 1].start if last + 1 < len(self.digits) else len(self.text.text)
        return low, high

    def line(self, place: int) -> int:
        return self.text.position(place).line

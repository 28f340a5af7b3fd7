"""Offsets in a text as line and column, the way each reader counts them.

A line ends with a line feed. A carriage return before it belongs to the ending, and
alone it ends nothing, as editors, SARIF and reviewdog have it.
"""

from __future__ import annotations

from bisect import bisect_right

import msgspec


class Position(msgspec.Struct, frozen=True, order=True):
    """A line and a column, both from 1."""

    line: int
    column: int


class Lines:
    """The lines of one text, looked up by offset in code points."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def at(self, offset: int) -> Position:
        """The position with its column in code points."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def in_bytes(self, offset: int) -> Position:
        """The position with its column in bytes of UTF-8."""
        line = bisect_right(self._starts, offset)
        before = self._text[self._starts[line - 1] : offset]
        return Position(line, len(before.encode("utf-8", "surrogatepass")) + 1)

    def span(self, line: int) -> tuple[int, int]:
        """Start and end of a line, from 1, its ending included."""
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        return self._starts[line - 1], end

    def __len__(self) -> int:
        return len(self._starts)

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


# How many code points lie between two known counts of bytes.
_STRIDE = 1024


class Lines:
    """The lines of one text, looked up by offset in code points.

    The tables are made once, in one pass over the text; no look-up takes longer in a longer line.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._bytes: list[int] = []
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
        before = self.bytes_before(offset) - self.bytes_before(self._starts[line - 1])
        return Position(line, before + 1)

    def bytes_before(self, offset: int) -> int:
        """How many bytes of UTF-8 stand before an offset."""
        if not self._bytes:
            self._bytes.append(0)
            for start in range(0, len(self._text), _STRIDE):
                size = len(_encoded(self._text[start : start + _STRIDE]))
                self._bytes.append(self._bytes[-1] + size)
        stride = offset // _STRIDE
        return self._bytes[stride] + len(_encoded(self._text[stride * _STRIDE : offset]))

    def span(self, line: int) -> tuple[int, int]:
        """Start and end of a line, from 1, its ending included."""
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        return self._starts[line - 1], end

    def __len__(self) -> int:
        return len(self._starts)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")

"""Offsets in the text of a word processor's document, as the places its readers know.

Such a document has no lines. Its paragraphs are counted through, those in tables, notes,
text boxes, headers and footers too; a column counts within its paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.text.position import Lines, Position

if TYPE_CHECKING:
    from collections.abc import Sequence


class Anchor(msgspec.Struct, frozen=True, omit_defaults=True):
    """A paragraph's place: its ordinal, what it is part of, and its cell. All count from 1.

    ``part`` is body, footnote, endnote, header, footer, textbox, slide, notes or page;
    ``number`` tells which of them. ``table``, ``row`` and ``column`` are 0 outside of tables.
    What has pages instead of paragraphs has the ordinal of its line, and ``line`` counts on
    the page.
    """

    paragraph: int
    part: str = "body"
    number: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    line: int = 0


class Anchors:
    """The paragraphs of one text, looked up by offset in code points."""

    def __init__(self, text: str, paragraphs: Sequence[tuple[int, Anchor]]) -> None:
        """Each paragraph with the offset at which its own text begins, in order."""
        self._lines = Lines(text)
        self._starts = [start for start, _ in paragraphs]
        self._anchors = [anchor for _, anchor in paragraphs]

    def anchor(self, offset: int) -> Anchor:
        """The paragraph that the offset lies in, or the last one before it."""
        return self._anchors[self._index(offset)]

    def at(self, offset: int) -> Position:
        """The ordinal of the paragraph as a line, the column in code points."""
        index = self._index(offset)
        return Position(self._anchors[index].paragraph, offset - self._starts[index] + 1)

    def in_bytes(self, offset: int) -> Position:
        """The ordinal of the paragraph as a line, the column in bytes of UTF-8."""
        index = self._index(offset)
        begun = self._lines.bytes_before(self._starts[index])
        column = self._lines.bytes_before(offset) - begun + 1
        return Position(self._anchors[index].paragraph, column)

    def _index(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

"""From the paragraphs and tables of a document to one string, with the way back.

Paragraphs are parted by an empty line, so that none is taken for the continuation of
another; those that are rows of a table without being one of the document, and follow each
other, are lines. Headings begin as in Markdown; a table row is a line, its cells parted by tabs.
What stands in no run of the document (marks, tabs, breaks) belongs to no piece.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.text.anchors import Anchor, Anchors
from lukou_cli.text.rows import tabular

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Piece(msgspec.Struct, frozen=True):
    """Text as it stands in the document, from offset ``at`` of a node; -1 is no node.

    ``anchor`` is its own place where that is another one than its paragraph's.
    """

    text: str
    node: int = -1
    at: int = 0
    anchor: Anchor | None = None


class Paragraph(msgspec.Struct):
    """Pieces in order; ``level`` is a heading's, 0 elsewhere.

    While it is read: ``goes_on`` in the next paragraph, its end being deleted; ``hidden``
    unless a run of it says otherwise.
    """

    anchor: Anchor
    pieces: list[Piece] = []
    level: int = 0
    goes_on: bool = False
    hidden: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


class Row(msgspec.Struct, frozen=True):
    """The cells of a table row, each with its paragraphs; empty ones keep the columns apart."""

    table: int
    cells: list[list[Paragraph]]


Block = Paragraph | Row


class Portion(msgspec.Struct, frozen=True):
    """What of a node a stretch of the text covers: its characters [start, end)."""

    node: int
    start: int
    end: int


class Layout:
    """The text of blocks, its anchors, and the nodes behind it."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._out: list[str] = []
        self._length = 0
        self._paragraphs: list[tuple[int, Anchor]] = []
        self._starts: list[int] = []
        self._pieces: list[Piece] = []
        table = 0
        rows = tabular([b.text if isinstance(b, Paragraph) and not b.level else "" for b in blocks])
        for number, block in enumerate(blocks):
            if isinstance(block, Row):
                if any(paragraph.text.strip() for cell in block.cells for paragraph in cell):
                    self._part("\n" if block.table == table else "\n\n")
                    self._row(block)
                    table = block.table
            elif block.text.strip():
                self._part("\n" if number and rows[number - 1] and rows[number] else "\n\n")
                self._paragraph(block)
                table = 0
        if self._out:
            self._add("\n")
        self.text = "".join(self._out)
        self.anchors = Anchors(self.text, self._paragraphs)

    def _part(self, gap: str) -> None:
        if self._out:
            self._add(gap)

    def _add(self, text: str) -> None:
        self._out.append(text)
        self._length += len(text)

    def _row(self, row: Row) -> None:
        for number, cell in enumerate(row.cells):
            if number:
                self._add("\t")
            filled = [paragraph for paragraph in cell if paragraph.text.strip()]
            for index, paragraph in enumerate(filled):
                if index:
                    self._add(" ")
                self._pieces_of(paragraph, in_cell=len(row.cells) > 1)

    def _paragraph(self, paragraph: Paragraph) -> None:
        if paragraph.level:
            self._add("#" * min(paragraph.level, 6) + " ")
        self._pieces_of(paragraph, in_cell=False)

    def _pieces_of(self, paragraph: Paragraph, *, in_cell: bool) -> None:
        self._paragraphs.append((self._length, paragraph.anchor))
        for piece in paragraph.pieces:
            if piece.anchor is not None:
                self._paragraphs.append((self._length, piece.anchor))
            self._starts.append(self._length)
            self._pieces.append(piece)
            # Within a cell neither ends it.
            self._add(_one_line(piece.text) if in_cell else piece.text)

    def portions(self, start: int, end: int) -> Iterator[Portion]:
        """The parts of nodes behind [start, end) of the text, in order."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        for begin, piece in zip(self._starts[index:], self._pieces[index:], strict=True):
            if begin >= end:
                return
            first, last = max(start - begin, 0), min(end - begin, len(piece.text))
            if piece.node >= 0 and first < last:
                yield Portion(piece.node, piece.at + first, piece.at + last)


def _one_line(text: str) -> str:
    return text.translate({0x09: " ", 0x0A: " ", 0x0D: " "})

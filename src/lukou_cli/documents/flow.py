"""What is open while a document is read: paragraphs, tables, and what stands aside of them.

Text boxes come behind the paragraph that holds them, notes behind all else, tables within a
cell behind the table. Paragraphs are counted through.
"""

from __future__ import annotations

import msgspec

from lukou_cli.documents.layout import Block, Paragraph, Row
from lukou_cli.text.anchors import Anchor


class _Table(msgspec.Struct):
    number: int
    rows: list[Block] = []
    after: list[Block] = []
    row: int = 0
    column: int = 0
    cells: list[list[Paragraph]] = []
    span: int = 1
    dropped: bool = False


class _Flow(msgspec.Struct):
    """A sequence of blocks: the body, a cell, something aside; what is open in it."""

    blocks: list[Block] = []
    paragraph: Paragraph | None = None
    boxes: list[Block] = []


class _Aside(msgspec.Struct, frozen=True):
    """A text box or a note, and how many tables are open around it."""

    part: str
    number: int
    tables: int


class Builder:
    """Takes the parts of a document in order; `blocks` is what they come to."""

    def __init__(self) -> None:
        self.part, self.number = "body", 0
        self._paragraphs = self._tables = 0
        self._flows = [_Flow()]
        self._open_tables: list[_Table] = []
        self._asides: list[_Aside] = []
        self._notes: list[Block] = []

    @property
    def blocks(self) -> list[Block]:
        return [*self._flows[0].blocks, *self._notes]

    @property
    def paragraph(self) -> Paragraph | None:
        """The one that text belongs to now."""
        return self._flows[-1].paragraph

    @property
    def in_table(self) -> bool:
        return bool(self._open_tables)

    def start_paragraph(self) -> Paragraph:
        """A new one, or the one before where that goes on."""
        self._paragraphs += 1
        flow = self._flows[-1]
        if flow.paragraph is None:
            flow.paragraph = Paragraph(self._anchor())
        flow.paragraph.goes_on = flow.paragraph.hidden = False
        return flow.paragraph

    def end_paragraph(self) -> None:
        flow = self._flows[-1]
        if flow.paragraph is not None and not flow.paragraph.goes_on:
            self._close_paragraph(flow)
        flow.blocks += flow.boxes
        flow.boxes = []

    @staticmethod
    def _close_paragraph(flow: _Flow) -> None:
        if flow.paragraph is not None:
            flow.blocks.append(flow.paragraph)
            flow.paragraph = None

    def end_part(self) -> None:
        """Nothing goes on behind the end of a part."""
        flow = self._flows[0]
        self._close_paragraph(flow)
        flow.blocks += flow.boxes
        flow.boxes = []

    def _anchor(self) -> Anchor:
        aside = self._asides[-1] if self._asides else _Aside(self.part, self.number, 0)
        found = Anchor(self._paragraphs, aside.part, aside.number)
        if len(self._open_tables) == aside.tables:
            return found
        table = self._open_tables[-1]
        return msgspec.structs.replace(
            found, table=table.number, row=table.row, column=table.column
        )

    def start_aside(self, part: str, number: int) -> None:
        self._asides.append(_Aside(part, number, len(self._open_tables)))
        self._flows.append(_Flow())

    def end_aside(self) -> None:
        aside = self._asides.pop()
        inside = self._close_flow()
        if aside.part == "textbox":
            self._flows[-1].boxes += inside
        else:
            self._notes += inside

    def _close_flow(self) -> list[Block]:
        flow = self._flows.pop()
        self._close_paragraph(flow)
        return [*flow.blocks, *flow.boxes]

    def start_table(self) -> None:
        self._tables += 1
        self._open_tables.append(_Table(self._tables))

    def end_table(self) -> None:
        table = self._open_tables.pop()
        self._flows[-1].blocks += [*table.rows, *table.after]

    def start_row(self) -> None:
        table = self._open_tables[-1]
        table.row += 1
        table.column, table.cells, table.dropped = 0, [], False

    def drop_row(self) -> None:
        """The row that is open is not part of the text."""
        if self._open_tables:
            self._open_tables[-1].dropped = True

    def skip_columns(self, count: int) -> None:
        table = self._open_tables[-1]
        table.cells += [[] for _ in range(count)]
        table.column += count

    def end_row(self) -> None:
        table = self._open_tables[-1]
        if table.dropped:
            return
        if len(table.cells) > 1:
            table.rows.append(Row(table.number, table.cells))
        else:
            # A frame around text: no table to its reader.
            table.rows += [paragraph for cell in table.cells for paragraph in cell]

    def start_cell(self) -> None:
        table = self._open_tables[-1]
        table.column += 1
        table.span = 1
        self._flows.append(_Flow())

    def span_columns(self, count: int) -> None:
        """How many columns the cell that is open takes."""
        self._open_tables[-1].span = max(count, 1)

    def end_cell(self) -> None:
        table = self._open_tables[-1]
        own: list[Paragraph] = []
        for block in self._close_flow():
            if isinstance(block, Paragraph) and block.anchor.table == table.number:
                own.append(block)
            elif not table.dropped:
                table.after.append(block)  # a table or a text box within the cell
        table.cells.append(own)
        self.skip_columns(table.span - 1)

"""The one table model between queries and renderers.

A table has two faces. Its records are for machines: the contract's fields, plain
numbers, the same in every language. Its view is for people and made only when asked
for: labels, cells, groups and footnotes in the reader's language. Both follow from
columns, each declared once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Generic, TypeVar

import msgspec

from lukou_cli.i18n import Messages
from lukou_cli.model.quantity import Amount, Quantity

# What stands where there is nothing to say.
NOTHING = "—"

Value = str | int | bool | Decimal | list[str] | None
Record = dict[str, Value]
Row = TypeVar("Row")


class Cell(msgspec.Struct, frozen=True):
    """A text with its tone (good, bad, warning, quiet or none) and, in a number, the decimal point.

    ``point`` counts the characters before the decimal point, or before where it would
    stand, so that a column can be aligned on it. ``number`` is what the text shows, exact,
    with unit and bound, for renderers that write numbers.
    """

    text: str
    tone: str = ""
    point: int | None = None
    number: Quantity | Amount | int | None = None


EMPTY = Cell(NOTHING, "quiet", 0)


class Column(msgspec.Struct, Generic[Row], frozen=True):
    """A field of the contract and its value in a record; its label and cell in a view.

    A column without a cell is for machines only. ``numeric`` aligns on decimal points;
    a ``remark`` moves below its row on a terminal too narrow for all columns.
    """

    field: str
    value: Callable[[Row], Value]
    label: str = ""
    cell: Callable[[Messages, Row], Cell] | None = None
    numeric: bool = False
    remark: bool = False


class Head(msgspec.Struct, frozen=True):
    """What stands above the cells of a column, in the reader's language."""

    label: str
    numeric: bool = False
    remark: bool = False


class Line(msgspec.Struct, frozen=True):
    """One row of cells and the lines that explain it."""

    cells: tuple[Cell, ...]
    details: tuple[str, ...] = ()


class Group(msgspec.Struct, frozen=True):
    """Rows under one heading; the heading may be empty."""

    heading: str
    lines: tuple[Line, ...]


class View(msgspec.Struct, frozen=True):
    title: str
    heads: tuple[Head, ...]
    groups: tuple[Group, ...]
    footnotes: tuple[str, ...] = ()

    @property
    def lines(self) -> Iterator[Line]:
        """The rows of all groups."""
        return (line for group in self.groups for line in group.lines)


class Table(msgspec.Struct, Generic[Row], frozen=True):
    """Columns in the contract's order, rows, and the maker of the view.

    ``summary`` stands beside the rows in JSON, where there is something to sum up.
    """

    columns: tuple[Column[Row], ...]
    rows: Sequence[Row]
    view: Callable[[], View]
    summary: dict[str, int] = {}

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(column.field for column in self.columns)

    @property
    def records(self) -> Iterator[Record]:
        return ({column.field: column.value(row) for column in self.columns} for row in self.rows)


class Shown(msgspec.Struct, Generic[Row], frozen=True):
    """The columns that people see, in the order of reading, by their fields."""

    columns: tuple[Column[Row], ...]
    fields: tuple[str, ...]

    def view(
        self,
        words: Messages,
        title: str,
        groups: Iterable[tuple[str, Iterable[Row]]],
        details: Callable[[Row], Iterable[str]] = lambda _row: (),
        footnotes: Iterable[str] = (),
    ) -> View:
        """The groups of rows under their headings, each row with what explains it."""
        known = {column.field: column for column in self.columns}
        picked = [(known[field], known[field].cell) for field in self.fields]

        def line(row: Row) -> Line:
            cells = tuple(cell(words, row) for _column, cell in picked if cell is not None)
            return Line(cells, tuple(details(row)))

        return View(
            title,
            tuple(Head(words.gettext(c.label), c.numeric, c.remark) for c, _cell in picked),
            tuple(Group(heading, tuple(map(line, rows))) for heading, rows in groups),
            tuple(footnotes),
        )

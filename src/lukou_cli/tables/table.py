"""The one table model between queries and renderers.

A table has two faces. Its records are for machines: the contract's fields, plain
numbers, the same in every language. Its view is for people and made only when asked
for: labels, cells, groups and footnotes in the reader's language. Both follow from
columns, each declared once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from enum import Enum
from typing import Generic, TypeVar

import msgspec

from lukou_cli.i18n import Messages
from lukou_cli.model.quantity import Amount, Quantity
from lukou_cli.tables.bars import Bar
from lukou_cli.tables.legend import legend

# What stands where there is nothing to say.
NOTHING = "—"

Value = str | int | bool | Decimal | list[str] | None
Record = dict[str, Value]
Row = TypeVar("Row")


class Cell(msgspec.Struct, frozen=True):
    """A text with its tone (good, bad, warning, quiet or none) and, in a number, the decimal point.

    ``point`` counts the characters before the decimal point, or before where it would
    stand, so that a column can be aligned on it. ``number`` is what the text shows, exact,
    with unit and bound, for renderers that write numbers, ``bar`` what it draws, ``source`` where
    the number comes from.
    """

    text: str
    tone: str = ""
    point: int | None = None
    number: Quantity | Amount | Decimal | int | None = None
    bar: Bar | None = None
    source: str = ""


EMPTY = Cell(NOTHING, "quiet", 0)


class ValueKind(str, Enum):
    """What the values of a field are, in the words of Table Schema."""

    TEXT = "string"
    INTEGER = "integer"
    DECIMAL = "number"


def values(choices: type[Enum]) -> tuple[str, ...]:
    """The values of an enumeration, for the choices of a column."""
    return tuple(str(choice.value) for choice in choices)


class Column(msgspec.Struct, Generic[Row], frozen=True):
    """A field of the contract and its value in a record; its label and cell in a view.

    A column without a cell is for machines only, one without a value for people only.
    ``numeric`` aligns on decimal points; a ``remark`` moves below its row on a terminal too
    narrow for all columns. ``rather`` is the field to sort by where the column's numbers have
    unlike units. For formats that describe themselves ``kind`` says what the values are, ``about``
    what they mean, in English as all of machine formats is, and ``choices`` which there are.
    """

    field: str
    value: Callable[[Row], Value] | None
    label: str = ""
    cell: Callable[[Messages, Row], Cell] | None = None
    numeric: bool = False
    remark: bool = False
    rather: str = ""
    kind: ValueKind = ValueKind.TEXT
    about: str = ""
    choices: tuple[str, ...] = ()

    def head(self, words: Messages) -> Head:
        """What stands above the column: its label, else the name of the field."""
        return Head(words.gettext(self.label) or self.field, self.numeric, self.remark)

    def shown(self, words: Messages, row: Row) -> Cell:
        """The cell that people see; where the column has none of its own, its plain value."""
        if self.cell is not None:
            return self.cell(words, row)
        return _plain_cell(None if self.value is None else self.value(row))


def _plain_cell(value: Value) -> Cell:
    if value is None or value in ("", []):
        return EMPTY
    if isinstance(value, int | Decimal):
        text = f"{value:f}" if isinstance(value, Decimal) else str(value)
        return Cell(text, point=len(text.partition(".")[0]), number=value)
    return Cell("; ".join(value) if isinstance(value, list) else value)


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
    """What people see; of a ``bare`` one the heads are not shown, and there is nothing but rows."""

    title: str
    heads: tuple[Head, ...]
    groups: tuple[Group, ...]
    footnotes: tuple[str, ...] = ()
    legend: str = ""
    bare: bool = False

    @property
    def lines(self) -> Iterator[Line]:
        """The rows of all groups."""
        return (line for group in self.groups for line in group.lines)


def in_one_group(rows: Sequence[Row]) -> Iterable[tuple[str, Iterable[Row]]]:
    """All rows as they come, under no heading."""
    return [("", rows)]


def _nothing(_of: object) -> Iterable[str]:
    return ()


def _seen(_row: object) -> bool:
    return False


class Table(msgspec.Struct, Generic[Row], frozen=True):
    """Columns in the contract's order, rows, and what the view of them is made from.

    ``shown`` names the columns that people see, in the order of reading; ``grouped`` puts the
    rows they see under headings, ``details`` explains a row below it, ``footnotes`` all of them.
    ``summary`` stands beside the rows in JSON, where there is something to sum up. People do not
    see the ``hidden`` rows. ``most`` is how many rows are written, and of a ``bare`` table only
    the rows are. ``naming`` is the field that names what headings name, where there are none.
    """

    words: Messages
    title: str
    columns: tuple[Column[Row], ...]
    shown: tuple[str, ...]
    rows: Sequence[Row]
    grouped: Callable[[Sequence[Row]], Iterable[tuple[str, Iterable[Row]]]] = in_one_group
    details: Callable[[Row], Iterable[str]] = _nothing
    footnotes: Callable[[Sequence[Row]], Iterable[str]] = _nothing
    summary: dict[str, int] = {}
    hidden: Callable[[Row], bool] = _seen
    most: int | None = None
    bare: bool = False
    naming: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(column.field for column in self.columns if column.value is not None)

    @property
    def taken(self) -> Sequence[Row]:
        """The rows that are written."""
        return self.rows[: self.most]

    @property
    def records(self) -> Iterator[Record]:
        told = [(c.field, c.value) for c in self.columns if c.value is not None]
        return ({field: value(row) for field, value in told} for row in self.taken)

    def view(self) -> View:
        """The groups of rows under their headings, each row with what explains it."""
        known = {column.field: column for column in self.columns}
        picked = [known[field] for field in self.shown]
        seen = [row for row in self.rows if not self.hidden(row)][: self.most]

        def line(row: Row) -> Line:
            cells = tuple(column.shown(self.words, row) for column in picked)
            return Line(cells, tuple(self.details(row)))

        heads = tuple(column.head(self.words) for column in picked)
        if self.bare:
            return View("", heads, (Group("", tuple(map(line, seen))),), bare=True)
        groups = tuple(
            Group(heading, tuple(map(line, rows))) for heading, rows in self.grouped(seen)
        )
        footnotes = tuple(self.footnotes(seen))
        return View(self.title, heads, groups, footnotes, _legend(self.words, groups))


def _legend(words: Messages, groups: Iterable[Group]) -> str:
    """What the signs in the cells mean."""
    cells = [cell for group in groups for line in group.lines for cell in line.cells]
    numbers = (cell.number for cell in cells)
    bounds = {number.bound for number in numbers if isinstance(number, Quantity | Amount)}
    return legend(words, bounds, charted=any(cell.bar for cell in cells))

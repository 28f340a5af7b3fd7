"""The one table model between queries and renderers.

A table has two faces. Its records are for machines: the contract's fields, plain
numbers, the same in every language. Its view is for people and made only when asked
for: labels, cells, groups and footnotes in the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import msgspec

# What stands where there is nothing to say.
NOTHING = "—"

Value = str | int | bool | Decimal | list[str] | None


class Cell(msgspec.Struct, frozen=True):
    """A text with its tone (good, bad, warning, quiet or none) and, in a number, the decimal point.

    ``point`` counts the characters before the decimal point, or before where it would
    stand, so that a column can be aligned on it.
    """

    text: str
    tone: str = ""
    point: int | None = None


class Column(msgspec.Struct, frozen=True):
    """A label; ``numeric`` aligns on decimal points.

    On a terminal too narrow for all columns, a ``remark`` moves below its row.
    """

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
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    footnotes: tuple[str, ...] = ()

    @property
    def lines(self) -> Iterator[Line]:
        """The rows of all groups."""
        return (line for group in self.groups for line in group.lines)


class Table(msgspec.Struct, frozen=True):
    """``fields`` in the contract's order, a record a row, and the maker of the view.

    ``summary`` stands beside the rows in JSON, where there is something to sum up.
    """

    fields: tuple[str, ...]
    records: list[dict[str, Value]]
    view: Callable[[], View]
    summary: dict[str, int] = {}

"""Rows and columns as a person asks for them: sorted, cut off, chosen."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec

from lukou_cli.errors import UsageError
from lukou_cli.model.quantity import Amount, Quantity
from lukou_cli.tables.table import in_one_group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lukou_cli.i18n import Messages
    from lukou_cli.tables.table import Column, Row, Table, Value


class Arrangement(msgspec.Struct, frozen=True):
    """What is asked for: a field to sort by, how many rows, which columns, and only the rows.

    Fields are named as in the contract, or as the head of their column; -gap is gap, the greatest
    first.
    """

    sort: str | None = None
    reverse: bool = False
    top: int | None = None
    columns: str | None = None
    bare: bool = False


def arranged(table: Table[Row], asked: Arrangement) -> Table[Row]:
    """The table with its rows and columns so; raises UsageError for a field it does not have."""
    changes: dict[str, Any] = {"bare": asked.bare, "most": asked.top}
    rows = list(table.rows)
    if asked.sort is not None:
        turned = asked.sort.startswith("-")
        column = _column(table, "--sort", asked.sort.removeprefix("-"))
        rows = _sorted(rows, column, reverse=asked.reverse != turned)
        if column.rather and len(_units(table.words, rows, column)) > 1:
            changes["footnotes"] = _with_unlike_units(table, column)
    elif asked.reverse:
        rows.reverse()
    if asked.sort is not None or asked.reverse:
        # In an order of their own, rows stand under no heading.
        changes["grouped"] = in_one_group
        if table.naming:
            changes["shown"] = (table.naming, *table.shown)
    if asked.columns is not None:
        columns = tuple(_column(table, "--columns", name) for name in _names(asked.columns))
        changes |= {"columns": columns, "shown": tuple(column.field for column in columns)}
    return msgspec.structs.replace(table, rows=rows, **changes)


def _names(columns: str) -> list[str]:
    """The names between commas, of either width."""
    names = [name.strip() for name in columns.replace("\uff0c", ",").split(",")]
    return list(dict.fromkeys(name for name in names if name)) or [""]


def _column(table: Table[Row], option: str, name: str) -> Column[Row]:
    from lukou_cli.query.names import loose, nearest

    known = {column.field: column for column in table.columns}
    if name in known:
        return known[name]
    wanted = loose(name)
    alike = [column for column in table.columns if loose(column.field) == wanted]
    alike = alike or [c for c in table.columns if loose(c.head(table.words).label) == wanted]
    if len(alike) == 1:
        return alike[0]
    raise UsageError(
        "unknown_field",
        option=option,
        field=name,
        candidates=[column.field for column in alike] or nearest(name, known),
        known=list(known),
    )


def _units(words: Messages, rows: Sequence[Row], column: Column[Row]) -> set[str]:
    """The units of what the cells of a column show."""
    numbers = (column.shown(words, row).number for row in rows)
    return {number.unit.text for number in numbers if isinstance(number, Quantity | Amount)}


def _with_unlike_units(
    table: Table[Row], column: Column[Row]
) -> Callable[[Sequence[Row]], Iterable[str]]:
    """The footnotes, and that 2 projects and 0.3 points were sorted by their digits."""
    words = table.words
    said = words.gettext("sorted by digits alone, as the units differ; --sort {field} compares")
    return lambda seen: (*table.footnotes(seen), said.format(field=column.rather))


def _sorted(rows: list[Row], column: Column[Row], *, reverse: bool) -> list[Row]:
    """Rows by the value of a column; those that have none come last, whatever the direction.

    Charts have none and sort nothing.
    """
    value = column.value or (lambda _row: None)
    told = [row for row in rows if value(row) not in (None, "", [])]
    untold = [row for row in rows if value(row) in (None, "", [])]
    return sorted(told, key=lambda row: _key(value(row)), reverse=reverse) + untold


def _key(value: Value) -> tuple[bool, Decimal, str]:
    """Numbers by their size and before words, words without regard to case."""
    if isinstance(value, int | Decimal):
        return False, Decimal(value), ""
    return (
        True,
        Decimal(0),
        ("; ".join(value) if isinstance(value, list) else value or "").casefold(),
    )

"""The table of `lukou compare`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.i18n import N_
from lukou_cli.model.interval import Undefined
from lukou_cli.query.compare import ComparisonRow, Method
from lukou_cli.tables import wording
from lukou_cli.tables.common import (
    bound_of,
    by_theme,
    calculated_columns,
    charted,
    direction_tone,
    drawn_cell,
    explained,
    joined,
    name_cell,
    notes_of,
    period_column,
    place_column,
    placed,
    sourced,
    title,
    told_cell,
    unit_of,
    value_of,
)
from lukou_cli.tables.table import EMPTY, Cell, Column, Table
from lukou_cli.tables.wording import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lukou_cli.i18n import Messages
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Bilingual
    from lukou_cli.model.period import Period
    from lukou_cli.model.quantity import Amount, Quantity

# What happened to one level; other comparisons set unlike figures beside each other.
_CHANGES = (Method.END_TO_START, Method.START_TO_LEVEL)


def _difference_cell(words: Messages, row: ComparisonRow) -> Cell:
    if row.difference is None or isinstance(row.difference, Undefined):
        return EMPTY
    tone = direction_tone(row.indicator, row.difference) if row.method in _CHANGES else ""
    signed = row.method is not Method.SHARE_OF_TOTAL
    cell = wording.quantity(words, row.difference, signed=signed, tone=tone)
    return sourced(words, cell, row.inputs)


def _bar_cell(row: ComparisonRow, width: int | None = None) -> Cell:
    return drawn_cell(row.from_quantity, row.to_quantity, width)


def _place_column(
    field: str, label: str, of: Callable[[ComparisonRow], Bilingual]
) -> Column[ComparisonRow]:
    """One of two places; where there is only one, that of the indicator."""

    def place(row: ComparisonRow) -> Bilingual:
        return of(row) or row.indicator.place

    return Column(
        field, lambda row: place(row).zh, label, lambda words, row: Cell(text(words, place(row)))
    )


def _end_columns(
    end: str,
    label: str,
    period: Callable[[ComparisonRow], Period | None],
    of: Callable[[ComparisonRow], Quantity | Amount | None],
) -> tuple[Column[ComparisonRow], ...]:
    """One of the two figures that are compared, with its period."""
    return (
        period_column(f"{end}_period", period),
        Column(f"{end}_bound", lambda row: bound_of(of(row))),
        Column(
            f"{end}_value",
            lambda row: value_of(of(row)),
            label,
            lambda words, row: told_cell(words, of(row)),
            numeric=True,
        ),
    )


COLUMNS: tuple[Column[ComparisonRow], ...] = (
    Column("indicator", lambda row: row.indicator.id),
    Column("name", lambda row: row.indicator.name.zh, N_("indicator"), name_cell),
    Column("unit", lambda row: unit_of(row.to_quantity) or row.indicator.unit),
    *_end_columns("from", N_("from"), lambda row: row.from_period, lambda row: row.from_quantity),
    *_end_columns("to", N_("to"), lambda row: row.to_period, lambda row: row.to_quantity),
    Column("chart", None, N_("chart"), lambda _, row: _bar_cell(row)),
    *calculated_columns(
        "difference", N_("difference"), lambda row: row.difference, _difference_cell
    ),
    Column("basis", lambda row: row.basis.value),
    Column(
        "method",
        lambda row: row.method.value,
        N_("comparison"),
        lambda words, row: Cell(wording.method(words, row.method.value)),
    ),
    Column(
        "note",
        lambda row: notes_of(row.notes),
        N_("note"),
        lambda words, row: Cell(joined(words, row.notes), "quiet"),
        remark=True,
    ),
    place_column(told=False),
    _place_column("from_place", N_("one place"), lambda row: row.from_place),
    _place_column("to_place", N_("other place"), lambda row: row.to_place),
)
CHARTED = ("name", "from_value", "from_period", "to_value", "to_period", "chart")
SHOWN = (
    "name", "method", "from_value", "from_period", "to_value", "to_period", "difference", "chart",
    "note",
)  # fmt: skip
SHOWN_OF_PLACES = (
    "name", "to_period", "from_place", "from_value", "to_place", "to_value", "difference", "chart",
    "note",
)  # fmt: skip
_FIVE_YEARS = tuple(Method)[: tuple(Method).index(Method.YEAR_TO_YEAR)]


def comparison_table(
    words: Messages,
    catalogue: Catalogue,
    rows: Sequence[ComparisonRow],
    *,
    explain: bool,
    chart: int | None = None,
) -> Table[ComparisonRow]:
    """The rows; ``chart`` is the width of larger bars, in place of differences and methods."""

    def details(row: ComparisonRow) -> Iterator[str]:
        if explain:
            yield from explained(words, row.formula, row.inputs, row.basis)

    methods = {row.method for row in rows}
    head = words.gettext("Five-year comparison")
    if not methods.issubset(_FIVE_YEARS):
        head = words.gettext("Comparison")
    beside = methods == {Method.PLACE_TO_PLACE}
    shown = SHOWN_OF_PLACES if beside else placed(catalogue, SHOWN)
    return Table(
        words,
        title(words, catalogue, head),
        COLUMNS if chart is None else charted(COLUMNS, lambda row: _bar_cell(row, chart)),
        shown if chart is None else CHARTED,
        rows,
        by_theme(words, catalogue),
        details,
    )

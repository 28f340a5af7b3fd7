"""The table of `lukou data validate --consistency`."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lukou_cli.i18n import N_
from lukou_cli.model.interval import Undefined
from lukou_cli.query.figures import figure
from lukou_cli.query.note import undefined
from lukou_cli.tables import units, wording
from lukou_cli.tables.common import (
    inputs_of,
    name_cell,
    notes_of,
    period_column,
    place_column,
    placed,
    title,
    told_cell,
    units_of,
)
from lukou_cli.tables.table import EMPTY, Cell, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lukou_cli.i18n import Messages
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.query.consistency import ConsistencyRow
    from lukou_cli.tables.table import Value


def _low(row: ConsistencyRow) -> Value:
    """The lower end of the interval, which is the number where it is one."""
    computed = row.computed
    if isinstance(computed, Undefined) or computed.interval.low is None:
        return None
    return computed.value


def _high(row: ConsistencyRow) -> Value:
    computed = row.computed
    if isinstance(computed, Undefined) or computed.interval.high is None:
        return None
    return computed.value if computed.upper is None else computed.upper


def _agreement_cell(words: Messages, row: ConsistencyRow) -> Cell:
    said = wording.agreement(words, row.agreement.value)
    if isinstance(row.computed, Undefined):
        said = wording.labelled(words, said, wording.cause(words, row.computed.cause.value))
    return Cell(said, {"holds": "good", "fails": "bad"}.get(row.agreement.value, "quiet"))


def _formula_cell(words: Messages, row: ConsistencyRow) -> Cell:
    return Cell(units.formula(words, row.formula, units_of(row.inputs)))


def _stated_cell(words: Messages, row: ConsistencyRow) -> Cell:
    return told_cell(words, row.stated.fact.quantity) if row.stated else EMPTY


COLUMNS: tuple[Column[ConsistencyRow], ...] = (
    Column("kind", lambda row: row.kind),
    Column("indicator", lambda row: row.indicator.id),
    Column("name", lambda row: row.indicator.name.zh, N_("indicator"), name_cell),
    period_column("period", lambda row: row.period),
    Column("formula", lambda row: row.formula, N_("formula"), _formula_cell),
    Column(
        "low",
        _low,
        N_("computed"),
        lambda words, row: told_cell(words, row.computed),
        numeric=True,
    ),
    Column("high", _high),
    Column("unit", lambda row: row.unit.text),
    Column(
        "stated",
        lambda row: figure(row.stated.fact.quantity) if row.stated else "",
        N_("stated"),
        _stated_cell,
        numeric=True,
    ),
    Column("agreement", lambda row: row.agreement.value, N_("agreement"), _agreement_cell),
    Column("inputs", lambda row: inputs_of(row.inputs)),
    Column("note", lambda row: notes_of(undefined(row.computed))),
    place_column(told=True),
)
SHOWN = ("name", "period", "formula", "low", "stated", "agreement")


def consistency_table(
    words: Messages, catalogue: Catalogue, rows: Sequence[ConsistencyRow]
) -> Table[ConsistencyRow]:
    def grouped(
        seen: Sequence[ConsistencyRow],
    ) -> Iterator[tuple[str, Iterable[ConsistencyRow]]]:
        for kind, members in groupby(seen, key=lambda row: row.kind):
            yield wording.relation_kind(words, kind), members

    return Table(
        words,
        title(words, catalogue, words.gettext("Consistency of the data")),
        COLUMNS,
        placed(catalogue, SHOWN),
        rows,
        grouped,
    )

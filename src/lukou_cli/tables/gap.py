"""The table of `lukou gap`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.i18n import N_
from lukou_cli.query.gap import GapRow, Status
from lukou_cli.query.note import Input, Note
from lukou_cli.tables import wording
from lukou_cli.tables.against import known, listed, result_as_target, tally
from lukou_cli.tables.common import (
    by_theme,
    calculated_columns,
    charted,
    drawn_cell,
    explained,
    fact_bound,
    fact_cell,
    fact_period,
    joined,
    name_cell,
    notes_of,
    period_column,
    place_column,
    placed,
    title,
    told_cell,
    unit_of,
    value_of,
)
from lukou_cli.tables.standing import standing
from lukou_cli.tables.table import EMPTY, Cell, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lukou_cli.i18n import Messages
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.quantity import Amount
    from lukou_cli.model.unit import Unit
    from lukou_cli.tables.table import Value

# What must be known to read a row; the rest of its notes is told with --explain.
_REMARKS = ("counterpart", "no_rate", "open", "floor", "older_result")


def _like_the_gap(row: GapRow, computed: Amount | None) -> Value:
    """A number where the bound of the gap holds for it too: there is no field for another."""
    if computed is None or row.gap is None or computed.upper is not None:
        return None
    return computed.value if computed.bound is row.gap.bound else None


def _gap_cell(words: Messages, row: GapRow) -> Cell:
    if row.gap is None:
        return EMPTY
    return wording.quantity(words, row.gap, signed=True, tone=_tone(row), told=_unit(row))


def _unit(row: GapRow) -> Unit | None:
    return row.target.quantity.unit if row.target.quantity else None


def _pace_cell(words: Messages, row: GapRow) -> Cell:
    return told_cell(words, row.pace, signed=row.pace is not None and row.pace.is_exact)


def _bar_cell(row: GapRow, width: int | None = None) -> Cell:
    return drawn_cell(result_as_target(row), row.target.quantity, width) if row.gap else EMPTY


def _status_cell(words: Messages, row: GapRow) -> Cell:
    said = standing(words, row) or wording.status(words, row.status.value)
    return Cell(said, _tone(row))


def _remarks_cell(words: Messages, row: GapRow) -> Cell:
    notes = [note for note in row.notes if note.code in _REMARKS]
    if row.status is Status.UNDECIDABLE and row.gap is not None:
        # The words of the status say it.
        notes = [note for note in notes if note.code != "floor"]
    last = row.result.fact.period.last if row.result else row.target.period.last
    if row.pace is not None and row.target.period.last - last > 1:
        notes.append(Note("per_year", {"pace": row.pace}))
    return Cell(joined(words, notes), "quiet")


def _tone(row: GapRow) -> str:
    """Good where a level is reached. How a year's amount stands to the last one is no merit."""
    if row.comparable != "yes":
        return "quiet"
    if row.status is Status.REACHED:
        return "good"
    if row.status is Status.TO_GO:
        return "warning"
    if row.status in (Status.NO_RESULT, Status.RELATIVE, Status.NOT_COMPARABLE):
        return "quiet"
    return ""


COLUMNS: tuple[Column[GapRow], ...] = (
    Column("indicator", lambda row: row.indicator.id),
    Column("name", lambda row: row.indicator.name.zh, N_("indicator"), name_cell),
    Column("report", lambda row: row.target.report),
    Column("unit", lambda row: unit_of(row.target.quantity) or row.indicator.unit),
    Column("actual_period", lambda row: fact_period(known(row))),
    Column("actual_bound", lambda row: fact_bound(known(row))),
    Column(
        "actual",
        lambda row: value_of(result_as_target(row)),
        N_("result"),
        lambda words, row: fact_cell(words, known(row), told=_unit(row)),
        numeric=True,
    ),
    period_column("target_period", lambda row: row.target.period),
    Column("target_bound", lambda row: row.target.bound.value),
    Column(
        "target",
        lambda row: value_of(row.target.quantity),
        N_("target"),
        lambda words, row: fact_cell(words, row.target),
        numeric=True,
    ),
    *calculated_columns("gap", N_("gap"), lambda row: row.gap, _gap_cell, "relative_gap"),
    Column("chart", None, N_("chart"), lambda _, row: _bar_cell(row)),
    Column("gap_to", lambda row: row.gap_to.value if row.gap_to else ""),
    Column("relative_gap", lambda row: _like_the_gap(row, row.relative_gap)),
    Column(
        "status",
        lambda row: row.status.value,
        N_("status"),
        _status_cell,
    ),
    Column("comparable", lambda row: row.comparable),
    Column(
        "needed_per_year",
        lambda row: _like_the_gap(row, row.pace),
        N_("needed a year"),
        _pace_cell,
        numeric=True,
        remark=True,
    ),
    Column("pace_unit", lambda row: unit_of(row.pace)),
    Column("note", lambda row: notes_of(row.notes), N_("note"), _remarks_cell, remark=True),
    place_column(told=False),
)
CHARTED = ("name", "actual", "target", "target_period", "chart")
SHOWN = ("name", "actual", "target", "target_period", "gap", "chart", "status", "note")


def gap_table(  # noqa: PLR0913  a switch for each part of the table
    words: Messages,
    catalogue: Catalogue,
    rows: Sequence[GapRow],
    *,
    explain: bool,
    everything: bool = False,
    chart: int | None = None,
) -> Table[GapRow]:
    """The rows; people see those that have a gap, unless they ask for everything.

    ``chart`` is the width of larger bars, in place of the gaps and their words.
    """

    def details(row: GapRow) -> Iterator[str]:
        if explain:
            sources = (*((row.result,) if row.result else ()), Input(row.indicator, row.target))
            pace = (Note("per_year", {"pace": row.pace}),) if row.pace else ()
            notes = (*row.notes, *pace)
            yield from explained(words, row.formula, sources, row.indicator.basis, notes)

    def hidden(row: GapRow) -> bool:
        return row.gap is None and not everything

    everything = everything or all(row.gap is None for row in rows)
    return Table(
        words,
        title(words, catalogue, words.gettext("Target gaps")),
        COLUMNS if chart is None else charted(COLUMNS, lambda row: _bar_cell(row, chart)),
        placed(catalogue, SHOWN) if chart is None else CHARTED,
        rows,
        by_theme(words, catalogue),
        details,
        lambda seen: _footnotes(words, seen, [row for row in rows if hidden(row)]),
        hidden=hidden,
    )


def _footnotes(words: Messages, seen: Sequence[GapRow], unseen: Sequence[GapRow]) -> Iterator[str]:
    """What is not shown and why, then how the rows that are stand."""
    if unseen:
        yield words.gettext("not shown, as they have no gap: {counts}; --all shows them").format(
            counts=_counts(words, unseen)
        )
    if len(seen) > 1:
        yield words.gettext("{count} targets: {counts}").format(
            count=len(seen), counts=_counts(words, seen)
        )


def _counts(words: Messages, rows: Sequence[GapRow]) -> str:
    return listed(words, tally((row.status for row in rows), Status), wording.status)

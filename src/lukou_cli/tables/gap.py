"""The table of `lukou gap`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.i18n import N_
from lukou_cli.query.gap import GapRow, GapTo, Status
from lukou_cli.query.note import Input
from lukou_cli.tables import wording
from lukou_cli.tables.common import (
    bound_of,
    by_theme,
    explained,
    joined,
    name_cell,
    notes_of,
    period_cell,
    title,
    told_cell,
    unit_of,
    upper_of,
    value_of,
)
from lukou_cli.tables.table import EMPTY, Cell, Column, Shown, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lukou_cli.i18n import Messages
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Fact
    from lukou_cli.tables.table import Value

# What must be known to read a row; the rest of its notes is told with --explain.
_REMARKS = ("counterpart", "no_rate", "open")


def _known(row: GapRow) -> Fact | None:
    return row.result.fact if row.result else None


def _period(row: GapRow) -> str:
    known = _known(row)
    return str(known.period) if known else ""


def _bound(row: GapRow) -> str:
    known = _known(row)
    return known.bound.value if known else ""


def _result(row: GapRow) -> Value:
    """The result in the target's unit where it converts, so that the row's unit holds for both."""
    known, wanted = _known(row), row.target.quantity
    if known is None or known.quantity is None:
        return None
    if wanted is not None and known.quantity.unit.dimension == wanted.unit.dimension:
        return known.quantity.to(wanted.unit).value
    return known.quantity.value


def _relative_gap(row: GapRow) -> Value:
    """In per cent, where the bound of the gap holds for it too: there is no field for another."""
    relative, gap = row.relative_gap, row.gap
    if relative is None or gap is None or relative.upper is not None:
        return None
    return relative.value if relative.bound is gap.bound else None


def _stated(words: Messages, fact: Fact | None) -> Cell:
    """The figure, or the phrase where the report gives words only."""
    if fact is None:
        return EMPTY
    return told_cell(words, fact.quantity) if fact.quantity else Cell(fact.source.phrase)


def _gap_cell(words: Messages, row: GapRow) -> Cell:
    if row.gap is None:
        return EMPTY
    mark = " *" if row.gap_to is GapTo.FLOOR else ""
    return wording.quantity(words, row.gap, signed=True, tone=_tone(row), mark=mark)


def _pace_cell(words: Messages, row: GapRow) -> Cell:
    return told_cell(words, row.pace, signed=row.pace is not None and row.pace.is_exact)


def _remarks_cell(words: Messages, row: GapRow) -> Cell:
    return Cell(joined(words, (note for note in row.notes if note.code in _REMARKS)), "quiet")


def _tone(row: GapRow) -> str:
    """Good where a level is reached. How a year's amount stands to the last one is no merit."""
    if row.comparable != "yes":
        return "quiet"
    if row.status is Status.REACHED:
        return "good"
    if row.status in (Status.NO_RESULT, Status.RELATIVE, Status.NOT_COMPARABLE):
        return "quiet"
    return ""


COLUMNS = (
    Column[GapRow]("indicator", lambda row: row.indicator.id),
    Column[GapRow]("name", lambda row: row.indicator.name.zh, N_("indicator"), name_cell),
    Column[GapRow]("report", lambda row: row.target.report),
    Column[GapRow]("unit", lambda row: unit_of(row.target.quantity) or row.indicator.unit),
    Column[GapRow]("actual_period", _period),
    Column[GapRow]("actual_bound", _bound),
    Column[GapRow](
        "actual",
        _result,
        N_("result"),
        lambda words, row: _stated(words, _known(row)),
        numeric=True,
    ),
    Column[GapRow](
        "target_period",
        lambda row: str(row.target.period),
        N_("period"),
        lambda _, row: period_cell(row.target.period),
    ),
    Column[GapRow]("target_bound", lambda row: row.target.bound.value),
    Column[GapRow](
        "target",
        lambda row: value_of(row.target.quantity),
        N_("target"),
        lambda words, row: _stated(words, row.target),
        numeric=True,
    ),
    Column[GapRow]("gap_bound", lambda row: bound_of(row.gap)),
    Column[GapRow]("gap", lambda row: value_of(row.gap), N_("gap"), _gap_cell, numeric=True),
    Column[GapRow]("gap_upper", lambda row: upper_of(row.gap)),
    Column[GapRow]("gap_unit", lambda row: unit_of(row.gap)),
    Column[GapRow]("gap_to", lambda row: row.gap_to.value if row.gap_to else ""),
    Column[GapRow]("relative_gap", _relative_gap),
    Column[GapRow](
        "status",
        lambda row: row.status.value,
        N_("status"),
        lambda words, row: Cell(wording.status(words, row.status.value), _tone(row)),
    ),
    Column[GapRow]("comparable", lambda row: row.comparable),
    Column[GapRow](
        "needed_per_year",
        lambda row: value_of(row.pace),
        N_("needed a year"),
        _pace_cell,
        numeric=True,
        remark=True,
    ),
    Column[GapRow]("pace_unit", lambda row: unit_of(row.pace)),
    Column[GapRow]("note", lambda row: notes_of(row.notes), N_("note"), _remarks_cell, remark=True),
)
SHOWN = Shown(
    COLUMNS,
    ("name", "actual", "target", "target_period", "gap", "status", "needed_per_year", "note"),
)


def gap_table(
    words: Messages, catalogue: Catalogue, rows: Sequence[GapRow], *, explain: bool
) -> Table[GapRow]:
    def details(row: GapRow) -> Iterator[str]:
        if explain:
            sources = (*((row.result,) if row.result else ()), Input(row.indicator, row.target))
            yield from explained(words, row.formula, sources, row.indicator.basis, row.notes)

    return Table(
        COLUMNS,
        rows,
        lambda: SHOWN.view(
            words,
            title(words, catalogue, words.gettext("Target gaps")),
            by_theme(words, catalogue, rows, lambda row: row.indicator),
            details,
            _footnotes(words, rows),
        ),
    )


def _footnotes(words: Messages, rows: Sequence[GapRow]) -> Iterator[str]:
    if any(row.gap_to is GapTo.FLOOR for row in rows):
        yield words.gettext("* to the target's number: result and target are both open-ended")
    if any(row.status is Status.NEAR for row in rows):
        yield words.gettext(
            "approximate: 左右 has no defined tolerance, so neither passed nor failed"
        )

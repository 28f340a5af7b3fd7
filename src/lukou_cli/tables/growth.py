"""The table of `lukou growth`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.i18n import N_
from lukou_cli.model.indicator import Role
from lukou_cli.model.interval import Undefined
from lukou_cli.model.quantity import Amount, Quantity
from lukou_cli.model.unit import IN_HUNDREDTHS
from lukou_cli.query.growth import GrowthKind, GrowthRow
from lukou_cli.tables import wording
from lukou_cli.tables.bars import along, extent
from lukou_cli.tables.common import (
    bound_of,
    by_theme,
    charted,
    direction_tone,
    explained,
    inputs_of,
    name_cell,
    notes_of,
    period_column,
    place_column,
    placed,
    sourced,
    title,
    unit_of,
    upper_of,
    value_of,
)
from lukou_cli.tables.series import series_line
from lukou_cli.tables.table import EMPTY, Cell, Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lukou_cli.i18n import Messages
    from lukou_cli.model.catalogue import Catalogue


# A role has its column; what the data file says is told with --explain.
_TOLD_ELSEWHERE = ("target", "text")


def _bound(row: GrowthRow) -> str:
    return row.inputs[0].fact.bound.value if row.result is None else bound_of(row.result)


def _value_cell(words: Messages, row: GrowthRow) -> Cell:
    if row.result is None or isinstance(row.result, Undefined):
        return EMPTY
    if row.kind is GrowthKind.IMPLIED_LEVEL:
        cell = wording.quantity(words, row.result)
    else:
        tone = direction_tone(row.indicator, row.result)
        cell = wording.quantity(words, row.result, signed=row.result.is_exact, tone=tone)
    return sourced(words, cell, row.inputs)


def _note_cell(words: Messages, row: GrowthRow) -> Cell:
    notes = [wording.note(words, note) for note in row.notes if note.code not in _TOLD_ELSEWHERE]
    if row.result is None:
        notes.insert(0, wording.phrase(words, row.inputs[0].fact))
    return Cell(words.gettext("; ").join(notes), "quiet")


COLUMNS: tuple[Column[GrowthRow], ...] = (
    Column("indicator", lambda row: row.indicator.id),
    Column("name", lambda row: row.indicator.name.zh, N_("indicator"), name_cell),
    Column("report", lambda row: row.report),
    period_column("period", lambda row: row.period),
    Column(
        "kind",
        lambda row: row.kind.value,
        N_("kind"),
        lambda words, row: Cell(wording.kind(words, row.kind.value)),
    ),
    Column(
        "role",
        lambda row: row.role.value,
        N_("role"),
        lambda words, row: Cell(wording.role(words, row.role)),
    ),
    Column("bound", _bound),
    Column("value", lambda row: value_of(row.result), N_("value"), _value_cell, numeric=True),
    Column("upper", lambda row: upper_of(row.result)),
    Column("unit", lambda row: row.indicator.unit if row.result is None else unit_of(row.result)),
    Column("basis", lambda row: row.basis.value),
    Column("formula", lambda row: row.formula),
    Column("inputs", lambda row: inputs_of(row.inputs)),
    Column("note", lambda row: notes_of(row.notes), N_("note"), _note_cell, remark=True),
    place_column(told=False),
)
SHOWN = ("name", "period", "role", "kind", "value", "note")
CHARTED = ("name", "period", "role", "kind", "value", "chart")


def _on_one_scale(rows: Sequence[GrowthRow], width: int) -> Callable[[GrowthRow], Cell]:
    """What draws the rate of a row beside those of the others; levels have no scale in common."""

    def rate(row: GrowthRow) -> Quantity | Amount | None:
        told = row.result
        if isinstance(told, Quantity | Amount) and told.unit.dimension in IN_HUNDREDTHS:
            return told
        return None

    ends = [end for row in rows if (told := rate(row)) for end in extent(told)]
    least, most = min((0.0, *ends)), max((0.0, *ends))

    def drawn(row: GrowthRow) -> Cell:
        told = rate(row)
        return Cell(along(told, least, most, width), "chart") if told else EMPTY

    return drawn


def growth_table(
    words: Messages,
    catalogue: Catalogue,
    rows: Sequence[GrowthRow],
    *,
    explain: bool,
    chart: int | None = None,
) -> Table[GrowthRow]:
    """The rows; ``chart`` is the width of bars for the rates, on a scale of all of them."""

    def details(row: GrowthRow) -> Iterator[str]:
        if explain:
            told = [note for note in row.notes if note.code == "text"]
            yield from explained(words, row.formula, row.inputs, row.basis, told)

    def footnotes(seen: Sequence[GrowthRow]) -> Iterator[str]:
        for (key, kind), known in _series(seen).items():
            indicator = next(row.indicator for row in seen if row.indicator.key == key)
            parts = [wording.text(words, indicator.name), wording.kind(words, kind.value)]
            if len(catalogue.places) > 1:
                parts.insert(0, wording.text(words, indicator.place))
            if basis := wording.basis(words, indicator.basis):
                parts.append(basis)
            if line := series_line(words, " · ".join(parts), known):
                yield line

    return Table(
        words,
        title(words, catalogue, words.gettext("Growth")),
        COLUMNS if chart is None else charted(COLUMNS, _on_one_scale(rows, chart)),
        placed(catalogue, SHOWN) if chart is None else CHARTED,
        rows,
        by_theme(words, catalogue),
        details,
        footnotes,
    )


def _series(
    rows: Sequence[GrowthRow],
) -> dict[tuple[tuple[str, str], GrowthKind], dict[int, Quantity | Amount]]:
    """The yearly results by indicator and by how they came about: at prices of one kind only."""
    found: dict[tuple[tuple[str, str], GrowthKind], dict[int, Quantity | Amount]] = {}
    for row in rows:
        if row.kind not in (GrowthKind.STATED, GrowthKind.COMPUTED) or row.rounding:
            continue
        if row.role is Role.TARGET or row.period is None or not row.period.is_year:
            continue
        if isinstance(row.result, Quantity | Amount) and row.result.unit.is_percent:
            known = found.setdefault((row.indicator.key, row.kind), {})
            known.setdefault(row.period.first, row.result)
    return found

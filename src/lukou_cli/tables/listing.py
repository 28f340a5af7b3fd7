"""The table of `lukou list`: which indicators there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.i18n import N_
from lukou_cli.model.indicator import Indicator, Role
from lukou_cli.tables import wording
from lukou_cli.tables.common import by_theme, title
from lukou_cli.tables.table import EMPTY, Cell, Column, Shown, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.i18n import Messages
    from lukou_cli.model.catalogue import Catalogue


def _periods(indicator: Indicator, role: Role) -> list[str]:
    return sorted({str(fact.period) for fact in indicator.of(role)})


def _periods_cell(indicator: Indicator, role: Role) -> Cell:
    text = ", ".join(map(wording.period, _periods(indicator, role)))
    return Cell(text) if text else EMPTY


COLUMNS = (
    Column[Indicator]("indicator", lambda row: row.id, N_("id"), lambda _, row: Cell(row.id)),
    Column[Indicator](
        "name",
        lambda row: row.name.zh,
        N_("indicator"),
        lambda words, row: Cell(wording.text(words, row.name)),
    ),
    Column[Indicator]("name_en", lambda row: row.name.en),
    Column[Indicator]("theme", lambda row: row.theme),
    Column[Indicator]("measure", lambda row: row.measure.value),
    Column[Indicator]("unit", lambda row: row.unit, N_("unit"), lambda _, row: Cell(row.unit)),
    Column[Indicator](
        "results",
        lambda row: _periods(row, Role.ACTUAL),
        N_("results"),
        lambda _, row: _periods_cell(row, Role.ACTUAL),
    ),
    Column[Indicator](
        "targets",
        lambda row: _periods(row, Role.TARGET),
        N_("targets"),
        lambda _, row: _periods_cell(row, Role.TARGET),
    ),
    Column[Indicator]("aliases", lambda row: list(row.aliases)),
)
SHOWN = Shown(COLUMNS, ("indicator", "name", "unit", "results", "targets"))


def list_table(
    words: Messages, catalogue: Catalogue, indicators: Sequence[Indicator]
) -> Table[Indicator]:
    return Table(
        COLUMNS,
        indicators,
        lambda: SHOWN.view(
            words,
            title(words, catalogue, words.gettext("Indicators")),
            by_theme(words, catalogue, indicators, lambda indicator: indicator),
        ),
    )

"""The table of `lukou list`: which indicators there are, with their latest figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.i18n import N_
from lukou_cli.model.indicator import Fact, Indicator, Role
from lukou_cli.tables import wording
from lukou_cli.tables.common import (
    by_theme,
    fact_bound,
    fact_cell,
    name_cell,
    period_column,
    place_column,
    placed,
    title,
    unit_of,
    value_of,
)
from lukou_cli.tables.table import EMPTY, Cell, Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lukou_cli.i18n import Messages
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.tables.table import Value


class ListRow(msgspec.Struct, frozen=True):
    """An indicator, the latest of its results and targets, and the figure that was looked for."""

    indicator: Indicator
    result: Fact | None
    target: Fact | None
    matched: Fact | None = None


def _periods(indicator: Indicator, role: Role) -> list[str]:
    return sorted({str(fact.period) for fact in indicator.of(role)})


def _unit(row: ListRow) -> str:
    """The unit of the figures shown."""
    shown = (fact.quantity for fact in (row.result, row.target) if fact and fact.quantity)
    return unit_of(next(shown, None)) or row.indicator.unit


def _target(row: ListRow) -> Value:
    """In the unit of the result, so that the row's unit holds for both."""
    wanted = row.target.quantity if row.target else None
    known = row.result.quantity if row.result else None
    if wanted and known and wanted.unit.dimension == known.unit.dimension:
        return wanted.to(known.unit).value
    return value_of(wanted)


def _matched_cell(words: Messages, row: ListRow) -> Cell:
    fact = row.matched
    if fact is None:
        return EMPTY
    when = wording.when(words, fact.period, fact.role)
    return Cell(wording.aside(words, fact.source.phrase, when))


COLUMNS: tuple[Column[ListRow], ...] = (
    Column(
        "indicator", lambda row: row.indicator.id, N_("id"), lambda _, row: Cell(row.indicator.id)
    ),
    Column("name", lambda row: row.indicator.name.zh, N_("indicator"), name_cell),
    Column("name_en", lambda row: row.indicator.name.en),
    Column("theme", lambda row: row.indicator.theme),
    Column("measure", lambda row: row.indicator.measure.value),
    Column("unit", _unit),
    period_column("result_period", lambda row: row.result.period if row.result else None),
    Column("result_bound", lambda row: fact_bound(row.result)),
    Column(
        "result",
        lambda row: value_of(row.result.quantity if row.result else None),
        N_("latest result"),
        lambda words, row: fact_cell(words, row.result),
        numeric=True,
    ),
    period_column("target_period", lambda row: row.target.period if row.target else None),
    Column("target_bound", lambda row: fact_bound(row.target)),
    Column(
        "target",
        _target,
        N_("latest target"),
        lambda words, row: fact_cell(words, row.target),
        numeric=True,
    ),
    Column(
        "matched",
        lambda row: row.matched.source.phrase if row.matched else "",
        N_("figure found"),
        _matched_cell,
        remark=True,
    ),
    Column("results", lambda row: _periods(row.indicator, Role.ACTUAL)),
    Column("targets", lambda row: _periods(row.indicator, Role.TARGET)),
    Column("aliases", lambda row: list(row.indicator.aliases)),
    place_column(told=True),
)
SHOWN = ("indicator", "name", "result", "result_period", "target", "target_period")


def list_table(
    words: Messages,
    catalogue: Catalogue,
    indicators: Sequence[Indicator],
    chosen: Callable[[Fact], bool] = lambda _fact: True,
    matched: Callable[[Indicator], Fact | None] = lambda _indicator: None,
) -> Table[ListRow]:
    """The indicators with the latest of their chosen facts, and the figure that matched."""
    rows = [
        ListRow(
            indicator,
            indicator.latest(Role.ACTUAL, chosen),
            indicator.latest(Role.TARGET, chosen),
            matched(indicator),
        )
        for indicator in indicators
    ]
    found = ("matched",) if any(row.matched for row in rows) else ()
    return Table(
        words,
        title(words, catalogue, words.gettext("Indicators")),
        COLUMNS,
        (*placed(catalogue, SHOWN), *found),
        rows,
        by_theme(words, catalogue),
    )

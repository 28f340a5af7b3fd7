"""lukou growth: stated, computed and cumulative growth, and implied levels."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from lukou_cli.cli import context, options
from lukou_cli.cli.choice import one_of
from lukou_cli.errors import SelectionError
from lukou_cli.i18n import N_, Messages
from lukou_cli.query.growth import RATES, GrowthKind, growth
from lukou_cli.tables.growth import growth_table

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@options.command(
    app,
    "growth",
    N_("Growth rates: stated, average annual, computed, implied levels."),
    N_(
        "lukou growth gdp --levels --explain\n"
        "    the rates of GDP and the levels they imply, with formula and inputs\n"
        "lukou growth --sort value --reverse --top 5\n"
        "    the five highest rates"
    ),
)
def growth_(
    words: Messages,
    indicators: options.Selectors = None,
    *,
    choice: options.Selection,
    role: options.RoleChoice = None,
    kind: Annotated[
        Optional[GrowthKind],
        one_of("--kind", "-k", of=GrowthKind, help=N_("Only figures that came about in this way.")),
    ] = None,
    levels: Annotated[
        bool, typer.Option("--levels", help=N_("Also the levels that the rates imply."))
    ] = False,
    explain: options.Explain = False,
    chart: options.Chart = False,
    told_as: options.Told = None,
    reports: options.Reports,
    rows: options.Rows,
    output: options.Output,
) -> None:
    catalogue = context.catalogue(reports, output)
    asked = context.asked_period(catalogue, choice.period, choice.as_of)
    selected = context.selected_by(words, catalogue, indicators, choice.theme)
    found = [
        row
        for row in growth(catalogue, selected)
        if (levels or row.kind in (kind, *RATES))
        and (asked is None or row.period == asked)
        and (role is None or row.inputs[-1].fact.role is role)
        and (kind is None or row.kind is kind)
    ]
    if not found and indicators and (asked, role, kind) == (None, None, None):
        raise SelectionError("no_growth", indicators=selected[:3])
    if not found:
        raise SelectionError("nothing_found")
    table = context.arrange(
        growth_table(
            words, catalogue, found, explain=explain, chart=context.chart_width(wanted=chart)
        ),
        rows,
    )
    context.answer(catalogue, table, output, told_as, lambda writer, row: writer.growth(row))

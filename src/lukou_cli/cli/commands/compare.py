"""lukou compare: plan against plan, a year against its plan."""

from __future__ import annotations

import typer

from lukou_cli.cli import context, options
from lukou_cli.errors import SelectionError
from lukou_cli.i18n import _
from lukou_cli.query.compare import compare
from lukou_cli.query.select import select
from lukou_cli.tables import records, views
from lukou_cli.tables.table import Table

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("compare", help=_("Five-year plan against plan, a year against the plan's average."))
def compare_(
    indicators: options.Selectors = None,
    *,
    theme: options.Theme = None,
    period: options.PeriodText = None,
    explain: options.Explain = False,
    data: options.DataPaths = None,
    format: options.FormatChoice = None,
    output: options.OutputPath = None,
    lang: options.Language = None,
) -> None:
    catalogue = context.catalogue(data)
    asked = context.period(period)
    selected = select(catalogue, context.selectors(indicators), theme)
    rows = [
        row
        for row in compare(catalogue, selected)
        if asked is None or asked in (row.from_period, row.to_period)
    ]
    if not rows:
        raise SelectionError("nothing_found")
    table = Table(
        records.COMPARE_FIELDS,
        [records.compare_record(row) for row in rows],
        lambda: views.compare(catalogue, rows, explain=explain),
    )
    context.emit(table, format, output)

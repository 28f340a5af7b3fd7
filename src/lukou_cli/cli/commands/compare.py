"""lukou compare: plan against plan, a year against its plan."""

from __future__ import annotations

import typer

from lukou_cli.cli import context, options
from lukou_cli.errors import SelectionError
from lukou_cli.i18n import N_, Messages
from lukou_cli.query.compare import compare
from lukou_cli.tables.compare import comparison_table

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@options.command(
    app, "compare", N_("Five-year plan against plan, a year against the plan's average.")
)
def compare_(
    words: Messages,
    indicators: options.Selectors = None,
    *,
    choice: options.Choice,
    explain: options.Explain = False,
    told_as: options.Told = None,
    data: options.DataPaths = None,
    rows: options.Rows,
    output: options.Output,
) -> None:
    catalogue = context.catalogue(data)
    names, periods = context.periods_apart(indicators, choice.as_of)
    if (named := context.asked_period(catalogue, choice.period, choice.as_of)) is not None:
        periods.append(named)
    selected = context.selected_by(words, catalogue, names, choice.theme)
    found = [row for row in compare(catalogue, selected) if all(map(row.tells_of, periods))]
    if not found:
        raise SelectionError("nothing_found")
    table = context.arrange(comparison_table(words, catalogue, found, explain=explain), rows)
    context.answer(catalogue, table, output, told_as, lambda writer, row: writer.comparison(row))

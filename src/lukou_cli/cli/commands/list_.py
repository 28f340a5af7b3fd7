"""lukou list: which indicators there are."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from lukou_cli.cli import candidates, context, options
from lukou_cli.errors import SelectionError
from lukou_cli.i18n import N_, Messages
from lukou_cli.query.search import figure_found, search
from lukou_cli.query.select import fact_filter, likeliest, of_theme
from lukou_cli.render import Format
from lukou_cli.tables.listing import list_table

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@options.command(
    app,
    "list",
    N_("Which indicators there are; search by name, theme, pinyin or figure."),
    N_(
        "lukou list --period 2026 --role target\n"
        "    every target of 2026 with its value\n"
        "lukou list 53%\n"
        "    which figures of the report are 53%"
    ),
)
def list_(
    words: Messages,
    pattern: Annotated[
        Optional[str],
        typer.Argument(
            metavar="[PATTERN]",
            help=N_("Part of a name, a glob, a theme, pinyin (gyzjz) or a figure (53%)."),
            autocompletion=candidates.indicators,
            show_default=False,
        ),
    ] = None,
    *,
    choice: options.Selection,
    role: options.RoleChoice = None,
    ids: Annotated[bool, typer.Option("--ids", help=N_("Only the ids, one a line."))] = False,
    reports: options.Reports,
    rows: options.Rows,
    output: options.Output,
) -> None:
    catalogue = context.catalogue(reports, output)
    chosen = fact_filter(context.asked_period(catalogue, choice.period, choice.as_of), role)
    matching = search(catalogue, pattern)
    if pattern and not matching:
        near = likeliest(pattern, catalogue.indicators, like=True)
        raise SelectionError("no_match", pattern=pattern, candidates=near)
    if choice.theme is not None:
        matching = of_theme(catalogue, matching, choice.theme)
    found = [indicator for indicator in matching if any(map(chosen, indicator.facts))]
    if not found:
        raise SelectionError("nothing_found")
    table = list_table(
        words, catalogue, found, chosen, lambda indicator: figure_found(pattern, indicator)
    )
    if ids:
        rows = rows._replace(columns="indicator", no_header=True)
    context.emit(context.arrange(table, rows), output, Format.TSV if ids else Format.TABLE)

"""lukou data: the data file itself: checked, exported, described, found."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

from lukou_cli.cli import context, options
from lukou_cli.i18n import _
from lukou_cli.load.files import expand, load_files, packaged_path
from lukou_cli.tables import records, views
from lukou_cli.tables.table import Table

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help=_("The data file: validate, audit, export, schema, path."),
)


@app.command(help=_("Print where the data file is."))
def path(data: options.DataPaths = None, lang: options.Language = None) -> None:
    for found in expand(context.data_paths(data)) or [packaged_path()]:
        sys.stdout.write(f"{found}\n")


@app.command(help=_("Print the JSON Schema of the data file."))
def schema(lang: options.Language = None) -> None:
    import msgspec

    from lukou_cli.load.schema import json_schema

    content = msgspec.json.format(msgspec.json.encode(json_schema()), indent=2)
    sys.stdout.write(content.decode() + "\n")


@app.command(help=_("Every fact, one a row."))
def export(
    *,
    theme: options.Theme = None,
    period: options.PeriodText = None,
    role: options.RoleChoice = None,
    data: options.DataPaths = None,
    format: options.FormatChoice = None,
    output: options.OutputPath = None,
    lang: options.Language = None,
) -> None:
    from lukou_cli.model.indicator import Fact
    from lukou_cli.query.select import select

    catalogue = context.catalogue(data)
    asked = context.period(period)

    def chosen(fact: Fact) -> bool:
        return (asked is None or fact.period == asked) and (role is None or fact.role is role)

    found = [i for i in select(catalogue, None, theme) if any(map(chosen, i.facts))]
    rows = [
        records.fact_record(catalogue, indicator, fact)
        for indicator in found
        for fact in indicator.facts
        if chosen(fact)
    ]
    table = Table(records.FACT_FIELDS, rows, lambda: views.facts(catalogue, found, chosen))
    context.emit(table, format, output)


@app.command(help=_("Check data files; every problem with its place."))
def validate(
    files: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(metavar="[FILE]...", help=_("Data files or folders."), show_default=False),
    ] = None,
    *,
    data: options.DataPaths = None,
    lang: options.Language = None,
) -> None:
    paths = expand(files or context.data_paths(data)) or [packaged_path()]
    catalogue = load_files(paths)
    counts = _("{files}: {indicators} indicators, {facts} facts, no problems").format(
        files=", ".join(map(str, paths)),
        indicators=len(catalogue.indicators),
        facts=len(catalogue.facts()),
    )
    sys.stdout.write(counts + "\n")

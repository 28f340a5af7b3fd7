"""lukou get: one bare value."""

from __future__ import annotations

from typing import Annotated

import typer

from lukou_cli.cli import context, options
from lukou_cli.errors import SelectionError
from lukou_cli.i18n import _
from lukou_cli.query.figures import figure
from lukou_cli.query.select import resolve_one, the_fact

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(help=_("One bare value for scripts; without options the latest result."))
def get(
    indicator: Annotated[
        str, typer.Argument(metavar="INDICATOR", help=_("Id, name or alias of one indicator."))
    ],
    *,
    period: options.PeriodText = None,
    role: options.RoleChoice = None,
    qualified: Annotated[
        bool, typer.Option("--qualified", "-q", help=_("With bound and unit: ≈5.6%."))
    ] = False,
    data: options.DataPaths = None,
    lang: options.Language = None,
) -> None:
    found = resolve_one(context.catalogue(data), indicator)
    fact = the_fact(found, context.period(period), role)
    said = {"indicator": found, "period": fact.period, "phrase": fact.source.phrase}
    if qualified:
        answer = figure(fact.quantity) or fact.source.phrase
    elif fact.quantity is None:
        raise SelectionError("no_number", **said)
    elif fact.quantity.upper is not None:
        raise SelectionError("range_value", **said)
    else:
        answer = f"{fact.quantity.value:f}"
    context.write([answer])

"""lukou get: one bare value."""

from __future__ import annotations

from typing import Annotated

import typer

from lukou_cli.cli import context, options, output
from lukou_cli.errors import SelectionError
from lukou_cli.i18n import N_, Messages
from lukou_cli.query.figures import figure
from lukou_cli.query.select import NamedBy

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@options.command(
    app,
    "get",
    N_("One bare value for scripts; without options the latest result."),
    N_(
        "lukou get gdp_growth\n"
        "    the latest result: 5.3\n"
        "lukou get gdp_growth --period 2026 --role target --qualified\n"
        "    the target of 2026 with its qualifier: ≈5.6%"
    ),
)
def get(
    words: Messages,
    indicator: options.OneSelector,
    *,
    period: options.PeriodText = None,
    role: options.RoleChoice = None,
    as_of: options.AsOf = None,
    qualified: Annotated[
        bool, typer.Option("--qualified", "-q", help=N_("With bound and unit: ≈5.6%."))
    ] = False,
    reports: options.Reports,
) -> None:
    catalogue = context.catalogue(reports)
    hit, fact = context.the_one(catalogue, indicator, period, as_of, role)
    (found,) = hit.indicators
    said = {"indicator": found, "period": fact.period, "phrase": fact.source.phrase}
    if qualified:
        answer = figure(fact.quantity) or fact.source.phrase
    elif fact.quantity is None:
        raise SelectionError("no_number", **said)
    elif fact.quantity.upper is not None:
        raise SelectionError("range_value", **said)
    else:
        answer = f"{fact.quantity.value:f}"
    output.write([answer])
    guessed = hit.kind is NamedBy.PART
    if guessed or (hit.kind not in (NamedBy.ID, NamedBy.NAME) and context.is_watched()):
        context.say(words, "answered", fact=fact, **said)

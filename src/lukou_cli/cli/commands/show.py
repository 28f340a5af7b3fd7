"""lukou show: all facts of an indicator and where each is printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lukou_cli.cli import context, options
from lukou_cli.cli.input import report_text
from lukou_cli.errors import SelectionError
from lukou_cli.i18n import N_, Messages
from lukou_cli.query.select import fact_filter
from lukou_cli.tables.facts import fact_table
from lukou_cli.tables.messages import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Fact

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@options.command(
    app,
    "show",
    N_("All facts of indicators: results, targets, and where each is printed."),
    N_(
        "lukou show gdp_growth\n"
        "    every figure of GDP growth, and where the report prints it\n"
        "lukou show --theme employment '*' --role target\n"
        "    the targets for employment"
    ),
)
def show(
    words: Messages,
    indicators: options.NeededSelectors,
    *,
    choice: options.Selection,
    role: options.RoleChoice = None,
    quote: Annotated[
        Optional[Path],
        typer.Option(
            "--quote",
            metavar="FILE",
            help=N_("Also print the sentence around each figure from your copy of the report."),
        ),
    ] = None,
    reports: options.Reports,
    rows: options.Rows,
    output: options.Output,
) -> None:
    catalogue = context.catalogue(reports, output)
    asked = context.asked_period(catalogue, choice.period, choice.as_of)
    selected = context.selected_by(words, catalogue, indicators, choice.theme)
    contexts = _quoter(quote, catalogue) if quote else None
    table = fact_table(words, catalogue, selected, fact_filter(asked, role), contexts)
    if not table.rows and len(selected) == 1:
        raise SelectionError("no_fact", indicator=selected[0], period=asked, role=role)
    if not table.rows:
        raise SelectionError("nothing_found")
    context.emit(context.arrange(table, rows), output)


def _quoter(path: Path, catalogue: Catalogue) -> Callable[[Fact], str | None]:
    """What gives the sentence around a fact, the figure in brackets, or None."""
    from lukou_cli.query.placing import Placing, Quoted

    content = report_text(path)
    placings = {report.id: Placing(catalogue, report, content) for report in catalogue.reports}

    def quoted(fact: Fact) -> str | None:
        placing = placings[fact.source.report]
        spot = placing.spot(Quoted.of(fact))
        if spot is None:
            return None
        return printable("{}【{}】{}".format(*placing.text.quote(spot.start, fact.source.phrase)))

    return quoted

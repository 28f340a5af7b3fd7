"""lukou compare: plan against plan, a year against its plan, year against year, places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from lukou_cli.cli import context, options
from lukou_cli.errors import SelectionError, UsageError
from lukou_cli.i18n import N_, Messages
from lukou_cli.query.beside import between_places, between_years
from lukou_cli.query.compare import compare
from lukou_cli.query.select import every_relative
from lukou_cli.tables.compare import comparison_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Bilingual, Indicator
    from lukou_cli.model.period import Period
    from lukou_cli.query.compare import ComparisonRow

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@options.command(
    app,
    "compare",
    N_("Plan against plan, a year against the plan's average, two years, places."),
    N_(
        "lukou compare gdp_average_growth\n"
        "    the 14th plan's result beside the 15th plan's target\n"
        "lukou compare --theme urban --explain\n"
        "    the comparisons of urban development, with formula and inputs"
    ),
)
def compare_(
    words: Messages,
    indicators: options.Selectors = None,
    *,
    choice: options.Selection,
    explain: options.Explain = False,
    chart: options.Chart = False,
    told_as: options.Told = None,
    reports: options.Reports,
    rows: options.Rows,
    output: options.Output,
) -> None:
    catalogue = context.catalogue(reports, output)
    names, periods = context.periods_apart(indicators, choice.as_of)
    if (named := context.asked_period(catalogue, choice.period, choice.as_of)) is not None:
        periods.append(named)
    selected = context.selected_by(words, catalogue, names, choice.theme)

    def compared(indicators: list[Indicator]) -> list[ComparisonRow]:
        return [row for row in compare(catalogue, indicators) if all(map(row.tells_of, periods))]

    places = context.places_named(catalogue, reports)
    if len(places) > 1:
        found = _places_beside(catalogue, selected, places, periods, asked=bool(names))
    else:
        found = compared(selected)
        if len(periods) == 2 and all(period.is_year for period in periods):
            found += between_years(catalogue, selected, *sorted(periods))
        if not found and names and (found := compared(every_relative(catalogue, selected))):
            instead = {row.indicator.id: row.indicator for row in found}
            shown = list(instead.values())
            context.say(words, "compared_instead", asked=selected, indicators=shown)
        if not found and names and not periods:
            raise SelectionError("nothing_to_compare", indicators=selected[:3])
    if not found:
        raise SelectionError("nothing_found")
    table = context.arrange(
        comparison_table(
            words, catalogue, found, explain=explain, chart=context.chart_width(wanted=chart)
        ),
        rows,
    )
    context.answer(catalogue, table, output, told_as, lambda writer, row: writer.comparison(row))


def _places_beside(
    catalogue: Catalogue,
    selected: Sequence[Indicator],
    places: Sequence[Bilingual],
    periods: Sequence[Period],
    *,
    asked: bool,
) -> list[ComparisonRow]:
    """Place against place; what was asked for by name has a row even where it is refused."""
    if len(periods) > 1:
        raise UsageError("places_and_periods")
    period = periods[0] if periods else None
    return between_places(catalogue, selected, places, period, refusals=asked)

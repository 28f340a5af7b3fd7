"""lukou gap: targets against the latest results."""

from __future__ import annotations

import typer

from lukou_cli.cli import context, options
from lukou_cli.errors import SelectionError
from lukou_cli.i18n import N_, Messages
from lukou_cli.query.gap import gap
from lukou_cli.query.select import with_targets
from lukou_cli.tables.gap import gap_table

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@options.command(app, "gap", N_("Targets against the latest results, and the pace they take."))
def gap_(
    words: Messages,
    indicators: options.Selectors = None,
    *,
    choice: options.Choice,
    explain: options.Explain = False,
    told_as: options.Told = None,
    data: options.DataPaths = None,
    output: options.Output,
) -> None:
    catalogue = context.catalogue(data)
    selected = context.selected_by(words, catalogue, indicators, choice.theme)
    asked = context.asked_period(catalogue, choice.period, choice.as_of)
    if indicators:
        selected, followed = with_targets(catalogue, selected, asked)
        for level, growths in followed:
            context.say(words, "followed", indicator=level, indicators=growths)
    rows = gap(catalogue, selected, asked)
    if not rows:
        raise SelectionError("nothing_found")
    if told_as is None:
        context.emit(gap_table(words, catalogue, rows, explain=explain), output)
        return
    from lukou_cli.tables.sentences import Writer

    context.tell(map(Writer(words, catalogue).gap, rows), output)

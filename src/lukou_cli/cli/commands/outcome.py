"""lukou outcome: what became of the targets of periods that are over."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from lukou_cli.cli import context, options
from lukou_cli.cli.choice import one_of
from lukou_cli.errors import SelectionError
from lukou_cli.i18n import N_, Messages
from lukou_cli.query.outcome import Outcome, outcome
from lukou_cli.tables.outcome import outcome_table

_OUTCOMES = {
    "达成": Outcome.MET.value,
    "完成": Outcome.MET.value,
    "未达成": Outcome.MISSED.value,
    "未完成": Outcome.MISSED.value,
    "约数": Outcome.NEAR.value,
    "无法判定": Outcome.UNDECIDABLE.value,
    "无实绩": Outcome.NO_RESULT.value,
    "不可比": Outcome.NOT_COMPARABLE.value,
}
app = typer.Typer(rich_markup_mode=None, add_completion=False)


@options.command(
    app,
    "outcome",
    N_("Targets of a period that is over against its results; needs two reports."),
    N_(
        "lukou outcome --data 2026.yaml --data 2027.yaml\n"
        "    what became of the targets for 2026\n"
        "lukou outcome --data reports --status missed\n"
        "    the targets that were missed, of all reports in a folder"
    ),
)
def outcome_(
    words: Messages,
    indicators: options.Selectors = None,
    *,
    choice: options.Selection,
    status: Annotated[
        Optional[list[Outcome]],
        one_of(
            "--status",
            "-s",
            of=Outcome,
            also=_OUTCOMES,
            help=N_("Only targets with this verdict; repeatable."),
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=N_("Also targets without a result."))
    ] = False,
    explain: options.Explain = False,
    told_as: options.Told = None,
    reports: options.Reports,
    rows: options.Rows,
    output: options.Output,
) -> None:
    catalogue = context.catalogue(reports, output)
    selected, asked = context.targets_of(words, catalogue, indicators, choice)
    found = outcome(catalogue, selected, asked)
    if not found:
        raise SelectionError("no_outcome")
    found = [row for row in found if not status or row.outcome in status]
    if not found:
        raise SelectionError("nothing_found")
    # What was asked for by its verdict is shown, whether it has a result or not.
    everything = everything or bool(status)
    table = context.arrange(
        outcome_table(words, catalogue, found, explain=explain, everything=everything), rows
    )
    context.answer(catalogue, table, output, told_as, lambda writer, row: writer.outcome(row))

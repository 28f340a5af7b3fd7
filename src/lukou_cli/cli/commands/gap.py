"""lukou gap: targets against the latest results."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from lukou_cli.cli import context, options
from lukou_cli.cli.choice import one_of
from lukou_cli.errors import SelectionError
from lukou_cli.i18n import N_, Messages
from lukou_cli.query.gap import Status, gap, past_targets
from lukou_cli.tables.gap import gap_table

_STATUSES = {
    "未达": Status.TO_GO.value,
    "已达": Status.REACHED.value,
    "高于上年": Status.ABOVE_LAST.value,
    "高于去年": Status.ABOVE_LAST.value,
    "高于实绩": Status.ABOVE_LAST.value,
    "持平": Status.AS_LAST.value,
    "低于上年": Status.BELOW_LAST.value,
    "低于去年": Status.BELOW_LAST.value,
    "低于实绩": Status.BELOW_LAST.value,
    "约数": Status.NEAR.value,
    "无法判定": Status.UNDECIDABLE.value,
    "无数值": Status.RELATIVE.value,
    "不可比": Status.NOT_COMPARABLE.value,
    "无实绩": Status.NO_RESULT.value,
}
app = typer.Typer(rich_markup_mode=None, add_completion=False)


@options.command(
    app,
    "gap",
    N_("Targets against the latest results, and the pace they take."),
    N_(
        "lukou gap --sort relative_gap --reverse --top 3\n"
        "    the three largest gaps, each relative to its result\n"
        "lukou gap --status below_last\n"
        "    targets below last year's result"
    ),
)
def gap_(
    words: Messages,
    indicators: options.Selectors = None,
    *,
    choice: options.Selection,
    status: Annotated[
        Optional[list[Status]],
        one_of(
            "--status",
            "-s",
            of=Status,
            also=_STATUSES,
            help=N_("Only targets that stand so; repeatable."),
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=N_("Also targets that no gap can be told of."))
    ] = False,
    explain: options.Explain = False,
    chart: options.Chart = False,
    told_as: options.Told = None,
    reports: options.Reports,
    rows: options.Rows,
    output: options.Output,
) -> None:
    catalogue = context.catalogue(reports, output)
    selected, asked = context.targets_of(words, catalogue, indicators, choice)
    every = gap(catalogue, selected, asked)
    past = past_targets(catalogue, selected) if asked is None else 0
    if past:
        context.say(words, "past", count=past)
    elif not every and indicators and asked is None:
        raise SelectionError("no_target", indicators=selected[:3])
    found = [row for row in every if not status or row.status in status]
    if not found:
        raise SelectionError("nothing_found")
    # What was asked for by its status is shown, whether it has a gap or not.
    everything = everything or bool(status)
    table = context.arrange(
        gap_table(
            words,
            catalogue,
            found,
            explain=explain,
            chart=context.chart_width(wanted=chart),
            everything=everything,
        ),
        rows,
    )
    context.answer(catalogue, table, output, told_as, lambda writer, row: writer.gap(row))

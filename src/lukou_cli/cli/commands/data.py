"""lukou data: the data file itself: checked, exported, described, found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lukou_cli.cli import context, options
from lukou_cli.cli.definitions import check_ending, definitions, uses
from lukou_cli.cli.groups import SuggestingGroup
from lukou_cli.cli.input import report_text
from lukou_cli.cli.loading import compiled_folder, out_of_date
from lukou_cli.cli.output import keep_apart, save_privately, write
from lukou_cli.errors import OutputError, UsageError
from lukou_cli.i18n import N_, Messages
from lukou_cli.load.files import compile_data, expand, is_packaged_compiled, load_files
from lukou_cli.load.sources import packaged_path
from lukou_cli.tables.messages import printable

if TYPE_CHECKING:
    from lukou_cli.model.catalogue import Catalogue

_Files = Annotated[
    Optional[list[Path]],
    typer.Argument(metavar="[FILE]...", help=N_("Data files or folders."), show_default=False),
]
app = typer.Typer(
    cls=SuggestingGroup,
    rich_markup_mode=None,
    add_completion=False,
)


@app.callback(
    no_args_is_help=True,
    help=N_("The data file: validate, audit, export, import …"),
    epilog=N_(
        "lukou data validate my.yaml\n"
        "    every problem of a file, with its place\n"
        "lukou data export -f csv -o facts.csv\n"
        "    every fact, one a row"
    ),
)
def data(*, lang: options.Language = None) -> None:
    """Nothing to do before a command: the language was chosen before this module was imported."""


@options.command(
    app,
    "path",
    N_("Print where the data file is."),
    N_(
        "lukou data path\n"
        "    where the packaged data is\n"
        "lukou data path --data my.yaml\n"
        "    which data would be read"
    ),
)
def path(words: Messages, data: options.DataPaths = None) -> None:
    found = expand(context.data_paths(data)) or [packaged_path()]
    write(map(str, found))


@options.command(
    app,
    "schema",
    N_("Print the JSON Schema of the data file."),
    N_(
        "lukou data schema\n"
        "    the schema, for a look\n"
        "lukou data schema > lukou.schema.json\n"
        "    a file for your editor"
    ),
)
def schema(words: Messages) -> None:
    import msgspec

    from lukou_cli.load.schema import json_schema

    content = msgspec.json.format(msgspec.json.encode(json_schema()), indent=2)
    write([content.decode()])


@options.command(
    app,
    "export",
    N_("Every fact, one a row."),
    N_(
        "lukou data export -f csv --bom -o facts.csv\n"
        "    every fact, for a spreadsheet\n"
        "lukou data export --role target -o targets.parquet\n"
        "    the targets, for DuckDB and its like"
    ),
)
def export(
    words: Messages,
    *,
    choice: options.Selection,
    role: options.RoleChoice = None,
    reports: options.Reports,
    rows: options.Rows,
    output: options.ExchangeOutput,
) -> None:
    from lukou_cli.cli.exporting import export_facts
    from lukou_cli.query.select import fact_filter
    from lukou_cli.tables.facts import fact_table

    catalogue = context.catalogue(reports, output)
    chosen = fact_filter(context.asked_period(catalogue, choice.period, choice.as_of), role)
    selected = context.selected_by(words, catalogue, None, choice.theme)
    table = fact_table(words, catalogue, selected, chosen)
    packaged = not context.data_paths(reports.data)
    export_facts(table, catalogue, rows, output, packaged=packaged)


@options.command(
    app,
    "import",
    N_("A data file from facts in CSV, in the fields of `lukou data export`."),
    N_(
        "lukou data import facts.csv -o my.yaml\n"
        "    a data file with the facts of a spreadsheet\n"
        "lukou data import facts.csv --place Lukou --date 2026-01-29 -o my.yaml\n"
        "    and what rows do not tell of their report"
    ),
)
def import_(
    words: Messages,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("Facts as CSV in UTF-8."))],
    *,
    like: options.Like = None,
    place: options.NewPlace = None,
    date: options.NewDate = None,
    title: Annotated[
        Optional[str],
        typer.Option("--title", metavar="TITLE", help=N_("What the report is called.")),
    ] = None,
    max_size: options.MaxSize = None,
    output: options.NewFile = None,
) -> None:
    from lukou_cli.cli.importing import import_facts
    from lukou_cli.load.rows import BesideRows

    check_ending(output)
    keep_apart([file], output)
    day = "" if date is None else str(context.today(date))
    beside = BesideRows(uses(like, output), definitions(like), title or "", place or "", day)
    import_facts(words, file, output, beside, context.most_data(max_size))


@options.command(
    app,
    "validate",
    N_("Check data files; every problem with its place."),
    N_(
        "lukou data validate my.yaml\n"
        "    every problem of a file, with its place\n"
        "lukou data validate --consistency\n"
        "    the packaged data held against itself"
    ),
)
def validate(
    words: Messages,
    files: _Files = None,
    *,
    consistency: Annotated[
        bool,
        typer.Option("--consistency", help=N_("Also recompute what can be recomputed.")),
    ] = False,
    max_size: options.MaxSize = None,
    reports: options.Reports,
    rows: options.Rows,
    output: options.Output,
) -> None:
    named = files or context.data_paths(reports.data) or [packaged_path()]
    paths, most = expand(named), context.most_data(max_size)
    catalogue = load_files(paths, most)
    if old := out_of_date(named, most):
        context.say(words, "compiled_old", path=old)
    if consistency:
        keep_apart(paths, output.path)
        _consistency(words, context.of_reports(catalogue, reports), rows, output)
        return
    for option, given in (("--format", output.format), ("--output", output.path)):
        if given is not None:
            raise UsageError("validates_in_words", option=option)
    if catalogue.reports:
        counts = words.gettext("{files}: {indicators} indicators, {facts} facts, no problems")
    else:
        counts = words.gettext("{files}: {definitions} definitions, no problems")
    counts = counts.format(
        files=printable(", ".join(map(str, paths))),
        indicators=len(catalogue.indicators),
        facts=len(catalogue.facts()),
        definitions=len(catalogue.definitions),
    )
    if catalogue.unreviewed:
        counts = words.gettext("{counts}; {count} to review").format(
            counts=counts, count=catalogue.unreviewed
        )
    write([counts])


def _consistency(
    words: Messages, catalogue: Catalogue, rows: options.Rows, output: options.Output
) -> None:
    from lukou_cli.query.consistency import ConsistencyState, consistency
    from lukou_cli.tables.consistency import consistency_table

    found = consistency(catalogue)
    context.emit(context.arrange(consistency_table(words, catalogue, found), rows), output)
    if any(row.agreement is ConsistencyState.FAILS for row in found):
        raise typer.Exit(1)


@options.command(
    app,
    "compile",
    N_("Keep data files as what is read at once, until one of them changes."),
    N_(
        "lukou data compile my.yaml\n"
        "    for every command with --data my.yaml; prints the file it wrote\n"
        "lukou data compile\n"
        "    the data that LUKOU_DATA names"
    ),
)
def compile_(
    words: Messages,
    files: _Files = None,
    *,
    max_size: options.MaxSize = None,
) -> None:
    from lukou_cli.load.store import compiled_path

    paths = files or context.data_paths(None)
    if not paths and is_packaged_compiled():
        raise UsageError("nothing_to_compile")
    paths = paths or [packaged_path()]
    folder = compiled_folder()
    if folder is None:
        raise OutputError("no_home")
    content = compile_data(paths, context.most_data(max_size))
    kept = compiled_path(folder, paths)
    save_privately(kept, content)
    write([printable(str(kept))])


@options.command(
    app,
    "review",
    N_("Walk through what `lukou extract` was not sure of: keep, change, drop."),
    N_(
        "lukou data review my.yaml\n"
        "    what is not sure yet, one by one\n"
        "lukou data review my.yaml --quote report.txt\n"
        "    with the report's sentence for each"
    ),
)
def review(
    words: Messages,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=N_("The data file; it is written anew."))
    ],
    *,
    report: Annotated[
        Optional[Path],
        typer.Option(
            "--quote",
            metavar="FILE",
            help=N_("Also print the sentence around each figure from your copy of the report."),
        ),
    ] = None,
    max_size: options.MaxSize = None,
) -> None:
    from lukou_cli.cli.review import Walk, store, walk
    from lukou_cli.load.editing import read_spec
    from lukou_cli.load.review import waiting
    from lukou_cli.query.report_text import ReportText

    spec, remarks = read_spec(file, context.most_data(max_size))
    text = None if report is None else ReportText(report_text(report, max_size))
    walked = Walk(spec, remarks)
    try:
        walk(words, file, walked, text)
    finally:
        # What was decided is kept, however the walk ends.
        store(file, walked)
    context.say(words, "reviewed", count=walked.decided, left=waiting(walked.file))


@options.command(
    app,
    "audit",
    N_("Hold the data against a report's text: every figure, its bound, unit, place."),
    N_(
        "lukou data audit report.txt\n"
        "    the packaged data held against the report's text\n"
        "lukou data audit report.txt --data my.yaml\n"
        "    your own data"
    ),
)
def audit_(
    words: Messages,
    report: Annotated[
        Path, typer.Argument(metavar="REPORT", help=N_("The report as a text file in UTF-8."))
    ],
    *,
    max_size: options.MaxSize = None,
    reports: options.Reports,
    rows: options.Rows,
    output: options.Output,
) -> None:
    from lukou_cli.query.audit import audit
    from lukou_cli.tables.audits import audit_lines, audit_table

    catalogue = context.catalogue(reports, output)
    keep_apart([report], output.path)
    text = report_text(report, max_size)
    found = audit(catalogue, context.one_report(catalogue), text)
    if (rows, output.format, output.path) == (options.Rows(), None, None):
        write(audit_lines(words, found, str(report), text))
    else:
        context.emit(context.arrange(audit_table(words, found, str(report)), rows), output)
    if found.findings:
        raise typer.Exit(1)

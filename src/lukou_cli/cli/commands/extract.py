"""lukou extract: a data file begun from a report's text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lukou_cli.cli import context, options
from lukou_cli.cli.definitions import check_ending, definitions, new_file, uses
from lukou_cli.cli.input import report_text
from lukou_cli.cli.output import STANDARD_OUTPUT, deliver, keep_apart
from lukou_cli.errors import ReportError, UsageError
from lukou_cli.i18n import N_, Messages
from lukou_cli.load.review import waiting
from lukou_cli.tables.messages import printable

if TYPE_CHECKING:
    from lukou_cli.extract.extractor import Extraction

app = typer.Typer(rich_markup_mode=None, add_completion=False)

_ID = "[a-z0-9][a-z0-9-]*"


@options.command(
    app,
    "extract",
    N_("Begin a data file from a report's text."),
    N_(
        "lukou extract report.txt -o my.yaml\n"
        "    a data file with every number of the report\n"
        "lukou extract report.docx --like 2026.yaml -o 2027.yaml\n"
        "    next year's report, with the indicators of this year's file"
    ),
)
def extract_(
    words: Messages,
    report: Annotated[
        Path, typer.Argument(metavar="REPORT", help=N_("The report: a text, .docx or .odt."))
    ],
    *,
    like: options.Like = None,
    place: options.NewPlace = None,
    date: options.NewDate = None,
    report_id: Annotated[
        Optional[str],
        typer.Option("--id", metavar="ID", help=N_("What to call it: lukou-2026.")),
    ] = None,
    max_size: options.MaxSize = None,
    output: options.NewFile = None,
) -> None:
    from lukou_cli.extract.extractor import (
        Given,
        LongLineError,
        NoNumeralsError,
        NoYearError,
        extract,
    )

    check_ending(output)
    keep_apart([report], output)
    # An empty place is none given, as it is to `lukou data import`.
    called = (place or "").strip() or None
    given = Given(_named(report_id), called, None if date is None else context.today(date))
    text = report_text(report, max_size)
    try:
        found = extract(text, list(definitions(like).by_id.values()), uses(like, output), given)
    except NoNumeralsError:
        raise ReportError("no_numerals", path=report) from None
    except NoYearError:
        raise ReportError("no_year", path=report) from None
    except LongLineError as error:
        raise ReportError("long_line", path=report, line=error.line, most=error.most) from None
    content = new_file(found.file, _remarks(words, report), output)
    deliver(lambda out: out.writelines([content]), output)
    _say(words, found, output)


def _named(report_id: str | None) -> str | None:
    import re

    if report_id is not None and not re.fullmatch(_ID, report_id, re.ASCII):
        raise UsageError("no_report_id", id=report_id)
    return report_id


def _remarks(words: Messages, report: Path) -> str:
    return words.gettext(
        "Begun by `lukou extract` from {report}.\n"
        "What says review is not sure: `lukou data review` walks through it, and\n"
        "`lukou data audit` holds this file against the report's text."
    ).format(report=printable(report.name))


def _say(words: Messages, found: Extraction, output: Path | None) -> None:
    counts = found.counts()
    context.say(words, "extracted", **counts, waiting=waiting(found.file))
    if found.left:
        lines = sorted(set(found.left))
        context.say(words, "not_told_apart", count=len(found.left), lines=lines)
    if output is not None and output != STANDARD_OUTPUT:
        context.say(words, "review_next", path=output)

"""lukou check: the figures of drafts against the data."""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lukou_cli.check.checker import Checker
from lukou_cli.check.finding import Verdict
from lukou_cli.cli import context, options
from lukou_cli.cli.choice import one_of
from lukou_cli.cli.hand_back import Wish, hand_back, refuse_unfit
from lukou_cli.cli.input import most_bytes, text_encoding
from lukou_cli.cli.output import deliver
from lukou_cli.documents.document import Revisions
from lukou_cli.documents.files import read_drafts
from lukou_cli.documents.ignore import ignored, read_patterns
from lukou_cli.errors import DraftError
from lukou_cli.files import MOST_TEXT
from lukou_cli.i18n import N_, Messages
from lukou_cli.render import Format
from lukou_cli.render.check import CHECK_FORMATS, check_renderer
from lukou_cli.tables.findings import Check, Checked, merged
from lukou_cli.tables.messages import unused_pattern

if TYPE_CHECKING:
    from lukou_cli.documents.document import Document
    from lukou_cli.documents.fragments import Pattern
    from lukou_cli.model.period import Period

app = typer.Typer(rich_markup_mode=None, add_completion=False)

# From the worst on; a level takes in those before it.
_LEVELS = (Verdict.CONTRADICTED, Verdict.IMPRECISE, Verdict.UNKNOWN)


class Level(str, Enum):
    """From which verdict on: what ends the run with exit code 1, what gets a comment."""

    CONTRADICTED = "contradicted"
    IMPRECISE = "imprecise"
    UNKNOWN = "unknown"
    NEVER = "never"


@options.command(app, "check", N_("The figures of drafts against the data, each with its place."))
def check_(
    words: Messages,
    drafts: Annotated[
        list[str],
        typer.Argument(
            metavar="DRAFT...",
            help=N_("Texts, .docx, .odt, folders and patterns of them; - reads standard input."),
        ),
    ],
    *,
    as_of: Annotated[
        Optional[str],
        typer.Option(
            "--as-of",
            metavar="DATE",
            help=N_("When the draft speaks: what 去年, 今年, 明年 mean; the default is today."),
        ),
    ] = None,
    fail_on: Annotated[
        Level,
        one_of(
            "--fail-on",
            of=Level,
            help=N_("Exit with 1 from this verdict on, worse ones included."),
        ),
    ] = Level.CONTRADICTED,
    suggest: Annotated[
        bool, typer.Option("--suggest", help=N_("Also print the corrected figure."))
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help=N_("Also print the confirmed figures."))
    ] = False,
    ignore: Annotated[
        Optional[list[Path]],
        typer.Option(
            "--ignore",
            metavar="FILE",
            help=N_("Leave out what the text fragments in FILE match; repeatable."),
        ),
    ] = None,
    encoding: Annotated[
        Optional[str],
        typer.Option(
            "--encoding",
            metavar="NAME",
            help=N_("Encoding of text files; the default is told from their bytes."),
        ),
    ] = None,
    revisions: Annotated[
        Revisions,
        one_of(
            "--revisions",
            of=Revisions,
            help=N_("Which text of tracked changes is meant; the default is final."),
        ),
    ] = Revisions.FINAL,
    annotate: Annotated[
        Optional[Path],
        typer.Option(
            "--annotate",
            metavar="COPY",
            help=N_("Write a copy of a Word document with a comment at each such figure."),
        ),
    ] = None,
    annotate_level: Annotated[
        Level,
        one_of(
            "--annotate-level",
            of=Level,
            help=N_("Comment from this verdict on; the default is imprecise."),
        ),
    ] = Level.IMPRECISE,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help=N_("Correct what is sure: in the copy as tracked changes, in texts as a diff."),
        ),
    ] = False,
    in_place: Annotated[
        bool, typer.Option("--in-place", help=N_("Correct the text files themselves."))
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option("--verbose", "-v", help=N_("Tell what each draft was read as.")),
    ] = False,
    max_size: options.MaxSize = None,
    data: options.DataPaths = None,
    format: Annotated[
        Optional[Format],
        one_of("--format", "-f", of=CHECK_FORMATS, help=N_("Output format; the default is text.")),
    ] = None,
    output: options.OutputPath = None,
) -> None:
    chosen = format or context.by_ending(output, CHECK_FORMATS, Format.TEXT)
    when = context.today(as_of)
    most = most_bytes(max_size, MOST_TEXT)
    patterns = read_patterns(ignore or [], most)
    texts, faults = read_drafts(drafts, most, text_encoding(encoding), revisions)
    if verbose:
        for text in texts:
            context.say(words, "read_as", path=text.path, format=text.format)
    if not texts:
        raise DraftError("drafts_unreadable", faults)
    wish = Wish(annotate, _from(annotate_level), fix, in_place, most)
    refuse_unfit(wish, texts)
    catalogue = context.catalogue(data)
    unused = dict.fromkeys(patterns)
    checker = Checker(catalogue)
    checked = merged(tuple(_checked(checker, text, when, patterns, unused) for text in texts))
    for pattern in unused:
        print(unused_pattern(words, pattern.place, pattern.text), file=sys.stderr)
    run = Check(catalogue, checked, suggest, everything)
    hand_back(words, run, wish, texts)
    if not wish.shows_difference or output is not None:
        deliver(lambda out: check_renderer(chosen).render(run, words, out), output)
    if faults:
        raise DraftError("drafts_left_out", faults)
    if any(finding.verdict in _from(fail_on) for draft in checked for finding in draft.findings):
        raise typer.Exit(1)


def _checked(
    checker: Checker,
    document: Document,
    when: Period,
    patterns: list[Pattern],
    unused: dict[Pattern, None],
) -> Checked:
    """The findings of one draft without those in what is to be left out."""
    parts, used = ignored(document.text, patterns)
    for pattern in used:
        unused.pop(pattern, None)
    found = checker.check(document.text, when)
    kept = tuple(finding for finding in found if not parts.touch(finding.start, finding.end))
    return Checked(
        document.path, document.text, kept, len(found) - len(kept),
        document.anchors, document.revisions,
    )  # fmt: skip


def _from(level: Level) -> tuple[Verdict, ...]:
    names = [verdict.value for verdict in _LEVELS]
    return () if level is Level.NEVER else _LEVELS[: names.index(level.value) + 1]

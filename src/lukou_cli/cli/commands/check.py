"""lukou check: the figures of drafts against the data."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lukou_cli.check.finding import Verdict
from lukou_cli.cli import context, options
from lukou_cli.cli.baseline import entries, read_baseline, without, written
from lukou_cli.cli.checking import DraftChecker, processors, room_for
from lukou_cli.cli.choice import one_of
from lukou_cli.cli.hand_back import Wish, hand_back, refuse_unfit, refuse_wish
from lukou_cli.cli.input import most_bytes, text_encoding
from lukou_cli.cli.output import deliver, keep_apart, save
from lukou_cli.cli.progress import with_progress
from lukou_cli.documents.document import STANDARD_INPUT, TEXT, Document, HowToRead, Revisions
from lukou_cli.documents.files import open_draft
from lukou_cli.documents.paths import draft_paths
from lukou_cli.errors import DraftError, Problem, UsageError
from lukou_cli.files import MOST_TEXT
from lukou_cli.i18n import N_, Messages
from lukou_cli.render import Format
from lukou_cli.render.check import CHECK_FORMATS, check_renderer
from lukou_cli.tables.findings import By, Check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lukou_cli.cli.checking import Outcome, Ready, Task

app = typer.Typer(rich_markup_mode=None, add_completion=False)

# The formats that can count findings.
_COUNTING = (Format.TEXT, Format.TABLE, Format.JSON)
# From the worst on; a level takes in those before it.
_LEVELS = (Verdict.CONTRADICTED, Verdict.IMPRECISE, Verdict.UNKNOWN)


class Threshold(str, Enum):
    """From which verdict on: what ends the run with exit code 1, what gets a comment."""

    CONTRADICTED = "contradicted"
    IMPRECISE = "imprecise"
    UNKNOWN = "unknown"
    NEVER = "never"


@options.command(
    app,
    "check",
    N_("The figures of drafts against the data, each with its place."),
    N_(
        "lukou check --text 'GDP grew by 5.6% in 2025.'\n"
        "    the one sentence you are writing\n"
        "lukou check draft.docx --as-of 2026-02 --suggest\n"
        "    a draft of February 2026, with the corrected figures"
    ),
)
def check_(
    words: Messages,
    drafts: Annotated[
        Optional[list[str]],
        typer.Argument(
            metavar="DRAFT...",
            help=N_("Texts, .docx, .odt, .pptx, .pdf, folders, patterns; - is standard input."),
        ),
    ] = None,
    *,
    text: Annotated[
        Optional[str],
        typer.Option("--text", metavar="TEXT", help=N_("Check this text, without a file.")),
    ] = None,
    as_of: Annotated[
        Optional[str],
        typer.Option(
            "--as-of",
            metavar="DATE",
            help=N_("When the draft speaks, so what its “this year” is; the default is today."),
        ),
    ] = None,
    fail_on: Annotated[
        Threshold,
        one_of(
            "--fail-on",
            of=Threshold,
            help=N_("Exit with 1 from this verdict on, worse ones included."),
        ),
    ] = Threshold.CONTRADICTED,
    suggest: Annotated[
        bool, typer.Option("--suggest", help=N_("Also print the corrected figure."))
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help=N_("Also print the confirmed figures."))
    ] = False,
    brief: Annotated[
        bool, typer.Option("--brief", help=N_("One line for each figure, as grep prints it."))
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help=N_("Also print which words told what was meant."))
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help=N_("Count the figures by rule instead."))
    ] = False,
    by_draft: Annotated[
        bool, typer.Option("--by-draft", help=N_("Count the figures by draft instead."))
    ] = False,
    baseline: Annotated[
        Optional[Path],
        typer.Option(
            "--baseline", metavar="FILE", help=N_("Leave out the findings recorded in FILE.")
        ),
    ] = None,
    write_baseline: Annotated[
        Optional[Path],
        typer.Option("--write-baseline", metavar="FILE", help=N_("Record the findings in FILE.")),
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
            help=N_("Write a copy of a .docx or .odt with a comment at each such figure."),
        ),
    ] = None,
    annotate_level: Annotated[
        Threshold,
        one_of(
            "--annotate-level",
            of=Threshold,
            help=N_("Comment from this verdict on; the default is imprecise."),
        ),
    ] = Threshold.IMPRECISE,
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
    jobs: Annotated[
        Optional[int],
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            parser=options.whole_number("--jobs", "no_jobs", 0),
            help=N_("Check by N processes; 0 is one for each processor."),
        ),
    ] = None,
    max_size: options.MaxSize = None,
    reports: options.Reports,
    format: Annotated[
        Optional[Format],
        one_of("--format", "-f", of=CHECK_FORMATS, help=N_("Output format; the default is text.")),
    ] = None,
    output: options.OutputPath = None,
) -> None:
    chosen = format or context.by_ending(output, CHECK_FORMATS, Format.TEXT)
    by = _by(statistics, by_draft, chosen)
    most = most_bytes(max_size, MOST_TEXT)
    how = HowToRead(most, text_encoding(encoding), revisions)
    wish = Wish(annotate, _from(annotate_level), fix, in_place, most)
    tasks = _tasks(drafts, text)
    refuse_wish(wish, tasks)
    keep_apart(tasks, output, write_baseline)
    when = context.today(as_of)
    recorded = read_baseline(baseline, most) if baseline else ()
    catalogue = context.catalogue(reports)
    found = _outcomes((catalogue, how, when), tasks, 1 if jobs is None else jobs)
    checked, faults = room_for(len(tasks), catalogue), []
    for outcome in found if verbose else with_progress(words, found, len(tasks)):
        if isinstance(outcome, Problem):
            faults.append(outcome)
            continue
        for draft in outcome:
            if verbose:
                context.say(words, "read_as", path=draft.path, format=draft.format)
            refuse_unfit(wish, draft)
            checked.append(draft)
    if not checked:
        raise DraftError("drafts_unreadable", faults)
    if write_baseline:
        recorded = entries(checked)
        save(write_baseline, written(recorded))
        context.say(words, "recorded", path=write_baseline, count=len(recorded))
    if recorded:
        drafts_left = room_for(len(tasks), catalogue)
        if gone := without(checked, recorded, drafts_left):
            context.say(words, "gone", path=baseline, count=len(gone))
        checked = drafts_left
    run = Check(
        catalogue, checked, suggest=suggest, everything=everything, brief=brief, explain=explain,
        by=by,
    )  # fmt: skip
    hand_back(words, run, wish)
    if not wish.shows_difference or output is not None:
        deliver(lambda out: check_renderer(chosen).render(run, words, out), output)
    if faults:
        raise DraftError("drafts_left_out", faults)
    if any(finding.verdict in _from(fail_on) for draft in checked for finding in draft.findings):
        raise typer.Exit(1)


def _by(statistics: bool, by_draft: bool, chosen: Format) -> By | None:
    """What the figures are counted by instead of being told; raises UsageError for what cannot."""
    if statistics and by_draft:
        raise UsageError("counted_twice")
    if (statistics or by_draft) and chosen not in _COUNTING:
        option = "--statistics" if statistics else "--by-draft"
        raise UsageError("no_statistics", option=option, format=chosen.value)
    return By.RULE if statistics else By.DRAFT if by_draft else None


def _tasks(drafts: list[str] | None, text: str | None) -> list[Task]:
    """The paths of the drafts named, and the text given; a fault where something names none."""
    if not drafts and text is None:
        raise UsageError("no_draft", command="lukou check")
    tasks: list[Task] = list(draft_paths(drafts or ()))
    if text is not None:
        tasks.append([Document(TEXT, text)])
    return tasks


def _outcomes(ready: Ready, tasks: list[Task], jobs: int) -> Iterator[Outcome]:
    """What comes of the tasks, in their order, by this process or several others."""
    how = ready[1]
    # Another process has another standard input.
    opened = (open_draft(task, how) if task == STANDARD_INPUT else task for task in tasks)
    jobs = min(jobs or processors(), len(tasks))
    if jobs == 1:
        return map(DraftChecker(*ready).outcome, opened)
    from lukou_cli.cli.workers import outcomes_by

    return outcomes_by(jobs, ready, opened)


def _from(level: Threshold) -> tuple[Verdict, ...]:
    names = [verdict.value for verdict in _LEVELS]
    return () if level is Threshold.NEVER else _LEVELS[: names.index(level.value) + 1]

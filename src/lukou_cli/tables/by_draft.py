"""The findings counted for each draft."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.finding import Verdict
from lukou_cli.tables import common, verdicts
from lukou_cli.tables.findings import TONES, summary_line
from lukou_cli.tables.messages import printable
from lukou_cli.tables.table import Cell, Group, Head, Line, View

if TYPE_CHECKING:
    from lukou_cli.i18n import Messages
    from lukou_cli.tables.findings import Check


class Tally(msgspec.Struct, frozen=True):
    """How many figures of a draft have each verdict, both texts of its tracked changes together."""

    path: str
    figures: Counter[Verdict]


def tallies(check: Check) -> list[Tally]:
    """One for each draft, in order."""
    found: dict[str, Counter[Verdict]] = {}
    for draft in check.drafts:
        counted = found.setdefault(draft.path, Counter())
        counted.update(finding.verdict for finding in draft.findings)
    return [Tally(path, figures) for path, figures in found.items()]


def tally_record(tally: Tally) -> dict[str, object]:
    """One draft as JSON gives it."""
    counts = {verdict.value: tally.figures[verdict] for verdict in Verdict}
    return {"path": tally.path, "figures": tally.figures.total(), **counts}


def by_draft_view(words: Messages, check: Check) -> View:
    """A row for each draft, a column for each verdict."""
    heads = (
        Head(words.gettext("draft")),
        *(Head(verdicts.verdict(words, verdict), numeric=True) for verdict in Verdict),
        Head(words.gettext("figures"), numeric=True),
    )
    lines = tuple(
        Line(
            (
                Cell(printable(tally.path)),
                *(_count(tally.figures[verdict], TONES[verdict]) for verdict in Verdict),
                _count(tally.figures.total(), ""),
            )
        )
        for tally in tallies(check)
    )
    title = common.title(words, check.catalogue, words.gettext("Figures of drafts"))
    return View(title, heads, (Group("", lines),), (summary_line(words, check),))


def _count(number: int, tone: str) -> Cell:
    return msgspec.structs.replace(common.count_cell(number), tone=tone if number else "quiet")

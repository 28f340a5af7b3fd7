"""Text: the message at its place, the draft's own line with the figure marked, the summary last.

``path:line:column: verdict[reason] message``, one line for each figure where it is brief.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.check.finding import Verdict
from lukou_cli.render.paint import STYLES, write_parts
from lukou_cli.tables import rules, verdicts
from lukou_cli.tables.by_draft import by_draft_view
from lukou_cli.tables.excerpts import underlined
from lukou_cli.tables.findings import By, counted, summary_line, tone
from lukou_cli.tables.messages import printable
from lukou_cli.tables.places import place
from lukou_cli.text.position import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from lukou_cli.check.finding import Finding
    from lukou_cli.i18n import Messages
    from lukou_cli.render.paint import Part
    from lukou_cli.tables.findings import Check, Checked


def render(check: Check, words: Messages, out: TextIO) -> None:
    if check.by is By.DRAFT:
        from lukou_cli.render.rich_table import write_view

        write_view(by_draft_view(words, check), out)
        return
    found = _statistics(words, check) if check.by is By.RULE else _lines(words, check)
    write_parts(found, out)


def _lines(words: Messages, check: Check) -> Iterator[list[Part]]:
    for draft in check.drafts:
        lines, path = draft.places, printable(draft.path)
        text_lines = Lines(draft.text)
        for finding in check.shown(draft):
            where = place(words, lines, finding.start, draft.revisions)
            yield [
                (f"{path}:{where}: ", "bold"),
                (verdicts.code(words, finding), STYLES[tone(finding)]),
                (f" {verdicts.message(words, check.catalogue, finding)}", ""),
            ]
            if not check.brief:
                yield from _excerpt(draft, text_lines, finding)
            if check.explain:
                read = verdicts.read_from(words, finding, draft.text)
                if read:
                    yield [(f"    {read}", STYLES["quiet"])]
            if check.corrects(finding):
                yield [(f"    {verdicts.suggestion(words, finding)}", STYLES["good"])]
    yield [(summary_line(words, check), "bold")]


def _excerpt(draft: Checked, lines: Lines, finding: Finding) -> Iterator[list[Part]]:
    first, last = lines.span(lines.at(finding.start).line)
    end = min(finding.end, last)
    shown, mark = underlined(draft.text[first:last], finding.start - first, end - first)
    yield [(f"    {shown}", "")]
    yield [(f"    {mark}", STYLES[tone(finding)])]


def _statistics(words: Messages, check: Check) -> Iterator[list[Part]]:
    found = counted(check)
    width = max((len(str(number)) for _, number in found), default=0)
    for rule, number in found:
        style = {Verdict.CONTRADICTED: "bad", Verdict.IMPRECISE: "warning"}.get(rule.verdict, "")
        yield [
            (f"{number:>{width}}  ", "bold"),
            (verdicts.verdict(words, rule.verdict), STYLES[style]),
            (f"  {rules.short(words, rule)}", ""),
        ]
    yield [(summary_line(words, check), "bold")]

"""Text: ``path:line:column: verdict[reason] message``, a line a figure, the summary last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.render.paint import STYLES, write_parts
from lukou_cli.tables import verdicts
from lukou_cli.tables.findings import summary_line, tone
from lukou_cli.tables.messages import printable
from lukou_cli.tables.places import place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from lukou_cli.i18n import Messages
    from lukou_cli.render.paint import Part
    from lukou_cli.tables.findings import Check


def render(check: Check, words: Messages, out: TextIO) -> None:
    write_parts(_lines(words, check), out)


def _lines(words: Messages, check: Check) -> Iterator[list[Part]]:
    for draft in check.drafts:
        lines, path = draft.places, printable(draft.path)
        for finding in check.shown(draft):
            where = place(words, lines, finding.start, draft.revisions)
            yield [
                (f"{path}:{where}: ", "bold"),
                (verdicts.code(finding), STYLES[tone(finding)]),
                (f" {verdicts.message(words, check.catalogue, finding)}", ""),
            ]
            if check.corrects(finding):
                yield [(f"    {verdicts.suggestion(words, finding)}", STYLES["good"])]
    yield [(summary_line(words, check), "bold")]

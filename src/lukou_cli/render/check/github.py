"""GitHub: workflow commands that annotate the lines of a pull request.

Columns count code points, and the end column is behind the figure. A figure that runs
over a line break has no columns, since GitHub takes them within one line only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.render.check.machine import file_name, reported
from lukou_cli.tables import verdicts
from lukou_cli.tables.messages import printable
from lukou_cli.tables.ruling import Severity, rule_of

if TYPE_CHECKING:
    from typing import TextIO

    from lukou_cli.check.finding import Finding
    from lukou_cli.i18n import Messages
    from lukou_cli.tables.findings import Check
    from lukou_cli.tables.places import Places

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(check: Check, words: Messages, out: TextIO) -> None:
    for path, lines, finding in reported(check):
        message = verdicts.message(words, check.catalogue, finding)
        if check.corrects(finding):
            message += "\n" + verdicts.suggestion(words, finding)
        properties = {
            "file": printable(file_name(path)),
            **_place(lines, finding),
            "title": f"lukou: {verdicts.code(words, finding)}",
        }
        listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        out.write(f"::{_COMMANDS[rule_of(finding).severity]} {listed}::{_data(message)}\n")


def _place(lines: Places, finding: Finding) -> dict[str, str]:
    start, end = lines.at(finding.start), lines.at(finding.end)
    if start.line != end.line:
        return {"line": str(start.line), "endLine": str(end.line)}
    return {
        "line": str(start.line),
        "col": str(start.column),
        "endLine": str(end.line),
        "endColumn": str(end.column),
    }


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

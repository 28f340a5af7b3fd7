"""RDJSON: the diagnostic format of reviewdog. Columns count bytes of UTF-8, ends are exclusive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.i18n import messages
from lukou_cli.render.check.machine import file_name, reported
from lukou_cli.render.json_text import write_json
from lukou_cli.tables import verdicts
from lukou_cli.tables.ruling import Severity, rule_of

if TYPE_CHECKING:
    from typing import TextIO

    from lukou_cli.check.finding import Finding
    from lukou_cli.i18n import Messages
    from lukou_cli.tables.findings import Check
    from lukou_cli.tables.places import Places
    from lukou_cli.text.position import Position

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(check: Check, _words: Messages, out: TextIO) -> None:
    diagnostics = [_diagnostic(check, *found) for found in reported(check)]
    found = {rule_of(finding).severity for _path, _lines, finding in reported(check)}
    severity = next((name for grade, name in _SEVERITIES.items() if grade in found), "INFO")
    source = {"name": "lukou"}
    write_json({"source": source, "severity": severity, "diagnostics": diagnostics}, out)


def _diagnostic(check: Check, path: str, lines: Places, finding: Finding) -> dict[str, object]:
    range_ = _range(lines, finding.start, finding.end)
    fixes = []
    if check.suggest and finding.fix is not None:
        fixes = [
            {"range": _range(lines, finding.fix.start, finding.fix.end), "text": finding.fix.text}
        ]
    return {
        "message": verdicts.message(messages("en"), check.catalogue, finding),
        "location": {"path": file_name(path), "range": range_},
        "severity": _SEVERITIES[rule_of(finding).severity],
        "code": {"value": rule_of(finding).id},
        **({"suggestions": fixes} if fixes else {}),
    }


def _range(lines: Places, start: int, end: int) -> dict[str, dict[str, int]]:
    return {"start": _position(lines.in_bytes(start)), "end": _position(lines.in_bytes(end))}


def _position(place: Position) -> dict[str, int]:
    return {"line": place.line, "column": place.column}

"""RDJSON: the diagnostic format of reviewdog. Columns count bytes of UTF-8, ends are exclusive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.check.finding import Verdict
from lukou_cli.i18n import messages
from lukou_cli.render.check.machine import file_name, reported
from lukou_cli.render.json_text import write_json
from lukou_cli.tables import rules, verdicts

if TYPE_CHECKING:
    from typing import TextIO

    from lukou_cli.check.finding import Finding
    from lukou_cli.i18n import Messages
    from lukou_cli.tables.findings import Check
    from lukou_cli.tables.places import Places
    from lukou_cli.text.position import Position

_SEVERITIES = {
    Verdict.CONTRADICTED: "ERROR",
    Verdict.IMPRECISE: "WARNING",
    Verdict.UNKNOWN: "INFO",
}


def render(check: Check, _words: Messages, out: TextIO) -> None:
    diagnostics = [_diagnostic(check, *found) for found in reported(check)]
    found = {finding.verdict for _path, _lines, finding in reported(check)}
    severity = next((name for verdict, name in _SEVERITIES.items() if verdict in found), "INFO")
    source = {"name": "lukou"}
    write_json({"source": source, "severity": severity, "diagnostics": diagnostics}, out)


def _diagnostic(check: Check, path: str, lines: Places, finding: Finding) -> dict[str, object]:
    range_ = {
        "start": _position(lines.in_bytes(finding.start)),
        "end": _position(lines.in_bytes(finding.end)),
    }
    fixes = [{"range": range_, "text": finding.suggestion}] if check.corrects(finding) else []
    return {
        "message": verdicts.message(messages("en"), check.catalogue, finding),
        "location": {"path": file_name(path), "range": range_},
        "severity": _SEVERITIES[finding.verdict],
        "code": {"value": rules.RULES[rules.rule_index(finding)].id},
        **({"suggestions": fixes} if fixes else {}),
    }


def _position(place: Position) -> dict[str, int]:
    return {"line": place.line, "column": place.column}

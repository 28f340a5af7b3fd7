"""SARIF 2.1.0, for code scanning. Columns and offsets count code points, ends are exclusive."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from lukou_cli import __version__
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
    from lukou_cli.tables.rules import Rule

    Object = dict[str, object]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {
    Verdict.CONTRADICTED: "error",
    Verdict.IMPRECISE: "warning",
    Verdict.UNKNOWN: "note",
}


def render(check: Check, _words: Messages, out: TextIO) -> None:
    results = _results(check)
    driver = {"name": "lukou", "version": __version__, "rules": [_rule(r) for r in rules.RULES]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    write_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, out)


def _rule(rule: Rule) -> Object:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.short},
        "help": {"text": rule.help},
        "defaultConfiguration": {"level": _LEVELS[rule.verdict]},
    }


def _results(check: Check) -> list[Object]:
    results: list[Object] = []
    seen: Counter[str] = Counter()
    for path, lines, finding in reported(check):
        index = rules.rule_index(finding)
        artifact: Object = {"uri": uri(path)}
        region = _region(lines, finding)
        result: Object = {
            "ruleId": rules.RULES[index].id,
            "ruleIndex": index,
            "level": _LEVELS[finding.verdict],
            "message": {"text": verdicts.message(messages("en"), check.catalogue, finding)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": artifact,
                        "region": {**region, "snippet": {"text": finding.text}},
                    }
                }
            ],
            "partialFingerprints": {"figure/v1": _fingerprint(path, finding, seen)},
        }
        if check.corrects(finding):
            result["fixes"] = [_fix(artifact, region, finding)]
        results.append(result)
    return results


def _region(lines: Places, finding: Finding) -> Object:
    start, end = lines.at(finding.start), lines.at(finding.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
    }


def _fix(artifact: Object, region: Object, finding: Finding) -> Object:
    replacement = {"deletedRegion": region, "insertedContent": {"text": finding.suggestion}}
    return {
        "description": {"text": verdicts.suggestion(messages("en"), finding)},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}],
    }


def _fingerprint(path: str, finding: Finding, seen: Counter[str]) -> str:
    """The same while the figure and what it is about stay, wherever in the draft it moves."""
    parts = (
        file_name(path),
        finding.text,
        finding.indicator.id if finding.indicator else "",
        str(finding.period or ""),
        finding.role.value if finding.role else "",
    )
    key = "\0".join(parts)
    seen[key] += 1
    content = f"{key}\0{seen[key]}".encode("utf-8", "surrogateescape")
    return hashlib.sha256(content).hexdigest()[:32]


def uri(path: str) -> str:
    """The path as a reference: relative ones stay relative, to wherever lukou was called."""
    named = Path(file_name(path))
    return (
        named.as_uri()
        if named.is_absolute()
        else quote(named.as_posix().encode("utf-8", "surrogateescape"))
    )

"""SARIF 2.1.0, for code scanning. Columns and offsets count code points, ends are exclusive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from lukou_cli import __version__
from lukou_cli.i18n import messages
from lukou_cli.render.check.machine import file_name, reported
from lukou_cli.render.json_text import write_json
from lukou_cli.tables import rules, verdicts
from lukou_cli.tables.fingerprints import Fingerprints
from lukou_cli.tables.ruling import RULES, Severity, rule_of

if TYPE_CHECKING:
    from typing import TextIO

    from lukou_cli.check.finding import Finding, Fix
    from lukou_cli.i18n import Messages
    from lukou_cli.tables.findings import Check
    from lukou_cli.tables.places import Places
    from lukou_cli.tables.ruling import Rule

    Object = dict[str, object]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


# What is confirmed is never reported.
_REPORTED = tuple(rule for rule in RULES if rule.severity is not Severity.NONE)
_PAGE = "docs/check.md"


def render(check: Check, _words: Messages, out: TextIO) -> None:
    results = _results(check)
    driver = {"name": "lukou", "version": __version__, "rules": [_rule(r) for r in _REPORTED]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    write_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, out)


def _rule(rule: Rule) -> Object:
    english = messages("en")
    text = rules.help_text(english, rule)
    page = f"{_PAGE}#{rule.anchor}"
    return {
        "id": rule.id,
        "shortDescription": {"text": f"{rules.short(english, rule).capitalize()}."},
        "help": {"text": f"{text} See {page}.", "markdown": f"{text} See [{page}]({page})."},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _results(check: Check) -> list[Object]:
    results: list[Object] = []
    prints = Fingerprints()
    for path, lines, finding in reported(check):
        rule = rule_of(finding)
        artifact: Object = {"uri": uri(path)}
        region = _region(lines, finding.start, finding.end)
        result: Object = {
            "ruleId": rule.id,
            "ruleIndex": _REPORTED.index(rule),
            "level": rule.severity.value,
            "message": {"text": verdicts.message(messages("en"), check.catalogue, finding)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": artifact,
                        "region": {**region, "snippet": {"text": finding.text}},
                    }
                }
            ],
            "partialFingerprints": {"figure/v1": prints.of(file_name(path), finding)},
        }
        if check.suggest and finding.fix is not None:
            result["fixes"] = [_fix(artifact, lines, finding, finding.fix)]
        results.append(result)
    return results


def _region(lines: Places, first: int, last: int) -> Object:
    start, end = lines.at(first), lines.at(last)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": first,
        "charLength": last - first,
    }


def _fix(artifact: Object, lines: Places, finding: Finding, fix: Fix) -> Object:
    region = _region(lines, fix.start, fix.end)
    replacement = {"deletedRegion": region, "insertedContent": {"text": fix.text}}
    return {
        "description": {"text": verdicts.suggestion(messages("en"), finding)},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}],
    }


def uri(path: str) -> str:
    """The path as a reference: relative ones stay relative, to wherever lukou was called."""
    named = Path(file_name(path))
    return (
        named.as_uri()
        if named.is_absolute()
        else quote(named.as_posix().encode("utf-8", "surrogateescape"))
    )

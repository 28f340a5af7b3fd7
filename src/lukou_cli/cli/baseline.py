"""Findings that are known and left: recorded in a file, and left out of later runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.finding import Verdict
from lukou_cli.errors import BaselineError, Place, Problem
from lukou_cli.files import TooLargeError, read_bytes, why
from lukou_cli.tables.fingerprints import Fingerprints
from lukou_cli.tables.ruling import rule_of
from lukou_cli.text.position import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from lukou_cli.check.finding import Finding
    from lukou_cli.cli.checking import Kept
    from lukou_cli.tables.findings import Checked

SCHEMA = "lukou-baseline/1"
# How much is shown of a schema that is another.
_SCHEMA_SHOWN = 40


class Entry(msgspec.Struct, frozen=True):
    """A recorded finding. Path and text are there for people who read the file."""

    path: str
    text: str
    rule: str
    fingerprint: str


def entries(drafts: Iterable[Checked]) -> tuple[Entry, ...]:
    """What there is to record: every finding that is not confirmed."""
    return tuple(entry for draft in drafts for _, entry in _named(draft))


def without(drafts: Iterable[Checked], recorded: Sequence[Entry], kept: Kept) -> tuple[Entry, ...]:
    """Keep the drafts without the findings recorded; what of them is recorded but gone.

    A finding is the recorded one while its rule is the same: what was unknown and is
    contradicted now is told.
    """
    known = {(entry.rule, entry.fingerprint): entry for entry in recorded}
    met: set[tuple[str, str]] = set()
    paths: set[str] = set()
    for draft in drafts:
        paths.add(draft.path)
        findings = [f for f in draft.findings if f.verdict is Verdict.CONFIRMED]
        for finding, entry in _named(draft):
            key = (entry.rule, entry.fingerprint)
            if key in known:
                met.add(key)
            else:
                findings.append(finding)
        findings.sort(key=lambda found: found.start)
        ignored = draft.ignored + len(draft.findings) - len(findings)
        kept.append(msgspec.structs.replace(draft, findings=tuple(findings), ignored=ignored))
    return tuple(e for key, e in known.items() if key not in met and e.path in paths)


def _named(draft: Checked) -> Iterator[tuple[Finding, Entry]]:
    prints = Fingerprints()
    for finding in draft.unconfirmed:
        mark = prints.of(draft.path, finding)
        yield finding, Entry(draft.path, finding.text, rule_of(finding).id, mark)


def written(recorded: Sequence[Entry]) -> bytes:
    """The content of a file: an entry a line, so that versions can be compared."""
    lines = [json.dumps(msgspec.to_builtins(e), ensure_ascii=False) for e in recorded]
    body = ",\n".join(f"    {line}" for line in lines)
    listed = f"[\n{body}\n  ]" if lines else "[]"
    text = f'{{\n  "schema": "{SCHEMA}",\n  "findings": {listed}\n}}\n'
    return text.encode("utf-8", "backslashreplace")


def read_baseline(path: Path, most: int) -> tuple[Entry, ...]:
    """The entries of a file of at most so many bytes; raises BaselineError where it is none."""
    try:
        content = read_bytes(path, most)
    except OSError as error:
        raise _unusable(_fault(path, "baseline_unreadable", why=why(error))) from error
    except TooLargeError as error:
        raise _unusable(_fault(path, "draft_too_large", limit=error.limit)) from error
    found = _read_json(path, content)
    if not isinstance(found, dict) or not isinstance(found.get("findings"), list):
        raise _unusable(_fault(path, "baseline_malformed"))
    if (schema := found.get("schema")) != SCHEMA:
        recorded = schema[:_SCHEMA_SHOWN] if isinstance(schema, str) else "?"
        raise _unusable(_fault(path, "baseline_schema", schema=recorded, known=SCHEMA))
    read: list[Entry] = []
    faults: list[Problem] = []
    for number, item in enumerate(found["findings"], 1):
        try:
            read.append(msgspec.convert(item, Entry))
        except msgspec.ValidationError:
            keys = ", ".join(Entry.__struct_fields__)
            faults.append(_fault(path, "baseline_entry", number=str(number), keys=keys))
    if faults:
        raise _unusable(*faults)
    return tuple(read)


def _read_json(path: Path, content: bytes) -> object:
    """What a file holds; read by the library that takes names of files that are no UTF-8."""
    try:
        text = content.decode("utf-8-sig")
        return json.loads(text)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        byte = f"0x{content[error.start]:02X}"
        fault = _fault(path, "baseline_encoding", before, len(before), byte=byte)
    except json.JSONDecodeError as error:
        fault = _fault(path, "baseline_syntax", error.doc, error.pos)
    except (ValueError, RecursionError):  # numbers of thousands of digits, or lists in lists
        fault = _fault(path, "baseline_malformed")
    raise _unusable(fault)


def _fault(path: Path, code: str, text: str | None = None, at: int = 0, **params: str) -> Problem:
    """A fault of the file, or of a place in its text."""
    if text is None:
        return Problem(Place(str(path), 0, 0), code, params)
    place = Lines(text).at(at)
    line = text.split("\n")[place.line - 1]
    return Problem(Place(str(path), place.line, place.column), code, params, line)


def _unusable(*faults: Problem) -> BaselineError:
    return BaselineError("baseline_unusable", faults)

"""What the machine formats of a check share: plain JSON, severities, names of drafts."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.finding import Verdict
from lukou_cli.render.values import json_value
from lukou_cli.text.position import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from lukou_cli.check.finding import Finding
    from lukou_cli.tables.findings import Check

STANDARD_INPUT = "-"

# Control and direction characters, which JSON allows but a terminal obeys.
_OBEYED = re.compile("[\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def dump(document: object, out: TextIO) -> None:
    """Write a document as JSON that is safe to look at, decimals with their digits."""
    content = msgspec.json.encode(_plain(document))
    text = msgspec.json.format(content, indent=2).decode()
    text = _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    # Line by line: a reader that has gone is noticed sooner than in one large write.
    out.writelines(f"{line}\n" for line in text.split("\n"))


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, str):
        # A file's name may hold bytes that are no UTF-8.
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()
    return json_value(value) if isinstance(value, Decimal) else value


def reported(check: Check) -> Iterator[tuple[str, Lines, Finding]]:
    """What a code review should show: every finding that is not confirmed, in order.

    Each with the path of its draft and the lines of it.
    """
    for draft in check.drafts:
        lines = Lines(draft.text)
        for finding in sorted(draft.findings, key=lambda found: (found.start, found.end)):
            if finding.verdict is not Verdict.CONFIRMED:
                yield draft.path, lines, finding


def file_name(path: str) -> str:
    """The path, or a name for standard input where a format wants a file."""
    return "stdin" if path == STANDARD_INPUT else path

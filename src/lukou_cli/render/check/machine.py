"""What the machine formats of a check share: which findings, and names of drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.check.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lukou_cli.check.finding import Finding
    from lukou_cli.tables.findings import Check
    from lukou_cli.tables.places import Places

STANDARD_INPUT = "-"


def reported(check: Check) -> Iterator[tuple[str, Places, Finding]]:
    """What a code review should show: every finding that is not confirmed, in order.

    Each with the path of its draft and the lines of it.
    """
    for draft in check.drafts:
        lines = draft.places
        for finding in sorted(draft.findings, key=lambda found: (found.start, found.end)):
            if finding.verdict is not Verdict.CONFIRMED:
                yield draft.path, lines, finding


def file_name(path: str) -> str:
    """The path, or a name for standard input where a format wants a file."""
    return "stdin" if path == STANDARD_INPUT else path

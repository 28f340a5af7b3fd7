"""What the machine formats of a check share: which findings, and names of drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lukou_cli.check.finding import Finding
    from lukou_cli.tables.findings import Check
    from lukou_cli.tables.places import Places

# Drafts that are no files, and names for them where a format wants files.
_NAMES = {"-": "stdin", "<text>": "text"}


def reported(check: Check) -> Iterator[tuple[str, Places, Finding]]:
    """What a code review should show: every finding that is not confirmed, in order.

    Each with the path of its draft and the lines of it.
    """
    for draft in check.drafts:
        lines = draft.places
        for finding in draft.unconfirmed:
            yield draft.path, lines, finding


def file_name(path: str) -> str:
    """The path, or a name for what is no file where a format wants one."""
    return _NAMES.get(path, path)

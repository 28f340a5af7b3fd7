"""Drafts read and checked, in the order given; one that cannot be read keeps no other from it."""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import TYPE_CHECKING, Protocol

from lukou_cli.documents.files import open_draft
from lukou_cli.documents.ignore import ignored
from lukou_cli.errors import Problem
from lukou_cli.tables.findings import Checked, merged

if TYPE_CHECKING:
    from lukou_cli.documents.document import Document, HowToRead
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.period import Period

    # What a process makes ready once.
    Ready = tuple[Catalogue, HowToRead, Period]
    # A path, or what is read already.
    Task = str | list[Document] | Problem
    # One draft, two where both texts of its tracked changes are asked for, or what is wrong.
    Outcome = tuple[Checked, ...] | Problem

# As objects they take ten times the room that they take packed; packing takes time.
_MOST_UNPACKED = 50


class DraftChecker:
    """Makes the catalogue ready once for many drafts."""

    def __init__(self, catalogue: Catalogue, how: HowToRead, as_of: Period) -> None:
        from lukou_cli.check.checker import Checker

        self._checker = Checker(catalogue)
        self._how = how
        self._as_of = as_of

    def outcome(self, task: Task) -> Outcome:
        opened = open_draft(task, self._how) if isinstance(task, str) else task
        if isinstance(opened, Problem):
            return opened
        return merged(tuple(map(self._checked, opened)))

    def _checked(self, document: Document) -> Checked:
        """The findings without those in lines that the draft marks to be left out."""
        parts = ignored(document.text)
        found = self._checker.check(document.text, self._as_of)
        kept = tuple(finding for finding in found if not parts.touch(finding.start, finding.end))
        return Checked(
            document.path, document.text, kept, len(found) - len(kept),
            document.anchors, document.revisions, document.format,
        )  # fmt: skip


class Kept(Collection[Checked], Protocol):
    """Where checked drafts are kept, to be told of more than once."""

    def append(self, draft: Checked, /) -> None: ...


def room_for(count: int, catalogue: Catalogue) -> Kept:
    """A list of so many drafts; packed where they are many."""
    if count <= _MOST_UNPACKED:
        return []
    from lukou_cli.cli.packed import PackedDrafts

    return PackedDrafts(catalogue)


def processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

"""Files, folders and patterns -> the paths of drafts, each once, in the order given."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from lukou_cli.documents.document import STANDARD_INPUT, of_whole
from lukou_cli.errors import Problem
from lukou_cli.files import why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ENDINGS = (".txt", ".md", ".markdown", ".docx", ".docm", ".odt", ".pdf", ".pptx")
# Word and LibreOffice keep these beside a document that is open: the owner's name, no text.
_LOCKS = ("~$", ".~lock.")


def draft_paths(drafts: Iterable[str]) -> Iterator[str | Problem]:
    """The paths of these drafts, and a fault in the place of what names none."""
    known: set[str] = set()
    for found in _expand(drafts):
        if isinstance(found, Problem):
            yield found
            continue
        key = found if found == STANDARD_INPUT else _real(found)
        if key not in known:
            known.add(key)
            yield found


def _real(path: str) -> str:
    """The path without links and detours; as it is where the working directory is gone."""
    try:
        return os.path.realpath(path)
    except OSError:
        return path


def _expand(drafts: Iterable[str]) -> Iterator[str | Problem]:
    for draft in drafts:
        if draft == STANDARD_INPUT:
            yield draft
        elif os.path.isdir(draft):  # noqa: PTH112  Path's raises
            yield from _or_fault(_inside(draft), draft, "no_drafts")
        elif not os.path.lexists(draft) and any(char in draft for char in "*?"):
            yield from _or_fault(_matching(draft), draft, "no_match")
        else:
            yield draft


def _or_fault(found: Iterator[str | Problem], draft: str, code: str) -> Iterator[str | Problem]:
    """What was found, and a fault where that is no path at all."""
    empty = True
    for path in found:
        empty = empty and isinstance(path, Problem)
        yield path
    if empty:
        yield of_whole(draft, code)


def _matching(pattern: str) -> Iterator[str]:
    """The files that a pattern names which no shell has expanded."""
    from glob import glob

    return iter(sorted(filter(_is_draft, glob(pattern, recursive=True))))  # noqa: PTH207  absolute ones too


def _is_draft(path: str) -> bool:
    return not os.path.basename(path).startswith(_LOCKS) and _is_file(path)  # noqa: PTH119


def _inside(folder: str) -> Iterator[str | Problem]:
    """The drafts of a folder and the folders below, sorted; hidden ones are left out."""
    faults: list[Problem] = []

    def unreadable(error: OSError) -> None:
        faults.append(of_whole(str(error.filename), "draft_unreadable", why=why(error)))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = str(Path(parent, name))
            is_named = not name.startswith(".") and name.lower().endswith(ENDINGS)
            if is_named and _is_draft(path):
                yield path
    yield from faults


def _is_file(path: str) -> bool:
    """Whether a file of a folder is to be read: pipes and devices might never end."""
    try:
        return S_ISREG(os.stat(path).st_mode)  # noqa: PTH116
    except OSError:
        return True  # reading it will tell what is wrong

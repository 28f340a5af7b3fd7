"""Drafts from files, folders, patterns and standard input: texts, Markdown, Word, OpenDocument.

What a file is is told by its content. All are read before any is checked. One that cannot
be read keeps no other from being checked.
"""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from lukou_cli.documents.document import STANDARD_INPUT, Document, Revisions, UnreadableError
from lukou_cli.documents.kinds import FileKind, kind_of
from lukou_cli.documents.text import decode_text
from lukou_cli.errors import Place, Problem
from lukou_cli.files import MOST_TEXT, TooLargeError, read_bytes, read_standard_input, why

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What stands for the path of a text given on the command line.
TEXT = "<text>"
ENDINGS = (".txt", ".md", ".markdown", ".docx", ".docm", ".odt")

# What else an office keeps drafts in, each with its own way out.
_ELSEWHERE = {
    FileKind.OLE2: "draft_ole2",
    FileKind.ENCRYPTED: "document_encrypted",
    FileKind.PDF: "draft_pdf",
    FileKind.RTF: "draft_rtf",
}
# Word and LibreOffice keep these beside a document that is open: the owner's name, no text.
_LOCKS = ("~$", ".~lock.")


def read_drafts(
    drafts: Sequence[str],
    most: int = MOST_TEXT,
    encoding: str = "",
    revisions: Revisions = Revisions.FINAL,
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The drafts of these files, folders and patterns, in the order given; and every fault.

    None is read twice. No draft may have more than `most` bytes, packed or unpacked.
    `encoding` is that of text files; empty to have it told from their bytes. `revisions` says
    which text of a document with tracked changes is meant: final, original, or both, which
    are two drafts then.
    """
    found: dict[str, list[Document]] = {}
    faults: list[Problem] = []
    for path in _expand(drafts, faults):
        key = path if path == STANDARD_INPUT else _real(path)
        if key in found:
            continue
        opened = _open(path, most, encoding, revisions)
        if isinstance(opened, Problem):
            faults.append(opened)
        else:
            found[key] = opened
    return tuple(draft for opened in found.values() for draft in opened), tuple(faults)


def _real(path: str) -> str:
    """The path without links and detours; as it is where the working directory is gone."""
    try:
        return os.path.realpath(path)
    except OSError:
        return path


def _expand(drafts: Sequence[str], faults: list[Problem]) -> Iterator[str]:
    for draft in drafts:
        if draft == STANDARD_INPUT:
            yield draft
        elif os.path.isdir(draft):  # noqa: PTH112  Path's raises
            inside = list(_inside(draft, faults))
            yield from inside
            if not inside:
                faults.append(_whole(draft, "no_drafts"))
        elif not os.path.lexists(draft) and any(char in draft for char in "*?"):
            yield from _matching(draft, faults)
        else:
            yield draft


def _matching(pattern: str, faults: list[Problem]) -> Iterator[str]:
    """The files that a pattern names which no shell has expanded."""
    from glob import glob

    matches = sorted(filter(_is_draft, glob(pattern, recursive=True)))  # noqa: PTH207  absolute ones too
    yield from matches
    if not matches:
        faults.append(_whole(pattern, "no_match"))


def _is_draft(path: str) -> bool:
    return not os.path.basename(path).startswith(_LOCKS) and _is_file(path)  # noqa: PTH119


def _inside(folder: str, faults: list[Problem]) -> Iterator[str]:
    """The drafts of a folder and the folders below, sorted; hidden ones are left out."""

    def unreadable(error: OSError) -> None:
        faults.append(_whole(str(error.filename), "draft_unreadable", why=why(error)))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = str(Path(parent, name))
            is_named = not name.startswith(".") and name.lower().endswith(ENDINGS)
            if is_named and _is_draft(path):
                yield path


def _is_file(path: str) -> bool:
    """Whether a file of a folder is to be read: pipes and devices might never end."""
    try:
        return S_ISREG(os.stat(path).st_mode)  # noqa: PTH116
    except OSError:
        return True  # reading it will tell what is wrong


def open_one(
    path: str, most: int, encoding: str = "", revisions: Revisions = Revisions.FINAL
) -> Document | Problem:
    """One draft, or what keeps it from being read."""
    data = _bytes(path, most)
    return data if isinstance(data, Problem) else _opened(path, data, most, encoding, revisions)


def _open(path: str, most: int, encoding: str, revisions: Revisions) -> list[Document] | Problem:
    """One draft; two where both texts of its tracked changes are asked for."""
    data = _bytes(path, most)
    if isinstance(data, Problem):
        return data
    first = _opened(
        path, data, most, encoding, Revisions.FINAL if revisions is Revisions.BOTH else revisions
    )
    if isinstance(first, Problem):
        return first
    if revisions is not Revisions.BOTH or not first.revisions:
        return [first]
    second = _opened(path, data, most, encoding, Revisions.ORIGINAL)
    return second if isinstance(second, Problem) else [first, second]


def _opened(
    path: str, data: bytes, most: int, encoding: str, revisions: Revisions
) -> Document | Problem:
    found = kind_of(data)
    if found is FileKind.ARCHIVE:
        from lukou_cli.documents.office import read_office

        return read_office(path, data, most, revisions)
    if found in _ELSEWHERE:
        return UnreadableError(_ELSEWHERE[found]).problem(path)
    text = decode_text(path, data, encoding)
    return text if isinstance(text, Problem) else Document(path, text.text, text.encoding)


def _bytes(path: str, most: int) -> bytes | Problem:
    try:
        return read_standard_input(most) if path == STANDARD_INPUT else read_bytes(path, most)
    except TooLargeError as error:
        return _whole(path, "draft_too_large", limit=error.limit)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        return _whole(path, "draft_unreadable", why=why(error))


def _whole(path: str, code: str, **params: str) -> Problem:
    """A fault of a file as a whole: in no line."""
    return Problem(Place(path, 0, 0), code, params)

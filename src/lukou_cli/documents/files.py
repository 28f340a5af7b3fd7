"""Drafts from files, folders and standard input, as text in UTF-8.

All are read before any is checked. One that cannot be read keeps no other from being checked.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, cast

import msgspec

from lukou_cli.errors import Place, Problem
from lukou_cli.files import MOST_TEXT, TooLargeError, drain, read_bytes, why

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STANDARD_INPUT = "-"
# What stands for the path of a text given on the command line.
TEXT = "<text>"
ENDINGS = (".txt", ".md", ".markdown")

# How much of a line, in bytes, is kept behind a fault.
_EXCERPT = 400
# How zip archives (docx, odt, wps …), PDF, old office documents and RTF begin.
_OFFICE = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")


class Document(msgspec.Struct, frozen=True):
    """A draft: its path as given, ``-`` for standard input, and its text.

    Line breaks stand as they are; a byte order mark is no part of the text.
    """

    path: str
    text: str


def read_drafts(
    drafts: Sequence[str], most: int = MOST_TEXT
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The drafts of these files and folders, in the order given, none twice; and every fault.

    No draft may have more than `most` bytes.
    """
    found: dict[str, Document] = {}
    faults: list[Problem] = []
    for path in _expand(drafts, faults):
        key = path if path == STANDARD_INPUT else _real(path)
        if key in found:
            continue
        draft = open_one(path, most)
        if isinstance(draft, Document):
            found[key] = draft
        else:
            faults.append(draft)
    return tuple(found.values()), tuple(faults)


def _real(path: str) -> str:
    """The path without links and detours; as it is where the working directory is gone."""
    try:
        return os.path.realpath(path)
    except OSError:
        return path


def _expand(drafts: Sequence[str], faults: list[Problem]) -> Iterator[str]:
    for draft in drafts:
        if draft == STANDARD_INPUT or not os.path.isdir(draft):  # noqa: PTH112  Path's raises
            yield draft
            continue
        inside = list(_inside(draft, faults))
        yield from inside
        if not inside:
            faults.append(_whole(draft, "no_drafts"))


def _inside(folder: str, faults: list[Problem]) -> Iterator[str]:
    """The drafts of a folder and the folders below, sorted; hidden ones are left out."""

    def unreadable(error: OSError) -> None:
        faults.append(_whole(str(error.filename), "draft_unreadable", why=why(error)))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = str(Path(parent, name))
            if not name.startswith(".") and name.lower().endswith(ENDINGS) and _is_file(path):
                yield path


def _is_file(path: str) -> bool:
    """Whether a file of a folder is to be read: pipes and devices might never end."""
    try:
        return S_ISREG(os.stat(path).st_mode)  # noqa: PTH116
    except OSError:
        return True  # reading it will tell what is wrong


def open_one(path: str, most: int) -> Document | Problem:
    """One draft, or what keeps it from being read."""
    try:
        data = _standard_input(most) if path == STANDARD_INPUT else read_bytes(path, most)
    except TooLargeError as error:
        return _whole(path, "draft_too_large", limit=error.limit)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        return _whole(path, "draft_unreadable", why=why(error))
    text, fault = decode_draft(path, data)
    return Document(path, text) if text is not None else cast("Problem", fault)


def _standard_input(most: int) -> bytes:
    if sys.stdin is None:
        raise OSError(errno.EBADF, "")
    return drain(sys.stdin.buffer, most)


def decode_draft(path: str, data: bytes) -> tuple[str | None, Problem | None]:
    """The text of a file in UTF-8, or what is wrong and where."""
    if data.startswith(_OFFICE):
        return None, _whole(path, "draft_office")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts from behind a byte order mark, which is no part of the text.
        mark = len(data) - len(error.object)
        return None, _at(
            path, data, mark + error.start, "encoding", f"0x{error.object[error.start]:02x}"
        )
    nul = data.find(b"\0")
    return (text, None) if nul < 0 else (None, _at(path, data, nul, "draft_nul", "0x00"))


def _at(path: str, data: bytes, offset: int, code: str, byte: str) -> Problem:
    before = data[:offset].decode("utf-8-sig")
    line_start = before.rfind("\n") + 1
    ends = data.find(b"\n", offset)
    ends = min(ends if ends >= 0 else len(data), offset + _EXCERPT)
    rest = data[offset:ends].decode("utf-8", "backslashreplace")
    place = Place(path, before.count("\n") + 1, len(before) - line_start + 1)
    return Problem(place, code, {"byte": byte}, before[line_start:] + rest)


def _whole(path: str, code: str, **params: str) -> Problem:
    """A fault of a file as a whole: in no line."""
    return Problem(Place(path, 0, 0), code, params)

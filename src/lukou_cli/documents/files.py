"""Drafts from files, folders and standard input, as text in UTF-8.

All are read before any is checked, and every one that cannot be read is told.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.errors import DraftError
from lukou_cli.model.problem import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STANDARD_INPUT = "-"
ENDINGS = (".txt", ".md", ".markdown")

# How zip archives (docx, odt, wps …), PDF, old office documents and RTF begin.
_OFFICE = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")


class Document(msgspec.Struct, frozen=True):
    """A draft: its path as given, ``-`` for standard input, and its text.

    Line breaks stand as they are; a byte order mark is no part of the text.
    """

    path: str
    text: str


def read(drafts: Sequence[str]) -> tuple[Document, ...]:
    """The drafts of these files and folders, in the order given, none twice.

    Raises DraftError with every fault where one cannot be read.
    """
    found: dict[str, Document] = {}
    faults: list[Problem] = []
    for path in _expand(drafts, faults):
        key = path if path == STANDARD_INPUT else os.path.realpath(path)
        if key in found:
            continue
        text = _read(path, faults)
        if text is not None:
            found[key] = Document(path, text)
    if faults:
        raise DraftError("drafts_unreadable", faults)
    return tuple(found.values())


def _expand(drafts: Sequence[str], faults: list[Problem]) -> Iterator[str]:
    for draft in drafts:
        if draft == STANDARD_INPUT or not Path(draft).is_dir():
            yield draft
            continue
        inside = list(_inside(draft, faults))
        yield from inside
        if not inside:
            faults.append(_whole(draft, "no_drafts"))


def _inside(folder: str, faults: list[Problem]) -> Iterator[str]:
    """The drafts of a folder and the folders below, sorted; hidden ones are left out."""

    def unreadable(error: OSError) -> None:
        faults.append(_whole(str(error.filename), "draft_unreadable", why=_why(error)))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith(ENDINGS):
                yield str(Path(parent, name))


def _read(path: str, faults: list[Problem]) -> str | None:
    try:
        data = sys.stdin.buffer.read() if path == STANDARD_INPUT else Path(path).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        faults.append(_whole(path, "draft_unreadable", why=_why(error)))
        return None
    text, fault = decode(path, data)
    if fault is not None:
        faults.append(fault)
    return text


def _why(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)


def decode(path: str, data: bytes) -> tuple[str | None, Problem | None]:
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
    rest = data[offset : ends if ends >= 0 else len(data)].decode("utf-8", "backslashreplace")
    place = Place(path, before.count("\n") + 1, len(before) - line_start + 1)
    return Problem(place, code, {"byte": byte}, before[line_start:] + rest)


def _whole(path: str, code: str, **params: str) -> Problem:
    """A fault of a file as a whole: in no line."""
    return Problem(Place(path, 0, 0), code, params)

"""One draft from a file or standard input: text, Markdown, Word, OpenDocument, PDF.

What a file is is told by its content.
"""

from __future__ import annotations

from pathlib import Path

from lukou_cli.documents.document import (
    STANDARD_INPUT,
    Document,
    HowToRead,
    Revisions,
    UnreadableError,
    of_whole,
)
from lukou_cli.documents.kinds import FileKind, kind_of
from lukou_cli.documents.text import decode_text
from lukou_cli.errors import DraftError, Problem
from lukou_cli.files import TooLargeError, read_bytes, read_standard_input, why

# What else an office keeps drafts in, each with its own way out.
_ELSEWHERE = {
    FileKind.OLE2: "draft_ole2",
    FileKind.ENCRYPTED: "document_encrypted",
    FileKind.RTF: "draft_rtf",
}
# What is called so and is no text has lost its beginning.
_DAMAGED = {
    ".docx": "document_damaged",
    ".odt": "document_damaged",
    ".pptx": "document_damaged",
    ".pdf": "pdf_damaged",
}


def read_draft(path: str | Path, how: HowToRead | None = None) -> Document:
    """One draft of any format; raises DraftError, whose one problem tells why it cannot be read."""
    opened = open_one(str(path), how or HowToRead())
    if isinstance(opened, Problem):
        raise DraftError("drafts_unreadable", [opened])
    return opened


def open_one(path: str, how: HowToRead) -> Document | Problem:
    """One draft, or what keeps it from being read; the final text where there are two."""
    opened = open_draft(path, how)
    return opened if isinstance(opened, Problem) else opened[0]


def open_draft(path: str, how: HowToRead) -> list[Document] | Problem:
    """One draft; two where both texts of its tracked changes are asked for."""
    data = _bytes(path, how.most)
    if isinstance(data, Problem):
        return data
    both = how.revisions is Revisions.BOTH
    first = _opened(path, data, how, Revisions.FINAL if both else how.revisions)
    if isinstance(first, Problem):
        return first
    if not (both and first.revisions):
        return [first]
    second = _opened(path, data, how, Revisions.ORIGINAL)
    return second if isinstance(second, Problem) else [first, second]


def _opened(path: str, data: bytes, how: HowToRead, revisions: Revisions) -> Document | Problem:
    found = kind_of(data)
    if found is FileKind.ARCHIVE:
        from lukou_cli.documents.office import read_office

        return read_office(path, data, how.most, revisions)
    if found is FileKind.PDF:
        from lukou_cli.documents.pdf.read import read_pdf

        return read_pdf(path, data, how.most)
    if found in _ELSEWHERE:
        return UnreadableError(_ELSEWHERE[found]).problem(path)
    text = decode_text(path, data, how.encoding)
    if not isinstance(text, Problem):
        return Document(path, text.text, text.encoding)
    damaged = _DAMAGED.get(Path(path).suffix.lower())
    return of_whole(path, damaged) if damaged else text


def _bytes(path: str, most: int) -> bytes | Problem:
    try:
        return read_standard_input(most) if path == STANDARD_INPUT else read_bytes(path, most)
    except TooLargeError as error:
        return of_whole(path, "draft_too_large", limit=error.limit)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        return of_whole(path, "draft_unreadable", why=why(error))

"""What a file is, told by its content, whatever its name ends in."""

from __future__ import annotations

from enum import Enum


class FileKind(Enum):
    TEXT = "text"
    ARCHIVE = "archive"
    OLE2 = "ole2"
    ENCRYPTED = "encrypted"
    PDF = "pdf"
    RTF = "rtf"


_BEGINNINGS = (
    (b"PK\x03\x04", FileKind.ARCHIVE),
    (b"PK\x05\x06", FileKind.ARCHIVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind.OLE2),
    (b"%PDF-", FileKind.PDF),
    (b"{\\rtf", FileKind.RTF),
)
# The stream in which Office keeps a document with a password, a .docx too.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def kind_of(data: bytes) -> FileKind:
    for beginning, found in _BEGINNINGS:
        if data.startswith(beginning):
            return FileKind.ENCRYPTED if found is FileKind.OLE2 and _ENCRYPTED in data else found
    return FileKind.TEXT

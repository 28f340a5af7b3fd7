"""The zip archives that documents are: read part by part, within limits, never to disk."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from lukou_cli.documents.document import UnreadableError
from lukou_cli.files import MIB, TooLargeError, drain, size

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zipfile import ZipInfo

# The directory of an archive is held in memory, some 500 bytes for each of its entries.
_MOST_ENTRIES = 20_000
_ENTRY = b"PK\x01\x02"
# What a copy may come to when unpacked; it passes through memory piece by piece.
_MOST_COPIED = 1 << 30
_ENCRYPTED = 0x1


class Package:
    """The parts of an archive. All that are read may have `most` bytes together.

    Raises UnreadableError for what is no sound archive, or names places outside of itself.
    """

    def __init__(self, data: bytes, most: int) -> None:
        self._most = self._room = most
        if data.count(_ENTRY) > _MOST_ENTRIES:
            raise UnreadableError("document_entries", limit=str(_MOST_ENTRIES))
        try:
            self._zip = ZipFile(io.BytesIO(data))
        except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise UnreadableError("document_damaged") from error
        self._parts: dict[str, ZipInfo] = {}
        for info in self._zip.infolist():
            self._add(info)

    def _add(self, info: ZipInfo) -> None:
        name = info.filename
        if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/"):
            raise UnreadableError("document_path", part=name)
        if name in self._parts:
            raise UnreadableError("document_twice", part=name)
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableError("document_encrypted")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise UnreadableError("document_damaged")
        self._parts[name] = info

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def read(self, name: str) -> bytes:
        """The bytes of a part; raises UnreadableError where it is missing, damaged or too large."""
        info = self._parts.get(name)
        if info is None:
            raise UnreadableError("document_part", part=name)
        if info.file_size > self._room:
            raise UnreadableError("document_too_large", limit=size(self._most))
        try:
            with self._zip.open(info) as stream:
                content = drain(stream, self._room)  # type: ignore[arg-type]
        except TooLargeError as error:
            raise UnreadableError("document_too_large", limit=size(self._most)) from error
        except (BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
            raise UnreadableError("document_part_damaged", part=name) from error
        self._room -= len(content)
        return content

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The archive with these parts changed or added, all others as they are, in their order."""
        if sum(info.file_size for info in self._parts.values()) > _MOST_COPIED:
            raise UnreadableError("document_too_large", limit=size(_MOST_COPIED))
        out = io.BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as target:
            for name, info in self._parts.items():
                if name in changed:
                    target.writestr(info, changed[name])
                    continue
                try:
                    with self._zip.open(info) as old, target.open(info, "w") as new:
                        while piece := old.read(MIB):
                            new.write(piece)
                except (BadZipFile, zlib.error, EOFError) as error:
                    raise UnreadableError("document_part_damaged", part=name) from error
            for name, content in changed.items():
                if name not in self._parts:
                    target.writestr(name, content)
        return out.getvalue()

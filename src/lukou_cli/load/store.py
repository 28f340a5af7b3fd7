"""Compiled catalogues of a person's own files, kept in a folder and used while they are true.

A catalogue is taken from there only where every file that would be read, the used ones too, has
the content that it was made of, to the bit, and where this very loader made it. Otherwise the
files themselves are read, as if nothing had been kept.
"""

from __future__ import annotations

import hashlib
import os
from stat import S_ISREG
from typing import TYPE_CHECKING

from lukou_cli.errors import DataError
from lukou_cli.files import TooLargeError, drain
from lukou_cli.load.compiled import Compiled, DamagedError, Origin, SourceFile
from lukou_cli.load.sources import PACKAGE, Sources, used_path
from lukou_cli.load.trees import Opened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lukou_cli.model.catalogue import Catalogue

_ENDING = ".compiled"
_NAME_DIGITS = 32
# A compiled file is about as large as its sources, of which there may be many.
_MOST_COMPILED = 1 << 30
# The code that makes a catalogue of content, and the version.
_LOADER = ("__init__.py", "load/*.py", "model/*.py")


def compiled_path(folder: Path, named: Sequence[Path]) -> Path:
    """Where the catalogue of these files and folders, in this order, is kept."""
    names = "\0".join(os.path.realpath(path) for path in named)
    digest = hashlib.sha256(os.fsencode(names)).hexdigest()
    return folder / f"{digest[:_NAME_DIGITS]}{_ENDING}"


def still_true(path: Path, files: Sequence[Path], most: int) -> Catalogue | None:
    """The catalogue that was kept of these files; None where there is none that is still true."""
    content = _own_bytes(path)
    if content is None:
        return None
    try:
        found = Compiled(content)
        if _is_true(found.origin, files, most):
            return found.catalogue(DataError("compiled_damaged", path=str(path)))
    except DamagedError:
        return None
    return None


class Recorded(Opened):
    """Files read as trees, and what a compiled file has to remember of them."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self._sources: list[SourceFile] = []

    @property
    def origin(self) -> Origin:
        """Of files without problems."""
        return Origin(_loader_digest(), tuple(self._sources))

    def take(self, path: Path, content: bytes) -> None:
        super().take(path, content)
        if not self.problems:
            _, root = self.trees[-1]
            used = root.get("uses")
            names = tuple(node.text or "" for node in (used.items if used else None) or ())
            self._sources.append(SourceFile(_digest(path, content), names))


class _ChangedError(Exception):
    """A file is not what it was."""


class _Again(Sources):
    """The way of reading gone once more, by what the files were known to use."""

    def __init__(self, origin: Origin, most: int) -> None:
        super().__init__(most)
        self._uses = {source.digest: source.uses for source in origin.sources}
        self.digests: list[bytes] = []

    def take(self, path: Path, content: bytes) -> None:
        digest = _digest(path, content)
        if digest not in self._uses:
            raise _ChangedError
        for name in self._uses[digest]:
            self.add(used_path(path, name))
        self.digests.append(digest)


def _is_true(origin: Origin, files: Sequence[Path], most: int) -> bool:
    # What comes through a pipe can be read once only.
    if origin.loader != _loader_digest() or not all(map(os.path.isfile, files)):
        return False
    again = _Again(origin, most)
    try:
        again.add_all(files)
    except (_ChangedError, DataError):
        return False
    return again.digests == [source.digest for source in origin.sources]


def _digest(path: Path, content: bytes) -> bytes:
    """Of a file's content, and of its ending, by which JSON is read otherwise than YAML."""
    return hashlib.sha256(path.suffix.lower().encode() + b"\0" + content).digest()


def _loader_digest() -> bytes:
    """Of the code itself, since a checkout changes without a new version."""
    whole = hashlib.sha256()
    for pattern in _LOADER:
        for module in sorted(PACKAGE.glob(pattern)):
            whole.update(module.read_bytes())
    return whole.digest()


def _own_bytes(path: Path) -> bytes | None:
    """The bytes of a file that is the user's own, as this lukou wrote it; None for all else."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        with open(os.open(path, flags), "rb", buffering=0) as file:  # noqa: PTH123  a descriptor
            found = os.fstat(file.fileno())
            if not S_ISREG(found.st_mode) or found.st_size > _MOST_COMPILED:
                return None
            if os.name == "posix" and found.st_uid != os.geteuid():
                return None
            return drain(file, _MOST_COMPILED, found.st_size)
    except (OSError, TooLargeError):
        return None

"""The files that data is made of: those named and those they use, each read once."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from lukou_cli.errors import DataError
from lukou_cli.files import TooLargeError, packaged, read_bytes, why

if TYPE_CHECKING:
    from collections.abc import Iterable

ENDINGS = (".yaml", ".yml", ".json")
PACKAGE = Path(__file__).parents[1]
_NAME = re.compile("[a-z][a-z0-9_]*", re.ASCII)


def packaged_path(name: str = "indicators") -> Path:
    """The file of a catalogue that comes with lukou."""
    return packaged(f"{name}.yaml")


def used_path(path: Path, name: str) -> Path:
    """The file that one file calls so: one that comes with lukou, or one seen from its folder."""
    shipped = packaged_path(name) if _NAME.fullmatch(name) else None
    return shipped if shipped and shipped.exists() else path.parent / name


class Sources(ABC):
    """Reads files, each once under whatever names; `take` says what is made of one."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: set[Path] = set()

    def add(self, path: Path) -> None:
        """Read a file and take it; raises DataError where it cannot be read."""
        if path.suffix.lower() not in ENDINGS:
            raise DataError("data_ending", path=str(path))
        try:
            content = read_bytes(path, self._most)
            known = path.resolve()
        except OSError as error:
            raise DataError("data_unreadable", path=str(path), why=why(error)) from error
        except TooLargeError as error:
            raise DataError("data_too_large", path=str(path), limit=error.limit) from error
        if known not in self._known:
            self._known.add(known)
            self.take(path, content)

    def add_all(self, paths: Iterable[Path]) -> None:
        for path in paths:
            self.add(path)

    @abstractmethod
    def take(self, path: Path, content: bytes) -> None:
        """The content of a file, told once; the files that it uses are to be added."""

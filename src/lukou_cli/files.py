"""Bounded reading: what is too large is refused early, whether file, pipe or endless device."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

MIB = 1 << 20
MOST_DATA = 16 * MIB
MOST_TEXT = 32 * MIB


_PACKAGE = Path(__file__).parent


def packaged(name: str) -> Path:
    """A data file that comes with lukou: the wheel's own copy, else the checkout's."""
    inside = _PACKAGE / "data" / name
    return inside if inside.exists() else _PACKAGE.parents[1] / "data" / name


class TooLargeError(Exception):
    """More bytes than allowed; `limit` says how many are."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = size(limit)


def read_bytes(path: str | Path, limit: int) -> bytes:
    """The bytes of a file; raises TooLargeError or OSError (ValueError: a NUL in the path)."""
    with Path(path).open("rb", buffering=0) as file:
        found = os.fstat(file.fileno())
        if S_ISREG(found.st_mode) and found.st_size > limit:
            raise TooLargeError(limit)
        return drain(file, limit, found.st_size)


def drain(stream: BinaryIO, limit: int, expected: int = 0) -> bytes:
    """What a stream still holds; raises TooLargeError one byte past the limit, or OSError.

    So many bytes as are ``expected`` are read at once.
    """
    pieces: list[bytes] = []
    room, step = limit + 1, max(expected, MIB)
    while room and (piece := stream.read(min(room, step))):
        pieces.append(piece)
        room -= len(piece)
    if not room:
        raise TooLargeError(limit)
    return b"".join(pieces)


def read_standard_input(limit: int) -> bytes:
    """What standard input still holds; raises TooLargeError or OSError, also where it is closed."""
    if sys.stdin is None:
        raise OSError(errno.EBADF, "")
    return drain(sys.stdin.buffer, limit)


def why(error: OSError | ValueError) -> str:
    """The reason as the system's own code (ENOENT), for words to be found for it."""
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    return errno.errorcode.get(number or 0, str(error))


def size(count: int) -> str:
    return f"{count // MIB} MiB" if count % MIB == 0 else f"{count} B"

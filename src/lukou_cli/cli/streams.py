"""Standard output and standard error, of which no failure is taken for another one.

Standard error never fails: a message that nobody can receive changes no exit code. A failure
of standard output is an exception of its own, never an OSError that says nothing of its place.
"""

from __future__ import annotations

import io
import os
import select
import sys
from typing import TYPE_CHECKING, TextIO

from lukou_cli.errors import ClosedPipeError, OutputError
from lukou_cli.files import why

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


def set_up() -> None:
    """Make both streams ready; those that are closed lead nowhere."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            # Else the next file opened would stand in its place.
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = _opened(sys.stdout, _Output(1, "wb", closefd=False))
    sys.stderr = _opened(sys.stderr, _Messages(2, "wb", closefd=False))


def _opened(stream: TextIO | None, raw: _Output | _Messages) -> TextIO:
    """A stream that writes UTF-8, or what a terminal understands; escapes where it does not."""
    terminal = raw.isatty()
    if terminal and os.name == "nt" and isinstance(stream, io.TextIOWrapper):
        # The console of Windows takes characters, not bytes.
        stream.reconfigure(errors="backslashreplace", newline="\n")
        return stream
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=stream.encoding if terminal and stream is not None else "utf-8",
        errors="backslashreplace",
        newline="\n",
        line_buffering=terminal or raw.fileno() == 2,
    )


class _Output(io.FileIO):
    """Standard output; the first failure is told, what is left in the buffer then goes nowhere."""

    _failed = False

    def write(self, data: ReadableBuffer, /) -> int:
        if self._failed:
            return memoryview(data).nbytes
        try:
            while (written := super().write(data)) is None:
                select.select([], [self], [])  # somebody else has made the pipe non-blocking
        except BrokenPipeError as error:
            self._failed = True
            raise ClosedPipeError from error
        except OSError as error:
            self._failed = True
            raise OutputError("standard_output", why=why(error)) from error
        return written


class _Messages(io.FileIO):
    """Standard error."""

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            written = super().write(data)
        except OSError:
            written = None
        return memoryview(data).nbytes if written is None else written

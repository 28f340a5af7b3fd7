"""Where output goes: to standard output, or to a file that is replaced whole or not at all."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path
from stat import S_IMODE, S_ISREG
from typing import TYPE_CHECKING

from lukou_cli.cli.signals import Unfinished
from lukou_cli.errors import ClosedPipeError, OutputError, UsageError
from lukou_cli.files import why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import TextIO

STANDARD_OUTPUT = Path("-")


def write(lines: Iterable[str]) -> None:
    """Write lines to standard output."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def deliver(
    render: Callable[[TextIO], None],
    output: Path | None,
    show: Callable[[Callable[[TextIO], None]], None] | None = None,
) -> None:
    """Render to standard output, which ``show`` may do in its own way, or to a file."""
    if output is None or output == STANDARD_OUTPUT:
        if show is None:
            render(sys.stdout)
        else:
            show(render)
        return
    # Rendered whole before the file is touched: a failure leaves the old file as it was.
    content = io.StringIO()
    render(content)
    save(output, content.getvalue().encode("utf-8", "backslashreplace"))


def deliver_bytes(content: bytes, output: Path | None, refused: str) -> None:
    """Write what is no text to a file or a pipe; raises UsageError, `refused`, for a terminal."""
    if output is not None and output != STANDARD_OUTPUT:
        save(output, content)
        return
    if sys.stdout.isatty():
        raise UsageError(refused)
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def keep_apart(read: Sequence[object], *outputs: Path | None) -> None:
    """Raises UsageError where an output would replace one of the files that are read.

    What is read may also be a text itself, which no output replaces.
    """
    for output in filter(None, outputs):
        if any(replaces(output, each) for each in read if isinstance(each, str | Path)):
            raise UsageError("output_is_read", path=output)


def replaces(output: Path, read: Path | str) -> bool:
    """Whether what is written to one path replaces the file that another one names."""
    if output == STANDARD_OUTPUT or not all(map(os.path.isfile, (output, read))):
        return False  # Path's own raises where a name is too long
    return output.samefile(read)


def save(path: Path, content: bytes) -> None:
    """Put the content in a file; raises OutputError, the old file being whole then.

    Pipes and devices are written to; a file is written beside and renamed, with the mode
    and owner of the one it replaces. Symbolic links are followed.
    """
    try:
        found = _stat(path)
        if found is not None and (stream := _standing_for(found)) is not None:
            stream.flush()
            stream.buffer.write(content)
        elif found is not None and not S_ISREG(found.st_mode):
            path.write_bytes(content)
        else:
            _replace(os.path.realpath(path), content, found)
    except BrokenPipeError as error:
        raise ClosedPipeError from error
    except OSError as error:
        raise OutputError("output_unwritable", path=path, why=why(error)) from error


def save_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Put files in a folder, which is made where there is none, each replaced whole, in order.

    Raises OutputError.
    """
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError("output_unwritable", path=path, why=why(error)) from error
    for name, content in files.items():
        save(path / name, content)


def save_privately(path: Path, content: bytes) -> None:
    """`save` in a folder that is made where there is none, for this user alone."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError("output_unwritable", path=path.parent, why=why(error)) from error
    save(path, content)


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _standing_for(found: os.stat_result) -> TextIO | None:
    """The standard stream that leads to this very file: /dev/stdout must not cut off a log."""
    for stream in (sys.stdout, sys.stderr):
        if os.path.samestat(found, os.fstat(stream.fileno())):
            return stream
    return None


def _replace(path: str, content: bytes, old: os.stat_result | None) -> None:
    if old is not None and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "")
    folder = os.path.dirname(path)  # noqa: PTH120  as realpath gives it
    descriptor, beside = _create(folder)
    with Unfinished(beside):
        with os.fdopen(descriptor, "wb") as file:
            if old is not None and os.name == "posix":
                with suppress(OSError):  # only the superuser may give files away
                    os.fchown(descriptor, old.st_uid, old.st_gid)
                os.fchmod(descriptor, S_IMODE(old.st_mode))
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        os.replace(beside, path)  # noqa: PTH105


def _create(folder: str) -> tuple[int, str]:
    """A new file in the folder, hidden, its name short whatever the name it will get."""
    for number in count():
        path = os.path.join(folder, f".lukou-{os.getpid()}-{number}.tmp")  # noqa: PTH118
        with suppress(FileExistsError):
            return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666), path
    raise AssertionError

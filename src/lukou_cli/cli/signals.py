"""What a signal does: it ends the run at once, without a traceback or an unfinished file.

An exception would not do: raised within a callback of the import system it is printed and lost.
"""

from __future__ import annotations

import os
import signal

TYPE_CHECKING = False  # typing and contextlib would be imported before a signal is heeded
if TYPE_CHECKING:
    from types import FrameType

_INTERRUPTED = 130
_unfinished: set[str] = set()


def heed() -> None:
    """Heed signals from now on; those the caller wants ignored (nohup, &) stay ignored."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


class Unfinished:
    """A file that must not stay behind when a failure or a signal ends what is done within."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> None:
        _unfinished.add(self._path)

    def __exit__(self, *failure: object) -> None:
        _remove(self._path)
        _unfinished.discard(self._path)


def _remove(path: str) -> None:
    try:
        os.unlink(path)  # noqa: PTH108  pathlib would be imported before a signal is heeded
    except OSError:
        return  # renamed already


def _end(number: int, _frame: FrameType | None) -> None:
    for path in _unfinished:
        _remove(path)
    if number == signal.SIGINT:
        os._exit(_INTERRUPTED)
    # Whoever sent another signal sees that it was the end of the run.
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)

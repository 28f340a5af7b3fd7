"""What a signal does: it ends the run at once, without a traceback or an unfinished file.

An exception would not do: raised within a callback of the import system it is printed and lost.
"""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
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


@contextmanager
def unfinished(path: str) -> Iterator[None]:
    """A file that must not stay behind when a failure or a signal ends what is done within."""
    _unfinished.add(path)
    try:
        yield
    finally:
        with suppress(OSError):  # renamed already
            os.unlink(path)  # noqa: PTH108  the path may be relative to a folder that is gone
        _unfinished.discard(path)


def _end(number: int, _frame: FrameType | None) -> None:
    for path in _unfinished:
        with suppress(OSError):
            os.unlink(path)  # noqa: PTH108
    if number == signal.SIGINT:
        os._exit(_INTERRUPTED)
    # Whoever sent another signal sees that it was the end of the run.
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)

"""What does not fit on the screen goes through the pager that the user has chosen."""

from __future__ import annotations

import io
import os
import shutil
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

# The shell knows no such program, or may not run it.
_NOT_RUN = (126, 127)


def through_pager(render: Callable[[TextIO], None]) -> None:
    """Render to standard output, a terminal; through the pager where it is too low for it all."""
    pager = _chosen()
    if not pager:
        render(sys.stdout)
        return
    screen = _Screen()
    render(screen)
    text = screen.getvalue()
    if text.count("\n") < shutil.get_terminal_size().lines or not _paged(pager, text):
        sys.stdout.write(text)


class _Screen(io.StringIO):
    """What is rendered for the terminal before it is known how long it is."""

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return sys.stdout.encoding

    def isatty(self) -> bool:
        return True


def _chosen() -> str:
    """LUKOU_PAGER, else PAGER; cat, or nothing, is none."""
    pager = os.environ.get("LUKOU_PAGER", os.environ.get("PAGER", "")).strip()
    return "" if pager == "cat" else pager


def _paged(pager: str, text: str) -> bool:
    """Whether the pager took the text; it is run by the shell, with git's defaults for less."""
    import subprocess

    environment = {"LESS": "FRX", "LV": "-c", **os.environ}
    sys.stdout.flush()
    with _interrupts_left_to_the_pager():
        process = subprocess.Popen(pager, shell=True, stdin=subprocess.PIPE, env=environment)  # noqa: S602
        encoded = text.encode(sys.stdout.encoding, "backslashreplace")
        process.communicate(encoded)  # a pager that is left early is no failure
    return process.returncode not in _NOT_RUN


@contextmanager
def _interrupts_left_to_the_pager() -> Iterator[None]:
    """Ctrl-C is for the pager; a handler, unlike SIG_IGN, is not inherited by it."""
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)

"""How far a long run has come: a line on a terminal's standard error, gone at the end."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeVar

    from lukou_cli.i18n import Messages

    Item = TypeVar("Item")

# What is done sooner needs no line; and how often it is written.
_QUIET = 1.0
_EVERY = 0.1


def with_progress(words: Messages, items: Iterable[Item], total: int) -> Iterator[Item]:
    """The items as they come; nothing is written where nobody looks, or it takes no time."""
    if not sys.stderr.isatty():
        yield from items
        return
    due = time.monotonic() + _QUIET
    shown = ""
    told = words.gettext("{done} of {total} drafts checked")
    try:
        for done, item in enumerate(items, 1):
            now = time.monotonic()
            if now >= due:
                due = now + _EVERY
                _overwrite(shown)
                shown = told.format(done=done, total=total)
                print(shown, end="", file=sys.stderr, flush=True)
            yield item
    finally:
        _overwrite(shown)


def _overwrite(shown: str) -> None:
    """Blanks in the place of a line; a Chinese character takes two."""
    if shown:
        width = len(shown) + sum(not char.isascii() for char in shown)
        print(f"\r{' ' * width}\r", end="", file=sys.stderr, flush=True)

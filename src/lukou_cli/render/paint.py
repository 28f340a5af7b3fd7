"""What is painted on a terminal and plain elsewhere: consoles, styles, lines of styled parts.

Rich is imported where something is painted or laid out, which takes longer than everything
else that a short run does.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from rich.console import Console

    Part = tuple[str, str]  # a text and its style

STYLES = {
    "good": "green",
    "bad": "red",
    "warning": "yellow",
    "quiet": "dim",
    "chart": "cyan",
    "": "",
}


def write_parts(lines: Iterable[list[Part]], out: TextIO) -> None:
    if out.isatty() or os.environ.get("FORCE_COLOR"):
        _paint(lines, out)
    else:
        out.writelines("".join(text for text, _ in parts).rstrip() + "\n" for parts in lines)


def _paint(lines: Iterable[list[Part]], out: TextIO) -> None:
    from rich.text import Text

    # Rich takes a terminal that says its width is 0 at its word, and prints nothing.
    console = console_for(out, shutil.get_terminal_size().columns)
    for parts in lines:
        line = Text.assemble(*parts)
        line.rstrip()
        console.print(line, soft_wrap=True)


def console_for(out: TextIO, width: int) -> Console:
    """A console of this width that parses nothing and paints on terminals, as NO_COLOR,
    FORCE_COLOR and TERM have it.
    """
    from rich.console import Console

    # A dumb terminal keeps its width only where its height is given too.
    return Console(file=out, width=width, height=25, highlight=False, markup=False, emoji=False)

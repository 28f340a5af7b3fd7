"""Lines of styled parts, painted on a terminal and plain elsewhere.

Rich paints, but does not lay out: where nothing is painted it is not even imported,
since that takes longer than everything else that `lukou gap` does.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    Part = tuple[str, str]  # a text and its style

STYLES = {"good": "green", "bad": "red", "warning": "yellow", "quiet": "dim", "": ""}


def write(lines: Iterable[list[Part]], out: TextIO) -> None:
    if out.isatty() or os.environ.get("FORCE_COLOR"):
        _paint(lines, out)
    else:
        out.writelines("".join(text for text, _ in parts).rstrip() + "\n" for parts in lines)


def _paint(lines: Iterable[list[Part]], out: TextIO) -> None:
    from rich.console import Console
    from rich.text import Text

    # Rich takes a terminal that says its width is 0 at its word, and prints nothing.
    columns = shutil.get_terminal_size().columns
    console = Console(file=out, width=columns, highlight=False, soft_wrap=True)
    for parts in lines:
        line = Text.assemble(*parts)
        line.rstrip()
        console.print(line)

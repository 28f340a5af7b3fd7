"""SVG: the table as a picture of a screen, to put into a document or a page."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from lukou_cli.render.rich_table import lay_out

if TYPE_CHECKING:
    from typing import Any, TextIO

    from lukou_cli.tables.table import Table

# A wider picture is too small to be read on a page.
_WIDEST = 120
_FONTS = '"Noto Sans Mono CJK SC", "Sarasa Mono SC", Menlo, Consolas, monospace'


def render(table: Table[Any], out: TextIO) -> None:
    parts, width = lay_out(table.view(), _WIDEST)
    console = Console(
        record=True, file=io.StringIO(), width=width, force_terminal=True, color_system="truecolor",
        highlight=False, markup=False, emoji=False, legacy_windows=False, _environ={},
    )  # fmt: skip
    for part in parts:
        console.print(part, soft_wrap=isinstance(part, Text))
    out.write(console.export_svg(title="lukou", code_format=_self_contained()) + "\n")


def _self_contained() -> str:
    """Rich's picture without the fonts that it would fetch from the network."""
    template = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return re.sub(
        r"font-family: (Fira Code, monospace|arial);", f"font-family: {_FONTS};", template
    )

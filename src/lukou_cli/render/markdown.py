"""Markdown: the view as pipe tables, to paste into a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, TextIO

    from lukou_cli.tables.table import Table

_MARKUP = re.compile(r"([\\`*_\[\]<>|#~])")


def render(table: Table[Any], out: TextIO) -> None:
    view = table.view()
    if view.bare:
        out.writelines(_row(cell.text for cell in line.cells) for line in view.lines)
        return
    out.write(f"**{_escape(view.title)}**\n")
    if view.legend:
        out.write(f"\n{_escape(view.legend)}\n")
    for group in view.groups:
        out.write("\n")
        if group.heading:
            out.write(f"**{_escape(group.heading)}**\n\n")
        out.write(_row(head.label for head in view.heads))
        out.write(_rule("---:" if head.numeric else "---" for head in view.heads))
        out.writelines(_row(cell.text for cell in line.cells) for line in group.lines)
        for line in group.lines:
            if line.details:
                out.write(f"\n{_escape(line.cells[0].text)}\n\n")
                out.writelines(f"- {_escape(detail)}\n" for detail in line.details)
    if view.footnotes:
        out.write("\n")
        out.writelines(f"- {_escape(note)}\n" for note in view.footnotes)


def _row(texts: Iterable[str]) -> str:
    return "| " + " | ".join(_escape(text) for text in texts) + " |\n"


def _rule(marks: Iterable[str]) -> str:
    return "| " + " | ".join(marks) + " |\n"


def _escape(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)

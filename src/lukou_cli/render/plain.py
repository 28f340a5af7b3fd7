"""Plain characters for terminals that have no others: bars, rules and signs of bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.tables.table import Group, Line

if TYPE_CHECKING:
    from lukou_cli.tables.table import Cell, Head, View

_PLAIN = {
    "█": "#", "▉": "#", "▊": "#", "▋": "#", "▌": "#", "▍": "#", "▎": "|", "▏": "|",
    "▁": "_", "▂": ".", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "%",
    "▒": "%", "░": ":", "│": "|", "├": "|", "┤": "|", "╞": "[", "╡": "]", "═": "=", "─": "-",
    "→": ">", "≥": ">=", "≤": "<=", "≈": "~", "−": "-", "–": "-", "—": "-", "·": "|",
    "“": '"', "”": '"',
}  # fmt: skip

Spelling = dict[int, str]


def spelling_for(encoding: str | None) -> Spelling:
    """What stands for the characters that an encoding does not have; nothing for any text."""
    if encoding is None or encoding.lower().replace("-", "") == "utf8":
        return {}
    return str.maketrans({c: plain for c, plain in _PLAIN.items() if not _has(encoding, c)})


def spelled(view: View, spelling: Spelling) -> View:
    """The view in other characters, its numbers still on their decimal points."""
    if not spelling:
        return view

    def cell(of: Cell) -> Cell:
        lead = None if of.point is None else len(of.text[: of.point].translate(spelling))
        return msgspec.structs.replace(of, text=of.text.translate(spelling), point=lead)

    def line(of: Line) -> Line:
        details = tuple(detail.translate(spelling) for detail in of.details)
        return Line(tuple(map(cell, of.cells)), details)

    def head(of: Head) -> Head:
        return msgspec.structs.replace(of, label=of.label.translate(spelling))

    return msgspec.structs.replace(
        view,
        title=view.title.translate(spelling),
        heads=tuple(map(head, view.heads)),
        groups=tuple(
            Group(group.heading.translate(spelling), tuple(map(line, group.lines)))
            for group in view.groups
        ),
        footnotes=tuple(note.translate(spelling) for note in view.footnotes),
        legend=view.legend.translate(spelling),
    )


def _has(encoding: str, character: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True

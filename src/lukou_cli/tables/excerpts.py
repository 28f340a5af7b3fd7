"""A line of a draft with a mark below a part of it, short enough to be seen at once."""

from __future__ import annotations

from lukou_cli.tables.messages import printable

# Columns of a terminal, of which a Chinese character takes two.
_WIDTH = 76
_CUT = "…"


def underlined(line: str, start: int, end: int) -> tuple[str, str]:
    """The line around [start, end), and a line of carets below that part.

    What does not fit is cut on both sides, the part itself never; control characters are shown
    as escapes, line breaks not at all.
    """
    from rich.cells import cell_len

    part = printable(line[start:end].rstrip("\r\n"))
    before, after = line[:start].lstrip(), line[end:].rstrip()
    room = max(0, _WIDTH - cell_len(part))
    tail, room_left = _fitting(after, room - min(room // 2, cell_len(before[-_WIDTH:])))
    head, _ = _fitting(before[::-1], room - cell_len(tail) if room_left else room // 2)
    head = "".join(reversed(head))
    lead = (_CUT if len(head) < len(before) else "") + printable(head)
    shown = lead + part + printable(tail) + (_CUT if len(tail) < len(after) else "")
    return shown, " " * cell_len(lead) + "^" * max(1, cell_len(part))


def _fitting(text: str, room: int) -> tuple[str, bool]:
    """As much from the text's beginning as has room, and whether that was all of it."""
    from rich.cells import cell_len

    used = 0
    for index, char in enumerate(text):
        used += cell_len(printable(char))
        if used > room:
            return text[:index], False
    return text, True

"""Notes of an indicator and of its facts in one cell, and taken apart again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lukou_cli.load.spec import LONGEST_NOTE
from lukou_cli.model.indicator import BETWEEN_NOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

_END = re.compile(f"{re.escape(BETWEEN_NOTES)}|$")


def shared_note(cells: Sequence[str]) -> str:
    """What the cells of an indicator's facts begin with, as its own note; empty where nothing.

    Whole notes only. Of several possible ones the longest that a note may be, with what is left
    of every cell short enough for a note too.
    """
    longest = max(map(len, cells))
    found = ""
    for end in _END.finditer(cells[0][: LONGEST_NOTE + len(BETWEEN_NOTES)]):
        note = cells[0][: end.start()]
        before = note + BETWEEN_NOTES
        if not all(cell == note or cell.startswith(before) for cell in cells):
            if note:
                break
            continue
        if note and len(note) <= LONGEST_NOTE >= longest - len(before):
            found = note
    return found

"""Notes of an indicator and of its facts in one cell, and taken apart again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.load.spec import LONGEST_NOTE
from lukou_cli.model.indicator import BETWEEN_NOTES

if TYPE_CHECKING:
    from collections.abc import Sequence


def shared_note(cells: Sequence[str]) -> str:
    """What the cells of an indicator's facts begin with, as its own note; empty where nothing.

    Whole notes only. Of several possible ones the longest that a note may be, with what is left
    of every cell short enough for a note too.
    """
    parts = [cell.split(BETWEEN_NOTES) for cell in cells]
    most = min(map(len, parts))
    for count in range(most, 0, -1):
        shared = BETWEEN_NOTES.join(parts[0][:count])
        rests = [BETWEEN_NOTES.join(part[count:]) for part in parts]
        if (
            shared
            and all(part[:count] == parts[0][:count] for part in parts)
            and max(map(len, (shared, *rests))) <= LONGEST_NOTE
        ):
            return shared
    return ""

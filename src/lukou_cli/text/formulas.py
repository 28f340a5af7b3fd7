"""Texts that a spreadsheet would calculate: quoted with ' on the way out, freed on the way in."""

from __future__ import annotations

# A cell that starts like this is a formula to a spreadsheet.
_STARTS = ("=", "+", "-", "@")


def neutralised(text: str) -> str:
    """The text as a cell that no spreadsheet calculates."""
    return f"'{text}" if text.startswith(_STARTS) else text


def as_written(cell: str) -> str:
    """What a cell says that may have been neutralised."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_STARTS) else cell

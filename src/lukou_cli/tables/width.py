"""Widths on a terminal: Chinese characters take two cells."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, east_asian_width

# A run of characters that stay together, with the spaces after it; Chinese breaks anywhere.
_PIECE = re.compile(r"[!-\u2fff]+ *| +|.")


@lru_cache(maxsize=4096)
def width(text: str) -> int:
    """How many cells a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text
    )


def wrap(text: str, limit: int) -> list[str]:
    """The text in lines of at most ``limit`` cells, broken at spaces and between Chinese."""
    if width(text) <= limit:
        return [text]
    lines = [""]
    for piece in _PIECE.findall(text):
        if width(lines[-1] + piece.rstrip()) <= limit:
            lines[-1] += piece
        elif width(piece) <= limit:
            lines.append(piece)
        else:
            for char in piece:
                if width(lines[-1] + char) > limit:
                    lines.append("")
                lines[-1] += char
    return [line.rstrip() for line in lines if line.strip()] or [""]

"""What regular expressions of several modules are made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


# How the names of months begin in English.
ENGLISH_MONTHS = "jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec"


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; of no words one that never matches."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"

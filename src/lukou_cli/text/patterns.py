r"""What regular expressions of several modules are made of.

A Chinese character is written [^\W\d_A-Za-z], a letter that is no Latin one: a class of all
20,000 costs a millisecond to compile, and a page is checked in a few hundred.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


# How the names of months begin in English.
ENGLISH_MONTHS = "jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec"


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; of no words one that never matches.

    They are grouped by their first characters, so that few are tried at a place of a text. Where
    case does not count they are to be given in one case.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[:1], []).append(re.escape(word[1:]))
    grouped = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items())
    return "|".join(grouped) or r"(?!)"


def starts_of(words: Iterable[str]) -> str:
    """A look ahead at what a word begins with: most places of a text are refused at once."""
    first = "".join({word[0] for word in words})
    return f"(?=[{re.escape(first)}])" if first else r"(?!)"

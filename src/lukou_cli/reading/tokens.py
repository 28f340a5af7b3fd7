"""The words of a text as tokens: pairs of Chinese characters, Latin words without their endings."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import add
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

_RUN = re.compile(r"[^\W\d_A-Za-z]+|[a-z][a-z&'-]*")


class Token(msgspec.Struct, frozen=True, gc=False):
    """A token at [start, end) of a folded text; ``key`` names it."""

    start: int
    end: int
    key: str


class Tokens:
    """The tokens of one text, to be asked for by span."""

    def __init__(self, found: Sequence[Token]) -> None:
        self.all = found
        self._starts = [token.start for token in found]

    @property
    def keys(self) -> frozenset[str]:
        return frozenset([token.key for token in self.all])

    def within(self, start: int, end: int) -> Sequence[Token]:
        """The tokens that lie wholly in [start, end)."""
        if start >= end:
            return ()
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        chosen = self.all[first:last]
        if chosen and chosen[-1].end > end:
            return [token for token in chosen if token.end <= end]
        return chosen


def pieces(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Pairs of characters of a Chinese run, and Latin words."""
    found: list[tuple[int, int, str]] = []
    for run in _RUN.finditer(text, start, end):
        word, (a, b) = run[0], run.span()
        if word[0] < "\u4e00":
            found.append((a, b, _stem(word)))
        elif len(word) == 1:
            found.append((a, b, word))
        else:
            found += zip(range(a, b), range(a + 2, b + 1), map(add, word, word[1:]), strict=False)
    return found


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    """English words without the endings of plural and participle."""
    for ending in ("ies", "es", "s"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word

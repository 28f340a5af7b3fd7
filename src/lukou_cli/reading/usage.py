"""What n-grams around a figure tell, as learned from labelled drafts.

The data says what indicators are called, and a few words tell of times; people speak of both in
more words. An n-gram, by where it stands, speaks for an answer or against it, with weights
fitted by bench/fit.py. They are of drafts about one place, and count for its reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable


class Usage(msgspec.Struct, frozen=True):
    """What n-grams tell of drafts about a place's reports.

    ``lines`` are the n-grams of a file with what it tells of each (gdp 1.2, tab, gdp_growth -0.4):
    of thousands a draft has few, and these are read when they are met.
    """

    place: str = ""
    lines: Mapping[str, str] = {}

    def told(self, ngrams: Iterable[str]) -> Mapping[str, float]:
        """What n-grams weigh together for each answer that they tell of."""
        told: defaultdict[str, float] = defaultdict(float)
        for ngram in ngrams:
            if line := self.lines.get(ngram):
                for answer, weight in _weights(line):
                    told[answer] += weight
        return told


@lru_cache(maxsize=1 << 14)
def _weights(line: str) -> tuple[tuple[str, float], ...]:
    pairs = (each.split(" ") for each in line.split("\t") if each)
    return tuple((answer, float(weight)) for answer, weight in pairs)


def parse_usage(text: str) -> Usage:
    """What a file tells: the place in its first line, then an n-gram a line."""
    first, *lines = text.rstrip("\n").split("\n")
    return Usage(first, dict(line.split("\t", 1) for line in lines))

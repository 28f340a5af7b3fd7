"""How much of an indicator's words is told around a figure, and how near it.

Of the indicators' mentions a draft tells few words, and these at few places: what was made of
them once is kept.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lukou_cli.check.link.lexicon import Lexicon, Mention

Features = tuple[tuple[int, float], ...]

LEVELS = ("own", "clause", "others", "sentence", "after", "passage", "wide")
NAMES = tuple(f"{what}_{level}" for what in ("cover", "whole", "mass") for level in LEVELS)
_COVER, _WHOLE, _MASS = (range(at, at + len(LEVELS)) for at in range(0, len(NAMES), len(LEVELS)))
_ALL = 0.999
# How much a word counts when the likeliest mention is looked for, by the farthest of its levels.
_COUNTS = (1.0, 0.8, 0.4, 0.5, 0.4, 0.3, 0.2)
_PARTLY = 0.3
_KEPT = 1 << 14


def numbered(values: Iterable[tuple[str, float]], index: Mapping[str, int]) -> Features:
    """Features by the numbers of their names, less those that are nil."""
    return tuple([(index[name], value) for name, value in values if value])


class Cover(msgspec.Struct, frozen=True, gc=False):
    """How much of an indicator's best mention is told.

    ``own`` and ``others`` are the shares of it told up to these levels, ``explained`` is what the
    words of the figure's clause weigh in it.
    """

    own: float
    others: float
    explained: float
    features: Features


_NOTHING = Cover(0.0, 0.0, 0.0, ())


class Coverer:
    """Measures what is told of indicators; made once for a catalogue."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words = [tuple(vocabulary) for vocabulary in lexicon.vocabulary]
        self._kept = lru_cache(maxsize=_KEPT)(self._cover)

    @staticmethod
    def told(levels: Sequence[frozenset[str]]) -> dict[str, tuple[int, ...]]:
        """The tokens around a figure, nearest first, each with the levels it is told at."""
        told: dict[str, tuple[int, ...]] = {}
        for level, keys in enumerate(levels):
            for key in sorted(keys):
                told[key] = (*told.get(key, ()), level)
        return told

    def likely(self, told: Mapping[str, tuple[int, ...]], most: int) -> list[int]:
        """The indicators of which most is told, by the weight of their tokens."""
        owners, weight = self._lexicon.owners, self._lexicon.weight
        sums = dict.fromkeys(chain.from_iterable([owners[key] for key in told]), 0.0)
        for key, levels in told.items():
            heavy = weight[key] * _COUNTS[levels[-1]]
            for index in owners[key]:
                sums[index] += heavy
        return sorted(sums, key=sums.__getitem__, reverse=True)[:most]

    def cover(self, told: Mapping[str, tuple[int, ...]], index: int) -> Cover:
        """How much of an indicator is told."""
        return self._kept(index, tuple(map(told.get, self._words[index])))

    def _cover(self, index: int, at: tuple[tuple[int, ...] | None, ...]) -> Cover:
        """How much of an indicator is told, whose words are told at these levels."""
        weight, mentions = self._lexicon.weight, self._lexicon.mentions[index]
        if not mentions:
            return _NOTHING
        told = {key: levels for key, levels in zip(self._words[index], at, strict=True) if levels}
        chosen = self._best(mentions, told)
        added = [0.0] * len(LEVELS)
        for key in chosen.ordered:
            if key in told:
                for level in told[key]:
                    added[level] += weight[key]
        covers, features, reached, before = [], [], 0.0, 0.0
        for level, more in enumerate(added):
            reached += more
            cover = reached / chosen.mass
            covers.append(cover)
            if cover:
                features.append((_COVER[level], cover))
            if cover > _ALL:
                features.append((_WHOLE[level], 1.0))
            if cover > before:
                features.append((_MASS[level], (cover - before) * chosen.mass / 10))
            before = cover
        return Cover(covers[0], covers[2], covers[1] * chosen.mass, tuple(features))

    def _best(self, mentions: Sequence[Mention], told: Mapping[str, tuple[int, ...]]) -> Mention:
        """The mention of which most is told, the nearer its words the better."""
        weight = self._lexicon.weight
        best, chosen = 0.0, mentions[0]
        for mention in mentions:
            reached = score = 0.0
            for key in mention.ordered:
                if key in told:
                    heavy = weight[key]
                    reached += heavy
                    score += heavy * _COUNTS[told[key][-1]]
            score *= _PARTLY + (reached / mention.mass) ** 2
            if score > best:
                best, chosen = score, mention
        return chosen

"""How much of an indicator's words is told around a figure, and how near it.

Of the indicators' mentions a draft tells few words, and these at few places: what was made of
them once is kept.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lukou_cli.check.link.lexicon import Lexicon, Mention

Features = tuple[tuple[int, float], ...]

LEVELS = ("own", "clause", "others", "sentence", "passage", "wide")
NAMES = tuple(f"{what}_{level}" for what in ("cover", "whole", "mass") for level in LEVELS)
_COVER, _WHOLE, _MASS = (range(at, at + len(LEVELS)) for at in range(0, len(NAMES), len(LEVELS)))
_ALL = 0.999
# How much a word counts when the likeliest mention is looked for, by the farthest of its levels.
_COUNTS = (0.0, 1.0, 0.8, 0.4, 0.5, 0.3, 0.2)
_NEARNESS = tuple(_COUNTS[levels.bit_length()] for levels in range(1 << len(LEVELS)))
_PARTLY = 0.3
_KEPT = 1 << 14


def numbered(values: Iterable[tuple[str, float]], index: Mapping[str, int]) -> Features:
    """Features by the numbers of their names, less those that are nil."""
    return tuple([(index[name], value) for name, value in values if value])


class Cover(NamedTuple):
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
    def told(levels: Sequence[frozenset[str]]) -> dict[str, int]:
        """The tokens around a figure, nearest first, each with the levels it is told at, as bits."""
        told: dict[str, int] = {}
        for level, keys in enumerate(levels):
            for key in sorted(keys):
                told[key] = told.get(key, 0) | 1 << level
        return told

    def likely(self, told: Mapping[str, int], most: int) -> list[int]:
        """The indicators of which most is told, by the weight of their tokens."""
        owners, weight = self._lexicon.owners, self._lexicon.weight
        sums: defaultdict[int, float] = defaultdict(float)
        for key, levels in told.items():
            heavy = weight[key] * _NEARNESS[levels]
            for index in owners[key]:
                sums[index] += heavy
        return sorted(sums, key=sums.__getitem__, reverse=True)[:most]

    def cover(self, told: Mapping[str, int], index: int) -> Cover:
        """How much of an indicator is told."""
        return self._kept(index, tuple(map(told.get, self._words[index])))

    def _cover(self, index: int, at: tuple[int | None, ...]) -> Cover:
        """How much of an indicator is told, whose words are told at these levels."""
        weight, mentions = self._lexicon.weight, self._lexicon.mentions[index]
        if not mentions:
            return _NOTHING
        told = {key: bits for key, bits in zip(self._words[index], at, strict=True) if bits}
        chosen = self._best(mentions, told)
        covers, features, reached, before = [], [], 0.0, 0.0
        length = chosen.mass / 10
        keys = [key for key in chosen.ordered if key in told]
        for level in range(len(LEVELS)):
            reached += sum([weight[key] for key in keys if told[key] >> level & 1])
            cover = reached / chosen.mass
            covers.append(cover)
            features += [
                (_COVER[level], cover),
                (_WHOLE[level], float(cover > _ALL)),
                (_MASS[level], (cover - before) * length),
            ]
            before = cover
        return Cover(
            covers[0], covers[2], covers[1] * chosen.mass,
            tuple([(name, value) for name, value in features if value]),
        )  # fmt: skip

    def _best(self, mentions: Sequence[Mention], told: Mapping[str, int]) -> Mention:
        """The mention of which most is told, the nearer its words the better."""
        weight = self._lexicon.weight
        best, chosen = 0.0, mentions[0]
        for mention in mentions:
            if mention.tokens.isdisjoint(told):
                continue
            reached = score = 0.0
            for key in mention.ordered:
                if key in told:
                    reached += weight[key]
                    score += weight[key] * _NEARNESS[told[key]]
            score *= _PARTLY + (reached / mention.mass) ** 2
            if score > best:
                best, chosen = score, mention
        return chosen

"""What a figure's own words show to be said of it, against words of place around it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.reading.context.place import Whose
from lukou_cli.reading.context.told import Where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.check.link.lexicon import Lexicon
    from lukou_cli.check.read import Read
    from lukou_cli.reading.context.told import Evidence, Told


# How long a word may be.
_WORD = 40


def as_meant(reads: Sequence[Read], lexicon: Lexicon) -> list[Read]:
    """The figures of a passage less the places that are not meant for them."""
    return [msgspec.structs.replace(read, told=_at_home(read, lexicon)) for read in reads]


def _at_home(read: Read, lexicon: Lexicon) -> Told:
    """What is told of a figure, whose place is no other one where its indicator is about it.

    So 全市招引的10亿元以上项目 and 该集团 are by its name, and 古岳峰镇千家蛋 by its scope.
    """
    told, best, evidence = read.told, read.link.best, read.told.where.evidence
    if told.where.whose is Whose.OWN or best is None or evidence is None:
        return told
    word = read.text[evidence.start : evidence.end]
    known = lexicon.vocabulary[lexicon.number[best.indicator.id]]
    named = word[0] == "该" and word[1:] in best.indicator.name.zh
    scoped = lexicon.plain(word) <= known | lexicon.plain(best.indicator.scope.zh)
    if named or scoped or _is_part_of_word(evidence, read, known):
        return msgspec.structs.replace(told, where=Where(level=told.where.level))
    return told


def _is_part_of_word(place: Evidence, read: Read, known: frozenset[str]) -> bool:
    """Whether a place is only a part of one of an indicator's words: Hunan merchants."""
    origin = read.passage.block.origin
    at = bisect_left(origin, place.start)
    if at == len(origin) or origin[at] != place.start:
        return False  # it stands in another passage
    near = read.tokens.within(max(0, at - _WORD), at + _WORD)
    last = at + place.end - place.start
    return any(t.start <= at and last <= t.end for t in near if t.key in known)

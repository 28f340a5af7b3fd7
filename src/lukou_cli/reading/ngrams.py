"""What stands around a figure, letter by letter, for what was learned of it to be looked up.

Numerals are left out: a value is to be checked, not to be known again.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lukou_cli.reading.figures import Figure
    from lukou_cli.reading.passage import Passage
    from lukou_cli.reading.segments import Segments, Strip

# Where an n-gram stands: before the figure or behind it, right before or right behind it,
# elsewhere in its clause, in the clause before; what the figure is measured in, and the
# indicator of the figure before.
BEFORE, BEHIND, UP_TO, FROM, CLAUSE, EARLIER, UNIT, AFTER = "<>[]~^=@"
_RUN = re.compile(r"[^\W\d_A-Za-z]+|[a-z]+")
_NUMERALS = re.compile("[0-9.〇零一二三四五六七八九十百千万亿两]+")
_LONGEST = 3
# So many characters right before a figure and right behind it, of whatever kind, and how much
# of the text is looked at for them, numerals among it.
_UP_TO, _FROM, _NEXT_TO = (2, 3, 4), (1, 2, 3), 16
# How many characters before and behind a figure, of its clause and of the one before are read.
_REACH = {BEFORE: 24, BEHIND: 16, CLAUSE: 60, EARLIER: 40}


def ngrams(passage: Passage, figure: Figure, parts: Segments, heads: str) -> tuple[str, ...]:
    """The n-grams around a figure, each after the sign of where it stands, in order.

    ``heads`` are those of its row and column.
    """
    text = passage.text
    before = _plain(text[max(0, figure.start - _NEXT_TO) : figure.start])
    behind = _plain(text[figure.end : figure.end + _NEXT_TO])
    found = {UNIT + figure.quantity.unit.text}
    found.update(UP_TO + before[-length:] for length in _UP_TO)
    found.update(FROM + behind[:length] for length in _FROM)
    stretches = {
        BEFORE: f"{heads} {_joined(text, (parts.part or parts.lead,))}",
        BEHIND: _joined(text, (parts.tail,)),
        CLAUSE: _joined(text, (parts.lead, *parts.rest)),
        EARLIER: _joined(text, parts.before[:1]),
    }
    for sign, each in stretches.items():
        reach = _REACH[sign] * passage.stretch
        # One character tells something beside the figure alone.
        least = 1 if sign in (BEFORE, BEHIND) else 2
        grams = _cut(each[:reach] if sign == BEHIND else each[-reach:])
        found.update(sign + gram for gram in grams if len(gram) >= least)
    return tuple(sorted(found))


def _joined(text: str, spans: Iterable[Strip]) -> str:
    return " ".join(text[span.start : span.end] for span in spans)


def _plain(text: str) -> str:
    """A text of one line in small letters, a mark for each numeral."""
    return _NUMERALS.sub("#", " ".join(text.lower().split()))


def _cut(text: str) -> Iterator[str]:
    """The characters of a text and their pairs and triples, or its words and their pairs."""
    words: list[str] = []
    for run in _RUN.findall(_plain(text)):
        if run.isascii():
            words.append(run)
        else:
            for length in range(1, _LONGEST + 1):
                for start in range(len(run) - length + 1):
                    yield run[start : start + length]
    yield from words
    yield from map(" ".join, pairwise(words))

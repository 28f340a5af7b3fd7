"""How names are compared: what of their spelling counts, and how near they are to each other."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_IGNORED = dict.fromkeys(map(ord, " \t\u3000“”‘’\"'「」『』《》"))
_QUESTIONS = "?？"
# Below this nearness a suggestion would only puzzle; found on the misspellings of the tests.
_LEAST_LIKE = 0.5


def fold_name(text: str) -> str:
    """Text without case, width, spaces and quotation marks, and without question marks at its end.

    A question mark elsewhere stays: in a glob it stands for a character.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_IGNORED)
    return plain.rstrip(_QUESTIONS)


# Each kind of selector looks at all names anew: 100,000 facts have so many.
@lru_cache(maxsize=1 << 18)
def loose(text: str) -> str:
    """Folded text in simplified characters, without the signs that join the words of an id."""
    return simplify(fold_name(text)).replace("_", "").replace("-", "")


def words(text: str) -> list[str]:
    """The words that spaces part, each as `loose` has it."""
    return [word for part in text.split() if (word := loose(part))]


def simplify(text: str) -> str:
    """Text with traditional characters replaced by the simplified ones."""
    return text if text.isascii() else text.translate(_forms())


@lru_cache(maxsize=1)
def _forms() -> dict[int, int]:
    from lukou_cli.query.simplified import SIMPLIFIED, TRADITIONAL

    return str.maketrans(TRADITIONAL, SIMPLIFIED)


def nearest(wanted: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Which of the known words may have been meant, the likeliest first; none that is unlike."""
    asked = loose(wanted)
    scored = [(nearness(asked, loose(word)), word) for word in known]
    scored.sort(key=lambda pair: -pair[0])
    return [word for score, word in scored if score >= _LEAST_LIKE][:limit]


def is_like(score: float) -> bool:
    return score >= _LEAST_LIKE


def nearness(wanted: str, name: str) -> float:
    """From 0 to 1 for different words, above 1 where the word asked for is part of the name.

    A Chinese name says at its end what it names (城镇就业 is 就业, 就业家庭 is not), so a part at
    the end counts more than one at the start, and that more than one inside.
    """
    if not wanted or not name:
        return 0
    if wanted in name:
        place = 0.4 if name.endswith(wanted) else 0.2 if name.startswith(wanted) else 0
        return 1 + len(wanted) / len(name) + place
    shared = _overlap(wanted, name)
    if not shared and len(wanted) > 4:
        return 0
    longest = max(len(wanted), len(name))
    if abs(len(wanted) - len(name)) * 2 <= longest:
        shared = max(shared, 1 - _edits(wanted, name) / longest)
    # Of two names equally like, the one that begins and ends as asked for.
    return shared + 0.05 * ((wanted[0] == name[0]) + (wanted[-1] == name[-1]))


def _overlap(one: str, other: str) -> float:
    """Dice's measure over Chinese characters and pairs of Latin letters."""
    a, b = _grams(one), _grams(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0


@lru_cache(maxsize=4096)
def _grams(text: str) -> frozenset[str]:
    pairs = {text[i : i + 2] for i in range(len(text) - 1) if text[i : i + 2].isascii()}
    return frozenset(pairs | {char for char in text if not char.isascii()})


def _edits(one: str, other: str) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment)."""
    earlier: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one):
        row = [i + 1]
        for j, b in enumerate(other):
            cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a != b))
            if i and j and a == other[j - 1] and one[i - 1] == b:
                cost = min(cost, earlier[j - 1] + 1)
            row.append(cost)
        earlier, last = last, row
    return last[-1]

"""The words by which a draft speaks of the catalogue's indicators.

A pattern is a name or alias as a whole, or a set of keywords that together tell an
indicator; docs/data-format.md explains how keywords are written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Indicator

if TYPE_CHECKING:
    from lukou_cli.model.catalogue import Catalogue

_IGNORED = re.compile("[“”‘’\"'「」『』]|(?<![A-Za-z0-9]) | (?![A-Za-z0-9])")
# 高新技术企业数 is spoken of as 高新技术企业, 接待游客人次增速 as 接待游客人次.
_COUNT_ENDING = re.compile(r"(?<=...)(?:总数|数|金额|总额|面积|长度|里程|户数|年数|变动|人数)$")


class Pattern(msgspec.Struct, frozen=True):
    """Terms that must all occur; each is a tuple of alternatives.

    ``context`` terms may stand further away than the clause; an ``excluded`` word in the
    clause rules the pattern out. A ``name`` is one contiguous term.
    """

    indicator: Indicator
    terms: tuple[tuple[str, ...], ...]
    context: tuple[tuple[str, ...], ...] = ()
    excluded: frozenset[str] = frozenset()
    name: bool = False
    # The words without an alternative, for a quick look.
    needed: frozenset[str] = frozenset()


class Mention(msgspec.Struct, frozen=True):
    """A term of some patterns at [start, end) of a text."""

    start: int
    end: int
    term: str


class Vocabulary:
    """Every pattern of a catalogue, and where their terms occur in a text."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.by_term: dict[str, list[Pattern]] = {}
        # Terms by their first two characters, those of one character by that one.
        self._by_start: dict[str, list[str]] = {}
        excluded: set[str] = set()
        for indicator in catalogue.indicators:
            for pattern in _patterns(indicator):
                excluded.update(pattern.excluded)
                groups = (*pattern.terms, *pattern.context)
                for term in dict.fromkeys(term for group in groups for term in group):
                    self.by_term.setdefault(term, []).append(pattern)
        # A pattern is looked at where its rarest word stands.
        self.anchors: dict[str, list[Pattern]] = {}
        for pattern in {id(p): p for patterns in self.by_term.values() for p in patterns}.values():
            for term in min((*pattern.terms, *pattern.context), key=self._frequency):
                self.anchors.setdefault(term, []).append(pattern)
        self._families: dict[str, tuple[Indicator, ...]] = {}
        for term in sorted({*self.by_term, *excluded}):
            self._by_start.setdefault(term[:2], []).append(term)
        for terms in self._by_start.values():
            terms.sort(key=len, reverse=True)
        self.names = frozenset(
            pattern.terms[0][0]
            for patterns in self.by_term.values()
            for pattern in patterns
            if pattern.name
        )

    def mentions(self, text: str) -> list[Mention]:
        """Every occurrence of every term, in order, those inside others included."""
        folded = text.lower()
        if len(folded) != len(text):
            folded = text
        starts = self._by_start
        folded += " "  # the last character starts no word of two
        return [
            Mention(position, position + len(term), term)
            for position, char in enumerate(folded)
            for start in (folded[position : position + 2], char)
            if start in starts
            for term in starts[start]
            if folded.startswith(term, position)
            # 10亿元 does not stand in 110亿元.
            and not (char.isdigit() and folded[position - 1 : position].isdigit())
        ]

    def named(self, text: str) -> list[tuple[int, Pattern]]:
        """The names of indicators that occur in a text, each with its length."""
        return [
            (mention.end - mention.start, pattern)
            for mention in self.mentions(text)
            for pattern in self.by_term.get(mention.term, ())
            if pattern.name
        ]

    def _frequency(self, group: tuple[str, ...]) -> int:
        return sum(len(self.by_term[term]) for term in group)

    def family(self, indicator: Indicator) -> tuple[Indicator, ...]:
        """The indicator, the level it is the growth of, and that level's growth rates."""
        found = self._families.get(indicator.id)
        if found is None:
            level = self.catalogue.by_id.get(indicator.growth_of, indicator)
            members = (indicator, level, *self.catalogue.growths.get(level.id, ()))
            found = tuple({member.id: member for member in members}.values())
            self._families[indicator.id] = found
        return found


def _patterns(indicator: Indicator) -> list[Pattern]:
    found: list[Pattern] = []
    for name in (indicator.name.zh, indicator.name.en, *indicator.aliases):
        forms = dict.fromkeys((fold(name), _COUNT_ENDING.sub("", fold(name))))
        found += [
            Pattern(indicator, ((form,),), name=True, needed=frozenset((form,)))
            for form in forms
            if len(form) > 1
        ]
    for text in indicator.keywords:
        terms: list[tuple[str, ...]] = []
        context: list[tuple[str, ...]] = []
        excluded: list[str] = []
        for word in text.split(" "):
            parts = tuple(fold(part.replace("_", " ")) for part in word.lstrip("@-").split("|"))
            if word.startswith("-"):
                excluded += parts
            elif word.startswith("@"):
                context.append(parts)
            else:
                terms.append(parts)
        found.append(
            Pattern(
                indicator,
                tuple(terms),
                tuple(context),
                frozenset(excluded),
                needed=frozenset(group[0] for group in (*terms, *context) if len(group) == 1),
            )
        )
    return found


def fold(name: str) -> str:
    """A name as passages have it: lower case, without quotation marks and loose spaces."""
    return _IGNORED.sub("", name.lower().replace("（", "(").replace("）", ")"))

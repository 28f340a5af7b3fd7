"""The words by which a catalogue's indicators are spoken of, as weighted tokens.

A concept (企业|公司|厂家) is one token however it is worded; what lies between concepts is cut
into pairs of characters, or into words where it is Latin. A mention of an indicator is the
set of tokens that tell it: its name, an alias, or words that the data gives (``mentions``).
A token weighs the more the fewer indicators it belongs to.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.deferred import Deferred
from lukou_cli.model.indicator import ConceptKind
from lukou_cli.model.unit import known_units
from lukou_cli.reading.tokens import Token, Tokens, pieces
from lukou_cli.text.patterns import alternatives, starts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Indicator

# What stands for no indicator where one is named.
NONE = "-"
# 高新技术企业数 is spoken of as 高新技术企业, 接待游客人次增速 as 接待游客人次.
_COUNT_ENDING = re.compile(r"(?<=...)(?:总数|数|金额|总额|里程|户数|年数|人数)$")
# Reasons of the data file for numerals that are parts of names.
_NAMING = ("policy_name", "place_name", "road", "code")
# Words that any subject may have beside it: time, role, quantity, grammar.
_COMMON = (
    "今年 去年 明年 全年 年度 五年 十四五 十五五 期间 时期 力争 目标 实际 预期 预计 计划 完成 实现 达到 以上 以内 左右 累计 分别 全区 "
    "我区 其中 同比 一年 年内 the a an of and in to for by on with at from is was were are be its it this that per as or"
).split()
# A name of so few characters is a word.
_SHORT = 4
_NO_KEYS: frozenset[str] = frozenset()
# So many texts are kept with their tokens.
_KEPT = 8

# What tells of a role elsewhere, and inside a name does not.
_ACTING = re.compile("预期|实绩|计划|任务|实际")


class Mention(msgspec.Struct, frozen=True):
    """Tokens that together tell an indicator, with the sum of their weights.

    They are ordered, so that sums and ties come out alike in every run.
    """

    tokens: frozenset[str]
    ordered: tuple[str, ...]
    mass: float


class Lexicon:
    """Made once for a catalogue; immutable afterwards. ``places`` finds the reports' own places."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        # What is defined and has no figure competes: 三产占比 is no 二产占比.
        self.indicators: tuple[Indicator, ...] = (*catalogue.indicators, *catalogue.definitions)
        self.number = {indicator.id: n for n, indicator in enumerate(self.indicators)}
        self._concepts: dict[str, str] = {}
        self._kinds = {"@" + concept.id: concept.kind for concept in catalogue.concepts}
        for concept in catalogue.concepts:
            for word in concept.words:
                self._concepts[word.lower().replace("_", " ")] = concept.id
        wordings = [self._wordings(i) for i in self.indicators]
        # 税比 is a word of its own: 税 alone would not tell it from any other tax.
        names = dict.fromkeys(t for i in self.indicators for t in (i.name.zh, *i.aliases))
        for text in list(filter(self._is_split, names)):
            self._concepts[text] = text
            self._kinds["@" + text] = ConceptKind.SUBJECT
        self._pattern = self._words_of_concepts()
        # The tokens of a folded text that some indicator knows; texts are asked about again.
        self.tokens = lru_cache(maxsize=_KEPT)(self._tokens)
        token_sets = [[self.plain(text) for text in texts] for texts in wordings]
        frequency = Counter(chain.from_iterable(_NO_KEYS.union(*sets) for sets in token_sets))
        for key in _stop_keys(catalogue):
            frequency.pop(key, None)
        count = max(1, len(self.indicators))
        placed = {
            t
            for texts in wordings
            for t in texts
            if (re.search("[国省市县区]", t) and not t.isascii()) or _ACTING.search(t)
        }
        self._placed = re.compile(alternatives(placed))
        own = [report.place.zh for report in catalogue.reports]
        self.places = re.compile(alternatives({*own, *(name.rstrip("省市县区") for name in own)}))
        fixed = {e.phrase for e in catalogue.exemptions if e.reason in _NAMING}
        self._fixed = re.compile(alternatives(fixed))
        self.weight = {key: math.log(1 + count / df) for key, df in frequency.items()}
        known = frozenset(self.weight)
        self.vocabulary = [_NO_KEYS.union(*sets) & known for sets in token_sets]
        # Of all indicators a draft speaks of few.
        self.mentions = [Deferred(self._mentions, sets) for sets in token_sets]
        self.owners: dict[str, list[int]] = {key: [] for key in self.weight}
        for index, vocabulary in enumerate(self.vocabulary):
            for key in vocabulary:
                self.owners[key].append(index)

    def _words_of_concepts(self) -> re.Pattern[str]:
        latin = [w for w in self._concepts if w.isascii()]
        han = [w for w in self._concepts if not w.isascii()]
        return re.compile(  # 10亿元 is no word in 110亿元
            rf"{starts_of(self._concepts)}(?<![\d.一二三四五六七八九十百千](?=[\d十]))"
            rf"(?:{alternatives(han)}|(?<![a-z0-9])(?:{alternatives(latin)})(?![a-z]))"
        )

    def _is_split(self, name: str) -> bool:
        """Whether a short name would be read as a concept and a character that tells nothing."""
        if len(name) > _SHORT or name.isascii():
            return False
        at, read = 0, ""
        while at < len(name):
            ends = range(len(name), at, -1)
            end = next((end for end in ends if name[at:end].lower() in self._concepts), 0)
            read += " " if end else "."  # a concept, or a character of none
            at = end or at + 1
        between = read.split(" ")
        return len(between) > 1 and "." in between

    def _mentions(self, token_sets: Iterable[frozenset[str]]) -> tuple[Mention, ...]:
        known = self.weight.keys()
        return tuple(
            Mention(keys, tuple(sorted(keys)), math.fsum([self.weight[key] for key in keys]))
            for keys in dict.fromkeys(frozenset(keys & known) for keys in token_sets)
            if keys
        )

    @staticmethod
    def _wordings(indicator: Indicator) -> list[str]:
        names = [indicator.name.zh, indicator.name.en, *indicator.aliases, *indicator.mentions]
        found = []
        for name in names:
            text = re.sub("[“”‘’\"'「」『』（）()]", "", name).lower()
            found.append(text)
            short = _COUNT_ENDING.sub("", text)
            if short != text:
                found.append(short)
        return [text for text in dict.fromkeys(found) if text]

    def id_of(self, number: int | None) -> str:
        """The id of an indicator by its number; that of none without one."""
        return NONE if number is None else self.indicators[number].id

    def names(self, text: str) -> list[tuple[int, int]]:
        """The spans of names with a place or a role in them, which state neither.

        全省平安区 is no statement about the province, 预期寿命 no target.
        """
        return [match.span() for match in self._placed.finditer(text)]

    def fixed(self, text: str) -> list[tuple[int, int]]:
        """The spans of names with a numeral in them, which counts nothing: 王十万, S207."""
        return [match.span() for match in self._fixed.finditer(text)]

    def _tokens(self, text: str) -> Tokens:
        weight = self.weight
        return Tokens([Token(*found) for found in self._read(text.lower()) if found[2] in weight])

    def is_subject(self, key: str) -> bool:
        """Whether a token is a concept that names a subject."""
        return self._kinds.get(key) is ConceptKind.SUBJECT

    def is_measure(self, key: str) -> bool:
        """Whether a token is a concept that tells how something is measured."""
        return self._kinds.get(key) is ConceptKind.MEASURE

    def plain(self, text: str) -> frozenset[str]:
        """The keys of all tokens of a text, known or not."""
        return frozenset([key for _, _, key in self._read(text.lower())])

    def _read(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and key of all tokens of a text, known or not."""
        at, found = 0, []
        for match in self._pattern.finditer(text):
            start, end = match.span()
            found += pieces(text, at, start)
            found.append((start, end, "@" + self._concepts[match[0]]))
            at = end
        found += pieces(text, at, len(text))
        return found


def _stop_keys(catalogue: Catalogue) -> set[str]:
    """Tokens of units, of common words and of the reports' own places."""
    words = [*_COMMON, *(unit for unit in known_units() if len(unit) < 4)]
    for report in catalogue.reports:
        words += [report.place.zh, report.place.en.lower()]
    found: set[str] = set()
    for word in words:
        if word.isascii():
            found.update(word.split())
        else:
            found |= {word[i : i + 2] for i in range(len(word) - 1)} or {word}
    return found | {
        scale + unit for scale in "万亿" for unit in ("元", "亩", "人", "吨", "个", "家", "户")
    }

"""What speaks for an indicator as the subject of a figure: candidates with named features.

The features are facts about words, units and measures, none of them a verdict; the weights
that turn them into a probability are fitted (see `link`). The figure's own value is no
feature: a wrong value would choose the indicator that it happens to fit.
"""

from __future__ import annotations

import heapq
import math
import re
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.compatible import EXACT, LOOSE, NONE, dimensions, fit
from lukou_cli.check.figures import Figure
from lukou_cli.model.indicator import Measure, Role
from lukou_cli.model.period import Period
from lukou_cli.model.unit import IN_HUNDREDTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.check.link.lexicon import Lexicon
    from lukou_cli.model.indicator import Fact, Indicator

NAMES = (
    "cover_own", "cover_clause", "cover_others", "cover_sentence", "cover_passage", "cover_wide",
    "whole_own", "whole_clause", "whole_others", "whole_sentence", "whole_passage", "whole_wide",
    "mass_own", "mass_clause", "mass_others", "mass_sentence", "mass_passage", "mass_wide",
    "rest_own", "rest_clause", "near_end",
    "unit_exact", "unit_loose", "unit_none", "unit_rare", "unit_bare",
    "growth_said", "growth_unsaid", "average_said", "average_unsaid", "average_wrong",
    "share_said", "share_wrong", "level_said", "level_wrong", "new_said", "new_unsaid",
    "new_wrong", "rank_said",
    "period_has", "period_lacks", "role_has", "role_lacks", "wordless",
    "again", "again_bare", "again_part", "again_order", "elsewhere_only", "kin", "kin_growth", "theme", "section", "outdone", "outdone_unit",
    "none", "none_unknown", "none_best", "none_known", "none_unit", "none_misfit",
)  # fmt: skip
INDEX = {name: i for i, name in enumerate(NAMES)}

_AVERAGE = re.compile(
    r"年均|年平均|平均每年|每年平均|annual average|average annual|on average|a year\b|annually",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"占|比重|份额|比例|里的|中的|率|来自|源于|出自|\bshare\b|accounts?\b|proportion", re.IGNORECASE
)
_NEW = re.compile(
    r"新增|净增|新添|再添|再增|新培育|新认定|新获评|新晋|新注册|新引进|新建|增加|\bnew(?:ly)?\b|\badd(?:ed|s|ing)?\b"
)
_MOST = 12
# A unit of so many indicators tells something of which one is meant.
_FEW = 4
_LEVELS = ("own", "clause", "others", "sentence", "passage", "wide")
_WHOLE = 0.999
# How much a word counts when the likeliest mention is looked for, by its level.
_NEARNESS = (1.0, 0.8, 0.4, 0.5, 0.3, 0.2)
_PARTLY = 0.3


class Words(msgspec.Struct, frozen=True):
    """The lexicon's tokens around a figure, by how near they stand.

    ``own`` are those of its own stretch of text, ``clause`` of the rest of its clause,
    ``others`` of the other subjects of its list, ``sentence`` of the clauses before, ``passage`` of the sentences before in the same passage,
    ``wide`` of the headings and of what the passage before ended with.
    ``last`` is the token that stands nearest before the figure; ``unknown`` counts the
    characters of the own words that no token explains; ``text`` is the clause.
    """

    own: frozenset[str]
    clause: frozenset[str]
    others: frozenset[str]
    sentence: frozenset[str]
    passage: frozenset[str]
    wide: frozenset[str]
    last: tuple[str, ...]
    unknown: int
    text: str

    def levels(self) -> tuple[frozenset[str], ...]:
        """The tokens from the nearest to the farthest, as _LEVELS names them."""
        return (self.own, self.clause, self.others, self.sentence, self.passage, self.wide)


class Said(msgspec.Struct, frozen=True):
    """What else is known of a figure when it is linked.

    ``previous`` is the indicator of the figure before, ``ordered`` that of the figure in the
    same place of the list before.
    """

    figure: Figure
    words: Words
    period: Period | None
    role: Role | None
    previous: int | None
    ordered: int | None = None


class Candidate(msgspec.Struct, frozen=True):
    """An indicator (by its number in the catalogue; -1 for none) with its features."""

    indicator: int
    features: tuple[tuple[int, float], ...]


class Featurer:
    """Makes the candidates of figures; made once for a catalogue."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        holders: dict[str, list[int]] = {}
        for number, indicator in enumerate(lexicon.indicators):
            for dimension in dimensions(indicator):
                holders.setdefault(dimension, []).append(number)
        count = len(lexicon.indicators)
        self._rarity = {
            d: math.log(count / len(n)) / math.log(count + 1) for d, n in holders.items()
        }
        self._holders = {d: n for d, n in holders.items() if len(n) <= _FEW}
        self._kin = _relatives(lexicon.indicators)
        self._sections = [
            frozenset(fact.source.section for fact in i.facts) for i in lexicon.indicators
        ]

    def candidates(self, said: Said) -> list[Candidate]:
        """The indicators that any word near the figure tells, the likeliest dozen, and none.

        A unit that few have tells them too (177万人次).
        """
        near = self._near(said.words)
        chosen = self._likely(near)
        if said.ordered is not None:
            near_kin = (said.ordered, *self._kin[said.ordered])
            chosen += [i for i in near_kin if i not in chosen]
        if said.previous is not None:
            chosen += [i for i in (said.previous, *self._kin[said.previous]) if i not in chosen]
        few = self._holders.get(said.figure.quantity.unit.dimension, ())
        chosen += [i for i in few if i not in chosen]
        told = [(index, *self._cover(said.words, near, index)) for index in chosen]
        # What explains most of the figure's own words, whatever it is measured in.
        own = [(covers[1] * mass, index) for index, covers, mass in told]
        most, best = max(own, default=(0.0, -1))
        misfit = best >= 0 and fit(self.lexicon.indicators[best], said.figure) == NONE
        found = [
            self._candidate(said, index, covers, mass, most - covers[1] * mass, misfit=misfit)
            for index, covers, mass in told
        ]
        top = max((sum(covers) / len(covers) for _, covers, _ in told), default=0.0)
        return [*found, self._none(said, top, misfit=misfit)]

    def relatives(self, indicator: Indicator) -> frozenset[str]:
        """The ids of the indicators of the same thing: its growth, its increment, its counterpart."""
        numbers = self._kin[self.lexicon.number[indicator.id]]
        return frozenset(self.lexicon.indicators[number].id for number in numbers)

    def _near(self, words: Words) -> dict[str, float]:
        """The weight of each token by how near it stands."""
        weight = self.lexicon.weight
        return {
            key: weight[key] * nearness
            for keys, nearness in zip(words.levels(), _NEARNESS, strict=True)
            for key in sorted(keys)
        }

    def _likely(self, near: dict[str, float]) -> list[int]:
        """The dozen indicators of which most is told, by the weight of their tokens."""
        owners = self.lexicon.owners
        told: dict[int, float] = {}
        for key, heavy in near.items():
            for index in owners[key]:
                told[index] = told.get(index, 0.0) + heavy
        return heapq.nlargest(_MOST, told, key=told.__getitem__)

    def _cover(
        self, words: Words, near: dict[str, float], index: int
    ) -> tuple[tuple[float, ...], float]:
        """How much of the indicator's best mention is told, up to each level; and its weight."""
        weight = self.lexicon.weight
        best, chosen = -1.0, None
        for mention in self.lexicon.mentions[index]:
            reached = score = 0.0
            for key in mention.ordered:
                if key in near:
                    reached += weight[key]
                    score += near[key]
            score *= _PARTLY + (reached / mention.mass) ** 2
            if score > best:
                best, chosen = score, mention
        if chosen is None:
            return (0.0,) * len(_LEVELS), 0.0
        covers, reached = [], 0.0
        for keys in words.levels():
            reached += sum(weight[key] for key in chosen.ordered if key in keys)
            covers.append(reached / chosen.mass)
        return tuple(covers), chosen.mass

    def _candidate(  # noqa: PLR0913  what is read around a figure
        self, said: Said, index: int, covers: tuple[float, ...], mass: float, outdone: float,
        *, misfit: bool,
    ) -> Candidate:  # fmt: skip
        lexicon, words, figure = self.lexicon, said.words, said.figure
        indicator = lexicon.indicators[index]
        vocabulary, weight = lexicon.vocabulary[index], lexicon.weight
        values: dict[str, float] = {}
        length, before = mass / 10, 0.0
        for name, cover in zip(_LEVELS, covers, strict=True):
            values["cover_" + name] = cover
            values["whole_" + name] = float(cover > _WHOLE)
            values["mass_" + name] = (cover - before) * length
            before = cover
        values["rest_own"] = math.fsum(weight[k] for k in words.own if k not in vocabulary) / 10
        values["rest_clause"] = (
            math.fsum(weight[k] for k in words.clause if k not in vocabulary) / 10
        )
        if words.own and not covers[0] and covers[2]:
            values["elsewhere_only"] = 1.0  # told only of the other figures of the clause
        if said.ordered is not None and not any(map(lexicon.is_subject, words.own)):
            known = lexicon.indicators[said.ordered]
            values["again_order"] = float(index == said.ordered or indicator.growth_of == known.id)
        values["outdone"] = outdone / 10
        if misfit and outdone > 0:
            values["outdone_unit"] = 1.0
        values["near_end"] = float(any(key in vocabulary for key in words.last))
        self._unit(values, indicator, figure)
        self._measure(values, indicator, figure, words.text)
        self._facts(values, indicator, said)
        self._discourse(values, index, said)
        return Candidate(index, tuple((INDEX[n], v) for n, v in values.items() if v))

    def _unit(self, values: dict[str, float], indicator: Indicator, figure: Figure) -> None:
        suits = fit(indicator, figure)
        if suits == EXACT:
            values["unit_exact"] = 1.0
            rarities = (self._rarity[dimension] for dimension in dimensions(indicator))
            values["unit_rare"] = max(rarities, default=0.0)
        elif suits == LOOSE:
            values["unit_bare" if figure.bare else "unit_loose"] = 1.0
        else:
            values["unit_none"] = 1.0

    def _measure(
        self, values: dict[str, float], indicator: Indicator, figure: Figure, text: str
    ) -> None:
        measure = indicator.measure
        percent = figure.quantity.unit.dimension in IN_HUNDREDTHS
        average = _AVERAGE.search(text) is not None
        share = _SHARE.search(text) is not None
        grows = figure.direction != 0 and not figure.to_level and not figure.from_level
        if measure is Measure.AVERAGE_GROWTH:
            values["average_said" if average else "average_unsaid"] = 1.0
        elif measure is Measure.GROWTH:
            values["growth_said" if grows else "growth_unsaid"] = 1.0
            if average:
                values["average_wrong"] = 1.0
            if share and not grows:
                values["share_wrong"] = 1.0
        elif percent:
            values["share_said" if share else "level_said" if not grows else "level_wrong"] = 1.0
        if not percent:
            new = _NEW.search(text) is not None
            if indicator.increment_of or "新增" in indicator.name.zh or "净增" in indicator.name.zh:
                values["new_said" if new else "new_unsaid"] = 1.0
            elif measure is Measure.STOCK and new:
                values["new_wrong"] = 1.0
        if measure is Measure.RANK and figure.rank:
            values["rank_said"] = 1.0

    def _facts(self, values: dict[str, float], indicator: Indicator, said: Said) -> None:
        numeric = [fact for fact in indicator.facts if fact.quantity is not None]
        if not numeric:
            values["wordless"] = 1.0
            return
        if said.period is not None:
            has = any(_of_period(indicator, f, said.period) for f in numeric)
            values["period_has" if has else "period_lacks"] = 1.0
        if said.role is not None:
            has = any(f.role is said.role for f in numeric)
            values["role_has" if has else "role_lacks"] = 1.0

    def _discourse(self, values: dict[str, float], index: int, said: Said) -> None:
        previous, indicators = said.previous, self.lexicon.indicators
        if previous is None:
            return
        if previous == index:
            values["again"] = 1.0
            if not said.words.own:
                values["again_bare"] = 1.0
            if "其中" in said.words.text:
                values["again_part"] = 1.0  # of it a part, and not the whole
        elif index in self._kin[previous]:
            values["kin"] = 1.0
            if indicators[index].growth_of == indicators[previous].id:
                values["kin_growth"] = 1.0  # GDP 198亿元, 增长5.3%
        if indicators[previous].theme == indicators[index].theme:
            values["theme"] = 1.0
        if not self._sections[previous].isdisjoint(self._sections[index]):
            values["section"] = 1.0

    def _none(self, said: Said, top: float, *, misfit: bool) -> Candidate:
        weight, words = self.lexicon.weight, said.words
        known = math.fsum(weight[key] for key in words.own) / 10
        unit = said.figure.quantity.unit.dimension
        values = {
            "none": 1.0,
            "none_unknown": min(words.unknown, 12) / 10,
            "none_best": top,
            "none_known": known,
            "none_misfit": float(misfit),
            "none_unit": float(unit not in self._rarity and not said.figure.bare),
        }
        return Candidate(-1, tuple((INDEX[n], v) for n, v in values.items() if v))


def _of_period(indicator: Indicator, fact: Fact, period: Period) -> bool:
    """Whether a fact may be told of a period: its own, one it holds, or the end of a plan."""
    if fact.period == period or (fact.each_year and fact.period.contains(period)):
        return True
    if indicator.measure.is_rate:
        return False
    return fact.period.last == period.last


def _relatives(indicators: Sequence[Indicator]) -> list[tuple[int, ...]]:
    """For each indicator those of the same thing: its growth, its increment, its counterpart."""
    number = {indicator.id: i for i, indicator in enumerate(indicators)}
    found: list[set[int]] = [set() for _ in indicators]
    for i, indicator in enumerate(indicators):
        linked = [indicator.growth_of, indicator.increment_of, indicator.per_head_of]
        linked += [c.indicator for c in indicator.counterparts]
        for other in linked:
            if other in number:
                found[i].add(number[other])
                found[number[other]].add(i)
    for i in range(len(indicators)):
        for j in tuple(found[i]):
            found[i] |= {k for k in found[j] if k != i}
    return [tuple(sorted(others)) for others in found]

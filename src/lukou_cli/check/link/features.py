"""What speaks for an indicator as the subject of a figure: candidates with named features.

The features are facts about words, units and measures, none of them a verdict; the weights
that turn them into a probability are fitted (see `link`). The figure's own value is no
feature where words tell an indicator: a wrong value would choose one that it happens to fit.
Where none does, the very number that is recorded may bring one.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import msgspec

from lukou_cli.check.link import cover
from lukou_cli.check.link.cover import Cover, Coverer, Features, numbered
from lukou_cli.model.digits import digits_told
from lukou_cli.model.indicator import Measure, Role
from lukou_cli.model.period import Period
from lukou_cli.model.suiting import EXACT, NONE, dimensions, suiting
from lukou_cli.model.unit import IN_HUNDREDTHS, Unit
from lukou_cli.reading.figures import Figure

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Container,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )
    from decimal import Decimal

    from lukou_cli.check.link.lexicon import Lexicon
    from lukou_cli.model.indicator import Fact, Indicator

NAMES = (
    *cover.NAMES,
    "rest_own", "rest_clause",
    "unit_exact", "unit_few", "unit_loose", "unit_none",
    "growth_said", "growth_unsaid", "average_said", "average_unsaid", "share_said", "share_wrong",
    "new_unsaid", "head_said", "head_unsaid", "head_wrong",
    "period_lacks", "role_lacks", "plan_average", "wordless",
    "again", "again_bare", "again_part", "again_order", "elsewhere_only", "kin", "kin_growth", "theme", "section",
    "outdone", "number_1", "number_2", "number_3", "none", "none_unknown", "none_known", "none_unit",
)  # fmt: skip
INDEX = {name: i for i, name in enumerate(NAMES)}
# What brings an indicator that no word tells: a number of so many digits that is recorded of it.
_NUMBERED = frozenset(INDEX[f"number_{digits}"] for digits in (1, 2, 3))
_WHOLE_OWN = INDEX["whole_own"]
# A number of one digit tells one where so few have it and the figure has a unit.
_RARE = 3
_REST_OWN, _REST_CLAUSE, _ELSEWHERE, _AGAIN_ORDER, _OUTDONE = (
    INDEX[name] for name in ("rest_own", "rest_clause", "elsewhere_only", "again_order", "outdone")
)

_AVERAGE = re.compile(
    r"年均|年平均|平均每年|每年平均|annual average|average annual|on average|a year\b|annually",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"占|比重|份额|比例|里的|中的|率|来自|源于|出自|\bshare\b|accounts?\b|proportion", re.IGNORECASE
)
_NEW = re.compile(
    r"新增|净增|新添|再添|再增|新培育|新认定|新获评|新晋|新注册|新引进|新建|增加|新来|加入|添了|多了|join|newcomer|\bnew(?:ly)?\b|\badd(?:ed|s|ing)?\b"
)
_MOST = 12
# A unit of so many indicators tells something of which one is meant.
_FEW = 4
# So many manners, times and indicators before are kept with what they tell of indicators.
_KEPT = 256


class Words(msgspec.Struct, frozen=True, gc=False):
    """The lexicon's tokens around a figure, by how near they stand.

    ``own`` are those of its own stretch of text, ``clause`` of the rest of its clause,
    ``others`` of the other subjects of its list, ``sentence`` of the clauses before,
    ``after`` of the next clause, ``passage`` of the sentences before in the same passage,
    ``wide`` of the headings and of what the passage before ended with. ``unknown`` counts the
    characters of the own words that no token explains; ``text`` is the clause; ``ngrams`` are
    what stands around it, letter by letter.
    """

    own: frozenset[str]
    clause: frozenset[str]
    others: frozenset[str]
    sentence: frozenset[str]
    after: frozenset[str]
    passage: frozenset[str]
    wide: frozenset[str]
    unknown: int
    text: str
    ngrams: tuple[str, ...] = ()

    def levels(self) -> tuple[frozenset[str], ...]:
        """The tokens from the nearest to the farthest, as cover.LEVELS names them."""
        near = self.own, self.clause, self.others, self.sentence, self.after
        return (*near, self.passage, self.wide)


class Said(msgspec.Struct, frozen=True, gc=False):
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


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """An indicator (by its number in the catalogue; -1 for none) with its features."""

    indicator: int
    features: Features


class _Manner(NamedTuple):
    """What kind of figure it is, by its unit and by the words of its clause."""

    unit: Unit
    bare: bool
    rank: bool
    grows: bool
    average: bool
    share: bool
    new: bool
    head: bool


class _After(NamedTuple):
    """The indicator of the figure before; whether no words stand between, or 其中."""

    previous: int
    bare: bool
    part: bool


_Told = TypeVar("_Told")


class _Each(dict[int, Features], Generic[_Told]):
    """The features that one thing told gives each indicator, made when they are asked for."""

    def __init__(self, make: Callable[[_Told, int], Iterator[str]], told: _Told) -> None:
        super().__init__()
        self._make, self._told = make, told

    def __missing__(self, index: int) -> Features:
        made = self[index] = tuple([(INDEX[name], 1.0) for name in self._make(self._told, index)])
        return made


class Featurer:
    """Makes the candidates of figures; made once for a catalogue.

    What a few things that are told say of an indicator is kept: they are told again and again.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        holders: dict[str, list[int]] = {}
        measured: dict[tuple[str, int, int], set[int]] = {}
        recorded: dict[tuple[Decimal, str], list[int]] = {}
        for number, indicator in enumerate(lexicon.indicators):
            for fact in indicator.facts:
                if fact.quantity is not None:
                    key = fact.quantity.magnitude.in_base, fact.quantity.unit.dimension
                    recorded.setdefault(key, []).append(number)
                    measured.setdefault(fact.quantity.unit.counted, set()).add(number)
            for dimension in dimensions(indicator):
                holders.setdefault(dimension, []).append(number)
        self._holders = holders
        self._recorded, self._measured = recorded, measured
        self._kin = _relatives(lexicon.indicators)
        self._sections = [
            frozenset(fact.source.section for fact in i.facts) for i in lexicon.indicators
        ]
        heads = {i.id: i.per_head_of for i in lexicon.indicators if i.per_head_of}
        self._head = lexicon.plain("人均") | lexicon.plain("per capita")
        self._of_head = _about(lexicon.indicators, heads.keys())
        self._with_head = _about(lexicon.indicators, heads.values())
        self._coverer = Coverer(lexicon)
        self._suiting = lru_cache(_KEPT)(partial(_Each, self._suits))
        self._timed = lru_cache(_KEPT)(partial(_Each, self._facts))
        self._following = lru_cache(_KEPT)(partial(_Each, self._discourse))

    def candidates(self, said: Said) -> list[Candidate]:
        """The indicators that any word near the figure tells, the likeliest dozen, and none.

        A unit that few have tells them too (177万人次), and the very number that is recorded.
        """
        told = self._coverer.told(said.words.levels())
        chosen = dict.fromkeys(self._coverer.likely(told, _MOST))
        for before in (said.ordered, said.previous):
            if before is not None:
                chosen |= dict.fromkeys((before, *self._kin[before]))
        holders = self._holders.get(said.figure.quantity.unit.dimension, ())
        for few in (holders, self._measured.get(said.figure.quantity.unit.counted, ())):
            if len(few) <= _FEW:
                chosen |= dict.fromkeys(few)
        covers = [(index, self._coverer.cover(told, index)) for index in chosen]
        # What explains most of the figure's own words, whatever it is measured in.
        most = max((cover.explained for _, cover in covers), default=0.0)
        worded, kept = self._worded(said, most), self._kept(said)
        found = [
            Candidate(
                index,
                tuple(chain(each.features, worded(index, each), *[told[index] for told in kept])),
            )
            for index, each in covers
        ]
        return [*found, *self._numbered(said, chosen, kept), self._none(said)]

    def _numbered(
        self, said: Said, worded: Container[int], kept: Sequence[Mapping[int, Features]]
    ) -> Iterator[Candidate]:
        """The indicators that only the figure's number tells."""
        quantity = said.figure.quantity
        digits = digits_told(quantity)
        key = quantity.in_base, quantity.unit.dimension
        recorded = dict.fromkeys(self._recorded.get(key, ()))
        if digits == 1 and (said.figure.bare or len(recorded) > _RARE):
            return  # which agree by accident
        number = ((INDEX[f"number_{digits}"], 1.0),)
        for index in recorded:
            if index not in worded:
                yield Candidate(index, tuple(chain(number, *[told[index] for told in kept])))

    def relatives(self, indicator: Indicator) -> frozenset[str]:
        """The ids of the indicators of the same thing: its growth, its increment, its counterpart."""
        numbers = self._kin[self.lexicon.number[indicator.id]]
        return frozenset(self.lexicon.indicators[number].id for number in numbers)

    def _worded(self, said: Said, most: float) -> Callable[[int, Cover], list[tuple[int, float]]]:
        """What the words nearest to the figure tell of an indicator beside how much of a mention they are.

        ``most`` is what the words of the figure's clause weigh in an indicator that they explain best.
        """
        lexicon, words, ordered = self.lexicon, said.words, said.ordered
        subject = any(map(lexicon.is_subject, words.own))
        listed: Indicator | None = None
        if ordered is not None and not subject:
            listed = lexicon.indicators[ordered]

        def told(index: int, cover: Cover) -> list[tuple[int, float]]:
            vocabulary, indicator = lexicon.vocabulary[index], lexicon.indicators[index]
            found = []
            if left := words.own - vocabulary:
                found.append((_REST_OWN, _mass(lexicon.weight, left)))
            if left := words.clause - vocabulary:
                found.append((_REST_CLAUSE, _mass(lexicon.weight, left)))
            if cover.others and not cover.own and subject:
                found.append((_ELSEWHERE, 1.0))  # told only of the other figures of the clause
            if listed is not None and listed.id in (indicator.id, indicator.growth_of):
                found.append((_AGAIN_ORDER, 1.0))
            if most > cover.explained:
                found.append((_OUTDONE, (most - cover.explained) / 10))
            return found

        return told

    def _kept(self, said: Said) -> list[Mapping[int, Features]]:
        """What else is told of each indicator, whatever words stand around the figure."""
        figure, text = said.figure, said.words.text
        manner = _Manner(
            figure.quantity.unit, figure.bare, figure.rank,
            grows=figure.direction != 0 and not figure.to_level and not figure.from_level,
            average=_AVERAGE.search(text) is not None,
            share=_SHARE.search(text) is not None,
            new=_NEW.search(text) is not None,
            head=not self._head.isdisjoint(said.words.own | said.words.clause),
        )  # fmt: skip
        time = said.period, said.role
        kept: list[Mapping[int, Features]] = [self._suiting(manner), self._timed(time)]
        if said.previous is not None:
            bare = not any(map(self.lexicon.is_subject, said.words.own))
            after = _After(said.previous, bare=bare, part="其中" in text)
            kept.append(self._following(after))
        return kept

    def _suits(self, manner: _Manner, index: int) -> Iterator[str]:
        """How the unit suits an indicator, and what the words say of how it is measured."""
        indicator = self.lexicon.indicators[index]
        suits = suiting(indicator, manner.unit, bare=manner.bare, rank=manner.rank)
        if suits == EXACT:
            yield "unit_exact"
            few = self._measured.get(manner.unit.counted, ())
            if index in few and len(few) <= _FEW:
                yield "unit_few"
        elif suits == NONE:
            yield "unit_none"
        elif not manner.bare:
            yield "unit_loose"
        yield from _measured(indicator, manner)
        if index in self._of_head:
            yield "head_said" if manner.head else "head_unsaid"
        elif manner.head and index in self._with_head:
            yield "head_wrong"  # 人均GDP is not GDP

    def _facts(self, time: tuple[Period | None, Role | None], index: int) -> Iterator[str]:
        """What an indicator has no fact of: the period and the role that a figure is told of."""
        indicator = self.lexicon.indicators[index]
        numeric = [fact for fact in indicator.facts if fact.quantity is not None]
        if not numeric:
            yield "wordless"
            return
        period, role = time
        if period is not None and not any(_of_period(indicator, f, period) for f in numeric):
            yield "period_lacks"
        elif period is not None and period.is_plan and indicator.measure is Measure.AVERAGE_GROWTH:
            yield "plan_average"
        if role is not None and all(f.role is not role for f in numeric):
            yield "role_lacks"

    def _discourse(self, after: _After, index: int) -> Iterator[str]:
        previous, indicators = after.previous, self.lexicon.indicators
        if previous == index:
            yield "again"
            if after.bare:
                yield "again_bare"
            if after.part:
                yield "again_part"  # of it a part, and not the whole
        elif index in self._kin[previous]:
            yield "kin"
            if indicators[index].growth_of == indicators[previous].id:
                yield "kin_growth"
        if indicators[previous].theme == indicators[index].theme:
            yield "theme"
        if not self._sections[previous].isdisjoint(self._sections[index]):
            yield "section"

    def _none(self, said: Said) -> Candidate:
        words, unit = said.words, said.figure.quantity.unit.dimension
        values = (
            ("none", 1.0),
            ("none_unknown", min(words.unknown, 12) / 10),
            ("none_known", _mass(self.lexicon.weight, words.own)),
            ("none_unit", float(unit not in self._holders and not said.figure.bare)),
        )
        return Candidate(-1, numbered(values, INDEX))


def is_named(found: Features) -> bool:
    """Whether the figure's own words are a whole name of the indicator with such features."""
    return any(index == _WHOLE_OWN for index, _ in found)


def is_by_number(found: Features) -> bool:
    """Whether an indicator with such features was brought by the figure's number alone."""
    return not _NUMBERED.isdisjoint(index for index, _ in found)


def _mass(weight: Mapping[str, float], keys: Iterable[str]) -> float:
    return math.fsum(map(weight.__getitem__, keys)) / 10


def _measured(indicator: Indicator, manner: _Manner) -> Iterator[str]:
    """What the words say of how a figure is measured, and how the indicator is."""
    measure = indicator.measure
    percent = manner.unit.dimension in IN_HUNDREDTHS
    if measure is Measure.AVERAGE_GROWTH:
        yield "average_said" if manner.average else "average_unsaid"
    elif measure is Measure.GROWTH:
        yield "growth_said" if manner.grows else "growth_unsaid"
        if manner.share and not manner.grows:
            yield "share_wrong"
    elif percent and manner.share:
        yield "share_said"
    if not percent and not manner.new and _is_increment(indicator):
        yield "new_unsaid"


def _is_increment(indicator: Indicator) -> bool:
    name = indicator.name.zh
    return bool(indicator.increment_of) or "新增" in name or "净增" in name


def _of_period(indicator: Indicator, fact: Fact, period: Period) -> bool:
    """Whether a fact may be told of a period: its own, one it holds, or the end of a plan."""
    if fact.period == period or (fact.each_year and fact.period.contains(period)):
        return True
    if indicator.measure.is_rate:
        return False
    return fact.period.last == period.last


def _about(indicators: Sequence[Indicator], levels: Collection[str]) -> frozenset[int]:
    """The numbers of levels and of their growth."""
    return frozenset(
        number for number, each in enumerate(indicators) if {each.id, each.growth_of} & {*levels}
    )


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
    for start in range(len(found)):
        left = [*found[start]]
        while left:  # the relatives of relatives are relatives
            new = found[left.pop()] - found[start] - {start}
            found[start] |= new
            left += new
    return [tuple(sorted(others)) for others in found]

"""How a language says an amount, a period, an indicator: the parts that sentences are made of.

A grammar for each language, with the same methods; `sentences` puts the parts together.
Amounts are exact about their bounds: the word printed in the report is kept where there is one,
and a calculated number that was shortened is called 约 (about).
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

import msgspec

from lukou_cli.model.indicator import Indicator, Measure, Relation, Role
from lukou_cli.model.interval import Interval
from lukou_cli.model.period import PLAN_NAMES
from lukou_cli.model.quantity import Amount, Bound, Quantity, plain
from lukou_cli.model.unit import PERCENTAGE_POINT, Unit
from lukou_cli.tables import units
from lukou_cli.tables.wording import INNER_QUOTES, for_people
from lukou_cli.text.qualifiers import IN_ENGLISH, USUAL, written_around

if TYPE_CHECKING:
    from lukou_cli.i18n import Messages
    from lukou_cli.model.indicator import Bilingual, Fact
    from lukou_cli.model.period import Period


class Direction(Enum):
    """Where a change goes; OPEN where its interval lies on both sides of zero."""

    UP = 1
    DOWN = -1
    NONE = 0
    OPEN = None


def direction(change: Quantity | Amount) -> Direction:
    """Where a change goes, whatever number of its interval it is."""
    known = change.interval() if isinstance(change, Quantity) else change.interval
    if known == Interval.point(0, approximate=known.approximate):
        return Direction.NONE
    if known.low is not None and known.low >= 0:
        return Direction.UP
    return Direction.DOWN if known.high is not None and known.high <= 0 else Direction.OPEN


class Shown(NamedTuple):
    """An amount as it is to be told: its digits shortened as in tables, outward where bounded."""

    bound: Bound
    value: Decimal
    upper: Decimal | None
    unit: Unit
    shortened: bool


def told(amount: Quantity | Amount) -> Shown:
    if isinstance(amount, Amount) and amount.bound is Bound.RANGE and amount.interval.low == 0:
        # Between 0 and 10 is at most 10, or less than 10.
        amount = Amount(msgspec.structs.replace(amount.interval, low=None), amount.unit)
    value, upper = for_people(amount)
    shortened = amount.is_exact and value != amount.value
    return Shown(amount.bound, value, upper, amount.unit, shortened)


class Grammar(Protocol):
    """What a language has to say for itself."""

    def said(self, amount: Quantity | Amount, phrase: str = "") -> str:
        """The amount with its qualifier, that of the printed phrase where it has one."""

    def period(self, of: Period) -> str: ...

    def at(self, of: Period) -> str:
        """When: the period as a sentence has it (in 2025)."""

    def date(self, of: Period) -> str: ...

    def briefly(self, of: Period) -> str:
        """The period once it has been told in full: “十五五”时期."""

    def name(self, of: Bilingual) -> str:
        """A text of the data file in this language, else in the one it has."""

    def placed(self, name: Bilingual, place: Bilingual) -> str:
        """A name with the place that it speaks of."""

    def scoped(self, name: Bilingual, scope: Bilingual) -> str:
        """A name with what is counted, where that is not the report's place."""

    def framed(self, name: Bilingual, place: Bilingual, when: str) -> tuple[str, str]:
        """The place put where a sentence has it: to its subject, or to its time."""

    def stem(self, indicator: Indicator) -> Bilingual | None:
        """What grows, from the name of its growth; None where the name does not say."""

    def changed(self, indicator: Indicator, way: Direction, *, target: bool, phrase: str) -> str:
        """The verb for a rate: grew by, 同比增长."""

    def stood(self, indicator: Indicator, said: str) -> str:
        """The verb between the name of a level or amount and its figure; may be empty."""

    def moved(self, way: Direction, unit: Unit, *, target: bool) -> str:
        """The verb between the level that was left and the one reached."""

    def change(self, way: Direction, unit: Unit, *, average: bool = False) -> str:
        """What stands before the size of a change: a rise of, 年均增长."""

    def level(self, indicator: Indicator, said: str, fact: Fact) -> tuple[Bilingual, str]:
        """The name of a level or amount and the verb before its figure, as a fact has them."""

    def relation(self, fact: Fact, other: str) -> str:
        """How a figure stands to another: to that of ``other``, or as the report puts it."""

    def quoted(self, text: str) -> str: ...

    def phrase(self, fact: Fact) -> str:
        """What a fact without a number says, in quotes."""

    def borrowed(self, text: str) -> str:
        """Chinese words of the report within a sentence: as they are, or in quotes."""

    def counting(self, number: str, unit: Unit) -> str:
        """A whole number of things."""


def grammar(words: Messages) -> Grammar:
    return Chinese() if words.language == "zh" else English()


def _is_fall(indicator: Indicator) -> bool:
    """Whether the name itself speaks of a fall (下浮率), so that its figure bears no sign."""
    return bool(re.search("降幅|下浮率|下降率|降低率", indicator.name.zh))


def unsigned(indicator: Indicator, amount: Quantity) -> Quantity | Amount:
    """The figure as it stands after the indicator's name."""
    return amount.negated if _is_fall(indicator) and amount.value < 0 else amount


_MONTHS = (
    "January February March April May June July August September October November December".split()
)
# 30%以上 of a fall is no more than −30%, which −30%以内 is not.
_BELOW_ZERO = {Bound.GE: "不低于", Bound.GT: "高于", Bound.LE: "不高于", Bound.LT: "低于"}
_PLANS = {years: name for name, years in PLAN_NAMES.items()}


class Chinese:
    # What the name of a rate ends in, with the verbs for a rise and a fall.
    _RATES = (
        ("年均增速", "年均增长", "年均下降"),
        ("增速", "增长", "下降"),
        ("增幅", "增长", "下降"),
        ("涨幅", "上涨", "下降"),
        ("变动", "上升", "下降"),
    )

    def said(self, amount: Quantity | Amount, phrase: str = "") -> str:
        bound, value, upper, unit, shortened = told(amount)
        low, high = _digits(value), "" if upper is None else _digits(upper)
        if bound is Bound.OVER:
            return self._over(amount, low, high, phrase)
        if upper is not None:
            between = f"{low}{unit.text if unit.is_percent else ''}至{high}{unit.text}"
            return f"约{between}" if bound is Bound.APPROX else between
        number = f"{low}{unit.text}"
        if isinstance(amount, Amount):
            return self._derived(bound, number, shortened=shortened)
        if value < 0 and bound in _BELOW_ZERO:
            return f"{_BELOW_ZERO[bound]}{number}"
        before, after = written_around(bound, phrase)
        return f"{before}{number}{after}"

    def _over(self, amount: Quantity | Amount, low: str, high: str, phrase: str) -> str:
        """70余公里, 12万余元, 3年多; both ends told where the digits no longer tell the far one."""
        unit = amount.unit.text
        if not high and low.endswith("0"):
            return f"{low}{'多' if re.search('[0-9]多', phrase) else '余'}{unit}"
        if not high and unit[:1] in ("万", "亿"):
            return f"{low}{unit[0]}余{unit[1:]}"
        return f"超过{low}{unit}、不到{high}{unit}" if high else f"{low}{unit}多"

    def _derived(self, bound: Bound, number: str, *, shortened: bool) -> str:
        match bound:
            case Bound.EQ:
                return f"约{number}" if shortened else number
            case Bound.GT:
                return f"逾{number}"
            case Bound.APPROX:
                return f"约{number}"
            case Bound.APPROX_GE:
                return f"约{number}或更多"
            case Bound.APPROX_LE:
                return f"约{number}或更少"
            case _:
                before, after = USUAL[bound]
                return f"{before}{number}{after}"

    def period(self, of: Period) -> str:
        if of.is_plan:
            years = f"{of.first}—{of.last}年"
            plan = _PLANS.get((of.first, of.last))
            return f"“{plan}”时期（{years}）" if plan else years
        return self.date(of)

    def briefly(self, of: Period) -> str:
        return self.period(of).partition("（")[0]

    def at(self, of: Period) -> str:
        return self.period(of)

    def date(self, of: Period) -> str:
        month = f"{of.month}月" if of.month else ""
        return f"{of.first}年{month}" + (f"{of.day}日" if of.day else "")

    def name(self, of: Bilingual) -> str:
        return of.zh or of.en

    def placed(self, name: Bilingual, place: Bilingual) -> str:
        return f"{self.name(place)}{self.name(name)}"

    def scoped(self, name: Bilingual, scope: Bilingual) -> str:
        return f"{self.name(name)}（{self.name(scope)}）"

    def framed(self, name: Bilingual, place: Bilingual, when: str) -> tuple[str, str]:
        return self.placed(name, place), when

    def stem(self, indicator: Indicator) -> Bilingual | None:
        name = indicator.name
        for ending, _, _ in self._RATES:
            if name.zh.endswith(ending) and name.zh != ending:
                return msgspec.structs.replace(name, zh=name.zh.removesuffix(ending))
        return None

    def changed(self, indicator: Indicator, way: Direction, *, target: bool, phrase: str) -> str:
        for ending, rise, fall in self._RATES:
            if indicator.name.zh.endswith(ending):
                verb = fall if way is Direction.DOWN else rise
                return f"同比{verb}" if "同比" in phrase and not target else verb
        raise ValueError(indicator.id)  # asked only where `stem` knows what changed

    def stood(self, indicator: Indicator, said: str) -> str:
        del indicator
        return "为" if re.match(r"[0-9−第]", said) else ""

    def moved(self, way: Direction, unit: Unit, *, target: bool) -> str:
        del target
        rise = "提高至" if unit.is_percent else "增至"
        return {Direction.UP: rise, Direction.DOWN: "降至"}.get(way, "变为")

    def change(self, way: Direction, unit: Unit, *, average: bool = False) -> str:
        rise, fall = ("提高", "降低") if unit == PERCENTAGE_POINT else ("增长", "下降")
        if not unit.is_percent and unit != PERCENTAGE_POINT:
            rise, fall = "增加", "减少"
        verb = {Direction.UP: rise, Direction.DOWN: fall}.get(way, "变动")
        return f"年均{verb}" if average else verb

    def level(self, indicator: Indicator, said: str, fact: Fact) -> tuple[Bilingual, str]:
        stood, short = self.stood(indicator, said), self._counted(indicator)
        if fact.role is Role.TARGET:
            return short, "达到" if fact.ambition and stood else ""
        # 粮食产量20万吨: an amount needs no verb, unless letters or figures would run together.
        if indicator.measure is Measure.FLOW and short.zh[-1] > "\x7f":
            return short, ""
        return (indicator.name, stood) if stood else (short, stood)

    def _counted(self, indicator: Indicator) -> Bilingual:
        """改造危桥数 before its figure: 改造危桥20座; but 改造户数20户."""
        name, unit = indicator.name, indicator.unit
        short = name.zh.removesuffix("数")
        if indicator.measure is not Measure.FLOW or not unit or short.endswith(("人", unit[-1])):
            return name
        return msgspec.structs.replace(name, zh=short)

    def relation(self, fact: Fact, other: str) -> str:
        phrase = fact.source.phrase
        other = other or fact.relative_to

        def printed(*known: str) -> str:
            return next((word for word in known if word in phrase), known[0])

        match fact.relation:
            case Relation.SAME_AS:
                return f"与{other}{printed('一致', '同步', '持平', '相当')}"
            case Relation.BELOW:
                return f"低于{other}"
            case Relation.ABOVE:
                return f"高于{other}"
            case _:
                return f"{printed('达到', '完成', '符合', '满足')}{other}"

    def quoted(self, text: str) -> str:
        return f"“{text.translate(INNER_QUOTES)}”"

    def phrase(self, fact: Fact) -> str:
        return self.quoted(fact.source.phrase)

    def borrowed(self, text: str) -> str:
        return text

    def counting(self, number: str, unit: Unit) -> str:
        return f"{number}{unit.text}"


class English:
    _BOUNDS: ClassVar = {**IN_ENGLISH, Bound.APPROX_GE: "about ", Bound.APPROX_LE: "about "}
    _STEMS = re.compile(
        r"(?:Average annual )?(?:growth|change) of (?P<after>.+)|"
        r"(?:Average annual )?(?P<before>.+) growth",
        re.IGNORECASE,
    )
    _SCALES = ((Decimal(10**9), " billion"), (Decimal(10**6), " million"))

    def said(self, amount: Quantity | Amount, phrase: str = "") -> str:
        del phrase  # Chinese; its bound says the same
        bound, value, upper, unit, shortened = told(amount)
        scale, named = self._scale(max(abs(value), abs(upper or value)), unit)
        low = self._number(value, scale)
        qualifier = "about " if shortened else self._BOUNDS.get(bound, "")
        if unit.is_percent:
            low += "%"
        if upper is None:
            text = f"{qualifier}{low}{named}{self._unit(unit, value, scale)}"
            return text + {Bound.APPROX_GE: " or more", Bound.APPROX_LE: " or less"}.get(bound, "")
        high = self._number(upper, scale) + ("%" if unit.is_percent else "")
        tail = f"{named}{self._unit(unit, upper, scale)}"
        if bound is Bound.OVER:
            return f"more than {low} and less than {high}{tail}"
        return f"{qualifier}{low} to {high}{tail}"

    def _scale(self, value: Decimal, unit: Unit) -> tuple[Decimal, str]:
        """What a number in the unit is multiplied by, and what it is then followed by."""
        factor = Decimal(units.in_sentence(unit)[0])
        for size, word in self._SCALES:
            if value * factor >= size:
                return factor / size, word
        return factor, ""

    def _number(self, value: Decimal, scale: Decimal) -> str:
        scaled = value if scale == 1 else plain(value * scale)
        return f"{'−' if scaled < 0 else ''}{abs(scaled):,f}"

    def _unit(self, unit: Unit, value: Decimal, scale: Decimal) -> str:
        _, (one, many) = units.in_sentence(unit)
        word = one if abs(value) * scale == 1 else many
        return f" {word}" if word else ""

    def period(self, of: Period) -> str:
        return f"{of.first}–{of.last}" if of.is_plan else self.date(of)

    def briefly(self, of: Period) -> str:
        return self.period(of)

    def at(self, of: Period) -> str:
        return f"{'on' if of.day else 'in'} {self.period(of)}"

    def date(self, of: Period) -> str:
        day = f"{of.day} " if of.day else ""
        return f"{day}{_MONTHS[of.month - 1]} {of.first}" if of.month else str(of.first)

    def name(self, of: Bilingual) -> str:
        return of.en or of.zh

    def placed(self, name: Bilingual, place: Bilingual) -> str:
        return f"{self.name(name)} in {self.name(place)}"

    def scoped(self, name: Bilingual, scope: Bilingual) -> str:
        return f"{self.name(name)} ({self.name(scope)})"

    def framed(self, name: Bilingual, place: Bilingual, when: str) -> tuple[str, str]:
        return self.name(name), f"in {self.name(place)} {when}"

    def stem(self, indicator: Indicator) -> Bilingual | None:
        found = self._STEMS.fullmatch(indicator.name.en)
        if found is None:
            return None
        stem = found["after"] or found["before"]
        return msgspec.structs.replace(indicator.name, en=stem[0].upper() + stem[1:])

    def changed(self, indicator: Indicator, way: Direction, *, target: bool, phrase: str) -> str:
        fell, grew = ("fall by", "grow by") if target else ("fell by", "grew by")
        del phrase
        verb = fell if way is Direction.DOWN else grew
        if way is Direction.NONE:
            verb = "show growth of" if target else "showed growth of"
        return (
            f"{verb} an annual average of" if indicator.measure is Measure.AVERAGE_GROWTH else verb
        )

    def stood(self, indicator: Indicator, said: str) -> str:
        amount = indicator.measure is Measure.FLOW or said.startswith("at ")
        return "came to" if amount else "stood at"

    def moved(self, way: Direction, unit: Unit, *, target: bool) -> str:
        del unit
        verb = {Direction.UP: ("rose", "rise"), Direction.DOWN: ("fell", "fall")}
        return verb.get(way, ("went", "go"))[target]

    def change(self, way: Direction, unit: Unit, *, average: bool = False) -> str:
        del unit
        noun = {Direction.UP: "rise", Direction.DOWN: "fall"}.get(way, "change")
        return f"an average annual {noun} of" if average else f"a {noun} of"

    def level(self, indicator: Indicator, said: str, fact: Fact) -> tuple[Bilingual, str]:
        target = fact.role is Role.TARGET
        return indicator.name, "be" if target else self.stood(indicator, said)

    def relation(self, fact: Fact, other: str) -> str:
        if not other and fact.phrase_en:
            return fact.phrase_en
        other = other or self.borrowed(fact.relative_to)
        match fact.relation:
            case Relation.SAME_AS:
                return f"the same as {other}"
            case Relation.BELOW:
                return f"below {other}"
            case Relation.ABOVE:
                return f"above {other}"
            case _:
                return f"in line with {other}"

    def quoted(self, text: str) -> str:
        return f"“{text.translate(INNER_QUOTES)}”"

    def phrase(self, fact: Fact) -> str:
        return self.quoted(fact.phrase_en or fact.source.phrase)

    def borrowed(self, text: str) -> str:
        return self.quoted(text)

    def counting(self, number: str, unit: Unit) -> str:
        del unit  # the name says of what
        return f"{int(number):,}"


def _digits(value: Decimal) -> str:
    return f"{'−' if value < 0 else ''}{abs(value):f}"

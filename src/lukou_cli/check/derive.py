"""Statements that follow from other figures: differences, ratios, shares, averages, sums.

A derived figure is judged by computing it from the recorded figures that the draft sets
side by side, whatever the draft says of these. It is confirmed where one way of computing
fits, and contradicted only where the draft says from what it is derived.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check import compute
from lukou_cli.check.compute import Outcome, fits, like
from lukou_cli.check.finding import Reason, Source, Verdict
from lukou_cli.check.operands import (
    Known,
    Operands,
    fact_told,
    latest_before,
    mentions,
    same_period,
    unit_of,
)
from lukou_cli.model.indicator import Measure, Role
from lukou_cli.model.unit import parse_unit
from lukou_cli.query.growth import GrowthKind, growth

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lukou_cli.check.link import Link, Scene
    from lukou_cli.check.scan import Figure


class Derived(msgspec.Struct, frozen=True):
    """The verdict on a derived figure, with the formula where it could be computed."""

    verdict: Verdict
    reason: Reason
    outcome: Outcome | None = None


UNKNOWN = Derived(Verdict.UNKNOWN, Reason.NO_FACT)

_UP = (
    "高出|高于|高|多出|多降|多增|多|大|快于|快|增加|(?<!新)增|再添|再增|提高|提升|上升|扩大|扩|"
    "领先|加快|涨|净增| up by"
)
_DOWN = "低于|低|少|小|慢于|慢|减少|减|下降|降低|降|回落|缩小|收窄|落后|放缓|下调| down by"
_ENDING = r"(?:了|出|约|近|大约|将近|整整|至少|还要|要|幅度|为|达|在|是)*"
_COMPARISON = re.compile(
    rf"(?:(?<![环占对])比(?![重例])|较|跟(?!踪)|(?<!一)同(?![比期步类样])|与)(?P<reference>[^,。;]*?)(?:要|还|又|再|相比|相对|则)*"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<gap>相差|差)){_ENDING}$"
)
_AGAINST = re.compile(
    r"(?:(?P<up>高于|快于|高出|超出|领先于?|超过|跑赢|outpacing |outpaced |higher than |above )"
    r"|(?P<down>低于|慢于|落后于?|跑输|lower than |below ))"
    r"(?P<reference>[^,。;\d]{1,16}?)(?:约|近)?$"
)
_SIGNED = re.compile(r"(?:比|较)(?P<reference>[^,。;\d]{2,8})$(?P<up>\b\B)?(?P<down>\b\B)?")
_CHANGE = re.compile(
    rf"(?:(?P<up>增量|{_UP})|(?P<down>{_DOWN})|(?P<gap>相差|差距|差值|之差|差)){_ENDING}$"
)
_OPENED = re.compile(r"(?:与|同|比|较|跟|和)[^,。;]{2,12}(?:相比|比较|比起来)|相比之下")
_GAP = re.compile(r"(?:相差|差距|之差|差)(?:了|约|近|为|是)*$")
_FORMER = re.compile(r"(?P<former>前者)|后者")
_GROWS = re.compile(r"(?:增长|增速|增幅|同比增?|下降|年均增)(?:了|约|达|为|幅)*$")
_DIFFERENCE_HEAD = re.compile("差|增减|变化|变动|比上年|较上年|提高|增量")
_PER_YEAR = re.compile(
    r"(?:平均每年|平均一年|一年平均|每年平均|年均|年平均|一年平均|每年)[^,。;\d%]{0,6}$"
)
_SUM = re.compile(
    r"(?:(?P<plain>相加|加起来|两项合计|两级|加总|合起来|加在一起|加一块儿?|之和|两者合计|三项合计)|总共|一共|合计|共计|总计|共)[^,。;\d]{0,6}$"
)
_SEVERAL = re.compile("[、和与及]|两|三")
_SHARE = re.compile(
    r"(?:(?P<plain>相当于|相当|等于|占[^,。;\d比]{1,12}的?|占到)|占比?|比重|份额|[\u4e00-\u9fff]{1,3}率)[^,。;\d]{0,8}$"
)
_RATE = re.compile(r"([\u4e00-\u9fff]{2})率[^,。;\d]{0,4}$")
_WHOLE_PLAN = re.compile(r"五年|十四五|累计")
_CUMULATIVE = re.compile(r"(?:累计|五年|总共|合计)[^,。;\d]{0,8}(?:增长|增幅|提高|增加)")
_PER = re.compile(
    r"(?P<mu>亩产|每亩|单产)|(?:平均)?(?:每一?|平均一)(?P<unit>个|家|户|人次|人|位|栋|座|名|处|公里|条|所|支)"
    r"|(?:摊下来|平均|合)一(?P<one>亩|户|人)|(?P<households>户均)|(?P<persons>人均)|(?P<times>每趟|每人次|人次均)"
)
_PER_WORDS = (("mu", "亩"), ("households", "户"), ("persons", "人"), ("times", "人次"))
_OPERAND_WORDS = re.compile(r"是|为|相当于|达到|约等于")
_PLAN = re.compile(r"此前|十四五|过去五年|前五年|上个五年|年均水平|上一个五年")


class Deriver:
    """Judges the derived figures of one passage; knows what was said before."""

    def __init__(self, scene: Scene, known: Sequence[Known]) -> None:
        self.scene = scene
        self.known = known
        self.operands = Operands(scene, known)

    def derive(self, index: int, link: Link) -> Derived | None:
        """The verdict on a figure where it is a derived one, else None."""
        figure = self.scene.figures[index]
        if figure.rank:
            return None
        if self.scene.around.in_table:
            found = self._cell(figure)
            cell = self.scene.passage.cell(figure.start)
            start = self.scene.passage.block.cells[cell][0] if cell is not None else figure.start
            lead = self.scene.text[start : figure.start]
            if found is None and self._comparison(lead, figure) is not None:
                return self._difference(figure, link, lead)
            return found
        if figure.bare:
            return None
        _, _, begin, _ = self.scene.around.limits(index)
        lead = self.scene.text[begin : figure.start]
        unit = figure.quantity.unit
        compares = self._comparison(lead, figure)
        if link.reason is Reason.SCOPE and compares is None:
            return None
        if unit.dimension == "multiple":
            return self._ratio(figure, link, lead)
        if unit.dimension == "percentage_point":
            if _GROWS.search(lead) and compares is None:
                return None  # a growth told in the wrong unit
            return self._difference(figure, link, lead)
        if unit.is_percent:
            return self._percent(figure, link, lead)
        return self._amount(figure, link, lead, compared=compares is not None)

    # Which kind.

    def _percent(self, figure: Figure, link: Link, lead: str) -> Derived | None:
        if _CUMULATIVE.search(lead) and "年均" not in lead:
            return self._cumulative(figure, link)
        compared = self._comparison(lead, figure)
        if compared is not None and self._names_percent(compared["reference"], figure):
            return self._difference(figure, link, lead)
        change = _CHANGE.search(lead)
        if change and not figure.to_level and (levels := self._two_levels(figure)):
            return self._rise_of_share(figure, *levels)
        if grown := self._growth_between(figure, lead):
            return grown
        part = _SHARE.search(lead)
        if figure.fraction or (
            part
            and (link.indicator is None or link.misfit or (part["plain"] and not link.sure))
            and not _is_own_share(link)
        ):
            return self._share(
                figure, lead, explicit=figure.fraction or bool(part and part["plain"])
            )
        return None

    def _names_percent(self, reference: str, figure: Figure) -> bool:
        """Whether a comparison names another percentage: 比药品大16%, 比前者高."""
        if _FORMER.search(reference) or self.operands.named(reference, figure) is not None:
            return True
        sources = [s for s in self.operands.before(figure) if unit_of(s).is_percent]
        return self.operands.spoken(reference, sources) is not None

    def _amount(self, figure: Figure, link: Link, lead: str, *, compared: bool) -> Derived | None:
        if (match := _PER.search(lead)) and (found := self._per_unit(figure, match, link)):
            return found
        if _PER_YEAR.search(lead) and (found := self._per_year(figure, link)):
            return found
        if figure.to_level or figure.from_level:
            return self._implied(figure, link)
        change = _CHANGE.search(lead)
        if compared or (change and (self._repeats(figure, link) or self._set_against(figure))):
            return self._difference(figure, link, lead)
        if match := _SUM.search(lead):
            found = self._sum(figure, explicit=bool(match["plain"]))
            if found is None and match["plain"] and _SEVERAL.search(lead):
                return UNKNOWN
            if found is not None and (found.verdict is Verdict.CONFIRMED or not link.sure):
                return found
        return self._implied(figure, link)

    def _repeats(self, figure: Figure, link: Link) -> bool:
        """Whether the sentence has already given a figure of the same indicator and unit."""
        return any(
            like(unit_of(source), figure.quantity.unit)
            and (
                link.indicator in (None, source.indicator)
                or link.indicator.increment_of == source.indicator.id
                or not link.sure
            )
            for source in self.operands.before(figure, here=True)
        )

    def _set_against(self, figure: Figure) -> bool:
        """与去年实绩相比，目标的下限少19个: the comparison opens the sentence."""
        start = self.scene.passage.sentence(figure.start)[0]
        return _OPENED.search(self.scene.text, start, figure.start) is not None

    def _comparison(self, lead: str, figure: Figure) -> re.Match[str] | None:
        match = _COMPARISON.search(lead) or _AGAINST.search(lead)
        signed = self.scene.text[figure.start : figure.start + 1] in ("+", "-")
        return match or (_SIGNED.search(lead) if signed else None)

    # Kinds of derived figures.

    def _difference(self, figure: Figure, link: Link, lead: str) -> Derived | None:
        match = self._comparison(lead, figure)
        reference = match["reference"] if match else ""
        if any(
            not place.own and not place.town for place in self.scene.draft.places.find(reference)
        ):
            return UNKNOWN
        pair = self._pair(figure, link, lead, reference)
        if pair is None:
            # 提高了29个百分点 for 提升至29%: the level itself told as a rise.
            return (
                None
                if link.sure and figure.quantity.unit.dimension == "percentage_point"
                else UNKNOWN
            )
        one, other = pair
        outcome = compute.difference(one, other, figure.quantity.unit)
        if _PER_YEAR.search(lead) and not reference:
            outcome = compute.pace(one, other, figure.quantity.unit) or outcome
        if outcome is None:
            return UNKNOWN
        sign = _sign(match or _CHANGE.search(lead))
        if self.scene.text[figure.core : figure.core + 1] in ("+", "-"):
            sign = figure.direction
        return _told(figure, outcome, sign)

    def _pair(
        self, figure: Figure, link: Link, lead: str, reference: str
    ) -> tuple[Source, Source] | None:
        """What is compared, and with what."""
        unit = figure.quantity.unit
        points = unit.dimension == "percentage_point"
        sources = [
            source
            for source in self.operands.before(figure)
            if like(unit_of(source), unit) or (points and unit_of(source).is_percent)
        ]
        subject, set_against = (_FORMER.search(part) for part in _apart(lead, reference))
        if len(sources) > 1 and (subject or set_against):
            former, latter = sources[-2:]
            told = set_against or subject
            assert told is not None
            spoken = former if told["former"] else latter
            remaining = latter if told["former"] else former
            if set_against:
                return remaining, spoken
            if not reference:
                return spoken, remaining
            sources = [spoken]
        here = [s for s in self.operands.before(figure, here=True) if s in sources][-2:]
        if not reference and len(here) == 2 and _GAP.search(lead):
            return here[0], here[1]
        if not reference and len(here) == 2 and here[0].indicator is here[1].indicator:
            one, other = sorted(here, key=lambda source: source.fact.period)
            if one.fact is not other.fact:
                return other, one
        inside = self.operands.inside_reference(figure)
        first: Source | None
        second: Source | None
        if inside is not None and len(sources) > 1 and sources[-1].fact is inside:
            return sources[-2], sources[-1]
        before = _apart(lead, reference)[0]
        first = self.operands.spoken(before, sources) or (sources[-1] if sources else None)
        second = self.operands.spoken(reference, sources)
        linked = link.indicator
        if linked is not None and (
            first is None
            or mentions(before, linked)
            or (link.local and link.sure and not reference)
        ):
            first = fact_told(linked, link) or first
        if first is not None and second is not None and second.fact is not first.fact:
            return first, second
        compared = self.operands.reference_fact(reference, first)
        if first is not None and compared is not None and compared is not first.fact:
            return first, Source(first.indicator, compared)
        if first is not None and linked is not None and link.period is not None:
            family = self.scene.draft.vocabulary.family(first.indicator)
            spoken_of = [f for f in first.indicator.facts if f.quantity and f.period == link.period]
            if spoken_of and linked in family:
                first = Source(first.indicator, spoken_of[0])
        if first is None:
            return None
        named = self.operands.named(reference, figure) if reference else None
        if named is not None and named is not first.indicator:
            theirs = same_period(named, first.fact)
            return (first, Source(named, theirs)) if theirs is not None else None
        if _PLAN.search(reference) and first.indicator.measure.is_rate:
            averages = [
                Source(member, fact)
                for member in self.scene.draft.vocabulary.family(first.indicator)
                if member.measure is Measure.AVERAGE_GROWTH
                for fact in member.of(Role.ACTUAL)
                if fact.quantity is not None and fact is not first.fact
            ]
            return (first, averages[-1]) if averages else None
        earlier = latest_before(first.indicator, first.fact)
        return (first, Source(first.indicator, earlier)) if earlier is not None else None

    def _cell(self, figure: Figure) -> Derived | None:
        """A column of differences in a table: the later figure of the row less the earlier."""
        block = self.scene.passage.block
        cell = self.scene.passage.cell(figure.start)
        if cell is None or cell >= len(block.heads):
            return None
        if not _DIFFERENCE_HEAD.search(block.heads[cell]):
            return None
        row = [k for k in self.known if k.sentence == 0 and k.fact is not None and k.fact.quantity]
        sources = [Source(k.link.indicator, k.fact) for k in row if k.link.indicator and k.fact]
        if len(sources) < 2 or sources[-1].indicator is not sources[-2].indicator:
            return UNKNOWN
        one, other = sorted(sources[-2:], key=lambda source: source.fact.period, reverse=True)
        if figure.quantity.unit.is_percent and not unit_of(one).is_percent:
            outcome = compute.growth(one, other)
        else:
            outcome = compute.difference(one, other, figure.quantity.unit)
        return UNKNOWN if outcome is None else _told(figure, outcome, figure.direction or 1)

    def _ratio(self, figure: Figure, link: Link, lead: str) -> Derived | None:
        """甲是乙的1.4倍; the subject is named before, or is the figure before."""
        grown = re.search(r"(?:增长|增加|提高|扩大)了?(?:约|近)?$", lead) is not None
        sources = self.operands.before(figure)
        verb = _OPERAND_WORDS.search(lead)
        subject = self.operands.subject(lead[: verb.start()]) if verb else None
        named = self.operands.named(lead[verb.end() :], figure) if verb else None
        firsts = [s for s in (fact_told(subject, link) if subject else None,) if s] or sources[-1:]
        if not firsts:
            return UNKNOWN if link.indicator is None or not link.sure else None
        first = firsts[0]
        seconds = []
        explicit = False
        if named is not None and (fact := same_period(named, first.fact)) is not None:
            seconds.append(Source(named, fact))
            explicit = True
        elif (fact := latest_before(first.indicator, first.fact)) is not None:
            seconds.append(Source(first.indicator, fact))
            explicit = True
        seconds += [s for s in reversed(sources) if s.fact is not first.fact]
        outcomes = [compute.ratio(first, second, grown=grown) for second in seconds]
        return _judge(figure, outcomes, explicit=explicit)

    def _two_levels(self, figure: Figure) -> tuple[Source, Source] | None:
        """由48%提升至54%，提高6%: the two levels just given, of one indicator."""
        here = self.operands.before(figure, here=True)[-2:]
        if len(here) < 2 or here[0].indicator is not here[1].indicator:
            return None
        if not all(unit_of(source).is_percent for source in here) or here[0].fact is here[1].fact:
            return None
        return here[1], here[0]

    def _rise_of_share(self, figure: Figure, last: Source, first: Source) -> Derived:
        """A rise between two shares told in per cent: right only as the relative rise."""
        relative = compute.growth(last, first)
        if relative is not None and fits(figure, relative):
            return Derived(Verdict.CONFIRMED, Reason.EQUAL, relative)
        points = compute.difference(last, first, figure.quantity.unit)
        return Derived(Verdict.CONTRADICTED, Reason.UNIT, points)

    def _growth_between(self, figure: Figure, lead: str) -> Derived | None:
        """今年240亿元，去年210亿元，增幅14%: confirmed only, since other growth may be meant."""
        if not (_GROWS.search(lead) or _CHANGE.search(lead) or "增幅" in lead):
            return None
        here = [s for s in self.operands.before(figure, here=True) if not unit_of(s).is_percent]
        pairs = list(combinations(reversed(here), 2))
        for source in here:
            fact = latest_before(source.indicator, source.fact)
            if fact is not None:
                pairs.append((source, Source(source.indicator, fact)))
        for one, other in pairs:
            if one.indicator is not other.indicator or one.fact is other.fact:
                continue
            last, first = sorted((one, other), key=lambda s: s.fact.period, reverse=True)
            outcome = compute.growth(last, first)
            if outcome is not None and fits(figure, outcome):
                return Derived(Verdict.CONFIRMED, Reason.EQUAL, outcome)
        return None

    def _share(self, figure: Figure, lead: str, *, explicit: bool) -> Derived:
        """One amount as a share of another: 建成750栋、审批962栋，建成率78%."""
        amounts = [s for s in self.operands.before(figure) if not unit_of(s).is_percent]
        outcomes: list[Outcome | None] = []
        whole = self.operands.amount(lead, amounts[-1]) if amounts else None
        if whole is None and amounts and _WHOLE_PLAN.search(lead):
            plans = [f for f in amounts[-1].indicator.of(Role.ACTUAL) if f.period.is_plan]
            numeric = [f for f in plans if f.quantity and f is not amounts[-1].fact]
            whole = Source(amounts[-1].indicator, numeric[0]) if numeric else None
        if whole is not None:
            return _judge(figure, [compute.share(amounts[-1], whole)], explicit=explicit) or UNKNOWN
        for one, other in combinations(reversed(amounts), 2):
            found = compute.share(one, other)
            if found is None:
                continue
            if found.computed.value > 100:
                found = compute.share(other, one)
            outcomes.append(found)
        rate = _RATE.search(lead)
        named = rate is not None and any(rate[1] in s.indicator.name.zh for s in amounts[-2:])
        near = sum(not unit_of(s).is_percent for s in self.operands.before(figure, here=True))
        explicit = (explicit and near == len(amounts) == 2) or named
        return _judge(figure, outcomes, explicit=explicit) or UNKNOWN

    def _per_year(self, figure: Figure, link: Link) -> Derived | None:
        """A plan's total over its years."""
        plans = [s for s in reversed(self.operands.before(figure)) if s.fact.period.is_plan]
        if link.indicator is not None:
            plans += [
                Source(link.indicator, fact)
                for fact in link.indicator.of(Role.ACTUAL)
                if fact.period.is_plan and fact.quantity is not None
            ]
        unit = figure.quantity.unit
        for plan in plans:
            if plan.indicator.measure is Measure.FLOW and like(unit_of(plan), unit):
                return _judge(figure, [compute.per_year(plan, unit)], explicit=True)
        return None

    def _per_unit(self, figure: Figure, match: re.Match[str], link: Link) -> Derived | None:
        """总产20万吨、面积43万亩: 亩产465公斤."""
        name = match["unit"] or match["one"] or next(word for key, word in _PER_WORDS if match[key])
        counted = parse_unit(name)
        sources = self.operands.before(figure)
        below = [
            s for s in sources
            if like(unit_of(s), counted)
            # Visitors are counted by visits.
            or (name in "人位名" and unit_of(s).text.endswith("人次"))
        ]  # fmt: skip
        above = [s for s in sources if unit_of(s).dimension == figure.quantity.unit.dimension]
        outcomes = [
            compute.per_unit(one, other, figure.quantity.unit)
            for other in reversed(below)
            for one in reversed(above)
            if one is not other
        ]
        if not outcomes:
            own = link.indicator is not None and not match[0].startswith(("每", "平均"))
            return None if own else UNKNOWN
        return _judge(figure, outcomes, explicit=len(outcomes) == 1)

    def _sum(self, figure: Figure, *, explicit: bool) -> Derived | None:
        unit = figure.quantity.unit
        parts = [s for s in self.operands.before(figure) if like(unit_of(s), unit)]
        if len(parts) < 2:
            return None
        outcomes = [compute.total(parts[-count:], unit) for count in range(2, len(parts) + 1)]
        return _judge(figure, outcomes, explicit=explicit)

    def _cumulative(self, figure: Figure, link: Link) -> Derived | None:
        if link.indicator is None:
            return UNKNOWN
        averages = [
            Source(member, fact)
            for member in self.scene.draft.vocabulary.family(link.indicator)
            if member.measure is Measure.AVERAGE_GROWTH
            for fact in member.facts
            if fact.quantity is not None
            and (link.period is None or link.period.last == fact.period.last)
        ]
        if not averages:
            return None
        return _judge(figure, [compute.cumulative(averages[0])], explicit=True)

    def _implied(self, figure: Figure, link: Link) -> Derived | None:
        """A level of a year without a figure; it may be confirmed, never refuted."""
        indicator, period = link.indicator, link.period
        if indicator is None or period is None:
            return None
        if any(fact.period == period for fact in indicator.facts):
            return None
        outcomes = [
            compute.implied(relation, figure.quantity.unit)
            for relation in self.scene.draft.relations()
            if relation.indicator is indicator and relation.period.last == period.last
        ]
        outcomes += [
            compute.grown(row, figure.quantity.unit)
            for row in growth(self.scene.draft.vocabulary.catalogue, [indicator])
            if row.kind is GrowthKind.IMPLIED_LEVEL
            and not row.rounding
            and row.indicator is indicator
            and row.period is not None
            and row.period.last == period.last
        ]
        found = _judge(figure, outcomes, explicit=False)
        return found if found is not None and found.verdict is Verdict.CONFIRMED else None


def _judge(figure: Figure, outcomes: Iterable[Outcome | None], *, explicit: bool) -> Derived | None:
    """Confirmed by the first that fits, else contradicted by the first if ``explicit``."""
    computed = [outcome for outcome in outcomes if outcome is not None]
    for outcome in computed:
        if fits(figure, outcome):
            return Derived(Verdict.CONFIRMED, Reason.EQUAL, outcome)
    if not computed:
        return None
    if explicit:
        return Derived(Verdict.CONTRADICTED, Reason.VALUE, computed[0])
    return UNKNOWN


def _is_own_share(link: Link) -> bool:
    """Whether the words name a share that the report itself speaks of."""
    return link.local and link.indicator is not None and link.indicator.measure is Measure.SHARE


def _told(figure: Figure, outcome: Outcome, sign: int) -> Derived:
    """The verdict on a difference told with its direction."""
    value = outcome.computed.value
    right = fits(figure, outcome)
    if figure.quantity.unit.is_percent and outcome.computed.unit.dimension == "percentage_point":
        return Derived(Verdict.CONTRADICTED, Reason.UNIT, outcome)
    if sign and value and (value > 0) != (sign > 0):
        reason = Reason.DIRECTION if right else Reason.VALUE
        return Derived(Verdict.CONTRADICTED, reason, outcome)
    if right:
        return Derived(Verdict.CONFIRMED, Reason.EQUAL, outcome)
    return Derived(Verdict.CONTRADICTED, Reason.VALUE, outcome)


def _apart(lead: str, reference: str) -> tuple[str, str]:
    """What stands before a comparison, and what is compared with."""
    return (lead[: lead.find(reference)], reference) if reference else (lead, "")


def _sign(match: re.Match[str] | None) -> int:
    """1 where more is told, -1 where less, 0 where only a distance."""
    if match is None:
        return 0
    return 1 if match["up"] else -1 if match["down"] else 0

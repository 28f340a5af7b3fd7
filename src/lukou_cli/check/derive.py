"""Statements that follow from other figures: differences, ratios, shares, averages, sums.

A derived figure is judged by computing it from the recorded figures that the draft sets
side by side, whatever the draft says of these. Where the draft does not tell from what a
figure is derived, nothing is known of it.
"""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.compatible import fit, same_things
from lukou_cli.check.finding import Reason, Source, Verdict
from lukou_cli.check.text import Kind
from lukou_cli.model.indicator import Measure, Role
from lukou_cli.model.quantity import ARITHMETIC, Bound, Quantity, plain
from lukou_cli.model.unit import PERCENT, PERCENTAGE_POINT, Unit
from lukou_cli.query.figures import figure as short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.check.link import Link, Scene
    from lukou_cli.check.scan import Figure
    from lukou_cli.model.indicator import Fact, Indicator


class Known(msgspec.Struct, frozen=True):
    """A figure already judged: where it stands and the fact it was held against."""

    figure: Figure
    link: Link
    fact: Fact | None
    sentence: int  # where its sentence starts; -1 in an earlier passage


class Derived(msgspec.Struct, frozen=True):
    """The verdict on a derived figure, with the formula where it could be computed."""

    verdict: Verdict
    reason: Reason
    formula: str = ""
    computed: Quantity | None = None
    inputs: tuple[Source, ...] = ()


UNKNOWN = Derived(Verdict.UNKNOWN, Reason.NO_FACT)

_UPWARD = "高出|高于|高|多出|多|快于|快|增加|增|提高|提升|上升|扩大|扩|领先|加快|涨"
_DOWNWARD = "低于|低|少|慢于|慢|减少|减|下降|降低|降|回落|缩小|收窄|落后|放缓|下调"
_COMPARISON = re.compile(
    rf"(?:比|较|跟|同|与|和|相比)(?P<reference>[^,。;]*?)(?:要|还|又|再|相比|相对)?"
    rf"(?:(?P<up>{_UPWARD})|(?P<down>{_DOWNWARD}))(?:了|出|到)?(?:约|近|了|大约|将近|整整)?[^\u4e00-\u9fff\d]?$"
)
_SET_AGAINST = re.compile(
    r"(?:(?P<up>高于|快于|高出|超出|领先|领先于|超过)|(?P<down>低于|慢于|落后|落后于))(?P<reference>[^,。;\d]{1,16}?)(?:约|近)?$"
)
_CHANGE = re.compile(
    rf"(?:(?P<up>增量|多|{_UPWARD})|(?P<down>{_DOWNWARD})|(?P<gap>相差|差距|差值|之差|差))(?:了|出|约|近|为|达|在|是)*$"
)
_GROWS = re.compile(r"(?:增长|增速|增幅|同比增|同比|下降|年均增)(?:了|约|达|为)?$")
_DIFFERENCE_HEAD = re.compile("差|增减|变化|变动|比上年|较上年|提高|增量")
_RATIO = re.compile(r"(?:的|了|长|加|到|为|是|达)?(?:约|近)?$")
_PER_YEAR = re.compile(r"(?:平均每年|每年平均|年均|年平均|一年平均|每年约|每年)[^,。;\d%]{0,6}$")
_SUM = re.compile(r"(?:合计|共计|总共|一共|加起来|两项|两者|三项|相加|加总|合起来|总计|加在一起|共)[^,。;\d]{0,6}$")
_SHARE_OF = re.compile(r"(?:占|占比|相当于|相当|等于|占到|比重|[\u4e00-\u9fff]{1,3}率)[^,。;\d]{0,10}$")
_PART_OF = re.compile(r"(?:占|相当于|等于)")
_CUMULATIVE = re.compile(r"(?:累计|五年|总共|合计)[^,。;\d]{0,4}(?:增长|增幅|提高|增加)")
_PER = re.compile(
    r"(?P<mu>亩产|每亩|单产)|(?P<unit>(?:平均)?每(?:个|家|户|人|栋|座|名|处|公里)|户均|人均|平均一[个家户])"
)
_PER_UNITS = {"户均": "户", "人均": "人"}
_THEN = re.compile(r"去年|上年|实绩|实际|目前|现在|现状|当前|如今|基数|上一年|202[0-5]年|前一年")
_PLAN = re.compile(r"此前|十四五|过去五年|前五年|上个五年|年均水平|上一个五年")
_COARSE = Decimal("0.1")
_CLOSE = Decimal("0.05")


class Deriver:
    """Judges the derived figures of one passage; knows what was said before."""

    def __init__(self, scene: Scene, known: Sequence[Known], as_of: int) -> None:
        self.scene = scene
        self.known = known
        self.as_of = as_of

    def derive(self, index: int, link: Link) -> Derived | None:
        """The verdict on a figure where it is a derived one, else None."""
        figure = self.scene.figures[index]
        clause_start, _, begin, _ = self.scene.limits(index)
        lead = self.scene.text[begin : figure.start]
        clause = self.scene.text[clause_start : figure.start]
        unit = figure.quantity.unit
        if figure.rank or figure.bare and self.scene.passage.block.kind is not Kind.ROW:
            return None
        if self.scene.passage.block.kind is Kind.ROW:
            return self._cell(figure)
        if unit.dimension == "multiple":
            return self._ratio(figure, lead)
        if link.reason is Reason.SCOPE and not _compares(lead):
            return None
        if unit == PERCENTAGE_POINT or unit.dimension == "percentage_point":
            if _GROWS.search(lead) and not _compares(lead):
                return None  # a growth told in the wrong unit
            return self._difference(figure, link, lead, clause)
        if unit.is_percent:
            return self._percent(figure, link, lead, clause)
        if match := _PER.search(lead):
            return self._per_unit(figure, match, link)
        if _PER_YEAR.search(lead):
            return self._per_year(figure, link)
        if _COMPARISON.search(lead) or (_CHANGE.search(lead) and self._repeats(figure, link)):
            return self._difference(figure, link, lead, clause)
        if _SUM.search(lead) and not link.sure:
            return self._sum(figure)
        return self._implied(figure, link)

    # Operands.

    def _recent(self, figure: Figure, most: int = 4) -> list[Known]:
        """The judged figures of the sentence before this one, else of the sentence before that."""
        sentence = self.scene.passage.sentence(figure.start)[0]
        near = [k for k in self.known if k.fact is not None and k.sentence >= 0]
        here = [k for k in near if k.sentence == sentence]
        return (here or near or [k for k in self.known if k.fact is not None])[-most:]

    def _repeats(self, figure: Figure, link: Link) -> bool:
        """Whether the sentence has already given a figure of the same indicator and unit."""
        sentence = self.scene.passage.sentence(figure.start)[0]
        return any(
            k.sentence == sentence
            and k.fact is not None
            and k.fact.quantity is not None
            and _like(k.fact.quantity.unit, figure.quantity.unit)
            and (link.indicator is None or link.indicator is k.link.indicator or not link.sure)
            for k in self.known
        )

    def _subject(self, figure: Figure, link: Link) -> Known | None:
        """The figure just given that a comparison is about."""
        for item in reversed(self._recent(figure)):
            assert item.fact is not None
            if item.fact.quantity is None:
                continue
            dimension = item.fact.quantity.unit
            if _like(dimension, figure.quantity.unit) or (
                dimension.is_percent and figure.quantity.unit.dimension == "percentage_point"
            ):
                return item
        del link
        return None

    # Kinds of derived figures.

    def _difference(self, figure: Figure, link: Link, lead: str, clause: str) -> Derived:
        match = _COMPARISON.search(lead) or _SET_AGAINST.search(lead) or _COMPARISON.search(clause)
        reference = match["reference"] if match else ""
        sign = _sign(match or _CHANGE.search(lead))
        places = self.scene.linker.places.find(reference)
        if any(not place.own for place in places):
            return UNKNOWN
        pair = self._pair(figure, link, lead, reference)
        if pair is None:
            return UNKNOWN
        one, other = pair
        return _compare(figure, one, other, sign)

    def _pair(
        self, figure: Figure, link: Link, lead: str, reference: str
    ) -> tuple[Source, Source] | None:
        """What is compared, and with what."""
        subject = self._subject(figure, link)
        named = self._named(reference, figure)
        first = _source(subject)
        linked = link.indicator
        before_reference = lead[: lead.find(reference)] if reference else lead
        if linked is not None and link.sure and (
            subject is None or (linked is not subject.link.indicator and _names(before_reference, linked))
        ):
            first = _fact_of(linked, link, figure)
        if first is None and linked is not None:
            first = _fact_of(linked, link, figure)
        if first is None:
            return None
        if named is not None and named is not first.indicator:
            second = _matching(named, first.fact)
            return None if second is None else (first, Source(named, second))
        if _PLAN.search(reference) and first.indicator.measure is Measure.AVERAGE_GROWTH:
            earlier = [f for f in first.indicator.of(Role.ACTUAL) if f.quantity and f is not first.fact]
            return (first, Source(first.indicator, earlier[-1])) if earlier else None
        second = _before(first.indicator, first.fact)
        if reference and not _THEN.search(reference) and second is None:
            return None
        return None if second is None else (first, Source(first.indicator, second))

    def _named(self, reference: str, figure: Figure) -> Indicator | None:
        """The indicator that a comparison names: 快于GDP."""
        vocabulary = self.scene.linker.vocabulary
        best: tuple[int, Indicator] | None = None
        wanted = (
            msgspec.structs.replace(
                figure,
                quantity=Quantity(Bound.EQ, figure.quantity.value, PERCENT),
                direction=1,
            )
            if figure.quantity.unit.dimension == "percentage_point"
            else figure
        )
        for mention in vocabulary.mentions(reference):
            for pattern in vocabulary.by_term.get(mention.term, ()):
                if not pattern.name:
                    continue
                for member in vocabulary.family(pattern.indicator):
                    if member.measure is Measure.AVERAGE_GROWTH and "年均" not in reference:
                        continue
                    length = mention.end - mention.start
                    if fit(member, wanted) and (best is None or length > best[0]):
                        best = (length, member)
        return best[1] if best else None

    def _cell(self, figure: Figure) -> Derived | None:
        """A column of differences in a table: target less result of the same row."""
        block = self.scene.passage.block
        cell = self.scene.passage.cell(figure.start)
        if cell is None or cell >= len(block.heads) or not _DIFFERENCE_HEAD.search(block.heads[cell]):
            return None
        row = [k for k in self.known if k.sentence == 0 and k.fact is not None and k.fact.quantity]
        sources = [source for source in map(_source, row) if source is not None]
        if len(sources) < 2 or sources[-1].indicator is not sources[-2].indicator:
            return UNKNOWN
        one, other = sources[-1], sources[-2]
        if one.fact.period < other.fact.period:
            one, other = other, one
        sign = figure.direction or 1
        return _compare(figure, one, other, sign)

    def _ratio(self, figure: Figure, lead: str) -> Derived | None:
        """甲是乙的1.4倍; 增长2倍 is three times as much."""
        subject = next(
            (k for k in reversed(self._recent(figure)) if k.fact is not None and k.fact.quantity), None
        )
        first = _source(subject)
        if first is None or first.fact.quantity is None:
            return UNKNOWN
        sources = [s for s in map(_source, self._recent(figure)) if s is not None]
        named = [s for s in sources[:-1] if s.indicator is not first.indicator or s.fact is not first.fact]
        second = _before(first.indicator, first.fact)
        other = Source(first.indicator, second) if second is not None else None
        if other is None:
            like = [
                s for s in named
                if s.fact.quantity is not None
                and s.fact.quantity.unit.dimension == first.fact.quantity.unit.dimension
            ]  # fmt: skip
            other = like[-1] if like else None
        if other is None or other.fact.quantity is None or not other.fact.quantity.value:
            return UNKNOWN
        if other.fact.quantity.unit.dimension != first.fact.quantity.unit.dimension:
            return UNKNOWN
        with localcontext(ARITHMETIC):
            value = first.fact.quantity.value / other.fact.quantity.to(first.fact.quantity.unit).value
            grown = re.search(r"增长|增加|提高|扩大了", lead[-6:]) is not None
            result = value - 1 if grown else value
        formula = f"{short(first.fact.quantity)} / {short(other.fact.quantity)}"
        return _verdict(
            figure, Quantity(_open(first, other), result, figure.quantity.unit),
            formula + (" - 1" if grown else ""), (first, other),
        )  # fmt: skip

    def _percent(
        self, figure: Figure, link: Link, lead: str, clause: str
    ) -> Derived | None:
        if _CUMULATIVE.search(lead):
            return self._cumulative(figure, link)
        change = _CHANGE.search(lead)
        if change and not change["gap"] and not figure.to_level:
            levels = self._levels(figure)
            if levels is not None:
                return _points(figure, *levels)
        if _PART_OF.search(lead) and not link.sure or figure.fraction:
            return self._share(figure, clause)
        if _SHARE_OF.search(lead) and not link.sure:
            return self._share(figure, clause)
        return None

    def _levels(self, figure: Figure) -> tuple[Source, Source] | None:
        """由48%提升至54%，提高6%: the two levels just given, of one indicator."""
        sources = [s for s in map(_source, self._recent(figure, 2)) if s is not None]
        if len(sources) == 2 and sources[0].indicator is sources[1].indicator:
            shares = [s.fact.quantity is not None and s.fact.quantity.unit.is_percent for s in sources]
            if all(shares) and sources[1].indicator.measure is Measure.SHARE:
                return sources[1], sources[0]
        return None

    def _share(self, figure: Figure, clause: str) -> Derived:
        """The smaller of two amounts as a share of the larger: 建成750栋、审批962栋，建成率78%."""
        del clause
        sources = [
            s for s in map(_source, self._recent(figure))
            if s is not None and s.fact.quantity is not None and not s.fact.quantity.unit.is_percent
        ]  # fmt: skip
        for index in range(len(sources) - 1, 0, -1):
            one, other = sources[index - 1], sources[index]
            assert one.fact.quantity is not None
            assert other.fact.quantity is not None
            if not _like(one.fact.quantity.unit, other.fact.quantity.unit):
                continue
            scale = Decimal(other.fact.quantity.unit.numerator) / one.fact.quantity.unit.numerator
            part, whole = one, other
            if one.fact.quantity.value > other.fact.quantity.value * scale:
                part, whole = other, one
            return _quotient(figure, part, whole)
        return UNKNOWN

    def _per_year(self, figure: Figure, link: Link) -> Derived | None:
        """A plan's total over its years."""
        subject = _source(self._subject(figure, link))
        if subject is None or not subject.fact.period.is_plan:
            if link.indicator is None:
                return None
            plans = [f for f in link.indicator.of(Role.ACTUAL) if f.period.is_plan and f.quantity]
            if not plans:
                return None
            subject = Source(link.indicator, plans[-1])
        if subject.indicator.measure is not Measure.FLOW or subject.fact.quantity is None:
            return None
        years = subject.fact.period.years
        quantity = subject.fact.quantity
        if not _like(quantity.unit, figure.quantity.unit):
            return None
        with localcontext(ARITHMETIC):
            scale = Decimal(quantity.unit.numerator) / figure.quantity.unit.numerator
            value = plain(quantity.value * scale / years)
        return _verdict(
            figure, Quantity(quantity.bound, value, figure.quantity.unit),
            f"{short(quantity)} / {years}", (subject,),
        )  # fmt: skip

    def _per_unit(self, figure: Figure, match: re.Match[str], link: Link) -> Derived | None:
        """总产20万吨、面积43万亩: 亩产465公斤."""
        counted = "亩" if match["mu"] else _PER_UNITS.get(match["unit"], match["unit"][-1])
        sources = [s for s in map(_source, self._recent(figure)) if s is not None]
        below = [s for s in sources if s.fact.quantity and s.fact.quantity.unit.text.endswith(counted)]
        above = [
            s for s in sources
            if s.fact.quantity and s.fact.quantity.unit.dimension == figure.quantity.unit.dimension
        ]  # fmt: skip
        if not below or not above or below[-1] is above[-1]:
            return None if link.indicator is not None else UNKNOWN
        one, other = above[-1], below[-1]
        assert one.fact.quantity is not None
        assert other.fact.quantity is not None
        with localcontext(ARITHMETIC):
            amount = one.fact.quantity.to(Unit("", figure.quantity.unit.dimension)).value
            count = other.fact.quantity.value * _scale_of(other.fact.quantity.unit.text)
            unit = figure.quantity.unit
            value = amount / count * unit.denominator / unit.numerator
        formula = f"{short(one.fact.quantity)} / {short(other.fact.quantity)}"
        return _verdict(figure, Quantity(Bound.EQ, value, unit), formula, (one, other))

    def _sum(self, figure: Figure) -> Derived | None:
        sources = [
            s for s in map(_source, self._recent(figure))
            if s is not None and s.fact.quantity is not None
            and _like(s.fact.quantity.unit, figure.quantity.unit)
        ]  # fmt: skip
        if len(sources) < 2:
            return None
        last = None
        for count in range(2, len(sources) + 1):
            parts = sources[-count:]
            with localcontext(ARITHMETIC):
                total = sum(
                    (
                        s.fact.quantity.value * s.fact.quantity.unit.numerator
                        / figure.quantity.unit.numerator
                        for s in parts if s.fact.quantity is not None
                    ),
                    Decimal(0),
                )  # fmt: skip
            formula = " + ".join(short(s.fact.quantity) for s in parts)
            last = _verdict(
                figure, Quantity(Bound.EQ, plain(total), figure.quantity.unit), formula, tuple(parts)
            )
            if last.verdict is Verdict.CONFIRMED:
                return last
        return last

    def _cumulative(self, figure: Figure, link: Link) -> Derived | None:
        from lukou_cli.query import rates

        indicator = link.indicator
        if indicator is None:
            return UNKNOWN
        for member in self.scene.linker.vocabulary.family(indicator):
            if member.measure is not Measure.AVERAGE_GROWTH:
                continue
            for fact in member.facts:
                if fact.quantity is None or link.period not in (None, fact.period):
                    continue
                years = fact.period.years
                result = rates.cumulative(fact.quantity.rounding_interval(), years)
                middle = rates.cumulative(fact.quantity.interval(), years)
                if middle.low is None or result.low is None or result.high is None:
                    continue
                formula = f"(1 + {short(fact.quantity)})^{years} - 1"
                computed = Quantity(fact.quantity.bound, middle.low, PERCENT)
                return _verdict(
                    figure, computed, formula, (Source(member, fact),),
                    slack=(result.high - result.low) / 2,
                )  # fmt: skip
        return UNKNOWN if indicator.measure is Measure.AVERAGE_GROWTH else None

    def _implied(self, figure: Figure, link: Link) -> Derived | None:
        """A level of a year without a figure, where level and growth or an increase give it."""
        indicator, period = link.indicator, link.period
        if indicator is None or period is None or link.role is Role.TARGET:
            return None
        if any(fact.period == period for fact in indicator.facts):
            return None
        for relation in self.scene.linker.relations():
            if relation.indicator is not indicator or relation.period != period:
                continue
            low, high = relation.computed.low, relation.computed.high
            if low is None or high is None or not _like(relation.unit, figure.quantity.unit):
                continue
            with localcontext(ARITHMETIC):
                scale = Decimal(relation.unit.numerator) / figure.quantity.unit.numerator
                middle = (low + high) / 2 * scale
                slack = (high - low) / 2 * scale
            found = _verdict(
                figure, Quantity(Bound.EQ, middle, figure.quantity.unit), relation.formula,
                tuple(Source(i.indicator, i.fact) for i in relation.inputs), slack=slack,
            )  # fmt: skip
            # An implied level is no published figure: it may support one, not refute it.
            return found if found.verdict is Verdict.CONFIRMED else None
        return None


def _compares(lead: str) -> bool:
    return bool(_COMPARISON.search(lead) or _SET_AGAINST.search(lead))


def _sign(match: re.Match[str] | None) -> int:
    """1 where more is told, -1 where less, 0 where only a distance."""
    if match is None:
        return 0
    return 1 if match["up"] else -1 if match["down"] else 0


def _names(text: str, indicator: Indicator) -> bool:
    return any(name and name in text for name in (indicator.name.zh, *indicator.aliases))


def _like(one: Unit, other: Unit) -> bool:
    return one.dimension == other.dimension or same_things(one.dimension, other.dimension)


def _scale_of(unit: str) -> Decimal:
    return Decimal(10_000 if unit.startswith("万") else 1)


def _source(known: Known | None) -> Source | None:
    if known is None or known.fact is None or known.link.indicator is None:
        return None
    return Source(known.link.indicator, known.fact)


def _fact_of(indicator: Indicator, link: Link, figure: Figure) -> Source | None:
    """The fact that a comparison is about, where only the indicator is named."""
    del figure
    facts = [
        fact for fact in indicator.facts
        if fact.quantity is not None
        and link.role in (None, fact.role)
        and (link.period in (None, fact.period) or fact.period.last == link.period.last)
    ]  # fmt: skip
    return Source(indicator, facts[0]) if facts else None


def _before(indicator: Indicator, fact: Fact) -> Fact | None:
    """The fact that one of a later period is set against: the latest result before it."""
    earlier = [
        other
        for other in indicator.of(Role.ACTUAL)
        if other.quantity is not None
        and other is not fact
        and other.period.last < fact.period.last
        and (other.period.is_plan == fact.period.is_plan or indicator.measure.is_level)
    ]
    return max(earlier, key=lambda item: item.period.last, default=None)


def _matching(indicator: Indicator, fact: Fact) -> Fact | None:
    """Another indicator's fact of the same period and role."""
    for other in indicator.facts:
        if other.quantity is not None and other.role is fact.role and other.period == fact.period:
            return other
    return None


def _open(one: Source, other: Source) -> Bound:
    bounds = {s.fact.bound for s in (one, other)}
    return Bound.APPROX if Bound.APPROX in bounds else Bound.EQ


def _compare(figure: Figure, one: Source, other: Source, sign: int) -> Derived:
    first, second = one.fact.quantity, other.fact.quantity
    assert first is not None
    assert second is not None
    unit = figure.quantity.unit
    if first.unit.is_percent != second.unit.is_percent:
        return UNKNOWN
    with localcontext(ARITHMETIC):
        scale = Decimal(1)
        if not first.unit.is_percent:
            scale = Decimal(first.unit.numerator) / unit.numerator
        back = Decimal(second.unit.numerator) / first.unit.numerator
        value = plain((first.value - second.value * back) * scale)
    formula = f"{short(first)} - {short(second)}"
    computed = Quantity(
        _open(one, other), value, PERCENTAGE_POINT if first.unit.is_percent else unit
    )
    if unit.is_percent and first.unit.is_percent:
        return Derived(Verdict.CONTRADICTED, Reason.UNIT, formula, computed, (one, other))
    if sign and value and (value > 0) != (sign > 0):
        found = _verdict(figure, Quantity(computed.bound, abs(value), computed.unit), formula, (one, other))
        return Derived(Verdict.CONTRADICTED, Reason.DIRECTION if found.verdict is Verdict.CONFIRMED else Reason.VALUE, formula, computed, (one, other))
    shown = Quantity(computed.bound, abs(value), computed.unit)
    found = _verdict(figure, shown, formula, (one, other))
    return msgspec.structs.replace(found, computed=computed)


def _points(figure: Figure, one: Source, other: Source) -> Derived:
    """A rise between two shares told in per cent: right only as the relative rise."""
    first, second = one.fact.quantity, other.fact.quantity
    assert first is not None
    assert second is not None
    with localcontext(ARITHMETIC):
        relative = (first.value / second.value - 1) * 100
    formula = f"{short(first)} / {short(second)} - 1"
    found = _verdict(figure, Quantity(Bound.EQ, abs(relative), PERCENT), formula, (one, other))
    if found.verdict is Verdict.CONFIRMED:
        return found
    return _compare(figure, one, other, 0)


def _quotient(figure: Figure, part: Source, whole: Source) -> Derived:
    one, other = part.fact.quantity, whole.fact.quantity
    assert one is not None
    assert other is not None
    with localcontext(ARITHMETIC):
        scale = Decimal(one.unit.numerator) / other.unit.numerator
        value = one.value * scale / other.value * 100
    formula = f"{short(one)} / {short(other)}"
    return _verdict(figure, Quantity(_open(part, whole), value, PERCENT), formula, (part, whole))


def _verdict(
    figure: Figure,
    computed: Quantity,
    formula: str,
    inputs: tuple[Source, ...],
    *,
    slack: Decimal = Decimal(0),
) -> Derived:
    """Whether the claimed number is the computed one, to the digits it is given in."""
    claimed = figure.quantity
    value, known = claimed.value, computed.value
    with localcontext(ARITHMETIC):
        exponent = int(claimed.value.as_tuple().exponent)
        half = Decimal(5).scaleb(exponent - 1) + slack
        distance = abs(value - known)
        tolerance = half
        if claimed.bound in (Bound.APPROX, Bound.LT, Bound.OVER):
            tolerance = max(half, abs(known) * _CLOSE)
        if figure.fraction or (claimed.unit.is_percent and value % 10 == 0 and claimed.bound is not Bound.EQ):
            tolerance = max(tolerance, abs(known) * _COARSE)
        fits = distance <= tolerance
        if claimed.bound in (Bound.GE, Bound.GT, Bound.OVER) and not fits:
            fits = known > value and distance <= abs(known) * Decimal("0.3")
        if claimed.bound is Bound.RANGE and claimed.upper is not None:
            fits = value <= known <= claimed.upper
    verdict = Verdict.CONFIRMED if fits else Verdict.CONTRADICTED
    reason = Reason.EQUAL if fits else Reason.VALUE
    return Derived(verdict, reason, formula, computed, inputs)

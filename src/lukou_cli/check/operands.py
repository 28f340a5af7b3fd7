"""What a derived figure is computed from: figures said before, and what words name.

The number of an operand is the recorded one, whatever the draft says of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

import msgspec

from lukou_cli.check import when
from lukou_cli.check.compatible import fit
from lukou_cli.check.compute import like
from lukou_cli.check.finding import Source
from lukou_cli.model.indicator import Measure, Role
from lukou_cli.model.quantity import Bound, Quantity
from lukou_cli.model.unit import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lukou_cli.check.link import Link, Scene
    from lukou_cli.check.scan import Figure
    from lukou_cli.model.indicator import Fact, Indicator
    from lukou_cli.model.unit import Unit

Item = TypeVar("Item")

_COMPARING = re.compile(r"(?:比|较|同|与|和|低于|高于|对照)[^,。;\d]{0,12}$")
_AIM = re.compile("目标|底线|下限|预期")
# How many figures before one may be its operands.
_MOST = 4


class Known(msgspec.Struct, frozen=True):
    """A figure already judged: where it stands and the fact it was held against."""

    figure: Figure
    link: Link
    fact: Fact | None
    sentence: int  # where its sentence starts; -1 in an earlier passage


class Operands:
    """The recorded facts that figures and words of a passage stand for."""

    def __init__(self, scene: Scene, known: Sequence[Known]) -> None:
        self.scene = scene
        self.known = known

    def before(self, figure: Figure, *, here: bool = False) -> list[Source]:
        """The facts behind the figures before this one in its sentence, else in the text before."""
        sentence = self.scene.passage.sentence(figure.start)[0]
        known = [k for k in self.known if k.fact is not None and k.fact.quantity is not None]
        near = [k for k in known if k.sentence == sentence]
        chosen = near if near or here else known
        return [
            Source(k.link.indicator, k.fact)
            for k in chosen[-_MOST:]
            if k.link.indicator is not None and k.fact is not None
        ]

    def named(self, text: str, figure: Figure) -> Indicator | None:
        """The indicator that some words name: 快于GDP."""
        vocabulary = self.scene.draft.vocabulary
        quantity = figure.quantity
        if quantity.unit.dimension in ("percentage_point", "multiple"):
            quantity = Quantity(Bound.EQ, quantity.value, PERCENT)
        wanted = msgspec.structs.replace(figure, quantity=quantity, direction=1)
        return _longest(
            (length, member)
            for length, pattern in vocabulary.named(text)
            for member in vocabulary.family(pattern.indicator)
            if not member.measure.is_rate
            or (member.measure is Measure.AVERAGE_GROWTH) == ("年均" in text)
            if fit(member, wanted)
        )

    def spoken(self, text: str, sources: Sequence[Source]) -> Source | None:
        """The one of the sources that some words speak of, by the longest of its words."""
        best: tuple[int, Source] | None = None
        vocabulary = self.scene.draft.vocabulary
        for mention in vocabulary.mentions(text) if text else ():
            owners = {p.indicator.id for p in vocabulary.by_term.get(mention.term, ())}
            length = mention.end - mention.start
            for source in sources:
                if source.indicator.id in owners and length > max(1, best[0] if best else 0):
                    best = (length, source)
        return best[1] if best else None

    def subject(self, text: str) -> Indicator | None:
        """The indicator that some words name, whatever its unit, the longest name first."""
        return _longest(
            (length, pattern.indicator)
            for length, pattern in self.scene.draft.vocabulary.named(text)
            if any(fact.quantity for fact in pattern.indicator.facts)
        )

    def amount(self, text: str, part: Source) -> Source | None:
        """The amount that some words name as a whole: 相当于粮食面积的三成."""
        return _longest(
            (length, Source(pattern.indicator, fact))
            for length, pattern in self.scene.draft.vocabulary.named(text)
            if pattern.indicator is not part.indicator
            and (fact := same_period(pattern.indicator, part.fact)) is not None
            and fact.quantity is not None
            and like(fact.quantity.unit, unit_of(part))
        )

    def inside_reference(self, figure: Figure) -> Fact | None:
        """The fact of a figure that a comparison holds: 较“十四五”年均6.1%的增速低."""
        text = self.scene.text
        clause = self.scene.passage.sentence(figure.start)[0]
        last = next((k for k in reversed(self.known) if k.sentence == clause), None)
        if last is None:
            return None
        lead = text[max(clause, last.figure.start - 16) : last.figure.start]
        return last.fact if _COMPARING.search(lead) else None

    def reference_fact(self, reference: str, first: Source | None) -> Fact | None:
        """The fact of the period that a reference names: 超出今年定下的底线."""
        if first is None or not _AIM.search(reference):
            return None
        for item in when.times(reference, self.scene.draft.as_of):
            for fact in first.indicator.facts:
                if fact.quantity is not None and fact.period == item.period:
                    return fact
        return None


def _longest(named: Iterable[tuple[int, Item]]) -> Item | None:
    """What is named at most length; the first of equals."""
    return max(named, key=lambda item: item[0], default=(0, None))[1]


def unit_of(source: Source) -> Unit:
    assert source.fact.quantity is not None
    return source.fact.quantity.unit


def mentions(text: str, indicator: Indicator) -> bool:
    return any(name and name in text for name in (indicator.name.zh, *indicator.aliases))


def fact_told(indicator: Indicator, link: Link) -> Source | None:
    """The fact that a comparison is about, where only the indicator is named."""
    facts = [
        fact
        for fact in indicator.facts
        if fact.quantity is not None
        and (link.period in (None, fact.period) or fact.period.last == link.period.last)
    ]
    if link.period is None and link.role is not None:
        facts = [fact for fact in facts if fact.role is link.role] or facts
    return Source(indicator, facts[0]) if facts else None


def latest_before(indicator: Indicator, fact: Fact) -> Fact | None:
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


def same_period(indicator: Indicator, fact: Fact) -> Fact | None:
    """Another indicator's fact of the same period and role."""
    for other in indicator.facts:
        if other.quantity is not None and other.role is fact.role and other.period == fact.period:
            return other
    return None

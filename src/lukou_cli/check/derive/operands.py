"""The facts that a derived figure may be computed from: those told around it, and those named."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Fact, Indicator, Measure, Role
from lukou_cli.model.interval import Interval
from lukou_cli.model.period import Period
from lukou_cli.model.quantity import Bound
from lukou_cli.query.figures import figure as shown
from lukou_cli.reading.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lukou_cli.check.link.lexicon import Lexicon
    from lukou_cli.check.read import Read
    from lukou_cli.model.quantity import Quantity

# How many figures before one, and how many after it, may be its operands.
_MOST, _MOST_AHEAD = 6, 3
# How many figures before one may be meant that nothing is known of.
_LAST = 2


class Operand(msgspec.Struct, frozen=True):
    """A recorded number, or one computed from such, in the base unit of its dimension.

    ``known`` is what the report says of it, bounds included, ``printed`` the number alone.
    ``computed`` marks one that a draft tells as following from others: 4个百分点, 平均每年0.8个百分点.
    Its fact is then the first that it follows from.
    """

    indicator: Indicator
    fact: Fact
    known: Interval
    printed: Interval
    dimension: str
    text: str
    computed: bool = False

    @property
    def measure(self) -> Measure | None:
        """How the fact behaves over time; None of a computed number."""
        return None if self.computed else self.indicator.measure


class Known(msgspec.Struct, frozen=True):
    """A figure already judged, as an operand of others: its passage, its sentence, where it begins.

    Without an operand it is one that nothing is known of.
    """

    operand: Operand | None
    dimension: str
    passage: Passage
    sentence: int
    start: int


@lru_cache(maxsize=1024)
def operand(indicator: Indicator, fact: Fact) -> Operand | None:
    """A fact as an operand; None where it has no number."""
    if fact.quantity is None:
        return None
    known, printed = in_base(fact.quantity)
    return Operand(
        indicator, fact, known, printed, fact.quantity.unit.dimension, shown(fact.quantity)
    )


@lru_cache(maxsize=4096)
def in_base(quantity: Quantity) -> tuple[Interval, Interval]:
    """What a quantity allows, and its number alone, in the base unit of its dimension."""
    unit = quantity.unit
    magnitude = abs(quantity.value)
    known = quantity.interval()
    whole = known if quantity.value >= 0 else -known
    scaled = []
    for interval in (whole, Interval.point(magnitude)):
        result = interval.scale(unit.numerator, unit.denominator)
        # What a draft writes may be out of range: nothing is known of that.
        scaled.append(result if isinstance(result, Interval) else Interval(None, None))
    return scaled[0], scaled[1]


class Around(msgspec.Struct, frozen=True):
    """Operands by where they are told: in the figure's sentence, before or after it; elsewhere; only named.

    ``unknown`` are the dimensions of the last figures that nothing is known of, ``plan`` the
    several years that it speaks of. ``computed`` are those in the sentence that follow from others, ``kin`` those of the same things as
    it tells of: other years, their growth, their shares.
    """

    near: tuple[Operand, ...]
    ahead: tuple[Operand, ...]
    earlier: tuple[Operand, ...]
    named: tuple[Operand, ...]
    reference: tuple[Operand, ...]
    computed: tuple[Operand, ...]
    kin: tuple[Operand, ...]
    unknown: frozenset[str]
    plan: Period | None

    @property
    def by_nearness(self) -> list[Operand]:
        """Each once, the nearest first."""
        groups = (
            reversed(self.near), self.ahead, reversed(self.computed), self.named, self.reference, self.kin, reversed(self.earlier)
        )  # fmt: skip
        return list(dict.fromkeys(operand for group in groups for operand in group))


def around(
    known: Sequence[Known], read: Read, named: Iterable[Operand], reference: Iterable[Operand],
    kin: Mapping[str, Sequence[Operand]],
) -> Around:  # fmt: skip
    """The operands of a figure, by where they stand to its sentence."""
    start = read.figure.start
    here = [k for k in known if k.passage is read.passage and k.sentence == read.sentence]
    told = [k.operand for k in here if k.operand and k.start < start]
    near = [o for o in told if not o.computed][-_MOST:]
    computed = [o for o in told if o.computed][-_MOST:]
    ahead = [k.operand for k in here if k.operand and k.start > start][:_MOST_AHEAD]
    last = [k for k in here if k.start < start][-_LAST:]
    unknown = frozenset(k.dimension for k in last if k.operand is None)
    before = [k for k in known if k.passage is not read.passage or k.start < start]
    rest = [k.operand for k in before if k.operand and k.operand not in told][-_MOST:]
    period = read.told.when.period
    facts = [o.fact for o in (*near, *ahead)]
    alike = [o for one in reversed(near) for o in kin[one.indicator.id] if o.fact not in facts]
    return Around(
        tuple(near), tuple(ahead), tuple(rest), tuple(named), tuple(reference), tuple(computed),
        tuple(dict.fromkeys(alike)), unknown, period if period and period.is_plan else None,
    )  # fmt: skip


def named_in(lexicon: Lexicon, text: str) -> list[Indicator]:
    """The indicators that some words name wholly, the longest name first."""
    keys = lexicon.tokens(text).keys
    found: dict[int, float] = {}
    for index in {i for key in keys for i in lexicon.owners[key]}:
        whole = [m.mass for m in lexicon.mentions[index] if m.tokens <= keys]
        if whole:
            found[index] = max(whole)
    ranked = sorted(found, key=lambda index: -found[index])
    return [lexicon.indicators[index] for index in ranked[:_MOST]]


def facts_of(indicator: Indicator) -> list[Operand]:
    """Every fact of an indicator that has a number."""
    return [o for fact in indicator.facts if (o := operand(indicator, fact)) is not None]


def kindred(
    indicators: Sequence[Indicator], facts: Mapping[str, list[Operand]]
) -> dict[str, list[Operand]]:
    """For each indicator its facts and those of what belongs to it: its growth, its shares, its increments."""
    of = {
        one.id: one.growth_of or one.share_of or one.increment_of or one.per_head_of or one.id
        for one in indicators
    }
    groups: dict[str, list[Indicator]] = {}
    for one in indicators:
        for key in {of[one.id], one.id}:
            groups.setdefault(key, []).append(one)
    return {
        one.id: [
            operand
            for other in dict.fromkeys((one, *groups[one.id], *groups[of[one.id]]))
            for operand in facts[other.id]
        ]
        for one in indicators
    }


def started(reached: Operand) -> Operand | None:
    """The level that was left, where the report gives one beside the level reached."""
    fact = reached.fact
    if fact.start is None:
        return None
    left = msgspec.structs.replace(fact, bound=Bound.EQ, quantity=fact.start, start=None)
    return operand(reached.indicator, left)


def target_and_result(indicator: Indicator) -> tuple[Operand, Operand] | None:
    """The target and the latest result of the same length of time, where there are both."""
    actual = [f for f in indicator.of(Role.ACTUAL) if f.quantity is not None]
    for target in indicator.of(Role.TARGET):
        same = [
            f for f in actual
            if f.period.last < target.period.last
            and (indicator.measure.is_level or f.period.years == target.period.years)
        ]  # fmt: skip
        if target.quantity is None or not same:
            continue
        result = max(same, key=lambda f: f.period.last)
        one, other = operand(indicator, target), operand(indicator, result)
        assert one is not None
        assert other is not None
        return one, other
    return None

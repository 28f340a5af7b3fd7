"""The facts that a derived figure may be computed from: those told around it, and those named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.computed import in_base
from lukou_cli.model.indicator import Fact, Indicator, Measure
from lukou_cli.model.interval import Interval
from lukou_cli.model.quantity import Quantity
from lukou_cli.query.figures import figure as shown
from lukou_cli.reading.passage import Passage
from lukou_cli.reading.structure import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lukou_cli.check.link.lexicon import Lexicon
    from lukou_cli.check.read import Read

# How many figures before one, and how many after it, may be its operands.
_MOST, _MOST_AHEAD = 6, 3
# Told in the sentence before it, or after; only meant, or of what it speaks of; told before.
_HERE, _AHEAD, _MEANT, _BEFORE = 0, 1, 2, 4
# How many figures before one may be meant that nothing is known of.
_LAST = 2


class Operand(msgspec.Struct, frozen=True):
    """A recorded number, or one computed from such, in the base unit of its dimension.

    ``known`` is what the report says of it, bounds included, ``printed`` the number alone.
    ``left`` marks the level that a fact rose or fell from, ``computed`` a number that a draft
    tells as following from others: 4个百分点, 平均每年0.8个百分点. Its fact is then the first that
    it follows from, of another time where it is ``projected``.
    """

    indicator: Indicator
    fact: Fact
    known: Interval
    printed: Interval
    dimension: str
    text: str
    left: bool = False
    computed: bool = False
    projected: bool = False

    @property
    def measure(self) -> Measure | None:
        """How the fact behaves over time; None of a computed number."""
        return None if self.computed else self.indicator.measure

    @property
    def unit(self) -> str:
        """What it is counted in, as printed."""
        return self.fact.quantity.unit.text if self.fact.quantity else ""

    @property
    def kin(self) -> frozenset[str]:
        """What it is about; see `about`."""
        return about(self.indicator)

    @property
    def time(self) -> tuple[int, bool]:
        """What tells which of two figures of an indicator is the later one."""
        return self.fact.period.last, not self.left


class Known(msgspec.Struct, frozen=True):
    """A figure already judged, as an operand of others: its passage, its sentence, where it begins.

    ``quantity`` is what the draft tells; without an operand nothing is known of it.
    """

    operand: Operand | None
    quantity: Quantity
    passage: Passage
    sentence: int
    start: int


def operand(indicator: Indicator, fact: Fact, *, left: bool = False) -> Operand | None:
    """A fact as an operand; None where it has no number."""
    if fact.quantity is None:
        return None
    known, printed = in_base(fact.quantity)
    return Operand(
        indicator, fact, known, printed, fact.quantity.unit.dimension, shown(fact.quantity), left
    )


class Around(msgspec.Struct, frozen=True):
    """Operands by where they are told: in the figure's sentence, before or after it; elsewhere; only named.

    ``computed`` are those in the sentence that follow from others, ``unknown`` the dimensions of
    the last figures that nothing is known of.
    ``places`` has all of them and those of the same things: other years, their growth, their
    shares; the nearest first, with how far away each is, and the how manieth of those as far.
    """

    near: tuple[Operand, ...]
    ahead: tuple[Operand, ...]
    earlier: tuple[Operand, ...]
    named: tuple[Operand, ...]
    reference: tuple[Operand, ...]
    computed: tuple[Operand, ...]
    places: dict[Operand, tuple[int, int]]
    unknown: frozenset[str]


def around(
    known: Sequence[Known], read: Read, named: Sequence[Operand], reference: Sequence[Operand],
    kin: Mapping[str, Sequence[Operand]],
) -> Around:  # fmt: skip
    """The operands of a figure, by where they stand to its sentence."""
    start = read.figure.start
    here = [k for k in known if k.passage is read.passage and k.sentence == read.sentence]
    told = [k.operand for k in here if k.operand and k.start < start]
    ahead = [k.operand for k in here if k.operand and k.start > start][:_MOST_AHEAD]
    if not told and not ahead:
        # 算下来每位客人花了: what the sentence before has told.
        before = [k for k in known if k.passage is read.passage and k.start < start and k.operand]
        told = [k.operand for k in before if k.operand and k.sentence == before[-1].sentence]
    near = [o for o in told if not o.computed][-_MOST:]
    computed = [o for o in told if o.computed][-_MOST:]
    last = [k for k in here if k.start < start][-_LAST:]
    past = [k for k in known if k.passage is not read.passage or k.start < start]
    earlier = [k.operand for k in past if k.operand and k.operand not in told][-_MOST:]
    rows = [k.operand for k in past if _is_of_table(k, read) and k.operand in earlier]
    alike, once = (
        [o for one in group for o in kin[one.indicator.id]]
        for group in ((*near[::-1], *ahead), earlier[::-1])
    )
    own = [o for o in alike if o.indicator is (*near[::-1], *ahead)[0].indicator]
    places: dict[Operand, tuple[int, int]] = {}
    for far, first, group in (
        (_HERE, 0, near[::-1]), (_HERE, 1, computed[::-1]), (_HERE, 0, reference),
        (_AHEAD, 0, ahead), (_AHEAD, 0, own), (_MEANT, 0, named), (_MEANT, 0, rows[::-1]), (_MEANT, 0, alike),
        (_BEFORE, 0, earlier[::-1]), (_BEFORE, 0, once),
    ):  # fmt: skip
        new = [each for each in dict.fromkeys(group) if each not in places]
        places |= {each: (far, index) for index, each in enumerate(new, first)}
    return Around(
        tuple(near), tuple(ahead), tuple(earlier), tuple(named), tuple(reference), tuple(computed),
        places, frozenset(k.quantity.unit.dimension for k in last if k.operand is None),
    )  # fmt: skip


def _is_of_table(known: Known, read: Read) -> bool:
    """Whether a figure stands in another row of the same table."""
    one, other = known.passage.block, read.passage.block
    return one.kind is other.kind is BlockKind.ROW and one.heads == other.heads


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
    """Every number that the report gives of an indicator, levels that were left among them."""
    found = [operand(indicator, fact) for fact in indicator.facts]
    found += [operand(indicator, f.left, left=True) for f in indicator.facts if f.left]
    return [each for each in found if each is not None]


def about(one: Indicator) -> frozenset[str]:
    """An indicator, and what it is the growth, the share, the increment of, by their ids."""
    return frozenset((one.id, _whole(one)))


def _whole(one: Indicator) -> str:
    """What an indicator is the growth, the share, the increment of; its own id where of nothing."""
    return one.growth_of or one.share_of or one.increment_of or one.per_head_of or one.id


def kindred(
    indicators: Sequence[Indicator], facts: Mapping[str, list[Operand]]
) -> dict[str, list[Operand]]:
    """For each indicator its facts and those of what belongs to it: its growth, its shares, its increments."""
    groups: dict[str, list[Indicator]] = {}
    for one in indicators:
        for key in {_whole(one), one.id}:
            groups.setdefault(key, []).append(one)
    return {
        one.id: [
            operand
            for other in dict.fromkeys((one, *groups[one.id], *groups[_whole(one)]))
            for operand in facts[other.id]
        ]
        for one in indicators
    }

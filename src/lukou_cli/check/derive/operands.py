"""The facts that a derived figure may be computed from: those told around it, and those named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.passage import Passage
from lukou_cli.model.indicator import Fact, Indicator, Role
from lukou_cli.model.interval import Interval
from lukou_cli.model.quantity import Bound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lukou_cli.check.link.lexicon import Lexicon
    from lukou_cli.check.reading import Read
    from lukou_cli.model.quantity import Quantity

# How many figures before one may be its operands.
MOST = 4


class Known(msgspec.Struct, frozen=True):
    """A figure already judged: the fact it was held against, its passage and its sentence."""

    indicator: Indicator
    fact: Fact
    passage: Passage
    sentence: int


class Operand(msgspec.Struct, frozen=True):
    """A recorded number in the base unit of its dimension.

    ``known`` is what the report says of it, bounds included, ``printed`` the number alone.
    """

    indicator: Indicator
    fact: Fact
    known: Interval
    printed: Interval
    dimension: str


def operand(indicator: Indicator, fact: Fact) -> Operand | None:
    """A fact as an operand; None where it has no number."""
    if fact.quantity is None:
        return None
    known, printed = in_base(fact.quantity)
    return Operand(indicator, fact, known, printed, fact.quantity.unit.dimension)


def in_base(quantity: Quantity) -> tuple[Interval, Interval]:
    """What a quantity allows, and its number alone, in the base unit of its dimension."""
    unit = quantity.unit
    magnitude = abs(quantity.value)
    known = quantity.interval()
    whole = known if quantity.value >= 0 else -known
    scaled = []
    for interval in (whole, Interval.point(magnitude)):
        result = interval.scale(unit.numerator, unit.denominator)
        assert isinstance(result, Interval)  # figures of reports and drafts are in range
        scaled.append(result)
    return scaled[0], scaled[1]


class Around(msgspec.Struct, frozen=True):
    """Operands by where they are told: in the figure's sentence, before it, or only named."""

    near: tuple[Operand, ...]
    earlier: tuple[Operand, ...]
    named: tuple[Operand, ...]
    reference: tuple[Operand, ...]


def around(
    known: Sequence[Known], read: Read, named: Iterable[Operand], reference: Iterable[Operand]
) -> Around:
    """The operands of a figure, by where they stand to its sentence."""
    near = [k for k in known if k.passage is read.passage and k.sentence == read.sentence][-MOST:]
    rest = [k for k in known if k not in near][-MOST:]
    return Around(_operands(near), _operands(rest), tuple(named), tuple(reference))


def _operands(known: Iterable[Known]) -> tuple[Operand, ...]:
    found = (operand(k.indicator, k.fact) for k in known)
    return tuple(o for o in found if o is not None)


def named_in(lexicon: Lexicon, text: str) -> list[Indicator]:
    """The indicators that some words name wholly, the longest name first."""
    keys = lexicon.tokens(text).keys
    found: dict[int, float] = {}
    for index in {i for key in keys for i in lexicon.owners[key]}:
        whole = [m.mass for m in lexicon.mentions[index] if m.tokens <= keys]
        if whole:
            found[index] = max(whole)
    ranked = sorted(found, key=lambda index: -found[index])
    return [lexicon.indicators[index] for index in ranked[:MOST]]


def facts_of(indicator: Indicator) -> list[Operand]:
    """Every fact of an indicator that has a number."""
    return [o for fact in indicator.facts if (o := operand(indicator, fact)) is not None]


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

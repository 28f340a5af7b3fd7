"""What is claimed of the numerals of a report, and how claims stand to each other."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from lukou_cli.extract.reading import ReadFigure
from lukou_cli.load.spec import Doubt, Reason
from lukou_cli.model.interval import Answer
from lukou_cli.model.quantity import Bound, Quantity
from lukou_cli.model.unit import Unit


class Claimed(msgspec.Struct, frozen=True):
    """A figure that can stand as a fact: as printed, with its phrase and line."""

    reading: ReadFigure
    line: int
    phrase: str
    value: str
    bound: Bound
    unit: Unit
    upper: str | None = None
    start: str | None = None
    joint: int | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def quantity(self) -> Quantity:
        upper = None if self.upper is None else Decimal(self.upper)
        return Quantity(self.bound, Decimal(self.value), self.unit, upper)

    def shared_by(self, indicators: int | None) -> Claimed:
        return msgspec.structs.replace(self, joint=indicators)

    def doubted(self, doubt: Doubt) -> Claimed:
        return msgspec.structs.replace(self, doubts=(*self.doubts, doubt))


class Exempt(msgspec.Struct, frozen=True):
    """Numerals that are no facts: a phrase that holds them; ``sure`` where its form says why."""

    line: int
    phrase: str
    reason: Reason
    sure: bool


def same_period(one: Claimed, other: Claimed) -> bool:
    """Whether two claims speak of one period in one role."""
    return (one.reading.period, one.reading.role) == (other.reading.period, other.reading.role)


def states_same(one: Claimed, other: Claimed) -> bool:
    """Whether two claims state the same in the same way, as a data file asks for."""
    return _stated(one) == _stated(other)


def _stated(claim: Claimed) -> tuple[object, ...]:
    return claim.quantity, claim.start


def restates(claim: Claimed, known: Claimed) -> bool:
    """Whether a claim only says less exactly what another says: 突破400亿元, 达418亿元."""
    if claim.unit.dimension != known.unit.dimension:
        return False
    return known.quantity.interval().within(claim.quantity.interval(known.unit)) is Answer.YES

"""Whether a figure follows from others as the draft tells them, whatever the report says of them.

渌口增长5.3%，高于我区5.1%0.2个百分点: what is computed from a number that nothing is known of is
no mistake about the report.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.computed import gives
from lukou_cli.model.interval import Interval
from lukou_cli.model.unit import IN_HUNDREDTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lukou_cli.check.derive.operands import Known
    from lukou_cli.check.read import Read
    from lukou_cli.model.quantity import Quantity

# How many figures before one may be those that it follows from.
_MOST = 6


class _Result(msgspec.Struct, frozen=True):
    """What two numbers of a draft come to."""

    printed: Interval
    dimension: str
    sure: bool = True

    @property
    def known(self) -> Interval:
        return self.printed


def is_drafted(read: Read, known: Sequence[Known]) -> bool:
    """Whether a figure is the distance or the proportion of two near it, one of them unknown."""
    near = [k for k in known if k.passage is read.passage]
    before = [k for k in near if k.start < read.figure.start][-_MOST:]
    after = [k for k in near if k.start > read.figure.start]
    return any(
        gives(read.figure.quantity, result)
        for one, other in combinations((*before, *after), 2)
        if one.operand is None or other.operand is None
        for result in _results(read.figure.quantity, one.quantity, other.quantity)
    )


def _results(claimed: Quantity, one: Quantity, other: Quantity) -> Iterator[_Result]:
    """What two numbers of a kind come to that is counted as a claimed one."""
    told, counted = one.unit.dimension, claimed.unit.dimension
    more, less = sorted((abs(one.in_base), abs(other.in_base)), reverse=True)
    if told != other.unit.dimension or not less:
        return
    if counted == told or {counted, told} <= IN_HUNDREDTHS:
        yield _Result(Interval.point(more - less), counted)
    if counted == "percent":
        for part in (less / more, more / less, more / less - 1, 1 - less / more):
            yield _Result(Interval.point(part * 100), counted)
    if counted == "multiple":
        yield _Result(Interval.point(more / less), counted)

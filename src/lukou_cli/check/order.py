"""Things that stand in a text in order of their starts."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence


class Placed(Protocol):
    """What stands somewhere."""

    @property
    def start(self) -> int: ...


Item = TypeVar("Item", bound=Placed)


def between(items: Sequence[Item], begin: int, end: int) -> Sequence[Item]:
    """The items that start in [begin, end); items are sorted by their starts."""
    first = bisect_left(items, begin, key=lambda item: item.start)
    return items[first : bisect_left(items, end, key=lambda item: item.start)]


def before(items: Sequence[Item], position: int, most: int) -> Sequence[Item]:
    """The last items, at most so many, that start before a position."""
    last = bisect_left(items, position, key=lambda item: item.start)
    return items[max(0, last - most) : last]

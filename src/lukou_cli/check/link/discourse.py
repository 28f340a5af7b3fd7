"""What the figures before were linked to, for those that go on speaking of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lukou_cli.reading.segments import Segments


class Discourse:
    """Goes along the figures of a draft in their order, and remembers what they were about."""

    def __init__(self) -> None:
        self._linked: list[int] = []
        self._before: list[int] = []

    def open(self, index: int, parts: Segments) -> tuple[int | None, int | None]:
        """What the figure before is about, and the one in the same place of as many before a list.

        GDP 198亿元、人均GDP 7.8万元，分别增长6.1%、6.7%. The former and the latter speak of nothing between.
        """
        first, last = parts.order
        count = last - first + 1
        previous = self._linked[-1] if self._linked else None
        if index == first:
            self._before = self._linked[-count:]
        if count == 1 or len(self._before) < count:
            return previous, None
        ordered = self._before[index - first]
        return (previous if parts.order == parts.group else ordered), ordered

    def linked(self, indicator: int) -> None:
        """The figure is about this indicator."""
        self._linked.append(indicator)

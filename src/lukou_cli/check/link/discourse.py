"""What the figures before were linked to, for those that go on speaking of them."""

from __future__ import annotations


class Discourse:
    """Goes along the figures of a draft in their order, and remembers what they were about."""

    def __init__(self) -> None:
        self._linked: list[int] = []
        self._before: list[int] = []

    @property
    def previous(self) -> int | None:
        """The indicator of the figure before."""
        return self._linked[-1] if self._linked else None

    def open(self, index: int, group: tuple[int, int]) -> int | None:
        """For a figure in a list, the indicator in the same place of as many figures before it.

        ``group`` is the first and last figure of the list: GDP 198亿元、人均GDP 7.8万元，分别增长6.1%、6.7%.
        """
        first, last = group
        count = last - first + 1
        if index == first:
            self._before = self._linked[-count:]
        if count > 1 and len(self._before) == count:
            return self._before[index - first]
        return None

    def linked(self, indicator: int) -> None:
        """The figure is about this indicator."""
        self._linked.append(indicator)

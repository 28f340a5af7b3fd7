"""What the figures before were linked to: the last one, and the last list of figures."""

from __future__ import annotations


class Discourse:
    """Goes along the figures of a draft in their order, and remembers what they were about."""

    def __init__(self) -> None:
        self.previous: int | None = None
        self._list: list[int] = []
        self._list_before: list[int] = []

    def open(self, index: int, group: tuple[int, int]) -> int | None:
        """The indicator of the figure in the same place of the list before, where there is one.

        ``group`` is the first and last figure of the list that the figure stands in.
        """
        first, last = group
        if index == first:
            if len(self._list) > 1:
                self._list_before = self._list
            self._list = []
        if last > first and len(self._list_before) == last - first + 1:
            return self._list_before[index - first]
        return None

    def linked(self, indicator: int) -> None:
        """The figure is about this indicator."""
        self.previous = indicator
        self._list.append(indicator)

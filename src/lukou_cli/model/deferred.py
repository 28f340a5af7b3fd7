"""A sequence that is read when it is first looked into: of many, a question needs few."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

Stored = TypeVar("Stored")
Item = TypeVar("Item")


class Deferred(Sequence[Item], Generic[Stored, Item]):
    """What `read` makes of ``stored``, made once; equal to a tuple of the same items.

    Raises, whenever it is looked into, what `read` raises.
    """

    __slots__ = ("_items", "_read", "_stored")

    def __init__(self, read: Callable[[Stored], tuple[Item, ...]], stored: Stored) -> None:
        self._read = read
        self._stored: Stored | None = stored
        self._items: tuple[Item, ...] = ()

    def _all(self) -> tuple[Item, ...]:
        stored = self._stored
        if stored is not None:
            self._items = self._read(stored)
            self._stored = None
        return self._items

    def __iter__(self) -> Iterator[Item]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, index: int | slice) -> Item | tuple[Item, ...]:
        return self._all()[index]

    def __eq__(self, other: object) -> bool:
        return self._all() == (other._all() if isinstance(other, Deferred) else other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def __reduce__(self) -> tuple[type[tuple[Item, ...]], tuple[tuple[Item, ...]]]:
        """Another process gets the items."""
        return tuple, (self._all(),)

"""Checked drafts in little room: as bytes that name what is the catalogue's by a number.

A draft of a page takes 40 kB as objects and a tenth of that so. The same bytes travel between
processes.
"""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from lukou_cli.tables.findings import Checked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lukou_cli.model.catalogue import Catalogue

# More would take longer than it saves room.
_LEVEL = 1


class Packer:
    """Turns values into bytes and back; both sides have the same catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        facts = [fact for _, fact in catalogue.facts()]
        # Those among them that no report gives figures of are linked to as well.
        named = [each for indicators in catalogue.of_id.values() for each in indicators]
        self._known: list[object] = [*named, *facts]
        # By identity: to compare facts would take longer than to write them.
        self._numbers = {id(value): number for number, value in enumerate(self._known)}

    def pack(self, value: object) -> bytes:
        out = io.BytesIO()
        _Pickler(out, self._numbers).dump(value)
        return zlib.compress(out.getvalue(), _LEVEL)

    def unpack(self, data: bytes) -> Any:
        return _Unpickler(io.BytesIO(zlib.decompress(data)), self._known).load()


class _Pickler(pickle.Pickler):
    def __init__(self, out: io.BytesIO, numbers: dict[int, int]) -> None:
        super().__init__(out, pickle.HIGHEST_PROTOCOL)
        self._numbers = numbers

    def persistent_id(self, value: object) -> int | None:
        return self._numbers.get(id(value))


class _Unpickler(pickle.Unpickler):
    """Reads what this run has written, never a file."""

    def __init__(self, source: io.BytesIO, known: list[object]) -> None:
        super().__init__(source)
        self._known = known

    def persistent_load(self, number: int) -> object:
        return self._known[number]


class PackedDrafts(Collection[Checked]):
    """Drafts that are unpacked one at a time, whenever they are gone through."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._packer = Packer(catalogue)
        self._packed: list[bytes] = []

    def append(self, draft: Checked) -> None:
        self._packed.append(self._packer.pack(draft))

    def __len__(self) -> int:
        return len(self._packed)

    def __iter__(self) -> Iterator[Checked]:
        return map(self._packer.unpack, self._packed)

    def __contains__(self, draft: object) -> bool:
        return any(draft == kept for kept in self)

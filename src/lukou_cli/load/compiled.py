"""The catalogue as bytes, so that it need not be read from YAML again.

Decoding takes a hundredth of the time that reading the YAML takes, and of the facts only those
that are asked for are decoded. A file is a mark, a check sum and a MessagePack body.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.errors import DataError
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.deferred import Deferred
from lukou_cli.model.indicator import Fact

if TYPE_CHECKING:
    from pathlib import Path

# The number is that of the shape of a file, should it change.
_MARK = b"lukou compiled 2\n"
_SUM_BYTES = 4
_HEAD_BYTES = len(_MARK) + _SUM_BYTES


class SourceFile(msgspec.Struct, frozen=True, array_like=True):
    """A file that went into a catalogue: the digest of its content, what it says it uses."""

    digest: bytes
    uses: tuple[str, ...]


class Origin(msgspec.Struct, frozen=True, array_like=True):
    """What a catalogue was made of and by: all files in order, the digest of the loader."""

    loader: bytes = b""
    sources: tuple[SourceFile, ...] = ()


class _Body(msgspec.Struct, array_like=True):
    """The facts stand apart from the indicators, in the same order, each with its own bytes."""

    origin: Origin
    catalogue: msgspec.Raw
    facts: list[msgspec.Raw]


class DamagedError(Exception):
    """The bytes are not what `dump` writes."""


class Compiled:
    """A compiled file whose origin is known before its catalogue is decoded."""

    def __init__(self, content: bytes) -> None:
        """Raises DamagedError where the content is not whole or of another shape."""
        view = memoryview(content)
        head, body = view[:_HEAD_BYTES], view[_HEAD_BYTES:]
        if head != _MARK + _check_sum(body):
            raise DamagedError
        try:
            self._body = msgspec.msgpack.decode(body, type=_Body)
        except (msgspec.MsgspecError, RecursionError) as error:
            raise DamagedError from error

    @property
    def origin(self) -> Origin:
        return self._body.origin

    def catalogue(self, damaged: DataError) -> Catalogue:
        """The catalogue; raises DamagedError, and ``damaged`` where facts asked for later are."""
        try:
            catalogue = msgspec.msgpack.decode(self._body.catalogue, type=Catalogue)
        except (msgspec.MsgspecError, RecursionError) as error:
            raise DamagedError from error
        if len(catalogue.indicators) != len(self._body.facts):
            raise DamagedError
        decoder = msgspec.msgpack.Decoder(tuple[Fact, ...])

        def read(stored: msgspec.Raw) -> tuple[Fact, ...]:
            try:
                return decoder.decode(stored)
            except (msgspec.MsgspecError, RecursionError) as error:
                raise damaged from error

        for indicator, stored in zip(catalogue.indicators, self._body.facts, strict=True):
            # Nobody has seen the indicator yet.
            msgspec.structs.force_setattr(indicator, "facts", Deferred(read, stored))
        return catalogue


def dump(catalogue: Catalogue, origin: Origin = Origin()) -> bytes:  # noqa: B008  immutable
    """A compiled file's content."""
    bare = tuple(msgspec.structs.replace(each, facts=()) for each in catalogue.indicators)
    encoder = msgspec.msgpack.Encoder()
    body = encoder.encode(
        _Body(
            origin,
            msgspec.Raw(encoder.encode(msgspec.structs.replace(catalogue, indicators=bare))),
            [msgspec.Raw(encoder.encode(tuple(each.facts))) for each in catalogue.indicators],
        )
    )
    return b"".join((_MARK, _check_sum(body), body))


def read_compiled(path: Path) -> Catalogue:
    """The catalogue of a file that comes with lukou; raises DataError where it is damaged."""
    damaged = DataError("packaged_damaged", path=str(path))
    try:
        return Compiled(path.read_bytes()).catalogue(damaged)
    except (OSError, DamagedError) as error:
        raise damaged from error


def _check_sum(body: bytes | memoryview) -> bytes:
    return zlib.crc32(body).to_bytes(_SUM_BYTES, "big")

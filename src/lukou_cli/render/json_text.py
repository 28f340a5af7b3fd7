"""The one writer of JSON: decimals with their digits, safe to look at on a terminal."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from typing import TextIO

# Control and direction characters, which JSON allows but a terminal obeys.
_OBEYED = re.compile("[\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def write_json(document: object, out: TextIO) -> None:
    """Write a document, indented."""
    text = _safe(msgspec.json.format(_encoded(document), indent=2))
    # Line by line: a reader that has gone is noticed sooner than in one large write.
    out.writelines(f"{line}\n" for line in text.split("\n"))


def json_line(document: object) -> str:
    """A document in one line."""
    return _safe(_encoded(document))


def _encoded(document: object) -> bytes:
    return msgspec.json.encode(_plain(document))


def _safe(content: bytes) -> str:
    return _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", content.decode())


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, str):
        # A file's name may hold bytes that are no UTF-8.
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()
    # Without an exponent.
    return msgspec.Raw(f"{value:f}".encode()) if isinstance(value, Decimal) else value

"""Text files: which encoding they are in, and where one cannot be.

A byte order mark decides. Else it is UTF-8 where that decodes, else GB18030, of which GBK and
GB 2312 are parts, where that does: a rule of three lines that guesses right on texts of
few characters, where statistics do not (docs/decisions.md). A text in UTF-8 with a few
damaged bytes would often be some text in GB18030 too; it is told by the many
sequences of three bytes that it still has.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.documents.document import apart
from lukou_cli.errors import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lukou_cli.documents.document import Remark

UTF_8, UTF_16, GB18030 = "utf-8", "utf-16", "gb18030"
# How much of a line is kept behind a fault.
_EXCERPT = 400
_IDEOGRAPH = re.compile(rb"[\xe3-\xe9\xef][\x80-\xbf]{2}")


class Decoded(msgspec.Struct, frozen=True):
    """A text and the encoding it was in."""

    text: str
    encoding: str


def decode_text(path: str, data: bytes, encoding: str = "") -> Decoded | Problem:
    """The text of a file, or what is wrong with it and where; an encoding given is kept to."""
    chosen = encoding or _guess(data)
    # Behind a byte order mark, which is no part of the text, the codec counts anew.
    name = "utf-8-sig" if codecs.lookup(chosen).name == UTF_8 else chosen
    try:
        text = data.decode(name).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        start = error.start + len(data) - len(error.object)
        before = data[:start].decode(name, "replace").removeprefix("\ufeff")
        rest = data[start : start + _EXCERPT].partition(b"\n")[0]
        params = {"byte": f"0x{data[start]:02x}", "encoding": encoding}
        code = "encoding_other" if encoding else "draft_encoding"
        return _at(path, before, rest.decode("utf-8", "backslashreplace"), code, params)
    before, nul, after = text.partition("\0")
    if not nul:
        return Decoded(text, chosen)
    after = nul + after[:_EXCERPT].partition("\n")[0]
    return _at(path, before, after, "draft_nul", {"byte": "0x00"})


def _guess(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return UTF_16
    if _decodes(data, UTF_8) or data.startswith(codecs.BOM_UTF8):
        return UTF_8
    return GB18030 if _decodes(data, GB18030) and not _is_damaged_utf_8(data) else UTF_8


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_damaged_utf_8(data: bytes) -> bool:
    """Whether most of what is not ASCII has the form that Chinese has in UTF-8."""
    beyond = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    return 3 * len(_IDEOGRAPH.findall(data)) * 2 > beyond


def _at(path: str, before: str, after: str, code: str, params: dict[str, str]) -> Problem:
    line_start = before.rfind("\n") + 1
    place = Place(path, before.count("\n") + 1, len(before) - line_start + 1)
    return Problem(place, code, params, before[line_start:] + after)


def corrected(text: str, remarks: Iterable[Remark]) -> str:
    """The text with the replacements of the remarks in it."""
    pieces, at = [], 0
    for remark in apart(remarks):
        if remark.replacement:
            pieces += [text[at : remark.start], remark.replacement]
            at = remark.end
    return "".join([*pieces, text[at:]])


def encode_text(text: str, old: str, encoding: str, data: bytes) -> bytes | None:
    """A text in the encoding and with the byte order mark of the file that held the old one.

    None where that file no longer holds it, or its encoding cannot tell the new text.
    """
    for mark in ("", "\ufeff"):
        for form in (encoding, f"{encoding}-le", f"{encoding}-be"):
            try:
                if codecs.encode(mark + old, form) == data:
                    return codecs.encode(mark + text, form)
            except (LookupError, UnicodeEncodeError):
                continue
    return None

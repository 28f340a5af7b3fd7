"""What is read besides data and drafts: selectors from standard input, reports, size limits."""

from __future__ import annotations

import codecs
import os
import re
from typing import TYPE_CHECKING

from lukou_cli.errors import ReportError, UsageError
from lukou_cli.files import MIB, MOST_TEXT, TooLargeError, read_standard_input, why

if TYPE_CHECKING:
    from pathlib import Path

_SIZE = re.compile(r"([0-9]{1,12})\s*([KMG]?)(?:i?B)?", re.IGNORECASE)
# Codecs of Python's own for names and literals, with which no text is written.
_NO_TEXTS = frozenset(
    (
        "idna",
        "punycode",
        "unicode-escape",
        "unicode_escape",
        "raw-unicode-escape",
        "raw_unicode_escape",
        "charmap",
    )
)
_FACTORS = {"": 1, "K": 1 << 10, "M": MIB, "G": 1 << 30}


def most_bytes(given: str | None, default: int) -> int:
    """--max-size, else LUKOU_MAX_SIZE, else the default; raises UsageError for what is no size."""
    text = given or os.environ.get("LUKOU_MAX_SIZE") or ""
    if not text:
        return default
    match = _SIZE.fullmatch(text.strip())
    if match is None or not int(match[1]):
        raise UsageError("no_size", size=text)
    return int(match[1]) * _FACTORS[match[2].upper()]


def text_encoding(given: str | None) -> str:
    """--encoding, empty where none is given; raises UsageError for what Python has no codec for."""
    if not given:
        return ""
    try:
        "".encode(given)
        if codecs.lookup(given).name in _NO_TEXTS:
            raise LookupError(given)
    except (LookupError, ValueError) as error:
        known = ["utf-8", "gb18030", "gbk", "utf-16", "big5"]
        raise UsageError(
            "unknown_value", option="--encoding", value=given, candidates=[], known=known
        ) from error
    return given


def selector_lines() -> list[str]:
    """The lines of standard input that are not blank."""
    try:
        content = read_standard_input(most_bytes(None, MOST_TEXT))
    except OSError as error:
        raise UsageError("standard_input", why=why(error)) from error
    except TooLargeError as error:
        raise UsageError("standard_input_large", limit=error.limit) from error
    lines = content.decode("utf-8-sig", "replace").splitlines()
    return [line.strip() for line in lines if line.strip()]


def report_text(path: Path, max_size: str | None = None) -> str:
    """The text of a report, its line breaks as on Unix; raises ReportError for what is no text."""
    from lukou_cli.documents.document import Document, HowToRead
    from lukou_cli.documents.files import open_one

    found = open_one(str(path), HowToRead(most_bytes(max_size, MOST_TEXT)))
    if not isinstance(found, Document):
        raise ReportError("report_unreadable", [found])
    return found.text.replace("\r\n", "\n")

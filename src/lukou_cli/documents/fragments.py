"""Patterns that point at places of a text, in the syntax of URL text fragments.

``[prefix-,]start[,end][,-suffix]``: the text from ``start`` to ``end``, or ``start`` alone,
where it stands between prefix and suffix. Parts are percent-decoded; a comma of the text is
%2C, a hyphen at the edge of a part %2D. White space and case match loosely: a line break
in the draft counts as a space, and beside a Chinese character as nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

import msgspec

from lukou_cli.errors import PatternError, Place, Problem
from lukou_cli.text.fold import Text, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
# 1,200 is a number of the text sooner than the range from 1 to 200.
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


class Pattern(msgspec.Struct, frozen=True):
    """A pattern as written, where it stands, and its parts, ready to compare with a folded text."""

    place: Place
    text: str
    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""


def folded(text: str) -> Text:
    """A text with its white space and case evened out."""
    evened = fold(text, _join, literal=True)
    return Text(_lower(evened.characters), evened.origin)


def _lower(text: str) -> str:
    """In lower case, character for character."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _join(before: str, after: str) -> str:
    """What white space comes to: nothing beside Chinese, else a space."""
    return "" if _wide(before) or _wide(after) else " "


def _wide(char: str) -> bool:
    return not char.isascii() and east_asian_width(char) in "WF"


def parse_patterns(path: str, content: str) -> list[Pattern]:
    """The patterns of a file, one a line; lines that start with # are comments.

    Raises PatternError with every malformed one.
    """
    patterns: list[Pattern] = []
    faults: list[Problem] = []
    for number, line in enumerate(content.split("\n"), 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        found = _pattern(Place(path, number, line.index(text) + 1), text, line.rstrip())
        if isinstance(found, Pattern):
            patterns.append(found)
        else:
            faults.append(found)
    if faults:
        raise PatternError("patterns_unusable", faults)
    return patterns


def _pattern(place: Place, text: str, line: str) -> Pattern | Problem:
    def fault(code: str, at: int, **params: str) -> Problem:
        return Problem(Place(place.path, place.line, place.column + at), code, params, line)

    if comma := _THOUSANDS.search(text):
        return fault("pattern_number", comma.start())
    parts: list[tuple[int, str]] = []
    at = 0
    for part in text.split(","):
        parts.append((at + len(part) - len(part.lstrip()), part.strip()))
        at += len(part) + 1
    for offset, part in parts:
        if not part or part == "-":
            return fault("pattern_empty_part", min(offset, len(text) - 1))
    prefix = suffix = ""
    if len(parts) > 1 and parts[0][1].endswith("-"):
        prefix = parts.pop(0)[1][:-1]
    if parts[-1][1].startswith("-"):
        suffix = parts.pop()[1][1:]
    if not parts:
        return fault("pattern_no_start", 0)
    if len(parts) > 2 or any(part.startswith("-") for _, part in parts):
        return fault("pattern_order", parts[-1][0])
    terms = [*(part for _, part in parts), ""][:2]
    for term in (prefix, *terms, suffix):
        if broken := _not_text(term):
            return fault("pattern_bytes", text.index(broken), bytes=broken)
    start, end, prefix, suffix = (
        folded(_decode(term)).characters for term in (*terms, prefix, suffix)
    )
    return (
        Pattern(place, text, start, end, prefix, suffix) if start else fault("pattern_no_start", 0)
    )


def _decode(term: str) -> str:
    return _ESCAPES.sub(lambda match: _bytes(match).decode(), term)


def _not_text(term: str) -> str:
    """The first escapes of a term that are no UTF-8."""
    for match in _ESCAPES.finditer(term):
        try:
            _bytes(match).decode()
        except UnicodeDecodeError:
            return match[0]
    return ""


def _bytes(match: re.Match[str]) -> bytes:
    return bytes.fromhex(match[0].replace("%", ""))


def spans(pattern: Pattern, text: Text) -> Iterator[tuple[int, int]]:
    """Every span of the text that the pattern matches, in order of its start."""
    characters = text.characters
    starts = [
        (at, at + len(pattern.start))
        for at in _occurrences(characters, pattern.start)
        if _follows(characters, at, pattern.prefix)
        and not (
            (pattern.end or not pattern.suffix) and _joined(characters, at + len(pattern.start))
        )
    ]
    if not pattern.end:
        for start, stop in starts:
            if _precedes(characters, stop, pattern.suffix):
                yield text.span(start, stop)
        return
    size = len(pattern.end)
    ends = [
        at
        for at in _occurrences(characters, pattern.end)
        if not _joined(characters, at) and _precedes(characters, at + size, pattern.suffix)
    ]
    for start, stop in starts:
        nearest = bisect_left(ends, stop)
        if nearest < len(ends):
            yield text.span(start, ends[nearest] + size)


def _occurrences(text: str, term: str) -> Iterator[int]:
    at = text.find(term)
    while at >= 0:
        yield at
        at = text.find(term, at + 1)


def _follows(text: str, at: int, prefix: str) -> bool:
    """Whether the prefix, where there is one, stands before this place, as a word of its own."""
    if not prefix:
        return not _joined(text, at)
    stop = at - 1 if at and text[at - 1] == " " else at
    start = stop - len(prefix)
    return start >= 0 and text.startswith(prefix, start) and not _joined(text, start)


def _precedes(text: str, at: int, suffix: str) -> bool:
    """Whether the suffix, where there is one, stands behind this place, as a word of its own."""
    if not suffix:
        return not _joined(text, at)
    start = at + 1 if text[at : at + 1] == " " else at
    return text.startswith(suffix, start) and not _joined(text, start + len(suffix))


def _joined(text: str, at: int) -> bool:
    """Whether a word or a number runs on across this place: 5.3 within 15.3, 3% within 5.3%."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    if left.isalnum() and right.isalnum():
        return not (_wide(left) or _wide(right))
    if left in ".,":
        return right.isdigit() and text[at - 2 : at - 1].isdigit()
    if right in ".,":
        return left.isdigit() and text[at + 1 : at + 2].isdigit()
    return False

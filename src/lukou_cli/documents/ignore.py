"""What of a draft is to be left out: marked in the draft itself, or by patterns in a file."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from lukou_cli.documents.fragments import Pattern, folded, parse_patterns, spans
from lukou_cli.documents.text import decode_text
from lukou_cli.errors import PatternError, Place, Problem
from lukou_cli.files import MOST_TEXT, TooLargeError, read_bytes, why
from lukou_cli.text.position import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_COMMENT = re.compile(r"<!--[ \t]*lukou-ignore(?P<next>-next)?[ \t]*-->")


class Spans:
    """Parts of a text, asked whether something lies in one of them."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Whether any of [start, end) lies in one of the parts."""
        before = bisect_right(self._ends, start)
        return before < len(self._starts) and self._starts[before] < end


def read_patterns(paths: Sequence[Path], most: int = MOST_TEXT) -> list[Pattern]:
    """The patterns of all files; raises PatternError where one cannot be read or understood."""
    patterns: list[Pattern] = []
    faults: list[Problem] = []
    for path in paths:
        try:
            content = decode_text(str(path), read_bytes(path, most))
            if isinstance(content, Problem):
                faults.append(content)
            else:
                patterns += parse_patterns(str(path), content.text)
        except OSError as error:
            place = Place(str(path), 0, 0)
            faults.append(Problem(place, "patterns_unreadable", {"why": why(error)}))
        except TooLargeError as error:
            place = Place(str(path), 0, 0)
            faults.append(Problem(place, "draft_too_large", {"limit": error.limit}))
        except PatternError as error:
            faults += error.problems
    if faults:
        raise PatternError("patterns_unusable", faults)
    return patterns


def ignored(text: str, patterns: Sequence[Pattern]) -> tuple[Spans, set[Pattern]]:
    """The parts of the draft to be left out, and the patterns that matched something in it."""
    found = list(marked(text))
    used = set()
    characters = folded(text) if patterns else None
    for pattern in patterns:
        assert characters is not None
        matches = list(spans(pattern, characters))
        if matches:
            used.add(pattern)
            found += matches
    return Spans(found), used


def marked(text: str) -> Iterator[tuple[int, int]]:
    """The lines that comments take out: their own, or the next one that is not blank."""
    comments = list(_COMMENT.finditer(text))
    if not comments:
        return
    lines = Lines(text)
    places = dict.fromkeys((lines.at(found.start()).line, found["next"]) for found in comments)
    for line, is_next in places:
        if not is_next:
            yield lines.span(line)
            continue
        for following in range(line + 1, len(lines) + 1):
            start, end = lines.span(following)
            if text[start:end].strip():
                yield start, end
                break

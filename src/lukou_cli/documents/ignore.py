"""What of a draft is to be left out, marked in the draft itself by comments."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from lukou_cli.text.position import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def ignored(text: str) -> Spans:
    """The parts of the draft to be left out."""
    return Spans(marked(text))


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

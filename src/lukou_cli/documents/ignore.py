"""What of a draft is to be left out, marked in the draft itself by comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lukou_cli.text.position import Lines
from lukou_cli.text.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"<!--[ \t]*lukou-ignore(?P<next>-next)?[ \t]*-->")


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

"""The blocks of a report, also of one whose paragraphs no blank lines part.

What `check.structure` joins, being made for drafts with broken lines, is kept apart here where a
line ends with its sentence or is a heading above a paragraph.
"""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.reading.structure import blocks
from lukou_cli.text.pages import without_page_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lukou_cli.reading.structure import Block

_SENTENCE_END = re.compile(r"[。！？!?][”’」）)]?\s*$")
_TABLE = re.compile(r"[|｜\t]")
# A heading has at most so many characters, the paragraph below it at least so many.
_HEADING, _PARAGRAPH = 40, 60


def paragraphs(text: str) -> Iterator[Block]:
    """The blocks of a report in order, without the page numbers that a converter left."""
    text = without_page_numbers(text)
    for start, end in _chunks(text):
        for block in blocks(text[start:end]):
            yield block if not start else _moved(block, start)


def _moved(block: Block, start: int) -> Block:
    origin = array("L", (at + start for at in block.origin))
    return msgspec.structs.replace(block, origin=origin)


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    begin = start = 0
    lines = text.splitlines(keepends=True)
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        start += len(line)
        if _parts(line, below):
            yield begin, start
            begin = start
    if begin < start:
        yield begin, start


def _parts(line: str, below: str) -> bool:
    """Whether a paragraph ends with a line, whatever stands below it."""
    if _TABLE.search(line) or _TABLE.search(below):
        return False
    if _SENTENCE_END.search(line):
        return True
    return bool(line.strip()) and len(line.strip()) <= _HEADING and len(below.strip()) >= _PARAGRAPH

"""The headings of a report, each with the lines below it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.extract.paragraphs import paragraphs
from lukou_cli.load.spec import SectionSpec
from lukou_cli.reading.structure import BlockKind
from lukou_cli.text.position import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDRESS = re.compile("各位(?:代表|领导|委员|同志)")
_LONGEST = 80


class Sections(msgspec.Struct, frozen=True):
    """Sections by id, and the lines at which they begin, in order."""

    specs: dict[str, SectionSpec]
    starts: tuple[int, ...]

    def at(self, line: int) -> str:
        """The id of the section that a line belongs to."""
        return list(self.specs)[bisect_right(self.starts, line) - 1]


def sections(text: str, title: str) -> Sections:
    """All lines of a report in sections: what stands before the first heading under its title."""
    lines = Lines(text)
    found = [(1, title), *_headings(text, lines)]
    ends = [*(start - 1 for start, _ in found[1:]), len(lines)]
    specs = {
        f"section_{number}": SectionSpec(heading=heading[:_LONGEST], lines=_span(start, end))
        for number, ((start, heading), end) in enumerate(zip(found, ends, strict=True), start=1)
    }
    return Sections(specs, tuple(start for start, _ in found))


def _headings(text: str, lines: Lines) -> Iterator[tuple[int, str]]:
    """Lines and texts of the headings behind the address; names above it are none."""
    addressed = not _ADDRESS.search(text)
    last = 1
    for block in paragraphs(text):
        addressed = addressed or _ADDRESS.match(block.text) is not None
        line = lines.at(block.origin[0]).line if block.text else last
        heads = block.kind is BlockKind.HEADING and not _ADDRESS.match(block.text)
        if addressed and heads and line > last:
            yield line, text[slice(*block.span(0, len(block.text)))].strip("#*= \t\r\n")
            last = line


def _span(start: int, end: int) -> str:
    return f"{start}-{end}"

"""Rows of tables as plain text has them: cells between bars, or parted by tabs, commas or gaps."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LEAST_ROWS = 3
_GAP = re.compile(r" {2,}|\u3000+")
# What parts the cells of a plain table, and in how many lines it does so alike to be one.
_DELIMITERS = ((re.compile(r"\|"), 2), (re.compile(","), 3), (_GAP, _LEAST_ROWS))
# How wide a cell is at most, in columns of a terminal.
_LEAST_CELLS, _WIDEST_CELL = 3, 48
# A label, a gap and a number, perhaps qualified.
_VALUED = re.compile(
    "(?=[^\\d]{0,40}[^\\W\\d_A-Za-z])[^\\d]{1,40}?(?: {2,}|\u3000+)"
    "[≥≤<>＞＜≈约近超突破不低于少+±–-]{0,3} ?\\d"
)
_SENTENCE = re.compile("[。；;！!？?]")
# A line drawn across a table.
_RULE = re.compile(r"\s*[-—–─━=_]{3}[-—–─━=_+┼\s]*$")
# The years and months that head columns.
_TIMES = re.compile(r"(?:19|20)\d\d(?!\d)|\d{1,2}(?:[-—–~至]\d{1,2})?(?=[月季])")


def is_rule(line: str) -> bool:
    """Whether a line is but drawn, as across a table."""
    return _RULE.match(line) is not None


def parted(lines: Sequence[str]) -> list[re.Pattern[str] | None]:
    """For each line what parts its cells, where those around it have as many, parted alike.

    A line drawn across a table parts no row from the others.
    """
    found: list[re.Pattern[str] | None] = [None] * len(lines)
    rows = [number for number, line in enumerate(lines) if not is_rule(line)]
    for number, delimiter in zip(rows, _parted([lines[n] for n in rows]), strict=True):
        found[number] = delimiter
    return found


def _parted(lines: Sequence[str]) -> list[re.Pattern[str] | None]:
    """The same of lines that are not drawn."""
    found: list[re.Pattern[str] | None] = [None] * len(lines)
    for delimiter, least in _DELIMITERS:
        counts = [_count_of_cells(line, delimiter) for line in lines]
        first = 0
        for last in range(1, len(lines) + 1):
            if last == len(lines) or counts[last] != counts[first]:
                numbers = any(re.search(r"\d", line) for line in lines[first:last])
                if counts[first] and last - first >= least and numbers:
                    found[first:last] = [delimiter] * (last - first)
                first = last
    for first, last in (*_ragged(lines), *_valued(lines)):
        if all(each in (None, _GAP) for each in found[first:last]):
            found[first:last] = [_GAP] * (last - first)
    return found


def _ragged(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Stretches of lines parted by gaps under a head without a value, none with more cells."""
    counts = [_count_of_cells(line, _GAP, 2) for line in lines]
    first = 0
    while first < len(lines):
        most, last = counts[first], first + 1
        while last < len(lines) and 0 < counts[last] <= most:
            last += 1
        if (
            most >= _LEAST_CELLS
            and last - first > _LEAST_ROWS
            and not re.search(r"\d", _TIMES.sub("", lines[first]))
        ):
            yield first, last
        first = last


def _valued(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Stretches of lines that are a label and, after a gap, its values: 背街小巷(条)    20."""
    told = [_VALUED.match(line.strip()) and _count_of_cells(line, _GAP, 2) for line in lines]
    first = 0
    for last in range(len(lines) + 1):
        if last == len(lines) or not told[last]:
            if last - first >= _LEAST_ROWS:
                yield first, last
            first = last + 1


def _count_of_cells(line: str, delimiter: re.Pattern[str], least: int = _LEAST_CELLS) -> int:
    """How many cells a line may have; 0 for one that is no row."""
    cells = delimiter.split(line.strip())
    if len(cells) < least or _SENTENCE.search(line):
        return 0
    return len(cells) if all(0 < _width(cell.strip()) <= _WIDEST_CELL for cell in cells) else 0


def _width(cell: str) -> int:
    return sum(1 if char.isascii() else 2 for char in cell)


def cells_of(
    line: str, delimiter: re.Pattern[str] | None, *, inside: bool
) -> list[tuple[int, int]] | None:
    """The spans of a table row's cells: between bars, or parted by tabs; None for other lines.

    ``delimiter`` is what else parts them; ``inside`` a table a single cell with tabs after it
    is a row too.
    """
    bare = line.strip()
    if bare.startswith("|") and bare.count("|") > 1:
        edges = [i for i, char in enumerate(line) if char == "|"]
        if not line.rstrip().endswith("|"):
            edges.append(len(line))
        return [(a + 1, b) for a, b in pairwise(edges)]
    if bare.count("｜") > 1:
        edges = [-1, *(i for i, char in enumerate(line) if char == "｜"), len(line)]
        return [(a + 1, b) for a, b in pairwise(edges)]
    if bare and "\t" in (line if inside else line.strip("\t ")):
        edges = [-1, *(i for i, char in enumerate(line) if char == "\t"), len(line)]
        return [(a + 1, b) for a, b in pairwise(edges)]
    if delimiter is not None:
        begin = len(line) - len(line.lstrip())
        parts = [m.span() for m in delimiter.finditer(line, begin, len(line.rstrip()))]
        starts = [begin, *(b for _, b in parts)]
        return list(zip(starts, [*(a for a, _ in parts), len(line)], strict=True))
    return None


def tabular(lines: Sequence[str]) -> list[bool]:
    """Which lines are rows of a table by themselves, or by those around them.

    A sentence with a tab in it, such as an item behind its number, is none.
    """
    found: list[bool] = []
    for line, delimiter in zip(lines, parted(lines), strict=True):
        inside = bool(found) and found[-1]
        is_sentence = "\t" in line and _SENTENCE.search(line) is not None
        found.append(
            delimiter is not None
            or (not is_sentence and cells_of(line, None, inside=inside) is not None)
        )
    return found

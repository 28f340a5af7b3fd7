"""The columns of a table by where its cells were printed: what stands below a head is its own."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.documents.pdf.extract import PageLine


def in_columns(rows: Sequence[PageLine]) -> list[list[str]] | None:
    """The cells of each row in the columns of the widest, empty where it has none.

    None where two cells of a row stand in one column: the rows are of several tables, or of cells
    that go over several lines.
    """
    widest = max((row.cells for row in rows), key=len)
    limits = [(one[1] + other[0]) / 2 for one, other in pairwise(widest)]
    found = []
    for row in rows:
        placed = [""] * len(widest)
        own = [_column(limits, cell) for cell in row.cells]
        if len(row.cells) == len(widest):
            own = list(range(len(widest)))
        if len(set(own)) < len(own):
            return None
        for column, text in zip(own, row.text.split("\t"), strict=True):
            placed[column] = text
        found.append(placed)
    return found


def _column(limits: Sequence[float], cell: tuple[float, float]) -> int:
    """The column that most of a cell lies in, the first of them where it spans several."""
    left, right = cell
    first, last = bisect_right(limits, left), bisect_right(limits, right)
    edges = [left, *limits[first:last], right]
    shares = [round(b - a, 1) for a, b in pairwise(edges)]
    return first + shares.index(max(shares))

"""The words of a passage that tell time, role or place, each found once."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from lukou_cli.reading.context.role import RoleWord, role_words
from lukou_cli.reading.context.time import Moment, is_time, moments
from lukou_cli.reading.context.told import Evidence
from lukou_cli.reading.structure import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.model.period import Period
    from lukou_cli.reading.context.place import Gazetteer, Mentioned
    from lukou_cli.reading.figures import Figure
    from lukou_cli.reading.passage import Passage

# A time so near before a level that is left is of that level alone: 从2020年的147亿元.
_OF_LEVEL = 3
# How many times before a figure may be meant for it.
_MOMENTS = 64
# How long a remark behind a figure may be.
_REMARK = 60
_LEAVING = ("从", "由", "自", "from")
_RIGHT_AFTER = (" ", " in ")
_CLAUSE_ENDS = re.compile("[,。;]")


class Cues:
    """Times, roles and places of a passage with its figures, each found when it is first asked for.

    ``known`` are the spans of names, in which words tell nothing of their own.
    """

    def __init__(
        self, passage: Passage, figures: Sequence[Figure], as_of: Period, gazetteer: Gazetteer,
        known: Sequence[tuple[int, int]] = (),
    ) -> None:  # fmt: skip
        self.passage = passage
        self.text = passage.text
        self.figures = figures
        self.as_of = as_of
        self.gazetteer = gazetteer
        self._known = known

    @property
    def is_row(self) -> bool:
        return self.passage.block.kind is BlockKind.ROW

    @cached_property
    def moments(self) -> list[Moment]:
        return moments(self.text, self.as_of)

    @cached_property
    def _moment_ends(self) -> list[int]:
        return [moment.end for moment in self.moments]

    def moments_before(self, position: int) -> list[Moment]:
        """The last times before a position: of thousands no earlier one is meant."""
        last = bisect(self._moment_ends, position)
        return self.moments[max(0, last - _MOMENTS) : last]

    @cached_property
    def _figure_starts(self) -> list[int]:
        return [figure.start for figure in self.figures]

    def has_figure(self, start: int, end: int) -> bool:
        """Whether a figure begins in [start, end)."""
        starts = self._figure_starts
        return bisect_left(starts, start) < bisect_left(starts, end)

    @cached_property
    def left(self) -> frozenset[int]:
        """Where the times end that are of a level that is left."""
        by_end = {moment.end: moment for moment in self.moments}
        left = [figure for figure in self.figures if figure.from_level]
        near = ((f, by_end.get(f.start - gap)) for f in left for gap in range(_OF_LEVEL + 1))
        before = {m.end for f, m in near if m and self.is_of_level(m, f)}
        # Up from 56% now.
        by_start = {moment.start: moment for moment in self.moments}
        after = {
            by_start[f.end + len(joint)].end
            for f in left for joint in _RIGHT_AFTER
            if f.end + len(joint) in by_start and self.text.startswith(joint, f.end)
        }  # fmt: skip
        return frozenset(before | after)

    def is_of_level(self, moment: Moment, figure: Figure) -> bool:
        """Whether a time is only of the level that is left: 从2020年的147亿元, not 今年从147亿元."""
        between = self.text[moment.end : figure.start]
        near = 0 <= figure.start - moment.end <= _OF_LEVEL
        return near and not any(word in between for word in _LEAVING)

    @cached_property
    def remarks(self) -> dict[int, int]:
        """Where the times begin that stand in brackets right after a figure, and where these end.

        5.6%左右(上年5.3%).
        """
        starts = (figure.end for figure in self.figures if self.text.startswith("(", figure.end))
        spans = [(a, self.text.find(")", a, a + _REMARK)) for a in starts]
        begins = [a for a, _ in spans]
        nearest = ((m, spans[bisect(begins, m.start) - 1]) for m in self.moments if begins)
        return {m.start: b for m, (a, b) in nearest if a < m.start and m.end <= b}

    def is_remark(self, moment: Moment, figure: Figure) -> bool:
        """Whether a time is only of the figure whose remark it stands in, before this one."""
        end = self.remarks.get(moment.start)
        return end is not None and end <= figure.start

    @cached_property
    def roles(self) -> list[RoleWord]:
        return [w for w in role_words(self.text) if not _is_within(w, self._known)]

    @cached_property
    def role_starts(self) -> dict[int, int]:
        """Where a word that tells a role begins, by where it ends."""
        return {word.end: word.start for word in self.roles}

    @cached_property
    def places(self) -> list[Mentioned]:
        return self.gazetteer.find(self.text, self._known)

    def of_cell(self, figure: Figure) -> list[tuple[str, int | None]]:
        """The texts that tell of a cell, the nearest first: its own, its column's head, its row's.

        Each with its offset in the passage, None where it stands elsewhere. Of a row a cell tells
        that holds nothing but a time (城镇化率|2025|56|%), and its first.
        """
        block = self.passage.block
        cell = self.passage.cell(figure.start)
        found: list[tuple[str, int | None]] = []
        if cell is not None:
            a, b = block.cells[cell]
            inside = self.text[a : figure.start] + " " * (figure.end - figure.start)
            # What another clause of a long cell says is not said of this figure.
            end = _CLAUSE_ENDS.search(self.text, figure.end, b)
            found.append((inside + self.text[figure.end : end.start() if end else b], a))
            if cell < len(block.heads):
                found.append((block.heads[cell], None))
        found += [(self.text[a:b], a) for a, b in self._timed_cells]
        if block.cells:
            a, b = block.cells[0]
            found.append((self.text[a:b], a))
        return found

    @cached_property
    def _timed_cells(self) -> list[tuple[int, int]]:
        cells = self.passage.block.cells[1:]
        return [(a, b) for a, b in cells if is_time(self.text[a:b], self.as_of)]

    def evidence(
        self, word: Moment | RoleWord | Mentioned, offset: int | None = 0
    ) -> Evidence | None:
        """Where a word stands in the draft, found in a text at an offset of the passage."""
        if offset is None:
            return None
        return Evidence(*self.passage.block.span(offset + word.start, offset + word.end))


def _is_within(word: RoleWord, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a <= word.start and word.end <= b for a, b in spans)

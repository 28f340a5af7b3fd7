"""A block with the limits of its clauses and sentences, for looking around a figure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lukou_cli.reading.structure import Block

# A comma inside a number is none.
_POINT = (
    r"(?<![ .(][A-Za-z])(?<!\bca)(?<!\bvs)(?<!\b[Nn]o)(?<!approx)\.(?=\s|$)"  # but c. 5%, e.g. 3
)
_CLAUSE_END = re.compile(
    rf"(?=[,，。;!?:()|\n？！；—.])(?:(?<!\d),|,(?!\d{{3}})|[，。;!?:()|\n？！；]|——|{_POINT})"
)
# Of the marks that end a clause those that end a sentence, and those that end a full one.
_SENTENCE_END, _FULL_STOP = "。;!?？！；.", "。!?？！."
# Of what is written in Latin letters a word has some five, where a Chinese one has two.
_LATIN_SHARE, _STRETCH = 0.6, 3
_LATIN, _CHINESE = re.compile("[A-Za-z]+"), re.compile("[^\\W\\d_A-Za-z]+")
# How many cells at the beginning of a row may tell its subject.
_LABELS = 4
# A sentence of a report has some hundred characters.
_LONGEST = 800


class Passage:
    """Positions are indexes into the block's folded text; spans are half-open."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.text = block.text
        marks = [(match.end(), match[0]) for match in _CLAUSE_END.finditer(self.text)]
        self._clauses = self._ends([end for end, _ in marks], [])
        self._sentences, self._stops = (
            self._ends([end for end, mark in marks if mark in closing], self._clauses)
            for closing in (_SENTENCE_END, _FULL_STOP)
        )
        latin, chinese = (sum(map(len, run.findall(self.text))) for run in (_LATIN, _CHINESE))
        # How many characters a reach counts that is meant in Chinese ones.
        self.stretch = _STRETCH if latin > _LATIN_SHARE * (latin + chinese) else 1

    def _ends(self, marks: Iterable[int], within: list[int]) -> list[int]:
        """Where stretches end, none longer than a limit, so that no text costs more than it has.

        What is too long is divided at the last end of a shorter stretch, else at a comma of lists.
        """
        ends: list[int] = []
        begin = 0
        for end in (*marks, len(self.text)):
            while end - begin > _LONGEST:
                limit = begin + _LONGEST
                shorter = bisect_right(within, limit)
                at = within[shorter - 1] if shorter and within[shorter - 1] > begin else 0
                begin = at or self.text.rfind("、", begin, limit) + 1 or limit
                ends.append(begin)
            ends.append(end)
            begin = end
        # The end of the text is no mark.
        return ends[:-1]

    @property
    def asks(self) -> bool:
        """Whether it ends with a question, which what follows answers."""
        return self.text.rstrip().endswith("?")

    def row_label(self, position: int) -> str:
        """The words that head a table row: the cells before that hold no number."""
        cell = self.cell(position) or 0
        texts = [self.text[a:b].strip() for a, b in self.block.cells[: min(cell, _LABELS)]]
        return " ".join(text for text in texts if text and not any(map(str.isdigit, text)))

    def column_head(self, position: int) -> str:
        """The head of the column of a position in a table; empty without one."""
        cell, heads = self.cell(position), self.block.heads
        return heads[cell] if cell is not None and cell < len(heads) else ""

    def clause(self, start: int, end: int | None = None) -> tuple[int, int]:
        """The clause around a position, or around a span that lies in one."""
        return self._around(self._clauses, start, start if end is None else end)

    def sentence(self, start: int, end: int | None = None) -> tuple[int, int]:
        """The sentence, or the part of one between semicolons."""
        return self._around(self._sentences, start, start if end is None else end)

    def full_sentence(self, start: int) -> tuple[int, int]:
        """The sentence up to its full stop: what is said of time holds across semicolons."""
        return self._around(self._stops, start, start)

    def clauses(self, start: int, end: int) -> list[tuple[int, int]]:
        """The clauses, and parts of clauses, between two positions."""
        first, last = bisect_right(self._clauses, start), bisect_left(self._clauses, end)
        edges = [start, *self._clauses[first:last], end]
        return [(a, b) for a, b in pairwise(edges) if a < b]

    def in_quotes(self, start: int, end: int) -> tuple[int, int] | None:
        """The quotation that holds a span."""
        quoted = self.block.quoted
        # Quotations come in the order of their ends; one inside another ends first.
        for a, b in quoted[bisect_left(quoted, end, key=lambda span: span[1]) :]:
            if a <= start:
                return a, b
            if a > end:
                break
        return None

    def cell(self, start: int) -> int | None:
        """The number of the table cell at a position."""
        index = bisect_right(self.block.cells, start, key=lambda span: span[0]) - 1
        if index >= 0 and start < self.block.cells[index][1]:
            return index
        return None

    def _around(self, limits: list[int], start: int, end: int) -> tuple[int, int]:
        first = bisect_right(limits, start)
        last = bisect_left(limits, end + 1)
        return (
            limits[first - 1] if first else 0,
            limits[last] - 1 if last < len(limits) else len(self.text),
        )

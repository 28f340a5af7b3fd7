"""Where a figure stands among the others of its passage: its stretch of text, its list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lukou_cli.check.filler import content
from lukou_cli.check.text import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.check.passage import Passage
    from lukou_cli.check.scan import Figure

_LISTED = re.compile(r"[、和及与]{1,2}|以及")
_INTRODUCES = re.compile(r"——|—|[:：](?=[^\d])|[|丨·]")
_SEPARATOR = re.compile(r"[、,]|(?<=\w)(?:和|以及|及|与)(?=\w)")
_DONE_AFTER = re.compile(r"[,，]?(?:现|目前|如今|现在)?(?:均|都)?已[^,。;]{0,8}")

_REMARK = 14


class Surroundings:
    """The figures of a passage and the text around each.

    ``plain`` is the text with the district's own name blanked out: it is no subject.
    """

    def __init__(self, passage: Passage, figures: Sequence[Figure], plain: str) -> None:
        self.passage = passage
        self.figures = figures
        self.text = passage.text
        self.plain = plain
        self.in_table = passage.block.kind is Kind.ROW
        self._limits: dict[int, tuple[int, int, int, int]] = {}
        self._segments: dict[tuple[int, int], list[tuple[int, int]]] = {}
        self._groups = self._find_groups()

    def limits(self, index: int) -> tuple[int, int, int, int]:
        """The figure's clause, and in it the stretch between its neighbours."""
        found = self._limits.get(index)
        if found is None:
            found = self._limits[index] = self._find_limits(index)
        return found

    def _find_limits(self, index: int) -> tuple[int, int, int, int]:
        figure = self.figures[index]
        clause_start, clause_end = self.passage.clause(figure.start, figure.end)
        if self.text[clause_start - 1 : clause_start] == ")":
            # 累计增长(总量)34.5%: a remark in brackets divides no clause.
            opening = self.text.rfind("(", max(0, clause_start - _REMARK), clause_start)
            if opening > 0:
                clause_start = self.passage.clause(opening)[0]
        begin, end = clause_start, clause_end
        if match := _INTRODUCES.match(self.text, figure.end):
            # 76家——有效高新技术企业: the name follows.
            end = clause_end = self.passage.clause(match.end())[1]
        if index and self.figures[index - 1].end > begin:
            begin = self.figures[index - 1].end
            # 56个项目开工、69个项目竣工: what follows a figure up to the next 、 is its own.
            begin = max(begin, self.text.rfind("、", begin, figure.start) + 1)
            if self.text[figure.start - 1] in "和及与" and figure.start - 1 > begin:
                begin = figure.start
        if index + 1 < len(self.figures) and self.figures[index + 1].start < end:
            end = self.figures[index + 1].start
            apart = self.text.find("、", figure.end, end)
            end = apart if apart >= 0 else end
        return clause_start, clause_end, begin, end

    def group(self, index: int) -> tuple[int, int]:
        """First and last of the figures that stand in one list: 8家、42家."""
        return self._groups[index]

    def _find_groups(self) -> list[tuple[int, int]]:
        groups: list[tuple[int, int]] = []
        first = 0
        for last in range(len(self.figures)):
            if last + 1 == len(self.figures) or not self._joined(last, last + 1):
                groups += [(first, last)] * (last + 1 - first)
                first = last + 1
        return groups

    def _joined(self, left: int, right: int) -> bool:
        return bool(_LISTED.fullmatch(self.text, self.figures[left].end, self.figures[right].start))

    def segments(self, first: int, count: int) -> list[tuple[int, int]]:
        """The listed subjects before a list of figures, as many as there are figures."""
        found = self._segments.get((first, count))
        if found is None:
            found = self._segments[first, count] = self._find_segments(first, count)
        return found

    def _find_segments(self, first: int, count: int) -> list[tuple[int, int]]:
        start = self.figures[first].start
        sentence = self.passage.sentence(start)[0]
        apart = self.text.rfind("分别", sentence, start)
        lead_end = apart if apart >= 0 else start
        clause = self.passage.clause(max(sentence, lead_end - 1))[0]
        if first and self.figures[first - 1].end > clause:
            clause = self.figures[first - 1].end
        while clause > sentence and not content(self.plain[clause:lead_end]):
            lead_end = clause - 1
            clause = self.passage.clause(max(sentence, lead_end - 1))[0]
        edges = [m.span() for m in _SEPARATOR.finditer(self.text, clause, lead_end)]
        starts = [clause, *(end for _, end in edges)]
        ends = [*(begin for begin, _ in edges), lead_end]
        spans = list(zip(starts, ends, strict=True))[-count:]
        if len(spans) < count:
            return []
        return [(clause, spans[0][1]), *spans[1:]]

    def segment(self, index: int) -> tuple[int, int] | None:
        first, last = self.group(index)
        if first == last:
            return None
        spans = self.segments(first, last - first + 1)
        return spans[index - first] if spans else None

    def sentence_before(self, figure: Figure) -> str:
        """The sentence up to a figure."""
        return self.text[self.passage.full_sentence(figure.start)[0] : figure.start]

    def done_after(self, clause_end: int) -> str:
        """The clause after a figure's where it tells that the thing is done: 60座，现已完成."""
        match = _DONE_AFTER.match(self.text, clause_end)
        return match[0] if match else ""

    def cell_words(self, figure: Figure) -> str:
        """A cell's own words with the heads of its row and column."""
        block = self.passage.block
        own = self.passage.cell(figure.start)
        spans = [block.cells[0], *([block.cells[own]] if own else [])]
        words = [self.text[a:b] for a, b in spans]
        if own is not None and own < len(block.heads):
            words.append(block.heads[own])
        return " ".join(words)

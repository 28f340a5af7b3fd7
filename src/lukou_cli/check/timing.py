"""Which period a figure speaks of, and whether of a result or of a target."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check import when
from lukou_cli.check.filler import is_lead
from lukou_cli.check.order import before, between
from lukou_cli.check.when import Span, When
from lukou_cli.model.indicator import Role
from lukou_cli.model.period import Period

if TYPE_CHECKING:
    from lukou_cli.check.draft import Draft
    from lukou_cli.check.passage import Passage
    from lukou_cli.check.scan import Figure
    from lukou_cli.check.surroundings import Surroundings

# How far a year stands at most before the level it belongs to: 由去年的4.7%.
_STARTING = 2


class Told(msgspec.Struct, frozen=True):
    """A period: ``stated`` in the same sentence, ``now`` for 目前, ``part`` of a year.

    ``others`` are periods of the text before that may be meant where none is stated.
    """

    period: Period | None = None
    stated: bool = False
    now: bool = False
    part: bool = False
    others: tuple[Period, ...] = ()


class Timing:
    """The times of one passage."""

    def __init__(self, draft: Draft, around: Surroundings) -> None:
        self.draft = draft
        self.around = around
        self.passage, self.figures, self.text = around.passage, around.figures, around.text
        self.times = when.times(self.text, draft.as_of)
        self.opening = [
            item
            for item in self.times
            if item.span in (Span.PERIOD, Span.PART)
            and not item.compared
            and opens_sentence(self.passage, item, self.around.plain)
        ]
        starts = [figure.start for figure in self.figures if figure.from_level]
        self.passing = [
            item
            for item in self.times
            if item.span is Span.PERIOD
            and not item.compared
            and not any(0 <= start - item.end <= _STARTING for start in starts)
        ]

    def period(self, index: int) -> Told:
        """The period that the words nearest to a figure tell."""
        figure = self.figures[index]
        if self.around.in_table:
            found, stated = self._cell_times(index), True
        else:
            found = self._times_before(index)
            stated = bool(found)
        carried = self._carried(figure)
        if not found and carried:
            found = carried[:1]
        if not found:
            return Told()
        last = found[-1]
        others = tuple(item.period for item in carried if item.period and item.span is Span.PERIOD)
        match last.span:
            case Span.PART:
                return Told(last.period if self.is_done(index) else None, stated=True, part=True)
            case Span.NOW:
                return Told(stated=stated, now=True)
            case Span.PERIOD:
                return Told(last.period, stated=stated, others=() if stated else others)
        as_of = self.draft.as_of
        named = [item.period for item in found[:-1] if item.period and not item.compared]
        known = [*reversed(named), *(item.period for item in carried if item.period)]
        year = next((period for period in known if period.is_year), None)
        if last.span is Span.YEAR_BEFORE:
            first = year.first - 1 if year is not None else as_of - 1
            return Told(Period.of_year(first), stated=stated)
        if (year is None or not named) and self.is_aimed(figure):
            return Told(Period.of_year(as_of), stated=stated)
        return Told(year or Period.of_year(as_of - 1), stated=stated)

    def role(self, index: int, period: Period | None, *, now: bool) -> Role | None:
        figure = self.figures[index]
        as_of = self.draft.as_of
        if self.around.in_table:
            cell = self.passage.cell(figure.start)
            heads = self.passage.block.heads
            head = heads[cell] if cell is not None and cell < len(heads) else ""
            a, b = self.passage.block.cells[0]
            words = head + " " + self.text[a:b]
            return when.role(period, words, words, "", as_of)
        clause_start, clause_end, begin, _ = self.around.limits(index)
        if now:
            return Role.ACTUAL
        sentence = self.passage.sentence(figure.start)[0]
        return when.role(
            period,
            self.text[max(begin, clause_start) : figure.start],
            self.text[sentence : figure.start],
            self.text[figure.end : clause_end] + self.around.done_after(clause_end),
            as_of,
        )

    def is_done(self, index: int) -> bool:
        """Whether words around a figure tell of something reached."""
        clause_start, clause_end, begin, _ = self.around.limits(index)
        figure = self.figures[index]
        first, _ = self.around.group(index)
        begin = min(begin, self.around.limits(first)[2])
        lead = self.text[max(begin, clause_start) : figure.start]
        tail = self.text[figure.end : clause_end] + self.around.done_after(clause_end)
        return when.is_done(lead) or when.is_done(tail)

    def names_start(self, figure: Figure) -> bool:
        """Whether a level left has its own year: 由去年的4.7%提到7%."""
        return any(
            0 <= figure.start - item.end <= _STARTING
            for item in between(self.times, figure.start - 8, figure.start)
        )

    def is_aimed(self, figure: Figure) -> bool:
        """Whether the sentence up to a figure tells of something aimed at."""
        return when.is_target(self.around.sentence_before(figure), "")

    def _times_before(self, index: int) -> list[When]:
        """The times of a figure's own sentence: before it, else just after it."""
        figure = self.figures[index]
        sentence = self.passage.sentence(figure.start)[0]
        near = [
            item
            for item in between(self.times, sentence, figure.start)
            if item.end <= figure.start and not self._is_reference(item, index)
        ]
        if near:
            return near
        after = between(self.times, figure.end, self.around.limits(index)[1])
        return list(after[:1])

    def _is_reference(self, item: When, index: int) -> bool:
        """Whether a time is one that a figure is set against, or that of a starting level."""
        figure = self.figures[index]
        between = self.text[item.end : figure.start + 1]
        if item.compared and when.changes(between):
            return True
        return any(
            other.from_level and item.end <= other.start <= item.end + _STARTING
            for other in self.figures[max(0, index - 1) : index]
        )

    def _opens_part(self, item: When) -> bool:
        """Whether a time opens its part of a sentence, after a semicolon or a colon."""
        start = self.passage.sentence(item.start)[0]
        start = max(start, self.text.rfind(":", start, item.start) + 1)
        return is_lead(self.around.plain[start : item.start])

    def _carried(self, figure: Figure) -> list[When]:
        """The times that may go on to a figure from the text before, the likeliest first."""
        start = self.passage.full_sentence(figure.start)[0]
        found = [
            item
            for item in reversed(between(self.passing, start, figure.start))
            if self._opens_part(item)
        ]
        found += reversed(before(self.opening, figure.start, 2))
        if self.draft.main_when is not None:
            found.append(self.draft.main_when)
        found += reversed(before(self.passing, figure.start, 2))
        return found

    def _cell_times(self, index: int) -> list[When]:
        block = self.passage.block
        cell = self.passage.cell(self.figures[index].start)
        places = []
        if block.cells:
            first = block.cells[0]
            places.append(self.text[first[0] : first[1]])
        if cell is not None and cell < len(block.heads):
            places.append(block.heads[cell])
        if cell is not None:
            a, b = block.cells[cell]
            places.append(self.text[a:b])
        return [item for place in places for item in when.times(place, self.draft.as_of)]


def opens_sentence(passage: Passage, item: When, plain: str) -> bool:
    """Whether a time opens its sentence, so that it holds for the paragraphs after it too."""
    start = passage.full_sentence(item.start)[0]
    return is_lead(plain[start : item.start])

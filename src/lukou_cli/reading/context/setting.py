"""What a passage tells of its figures, and for the passages after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Role
from lukou_cli.model.period import Period
from lukou_cli.reading.context.place import Whose
from lukou_cli.reading.context.told import Level, Told, When, Where, Which
from lukou_cli.reading.context.when import is_remark, when_below, when_opened, when_told
from lukou_cli.reading.context.where import other_named, where_below, where_told
from lukou_cli.reading.context.which import which_below, which_told
from lukou_cli.reading.structure import BlockKind

if TYPE_CHECKING:
    from lukou_cli.reading.context.cues import Cues

# The first block of a document is its title up to so many characters, whatever its form.
_TITLE = 40
# Deeper than any heading: what a paragraph opens with.
_OPENING = 99


class Above(msgspec.Struct, frozen=True):
    """What a heading, or the opening of an earlier paragraph, tells for the text below it."""

    depth: int
    when: When | None
    which: Which | None = None
    where: Where | None = None


class Setting(msgspec.Struct, frozen=True):
    """What the text before a passage has told.

    ``results`` is the last year that the reports have results of, ``above`` what headings and
    openings tell, the nearest last. ``own`` tells that the report's own place has been named, or
    figures told without naming any, ``other`` is the last other place spoken of.
    """

    results: int
    above: tuple[Above, ...] = ()
    own: bool = False
    other: Where | None = None

    def told(self, cues: Cues, index: int) -> Told:
        """What is told of a figure of a passage."""
        when = when_told(cues, index, self.when())
        which = which_told(cues, index, when, self.which(), self.results)
        if when.part and which.role is Role.TARGET and _is_nearer(which, when):
            # 上半年开工27个，年度目标40个: what is aimed at is the year's.
            year = Period.of_year(when.period.last) if when.period else None
            when = When(year, when.level, evidence=when.evidence)
        if self._is_of_result_before(cues, index, when, which):
            when = When()
        if _is_against_another_year(cues, index, when):
            when, which = When(), Which() if which.level > Level.SENTENCE else which
        return Told(when, which, where_told(cues, index, self.where(), own=self.own))

    def _is_of_result_before(self, cues: Cues, index: int, when: When, which: Which) -> bool:
        """Whether a time is only of a result told before what is aimed at now.

        Sales grew 4.7% in 2025 and are expected to pick up to 7%.
        """
        over = when.period is not None and when.period.last <= self.results
        aimed = which.role is Role.TARGET and which.level is Level.CLAUSE
        if not (over and aimed and index and when.level <= Level.SENTENCE):
            return False
        if is_remark(cues, index):
            return False  # 2628人(目标2250人以上): of the same year
        before = cues.figures[index - 1]
        start = cues.passage.full_sentence(cues.figures[index].start)[0]
        if before.start < start or which.evidence is None or when.evidence is None:
            return False
        if when.level is Level.SENTENCE:
            return True
        # A clause of English goes on: rose 5.3% last year and the target for this one is 5.6%.
        ended = cues.passage.block.span(before.start, before.end)[1]
        aim = which.evidence.start
        return cues.passage.stretch > 1 and max(ended, when.evidence.end) <= aim

    def when(self) -> When:
        return next((a.when for a in reversed(self.above) if a.when), When())

    def which(self) -> Which:
        return next((a.which for a in reversed(self.above) if a.which), Which())

    def where(self) -> Where:
        """The place of the nearest heading; else another one, where the own is not named yet."""
        headed = next((a.where for a in reversed(self.above) if a.where), None)
        if headed is not None:
            return headed
        if self.other is None or self.own:
            return Where()
        return self.other

    def after(self, cues: Cues, *, first: bool, placed: bool) -> Setting:
        """The setting for the passages after one.

        ``first`` marks a document's first block, ``placed`` a passage with a figure that is not
        of another place: what is named in passing later on is not what the draft is about.
        """
        if cues.is_row:
            return self
        ours = [place for place in cues.places if place.whose is Whose.OWN]
        own = self.own or placed or any(p.named and not p.office for p in ours)
        above = _above_next(self.above, cues, first=first)
        return Setting(self.results, above, own, other_named(cues) or self.other)


def _above_next(above: tuple[Above, ...], cues: Cues, *, first: bool) -> tuple[Above, ...]:
    """What stands above the passages after one: less what it ends, with what it tells for them."""
    block = cues.passage.block
    if block.kind is BlockKind.HEADING:
        # A title of several times hints at each; of one it is a heading like others.
        several = first and len(cues.moments) != 1
        told = _heading(
            cues, 0 if first else block.level, Level.ABOVE if several else Level.HEADING
        )
    elif first and _is_title(cues.text):
        title = _heading(cues, 0, Level.ABOVE)
        # Of the times of a title only a part of a year (上半年) is sure to go on.
        when = title.when if title.when and title.when.part else None
        told = Above(0, when, None, title.where)
    elif opened := when_opened(cues):
        told = Above(_OPENING, opened)
    else:
        return above
    return (*(a for a in above if a.depth < told.depth), told)


def _heading(cues: Cues, depth: int, level: Level = Level.HEADING) -> Above:
    when, which = when_below(cues, level), which_below(cues, level)
    if when is not None and which is None:
        which = Which(None, level)
    return Above(depth, when, which, where_below(cues, level))


def _is_nearer(which: Which, when: When) -> bool:
    """Whether a role is told nearer to the figure than its time."""
    if which.level is Level.CLAUSE < when.level or which.level <= Level.SENTENCE < when.level:
        return True
    if not (which.evidence and when.evidence) or when.level > Level.SENTENCE:
        return False
    return which.level <= when.level and when.evidence.end <= which.evidence.start


def _is_against_another_year(cues: Cues, index: int, when: When) -> bool:
    """Whether a figure is set against another year than the one before that which a heading tells.

    Below a heading of 2026 链上企业比2024年增加14家，达到76家 speaks of 2025.
    """
    year, start = when.period, cues.figures[index].start
    if year is None or not year.is_year or when.level is not Level.HEADING:
        return False
    sentence = cues.passage.full_sentence(start)[0]
    return any(
        m.compared and m.period is not None and m.period.is_year and m.period.last + 1 != year.last
        for m in cues.moments_before(start)
        if m.start >= sentence
    )


def _is_title(text: str) -> bool:
    return len(text) <= _TITLE and not text.endswith(("。", ".", "!", "?", ";"))

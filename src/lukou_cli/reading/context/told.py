"""What is told of a figure beside its subject: period, role and place, each with its words.

The nearest words win: those of the figure's clause over its sentence, over the paragraph,
over the heading. How near they stand is kept (`Level`), since only words that state a
period or role near a figure can speak against it.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Role
from lukou_cli.model.period import Period
from lukou_cli.reading.context.place import Mentioned, Whose
from lukou_cli.reading.context.role import RoleWord, role_after, role_words
from lukou_cli.reading.context.time import Moment, Span, last_year, moments
from lukou_cli.reading.structure import BREAK, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.reading.context.place import Gazetteer
    from lukou_cli.reading.context.role import RoleWord
    from lukou_cli.reading.figures import Figure
    from lukou_cli.reading.passage import Passage


# The first block of a document is its title up to so many characters, whatever its form.
_TITLE = 40
# Who says so speaks of the own place.
_OURS = re.compile("我们|咱们|我区|全区")
_YEARS = (Span.PERIOD, Span.FIVE_YEARS)
# 对照2025年开工56个 tells what was, 比2025年多20个 how much more it is.
_FACING = re.compile("(?:对照|对比|对标|参照)$")
_DIFFERS = re.compile("[多少高低快慢增减升降,。;]")
# 问: and 答: say nothing of what follows.
_SPEAKER = re.compile("[\u4e00-\u9fff]{1,4}:")
_CLAUSE_ENDS = re.compile("[,。;]")
# Deeper than any heading: what a paragraph opens with.
_OPENING = 99


class Level(IntEnum):
    """How near the words stand that tell something of a figure."""

    CLAUSE = 0
    SENTENCE = 1
    PARAGRAPH = 2
    HEADING = 3
    ABOVE = 4  # an earlier paragraph, or the title
    NOWHERE = 5


class Evidence(msgspec.Struct, frozen=True):
    """The draft's code points [start, end) that told something."""

    start: int
    end: int


class When(msgspec.Struct, frozen=True):
    """The period spoken of; None where none is told, or only 目前 (``now``).

    ``part`` marks a part of a year, of which yearly data say nothing, ``closing`` its end.
    """

    period: Period | None = None
    level: Level = Level.NOWHERE
    now: bool = False
    part: bool = False
    evidence: Evidence | None = None
    closing: bool = False


class Which(msgspec.Struct, frozen=True):
    """Result or target; ``level`` NOWHERE where no word tells and the period only implies it."""

    role: Role | None = None
    level: Level = Level.NOWHERE
    evidence: Evidence | None = None


class Where(msgspec.Struct, frozen=True):
    """Whose figure it is.

    ``named`` tells that the place has a name, unlike 全市; ``alone`` that the draft has named
    another place, and not so much as 全区 of the report's.
    """

    whose: Whose = Whose.OWN
    level: Level = Level.NOWHERE
    evidence: Evidence | None = None
    named: bool = False
    alone: bool = False


class Told(msgspec.Struct, frozen=True):
    when: When
    which: Which
    where: Where


class _Above(msgspec.Struct, frozen=True):
    """What a heading, or the opening of an earlier paragraph, tells for the text below it."""

    depth: int
    level: Level
    when: When | None
    which: Which | None
    where: Where | None


class Setting:
    """What the text before a passage has told; values only, renewed from passage to passage.

    ``results`` is the last year that the reports have results of, ``own`` tells that the
    report's own place has been named, or figures told without naming any, ``other`` the last
    other place spoken of before.
    """

    def __init__(  # noqa: PLR0913  what is read around a figure
        self, as_of: Period, gazetteer: Gazetteer, results: int, above: tuple[_Above, ...] = (),
        *, own: bool = False, spoken: bool = False, other: Where | None = None,
    ) -> None:  # fmt: skip
        self.as_of = as_of
        self.results = results
        self.gazetteer = gazetteer
        self._above = above
        self.own, self.spoken, self.other = own, spoken, other

    def after(self, reader: Reader, *, first: bool, placed: bool) -> Setting:
        """The setting for the passages after the one read.

        ``first`` marks a document's first block, ``placed`` a passage with a figure that is not
        of another place: what is named in passing later on is not what the draft is about.
        """
        block = reader.passage.block
        if block.kind is BlockKind.ROW:
            return self
        own = self.own or placed or reader.own_named()
        spoken = own or self.spoken or reader.own_spoken_of()
        other = reader.other_named() or self.other
        if first and block.kind is not BlockKind.HEADING and _is_title(reader.text):
            title = reader.as_above(0, Level.ABOVE)
            # Of the times of a title only a part of a year (上半年) is sure to go on.
            when = title.when if title.when and title.when.part else None
            titled = _Above(0, Level.ABOVE, when, None, title.where)
            return self._with((titled,), own=own, spoken=spoken, other=other)
        if block.kind is BlockKind.HEADING:
            depth = 0 if first else block.level
            level = Level.ABOVE if first else Level.HEADING
            kept = tuple(a for a in self._above if a.depth < depth)
            return self._with(
                (*kept, reader.as_above(depth, level)), own=own, spoken=spoken, other=other
            )
        opened = reader.opening()
        if opened is None:
            return self._with(self._above, own=own, spoken=spoken, other=other)
        kept = tuple(a for a in self._above if a.depth < _OPENING)
        return self._with((*kept, opened), own=own, spoken=spoken, other=other)

    def _with(
        self, above: tuple[_Above, ...], *, own: bool, spoken: bool, other: Where | None
    ) -> Setting:
        return Setting(
            self.as_of, self.gazetteer, self.results, above, own=own, spoken=spoken, other=other
        )

    def when(self) -> When:
        return next((a.when for a in reversed(self._above) if a.when), When())

    def which(self) -> Which:
        return next((a.which for a in reversed(self._above) if a.which), Which())

    def where(self) -> Where:
        """The place of the nearest heading; else another one, where the own is not named yet."""
        headed = next((a.where for a in reversed(self._above) if a.where), None)
        if headed is not None:
            return headed
        if self.other is None or self.own:
            return Where()
        return msgspec.structs.replace(self.other, alone=not self.spoken)


class Reader:
    """Reads the times, roles and places of one passage, each once and when it is asked for."""

    def __init__(
        self, setting: Setting, passage: Passage, figures: Sequence[Figure],
        known: Sequence[tuple[int, int]] = (),
    ) -> None:  # fmt: skip
        self.setting = setting
        self.passage = passage
        self.text = passage.text
        self.figures = figures
        self._known = known

    @cached_property
    def moments(self) -> list[Moment]:
        return moments(self.text, self.setting.as_of)

    @cached_property
    def roles(self) -> list[RoleWord]:
        return [w for w in role_words(self.text) if not _within(w, self._known)]

    @cached_property
    def _role_ends(self) -> dict[int, int]:
        return {word.end: word.start for word in self.roles}

    @cached_property
    def places(self) -> list[Mentioned]:
        return self.setting.gazetteer.find(self.text, self._known)

    def told(self, index: int) -> Told:
        """What is told of a figure of the passage."""
        when = self._when(index)
        which = self._which(index, when)
        if when.part and which.role is Role.TARGET and self._is_nearer(which, when):
            # 上半年开工27个，年度目标40个: what is aimed at is the year's.
            when = When(_year_of(when.period), when.level, evidence=when.evidence)
        return Told(when, which, self._where(index))

    def _is_nearer(self, which: Which, when: When) -> bool:
        """Whether a role is told nearer to the figure than its time."""
        if which.level is Level.CLAUSE < when.level:
            return True
        if not (which.evidence and when.evidence) or when.level > Level.SENTENCE:
            return False
        return which.level <= when.level and when.evidence.end <= which.evidence.start

    # Time.

    def _when(self, index: int) -> When:
        figure = self.figures[index]
        if self.passage.block.kind is BlockKind.ROW:
            return self._cell_when(figure)
        clause, _ = self.passage.clause(figure.start, figure.end)
        sentence = self.passage.full_sentence(figure.start)[0]
        before = [
            m for m in self.moments
            if m.end <= figure.start and not self._refers(m, index)
            # 全年 says nothing beyond its clause that what is above does not say, a month
            # nothing beyond its line.
            and (m.span is not Span.WHOLE_YEAR or m.start >= clause)
            and (m.span is not Span.MONTH or BREAK not in self.text[m.end : figure.start])
        ]  # fmt: skip
        if later := self._told_later(index):
            return self._resolve(later, before, Level.CLAUSE)
        near = [m for m in before if m.start >= clause]
        if near:
            return self._resolve(near[-1], before, Level.CLAUSE)
        # 56%(2025年): only a remark in brackets belongs to the figure before it.
        after = [
            m for m in self.moments
            if m.start == figure.end + 1 and self.text[figure.end : m.start] == "("
            and self.text[m.end : m.end + 1] == ")"
        ]  # fmt: skip
        if after:
            return self._resolve(after[0], before, Level.CLAUSE)
        summed = "累计" in self.text[clause : figure.start]
        if summed:
            # A total over years: those of a plan, or some that are not named here.
            before = [m for m in before if m.period and not m.period.is_year]
        part = self.passage.sentence(figure.start)[0]
        in_sentence = [m for m in before if m.start >= sentence]
        if in_sentence:
            # What stands before a semicolon holds only until other words say otherwise.
            level = Level.SENTENCE if in_sentence[-1].start >= part else Level.PARAGRAPH
            return self._resolve(in_sentence[-1], before, level)
        opening = [m for m in before if self._opens(m) and m.span is not Span.MONTH]
        if opening:
            return self._resolve(opening[-1], before, Level.PARAGRAPH)
        above = self.setting.when()
        if summed and (above.period is None or above.period.is_year):
            return When()
        return above

    def _told_later(self, index: int) -> Moment | None:
        """The time that English puts after a figure: 5.3% in 2025, against 5.6% for 2026."""
        if self.passage.stretch == 1:
            return None
        figure = self.figures[index]
        end = self.passage.clause(figure.start, figure.end)[1]
        if index + 1 < len(self.figures):
            end = min(end, self.figures[index + 1].start)
        return next(
            (m for m in self.moments
             if figure.end <= m.start and m.end <= end and not m.compared
             and m.span in (*_YEARS, Span.NOW)),
            None,
        )  # fmt: skip

    def _refers(self, moment: Moment, index: int) -> bool:
        """Whether a time belongs to what a figure is set against, or to a level left."""
        if moment.compared and not (
            moment.period and self._only_compared(moment, self.figures[index])
        ):
            return True
        return any(
            other.from_level
            and 0 <= other.start - moment.end <= 3
            and other is not self.figures[index]
            for other in self.figures[max(0, index - 1) : index]
        )

    def _only_compared(self, moment: Moment, figure: Figure) -> bool:
        """对比去年的210亿元, 对照2025年开工56个: the figure is the reference itself."""
        if _FACING.search(self.text, max(0, moment.start - 2), moment.start):
            return not _DIFFERS.search(self.text, moment.end, figure.start)
        return figure.start - moment.end <= 1 + self.text[moment.end : figure.start].count("的") * 2

    def _opens(self, moment: Moment) -> bool:
        """Whether a time stands in the first clause of its sentence."""
        start = self.passage.full_sentence(moment.start)[0]
        if speaker := _SPEAKER.match(self.text, start):
            start = speaker.end()
        return moment.start < self.passage.clause(start)[1] + 1 and not moment.compared

    def _resolve(self, moment: Moment, before: Sequence[Moment], level: Level) -> When:
        evidence = self._evidence(moment)
        period = self._plan(moment, before) if moment.span is Span.FIVE_YEARS else moment.period
        as_of = self.setting.as_of
        match moment.span:
            case Span.PART | Span.MONTH:
                return When(period, level, part=True, evidence=evidence)
            case Span.NOW:
                return When(None, level, now=True, evidence=evidence)
            case Span.WHOLE_YEAR | Span.YEAR_BEFORE:
                named = [
                    m.period for m in before if m.period and m.period.is_year and m is not moment
                ]
                heading = self.setting.when()
                above = heading.period if heading.period and heading.period.is_year else None
                year = named[-1] if named else above
                if not named and above is not None and moment.span is Span.WHOLE_YEAR:
                    if heading.part:  # 上半年 above, 全年 here
                        return When(above, heading.level, evidence=evidence)
                    return heading
                if moment.span is Span.YEAR_BEFORE:
                    first = year.first - 1 if year else last_year(as_of)
                    return When(Period.of_year(first), level, evidence=evidence)
                if year is None:
                    return When(None, Level.NOWHERE)
                return When(year, max(level, Level.SENTENCE), evidence=evidence)
        return When(period, level, evidence=evidence, closing=moment.closing)

    def _plan(self, moment: Moment, before: Sequence[Moment]) -> Period | None:
        """The plan that five years are those of: the one spoken of, else the last one."""
        told = [m.period for m in reversed(before) if m.span is Span.PERIOD]
        plans = [p for p in (*told, self.setting.when().period) if p and p.is_plan]
        return plans[0] if plans else moment.period

    def _cell_when(self, figure: Figure) -> When:
        for text, offset in self._cell_texts(figure):
            for moment in moments(text, self.setting.as_of):
                if moment.span in (*_YEARS, Span.PART, Span.YEAR_BEFORE):
                    period = moment.period
                    if moment.span is Span.YEAR_BEFORE:
                        period = Period.of_year(self._year_before(figure))
                    evidence = (
                        self._at(offset + moment.start, offset + moment.end)
                        if offset >= 0
                        else None
                    )
                    return When(
                        period, Level.CLAUSE, part=moment.span is Span.PART, evidence=evidence
                    )
        return self.setting.when()

    def _year_before(self, figure: Figure) -> int:
        """The year before the one that the heads of a cell, or of those before it, name.

        Where they name none, it is the last year.
        """
        heads = self.passage.block.heads[: self.passage.cell(figure.start) or 0]
        for text in (*(text for text, _ in self._cell_texts(figure)), *reversed(heads)):
            for moment in moments(text, self.setting.as_of):
                if moment.span is Span.PERIOD and moment.period and moment.period.is_year:
                    return moment.period.first - 1
        return last_year(self.setting.as_of)

    def _cell_texts(self, figure: Figure) -> list[tuple[str, int]]:
        """A cell's own words, its column's head and its row's, with their offsets (-1 elsewhere)."""
        block = self.passage.block
        cell = self.passage.cell(figure.start)
        found = []
        if cell is not None:
            a, b = block.cells[cell]
            inside = self.text[a : figure.start] + " " * (figure.end - figure.start)
            # What another clause of a long cell says is not said of this figure.
            end = _CLAUSE_ENDS.search(self.text, figure.end, b)
            found.append((inside + self.text[figure.end : end.start() if end else b], a))
            if cell < len(block.heads):
                found.append((block.heads[cell], -1))
        if block.cells:
            a, b = block.cells[0]
            found.append((self.text[a:b], a))
        return found

    # Role.

    def _which(self, index: int, when: When) -> Which:
        figure = self.figures[index]
        if self.passage.block.kind is BlockKind.ROW:
            for text, offset in self._cell_texts(figure):
                words = role_words(text)
                if words:
                    last = words[-1]
                    evidence = (
                        self._at(offset + last.start, offset + last.end) if offset >= 0 else None
                    )
                    return Which(last.role, Level.CLAUSE, evidence)
            return self._implied(when, self.setting.which())
        clause = self.passage.clause(figure.start, figure.end)[0]
        after = role_after(self.text, figure.end)
        if after is not None:
            return Which(after.role, Level.CLAUSE, self._at(after.start, after.end))
        # What a figure is set against is told by its time: 投资目标比2025年的110亿元以上提高.
        against = max(
            (m.start for m in self.moments
             if m.end <= figure.start and m.compared and self._only_compared(m, figure)),
            default=0,
        )  # fmt: skip
        # 已突破: a word may end in the figure's own qualifier.
        before = [w for w in self.roles if against <= w.start < figure.start]
        # A time of its own starts a new statement: 年初目标10%, 去年完成10.4%.
        since = max(
            (self._since(m) for m in self.moments if m.end <= figure.start and not m.compared),
            default=0,
        )
        near = [w for w in before if w.start >= clause]
        if near:
            return Which(near[-1].role, Level.CLAUSE, self._at(near[-1].start, near[-1].end))
        sentence = self.passage.sentence(figure.start)[0]
        told = [w for w in before if w.start >= max(sentence, since)]
        if told and self._same_time(when, told[-1].role):
            return Which(told[-1].role, Level.SENTENCE, self._at(told[-1].start, told[-1].end))
        opening = [w for w in before if w.start >= since and w.start < self.passage.clause(0)[1]]
        if opening and when.level >= Level.PARAGRAPH and self._same_time(when, opening[-1].role):
            last = opening[-1]
            return Which(last.role, Level.PARAGRAPH, self._at(last.start, last.end))
        return self._implied(when, self.setting.which())

    def _since(self, moment: Moment) -> int:
        """Where the statement of a time begins, with the word right before it: 报告提出，2026年."""
        for gap in (0, 1):
            start = self._role_ends.get(moment.start - gap)
            if start is not None:
                return start
        return moment.start

    def _same_time(self, when: When, role: Role) -> bool:
        """A target word carries over only where the results of its period are not out."""
        if when.period is None or role is Role.ACTUAL:
            return True
        return when.period.last > min(last_year(self.setting.as_of), self.setting.results)

    def _implied(self, when: When, above: Which) -> Which:
        """What a heading says, or what the period implies: what is over is a result."""
        last = last_year(self.setting.as_of)
        if when.period is not None:
            over = when.period.last <= last
            role = Role.ACTUAL if over else Role.TARGET
            if above.role is role:
                return above
            return Which(role, Level.NOWHERE)
        return above

    # Place.

    def _where(self, index: int) -> Where:
        figure = self.figures[index]
        if self.passage.block.kind is BlockKind.ROW:
            return self._cell_where(figure)
        clause, _ = self.passage.clause(figure.start, figure.end)
        sentence = self.passage.full_sentence(figure.start)[0]
        previous = self.figures[index - 1].end if index else 0
        before = [p for p in self.places if p.end <= figure.start]
        if figure.rank:
            # 全市第一 is the district's own place among the others.
            before = [p for p in before if p.whose is not Whose.OTHER]
        own = [p for p in before if p.start >= clause]
        compared = [p for p in own if self._is_reference(p)]
        own = [p for p in own if p not in compared]
        if compared and compared[-1].start >= previous:
            # 与全市5.3%的增速持平: the figure right after the reference is the other's.
            last = compared[-1]
            if self._belongs(last, figure):
                return self._place(last, Level.CLAUSE)
        if own:
            return self._place(own[-1], Level.CLAUSE)
        told = [
            p for p in before
            if p.start >= sentence and not self._is_reference(p)
        ]  # fmt: skip
        if told:
            return self._place(told[-1], Level.SENTENCE)
        carried = self._elsewhere(before)
        spoken = any(p.whose is Whose.OWN for p in before) or (
            carried and _OURS.search(self.text, carried[-1].end, figure.start)
        )
        if carried and not self.setting.own and not spoken:
            return self._place(carried[-1], Level.PARAGRAPH)
        return self.setting.where()

    def _place(self, place: Mentioned, level: Level) -> Where:
        return Where(place.whose, level, self._at(place.start, place.end), place.named)

    def _elsewhere(self, places: Sequence[Mentioned]) -> list[Mentioned]:
        return [
            p for p in places
            if p.whose is Whose.OTHER and p.named and not self._is_reference(p)
        ]  # fmt: skip

    def own_named(self) -> bool:
        return any(p.whose is Whose.OWN and p.named and not p.office for p in self.places)

    def own_spoken_of(self) -> bool:
        """Whether the own place is spoken of, if only as 全区."""
        return any(p.whose is Whose.OWN for p in self.places)

    def other_named(self) -> Where | None:
        """The last other place that the passage speaks of."""
        found = self._elsewhere(self.places)
        if not found:
            return None
        return self._place(found[-1], Level.ABOVE)

    def _is_reference(self, place: Mentioned) -> bool:
        """Whether the place is what something is compared with: 与全市持平, 高于全省平均."""
        lead = self.text[max(0, place.start - 4) : place.start]
        return (
            lead.endswith(
                (
                    "比",
                    "与",
                    "同",
                    "和",
                    "较",
                    "于",
                    "跟",
                    "过",
                    "跑赢",
                    "领先",
                    "落后",
                    "对标",
                    "对照",
                    "be",
                    "than ",
                    "the ",
                )
            )
            and place.whose is not Whose.OWN
        )

    def _belongs(self, place: Mentioned, figure: Figure) -> bool:
        """Whether a figure follows a compared place as its own: 全市5.3%, 全省平均的5%."""
        between = self.text[place.end : figure.start]
        return not any(
            word in between for word in ("高", "低", "快", "慢", "多", "少", "持平", "领先")
        )

    def _cell_where(self, figure: Figure) -> Where:
        for text, offset in self._cell_texts(figure):
            places = self.setting.gazetteer.find(text)
            if places:
                last = places[-1]
                evidence = self._at(offset + last.start, offset + last.end) if offset >= 0 else None
                return Where(last.whose, Level.CLAUSE, evidence, last.named)
        return self.setting.where()

    # What a heading or an opening tells for the text below.

    def as_above(self, depth: int, level: Level) -> _Above:
        when = which = where = None
        periods = [m for m in self.moments if m.span in (*_YEARS, Span.PART)]
        if periods:
            last = periods[-1]
            when = When(
                last.period, level, part=last.span is Span.PART, evidence=self._evidence(last)
            )
        if self.roles:
            last_word = self.roles[-1]
            which = Which(last_word.role, level, self._at(last_word.start, last_word.end))
        elif when is not None:
            which = Which(None, level)
        # A town in passing (古岳峰镇村民 李大爷) says nothing of the text below; one that opens does.
        places = [p for p in self.places if p.whose is not Whose.PART or p.start == 0]
        if any(p.whose is Whose.OTHER and p.named for p in places):
            # 攸县报告摘编(渌口区委政研室): who writes is not what it is about.
            places = [p for p in places if not p.office] or places
        if places:
            own = [p for p in places if p.whose is Whose.OWN]
            place = own[-1] if own else places[-1]
            where = self._place(place, level)
        return _Above(depth, level, when, which, where)

    def opening(self) -> _Above | None:
        """The time that opens a paragraph, for the paragraphs after it."""
        speaker = _SPEAKER.match(self.text)
        if speaker and not self.text.rstrip().endswith("?"):
            return None  # what is answered holds for the answer alone
        first = self.passage.full_sentence(speaker.end() if speaker else 0)[1]
        periods = [
            m for m in self.moments
            if m.span in _YEARS and m.start < first and self._opens(m)
        ]  # fmt: skip
        if not periods:
            return None
        when = When(periods[0].period, Level.ABOVE, evidence=self._evidence(periods[0]))
        return _Above(_OPENING, Level.ABOVE, when, None, None)

    def _evidence(self, moment: Moment) -> Evidence:
        return self._at(moment.start, moment.end)

    def _at(self, start: int, end: int) -> Evidence:
        return Evidence(*self.passage.block.span(start, end))


def _within(word: RoleWord, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a <= word.start and word.end <= b for a, b in spans)


def _year_of(period: Period | None) -> Period | None:
    return None if period is None else Period.of_year(period.last)


def _is_title(text: str) -> bool:
    return len(text) <= _TITLE and not text.endswith(("。", ".", "!", "?", ";"))

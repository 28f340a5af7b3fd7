"""The period of a figure, by the nearest time that is its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.period import PLAN_YEARS, Period
from lukou_cli.reading.context.place import Whose
from lukou_cli.reading.context.time import Span, comparing, last_year, moments
from lukou_cli.reading.context.told import Level, When
from lukou_cli.reading.structure import BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.reading.context.cues import Cues
    from lukou_cli.reading.context.time import Moment
    from lukou_cli.reading.figures import Figure

_YEARS = (Span.PERIOD, Span.FIVE_YEARS)
# What a head or a cell says of time.
_IN_CELLS = (*_YEARS, Span.PART, Span.YEAR_BEFORE)
# 对照2025年开工56个 tells what was, 比2025年多20个 how much more it is.
_FACING = re.compile("(?:对照|对比|对标|参照)$")
# 与“十五五”年均5.5%左右的要求衔接
_AVERAGE = re.compile("(?:期间|时期|规划)?的?(?:年均|年平均|平均)(?:增长|增速)?(?:目标|要求)?的?")
_DIFFERS = re.compile("[多少高低快慢增减升降,。;]")
_LISTED = re.compile("[、和及与]")
# How many years back a text may be about, whose first words name the time.
_RECENT = 3
# So short a clause only introduces the next one.
_INTRODUCING = 6
_AND = re.compile(r"\b(?:and|while|but|against)\b", re.IGNORECASE)
# Unlike 年底, at which what was done over several years stands too.
_ONE_YEAR = ("全年", "当年", "年内", "一年下来")
# A change of each year, of all years together, on the year before.
_EACH_YEAR = re.compile(r"年均|年平均|每年|平均|a year|annual|average", re.IGNORECASE)
_TOTAL = re.compile(
    r"累计|总共|一共|合计|总计|总的|五年(?:里|间|来|时间)?(?:提高|提升|增长|上升|上涨)了?$"
)
_ON_YEAR = re.compile(r"同比|[比较][上去]年(?!的)|year[- ]on[- ]year|\byoy\b", re.IGNORECASE)
# 2025年，…; “十四五”期间，…; 2026年力争…: a time that what follows is all about.
_OPENING = re.compile("(?:[一二三四五六七八九十\\d]{1,2}[、.]|一是|回顾|回望)?")
_TOPIC = re.compile("(?:期间|时期|以来|全年|来|间|里)?(?:[,:]|力争|确保|要|将|计划|预期)")
# 问: and 答: say nothing of what follows.
_SPEAKER = re.compile("[^\\W\\d_A-Za-z]{1,4}:")


def when_told(cues: Cues, index: int, above: When) -> When:
    """The period of a figure of a passage; ``above`` is what is told before the passage."""
    told = _nearest(cues, index, above)
    figure = cues.figures[index]
    start = cues.passage.clause(figure.start, figure.end)[0]
    last = cues.figures[index - 1].end if index else 0
    if not _LISTED.fullmatch(cues.text, last, figure.start):
        start = max(start, last)
    if not figure.direction or _EACH_YEAR.search(cues.text, start, figure.start):
        return told
    if _TOTAL.search(cues.text, start, figure.start):
        return msgspec.structs.replace(told, summed=True)
    if _is_of_year(told) or _ON_YEAR.search(cues.text, start, figure.start):
        return msgspec.structs.replace(told, single=True)
    return told


def _is_of_year(told: When) -> bool:
    return told.level <= Level.SENTENCE and told.period is not None and told.period.is_year


def _nearest(cues: Cues, index: int, above: When) -> When:
    figure, passage, text = cues.figures[index], cues.passage, cues.text
    if cues.is_row:
        return When() if figure.from_level else _of_cell(cues, figure, above)
    clause, _ = passage.clause(figure.start, figure.end)
    before = [
        m for m in cues.moments_before(figure.start)
        if not _refers(cues, m, index)
        and not cues.is_remark(m, figure)
        # 全年 says nothing beyond its clause that what is above does not say, a month
        # nothing beyond its line.
        and (m.span is not Span.WHOLE_YEAR or m.start >= clause)
        and (m.span is not Span.MONTH or BREAK not in text[m.end : figure.start])
    ]  # fmt: skip
    if figure.from_level:
        # 今年从210亿到240亿: the year is that of the level reached, unless it is told of the one left.
        left = next((m for m in reversed(before) if cues.is_of_level(m, figure)), None)
        return _resolved(cues, left, before, Level.CLAUSE, above) if left else When()
    nearest = next((m for m in reversed(before) if m.start >= clause), None)
    own = _told_later(cues, index, beside=nearest is not None) or nearest
    own = own or _in_brackets(cues, figure)
    if own:
        told = _resolved(cues, own, before, Level.CLAUSE, above)
        single = own.span is Span.WHOLE_YEAR and text.startswith(_ONE_YEAR, own.start)
        return msgspec.structs.replace(told, single=True) if single else told
    summed = "累计" in text[clause : figure.start]
    if summed:
        # A total over years: those of a plan, or some that are not named here.
        before = [m for m in before if m.period and not m.period.is_year]
    sentence = passage.full_sentence(figure.start)[0]
    if before and before[-1].start >= sentence:
        # What stands before a semicolon, or in a line above, holds only until other words say
        # otherwise.
        part = max(passage.sentence(figure.start)[0], text.rfind(BREAK, 0, figure.start))
        level = Level.SENTENCE if before[-1].start >= part else Level.PARAGRAPH
        told = _resolved(cues, before[-1], before, level, above)
        governs = _governs(cues, before[-1], figure, sentence) or is_remark(cues, index)
        return msgspec.structs.replace(told, governs=governs)
    opening = [m for m in before if _opens(cues, m) and m.span is not Span.MONTH]
    if opening:
        return _resolved(cues, opening[-1], before, Level.PARAGRAPH, above)
    if summed and (above.period is None or above.period.is_year):
        return When()
    return above


def when_below(cues: Cues, level: Level) -> When | None:
    """The time that a heading tells for the text below it."""
    told = [m for m in cues.moments if m.span in (*_YEARS, Span.PART)]
    if not told:
        return None
    last = told[-1]
    return When(last.period, level, part=last.span is Span.PART, evidence=cues.evidence(last))


def when_opened(cues: Cues) -> When | None:
    """The time that opens a paragraph, for the paragraphs after it."""
    speaker = _SPEAKER.match(cues.text)
    if speaker and not cues.passage.asks:
        return None  # what is answered holds for the answer alone
    first = cues.passage.full_sentence(speaker.end() if speaker else 0)[1]
    for moment in cues.moments:
        if moment.period and moment.period.last < cues.as_of.first - _RECENT:
            continue  # 公司2018年落户: when something began says nothing of what follows
        if moment.span in _YEARS and moment.start < first and _opens(cues, moment):
            level = Level.HEADING if cues.passage.asks else Level.ABOVE
            return When(moment.period, level, evidence=cues.evidence(moment))
    return None


def is_reference(cues: Cues, moment: Moment, index: int) -> bool:
    """对比去年的210亿元, 对照2025年开工56个: the figure is what others are set against."""
    if not moment.compared:
        return False
    start = cues.figures[index].start
    if _FACING.search(cues.text, max(0, moment.start - 2), moment.start):
        return not _DIFFERS.search(cues.text, moment.end, start)
    if index and _LISTED.fullmatch(cues.text, cues.figures[index - 1].end, start):
        start = cues.figures[index - 1].start  # 比2025年的56个和69个
    between = cues.text[moment.end : start]
    near = 0 <= start - moment.end <= 1 + between.count("的") * 2
    return near or _AVERAGE.fullmatch(between) is not None


def is_remark(cues: Cues, index: int) -> bool:
    """Whether a figure stands in brackets right behind the one before: 2628人(目标2250人以上)."""
    if not index:
        return False
    between = cues.text[cues.figures[index - 1].end : cues.figures[index].start]
    return between.startswith("(") and ")" not in between


def _told_later(cues: Cues, index: int, *, beside: bool) -> Moment | None:
    """The time that English puts after a figure: 5.3% in 2025, against 5.6% for 2026.

    ``beside`` tells that one stands before it too: 2026 target at 5.6% and the 2026-30 average.
    """
    if cues.passage.stretch == 1:
        return None
    figure = cues.figures[index]
    end = cues.passage.clause(figure.start, figure.end)[1]
    if index + 1 < len(cues.figures):
        end = min(end, cues.figures[index + 1].start)
    if beside and (joined := _AND.search(cues.text, figure.end, end)):
        end = joined.start()
    return next(
        (m for m in cues.moments
         if figure.end <= m.start and m.end <= end and not m.compared
         and m.span in (*_YEARS, Span.NOW)),
        None,
    )  # fmt: skip


def _in_brackets(cues: Cues, figure: Figure) -> Moment | None:
    """56%(2025年): of what follows a figure only a remark in brackets belongs to it."""
    text = cues.text
    return next(
        (m for m in cues.moments
         if m.start == figure.end + 1 and text[figure.end] == "(" and text.startswith(")", m.end)),
        None,
    )  # fmt: skip


def _refers(cues: Cues, moment: Moment, index: int) -> bool:
    """Whether a time belongs to what a figure is set against, or to a level left."""
    # 与上年的4.7%相比; 降至上年的85% is not what it was.
    facing = moment.span is Span.YEAR_BEFORE and comparing(cues.text, moment)
    known = moment.period or moment.span is Span.NOW or facing
    if moment.compared and not (known and is_reference(cues, moment, index)):
        return True
    return moment.end in cues.left and not cues.is_of_level(moment, cues.figures[index])


def _opens(cues: Cues, moment: Moment) -> bool:
    """Whether a time stands in the first clause of its sentence."""
    start = cues.passage.full_sentence(moment.start)[0]
    if speaker := _SPEAKER.match(cues.text, start):
        start = speaker.end()
    first, end = cues.passage.clause(start)
    if end - first <= _INTRODUCING and not cues.has_figure(first, end):
        end = cues.passage.clause(end + 1)[1]  # 初步核算, 上半年…
    return moment.start < end + 1 and not moment.compared


def _governs(cues: Cues, moment: Moment, figure: Figure, sentence: int) -> bool:
    """Whether a time opens the sentence, for all that it tells, and is the only one before a figure."""
    alone = [m for m in cues.moments_before(figure.start) if m.start >= sentence] == [moment]
    if not (alone and _OPENING.fullmatch(cues.text, sentence, moment.start)):
        return False
    ours = (p.start for p in cues.places if p.whose is Whose.OWN)  # 2025年全区…
    return _TOPIC.match(cues.text, moment.end) is not None or moment.end in ours


def _resolved(
    cues: Cues, moment: Moment, before: Sequence[Moment], level: Level, above: When
) -> When:
    """The period that a time stands for, among the times before it and those above."""
    evidence = cues.evidence(moment)
    match moment.span:
        case Span.PART | Span.MONTH:
            return When(moment.period, level, part=True, evidence=evidence)
        case Span.NOW:
            return When(None, level, now=True, evidence=evidence)
        case Span.FIVE_YEARS:
            return When(_plan(moment, before, above), level, evidence=evidence)
        case Span.WHOLE_YEAR | Span.YEAR_BEFORE | Span.THIS_ONE:
            return _of_year_spoken_of(cues, moment, before, level, above)
    return When(moment.period, level, evidence=evidence, closing=moment.closing)


def _is_end_of_later(told: Period | None, plan: Period) -> bool:
    """Whether a year is told that ends the plan after one: 到2030年…五年间年均增长5.5%左右."""
    return told is not None and told.is_year and told.last == plan.last + PLAN_YEARS


def _plan(moment: Moment, before: Sequence[Moment], above: When) -> Period | None:
    """The plan that five years are those of: the one spoken of, else the last one.

    Where another was spoken of in an earlier paragraph only, it is left open.
    """
    told = [m.period for m in reversed(before) if m.span is Span.PERIOD]
    found = next((p for p in told if p and p.is_plan), None)
    if found is None and told and moment.period and _is_end_of_later(told[0], moment.period):
        return Period(moment.period.last + 1, moment.period.last + PLAN_YEARS)
    if found is None and above.plan is not None:
        found = above.plan
        if above.level > Level.HEADING and found != moment.period:
            return None
    return found or moment.period


def _of_year_spoken_of(
    cues: Cues, moment: Moment, before: Sequence[Moment], level: Level, above: When
) -> When:
    """全年, 上年 and 这一年 say which year only beside another time."""
    evidence = cues.evidence(moment)
    start = cues.passage.full_sentence(moment.start)[0]
    named = [
        m for m in before
        if m.period and m.period.is_year and m is not moment
        # A month that another sentence tells is when something there is due.
        and (m.span is not Span.MONTH or m.start >= start)
    ]  # fmt: skip
    headed = above.period if above.period and above.period.is_year else None
    year = named[-1].period if named else headed
    if moment.span is Span.YEAR_BEFORE:
        first = year.first - 1 if year else last_year(cues.as_of)
        if first != last_year(cues.as_of) and not (named and named[-1].start >= start):
            level = max(level, Level.PARAGRAPH)  # of the year above, or of that of writing
        return When(Period.of_year(first), level, evidence=evidence)
    if moment.span is Span.THIS_ONE:
        return When(year or Period.of_year(last_year(cues.as_of)), level, evidence=evidence)
    if named and (named[-1].start >= start or not above.part):
        far = Level.SENTENCE if named[-1].start >= start else Level.PARAGRAPH
        return When(year, max(level, far), evidence=evidence)
    if above.part and headed:  # 上半年 above, 全年 here
        return When(headed, above.level, evidence=evidence)
    return above if headed else When()


def _of_cell(cues: Cues, figure: Figure, above: When) -> When:
    told = [
        (moment, offset)
        for text, offset in cues.of_cell(figure)
        for moment in moments(text, cues.as_of)
    ]
    found = next(((m, offset) for m, offset in told if m.span in _IN_CELLS), None)
    if found is None:
        return above
    moment, offset = found
    period = moment.period
    if moment.span is Span.YEAR_BEFORE:
        period = _year_before(cues, figure, [m for m, _ in told])
    part = moment.span is Span.PART
    # Below “十四五”主要指标, 2025年 is also what was summed up until then.
    plan = above.plan
    ends = bool(plan and period and period.is_year and period.last == plan.last)
    evidence = cues.evidence(moment, offset)
    closing = moment.closing or (ends and not part)
    return When(period, Level.CLAUSE, part=part, evidence=evidence, closing=closing)


def _year_before(cues: Cues, figure: Figure, told: Sequence[Moment]) -> Period:
    """The year before the one that the heads of a cell, or of those before it, name.

    Where they name none, it is the last year.
    """
    heads = cues.passage.block.heads[: cues.passage.cell(figure.start) or 0]
    before = (m for head in reversed(heads) for m in moments(head, cues.as_of))
    for moment in (*told, *before):
        if moment.span is Span.PERIOD and moment.period and moment.period.is_year:
            return Period.of_year(moment.period.first - 1)
    return Period.of_year(last_year(cues.as_of))

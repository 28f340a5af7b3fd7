"""What each part of a report speaks of: its period, and whether of results or of targets.

A report goes from what was done to what is to be done: a heading or the opening of a paragraph
says where a new part begins, and the part goes on until another one does. Words nearer to a
figure are read in `times`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Role
from lukou_cli.model.period import Period
from lukou_cli.reading.context.time import Moment, Span, moments
from lukou_cli.reading.structure import BlockKind

if TYPE_CHECKING:
    from lukou_cli.reading.passage import Passage

_BACK = re.compile("回顾|总结|成就|成绩|成效|过去|走过")
_AHEAD = re.compile("安排|任务|目标|重点|打算|部署|要求|建议|思路|展望|今后")
# Without a time: 重点项目加快推进 heads a part of what was done as well.
_AHEAD_ALONE = re.compile(
    "工作安排|工作部署|工作打算|工作重点|重点工作|目标任务|主要目标|预期目标|总体要求|下一步|今后"
)
# How far from its beginning a paragraph may say which time it is about: “十五五”时期是…
_OPENING = 8
_PAST_YEARS = re.compile(r"^(?!十|今后|未来|接下来|新的|下)[^\d]*[五5]年")
_NAMED = re.compile("[年五]")
# What in a heading says that it is about a time: 多项指标…，实现“十二五”良好开局 is not.
_ABOUT = re.compile("时期|期间|工作|情况|主要|过去|今后|未来|五年")


class Part(msgspec.Struct, frozen=True):
    """What a part of a report is about; not ``sure`` until words have said so."""

    period: Period
    role: Role
    sure: bool = False


def beginning(date: Period) -> Part:
    """A report begins with the results of the year before."""
    return Part(Period.of_year(date.first - 1), Role.ACTUAL)


def of(period: Period, date: Period) -> Part:
    """What is said of a period in a report of this date: results of what is over."""
    role = Role.ACTUAL if period.last < date.first else Role.TARGET
    return Part(period, role, sure=True)


def part_after(part: Part, passage: Passage, date: Period) -> Part:
    """The part that a block belongs to, itself and what follows it."""
    if passage.block.kind is BlockKind.ROW:
        return part
    told = [m for m in moments(passage.text, date) if m.period and not m.compared]
    told = [m for m in told if m.span is Span.PERIOD]
    if passage.block.kind is BlockKind.HEADING:
        return _headed(part, passage, told, date)
    opening = [
        m for m in told if m.start <= _OPENING and _NAMED.search(passage.text, m.start, m.end)
    ]
    return _told(opening[0], passage, date) if opening else part


def _headed(part: Part, passage: Passage, told: list[Moment], date: Period) -> Part:
    text = passage.text
    about = [pattern.search(text) for pattern in (_BACK, _AHEAD, _ABOUT)]
    if told and any(about):
        return _told(told[0], passage, date)
    if _BACK.search(text) and not part.sure:
        return Part(Period.of_year(date.first - 1), Role.ACTUAL)
    if _AHEAD_ALONE.search(text) and part.role is Role.ACTUAL:
        return Part(Period.of_year(date.first), Role.TARGET)
    return part


def _told(moment: Moment, passage: Passage, date: Period) -> Part:
    return of(meant(moment, passage.text[moment.start : moment.end], date), date)


def meant(moment: Moment, words: str, date: Period) -> Period:
    """The period of a time that has one; the past five years are those before the report's."""
    period = moment.period
    assert period is not None
    if _PAST_YEARS.search(words) and period.last >= date.first:
        return Period(date.first - 5, date.first - 1)
    return period

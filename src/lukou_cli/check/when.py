"""Which period a figure speaks of, and whether of a result or of a target.

Periods are named by year, by plan or relative to the day of writing (去年, 今年). The
nearest one before the figure counts: in its clause, its sentence, the text before, the
heading.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Role
from lukou_cli.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Sequence


class Span(Enum):
    """What kind of time an expression names."""

    PERIOD = "period"
    NOW = "now"  # 目前: the level last reached
    WHOLE_YEAR = "whole_year"  # 全年: a single year, which one is said elsewhere
    PART = "part"  # a quarter, a month: nothing the data speaks of


class When(msgspec.Struct, frozen=True):
    """A time expression at [start, end) of a text; ``end_only`` marks 到2030年, 期末."""

    start: int
    end: int
    span: Span
    period: Period | None = None


_PLANS = {
    "十五": (2001, 2005), "十一五": (2006, 2010), "十二五": (2011, 2015),
    "十三五": (2016, 2020), "十四五": (2021, 2025), "十五五": (2026, 2030), "十六五": (2031, 2035),
}  # fmt: skip
_RELATIVE = {
    "大前年": -3, "前年": -2, "去年": -1, "上年": -1, "上一年": -1, "今年": 0, "本年": 0,
    "当年": 0, "明年": 1, "后年": 2, "来年": 1, "下一年": 1,
}  # fmt: skip
_COMPARING = r"(?<![比较同于与和过])(?<!相比)(?<!相较)(?<!相当于)"
_PATTERN = re.compile(
    r"(?P<date>(?:20\d\d年)?\d{1,2}月\d{1,2}[日号])"
    r"|(?P<part>(?:今年|去年|20\d\d年)?(?:第?[一二三四1-4]季度|上半年|下半年|前[一二三四五六七八九十\d]+个?月|1-\d{1,2}月"
    r"|\d{1,2}月份?(?:底|末)?(?!\d)|首季|开局之季)|[一二三四五六七八九十]+月份?(?![一-十]))"
    r"|(?P<plan>十[一二三四五六]五|过去的?五年|这五年|五年来|近五年|过去5年|5年来|五年间|五年累计|前五年|最近五年)(?P<plan_end>时?期?末)?"
    r"|(?P<coming>今后五年|未来五年|今后几年|未来几年|下一个五年|下个五年|接下来五年|五年后|新的五年)"
    r"|(?<!\d)(?P<years>20\d\d年?[—–~至到-]+20\d\d年?)"
    r"|(?<![比较\d])(?P<year>20\d\d)(?:年(?!政府工作报告|《?政府|区政府|渌口区政府)|(?=[实目预完计])|(?!\d|[,.]\d|[余多个元家万亿%人户项条亩]))"
    rf"|{_COMPARING}(?P<relative>大前年|前年|去年|上一?年(?!增|同|末|实)|今年|本年|当年|明年|后年|来年|下一年)(?!同期|实绩|相比)"
    r"|(?P<past>过去的?一年|一年来|过去这一年|这一年)"
    r"|(?P<now>目前|现在|现有|当前|如今|眼下|至今|迄今)"
    r"|(?P<whole>全年|年内|年度|全年度|一年下来)"
    r"|(?P<english>\b(?:last year|this year|next year|14th five-year plan|15th five-year plan|by 2030)\b)"
    , re.IGNORECASE
)  # fmt: skip
_ENGLISH = {"last year": -1, "this year": 0, "next year": 1}


def times(text: str, as_of: int) -> list[When]:
    """The time expressions of a text, in order; 去年 is the year before ``as_of``."""
    found = []
    for match in _PATTERN.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        if match["date"]:
            continue
        if match["part"]:
            found.append(When(start, end, Span.PART))
        elif match["plan"]:
            period = _PLANS.get(match["plan"], (2021, 2025))
            if match["plan"] not in _PLANS:
                period = _last_plan(as_of)
            found.append(When(start, end, Span.PERIOD, Period(*period)))
        elif match["coming"]:
            first = _last_plan(as_of)[1] + 1
            found.append(When(start, end, Span.PERIOD, Period(first, first + 4)))
        elif match["years"]:
            first, last = (int(year) for year in re.findall(r"20\d\d", match["years"]))
            if first < last:
                found.append(When(start, end, Span.PERIOD, Period(first, last)))
        elif match["year"]:
            found.append(When(start, end, Span.PERIOD, Period.of_year(int(match["year"]))))
        elif match["relative"]:
            year = as_of + _RELATIVE[match["relative"]]
            found.append(When(start, end, Span.PERIOD, Period.of_year(year)))
        elif match["past"]:
            found.append(When(start, end, Span.PERIOD, Period.of_year(as_of - 1)))
        elif match["english"]:
            found.append(When(start, end, Span.PERIOD, _english(match["english"].lower(), as_of)))
        elif kind == "now" or match["now"]:
            found.append(When(start, end, Span.NOW))
        elif match["whole"]:
            found.append(When(start, end, Span.WHOLE_YEAR))
    return found


def _english(words: str, as_of: int) -> Period:
    if words in _ENGLISH:
        return Period.of_year(as_of + _ENGLISH[words])
    if words == "by 2030":
        return Period.of_year(2030)
    return Period(*_PLANS["十四五" if words.startswith("14") else "十五五"])


def _last_plan(as_of: int) -> tuple[int, int]:
    """The five-year plan that ended last: plans end in years divisible by five."""
    last = (as_of - 1) // 5 * 5
    return last - 4, last


_TARGET = re.compile(
    r"目标|力争|预期|预计|预测|计划|规划(?!展示)|拟|确保|努力|瞄准|剑指|冲刺|瞄着|锚定|奔着|争创|有望|底线|下达|任务书|"
    r"争取(?!三类|到?位|资金|项目|到了|上级|中央)|任务(?!完成|量)|(?<![主需重首纲扼简必概提只次])要(?![素求点闻领件好事务么客])|"
    r"(?<![大小部上中少])将(?![军士领近])|定在|定为|定下|设定|安排|奋斗|期望|展望|盯着|着眼|跨越到|迈向|"
    r"\baims?\b|\btargets?\b|\bplans?\b(?! period)|\bexpect(?:s|ed)?\b|\bwill\b|\bgoals?\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"已(?:经|有|达|完成|建成|新增|盘活|签|实现|超|突破)?(?!知)|完成了|实现了|达到了|建成了|新增了|签下了?|超额|截至目前|到目前|"
    r"开年(?:以来|至今)|今年以来|实绩|如期|顺利|圆满|提前|落下帷幕|\balready\b|\bso far\b"
)
_IS_TARGET = re.compile(
    r"(?:目标|预期|计划|任务|要求)(?:任务|目标|值|数|增速|增长|收入)?(?:是|为|定为|定在|设为|[:(])?$"
)


def is_target(lead: str, tail: str) -> bool:
    """Whether the words around a figure tell of a target."""
    return bool(_TARGET.search(lead) or re.match(r"的?(?:目标|预期|任务|要求|底线)", tail))


def is_done(words: str) -> bool:
    """Whether the words tell of something already reached."""
    return bool(_DONE.search(words))


def is_named_target(lead: str) -> bool:
    """Whether the figure is called a target in so many words: 目标为…"""
    return bool(_IS_TARGET.search(lead))


def role(period: Period | None, clause: str, sentence: str, tail: str, as_of: int) -> Role | None:
    """Result or target, None where the words leave it open.

    ``clause`` and ``sentence`` end where the figure starts, ``tail`` begins where it ends.
    """
    if is_named_target(clause):
        return Role.TARGET
    if period is not None and period.last < as_of:
        return Role.ACTUAL
    if period is not None:
        return Role.ACTUAL if is_done(clause + tail) and not is_target("", tail) else Role.TARGET
    if is_target(sentence, tail) and not is_done(clause):
        return Role.TARGET
    return Role.ACTUAL if is_done(clause) else None


def nearest(found: Sequence[When], position: int, begin: int) -> When | None:
    """The last time expression that starts between two positions."""
    inside = [when for when in found if begin <= when.start and when.end <= position]
    return inside[-1] if inside else None

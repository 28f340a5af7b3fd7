"""Which period a figure speaks of, and whether of a result or of a target.

Periods are named by year, by plan or relative to the day of writing (去年, 今年). The
nearest one before the figure counts: in its clause, its sentence, the text before, the
heading.
"""

from __future__ import annotations

import re
from enum import Enum

import msgspec

from lukou_cli.model.indicator import Role
from lukou_cli.model.period import Period


class Span(Enum):
    """What kind of time an expression names."""

    PERIOD = "period"
    NOW = "now"  # 目前: the level last reached
    WHOLE_YEAR = "whole_year"  # 全年: a single year, which one is said elsewhere
    YEAR_BEFORE = "year_before"  # 上年: the year before the one spoken of
    PART = "part"  # a quarter, a month: nothing the data speaks of


class When(msgspec.Struct, frozen=True):
    """A time expression at [start, end) of a text.

    ``compared`` marks one that a figure is set against: 比去年.
    """

    start: int
    end: int
    span: Span
    period: Period | None = None
    compared: bool = False


_PLANS = {
    "十一五": (2006, 2010), "十二五": (2011, 2015), "十三五": (2016, 2020),
    "十四五": (2021, 2025), "十五五": (2026, 2030), "十六五": (2031, 2035),
}  # fmt: skip
_OFFSETS = {
    "大前年": -3, "前年": -2, "去年": -1, "今年": 0, "新的一年": 0, "本年": 0, "明年": 1, "后年": 2,
    "来年": 1, "下一年": 1, "开年以来": 0, "开年至今": 0, "过去一年": -1,
    "过去的一年": -1, "一年来": -1, "过去这一年": -1,
    "这一年": -1, "last year": -1, "this year": 0, "next year": 1,
}  # fmt: skip
_DIGITS = dict(zip("〇零一二三四五六七八九", "00123456789", strict=True))
_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:底|末|初)?"
_YEAR = r"(?<!\d)20\d\d|二[〇零][〇零一二三四五六七八九]{2}"
_PATTERN = re.compile(
    r"(?=[\d一二三四五六七八九十第上下前首过这近最今未接新大去本明后来目现当如眼至迄全年开ltnbjfmasond])(?:"
    # A day is when something is said, not what it is said of.
    r"(?P<date>\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? "
    r"(?:\d{1,2},? )?20\d\d"
    rf"|(?:(?:{_YEAR})年)?\d{{1,2}}月\d{{1,2}}[日号])"
    rf"|(?P<part>(?:今年|去年|(?:{_YEAR})年)?"
    rf"(?:第?[一二三四1-4]季度|[上下]半年|前[一二三四五六七八九十\d]+个?月|首季|1[-—至到]\d{{1,2}}月|{_MONTH}(?!\d)))"
    r"|(?P<plan>十[一二三四五六]五(?!中))"
    r"|(?P<past_plan>五年里|五年下来|五年以来|过去的?[五5]年|这五年|[五5]年来|近五年|五年间|五年累计|前五年|最近五年)"
    r"|(?P<coming_plan>(?:今后|未来|接下来)(?:五年|几年)|下一?个五年|五年后|新的五年)"
    rf"|(?P<years>(?:{_YEAR})年?[—–~至到-]+(?:{_YEAR})年?)"
    rf"|(?P<since>{_YEAR})年以来"
    rf"|(?P<year>{_YEAR})(?:年(?!政府工作报告|[不可]变?比?价|价格|《?政府|区政府)|(?=[实目预完计])|(?!年|\d|[,.]\d|[余多个元家万亿%人户项条亩名]))"
    r"|(?P<before>上一?年度?|前一年)"
    r"|(?P<relative>新的一年|大前年|前年|去年|今年|本年|明年|后年|来年|下一年|开年以来|开年至今|过去的?一年|一年来|过去这一年|这一年"
    r"|\b(?:last|this|next) year\b)"
    r"|(?P<now>现(?=为|是|达)|目前|现在|现有|当前|如今|眼下|至今|迄今)"
    r"|(?P<whole>全年度?|年内|当年|一年下来)"
    r"|(?P<english>\b(?:1[45]th five-year plan|by 2030)\b))",
    re.IGNORECASE,
)
_COMPARING = re.compile(r"(?:[比较同于与]|相比|相较|相当于|than |over |from )$")
# What makes a year named before it the one a figure is set against.
_CHANGES = re.compile(
    r"[增减升降提高低多少快慢扩缩涨跌翻倍落持+↑↓]|相比|同期|\bup\b|\bdown\b|growth|more|less|higher|lower"
)


def times(text: str, as_of: int) -> list[When]:
    """The time expressions of a text, in order; 去年 is the year before ``as_of``."""
    found = []
    for match in _PATTERN.finditer(text):
        when = _when(match, as_of)
        if when is not None:
            compared = bool(_COMPARING.search(text, max(0, when.start - 6), when.start))
            found.append(msgspec.structs.replace(when, compared=compared))
    return found


def _when(match: re.Match[str], as_of: int) -> When | None:
    start, end = match.span()
    kind, words = match.lastgroup, match[0].lower()
    last = _last_plan(as_of)
    match kind:
        case "part":
            return When(start, end, Span.PART, Period.of_year(_part_year(words, as_of)))
        case "now":
            return When(start, end, Span.NOW)
        case "whole":
            return When(start, end, Span.WHOLE_YEAR)
        case "before":
            return When(start, end, Span.YEAR_BEFORE)
        case "plan" if words in _PLANS:
            period = Period(*_PLANS[words])
        case "past_plan":
            period = Period(last - 4, last)
        case "coming_plan":
            period = Period(last + 1, last + 5)
        case "years":
            first, end_year = (_year(year) for year in re.findall(_YEAR, words))
            if first >= end_year:
                return None
            period = Period(first, end_year)
        case "since" if _year(match["since"]) < as_of - 1:
            period = Period(_year(match["since"]), as_of - 1)
        case "year":
            period = Period.of_year(_year(match["year"]))
        case "relative":
            period = Period.of_year(as_of + _OFFSETS[words])
        case "english":
            period = (
                Period.of_year(2030)
                if words == "by 2030"
                else Period(*_PLANS["十四五" if words.startswith("14") else "十五五"])
            )
        case _:
            return None
    return When(start, end, Span.PERIOD, period)


def changes(text: str) -> bool:
    """Whether words between a year and a figure make the year one of comparison."""
    return _CHANGES.search(text) is not None


def _part_year(words: str, as_of: int) -> int:
    """The year of a part of one: the year named with it, else this year."""
    if match := re.match(_YEAR, words):
        return _year(match[0])
    return as_of - 1 if words.startswith("去年") else as_of


def _year(text: str) -> int:
    return int("".join(_DIGITS.get(char, char) for char in text))


def _last_plan(as_of: int) -> int:
    """The last year of the five-year plan that has ended: plans end in years divisible by five."""
    return (as_of - 1) // 5 * 5


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
    """Whether the figure is called a target in so many words."""
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
        done = is_done(clause) or is_done(tail)
        return Role.ACTUAL if done and not is_target("", tail) else Role.TARGET
    if is_target(sentence, tail) and not is_done(clause):
        return Role.TARGET
    return Role.ACTUAL if is_done(clause) else None

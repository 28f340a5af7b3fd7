"""Time expressions of a text: years, plans, parts of a year, and words relative to the draft's date."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.period import PLAN_YEARS, RELATIVE_YEARS, Period, PeriodError, parse_period
from lukou_cli.text.numerals import numerals
from lukou_cli.text.patterns import ENGLISH_MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Span(Enum):
    """What kind of time an expression names."""

    PERIOD = "period"
    NOW = "now"  # 目前: the level last reached
    WHOLE_YEAR = "whole_year"  # 全年: a single year, which one is said elsewhere
    THIS_ONE = "this_one"  # 这一年: the year spoken of, else the one that is over
    FIVE_YEARS = "five_years"  # 五年里: those of the plan spoken of, else of the last one
    YEAR_BEFORE = "year_before"  # 上年: the year before the one spoken of
    MONTH = "month"  # 12月底: when something is due, of its own clause alone
    PART = "part"  # a quarter, a month: nothing that yearly data speak of


class Moment(msgspec.Struct, frozen=True):
    """A time expression at [start, end) of a text.

    ``compared`` marks one that a figure is set against: 比去年; ``closing`` the end of a year,
    at which what was done over several years stands too: 截至去年底.
    """

    start: int
    end: int
    span: Span
    period: Period | None = None
    compared: bool = False
    closing: bool = False


_OFFSETS = {
    **RELATIVE_YEARS, "本年度": 0, "开年以来": 0, "开年至今": 0,
}  # fmt: skip
# Years by the one that is over, or about to be.
_BY_LAST = {"过去一年": 0, "过去的一年": 0, "一年来": 0, "过去这一年": 0, "新的一年": 1}
_NUMERALS = dict(zip("〇零一二三四五六七八九", "00123456789", strict=True))
_YEAR = r"(?<![\d.])(?:19|20)\d\d|二[〇零][〇零一二三四五六七八九]{2}"
_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:底|末|初)?"
_MONTHS_IN_ENGLISH = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
)
_ENGLISH_MONTH = rf"\b(?:{ENGLISH_MONTHS})[a-z]*\.?"
_PATTERN = re.compile(
    r"(?=[\d一二三四五六七八九十第上下前首过这近最今未接新大去本明后来目现当如眼至迄全年开截国春端中清元ltnbijfmasondqcph])(?:"
    # A day is when something is said, not what it is said of.
    rf"(?P<date>{_ENGLISH_MONTH} (?:\d{{1,2}},? )?20\d\d"
    rf"|(?:(?:{_YEAR})年)?\d{{1,2}}月\d{{1,2}}[日号])"
    r"|(?P<feast>(?:国庆|春节|五一|端午|中秋|清明|元旦)(?:假期|期间|长假|黄金周|小长假|[\d一二三五七八]{1,2}天))"
    rf"|(?P<end>(?:(?:{_YEAR})年?|去年|今年|前年)(?:12月)?(?:年?底|年?末)|(?:{_YEAR})年之?前)"
    rf"|(?P<part>(?:今年|去年|(?:{_YEAR})年)?(?:截至|截止)?"
    rf"(?:第?[一二三四1-4]季度|[上下]半年|前(?:[一二三四五六七八九十]|\d+)个?月|首季|1[-—至到~]\d{{1,2}}月|{_MONTH}(?![\d日号]))"
    r"|\b(?:first|second|third|fourth)[- ]quarter\b|\bq[1-4]\b|\bfirst[- ]half\b|\bhalf-year\b"
    rf"|\bin (?:{_MONTHS_IN_ENGLISH})\b(?! \d))"
    rf"|(?P<years_to>\b(?:five|5) years (?:to|through|until|ending(?: in)?) (?:{_YEAR})"
    rf"|\b(?:(?:a|per|each|every) year|annually|annual(?:ly)? on average) (?:to|through|until) (?:{_YEAR}))"
    r"|(?P<first_year>十[一二三四五六]五的?(?:开局|首年|起步|头一?年|(?:头|第)一个?年头?)(?!算?起))"
    r"|(?P<plan>十[一二三四五六]五(?!中|个|收官|规划|建议|纲要|新征程|新开局))"
    r"|(?P<past_plan>五年下来|五年以来|过去的?[五5]年|这五年|(?<![\d.十])[五5]年来|近五年|前五年|最近五年|past five years|last five years)"
    r"|(?P<coming_plan>(?:今后|未来|接下来)(?:五年|几年)|下一?个五年|五年后|新的五年|五年(?=(?:发展|规划)?(?:目标|预期|任务)|[要将])|coming five years|next five years)"
    r"|(?P<five_years>(?<![第后来续延历近十时满抓超一二〇零])五年(?![规计级期制之后多来内起半度]|发(?!放)|一(?![共起])|前(?![进移]))|five years)"
    rf"|(?P<ago>(?<![\d.十])(?<!相当于)(?<!是)[二两三四五六七八九2-9]年前(?=的?[^,。;\d]{{0,6}}[\d一二两三四五六七八九])|\b(?:two|three|four|five|2|3|4|5) years (?:ago|earlier|before)\b)"
    rf"|(?P<years>(?:between (?:{_YEAR}) and|from (?:{_YEAR}) (?:to|through)) (?:{_YEAR})|(?:{_YEAR})年?[—–~至到-]+(?:{_YEAR})年?|(?<![\d.])20\d\d[–-]\d\d(?![\d–-]))"
    rf"|(?P<since>(?:{_YEAR})年以来|\bsince (?:{_YEAR})(?!年))"
    rf"|(?P<year>{_YEAR})(?:年(?!政府工作报告|远景|愿景|[不可]变?比?价|价格|《?政府|区政府)|(?=[实目预完计])|(?!年|\d|[,.]\d|[余多个元家万亿%人户项条亩名处套座公]))"
    r"|(?P<short>(?<![一二三四五六七八九十〇零百])二[四五六七八])年(?![均多]|[左上])"
    r"|(?P<before>(?<!四)上一?年度?|前一年)"
    r"|(?P<relative>新的一年|大前年|前年|(?:去年|今年|本年度?)(?!的?(?:区|政府|政府工作)?报告)|明年|(?<![成产完建投营工用年])后年|来年|下一年|开年以来|开年至今|过去的?一年|一年来|过去这一年"
    r"|\b(?:last|this|next) year\b)"
    r"|(?P<this_one>这一年)"
    r"|(?P<now>现(?=为|是|达|有(?!基础))|目前|现在|当前|如今|眼下|至今|迄今|\bnow\b|\bcurrently\b)"
    r"|(?P<whole>全年度?(?!目标|任务)|年内|当年|一年下来|年度(?!目标|任务|计划|要求|工作)|(?<![年\d])年[末底](?!前))"
    r"|(?P<english>\b1[345]th five-year plan(?: period)?\b))",
    re.IGNORECASE,
)
# Parts of a year that a text goes on speaking of, unlike a single month.
_WHOLE_PARTS = re.compile("季|半年|前|1[-—至到~]|quarter|q[1-4]|half|截")
_COMPARING = re.compile(
    r"(?:[比较同与跟]|(?<![至对关由])于|相比|相较|相当于|对照|than |over |from |on |against )$",
    re.IGNORECASE,
)
# 到2030年, by 2030: what is done over several years is done at their end.
_UNTIL = re.compile(r"[到至]$|\b(?:by|until|till|through|up to) $", re.IGNORECASE)
# “十四五”末 is its last year.
_PLAN_END = re.compile("(?:时期|期)?末|收官|的?最后一年")
# What a cell that tells a time may hold beside it.
_BESIDE_TIME = re.compile(
    r"[\s()]|全年|实[绩际]|目标|任务|计划|预期|期?末|年?底|年|targets?|actual|results?|full year",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"(?:同期)?(?:水平)?的(?:约|近)?\d")
_PLAN_NAMES = {"13": "十三五", "14": "十四五", "15": "十五五"}


def moments(text: str, as_of: Period) -> list[Moment]:
    """The time expressions of a folded text, in order; 去年 is the year before ``as_of``."""
    found: list[Moment] = []
    for moment in _found(text, as_of):
        if moment.span is Span.WHOLE_YEAR and found and _is_of(moment, found[-1]):
            found[-1] = msgspec.structs.replace(found[-1], end=moment.end)
        else:
            found.append(moment)
    return found


def less_times(text: str, told: Sequence[Moment]) -> str:
    """A text less the times that it tells."""
    return "".join(
        char for i, char in enumerate(text) if not any(m.start <= i < m.end for m in told)
    )


def is_time(text: str, as_of: Period) -> bool:
    """Whether a folded text is a time and nothing else: 2026目标, 2021—2025."""
    told = moments(text, as_of)
    left = less_times(text, told)
    amount = text.strip().endswith("00")  # 2000
    return bool(told) and not amount and not _BESIDE_TIME.sub("", left)


def _is_of(whole: Moment, year: Moment) -> bool:
    """Whether 全年 only goes on with the year right before it: 上年全年."""
    return whole.start == year.end and year.span in (Span.PERIOD, Span.YEAR_BEFORE)


def _found(text: str, as_of: Period) -> Iterator[Moment]:
    for match in _PATTERN.finditer(text):
        moment = _moment(match, as_of)
        if moment is not None:
            if _is_compared(text, moment):
                yield msgspec.structs.replace(moment, compared=True)
            elif text.startswith("同期", moment.end) and moment.period is not None:
                # 去年同期: of the same months.
                yield msgspec.structs.replace(moment, span=Span.PART)
            else:
                yield moment


def comparing(text: str, moment: Moment) -> re.Match[str] | None:
    """The word before a time that sets a figure against it: 比去年."""
    return _COMPARING.search(text, max(0, moment.start - 8), moment.start)


def _is_compared(text: str, moment: Moment) -> bool:
    """Whether a figure is set against a time: 比去年, 降至上年的85%."""
    if match := comparing(text, moment):
        # Over 2021-25 is how long, over 2024 by how much more.
        return not (match[0].lower() == "over " and moment.period and moment.period.is_plan)
    return moment.span is Span.YEAR_BEFORE and _PART_OF.match(text, moment.end) is not None


def _moment(match: re.Match[str], as_of: Period) -> Moment | None:
    start, end = match.span()
    kind, words = match.lastgroup or "", match[0].lower()
    simple = {
        "now": Span.NOW, "whole": Span.WHOLE_YEAR, "before": Span.YEAR_BEFORE,
        "this_one": Span.THIS_ONE,
    }  # fmt: skip
    if kind in simple:
        return Moment(start, end, simple[kind])
    if words in _BY_LAST:
        year = last_year(as_of) + _BY_LAST[words]
        return Moment(start, end, Span.PERIOD, Period.of_year(year))
    period = _period(kind, words, match, as_of.first)
    if period is None:
        return None
    if kind == "five_years":
        return Moment(start, end, Span.FIVE_YEARS, period)
    if kind in ("part", "feast"):
        whole = kind == "feast" or _WHOLE_PARTS.search(words) is not None
        return Moment(start, end, Span.PART if whole else Span.MONTH, period)
    ends = kind == "end" or (kind == "plan" and _PLAN_END.match(match.string, end) is not None)
    closing = ends or _UNTIL.search(match.string, max(0, start - 8), start) is not None
    return Moment(start, end, Span.PERIOD, period, closing=closing)


def _period(kind: str, words: str, match: re.Match[str], as_of: int) -> Period | None:  # noqa: C901, PLR0911, PLR0912  one case after another
    # The last year of the plan that has ended: plans end in years divisible by five.
    last = (as_of - 1) // 5 * 5
    if as_of % 5 == 0:
        last = as_of  # in its last year a plan is spoken of as the past five years
    if kind in ("part", "feast", "end"):
        return Period.of_year(_named_year(words, as_of))
    if kind in ("plan", "first_year"):
        try:
            plan = parse_period(words[:3])
        except PeriodError:
            return None
        return plan if kind == "plan" else Period.of_year(plan.first)
    if kind in ("past_plan", "five_years"):
        return Period(last - 4, last)
    if kind == "coming_plan":
        return Period(last + 1, last + 5)
    if kind == "years":
        first, *later = (_year(year) for year in re.findall(_YEAR, words))
        final = later[0] if later else first // 100 * 100 + int(words[-2:])  # 2021-25
        return Period(first, final) if first < final else None
    if kind == "years_to":
        final = _year(words[-4:])
        return Period(final - 4, final)
    if kind == "ago":
        years = int(numerals(words)[0].value)
        # Five years ago the plan began that has ended.
        return Period.of_year(last - years if years == PLAN_YEARS else as_of - years)
    if kind == "since":
        since = _named_year(words, as_of)
        return Period(since, as_of - 1) if since < as_of - 1 else None
    if kind in ("year", "short"):
        return Period.of_year(_year(match[kind]))
    if kind == "relative":
        return Period.of_year(as_of + _OFFSETS[words])
    if kind == "english":
        return parse_period(_PLAN_NAMES[words[:2]])
    return None


def _named_year(words: str, as_of: int) -> int:
    """The year named with a part or an end of one, else this year."""
    if match := re.search(_YEAR, words):
        return _year(match[0])
    return as_of + next((o for word, o in _OFFSETS.items() if words.startswith(word)), 0)


def _year(text: str) -> int:
    year = int("".join(_NUMERALS.get(char, char) for char in text))
    return year if year >= 100 else 2000 + year  # 二五年


def last_year(as_of: Period) -> int:
    """The last year that a draft of this date speaks of as done: in December its own."""
    return as_of.first if as_of.month == 12 else as_of.first - 1

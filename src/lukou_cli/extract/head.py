"""The head of a report: its title, place and date, guessed from its first lines.

The place is one of the list of divisions (data/places.tsv) where the head, or else the text,
names one; the date is that of the meeting where the head has one, else the year of the title
or of the first heading.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.load.spec import Doubt
from lukou_cli.model.period import PLAN_NAMES, Period, PeriodError, parse_period
from lukou_cli.reading.context.place import divisions
from lukou_cli.text.fold import fold
from lukou_cli.text.numerals import parse
from lukou_cli.text.patterns import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator


# How many lines with text may stand before the report begins, and how long a title is.
_HEAD, _TITLE = 40, 60
_ADDRESS = re.compile("^各位(?:代表|领导|委员|同志)")
_NAME = "政府工作报告"
_CHINESE_YEAR = "[〇零一二三四五六七八九]"
_DATE = re.compile(
    rf"(?P<year>(?:19|20)\d\d|二{_CHINESE_YEAR}{{3}})年"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_YEAR = re.compile(rf"(?P<year>(?:19|20)\d\d|二{_CHINESE_YEAR}{{3}})年")
# 2009年工作回顾 is said in 2010, 2010年工作安排 in that year; so with “十一五”时期工作回顾.
_TIME = rf"(?:(?P<year>(?:19|20)\d\d)年|[“\"]?(?P<plan>{alternatives(PLAN_NAMES)}))"
_LOOKING_BACK = re.compile(rf"{_TIME}[^。,，\n]{{0,24}}(?:回顾|总结)")
_LOOKING_AHEAD = re.compile(rf"{_TIME}[^。,，\n]{{0,24}}(?:安排|部署|任务|目标|重点|打算|建议)")
_MEETING = re.compile("人民代表大会|会议上")
_GOVERNMENT = re.compile(
    "代表[^。,，]{0,12}?(?P<level>[省市县区州旗])(?:十?[一二三四五六七八九]届)?人民政府"
)
_OWN = re.compile("[全我](?P<level>[省市县区州旗])")
# Where no heading tells, the first year named, and whether it is looked back on.
_FIRST = re.compile(r"(?P<year>(?:19|20)\d\d)年")
_PAST = re.compile("过去的?一年|刚刚过去|一年来|这一年|回顾")
_OPENING = 1500


class ReportHead(msgspec.Struct, frozen=True):
    """What the report is, and which of it was only guessed: ``place``, ``date``."""

    title: str
    place: str
    date: Period
    guessed: tuple[Doubt, ...] = ()


def head(text: str, place: str | None = None, date: Period | None = None) -> ReportHead | None:
    """The head of a report, with what is given; None where no year can be told."""
    lines = list(islice(_lines(text), _HEAD))
    guessed: list[Doubt] = []
    if date is None:
        date = _date(lines, text)
        if date is None:
            return None
        guessed.append("date")
    if place is None:
        place = _place(lines, text)
        guessed.append("place")
    return ReportHead(_title(lines, place, date), place, date, tuple(guessed))


def _lines(text: str) -> Iterator[str]:
    """The lines of the head with text, folded, up to the address; a meeting's name as one."""
    before = ""
    for line in text.split("\n"):
        folded = fold(line.strip("*# \t\r")).characters
        if not folded:
            before = ""
            continue
        if _ADDRESS.match(folded):
            return
        # ——2012年1月14日在防城港市第五届 / 人民代表大会第二次会议上
        yield before + folded
        before = folded if folded.startswith(("——", "—")) else ""


def _title(lines: list[str], place: str, date: Period) -> str:
    found = [line for line in lines if line.endswith(_NAME) and len(line) <= _TITLE]
    title = max(found, key=len, default=_NAME)
    return title if len(title) > len(_NAME) else f"{date.first}年{place}{_NAME}"


def _date(lines: list[str], text: str) -> Period | None:
    for line in sorted(lines, key=lambda line: not _MEETING.search(line)):
        if match := _DATE.search(line):
            try:
                return parse_period(
                    f"{_number(match['year']):04}-{_number(match['month']):02}-{_number(match['day']):02}"
                )
            except PeriodError:
                continue
    for line in lines:
        if _NAME in line and (match := _YEAR.search(line)):
            return Period.of_year(_number(match["year"]))
    if back := _LOOKING_BACK.search(text):
        return Period.of_year(_named(back).last + 1)
    if ahead := _LOOKING_AHEAD.search(text):
        return Period.of_year(_named(ahead).first)
    first = _FIRST.search(text)
    if first is None:
        return None
    past = _PAST.search(text, 0, first.end() + _OPENING) is not None
    return Period.of_year(int(first["year"]) + past)


def _named(match: re.Match[str]) -> Period:
    return parse_period(match["year"] or match["plan"])


def _number(text: str) -> int:
    return int(parse(text))


def _place(lines: list[str], text: str) -> str:
    """The last division that the head names, of the level that the text calls its own."""
    government = _GOVERNMENT.search(text)
    levels = Counter(match["level"] for match in _OWN.finditer(text))
    own = levels.most_common(1)[0][0] if levels else ""
    own = government["level"] if government else own
    pattern = re.compile(alternatives(name for name, *_ in divisions()))
    for line in sorted(lines, key=lambda line: not (_NAME in line or _MEETING.search(line))):
        if found := list(pattern.finditer(line)):
            return found[-1][0]
    full = {short: name for name, _, _, short in divisions() if short and name.endswith(own)}
    short = re.compile(alternatives(full))
    named = Counter(name for name in pattern.findall(text) if name.endswith(own))
    named.update(full[name] for name in short.findall(text))
    if not named:
        return f"某{own or '地'}"
    # A prefecture speaks of its counties more often than they of it.
    most = max(named.values())
    above = {name for name, level, *_ in divisions() if level != "county"}
    return str(
        max(named, key=lambda name: (name in above and 2 * named[name] >= most, named[name]))
    )

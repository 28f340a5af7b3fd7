"""Periods as people write them: 今年, ２０２６年, 第十五个五年规划, 14五, 2021~2025, 14th FYP."""

from __future__ import annotations

import re
import unicodedata

from lukou_cli.model.period import RELATIVE_YEARS, Period, PeriodError, parse_period
from lukou_cli.query.names import simplify

_RELATIVE = {**RELATIVE_YEARS, "上年": -1, "上一年": -1}
_NUMERALS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_CHINESE_YEAR = re.compile(r"[〇零一二三四五六七八九]{4}(?=年|$|\D)")
_ORDINAL = re.compile(r"第(?P<plan>[一二三四五六七八九十]+)个五年(?:规划|计划)?")
_SHORT = re.compile(r"第?(?P<plan>\d{1,2})(?:个?五年?)(?:规划|计划)?")
_ENGLISH = re.compile(
    r"(?:the )?(?P<plan>\d{1,2})(?:st|nd|rd|th) (?:fyp|five[- ]year[- ](?:plan|programme|program))"
)
_DASHES = re.compile(r"\s*(?:--?|\.\.|[–—―−~～〜至到]+)\s*")
# 2026年6月30日 and 2026/6/30; the month of a range is none.
_DATE = re.compile(r"(\d{4})[年/.-](\d{1,2})(?:月(?:份)?|(?=[/.-]|$))(?:[/.-]?(\d{1,2})[日号]?)?")
_QUOTES = re.compile(r"[“”‘’\"'「」]")


def parse_when(text: str, year: int) -> Period:
    """The period that a text names; 今年 is ``year``. Raises PeriodError where it names none."""
    plain = simplify(unicodedata.normalize("NFKC", text).casefold())
    plain = _QUOTES.sub("", plain).strip(" ?")
    plain = re.sub(r"(?:时期|期间)$", "", plain)
    relative = plain.removesuffix("度") if plain.endswith("年度") else plain
    if relative in _RELATIVE:
        return Period.of_year(year + _RELATIVE[relative])
    if match := _ENGLISH.fullmatch(plain) or _SHORT.fullmatch(plain):
        return _plan(int(match["plan"]), text)
    if match := _ORDINAL.fullmatch(plain):
        return parse_period(f"{match['plan']}五")
    plain = re.sub(r"(?<=五)(?:规划|计划)$", "", plain)
    plain = _CHINESE_YEAR.sub(lambda found: found[0].translate(_NUMERALS), plain)
    if match := _DATE.fullmatch(plain):
        parts = (match[1], *(f"{int(part):02}" for part in match.groups()[1:] if part))
        return parse_period("-".join(parts))
    plain = re.sub(r"年度?(?=\D|$)", "", plain)
    return parse_period(_DASHES.sub("-", plain))


def names_period(text: str, year: int) -> bool:
    """Whether a text names a period."""
    try:
        parse_when(text, year)
    except PeriodError:
        return False
    return True


def _plan(number: int, text: str) -> Period:
    """The five-year plan of this number; the sixth began in 1981."""
    first = 1981 + 5 * (number - 6)
    if number < 6:
        raise PeriodError(text)
    return Period(first, first + 4)

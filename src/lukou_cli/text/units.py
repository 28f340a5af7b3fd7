"""The unit after a number, or before it where it is a currency.

Chinese units and counting words come from the model; what English drafts write is named
here as the Chinese unit that it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lukou_cli.model.unit import PERCENT, Unit, known_units, parse_unit
from lukou_cli.text.numerals import SCALE_OF
from lukou_cli.text.patterns import alternatives

if TYPE_CHECKING:
    from lukou_cli.text.numerals import Numeral

_OVER = re.compile(r"余|多(?![少数年样种]|元化)|几(?=[个户家人名条座套处公斤亩块栋])|-odd\b")
# 1800来套: about so many.
_SOME = re.compile(r"来(?=[个户家人名条座套处公斤亩块栋万亿])")
_COLLOQUIAL = re.compile(
    "(?:个(?P<more>多)?|(?<=来))(?P<scale>[亿万])(?!元(?:以上|以下|级|大?项目)|[人户吨亩])元?"
)
_SCALES = {number: name or "" for name, number in SCALE_OF.items()}
_UNIT = re.compile(alternatives(known_units()))
# As people speak: 7个点 is 7%, or the points of a difference; 安全感测评6连冠, 八点四个平方.
_SPOKEN = {
    "个点": "%", "个pct": "个百分点", "pct": "个百分点", "号人": "人", "农户": "户",
    "连冠": "年", "个年头": "年",
    "个平方": "平方公里", "个平方公里": "平方公里", "个平方千米": "平方公里",
}  # fmt: skip
_SPOKEN_UNIT = re.compile(rf"(?:{alternatives(_SPOKEN)})(?!米)")
CURRENCY = re.compile(r"(RMB|CNY|¥|USD|US\$|\$|人民币) ?$", re.IGNORECASE)
_ENGLISH_SCALES = {
    "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6,
    "bn": 10**9, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_ENGLISH_UNITS = {
    "yuan": "元", "rmb": "元", "u.s. dollars": "美元", "us dollars": "美元", "dollars": "美元",
    "visits": "人次", "visitors": "人次", "tourists": "人次",
    "tourist visits": "人次", "visitor trips": "人次", "trips": "人次",
    "people": "人", "persons": "人",
    "residents": "人", "jobs": "人", "firms": "家", "companies": "家", "enterprises": "家",
    "households": "户", "mu": "亩", "km": "公里", "kilometers": "公里", "kilometres": "公里",
    "kilometer": "公里", "kilometre": "公里", "metre": "米", "meter": "米",
    "metres": "米", "meters": "米", "years": "年",
    "sq km": "平方公里", "square kilometers": "平方公里", "square kilometres": "平方公里",
    "km²": "平方公里", "hectares": "公顷", "tonnes": "吨", "tons": "吨", "projects": "个",
    "percentage points": "个百分点", "percentage point": "个百分点", "percent": "%",
    "per cent": "%", "pp": "个百分点", "ppt": "个百分点", "ppts": "个百分点", "pts": "个百分点",
    "basis points": "bp", "basis point": "bp", "bps": "bp", "bp": "bp",
    "points": "个百分点", "of a percentage point": "个百分点", "times": "倍", "km2": "平方公里",
}  # fmt: skip
# 76 valid high-tech firms: the counted thing names the unit.
_COUNTED = re.compile(
    r" (?:[a-z][a-z-]* ){0,3}(?P<unit>firms|companies|enterprises|projects|visitors|households"
    r"|people|jobs|tenants)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"(?:[ -]?(?P<scale>thousand|million|billion|trillion|bn|mn|k|m)(?![a-z0-9]))?(?:[ -]?(?P<unit>"
    + alternatives(_ENGLISH_UNITS)
    + r")(?:(?<=²)|(?![a-z])))?",
    re.IGNORECASE,
)
# Nothing is so many times another.
_OFTEN = 1000
# 2.8x, unlike 266 x 600
_TIMES = re.compile(r"x\b(?! ?\d)")
_ENGLISH_HEAD = re.compile(
    r"(?P<before>RMB|CNY)? ?(?P<scale>thousand|million|billion|trillion|bn|mn|k|m)? ?"
    r"(?:(?P<after>yuan|RMB|CNY)|(?P<unit>" + alternatives(_ENGLISH_UNITS) + r"))?",
    re.IGNORECASE,
)


# 50亿项目资金, 130亿起步, 210亿对GDP: hundreds of millions are money, and what follows a word.
_HUNDRED_MILLION, _NOT_SO_MANY = 10**8, ("项", "对", "起")


def unit_after(  # noqa: C901, PLR0911  one way after another of writing a unit
    text: str, numeral: Numeral
) -> tuple[Unit | None, int, bool]:
    """The unit after a numeral, where it ends, and whether 余 or 多 stands between."""
    over, position = numeral.over, numeral.end
    if numeral.percent:
        match = None if numeral.fraction else _OVER.match(text, position)
        return PERCENT, match.end() if match else position, over or match is not None
    if not over and (match := _OVER.match(text, position)):
        over, position = True, match.end()
    elif match := _SOME.match(text, position):
        position = match.end()
    if text[position : position + 1] == " " and text[position + 1 : position + 2] == "%":
        position += 1
    if match := _SPOKEN_UNIT.match(text, position):
        return _known(numeral.scale, _SPOKEN[match[0]]), match.end(), over
    if match := _COLLOQUIAL.match(text, position):
        return parse_unit(match["scale"] + "元"), match.end(), over or bool(match["more"])
    if match := _UNIT.match(text, position):
        unit = _known(numeral.scale, match[0])
        if unit is not None and not _is_other_word(text, match, numeral.scale):
            return unit, match.end(), over
    if match := _TIMES.match(text, position):
        return parse_unit("倍"), match.end(), over
    english = _ENGLISH.match(text, position)
    if english and (english["scale"] or english["unit"]):
        return _english(text, numeral, english, over=over)
    if not numeral.chinese and (counted := _COUNTED.match(text, position)):
        name = _ENGLISH_UNITS.get(counted["unit"].lower(), "家")
        return _known(numeral.scale, name), position, over
    if CURRENCY.search(text[max(0, numeral.start - 6) : numeral.start]):
        name = "美元" if "$" in text[numeral.start - 3 : numeral.start] else "元"
        return _known(numeral.scale, name), position, over
    return None, position, over


def english_unit(text: str, scale: int = 1) -> Unit | None:
    """The unit that a head of an English table tells: RMB bn, bn yuan, m; None of other words."""
    match = _ENGLISH_HEAD.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    money = match["before"] or match["after"]
    base = parse_unit("元" if money else _ENGLISH_UNITS.get((match["unit"] or "").lower(), ""))
    factor = _ENGLISH_SCALES.get((match["scale"] or "").lower(), 1) * scale
    return Unit(text, base.dimension, base.numerator * factor, base.denominator)


def is_about(text: str, numeral: Numeral) -> bool:
    """Whether 来 after a numeral makes it a rough one: 1800来套."""
    return _SOME.match(text, numeral.end) is not None


@lru_cache(maxsize=512)
def _known(prefix: int, text: str) -> Unit | None:
    try:
        return parse_unit(_SCALES[prefix] + text)
    except (ValueError, KeyError):
        return None


def _is_other_word(text: str, unit: re.Match[str], scale: int) -> bool:
    """个 of 个性, 片 of 片区, 人 of 人均: not a unit but the start of a word."""
    if scale >= _HUNDRED_MILLION and unit[0] in _NOT_SO_MANY:
        return True
    after = text[unit.end() : unit.end() + 1]
    return (unit[0], after) in {
        ("片", "区"), ("人", "均"), ("家", "庭"), ("户", "均"), ("村", "均"), ("镇", "区"),
        ("处", "理"), ("期", "间"), ("名", "单"), ("本", "地"), ("条", "例"), ("件", "套"),
        ("地", "区"), ("位", "数"), ("次", "要"), ("对", "接"), ("间", "接"), ("头", "企"),
        ("对", "吧"), ("对", "吗"),
        ("块", "牌"), ("块", "地"), ("里", "程"), ("台", "阶"),
        ("分", "到"), ("分", "给"), ("分", "摊"),
    }  # fmt: skip


def _english(
    text: str, numeral: Numeral, match: re.Match[str], *, over: bool
) -> tuple[Unit | None, int, bool]:
    scale = (match["scale"] or "").lower()
    factor = _ENGLISH_SCALES.get(scale, 1)
    name = _ENGLISH_UNITS.get((match["unit"] or "").lower(), "")
    before = CURRENCY.search(text[max(0, numeral.start - 6) : numeral.start])
    if before:
        name = "美元" if "$" in before[0] or before[1].upper() == "USD" else "元"
    if name == "%":
        return PERCENT, match.end(), over
    if name == "倍" and numeral.value * numeral.scale * factor >= _OFTEN:
        name = "人次"  # served 30,000 times
    base = parse_unit(name)
    shown = match[0].strip() if name else ""
    if not name and (
        chinese := _UNIT.match(text, match.end() + (text[match.end() : match.end() + 1] == " "))
    ):
        base = parse_unit(chinese[0])
        return (
            Unit(
                f"{scale} {chinese[0]}", base.dimension, base.numerator * factor, base.denominator
            ),
            chinese.end(),
            over,
        )
    if not name and factor == 1:
        return None, match.end(), over
    return (
        Unit(shown, base.dimension, base.numerator * factor, base.denominator),
        match.end(),
        over,
    )

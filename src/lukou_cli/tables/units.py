"""Units in the reader's language: as printed in Chinese, with an English form in English.

Machine formats and quoted phrases keep the Chinese unit in every language.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from lukou_cli.model.unit import IN_HUNDREDTHS, UnknownUnitError, parse_unit, scale_and_base

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lukou_cli.i18n import Messages
    from lukou_cli.model.unit import Unit


class _English(NamedTuple):
    """A unit after one and after several, in a table and in a sentence."""

    short: tuple[str, str]
    long: tuple[str, str]


def _symbol(symbol: str, one: str, many: str) -> _English:
    return _English((symbol, symbol), (one, many))


def _word(one: str, many: str) -> _English:
    return _English((one, many), (one, many))


_MEASURES = {
    "%": _symbol("%", "", ""),
    "‰": _symbol("‰", "per thousand", "per thousand"),
    "个百分点": _symbol("pp", "percentage point", "percentage points"),
    "bp": _symbol("bp", "basis point", "basis points"),
    "元": _word("yuan", "yuan"),
    "块钱": _word("yuan", "yuan"),
    "块": _word("yuan", "yuan"),
    "美元": _symbol("USD", "US dollar", "US dollars"),
    "港元": _symbol("HKD", "Hong Kong dollar", "Hong Kong dollars"),
    "欧元": _symbol("EUR", "euro", "euros"),
    "平方米": _symbol("m²", "square metre", "square metres"),
    "平方公里": _symbol("km²", "square kilometre", "square kilometres"),
    "平方千米": _symbol("km²", "square kilometre", "square kilometres"),
    "公顷": _symbol("ha", "hectare", "hectares"),
    "亩": _word("mu", "mu"),
    "米": _symbol("m", "metre", "metres"),
    "公里": _symbol("km", "kilometre", "kilometres"),
    "千米": _symbol("km", "kilometre", "kilometres"),
    "里": _word("li", "li"),
    "华里": _word("li", "li"),
    "公斤": _symbol("kg", "kilogram", "kilograms"),
    "千克": _symbol("kg", "kilogram", "kilograms"),
    "斤": _word("jin", "jin"),
    "吨": _symbol("t", "tonne", "tonnes"),
    "倍": _word("time", "times"),
    "年": _word("year", "years"),
    "岁": _word("year", "years"),
    "立方米": _symbol("m³", "cubic metre", "cubic metres"),
    "微克/立方米": _symbol("µg/m³", "microgram a cubic metre", "micrograms a cubic metre"),
    "千瓦时": _symbol("kWh", "kilowatt-hour", "kilowatt-hours"),
    "千瓦": _symbol("kW", "kilowatt", "kilowatts"),
    "分钟": _symbol("min", "minute", "minutes"),
    "小时": _symbol("h", "hour", "hours"),
    "分": _word("point", "points"),
}
# Counting words that tell what is counted. Of the others (个, 项, 处 …) only the data can:
# where it does not, the number stands alone after the name of the indicator.
_COUNTED = {
    "人": ("person", "persons"),
    "名": ("person", "persons"),
    "家": ("firm", "firms"),
    "户": ("household", "households"),
    "人次": ("person-time", "person-times"),
    "辆": ("vehicle", "vehicles"),
    "台": ("machine", "machines"),
    "栋": ("building", "buildings"),
    "幢": ("building", "buildings"),
    "村": ("village", "villages"),
    "镇": ("town", "towns"),
    "天": ("day", "days"),
    "头": ("head", "head"),
}
_SCALES = {
    100: "100", 1000: "1,000", 10**4: "10,000", 10**6: "1m", 10**7: "10m", 10**8: "100m",
    10**10: "10bn", 10**11: "100bn", 10**12: "1tn",
}  # fmt: skip
# A number and its Chinese unit in a formula.
_FIGURE = re.compile(r"(?P<number>(?P<digits>[0-9]+(?:\.[0-9]+)?)\+?)(?P<unit>[^\W\d_A-Za-z]+)")
# What no space stands before.
_CLOSE = ("%", "‰", "")


def behind(words: Messages, unit: Unit, value: Decimal | int) -> str:
    """What stands behind a number: 亿元 as printed, `` pp``, `` × ¥100m``, ``%``."""
    if words.language == "zh":
        return unit.text
    if value == 0:
        # No times 10,000 mu: zero is zero in every size.
        _, base = _split(unit)
        unit = msgspec.structs.replace(unit, text=base)
    said = _in_table(unit, one=abs(value) == 1)
    return said if said in _CLOSE else f" {said}"


def is_same(words: Messages, one: Unit, other: Unit) -> bool:
    """Whether a row that tells the one need not tell the other: the same English unit, twice."""
    if words.language == "zh" or one.dimension in IN_HUNDREDTHS:
        return False
    return named(words, one) == named(words, other)


def named(words: Messages, unit: Unit) -> str:
    """The unit by itself, for several: 亿元, ¥100m, firms."""
    return unit.text if words.language == "zh" else _in_table(unit, one=False).removeprefix("× ")


def _in_table(unit: Unit, *, one: bool) -> str:
    scale, base = _split(unit)
    single, several = _noun(unit, base)
    if scale == 1:
        return single if one else several
    if base == "元":
        return f"× ¥{_SCALES[scale]}"
    return f"× {_SCALES[scale]} {several}".rstrip()


def _noun(unit: Unit, base: str) -> tuple[str, str]:
    if unit.english is not None:
        return unit.english
    return _MEASURES[base].short if base in _MEASURES else _COUNTED.get(base, ("", ""))


def in_words(words: Messages, unit: Unit, value: Decimal | int) -> str:
    """What stands behind a number in words beside a cell that tells the unit."""
    return "" if is_same(words, unit, unit) else behind(words, unit, value)


def formula(words: Messages, text: str, inputs: Iterable[Unit] = ()) -> str:
    """A formula for people; ``inputs`` are the units of its figures, as far as they are known."""
    if words.language == "zh":
        return text
    known = {unit.text: unit for unit in inputs}

    def figure(found: re.Match[str]) -> str:
        unit = known.get(found["unit"]) or parse_unit(found["unit"])
        return found["number"] + behind(words, unit, Decimal(found["digits"]))

    return _FIGURE.sub(figure, text)


def in_sentence(unit: Unit) -> tuple[int, tuple[str, str]]:
    """How many of what the unit is, in full words for one and several.

    What is only counted needs none: the name of the indicator says what.
    """
    scale, base = _split(unit)
    return scale, _MEASURES[base].long if base in _MEASURES else ("", "")


def _split(unit: Unit) -> tuple[int, str]:
    """The scale and the base unit; of a unit made by arithmetic the name alone."""
    try:
        return scale_and_base(unit.text)
    except UnknownUnitError:
        return 1, unit.text

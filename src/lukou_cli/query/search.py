"""Finding indicators by part of a name, by pinyin initials or by a figure."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from lukou_cli.model.unit import Unit, UnknownUnitError, parse_unit
from lukou_cli.query.select import fold

if TYPE_CHECKING:
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Fact, Indicator

_FIGURE = re.compile(r"(?P<sign>[-+−])?(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?P<unit>.*)", re.ASCII)

# The first level of GB 2312 is in order of pinyin: each letter starts at a known
# code. Characters of the second level (渌) have no initial here and match none.
_LETTERS = "abcdefghjklmnopqrstwxyz"
_STARTS = (
    0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8,
    0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1,
)  # fmt: skip
_LAST = 0xD7F9


def search(catalogue: Catalogue, pattern: str | None) -> list[Indicator]:
    """The indicators with an id, name, alias, pinyin initials or figure that matches."""
    if not pattern:
        return list(catalogue.indicators)
    figure = _figure(pattern)
    wanted = fold(pattern)
    glob = wanted if any(char in wanted for char in "*?[") else f"*{_escape(wanted)}*"
    letters = wanted if re.fullmatch("[a-z]{2,}", wanted) else None
    return [
        indicator
        for indicator in catalogue.indicators
        if any(fnmatchcase(fold(name), glob) for name in indicator.names())
        or (letters and any(letters in initials(name) for name in indicator.names()))
        or (figure and any(_has(fact, *figure) for fact in indicator.facts))
    ]


def initials(text: str) -> str:
    """The pinyin initials of a Chinese text; letters and digits stand for themselves."""
    return "".join(_initial(char) for char in fold(text))


def _initial(char: str) -> str:
    if char.isascii():
        return char
    try:
        high, low = char.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return "?"
    code = high << 8 | low
    if not _STARTS[0] <= code <= _LAST:
        return "?"
    return _LETTERS[bisect_right(_STARTS, code) - 1]


def _escape(text: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", text)


def _figure(pattern: str) -> tuple[Decimal, bool, Unit | None] | None:
    match = _FIGURE.fullmatch(pattern.replace("％", "%").replace(" ", ""))
    if match is None:
        return None
    unit = None
    if match["unit"]:
        try:
            unit = parse_unit(match["unit"])
        except UnknownUnitError:
            return None
    number = Decimal(match["number"].replace(",", ""))
    return (-number if match["sign"] in ("-", "−") else number), bool(match["sign"]), unit


def _has(fact: Fact, number: Decimal, signed: bool, unit: Unit | None) -> bool:
    quantity = fact.quantity
    if quantity is None:
        return False
    if unit is not None:
        if unit.dimension != quantity.unit.dimension:
            return False
        quantity = quantity.to(unit)
    values = (quantity.value, quantity.upper)
    return any(
        value is not None and (value == number or (not signed and abs(value) == number))
        for value in values
    )

"""A number in the way that a figure of a draft is written: its numerals, its unit, its language."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from lukou_cli.model.quantity import Bound, Quantity, plain
from lukou_cli.model.unit import PERCENT, counts
from lukou_cli.reading.directions import OPPOSITE, last_direction
from lukou_cli.text.numerals import SCALE_OF
from lukou_cli.text.qualifiers import IN_ENGLISH, written_around
from lukou_cli.text.spoken import in_characters

if TYPE_CHECKING:
    from lukou_cli.reading.figures import Figure

# What may stand between 上升 and its figure.
_BETWEEN = re.compile(r"(?:了|约|近|超过?|幅度?为?|by |to |至|到)*\s?")
_NUMERAL = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?")
_CHARACTERS = re.compile("[零〇一二三四五六七八九两十百千]")
_CJK = re.compile("[^\\W\\d_A-Za-z]")
_SCALES = ("万亿", "亿", "万")
# What has more digits than this is no number that a report could give.
_DIGITS = 18
# What a figure may begin with that tells a rise or a fall.
_ARROWS = "↑↓"
# After these another word has to do than this one.
_REACHING, _BREAKING = ("到", "至", "为", "达", "成"), "突破"
# So many times too large or too small, a number is told in another scale.
_OTHER_SCALE = 1000
# How far around a figure the language of a draft shows.
_NEAR = 12


def rewritten(text: str, figure: Figure, right: Quantity, phrase: str = "") -> str:
    """What to write for a figure of a text; empty where that is not plain.

    ``right`` is given without its sign: the wording around a figure tells of rise and fall.
    ``phrase`` has the qualifier to use. A place in an order is left alone.
    """
    if figure.rank or not right.bound.has_number or len(right.value.as_tuple().digits) > _DIGITS:
        return ""
    written = text[figure.core : figure.core_end]
    bound, sign = right.bound, ""
    arrow = text[figure.start] if text[figure.start] in _ARROWS else ""
    english = not _CJK.search(text[max(0, figure.start - _NEAR) : figure.end + _NEAR])
    if not _NUMERAL.search(written):
        number, unit = _spoken(written, figure, right)
    else:
        quantity, sign, unit = _as_written(written, figure.quantity, right)
        style = ",f" if re.search(r"\d,\d", written) else "f"
        number = f"{quantity.value:{style}}"
        if bound is Bound.RANGE:
            inner = unit if quantity.unit.is_percent else ""
            return f"{number}{inner}—{quantity.upper or 0:{style}}{unit}"
    if english and _CJK.search(unit):
        if not counts(right.unit.dimension) or right.unit.scale > 1:
            return ""
        unit = ""  # 2,628 people, jobs: what is counted stands beside it
    if bound is Bound.EQ or not number:
        return f"{arrow}{sign}{number}{unit}"
    if english:
        return f"{IN_ENGLISH[bound]}{arrow}{sign}{number}{unit}"
    if bound is Bound.OVER:
        return f"{arrow}{_with_more(number, unit)}"
    before, after = written_around(bound, phrase)
    if before == _BREAKING and text.endswith(_REACHING, 0, figure.start):
        before = "超"  # 提高到突破240亿元 is no Chinese
    return f"{before}{arrow}{sign}{number}{unit}{after}"


def turned_before(text: str, begin: int, start: int) -> tuple[int, str] | None:
    """The word of a rise or a fall before a figure at ``start``: where it begins, and what the opposite is.

    With that goes what stands between it and the figure; None where that is more than a filler.
    """
    word = last_direction(text[begin:start])
    opposite = OPPOSITE.get(word[0].lower()) if word else None
    if word is None or opposite is None:
        return None
    between = text[begin + word.end() : start]
    return (begin + word.start(), opposite + between) if _BETWEEN.fullmatch(between) else None


def _with_more(number: str, unit: str) -> str:
    """A little more than a number: 4000余万元, 4.5亿余元, 80余人."""
    if unit == "%":
        return f"{number}%多"
    scale = (
        next((scale for scale in _SCALES if unit.startswith(scale)), "") if "." in number else ""
    )
    return f"{number}{scale}余{unit[len(scale) :]}"


def _spoken(written: str, figure: Figure, right: Quantity) -> tuple[str, str]:
    """The right number in Chinese numerals, as the draft writes its own, and the unit with its scale.

    Both are empty where they are not to be written so: a rounded share stays with its writer.
    """
    unit = right.unit
    rounded = unit == PERCENT and (figure.fraction or "成" in written or "半" in written)
    if rounded or not _CHARACTERS.search(written) or right.bound is Bound.RANGE:
        return "", ""
    if unit == PERCENT:
        return f"百分之{in_characters(right.value)}", ""
    if unit.denominator != 1:
        return "", ""
    scale = next((scale for scale in _SCALES if unit.text.startswith(scale)), "")
    value = right.value * SCALE_OF[scale or None]
    number = (
        in_characters(plain(value)) if value == int(value) else in_characters(right.value) + scale
    )
    told = next((scale for scale in _SCALES if number.endswith(scale)), "")
    return number.removesuffix(told), told + unit.text[len(scale) :]


def _as_written(written: str, claimed: Quantity, right: Quantity) -> tuple[Quantity, str, str]:
    """The right quantity in the draft's unit, with the draft's sign and unit as written."""
    numeral = _NUMERAL.match(written)
    number = numeral[0].lstrip("+-").replace(",", "") if numeral else ""
    one, other = claimed.unit, right.unit
    powers = {"0", "1"} >= set(f"{Decimal(one.numerator) / other.numerator:f}".replace(".", ""))
    alike = one.dimension == other.dimension and one.denominator == other.denominator and powers
    if not numeral or Decimal(number) != claimed.value or not alike:
        return right, "", right.unit.text
    if right.bound is Bound.OVER and one != other:
        return right, "", right.unit.text
    told = right if one == other else right.to(one)
    if not told.value / _OTHER_SCALE < claimed.value < told.value * _OTHER_SCALE:
        return right, "", right.unit.text  # 14.5万元 for 14.5亿元: it is the unit that errs
    sign = numeral[0][0] if numeral[0][0] in "+-" else ""
    unit = written[numeral.end() :]
    if claimed.bound is Bound.OVER:
        unit = re.sub("[余多]", "", unit, count=1)
    return told, sign, unit

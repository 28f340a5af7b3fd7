"""What the wording around a numeral says: its bound, its sign, its unit.

Used to hold a fact against the report's text. The words and their meaning are
those of the table in docs/data-format.md.
"""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from lukou_cli.model.indicator import Relation
from lukou_cli.model.quantity import Bound
from lukou_cli.model.unit import Unit, UnknownUnitError, parse_unit
from lukou_cli.text.qualifiers import AFTER, BEFORE, OVER

_FALLING = re.compile(
    "(下降|降低|降价|降幅|下浮|减少|压减|压降|缩短|缩减|下滑|回落|负增长|减幅|降)"
    "(?!至|到|为|生|落|温|水)"
)
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"两": 2, "首": 1}
_WORD_NUMBERS = re.compile("[零一二三四五六七八九十两首]")
_RELATIONS = {
    Relation.SAME_AS: ("同步", "一致", "持平", "相当"),
    Relation.BELOW: ("低于", "小于", "不高于"),
    Relation.ABOVE: ("高于", "快于", "优于"),
    Relation.MEETS: ("达到", "完成", "符合", "满足", "按"),
}
_LONGEST_UNIT = 6


class Reading(msgspec.Struct, frozen=True):
    """The bound of a numeral and its unit; unit None where no known one follows."""

    bound: Bound
    unit: Unit | None
    scale: int


def read_numeral(text: str, start: int, end: int) -> Reading:
    """The bound and unit of the numeral at [start, end) of a text without spaces."""
    rest = text[end:]
    over = rest.startswith(OVER) and not rest.startswith("多个百分点")
    if over:
        rest = rest[1:]
    unit, length = _unit(rest)
    scale = unit.numerator if unit else 1
    if unit is None and rest[:1] in ("万", "亿"):
        scale, length = (10**4 if rest[0] == "万" else 10**8), 1
    after = rest[length:]
    if after.startswith(OVER) and unit is None:
        over, after = True, after[1:]
    for bound, words in AFTER.items():
        if after.startswith(words):
            return Reading(bound, unit, scale)
    if over:
        return Reading(Bound.OVER, unit, scale)
    before = text[:start]
    for bound in (Bound.GE, Bound.LE, Bound.LT, Bound.GT, Bound.APPROX):
        if before.endswith(BEFORE[bound]) and not before.endswith(_longer(bound)):
            return Reading(bound, unit, scale)
    return Reading(Bound.EQ, unit, scale)


def _longer(bound: Bound) -> tuple[str, ...]:
    """Words of other bounds that end in one of this bound's words: 不低于 is no 低于."""
    own = BEFORE[bound]
    return tuple(
        word
        for other, words in BEFORE.items()
        if other is not bound
        for word in words
        if any(word != mine and word.endswith(mine) for mine in own)
    )


def _unit(rest: str) -> tuple[Unit | None, int]:
    for length in range(min(_LONGEST_UNIT, len(rest)), 0, -1):
        try:
            return parse_unit(rest[:length]), length
        except UnknownUnitError:
            continue
    return None, 0


def falls(phrase: str) -> bool:
    """Whether the phrase tells of a fall by its number: 下降21%, but not 缩小至1.57."""
    return _FALLING.search(phrase) is not None


def word_numbers(phrase: str) -> set[Decimal]:
    """The numbers that single characters of the phrase may stand for: 首个, 第一, 零增长."""
    return {Decimal(_DIGITS[char]) for char in _WORD_NUMBERS.findall(phrase)}


def tells_relation(phrase: str, relation: Relation) -> bool:
    return any(word in phrase for word in _RELATIONS[relation])

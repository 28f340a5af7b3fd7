"""What the wording around a number says: its bound, its sign, its unit.

Used to hold a fact against the report's text. The words and their meaning are
those of the table in docs/data-format.md.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Relation
from lukou_cli.model.quantity import Bound
from lukou_cli.model.unit import Unit
from lukou_cli.text.numerals import parse
from lukou_cli.text.qualifiers import bound_around
from lukou_cli.text.units import unit_after

if TYPE_CHECKING:
    from decimal import Decimal

    from lukou_cli.text.numerals import Numeral

_FALLING = re.compile(
    "(下降|降低|降价|降幅|下浮|减少|压减|压降|缩短|缩减|下滑|回落|负增长|减幅|降)"
    "(?!至|到|为|生|落|温|水)"
)
_WORD_NUMBERS = re.compile("[零一二三四五六七八九十两首]")
_RELATIONS = {
    Relation.SAME_AS: ("同步", "一致", "持平", "相当"),
    Relation.BELOW: ("低于", "小于", "不高于"),
    Relation.ABOVE: ("高于", "快于", "优于"),
    Relation.MEETS: ("达到", "完成", "符合", "满足", "按"),
}


class Reading(msgspec.Struct, frozen=True):
    """The bound of a number and its unit; unit None where no known one follows.

    ``scale`` is the 万 or 亿 of a number without a unit.
    """

    bound: Bound
    unit: Unit | None
    scale: int


def read(text: str, numeral: Numeral) -> Reading:
    """What the words around a number of a folded text say of it."""
    unit, end, over = unit_after(text, numeral)
    bound, _, _ = bound_around(text, numeral.start, end, over=over, ranged=False)
    return Reading(bound, unit, numeral.scale)


def falls(phrase: str) -> bool:
    """Whether the phrase tells of a fall by its number: 下降21%, but not 缩小至1.57."""
    return _FALLING.search(phrase) is not None


def word_numbers(phrase: str) -> set[Decimal]:
    """The numbers that single characters of the phrase may stand for: 首个, 第一, 零增长."""
    return {parse("一" if char == "首" else char) for char in _WORD_NUMBERS.findall(phrase)}


def tells_relation(phrase: str, relation: Relation) -> bool:
    return any(word in phrase for word in _RELATIONS[relation])

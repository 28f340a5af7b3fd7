"""The corrected text of a figure: the recorded number in the draft's own way of writing."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from lukou_cli.check.finding import Reason
from lukou_cli.check.judge.claim import magnitude
from lukou_cli.check.judge.direction import recorded_direction
from lukou_cli.model.quantity import Bound, Quantity
from lukou_cli.text.qualifiers import AFTER, BEFORE

if TYPE_CHECKING:
    from lukou_cli.check.derive import Derived
    from lukou_cli.check.judge.claim import Ruling
    from lukou_cli.check.figures import Figure
    from lukou_cli.model.indicator import Indicator

# Elsewhere it is a word, and not the number, that has to change.
_CORRIGIBLE = (
    Reason.VALUE, Reason.UNIT, Reason.SWAPPED, Reason.PERIOD, Reason.ROLE, Reason.BOUND,
)  # fmt: skip

_NUMERAL = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?")
_CJK = re.compile("[\u4e00-\u9fff]")
_SCALES = ("万亿", "亿", "万")
# What has more decimals than this is no number that a report could give.
_DECIMALS = 9
# How far around a figure the language of a draft shows.
_NEAR = 12

_ENGLISH = {
    Bound.GE: "at least ",
    Bound.GT: "more than ",
    Bound.OVER: "over ",
    Bound.LE: "at most ",
    Bound.LT: "less than ",
    Bound.APPROX: "about ",
}
# What stands for a bound where the report's own phrase has no word for it.
_USUAL = {
    Bound.GE: ("", "以上"),
    Bound.GT: ("超", ""),
    Bound.OVER: ("", ""),
    Bound.LE: ("", "以内"),
    Bound.LT: ("不到", ""),
    Bound.APPROX: ("", "左右"),
}


def correction(text: str, figure: Figure, ruling: Ruling, indicator: Indicator | None) -> str:
    """The recorded figure, where the number is wrong; empty where the words around it are."""
    fact = ruling.recorded
    if indicator is None or fact is None or fact.quantity is None:
        return ""
    if ruling.reason not in _CORRIGIBLE:
        return ""
    if ruling.actually is not None and ruling.actually.fact is fact:
        return ""  # the number is right, and what it is told of is not
    if figure.direction * recorded_direction(indicator, fact) < 0:
        return ""
    return _corrected(text, figure, magnitude(fact.quantity), fact.source.phrase)


def recomputed(text: str, figure: Figure, derived: Derived) -> str:
    """What the report's figures give, to as many digits as the draft has."""
    outcome = derived.outcome
    if derived.reason is not Reason.VALUE or outcome is None or outcome.computed.value < 0:
        return ""
    exponent = figure.quantity.value.as_tuple().exponent
    assert isinstance(exponent, int)  # a numeral is never NaN or infinity
    if exponent < -_DECIMALS:
        return ""
    return _corrected(text, figure, _rounded(outcome.computed, min(exponent, 0)))


def _rounded(quantity: Quantity, exponent: int) -> Quantity:
    """The quantity with its last digit at a power of ten."""
    digits = Decimal(1).scaleb(exponent)
    value = quantity.value.quantize(digits, ROUND_HALF_EVEN)
    upper = None if quantity.upper is None else quantity.upper.quantize(digits, ROUND_HALF_EVEN)
    if upper == value:
        return Quantity(Bound.EQ, value, quantity.unit)
    return Quantity(quantity.bound, value, quantity.unit, upper)


def _corrected(text: str, figure: Figure, right: Quantity, phrase: str = "") -> str:
    """What to write for a figure of a passage's text; empty where that is not plain.

    ``right`` is given without its sign: the wording around a figure tells of rise and fall.
    ``phrase`` is the report's, for the qualifier that it uses. A place in an order is left
    alone.
    """
    if figure.rank or not right.bound.has_number:
        return ""
    written = text[figure.core : figure.core_end]
    quantity, sign, unit = _as_written(written, figure.quantity, right)
    english = not _CJK.search(text[max(0, figure.start - _NEAR) : figure.end + _NEAR])
    low, high = f"{quantity.value:f}", f"{quantity.upper or 0:f}"
    if quantity.bound is Bound.RANGE:
        inner = unit if quantity.unit.is_percent else ""
        return f"{low}{inner}—{high}{unit}"
    if quantity.bound is Bound.EQ:
        return f"{sign}{low}{unit}"
    if english:
        return f"{_ENGLISH[quantity.bound]}{sign}{low}{unit}"
    if quantity.bound is Bound.OVER:
        scale = next((scale for scale in _SCALES if unit.startswith(scale)), "")
        return f"{low}{scale}余{unit[len(scale) :]}" if unit != "%" else f"{low}%多"
    before, after = _qualifier(quantity.bound, phrase)
    return f"{before}{sign}{low}{unit}{after}"


def _as_written(written: str, claimed: Quantity, right: Quantity) -> tuple[Quantity, str, str]:
    """The right quantity in the draft's unit, with the draft's sign and unit as written."""
    numeral = _NUMERAL.match(written)
    number = numeral[0].lstrip("+-").replace(",", "") if numeral else ""
    one, other = claimed.unit, right.unit
    powers = {"0", "1"} >= set(f"{Decimal(one.numerator) / other.numerator:f}".replace(".", ""))
    plain = one.dimension == other.dimension and one.denominator == other.denominator and powers
    if not numeral or Decimal(number) != claimed.value or not plain:
        return right, "", right.unit.text
    if right.bound is Bound.OVER and one != other:
        return right, "", right.unit.text
    sign = numeral[0][0] if numeral[0][0] in "+-" else ""
    unit = written[numeral.end() :]
    if claimed.bound is Bound.OVER:
        unit = re.sub("[余多]", "", unit, count=1)
    return (right if one == other else right.to(one)), sign, unit


def _qualifier(bound: Bound, phrase: str) -> tuple[str, str]:
    """The words before and after a number: the report's own, else the usual ones."""
    for word in sorted(AFTER.get(bound, ()), key=len, reverse=True):
        if word in phrase:
            return "", word
    for word in sorted(BEFORE.get(bound, ()), key=len, reverse=True):
        if _CJK.search(word) and word in phrase:
            return word, ""
    return _USUAL[bound]

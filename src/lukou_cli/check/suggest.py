"""The corrected text of a figure: the recorded number in the draft's own way of writing."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from lukou_cli.check.finding import Fix, Reason
from lukou_cli.check.judge.value import agreement_of
from lukou_cli.model.quantity import Bound, Quantity, plain
from lukou_cli.model.unit import PERCENT
from lukou_cli.reading.directions import OPPOSITE, last_direction
from lukou_cli.text.qualifiers import IN_ENGLISH, written_around
from lukou_cli.text.spoken import in_characters

if TYPE_CHECKING:
    from lukou_cli.check.judge.claim import Ruling
    from lukou_cli.check.read import Read
    from lukou_cli.model.indicator import Fact, Indicator
    from lukou_cli.model.quantity import Amount
    from lukou_cli.reading.figures import Figure

# Elsewhere it is a word, and not the number, that has to change.
_CORRIGIBLE = (
    Reason.VALUE, Reason.UNIT, Reason.SWAPPED, Reason.PERIOD, Reason.ROLE, Reason.BOUND,
    Reason.DIRECTION,
)  # fmt: skip

_NUMERAL = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?")
_CHARACTERS = re.compile("[零〇一二三四五六七八九两十百千]")
_CJK = re.compile("[\u4e00-\u9fff]")
_SCALES = ("万亿", "亿", "万")
# What has more digits than this is no number that a report could give.
_DIGITS = 18
_DECIMALS = 9
# How far around a figure the language of a draft shows.
_NEAR = 12
# What may stand between 上升 and its figure.
_BETWEEN = re.compile(r"(?:了|约|近|超过?|幅度?为?|by |to |至|到)*\s?")


def correction(read: Read, ruling: Ruling, indicator: Indicator | None) -> Fix | None:
    """The recorded figure in the place of a wrong one; None where it is other words that err."""
    fact = ruling.recorded
    if indicator is None or fact is None or fact.quantity is None:
        return None
    if ruling.reason not in _CORRIGIBLE:
        return None
    if ruling.actually is not None and ruling.actually.fact is fact:
        return None  # the number is right, and what it is told of is not
    if ruling.reason is Reason.DIRECTION:
        return _reversed(read, fact)
    return _fix(read, read.figure.start, _corrected(read, fact.quantity.magnitude, fact))


def recomputed(read: Read, reason: Reason, computed: Amount) -> Fix | None:
    """What the report's figures give, to as many digits as the draft has."""
    exponent = read.figure.quantity.value.as_tuple().exponent
    assert isinstance(exponent, int)  # a numeral is never NaN or infinity
    if reason is not Reason.VALUE or computed.bound is not Bound.EQ or exponent < -_DECIMALS:
        return None
    digits = Decimal(1).scaleb(min(exponent, 0))
    value = abs(computed.value).quantize(digits, ROUND_HALF_EVEN)
    return _fix(read, read.figure.start, _corrected(read, Quantity(Bound.EQ, value, computed.unit)))


def _fix(read: Read, start: int, text: str) -> Fix | None:
    if not text:
        return None
    first, last = read.passage.block.span(start, read.figure.end)
    written = read.text[first:last]
    if any("０" <= char <= "９" for char in written):
        text = text.translate(_WIDE)
    return None if text == written else Fix(first, last, text)


_WIDE = {ord(char): ord(char) + 0xFEE0 for char in "0123456789.%"}


def _reversed(read: Read, fact: Fact) -> Fix | None:
    """The opposite word, where it stands right before the figure; and the right number."""
    text, figure = read.passage.text, read.figure
    assert fact.quantity is not None
    right = fact.quantity.magnitude
    known = agreement_of(figure.quantity, right).follows
    corrected = text[figure.start : figure.end] if known else _corrected(read, right, fact)
    if corrected[:1] in ("+", "-", "−"):
        return None
    begin = read.passage.clause(figure.start)[0]
    word = last_direction(text[begin : figure.start])
    if word is None or not corrected:
        return None
    between = text[begin + word.end() : figure.start]
    opposite = OPPOSITE.get(word[0].lower())
    if opposite is None or not _BETWEEN.fullmatch(between):
        return None
    return _fix(read, begin + word.start(), f"{opposite}{between}{corrected}")


def _corrected(read: Read, right: Quantity, fact: Fact | None = None) -> str:
    """What to write for a figure; empty where that is not plain.

    ``right`` is given without its sign: the wording around a figure tells of rise and fall.
    The ``fact``'s phrase has the qualifier that the report uses. A place in an order is left
    alone.
    """
    text, figure = read.passage.text, read.figure
    if figure.rank or not right.bound.has_number or len(right.value.as_tuple().digits) > _DIGITS:
        return ""
    written = text[figure.core : figure.core_end]
    bound, sign = right.bound, ""
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
    if bound is Bound.EQ or not number:
        return f"{sign}{number}{unit}"
    if english:
        return f"{IN_ENGLISH[bound]}{sign}{number}{unit}"
    if bound is Bound.OVER:
        scale = next((scale for scale in _SCALES if unit.startswith(scale)), "")
        return f"{number}{scale}余{unit[len(scale) :]}" if unit != "%" else f"{number}%多"
    before, after = written_around(bound, fact.source.phrase if fact else "")
    return f"{before}{sign}{number}{unit}{after}"


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
    value = right.value * {"万": 10**4, "亿": 10**8, "万亿": 10**12}.get(scale, 1)
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
    sign = numeral[0][0] if numeral[0][0] in "+-" else ""
    unit = written[numeral.end() :]
    if claimed.bound is Bound.OVER:
        unit = re.sub("[余多]", "", unit, count=1)
    return (right if one == other else right.to(one)), sign, unit

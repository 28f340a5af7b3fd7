"""The corrected text of a figure: the recorded number in the draft's own way of writing."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from lukou_cli.check.finding import Fix, Reason
from lukou_cli.model.agreement import agreement_of
from lukou_cli.model.quantity import Bound, Quantity
from lukou_cli.reading.rewrite import rewritten, turned_before

if TYPE_CHECKING:
    from lukou_cli.check.judge.claim import Ruling
    from lukou_cli.check.read import Read
    from lukou_cli.model.indicator import Fact, Indicator
    from lukou_cli.model.quantity import Amount

# Elsewhere it is a word, and not the number, that has to change.
_CORRIGIBLE = (
    Reason.VALUE, Reason.UNIT, Reason.SWAPPED, Reason.PERIOD, Reason.ROLE, Reason.BOUND,
    Reason.DIRECTION,
)  # fmt: skip

_DECIMALS = 9


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
    return _fix(
        read, read.figure.start, _corrected(read, fact.quantity.magnitude, fact.source.phrase)
    )


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
    corrected = (
        text[figure.start : figure.end] if known else _corrected(read, right, fact.source.phrase)
    )
    if corrected[:1] in ("+", "-", "−", "↑", "↓"):
        return None
    turned = turned_before(text, read.passage.clause(figure.start)[0], figure.start)
    if turned is None or not corrected:
        return None
    return _fix(read, turned[0], turned[1] + corrected)


def _corrected(read: Read, right: Quantity, phrase: str = "") -> str:
    return rewritten(read.passage.text, read.figure, right, phrase)

"""A figure as a person remembers it: 76家, 53%, 198亿, 70余公里, 20%以上, 超50亿元, 18000."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.quantity import Bound
from lukou_cli.model.unit import Unit
from lukou_cli.query.names import fold_name
from lukou_cli.text.numerals import numerals
from lukou_cli.text.qualifiers import bound_around
from lukou_cli.text.units import unit_after

if TYPE_CHECKING:
    from lukou_cli.model.indicator import Fact
    from lukou_cli.model.quantity import Quantity

_FIRST = ("首位", "榜首", "头名")
_RANK = re.compile(r"第([\d一二三四五六七八九十百]+)[名位]?")
_SIGNS = "-+−负"
_SCALES = {"万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 10**3}


class Printed(msgspec.Struct, frozen=True):
    """A number with what else was given of it.

    ``scale`` is a 万 or 亿 without a unit after it, ``signed`` whether a sign was written: without
    one 18% is found in a fall of 18%.
    """

    number: Decimal
    signed: bool
    unit: Unit | None
    scale: int
    bound: Bound | None

    def is_in(self, fact: Fact) -> bool:
        """Whether a fact, or the start it is told from, has this number, in a unit of its kind."""
        return any(self._is(q) for q in (fact.quantity, fact.start) if q is not None)

    def _is(self, quantity: Quantity) -> bool:
        factors = [1]
        if self.unit is not None:
            if self.unit.dimension != quantity.unit.dimension:
                return False
            quantity = quantity.to(self.unit)
        else:
            factors = (
                [_scale_of(quantity.unit.text)]
                if self.scale > 1
                else [1, _scale_of(quantity.unit.text)]
            )
        wanted = self.number * self.scale
        return any(
            value is not None
            and (value * factor == wanted or (not self.signed and abs(value) * factor == wanted))
            for value in (quantity.value, quantity.upper)
            for factor in factors
        )

    def is_said_by(self, fact: Fact) -> bool:
        """Whether a fact has this number and the qualifier written with it, if any was."""
        return self.is_in(fact) and self.bound in (None, fact.bound)


def read_printed(text: str) -> Printed | None:
    """The figure that a text is; None where it is none, or its unit is unknown."""
    plain = fold_name(text)
    if plain in _FIRST:
        plain = "1位"
    elif match := _RANK.fullmatch(plain):
        plain = f"{match[1]}位"
    found = numerals(plain)
    if len(found) != 1 or found[0].upper is not None:
        return None
    (numeral,) = found
    unit, end, over = unit_after(plain, numeral)
    bound, start, end = bound_around(plain, numeral.start, end, over=over, ranged=False)
    if (start, end) != (0, len(plain)):
        return None
    return Printed(
        numeral.value,
        plain[numeral.start] in _SIGNS,
        unit,
        numeral.scale if unit is None else 1,
        None if bound is Bound.EQ else bound,
    )


def _scale_of(unit: str) -> int:
    return next((factor for word, factor in _SCALES.items() if unit.startswith(word)), 1)

"""A figure as a person remembers it: 76家, 53%, 198亿, 70余公里, 20%以上, 超50亿元, 18000."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.quantity import Bound
from lukou_cli.model.unit import Unit, UnknownUnitError, parse_unit
from lukou_cli.query.names import fold
from lukou_cli.text.qualifiers import AFTER, BEFORE, OVER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lukou_cli.model.indicator import Fact

_SCALES = {"万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 10**3}


def _alternatives(words: Mapping[Bound, tuple[str, ...]]) -> str:
    every = sorted((fold(word) for group in words.values() for word in group), key=len)
    return "|".join(map(re.escape, reversed(every)))


_PATTERN = re.compile(
    rf"(?P<before>{_alternatives(BEFORE)})?(?P<sign>[-+−])?"
    r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)"
    rf"(?P<over>[{''.join(OVER)}])?(?P<unit>.*?)(?P<after>{_alternatives(AFTER)})?",
    re.ASCII,
)
_BOUNDS = {
    fold(word): bound for table in (BEFORE, AFTER) for bound in table for word in table[bound]
}


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
        """Whether a fact has this number, in this unit or one that measures the same."""
        quantity = fact.quantity
        if quantity is None:
            return False
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


def read(text: str) -> Printed | None:
    """The figure that a text is; None where it is none, or its unit is unknown."""
    match = _PATTERN.fullmatch(fold(text))
    if match is None:
        return None
    unit, scale = match["unit"], 1
    if unit in _SCALES:
        unit, scale = "", _SCALES[unit]
    try:
        known = parse_unit(unit) if unit else None
    except UnknownUnitError:
        return None
    number = Decimal(match["number"].replace(",", ""))
    qualifier = match["before"] or match["after"]
    bound = Bound.OVER if match["over"] else _BOUNDS[qualifier] if qualifier else None
    return Printed(
        -number if match["sign"] in ("-", "−") else number, bool(match["sign"]), known, scale, bound
    )


def _scale_of(unit: str) -> int:
    return next((factor for word, factor in _SCALES.items() if unit.startswith(word)), 1)

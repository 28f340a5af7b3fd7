"""Figures in formulas: the same in every language, with bound and unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.model.quantity import Bound

if TYPE_CHECKING:
    from lukou_cli.model.quantity import Quantity

SYMBOLS = {
    Bound.EQ: "",
    Bound.GE: "≥",
    Bound.GT: ">",
    Bound.OVER: "",
    Bound.LE: "≤",
    Bound.LT: "<",
    Bound.APPROX: "≈",
    Bound.RANGE: "",
}


def figure(quantity: Quantity | None) -> str:
    """``≥10%``, ``>240亿元``, ``70+公里``, ``3–5%``: short and without a choice of words."""
    if quantity is None:
        return ""
    number = f"{quantity.value:f}"
    if quantity.upper is not None:
        number = f"{number}–{quantity.upper:f}"
    if quantity.bound is Bound.OVER:
        number += "+"
    return f"{SYMBOLS[quantity.bound]}{number}{quantity.unit.text}"

"""Figures in formulas: the same in every language, with bound and unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.model.quantity import Bound

if TYPE_CHECKING:
    from lukou_cli.model.quantity import Amount, Quantity

SYMBOLS = {
    Bound.EQ: "",
    Bound.GE: "≥",
    Bound.GT: ">",
    Bound.OVER: "",
    Bound.LE: "≤",
    Bound.LT: "<",
    Bound.APPROX: "≈",
    Bound.RANGE: "",
    Bound.APPROX_GE: "≥≈",
    Bound.APPROX_LE: "≤≈",
}


def figure(quantity: Quantity | Amount | None) -> str:
    """``≥10%``, ``>240亿元``, ``70+公里``, ``3–5%``: short and without a choice of words."""
    if quantity is None:
        return ""
    number = f"{quantity.value:f}"
    if quantity.bound is Bound.OVER:
        number += "+"
    elif quantity.upper is not None:
        number = f"{number}–{quantity.upper:f}"
    return f"{SYMBOLS[quantity.bound]}{number}{quantity.unit.text}"

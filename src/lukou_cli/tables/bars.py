"""A figure drawn beside the one it is held against: open ends drawn open, 左右 as a band.

The bar starts at zero. What it says it says without colour.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.quantity import Bound, Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.model.quantity import Amount

_WIDTH = 10
# What is open or a band has room beyond the greater figure.
_BEYOND = 2
_PARTS = " ▏▎▍▌▋▊▉"
_UPWARD = (Bound.GE, Bound.GT, Bound.APPROX_GE)
_DOWNWARD = (Bound.LE, Bound.LT, Bound.APPROX_LE)
_ABOUT = (Bound.APPROX, Bound.APPROX_GE, Bound.APPROX_LE)


class Mark(msgspec.Struct, frozen=True):
    """Where a figure lies between zero (0) and the greater of the two (1); ends that differ
    are those of a range.
    """

    low: float
    high: float
    upward: bool
    downward: bool
    about: bool


class Bar(msgspec.Struct, frozen=True):
    """The figure that is drawn as a bar, and the one that is drawn as a mark, in so many cells."""

    first: Mark
    second: Mark
    width: int = _WIDTH

    def text(self) -> str:
        """The bar in characters of one cell each."""
        cells = _filled(self.first, self.width)
        _marked(cells, self.second)
        return "".join(cells).rstrip()


_HEIGHTS = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[Decimal | None]) -> str:
    """Numbers as columns from zero, or from the least where that is below; None leaves a gap."""
    known = [Decimal(0), *(value for value in values if value is not None)]
    floor, top = min(known), max(known)
    if floor == top:
        return ""
    steps = len(_HEIGHTS) - 1
    heights = (
        None if value is None else round((value - floor) / (top - floor) * steps)
        for value in values
    )
    return "".join(" " if height is None else _HEIGHTS[height] for height in heights)


def bar(
    first: Quantity | Amount | None, second: Quantity | Amount | None, width: int = _WIDTH
) -> Bar | None:
    """The two as a bar; None where they measure different things, or one is below zero."""
    if first is None or second is None or first.unit.dimension != second.unit.dimension:
        return None
    ends = tuple(
        end * of.unit.numerator / of.unit.denominator
        for of in (first, second)
        for end in extent(of)
    )
    top = max(ends)
    if min(ends) < 0 or top == 0:
        return None
    shares = [end / top for end in ends]
    return Bar(_mark(first, shares[0], shares[1]), _mark(second, shares[2], shares[3]), width)


def along(of: Quantity | Amount, least: float, most: float, width: int) -> str:
    """One of many figures on a scale that they share, from zero to the right or left.

    ``least`` and ``most`` are the ends of the scale, zero or on either side of it.
    """
    if least == most:
        return ""
    low, high = sorted(extent(of))

    def cell(number: float) -> int:
        return round((number - least) / (most - least) * (width - _BEYOND)) + 1

    zero = cell(0)
    cells = [" "] * (width + 1)
    near, far = sorted((cell(low if low >= 0 else high), zero))
    cells[near:far] = ["█"] * (far - near)
    start, end = cell(low), cell(high)
    cells[start:end] = ["▒"] * (end - start)
    if of.bound in _ABOUT:
        edge = end - 1 if high > 0 else start
        cells[edge] = "▒"
    if of.bound in _UPWARD:
        cells[end] = "→"
    if of.bound in _DOWNWARD:
        cells[start - 1] = "←"
    if least < 0:
        cells.insert(zero, "│")
    return "".join(cells)[1:].rstrip()


def extent(of: Quantity | Amount) -> tuple[float, float]:
    """Where a figure is drawn from and to."""
    upper: Decimal | None = of.upper
    if of.bound is Bound.OVER and isinstance(of, Quantity):
        upper = of.interval().high
    return float(of.value), float(of.value if upper is None else upper)


def _mark(of: Quantity | Amount, low: float, high: float) -> Mark:
    return Mark(low, high, of.bound in _UPWARD, of.bound in _DOWNWARD, of.bound in _ABOUT)


def _filled(mark: Mark, width: int) -> list[str]:
    """Full up to the figure, lighter where it may lie, an arrow where it may lie further on."""
    cells = [" "] * width
    scale = width - _BEYOND
    eighths = round(mark.low * scale * 8)
    full, rest = divmod(eighths, 8)
    cells[:full] = ["▒" if mark.downward else "█"] * full
    end = full
    if rest and not mark.downward:
        cells[full] = _PARTS[rest]
        end = full + 1
    if mark.high > mark.low:
        last = max(end + 1, round(mark.high * scale))
        cells[end:last] = ["▒"] * (last - end)
        end = last
    if mark.about:
        cells[max(0, end - 1) : end + 1] = ["▒"] * (end + 1 - max(0, end - 1))
        end += 1
    if mark.upward:
        cells[end] = "→"
    return cells


def _marked(cells: list[str], mark: Mark) -> None:
    """A line at the figure, arms where it is open, a band where it is about."""
    scale = len(cells) - _BEYOND
    low, high = round(mark.low * scale), round(mark.high * scale)
    if mark.about:
        for place in range(max(0, low - 1), low + 2):
            cells[place] = "░" if cells[place] in (" ", "→") else "▒"
    elif high > low:
        cells[low : high + 1] = ["╞", *"═" * (high - low - 1), "╡"]
    else:
        cells[low] = "├" if mark.upward else "┤" if mark.downward else "│"
    if mark.upward and cells[low + 1] == " ":
        cells[low + 1] = "→"

"""A text twice as long costs twice as much: counted in lines of Python and calls, not in time.

What happens inside one call of a regular expression is not counted, so the patterns are held
to it by the texts at which each was once quadratic: those would not end here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise
from types import FrameType

import pytest

from lukou_cli.text.fold import fold
from lukou_cli.text.numerals import digits, numerals
from lukou_cli.text.pages import without_page_numbers
from lukou_cli.text.position import Lines

PIECES = (
    "1", "1-", "5.", "2025年", "_", "、", "1,", "1,000", "一", "十", "万", "亿", "万亿", "百分之",
    "三分之", "又", "一点", "半", "负", "-", "1/", "1余", "第1页 ", "1\n", " ", "“", "*", "\u200b",
    "１", "5，",
)  # fmt: skip


def _in_bytes(text: str) -> None:
    lines = Lines(text)
    for offset in range(0, len(text), 7):
        lines.in_bytes(offset)


def _steps(action: Callable[[str], object], text: str) -> int:
    """Calls of functions, those written in C included."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        action(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("action", [fold, numerals, digits, without_page_numbers, _in_bytes])
@pytest.mark.parametrize("piece", PIECES)
def test_twice_as_long_is_twice_as_much(action: Callable[[str], object], piece: str) -> None:
    single, double = _steps(action, piece * 500), _steps(action, piece * 1000)
    assert double <= 2.2 * single + 50


@pytest.mark.parametrize("piece", PIECES)
def test_sixty_kilobytes_of_anything_are_read(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    spans = [(item.start, item.end) for item in numerals(text)]
    assert spans == sorted(spans)
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize("text", ["9" * 16_000, "九" * 16_000, "0." + "0" * 16_000 + "1"])
def test_a_number_of_any_length_is_one_number(text: str) -> None:
    (found,) = numerals(text)
    assert (found.start, found.end) == (0, len(text))


@pytest.mark.parametrize("text", ["九千" * 5000, "万" * 20_000 + "五", "1" + "万亿" * 9000])
def test_scales_without_end_are_no_number(text: str) -> None:
    """They once broke the recursion of the interpreter, or overflowed."""
    assert numerals(text) == []

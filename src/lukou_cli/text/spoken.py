"""Numbers written in Chinese numerals: 七千万, 五点三. The way back is `numerals`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

_DIGITS = "零一二三四五六七八九"
_STEPS = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_SCALES = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, ""))


def in_characters(value: Decimal) -> str:
    """A number of at most sixteen whole digits, not below zero, as it is read aloud."""
    whole, _, rest = f"{value:f}".partition(".")
    spoken = _whole(int(whole))
    return spoken + ("点" + "".join(_DIGITS[int(digit)] for digit in rest) if rest else "")


def _whole(number: int) -> str:
    if not number:
        return _DIGITS[0]
    spoken = ""
    for scale, name in _SCALES:
        part, number = divmod(number, scale)
        if not part:
            continue
        gap = spoken and part < 1000
        spoken += (_DIGITS[0] if gap else "") + _below_ten_thousand(part) + name
    return spoken.removeprefix("一") if spoken.startswith("一十") else spoken


def _below_ten_thousand(number: int) -> str:
    spoken, gap = "", False
    for step, name in _STEPS:
        digit, number = divmod(number, step)
        if digit:
            spoken += (_DIGITS[0] if gap and spoken else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return spoken

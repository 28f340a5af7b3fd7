"""Numbers in Chinese prose: what is one, and what it is worth."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lukou_cli.text.numerals import Numeral, numerals

D = Decimal
_DIGITS = "零一二三四五六七八九"


def only(text: str) -> Numeral:
    """The one number of a text, which it fills."""
    (numeral,) = numerals(text)
    assert (numeral.start, numeral.end) == (0, len(text))
    return numeral


@pytest.mark.parametrize(
    ("text", "value", "scale"),
    [
        ("十", "10", 1),
        ("二十二", "22", 1),
        ("一百零五", "105", 1),
        ("一百一", "110", 1),
        ("一千三", "1300", 1),
        ("一千零二十", "1020", 1),
        ("两千四百五", "2450", 1),
        ("一万零五百", "10500", 1),
        ("一万三", "13000", 1),
        ("三亿五千万", "350000000", 1),
        ("三千亿", "3000", 10**8),
        ("负五", "-5", 1),
        ("零点五", "0.5", 1),
        ("九点五", "9.5", 1),
        ("二〇二五", "2025", 1),
        ("5万4千6百", "54600", 1),
        ("1千零20", "1020", 1),
        ("14.5亿", "14.5", 10**8),
        ("1.5万亿", "1.5", 10**12),
        ("1,239", "1239", 1),
        ("1,234,567.80", "1234567.80", 1),
        (".5", "0.5", 1),
        ("+4.6", "4.6", 1),
        ("-3", "-3", 1),
    ],
)
def test_numbers(text: str, value: str, scale: int) -> None:
    numeral = only(text)
    assert (str(numeral.value), numeral.scale, numeral.percent) == (value, scale, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("百分之五点三", "5.3"),
        ("百分之0.5", "0.5"),
        ("百分之百", "100"),
        ("百分之一百二十", "120"),
        ("负百分之三", "-3"),
        ("七成", "70"),
        ("七成三", "73"),
        ("两成半", "25"),
        ("一半", "50"),
        ("半数", "50"),
    ],
)
def test_parts_of_a_hundred(text: str, value: str) -> None:
    numeral = only(text)
    assert (str(numeral.value), numeral.percent, numeral.fraction) == (value, True, False)


@pytest.mark.parametrize(
    ("text", "over", "below"),
    [
        ("三分之一", 1, 3),
        ("二分之三", 3, 2),
        ("负二分之一", -1, 2),
        ("三又二分之一", 7, 2),
        ("2/3", 2, 3),
        ("-3/2", -3, 2),
    ],
)
def test_fractions(text: str, over: int, below: int) -> None:
    """A fraction is worth its hundredfold, as a percentage."""
    numeral = only(text)
    assert (numeral.percent, numeral.fraction) == (True, True)
    assert abs(numeral.value * below - over * 100) < D("1e-20")


@pytest.mark.parametrize("text", ["70余万", "一百多亿", "过半"])
def test_more_than_a_number(text: str) -> None:
    assert only(text).over


@pytest.mark.parametrize(
    "text",
    [
        "一切", "一般", "一些", "社零", "统一", "唯一", "万一", "进一步", "四川", "九江", "第三方",
        "千方百计", "千家万户", "万元", "百万", "千万",
    ],
)  # fmt: skip
def test_no_numbers(text: str) -> None:
    """Numerals inside words and scales without a number."""
    assert numerals(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("七八", 7, 8), ("三五", 3, 5), ("二三十", 20, 30), ("五六十", 50, 60),
        ("三百七八十", 370, 380), ("一百六七十", 160, 170), ("十二三", 12, 13),
    ],
)  # fmt: skip
def test_a_number_between_two(text: str, low: int, high: int) -> None:
    assert (only(text).value, only(text).upper) == (Decimal(low), Decimal(high))


def test_a_run_of_numerals_is_no_range() -> None:
    assert [item.upper for item in numerals("一二三产业，五六七八，二〇二五")] == [None] * 3


def test_several_numbers_stand_apart() -> None:
    text = "由48%提升至百分之五十四，12,34"
    found = numerals(text)
    assert [text[item.start : item.end] for item in found] == ["48", "百分之五十四", "12", "34"]


def in_chinese(number: int) -> str:
    """A number below 10^8 as it is written out: 一千零二十, 三万零五."""
    if number >= 10_000:
        left, right = divmod(number, 10_000)
        zero = "零" if 0 < right < 1000 else ""
        return f"{in_chinese(left)}万{zero}{in_chinese(right) if right else ''}"
    text = ""
    gap = False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + name
        gap = not digit
    return text


@settings(deadline=None)
@given(st.integers(1, 99_999_999), st.booleans())
def test_every_number_written_in_chinese_reads_back(number: int, short: bool) -> None:
    """十五 is as good as 一十五, 两千 as good as 二千."""
    text = in_chinese(number)
    if short:
        text = text.removeprefix("一") if text.startswith("一十") else text
        text = text.replace("二千", "两千").replace("二百", "两百")
    numeral = only(text)
    assert numeral.value * numeral.scale == number
    assert numeral.chinese


@settings(deadline=None)
@given(st.integers(1, 9999), st.integers(0, 9))
def test_every_percentage_written_in_chinese_reads_back(whole: int, tenth: int) -> None:
    numeral = only(f"百分之{in_chinese(whole)}点{_DIGITS[tenth]}")
    assert numeral.value == D(f"{whole}.{tenth}")
    assert numeral.percent


@settings(deadline=None)
@given(st.integers(0, 10**9), st.text("0123456789", max_size=4), st.booleans(), st.booleans())
@example(whole=0, decimals="", grouped=False, negative=True)
def test_every_decimal_keeps_its_digits(
    whole: int, decimals: str, grouped: bool, negative: bool
) -> None:
    """5.30 stays 5.30, with or without separators between thousands; a zero has no sign."""
    tail = f".{decimals}" if decimals else ""
    sign = "-" if negative else ""
    numeral = only(f"{sign}{whole:,}{tail}" if grouped else f"{sign}{whole}{tail}")
    assert numeral.value.as_tuple() == (+D(f"{sign}{whole}{tail}")).as_tuple()
    assert numeral.scale == 1


def test_a_fraction_has_whole_numbers_but_for_decimal_parts() -> None:
    assert only("万分之2.2").value == Decimal("0.022")
    assert not any(numeral.percent for numeral in numerals("五百分之2.2"))

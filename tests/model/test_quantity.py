"""Quantities: the interval behind each wording, comparison, arithmetic, conversion."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lukou_cli.model.quantity import (
    Answer,
    Bound,
    Interval,
    Quantity,
    UnitMismatchError,
    combine,
    written_step,
)
from lukou_cli.model.unit import PERCENT, PERCENTAGE_POINT, UnknownUnitError, parse_unit

D = Decimal
NUMBERS = st.decimals(-(10**6), 10**6, places=2)
FIRMS = parse_unit("家")


def firms(bound: str, value: str, upper: str | None = None) -> Quantity:
    return Quantity(Bound(bound), D(value), FIRMS, None if upper is None else D(upper))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    return Interval(
        None if draw(st.booleans()) else low,
        None if draw(st.booleans()) else high,
        low != high and draw(st.booleans()),
        low != high and draw(st.booleans()),
    )


def members(interval: Interval) -> st.SearchStrategy[Decimal]:
    low = interval.low if interval.low is not None else D(-(10**7))
    high = interval.high if interval.high is not None else D(10**7)
    inside = st.decimals(low, high, places=3)
    return inside.filter(lambda x: _holds(interval, x))


def _holds(interval: Interval, x: Decimal) -> bool:
    above = (
        interval.low is None or x > interval.low or (x == interval.low and not interval.low_open)
    )
    below = (
        interval.high is None
        or x < interval.high
        or (x == interval.high and not interval.high_open)
    )
    return above and below


@pytest.mark.parametrize(
    ("quantity", "interval"),
    [
        (firms("eq", "76"), Interval(D(76), D(76))),
        (firms("ge", "10"), Interval(D(10), None)),
        (firms("gt", "85"), Interval(D(85), None, low_open=True)),
        (firms("over", "70"), Interval(D(70), D(80), low_open=True, high_open=True)),
        (firms("over", "4200"), Interval(D(4200), D(4300), low_open=True, high_open=True)),
        (firms("le", "5.5"), Interval(None, D("5.5"))),
        (firms("lt", "200"), Interval(None, D(200), high_open=True)),
        (firms("range", "3", "5"), Interval(D(3), D(5))),
    ],
)
def test_every_wording_has_its_interval(quantity: Quantity, interval: Interval) -> None:
    assert quantity.interval() == interval


def test_printed_digits_are_kept() -> None:
    """5.30 stays 5.30: the digits say how far the number was rounded."""
    quantity = Quantity(Bound.EQ, D("5.30"), PERCENT)
    assert str(quantity.value) == "5.30"
    assert quantity.rounding_interval() == Interval(D("5.295"), D("5.305"), high_open=True)


def test_things_counted_one_by_one_are_not_rounded() -> None:
    assert firms("eq", "76").rounding_interval() == Interval.point(D(76))


@given(NUMBERS.filter(bool))
def test_written_step_is_the_last_digit_that_is_no_zero(value: Decimal) -> None:
    step = written_step(value)
    assert value % step == 0
    assert value % (step * 10) != 0


@given(st.data(), intervals(), intervals())
def test_a_difference_holds_every_difference_of_members(
    data: st.DataObject, left: Interval, right: Interval
) -> None:
    x, y = data.draw(members(left)), data.draw(members(right))
    assert _holds(left - right, x - y)


@given(st.data(), intervals(), intervals())
def test_below_is_right_for_every_pair_of_members(
    data: st.DataObject, left: Interval, right: Interval
) -> None:
    x, y = data.draw(members(left)), data.draw(members(right))
    match left.below(right):
        case Answer.YES:
            assert x < y
        case Answer.NO:
            assert x >= y
        case Answer.UNDECIDABLE:
            pass


@given(st.data(), intervals(), intervals())
def test_within_is_right_for_every_member(
    data: st.DataObject, left: Interval, right: Interval
) -> None:
    x = data.draw(members(left))
    match left.within(right):
        case Answer.YES:
            assert _holds(right, x)
        case Answer.NO:
            assert not _holds(right, x)
        case Answer.UNDECIDABLE:
            pass


@given(intervals())
def test_combine_gives_an_interval_back(interval: Interval) -> None:
    if interval.low is None and interval.high is None:
        with pytest.raises(ValueError, match="open on both sides"):
            combine(interval, FIRMS)
        return
    again = combine(interval, FIRMS).interval()
    assert (again.low, again.high) == (interval.low, interval.high)


@pytest.mark.parametrize(
    ("left", "right", "difference"),
    [
        (firms("eq", "20"), firms("eq", "22"), firms("eq", "-2")),
        (firms("ge", "10"), firms("eq", "10.6"), firms("ge", "-0.6")),
        (firms("gt", "85"), firms("eq", "76"), firms("gt", "9")),
        (firms("approx", "5.6"), firms("eq", "5.3"), firms("approx", "0.3")),
        (firms("eq", "130"), firms("ge", "110"), firms("le", "20")),
        (firms("eq", "85"), firms("gt", "75"), firms("lt", "10")),
        (firms("eq", "70"), firms("over", "70"), firms("range", "-10", "0")),
    ],
)
def test_a_difference_carries_the_bound(
    left: Quantity, right: Quantity, difference: Quantity
) -> None:
    assert left.minus(right) == difference


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("3040 万元", "亿元", "0.304"),
        ("20 万吨", "亿公斤", "2"),
        ("840 公顷", "平方公里", "8.4"),
        ("15 亩", "公顷", "1"),
        ("7.8 万元", "元", "78000"),
        ("1.2 万名", "人", "12000"),
    ],
)
def test_units_of_one_dimension_convert(text: str, unit: str, value: str) -> None:
    number, printed = text.split()
    converted = Quantity(Bound.EQ, D(number), parse_unit(printed)).to(parse_unit(unit))
    assert f"{converted.value:f}" == value


@pytest.mark.parametrize(("one", "other"), [("%", "个百分点"), ("家", "户"), ("亿元", "家")])
def test_unlike_units_do_not_mix(one: str, other: str) -> None:
    with pytest.raises(UnitMismatchError):
        Quantity(Bound.EQ, D(1), parse_unit(one)).minus(Quantity(Bound.EQ, D(1), parse_unit(other)))


def test_percentage_points_are_no_percent() -> None:
    assert PERCENT.dimension != PERCENTAGE_POINT.dimension


@pytest.mark.parametrize("text", ["furlong", "万", "万%", "万倍", "元元"])
def test_unknown_units_are_refused(text: str) -> None:
    with pytest.raises(UnknownUnitError):
        parse_unit(text)


@given(NUMBERS, st.sampled_from(["元", "万元", "亿元", "千元"]), st.sampled_from(["元", "万元"]))
def test_conversion_there_and_back_changes_nothing(value: Decimal, one: str, other: str) -> None:
    quantity = Quantity(Bound.EQ, value, parse_unit(one))
    assert quantity.to(parse_unit(other)).to(parse_unit(one)).value == value

"""Quantities: the interval behind each wording, comparison, arithmetic, conversion."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lukou_cli.model.interval import Cause, Interval, Undefined
from lukou_cli.model.quantity import (
    Bound,
    Quantity,
    UnitMismatchError,
    amount,
    significant,
    written_step,
)
from lukou_cli.model.unit import PERCENT, PERCENTAGE_POINT, UnknownUnitError, parse_unit

D = Decimal
NUMBERS = st.decimals(-(10**6), 10**6, places=2)
FIRMS = parse_unit("家")


def firms(bound: str, value: str, upper: str | None = None) -> Quantity:
    return Quantity(Bound(bound), D(value), FIRMS, None if upper is None else D(upper))


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


@given(NUMBERS.filter(bool), st.integers(-6, 6))
def test_the_digits_of_a_number_are_those_in_every_unit(value: Decimal, power: int) -> None:
    found = significant(value)
    assert found == significant(value.scaleb(power))
    assert found[0] != 0
    assert found[-1] != 0
    assert "".join(map(str, found)) == f"{abs(value):f}".replace(".", "").strip("0")


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (firms("eq", "20"), firms("eq", "22"), "eq -2"),
        (firms("ge", "10"), firms("eq", "10.6"), "ge -0.6"),
        (firms("gt", "85"), firms("eq", "76"), "gt 9"),
        (firms("approx", "5.6"), firms("eq", "5.3"), "approx 0.3"),
        (firms("eq", "130"), firms("ge", "110"), "le 20"),
        (firms("eq", "85"), firms("gt", "75"), "lt 10"),
        (firms("eq", "70"), firms("over", "70"), "range -10 0"),
        (firms("ge", "10"), firms("approx", "5"), "approx_ge 5"),
        (firms("le", "10"), firms("approx", "5"), "approx_le 5"),
        (firms("range", "3", "5"), firms("approx", "2"), "approx 1 3"),
    ],
)
def test_a_difference_carries_the_bound(left: Quantity, right: Quantity, told: str) -> None:
    found = amount(left.interval() - right.interval(), FIRMS)
    assert not isinstance(found, Undefined)
    numbers = [f"{end:f}" for end in (found.value, found.upper) if end is not None]
    assert " ".join([found.bound.value, *numbers]) == told


def test_what_is_open_on_both_sides_is_no_amount() -> None:
    difference = firms("ge", "10").interval() - firms("ge", "5").interval()
    assert amount(difference, FIRMS) == Undefined(Cause.OPEN)


def test_a_little_more_stays_open_at_its_far_end_in_every_unit() -> None:
    """70余公里 ends before 80 公里, so also before 80000 米."""
    road = Quantity(Bound.OVER, D(70), parse_unit("公里")).to(parse_unit("米"))
    assert (road.bound, road.value) == (Bound.OVER, D(70000))
    open_ends = Interval(D(70000), D(80000), low_open=True, high_open=True)
    assert road.interval() == open_ends
    assert road.to(parse_unit("公里")).interval() == Interval(D(70), D(80), True, True)


def test_a_fall_of_a_little_more_falls_further() -> None:
    """下降70余 lies between -80 and -70."""
    assert firms("over", "-70").interval() == Interval(D(-80), D(-70), True, True)


@pytest.mark.parametrize(
    ("printed", "size"),
    [
        (
            Quantity(Bound.RANGE, Decimal(-5), PERCENT, Decimal(-3)),
            Interval(Decimal(3), Decimal(5)),
        ),
        (Quantity(Bound.GT, Decimal(-5), PERCENT), Interval(None, Decimal(5), high_open=True)),
        (Quantity(Bound.LE, Decimal(-30), PERCENT), Interval(Decimal(30), None)),
        (Quantity(Bound.EQ, Decimal(5), PERCENT), Interval.point(5)),
    ],
)
def test_the_size_of_a_fall_has_its_bounds_turned_round(printed: Quantity, size: Interval) -> None:
    assert printed.magnitude.interval() == size


def test_the_ends_of_a_derived_range_are_told_rounded_outward() -> None:
    third = Interval(D(1), D(2)) / Interval.point(3)
    found = amount(third, FIRMS)
    assert not isinstance(found, Undefined)
    assert (str(found.value), str(found.upper)) == ("0.333333333333", "0.666666666667")


def test_a_derived_number_is_told_with_twelve_digits() -> None:
    found = amount(Interval.point(2) / Interval.point(3), FIRMS)
    assert not isinstance(found, Undefined)
    assert (found.bound, str(found.value)) == (Bound.EQ, "0.666666666667")


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
        Quantity(Bound.EQ, D(1), parse_unit(one)).interval(parse_unit(other))


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


def test_units_that_are_equal_do_not_differ() -> None:
    one, same, other = parse_unit("%"), parse_unit("%"), parse_unit("个百分点")
    assert one == same
    assert (one != same) is False
    assert one != other

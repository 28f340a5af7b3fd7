"""The one arithmetic: sound for every pair of points, never raising, undefined by name.

Members are drawn as fractions and calculated with exactly, so that a result that was
rounded inward by the last of its 28 digits would be found.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lukou_cli.model.interval import Answer, Cause, Computed, Interval, Undefined

D = Decimal
ENDS = st.one_of(
    st.decimals(-(10**6), 10**6, places=2),
    st.sampled_from([D(0), D(1), D(-1), D(-100), D("1e15"), D("0.001")]),
)


@st.composite
def intervals(draw: st.DrawFn, lowest: Decimal | None = None) -> Interval:
    """Every kind: points, zeros, negatives, open, closed and infinite ends, approximate ones."""
    ends = ENDS if lowest is None else ENDS.map(lambda x: lowest + abs(x))
    low, high = sorted((draw(ends), draw(ends)))
    infinite_low = lowest is None and draw(st.booleans())
    infinite_high = draw(st.booleans())
    apart = low != high
    return Interval(
        None if infinite_low else low,
        None if infinite_high else high,
        not infinite_low and (apart or infinite_high) and draw(st.booleans()),
        not infinite_high and (apart or infinite_low) and draw(st.booleans()),
        draw(st.booleans()),
    )


def members(interval: Interval) -> st.SearchStrategy[Fraction]:
    """Numbers of the interval: near its ends, at them where they are closed, and between."""
    low = interval.low if interval.low is not None else -(D(10) ** 17)
    high = interval.high if interval.high is not None else D(10) ** 17
    width = Fraction(high) - Fraction(low)
    parts = st.one_of(
        st.fractions(0, 1, max_denominator=1000),
        st.sampled_from([Fraction(0), Fraction(1), Fraction(1, 10**9), 1 - Fraction(1, 10**9)]),
    )
    inside = parts.map(lambda part: Fraction(low) + part * width)
    return inside.filter(lambda x: holds(interval, x))


def holds(interval: Interval, x: Fraction) -> bool:
    low, high = interval.low, interval.high
    above = low is None or x > Fraction(low) or (x == Fraction(low) and not interval.low_open)
    below = high is None or x < Fraction(high) or (x == Fraction(high) and not interval.high_open)
    return above and below


BINARY: list[tuple[str, Callable[[Computed, Computed], Computed], Callable[..., Fraction]]] = [
    ("sum", lambda a, b: a + b, lambda x, y: x + y),
    ("difference", lambda a, b: a - b, lambda x, y: x - y),
    ("product", lambda a, b: a * b, lambda x, y: x * y),
    ("quotient", lambda a, b: a / b, lambda x, y: x / y),
]


@pytest.mark.parametrize(("one", "exact"), [row[1:] for row in BINARY], ids=[r[0] for r in BINARY])
@given(st.data(), intervals(), intervals())
def test_every_pair_of_points_gives_a_result_inside(
    one: Callable[[Computed, Computed], Computed],
    exact: Callable[..., Fraction],
    data: st.DataObject,
    left: Interval,
    right: Interval,
) -> None:
    found = one(left, right)
    if isinstance(found, Undefined):
        assert found.cause is Cause.ZERO_DIVISOR
        assert right.holds(0)
        return
    x, y = data.draw(members(left)), data.draw(members(right))
    assert holds(found, exact(x, y))
    assert found.approximate == (left.approximate or right.approximate)


@given(st.data(), intervals(), st.integers(-4, 7))
def test_every_point_to_a_power_lies_inside(
    data: st.DataObject, interval: Interval, exponent: int
) -> None:
    found = interval.power(exponent)
    if isinstance(found, Undefined):
        assert found.cause is Cause.OUT_OF_RANGE or (exponent < 0 and interval.holds(0))
        return
    x = data.draw(members(interval))
    assert holds(found, x**exponent)
    assert found.approximate == interval.approximate


@given(st.data(), intervals(D(0)), st.integers(1, 30))
def test_every_root_lies_inside(data: st.DataObject, interval: Interval, degree: int) -> None:
    """x lies between the powers of the root's ends."""
    found = interval.root(degree)
    assert isinstance(found, Interval)
    x = data.draw(members(interval))
    assert found.low is not None
    assert Fraction(found.low) ** degree <= x
    assert found.high is None or x <= Fraction(found.high) ** degree


@given(st.data(), intervals(), ENDS, st.integers(1, 3000))
def test_every_point_scaled_lies_inside(
    data: st.DataObject, interval: Interval, numerator: Decimal, denominator: int
) -> None:
    found = interval.scale(numerator, denominator)
    assert isinstance(found, Interval)
    assert holds(found, data.draw(members(interval)) * Fraction(numerator) / denominator)


@given(st.data(), intervals())
def test_negation_and_magnitude_hold_every_point(data: st.DataObject, interval: Interval) -> None:
    x = data.draw(members(interval))
    assert holds(-interval, -x)
    assert holds(interval.magnitude(), abs(x))


@given(intervals(), intervals())
def test_openness_is_told_where_no_pair_reaches_an_end(left: Interval, right: Interval) -> None:
    """A sum attains its end only where both inputs attain theirs."""
    found = left + right
    assert isinstance(found, Interval)
    if found.low is not None and found.low != found.high:
        assert found.low_open == (left.low_open or right.low_open)
    if found.high is not None and found.low != found.high:
        assert found.high_open == (left.high_open or right.high_open)


EXTREMES = [
    Interval.point(D(text)) for text in ("0", "-1", "1e99", "-1e99", "1e-99", "-1e-99", "3")
] + [
    Interval(None, None),
    Interval(D(0), None),
    Interval(D(0), None, low_open=True),
    Interval(None, D(0), high_open=True),
    Interval(D("-1e99"), D("1e99")),
]


@pytest.mark.parametrize(("left", "right"), list(product(EXTREMES, repeat=2)))
def test_nothing_raises_at_the_edges(left: Interval, right: Interval) -> None:
    for found in (
        left + right, left - right, left * right, left / right, left.power(9999),
        left.power(-9999), left.root(9999), left.scale(7, 3), (left / right).power(3) - left,
    ):  # fmt: skip
        if isinstance(found, Interval):
            assert all(end is None or end.is_finite() for end in (found.low, found.high))


@pytest.mark.parametrize(
    ("found", "cause"),
    [
        (Interval.point(1) / Interval.point(0), Cause.ZERO_DIVISOR),
        (Interval.point(1) / Interval(D(-1), D(1)), Cause.ZERO_DIVISOR),
        (Interval.point(0).power(-1), Cause.ZERO_DIVISOR),
        (Interval.point(-8).root(3), Cause.NEGATIVE_ROOT),
        (Interval(None, D(1)).root(2), Cause.NEGATIVE_ROOT),
        (Interval.point(D("1e60")).power(2), Cause.OUT_OF_RANGE),
        (Interval.point(D("1e-60")).power(2), Cause.OUT_OF_RANGE),
        (Interval.point(D("1e15")).power(100_000), Cause.OUT_OF_RANGE),
        ((Interval.point(1) / Interval.point(0) + Interval.point(1)).root(2), Cause.ZERO_DIVISOR),
        (Interval.point(1) - Interval.point(1) / Interval.point(0), Cause.ZERO_DIVISOR),
    ],
)
def test_what_does_not_exist_says_why(found: Computed, cause: Cause) -> None:
    assert found == Undefined(cause)


def test_a_divisor_open_at_zero_leaves_the_quotient_without_end() -> None:
    found = Interval(D(1), D(2)) / Interval(D(0), D(4), low_open=True)
    assert found == Interval(D("0.25"), None)


def test_digits_without_end_are_enclosed_and_still_one_number() -> None:
    third = Interval.point(1) / Interval.point(3)
    assert isinstance(third, Interval)
    assert third.is_point
    assert third.low is not None
    assert third.high is not None
    assert third.low < third.high
    assert third.high - third.low == D("1e-28")


def test_exact_results_stay_exact() -> None:
    assert Interval.point(32).root(5) == Interval.point(2)
    assert Interval.point(6) / Interval.point(3) == Interval.point(2)
    assert Interval.point(D("1.061")).power(2) == Interval.point(D("1.125721"))


def test_the_callers_context_changes_nothing() -> None:
    import decimal

    with decimal.localcontext() as context:
        context.prec = 3
        context.traps[decimal.Inexact] = True
        found = Interval.point(1) / Interval.point(7) + Interval.point(D("12345.678"))
    assert isinstance(found, Interval)
    assert found.low == D("12345.82085714285714285714285")


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
            assert holds(right, x)
        case Answer.NO:
            assert not holds(right, x)
        case Answer.UNDECIDABLE:
            pass


@given(st.data(), intervals(), ENDS)
def test_the_part_above_a_number_holds_what_lies_above(
    data: st.DataObject, interval: Interval, number: Decimal
) -> None:
    x = data.draw(members(interval))
    assume(x > Fraction(number))
    part = interval.above(number)
    assert part is not None
    assert holds(part, x)

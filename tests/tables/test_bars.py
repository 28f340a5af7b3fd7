"""Bars: in proportion, open where the figures are, in one line of fixed width."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lukou_cli.model.quantity import Bound, Quantity
from lukou_cli.model.unit import PERCENT, Unit
from lukou_cli.tables.bars import along, bar


def _of(bound: Bound, value: str, upper: str | None = None, unit: Unit = PERCENT) -> Quantity:
    return Quantity(bound, Decimal(value), unit, Decimal(upper) if upper else None)


@pytest.mark.parametrize(
    ("first", "second", "drawn"),
    [
        (_of(Bound.EQ, "5"), _of(Bound.EQ, "10"), "████    │"),
        (_of(Bound.EQ, "5"), _of(Bound.GE, "10"), "████    ├→"),
        (_of(Bound.EQ, "5"), _of(Bound.LT, "10"), "████    ┤"),
        (_of(Bound.GT, "5"), _of(Bound.EQ, "10"), "████→   │"),
        (_of(Bound.LE, "5"), _of(Bound.EQ, "10"), "▒▒▒▒    │"),
        (_of(Bound.EQ, "5"), _of(Bound.APPROX, "10"), "████   ░░░"),
        (_of(Bound.APPROX, "5"), _of(Bound.EQ, "10"), "███▒▒   │"),
        (_of(Bound.OVER, "50"), _of(Bound.EQ, "100"), "████▒   │"),
        (_of(Bound.RANGE, "0", "5"), _of(Bound.EQ, "10"), "▒▒▒▒    │"),
        (_of(Bound.EQ, "2"), _of(Bound.RANGE, "5", "10"), "█▋  ╞═══╡"),
        (_of(Bound.EQ, "10"), _of(Bound.EQ, "5"), "████│███"),
        (_of(Bound.EQ, "5"), _of(Bound.EQ, "5"), "████████│"),
    ],
)
def test_a_bar_shows_what_is_known(first: Quantity, second: Quantity, drawn: str) -> None:
    found = bar(first, second)
    assert found is not None
    assert found.text() == drawn


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (None, _of(Bound.EQ, "1")),
        (_of(Bound.EQ, "-18"), _of(Bound.EQ, "1")),
        (_of(Bound.EQ, "0"), _of(Bound.EQ, "0")),
        (_of(Bound.EQ, "1"), _of(Bound.EQ, "1", unit=Unit("家", "count:家"))),
    ],
)
def test_what_has_no_common_scale_is_not_drawn(first: Quantity | None, second: Quantity) -> None:
    assert bar(first, second) is None


def test_units_of_one_dimension_share_the_scale() -> None:
    hundred_million, ten_thousand = Unit("亿元", "money", 10**8), Unit("万元", "money", 10**4)
    found = bar(_of(Bound.EQ, "1", unit=hundred_million), _of(Bound.EQ, "20000", unit=ten_thousand))
    assert found is not None
    assert (found.first.low, found.second.low) == (0.5, 1.0)


_QUANTITIES = st.builds(
    lambda bound, low, more: Quantity(
        bound, low, PERCENT, low + more if bound is Bound.RANGE else None
    ),
    st.sampled_from([bound for bound in Bound if bound.has_number]),
    st.decimals(0, 10**9, places=2),
    st.decimals(0, 10**9, places=2),
)


@given(_QUANTITIES, _QUANTITIES)
def test_no_bar_is_wider_than_its_column(first: Quantity, second: Quantity) -> None:
    found = bar(first, second)
    assert found is None or 1 <= len(found.text()) <= 10


def test_a_larger_bar_is_the_same_in_more_cells() -> None:
    found = bar(_of(Bound.EQ, "5"), _of(Bound.GE, "10"), 22)
    assert found is not None
    assert found.text() == "█" * 10 + " " * 10 + "├→"


@pytest.mark.parametrize(
    ("told", "drawn"),
    [
        (_of(Bound.EQ, "10"), "    │████"),
        (_of(Bound.EQ, "-10"), "████│"),
        (_of(Bound.EQ, "5"), "    │██"),
        (_of(Bound.GE, "5"), "    │██→"),
        (_of(Bound.LE, "-5"), " ←██│"),
        (_of(Bound.APPROX, "10"), "    │███▒"),
        (_of(Bound.RANGE, "5", "10"), "    │██▒▒"),
        (_of(Bound.EQ, "0"), "    │"),
    ],
)
def test_rates_of_either_sign_share_a_scale(told: Quantity, drawn: str) -> None:
    assert along(told, -10, 10, 10) == drawn


@given(
    value=st.integers(-1000, 1000),
    bound=st.sampled_from([Bound.EQ, Bound.GE, Bound.LT, Bound.APPROX]),
)
def test_a_rate_stays_within_its_chart(value: int, bound: Bound) -> None:
    assert len(along(_of(bound, str(value)), -1000, 1000, 30)) <= 32

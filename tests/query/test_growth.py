"""Growth: the golden values of the method, and what is said beside them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.quantity import Interval
from lukou_cli.query import rates
from lukou_cli.query.growth import GrowthRow, Kind, growth
from lukou_cli.query.select import resolve

D = Decimal
POSITIVE = st.decimals(D("0.01"), 10**6, places=2)


@pytest.fixture(scope="module")
def gdp(catalogue: Catalogue) -> list[GrowthRow]:
    return growth(catalogue, resolve(catalogue, ["gdp"]))


def _row(rows: list[GrowthRow], kind: Kind, period: str) -> GrowthRow:
    return next(row for row in rows if row.kind is kind and str(row.period) == period)


def _value(row: GrowthRow) -> str:
    assert row.result is not None
    return f"{row.result.bound.value} {round(row.result.value, 1)}"


@pytest.mark.parametrize(
    ("kind", "period", "value"),
    [
        (Kind.STATED, "2025", "eq 5.3"),
        (Kind.STATED, "2021-2025", "eq 6.1"),
        (Kind.STATED, "2026", "approx 5.6"),
        (Kind.CUMULATIVE, "2021-2025", "eq 34.5"),
        (Kind.IMPLIED_LEVEL, "2020", "eq 147.3"),
        (Kind.IMPLIED_LEVEL, "2030", "approx 258.8"),
        (Kind.AVERAGE_ANNUAL, "2027-2030", "approx 5.5"),
    ],
)
def test_gdp(gdp: list[GrowthRow], kind: Kind, period: str, value: str) -> None:
    assert _value(_row(gdp, kind, period)) == value


def test_an_implied_level_names_prices_and_rounding(gdp: list[GrowthRow]) -> None:
    """From real growth and a current-price level the answer is at 2025 prices, and says so."""
    notes = {note.code: note.params for note in _row(gdp, Kind.IMPLIED_LEVEL, "2020").notes}
    assert notes["implied_at_prices"] == {"year": "2025"}
    low, high = (round(D(str(notes["rounding"][end])), 1) for end in ("low", "high"))
    assert (low, high) == (D("146.5"), D("148.0"))


def test_no_implied_level_is_presented_as_published(catalogue: Catalogue) -> None:
    rows = growth(catalogue, catalogue.indicators)
    implied = [row for row in rows if row.kind is Kind.IMPLIED_LEVEL]
    assert implied
    assert all(any(n.code.startswith("implied") for n in row.notes) for row in implied)


@pytest.mark.parametrize(
    ("ratio", "years", "expected"), [("0.8", 5, "-4.3648"), ("2", 15, "4.7294"), ("2", 1, "100")]
)
def test_average_annual_growth_by_the_level_method(ratio: str, years: int, expected: str) -> None:
    found = rates.rate(Interval.point(D(ratio)), years).low
    assert found is not None
    assert round(found, 4) == D(expected)


@given(POSITIVE, st.integers(1, 20))
def test_compounding_the_average_gives_the_ratio_back(ratio: Decimal, years: int) -> None:
    average = rates.rate(Interval.point(ratio), years)
    again = rates.factor(average, years).low
    assert again is not None
    assert abs(again - ratio) / ratio < D("1e-20")


@given(st.decimals(-50, 100, places=1), st.decimals(-50, 100, places=1))
def test_what_remains_completes_the_chain(average: Decimal, first: Decimal) -> None:
    """The first year and four years at the remaining rate make five years at the average."""
    done = rates.factor(Interval.point(first))
    rest = rates.remaining(Interval.point(average), 5, done, 1)
    total = rates.product(done, rates.factor(rest, 4)).low
    wanted = rates.factor(Interval.point(average), 5).low
    assert total is not None
    assert wanted is not None
    assert abs(total - wanted) < D("1e-15")

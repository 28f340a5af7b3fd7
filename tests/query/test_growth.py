"""Growth: the golden values of the method, and what is said beside them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lukou_cli.errors import SelectionError
from lukou_cli.i18n import messages
from lukou_cli.load.files import load_files
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.interval import Cause, Computed, Interval, Undefined
from lukou_cli.model.period import Period
from lukou_cli.model.quantity import Amount
from lukou_cli.query import rates
from lukou_cli.query.growth import GrowthKind, GrowthRow, growth
from lukou_cli.query.select import find_one, resolve, the_fact
from lukou_cli.tables import wording
from tests.small import HEAD, indicator

D = Decimal
POSITIVE = st.decimals(D("0.01"), 10**6, places=2)


@pytest.fixture(scope="module")
def gdp(catalogue: Catalogue) -> list[GrowthRow]:
    return growth(catalogue, resolve(catalogue, ["gdp"]))


def _row(
    rows: list[GrowthRow], kind: GrowthKind, period: str, *, rounding: bool = False
) -> GrowthRow:
    return next(
        row
        for row in rows
        if row.kind is kind and str(row.period) == period and row.rounding is rounding
    )


def _value(row: GrowthRow) -> str:
    assert row.result is not None
    assert not isinstance(row.result, Undefined)
    return f"{row.result.bound.value} {round(row.result.value, 1)}"


def _sure(computed: Computed) -> Interval:
    assert isinstance(computed, Interval)
    return computed


def _low(computed: Computed) -> Decimal:
    low = _sure(computed).low
    assert low is not None
    return low


@pytest.mark.parametrize(
    ("kind", "period", "value"),
    [
        (GrowthKind.STATED, "2025", "eq 5.3"),
        (GrowthKind.STATED, "2021-2025", "eq 6.1"),
        (GrowthKind.STATED, "2026", "approx 5.6"),
        (GrowthKind.CUMULATIVE, "2021-2025", "eq 34.5"),
        (GrowthKind.IMPLIED_LEVEL, "2020", "eq 147.3"),
        (GrowthKind.IMPLIED_LEVEL, "2030", "approx 258.8"),
        (GrowthKind.AVERAGE_ANNUAL, "2027-2030", "approx 5.5"),
    ],
)
def test_gdp(gdp: list[GrowthRow], kind: GrowthKind, period: str, value: str) -> None:
    assert _value(_row(gdp, kind, period)) == value


def test_an_implied_level_names_its_prices(gdp: list[GrowthRow]) -> None:
    """From real growth and a current-price level the answer is at 2025 prices, and says so."""
    notes = {note.code: note.params for note in _row(gdp, GrowthKind.IMPLIED_LEVEL, "2020").notes}
    assert notes["implied_at_prices"] == {"year": "2025"}


def test_an_interval_by_rounding_is_a_row_with_two_ends(gdp: list[GrowthRow]) -> None:
    row = _row(gdp, GrowthKind.IMPLIED_LEVEL, "2020", rounding=True)
    assert isinstance(row.result, Amount)
    assert wording.quantity(messages("en"), row.result).text == "146.5 to 148.0 × ¥100m"
    assert "by_rounding" in [note.code for note in row.notes]


def test_the_interval_of_2024_is_shown_rounded_outward(gdp: list[GrowthRow]) -> None:
    """187.470… is shown as 187.4, not as 187.5, which would leave it out."""
    row = _row(gdp, GrowthKind.IMPLIED_LEVEL, "2024", rounding=True)
    assert isinstance(row.result, Amount)
    assert wording.quantity(messages("en"), row.result).text == "187.4 to 188.6 × ¥100m"


@pytest.mark.parametrize(
    ("results", "cause"),
    [
        (("2024 eq 0", "2025 eq 10"), Cause.BASE_ZERO),
        (("2024 eq -3", "2025 eq 10"), Cause.BASE_NEGATIVE),
        (("2024 le 3", "2025 eq 10"), Cause.BASE_UNSURE),
        (("2024 ge 3", "2025 ge 10"), Cause.OPEN),
        (("2020 eq 3", "2025 eq -10"), Cause.NEGATIVE_ROOT),
    ],
)
def test_growth_without_a_value_is_named_with_its_reason(
    tmp_path: Path, results: tuple[str, ...], cause: Cause
) -> None:
    path = tmp_path / "data.yaml"
    path.write_text(HEAD + indicator(results=results), encoding="utf-8")
    catalogue = load_files([path])
    (row,) = growth(catalogue, catalogue.indicators)
    assert row.result == Undefined(cause)
    assert ("undefined", {"why": cause.value}) in [(n.code, n.params) for n in row.notes]


@pytest.mark.parametrize("rate", ["-100", "-120"])
def test_the_level_before_a_fall_of_everything_is_undefined(tmp_path: Path, rate: str) -> None:
    path = tmp_path / "data.yaml"
    text = indicator("level", unit="亿元", results=("2025 eq 10",)) + indicator(
        "rate", measure="growth", unit="%", extra="growth_of: level", results=(f"2025 eq {rate}",)
    )
    path.write_text(HEAD + text, encoding="utf-8")
    catalogue = load_files([path])
    rows = growth(catalogue, catalogue.indicators)
    implied = next(row for row in rows if row.kind is GrowthKind.IMPLIED_LEVEL)
    assert implied.result == Undefined(Cause.TOTAL_FALL)


@pytest.mark.parametrize(
    ("selector", "value", "unit"),
    [("小学本地入学率", "6", "个百分点"), ("高新区面积", "180", "%")],
)
def test_a_start_without_a_date_gives_a_change_of_no_year(
    catalogue: Catalogue, selector: str, value: str, unit: str
) -> None:
    (row,) = growth(catalogue, resolve(catalogue, [selector]))
    assert row.period is None
    assert isinstance(row.result, Amount)
    assert (f"{row.result.value:f}", row.result.unit.text) == (value, unit)
    assert "time_unstated" in [note.code for note in row.notes]


def test_an_area_grew_to_2_8_times_what_it_was(catalogue: Catalogue) -> None:
    (row,) = growth(catalogue, resolve(catalogue, ["高新区面积"]))
    notes = {note.code: note.params for note in row.notes}
    assert notes["multiple"] == {"bound": "", "multiple": "2.8"}


def test_nobody_gets_a_start_as_the_figure_of_a_year(catalogue: Catalogue) -> None:
    indicator_ = find_one(catalogue, "小学本地入学率").indicators[0]
    with pytest.raises(SelectionError):
        the_fact(indicator_, Period.of_year(2024), None)
    assert {str(fact.period) for fact in indicator_.facts} == {"2025"}


def test_no_implied_level_is_presented_as_published(catalogue: Catalogue) -> None:
    rows = growth(catalogue, catalogue.indicators)
    implied = [row for row in rows if row.kind is GrowthKind.IMPLIED_LEVEL]
    assert implied
    assert all(any(n.code.startswith("implied") for n in row.notes) for row in implied)


@pytest.mark.parametrize(
    ("ratio", "years", "expected"), [("0.8", 5, "-4.3648"), ("2", 15, "4.7294"), ("2", 1, "100")]
)
def test_average_annual_growth_by_the_level_method(ratio: str, years: int, expected: str) -> None:
    assert round(_low(rates.rate(Interval.point(D(ratio)), years)), 4) == D(expected)


@given(POSITIVE, st.integers(1, 20))
def test_compounding_the_average_gives_the_ratio_back(ratio: Decimal, years: int) -> None:
    average = rates.rate(Interval.point(ratio), years)
    assert _sure(rates.factor(average, years)).holds(ratio)


@given(st.decimals(-50, 100, places=1), st.decimals(-50, 100, places=1))
def test_what_remains_completes_the_chain(average: Decimal, first: Decimal) -> None:
    """The first year and four years at the remaining rate make five years at the average."""
    done = rates.factor(Interval.point(first))
    rest = rates.remaining(Interval.point(average), 5, done, 1)
    total = _sure(done * rates.factor(rest, 4))
    assert total.meets(_sure(rates.factor(Interval.point(average), 5)))
    assert total.is_point


@given(st.decimals(-99, 300, places=1), st.decimals(1, 10**6, places=2), st.integers(1, 10))
def test_the_level_before_grows_to_the_level_after(
    rate: Decimal, level: Decimal, years: int
) -> None:
    growth_ = Interval.point(rate)
    earlier = rates.before(Interval.point(level), growth_, years)
    assert _sure(rates.after(earlier, growth_, years)).holds(level)

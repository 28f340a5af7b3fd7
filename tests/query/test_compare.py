"""Five-year comparisons and the consistency of the data."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from lukou_cli.i18n import messages
from lukou_cli.load.files import load_files
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.indicator import Basis
from lukou_cli.model.interval import Cause, Interval, Undefined
from lukou_cli.model.period import Period, parse_period
from lukou_cli.model.quantity import Amount
from lukou_cli.query.compare import compare
from lukou_cli.query.consistency import ConsistencyState, consistency
from lukou_cli.query.figures import figure
from lukou_cli.query.growth import GrowthKind, growth
from lukou_cli.query.select import resolve
from lukou_cli.tables import wording
from tests.small import HEAD, indicator


@pytest.mark.parametrize(
    ("selector", "method", "expected"),
    [
        ("gdp_average_growth", "plan_to_plan", "≈-0.6个百分点"),
        ("城镇化率", "level_to_target", "≈4个百分点"),
        ("gdp_growth", "year_to_average", "-0.8个百分点"),
    ],
)
def test_the_report(catalogue: Catalogue, selector: str, method: str, expected: str) -> None:
    rows = compare(catalogue, resolve(catalogue, [selector]))
    found = next(row for row in rows if row.method.value == method)
    assert isinstance(found.difference, Amount)
    assert figure(found.difference) == expected


def test_urbanisation_has_its_yearly_pace(catalogue: Catalogue) -> None:
    row = compare(catalogue, resolve(catalogue, ["城镇化率"]))[0]
    notes = {note.code: note.params for note in row.notes}
    pace = notes["per_year"]["pace"]
    assert isinstance(pace, Amount)
    assert figure(pace) == "≈0.8个百分点"
    assert notes["plan_years"]["n"] == "5"
    assert notes["plan_years"]["base"] == "2025"


def test_a_year_of_relief_is_more_than_23_percent_of_its_plan(catalogue: Catalogue) -> None:
    rows = compare(catalogue, resolve(catalogue, ["救助资金"]))
    share = next(row for row in rows if row.method.value == "share_of_total").difference
    assert isinstance(share, Amount)
    assert (share.bound.value, str(round(share.value, 1)), share.unit.text) == ("gt", "23.3", "%")


def test_the_report_agrees_with_itself(catalogue: Catalogue) -> None:
    relations = consistency(catalogue)
    assert len({relation.kind for relation in relations}) >= 10
    assert [r.formula for r in relations if r.agreement is ConsistencyState.FAILS] == []


@pytest.mark.parametrize(
    ("results", "agreement"),
    [
        (("2024 eq 100", "2025 eq 110"), "holds"),
        (("2024 eq 100.4", "2025 eq 110"), "holds"),
        (("2024 eq 105", "2025 eq 110"), "fails"),
        (("2025 eq 110",), "derived"),
    ],
)
def test_stated_growth_is_held_against_levels(
    tmp_path: Path, results: tuple[str, ...], agreement: str
) -> None:
    """110 after a growth of 10 % was 100 before, within the rounding of all three."""
    path = tmp_path / "data.yaml"
    path.write_text(
        HEAD
        + indicator("level", unit="亿元", results=results)
        + indicator(
            "rate", measure="growth", unit="%", extra="growth_of: level", results=("2025 eq 10",)
        ),
        encoding="utf-8",
    )
    found = [r for r in consistency(load_files([path])) if r.kind == "level_and_growth"]
    assert [relation.agreement.value for relation in found] == [agreement]


@pytest.mark.parametrize(
    ("year", "total", "agreement"),
    [("gt 7000", "eq 30000", "holds"), ("eq 40000", "eq 30000", "fails")],
)
def test_a_year_lies_within_its_plan(tmp_path: Path, year: str, total: str, agreement: str) -> None:
    path = tmp_path / "data.yaml"
    text = indicator(unit="万元", results=(f"2025 {year}", f"2021-2025 {total}"))
    path.write_text(HEAD + text, encoding="utf-8")
    found = [r for r in consistency(load_files([path])) if r.kind == "part_of_plan"]
    assert [relation.agreement.value for relation in found] == [agreement]


def test_76_firms_less_14_new_ones_were_62(catalogue: Catalogue) -> None:
    found = next(r for r in consistency(catalogue) if r.kind == "increment")
    assert isinstance(found.computed, Amount)
    assert found.computed.interval == Interval.point(Decimal(62))


def test_total_and_per_head_give_the_population(catalogue: Catalogue) -> None:
    found = next(r for r in consistency(catalogue) if r.kind == "per_head")
    assert isinstance(found.computed, Amount)
    assert wording.quantity(messages("en"), found.computed).text == "25.1 to 25.7 × 10,000 persons"


def _catalogue(tmp_path: Path, text: str) -> Catalogue:
    path = tmp_path / "data.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return load_files([path])


def test_a_year_of_a_plan_that_brought_nothing_has_no_share(tmp_path: Path) -> None:
    catalogue = _catalogue(tmp_path, indicator(results=("2025 eq 0", "2021-2025 eq 0")))
    (row,) = compare(catalogue, catalogue.indicators)
    assert row.difference == Undefined(Cause.ZERO_DIVISOR)
    assert ("undefined", {"why": "zero_divisor"}) in [(n.code, n.params) for n in row.notes]


@pytest.mark.parametrize("total", ["0", "-100"])
def test_a_figure_per_head_of_nothing_gives_no_population(tmp_path: Path, total: str) -> None:
    """0 元 a head lies within rounding of zero: no interval from 90000 to -110000."""
    text = indicator("total", unit="亿元", results=(f"2025 eq {total}",)) + indicator(
        "head", unit="元", extra="per_head_of: total", results=("2025 eq 0",)
    )
    relations = consistency(_catalogue(tmp_path, text))
    found = next(r for r in relations if r.kind == "per_head")
    assert found.computed == Undefined(Cause.ZERO_DIVISOR)
    assert found.agreement is ConsistencyState.UNDEFINED


def test_bounds_open_on_both_sides_are_undefined_in_a_relation(tmp_path: Path) -> None:
    text = indicator("stock", measure="stock", results=("2025 ge 10",)) + indicator(
        "added", extra="increment_of: stock", results=("2025 ge 3",)
    )
    found = next(r for r in consistency(_catalogue(tmp_path, text)) if r.kind == "increment")
    assert found.computed == Undefined(Cause.OPEN)


def test_a_change_at_constant_prices_says_so(catalogue: Catalogue) -> None:
    """compare and growth name the same prices for the same number."""
    rows = compare(catalogue, resolve(catalogue, ["gdp"]))
    change = next(row for row in rows if row.method.value == "end_to_start")
    level = next(
        row
        for row in growth(catalogue, resolve(catalogue, ["gdp"]))
        if row.kind is GrowthKind.IMPLIED_LEVEL and row.period == Period.of_year(2020)
    )
    assert change.basis is level.basis is Basis.REAL


def test_end_against_start_belongs_to_its_plan(catalogue: Catalogue) -> None:
    rows = compare(catalogue, resolve(catalogue, ["gdp"]))
    plan = parse_period("十四五")
    assert "end_to_start" in [row.method.value for row in rows if row.tells_of(plan)]


@pytest.mark.parametrize(
    ("selector", "difference"), [("小学本地入学率", "6个百分点"), ("高新区面积", "5.4平方公里")]
)
def test_a_level_is_set_against_the_one_left(
    catalogue: Catalogue, selector: str, difference: str
) -> None:
    (row,) = compare(catalogue, resolve(catalogue, [selector]))
    assert isinstance(row.difference, Amount)
    assert (row.method.value, row.from_period) == ("start_to_level", None)
    assert figure(row.difference) == difference
    assert "time_unstated" in [note.code for note in row.notes]


def test_a_start_takes_part_in_the_relations(catalogue: Catalogue) -> None:
    formulas = [r.formula for r in consistency(catalogue) if r.kind == "from_to"]
    assert "54% - 48%" in formulas
    assert "8.4平方公里 - 3平方公里" in formulas

"""Five-year comparisons and the consistency of the data."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from lukou_cli.load.files import load_files
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.quantity import Interval
from lukou_cli.query.compare import compare
from lukou_cli.query.consistency import Agreement, consistency
from lukou_cli.query.figures import figure
from lukou_cli.query.select import resolve
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
    assert figure(found.difference) == expected


def test_urbanisation_has_its_yearly_pace(catalogue: Catalogue) -> None:
    row = compare(catalogue, resolve(catalogue, ["城镇化率"]))[0]
    notes = {note.code: note.params for note in row.notes}
    assert notes["per_year"] == {"pace": "0.8", "bound": "≈", "unit": "个百分点"}
    assert notes["plan_years"]["n"] == "5"
    assert notes["plan_years"]["base"] == "2025"


def test_a_year_of_relief_is_more_than_23_percent_of_its_plan(catalogue: Catalogue) -> None:
    rows = compare(catalogue, resolve(catalogue, ["救助资金"]))
    share = next(row for row in rows if row.method.value == "share_of_total").difference
    assert (share.bound.value, str(round(share.value, 1)), share.unit.text) == ("gt", "23.3", "%")


def test_the_report_agrees_with_itself(catalogue: Catalogue) -> None:
    relations = consistency(catalogue)
    assert len({relation.kind for relation in relations}) >= 10
    assert [r.formula for r in relations if r.agreement is Agreement.FAILS] == []


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
    assert found.computed == Interval.point(Decimal(62))


def test_total_and_per_head_give_the_population(catalogue: Catalogue) -> None:
    found = next(r for r in consistency(catalogue) if r.kind == "per_head")
    assert found.computed.low is not None
    assert found.computed.high is not None
    ends = str(round(found.computed.low, 1)), str(round(found.computed.high, 1))
    assert ends == ("25.2", "25.6")

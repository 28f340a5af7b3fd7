"""Gaps: the table of the method, statuses, counterparts and pace."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from lukou_cli.load.files import load_files
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.interval import Interval
from lukou_cli.query.figures import figure
from lukou_cli.query.gap import GapRow, gap
from lukou_cli.query.select import resolve
from tests.small import HEAD, indicator


def _gap(tmp_path: Path, text: str) -> GapRow:
    path = tmp_path / "data.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    catalogue = load_files([path])
    return gap(catalogue, catalogue.indicators)[0]


@pytest.mark.parametrize(
    ("target", "result", "expected", "gap_to"),
    [
        ("eq 20", "eq 22", "eq -2", "target"),
        ("ge 10", "eq 10.6", "ge -0.6", "target"),
        ("gt 85", "eq 76", "gt 9", "target"),
        ("approx 5.6", "eq 5.3", "approx 0.3", "target"),
        ("ge 130", "ge 110", "le 20", "floor"),
        ("gt 85", "gt 75", "lt 10", "floor"),
        ("ge 70", "over 70", "range -10 0", "floor"),
        ("range 3~5", "eq 4", "range -1 1", "target"),
        ("le 5.5", "eq 5", "le 0.5", "target"),
    ],
)
def test_bounds_carry_through(
    tmp_path: Path, target: str, result: str, expected: str, gap_to: str
) -> None:
    row = _gap(tmp_path, indicator(results=(f"2025 {result}",), targets=(f"2026 {target}",)))
    assert row.gap is not None
    assert row.gap_to is not None
    numbers = [row.gap.bound.value, f"{row.gap.value:f}"]
    if row.gap.upper is not None:
        numbers.append(f"{row.gap.upper:f}")
    assert (" ".join(numbers), row.gap_to.value) == (expected, gap_to)


@pytest.mark.parametrize(
    ("measure", "target", "result", "status"),
    [
        ("stock", "gt 85", "eq 76", "to_go"),
        ("stock", "gt 85", "eq 86", "reached"),
        ("stock", "gt 85", "eq 85", "to_go"),
        ("stock", "ge 85", "ge 80", "undecidable"),
        ("stock", "eq 80", "eq 90", "reached"),
        ("share", "approx 60", "eq 56", "near"),
        ("flow", "eq 20", "eq 22", "below_last"),
        ("flow", "eq 22", "eq 22", "as_last"),
        ("flow", "gt 240", "eq 210", "above_last"),
        ("flow", "ge 130", "ge 110", "undecidable"),
        ("growth", "approx 7", "eq 4.7", "near"),
        ("growth", "ge 10", "eq 10.6", "below_last"),
        ("flow", "relative -", "eq 4", "relative"),
        ("flow", "qualitative -", "eq 4", "relative"),
    ],
)
def test_status(tmp_path: Path, measure: str, target: str, result: str, status: str) -> None:
    unit = "%" if measure in ("share", "growth") else "家"
    text = indicator(
        measure=measure, unit=unit, results=(f"2025 {result}",), targets=(f"2026 {target}",)
    )
    assert _gap(tmp_path, text).status.value == status


def test_a_plan_total_is_no_result_for_a_year(tmp_path: Path) -> None:
    row = _gap(tmp_path, indicator(results=("2021-2025 eq 500",), targets=("2026 ge 70",)))
    assert (row.status.value, row.result) == ("no_result", None)


def test_more_than_nine_firms_are_at_least_ten(tmp_path: Path) -> None:
    text = indicator(measure="stock", results=("2025 eq 76",), targets=("2026 gt 85",))
    row = _gap(tmp_path, text)
    assert ("whole_units", {"least": "10"}) in [(note.code, note.params) for note in row.notes]


def test_pace_of_a_share_is_in_percentage_points(tmp_path: Path) -> None:
    text = indicator(
        measure="share", unit="%", results=("2025 eq 56",), targets=("2026-2030 approx 60",)
    )
    pace = _gap(tmp_path, text).pace
    assert figure(pace) == "≈0.8个百分点"


def test_pace_of_an_amount_is_a_rate(tmp_path: Path) -> None:
    """From 100 to 200 in fifteen years: 4.73 % a year."""
    text = indicator(measure="stock", results=("2025 eq 100",), targets=("2040 eq 200",))
    pace = _gap(tmp_path, text).pace
    assert pace is not None
    assert (round(pace.value, 2), pace.unit.text) == (Decimal("4.73"), "%")


@pytest.mark.parametrize(
    ("result", "target", "pace"),
    [
        # Down to nothing is no bound of what is left, and none of a count is below zero.
        ("2025 ge 100 100家以上", "2030 eq 130 130家", "≤5.38739520618%"),
        ("2025 eq 1000 1000家", "2030 le 800 800家以内", "≤-4.36475002099%"),
        ("2025 eq 100 100家", "2030 eq 130 130家", "5.38739520618%"),
    ],
)
def test_a_pace_has_the_bounds_that_are_known(
    tmp_path: Path, result: str, target: str, pace: str
) -> None:
    row = _gap(tmp_path, indicator(measure="stock", results=(result,), targets=(target,)))
    assert row.pace is not None
    assert figure(row.pace) == pace


@pytest.mark.parametrize(
    ("latest", "grade"),
    [("110", "on_track"), ("107", "accelerate"), ("102", "limited"), ("98", "away")],
)
def test_progress_is_graded_as_eurostat_does(tmp_path: Path, latest: str, grade: str) -> None:
    """From 100 in 2020 to 121 in 2030, seen in 2025."""
    text = indicator(
        measure="stock",
        results=("2020 eq 100", f"2025 eq {latest}"),
        targets=("2030 eq 121",),
    )
    notes = {note.code: note.params for note in _gap(tmp_path, text).notes}
    assert notes["progress"]["grade"] == grade


def test_no_progress_is_a_ratio_of_zero(tmp_path: Path) -> None:
    """Where result equals base nothing was gained: 0 %, limited, not undefined."""
    text = indicator(
        measure="stock", results=("2020 eq 100", "2025 eq 100"), targets=("2030 eq 121",)
    )
    notes = {note.code: note.params for note in _gap(tmp_path, text).notes}
    assert notes["progress"] == {"ratio": "0", "grade": "limited", "base": "2020"}


@pytest.mark.parametrize(
    ("base", "latest", "target", "code"),
    [
        ("100", "110", "100", "progress_no_way"),
        ("0", "110", "121", "progress_not_positive"),
        ("-5", "110", "121", "progress_not_positive"),
    ],
)
def test_a_pace_that_has_no_ratio_says_why(
    tmp_path: Path, base: str, latest: str, target: str, code: str
) -> None:
    text = indicator(
        measure="stock",
        results=(f"2020 eq {base}", f"2025 eq {latest}"),
        targets=(f"2030 eq {target}",),
    )
    assert code in [note.code for note in _gap(tmp_path, text).notes]


def test_a_gap_from_about_five_to_ten_or_more_is_only_about(tmp_path: Path) -> None:
    """左右 guarantees nothing: the gap is about 5 points or more, never at least 5."""
    row = _gap(
        tmp_path,
        indicator(measure="growth", unit="%", results=("2025 approx 5",), targets=("2026 ge 10",)),
    )
    assert row.gap is not None
    assert (row.gap.bound.value, row.gap.value) == ("approx_ge", Decimal(5))
    assert figure(row.gap) == "≥≈5个百分点"
    assert row.status.value == "near"


def test_no_rate_on_a_base_of_zero_and_the_row_says_so(tmp_path: Path) -> None:
    text = indicator(measure="stock", results=("2025 eq 0",), targets=("2030 eq 121",))
    row = _gap(tmp_path, text)
    assert (figure(row.gap), row.relative_gap, row.pace) == ("121家", None, None)
    assert ("no_rate", {"why": "base_zero"}) in [(note.code, note.params) for note in row.notes]


def test_a_gap_in_another_unit_stays_open_at_its_far_end(tmp_path: Path) -> None:
    """70余公里 against 75000 米: between -5000 and 5000, both excluded."""
    text = indicator(unit="米", results=("2025 over 70",), targets=("2026 eq 75000",)).replace(
        "value: 70,", "value: 70, unit: 公里,"
    )
    row = _gap(tmp_path, text)
    assert row.gap is not None
    assert row.gap.interval == Interval(
        Decimal(-5000), Decimal(5000), low_open=True, high_open=True
    )


@pytest.mark.parametrize(
    ("selector", "gap_text", "status", "comparable"),
    [
        ("gdp_growth", "≈0.3个百分点", "near", "yes"),
        ("规模工业增加值增速", "≥-0.6个百分点", "below_last", "yes"),
        ("社零增速", "≈2.3个百分点", "near", "yes"),
        ("高分子链上企业", ">9家", "to_go", "yes"),
        ("技工贸收入", ">30亿元", "above_last", "yes"),
        ("项目投资", "≤20亿元", "undecidable", "yes"),
        ("新增城镇就业", "≥-378人", "below_last", "yes"),
        ("新增市场主体", "≥-940家", "below_last", "partly"),
        ("居民收入增速", "", "relative", "yes"),
        ("固定资产投资增速", "", "no_result", "yes"),
        ("新增小巨人", "", "not_comparable", "no"),
    ],
)
def test_the_report(
    catalogue: Catalogue, selector: str, gap_text: str, status: str, comparable: str
) -> None:
    row = gap(catalogue, resolve(catalogue, [selector]))[0]
    assert (figure(row.gap), row.status.value, row.comparable) == (gap_text, status, comparable)

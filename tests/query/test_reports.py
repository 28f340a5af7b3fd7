"""Several reports of one place: what holds, what was revised, figures over the years."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from lukou_cli.load.files import load_files
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.period import Period
from lukou_cli.query.beside import between_years
from lukou_cli.query.consistency import ConsistencyState, consistency
from lukou_cli.query.figures import figure
from lukou_cli.query.gap import gap, past_targets
from lukou_cli.query.growth import growth
from lukou_cli.query.revisions import revisions
from lukou_cli.query.series import yearly
from lukou_cli.tables.bars import sparkline
from tests.small import HEAD, indicator


def _reports(tmp_path: Path, *texts: str) -> Catalogue:
    """A report of 2026, one of 2027 and so on, in the order from the last to the first."""
    paths = []
    for number, text in enumerate(texts):
        year = str(2026 + number)
        paths.append(tmp_path / f"{year}.yaml")
        head = HEAD.replace("test-2026", f"test-{year}").replace("date: 2026", f"date: {year}")
        paths[-1].write_text(head + text, encoding="utf-8")
    return load_files(paths[::-1])


def test_facts_stand_in_order_of_time_the_later_report_first(tmp_path: Path) -> None:
    both = _reports(
        tmp_path,
        indicator(results=("2025 eq 1", "2024 eq 1"), targets=("2026 ge 1",)),
        indicator(results=("2026 eq 2", "2025 eq 2"), targets=("2027 ge 1",)),
    )
    facts = both.indicators[0].facts
    assert [(str(f.period), f.role.value, f.report) for f in facts] == [
        ("2024", "actual", "test-2026"),
        ("2025", "actual", "test-2027"),
        ("2025", "actual", "test-2026"),
        ("2026", "actual", "test-2027"),
        ("2026", "target", "test-2026"),
        ("2027", "target", "test-2027"),
    ]


@pytest.mark.parametrize(
    ("first", "later", "revised", "state"),
    [
        ("eq 198", "eq 198", False, ConsistencyState.HOLDS),
        ("eq 198", "eq 198.3", True, ConsistencyState.HOLDS),
        ("eq 198", "eq 196.2", True, ConsistencyState.REVISED),
        ("gt 198", "eq 199", True, ConsistencyState.HOLDS),
        ("ge 200", "eq 199", True, ConsistencyState.REVISED),
        ("eq 198.0", "eq 198", False, ConsistencyState.HOLDS),
    ],
)
def test_a_figure_given_otherwise_is_a_revision(
    tmp_path: Path, first: str, later: str, revised: bool, state: ConsistencyState
) -> None:
    """198 that becomes 198.3 is told with more digits: another figure, and no disagreement."""
    both = _reports(
        tmp_path,
        indicator(unit="亿元", results=(f"2025 {first}",)),
        indicator(unit="亿元", results=(f"2025 {later}",)),
    )
    (found,) = both.indicators
    assert bool(list(revisions(found))) is revised
    (row,) = [row for row in consistency(both) if row.kind == "revision"]
    assert row.agreement is state


def test_only_the_latest_figure_is_calculated_with(tmp_path: Path) -> None:
    both = _reports(
        tmp_path,
        indicator(results=("2024 eq 100", "2025 eq 150")),
        indicator(results=("2025 eq 120",)),
    )
    assert [figure(row.result) for row in growth(both, both.indicators) if not row.rounding] == [  # type: ignore[arg-type]
        "20%"
    ]
    assert {year: q.value for year, q in yearly(both.indicators[0]).items()} == {
        2024: 100,
        2025: 120,
    }
    assert [f.report for f in both.holding().indicators[0].facts] == ["test-2026", "test-2027"]


def test_growth_at_constant_prices_is_not_held_against_current_ones(tmp_path: Path) -> None:
    def both(basis: str) -> Catalogue:
        rate = "growth_of: x"
        level = {"unit": "亿元", "basis": "nominal"}
        growing = {"measure": "growth", "unit": "%", "basis": basis, "extra": rate}
        return _reports(
            tmp_path,
            indicator(results=("2025 eq 100",), **level),  # type: ignore[arg-type]
            indicator(results=("2026 eq 120",), **level)  # type: ignore[arg-type]
            + indicator("y", results=("2026 eq 5.0",), **growing),  # type: ignore[arg-type]
        )

    states = {
        basis: next(r.agreement for r in consistency(both(basis)) if r.kind == "level_and_growth")
        for basis in ("real", "nominal", "unstated")
    }
    assert states == {
        "real": ConsistencyState.DERIVED,
        "nominal": ConsistencyState.FAILS,
        "unstated": ConsistencyState.UNDECIDABLE,
    }
    notes = {
        row.kind.value: [n.code for n in row.notes]
        for row in growth(both("real"), both("real").indicators)
    }
    assert "current_prices" in notes["computed"]
    assert "current_prices" not in notes["stated"]


def test_two_years_are_compared_by_results_and_else_by_targets(tmp_path: Path) -> None:
    one = _reports(
        tmp_path,
        indicator(results=("2024 eq 8", "2025 eq 10"), targets=("2026 ge 12", "2025 eq 99")),
    )
    years = [Period.of_year(year) for year in (2024, 2025, 2026)]
    for last, expected, notes in (
        (years[1], "2家", ["relative_difference"]),
        (years[2], "≥4家", ["target_compared", "relative_difference"]),
    ):
        (row,) = between_years(one, one.indicators, years[0], last)
        assert row.method.value == "year_to_year"
        assert figure(row.difference) == expected  # type: ignore[arg-type]
        assert [note.code for note in row.notes] == notes
    assert between_years(one, one.indicators, years[0], Period.of_year(2020)) == []


def test_targets_of_years_that_are_over_have_no_gap(tmp_path: Path) -> None:
    """Unless they are asked for: what became of them is for `outcome` to tell."""
    both = _reports(
        tmp_path,
        indicator(results=("2025 eq 1",), targets=("2026 ge 2",)),
        indicator(targets=("2027 ge 4",)),
    )
    assert [str(row.target.period) for row in gap(both, both.indicators)] == ["2027"]
    assert past_targets(both, both.indicators) == 1
    asked = gap(both, both.indicators, Period.of_year(2026))
    assert [str(row.target.period) for row in asked] == ["2026"]
    (row,) = gap(both, both.indicators)
    assert {"older_result": {"period": "2025"}}.items() <= {
        note.code: note.params for note in row.notes
    }.items()


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ((1, 2, 4, 8), "▂▃▅█"),
        ((8, None, 8), "█ █"),
        ((-4, 0, 4), "▁▅█"),
        ((0, 0), ""),
        ((-1, -1), "▁▁"),
    ],
)
def test_a_line_is_drawn_from_zero(values: tuple[int | None, ...], drawn: str) -> None:
    assert sparkline([None if value is None else Decimal(value) for value in values]) == drawn

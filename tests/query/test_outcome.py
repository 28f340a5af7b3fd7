"""Outcomes: targets of periods that are over, judged by their bounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from lukou_cli.load.files import load_files
from lukou_cli.query.figures import figure
from lukou_cli.query.outcome import OutcomeRow, outcome
from tests.small import HEAD, indicator

LATER = HEAD.replace("test-2026", "test-2027").replace("date: 2026-01-29", "date: 2027-01-20")


def _rows(tmp_path: Path, first: str, later: str = "", *, head: str = LATER) -> list[OutcomeRow]:
    """What became of the targets of a report of 2026, with a later one beside it."""
    paths = [tmp_path / "a.yaml", tmp_path / "b.yaml"]
    paths[0].write_text(HEAD + first, encoding="utf-8")
    if later:
        paths[1].write_text(head + later, encoding="utf-8")
    catalogue = load_files(paths if later else paths[:1])
    return outcome(catalogue, catalogue.indicators)


def _row(tmp_path: Path, target: str, result: str, better: str = "higher") -> OutcomeRow:
    (row,) = _rows(
        tmp_path,
        indicator(better=better, targets=(f"2026 {target}",)),
        indicator(better=better, results=(f"2026 {result}",)),
    )
    return row


@pytest.mark.parametrize(
    ("target", "result", "verdict", "difference"),
    [
        ("ge 5", "eq 5.2", "met", "0.2家"),
        ("ge 5", "eq 5", "met", "0家"),
        ("ge 5", "eq 4.9", "missed", "-0.1家"),
        ("gt 85", "eq 85", "missed", "0家"),
        ("gt 85", "eq 86", "met", "1家"),
        ("ge 10", "gt 10", "met", ">0家"),
        ("gt 85", "gt 80", "undecidable", ">-5家"),
        ("ge 40", "over 40", "met", "0–10家"),
        ("eq 20", "eq 22", "met", "2家"),
        ("eq 20", "eq 18", "missed", "-2家"),
        ("eq 20", "ge 20", "met", "≥0家"),
        ("eq 20", "ge 18", "undecidable", "≥-2家"),
        ("range 3~5", "eq 4", "met", "-1–1家"),
        ("range 3~5", "eq 6", "met", "1–3家"),
        ("range 3~5", "eq 2", "missed", "-3–-1家"),
        ("approx 5.6", "eq 5.6", "near", "≈0家"),
        ("approx 5.6", "eq 5.3", "near", "≈-0.3家"),
        ("ge 5", "approx 9", "near", "≈4家"),
        ("lt 200", "eq 199", "undecidable", "-1家"),
    ],
)
def test_the_bounds_decide(
    tmp_path: Path, target: str, result: str, verdict: str, difference: str
) -> None:
    row = _row(tmp_path, target, result)
    assert (row.outcome.value, figure(row.difference)) == (verdict, difference)


@pytest.mark.parametrize(
    ("target", "result", "verdict"),
    [
        ("le 5.5", "eq 5.3", "met"),
        ("le 5.5", "eq 5.6", "missed"),
        ("lt 4", "lt 4", "met"),
        ("le 4", "le 5", "undecidable"),
        ("eq -3", "eq -3.2", "met"),
        ("le -3", "eq -2.9", "missed"),
        ("ge 3", "eq 2", "undecidable"),
    ],
)
def test_less_is_more_where_lower_is_better(
    tmp_path: Path, target: str, result: str, verdict: str
) -> None:
    assert _row(tmp_path, target, result, better="lower").outcome.value == verdict


@pytest.mark.parametrize(
    ("target", "result", "verdict"),
    [("le 3", "eq 2", "met"), ("le 3", "eq 4", "missed"), ("eq 3", "eq 4", "missed")],
)
def test_without_a_direction_the_bound_alone_counts(
    tmp_path: Path, target: str, result: str, verdict: str
) -> None:
    assert _row(tmp_path, target, result, better="neutral").outcome.value == verdict


@pytest.mark.parametrize(
    ("target", "result", "note"),
    [
        ("relative -", "eq 4", "relative"),
        ("qualitative -", "eq 4", "in_words"),
        ("ge 4", "qualitative -", "result_in_words"),
    ],
)
def test_words_decide_nothing(tmp_path: Path, target: str, result: str, note: str) -> None:
    row = _row(tmp_path, target, result)
    assert row.outcome.value == "undecidable"
    assert note in [each.code for each in row.notes]


@pytest.mark.parametrize(
    ("relation", "result", "other", "verdict"),
    [
        ("same_as", "eq 5.4", "eq 5.4", "met"),
        ("same_as", "eq 4.9", "eq 5.4", "undecidable"),
        ("above", "eq 5.5", "eq 5.4", "met"),
        ("above", "eq 5.4", "eq 5.4", "missed"),
        ("below", "eq 5.1", "eq 5.4", "met"),
        ("below", "lt 5.4", "eq 5.4", "met"),
        ("below", "lt 5.6", "eq 5.4", "undecidable"),
        ("same_as", "eq 5.4", "approx 5.4", "near"),
    ],
)
def test_a_relative_target_is_held_against_what_it_refers_to(
    tmp_path: Path, relation: str, result: str, other: str, verdict: str
) -> None:
    target = indicator(targets=("2026 relative -",)).replace(
        "same_as, relative_to: 全市", f"{relation}, relative_to: y"
    )
    (row,) = _rows(
        tmp_path,
        target + indicator("y"),
        indicator(results=(f"2026 {result}",)) + indicator("y", results=(f"2026 {other}",)),
    )
    assert row.outcome.value == verdict
    assert row.reference is not None
    assert row.reference.indicator.id == "y"


def test_a_result_in_another_scale_counts_and_in_another_unit_does_not(tmp_path: Path) -> None:
    first = indicator(unit="亿元", targets=("2026 ge 1",))
    scaled = indicator(unit="亿元", results=("2026 eq 9000",)).replace(
        "bound: eq", "unit: 万元, bound: eq"
    )
    (row,) = _rows(tmp_path, first, scaled)
    assert (row.outcome.value, figure(row.difference)) == ("missed", "-0.1亿元")


def test_the_counterparts_result_is_shown_and_does_not_count(tmp_path: Path) -> None:
    other = "counterparts: [{indicator: y, comparable: partly, reason: 口径, reason_en: Scope}]"
    (row,) = _rows(
        tmp_path,
        indicator(extra=other, targets=("2026 ge 4",)) + indicator("y"),
        indicator("y", results=("2026 eq 9",)),
    )
    assert (row.outcome.value, row.comparable) == ("not_comparable", "partly")
    assert row.result is not None
    assert row.result.indicator.id == "y"


def test_a_target_is_over_when_a_later_report_was_given(tmp_path: Path) -> None:
    """Targets of the running year and plan are no rows, not even where nothing is known."""
    first = indicator(targets=("2026 ge 1", "2026-2030 ge 9", "2027 ge 2"))
    assert _rows(tmp_path, first) == []
    (row,) = _rows(tmp_path, first, indicator("y", results=("2026 eq 1",)))
    assert (str(row.target.period), row.outcome.value) == ("2026", "no_result")


def test_a_result_in_the_same_report_answers_too(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, indicator(targets=("2025 ge 4",), results=("2025 eq 5",)))
    assert row.outcome.value == "met"


def test_the_level_of_a_plans_last_year_answers_the_plan(tmp_path: Path) -> None:
    """An amount of one year does not: it is no amount of five."""
    late = LATER.replace("2027", "2031")
    levels, amounts = (
        _rows(
            tmp_path,
            indicator(measure=measure, targets=("2026-2030 ge 60",)),
            indicator(measure=measure, results=("2030 eq 61",)),
            head=late,
        )
        for measure in ("stock", "flow")
    )
    assert [row.outcome.value for row in levels] == ["met"]
    assert [row.outcome.value for row in amounts] == ["no_result"]


def test_the_latest_report_tells_the_result(tmp_path: Path) -> None:
    (row,) = _rows(
        tmp_path,
        indicator(targets=("2025 ge 4",), results=("2025 eq 5",)),
        indicator(results=("2025 eq 3",)),
    )
    assert (row.outcome.value, row.result and row.result.fact.report) == ("missed", "test-2027")


def test_another_places_result_is_none(tmp_path: Path) -> None:
    elsewhere = LATER.replace("place: 渌口区", "place: 天元区")
    assert (
        _rows(
            tmp_path,
            indicator(targets=("2026 ge 4",)),
            indicator(results=("2026 eq 5",)),
            head=elsewhere,
        )
        == []
    )

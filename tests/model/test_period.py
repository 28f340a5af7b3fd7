"""Periods: what can be written, and what a plan counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lukou_cli.model.period import Period, PeriodError, parse_period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2025", Period(2025, 2025)),
        ("2025年", Period(2025, 2025)),
        ("2021-2025", Period(2021, 2025)),
        ("2021–2025", Period(2021, 2025)),
        ("十四五", Period(2021, 2025)),
        ("“十五五”时期", Period(2026, 2030)),
        ("2026-06", Period(2026, 2026, 6)),
        ("2024-02-29", Period(2024, 2024, 2, 29)),
    ],
)
def test_periods_are_read(text: str, period: Period) -> None:
    assert parse_period(text) == period


@pytest.mark.parametrize(
    "text",
    ["", "25", "2025-2021", "2025-2025", "2025-13", "2025-00", "2025-02-29", "去年", "２０２５x"],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodError):
        parse_period(text)


def test_a_plan_counts_both_ends_from_its_base_year() -> None:
    plan = parse_period("2021-2025")
    assert (plan.base, plan.years, plan.is_plan) == (2020, 5, True)


@given(st.integers(1000, 9000), st.integers(1, 30))
def test_a_period_is_written_as_it_is_read(first: int, years: int) -> None:
    period = Period(first, first + years)
    assert parse_period(str(period)) == period

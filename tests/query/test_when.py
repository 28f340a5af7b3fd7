"""Periods as people write them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lukou_cli.model.period import Period, PeriodError
from lukou_cli.query.when import parse_when

_PLAN_14, _PLAN_15 = Period(2021, 2025), Period(2026, 2030)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("今年", Period(2026, 2026)),
        ("去年", Period(2025, 2025)),
        ("上年度", Period(2025, 2025)),
        ("明年？", Period(2027, 2027)),
        ("last year", Period(2025, 2025)),
        ("2026年", Period(2026, 2026)),
        ("2026年度", Period(2026, 2026)),
        ("２０２６", Period(2026, 2026)),
        ("二〇二六年", Period(2026, 2026)),
        ("第十五个五年规划", _PLAN_15),
        ("第十五個五年規劃時期", _PLAN_15),
        ("“十五五”时期", _PLAN_15),
        ("十五五规划", _PLAN_15),
        ("十四五期间", _PLAN_14),
        ("14th FYP", _PLAN_14),
        ("14五", _PLAN_14),
        ("第15个五年规划", _PLAN_15),
        ("the 15th Five-Year Plan", _PLAN_15),
        ("2021~2025", _PLAN_14),
        ("2021—2025年", _PLAN_14),
        ("2021年至2025年", _PLAN_14),
        ("２０２１－２０２５", _PLAN_14),
        ("2021 - 2025", _PLAN_14),
        ("2026年6月", Period(2026, 2026, 6)),
        ("2026/6/30", Period(2026, 2026, 6, 30)),
        ("2026年6月30日", Period(2026, 2026, 6, 30)),
    ],
)
def test_periods_as_people_write_them(text: str, period: Period) -> None:
    assert parse_when(text, 2026) == period


@pytest.mark.parametrize(
    "text", ["", "soon", "25", "2025-2021", "第五个五年计划x", "3rd FYP", "2026年13月", "年", "至"]
)
def test_what_names_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodError):
        parse_when(text, 2026)


@given(st.integers(1000, 9000), st.integers(0, 30))
def test_a_period_is_read_as_it_is_printed(first: int, years: int) -> None:
    period = Period(first, first + years)
    assert parse_when(str(period), 2026) == period


@given(st.text(alphabet="0123456789年月日至-~第十五个规划今去. ", max_size=16))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    with suppress(PeriodError):
        assert isinstance(parse_when(text, 2026), Period)

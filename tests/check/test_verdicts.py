"""A promise for each rule of docs/check.md: statement, verdict and reason."""

from __future__ import annotations

import pytest

from lukou_cli.check.checker import check
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.period import Period


@pytest.mark.parametrize(
    ("text", "verdict", "reason", "suggestion"),
    [
        ("2025年全区地区生产总值增长5.3%。", "confirmed", "equal", ""),
        ("2025年全区地区生产总值增长5.4%。", "contradicted", "value", "5.3%"),
        ("2025年全区地区生产总值增长5.6%。", "contradicted", "period", "5.3%"),
        ("2025年全区地区生产总值下降5.3%。", "contradicted", "direction", ""),
        ("2026年规模以上工业增加值预期增长10%。", "imprecise", "bound", "10%以上"),
        ("2025年全市地区生产总值增长5.4%。", "unknown", "scope", ""),
    ],
)
def test_each_rule(
    catalogue: Catalogue, text: str, verdict: str, reason: str, suggestion: str
) -> None:
    (found,) = check(catalogue, text, Period(2026, 2026, 2, 15))
    told = (found.verdict.value, found.reason.value, found.suggestion)
    assert told == (verdict, reason, suggestion)

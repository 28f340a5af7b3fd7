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


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("2025年地区生产总值增长5.\r\n3%。", ["confirmed"]),
        ("2021—2025年、2021-2025年、2021至2025年", []),
        ("去年接待游客“177万人次”。", ["confirmed"]),
        ("“15分钟”生活圈", []),
        ("三五家企业", []),
        ("2023年全区地区生产总值增长5.3%。", ["unknown"]),
        (
            "去年全区项目56个开工，测算全区社会物流总费用占GDP比重约13.6%。",
            ["confirmed", "unknown"],
        ),
        ("去年全区“三公”经费下降18%，全市同期“三公”经费下降9.5%。", ["confirmed", "unknown"]),
    ],
)
def test_what_once_went_wrong(catalogue: Catalogue, text: str, verdicts: list[str]) -> None:
    found = check(catalogue, text, Period(2026, 2026, 2, 15))
    assert [finding.verdict.value for finding in found] == verdicts


def test_a_year_over_after_the_report_is_unknown(catalogue: Catalogue) -> None:
    (found,) = check(catalogue, "去年地区生产总值增长5.3%。", Period(2030, 2030, 2, 15))
    assert (found.verdict.value, found.reason.value) == ("unknown", "no_fact")

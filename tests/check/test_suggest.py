"""Corrections: only of flags, in the draft's own way of writing, with the report's qualifier."""

from __future__ import annotations

import pytest

from lukou_cli.check.finding import FLAGGED, Verdict
from lukou_cli.model.catalogue import Catalogue
from tests.check.reading import findings


def corrected(catalogue: Catalogue, draft: str) -> str:
    """The draft with every correction made."""
    for item in reversed(findings(catalogue, draft)):
        if item.fix is not None:
            assert item.verdict in FLAGGED
            assert item.fix.start <= item.start < item.end == item.fix.end
            draft = draft[: item.fix.start] + item.fix.text + draft[item.fix.end :]
    return draft


@pytest.mark.parametrize(
    ("draft", "right"),
    [
        ("2025年，渌口区地区生产总值增长9.9%。", "2025年，渌口区地区生产总值增长5.3%。"),
        # The draft's own numerals.
        ("2025年，渌口区地区生产总值增长９．９％。", "2025年，渌口区地区生产总值增长５．３％。"),
        ("2025年，渌口区地区生产总值增长百分之九点九。", "2025年，渌口区地区生产总值增长百分之五点三。"),
        ("2025年，渌口区新增城镇就业2,413人，转移农村劳动力1,577人。", "2025年，渌口区新增城镇就业2,628人，转移农村劳动力1,577人。"),
        ("2025年，渌口区新增城镇就业二千四百一十三人，转移农村劳动力1577人。", "2025年，渌口区新增城镇就业二千六百二十八人，转移农村劳动力1577人。"),
        # The draft's own unit.
        ("2025年，渌口区园区技工贸收入2200000万元。", "2025年，渌口区园区技工贸收入2100000万元。"),
        # The report's qualifier, which is never dropped.
        ("2026年，渌口区规模工业增加值预期增长10%。", "2026年，渌口区规模工业增加值预期增长10%以上。"),
        ("2025年，渌口区发放救助资金七千多万元。", "2025年，渌口区发放救助资金七千多万元。"),
        ("2025年，渌口区发放救助资金七千万元。", "2025年，渌口区发放救助资金超七千万元。"),
        ("2025年，渌口区发放救助资金六千多万元。", "2025年，渌口区发放救助资金超七千万元。"),
        ("2025年，渌口区发放救助资金7000万元。", "2025年，渌口区发放救助资金超7000万元。"),
        ("2025年，渌口区饮水安全累计投资4000万元。", "2025年，渌口区饮水安全累计投资4000余万元。"),
        (
            "2026年，渌口区园区技工贸收入从210亿元提高到250亿元。",
            "2026年，渌口区园区技工贸收入从210亿元提高到超240亿元。",
        ),
        # An arrow stays where it stands.
        ("2025年，渌口区居民收入↑6.4%。", "2025年，渌口区居民收入↑4.6%。"),
        # Of a unit that errs, the report's.
        ("2025年，渌口区争取三类资金14.5万元。", "2025年，渌口区争取三类资金14.5亿元。"),
        ("2025年，渌口区发放建房奖励152亿元。", "2025年，渌口区发放建房奖励152万元。"),
        # English has no counting words.
        ("In 2026, urban jobs in Lukou are to be at least 2,205.", "In 2026, urban jobs in Lukou are to be at least 2,250."),
        # A word of direction, and the number with it where that is wrong too.
        ("2025年，渌口区“三公”经费上升18%。", "2025年，渌口区“三公”经费下降18%。"),
        ("2025年，渌口区地区生产总值下降5.3%。", "2025年，渌口区地区生产总值增长5.3%。"),
        ("2025年，渌口区地区生产总值下降9.9%。", "2025年，渌口区地区生产总值增长5.3%。"),
        # Computed figures, to as many digits as were written.
        (
            "2025年，渌口区规模工业增加值增长10.6%，地区生产总值增长5.3%，前者比后者高4.1个百分点。",
            "2025年，渌口区规模工业增加值增长10.6%，地区生产总值增长5.3%，前者比后者高5.3个百分点。",
        ),
    ],
)  # fmt: skip
def test_a_wrong_figure_is_corrected_in_its_own_style(
    catalogue: Catalogue, draft: str, right: str
) -> None:
    assert corrected(catalogue, draft) == right


@pytest.mark.parametrize(
    "draft",
    [
        "2025年，渌口区地区生产总值增长5.3%。",
        "2025年，全市地区生产总值增长9.9%。",
        "2025年，渌口区基层诊疗量占比增长73%。",
        "2025年，渌口区社会公众安全感测评居全市第三。",
        # It rose to so much, not by so much.
        "2025年，渌口区城镇化率提升了56个百分点。",
    ],
)
def test_what_is_right_unknown_or_a_matter_of_other_words_is_left(
    catalogue: Catalogue, draft: str
) -> None:
    assert corrected(catalogue, draft) == draft


def test_a_corrected_draft_is_confirmed(catalogue: Catalogue) -> None:
    """For every indicator with a single plain result: change it, correct it, check it again."""
    changed = 0
    for indicator in catalogue.indicators:
        for fact in indicator.facts:
            quantity = fact.quantity
            if quantity is None or quantity.value <= 0 or quantity.upper is not None:
                continue
            number, wrong = f"{quantity.value:f}", f"{quantity.value * 3 + 1:f}"
            if fact.source.phrase.count(number) != 1:
                continue
            draft = f"{fact.period.first}年渌口区{fact.source.phrase.replace(number, wrong)}。"
            for item in findings(catalogue, draft):
                if item.fix is None:
                    continue
                changed += 1
                again = draft[: item.fix.start] + item.fix.text + draft[item.fix.end :]
                at = [f for f in findings(catalogue, again) if f.start == item.fix.start]
                assert [f.verdict for f in at] == [Verdict.CONFIRMED], (draft, again)
    assert changed > 40

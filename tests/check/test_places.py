"""Whole small drafts: whose figures they are."""

from __future__ import annotations

import pytest

from lukou_cli.check.finding import FLAGGED
from lukou_cli.model.catalogue import Catalogue
from tests.check.reading import findings, verdicts

PLACES = [
    "全市", "全省", "全国", "我国", "我省", "株洲市", "湖南省", "醴陵市", "攸县", "天元区",
    "长沙市", "广东省", "涪陵区", "成都市", "朱亭镇", "龙潭镇",
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("number", ["5.3%", "9.9%"])
def test_the_figure_of_another_place_is_not_known(
    catalogue: Catalogue, place: str, number: str
) -> None:
    """Even where the digits are the district's own."""
    draft = f"2025年，{place}地区生产总值增长{number}。"
    assert verdicts(catalogue, draft) == [f"{number} unknown scope"]


@pytest.mark.parametrize("place", ["渌口区", "渌口", "全区", "我区", "区内"])
def test_the_district_goes_by_several_names(catalogue: Catalogue, place: str) -> None:
    draft = f"2025年，{place}地区生产总值增长5.3%。"
    assert verdicts(catalogue, draft) == ["5.3% confirmed equal"]


def test_of_two_places_each_has_its_own_figure(catalogue: Catalogue) -> None:
    draft = "2025年，全市地区生产总值增长5.5%，渌口区地区生产总值增长5.3%。"
    assert verdicts(catalogue, draft) == ["5.5% unknown scope", "5.3% confirmed equal"]


def test_the_place_of_a_comparison_does_not_take_the_figure(catalogue: Catalogue) -> None:
    draft = "2025年，渌口区地区生产总值增长5.3%，高于全市0.2个百分点。"
    found = findings(catalogue, draft)
    assert [item.verdict.value for item in found] == ["confirmed", "unknown"]


@pytest.mark.parametrize("words", ["居全市第一", "全市第一", "排名全市第一"])
def test_a_rank_in_the_city_is_the_district_s(catalogue: Catalogue, words: str) -> None:
    draft = f"2025年，渌口区社会公众安全感测评{words}。"
    assert verdicts(catalogue, draft) == ["第一 confirmed equal"]


@pytest.mark.parametrize(
    "draft",
    [
        "# 2026年醴陵市政府工作报告\n\n2025年，地区生产总值增长9.9%。全市新增城镇就业9999人。\n",
        "攸县人民政府工作报告\n\n去年，全县地区生产总值增长9.9%，城镇化率提升至77%。\n",
        "2025年，衡阳县地区生产总值增长9.9%，规模工业增加值增长3.3%。\n",
    ],
)
def test_nothing_is_flagged_in_a_document_about_another_place(
    catalogue: Catalogue, draft: str
) -> None:
    found = findings(catalogue, draft)
    assert found
    assert [item.text for item in found if item.verdict in FLAGGED] == []


def test_in_a_document_about_another_place_the_district_has_its_figures(
    catalogue: Catalogue,
) -> None:
    draft = (
        "# 2026年醴陵市政府工作报告\n\n2025年，全市地区生产总值增长9.9%。"
        "同年，渌口区地区生产总值增长9.9%。\n"
    )
    verdict = [item.verdict.value for item in findings(catalogue, draft)]
    assert verdict == ["unknown", "contradicted"]

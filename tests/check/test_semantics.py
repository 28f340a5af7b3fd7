"""The rules that settle what drafts do every day, each with the statements that brought it up."""

from __future__ import annotations

import pytest

from lukou_cli.check.checker import Checker
from lukou_cli.check.finding import FLAGGED, Verdict
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.period import parse_period
from tests.check.reading import findings, verdicts


def of(catalogue: Catalogue, draft: str, figure: str, as_of: str = "2026-02-15") -> str:
    """Verdict and reason of the last figure with this text."""
    found = [item for item in findings(catalogue, draft, as_of) if item.text == figure]
    assert found, "no such figure"
    return f"{found[-1].verdict.value} {found[-1].reason.value}"


# 1. Periods and roles that the draft leaves open get the benefit of the doubt.


@pytest.mark.parametrize(
    ("draft", "figure"),
    [
        ("渌口区地区生产总值增长5.3%。", "5.3%"),
        ("渌口区地区生产总值增长5.6%左右。", "5.6%左右"),
        ("全年渌口区地区生产总值增长5.3%。", "5.3%"),
        ("渌口区要推动地区生产总值增长5.3%。", "5.3%"),
        ("GDP增长5.3％，总量198亿。", "198亿"),
    ],
)
def test_what_is_left_open_may_be_any_fact(catalogue: Catalogue, draft: str, figure: str) -> None:
    assert of(catalogue, draft, figure) == "confirmed equal"


def test_this_year_of_a_december_draft_is_the_year_reported(catalogue: Catalogue) -> None:
    draft = "今年，渌口区地区生产总值增长5.3%。"
    assert of(catalogue, draft, "5.3%", "2025-12-29") == "confirmed equal"


def test_a_draft_of_a_later_year_knows_no_results_but_targets(catalogue: Catalogue) -> None:
    assert of(catalogue, "去年，渌口区地区生产总值增长5.3%。", "5.3%", "2027-02-15") == (
        "unknown no_fact"
    )
    draft = "2026年目标是渌口区新引进亿元以上项目20个。"
    assert of(catalogue, draft, "20个", "2027-02-15") == "confirmed equal"


# 2. A change is never held against a level.


@pytest.mark.parametrize(
    ("draft", "figure"),
    [
        ("2025年，渌口区规上工业增加值增速10.6%，较上年提高1.2个百分点。", "1.2个百分点"),
        ("2025年，渌口区有效高新技术企业增加9家。", "9家"),
        ("2025年，渌口区城镇新增就业减少300人。", "300人"),
    ],
)
def test_a_change_is_no_level(catalogue: Catalogue, draft: str, figure: str) -> None:
    assert of(catalogue, draft, figure).startswith("unknown")


def test_the_change_of_a_share_is_in_points(catalogue: Catalogue) -> None:
    draft = "2025年，渌口区小学本地入学率由48%提升至54%，提高{}。"
    assert of(catalogue, draft.format("6个百分点"), "6个百分点") == "confirmed equal"


# 3. The start of 从 X 到 Y is never held against Y.


def test_a_start_is_a_recorded_one_or_not_known(catalogue: Catalogue) -> None:
    draft = "渌口区GDP从188亿元增加到198亿元。"
    assert verdicts(catalogue, draft) == ["188亿元 unknown no_fact", "198亿元 confirmed equal"]
    draft = "2025年，渌口区小学本地入学率由48%提升至54%。"
    assert verdicts(catalogue, draft) == ["48% confirmed equal", "54% confirmed equal"]


# 4. What lukou itself implies is not published.


def test_an_implied_figure_is_no_fact_but_may_be_computed(catalogue: Catalogue) -> None:
    assert of(catalogue, "2020年，渌口区地区生产总值147亿元。", "147亿元") == "unknown no_fact"
    draft = "渌口区地区生产总值198亿元，按“十四五”年均增速6.1%推算，2020年约147亿元。"
    assert of(catalogue, draft, "约147亿元") == "confirmed equal"


# 5. Dropped and other units.


@pytest.mark.parametrize(
    ("draft", "figure", "verdict"),
    [
        ("2025年，渌口区地区生产总值198亿。", "198亿", "confirmed equal"),
        ("| 指标 | 2025年（家） |\n|---|---|\n| 有效高新技术企业 | 76 |", "76", "confirmed equal"),
        ("2025年，渌口区地区生产总值增长5.3个点。", "5.3个点", "confirmed equal"),
        ("2025年，渌口区地区生产总值增长5.3个百分点。", "5.3个百分点", "contradicted unit"),
        ("2025年，渌口区地区生产总值198万元。", "198万元", "contradicted unit"),
    ],
)
def test_units(catalogue: Catalogue, draft: str, figure: str, verdict: str) -> None:
    assert of(catalogue, draft, figure) == verdict


# 6. Bounds of derived figures.


def test_a_derived_figure_equal_to_the_printed_arithmetic_is_confirmed(
    catalogue: Catalogue,
) -> None:
    draft = "2026年，渌口区新增城镇就业目标2250人以上，比上年少378人。"
    assert of(catalogue, draft, "378人") == "confirmed equal"


# 7. Whose figure.


@pytest.mark.parametrize(
    ("draft", "figure"),
    [
        ("2025年，渌口镇新增城镇就业820人。", "820人"),
        ("2025年，成都市地区生产总值增长9.9%。", "9.9%"),
        ("2025年，涪陵区地区生产总值增长5.3%。", "5.3%"),
        ("2025年，全国地区生产总值增长5.3%。", "5.3%"),
        ("2025年，某村新增就业20人，南洲镇新增城镇就业2628人。", "2628人"),
    ],
)
def test_the_figure_of_another_place_is_not_known(
    catalogue: Catalogue, draft: str, figure: str
) -> None:
    assert of(catalogue, draft, figure) == "unknown scope"


def test_a_comparison_is_of_the_other_place_for_its_own_figure_only(catalogue: Catalogue) -> None:
    draft = "2025年，渌口区地区生产总值增长5.3%，与全市5.5%的增速接近。社会消费品零售总额增长4.7%。"
    assert verdicts(catalogue, draft) == [
        "5.3% confirmed equal",
        "5.5% unknown scope",
        "4.7% confirmed equal",
    ]


def test_an_office_in_the_signature_is_no_place(catalogue: Catalogue) -> None:
    draft = (
        "2025年，渌口区地区生产总值增长5.3%。\n\n株洲市生态环境局渌口分局\n\n新增城镇就业2628人。"
    )
    assert verdicts(catalogue, draft) == ["5.3% confirmed equal", "2628人 confirmed equal"]


# 8. Progress and plans of other times.


@pytest.mark.parametrize(
    "words", ["2026年上半年", "截至6月", "2026年1-5月", "2025年一季度", "2027年"]
)
@pytest.mark.parametrize("number", ["5.3%", "9.9%"])
def test_of_other_times_nothing_is_known(catalogue: Catalogue, words: str, number: str) -> None:
    draft = f"{words}，渌口区地区生产总值增长{number}。"
    assert of(catalogue, draft, number) == "unknown no_fact"


# 9. The nearest words win.


@pytest.mark.parametrize(
    ("draft", "figure"),
    [
        ("# 2026年工作安排\n\n2025年，渌口区地区生产总值增长5.3%。", "5.3%"),
        (
            "# 2026年主要预期目标\n\n## 经济\n\n- 渌口区规模工业增加值增长10%以上",
            "10%以上",
        ),
        ("2026年，渌口区新引进亿元以上项目20个，2025年为22个。", "22个"),
        ("2025年，渌口区地区生产总值198亿元，社会消费品零售总额增长4.7%。", "4.7%"),
    ],
)
def test_the_nearest_words_tell(catalogue: Catalogue, draft: str, figure: str) -> None:
    assert of(catalogue, draft, figure) == "confirmed equal"


# Whole statements, with the fitted threshold as it is shipped.


@pytest.fixture(scope="module")
def shipped(catalogue: Catalogue) -> Checker:
    return Checker(catalogue)


@pytest.mark.parametrize(
    "draft",
    [
        "2026年主要预期目标\n\n链上企业比2024年增加14家，达到76家。",
        "渌口区与全市5.3%的增速持平，二产占比48%。",
        "渌口区新增城镇就业目标2300人，实际完成2628人。",
        "成都市地区生产总值增长9.9%。",
        "规上工业增加值增速10.6%，较上年提高1.2个百分点。",
        "GDP增长5.3％，总量198亿。",
        "2020年地区生产总值147亿元。",
    ],
)
def test_nothing_is_flagged_that_may_be_right(shipped: Checker, draft: str) -> None:
    found = shipped.check(draft, parse_period("2026-02-15"))
    assert found
    assert [(item.text, item.reason) for item in found if item.verdict in FLAGGED] == []


def test_every_published_result_is_confirmed_in_words_of_its_own(
    catalogue: Catalogue, shipped: Checker
) -> None:
    """Each fact as "in the year, of the place, name and figure": nothing is called wrong."""
    wrong, right, count = [], 0, 0
    for indicator in catalogue.indicators:
        for fact in indicator.facts:
            quantity = fact.quantity
            if quantity is None or quantity.upper is not None or quantity.value < 0:
                continue
            if fact.bound.value != "eq" or fact.period.is_plan:
                continue
            number = f"{quantity.value:f}{quantity.unit.text}"
            words = "目标为" if fact.role.value == "target" else "为"
            draft = f"{fact.period.first}年，渌口区{indicator.name.zh}{words}{number}。"
            for item in shipped.check(draft, parse_period("2026-02-15")):
                count += 1
                right += item.verdict is Verdict.CONFIRMED
                if item.verdict in FLAGGED:
                    wrong.append((indicator.id, item.text, item.reason.value))
    assert wrong == []
    assert right >= 0.9 * count > 90

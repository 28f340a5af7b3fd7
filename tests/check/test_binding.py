"""Times and roles that a sentence or a heading states: nothing of another time is confirmed there."""

from __future__ import annotations

import pytest

from lukou_cli.check.checker import Checker
from lukou_cli.check.finding import Verdict
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.period import parse_period

_AS_OF = parse_period("2026-02-15")


@pytest.fixture(scope="module")
def checker(catalogue: Catalogue) -> Checker:
    """As it is shipped: what is bound decides what is confirmed, not which flags are told."""
    return Checker(catalogue)


@pytest.mark.parametrize(
    ("draft", "confirmed"),
    [
        # Targets of the year to come, told as results.
        ("2025年，我区固定资产投资增长2%左右，地方一般公共预算收入增长2.2%左右。", []),
        ("2025年，地区生产总值增长5.3%，社会消费品零售总额增长7%左右。", ["5.3%"]),
        ("过去五年，新修各级公路500公里，城镇化率提升至60%左右。", ["500公里"]),
        ("过去一年，园区亩均税收增长15%，生产生活服务业增长20%。", []),
        # Results told as targets.
        ("2026年力争用电均价下降15%，物流成本降低10%，“三公”经费下降18%。", []),
        # What five years came to, told of one, and the reverse.
        ("2025年，全区建成高标准农田12万亩，油茶扩面8万亩，新修公路500公里。", []),
        ("“十四五”期间，全区净增市场主体2940户，接待游客177万人次。", []),
        # What was aimed at in a year that is over.
        ("2025年新增城镇就业2628人（目标2250人以上）。", ["2628人"]),
        # Growth of one year is no average of several.
        ("2025年人均GDP达到7.8万元，增长6.7%。", ["7.8万元"]),
        ("去年，园区亩均税收同比增长28%。", []),
        # Other times in the sentence, or none that opens it, bind only what stands by them.
        ("2025年，地区生产总值增长5.3%，今年的目标是5.6%左右。", ["5.3%", "5.6%左右"]),
        ("链上企业由2025年的76家向85家以上迈进。", ["76家", "85家以上"]),
        ("项目建成后年产值可达30亿元；全区56个项目开工建设。", ["56个"]),
    ],
)
def test_a_time_that_opens_a_sentence_binds_what_it_tells(
    checker: Checker, draft: str, confirmed: list[str]
) -> None:
    found = checker.check(draft, _AS_OF)
    assert [each.text for each in found if each.verdict is Verdict.CONFIRMED] == confirmed


def test_a_first_heading_of_one_time_states_it(checker: Checker) -> None:
    draft = (
        "# 2025年主要成绩\n\n| 指标 | 数值 |\n|---|---|\n| 社会消费品零售总额增速 | 7%左右 |\n"
        "| 技工贸收入 | 突破240亿元 |\n| 新增“四上”企业 | 27家 |\n"
    )
    found = {each.text: each.verdict for each in checker.check(draft, _AS_OF)}
    assert found["突破240亿元"] is Verdict.CONTRADICTED
    assert found["7%左右"] is not Verdict.CONFIRMED
    assert found["27家"] is Verdict.CONFIRMED


@pytest.mark.parametrize(
    "draft",
    [
        "城镇化率从2020年的51%提高到2025年的56%。",
        "地区生产总值从2020年的147亿元增长到2025年的198亿元。",
    ],
)
def test_a_level_reached_in_a_year_is_no_growth(checker: Checker, draft: str) -> None:
    assert [each.verdict for each in checker.check(draft, _AS_OF)] == [
        Verdict.UNKNOWN,
        Verdict.CONFIRMED,
    ]


@pytest.mark.parametrize(
    "draft",
    ["五年来，规工企业达137家。", "全区外向型企业达8家。"],
)
def test_what_came_anew_is_not_what_there_is(checker: Checker, draft: str) -> None:
    (found,) = checker.check(draft, _AS_OF)
    assert found.verdict is Verdict.CONTRADICTED

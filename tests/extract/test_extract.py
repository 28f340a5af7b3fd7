"""What is extracted from a report: all of it is accounted for, and what is unmarked is right."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from lukou_cli.extract.extractor import (
    LONGEST_LINE,
    Given,
    LongLineError,
    NoNumeralsError,
    NoYearError,
)
from lukou_cli.load.written import yaml_text
from lukou_cli.model.indicator import Role
from tests.extract.texts import MADE_UP, OPENING, YUNLING, audited, extracted, facts_of, loaded

_TOKENS = (
    "地区生产总值 增长 下降 达到 完成 新增 企业 项目 亿元 万元 % 个百分点 家 个 "
    "， 。 、 ； （ ） “ ” 2025年 去年 由 至 提升至 突破 超过 以上 左右 近 余 万亩 公里 ‰ "
    "第 位 页 月 日 年 一、 1. 全国 分别 均 年均 累计 — - + × / "
    ". PM2.5 成 翻番 零增长 全市第一 连续 5 5 17 0.3 2025 4.50 007 .5 1,234 123456789.123456789"
).split()


def test_a_report_becomes_this_file(snapshot: SnapshotAssertion) -> None:
    """The whole of a small report: what is known, what is proposed, what is no figure."""
    text = MADE_UP.read_text(encoding="utf-8")
    assert yaml_text(extracted(text).file) == snapshot


def test_every_numeral_of_the_report_is_accounted_for(tmp_path: Path) -> None:
    text = MADE_UP.read_text(encoding="utf-8")
    found = extracted(text)
    result = audited(text, found, tmp_path)
    assert (result.numerals, result.findings, found.left) == (found.numerals, (), ())


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pieces=st.lists(st.sampled_from([*_TOKENS, "\n", "\n\n"]), min_size=3, max_size=60))
def test_whatever_the_text_the_file_is_good_and_complete(pieces: list[str], tmp_path: Path) -> None:
    """It loads, and nothing is left out that the extraction has not said is left out."""
    text = "".join(pieces) + "。3"
    found = extracted(text)
    result = audited(text, found, tmp_path)
    assert [finding.code for finding in result.findings] == ["hole"] * len(found.left)


def test_numbers_are_accounted_for_where_no_phrase_stands_once(tmp_path: Path) -> None:
    """The 3 stands in both long numbers too, and they twice: no phrase tells the lines."""
    text = "1234567890123）1234567890123。3"
    found = extracted(text)
    assert (audited(text, found, tmp_path).findings, found.left) == ((), ())


@pytest.mark.parametrize("name", ["fangchenggang-2009", "fangchenggang-2010", "fangchenggang-2011",
                                  "fangchenggang-2012", "hunan-2026", "gansu-2026"])  # fmt: skip
def test_reports_of_other_places_pass_the_audit(name: str, tmp_path: Path) -> None:
    from tests.conftest import SHARED

    path = SHARED / "reports" / f"{name}.txt"
    if not path.exists():
        pytest.skip("the reports of other places are not on this machine")
    text = path.read_text(encoding="utf-8")
    found = extracted(text, Given())
    assert (audited(text, found, tmp_path).findings, found.left) == ((), ())


def test_the_report_of_lukou_is_read_as_it_was_keyed(report_text: str) -> None:
    """With the base definitions only, held against the hand-keyed data."""
    from bench.extraction import score
    from tests.conftest import DATA

    counts = score(report_text, [DATA])
    assert counts["accounted"] == counts["numerals"] == 235
    assert counts["all"] >= 0.9 * counts["facts"]
    assert counts["linked"] >= 0.95 * counts["in_base"]
    assert counts["sure"] - counts["sure_right"] <= counts["sure"] / 100


def test_a_growth_rate_goes_to_the_growth_of_its_level(tmp_path: Path) -> None:
    found = facts_of("全县地区生产总值达到312.6亿元、增长5.2%。", tmp_path)
    assert [str(f.quantity.value) for f in found["地区生产总值增速"] if f.quantity] == ["5.2"]


def test_a_fall_is_negative_and_its_bound_turned(tmp_path: Path) -> None:
    (fact,) = facts_of("“三公”经费下降30%以上。", tmp_path)["“三公”经费变动"]
    assert fact.quantity is not None
    assert (str(fact.quantity.value), fact.bound.value) == ("-30", "le")


@pytest.mark.parametrize("range_", ["3%至5%", "3—5%"])
def test_a_range_of_falls_goes_from_the_deepest(tmp_path: Path, range_: str) -> None:
    (fact,) = facts_of(f"“三公”经费下降{range_}。", tmp_path)["“三公”经费变动"]
    assert fact.quantity is not None
    assert (str(fact.quantity.value), str(fact.quantity.upper)) == ("-5", "-3")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("县域地区生产总值达到90亿元。", "地区生产总值"),
        ("全市地区生产总值达到900亿元。", "地区生产总值"),
        ("上半年地区生产总值达到90亿元。", "地区生产总值"),
        ("扣除房地产开发投资后，固定资产投资增长2.7%。", "固定资产投资增速"),
        (
            "县属企业完成产业投资5亿元、研发投入2亿元，分别增长10%、3%。",
            "全社会研发投入认定总量增速",
        ),
        ("城乡居民人均可支配收入分别增长5%、6%。", "城乡居民人均可支配收入增速"),
        ("新增省级平台3个、高新技术企业15家。", "有效高新技术企业数"),
    ],
)
def test_what_only_looks_like_an_indicator_is_not_put_under_it(
    sentence: str, name: str, tmp_path: Path
) -> None:
    """Another scope, place, time of the year or reckoning is another indicator."""
    assert name not in facts_of(sentence, tmp_path)


def test_a_list_names_the_subjects_of_its_figures(tmp_path: Path) -> None:
    found = facts_of("粮食播种面积、粮食产量分别稳定在43万亩、20万吨。", tmp_path)
    units = {
        name: [f.quantity.unit.text for f in facts if f.quantity] for name, facts in found.items()
    }
    assert units == {"粮食播种面积": ["万亩"], "粮食产量": ["万吨"]}


def test_one_numeral_of_two_indicators_is_joint(tmp_path: Path) -> None:
    found = facts_of("接待游客240万人次，实现旅游收入21亿元，均增长15%以上。", tmp_path)
    assert [found[name][0].joint for name in ("接待游客人次增速", "旅游收入增速")] == [2, 2]


def test_a_level_left_is_the_start_of_the_one_reached(tmp_path: Path) -> None:
    (fact,) = facts_of("城镇化率由51.5%提高到55.8%。", tmp_path)["城镇化率"]
    assert fact.start is not None
    assert str(fact.start.value) == "51.5"


def test_the_looser_of_two_figures_does_not_speak_against_the_other(tmp_path: Path) -> None:
    """突破400亿元, 达418亿元: the exact one is the indicator's."""
    (fact,) = facts_of("全县地区生产总值突破400亿元，达418亿元。", tmp_path)["地区生产总值"]
    assert fact.quantity is not None
    assert str(fact.quantity.value) == "418"


def test_results_and_targets_follow_the_parts_of_the_report(tmp_path: Path) -> None:
    text = (
        f"{OPENING}地区生产总值增长5%。\n\n五年来，地区生产总值年均增长6%，总量达到300亿元。\n\n"
        "二、2031年工作安排\n\n地区生产总值增长7%。\n"
    )
    made = loaded(extracted(text), tmp_path)
    told = [(i.id, str(f.period), f.role) for i in made.indicators for f in i.facts]
    assert ("gdp_growth", "2030", Role.ACTUAL) in told
    assert ("gdp_growth", "2031", Role.TARGET) in told
    assert ("gdp_average_growth", "2026-2030", Role.ACTUAL) in told


@pytest.mark.parametrize(
    "heading", ["二、重点项目加快推进", "二、成就更加可喜", "二、实现“十六五”良好开局"]
)
def test_a_heading_inside_a_part_begins_no_other(heading: str, tmp_path: Path) -> None:
    """It has no time of its own, or names one in passing."""
    text = f"{OPENING}粮食产量30万吨。\n\n{heading}\n\n地区生产总值增长7%。\n"
    made = loaded(extracted(text), tmp_path)
    growth = made.by_id["gdp_growth"].facts
    assert [(str(f.period), f.role) for f in growth] == [("2030", Role.ACTUAL)]


def test_same_names_with_results_and_targets_are_one_proposal(tmp_path: Path) -> None:
    text = f"{OPENING}技工贸收入210亿元。\n\n二、2031年工作安排\n\n力争技工贸收入突破240亿元。\n"
    made = loaded(extracted(text), tmp_path)
    (proposed,) = made.indicators
    assert [(str(f.period), f.role) for f in proposed.facts] == [
        ("2030", Role.ACTUAL),
        ("2031", Role.TARGET),
    ]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", NoNumeralsError),
        ("各位代表：没有数字。", NoNumeralsError),
        ("各位代表：增长5%。", NoYearError),
        ("1" * (LONGEST_LINE + 1), LongLineError),
    ],
)
def test_what_is_no_report_is_refused(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        extracted(text, Given())


def test_what_is_given_is_not_reviewed() -> None:
    found = extracted(MADE_UP.read_text(encoding="utf-8"), YUNLING).file.report
    assert found is not None
    assert found.review == []


_MEETINGS = {
    "——2026年1月29日在株洲市渌口区第二届人民代表大会\n第六次会议上\n": ("渌口区", "2026-01-29"),
    "——二〇二六年一月二十七日在甘肃省人民代表大会上\n": ("甘肃省", "2026-01-27"),
    "各位代表：\n我代表市人民政府报告。\n2009年工作回顾\n防城港市": ("防城港市", "2010"),
    "各位代表：\n我代表市人民政府报告。\n“十一五”工作回顾\n防城港市": ("防城港市", "2011"),
    "各位代表：\n2030年": ("某地", "2030"),
}


@pytest.mark.parametrize("text", _MEETINGS)
def test_the_head_is_guessed_from_the_first_lines(text: str) -> None:
    report = extracted(f"{text}1", Given()).file.report
    assert report is not None
    assert (report.place, report.date) == _MEETINGS[text]
    assert set(report.review) == {"place", "date"}

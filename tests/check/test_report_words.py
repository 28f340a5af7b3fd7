"""How reports word things, each of which the check once misread in a report's own text."""

from __future__ import annotations

from pathlib import Path

import pytest

from lukou_cli.check.checker import Checker
from lukou_cli.check.finding import Verdict
from lukou_cli.load.files import load
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.period import parse_period
from lukou_cli.reading.context.place import Gazetteer, Whose
from lukou_cli.reading.structure import BlockKind, blocks
from tests.check.reading import AS_OF, findings, flagging, links, verdicts

HUNAN = Path(__file__).parents[1] / "data" / "hunan-2026.yaml"


def test_a_numbering_stands_under_the_title_that_it_begins_below() -> None:
    """一、 below 2026年工作安排 goes on being about 2026, and so does 二、."""
    draft = "报告\n\n各项工作。\n\n2026 年工作安排\n\n一、产业\n\n文。\n\n二、项目\n\n文。\n\n结语\n\n二、附\n\n文。"
    found = [(b.text, b.level) for b in blocks(draft) if b.kind is BlockKind.HEADING]
    assert found == [
        ("报告", 3), ("2026年工作安排", 3), ("一、产业", 4), ("二、项目", 4), ("结语", 3), ("二、附", 2),
    ]  # fmt: skip


def test_the_year_of_a_title_holds_below_its_numbering(catalogue: Catalogue) -> None:
    """What is aimed at for 2026 is not held against results of other years."""
    draft = "报告\n\n回顾。\n\n2026 年工作安排\n\n一、乡村\n\n渌口区建成高标准农田{}。"
    assert verdicts(catalogue, draft.format("6万亩")) == ["6万亩 confirmed equal"]
    assert links(catalogue, draft.format("6万亩")) == ["farmland_built 2026 target"]
    assert verdicts(catalogue, draft.format("超6万亩")) == ["超6万亩 imprecise bound"]


def test_a_month_elsewhere_is_not_the_year_of_all_year(catalogue: Catalogue) -> None:
    """A road is due in June of this year; 全年 is said of the year that the text is about."""
    draft = "2025年，渌口区城市品质提升。道路预计今年6月竣工通车。全年优良天数比例保持在90%以上。"
    assert links(catalogue, draft) == ["good_air_days_share 2025 actual"]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("成立广州、长沙五中校友联络处", []),
        ("渌口（长沙）飞地孵化器作用", [Whose.OWN]),
        ("脱贫地区农村居民收入增长", [Whose.PART]),
        ("广州、长沙增长5%", [Whose.OTHER, Whose.OTHER]),
    ],
)
def test_names_of_offices_are_no_places_and_kinds_of_regions_are(
    catalogue: Catalogue, text: str, whose: list[Whose]
) -> None:
    """An office abroad tells of no other place; a kind of region is a part of the own one."""
    assert [place.whose for place in Gazetteer(catalogue).find(text)] == whose


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("2025年，古岳峰镇“千家蛋”带动{}农户。", ["266户 confirmed equal", "366户 contradicted value"]),
        ("2025年，朱亭镇“千家蛋”带动{}农户。", ["266户 unknown scope", "366户 unknown scope"]),
    ],
)  # fmt: skip
def test_the_scope_of_an_indicator_is_no_other_place(
    catalogue: Catalogue, draft: str, found: list[str]
) -> None:
    """A town that the data name as what is counted may be told, and no other one."""
    told = [verdicts(catalogue, draft.format(number)) for number in ("266户", "366户")]
    assert [line for lines in told for line in lines] == found


def test_a_level_reached_has_the_subject_of_the_level_left(catalogue: Catalogue) -> None:
    """小学本地入学率 is said once, of 48% and of what it has come to."""
    draft = "2025年，渌口区中考人均分差缩短21%，小学本地入学率由48%提升至64%。"
    assert verdicts(catalogue, draft)[-1] == "64% contradicted value"


def test_a_rise_has_two_times_of_which_other_clauses_tell_one(catalogue: Catalogue) -> None:
    """11家 is of last year, as 去年 says; 15家 is not."""
    draft = "去年渌口区企业发展好。湘商新注册企业从11家提到15家。"
    found = Checker(catalogue).check(draft, parse_period(AS_OF))  # with flags that are sure alone
    assert [item.verdict for item in found] == [Verdict.CONFIRMED, Verdict.CONFIRMED]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("去年要事。\n\n渌口区发放救助资金超8000万元。", "超8000万元 contradicted value"),
        ("渌口区新引进亿元以上项目超20个。", "超20个 imprecise bound"),
        ("过去五年，渌口区高分子新材料产值突破85亿元。", "突破85亿元 contradicted role"),
        ("2025年，渌口区园区技工贸收入210亿元，同比增长超10%。", "超10% imprecise bound"),
    ],
)
def test_another_year_s_larger_number_implies_no_threshold(
    catalogue: Catalogue, draft: str, found: str
) -> None:
    """Another threshold than the recorded one is another statement, whatever else is larger."""
    assert verdicts(catalogue, draft)[-1] == found


def test_a_short_name_is_a_word_of_its_own(catalogue: Catalogue) -> None:
    """税比 is told, though 税 alone is a word of other indicators and 比 of none."""
    draft = "2025年，渌口区制造业税收同比增长11.3%，税比提升至39%。"
    finding = findings(catalogue, draft)[-1]
    assert finding.indicator is not None
    assert finding.indicator.id == "manufacturing_tax_share"


@pytest.mark.parametrize(
    "draft",
    [
        "今年，湖南力争农村卫生厕所普及率保持在90%以上。",
        "2025年，湖南脱贫地区农村居民收入增长6.3%。",
    ],
)
def test_what_is_called_alike_is_not_taken_for_what_the_data_have(draft: str) -> None:
    """Neither toilets for tap water nor a part of the province for all of it."""
    hunan = load([HUNAN])
    checker = Checker(hunan, flagging(hunan, 0.0))
    (finding,) = checker.check(draft, parse_period(AS_OF))
    assert finding.verdict.value == "unknown"

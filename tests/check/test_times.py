"""Whole small drafts: which period and role a figure is held against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.period import Period
from lukou_cli.reading.context import cues
from lukou_cli.reading.context.place import Gazetteer
from lukou_cli.reading.context.when import is_remark
from lukou_cli.reading.figures import scan
from lukou_cli.reading.passage import Passage
from lukou_cli.reading.structure import blocks
from tests.check.reading import findings, links, verdicts

GROWTH = "渌口区地区生产总值增长5.3%"
CONFIRMED = "5.3% confirmed equal"


@pytest.mark.parametrize(
    "draft",
    [
        f"2025年，{GROWTH}。",
        f"二〇二五年{GROWTH}。",
        f"去年，{GROWTH}。",
        f"上年{GROWTH}。",
        f"过去一年，{GROWTH}。",
        f"# 2025年工作回顾\n\n{GROWTH}。",
        f"# 渌口区\n\n## 2025年\n\n各项工作取得成效。\n\n{GROWTH}。",
        f"2025年是“十四五”收官之年。{GROWTH}。",
        "In 2025, Lukou District's GDP grew 5.3%.",
        "| 指标 | 2025年 |\n|---|---|\n| 地区生产总值增速 | 5.3% |",
        "| 年份 | 地区生产总值增速 |\n|---|---|\n| 2025年 | 5.3% |",
    ],
)
def test_the_year_is_found(catalogue: Catalogue, draft: str) -> None:
    assert links(catalogue, draft) == ["gdp_growth 2025 actual"]
    assert [item.verdict.value for item in findings(catalogue, draft)] == ["confirmed"]


@pytest.mark.parametrize(
    "words",
    [
        "“十四五”期间，", "“十四五”以来，", "过去五年，", "五年来，", "2021年以来，",
        "2021年至2025年，",
        "# “十四五”回顾\n\n",
    ],
)  # fmt: skip
def test_the_plan_is_found(catalogue: Catalogue, words: str) -> None:
    draft = f"{words}渌口区新增规工企业137家。"
    assert links(catalogue, draft) == ["scale_industrial_firms_new 2021-2025 actual"]
    assert verdicts(catalogue, draft) == ["137家 confirmed equal"]


@pytest.mark.parametrize(
    ("draft", "link"),
    [
        ("今年，渌口区地区生产总值预期增长5.6%左右。", "gdp_growth 2026 target"),
        ("2026年，力争渌口区地区生产总值增长5.6%左右。", "gdp_growth 2026 target"),
        ("# 2026年目标\n\n渌口区地区生产总值增长5.6%左右。", "gdp_growth 2026 target"),
        (
            "“十五五”时期，渌口区地区生产总值年均增长5.5%左右。",
            "gdp_average_growth 2026-2030 target",
        ),
        ("今后五年，渌口区地区生产总值年均增长5.5%左右。", "gdp_average_growth 2026-2030 target"),
        (
            "| 指标 | 2026年目标 |\n|---|---|\n| 地区生产总值增速 | 5.6%左右 |",
            "gdp_growth 2026 target",
        ),
    ],
)
def test_a_time_to_come_has_targets(catalogue: Catalogue, draft: str, link: str) -> None:
    assert links(catalogue, draft) == [link]
    assert [item.verdict.value for item in findings(catalogue, draft)] == ["confirmed"]


def test_a_period_goes_on_until_another_is_named(catalogue: Catalogue) -> None:
    draft = (
        "去年，渌口区地区生产总值增长5.3%，规模工业增加值增长10.6%。\n\n"
        "社会消费品零售总额增长4.7%。\n\n"
        "今年，社会消费品零售总额增长7%左右，规模工业增加值增长10%以上。\n"
    )
    assert links(catalogue, draft) == [
        "gdp_growth 2025 actual",
        "industrial_value_added_growth 2025 actual",
        "retail_sales_growth 2025 actual",
        "retail_sales_growth 2026 target",
        "industrial_value_added_growth 2026 target",
    ]
    assert {item.verdict.value for item in findings(catalogue, draft)} == {"confirmed"}


def test_a_heading_gives_way_to_the_next(catalogue: Catalogue) -> None:
    draft = (
        "# 2025年\n\n渌口区规模工业增加值增长10.6%。\n\n# 2026年\n\n规模工业增加值增长10%以上。\n"
    )
    assert verdicts(catalogue, draft) == ["10.6% confirmed equal", "10%以上 confirmed equal"]


def test_a_year_compared_with_is_not_the_year_spoken_of(catalogue: Catalogue) -> None:
    """比去年少2个: the target is this year's, the difference is to last year's."""
    draft = "2026年，渌口区新引进亿元以上项目比去年少2个，为20个。"
    assert links(catalogue, draft)[-1] == "large_projects_new 2026 target"
    assert verdicts(catalogue, draft)[-1] == "20个 confirmed equal"


def test_each_column_of_a_table_has_its_own_year(catalogue: Catalogue) -> None:
    draft = (
        "| 渌口区 | 2025年 | 2026年目标 |\n|---|---|---|\n"
        "| 规模工业增加值增速 | 10.6% | 10%以上 |\n| 技工贸收入（亿元） | 210 | >240 |\n"
    )
    assert links(catalogue, draft) == [
        "industrial_value_added_growth 2025 actual",
        "industrial_value_added_growth 2026 target",
        "park_revenue 2025 actual",
        "park_revenue 2026 target",
    ]
    assert {item.verdict.value for item in findings(catalogue, draft)} == {"confirmed"}


@pytest.mark.parametrize(
    "part", ["一季度", "2025年上半年", "今年上半年", "2025年1-6月", "2025年前三季度", "去年3月份"]
)
@pytest.mark.parametrize("number", ["5.3%", "9.9%"])
def test_of_a_part_of_a_year_nothing_is_known(catalogue: Catalogue, part: str, number: str) -> None:
    draft = f"{part}，渌口区地区生产总值增长{number}。"
    assert verdicts(catalogue, draft) == [f"{number} unknown no_fact"]


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("2026年，渌口区新增城镇就业2250人以上。", "2250人以上 confirmed equal"),
        ("2026年，渌口区已新增城镇就业2250人以上。", "2250人以上 contradicted role"),
        ("今年以来，渌口区已新增城镇就业2250人以上。", "2250人以上 contradicted role"),
        ("今年，渌口区将新引进亿元以上项目20个。", "20个 confirmed equal"),
    ],
)
def test_what_is_reached_is_no_target(catalogue: Catalogue, draft: str, verdict: str) -> None:
    assert verdicts(catalogue, draft) == [verdict]


@pytest.mark.parametrize(
    ("as_of", "words", "link"),
    [
        ("2026-02-15", "去年", "gdp_growth 2025 actual"),
        ("2026-12-31", "去年", "gdp_growth 2025 actual"),
        ("2027-02-15", "前年", "gdp_growth 2025 actual"),
        ("2028-02-15", "大前年", "gdp_growth 2025 actual"),
        ("2030-02-15", "2025年", "gdp_growth 2025 actual"),
    ],
)
def test_relative_years_are_counted_from_the_day_of_writing(
    catalogue: Catalogue, as_of: str, words: str, link: str
) -> None:
    draft = f"{words}，{GROWTH}。"
    assert links(catalogue, draft, as_of) == [link]
    assert verdicts(catalogue, draft, as_of) == [CONFIRMED]


def test_in_english_a_time_after_a_figure_is_its_time(catalogue: Catalogue) -> None:
    text = "Lukou's GDP grew by 5.3% in 2025, against a target of about 5.6% for 2026."
    assert [str(f.period) for f in findings(catalogue, text, "2026-03")] == ["2025", "2026"]


def test_another_day_of_writing_moves_the_year(catalogue: Catalogue) -> None:
    """In 2027 last year is 2026, and the growth of 2025 confirms nothing."""
    (finding,) = findings(catalogue, f"去年，{GROWTH}。", "2027-02-15")
    assert str(finding.period) == "2026"
    assert finding.verdict.value != "confirmed"


def test_an_entry_of_a_timeline_is_a_paragraph_of_its_own(catalogue: Catalogue) -> None:
    """Each begins with its time, though no blank line parts them."""
    draft = "2020年底　城镇化率49%。\n2025年　电厂并网。同年：\n· 新注册湘商企业11家；\n"
    *_, last = findings(catalogue, draft, "2026-10")
    assert (str(last.period), last.verdict.value) == ("2025", "confirmed")


def test_a_passage_is_read_once(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its times, roles and places serve its own figures and the text below it."""
    read: Counter[tuple[str, str]] = Counter()

    def counted(name: str, function: Callable[..., object]) -> Callable[..., object]:
        def count(*arguments: object) -> object:
            read[name, next(part for part in arguments if isinstance(part, str))] += 1
            return function(*arguments)

        return count

    for name in ("moments", "role_words"):
        monkeypatch.setattr(cues, name, counted(name, getattr(cues, name)))
    monkeypatch.setattr(Gazetteer, "find", counted("find", Gazetteer.find))
    findings(
        catalogue, "# 2025年工作\n\n全区地区生产总值增长5.3%，目标是5.6%。\n\n没有数字的一段。"
    )
    assert set(read.values()) == {1}
    assert len([name for name, _ in read if name == "moments"]) == 3


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("2025年新增城镇就业2628人（目标2250人以上）", [False, True]),
        ("2025年新增城镇就业2628人（见表）、转移就业1577人", [False, False]),
        ("（地区生产总值增长5.3%）", [False]),
    ],
)
def test_only_what_stands_behind_a_figure_is_a_remark_on_it(
    catalogue: Catalogue, text: str, remarks: list[bool]
) -> None:
    passage = Passage(next(iter(blocks(text))))
    told = cues.Cues(passage, scan(passage, ()), Period(2026, 2026, 2, 15), Gazetteer(catalogue))
    assert [is_remark(told, index) for index in range(len(told.figures))] == remarks

"""Another place's report by a data file alone: a draft about Hunan, and every change of it told.

The file was keyed from docs/data-format.md as anybody would; the draft says its facts in other
words. What the shipped weights confirm, flag and leave alone is what a user gets.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from lukou_cli.check.checker import Checker
from lukou_cli.check.finding import FLAGGED, Finding, Verdict
from lukou_cli.load.files import load
from lukou_cli.model.period import parse_period

DATA = Path(__file__).parents[1] / "data" / "hunan-2026.yaml"
AS_OF = parse_period("2026-02-15")

# Each statement with its changes, each of one figure: what is written in place of what.
STATEMENTS: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "2025年，湖南经济总量达到5.53万亿元。",
        [("5.53", "5.83"), ("5.53", "55.3"), ("万亿元", "亿元"), ("5.53", "超过5.53")],
    ),
    (
        "按不变价格计算，2025年湖南GDP同比增长4.8%。",
        [("4.8", "4.3"), ("4.8", "48"), ("增长", "下降"), ("4.8%", "4.8%以上"), ("2025", "2026")],
    ),
    (
        "去年，湖南规模以上工业增加值同比增长6.2%。",
        [("6.2", "8.2"), ("6.2", "62"), ("增长", "下降"), ("去年", "今年")],
    ),
    (
        "2025年，湖南地方一般公共预算收入为3507.6亿元，增长1.7%。",
        [
            ("3507.6", "3507.9"),
            ("3507.6", "350.76"),
            ("亿元", "万元"),
            ("1.7", "7.1"),
            ("增长", "下降"),
        ],
    ),
    (
        "2025年，湖南居民人均可支配收入39545元，同比增长5%。",
        [("39545", "39845"), ("39545元", "39545万元"), ("增长5", "增长6"), ("增长", "减少")],
    ),
    (
        "2025年，湖南农村居民人均可支配收入增长5.8%。",
        [("5.8", "5.3"), ("5.8", "58"), ("增长", "下降"), ("5.8", "近5.8")],
    ),
    (
        "“十四五”期间，湖南农村居民收入年均增长7.2%。",
        [("7.2", "7.5"), ("7.2", "0.72"), ("增长", "下降")],
    ),
    (
        "2025年，湖南粮食总产量超过620亿斤。",
        [("620", "650"), ("亿斤", "万斤"), ("超过", ""), ("620", "62")],
    ),
    (
        "“十四五”期间，湖南粮食播种面积每年都在7100万亩以上。",
        [("7100", "7900"), ("万亩", "亿亩"), ("以上", "")],
    ),
    (
        "“十四五”时期，湖南地方一般公共预算收入合计超过1.6万亿元。",
        [("1.6", "1.9"), ("1.6", "16"), ("超过", "")],
    ),
    (
        "2025年，湖南城镇新增就业82.7万人。",
        [("82.7", "87.2"), ("82.7", "8.27"), ("万人", "人"), ("82.7", "超82.7"), ("2025", "2026")],
    ),
    (
        "到2025年底，湖南城镇化率为63%。",
        [("63", "73"), ("63", "6.3"), ("63%", "63%以上")],
    ),
    (
        "2025年，湖南接待游客人次增长10.6%。",
        [("10.6", "16.6"), ("10.6", "1.06"), ("增长", "下降")],
    ),
    (
        "2025年，湖南接待入境游客超过240万人次，增长19.1%。",
        [
            ("240", "270"),
            ("240", "24"),
            ("万", ""),
            ("超过", ""),
            ("19.1", "11.9"),
            ("增长", "下降"),
        ],
    ),
    (
        "2025年，湖南农村供电可靠率为99.9%，农村自来水普及率为94.5%。",
        [("99.9", "97.9"), ("94.5", "95.4"), ("94.5", "9.45"), ("为94.5", "超过94.5")],
    ),
    (
        "2025年，湖南的外贸实绩企业超过9000家。",
        [("9000", "7000"), ("超过", "")],
    ),
    (
        "2026年，湖南地区生产总值预期增长5%左右。",
        [("5%", "6%"), ("增长", "下降"), ("左右", ""), ("左右", "以上"), ("预期", "已经")],
    ),
    (
        "2026年，湖南规模工业增加值的预期目标是增长6%。",
        [("6%", "7%"), ("6%", "60%"), ("增长", "下降")],
    ),
    (
        "2026年，湖南地方一般公共预算收入预期增长1.5%左右。",
        [("1.5", "2.5"), ("1.5", "15"), ("左右", "")],
    ),
    (
        "今年，湖南社会消费品零售总额的目标是增长4.5%以上。",
        [("4.5", "5.4"), ("4.5", "45"), ("以上", ""), ("以上", "左右"), ("增长", "下降")],
    ),
    (
        "今年，湖南进出口总额预期增长3%，居民消费价格涨幅2%左右。",
        [("3%", "4%"), ("增长", "下降"), ("2%", "3%"), ("左右", "")],
    ),
    (
        "2026年，湖南计划城镇新增就业70万人，粮食产量615亿斤左右。",
        [("70", "80"), ("万人", "人"), ("615", "635"), ("亿斤", "万斤"), ("左右", "")],
    ),
    (
        "2026年，湖南粮食播种面积稳定在7150万亩左右，农村自来水普及率提高到95%。",
        [("7150", "7350"), ("万亩", "亿亩"), ("95", "98"), ("95", "9.5"), ("左右", "以上")],
    ),
    (
        "“十五五”时期，湖南地区生产总值年均增长5%—5.5%。",
        [("5%—5.5%", "6%—6.5%"), ("增长", "下降"), ("5%—5.5%", "5.5%")],
    ),
    (
        "到2030年，湖南城镇化率将提高到67.5%，人均预期寿命达到80岁以上。",
        [("67.5", "65.7"), ("67.5", "6.75"), ("80", "90"), ("以上", "")],
    ),
]
# Neighbours, with figures that are made up.
NEIGHBOURS = """2025年，株洲市地区生产总值增长5.1%，城镇新增就业4.6万人。
2025年，广东省一般公共预算收入增长2.9%，粮食产量突破260亿斤。
2025年，全国规模以上工业增加值增长5.9%，城镇化率达到67.9%。"""

DRAFT = "\n\n".join((*(statement for statement, _ in STATEMENTS), NEIGHBOURS))
OWN = DRAFT.index(NEIGHBOURS)
CHANGES = [
    (statement, old, new, statement.replace(old, new, 1))
    for statement, changes in STATEMENTS
    for old, new in changes
]

# Of the changes so many are to be flagged; what is less likely right is left unsaid.
LEAST = 0.98


@pytest.fixture(scope="module")
def hunan() -> Checker:
    return Checker(load([DATA]))


@pytest.fixture(scope="module")
def unchanged(hunan: Checker) -> tuple[Finding, ...]:
    return hunan.check(DRAFT, AS_OF)


def outside(found: tuple[Finding, ...], start: int, end: int, shift: int) -> list[tuple[int, str]]:
    """The verdicts of what stands before and after a stretch, counted as before its change."""
    return [
        (item.start - (shift if item.start >= end else 0), item.verdict.value)
        for item in found
        if not start <= item.start < end
    ]


def test_the_file_is_sound(hunan: Checker) -> None:
    indicators = hunan.lexicon.catalogue.indicators
    assert [report.place.zh for report in hunan.lexicon.catalogue.reports] == ["湖南省"]
    assert len(indicators) == 24
    told = {(fact.period.last, fact.role.value) for each in indicators for fact in each.facts}
    assert {(2025, "actual"), (2026, "target"), (2030, "target")} <= told


def test_right_statements_are_confirmed(unchanged: tuple[Finding, ...]) -> None:
    own = [item for item in unchanged if item.start < OWN]
    assert [item.text for item in own if item.verdict is not Verdict.CONFIRMED] == []
    assert len(own) == 33


def test_neighbours_are_left_alone(unchanged: tuple[Finding, ...]) -> None:
    others = [item for item in unchanged if item.start >= OWN]
    assert {(item.verdict.value, item.reason.value) for item in others} == {("unknown", "scope")}
    assert len(others) == 6


def test_changed_statements_are_flagged_where_they_stand(
    hunan: Checker, unchanged: tuple[Finding, ...]
) -> None:
    missed = []
    for statement, old, new, changed in CHANGES:
        start = DRAFT.index(statement)
        end = start + len(changed)
        found = hunan.check(DRAFT.replace(statement, changed, 1), AS_OF)
        flagged = [item for item in found if item.verdict in FLAGGED]
        assert all(start <= item.start < end for item in flagged), (old, new)
        shift = len(changed) - len(statement)
        before = outside(unchanged, start, start + len(statement), 0)
        assert outside(found, start, end, shift) == before, (old, new)
        if not flagged:
            missed.append((old, new))
    assert len(CHANGES) - len(missed) >= LEAST * len(CHANGES), missed

"""A draft twice as long costs twice as much: counted in calls of functions, without a clock."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from lukou_cli.model.catalogue import Catalogue
from tests.check.reading import findings

SENTENCE = "2025年，渌口区开工项目56个，竣工项目69个，园区技工贸收入210亿元，同比增长10%。"
ROW = "| 渌口区开工项目 | 56个 | 比上年增加3个 |\n"


def _calls(action: Callable[[], object]) -> int:
    """How many calls of functions, those written in C included, an action makes."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


# What costs fewer calls than this has hardly begun.
_FEW = 400


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param(lambda n: f"{SENTENCE}\n\n" * n, id="paragraphs"),
        pytest.param(lambda n: SENTENCE * n, id="one-paragraph"),
        pytest.param(lambda n: SENTENCE.replace("。", "，") * n, id="one-sentence"),
        pytest.param(lambda n: "20家、" * (10 * n), id="one-list"),
        pytest.param(lambda n: "渌口区“十四五”期间" * (10 * n) + "新增20家", id="many-times"),
        pytest.param(lambda n: "2028年209亿元、增长5.5%，" * (20 * n), id="times-and-figures"),
        pytest.param(lambda n: "今年，从3%到5%，" * (20 * n), id="short-clauses"),
        pytest.param(lambda n: "up from 56% now, " * (20 * n), id="levels-left"),
        pytest.param(lambda n: f"|甲/乙|{'3/5|' * (20 * n)}\n", id="two-in-a-cell"),
        pytest.param(
            lambda n: f"|指标|{'年|单位|' * (20 * n)}\n|---|\n|甲|{'3|5|' * (20 * n)}\n",
            id="columns-of-units",
        ),
        pytest.param(lambda n: "| 指标 | 2025年 | 增减 |\n|---|---|---|\n" + ROW * n, id="table"),
        pytest.param(
            lambda n: f"|{' 企业5家 |' * (4 * n)}\n|{' 6家 |' * (4 * n)}\n", id="wide-table"
        ),
        pytest.param(lambda n: "渌口区开工项目56个竣工项目69个" * n, id="no-punctuation"),
        pytest.param(
            lambda n: "甲、" * (10 * n) + "分别增长" + "5.3%、" * (10 * n), id="two-lists"
        ),
        pytest.param(lambda n: f"增长{'9' * (400 * n)}%", id="digits"),
        pytest.param(lambda n: "1-" * (200 * n), id="hyphens"),
        pytest.param(lambda n: "5." * (200 * n), id="points"),
        pytest.param(lambda n: "2025年" * (40 * n), id="years"),
        pytest.param(lambda n: "_" * (400 * n), id="underscores"),
        pytest.param(lambda n: "、" * (400 * n), id="commas"),
        pytest.param(lambda n: "分别" * (100 * n), id="each"),
        pytest.param(lambda n: "“" * (100 * n) + "5家" + "”" * (100 * n), id="quotes"),
        pytest.param(lambda n: "# 2025年渌口区\n\n增长5%。\n\n" * n, id="headings"),
    ],
)
def test_twice_as_long_is_twice_as_much(catalogue: Catalogue, draft: Callable[[int], str]) -> None:
    def cost(times: int) -> int:
        return _calls(lambda: findings(catalogue, draft(times)))

    cost(1)  # what is made once in a process
    start = cost(0)
    single, double = cost(12) - start, cost(24) - start
    assert double <= 2.3 * max(single, _FEW)

"""Whatever a draft holds, every figure gets a verdict, and nothing breaks or never ends."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lukou_cli.check.checker import Checker
from lukou_cli.check.finding import Finding
from lukou_cli.load.files import load_files
from lukou_cli.model.period import Period
from tests.check.reading import flagging
from tests.conftest import DATA, ROOT

# Every flag is told, so that every way through the check is taken.
CATALOGUE = load_files([DATA])
CHECKER = Checker(CATALOGUE, flagging(CATALOGUE, 0.0))
AS_OF = Period(2026, 2026, 2, 15)

PIECES = (
    "地区生产总值 粮食 比上年 高 增长 % 个百分点 亿元 万 亿 亿斤 百分之 分之 点 成 第 - + — 至 "
    "2025年 去年 目标 | ， 。 、 分别 和 “ ” 倍 翻 番 合计 占 年均 累计 每 户 人 家 0 00000000 "
    ". 5 , 1,234 三 百 〇 半 多 余 以上 超 渌口区 全市 * ` <!-- # 1/3 → 由 提升至"
).split()


@pytest.mark.parametrize(
    "text",
    [
        "地区生产总值增长" + "9" * 5000 + "%",
        "2025年地区生产总值增长0." + "0" * 3000 + "1%",
        "去年打下粮食" + "9" * 30 + "亿斤",
        "2026年园区技工贸收入突破240亿元，比2025年210亿元增加3." + "0" * 40 + "亿元",
        "三" * 50 + "分之" + "二" * 40,
        "“" * 1000 + "5%" + "”" * 1000,
        "|" * 3000,
        "1/" + "3" * 400 + "的企业",
        "增长" + "9" * 16_000 + "%",
        "9" * 16_000 + "万亿元，占" + "1" * 16_000,
        "增长" + "一" * 16_000 + "%",
        "20家、" * 10_000,
        " " * 200_000,
        "字" + " " * 200_000 + "字",
        "&" * 60_000 + "ge;",
        "破零增长5%",
        "十万元+〇一二2021-2025亿斤",
        "5.3%+.3%",
    ],
    ids=lambda text: text[:12],
)
def test_long_numbers_and_nested_marks_are_read(text: str) -> None:
    found = CHECKER.check(text, AS_OF)
    assert all(text[finding.start : finding.end] == finding.text for finding in found)
    _apart(found)


def _apart(found: tuple[Finding, ...]) -> None:
    """No figure has a character of another."""
    assert all(one.end <= other.start for one, other in pairwise(found))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "9" * 40, "\n", "\r\n", " "]), max_size=40))
def test_every_figure_of_any_draft_gets_a_verdict(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = CHECKER.check(text, AS_OF)
    spans = [(finding.start, finding.end) for finding in found]
    assert spans == sorted(spans)
    _apart(found)
    for finding in found:
        assert all(0 <= clue.start < clue.end <= len(text) for clue in finding.evidence)
        assert finding.fix is None or 0 <= finding.fix.start <= finding.start
    assert all(text[finding.start : finding.end] == finding.text for finding in found)


@settings(max_examples=50, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_mutated_draft_is_read(chance: random.Random) -> None:
    """Real sentences with characters dropped, doubled, exchanged and mixed in."""
    text = list((ROOT / "docs" / "examples" / "brief.md").read_text(encoding="utf-8"))
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(text))
        text[at] = chance.choice(("", text[at] * 2, chance.choice(PIECES), "\n", "|", "\t"))
    draft = "".join(text)
    found = CHECKER.check(draft, AS_OF)
    assert all(draft[finding.start : finding.end] == finding.text for finding in found)
    _apart(found)


@pytest.mark.parametrize("number", ["9" * 400, f"0.{'0' * 400}1", "九" * 400])
def test_numbers_beyond_all_measure_are_no_figures(number: str) -> None:
    """No arithmetic goes so far; what stands beside them is judged."""
    draft = f"2025年，渌口区长者餐厅6家，服务老年人{number}人次，平均每家{number}人次。"
    assert [(f.text, f.verdict.value) for f in CHECKER.check(draft, AS_OF)] == [
        ("6家", "confirmed")
    ]

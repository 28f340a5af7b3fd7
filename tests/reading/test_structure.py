"""Folding and positions: whatever stands around a figure, its span cuts it out of the draft."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lukou_cli.check.finding import Finding
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.reading.structure import BlockKind, blocks
from tests.check.reading import findings
from tests.reading.scanned import figures

SENTENCE = "2025年，渌口区地区生产总值增长5.3%，接待游客177万人次。"


Check = Callable[[str], tuple[Finding, ...]]


@pytest.fixture(scope="module")
def check(catalogue: Catalogue) -> Check:
    return lambda draft: findings(catalogue, draft)


@pytest.mark.parametrize(
    ("draft", "cut"),
    [
        ("🎉🎉增长5.3%🎉", ["5.3%"]),
        ("👩‍👩‍👧增长👍5.3%", ["5.3%"]),
        ("标题\r\n\r\n增长5.3%，\r\n新增20家。\r\n", ["5.3%", "20家"]),
        ("增长５．３％，新增２０家。", ["５．３％", "２０家"]),
        ("Cafe\u0301增长5.3%，e\u0301新增20家", ["5.3%", "20家"]),
        ("增长**5.3%**，新增*20*家", ["5.3%", "20*家"]),
        ("增长“5.3%”，投资「50亿元」", ["5.3%", "50亿元"]),
        ("增长5.\n3%，新增20\n家", ["5.\n3%", "20\n家"]),
        ("增长5.3\n%，投资198亿\n元", ["5.3\n%", "198亿\n元"]),
        ("增长 5.3 %，新增 20 家", ["5.3 %", "20 家"]),
        ("| 指标 | 数 |\n|---|---|\n| 增长 | 5.3% |\n| 新增 | 20家 |", ["5.3%", "20家"]),
        ("占地500㎡", ["500㎡"]),
        ("增长\u200b5.3\ufeff%", ["5.3\ufeff%"]),
        ("　　增长\u00a05.3%", ["5.3%"]),
    ],
)
def test_a_span_cuts_out_its_figure(draft: str, cut: list[str]) -> None:
    assert [text for text, _ in figures(draft)] == cut


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("before", ["", "🎉 ", "# 2025年工作\n\n", "> ", "- ", "１２３\n\n"])
def test_findings_say_what_stands_in_the_draft(check: Check, before: str, end: str) -> None:
    draft = (before + SENTENCE).replace("\n", end) + end
    found = check(draft)
    assert [item.text for item in found] == ["5.3%", "177万人次"]
    assert all(draft[item.start : item.end] == item.text for item in found)


@st.composite
def broken(draw: st.DrawFn) -> tuple[str, int, int]:
    """The sentence with one line broken or with emphasis; where its first figure stands then."""
    start = SENTENCE.index("5.3%")
    end = start + len("5.3%")
    mark = draw(st.sampled_from(["\n", "**", "*", "\u200b", "\ufeff", "”"]))
    places = draw(
        st.lists(st.integers(1, len(SENTENCE) - 1), min_size=1, max_size=1 if mark == "\n" else 4)
    )
    text = SENTENCE
    for place in sorted(places, reverse=True):
        text = text[:place] + mark + text[place:]
    shift = [len(mark) * sum(place <= at for place in places) for at in (start, end - 1)]
    return text, start + shift[0], end + shift[1]


@settings(deadline=None)
@given(draft=broken())
def test_breaks_and_emphasis_do_not_move_a_figure(
    check: Check, draft: tuple[str, int, int]
) -> None:
    text, start, end = draft
    found = check(text)
    assert all(text[item.start : item.end] == item.text for item in found)
    first = [item for item in found if item.start < end and start < item.end]
    assert [(item.start, item.end) for item in first] == [(start, end)]


@settings(deadline=None)
@given(
    st.text(
        st.sampled_from("增长5.3%20家，。“”*|#-\n\r >`🎉５％、万亿元第一年(){}[]~<!至超近"),
        max_size=60,
    )
)
def test_whatever_a_draft_holds_spans_lie_in_it_in_order(draft: str) -> None:
    last = -1
    for block in blocks(draft):
        assert len(block.origin) == len(block.text)
        assert list(block.origin) == sorted(block.origin)
        for at in (*block.origin[:1], *block.origin[-1:]):
            assert last <= at < len(draft)
            last = at


@settings(deadline=None)
@given(
    st.text(st.sampled_from("增长5.3%20家，。“”*|#-\n >🎉５％、万亿元第一年至超近"), max_size=60)
)
def test_findings_never_overlap(check: Check, draft: str) -> None:
    end = 0
    for item in check(draft):
        assert end <= item.start < item.end <= len(draft)
        assert draft[item.start : item.end] == item.text
        end = item.end


def cut(draft: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in blocks(draft)]


def test_headings_and_paragraphs_stand_apart() -> None:
    assert cut("# 工作回顾\n甲增长5%。\n\n乙增长6%。\n") == [
        (BlockKind.HEADING, "#工作回顾"),
        (BlockKind.PROSE, "甲增长5%。"),
        (BlockKind.PROSE, "乙增长6%。"),
    ]


@pytest.mark.parametrize(
    ("line", "level"),
    [("# 甲", 1), ("### 甲", 3), ("一、工作回顾", 2), ("（一）工作回顾", 2), ("【工作回顾】", 2)],
)
def test_headings_have_a_depth(line: str, level: int) -> None:
    first = next(blocks(f"{line}\n正文如下，增长5%。\n"))
    assert (first.kind, first.level) == (BlockKind.HEADING, level)


@pytest.mark.parametrize(
    "draft",
    [
        "- 甲5家\n- 乙6家",
        "1. 甲5家\n2. 乙6家",
        "（1）甲5家\n（2）乙6家",
        "①甲5家\n②乙6家",
        "* 甲5家\n* 乙6家",
    ],
)
def test_list_items_stand_apart(draft: str) -> None:
    assert [kind for kind, _ in cut(draft)] == [BlockKind.PROSE, BlockKind.PROSE]
    assert [text for text, _ in figures(draft)] == ["5家", "6家"]


def test_table_rows_have_the_heads_of_their_columns() -> None:
    head, first, second = blocks("| 指标 | 2025年 |\n|---|--:|\n| 甲 | 5% |\n| 乙 | 6% |\n")
    assert head.kind is first.kind is second.kind is BlockKind.ROW
    assert [text.strip() for text in second.heads] == ["指标", "2025年"]
    assert [second.text[a:b].strip() for a, b in second.cells] == ["乙", "6%"]
    assert head.heads == ()


def test_a_second_table_has_heads_of_its_own() -> None:
    rows = list(blocks("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n| 丙 | 丁 |\n|---|---|\n| 3 | 4 |\n"))
    assert rows[-1].heads == ("丙", "丁")


@pytest.mark.parametrize(
    "draft",
    [
        "```\n增长9%\n```\n",
        "~~~ text\n增长9%\n\n新增20家\n~~~\n",
        "```\n增长9%\n",
        "见`增长9%`一句",
        "<!-- 增长9%\n新增20家 -->",
        "<!-- 增长9%",
        "[报告](report-9%.pdf)",
        "见https://example.com/a/9%25?b=20",
        "写信给a9@example.com",
    ],
)
def test_what_is_not_prose_holds_no_figures(draft: str) -> None:
    assert figures(draft) == []


def test_prose_around_code_and_links_is_read() -> None:
    draft = "增长5%`9%`，[新增20家](http://example.com/30)。<!-- 40% -->投资50亿元"
    assert [text for text, _ in figures(draft)] == ["5%", "20家", "50亿元"]
    assert all(draft.count(text) == 1 for text in ("5%", "20家", "50亿元"))


def test_quotations_are_remembered() -> None:
    (block,) = blocks("“三类资金”和「甲」")
    assert [block.text[a:b] for a, b in block.quoted] == ["三类资金", "甲"]
    assert not re.search("[“”「」]", block.text)


@pytest.mark.parametrize(
    "table",
    [
        "| 指标 | 2025年 |\n|---|---|\n| 甲 | 5.3% |\n| 乙 | 22个 |\n",
        "指标\t2025年\n甲\t5.3%\n乙\t22个\n",
        "<table>\n<tr><th>指标</th><th>2025年</th></tr>\n<tr><td>甲</td><td>5.3%</td></tr>\n"
        "<tr><td>乙</td><td>22个</td></tr>\n</table>\n",
    ],
    ids=["bars", "tabs", "html"],
)
def test_cells_have_the_heads_of_their_columns_however_they_are_parted(table: str) -> None:
    rows = [block for block in blocks(table) if block.kind is BlockKind.ROW and block.heads]
    assert [[head.strip() for head in row.heads] for row in rows] == [["指标", "2025年"]] * 2
    cells = [[row.text[a:b].strip() for a, b in row.cells] for row in rows]
    assert [row[:2] for row in cells] == [["甲", "5.3%"], ["乙", "22个"]]
    assert [text for text, _ in figures(table)] == ["5.3%", "22个"]


def test_heads_of_two_rows_are_one() -> None:
    table = "指标\t2025年\t\n\t目标\t完成\n甲\t5%\t6%\n"
    row = list(blocks(table))[-1]
    assert [head.strip() for head in row.heads] == ["指标", "2025年 目标", "2025年 完成"]


def test_lines_broken_to_a_width_are_one_paragraph() -> None:
    draft = (
        "去年，渌口区新引进亿元以上项目22个，开工项目56个，竣工项目6\n"
        "9个，园区技工贸收入210亿元，同比增长10%以上，新增规上工业企\n业20家。\n"
    )
    assert [block.kind for block in blocks(draft)] == [BlockKind.PROSE]
    assert [text for text, _ in figures(draft)] == [
        "22个", "56个", "6\n9个", "210亿元", "10%以上", "20家",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        ["甲增长5%，乙增长6%。", "丙新增20家。"],
        ["大坝村的春天", "立春前一天，雨停了，种粮大户老谭蹲在田埂上算账，全区种粮43万亩。"],
        ["工作汇报提纲（2026年）", "（控制在8分钟内）"],
        ["新年开局，怎么走", "——专访区发改局负责人", "甲增长5%。"],
        ["工作总结", "渌科工信〔2026〕2号"],
        ["各镇、区直各单位：", "去年全区新引进项目22个，总投资50亿元，现将今年任务下达如下。"],
    ],
)
def test_each_line_is_a_paragraph_where_it_ends_as_one(lines: list[str]) -> None:
    """Empty lines between paragraphs change nothing: word processors have none."""
    assert cut("\n".join(lines)) == cut("\n\n".join(lines))
    assert len(cut("\n".join(lines))) == len(lines)


@pytest.mark.parametrize(
    "draft",
    [
        "旅游收入\n14亿元\n",
        "城镇新增就业：\n2628人\n",
        "去年，全区新引进亿元以上项目22个，开工56个。\n竣工项目69个，园区技工贸收入210亿元，增\n长10%。\n",
    ],
    ids=["a value below its name", "a value below its label", "a sentence that fills a line"],
)
def test_lines_that_need_each_other_are_one_paragraph(draft: str) -> None:
    assert len(cut(draft)) == 1

"""What is left out of a check: marked lines, and what text fragments match."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lukou_cli.documents.fragments import Pattern, folded, parse_patterns, spans
from lukou_cli.documents.ignore import Spans, ignored, marked, read_patterns
from lukou_cli.errors import PatternError


def _matches(pattern: str, text: str) -> list[str]:
    (parsed,) = parse_patterns("ignore.txt", pattern)
    return [text[start:end] for start, end in spans(parsed, folded(text))]


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("增长5.3%", "去年增长5.3%，前年增长5.3%", ["增长5.3%", "增长5.3%"]),
        ("5.3%25", "增长5.3%", ["5.3%"]),
        ("%E5%A2%9E长", "增长5%", ["增长"]),
        ("1%2C200家", "新增1,200家", ["1,200家"]),
        ("%2D18%", "为-18%", ["-18%"]),
        ("%23附件", "#附件", ["#附件"]),
        # a range, to the nearest end
        ("附件一,附件二", "见附件一：5%。附件二：6%，附件二", ["附件一：5%。附件二"]),
        ("开始,结束", "开始5%开始6%结束", ["开始5%开始6%结束", "开始6%结束"]),
        ("结束,开始", "开始5%结束", []),
        # context
        ("全市-,5%", "全区5%，全市 5%", ["5%"]),
        ("5%,-以上", "5%左右，5%\n以上", ["5%"]),
        ("全省-,增长,5%,-左右", "全省增长了5%左右，增长了5%左右", ["增长了5%"]),
        ("一,三,-甲", "一二三乙三甲", ["一二三乙三"]),
        # white space and case
        ("增长 5%", "增长5%，增长\r\n5%，增\n长5%", ["增长5%", "增长\r\n5%", "增\n长5%"]),
        ("gdp GROWTH", "GDP  growth, GDP\ngrowth, GDPgrowth", ["GDP  growth", "GDP\ngrowth"]),
        # a word or number does not match within another
        ("5.3%", "15.3%，5.3%", ["5.3%"]),
        ("3%", "5.3%", []),
        ("200家", "1,200家", []),
        ("GDP", "GDPs", []),
        ("5", "第5，55，5.5", ["5"]),
    ],
)
def test_a_pattern_matches(pattern: str, text: str, matches: list[str]) -> None:
    assert _matches(pattern, text) == matches


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("增长,,5%", "pattern_empty_part", 4),
        (",增长", "pattern_empty_part", 1),
        ("增长,", "pattern_empty_part", 3),
        ("甲,乙,丙", "pattern_order", 5),
        ("甲-,乙,丙,丁,-戊", "pattern_order", 8),
        ("甲,-乙,丙", "pattern_order", 6),
        ("-18%", "pattern_no_start", 1),
        ("  甲-,-乙", "pattern_no_start", 3),
        ("%20", "pattern_no_start", 1),
        ("新增1,200家", "pattern_number", 4),
        ("甲%FF", "pattern_bytes", 2),
    ],
)
def test_a_malformed_pattern_is_told_with_its_place(line: str, code: str, column: int) -> None:
    with pytest.raises(PatternError) as caught:
        parse_patterns("ignore.txt", f"# comment\n\n{line}\n")
    (fault,) = caught.value.problems
    assert (fault.code, fault.place.line, fault.place.column) == (code, 3, column)
    assert caught.value.exit_code == 2


def test_comments_and_blank_lines_are_no_patterns() -> None:
    found = parse_patterns("ignore.txt", "# 说明\r\n\r\n  增长5% \r\n#5%\n6%")
    assert [(pattern.text, pattern.place.line) for pattern in found] == [("增长5%", 3), ("6%", 5)]


def test_pattern_files_are_read_whole_or_refused(tmp_path: Path) -> None:
    (tmp_path / "good").write_bytes("\ufeff5%".encode())
    (tmp_path / "bad").write_bytes(b"\xff")
    (tmp_path / "wrong").write_text("甲,", encoding="utf-8")
    assert [pattern.text for pattern in read_patterns([tmp_path / "good"])] == ["5%"]
    with pytest.raises(PatternError) as caught:
        read_patterns([tmp_path / name for name in ("bad", "good", "wrong", "missing")])
    codes = [fault.code for fault in caught.value.problems]
    assert codes == ["draft_encoding", "pattern_empty_part", "patterns_unreadable"]


@given(st.text("甲a5 \n\r\t\u3000İß.,-", max_size=30), st.integers(0, 30), st.integers(1, 30))
def test_a_part_of_a_text_is_found_where_it_stands(text: str, start: int, length: int) -> None:
    """Whatever white space and case a draft has, its own words lead back to it."""
    part = text[start : start + length].strip()
    whole, wanted = folded(text), folded(part).characters
    if not wanted or (at := whole.characters.find(wanted)) < 0:
        return
    first, last = whole.span(at, at + len(wanted))
    assert folded(text[first:last]).characters == wanted


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("甲<!-- lukou-ignore -->乙\n丙", ["甲<!-- lukou-ignore -->乙\n"]),
        ("甲\n<!--lukou-ignore-next-->\n\r\n \n乙\r\n丙", ["乙\r\n"]),
        ("<!-- lukou-ignore-next -->甲\n乙\n丙", ["乙\n"]),
        ("<!-- lukou-ignore-next -->\n\n", []),
        ("<!-- lukou-ignores -->\n<!-- lukou -->\n<!-- lukou-ignore\n-->", []),
    ],
)
def test_a_comment_takes_out_a_line(text: str, lines: list[str]) -> None:
    assert [text[start:end] for start, end in marked(text)] == lines


def test_a_figure_counts_as_ignored_when_any_of_it_is_matched() -> None:
    parts = Spans([(8, 9), (2, 5), (4, 6)])
    touched = [at for at in range(11) if parts.touch(at, at + 1)]
    assert touched == [2, 3, 4, 5, 8]
    assert parts.touch(0, 3)
    assert parts.touch(5, 7)
    assert not parts.touch(6, 8)
    assert not Spans([]).touch(0, 9)


def test_patterns_that_matched_are_told_apart_from_those_that_did_not() -> None:
    patterns: list[Pattern] = parse_patterns("ignore.txt", "5%\n7%")
    parts, used = ignored("增长5%\n<!-- lukou-ignore -->6%", patterns)
    assert used == {patterns[0]}
    assert parts.touch(2, 4)
    assert parts.touch(25, 27)

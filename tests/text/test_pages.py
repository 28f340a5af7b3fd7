"""Page numbers that a converter left: blanked out, and nothing else is."""

from __future__ import annotations

import pytest

from lukou_cli.text.pages import without_page_numbers


@pytest.mark.parametrize(
    "number",
    ["- 3 -", "— 3 —", "第3页", "第 3 页 共 20 页", "Page 3 of 20", "\f- 3 -\r"],
)
def test_a_marked_number_on_its_own_line_is_one(number: str) -> None:
    blank = without_page_numbers(f"增长\n{number}\n5%")
    assert blank.split() == ["增长", "5%"]
    assert len(blank) == len(f"增长\n{number}\n5%")


def test_bare_numbers_that_count_on_are_ones() -> None:
    assert without_page_numbers("甲\n1\n乙\n 2\n丙\n3\n丁").split() == list("甲乙丙丁")


@pytest.mark.parametrize(
    "text",
    ["增长\n5\n%", "甲\n2\n乙\n7\n丙", "（第3页）", "- 3 - 个", "-3%", "2026年", "1. 甲\n2. 乙"],
)
def test_what_may_be_a_figure_stays(text: str) -> None:
    assert without_page_numbers(text) == text

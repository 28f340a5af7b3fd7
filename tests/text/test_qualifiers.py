"""The words printed around a number, read and written by one table in one order."""

from __future__ import annotations

import pytest

from lukou_cli.model.quantity import Bound
from lukou_cli.text.qualifiers import AFTER, BEFORE, USUAL, bound_around, written_around


@pytest.mark.parametrize(
    ("bound", "phrase", "words"),
    [
        (Bound.GE, "新增就业2250人以上", ("", "以上")),
        (Bound.GE, "新增12家及以上", ("", "及以上")),
        (Bound.GE, "不低于10%", ("不低于", "")),
        # What is read first is written first.
        (Bound.GE, "不低于10%以上", ("", "以上")),
        (Bound.GT, "突破了75亿元", ("突破", "")),
        (Bound.GT, "超七成", ("超", "")),
        (Bound.GT, "超过７０公里", ("超过", "")),
        # Words that end in a qualifier's character, or stand apart from the number, are none.
        (Bound.APPROX, "节约5%", ("", "左右")),
        (Bound.GT, "超额完成任务70%", ("超过", "")),
        (Bound.LE, "以内河为主", ("", "以内")),
        # Of several numbers the one with the bound.
        (Bound.APPROX, "从48%提升至54%左右", ("", "左右")),
        (Bound.LT, "原文", ("不到", "")),
        (Bound.EQ, "5.3%以上", ("", "")),
    ],
)
def test_a_bound_is_written_as_its_phrase_has_it(
    bound: Bound, phrase: str, words: tuple[str, str]
) -> None:
    assert written_around(bound, phrase) == words


def test_what_is_written_is_read_again() -> None:
    for bound, (before, after) in USUAL.items():
        assert bound_around(
            f"{before}12%{after}", len(before), len(before) + 3, over=False, ranged=False
        ) == (bound, 0, len(before) + 3 + len(after))


def test_every_word_of_the_tables_is_written_as_it_stands() -> None:
    for bound, words in BEFORE.items():
        for word in words:
            assert written_around(bound, f"达到{word}12%") == (word, "")
    for bound, words in AFTER.items():
        for word in words:
            assert written_around(bound, f"达到12%{word}") == ("", word)

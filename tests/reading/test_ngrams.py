"""N-grams around a figure: what stands where, and never a number."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lukou_cli.reading.figures import scan
from lukou_cli.reading.ngrams import ngrams
from lukou_cli.reading.passage import Passage
from lukou_cli.reading.segments import segments
from lukou_cli.reading.structure import blocks


def _around(text: str) -> list[frozenset[str]]:
    found = []
    for block in blocks(text):
        passage = Passage(block)
        figures = scan(passage)
        parts = segments(passage, figures)
        for figure, each in zip(figures, parts, strict=True):
            heads = ""
            if block.cells:
                at = figure.start
                heads = f"{passage.row_label(at)} {passage.column_head(at)}"
            found.append(frozenset(ngrams(passage, figure, each, heads)))
    return found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("续了贷86亿元", {"<续了贷", "<贷", "[续了贷", "=亿元"}),
        ("8家企业获评", {">企业获", "]企业获", "=家"}),
        ("去年不易，收入增4.6%", {"^去年", "^不易", "<收入增", "=%"}),
        ("开工五十六个，竣工69个", {"<竣工", "^开工"}),
        ("retail sales rose by 4.7%", {"<sales", "<retail sales", "[by", "=%"}),
        ("| 指标 | 2025年 |\n|---|---|\n| 城镇化率 | 56% |", {"<城镇化", "<年", "=%"}),
    ],
)
def test_what_stands_around_is_told_with_its_place(text: str, told: set[str]) -> None:
    assert told <= _around(text)[-1]


def test_what_stands_elsewhere_in_the_clause_is_no_own_word() -> None:
    first, second = _around("游客177万人次、收入14亿元")
    assert "<收入" in second
    assert "<收入" not in first
    assert "~收入" in first


@given(st.text(alphabet="增长至年均和、，。公里%万亿.0123456789一二三百 ", max_size=60))
def test_no_number_is_an_n_gram(text: str) -> None:
    for around in _around(text):
        told = {gram for gram in around if gram[0] != "="}
        assert not any(re.search("[0-9〇零一二三四五六七八九十百千万亿两]", gram) for gram in told)

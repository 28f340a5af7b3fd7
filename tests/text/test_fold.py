"""Folding: what only looks different becomes the same, and every character leads back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lukou_cli.text.fold import Folder, fold

_ALPHABET = st.sampled_from(
    "增长5.3%，,。“”‘’「」\"'*| \t\r\n\u3000\u00a0\u200b\u200f\u202e\ufeff\u00ad"
    "５．３％（）㎡⼀＊＂−aB"
)


@pytest.mark.parametrize(
    ("source", "characters"),
    [
        ("增长５．３％", "增长5.3%"),
        ("增 长\u00a05.3 %", "增长5.3 %"),
        ("up  5.3 %", "up 5.3 %"),
        ("增\u200b长\u202e5\ufeff.3\u2066%\u00ad", "增长5.3%"),
        ("增长**5.3%**", "增长5.3%"),
        ("“增长”「5.3%」", "增长5.3%"),
        ("占地500㎡", "占地500平方米"),
        ("⼀是⼆是", "一是二是"),
        ("村⺠增⻓，⻛⻘⻢", "村民增长,风青马"),
        ("−5%，（", "-5%,("),
        ("  5%  ", "5%"),
    ],
)
def test_what_only_looks_different_becomes_the_same(source: str, characters: str) -> None:
    assert fold(source).characters == characters


@pytest.mark.parametrize(
    ("source", "characters"),
    [("1,200", "1,200"), ("１，２００", "1,200"), ("增5，200户", "增5，200户"), ("5%，6", "5%,6")],
)
def test_a_full_width_comma_parts_no_thousands(source: str, characters: str) -> None:
    """5，200户 tells of 5 and of 200; 5,200户 of 5,200."""
    assert fold(source).characters == characters


def test_literal_folding_evens_out_white_space_alone() -> None:
    assert fold("“５”  **a\u200b", literal=True).characters == "“５”**a"


@given(st.text(_ALPHABET, max_size=60), st.booleans())
def test_the_way_back_is_exact_and_never_turns(source: str, literal: bool) -> None:
    """What a character came from is, folded by itself, that character, or white space."""
    found = fold(source, literal=literal)
    assert len(found.origin) == len(found.characters)
    assert list(found.origin) == sorted(found.origin)
    for char, at in zip(found.characters, found.origin, strict=True):
        alone = fold(source[at], literal=literal).characters
        assert (
            char in alone or (char == " " and source[at].isspace()) or char + source[at] == "，，"
        )


@given(st.text(_ALPHABET, max_size=60))
def test_nothing_is_kept_of_what_lies_between(source: str) -> None:
    """Between the sources of two neighbours stand white space, marks and what is invisible."""
    found = fold(source)
    for before, after in pairwise(found.origin):
        assert fold(source[before + 1 : after]).characters == ""


@given(st.lists(st.tuples(st.text(_ALPHABET, max_size=12), st.integers(0, 9)), max_size=6))
def test_pieces_lead_back_to_their_own_places(pieces: list[tuple[str, int]]) -> None:
    """A text may be put together from runs that stand apart in their document."""
    folder, start, expected = Folder(), 0, []
    for piece, apart in pieces:
        start += apart
        folder.add(piece, start)
        expected += list(range(start, start + len(piece)))
        start += len(piece)
    assert set(folder.text().origin) <= set(expected)


def test_quotations_are_remembered_also_inside_others() -> None:
    found = fold("“甲‘乙’”丙『丁』")
    assert [found.characters[a:b] for a, b in found.quoted] == ["乙", "甲乙", "丁"]

"""Patterns made of lists of words."""

from __future__ import annotations

import re

from lukou_cli.text.patterns import alternatives, starts_of

_WORDS = ("企业", "企业家", "工业企业", "工业", "km", "km²", "a+", "[x]", "企")


def test_the_longest_of_the_words_is_found() -> None:
    pattern = re.compile(alternatives(_WORDS))
    text = "工业企业和企业家的企业、企、工业，km²与km；a+，[x]"
    found = ["工业企业", "企业家", "企业", "企", "工业", "km²", "km", "a+", "[x]"]
    assert pattern.findall(text) == found
    assert re.compile(rf"{starts_of(_WORDS)}(?:{pattern.pattern})").findall(text) == found


def test_of_no_words_none_is_found() -> None:
    assert re.search(alternatives(()), "企业") is None
    assert re.search(starts_of(()), "企业") is None


def test_a_word_without_characters_stands_everywhere() -> None:
    assert re.findall(alternatives(("企业", "")), "企业") == ["企业", ""]

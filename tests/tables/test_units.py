"""Units as readers of either language see them."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec
import pytest

from lukou_cli.i18n import messages
from lukou_cli.model.unit import Unit, known_units, parse_unit
from lukou_cli.tables import units

_PREFIXES = ("", "百", "千", "万", "百万", "千万", "亿", "百亿", "千亿", "万亿")


def _unit(text: str, english: tuple[str, str] | None = None) -> Unit:
    return msgspec.structs.replace(parse_unit(text), english=english)


@pytest.mark.parametrize(
    ("text", "value", "after"),
    [
        ("个百分点", "0.3", " pp"),
        ("%", "5.6", "%"),
        ("家", "76", " firms"),
        ("家", "1", " firm"),
        ("亿元", "198", " × ¥100m"),
        ("万元", "7.8", " × ¥10,000"),
        ("元", "600", " yuan"),
        ("万亩", "43", " × 10,000 mu"),
        ("万亩", "0", " mu"),
        ("万人", "6", " × 10,000 persons"),
        ("平方公里", "8.4", " km²"),
        ("个", "69", ""),
        ("万个", "1.8", " × 10,000"),
    ],
)
def test_an_english_reader_gets_an_english_unit(text: str, value: str, after: str) -> None:
    assert units.behind(messages("en"), _unit(text), Decimal(value)) == after


def test_a_chinese_reader_gets_the_unit_as_printed() -> None:
    """198亿元, without a space, as official Chinese writes it."""
    for text in ("亿元", "个百分点", "%", ""):
        assert units.behind(messages("zh"), _unit(text), Decimal(2)) == text


def test_the_data_says_what_a_counting_word_counts() -> None:
    projects = _unit("万个", ("project", "projects"))
    english = messages("en")
    assert units.behind(english, projects, 2) == " × 10,000 projects"
    assert units.named(english, projects) == "10,000 projects"
    assert units.behind(english, _unit("个", ("project", "projects")), -1) == " project"


def test_every_unit_has_an_english_form() -> None:
    """What is counted may need none; a unit of measure without one would lose its meaning."""
    english = messages("en")
    for base in known_units():
        for prefix in _PREFIXES:
            try:
                unit = _unit(prefix + base)
            except ValueError:
                continue
            said = units.behind(english, unit, 2)
            assert not re.search("[\u4e00-\u9fff]", said)
            assert said or unit.is_count
            assert units.in_sentence(unit)[1] != ("", "") or unit.is_count or base == "%"


def test_a_formula_is_told_in_the_readers_units() -> None:
    known = [_unit("个", ("project", "projects")), _unit("亿元")]
    told = units.formula(messages("en"), "(198亿元 - 1个) / 70+个 x 0.3个百分点", known)
    assert told == "(198 × ¥100m - 1 project) / 70+ projects x 0.3 pp"


def test_what_english_calls_a_unit_makes_it_no_other_unit() -> None:
    """A draft's 家 is compared with the data's, which knows more of it."""
    plain, known = parse_unit("家"), _unit("家", ("firm", "firms"))
    assert plain == known
    assert len({plain, known}) == 1
    assert plain != parse_unit("户")

"""Each rule of the check: words in both languages, a section of the page, and what it applies to."""

from __future__ import annotations

import re

import pytest

from lukou_cli.check.checker import Checker
from lukou_cli.check.finding import Reason, Verdict
from lukou_cli.i18n import messages
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.period import parse_period
from lukou_cli.tables import rules
from lukou_cli.tables.ruling import RULES, Rule, Severity, rule_of
from tests.check.reading import findings, flagging
from tests.conftest import ROOT

# By rule: a draft with the figure that it applies to, and one with the figure that it does not.
EXAMPLES: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "contradicted/value": (
        ("2025年，渌口区地区生产总值增长9.9%。", "9.9%"),
        ("2025年，渌口区地区生产总值增长5.3%。", "5.3%"),
    ),
    "contradicted/unit": (
        ("2025年，渌口区园区技工贸收入210万元。", "210万元"),
        ("2025年，渌口区园区技工贸收入2100000万元。", "2100000万元"),
    ),
    "contradicted/direction": (
        ("2025年，渌口区“三公”经费上升18%。", "18%"),
        ("2025年，渌口区“三公”经费压减18%。", "18%"),
    ),
    "contradicted/swapped": (
        ("2025年，渌口区开工项目69个，竣工项目56个。", "69个"),
        ("2025年，渌口区开工项目56个，竣工项目69个。", "56个"),
    ),
    "contradicted/period": (
        ("2025年，渌口区发放救助资金3亿元。", "3亿元"),
        ("“十四五”期间，渌口区发放救助资金3亿元。", "3亿元"),
    ),
    "contradicted/role": (
        ("2026年，渌口区已新增城镇就业2250人以上。", "2250人以上"),
        ("2026年，渌口区将新增城镇就业2250人以上。", "2250人以上"),
    ),
    "contradicted/measure": (
        ("2025年，渌口区基层诊疗量占比增长73%。", "73%"),
        ("2025年，渌口区基层诊疗量占比增至73%。", "73%"),
    ),
    "imprecise/bound": (
        ("2026年，渌口区规模工业增加值预期增长10%。", "10%"),
        ("2026年，渌口区规模工业增加值预期增长10%以上。", "10%以上"),
    ),
    "unknown/no_indicator": (
        ("2025年，渌口区存栏黄牛4321头。", "4321头"),
        ("2025年，渌口区接待游客177万人次。", "177万人次"),
    ),
    "unknown/no_fact": (
        ("2025年上半年，渌口区地区生产总值增长5.3%。", "5.3%"),
        ("2025年，渌口区地区生产总值增长5.3%。", "5.3%"),
    ),
    "unknown/no_number": (
        ("2026年，渌口区城乡居民人均可支配收入增长3.3%。", "3.3%"),
        ("2026年，渌口区地区生产总值增长5.6%左右。", "5.6%左右"),
    ),
    "unknown/scope": (
        ("2025年，全市地区生产总值增长5.3%。", "5.3%"),
        ("2025年，全区地区生产总值增长5.3%。", "5.3%"),
    ),
    "unknown/unsure": (
        ("2025年，渌口区地区生产总值增长9.9%。", "9.9%"),
        ("2025年，渌口区地区生产总值增长5.3%。", "5.3%"),
    ),
    "confirmed/equal": (
        ("2025年，渌口区地区生产总值增长5.3%。", "5.3%"),
        ("2025年，渌口区地区生产总值增长5.30001%。", "5.30001%"),
    ),
    "confirmed/implied": (
        ("2025年，渌口区地区生产总值增长超过5%。", "超过5%"),
        ("2025年，渌口区地区生产总值增长超过6%。", "超过6%"),
    ),
    "confirmed/rounded": (
        ("2025年，渌口区地区生产总值近200亿元。", "近200亿元"),
        ("2025年，渌口区地区生产总值200亿元。", "200亿元"),
    ),
    "contradicted/derived_value": (
        (
            "2025年，渌口区规模工业增加值增长10.6%，地区生产总值增长5.3%，前者比后者高4.1个百分点。",
            "4.1个百分点",
        ),
        (
            "2025年，渌口区规模工业增加值增长10.6%，地区生产总值增长5.3%，前者比后者高5.3个百分点。",
            "5.3个百分点",
        ),
    ),
    "contradicted/derived_unit": (
        ("2025年，渌口区规模工业增加值增长10.6%，地区生产总值增长5.3%，前者比后者高5.3%。", "5.3%"),
        (
            "2025年，渌口区规模工业增加值增长10.6%，地区生产总值增长5.3%，前者比后者高5.3个百分点。",
            "5.3个百分点",
        ),
    ),
    "contradicted/derived_direction": (
        (
            "2025年，渌口区地区生产总值增长5.3%，比规模工业增加值增速高5.3个百分点。",
            "5.3个百分点",
        ),
        (
            "2025年，渌口区地区生产总值增长5.3%，比规模工业增加值增速低5.3个百分点。",
            "5.3个百分点",
        ),
    ),
    "unknown/derived_no_fact": (
        ("2025年，渌口区规模工业增加值增长10.6%，较上年提高1.2个百分点。", "1.2个百分点"),
        ("2025年，渌口区小学本地入学率由48%提升至54%，提高6个百分点。", "6个百分点"),
    ),
    "unknown/derived_scope": (
        ("2025年，渌口区地区生产总值增长5.3%，比全市高0.2个百分点。", "0.2个百分点"),
        ("2025年，渌口区地区生产总值增长5.3%，比“十四五”年均增速低0.8个百分点。", "0.8个百分点"),
    ),
    "unknown/derived_unsure": (
        (
            "2025年，渌口区规模工业增加值增长10.6%，地区生产总值增长5.3%，前者比后者高4.1个百分点。",
            "4.1个百分点",
        ),
        (
            "2025年，渌口区规模工业增加值增长10.6%，地区生产总值增长5.3%，前者比后者高5.3个百分点。",
            "5.3个百分点",
        ),
    ),
    "confirmed/derived_equal": (
        ("2025年，渌口区小学本地入学率由48%提升至54%，提高6个百分点。", "6个百分点"),
        ("2025年，渌口区小学本地入学率由48%提升至54%，提高7个百分点。", "7个百分点"),
    ),
}
_IDS = [rule.id for rule in RULES]


def _told(catalogue: Catalogue, draft: str, figure: str, *, unsure: bool) -> str:
    """The rule told of a figure; where ``unsure``, with no flag ever likely enough."""
    if unsure:
        found = Checker(catalogue, flagging(catalogue, 1.1)).check(draft, parse_period("2026-02"))
    else:
        found = findings(catalogue, draft)
    return rule_of([item for item in found if item.text == figure][-1]).id


def test_ids_are_unique_and_each_has_its_examples() -> None:
    assert len(set(_IDS)) == len(_IDS)
    assert set(EXAMPLES) == set(_IDS)


@pytest.mark.parametrize("id_", _IDS)
def test_a_rule_applies_where_it_should_and_not_beside_it(catalogue: Catalogue, id_: str) -> None:
    applies, does_not = EXAMPLES[id_]
    unsure = id_.endswith("unsure")
    assert _told(catalogue, *applies, unsure=unsure) == id_
    assert _told(catalogue, *does_not, unsure=unsure) != id_


@pytest.mark.parametrize("rule", RULES, ids=_IDS)
def test_a_rule_has_words_in_each_language(rule: Rule) -> None:
    for tell in (rules.short, rules.help_text):
        english, chinese = (tell(messages(language), rule) for language in ("en", "zh"))
        assert english
        assert english != chinese
        assert re.search("[\u4e00-\u9fff]", chinese)


@pytest.mark.parametrize("page", ["check.md", "check.zh-CN.md"])
def test_a_rule_has_its_section_on_the_page(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    sections = set(re.findall(r"^#+ (\w+)$", text, re.MULTILINE))
    assert [rule.anchor for rule in RULES if rule.anchor not in sections] == []


def test_a_verdict_has_one_severity() -> None:
    graded = {(rule.verdict, rule.severity) for rule in RULES}
    assert graded == {
        (Verdict.CONTRADICTED, Severity.ERROR),
        (Verdict.IMPRECISE, Severity.WARNING),
        (Verdict.UNKNOWN, Severity.NOTE),
        (Verdict.CONFIRMED, Severity.NONE),
    }


def test_every_reason_belongs_to_a_rule() -> None:
    assert {rule.reason for rule in RULES} == set(Reason)

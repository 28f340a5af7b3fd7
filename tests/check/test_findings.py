"""What a finding carries beside its verdict: probability, evidence, candidates, what was computed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lukou_cli.check.checker import Checker
from lukou_cli.check.finding import FLAGGED, About, Finding, Verdict
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.period import parse_period
from lukou_cli.model.quantity import Bound
from tests.check.reading import findings, flagging


def told(draft: str, finding: Finding) -> dict[str, str]:
    return {clue.about.value: draft[clue.start : clue.end] for clue in finding.evidence}


@pytest.mark.parametrize(
    ("draft", "evidence"),
    [
        (
            "2026年，渌口区园区技工贸收入力争突破240亿元。",
            {"subject": "园区技工贸收入", "period": "2026年", "role": "力争", "place": "渌口区"},
        ),
        (
            "# 2025年工作回顾\n\n地区生产总值增长5.3%。",
            {"subject": "地区生产总值增长", "period": "2025年"},
        ),
        ("去年全市地区生产总值增长9%。", {"period": "去年", "place": "全市"}),
        ("接待游客177万人次。", {"subject": "接待游客"}),
    ],
)
def test_evidence_is_the_draft_s_own_words(
    catalogue: Catalogue, draft: str, evidence: dict[str, str]
) -> None:
    finding = findings(catalogue, draft)[-1]
    assert evidence.items() <= told(draft, finding).items()


def test_in_a_list_each_figure_has_the_words_of_its_own_subject(catalogue: Catalogue) -> None:
    draft = "2025年，渌口区规模工业增加值、社会消费品零售总额分别增长10.6%、4.7%。"
    one, other = findings(catalogue, draft)
    assert told(draft, one)["subject"].startswith("规模工业增加值")
    assert told(draft, other)["subject"].startswith("社会消费品零售总额")


def test_in_a_table_the_head_of_the_row_tells_the_subject(catalogue: Catalogue) -> None:
    draft = "| 指标 | 2025年 |\n|---|---|\n| 地区生产总值增速 | 5.3% |\n"
    (finding,) = findings(catalogue, draft)
    assert told(draft, finding)["subject"] == "地区生产总值增速"


def test_candidates_are_indicators_with_probabilities_that_fall(catalogue: Catalogue) -> None:
    for finding in findings(catalogue, "2025年，渌口区企业76家，增长5.3%，投资110亿元以上。"):
        likely = [candidate.probability for candidate in finding.candidates]
        assert likely == sorted(likely, reverse=True)
        assert all(0 < probability <= 1 for probability in likely)
        assert sum(likely) <= 1 + 1e-9
        assert len({candidate.indicator.id for candidate in finding.candidates}) == len(likely)


def test_a_flag_says_how_sure_it_is_and_is_told_only_from_the_threshold_on(
    catalogue: Catalogue,
) -> None:
    draft = "2025年，渌口区地区生产总值增长9.9%。"
    date = parse_period("2026-02")
    (always,) = Checker(catalogue, flagging(catalogue, 0.0)).check(draft, date)
    assert always.verdict in FLAGGED
    likely = always.probability
    assert likely is not None
    (just,) = Checker(catalogue, flagging(catalogue, likely)).check(draft, date)
    assert just == always
    (never,) = Checker(catalogue, flagging(catalogue, likely + 1e-9)).check(draft, date)
    assert (never.verdict, never.reason.value, never.fix) == (Verdict.UNKNOWN, "unsure", None)


@pytest.mark.parametrize(
    ("draft", "formula", "bound", "value"),
    [
        (
            "2025年，渌口区小学本地入学率由48%提升至54%，提高6个百分点。",
            "54% - 48%", Bound.EQ, "6",
        ),
        (
            "2025年，渌口区地区生产总值增长5.3%，比“十四五”年均增速低0.8个百分点。",
            "5.3% - 6.1%", Bound.EQ, "-0.8",
        ),
        (
            "2026年，渌口区新增城镇就业目标2250人以上，比上年少378人。",
            "≥2250人 - 2628人", Bound.GE, "-378",
        ),
    ],
)  # fmt: skip
def test_a_derived_figure_shows_formula_and_bound(
    catalogue: Catalogue, draft: str, formula: str, bound: Bound, value: str
) -> None:
    finding = findings(catalogue, draft)[-1]
    assert (finding.derived, finding.verdict, finding.formula) == (True, Verdict.CONFIRMED, formula)
    assert finding.computed is not None
    assert (finding.computed.bound, finding.computed.value) == (bound, Decimal(value))


def test_evidence_of_every_kind_lies_in_the_draft(catalogue: Catalogue) -> None:
    draft = "\ufeff标题\r\n\r\n２０２６年，渌口区**园区**技工贸收入力争突破240亿元。\r\n"
    (finding,) = findings(catalogue, draft)
    assert {clue.about for clue in finding.evidence} == set(About)
    assert told(draft, finding)["period"] == "２０２６年"


def test_what_was_weighed_is_handed_on_and_kept_nowhere(catalogue: Catalogue) -> None:
    """Of flags held back too; a checker is the same after a draft as before."""
    draft, as_of = "2025年，渌口区地区生产总值增长9.9%，游客177万人次。", parse_period("2026-02-15")
    for threshold, verdict in ((0.0, Verdict.CONTRADICTED), (1.0, Verdict.UNKNOWN)):
        checker = Checker(catalogue, flagging(catalogue, threshold))
        before = {name: id(value) for name, value in vars(checker).items()}
        wrong, right = checker.weighed(draft, as_of)
        assert (wrong.finding.verdict, right.finding.verdict) == (verdict, Verdict.CONFIRMED)
        assert wrong.flag is not None
        assert 0 < wrong.flag.likely < 1
        assert wrong.flag.features
        assert right.flag is None
        assert {name: id(value) for name, value in vars(checker).items()} == before
        assert checker.check(draft, as_of) == (wrong.finding, right.finding)

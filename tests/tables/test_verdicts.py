"""Every verdict is a sentence in both languages, with what the report says and where."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from lukou_cli.check.finding import Finding, Guess, Reason, Verdict
from lukou_cli.i18n import messages
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.indicator import Role
from lukou_cli.model.period import Period, parse_period
from lukou_cli.model.quantity import Bound, Quantity
from lukou_cli.model.unit import PERCENTAGE_POINT
from lukou_cli.tables import verdicts
from lukou_cli.tables.ruling import RULES
from tests.check.reading import findings
from tests.drafts import check, finding

CASES: dict[str, dict[str, Any]] = {
    "value": {"judged": "contradicted value", "recorded": "gdp_growth 2025 actual"},
    "unit": {"judged": "contradicted unit", "recorded": "gdp 2025 actual"},
    "direction": {"judged": "contradicted direction", "recorded": "gdp_growth 2025 actual"},
    "swapped": {
        "judged": "contradicted swapped",
        "recorded": "national_little_giants 2025 actual",
        "actually": "provincial_little_giants 2025 actual",
    },
    "period": {
        "judged": "contradicted period",
        "recorded": "gdp_growth 2025 actual",
        "actually": "gdp_growth 2026 target",
    },
    "period of the fact itself": {
        "judged": "contradicted period",
        "recorded": "funds_cut_in_review 2021-2025 actual",
        "actually": "funds_cut_in_review 2021-2025 actual",
        "period": Period.of_year(2025),
    },
    "role": {"judged": "contradicted role", "recorded": "polymer_chain_firms 2026 target"},
    "measure": {"judged": "contradicted measure", "recorded": "gdp 2025 actual"},
    "bound": {
        "judged": "imprecise bound",
        "recorded": "industrial_value_added_growth 2026 target",
    },
    "equal": {"judged": "confirmed equal", "recorded": "gdp_growth 2025 actual"},
    "implied": {"judged": "confirmed implied", "recorded": "park_revenue 2026 target"},
    "rounded": {"judged": "confirmed rounded", "recorded": "gdp 2025 actual"},
    "no_indicator": {"judged": "unknown no_indicator"},
    "no_number": {
        "judged": "unknown no_number",
        "recorded": "resident_income_growth 2026 target",
    },
    "scope": {"judged": "unknown scope"},
}


def _cases(catalogue: Catalogue) -> Iterator[tuple[str, Finding]]:
    for name, case in CASES.items():
        yield name, finding(catalogue, "10%", **case)
    gdp, firms = catalogue.by_id["gdp_growth"], catalogue.by_id["high_tech_firms"]
    for name, period, role in (
        ("no_fact plan", "2026-2030", Role.TARGET),
        ("no_fact date", "2026-06", None),
    ):
        yield (
            name,
            finding(
                catalogue,
                "10%",
                "unknown no_fact",
                indicator=gdp,
                period=parse_period(period),
                role=role,
            ),
        )
    yield "no_fact of what", finding(catalogue, "10%", "unknown no_fact")
    yield (
        "unsure",
        finding(
            catalogue,
            "10%",
            "unknown unsure",
            candidates=(Guess(gdp, 0.4), Guess(firms, 0.3)),
        ),
    )
    computed = Quantity(Bound.EQ, Decimal("5.3"), PERCENTAGE_POINT)
    for verdict in ("contradicted value", "confirmed equal"):
        yield (
            f"derived {verdict}",
            finding(
                catalogue,
                "5.4个百分点",
                verdict,
                derived=True,
                formula="10.6% − 5.3%",
                computed=computed,
            ),
        )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_messages(catalogue: Catalogue, snapshot: SnapshotAssertion, language: str) -> None:
    """The sentences themselves, to be read."""
    words = messages(language)
    said = {name: verdicts.message(words, catalogue, found) for name, found in _cases(catalogue)}
    assert said == snapshot


def test_the_issues_own_example(catalogue: Catalogue) -> None:
    """写作10%，报告为“10%以上”, with indicator, target year, section and line."""
    found = finding(catalogue, "10%", **CASES["bound"])
    assert verdicts.message(messages("zh"), catalogue, found) == (
        "写作10%，报告为“增长10%以上”"
        "（规模工业增加值增速，2026年目标；“2026年工作安排”，第100行）；仅限定词不同（≥10%）"
    )


def test_every_reason_has_words_and_a_rule(catalogue: Catalogue) -> None:
    said = {(found.verdict, found.reason) for _name, found in _cases(catalogue)}
    assert {reason for _verdict, reason in said} == set(Reason)
    for verdict, reason in said:
        if verdict is not Verdict.CONFIRMED:
            assert (verdict, reason) in {(rule.verdict, rule.reason) for rule in RULES}


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        ("\x1b[31m5%\x9b", "\\x1b[31m5%\\x9b"),
        ("5\r\n %", "5 %"),
        ("5.6\n%以\r\n  上", "5.6 %以上"),
        ("\u202e5%\u2066", "\\u202e5%\\u2066"),
        ("[red]5%[/red]{name}", "[red]5%[/red]{name}"),
        ("9" * 100, "9" * 59 + "…"),
    ],
)
def test_a_hostile_figure_is_shown_and_not_obeyed(
    catalogue: Catalogue, figure: str, shown: str
) -> None:
    found = finding(catalogue, figure, "unknown scope", candidates=())
    assert verdicts.message(messages("en"), catalogue, found).startswith(f"{shown}: ")


def test_summary_counts_and_says_contradictions_first(catalogue: Catalogue) -> None:
    from lukou_cli.tables.findings import summary, summary_line

    found = [found for _name, found in _cases(catalogue)]
    run = check(catalogue, "", *found)
    counts = summary(run)
    assert sum(counts[v.value] for v in Verdict) == counts["figures"] == len(found)
    assert counts["judged"] + counts["unknown"] == counts["figures"]
    assert summary_line(messages("en"), run).startswith(
        f"{counts['contradicted']} contradicted, 1 imprecise, "
    )


def test_what_was_added_is_no_level(catalogue: Catalogue) -> None:
    """Of 共157家 the report gives what came anew, and neither a level nor a growth."""
    (found,) = findings(catalogue, "科技型中小企业共157家。")
    assert verdicts.message(messages("zh"), catalogue, found).endswith(
        "报告给出的是新增数，不是总数"
    )
    assert verdicts.message(messages("en"), catalogue, found).endswith(
        "the report gives what was added, not what there is in all"
    )

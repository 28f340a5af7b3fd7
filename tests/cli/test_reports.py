"""Several reports loaded together, as a user meets them: a report of 2027 that nobody has given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import ROOT, Run

LATER = ROOT / "tests" / "data" / "lukou-2027.yaml"
BOTH = ("--data", str(LATER))  # it uses the packaged report
# Next year's draft, which speaks of figures of both reports.
DRAFT = (
    "去年渌口区地区生产总值增长5.4%，链上企业86家，新增城镇就业2100人。今年地区生产总值增长5.5%左右。\n"
    "2026年城镇新增就业目标为2250人以上，2025年规模工业增加值增长10.6%。\n"
)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """The same report of another place."""
    text = LATER.read_text(encoding="utf-8").replace("lukou-2027", "tianyuan-2027")
    path = tmp_path / "elsewhere.yaml"
    text = text.replace("渌口区", "天元区").replace("Lukou District", "Tianyuan District")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "question",
    [
        "outcome",
        "outcome 新增城镇就业 链上企业 --explain",
        "outcome gdp* polymer* --as sentence",
        "show gdp gdp_growth",
        "growth gdp",
        "compare gdp 2025 2026",
        "compare gdp 2025 2026 --as sentence",
        "gap gdp 新增城镇就业",
    ],
)
def test_answers_from_both_reports(
    lukou: Run, snapshot: SnapshotAssertion, question: str, language: str
) -> None:
    run = lukou(*question.split(), *BOTH, "--lang", language)
    assert run.returncode == 0
    assert run.stdout + run.stderr == snapshot


@pytest.mark.parametrize("form", ["json", "ndjson", "csv", "tsv", "md", "html", "svg"])
def test_outcome_has_every_format(lukou: Run, form: str) -> None:
    outputs = {
        lukou("outcome", "gdp_growth", *BOTH, "-f", form, "--lang", lang).stdout
        for lang in ("zh", "en")
    }
    assert len(outputs) == (2 if form in ("md", "html", "svg") else 1)
    assert all("5.6" in output for output in outputs)


def test_outcome_sums_up_for_machines(lukou: Run) -> None:
    told = json.loads(lukou("outcome", *BOTH, "-f", "json").stdout)
    assert told["summary"] == {
        "met": 5, "missed": 2, "near": 2, "undecidable": 3, "no_result": 41,
    }  # fmt: skip
    assert len(told["rows"]) == sum(told["summary"].values())


def test_outcome_by_verdict_in_either_language(lukou: Run) -> None:
    for word in ("missed", "未达成", "未完成"):
        run = lukou("outcome", *BOTH, "--status", word, "-f", "csv", "--columns", "indicator")
        assert run.stdout.split() == ["indicator", "park_revenue", "urban_jobs_new"]


def test_outcome_of_one_report_says_what_to_do(lukou: Run) -> None:
    run = lukou("outcome")
    assert (run.stdout, run.returncode) == ("", 4)
    assert run.stderr.count("\n") == 2
    assert "--data" in run.stderr


def test_one_report_of_several(lukou: Run) -> None:
    for report, figure in (("lukou-2026", "198"), ("lukou-2027", "206.5")):
        assert lukou("get", "gdp", *BOTH, "--report", report).stdout.strip() == figure
    assert lukou("get", "gdp", "-p", "2025", *BOTH).stdout == "196.2\n"
    unknown = lukou("get", "gdp", *BOTH, "--report", "lukou-2028")
    assert unknown.returncode == 4
    assert "lukou-202" in unknown.stderr


def test_a_revision_is_reported_and_no_fault(lukou: Run) -> None:
    run = lukou("data", "validate", "--consistency", str(LATER), "-f", "csv")
    assert run.returncode == 0
    rows = [line.split(",") for line in run.stdout.splitlines() if line.startswith("revision,")]
    assert [(row[1], row[3]) for row in rows if "revised" in row] == [
        ("gdp", "2025"),
        ("gdp_growth", "2025"),
    ]
    assert [row[1] for row in rows if "holds" in row] == ["gdp_average_growth"]


def test_a_draft_of_next_year_is_held_against_both_reports(lukou: Run) -> None:
    run = lukou("check", "-", *BOTH, "--as-of", "2027-02", "-f", "json", stdin=DRAFT)
    assert run.returncode == 0
    (document,) = json.loads(run.stdout)["documents"]
    assert [(f["text"], f["verdict"]) for f in document["figures"]] == [
        ("5.4%", "confirmed"),
        ("86家", "confirmed"),
        ("2100人", "confirmed"),
        ("5.5%左右", "confirmed"),
        ("2250人以上", "confirmed"),
        ("10.6%", "confirmed"),
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_draft_with_a_revised_figure_is_told_which_report_had_it(
    lukou: Run, snapshot: SnapshotAssertion, language: str
) -> None:
    draft = "2025年渌口区地区生产总值为198亿元。"
    run = lukou("check", "-", *BOTH, "--as-of", "2027-02", "--lang", language, stdin=draft)
    assert run.returncode == 1
    assert run.stdout == snapshot


def test_places_are_shown_and_asked_for(lukou: Run, elsewhere: Path) -> None:
    three = (*BOTH, "--data", str(elsewhere))
    listed = lukou("list", "gdp_growth", *three, "--lang", "zh").stdout
    assert "天元区" in listed
    assert "渌口区" in listed
    shown = lukou("show", "gdp", *three, "--place", "天元", "--lang", "zh").stdout
    assert "渌口区" not in shown
    for command in ("get", "cite"):
        run = lukou(command, "gdp", *three, "--lang", "zh")
        assert (run.stdout, run.returncode) == ("", 4)
        assert "--place" in run.stderr
        assert "渌口区、天元区" in run.stderr
    assert lukou("get", "gdp", *three, "--place", "渌口").stdout == "206.5\n"
    check = lukou("check", "-", *three, stdin="GDP增长5.4%")
    assert (check.stdout, check.returncode) == ("", 4)
    assert "--place" in check.stderr


@pytest.mark.parametrize("language", ["zh", "en"])
def test_place_against_place(
    lukou: Run, snapshot: SnapshotAssertion, elsewhere: Path, language: str
) -> None:
    both = (*BOTH, "--data", str(elsewhere), "--place", "天元区", "--place", "渌口区")
    shown = lukou("compare", "gdp", "gdp_per_capita", *both, "--lang", language)
    told = lukou("compare", "gdp", "gdp_per_capita", *both, "--as", "sentence", "--lang", language)
    assert (shown.returncode, told.returncode) == (0, 0)
    assert shown.stdout + told.stdout == snapshot
    refused = lukou("compare", "gdp", "2025", "2026", *both)
    assert refused.returncode == 2

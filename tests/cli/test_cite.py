"""lukou cite, and sentences instead of tables, as a user meets them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Run
from tests.small import HEAD, indicator

STYLES = ("sentence", "footnote", "markdown", "gbt7714", "bibtex", "csl-json")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("style", STYLES)
def test_each_style_in_each_language(
    lukou: Run, snapshot: SnapshotAssertion, style: str, language: str
) -> None:
    run = lukou("cite", "gdp_growth", "-p", "2026", "--style", style, "--lang", language)
    assert (run.stderr, run.returncode) == ("", 0)
    assert run.stdout == snapshot


def test_without_options_it_is_the_latest_result(lukou: Run) -> None:
    run = lukou("cite", "gdp_growth", "--lang", "zh")
    assert run.stdout.splitlines()[0] == "2025年，渌口区地区生产总值增长5.3%。"


@pytest.mark.parametrize("style", ["gbt7714", "bibtex", "csl-json"])
def test_entries_of_a_bibliography_know_no_language(lukou: Run, style: str) -> None:
    outputs = {lukou("cite", "gdp", "-s", style, "--lang", lang).stdout for lang in ("zh", "en")}
    assert len(outputs) == 1


def test_an_item_of_csl_json_is_a_report_with_an_office_as_author(lukou: Run) -> None:
    (item,) = json.loads(lukou("cite", "gdp", "-s", "csl-json").stdout)
    assert item["type"] == "report"
    assert item["author"] == [{"literal": "渌口区人民政府"}]
    assert item["issued"] == {"date-parts": [[2026, 1, 29]]}


def test_what_tex_would_read_as_commands_is_plain_in_bibtex(lukou: Run, tmp_path: Path) -> None:
    head = HEAD.replace("title: 测试报告", r"title: '50% R&D_{x} #1 \\ $'")
    data = tmp_path / "data.yaml"
    data.write_text(head + indicator(results=("2025 eq 1 1家",)), encoding="utf-8")
    entry = lukou("cite", "x", "-s", "bibtex", "--data", str(data)).stdout
    title = re.search(r"title = \{\{(.*)\}\},", entry)
    assert title is not None
    backslash = r"\textbackslash{}"
    assert title[1] == rf"50\% R\&D\_\{{x\}} \#1 {backslash}{backslash} \$"
    assert len(re.findall(r"(?<!\\)\{", entry)) == len(re.findall(r"(?<!\\)\}", entry))


def test_several_targets_are_named(lukou: Run) -> None:
    run = lukou("cite", "城镇调查失业率", "-r", "target")
    assert run.returncode == 4
    assert "--period 2026-2030" in run.stderr


@pytest.mark.parametrize("command", ["growth", "gap", "compare"])
def test_rows_as_sentences(lukou: Run, snapshot: SnapshotAssertion, command: str) -> None:
    levels = ["--levels"] if command == "growth" else []
    run = lukou(command, "gdp", "城镇化率", *levels, "--as", "sentence", "--lang", "zh")
    assert run.returncode == 0
    assert run.stdout == snapshot


def test_sentences_go_to_a_file(lukou: Run, tmp_path: Path) -> None:
    run = lukou("gap", "gdp_growth", "--as", "sentence", "-o", "gap.txt")
    assert (run.stdout, run.stderr, run.returncode) == ("", "", 0)
    assert (tmp_path / "gap.txt").read_text(encoding="utf-8").count("\n") == 1


def test_a_sentence_has_no_format(lukou: Run) -> None:
    run = lukou("gap", "--as", "sentence", "-f", "csv")
    assert run.returncode == 2
    assert run.stderr == (
        "lukou: --as sentence and --format csv exclude each other\n    leave one of them out\n"
    )

"""Each format of a check cuts the figure out of the draft in its own way of counting."""

from __future__ import annotations

import io
import json
import re
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from lukou_cli.i18n import messages
from lukou_cli.load.files import load_files
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.render import Format
from lukou_cli.render.check import CHECK_FORMATS, check_renderer
from lukou_cli.render.check.sarif import uri
from lukou_cli.tables.excerpts import underlined
from lukou_cli.tables.findings import Check
from tests.conftest import DATA
from tests.drafts import check, finding

# Chinese, an emoji of several code points, a combining mark, a letter outside the first plane.
DRAFT = "去年👨‍👩‍👧e\u0301，GDP增长5.6%。\r\n𠮷：5.6\r\n%\r\n末行7%"
FIGURE_FIELDS = tuple(
    "start end line column text verdict reason probability derived indicator period role claimed "
    "recorded evidence candidates message suggestion fix".split()
)
FIGURES = ("5.6%", "5.6\r\n%", "7%")


def _check(catalogue: Catalogue, text: str = DRAFT, path: str = "a.md") -> Check:
    found, at = [], 0
    for number, figure in enumerate(FIGURES):
        at = text.index(figure, at)
        judged, recorded = (
            ("contradicted value", "gdp_growth 2025 actual"),
            ("imprecise bound", "gdp_growth 2026 target"),
            ("unknown no_indicator", ""),
        )[number]
        found.append(finding(catalogue, figure, judged, at=at, recorded=recorded, fix="5.3%"))
        at += len(figure)
    found.append(finding(catalogue, "9%", "confirmed equal", recorded="gdp_growth 2025 actual"))
    return check(catalogue, text, *found, path=path)


def _rendered(run: Check, format_: Format) -> str:
    out = io.StringIO()
    check_renderer(format_).render(run, messages("en"), out)
    return out.getvalue()


def _parsed(run: Check, format_: Format) -> Any:
    return json.loads(_rendered(run, format_))


def _lines(text: str) -> list[str]:
    return text.split("\n")


def _cut(lines: list[str], start: tuple[int, int], end: tuple[int, int]) -> str:
    """What stands between two places, lines and columns from 1, the end left out."""
    text = "\n".join(lines[start[0] - 1 : end[0]])
    tail = len(lines[end[0] - 1]) - (end[1] - 1)
    return text[start[1] - 1 : len(text) - tail]


def _cut_sarif(text: str, region: Any) -> str:
    by_line = _cut(
        _lines(text),
        (region["startLine"], region["startColumn"]),
        (region["endLine"], region["endColumn"]),
    )
    at = region["charOffset"]
    assert by_line == text[at : at + region["charLength"]]
    return by_line


def _cut_rdjson(text: str, place: Any) -> str:
    lines = [line.decode("latin-1") for line in text.encode().split(b"\n")]
    start, end = ((place[side]["line"], place[side]["column"]) for side in ("start", "end"))
    return _cut(lines, start, end).encode("latin-1").decode()


_CATALOGUE = load_files([DATA])


@given(st.lists(st.text("渌👨\u200d👧e\u0301𠮷a \r\n", max_size=12), min_size=4, max_size=4))
def test_every_range_cuts_out_its_figure(parts: list[str]) -> None:
    """Whatever stands around it: emoji, combining marks, carriage returns with and without."""
    text = parts[0] + "".join(f + p for f, p in zip(FIGURES, parts[1:], strict=True))
    run = _check(_CATALOGUE, text)
    figures = _parsed(run, Format.JSON)["documents"][0]["figures"]
    assert [text[f["start"] : f["end"]] for f in figures[:3]] == list(FIGURES)
    for figure in figures[:3]:
        line = _lines(text)[figure["line"] - 1]
        assert line[figure["column"] - 1 :].startswith(FIGURES[0][0]) or figure["text"] == "7%"
    results = _parsed(run, Format.SARIF)["runs"][0]["results"]
    places = [r["locations"][0]["physicalLocation"]["region"] for r in results]
    assert [_cut_sarif(text, place) for place in places] == list(FIGURES)
    diagnostics = _parsed(run, Format.RDJSON)["diagnostics"]
    found = [_cut_rdjson(text, d["location"]["range"]) for d in diagnostics]
    assert found == list(FIGURES)
    printed = [line for line in _rendered(run, Format.TEXT).split("\n") if line[:5] == "a.md:"]
    for line, figure in zip(printed, figures[:3], strict=True):
        assert line.startswith(f"a.md:{figure['line']}:{figure['column']}: ")


def test_github_has_columns_within_one_line_only(catalogue: Catalogue) -> None:
    first, second, third = _rendered(_check(catalogue), Format.GITHUB).splitlines()
    assert first.startswith(
        "::error file=a.md,line=1,col=16,endLine=1,endColumn=20,"
        "title=lukou%3A contradicted[value]::written 5.6%25, the report says "
    )
    assert first.endswith("%0Awrite: 5.3%25")
    assert second.startswith("::warning file=a.md,line=2,endLine=3,title=")
    assert third.startswith("::notice file=a.md,line=4,col=3,endLine=4,endColumn=5,title=")


def test_a_hostile_name_stays_within_its_property(catalogue: Catalogue) -> None:
    run = _check(catalogue, path="a,line=9::b%\n::error::c.md")
    output = _rendered(run, Format.GITHUB).splitlines()
    assert len(output) == 3
    assert output[0].startswith("::error file=a%2Cline=9%3A%3Ab%25\\n%3A%3Aerror%3A%3Ac.md,line=1,")


def test_no_format_lets_a_draft_speak_to_the_terminal(catalogue: Catalogue) -> None:
    """Escape sequences, direction marks and markup of a draft, its name and a figure."""
    text = "\x1b[31m\u202e[bold]5%\x9b2J\x07"
    found = finding(catalogue, text, "unknown no_indicator", fix=text)
    run = check(catalogue, text, found, path="\x1b]0;a\x07\u202e.md")
    for format_ in CHECK_FORMATS:
        output = _rendered(run, format_)
        assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", output) == []
    figure = _parsed(run, Format.JSON)["documents"][0]["figures"][0]
    assert figure["text"] == text


def test_sarif_has_what_the_standard_requires(catalogue: Catalogue) -> None:
    document = _parsed(_check(catalogue, path="稿 件/a.md"), Format.SARIF)
    assert document["version"] == "2.1.0"
    (run,) = document["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    listed = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "lukou"
    assert len({rule["id"] for rule in listed}) == len(listed)
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    for result in run["results"]:
        rule = listed[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert result["message"]["text"]
        (location,) = result["locations"]
        artifact = location["physicalLocation"]["artifactLocation"]
        assert artifact == {"uri": "%E7%A8%BF%20%E4%BB%B6/a.md"}
        (fix,) = result["fixes"]
        (change,) = fix["artifactChanges"]
        assert change["artifactLocation"] == artifact
        (replacement,) = change["replacements"]
        assert replacement["insertedContent"] == {"text": "5.3%"}
        region = location["physicalLocation"]["region"]
        assert replacement["deletedRegion"].items() <= region.items()


def test_fingerprints_differ_and_outlive_a_move(catalogue: Catalogue) -> None:
    def prints(text: str) -> list[str]:
        results = _parsed(_check(catalogue, text), Format.SARIF)["runs"][0]["results"]
        return [result["partialFingerprints"]["figure/v1"] for result in results]

    assert len(set(prints(DRAFT))) == 3
    assert prints("新的第一行\n" + DRAFT) == prints(DRAFT)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.md", "a.md"),
        ("稿件/一 二#1.md", "%E7%A8%BF%E4%BB%B6/%E4%B8%80%20%E4%BA%8C%231.md"),
        ("c:d.md", "c%3Ad.md"),
        ("/tmp/稿.md", "file:///tmp/%E7%A8%BF.md"),  # noqa: S108  no file is made
        ("-", "stdin"),
        ("a\udcff.md", "a%FF.md"),
    ],
)
def test_a_path_becomes_a_reference(path: str, expected: str) -> None:
    assert uri(path) == expected
    assert "\ufffd" not in unquote(uri("稿.md"))


def test_rdjson_has_severity_code_and_suggestion(catalogue: Catalogue) -> None:
    document = _parsed(_check(catalogue, path="-"), Format.RDJSON)
    assert (document["source"], document["severity"]) == ({"name": "lukou"}, "ERROR")
    diagnostics = document["diagnostics"]
    assert [d["severity"] for d in diagnostics] == ["ERROR", "WARNING", "INFO"]
    assert [d["code"]["value"] for d in diagnostics] == [
        "contradicted/value",
        "imprecise/bound",
        "unknown/no_indicator",
    ]
    first = diagnostics[0]
    assert first["location"]["path"] == "stdin"
    assert first["suggestions"] == [{"range": first["location"]["range"], "text": "5.3%"}]


def test_json_has_the_contracts_fields(catalogue: Catalogue) -> None:
    document = _parsed(_check(catalogue), Format.JSON)
    assert list(document) == ["schema", "documents", "summary"]
    assert document["schema"] == "lukou-check/2"
    (listed,) = document["documents"]
    assert listed["path"] == "a.md"
    for figure in listed["figures"]:
        assert tuple(figure) == FIGURE_FIELDS
        assert tuple(figure["claimed"]) == ("value", "upper", "bound", "unit")
    recorded = [figure["recorded"] for figure in listed["figures"]]
    assert recorded[2] is None
    assert recorded[1] == {
        "value": 5.6,
        "upper": None,
        "bound": "approx",
        "unit": "%",
        "phrase": "增长5.6%左右",
        "formula": "",
    }


def test_a_run_without_findings_is_whole_in_every_format(catalogue: Catalogue) -> None:
    run = check(catalogue, "")
    assert _rendered(run, Format.GITHUB) == ""
    assert _parsed(run, Format.RDJSON)["diagnostics"] == []
    assert _parsed(run, Format.SARIF)["runs"][0]["results"] == []
    assert _parsed(run, Format.JSON)["documents"] == [{"path": "a.md", "figures": []}]
    zero = "0 contradicted, 0 imprecise, 0 unknown, 0 confirmed · 0 figures found, 0 judged\n"
    assert _rendered(run, Format.TEXT) == zero
    assert _rendered(run, Format.TABLE).endswith(zero)


@pytest.mark.parametrize("format_", CHECK_FORMATS)
def test_what_each_format_says(
    catalogue: Catalogue, snapshot: SnapshotAssertion, format_: Format
) -> None:
    said = re.sub(r"<style>.*?</style>", "", _rendered(_check(catalogue), format_), flags=re.DOTALL)
    assert said == snapshot


@pytest.mark.parametrize(
    ("line", "figure", "shown", "mark"),
    [
        ("增长5.6%。", "5.6%", "增长5.6%。", "    ^^^^"),
        ("  \t增长5.6%  \r\n", "5.6%", "增长5.6%", "    ^^^^"),
        ("甲\x1b[31m5.6%", "5.6%", "甲\\x1b[31m5.6%", "          ^^^^"),
        ("５．６％", "５．６％", "５．６％", "^^^^^^^^"),
        ("e\u0301，5.6%", "5.6%", "e\u0301，5.6%", "   ^^^^"),
    ],
)
def test_the_mark_stands_below_its_figure(line: str, figure: str, shown: str, mark: str) -> None:
    at = line.index(figure)
    assert underlined(line, at, at + len(figure)) == (shown, mark)


@given(st.integers(0, 300), st.integers(0, 300), st.integers(1, 120))
def test_a_long_line_is_cut_around_its_figure(before: int, after: int, length: int) -> None:
    line = "甲" * before + "5" * length + "乙" * after
    shown, mark = underlined(line, before, before + length)
    assert cell_len(shown) <= max(80, length + 4)
    lead = len(mark) - len(mark.lstrip())
    assert mark == " " * lead + "^" * length
    assert cell_len(shown[: shown.index("5")]) == lead
    assert shown.startswith("…") == (before > shown.count("甲"))
    assert shown.endswith("…") == (after > shown.count("乙"))

"""Bad data files: every fault is reported, at its place, with its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from lukou_cli.errors import DataError
from lukou_cli.i18n import messages
from lukou_cli.load.files import load_files
from lukou_cli.tables.messages import problem_lines
from tests.conftest import Run
from tests.small import HEAD, indicator

MANY_MISTAKES = """\
format: 1
report:
  id: test-2026
  title: 测试报告
  title: 再来一次
  title_en: Test report
  place: 渌口区
  place_en: Lukou District
  date: 2026-02-30
themes:
  economy: {name: 经济, name_en: Economy}
sections:
  all: {heading: 全文, heading_en: Whole text, lines: 1-99}
indicators:
  x:
    name: 指标
    name_en: Indicator
    theme: econmy
    measure: flow
    unit: 尺
    basis: none
    better: higer
    growth_of: nothing
    colour: red
    results:
      - {period: 2025, bound: ge, value: 1O, phrase: 原文, section: all, line: 1}
      - {period: 2025, bound: range, value: 3, phrase: 原文, section: all, line: 100}
      - {period: 2025, bound: eq, value: ~, phrase: 原文, section: all, line: 1}
  y:
    name: 指标二
    name_en: Second
    theme: &anchor economy
    measure: flow
    unit: 家
    basis: none
    better: lower
    targets:
      - {period: 2026, bound: relative, phrase: 与经济同步, section: all, line: 1}
      - {period: 26, bound: eq, value: 1, phrase: 一二三四五六七八九十一二三四五六七八九十一二三四五, section: all, line: 1}
"""

MESSAGES = """\
5:3: title is given twice, first in line 4
9:9: 2026-02-30 is no period
18:12: unknown theme econmy
20:11: unknown unit 尺
22:13: higer is not one of the values possible here
23:16: unknown indicator nothing
24:5: unknown key colour
26:42: 1O does not have the form needed here
27:31: a range needs upper
27:80: line 100 lies outside section all (1-99)
28:42: empty value
32:12: anchors and aliases are not allowed: anchor
38:31: a relative fact needs relation and relative_to
39:18: 26 does not have the form needed here
39:51: 25 characters, 24 at most\
"""


def _problems(path: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load_files([path])
    assert caught.value.exit_code == 3
    return [
        problem_lines(messages("en"), fault)[0].removeprefix(f"{path}:")
        for fault in caught.value.problems
    ]


def test_every_mistake_of_a_file_is_a_located_message(tmp_path: Path, lukou: Run) -> None:
    """All mistakes of a file are told at once, in order; exit code 3."""
    path = tmp_path / "bad.yaml"
    path.write_text(MANY_MISTAKES, encoding="utf-8")
    assert "\n".join(_problems(path)) == MESSAGES
    run = lukou("data", "validate", str(path))
    assert run.returncode == 3
    assert run.stdout == ""
    assert run.stderr.endswith("lukou: the data cannot be used (15 problems)\n")
    assert "Traceback" not in run.stderr


def test_a_problem_shows_excerpt_and_remedy(tmp_path: Path, lukou: Run) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(HEAD + indicator(better="higer"), encoding="utf-8")
    run = lukou("get", "x", "--data", "bad.yaml")
    assert run.stderr == (
        "bad.yaml:21:13: higer is not one of the values possible here\n"
        "        better: higer\n"
        "                ^\n"
        "    did you mean higher?\n"
        "lukou: the data cannot be used (1 problem)\n"
    )


def _semantic(extra: str = "", fact: str = "", unit: str = "家") -> str:
    text = HEAD + indicator(unit=unit, extra=extra, results=("2025 eq 1",))
    return text.replace("period: 2025, bound: eq, value: 1, phrase: 原文", fact) if fact else text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (_semantic(unit="尺"), "19:11: unknown unit 尺"),
        (_semantic(extra="growth_of: z"), "22:16: unknown indicator z"),
        (_semantic().replace("theme: economy", "theme: econmy"), "17:12: unknown theme econmy"),
        (_semantic().replace("section: all", "section: al"), "23:66: unknown section al"),
        (
            _semantic().replace("line: 1}", "line: 100}"),
            "23:77: line 100 lies outside section all (1-99)",
        ),
        (
            _semantic(fact="period: 2025, bound: eq, phrase: 原"),
            "23:31: a fact with bound eq needs a value",
        ),
        (
            _semantic(fact="period: 2025, bound: qualitative, value: 1, phrase: 原"),
            "23:51: a fact with bound qualitative has no number",
        ),
        (
            _semantic(fact="period: 2025, bound: range, value: 1, phrase: 原"),
            "23:31: a range needs upper",
        ),
        (
            _semantic(fact="period: 2025, bound: range, value: 2, upper: 1, phrase: 原"),
            "23:55: the range ends before it starts",
        ),
        (
            _semantic(fact="period: 2025, bound: eq, value: 1, upper: 2, phrase: 原"),
            "23:52: only a range has upper",
        ),
        (
            _semantic(fact="period: 2025, bound: eq, value: 1, unit: 户, phrase: 原"),
            "23:51: 户 and 家 measure different things",
        ),
        (
            _semantic(fact="period: 2025, bound: eq, value: 1, relation: above, phrase: 原"),
            "23:55: a relation needs bound: relative, not eq",
        ),
        (
            HEAD + indicator(results=("2025 eq 1", "2025 eq 2")),
            "24:9: 2025 actual differs from the figure of line 1",
        ),
        (
            HEAD + indicator("a") + indicator("b", extra="aliases: [A]"),
            "22:3: the name A already belongs to a",
        ),
        ("format: 1\n---\nformat: 1\n", "2:1: a second document starts here"),
        ("", "1:1: the file holds no data"),
        ("format: !!int 1\n", "1:9: tags are not allowed: tag:yaml.org,2002:int"),
        ("a: [1\n", "2:1: broken YAML: did not find expected ',' or ']'"),
        ("format: [1]\n", "1:9: a text is needed here, not a list"),
        ("- 1\n", "1:1: a mapping is needed here, not a list"),
        ("[" * 40, "1:14: nested too deeply"),
        ('format: "\\e[31m"\n', "1:9: forbidden character U+001B"),
        ("format: 1\u202e\n", "1:10: forbidden character U+202E"),
    ],
)
def test_every_fault_has_its_place(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text, encoding="utf-8")
    assert message in _problems(path)


def test_other_encodings_are_named(tmp_path: Path) -> None:
    path = tmp_path / "gbk.yaml"
    path.write_bytes("format: 1\nx: 渌口\n".encode("gbk"))
    assert _problems(path) == ["2:4: not UTF-8: byte 0xe4"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.yaml", "lukou: missing.yaml: cannot be read: No such file or directory\n"),
        ("data.txt", "lukou: data.txt: not a data file\n"),
        (".", "lukou: .: no data file in this folder\n"),
    ],
)
def test_a_file_that_is_none(lukou: Run, name: str, message: str) -> None:
    run = lukou("list", "--data", name)
    assert run.returncode == 3
    assert run.stderr.startswith(message)


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("value: 5,", f"value: {'9' * 1_000_000},", "too_many_digits", 23),
        ("value: 5,", f"value: 0.{'0' * 5000}1,", "too_many_digits", 23),
        ("value: 5,", f"value: 5, start: {'1' * 19},", "too_many_digits", 23),
        ("lines: 1-99", f"lines: 1-{'9' * 5000}", "too_many_digits", 12),
        ("bound: eq, value: 5,", "bound: qualitative, start: 5,", "start_without_number", 23),
        ("value: 5,", "value: 5, start_period: 2024,", "start_period_alone", 23),
        ("value: 5,", "value: 5, start: 3, start_period: 2025,", "start_not_before", 23),
        ("value: 5,", "value: 5, start: three,", "wrong_form", 23),
        ("bound: eq,", "bound: approx_ge,", "not_a_choice", 23),
    ],
)
def test_absurd_numbers_and_misplaced_starts_are_refused_at_their_place(
    tmp_path: Path, old: str, new: str, code: str, line: int
) -> None:
    path = tmp_path / "data.yaml"
    text = HEAD + indicator(results=("2025 eq 5",))
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_files([path])
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line) == (code, line)
    assert sum(map(len, problem_lines(messages("zh"), problem))) < 500


def test_as_many_digits_as_are_allowed_are_exact(tmp_path: Path) -> None:
    path = tmp_path / "data.yaml"
    digits = f"{'9' * 18}.{'9' * 8}"
    path.write_text(HEAD + indicator(results=(f"2025 eq {digits}",)), encoding="utf-8")
    quantity = load_files([path]).indicators[0].facts[0].quantity
    assert quantity is not None
    assert str(quantity.value) == digits
    assert quantity.rounding_interval().holds(quantity.value)

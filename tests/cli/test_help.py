"""Help and errors of the command line are in the language of the run, typer's words included."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from lukou_cli.cli.app import COMMANDS
from lukou_cli.cli.main import run
from tests.conftest import Run

_OF_DATA = ("validate", "review", "audit", "export", "import", "schema", "path")
_PATHS = [
    *(path for path in COMMANDS if path != "data"),
    *(f"data {name}" for name in _OF_DATA),
]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("command", _PATHS)
def test_help_ends_with_two_worked_examples(lukou: Run, command: str, language: str) -> None:
    """Each a command line and what it does; -h and `lukou help` print the same."""
    said = lukou(*command.split(), "--help", LUKOU_LANG=language).stdout
    examples = re.split("^(?:Examples:|示例：)\n", said, flags=re.MULTILINE)[-1]
    lines = examples.splitlines()
    assert [line.strip()[:5] in ("lukou", "eval ") for line in lines] == [True, False] * 2
    if language == "en":
        assert lukou(*command.split(), "-h").stdout == said
        assert lukou("help", *command.split()).stdout == said


# Those that are answered from what every user has.
_NEEDING_FILES = ("data", "help", "completion", "outcome", "extract")
_RUN = [path for path in COMMANDS if path not in _NEEDING_FILES]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("command", _RUN)
def test_the_examples_do_what_they_say(
    command: str,
    language: str,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("draft.docx", "草稿.docx"):  # what a file is, its content tells
        (tmp_path / name).write_text("去年GDP增长5.6%。\n", encoding="utf-8")
    monkeypatch.setenv("LUKOU_LANG", language)
    assert run([command, "--help"]) == 0
    said = capfd.readouterr().out
    lines = re.findall(
        r"^  (lukou .*)$", re.split("(?:Examples:|示例：)\n", said)[-1], re.MULTILINE
    )
    assert len(lines) == 2
    for line in lines:
        code = run(shlex.split(line)[1:])
        assert code == (1 if command == "check" else 0), capfd.readouterr().err


def test_help_has_pages(lukou: Run) -> None:
    english, chinese = (lukou("help", "data-format", LUKOU_LANG=x).stdout for x in ("en", "zh"))
    assert english.startswith("# The data file\n")
    assert chinese.startswith("# 数据文件\n")
    assert "  data-format\n" in lukou("help").stdout


def test_an_unknown_topic_is_refused_with_what_is_near(lukou: Run) -> None:
    run = lukou("help", "data-fromat")
    assert (run.returncode, run.stderr) == (
        2,
        "lukou: no help on data-fromat\n    did you mean: data-format, data\n",
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gap", "--format"], "lukou: --format 缺少取值\n"),
        (["gap", "--explain=3"], "lukou: --explain 不带取值\n"),
        (["get", "a", "b"], "lukou: 多余的参数：b\n"),
        (["get"], "lukou: 缺少 指标\n"),
        (["--foo"], "lukou: 没有选项 --foo\n"),
    ],
)
def test_wrong_usage_is_told_in_chinese(lukou: Run, arguments: list[str], message: str) -> None:
    run = lukou(*arguments, LUKOU_LANG="zh")
    assert run.returncode == 2
    assert run.stderr.startswith(message)

"""Help and errors of the command line are in the language of the run, typer's words included."""

from __future__ import annotations

import re

import pytest

from lukou_cli.cli.app import COMMANDS
from tests.conftest import Run

# What is typed as it stands, and names.
_TYPED = re.compile(
    r"lukou|LUKOU_\w+|--?[a-z][\w-]*|<[^>]*>|zh\|en|GDP|gdp\*|gyzjz|JSON Schema|UTF-8|\.txt|\.md|"
    r"64M|1G|\.yaml|\bbase\b|actual|target|table|text|Word|CSV|PAGER|\.docx|\.odt|\.pptx|\.pdf"
)


@pytest.mark.parametrize(
    "command", [*COMMANDS, *(f"data {c}" for c in ("validate", "review", "audit", "export"))]
)
def test_chinese_help_has_no_english_word(lukou: Run, command: str) -> None:
    run = lukou(*command.split(), "--help", LUKOU_LANG="zh", COLUMNS="200")
    assert run.returncode == 0
    # Click breaks long Chinese lines wherever they are full.
    whole = re.sub(r"(?<=[A-Za-z])\n +(?=[a-z]+[^a-z-])", "", run.stdout)
    values = {value for choice in re.findall(r"<(.*?)>", whole) for value in choice.split("|")}
    words = re.findall(r"[A-Za-z]{2,}", _TYPED.sub("", whole))
    assert set(words) <= values | {
        *command.split(),
        *(COMMANDS if command.startswith("data") else ()),
        *_SUBCOMMANDS,
    }


_SUBCOMMANDS = {"validate", "review", "audit", "export", "schema", "path"}


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

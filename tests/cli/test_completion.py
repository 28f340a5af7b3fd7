"""Completion: what `lukou` answers, and what real shells make of it."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lukou_cli.cli.completion import SEPARATOR, answers
from lukou_cli.i18n import messages
from tests.conftest import Run, environment

_PATIENCE = 60.0


def _values(*typed: str, language: str = "zh") -> list[str]:
    found = answers(messages(language), SEPARATOR.join(typed))
    return [line.partition("\t")[0] for line in found]


def test_an_indicator_is_completed_by_id_or_chinese_name_with_its_meaning() -> None:
    assert _values("show", "新增城") == ["新增城镇就业"]
    assert _values("get", "gdp_growth_") == ["gdp_growth_rank"]
    english = answers(messages("en"), SEPARATOR.join(("get", "gdp_growth_")))
    assert english == ["gdp_growth_rank\tRank of GDP growth in the city"]
    assert answers(messages("zh"), SEPARATOR.join(("show", "新增城"))) == [
        "新增城镇就业\turban_jobs_new"
    ]


def test_nothing_typed_offers_every_indicator_once_as_the_reader_reads() -> None:
    assert "地区生产总值" in _values("gap", "")
    assert "gdp" in _values("gap", "", language="en")
    assert not set(_values("gap", "")) & set(_values("gap", "", language="en"))


def test_an_alias_helps_where_no_name_begins_so() -> None:
    assert _values("get", "GDP增速")[0] == "GDP增速"


def test_themes_and_periods_are_values_of_their_options() -> None:
    assert _values("gap", "--theme", "就") == ["就业"]
    assert _values("gap", "-t", "emp", language="en") == ["employment"]
    assert _values("gap", "--theme=就") == ["--theme=就业"]
    assert _values("gap", "--theme", "=", "就") == ["就业"]  # as bash splits it
    assert _values("get", "gdp_growth", "-p", "2026") == ["2026", "2026-06", "2026-2030"]
    assert _values("get", "gdp_growth", "-p", "十") == ["十四五", "十五五"]


def test_commands_options_and_values_of_options_are_completed() -> None:
    assert _values("g") == ["get", "growth", "gap"]
    assert _values("data", "va") == ["validate"]
    assert _values("gap", "--stat") == ["--status"]
    assert _values("gap", "--status", "below") == ["below_last"]
    assert _values("help", "data") == ["data", "data-format"]
    assert _values("completion", "z") == ["zsh"]


def test_files_are_left_to_the_shell() -> None:
    assert _values("check", "") == []
    assert _values("gap", "-o", "x") == []


def test_indicators_are_those_of_the_data_typed_before(tmp_path: Path, lukou: Run) -> None:
    """A broken or missing file offers nothing, and says nothing."""
    typed = SEPARATOR.join(("show", "--data", str(tmp_path / "none.yaml"), "gd"))
    run = lukou(_LUKOU_COMPLETE=typed)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_words_that_a_shell_would_obey_are_not_offered(tmp_path: Path, lukou: Run) -> None:
    from tests.small import HEAD, indicator

    data = HEAD + indicator("x").replace("指标x", "'指标$(touch y)'")
    path = tmp_path / "data.yaml"
    path.write_text(data, encoding="utf-8")
    run = lukou(_LUKOU_COMPLETE=SEPARATOR.join(("show", "--data", str(path), "指")))
    assert run.stdout == ""


def test_completing_an_indicator_paints_nothing() -> None:
    """What makes it slow is not imported: `bench/startup.py` measures it."""
    program = (
        "import sys\n"
        "from lukou_cli.cli.main import run\n"
        "run([])\n"
        "print(*(m for m in ('rich', 'json', 'csv') if m in sys.modules), file=sys.stderr)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        encoding="utf-8",
        env=environment(_LUKOU_COMPLETE=f"gap{SEPARATOR}gd"),
        timeout=60,
        check=True,
    )
    assert run.stdout.startswith("gdp")
    assert run.stderr.strip() == ""


# Real shells.

needs_bash, needs_zsh, needs_fish = (
    pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")
    for shell in ("bash", "zsh", "fish")
)
_PRESSED = [
    ("lukou show 新增城\t", "新增城镇就业"),
    ("lukou get gdp_growth_\t", "gdp_growth_rank"),
    ("lukou gap --theme 就\t", "就业"),
    ("lukou comple\t", "completion"),
    ("lukou data va\t", "validate"),
]


@needs_bash
@pytest.mark.parametrize(("pressed", "completed"), _PRESSED)
def test_bash_completes(tmp_path: Path, pressed: str, completed: str) -> None:
    with _terminal(["bash", "--norc", "--noprofile", "-i"], tmp_path) as shell:
        shell.type('eval "$(lukou completion bash)"\n')
        shell.press(pressed, completed)


@needs_zsh
@pytest.mark.parametrize(("pressed", "completed"), _PRESSED)
def test_zsh_completes(tmp_path: Path, pressed: str, completed: str) -> None:
    with _terminal(["zsh", "-f", "-i"], tmp_path) as shell:
        shell.type("autoload -Uz compinit; compinit -u -D\n")
        shell.type('eval "$(lukou completion zsh)"\n')
        shell.press(pressed, completed)


@needs_fish
@pytest.mark.parametrize(("pressed", "completed"), _PRESSED)
def test_fish_completes_and_explains(tmp_path: Path, pressed: str, completed: str) -> None:
    """Its own machinery, asked for what it would offer."""
    line = pressed.rstrip("\t")
    script = f"lukou completion fish | source; complete --do-complete '{line}'"
    run = subprocess.run(
        ["fish", "--no-config", "-c", script],
        capture_output=True,
        encoding="utf-8",
        env=_shell_environment(tmp_path),
        timeout=_PATIENCE,
        check=True,
    )
    assert completed in run.stdout
    assert "\t" in run.stdout


def _shell_environment(home: Path) -> dict[str, str]:
    """One in which `lukou` is this Python's."""
    program = home / "bin" / "lukou"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m lukou_cli "$@"\n')
    program.chmod(0o755)
    path = os.pathsep.join((str(program.parent), os.environ["PATH"]))
    return environment(
        PATH=path, HOME=str(home), LANG="C.UTF-8", LC_ALL="C.UTF-8", TERM="xterm", LUKOU_LANG="zh"
    )


class _Terminal:
    """A shell in a terminal, and a person before it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.seen = ""

    def type(self, keys: str) -> None:
        os.write(self._descriptor, keys.encode())

    def press(self, keys: str, expected: str) -> None:
        """Type, and wait for what the shell makes of it."""
        marker = "ready-to-type"
        self.type(f"echo {marker[:5]}''{marker[5:]}\n")
        self._wait(marker)
        self.seen = ""
        self.type(keys)
        self._wait(expected)

    def _wait(self, expected: str) -> None:
        end = time.monotonic() + _PATIENCE
        while expected not in self.seen:
            left = end - time.monotonic()
            assert left > 0, self.seen
            if select.select([self._descriptor], [], [], min(left, 1))[0]:
                self.seen += os.read(self._descriptor, 65536).decode(errors="replace")


@contextmanager
def _terminal(command: list[str], home: Path) -> Iterator[_Terminal]:
    import pty

    environ = _shell_environment(home)
    process, descriptor = pty.fork()
    if process == 0:
        os.execvpe(command[0], command, environ)  # noqa: S606
    try:
        yield _Terminal(descriptor)
    finally:
        os.close(descriptor)
        os.kill(process, 9)
        os.waitpid(process, 0)

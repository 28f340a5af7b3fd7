"""Streams closed, full or gone; signals; odd environments: the right code, no traceback."""

from __future__ import annotations

import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, environment

_LUKOU = f"'{sys.executable}' -m lukou_cli"


def _shell(
    script: str, cwd: Path | str = os.sep, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """A line of bash in which `lukou` is the program."""
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", f'lukou() {{ {_LUKOU} "$@"; }}; {script}'],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=cwd,
        env=environment(**variables),
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("lukou gap >&-", 0),
        ("lukou get gdp >&-", 0),
        ("lukou --help >&-", 0),
        ("lukou gap 2>&-", 0),
        ("lukou gap nothing 2>&-", 4),
        ("lukou gap nothing >&- 2>&- <&-", 4),
        ("lukou check missing.md 2>&-", 5),
    ],
)
def test_a_closed_output_is_no_failure(script: str, code: int) -> None:
    run = _shell(script)
    assert (run.returncode, run.stderr) == (code, b"")


@pytest.mark.parametrize(
    ("script", "code", "message"),
    [
        ("lukou check - <&-", 5, b"-: cannot be read: Bad file descriptor\n"),
        ("lukou gap - <&-", 2, b"lukou: standard input: cannot be read: Bad file descriptor\n"),
        ("lukou gap - 3>/dev/null <&3", 2, b"lukou: standard input: cannot be read: "),
    ],
)
def test_a_standard_input_that_cannot_be_read_is_told(
    script: str, code: int, message: bytes
) -> None:
    run = _shell(script)
    assert run.stderr.startswith(message)
    assert (run.returncode, run.stdout) == (code, b"")


@pytest.mark.parametrize(
    ("script", "code", "message"),
    [
        ("lukou gap >/dev/full", 2, b"lukou: standard output: No space left on device\n"),
        ("lukou --help >/dev/full", 2, b"lukou: standard output: No space left on device\n"),
        ("lukou gap >/dev/full 2>&1", 2, b""),
        ("lukou gap nothing 2>/dev/full", 4, b""),
        ("lukou gap 2>/dev/full", 0, b""),
        ("lukou frobnicate 2>/dev/full", 2, b""),
    ],
)
def test_a_full_device_is_told_where_it_can_be(script: str, code: int, message: bytes) -> None:
    run = _shell(script)
    assert (run.returncode, run.stderr) == (code, message)


@pytest.mark.parametrize(
    "arguments",
    ["--help", "--version", "gap --help", "gap", "data export -f csv", "data schema", "get gdp"],
)
def test_a_reader_that_is_gone_ends_the_run_quietly(arguments: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "lukou_cli", *arguments.split()],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 0


def _default_signals() -> None:
    """A test run in the background may have been told to ignore interrupts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -15)])
def test_a_signal_during_imports_ends_the_run_without_a_traceback(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    """The signal comes from within the import of typer, as early as a module can send it."""
    (tmp_path / "typer.py").write_text(
        f"import os, time\nos.kill(os.getpid(), {int(number)})\ntime.sleep(60)\n", encoding="utf-8"
    )
    run = subprocess.run(
        [sys.executable, "-m", "lukou_cli", "gap"],
        capture_output=True,
        env=environment(PYTHONPATH=str(tmp_path)),
        preexec_fn=_default_signals,
        timeout=60,
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (code, b"", b"")


def test_an_interrupt_is_heeded_before_anything_heavy_is_imported() -> None:
    program = (
        "import signal, sys\n"
        "before = set(sys.modules)\n"
        "import lukou_cli.__main__\n"
        "from lukou_cli.cli import signals\n"
        "signals.heed()\n"
        "assert signal.getsignal(signal.SIGINT) is signals._end\n"
        "print(*sorted(set(sys.modules) - before))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        preexec_fn=_default_signals,
        timeout=60,
        check=True,
    )
    assert not {"typer", "typing", "contextlib", "pathlib"} & set(run.stdout.split())


def test_signals_the_caller_wants_ignored_stay_ignored() -> None:
    program = (
        "import signal\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "from lukou_cli.cli import signals\n"
        "signals.heed()\n"
        "assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN\n"
    )
    subprocess.run([sys.executable, "-c", program], timeout=60, check=True)


@pytest.mark.parametrize("variables", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "POSIX"}, {}])
def test_what_goes_to_a_pipe_is_utf_8(variables: dict[str, str]) -> None:
    inherited = {name: value for name, value in environment().items() if name != "LANG"}
    run = subprocess.run(
        [sys.executable, "-m", "lukou_cli", "show", "gdp", "-f", "csv", "--lang", "zh"],
        capture_output=True,
        env={**inherited, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", **variables},
        timeout=60,
        check=True,
    )
    assert "地区生产总值" in run.stdout.decode("utf-8")


def _on_terminal(*arguments: str, **variables: str) -> tuple[bytes, int]:
    """What a terminal that does not know its size receives, and the exit code."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "lukou_cli", *arguments],
        stdout=follower,
        stderr=follower,
        env=environment(TERM="xterm", **variables),
    )
    os.close(follower)
    content = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        content += part
    os.close(leader)
    return content, process.wait(60)


def test_a_terminal_of_width_0_gets_answers_and_messages() -> None:
    assert _on_terminal("get", "gdp", COLUMNS="0") == (b"198\r\n", 0)
    content, code = _on_terminal("get", "nothing", COLUMNS="0")
    assert content.startswith("lukou: no indicator is called “nothing”".encode())
    assert code == 4
    content, code = _on_terminal("gap", COLUMNS="0")
    assert "New urban jobs" in content.decode()
    assert code == 0


def test_a_terminal_of_another_encoding_gets_its_own() -> None:
    content, code = _on_terminal("list", "gdp", "--lang", "zh", PYTHONIOENCODING="gbk")
    assert "地区生产总值" in content.decode("gbk")
    content, code = _on_terminal(
        "get", "居民收入增速", "-p", "2026", "-q", PYTHONIOENCODING="ascii"
    )
    assert content.startswith(rb"\u589e\u5e45")
    assert code == 0


def test_missing_messages_leave_english(tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "src" / "lukou_cli",
        tmp_path / "lukou_cli",
        ignore=shutil.ignore_patterns("*.mo", "__pycache__"),
    )
    shutil.copytree(ROOT / "data", tmp_path / "lukou_cli" / "data")
    run = subprocess.run(
        [sys.executable, "-m", "lukou_cli", "get", "nothing"],
        capture_output=True,
        encoding="utf-8",
        env=environment(LANG="zh_CN.UTF-8", PYTHONPATH=str(tmp_path)),
        timeout=60,
        check=False,
    )
    assert run.stderr.startswith("lukou: no indicator is called “nothing”\n")
    assert run.returncode == 4


def test_a_working_directory_that_is_gone_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    draft = tmp_path / "draft.md"
    draft.write_text("没有数字。", encoding="utf-8")
    script = 'cd "$0/gone" && rmdir "$0/gone"; '.replace("$0", str(tmp_path))
    assert _shell(script + "lukou get gdp").stdout == b"198\n"
    (tmp_path / "gone").mkdir()
    run = _shell(script + f"lukou check {draft} draft.md; echo $?; lukou gap -o gap.csv; echo $?")
    assert run.stdout.decode().splitlines()[-2:] == ["5", "2"]
    assert b"draft.md: cannot be read: No such file or directory\n" in run.stderr
    assert b"gap.csv: cannot be written: No such file or directory\n" in run.stderr
    assert b"Traceback" not in run.stderr


def test_a_slow_reader_of_a_pipe_that_does_not_block_gets_everything() -> None:
    """Programs like ssh leave a shared pipe non-blocking: a full one is waited for."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    with subprocess.Popen(
        [sys.executable, "-m", "lukou_cli", "data", "export", "-f", "json"],
        stdout=writer,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        os.close(writer)
        time.sleep(1)
        with os.fdopen(reader, "rb") as pipe:
            content = pipe.read()
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert content.endswith(b"}\n")
    assert process.returncode == 0

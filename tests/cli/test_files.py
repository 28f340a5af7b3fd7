"""Files written and read: replaced whole or not at all, never without end, told when refused."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.conftest import DATA, Run, environment
from tests.small import HEAD, indicator

OLD = "the old file\n" * 2000


def _limited(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Lukou where no file may grow beyond 4 KiB, as on a full disk or under a quota."""
    script = "trap '' XFSZ; ulimit -f 4; exec \"$@\""
    return subprocess.run(
        ["bash", "-c", script, "bash", sys.executable, "-B", "-m", "lukou_cli", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env=environment(),
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("arguments", ["gap", "growth", "list", "data export", "check draft.txt"])
def test_a_file_that_cannot_be_written_whole_stays_as_it_was(
    tmp_path: Path, arguments: str
) -> None:
    (tmp_path / "draft.txt").write_text("地区生产总值增长9.9%。\n" * 200, encoding="utf-8")
    path = tmp_path / "out.json"
    path.write_text(OLD, encoding="utf-8")
    run = _limited(tmp_path, *arguments.split(), "-o", "out.json")
    assert run.stderr.startswith("lukou: out.json: cannot be written: File too large\n    ")
    assert run.returncode == 2
    assert path.read_text(encoding="utf-8") == OLD
    assert sorted(each.name for each in tmp_path.iterdir()) == ["draft.txt", "out.json"]


def test_a_signal_while_a_file_is_written_leaves_the_old_one_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text(OLD, encoding="utf-8")
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from lukou_cli.cli import output, signals\n"
        "signals.heed()\n"
        "os.fsync = lambda _: (print(*os.listdir(), flush=True),\n"
        "                      os.kill(os.getpid(), signal.SIGTERM), signal.pause())\n"
        "output.save(Path('out.csv'), b'new')\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, timeout=60, check=False
    )
    assert run.returncode == -signal.SIGTERM
    assert len(run.stdout.split()) == 2
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]
    assert path.read_text(encoding="utf-8") == OLD


def test_a_replaced_file_keeps_its_mode_and_a_link_its_target(lukou: Run, tmp_path: Path) -> None:
    target = tmp_path / "folder" / "real.csv"
    target.parent.mkdir()
    target.write_text(OLD, encoding="utf-8")
    target.chmod(0o640)
    (tmp_path / "gap.csv").symlink_to("folder/real.csv")
    (tmp_path / "new.csv").symlink_to("folder/not-there-yet.csv")
    expected = lukou("gap", "-f", "csv").stdout
    for name in ("gap.csv", "new.csv"):
        assert lukou("gap", "-o", name).returncode == 0
        assert (tmp_path / name).is_symlink()
        assert (tmp_path / name).read_bytes().decode() == expected
    assert target.stat().st_mode & 0o777 == 0o640
    assert len(list(target.parent.iterdir())) == 2


def test_a_new_file_has_the_mode_that_the_umask_leaves(tmp_path: Path) -> None:
    subprocess.run(
        ["bash", "-c", f"umask 027; '{sys.executable}' -m lukou_cli gap -o gap.csv"],
        cwd=tmp_path,
        env=environment(),
        timeout=60,
        check=True,
    )
    assert (tmp_path / "gap.csv").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "arguments",
    [
        "check draft.txt -o draft.txt",
        "check draft.txt --write-baseline draft.txt",
        "extract draft.txt -o draft.yaml",
        "data audit draft.txt -o draft.txt",
        "data import draft.txt -o draft.yaml",
        "gap --data data.json -o data.json",
        "data export --data data.json -o data.json",
    ],
)
def test_no_output_replaces_what_is_read(lukou: Run, tmp_path: Path, arguments: str) -> None:
    text = "2025年，渌口区地区生产总值增长9.9%。\n"
    for name in ("draft.txt", "data.json"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    os.link(tmp_path / "draft.txt", tmp_path / "draft.yaml")  # another name of the same file
    run = lukou(*arguments.split())
    written_to = arguments.rsplit(maxsplit=1)[-1]
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(f"lukou: {written_to}: the output would replace what is read\n")
    assert (tmp_path / written_to).read_text(encoding="utf-8") == text


def test_pipes_and_devices_are_written_to(lukou: Run, tmp_path: Path) -> None:
    expected = lukou("gap", "-f", "csv").stdout
    os.mkfifo(tmp_path / "pipe.csv")
    received: list[str] = []
    reader = threading.Thread(
        target=lambda: received.append((tmp_path / "pipe.csv").read_bytes().decode())
    )
    reader.start()
    assert lukou("gap", "-o", "pipe.csv").returncode == 0
    reader.join(30)
    assert received == [expected]
    assert (tmp_path / "pipe.csv").is_fifo()
    for device in ("/dev/stdout", "-"):
        assert lukou("gap", "-o", device, "-f", "csv").stdout == expected
    assert lukou("gap", "-o", "/dev/null", "-f", "csv").returncode == 0
    assert Path("/dev/null").is_char_device()


def test_standard_output_by_its_device_cuts_off_no_log(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("before\n", encoding="utf-8")
    subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m lukou_cli gap -f csv -o /dev/stdout >>log"],
        cwd=tmp_path,
        env=environment(),
        timeout=60,
        check=True,
    )
    assert log.read_text(encoding="utf-8").startswith("before\nindicator,")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["gap", "--data", "LONG.yaml"], 3, "lukou: LONG.yaml: cannot be read: File name too long"),
        (["gap", "--data", "circle.yaml"], 3, "lukou: circle.yaml: cannot be read: Too many"),
        (["gap", "--data", "folder.yaml/x.yaml/y.yaml"], 3, "lukou: folder.yaml/x.yaml/y.yaml: "),
        (["check", "LONG.md"], 5, "LONG.md: cannot be read: File name too long"),
        (["check", "circle.yaml"], 5, "circle.yaml: cannot be read: Too many levels"),
        (["data", "audit", "LONG.txt"], 5, "LONG.txt: cannot be read: File name too long"),
        (["show", "gdp", "--quote", "missing"], 5, "missing: cannot be read: No such file"),
        (["check", "draft.md", "--baseline", "LONG"], 2, "LONG: cannot be read: File name too"),
        (["gap", "-o", "LONG.csv"], 2, "lukou: LONG.csv: cannot be written: File name too long"),
        (["gap", "-o", "folder.csv"], 2, "lukou: folder.csv: cannot be written: Is a directory"),
    ],
)
def test_what_the_system_refuses_is_told_with_its_file(
    lukou: Run, tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    (tmp_path / "draft.md").write_text("没有数字。", encoding="utf-8")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "circle.yaml").symlink_to("circle.yaml")
    long = "长" * 100
    run = lukou(*(argument.replace("LONG", long) for argument in arguments))
    assert run.stderr.startswith(message.replace("LONG", long))
    assert (run.stdout, run.returncode) == ("", code)
    assert "standard output" not in run.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["gap", "--data", "locked/data.yaml"], 3),
        (["gap", "--data", "locked"], 3),
        (["check", "locked/draft.md"], 5),
        (["check", "locked"], 5),
        (["gap", "-o", "locked/gap.csv"], 2),
    ],
)
def test_a_folder_that_cannot_be_searched(
    lukou: Run, tmp_path: Path, arguments: list[str], code: int
) -> None:
    (tmp_path / "locked").mkdir(mode=0)
    run = lukou(*arguments)
    assert "Permission denied" in run.stderr
    assert run.returncode == code


def test_the_systems_reasons_are_chinese_on_chinese_screens(lukou: Run) -> None:
    run = lukou("check", "missing.md", "--lang", "zh")
    assert run.stderr.startswith("missing.md：无法读取：没有这个文件或文件夹\n") or (
        "没有这个文件或文件夹" in run.stderr
    )
    assert "No such" not in run.stderr


def test_pipes_and_devices_within_a_folder_are_passed_over(lukou: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    os.mkfifo(folder / "a.md")
    os.mkfifo(folder / "a.yaml")
    (folder / "zero.md").symlink_to("/dev/zero")
    (folder / "zero.yaml").symlink_to("/dev/zero")
    (folder / "draft.md").write_text("没有数字。", encoding="utf-8")
    (folder / "data.yaml").write_text(HEAD + indicator(results=("2025 eq 7",)), encoding="utf-8")
    assert lukou("check", "folder").returncode == 0
    assert lukou("get", "x", "--data", "folder").stdout == "7\n"


def test_a_pipe_that_is_named_is_read(lukou: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "draft")
    writer = threading.Thread(target=lambda: (tmp_path / "draft").write_text("增长", "utf-8"))
    writer.start()
    assert lukou("check", "draft").returncode == 0
    writer.join(30)
    assert lukou("check", "/dev/stdin", stdin="没有数字。").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["check", "/dev/zero"], 5, "/dev/zero: larger than 1 MiB\n"),
        (["check", "draft.md", "--baseline", "/dev/zero"], 2, "/dev/zero: larger than 1 MiB\n"),
        (["gap", "--data", "zero.yaml"], 3, "lukou: zero.yaml: larger than 1 MiB\n"),
        (["data", "audit", "/dev/zero"], 5, "/dev/zero: larger than 1 MiB\n"),
        (["check", "long.md"], 5, "long.md: larger than 1 MiB\n"),
    ],
)
def test_what_is_too_large_is_refused(
    lukou: Run, tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    (tmp_path / "draft.md").write_text("没有数字。", encoding="utf-8")
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    (tmp_path / "long.md").write_bytes(b" " * ((1 << 20) + 1))
    run = lukou(*arguments, LUKOU_MAX_SIZE="1M")
    assert run.stderr.startswith(message)
    assert (run.stdout, run.returncode) == ("", code)


def test_an_endless_standard_input_is_refused(tmp_path: Path) -> None:
    for command, code in (("check -", 5), ("gap -", 2)):
        run = subprocess.run(
            ["bash", "-c", f"'{sys.executable}' -m lukou_cli {command} </dev/zero"],
            capture_output=True,
            cwd=tmp_path,
            env=environment(LUKOU_MAX_SIZE="100000"),
            timeout=60,
            check=False,
        )
        assert b"larger than 100000 B" in run.stderr
        assert run.returncode == code


def test_the_limit_can_be_moved(lukou: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_bytes(b" " * 3000)
    assert lukou("check", "draft.md", "--max-size", "2K").returncode == 5
    assert lukou("check", "draft.md", "--max-size", "3000").returncode == 0
    assert lukou("check", "draft.md", "--max-size", "3KiB", LUKOU_MAX_SIZE="1").returncode == 0
    assert lukou("data", "validate", str(DATA), "--max-size", "100K").returncode == 3
    run = lukou("check", "draft.md", "--max-size", "much")
    assert run.stderr.startswith("lukou: “much” is no size\n")
    assert run.returncode == 2


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        (b"\0" * 2_000_000, ["data.yaml:1:1: a NUL byte: this is no text, or not in UTF-8"]),
        (
            b"format: 1\n\x1b" + b"\x1b" * 499_999,
            ["data.yaml:2:1: forbidden character U+001B, 500000 times"],
        ),
        (
            "a: 1 #\u200b\n#\x01\x01\n".encode(),
            [
                "data.yaml:1:7: forbidden character U+200B",
                "data.yaml:2:2: forbidden character U+0001, 2 times",
            ],
        ),
        (
            b"".join(b"k%d: 1\n" % number for number in range(1_100_000)),
            ["data.yaml:1048576:11: more than 2097152 values"],
        ),
        (b"[" * 500, ["data.yaml:1:14: nested too deeply"]),
    ],
    ids=["nul", "escape", "invisible", "keys", "depth"],
)
def test_hostile_data_is_refused_in_few_lines(
    lukou: Run, tmp_path: Path, content: bytes, problems: list[str]
) -> None:
    (tmp_path / "data.yaml").write_bytes(content)
    run = lukou("gap", "--data", "data.yaml")
    assert [line for line in run.stderr.splitlines() if line.startswith("data.yaml")] == problems
    assert len(run.stderr) < 2000
    assert run.returncode == 3


@pytest.mark.parametrize(
    "content",
    [
        "format: 1\na: [" + "*x, " * 100_000 + "]\n",
        "format: 1\n" + "".join(f"k{number}: 1\n" for number in range(100_000)),
    ],
    ids=["aliases", "keys"],
)
def test_the_first_problems_are_told_and_how_many_more(
    lukou: Run, tmp_path: Path, content: str
) -> None:
    (tmp_path / "data.yaml").write_text(content, encoding="utf-8")
    run = lukou("data", "validate", "data.yaml")
    told = [line for line in run.stderr.splitlines() if line.startswith("data.yaml:")]
    assert len(told) == 20
    lines = run.stderr.splitlines()
    (more,) = [line for line in lines if line.startswith("… and ")]
    total = int(lines[-1].rpartition("(")[2].split()[0])
    assert total >= 100_000
    assert more == f"… and {total - 20} problems more"
    assert run.returncode == 3


def test_many_missing_drafts_are_told_in_few_lines(lukou: Run) -> None:
    run = lukou("check", *(f"{number}.md" for number in range(10_000)))
    assert len(run.stderr.splitlines()) == 42
    assert (
        "\n… and 9980 problems more\nlukou: no draft was checked (10000 problems)\n" in run.stderr
    )
    assert run.returncode == 5


def test_other_peoples_files_in_a_data_folder_are_passed_over(lukou: Run, tmp_path: Path) -> None:
    """What has no `format` is no data of lukou; what has, and is broken, is told."""
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "data.yaml").write_text(HEAD + indicator(results=("2025 eq 7",)), encoding="utf-8")
    (folder / "other.yaml").write_text("services:\n  web:\n    format: 1\n", encoding="utf-8")
    (folder / "schema.json").write_text('{"properties": {"format": {}}}', encoding="utf-8")
    (folder / "words.json").write_text("[1, 2]", encoding="utf-8")
    (folder / "template.yml").write_text("{% if x %}\n", encoding="utf-8")
    assert lukou("get", "x", "--data", "folder").stdout == "7\n"
    assert lukou("data", "path", "--data", "folder").stdout == "folder/data.yaml\n"
    assert lukou("get", "x", "--data", "folder/other.yaml").returncode == 3
    (folder / "broken.yaml").write_text('"format" : 1\nreport: [\n', encoding="utf-8")
    run = lukou("get", "x", "--data", "folder")
    assert run.stderr.startswith("folder/broken.yaml:")
    assert run.returncode == 3


def test_the_projects_own_data_folder_is_a_data_folder(lukou: Run) -> None:
    assert lukou("get", "gdp_growth", "--data", str(DATA.parent)).stdout == "5.3\n"

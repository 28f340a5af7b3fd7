"""lukou extract and lukou data review as a person runs them."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import DATA, Run, environment
from tests.extract.texts import MADE_UP

_HEAD = ("--place", "云岭县", "--id", "yunling-2031", "--date", "2031-02-18")


@pytest.fixture
def new(lukou: Run, tmp_path: Path) -> Path:
    """The file begun from the made-up report."""
    path = tmp_path / "new.yaml"
    run = lukou("extract", str(MADE_UP), *_HEAD, "-o", "new.yaml")
    assert run.returncode == 0
    return path


def test_the_file_begun_is_good_at_once(lukou: Run, new: Path) -> None:
    valid = lukou("data", "validate", new.name)
    audit = lukou("data", "audit", str(MADE_UP), "--data", new.name)
    assert (valid.returncode, audit.returncode) == (0, 0)
    assert valid.stdout.endswith(" to review\n")


def test_the_file_goes_to_standard_output_and_the_count_beside_it(
    lukou: Run, snapshot: SnapshotAssertion
) -> None:
    run = lukou("extract", str(MADE_UP), *_HEAD)
    assert run.stdout.startswith("# Begun by `lukou extract` from made_up.txt.\n")
    assert run.stderr == snapshot


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_review_walks_from_one_item_to_the_next(
    lukou: Run, new: Path, snapshot: SnapshotAssertion, language: str
) -> None:
    """Kept, changed, refused, dropped, skipped, quit: in a pipe as in a terminal."""
    answers = "k\nbetter=up\nname=绿色工厂\nbetter=higher\nrole=target\nk\nd\ns\nnonsense\nq\n"
    run = lukou(
        "data", "review", new.name, "--quote", str(MADE_UP), "--lang", language, stdin=answers
    )
    assert run.returncode == 0
    assert (run.stdout, run.stderr) == snapshot
    assert lukou("data", "validate", new.name).returncode == 0


def test_a_figure_that_is_dropped_becomes_an_exception(lukou: Run, new: Path) -> None:
    run = lukou("data", "review", new.name, stdin="d\nd\nd\nd\nd\nk\nd\n")
    assert "“d” is no answer here" in run.stderr  # an exception stays one
    audit = lukou("data", "audit", str(MADE_UP), "--data", new.name)
    assert audit.returncode == 0
    assert "reason: other}" in new.read_text(encoding="utf-8")


def test_a_figure_may_be_put_under_a_known_indicator(lukou: Run, new: Path) -> None:
    """What was proposed is gone then, and the figure is the known indicator's."""
    lukou("data", "review", new.name, stdin="s\ns\ns\ns\ns\nof=farmland_missing\nof=gdp\nq\n")
    assert "farmland_missing" not in new.read_text(encoding="utf-8")


def test_when_answers_end_what_was_decided_is_kept(lukou: Run, new: Path) -> None:
    before = lukou("data", "validate", new.name).stdout
    run = lukou("data", "review", new.name, stdin="k\n")
    after = lukou("data", "validate", new.name).stdout
    assert run.stderr.startswith("lukou: 1 decision, ")
    assert before != after


def test_a_review_without_decisions_leaves_the_file_alone(lukou: Run, new: Path) -> None:
    old = new.read_bytes()
    lukou("data", "review", new.name, stdin="s\nq\n")
    assert new.read_bytes() == old


def test_all_kept_nothing_is_left_to_review(lukou: Run, new: Path) -> None:
    run = lukou("data", "review", new.name, stdin="k\n" * 50)
    assert run.stderr.endswith(" 0 left to review\n")
    assert "review" not in new.read_text(encoding="utf-8").split("format: 1")[1]


def test_indicators_of_other_data_are_looked_for_with_like(lukou: Run, tmp_path: Path) -> None:
    """The new file builds on it, by a path seen from its own folder."""
    report = tmp_path / "next.txt"
    report.write_text(
        "各位代表：\n\n一、2026年工作回顾\n\n技工贸收入达到230亿元。\n", encoding="utf-8"
    )
    (tmp_path / "sub").mkdir()
    run = lukou("extract", "next.txt", "--like", str(DATA), "-o", "sub/new.yaml")
    assert "facts of known indicators: 1," in run.stderr
    shown = lukou("show", "park_revenue", "--data", "sub/new.yaml", "--format", "csv")
    assert "report-2027,2026,actual" in shown.stdout


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no number in it"),
        (b"\x00\x01\x02", "byte"),
        ("各位代表：没有数字。".encode(), "no number in it"),
        ("增长5%。".encode(), "of which year"),
        (("增" * 100_001 + "5%").encode(), "a line of more than 100000 characters"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line(
    lukou: Run, tmp_path: Path, content: bytes, code: str
) -> None:
    (tmp_path / "bad.txt").write_bytes(content)
    run = lukou("extract", "bad.txt", "-o", "new.yaml")
    assert run.returncode == 5
    assert code in run.stderr
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "new.yaml").exists()


@pytest.mark.parametrize(
    "arguments",
    [("-o", "new.txt"), ("--id", "Größe"), ("--lang", "fr")],
)
def test_wrong_usage_is_told(lukou: Run, arguments: tuple[str, ...]) -> None:
    assert lukou("extract", str(MADE_UP), *arguments).returncode == 2


NOT_UTF_8 = "\udcff"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("place", [NOT_UTF_8, "\x1b[31m", "地" * 200])
def test_a_place_that_no_file_may_have_is_refused(
    lukou: Run, tmp_path: Path, place: str, language: str
) -> None:
    """Before anything is written, as every command would refuse to read it."""
    run = lukou("extract", str(MADE_UP), "--place", place, "-o", "new.yaml", "--lang", language)
    assert run.returncode == 3
    assert run.stderr.startswith("new.yaml:")
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "new.yaml").exists()


@pytest.mark.parametrize("place", ["", " "])
def test_an_empty_place_is_none_given(lukou: Run, place: str) -> None:
    run = lukou("extract", str(MADE_UP), "--place", place)
    assert run.returncode == 0
    assert run.stdout == lukou("extract", str(MADE_UP)).stdout


def test_names_of_files_that_are_no_utf_8_are_told_of(lukou: Run, tmp_path: Path) -> None:
    folder = tmp_path / NOT_UTF_8
    folder.mkdir()
    (folder / "base.yaml").write_bytes((DATA.parent / "base.yaml").read_bytes())
    run = lukou("extract", str(MADE_UP), "--like", str(folder / "base.yaml"))
    assert run.returncode == 3
    assert "Traceback" not in run.stderr
    # Beside it the name of the folder is not needed.
    run = lukou(
        "extract", str(MADE_UP), "--like", str(folder / "base.yaml"), "-o", f"{NOT_UTF_8}/new.yaml"
    )
    assert run.returncode == 0


def test_facts_with_a_title_that_is_no_utf_8_are_refused(lukou: Run, tmp_path: Path) -> None:
    lukou("data", "export", "-o", "facts.csv")
    for option in ("--title", "--place"):
        run = lukou("data", "import", "facts.csv", option, NOT_UTF_8, "-o", "new.yaml")
        assert run.returncode == 3
        assert "Traceback" not in run.stderr
    assert not (tmp_path / "new.yaml").exists()


def test_an_answer_that_is_no_utf_8_is_refused(new: Path) -> None:
    old = new.read_bytes()
    run = subprocess.run(
        [sys.executable, "-m", "lukou_cli", "data", "review", str(new)],
        input=b"s\nname=\xff\nname=\x1b[31m\nq\n",
        capture_output=True,
        check=True,
        env=environment(),
    )
    assert run.stderr.count(b"lukou: not changed: ") == 2
    assert b"Traceback" not in run.stderr
    assert new.read_bytes() == old


def test_the_end_of_input_at_a_terminal_ends_the_walk(new: Path) -> None:
    """Ctrl-D, which asked the same question for ever."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "lukou_cli", "data", "review", str(new)],
        stdin=follower,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    os.close(follower)
    os.write(leader, b"skip\n\x04")
    try:
        _, told = process.communicate(timeout=60)
    finally:
        process.kill()
        os.close(leader)
    assert told.startswith(b"lukou: 0 decisions, ")
    assert process.returncode == 0

"""Many drafts: every format at once, by several processes, in the order given, in little room."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.word_files import package, run
from lukou_cli.cli.checking import DraftChecker, room_for
from lukou_cli.cli.packed import PackedDrafts, Packer
from lukou_cli.cli.progress import with_progress
from lukou_cli.cli.workers import outcomes_by
from lukou_cli.documents.document import HowToRead
from lukou_cli.errors import DraftError, Problem
from lukou_cli.i18n import messages
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.period import parse_period
from tests.conftest import ROOT, Run, environment

AS_OF = parse_period("2026-02")
TEXTS = [
    json.loads(line)["text"]
    for line in (ROOT / "bench/drafts/A.jsonl").read_text(encoding="utf-8").splitlines()
]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="processes are told from /proc")


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Drafts of every format, two of which cannot be read."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"{number:02}.txt").write_text(text, encoding=("gbk", "utf-16")[number % 2])
    (folder / "03.docx").write_bytes(package(f"<w:p>{run('2025年渌口区新增就业1577人。')}</w:p>"))
    (folder / "04.docx").write_bytes(b"PK\x03\x04")
    (folder / "05.md").write_bytes(b"\xff")
    return folder


@pytest.mark.parametrize("options", [["--brief"], ["-f", "json"], ["--by-draft"]])
def test_processes_say_what_one_says(lukou: Run, mixed: Path, options: list[str]) -> None:
    """In the order given, standard input in its place; what cannot be read stops nothing."""
    arguments = ["check", str(mixed / "03.docx"), "-", str(mixed), "--as-of", "2026-02", *options]
    stdin = "2025年渌口区地区生产总值增长5.6%。"
    one, two, all_ = (lukou(*arguments, "--jobs", jobs, stdin=stdin) for jobs in ("1", "2", "0"))
    assert one.returncode == 5
    assert one.stderr.count("04.docx") == one.stderr.count("05.md:1:1") == 1
    told = [(found.stdout, found.stderr, found.returncode) for found in (one, two, all_)]
    assert told[0] == told[1] == told[2]
    assert one.stdout.count("03.docx") >= 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_figures_are_counted_by_draft(lukou: Run, tmp_path: Path, language: str) -> None:
    texts = ["2025年渌口区有效高新技术企业达到67家。", "2025年渌口区地区生产总值增长5.3%。"]
    names = ["a.md", "b.md"]
    for name, text in zip(names, texts, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    said = lukou("check", *names, "--by-draft", "--as-of", "2026-02", "--lang", language)
    rows = [
        line.split() for line in said.stdout.splitlines() if line.strip().startswith(("a", "b"))
    ]
    assert rows == [["a.md", "1", "0", "0", "0", "1"], ["b.md", "0", "0", "0", "1", "1"]]
    assert ("2 drafts" if language == "en" else "共 2 份稿件") in said.stdout


def test_counting_goes_one_way_at_a_time(lukou: Run) -> None:
    for options, remedy in (
        (["--statistics", "--by-draft"], "leave one of them out"),
        (["--by-draft", "-f", "sarif"], "choose from: text, table, json"),
        (["--jobs", "-1"], "write a whole number"),
        (["--jobs", "two"], "write a whole number"),
    ):
        refused = lukou("check", "--text", "5%", *options)
        assert refused.returncode == 2
        assert remedy in refused.stderr


def test_packed_drafts_are_the_drafts(catalogue: Catalogue, mixed: Path) -> None:
    """Equal in all, their facts the catalogue's own, in a few kilobytes each."""
    checker = DraftChecker(catalogue, HowToRead(), AS_OF)
    outcomes = [checker.outcome(str(path)) for path in sorted(mixed.iterdir())]
    drafts = [draft for found in outcomes if isinstance(found, tuple) for draft in found]
    kept = room_for(1000, catalogue)
    assert isinstance(kept, PackedDrafts)
    for draft in drafts:
        kept.append(draft)
    again = list(kept)
    plain = [(d.path, d.text, d.findings, d.format, d.revisions) for d in drafts]
    assert [(d.path, d.text, d.findings, d.format, d.revisions) for d in again] == plain
    linked = [f.indicator for draft in again for f in draft.findings if f.indicator]
    assert linked
    assert all(indicator is catalogue.by_id[indicator.id] for indicator in linked)
    sizes = [len(Packer(catalogue).pack(draft)) for draft in drafts]
    figures = [len(draft.findings) for draft in drafts]
    assert sum(sizes) < 250 * sum(figures)


def test_a_lost_process_is_told(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lukou_cli.cli.workers._START", "fork")
    monkeypatch.setattr(DraftChecker, "outcome", lambda *_: os._exit(9))
    with pytest.raises(DraftError) as failure:
        list(outcomes_by(2, (catalogue, HowToRead(), AS_OF), ["a", "b"]))
    assert failure.value.code == "process_lost"


def test_a_worker_is_made_ready_from_nothing(mixed: Path) -> None:
    """As where processes cannot be forked: each is given the catalogue once."""
    program = (
        "from lukou_cli.cli import workers\n"
        "from lukou_cli.documents.document import HowToRead\n"
        "from lukou_cli.load.files import load\n"
        "from lukou_cli.model.period import parse_period\n"
        "if __name__ == '__main__':\n"
        "    workers._START = 'spawn'\n"
        "    ready = load(), HowToRead(), parse_period('2026-02')\n"
        f"    tasks = [{str(mixed / '03.docx')!r}, {str(mixed / '04.docx')!r}]\n"
        "    for found in workers.outcomes_by(2, ready, tasks):\n"
        "        print(getattr(found, 'code', None) or found[0].findings[0].verdict.value)\n"
    )
    script = mixed.parent / "program.py"
    script.write_text(program, encoding="utf-8")
    said = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True, encoding="utf-8", env=environment(), timeout=120, check=False,
    )  # fmt: skip
    assert (said.stderr, said.stdout.split()) == ("", ["contradicted", "document_damaged"])


@LINUX
def test_no_process_outlives_the_run(tmp_path: Path) -> None:
    """Killed, it cannot tell its processes to end: they notice."""
    fifo = tmp_path / "never.txt"
    os.mkfifo(fifo)
    started = subprocess.Popen(
        [sys.executable, "-m", "lukou_cli", "check", str(fifo), str(fifo) + "x", "--jobs", "2"],
        env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    children = Path(f"/proc/{started.pid}/task/{started.pid}/children")
    found = _until(lambda: children.read_text(encoding="ascii").split(), len)
    started.send_signal(signal.SIGKILL)
    started.wait()
    assert _until(lambda: [pid for pid in found if _is_alive(pid)], lambda left: not left) == []


def _until(look: Callable[[], list[str]], enough: Callable[[list[str]], object]) -> list[str]:
    """What is seen once it is enough, or after half a minute."""
    for _ in range(300):
        if enough(look()):
            break
        time.sleep(0.1)
    return look()


def _is_alive(pid: str) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2]
    except OSError:
        return False
    return state.split()[0] not in "ZX"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "9 of 10 drafts checked"), ("zh", "已核对9/10份稿件")]
)
def test_a_long_run_says_on_a_terminal_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, language: str, shown: str
) -> None:
    monkeypatch.setattr(sys, "stderr", stream := _Terminal())
    clock = iter(range(100))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(clock)))
    items = list(with_progress(messages(language), iter("abcdefghij"), 10))
    assert "".join(items) == "abcdefghij"
    written = stream.getvalue()
    assert shown in written
    # Blanks stand where the last line was.
    line, _, rest = written.rpartition("\r")[0].rpartition("\r")
    assert rest.strip() == ""
    assert line
    assert written.endswith("\r")


def test_a_short_run_and_a_pipe_hear_nothing_of_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "monotonic", lambda: 0.0)
    for stream in (_Terminal(), io.StringIO()):
        monkeypatch.setattr(sys, "stderr", stream)
        assert len(list(with_progress(messages("en"), range(10), 10))) == 10
        assert stream.getvalue() == ""


def test_faults_stand_in_the_place_of_their_drafts(catalogue: Catalogue, mixed: Path) -> None:
    ready = (catalogue, HowToRead(), AS_OF)
    tasks = [str(mixed / name) for name in ("04.docx", "03.docx", "05.md")]
    kinds = [isinstance(found, Problem) for found in outcomes_by(2, ready, tasks)]
    assert kinds == [True, False, True]

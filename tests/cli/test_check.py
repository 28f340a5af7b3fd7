"""lukou check as a user meets it: drafts in, findings out, exit codes, recipes of the page."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from lukou_cli.i18n import messages
from tests.conftest import ROOT, Run, environment

DRAFT = ROOT / "docs" / "examples" / "brief.md"
PAGE = ROOT / "docs" / "check-usage.md"
AS_OF = ("--as-of", "2026-02")

CONTRADICTED = "2025年渌口区有效高新技术企业达到67家。"
IMPRECISE = "2026年渌口区规模工业增加值增长10%。"
UNKNOWN = "2025年全省地区生产总值增长5.0%。"
CONFIRMED = "2025年渌口区地区生产总值增长5.3%。"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    shutil.copy(DRAFT, tmp_path / "draft.md")
    return tmp_path / "draft.md"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "options",
    ["", "--suggest --all", "--brief", "--explain", "--statistics", "--suggest -f table"],
)
@pytest.mark.usefixtures("draft")
def test_what_people_read(
    lukou: Run, snapshot: SnapshotAssertion, options: str, language: str
) -> None:
    run = lukou("check", "draft.md", *AS_OF, *options.split(), "--lang", language)
    assert (run.stderr, run.returncode) == ("", 1)
    assert "\x1b" not in run.stdout
    assert run.stdout == snapshot


@pytest.mark.parametrize("format_", ["json", "sarif", "rdjson"])
@pytest.mark.usefixtures("draft")
def test_machine_formats_are_the_same_in_every_language(lukou: Run, format_: str) -> None:
    outputs = {
        lukou("check", "draft.md", *AS_OF, "--suggest", "-f", format_, "--lang", language).stdout
        for language in ("en", "zh")
    }
    assert len(outputs) == 1
    assert json.loads(outputs.pop())


@pytest.mark.parametrize(
    ("text", "levels", "code"),
    [
        (CONTRADICTED, ("contradicted", "unknown"), 1),
        (CONTRADICTED, ("never",), 0),
        (IMPRECISE, ("imprecise", "unknown"), 1),
        (IMPRECISE, ("contradicted",), 0),
        (UNKNOWN, ("unknown",), 1),
        (UNKNOWN, ("imprecise",), 0),
        (CONFIRMED, ("unknown",), 0),
        ("没有数字。", ("unknown",), 0),
        ("", ("unknown",), 0),
    ],
)
def test_fail_on_takes_in_the_worse_verdicts(
    lukou: Run, text: str, levels: tuple[str, ...], code: int
) -> None:
    for level in levels:
        run = lukou("check", "-", *AS_OF, "--fail-on", level, stdin=text)
        assert (level, run.returncode) == (level, code)


@pytest.mark.parametrize(("text", "code"), [(CONTRADICTED, 1), (IMPRECISE, 0)])
def test_a_check_fails_on_contradictions(lukou: Run, text: str, code: int) -> None:
    assert lukou("check", "-", *AS_OF, stdin=text).returncode == code


def test_positions_count_code_points_in_standard_input(lukou: Run) -> None:
    text = f"\ufeff标题👨‍👩‍👧\r\ne\u0301𠮷，{CONTRADICTED}\r\n"
    run = lukou("check", "-", *AS_OF, "-f", "json", stdin=text)
    (document,) = json.loads(run.stdout)["documents"]
    (figure,) = document["figures"]
    assert document["path"] == "-"
    assert text[1:][figure["start"] : figure["end"]] == figure["text"] == "67家"
    assert (figure["line"], figure["column"]) == (2, 5 + CONTRADICTED.index("67"))


def test_as_of_says_what_last_year_is(lukou: Run) -> None:
    text = "去年渌口区地区生产总值增长5.3%。"

    def verdict(*as_of: str) -> str:
        run = lukou("check", "-", "-f", "json", "--fail-on", "never", *as_of, stdin=text)
        found = json.loads(run.stdout)["documents"][0]["figures"][0]["verdict"]
        assert isinstance(found, str)
        return found

    assert [verdict("--as-of", date) for date in ("2026", "2026-02", "2026-02-15")] == (
        ["confirmed"] * 3
    )
    assert verdict("--as-of", "2030") != "confirmed"
    this_year = time.localtime().tm_year
    assert verdict() == verdict("--as-of", str(this_year))


def test_several_drafts_and_folders_are_one_run(lukou: Run, tmp_path: Path) -> None:
    for name, text in (
        ("b.md", CONTRADICTED),
        ("a.txt", CONFIRMED),
        ("in/c.markdown", IMPRECISE),
        ("in/d.rst", CONTRADICTED),
        (".hidden.md", CONTRADICTED),
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    document = json.loads(lukou("check", ".", "in/d.rst", "-f", "json", *AS_OF).stdout)
    paths = [listed["path"] for listed in document["documents"]]
    assert paths == ["a.txt", "b.md", "in/c.markdown", "in/d.rst"]
    assert document["summary"] == {
        "documents": 4,
        "figures": 4,
        "judged": 4,
        "contradicted": 2,
        "imprecise": 1,
        "unknown": 0,
        "confirmed": 1,
        "ignored": 0,
    }


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([], 2, "lukou: no draft is given\n    see `lukou check --help`\n"),
        (["draft.md", "-f", "csv"], 2, "lukou: --format: no value “csv”"),
        (["draft.md", "-o", "out.xyz"], 2, "lukou: out.xyz: the ending names no format\n"),
        (["draft.md", "--fail-on", "nothing"], 2, "lukou: --fail-on: "),
        (["draft.md", "--as-of", "soon"], 4, "lukou: “soon” is no date\n"),
        (["draft.md", "--as-of", "十五五"], 4, "lukou: “十五五” is no date\n    write a day"),
        (["draft.md", "--baseline", "no"], 2, "no: cannot be read: No such file or directory\n"),
        (["draft.md", "--data", "no.yaml"], 3, "lukou: no.yaml: "),
        (["missing.md"], 5, "missing.md: cannot be read: No such file or directory\n"),
        (["empty"], 5, "empty: no draft in this folder\n    drafts end in .txt"),
        (["\x1b[31m.md"], 5, "\\x1b[31m.md: cannot be read: "),
    ],
)
@pytest.mark.usefixtures("draft")
def test_a_mistake_is_told_and_nothing_printed(
    lukou: Run, tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    (tmp_path / "empty").mkdir()
    run = lukou("check", *arguments)
    assert run.stderr.startswith(message)
    assert (run.stdout, run.returncode) == ("", code)


@pytest.mark.usefixtures("draft")
def test_every_unreadable_draft_is_told(lukou: Run, tmp_path: Path) -> None:
    (tmp_path / "big5.txt").write_bytes("渌".encode() + "區".encode("big5") + b"\xff")
    (tmp_path / "nul.txt").write_bytes("渌口\n区\0".encode())
    run = lukou("check", "big5.txt", "nul.txt")
    assert (run.stdout, run.returncode) == ("", 5)
    assert run.stderr == (
        "big5.txt:1:2: neither UTF-8 nor GB18030: byte 0xb0\n"
        "    渌\\xb0\\xcf\\xff\n"
        "      ^\n"
        "    save the file as UTF-8, or name its encoding: --encoding big5\n"
        "nul.txt:2:2: a NUL byte: this is no text, or not in UTF-8\n"
        "    区\\x00\n"
        "      ^\n"
        "    save the file as UTF-8\n"
        "lukou: no draft was checked (2 problems)\n"
    )


def test_an_unreadable_draft_keeps_no_other_from_being_checked(lukou: Run, tmp_path: Path) -> None:
    """The readable ones are reported; that one was left out, and which, ends the run with 5."""
    (tmp_path / "a.md").write_text(CONTRADICTED, encoding="utf-8")
    (tmp_path / "b.md").write_bytes(b"\xff")
    run = lukou("check", "a.md", "b.md", "missing.md", *AS_OF, "-o", "found.json")
    documents = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))["documents"]
    assert [document["path"] for document in documents] == ["a.md"]
    assert [line for line in run.stderr.splitlines() if not line.startswith(" ")] == [
        "b.md:1:1: neither UTF-8 nor GB18030: byte 0xff",
        "missing.md: cannot be read: No such file or directory",
        "lukou: these drafts were not checked; the others were (2 problems)",
    ]
    assert run.returncode == 5


def test_figures_are_left_out_and_counted(lukou: Run, tmp_path: Path) -> None:
    lines = (
        f"{CONTRADICTED}<!-- lukou-ignore -->",
        "<!-- lukou-ignore-next -->",
        "",
        CONTRADICTED,
        CONTRADICTED.replace("67", "77"),
    )
    (tmp_path / "draft.md").write_text("\n".join(lines), encoding="utf-8")
    document = json.loads(lukou("check", "draft.md", *AS_OF, "-f", "json").stdout)
    assert [figure["line"] for figure in document["documents"][0]["figures"]] == [5]
    assert document["summary"]["ignored"] == 2


def test_a_baseline_is_recorded_and_leaves_out(lukou: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(CONTRADICTED + UNKNOWN, encoding="utf-8")
    check = ("check", "draft.md", *AS_OF)
    assert lukou(*check).returncode == 1
    run = lukou(*check, "--write-baseline", "known.json")
    assert (run.stderr, run.returncode) == ("lukou: known.json: 2 findings recorded\n", 0)
    run = lukou(*check, "--baseline", "known.json", "--fail-on", "unknown")
    assert run.stdout.endswith(" · 0 figures found, 0 judged · 2 ignored\n")
    assert (run.stderr, run.returncode) == ("", 0)
    changed = CONTRADICTED.replace("67", "77") + UNKNOWN
    (tmp_path / "draft.md").write_text(changed, encoding="utf-8")
    run = lukou(*check, "--baseline", "known.json")
    assert run.stderr == (
        "lukou: known.json: 1 finding recorded there is gone; --write-baseline records anew\n"
    )
    assert (run.stdout.splitlines()[0].split(" written")[0], run.returncode) == (
        "draft.md:1:19: contradicted[value]",
        1,
    )


def test_a_text_is_checked_without_a_file(lukou: Run) -> None:
    run = lukou("check", "--text", CONTRADICTED, *AS_OF, "--brief")
    assert run.stdout.startswith("<text>:1:19: contradicted[value] written 67家, ")
    assert run.returncode == 1
    sarif = json.loads(lukou("check", "--text", CONTRADICTED, *AS_OF, "-f", "sarif").stdout)
    (result,) = sarif["runs"][0]["results"]
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": "text"}


@pytest.mark.usefixtures("draft")
def test_statistics_count_what_the_findings_tell(lukou: Run) -> None:
    figures = json.loads(lukou("check", "draft.md", *AS_OF, "-f", "json").stdout)
    told = [f for f in figures["documents"][0]["figures"] if f["verdict"] != "confirmed"]
    counted = json.loads(lukou("check", "draft.md", *AS_OF, "-f", "json", "--statistics").stdout)
    assert sum(rule["figures"] for rule in counted["statistics"]) == len(told)
    assert counted["summary"] == figures["summary"]
    run = lukou("check", "draft.md", *AS_OF, "-f", "sarif", "--statistics")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == (
        "lukou: --statistics has no format sarif\n    choose from: text, table, json\n"
    )


@pytest.mark.parametrize(
    ("name", "format_"),
    [("o.txt", "text"), ("o.json", "json"), ("o.SARIF", "sarif"), ("o.rdjson", "rdjson")],
)
@pytest.mark.usefixtures("draft")
def test_output_files_take_their_format_from_the_ending(
    lukou: Run, tmp_path: Path, name: str, format_: str
) -> None:
    run = lukou("check", "draft.md", *AS_OF, "-o", name)
    assert (run.stdout, run.returncode) == ("", 1)
    printed = lukou("check", "draft.md", *AS_OF, "-f", format_).stdout
    assert (tmp_path / name).read_bytes().decode() == printed


@pytest.mark.usefixtures("draft")
def test_colour_follows_the_terminal_and_its_variables(lukou: Run) -> None:
    assert "\x1b" not in lukou("check", "draft.md", *AS_OF).stdout
    painted = lukou("check", "draft.md", *AS_OF, FORCE_COLOR="1", TERM="xterm").stdout
    assert "\x1b[31mcontradicted" in painted
    plain = re.sub(r"\x1b\[[0-9;]*m", "", painted)
    assert plain == lukou("check", "draft.md", *AS_OF).stdout
    bare = lukou("check", "draft.md", *AS_OF, FORCE_COLOR="1", NO_COLOR="1", TERM="xterm").stdout
    assert "\x1b[31m" not in bare


@pytest.mark.parametrize("format_", ["text", "table", "json", "github", "sarif", "rdjson"])
def test_a_hostile_draft_is_shown_and_not_obeyed(lukou: Run, format_: str) -> None:
    text = f"\x1b[31m\u202e[bold]{CONTRADICTED}\x9b2J::error::\x07\r{{name}}9.9\x1b%"
    run = lukou("check", "-", *AS_OF, "--all", "-f", format_, stdin=text)
    assert run.returncode in (0, 1)
    assert run.stderr == ""
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", run.stdout) == []


@pytest.mark.parametrize("format_", ["text", "json"])
def test_a_closed_pipe_ends_quietly(tmp_path: Path, format_: str) -> None:
    (tmp_path / "draft.md").write_text(CONTRADICTED * 2000, encoding="utf-8")
    program = f"{sys.executable} -m lukou_cli check draft.md -f {format_} | head -1"
    run = subprocess.run(
        ["bash", "-o", "pipefail", "-c", program],
        capture_output=True,
        env=environment(),
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, b"")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.usefixtures("draft")
def test_the_documented_errorformat_reads_every_finding(lukou: Run) -> None:
    """Vim's %f:%l:%c: %m as a regular expression; what does not match is left out by %-G."""
    setting = _blocks("vim")[0].partition("errorformat=")[2].strip()
    first, rest = setting.replace("\\ ", " ").split(",")
    assert rest == "%-G%.%#"
    pattern = re.escape(first)
    for item, meaning in (("%f", ".+?"), ("%l", r"(\d+)"), ("%c", r"(\d+)"), ("%m", "(.+)")):
        pattern = pattern.replace(item, meaning)
    document = json.loads(lukou("check", "draft.md", *AS_OF, "-f", "json").stdout)
    expected = [
        (str(figure["line"]), str(figure["column"]), figure["verdict"])
        for figure in document["documents"][0]["figures"]
        if figure["verdict"] != "confirmed"
    ]
    for language in ("en", "zh"):
        output = lukou("check", "draft.md", *AS_OF, "--brief", "--lang", language).stdout
        found = [re.fullmatch(pattern, line) for line in output.splitlines()]
        words = messages(language)
        read = [(m[1], m[2], m[3].partition("[")[0]) for m in found if m]
        assert read == [(*place, words.gettext(verdict)) for *place, verdict in expected]


@pytest.mark.skipif(not shutil.which("vim"), reason="vim is not on this machine")
def test_vim_itself_jumps_to_the_figure(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"渌口👨‍👩‍👧e\u0301，{CONTRADICTED}", encoding="utf-8")
    program = f"{sys.executable} -m lukou_cli check --as-of 2026-02".replace(" ", "\\ ")
    script = "".join(_blocks("vim")[:2]).replace("lukou\\ check", program)
    (tmp_path / "rc.vim").write_text(f"set nocompatible encoding=utf-8\n{script}", encoding="utf-8")
    quickfix = (
        "map(getqflist(), 'strpart(getbufline(v:val.bufnr, v:val.lnum)[0], v:val.col - 1, 5)')"
    )
    commands = ["silent make", f"call writefile({quickfix}, 'found')", "qa!"]
    subprocess.run(
        ["vim", "-Nu", "rc.vim", "-es", "a.md", *(p for c in commands for p in ("-c", c))],
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (tmp_path / "found").read_text(encoding="utf-8") == "67家\n"


@pytest.mark.parametrize(("text", "stops"), [(CONTRADICTED, True), (CONFIRMED, False)])
def test_the_documented_git_hook_stops_a_commit(tmp_path: Path, text: str, stops: bool) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "lukou"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m lukou_cli "$@"\n', encoding="utf-8")
    variables = environment(
        PATH=f"{folder}:/usr/bin:/bin",
        GIT_CONFIG_GLOBAL="/dev/null",
        **{
            f"GIT_{who}_{what}": "a@b"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    )

    def git(*arguments: str) -> int:
        return subprocess.run(
            ["git", *arguments], cwd=tmp_path, env=variables, capture_output=True, check=False
        ).returncode

    assert git("init", "-q") == 0
    (hook,) = (block for block in _blocks("sh") if block.startswith("#!"))
    path = tmp_path / ".git" / "hooks" / "pre-commit"
    path.parent.mkdir(exist_ok=True)
    path.write_text(hook, encoding="utf-8")
    for executable in (path, program):
        executable.chmod(0o755)
    (tmp_path / "稿 件.md").write_text(text, encoding="utf-8")
    assert git("add", "稿 件.md") == 0
    assert (git("commit", "-q", "-m", "draft") != 0) is stops


def test_the_pre_commit_hook_names_a_command_there_is() -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert "\n  entry: lukou check\n" in hook
    assert "\n  language: python\n" in hook

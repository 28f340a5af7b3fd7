"""lukou data compile: where it writes, what is read then, what it refuses."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Run, environment
from tests.small import HEAD, indicator
from tests.test_startup import imported


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "my.yaml"
    path.write_text(HEAD + indicator(results=("2025 eq 5",)), encoding="utf-8")
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_it_prints_the_file_it_has_written_for_the_user_alone(
    lukou: Run, data: Path, cache: Path
) -> None:
    run = lukou("data", "compile", data.name, XDG_CACHE_HOME=str(cache))
    assert (run.returncode, run.stderr) == (0, "")
    (kept,) = (cache / "lukou").iterdir()
    assert run.stdout == f"{kept}\n"
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    # Compiled again, it takes the place of what was.
    data.write_text(data.read_text("utf-8").replace("value: 5", "value: 6"), encoding="utf-8")
    assert lukou("data", "compile", str(data), XDG_CACHE_HOME=str(cache)).stdout == run.stdout
    assert list(kept.parent.iterdir()) == [kept]
    assert lukou("get", "x", "--data", data.name, XDG_CACHE_HOME=str(cache)).stdout == "6\n"


def test_yaml_is_not_even_imported_until_the_data_is_changed(data: Path, cache: Path) -> None:
    asked, where = ("get", "x", "--data", str(data)), {"XDG_CACHE_HOME": str(cache)}
    assert "yaml" in imported(*asked, **where)
    imported("data", "compile", str(data), **where)
    assert imported(*asked, **where) & {"yaml", "rich", "lukou_cli.load.build"} == set()
    data.write_text(data.read_text("utf-8") + "# a remark\n", encoding="utf-8")
    assert "yaml" in imported(*asked, **where)


def test_the_packaged_data_of_a_checkout_is_compiled_where_no_file_is_named(cache: Path) -> None:
    where = {"XDG_CACHE_HOME": str(cache)}
    imported("data", "compile", **where)
    assert "yaml" not in imported("get", "gdp_growth", **where)


def test_the_limit_for_files_is_none_for_the_packaged_data(cache: Path, lukou: Run) -> None:
    where = {"XDG_CACHE_HOME": str(cache), "LUKOU_MAX_SIZE": "1"}
    lukou("data", "compile", XDG_CACHE_HOME=str(cache))
    assert lukou("get", "gdp_growth", **where).stdout == "5.3\n"
    assert "yaml" not in imported("get", "gdp_growth", **where)


def test_in_a_wheel_there_is_nothing_to_compile_but_what_is_named(tmp_path: Path) -> None:
    python = os.environ.get("LUKOU_WHEEL_PYTHON")
    if not python:
        pytest.skip("LUKOU_WHEEL_PYTHON names no Python with lukou installed as a wheel")
    where = environment(XDG_CACHE_HOME=str(tmp_path))
    run = subprocess.run(
        [python, "-m", "lukou_cli", "data", "compile"],
        capture_output=True, encoding="utf-8", env=where, cwd=os.sep, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (
        2,
        "lukou: the data that comes with lukou is compiled already\n"
        "    name the data files or folders to compile\n",
    )


def test_lukou_data_is_compiled_and_used(lukou: Run, data: Path, cache: Path) -> None:
    named = {"LUKOU_DATA": str(data), "XDG_CACHE_HOME": str(cache)}
    assert lukou("data", "compile", **named).stdout.endswith(".compiled\n")
    assert lukou("get", "x", **named).stdout == "5\n"


def test_validate_reads_the_files_and_tells_of_compiled_data_that_is_old(
    lukou: Run, data: Path, cache: Path
) -> None:
    where = {"XDG_CACHE_HOME": str(cache)}
    kept = lukou("data", "compile", data.name, **where).stdout.strip()
    assert lukou("data", "validate", data.name, **where).stderr == ""
    data.write_text(data.read_text("utf-8") + "# a remark\n", encoding="utf-8")
    run = lukou("data", "validate", data.name, **where)
    assert run.returncode == 0
    assert run.stderr == (
        f"lukou: {kept}: compiled before the data was changed, so not used; "
        "`lukou data compile` renews it\n"
    )


def test_of_bad_data_nothing_is_written(lukou: Run, data: Path, cache: Path) -> None:
    data.write_text(data.read_text("utf-8").replace("bound: eq", "bound: no"), encoding="utf-8")
    run = lukou("data", "compile", data.name, XDG_CACHE_HOME=str(cache))
    assert run.returncode == 3
    assert run.stderr.startswith("my.yaml:23:")
    assert not cache.exists()


def test_definitions_alone_are_refused_as_by_every_command(
    lukou: Run, data: Path, cache: Path
) -> None:
    text = HEAD[: HEAD.index("report:")] + HEAD[HEAD.index("themes:") : HEAD.index("sections:")]
    data.write_text(text + "indicators:\n" + indicator(), encoding="utf-8")
    compiled = lukou("data", "compile", data.name, XDG_CACHE_HOME=str(cache))
    asked = lukou("list", "--data", data.name)
    assert (compiled.returncode, compiled.stderr) == (asked.returncode, asked.stderr)
    assert compiled.returncode == 3


def test_a_place_that_takes_no_file_is_told(lukou: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    run = lukou("data", "compile", data.name, XDG_CACHE_HOME=str(tmp_path / "file"))
    assert run.returncode == 2
    assert run.stderr.splitlines()[0] == (
        f"lukou: {tmp_path / 'file' / 'lukou'}: cannot be written: Not a directory"
    )


@pytest.mark.skipif(os.name != "posix", reason="the user's folder is told otherwise elsewhere")
def test_without_a_home_what_to_set_is_told(lukou: Run, data: Path) -> None:
    run = lukou("data", "compile", data.name, XDG_CACHE_HOME="relative", HOME="nowhere")
    assert (run.returncode, run.stderr) == (
        2,
        "lukou: no folder of your own is known to keep compiled data in\n"
        "    set XDG_CACHE_HOME to a folder\n",
    )

"""What a one-line answer must not import."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import environment

HEAVY = {"rich", "pydantic", "yaml", "babel", "importlib.metadata", "json", "csv"}


def imported(*arguments: str, python: str = sys.executable, **extra: str) -> set[str]:
    """The modules that a command line has imported at its end."""
    program = (
        "import sys\n"
        f"sys.argv = ['lukou', *{list(arguments)!r}]\n"
        "from lukou_cli.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(' '.join(sys.modules), file=sys.stderr)\n"
    )
    run = subprocess.run(
        [python, "-c", program],
        capture_output=True,
        encoding="utf-8",
        env=environment(**extra),
        cwd=os.sep,
        timeout=60,
        check=True,
    )
    return set(run.stderr.split())


def test_an_installed_wheel_reads_no_yaml_and_paints_nothing() -> None:
    python = os.environ.get("LUKOU_WHEEL_PYTHON")
    if not python:
        pytest.skip("LUKOU_WHEEL_PYTHON names no Python with lukou installed as a wheel")
    assert imported("get", "gdp_growth", python=python) & HEAVY == set()
    assert imported("gap", python=python) & (HEAVY - {"rich"}) == set()


def test_a_checkout_imports_yaml_only() -> None:
    assert imported("get", "gdp_growth") & HEAVY <= {"yaml"}


@pytest.mark.parametrize("format_", ["json", "ndjson", "csv", "tsv", "md"])
def test_only_a_table_needs_rich(format_: str) -> None:
    assert "rich" not in imported("gap", "-f", format_)


def test_only_parquet_needs_duckdb() -> None:
    for format_ in ("csv", "sdmx-csv"):
        assert "duckdb" not in imported("data", "export", "-f", format_)


def test_help_needs_no_command_and_no_rich() -> None:
    found = imported("gap", "--help")
    assert "rich" not in found
    assert "lukou_cli.cli.commands.growth" not in found


def test_an_answer_needs_nothing_of_the_check() -> None:
    found = imported("get", "gdp_growth")
    assert [
        name for name in found if re.match(r"lukou_cli\.(.*\.)?(check|documents)\b", name)
    ] == []


def test_one_text_needs_nothing_of_documents_and_processes() -> None:
    found = imported("check", "--text", "增长5.3%", "--fail-on", "never")
    heavy = {"zipfile", "pyexpat", "pypdf", "pickle", "multiprocessing", "concurrent.futures"}
    assert found & heavy == set()
    assert "lukou_cli.check.checker" in found


def test_a_wheel_answers_as_the_checkout_does() -> None:
    python = os.environ.get("LUKOU_WHEEL_PYTHON")
    if not python:
        pytest.skip("LUKOU_WHEEL_PYTHON names no Python with lukou installed as a wheel")
    arguments = ["-m", "lukou_cli", "data", "export", "-f", "ndjson"]
    wheel, checkout = (
        subprocess.run(
            [program, *arguments], capture_output=True, env=environment(), cwd=os.sep, check=True
        ).stdout
        for program in (python, sys.executable)
    )
    assert wheel == checkout
    assert len(json.loads(b"[" + b",".join(wheel.splitlines()) + b"]")) > 200


def test_a_check_of_a_text_imports_nothing_for_documents(tmp_path: Path) -> None:
    """Archives, XML and what reads them are imported when a document is met."""
    draft = tmp_path / "a.txt"
    draft.write_text("2025年地区生产总值增长5.3%。", encoding="utf-8")
    found = imported("check", str(draft), "--as-of", "2026-02", "-f", "json")
    assert "lukou_cli.documents.files" in found
    unwanted = {"zipfile", "xml.parsers.expat", "glob", "lukou_cli.documents.office"}
    assert found & unwanted == set()

"""Shared fixtures: the catalogue, small data files, and lukou as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lukou_cli.load.files import load_files
from lukou_cli.model.catalogue import Catalogue

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data" / "indicators.yaml"
SHARED = ROOT.parent / "shared"

Run = Callable[..., "subprocess.CompletedProcess[str]"]

# What a user's shell may set and a test must not depend on.
_SHELL = ("LUKOU_LANG", "LUKOU_DATA", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR")


def environment(**extra: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name not in _SHELL}
    # No compiled data of whoever runs the tests is found.
    return {**inherited, "LANG": "C.UTF-8", "XDG_CACHE_HOME": os.devnull, **extra}


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_files([DATA])


@pytest.fixture
def lukou(tmp_path: Path) -> Run:
    """Run lukou away from the checkout; output is text, nothing of the shell leaks in."""

    def run(
        *arguments: str, stdin: str | None = None, **extra: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "lukou_cli", *arguments],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env=environment(**extra),
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def report_text() -> str:
    path = SHARED / "report" / "lukou-2026.txt"
    if not path.exists():
        pytest.skip("the report's text is not on this machine")
    return path.read_text(encoding="utf-8")

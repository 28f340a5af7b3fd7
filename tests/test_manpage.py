"""The man pages are those of the commands there are, and what reads them has nothing to say."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from lukou_cli.i18n import LANGUAGES, messages
from tools.manpage import PLACES, manual


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_committed_page_is_the_generated_one(language: str) -> None:
    """`python tools/manpage.py` after a change of commands, options or help."""
    assert PLACES[language].read_text(encoding="utf-8") == manual(messages(language))


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
@pytest.mark.parametrize("language", LANGUAGES)
def test_groff_reads_the_page(language: str) -> None:
    run = subprocess.run(
        ["groff", "-man", "-Tutf8", "-K", "utf8", "-wall", "-Wbreak", str(PLACES[language])],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stderr == ""
    assert "lukou" in run.stdout

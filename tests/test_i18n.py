"""Messages: several languages at once in one process, and English where there are none."""

from __future__ import annotations

import ctypes
import io
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from lukou_cli.cli.app import build_program
from lukou_cli.cli.system_language import system_language
from lukou_cli.i18n import LANGUAGES, Messages, choose, messages
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.query.gap import gap
from lukou_cli.render import Format, renderer
from lukou_cli.tables.gap import gap_table


def _gap_table(catalogue: Catalogue, language: str) -> str:
    rows = gap(catalogue, catalogue.indicators)
    table = gap_table(messages(language), catalogue, rows, explain=True)
    out = io.StringIO()
    renderer(Format.MD).render(table, out)
    return out.getvalue()


def test_two_languages_are_served_at_once(catalogue: Catalogue) -> None:
    """Threads that answer in turn in English and Chinese never mix the two."""
    alone = {language: _gap_table(catalogue, language) for language in LANGUAGES}
    assert len(set(alone.values())) == 2
    asked = LANGUAGES * 8
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda language: _gap_table(catalogue, language), asked))
    assert answers == [alone[language] for language in asked]


def test_each_program_has_the_help_of_its_language() -> None:
    """One built in Chinese leaves one built in English as it was."""
    english, chinese, again = (build_program(messages(language)) for language in ("en", "zh", "en"))
    assert english.help == again.help != chinese.help
    command = {
        program: program.get_command(program.make_context("lukou", ["gap"], obj=words), "gap")
        for program, words in ((chinese, messages("zh")), (english, messages("en")))
    }
    assert command[english].help == "Targets against the latest results, and the pace they take."
    assert command[chinese].help == "目标与最新实绩的差距，以及所需的速度。"


def test_without_a_compiled_catalogue_messages_are_english(tmp_path: Path) -> None:
    assert Messages("zh", tmp_path).gettext("no result") == "no result"
    assert Messages("zh", tmp_path).ngettext("one", "many", 2) == "many"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_in_no_words(language: str) -> None:
    """The empty message of a catalogue is its header, which nobody wants to read."""
    assert messages(language).gettext("") == ""


def test_the_system_is_asked_where_no_variable_names_a_language() -> None:
    assert choose({}, lambda: "zh-Hans-CN") == "zh"
    assert choose({}, lambda: "de") == "en"
    assert choose({"LANG": "en_US.UTF-8"}, lambda: "zh-Hans-CN") == "en"


def test_windows_is_asked_for_the_language_of_its_interface(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Any Chinese: 0x0804 is that of China, 0x0404 of Taiwan; 0x0409 is English."""
    for code, language in ((0x0804, "zh"), (0x0404, "zh"), (0x0409, "en")):
        kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda code=code: code)
        monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
        monkeypatch.setattr(sys, "platform", "win32")
        assert system_language() == language


def test_a_system_that_does_not_say_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    for platform in ("linux", "darwin"):
        monkeypatch.setattr(sys, "platform", platform)
        assert system_language() == "" or platform == "darwin"


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LUKOU_LANG": "zh", "LC_ALL": "en_US.UTF-8"}, "zh"),
        ({"LANG": "fr_FR"}, "en"),
    ],
)
def test_the_environment_names_the_language(environ: dict[str, str], language: str) -> None:
    assert choose(environ) == language

"""Every screen is in one language: no English on Chinese ones, no Chinese on English ones.

Names, what is typed (commands, options, values, ids, files) and, in English, quoted phrases of the
report stay as they are. New commands are walked without being named here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from lukou_cli.cli.app import build_program
from lukou_cli.cli.main import run
from lukou_cli.cli.pages import PAGES
from lukou_cli.i18n import messages
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.tables import compare, consistency, facts, gap, growth, listing
from lukou_cli.text.patterns import alternatives
from tests.conftest import ROOT

_LATIN = re.compile(r"(?<![\w.-])[A-Za-z][A-Za-z']+(?![A-Za-z0-9])", re.ASCII)
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
# What is typed or read by programs: between backticks, options, paths, addresses, variables, tags.
_TYPED = re.compile(
    r"`[^`]*`|eval|pip install|soffice|gyzjz|gbk|utf-8|</?[a-z][^>]*>|<[^>]*>|--?[A-Za-z][\w-]*"
    r"|\$\w+|LUKOU_\w+|\S*[/\\]\S+|\w+\.[a-z]{2,4}\b"
    r"|\{\w*\}|\w*_\w+|[a-z]+\*|\b\d+[A-Za-z]\b"
)
# Names of things that have no Chinese one, or are better known by this one.
_NAMES = set(
    """lukou GDP CPI DRG PC PAGER YAML JSON JSONL NDJSON CSV TSV Markdown HTML SVG XLSX PDF XML
    Parquet Word WPS OpenDocument Schema UTF GBK Excel XlsxWriter GitHub SARIF BibTeX CSL GB Miller
    DuckDB Git shell bash zsh fish PowerShell Python pip pipx uv Windows macOS Linux Typer Rich
    NUL RTF doc docx odt docm dotx pdf pypdf""".split()
)
# The keys and values of data files, which messages about them name.
_KEYS = set(
    """format report themes sections indicators concepts exceptions name unit period bound value
    upper start relation relative qualitative range growth measure phrase section line note targets
    results basis better scope aliases mentions joint actual target text table docs id uses
    base""".split()
)
# What is answered when a file is reviewed.
_ANSWERS = {"keep", "drop", "skip", "quit"}
_QUESTIONS = (
    ("list",), ("list", "76家"), ("list", "53%"), ("show", "*"), ("growth",),
    ("growth", "--levels"),
    ("growth", "--explain"), ("gap",), ("gap", "--all"), ("gap", "--explain"), ("compare",),
    ("compare", "--explain"), ("growth", "--as", "sentence"), ("gap", "--as", "sentence"),
    ("compare", "--as", "sentence"), ("data", "validate", "--consistency"),
)  # fmt: skip
_DRAFT = (
    "去年GDP增长5.6%，链上企业达到67家，比上年增加14个。规模工业增加值增速10%。全市收入增长3.2%。"
)
# What writes for machines: the same in every language.
_FOR_MACHINES = (("data", "schema"), ("data", "path"), ("data", "export"))
# What chooses the language, and what touches the files of a shell.
_OTHERS = ("--lang", "--help", "--install-completion", "--show-completion")
_FORMATS = ("table", "md", "html", "svg")


@pytest.fixture(scope="module")
def ids(catalogue: Catalogue) -> set[str]:
    """What is typed to name an indicator, a theme or a field."""
    tables: tuple[Any, ...] = (listing, facts, growth, gap, compare, consistency)
    return {
        *(indicator.id for indicator in catalogue.indicators),
        *(theme.id for theme in catalogue.themes),
        *(column.field for table in tables for column in table.COLUMNS),
    }


def _commands(language: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command with its path, the groups among them."""
    words = messages(language)

    def within(path: tuple[str, ...], group: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
        yield path, group
        if not hasattr(group, "list_commands"):
            return
        context = group.make_context("lukou", ["x"], obj=words, resilient_parsing=True)
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            yield from within((*path, name), command)

    yield from within((), build_program(words))


def _wrong_usage(language: str) -> Iterator[tuple[str, ...]]:
    """For every command: nothing, what does not exist, options without or with bad values."""
    for path, command in _commands(language):
        if path not in _FOR_MACHINES:
            yield path
        yield (*path, "--nonsuch")
        yield (*path, "nonsuch", "--nonsuch")
        for parameter in command.params:
            for option in getattr(parameter, "opts", ()):
                if option.startswith("--") and option not in _OTHERS:
                    yield (*path, option if not _is_flag(parameter) else f"{option}=x")
        yield from ((*path, f"{option}=nonsuch") for option in ("--format", "--role", "--theme"))


def _is_flag(parameter: Any) -> bool:
    return bool(getattr(parameter, "is_flag", False))


def _said(capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], language: str) -> str:
    run(["--lang", language, *arguments])
    captured = capfd.readouterr()
    return captured.out + captured.err


def _values(language: str) -> set[str]:
    """Names of commands, and the values that their options take."""
    found = {part for name in PAGES for part in (name, *name.split("-"))}
    for path, command in _commands(language):
        found.update(path)
        for parameter in command.params:
            metavar = getattr(parameter, "metavar", None) or ""
            found.update(re.findall(r"[A-Za-z]+", metavar) if "|" in metavar else ())
    return found


def _english_in(text: str, allowed: set[str]) -> list[str]:
    found = _LATIN.findall(_TYPED.sub(" ", text))
    return sorted({word for word in found if word not in allowed and word != "nonsuch"})


def _chinese_in(text: str, catalogue: Catalogue) -> list[str]:
    phrases = alternatives({fact.source.phrase for _, fact in catalogue.facts()})
    quoted = re.sub(f"{phrases}|“[^”]*”", "", text)
    return sorted(set(_CHINESE.findall(quoted)))


def test_no_chinese_message_has_an_english_word(ids: set[str]) -> None:
    """Errors and help included: whatever lukou says comes from this file."""
    with (ROOT / "src/lukou_cli/locale/zh_CN/LC_MESSAGES/lukou.po").open("rb") as file:
        said = [message.string or "" for message in read_po(file) if message.id]
    allowed = _NAMES | _KEYS | _ANSWERS | _values("zh") | ids
    text = "\n".join(part for s in said for part in ([s] if isinstance(s, str) else s))
    assert _english_in(text, allowed) == []


def test_no_english_message_has_a_chinese_word() -> None:
    with (ROOT / "src/lukou_cli/locale/zh_CN/LC_MESSAGES/lukou.po").open("rb") as file:
        ids = [message.id for message in read_po(file) if message.id]
    text = "\n".join(part for s in ids for part in ([s] if isinstance(s, str) else s))
    assert _CHINESE.findall(text) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_and_wrong_usage_are_in_one_language(
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    catalogue: Catalogue,
    ids: set[str],
    tmp_path: Path,
    language: str,
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.chdir(tmp_path)
    allowed = _NAMES | _values(language) | ids | {"base"}
    walked = [*((*path, "--help") for path, _ in _commands(language)), *_wrong_usage(language)]
    assert len(walked) > 100
    wrong = {}
    for arguments in walked:
        # Click breaks long Chinese lines wherever they are full.
        said = re.sub(r"(?<=[A-Za-z])\n +(?=[a-z]+[^a-z-])", "", _said(capfd, arguments, language))
        said = re.sub(r"(?m)^  (?:lukou|eval) .*$", "", said)  # examples
        found = _english_in(said, allowed) if language == "zh" else _chinese_in(said, catalogue)
        if found:
            wrong[" ".join(arguments)] = found
    assert wrong == {}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", _FORMATS)
def test_answers_are_in_one_language(
    capfd: pytest.CaptureFixture[str],
    catalogue: Catalogue,
    ids: set[str],
    language: str,
    form: str,
) -> None:
    allowed = _NAMES | ids | {"PC", "S330", "II"}
    wrong = {}
    for question in _QUESTIONS:
        if "--as" in question and form != "table":
            continue
        chosen = () if "--as" in question else ("-f", form)
        said = _said(capfd, (*question, *chosen), language)
        text = _shown(said) if form in ("html", "svg") else said
        found = _english_in(text, allowed) if language == "zh" else _chinese_in(text, catalogue)
        if found:
            wrong[" ".join(question)] = found
    assert wrong == {}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_check_is_in_one_language(
    capfd: pytest.CaptureFixture[str], catalogue: Catalogue, ids: set[str], language: str
) -> None:
    """The draft's own words are neither."""
    wrong = {}
    for more in (
        (),
        ("--explain",),
        ("--all",),
        ("--suggest",),
        ("--statistics",),
        ("-f", "table"),
    ):
        said = _said(capfd, ("check", "--text", _DRAFT, "--as-of", "2026-02", *more), language)
        said = re.sub(r"(?m)^    .*(?:\n +\^+)?$", "", said).replace(_DRAFT, "")
        said = re.sub(r"67家|14个", "", said)
        found = (
            _english_in(said, _NAMES | ids) if language == "zh" else _chinese_in(said, catalogue)
        )
        if found:
            wrong[" ".join(more)] = found
    assert wrong == {}


def _shown(page: str) -> str:
    """The text of a page or picture, without what only a browser reads."""
    page = re.sub(r"(?s)<(style|script)\b.*?</\1>", " ", page)
    return html.unescape(re.sub(r"(?s)<[^>]*>", " ", page)).replace("\u00a0", " ")

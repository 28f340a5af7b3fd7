"""Screens at the widths people have, in both languages, painted and plain."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from lukou_cli.i18n import LANGUAGES, messages
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.query.compare import compare
from lukou_cli.query.gap import gap
from lukou_cli.query.growth import RATES, growth
from lukou_cli.query.select import select
from lukou_cli.render.rich_table import write_view
from lukou_cli.tables.compare import comparison_table
from lukou_cli.tables.gap import gap_table
from lukou_cli.tables.growth import growth_table
from lukou_cli.tables.listing import list_table
from lukou_cli.tables.table import View


class Terminal(io.StringIO):
    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def isatty(self) -> bool:
        return True


def _views(catalogue: Catalogue, language: str) -> dict[str, View]:
    words = messages(language)
    some = select(catalogue, ["经济", "产业"])
    rates = [row for row in growth(catalogue, some) if row.kind in RATES]
    tables: dict[str, Any] = {
        "list": list_table(words, catalogue, some),
        "growth": growth_table(words, catalogue, rates, explain=False),
        "gap": gap_table(words, catalogue, gap(catalogue, catalogue.indicators), explain=False),
        "compare": comparison_table(
            words, catalogue, compare(catalogue, catalogue.indicators), explain=False
        ),
    }
    return {name: table.view() for name, table in tables.items()}


def _screen(
    view: View, columns: int, monkeypatch: pytest.MonkeyPatch, *, encoding: str = "utf-8"
) -> str:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    terminal = Terminal(encoding)
    write_view(view, terminal)
    return terminal.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize("name", ["list", "growth", "gap", "compare"])
def test_a_screen_without_colour(
    catalogue: Catalogue,
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    columns: int,
    language: str,
) -> None:
    """As it is, no line wider than the terminal, no number or word cut."""
    monkeypatch.setenv("NO_COLOR", "1")
    view = _views(catalogue, language)[name]
    screen = re.sub(r"\x1b\[[0-9;]*m", "", _screen(view, columns, monkeypatch))
    assert max(map(cell_len, screen.splitlines())) <= columns
    numbers = {c.text for line in view.lines for c in line.cells if c.point is not None} - {"—"}
    assert [text for text in numbers if text not in screen] == []
    assert screen == snapshot


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize("name", ["list", "growth", "gap", "compare"])
def test_colour_adds_nothing_but_colour(
    catalogue: Catalogue,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    columns: int,
    language: str,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    view = _views(catalogue, language)[name]
    painted = _screen(view, columns, monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")
    plain = _screen(view, columns, monkeypatch)
    assert painted != plain
    assert _bare(painted) == _bare(plain)


def _bare(screen: str) -> list[str]:
    return [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", screen).splitlines()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["growth", "gap"])
def test_a_screen_in_colour(
    catalogue: Catalogue,
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    language: str,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert _screen(_views(catalogue, language)[name], 120, monkeypatch) == snapshot


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [120, 200])
@pytest.mark.parametrize("name", ["list", "growth", "gap", "compare"])
def test_columns_stand_under_their_heads(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, name: str, columns: int, language: str
) -> None:
    """Chinese characters are two cells wide, and counted so: no cell reaches into the next."""
    monkeypatch.setenv("NO_COLOR", "1")
    view = _views(catalogue, language)[name]
    lines = _bare(_screen(view, columns, monkeypatch))
    rule = next(index for index, line in enumerate(lines) if line.startswith("──"))
    heads = lines[rule - 1]
    begins = [cell_len(heads[: part.start()]) for part in re.finditer(r"(?<=  )\S", heads)]
    left = [head.label for head in view.heads if not head.numeric]
    begins = [begin for begin in begins if _from_cell(heads, begin).startswith(tuple(left))]
    rows = [line for line in lines[rule + 1 :] if re.match(r"  \S", line)]
    assert len(begins) > 2
    assert len(rows) > 10
    for row in rows:
        assert all(_from_cell(row, begin - 1)[:1] in ("", " ") for begin in begins), row


def _from_cell(line: str, begin: int) -> str:
    """What stands from a cell on; from within a character, that character too."""
    width = 0
    for index, char in enumerate(line):
        if width + cell_len(char) > begin:
            return line[index:]
        width += cell_len(char)
    return ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_gaps_are_seen_on_one_screen(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    screen = _screen(_views(catalogue, language)["gap"], 120, monkeypatch)
    assert len(screen.splitlines()) <= 45


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "cp437"])
def test_a_terminal_without_the_characters_gets_plain_ones(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    """Bars, rules and bounds can be read; nothing but words may have no character there."""
    monkeypatch.setenv("NO_COLOR", "1")
    screen = _screen(_views(catalogue, "en")["gap"], 200, monkeypatch, encoding=encoding)
    missing = screen.encode(encoding, "ignore").decode(encoding)
    assert not {*"█▌▒░│├→≥≈−─·"} & {*screen} - {*missing}
    assert "~5.6%" in screen or "≈5.6%" in screen
    if encoding == "ascii":
        assert ">=10%" in screen
        assert "####" in screen

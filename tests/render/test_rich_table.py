"""Tables for people: whole in a pipe, at the width of a terminal, nothing cut or obeyed."""

from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len

from lukou_cli.i18n import LANGUAGES, messages
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.query.gap import gap
from lukou_cli.render.rich_table import write_view
from lukou_cli.tables.gap import gap_table
from lukou_cli.tables.table import Cell, Group, Head, Line, View


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def _gap(catalogue: Catalogue, language: str) -> View:
    rows = gap(catalogue, catalogue.indicators)
    return gap_table(messages(language), catalogue, rows, explain=True).view()


def _printed(view: View, out: io.StringIO) -> list[str]:
    write_view(view, out)
    return re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue()).splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pipe_gets_every_cell_whole(catalogue: Catalogue, language: str) -> None:
    view, out = _gap(catalogue, language), io.StringIO()
    printed = _printed(view, out)
    assert "\x1b" not in out.getvalue()
    assert [line for line in printed if line != line.rstrip()] == []
    for line in view.lines:
        assert any(all(cell.text in text for cell in line.cells) for text in printed)
        assert all(detail in "\n".join(printed) for detail in line.details)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [30, 50, 80, 110, 200])
def test_a_terminal_is_filled_and_no_token_cut(
    catalogue: Catalogue, language: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numbers keep their units, bounds and signs at any width; no line is wider than it."""
    monkeypatch.setenv("COLUMNS", str(columns))
    view = _gap(catalogue, language)
    printed = _printed(view, Terminal())
    assert max(map(cell_len, printed)) <= columns
    content = "\n".join(printed)
    numbers = {cell.text for line in view.lines for cell in line.cells if cell.point is not None}
    assert [text for text in numbers if text != "—" and text not in content] == []


def _small(text: str) -> View:
    columns = (Head("名称"), Head("值", numeric=True), Head("说明", remark=True))
    numbers = (Cell("≈−0.6 亿元", "bad", 3), Cell(">12,345.678%", "good", 7))
    rows = tuple(Line((Cell(text), number, Cell("说明文字" * 8))) for number in numbers)
    return View("标题", columns, (Group("组", rows),))


def test_decimal_points_stand_in_one_column() -> None:
    rows = [line for line in _printed(_small("项目"), io.StringIO()) if "项目" in line]
    assert len({cell_len(row.partition(".")[0]) for row in rows}) == 1


def test_a_narrow_terminal_gets_records(monkeypatch: pytest.MonkeyPatch) -> None:
    """Labels beside their cells, the remark wrapped between Chinese characters."""
    monkeypatch.setenv("COLUMNS", "16")
    printed = _printed(_small("项目"), Terminal())
    assert [line.rstrip() for line in printed[:5]] == ["标题", "", "组", "项目", "  值  ≈−0.6 亿元"]
    assert max(map(cell_len, printed)) <= 16


def test_nothing_is_parsed_as_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = "[red]x[/red] :smile: [link=a]"
    monkeypatch.setenv("COLUMNS", "200")
    for out in (io.StringIO(), Terminal()):
        assert any(hostile in line for line in _printed(_small(hostile), out))


def test_a_table_without_rows_has_its_heads() -> None:
    view = View("标题", (Head("名称"), Head("值", numeric=True)), ())
    assert _printed(view, io.StringIO()) == ["标题", "", "  名称  值", "──────────"]

"""The view as a table for people: at the terminal's width, or as wide as needed in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from lukou_cli.tables.table import Cell, Column, Line, Table, View

_STYLES = {"good": "green", "bad": "red", "quiet": "dim", "": ""}
_GAP = 2
_INDENT = 2
_NARROWEST = 8
_UNLIMITED = 100_000


def render(table: Table, out: TextIO) -> None:
    view = table.view()
    probe = Console(file=out, highlight=False)
    if probe.is_terminal:
        _print(view, probe, probe.width)
        return
    console = Console(file=out, highlight=False, width=_UNLIMITED)
    with console.capture() as captured:
        _print(view, console, None)
    out.writelines(line.rstrip() + "\n" for line in captured.get().splitlines())


def _print(view: View, console: Console, width: int | None) -> None:
    rows = [line.cells for group in view.groups for line in group.lines]
    points = [_points(rows, index) for index in range(len(view.columns))]
    texts = [
        max(
            [cell_len(column.label), *(cell_len(_text(row[i], points[i])) for row in rows)],
        )
        for i, column in enumerate(view.columns)
    ]
    widths = _fit(view.columns, texts, width)
    console.print(Text(view.title, "bold"), soft_wrap=width is None)
    console.print()
    header = _grid(widths)
    header.add_row(
        *(
            Text(column.label, "dim", justify="right" if column.numeric else "left")
            for column in view.columns
        )
    )
    console.print(Padding(header, (0, 0, 0, _INDENT)))
    rule = _INDENT + sum(widths) + _GAP * (len(widths) - 1)
    console.print(Text("─" * rule, "dim"), no_wrap=True, overflow="crop")
    for group in view.groups:
        if group.heading:
            console.print(Text(group.heading, "bold cyan"), soft_wrap=width is None)
        for chunk in _chunks(group.lines):
            grid = _grid(widths)
            for line in chunk:
                grid.add_row(
                    *(
                        Text(_text(cell, point), _STYLES[cell.tone])
                        for cell, point in zip(line.cells, points, strict=True)
                    )
                )
            console.print(Padding(grid, (0, 0, 0, _INDENT)))
            for detail in chunk[-1].details:
                indented = Text(" " * 2 * _INDENT + detail, "dim")
                console.print(indented, soft_wrap=width is None)
    for note in view.footnotes:
        console.print(Text(note, "dim"), soft_wrap=width is None)


def _chunks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand in one grid: details end a chunk, being wider than any column."""
    chunks: list[list[Line]] = []
    for line in lines:
        if chunks and not chunks[-1][-1].details:
            chunks[-1].append(line)
        else:
            chunks.append([line])
    return chunks


def _grid(widths: Sequence[int]) -> RichTable:
    grid = RichTable.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    return grid


def _points(rows: Sequence[Sequence[Cell]], index: int) -> tuple[int, int]:
    """Before and after the decimal point, the most cells any number of the column takes."""
    before = after = 0
    for row in rows:
        cell = row[index]
        if cell.point is not None:
            before = max(before, cell_len(cell.text[: cell.point]))
            after = max(after, cell_len(cell.text[cell.point :]))
    return before, after


def _text(cell: Cell, points: tuple[int, int]) -> str:
    """The cell's text with its decimal point in the column's place."""
    if cell.point is None:
        return cell.text
    before, after = points
    left = " " * (before - cell_len(cell.text[: cell.point]))
    return left + cell.text + " " * (after - cell_len(cell.text[cell.point :]))


def _fit(columns: Sequence[Column], widths: list[int], limit: int | None) -> list[int]:
    """The widths, the widest words narrowed until the table fits; numbers last."""
    widths = list(widths)
    if limit is None:
        return widths
    over = _INDENT + sum(widths) + _GAP * (len(widths) - 1) - limit
    for numeric in (False, True):
        while over > 0:
            able = [
                i
                for i, column in enumerate(columns)
                if column.numeric is numeric and widths[i] > _NARROWEST
            ]
            if not able:
                break
            widest = max(able, key=lambda i: widths[i])
            widths[widest] -= 1
            over -= 1
    return widths

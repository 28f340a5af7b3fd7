"""The view as a table for people: at the terminal's width, or as wide as needed in a pipe."""

from __future__ import annotations

import shutil
from itertools import islice
from typing import TYPE_CHECKING

from lukou_cli.render.paint import STYLES, write
from lukou_cli.tables.table import Group, Line, View
from lukou_cli.tables.width import width, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TextIO

    from lukou_cli.render.paint import Part
    from lukou_cli.tables.table import Cell, Column, Table

_GAP = "  "
_INDENT = "  "
_NARROWEST = 8


def render(table: Table, out: TextIO) -> None:
    limit = shutil.get_terminal_size().columns if out.isatty() else None
    write(_lines(table.view(), limit), out)


def _lines(view: View, limit: int | None) -> Iterator[list[Part]]:
    if limit is not None and _total(_measured(view)) > limit:
        view = _remarks_below(view)
    stacked = limit is not None and view.columns[0].subject and _total(_measured(view)) > limit
    subjects = [line.cells[0].text for group in view.groups for line in group.lines]
    if stacked:
        view = _without_subject(view)
    above = iter(subjects if stacked else ())
    rows = [line.cells for group in view.groups for line in group.lines]
    points = [_points(rows, index) for index in range(len(view.columns))]
    widths = _fit(view.columns, _measured(view), limit)
    yield from _prose(view.title, "bold", limit)
    yield []
    labels = [wrap(column.label, widths[i]) for i, column in enumerate(view.columns)]
    yield from _row(view.columns, labels, ["dim"] * len(labels), widths)
    yield [("─" * _total(widths), "dim")]
    for group in view.groups:
        if group.heading:
            yield from _prose(group.heading, "bold cyan", limit)
        for line in group.lines:
            for subject in islice(above, 1):
                yield from _prose(subject, "bold", limit, indent=_INDENT)
            yield from _cells(line, points, widths)
            for detail in line.details:
                yield from _prose(detail, "dim", limit, indent=2 * _INDENT)
    for note in view.footnotes:
        yield from _prose(note, "dim", limit)


def _prose(text: str, style: str, limit: int | None, indent: str = "") -> Iterator[list[Part]]:
    """Text outside the columns, wrapped at the terminal's width."""
    for line in [text] if limit is None else wrap(text, max(_NARROWEST, limit - len(indent))):
        yield [(indent + line, style)]


def _cells(
    line: Line, points: Sequence[tuple[int, int]], widths: Sequence[int]
) -> Iterator[list[Part]]:
    texts = [
        wrap(_aligned(cell, point), size)
        for cell, point, size in zip(line.cells, points, widths, strict=True)
    ]
    yield from _row((), texts, [STYLES[cell.tone] for cell in line.cells], widths)


def _row(
    heads: Sequence[Column],
    texts: Sequence[list[str]],
    styles: Sequence[str],
    widths: Sequence[int],
) -> Iterator[list[Part]]:
    """The lines of one row; heads, where given, put the labels of numbers to the right."""
    for level in range(max(len(text) for text in texts)):
        parts: list[Part] = [(_INDENT, "")]
        for index, text in enumerate(texts):
            piece = text[level] if level < len(text) else ""
            space = " " * (widths[index] - width(piece))
            right = bool(heads) and heads[index].numeric
            parts.append((space + piece if right else piece + space, styles[index]))
            parts.append((_GAP, ""))
        yield parts[:-1]


def _measured(view: View) -> list[int]:
    """The cells each column needs to show everything on one line."""
    rows = [line.cells for group in view.groups for line in group.lines]
    found = []
    for index, column in enumerate(view.columns):
        points = _points(rows, index)
        texts = (width(_aligned(row[index], points)) for row in rows)
        found.append(max((width(column.label), *texts)))
    return found


def _total(widths: Sequence[int]) -> int:
    return len(_INDENT) + sum(widths) + len(_GAP) * (len(widths) - 1)


def _remarks_below(view: View) -> View:
    """The view with its remarks as details under the rows."""
    moved = [index for index, column in enumerate(view.columns) if column.remark]

    def details(line: Line) -> tuple[str, ...]:
        said = [(view.columns[i].label, line.cells[i]) for i in moved]
        return tuple(f"{label}: {cell.text}" for label, cell in said if cell.text.strip("—"))

    return _keeping(view, [i for i in range(len(view.columns)) if i not in moved], details)


def _without_subject(view: View) -> View:
    """The view without its first column, which is printed above each row instead."""
    return _keeping(view, range(1, len(view.columns)), lambda _: ())


def _keeping(view: View, kept: Sequence[int], details: Callable[[Line], tuple[str, ...]]) -> View:
    groups = tuple(
        Group(
            group.heading,
            tuple(
                Line(tuple(line.cells[i] for i in kept), (*details(line), *line.details))
                for line in group.lines
            ),
        )
        for group in view.groups
    )
    return View(view.title, tuple(view.columns[i] for i in kept), groups, view.footnotes)


def _points(rows: Sequence[Sequence[Cell]], index: int) -> tuple[int, int]:
    """The most cells any number of the column takes before and after its decimal point."""
    before = after = 0
    for row in rows:
        cell = row[index]
        if cell.point is not None:
            before = max(before, width(cell.text[: cell.point]))
            after = max(after, width(cell.text[cell.point :]))
    return before, after


def _aligned(cell: Cell, points: tuple[int, int]) -> str:
    """The cell's text with its decimal point in the column's place."""
    if cell.point is None:
        return cell.text
    return " " * (points[0] - width(cell.text[: cell.point])) + cell.text


def _fit(columns: Sequence[Column], widths: list[int], limit: int | None) -> list[int]:
    """The widths, the widest words narrowed until the table fits; numbers last."""
    if limit is None:
        return widths
    over = _total(widths) - limit
    for numeric in (False, True):
        while over > 0:
            able = [
                i
                for i, column in enumerate(columns)
                if column.numeric is numeric and widths[i] > _NARROWEST
            ]
            if not able:
                break
            widths[max(able, key=lambda i: widths[i])] -= 1
            over -= 1
    return widths

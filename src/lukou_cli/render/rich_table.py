"""The view as a table for people: at the terminal's width, or as wide as needed in a pipe.

Rich lays out and paints. What it cannot do is done here: numbers aligned on their decimal
points, Chinese text broken without cutting a number or a word in it, and lines that
belong to a row and run across its columns.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import msgspec
from rich.cells import cell_len
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from lukou_cli.render.paint import STYLES, console_for
from lukou_cli.render.plain import spelled, spelling_for
from lukou_cli.tables.table import NOTHING, Group, Line, View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any, TextIO

    from rich.console import RenderableType

    from lukou_cli.tables.table import Cell, Table

_GAP = 2
_INDENT = 2
# Words are not broken into lines shorter than this.
_NARROWEST = 16
# A run of characters that stay together, with the spaces after it; Chinese breaks anywhere.
_PIECE = re.compile(r"[!-\u2fff]+ *| +|.")


def render(table: Table[Any], out: TextIO) -> None:
    write_view(table.view(), out)


def write_view(view: View, out: TextIO) -> None:
    limit = shutil.get_terminal_size().columns if out.isatty() else None
    spelling = spelling_for(getattr(out, "encoding", None))
    parts, width = lay_out(spelled(view, spelling), limit)
    console = console_for(out, width)
    with console.capture() as painted:
        for part in parts:
            console.print(part, soft_wrap=isinstance(part, Text))
    # The rule below the heads is no part of the view.
    lines = painted.get().translate(spelling).split("\n")[:-1]
    out.writelines(f"{line.rstrip()}\n" for line in lines)


def lay_out(view: View, limit: int | None) -> tuple[Iterator[RenderableType], int]:
    """The lines and grids to print one after the other, and the width they need.

    Without a limit it is that of the content.
    """
    widths = _measured(view)
    if limit is not None and _total(widths) > limit:
        view = _remarks_below(view)
        if _total(_measured(view)) > limit:
            view = _unaligned(view)
        widths = _narrowed(view, limit)
    stacked = limit is not None and _total(widths) > limit
    parts = _records(view, limit or 0) if stacked else _rows(view, widths, limit)
    return parts, limit or _total(widths)


def wrap(text: str, limit: int | None) -> str:
    """The text in lines of at most ``limit`` cells, broken at spaces and between Chinese."""
    if limit is None or cell_len(text) <= limit:
        return text
    lines = [""]
    for piece in _PIECE.findall(text):
        if cell_len(lines[-1] + piece.rstrip()) > limit:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.rstrip() for line in lines if line.strip())


def _rows(view: View, widths: Sequence[int], limit: int | None) -> Iterator[RenderableType]:
    """Columns of the same widths throughout; headings and details run across them."""
    points = _points(view)
    if not view.bare:
        yield from _frame(view, limit)
        yield from _heads(view, widths)
    for group in view.groups:
        yield from _prose(group.heading, "bold cyan", limit)
        pending: list[list[Text]] = []
        for line in group.lines:
            pending.append(_texts(line, points, widths))
            if line.details:
                yield _grid(widths, pending)
                pending = []
                for detail in line.details:
                    yield from _prose(detail, "dim", limit, indent=2 * _INDENT)
        if pending:
            yield _grid(widths, pending)
    for note in view.footnotes:
        yield from _prose(note, "dim", limit)


def _heads(view: View, widths: Sequence[int]) -> Iterator[RenderableType]:
    heads = [
        Text(wrap(head.label, width), "dim", justify="right" if head.numeric else "left")
        for head, width in zip(view.heads, widths, strict=True)
    ]
    yield _grid(widths, [heads])
    yield Text("─" * _total(widths), "dim")


def _records(view: View, limit: int) -> Iterator[RenderableType]:
    """A record a row for terminals too narrow for columns: labels beside their cells."""
    labels = max((cell_len(head.label) for head in view.heads[1:]), default=0)
    widths = [labels, max(_NARROWEST // 2, limit - labels - _GAP - _INDENT)]
    if not view.bare:
        yield from _frame(view, limit)
    for group in view.groups:
        yield from _prose(group.heading, "bold cyan", limit)
        for line in group.lines:
            yield from _prose(line.cells[0].text, "bold", limit)
            yield _grid(
                widths,
                [
                    [Text(head.label, "dim"), _text(cell, cell.text, widths[1])]
                    for head, cell in zip(view.heads[1:], line.cells[1:], strict=True)
                    if cell.text.strip(NOTHING)
                ],
            )
            for detail in line.details:
                yield from _prose(detail, "dim", limit, indent=_INDENT)
    for note in view.footnotes:
        yield from _prose(note, "dim", limit)


def _frame(view: View, limit: int | None) -> Iterator[RenderableType]:
    """The title, and what the signs mean or an empty line."""
    yield from _prose(view.title, "bold", limit)
    yield from _prose(view.legend, "dim", limit) if view.legend else [Text("")]


def _prose(text: str, style: str, limit: int | None, indent: int = 0) -> Iterator[Text]:
    """Text outside the columns, wrapped at the terminal's width."""
    if text:
        lines = wrap(text, limit and max(_NARROWEST // 2, limit - indent)).split("\n")
        yield from (Text(" " * indent + line, style) for line in lines)


def _grid(widths: Sequence[int], rows: Sequence[Sequence[Text]]) -> RenderableType:
    grid = Grid.grid(padding=(0, _GAP, 0, 0))
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    for row in rows:
        grid.add_row(*row)
    return Padding(grid, (0, 0, 0, _INDENT), expand=False)


def _texts(line: Line, points: Sequence[int], widths: Sequence[int]) -> list[Text]:
    return [
        _text(cell, _aligned(cell, point), width)
        for cell, point, width in zip(line.cells, points, widths, strict=True)
    ]


def _text(cell: Cell, text: str, width: int) -> Text:
    return Text(wrap(text, width), STYLES[cell.tone])


def _measured(view: View) -> list[int]:
    """The cells each column needs to show everything on one line."""
    points = _points(view)
    return [
        max(
            [
                0 if view.bare else cell_len(head.label),
                *(cell_len(_aligned(line.cells[index], points[index])) for line in view.lines),
            ]
        )
        for index, head in enumerate(view.heads)
    ]


def _narrowed(view: View, limit: int) -> list[int]:
    """The widths, the widest columns of words narrowed until the table fits, if it can."""
    widths = _measured(view)
    least = [min(width, max(_NARROWEST, _longest(view, i))) for i, width in enumerate(widths)]
    while _total(widths) > limit and widths != least:
        widest = max(range(len(widths)), key=lambda i: (widths[i] > least[i], widths[i]))
        widths[widest] -= 1
    return widths


def _longest(view: View, index: int) -> int:
    """The width of the longest in a column that must not be cut: a number with its unit, a word."""
    point = _points(view)[index]
    whole, cells = [view.heads[index].label], [line.cells[index] for line in view.lines]
    for cell in cells:
        numeric = cell.point is not None
        whole += [_aligned(cell, point)] if numeric else _PIECE.findall(cell.text)
    return max(cell_len(text.rstrip()) for text in whole)


def _total(widths: Sequence[int]) -> int:
    return _INDENT + sum(widths) + _GAP * (len(widths) - 1)


def _remarks_below(view: View) -> View:
    """The view with its remarks as details under the rows."""
    kept = [index for index, head in enumerate(view.heads) if not head.remark]
    moved = [index for index, head in enumerate(view.heads) if head.remark]

    def below(line: Line) -> Line:
        said = [(view.heads[i].label, line.cells[i]) for i in moved]
        # What is said quietly are sentences, which need no label.
        details = (
            cell.text if cell.tone == "quiet" else f"{label}{_colon(label)}{cell.text}"
            for label, cell in said
            if cell.text.strip(NOTHING)
        )
        return Line(tuple(line.cells[i] for i in kept), (*details, *line.details))

    groups = tuple(Group(group.heading, tuple(map(below, group.lines))) for group in view.groups)
    heads = tuple(view.heads[i] for i in kept)
    return msgspec.structs.replace(view, heads=heads, groups=groups)


def _colon(label: str) -> str:
    """As wide as what stands before it."""
    return ": " if label.isascii() else "："


def _unaligned(view: View) -> View:
    """The view without decimal points under each other, whose columns of numbers are narrower."""

    def cell(of: Cell) -> Cell:
        return of if of.point is None else msgspec.structs.replace(of, point=0)

    groups = tuple(
        Group(
            group.heading,
            tuple(Line(tuple(map(cell, line.cells)), line.details) for line in group.lines),
        )
        for group in view.groups
    )
    heads = tuple(msgspec.structs.replace(head, numeric=False) for head in view.heads)
    return msgspec.structs.replace(view, heads=heads, groups=groups)


def _points(view: View) -> list[int]:
    """For each column the most cells that a number takes before its decimal point."""
    return [
        max((_lead(line.cells[index]) for line in view.lines), default=0)
        for index in range(len(view.heads))
    ]


def _lead(cell: Cell) -> int:
    return 0 if cell.point is None else cell_len(cell.text[: cell.point])


def _aligned(cell: Cell, point: int) -> str:
    """The cell's text with its decimal point in the column's place."""
    return cell.text if cell.point is None else " " * (point - _lead(cell)) + cell.text

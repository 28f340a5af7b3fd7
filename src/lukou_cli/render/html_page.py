"""HTML: one page that needs nothing else. Sortable, in light and dark, fit to print and to hear."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from lukou_cli.render import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, TextIO

    from lukou_cli.i18n import Messages
    from lukou_cli.tables.bars import Bar, Mark
    from lukou_cli.tables.table import Cell, Head, Line, Table, View


def render(table: Table[Any], out: TextIO) -> None:
    out.writelines(f"{line}\n" for line in _page(table.view(), table.words))


def _page(view: View, words: Messages) -> Iterator[str]:
    yield from page.opening(words, view.title)
    if view.legend:
        yield f"<p>{escape(view.legend)}</p>"
    yield from table_lines(view)
    if view.footnotes:
        yield f"<footer>{''.join(f'<p>{escape(note)}</p>' for note in view.footnotes)}</footer>"
    if not view.bare:
        yield page.hint(words)
    yield from page.closing(sortable=not view.bare)


def table_lines(view: View, links: Iterable[str] = ()) -> Iterator[str]:
    """The table of a view; ``links`` are where the first cells of its rows lead, in order."""
    leads = iter(links)
    yield '<div class="scroll" tabindex="0" role="region">\n<table>'
    if not view.bare:
        yield f"<thead><tr>{''.join(map(_head, view.heads))}</tr></thead>"
    for group in view.groups:
        yield "<tbody>"
        if group.heading:
            span = len(view.heads)
            yield (
                f'<tr class="group"><th scope="rowgroup" colspan="{span}">'
                f"{escape(group.heading)}</th></tr>"
            )
        yield from (_row(line, view.heads, next(leads, "")) for line in group.lines)
        yield "</tbody>"
    yield "</table>\n</div>"


def _head(head: Head) -> str:
    kind = ' class="number"' if head.numeric else ""
    label = escape(head.label)
    return f'<th scope="col" aria-sort="none"{kind}><button>{label}</button></th>'


def _row(line: Line, heads: tuple[Head, ...], link: str) -> str:
    cells = [_cell(cell, head, "td") for cell, head in zip(line.cells, heads, strict=True)]
    details = "".join(f'<div class="detail">{escape(detail)}</div>' for detail in line.details)
    cells[0] = _cell(line.cells[0], heads[0], "th", details, link)
    return f'<tr class="row">{"".join(cells)}</tr>'


def _cell(cell: Cell, head: Head, tag: str, details: str = "", link: str = "") -> str:
    kinds = " ".join(filter(None, ("number" if head.numeric else "", cell.tone)))
    number = getattr(cell.number, "value", cell.number)
    value = f"{number}" if number is not None else "" if cell.tone == "quiet" else cell.text
    attributes = f' data-value="{escape(value)}"'
    attributes += ' scope="row"' if tag == "th" else ""
    attributes += f' class="{kinds}"' if kinds else ""
    attributes += f' title="{escape(cell.source)}"' if cell.source else ""
    content = _drawn(cell.bar) if cell.bar else escape(cell.text)
    if link:
        content = f'<a href="{escape(link)}">{content}</a>'
    return f"<{tag}{attributes}>{content}{details}</{tag}>"


# A chart is 100 wide up to the greater figure, with room for what is open beyond it.
_FIGURE = '<svg viewBox="0 0 125 16" aria-hidden="true" focusable="false"{}>{}</svg>'
_LARGER = ' class="larger" preserveAspectRatio="none"'
_USUAL_WIDTH = 10


def _drawn(bar: Bar) -> str:
    first, second = bar.first, bar.second
    opacity = ".35" if first.downward else "1"
    parts = [_box(0, first.low * 100, 8, opacity)]
    if first.high > first.low:
        parts.append(_box(first.low * 100, first.high * 100, 8, ".35"))
    if first.about:
        parts.append(_box(max(0, first.low * 100 - 4), first.low * 100 + 4, 8, ".35"))
    if first.upward:
        parts.append(_arrow(first.high * 100, 8, "var(--bar)"))
    parts += _mark(second)
    return _FIGURE.format(_LARGER if bar.width > _USUAL_WIDTH else "", "".join(parts))


def _mark(mark: Mark) -> Iterator[str]:
    low, high = mark.low * 100, mark.high * 100
    if mark.about:
        yield _box(max(0, low - 6), low + 6, 14, ".3", "var(--mark)")
    elif high > low:
        yield _box(low, high, 14, ".3", "var(--mark)")
    if not mark.about:
        yield _box(low - 1, low + 1, 16, "1", "var(--mark)")
    if mark.upward:
        yield _arrow(high, 2, "var(--mark)")
    if mark.downward:
        yield _arrow(low, 2, "var(--mark)", -1)


def _box(
    start: float, end: float, height: int, opacity: str = "1", fill: str = "var(--bar)"
) -> str:
    return (
        f'<rect x="{start:.1f}" y="{8 - height // 2}" width="{end - start:.1f}" height="{height}"'
        f' fill="{fill}" opacity="{opacity}"/>'
    )


def _arrow(start: float, y: int, stroke: str, direction: int = 1) -> str:
    tip = start + 12 * direction
    return (
        f'<path d="M{start:.1f} {y}H{tip:.1f}m{-4 * direction} -3l{4 * direction} 3'
        f'l{-4 * direction} 3" fill="none" stroke="{stroke}" stroke-width="1.5"/>'
    )

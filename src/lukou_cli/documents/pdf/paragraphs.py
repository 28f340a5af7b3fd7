"""From the lines of pages to paragraphs, with the way back to page and line.

A PDF has neither paragraphs nor tables, only lines where they were printed. A line goes on in
the next one where what that begins with had no room left, and the next one begins at the left
edge, no larger and no farther below than lines are. Page numbers and what every page repeats at
its edges are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.documents.layout import Layout, Paragraph, Piece, Row
from lukou_cli.documents.pdf.columns import in_columns
from lukou_cli.documents.pdf.extract import PageLine, width
from lukou_cli.text.anchors import Anchor
from lukou_cli.text.pages import without_page_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lukou_cli.documents.layout import Block

# In widths of a character: a mark of punctuation drawn to the next line; an indentation.
_ROOM = 2.0
_INDENT = 0.6
# How wrong a line's width may be estimated, in parts of it.
_ERROR = 0.06
_WORD = re.compile(r"[!-~]+|.")
# How much more than usual lines are apart, and sizes differ, between paragraphs.
_APART = 1.35
_LARGER = 1.2
# A line at a page's edge that so many pages have is no part of the text.
_LEAST_REPEATED = 3
_MARK = re.compile(r"[（(]?[一二三四五六七八九十百0-9]{1,3}[）)、.．]|第.{1,4}[条章节]|[—●■◆•※·]")
_ENDS = re.compile(r"[。！？：；!?;:]['”’）)]?$")


class _Line(msgspec.Struct, frozen=True):
    anchor: Anchor
    line: PageLine


def layout(pages: Sequence[Sequence[PageLine]]) -> Layout:
    """The text of the pages."""
    blocks: list[Block] = []
    edges = {number: _edges(page) for number, page in enumerate(pages, 1)}
    pitch = _pitch(pages)
    before: _Line | None = None
    table = 0
    for is_table, lines in groupby(_kept(pages), lambda line: "\t" in line.line.text):
        if is_table:
            for together in _together(lines, pitch):
                above = blocks[-1] if blocks else None
                rows = list(_rows(together, above if isinstance(above, Row) else None, table))
                table = rows[-1].table
                blocks += rows
            before = None
            continue
        for line in lines:
            if before is not None and _goes_on(before, line, edges, pitch):
                last = blocks[-1]
                assert isinstance(last, Paragraph)
                space = " " if _needs_space(before.line.text, line.line.text) else ""
                last.pieces += [Piece(space), Piece(line.line.text, anchor=line.anchor)]
            else:
                blocks.append(_paragraph(line.anchor, line.line.text))
            before = line
    return Layout(blocks)


def _together(lines: Iterable[_Line], pitch: float) -> Iterator[list[_Line]]:
    """Rows with no gap between them, on one page."""
    found: list[_Line] = []
    for line in lines:
        if found and _is_apart(found[-1], line, pitch):
            yield found
            found = []
        found.append(line)
    yield found


def _is_apart(before: _Line, line: _Line, pitch: float) -> bool:
    """Whether more than what parts lines is between two, or the end of a page."""
    if before.anchor.number != line.anchor.number:
        return True
    return before.line.height - line.line.height >= _APART * pitch * line.line.size


def _rows(lines: Sequence[_Line], above: Row | None, table: int) -> Iterator[Row]:
    """Lines one below the other as rows, behind the table of that number.

    They go on in it where it has as many columns and ``above``, its last row, ends a page.
    """
    turned = above is not None and above.cells[0][0].anchor.number != lines[0].anchor.number
    last = len(above.cells) if above is not None and turned else 0
    placed = in_columns([line.line for line in lines])
    for number, line in enumerate(lines):
        # Where cells go over two lines, heads would be those of others.
        cells = placed[number] if placed else line.line.text.split("\t")
        table += len(cells) != last
        last = len(cells)
        yield Row(table, [[_paragraph(line.anchor, cell)] for cell in cells])


def _paragraph(anchor: Anchor, text: str) -> Paragraph:
    return Paragraph(anchor, [Piece(text)])


def _kept(pages: Sequence[Sequence[PageLine]]) -> Iterator[_Line]:
    """The lines that are text, counted through, and on their pages."""
    edges = Counter(
        key for page in pages for key in {_key(line.text) for line in (*page[:1], *page[-1:])}
    )
    whole = "\n".join(line.text for page in pages for line in page)
    left = iter(without_page_numbers(whole).split("\n"))
    ordinal = 0
    for number, page in enumerate(pages, 1):
        for row, line in enumerate(page, 1):
            ordinal += 1
            if "\t" in line.text and not _is_row(page, row - 1):
                line = msgspec.structs.replace(line, text=line.text.replace("\t", " "))  # noqa: PLW2901
            is_edge = row in (1, len(page)) and len(pages) >= _LEAST_REPEATED
            repeated = is_edge and edges[_key(line.text)] * 2 > len(pages)
            if next(left).strip() and not repeated:
                yield _Line(Anchor(ordinal, "page", number, line=row), line)


def _is_row(page: Sequence[PageLine], index: int) -> bool:
    """Whether a line with gaps is of a table: a gap alone may be a mistake in the file's places."""
    beside = page[max(index - 1, 0) : index + 2]
    return sum("\t" in line.text for line in beside) > 1


def _key(text: str) -> str:
    """What stays the same where a page repeats a line: page numbers count on."""
    return re.sub(r"[\d\s]+", "", text)


def _edges(page: Sequence[PageLine]) -> tuple[float, float]:
    """Where the lines of a page begin and end."""
    return (
        min((line.left for line in page), default=0.0),
        max((line.right for line in page), default=0.0),
    )


def _pitch(pages: Sequence[Sequence[PageLine]]) -> float:
    """How far below each other lines mostly are, in sizes of their characters."""
    apart = Counter(
        round((one.height - other.height) / other.size, 1)
        for page in pages
        for one, other in pairwise(page)
        if one.height > other.height
    )
    return apart.most_common(1)[0][0] if apart else 1.0


def _goes_on(
    before: _Line, line: _Line, edges: dict[int, tuple[float, float]], pitch: float
) -> bool:
    one, other = before.line, line.line
    left, _ = edges[line.anchor.number]
    _, right = edges[before.anchor.number]
    if other.left > left + _INDENT * other.size or _had_room(one, other, right):
        return False
    if not 1 / _LARGER < one.size / other.size < _LARGER:
        return False
    if _ENDS.search(one.text) and _MARK.match(other.text):
        return False
    turned = before.anchor.number != line.anchor.number
    return turned or not _is_apart(before, line, pitch)


def _had_room(one: PageLine, other: PageLine, right: float) -> bool:
    """Whether the next line's first word would have fitted into a line."""
    word = _WORD.match(other.text)
    needed = one.size * (_ROOM + (width(word[0]) if word else 0.0))
    return right - one.right > needed + _ERROR * (one.right - one.left)


def _needs_space(before: str, after: str) -> bool:
    """Between words of Latin letters a line break was a space."""
    return before[-1:].isascii() and after[:1].isascii() and before[-1:].isalpha()

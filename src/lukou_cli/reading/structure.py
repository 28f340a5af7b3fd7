"""A draft cut into blocks, each folded, with the way back to the draft's own code points.

Line breaks inside sentences must not hide a figure. Headings, list items and table rows stay apart.
"""

from __future__ import annotations

import re
from array import array
from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.reading.lines import begun, breaks_off, chapter, goes_on, is_wrapped, level
from lukou_cli.text.fold import Folder
from lukou_cli.text.rows import cells_of, is_rule, parted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lukou_cli.text.fold import Text


class BlockKind(Enum):
    PROSE = "prose"
    HEADING = "heading"
    ROW = "row"


class Block(msgspec.Struct, frozen=True):
    """A stretch of folded text; ``origin[i]`` is the draft's code point behind ``text[i]``.

    ``quoted`` are the spans that stood in quotation marks. ``level`` is the depth of a
    heading, from 1. A table row has the spans of its ``cells`` and the texts of the ``heads``
    above them, empty in the head itself, and the ``caption`` of its table.
    """

    text: str
    origin: array[int]
    kind: BlockKind = BlockKind.PROSE
    level: int = 0
    quoted: tuple[tuple[int, int], ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
    heads: tuple[str, ...] = ()
    caption: str = ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The draft's code points behind folded [start, end)."""
        return self.origin[start], self.origin[end - 1] + 1


# A soft break: the line ends where a thought does, so that names and figures do not run
# together; to the reader of a clause it is a comma.
BREAK = "\n"

_HIDDEN = (
    re.compile(r"^[ ]{0,3}(```|~~~).*?(?:^[ ]{0,3}\1\s*$|\Z)", re.MULTILINE | re.DOTALL),
    re.compile(r"^(?:\d+\s*\n)?\s*[\d:.,]{8,12} --> [\d:.,]{8,12}.*$", re.MULTILINE),
    re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL),
    re.compile(r"`[^`\n]+`"),
    re.compile(r"</?(?!t[dhr]\b)[A-Za-z][^<>\n]{0,200}>"),
    re.compile(r"(?<=\])\([^)\n]{0,2000}\)"),
    re.compile(r"https?://[!-(*-~]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.]+"),
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});", re.IGNORECASE)
# A character without width, which is left out when a text is folded; what a figure may end with.
_NOTHING, _CLOSING = "\u200b", "%‰"
_ROW_END = re.compile(r"</tr>(?=[ \t]*[^\s])", re.IGNORECASE)
_ROW_TAG = re.compile(r"</?tr\b[^<>\n]{0,200}>", re.IGNORECASE)
_CELL_TAG = re.compile(r"(?:</t[dh]>\s*)?<t[dh]\b[^<>\n]{0,200}>|</t[dh]>")
_SETEXT = re.compile(r"\s*(?:={3,}|-{3,})\s*$")
_RULE_ROW = re.compile(r"[\s|:\-—]+$")
_TERMINAL = "。！？；!?;：:】"
# What a line may break off in the middle of: a number, or the number and its unit.
_UNIT_AHEAD = re.compile(
    r"\s*(?:[万亿千百%％]|个百分点|平方|公里|[元亩人家户个项条处名吨米倍余多以左])"
)
_CAPTION = 40


def blocks(draft: str) -> Iterator[Block]:
    """The paragraphs, headings, list items and table rows of a draft, folded, in order.

    A numbering that begins below a title without a number stands under it: 2026年工作安排, 一、….
    """
    title, under = 0, 0
    for number, block in enumerate(_blocks(draft)):
        if block.kind is not BlockKind.HEADING:
            yield block
        elif order := chapter(block.text):
            under = title + 1 if order == 1 and title >= block.level else under
            title = 0
            yield msgspec.structs.replace(block, level=max(block.level, under))
        else:
            # What the document itself is called stands above all of it.
            title, under = block.level if number else 0, 0
            yield block


def _blocks(draft: str) -> Iterator[Block]:
    """The same, each heading with the depth that it has by itself."""
    pending: list[tuple[int, str]] = []
    table: _Table | None = None
    caption = ""
    lines = list(_lines(_without_hidden(draft)))
    texts = [line for _, line in lines]
    begins = {lines[number][0] for number in begun(texts)}
    delimiters = parted(texts)
    for (start, line), delimiter in zip(lines, delimiters, strict=True):
        if table is not None and table.passes(line, tagged=draft.startswith("<", start)):
            continue
        cells = cells_of(line, delimiter, inside=table is not None)
        if cells is not None:
            if pending:
                above = _paragraph(pending)
                caption = above.text if len(above.text) <= _CAPTION else ""
                yield above
                pending = []
            if _RULE_ROW.match(line):
                if table is not None:
                    table.close_heads()
                continue
            table = table or _Table(caption)
            yield table.row(start, line, cells)
            continue
        bare = line.strip()
        if not bare and pending and breaks_off(pending[-1][1]):
            continue
        ends = not bare or _SETEXT.match(line) or start in begins
        if pending and (ends or not goes_on([line for _, line in pending], line)):
            above = _paragraph(pending)
            caption = above.text if len(above.text) <= _CAPTION else ""
            yield above
            pending = []
        if table is not None:
            caption = ""
        table = None
        if bare and not _SETEXT.match(line):
            pending.append((start, line))
    if pending:
        yield _paragraph(pending)


# A number, with its unit but no time: 2025年 heads a column.
_NUMERIC_CELL = re.compile(r"[\W\d_]*\d(?!.*[年月季]).{0,16}")


# What may be a year, and heads a column.
_YEAR_CELL = re.compile(r"(?:19|20)(?!00)\d\d(?!\d)")


def _is_value(cell: str) -> bool:
    """Whether a cell holds a value, so that its row heads no column."""
    return _NUMERIC_CELL.fullmatch(cell) is not None and _YEAR_CELL.match(cell) is None


# A column that no head spans with others.
_OF_ITSELF = re.compile(
    r"备注|说明|来源|出处|单位|责任|牵头|notes?\b|remarks?\b|sources?\b", re.IGNORECASE
)


class _Table:
    """The rows of one table, with the heads of its columns.

    The first row heads the columns, and the next ones too while they hold no number
    (heads of two rows); what spans several columns heads all of them.
    """

    def __init__(self, caption: str) -> None:
        self._caption = caption
        self._heads: list[str] | None = None
        self._open = True

    def passes(self, line: str, *, tagged: bool) -> bool:
        """Whether a line is none of its rows, if inside it: one drawn across it, or one of tags."""
        if is_rule(line):
            self.close_heads()
            return True
        return tagged and not line.strip(" |")

    def close_heads(self) -> None:
        """What follows a line of dashes heads no column, unless a head above it spans several."""
        self._open = self._heads is not None and "" in self._heads[2:]

    def row(self, start: int, line: str, cells: Sequence[tuple[int, int]]) -> Block:
        folder = Folder()
        spans = []
        for a, b in cells:
            folder.mark("|", start + max(a - 1, 0))
            first = len(folder)
            folder.add(line[a:b], start + a)
            spans.append((first, len(folder)))
        folded = folder.text()
        texts = [folded.characters[a:b].strip() for a, b in spans]
        heads = self._heads
        if heads is None:
            self._open = not any(map(_is_value, texts[1:]))
            self._heads = texts if self._open else []
        elif self._open and not any(_NUMERIC_CELL.fullmatch(cell) for cell in texts):
            self._heads = _two_rows(heads, texts)
        else:
            self._open = False
            return self._block(folded, spans, tuple(heads))
        return self._block(folded, spans, ())

    def _block(
        self, folded: Text, spans: Sequence[tuple[int, int]], heads: tuple[str, ...]
    ) -> Block:
        return Block(
            folded.characters, folded.origin, BlockKind.ROW, 0, folded.quoted, tuple(spans), heads,
            self._caption,
        )  # fmt: skip


def _two_rows(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """The heads of two rows as one: what spans several columns heads all of them."""
    width = max(len(above), len(below))
    filled = [*above, *[""] * (width - len(above))]
    lower = [*below, *[""] * (width - len(below))]
    for i in range(1, len(above)):
        if not filled[i] and not _OF_ITSELF.match(lower[i]):
            filled[i] = filled[i - 1]
    return [f"{a} {b}".strip() for a, b in zip(filled, lower, strict=True)]


def _without_hidden(draft: str) -> str:
    """The draft with code, comments and addresses blanked out, its length kept."""
    for pattern in _HIDDEN:
        draft = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), draft)
    # The cells of an HTML table are read as those of a plain one, its marks keeping their length.
    draft = _CELL_TAG.sub(lambda match: "|" + " " * (len(match[0]) - 1), draft)
    draft = _ROW_END.sub("    \n", draft)
    draft = _ROW_TAG.sub(lambda match: " " * len(match[0]), draft)
    return _ENTITY.sub(_named, draft)


def _named(entity: re.Match[str]) -> str:
    """The character that &ge; stands for, at the entity's length."""
    import html  # 10 ms, and few drafts name characters

    char, filler = html.unescape(entity[0]), _NOTHING * (len(entity[0]) - 1)
    if char.isspace():
        return " " + filler
    # A letter, a digit or a plus may begin a figure or end it, which would be cut there.
    if len(char) != 1 or char.isalnum() or char == "+" or not char.isprintable():
        return entity[0]
    return filler + char if char in _CLOSING else char + filler


def _lines(draft: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in draft.split("\n"):
        yield start, line.removesuffix("\r")
        start += len(line) + 1


def _paragraph(lines: list[tuple[int, str]]) -> Block:
    texts = [line for _, line in lines]
    depth = level(texts)
    folder = Folder()
    wrapped = is_wrapped(texts)
    for index, (start, line) in enumerate(lines):
        if index:
            _break(folder, start - 1, lines[index - 1][1], line, wrapped=wrapped)
        folder.add(line, start)
    folded = folder.text()
    kind = BlockKind.HEADING if depth else BlockKind.PROSE
    return Block(folded.characters, folded.origin, kind, depth, folded.quoted)


def _break(folder: Folder, at: int, before: str, after: str, *, wrapped: bool) -> None:
    """A break inside a paragraph: nothing, a space between words, or a soft break."""
    before, after = before.rstrip(), after.lstrip()
    if before[-1:] in _TERMINAL:
        return
    if before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii():
        folder.space(at)
        return
    broken_off = before[-1:].isdigit() or before[-1:] in "万亿"
    if not (
        wrapped
        or before[-1:] in "，,、"
        or after[:1] in ".．%％"
        or (broken_off and _UNIT_AHEAD.match(after))
    ):
        folder.mark(BREAK, at)

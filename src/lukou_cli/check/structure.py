"""A draft cut into blocks, each folded, with the way back to the draft's own code points.

Line breaks inside sentences must not hide a figure. Headings, list items and table rows stay apart.
"""

from __future__ import annotations

import re
from array import array
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.text.fold import Folder

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
    re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL),
    re.compile(r"`[^`\n]+`"),
    re.compile(r"</?(?!t[dhr]\b)[A-Za-z][^<>\n]{0,200}>"),
    re.compile(r"(?<=\])\([^)\n]{0,2000}\)"),
    re.compile(r"https?://[^\s\u4e00-\u9fff）)]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.]+"),
)
_ROW_END = re.compile(r"</tr>(?=[ \t]*[^\s])", re.IGNORECASE)
_ROW_TAG = re.compile(r"</?tr\b[^<>\n]{0,200}>", re.IGNORECASE)
_CELL_TAG = re.compile(r"(?:</t[dh]>\s*)?<t[dh]\b[^<>\n]{0,200}>|</t[dh]>")
_HEADING = re.compile(
    r"\s*(?:(?P<marks>#{1,6})\s|(?P<chapter>[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]+[章节部页]"
    r"|[（(][一二三四五六七八九十]{1,3}[)）]))"
)
_BRACKETED = re.compile(r"\s*[【\[][^】\]]{1,24}[】\]]\s*$")
_ITEM = re.compile(
    r"\s*(?:[-*+•●○■◆▪▶►·◎★☆※✅✔➤>]\s?(?!\d*[.%])|\d{1,2}[.、)）](?!\d)|[（(]\d{1,2}[)）]|[①-⑳]"
    r"|[\U0001F000-\U0001FAFF\u2600-\u27BF]|[问答][:：]|【|〔)"
)
# An entry of a timeline: 2025年　电厂并网。
_DATED = re.compile(
    r"\s*(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}[日号])?|年?[底末初])?(?:[\s\u3000]|[:：](?!$))"
)
_SETEXT = re.compile(r"\s*(?:={3,}|-{3,})\s*$")
_RULE_ROW = re.compile(r"[\s|:\-—]+$")
_TERMINAL = "。！？；!?;：:】"
_LABEL = re.compile(r"\s*[\u4e00-\u9fff]{2,6}[:：]")
# What a line may break off in the middle of: a number, or the number and its unit.
_UNIT_AHEAD = re.compile(
    r"\s*(?:[万亿千百%％]|个百分点|平方|公里|[元亩人家户个项条处名吨米倍余多以左])"
)
# Where no thought ends: inside a number, a unit or a qualifier.
_SPLIT = re.compile(
    r"\d\n[\d.．%％]|[.．]\n\d|左\n右|以\n[上内下]|百\n分|个\n百|分\n[点之]|增\n长|下\n降|[万亿]\n[元人亩名家户个]"
)
_ENDS_OPEN = re.compile(r"[^，,。；;！!？?、：:）)】\s]\s*$")
_LABELLED = re.compile(r"^【[^】]{1,8}】")
_PLAIN_HEADING = re.compile(r"[^，,。；;！!、]{2,24}")
_HEADING_LENGTH = 40
_CAPTION = 40
# A wrapped line is at least this wide, and lines differ in width by no more than this.
_WRAPPED_FROM = 32
_RAGGED = 6
_PAGE_WIDTH, _WIDEST_PAGE = 40, 60


def blocks(draft: str) -> Iterator[Block]:
    """The paragraphs, headings, list items and table rows of a draft, folded, in order."""
    pending: list[tuple[int, str]] = []
    table: _Table | None = None
    caption = ""
    lines = list(_lines(_without_hidden(draft)))
    parted = _parted([line for _, line in lines])
    for (start, line), delimiter in zip(lines, parted, strict=True):
        if table is not None and draft.startswith(("<", "</"), start) and not line.strip(" |"):
            continue  # a line of tags inside a table
        cells = _cells(line, delimiter, inside=table is not None)
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
        if not bare and pending and _breaks_off(pending):
            continue
        if pending and (not bare or _SETEXT.match(line) or not _goes_on(pending, line)):
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


# What parts the cells of a plain table, and in how many lines it does so alike to be one.
_DELIMITERS = ((re.compile(r"\|"), 2), (re.compile(","), 3), (re.compile(r" {2,}|\u3000+"), 3))
_LEAST_CELLS, _WIDEST_CELL = 3, 24
_SENTENCE = re.compile("[。；;！!？?]")


def _parted(lines: Sequence[str]) -> list[re.Pattern[str] | None]:
    """For each line what parts its cells, where those around it have as many, parted alike."""
    found: list[re.Pattern[str] | None] = [None] * len(lines)
    for delimiter, least in _DELIMITERS:
        counts = [_count_of_cells(line, delimiter) for line in lines]
        first = 0
        for last in range(1, len(lines) + 1):
            if last == len(lines) or counts[last] != counts[first]:
                numbers = any(re.search(r"\d", line) for line in lines[first:last])
                if counts[first] and last - first >= least and numbers:
                    found[first:last] = [delimiter] * (last - first)
                first = last
    return found


def _count_of_cells(line: str, delimiter: re.Pattern[str]) -> int:
    """How many cells a line may have; 0 for one that is no row."""
    cells = delimiter.split(line.strip())
    if len(cells) < _LEAST_CELLS or _SENTENCE.search(line):
        return 0
    return len(cells) if all(0 < len(cell.strip()) <= _WIDEST_CELL for cell in cells) else 0


def _cells(
    line: str, delimiter: re.Pattern[str] | None, *, inside: bool
) -> list[tuple[int, int]] | None:
    """The spans of a table row's cells: between bars, or parted by tabs; None for other lines.

    ``delimiter`` is what else parts them; ``inside`` a table a single cell with tabs after it is a row too.
    """
    bare = line.strip()
    if bare.startswith("|") and bare.count("|") > 1:
        edges = [i for i, char in enumerate(line) if char == "|"]
        if not line.rstrip().endswith("|"):
            edges.append(len(line))
        return [(a + 1, b) for a, b in pairwise(edges)]
    if bare.count("｜") > 1:
        edges = [-1, *(i for i, char in enumerate(line) if char == "｜"), len(line)]
        return [(a + 1, b) for a, b in pairwise(edges)]
    if bare and "\t" in (line if inside else line.strip("\t ")):
        edges = [-1, *(i for i, char in enumerate(line) if char == "\t"), len(line)]
        return [(a + 1, b) for a, b in pairwise(edges)]
    if delimiter is not None:
        begin = len(line) - len(line.lstrip())
        parts = [m.span() for m in delimiter.finditer(line, begin, len(line.rstrip()))]
        starts = [begin, *(b for _, b in parts)]
        return list(zip(starts, [*(a for a, _ in parts), len(line)], strict=True))
    return None


# A number, with its unit but no time: 2025年 heads a column.
_NUMERIC_CELL = re.compile(r"[^\u4e00-\u9fffA-Za-z]*\d(?!.*[年月季]).{0,16}")


class _Table:
    """The rows of one table, with the heads of its columns.

    The first row heads the columns, and the next ones too while they hold no number
    (heads of two rows); what spans several columns heads all of them.
    """

    def __init__(self, caption: str) -> None:
        self._caption = caption
        self._heads: list[str] | None = None
        self._open = True

    def close_heads(self) -> None:
        """What follows a line of dashes heads no column."""
        self._open = False

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
            self._heads = texts
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
    filled = list(above)
    for i in range(1, len(filled)):
        filled[i] = filled[i] or filled[i - 1]
    width = max(len(filled), len(below))
    filled += [""] * (width - len(filled))
    lower = [*below, *[""] * (width - len(below))]
    return [f"{a} {b}".strip() for a, b in zip(filled, lower, strict=True)]


def _breaks_off(pending: list[tuple[int, str]]) -> bool:
    """Whether a long line ends in the middle of a sentence: a page ended there."""
    line = pending[-1][1].rstrip()
    return len(line) >= _PAGE_WIDTH and _ENDS_OPEN.search(line) is not None


def _without_hidden(draft: str) -> str:
    """The draft with code, comments and addresses blanked out, its length kept."""
    for pattern in _HIDDEN:
        draft = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), draft)
    # The cells of an HTML table are read as those of a plain one, its marks keeping their length.
    draft = _CELL_TAG.sub(lambda match: "|" + " " * (len(match[0]) - 1), draft)
    draft = _ROW_END.sub("    \n", draft)
    return _ROW_TAG.sub(lambda match: " " * len(match[0]), draft)


def _lines(draft: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in draft.split("\n"):
        yield start, line.removesuffix("\r")
        start += len(line) + 1


def _goes_on(pending: list[tuple[int, str]], line: str) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    first = pending[0][1]
    if any(start.match(line) for start in (_HEADING, _ITEM, _DATED, _BRACKETED, _LABEL)):
        return False
    if _is_whole(pending[-1][1]):
        return False
    if _is_heading(pending) and not _ends_mid_number(pending[-1][1]):
        return False
    return not (_BRACKETED.match(first) and len(pending) == 1)


def _is_whole(line: str) -> bool:
    """Whether a line is a paragraph by itself: wider than any page, to the end of a sentence."""
    return len(line) > _WIDEST_PAGE and line.rstrip()[-1:] in _TERMINAL


def _is_heading(pending: list[tuple[int, str]]) -> bool:
    match = _HEADING.match(pending[0][1])
    if match is None or len(pending) > 1:
        return False
    text = pending[0][1].strip()
    return bool(match["marks"]) or (len(text) <= _HEADING_LENGTH and text[-1] not in "。；，,")


def _ends_mid_number(line: str) -> bool:
    return line.rstrip()[-1:].isdigit()


def _paragraph(lines: list[tuple[int, str]]) -> Block:
    level = _level(lines)
    folder = Folder()
    wrapped = _is_wrapped([line.strip() for _, line in lines])
    for index, (start, line) in enumerate(lines):
        if index:
            _break(folder, start - 1, lines[index - 1][1], line, wrapped=wrapped)
        folder.add(line, start)
    folded = folder.text()
    kind = BlockKind.HEADING if level else BlockKind.PROSE
    return Block(folded.characters, folded.origin, kind, level, folded.quoted)


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines were broken to a width, wherever that fell, not where a thought ends."""
    pairs = pairwise(lines)
    if any(_SPLIT.search(f"{before[-1:]}{BREAK}{after[:1]}") for before, after in pairs):
        return True
    widths = [_width(line) for line in lines[:-1]]
    return bool(
        widths
        and max(widths) >= _WRAPPED_FROM
        and min(widths) >= max(widths) - _RAGGED
        and any(_ENDS_OPEN.search(line) for line in lines[:-1])
    )


def _width(line: str) -> int:
    """How wide a line is printed: Chinese characters take two columns."""
    return sum(2 if char >= "\u2e80" else 1 for char in line)


def _level(lines: list[tuple[int, str]]) -> int:
    """The depth of a heading, 0 where the lines are none."""
    line = lines[0][1].strip()
    if _is_heading(lines):
        match = _HEADING.match(line)
        return (len(match["marks"] or "") if match else 0) or 2
    if len(lines) > 1:
        return 0
    if _BRACKETED.match(line):
        return 2
    line = _LABELLED.sub("", line) or line
    marked = _ITEM.match(line) and not line.startswith("【")
    alone = _PLAIN_HEADING.fullmatch(line) and not marked
    return 3 if alone and not re.search(r"\d(?![\d年页章节])", line) else 0


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

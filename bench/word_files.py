"""Word documents made from texts: runs split at random, figures in tracked insertions.

    python bench/word_files.py CASES.jsonl FOLDER [SEED]

A line of CASES is a draft with `id`, `text` and labelled `figures` (`start`, `end`, `text`).
Every other figure becomes a tracked insertion that replaces a deleted one. What is a table
to the eye becomes one of Word: rows between bars, cells parted by tabs, and lines one below
the other that commas or wide gaps part into equally many cells. A line that breaks off within
a sentence or a number ends in a line break, any other in a paragraph's end.
"""

from __future__ import annotations

import io
import json
import random
import re
import sys
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

if TYPE_CHECKING:
    from collections.abc import Sequence

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# What parts the cells of a row: bars on both sides, tabs; commas or gaps where the rows around
# it have as many cells.
_BARRED = re.compile(r"\s*\|.*\|\s*")
_RULE = re.compile(r"[\s|:\-—]+")
_TAB = re.compile(r"\t")
_SHORT_CELLS = (re.compile(r","), re.compile(r" {2,}|\u3000+"))
_FEWEST_ROWS, _FEWEST_CELLS, _WIDEST_CELL = 3, 3, 24
# A line that ends so, or is short and does not end within a number, is a paragraph.
_ENDS = re.compile(r".{0,15}(?<![\d万亿])|.*[。！？；：!?;:）)】]\s*")
_OWN = {"\t": "<w:tab/>", "\n": "<w:br/>"}
_BY = 'w:author="editor" w:date="2026-01-01T00:00:00Z"'


def package(body: str, parts: dict[str, tuple[str, str]] | None = None) -> bytes:
    """A document of this body; ``parts`` are names with their kind (footnotes) and content."""
    more = {"styles": ("styles", f'<w:styles xmlns:w="{_W}"/>'), **(parts or {})}
    types = [f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>']
    linked = []
    for number, (name, (kind, _)) in enumerate(more.items(), 1):
        types.append(f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>')
        linked.append(
            f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        )
    main = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    contents = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{''.join(types)}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{main}</Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{''.join(linked)}</Relationships>",
        **{f"word/{name}.xml": content for name, (_, content) in more.items()},
    }
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, _DECLARATION + content)
    return out.getvalue()


def run(text: str, element: str = "t") -> str:
    """A run; tabs and line breaks are elements of their own."""
    parts = (
        _OWN.get(part) or f'<w:{element} xml:space="preserve">{escape(part)}</w:{element}>'
        for part in re.split(r"([\t\n])", text)
    )
    return f"<w:r>{''.join(parts)}</w:r>"


class Maker:
    """Turns texts into bodies of documents, each with the offsets behind its paragraphs.

    ``tables`` is False where rows of tables stay lines, each a paragraph.
    """

    def __init__(self, seed: int, *, tables: bool = True) -> None:
        self._tables = tables
        self._random = random.Random(seed)  # noqa: S311  splits, no secrets
        self._changes = 0

    def body(self, text: str, figures: Sequence[tuple[int, int]]) -> tuple[str, list[int]]:
        """The body, and for each of its paragraphs where in the text it begins."""
        inserted = dict(sorted(figures)[::2])
        parts: list[str] = []
        offsets: list[int] = []
        rows: list[str] = []
        at = begun = 0
        lines = [*text.split("\n"), ""]
        tabular = [*_tabular(lines), []]
        for line, cells, following, next_cells in zip(
            lines, tabular[:-1], [*lines[1:], ""], tabular[1:], strict=True
        ):
            goes_on = following.strip() and not next_cells
            if not cells and goes_on and line.strip() and not _ENDS.fullmatch(line):
                at += len(line) + 1
                continue
            if rows and not cells:
                parts.append(f"<w:tbl>{''.join(rows)}</w:tbl>")
                rows = []
            if cells and not rows and parts and parts[-1].endswith("</w:tbl>"):
                # Word makes one table of two that nothing stands between.
                offsets.append(begun)
                parts.append("<w:p/>")
            if cells and self._tables and not _RULE.fullmatch(line):
                rows.append(self._row(line, at, cells, inserted, offsets))
            elif not (cells and self._tables) and text[begun : at + len(line)].strip():
                offsets.append(begun)
                parts.append(self._paragraph(text, begun, at + len(line), inserted))
            elif not self._tables and not line.strip():
                # What parts two tables of lines is a line of its own.
                offsets.append(begun)
                parts.append("<w:p/>")
            at += len(line) + 1
            begun = at
        return "".join(parts), offsets

    def _row(
        self,
        line: str,
        at: int,
        spans: Sequence[tuple[int, int]],
        inserted: dict[int, int],
        offsets: list[int],
    ) -> str:
        cells = []
        for start, end in spans:
            offsets.append(at + start)
            cells.append(f"<w:tc>{self._paragraph(line, start, end, inserted, at)}</w:tc>")
        return f"<w:tr>{''.join(cells)}</w:tr>"

    def _paragraph(
        self, text: str, start: int, end: int, inserted: dict[int, int], shift: int = 0
    ) -> str:
        runs, at = [], start
        while at < end:
            stop = inserted.get(at + shift, 0) - shift
            if at < stop <= end:
                self._changes += 1
                old = run(str(self._random.randrange(1, 99)), "delText")
                new = self._runs(text[at:stop])
                runs.append(f'<w:del w:id="{self._changes}" {_BY}>{old}</w:del>')
                runs.append(f'<w:ins w:id="{self._changes + 5000}" {_BY}>{new}</w:ins>')
                at = stop
                continue
            stop = min((s - shift for s in inserted if at < s - shift < end), default=end)
            runs.append(self._runs(text[at:stop]))
            at = stop
        return f"<w:p>{''.join(runs)}</w:p>"

    def _runs(self, text: str) -> str:
        pieces, at = [], 0
        while at < len(text):
            length = self._random.randrange(1, 9)
            pieces.append(run(text[at : at + length]))
            at += length
        return "".join(pieces)


def _tabular(lines: Sequence[str]) -> list[list[tuple[int, int]]]:
    """The spans of each line's cells; none where it is no row of a table."""
    found: list[list[tuple[int, int]]] = []
    for line in lines:
        if _BARRED.fullmatch(line):
            bars = [match.start() for match in re.finditer(r"\|", line)]
            found.append([(a + 1, b) for a, b in pairwise(bars)])
        else:
            found.append(_split(line, _TAB) if "\t" in line and line.strip() else [])
    for mark in _SHORT_CELLS:
        short = [_short_cells(line, mark) for line in lines]
        at = 0
        for count, group in groupby(short, len):
            size = len(list(group))
            if count and size >= _FEWEST_ROWS:
                found[at : at + size] = short[at : at + size]
            at += size
    return found


def _split(line: str, mark: re.Pattern[str]) -> list[tuple[int, int]]:
    edges = [match.span() for match in mark.finditer(line)]
    return list(zip([0, *(b for _, b in edges)], [*(a for a, _ in edges), len(line)], strict=True))


def _short_cells(line: str, mark: re.Pattern[str]) -> list[tuple[int, int]]:
    """The spans of a row's cells, none of them empty; none where it is a sentence."""
    spans = _split(line, mark)
    short = all(0 < len(line[a:b].strip()) <= _WIDEST_CELL for a, b in spans)
    is_row = short and len(spans) >= _FEWEST_CELLS and not re.search("[。；！？]", line)
    return spans if is_row else []


def cases(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def spans(case: dict[str, Any]) -> list[tuple[int, int]]:
    return [(figure["start"], figure["end"]) for figure in case["figures"]]


def main() -> None:
    path, folder = Path(sys.argv[1]), Path(sys.argv[2])
    maker = Maker(int(sys.argv[3]) if len(sys.argv) > 3 else 0)
    folder.mkdir(parents=True, exist_ok=True)
    for case in cases(path):
        body, _ = maker.body(case["text"], spans(case))
        (folder / f"{case['id']}.docx").write_bytes(package(body))


if __name__ == "__main__":
    main()

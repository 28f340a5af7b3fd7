"""The same draft in every format: the same figures, the same verdicts."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest

from bench.check_word import judged
from bench.word_files import Maker, cases, package, run
from lukou_cli.check.checker import Checker
from lukou_cli.model.catalogue import Catalogue
from tests.conftest import Run
from tests.documents.test_docx import W, box, cell, p, row, table, tracked
from tests.documents.test_odt import odt
from tests.pdfs import Shown, lines, pdf

FIRST = "2025年渌口区地区生产总值增长9.9%，社会消费品零售总额增长4.7%。"
BOX = "2026年渌口区规模工业增加值增长10%。"
ROWS = (
    ("指标", "2025年实绩", "2026年目标"),
    ("有效高新技术企业", "67家", ""),
    ("地区生产总值增速", "5.3%", "5.6%左右"),
)
LAST = "全省地区生产总值增长5.0%。"
NOTE = "2025年渌口区新增城镇就业1577人。"
EXPECTED = [
    ("9.9%", "contradicted"),
    ("4.7%", "confirmed"),
    ("10%", "imprecise"),
    ("67家", "contradicted"),
    ("5.3%", "confirmed"),
    ("5.6%左右", "confirmed"),
    ("5.0%", "unknown"),
    ("1577人", "contradicted"),
]


def _split(text: str) -> str:
    """Runs of one character, every other one an insertion that replaces something deleted."""
    pieces = (
        tracked("del", run("7", "delText")) + tracked("ins", run(char)) if number % 2 else run(char)
        for number, char in enumerate(text)
    )
    return "".join(pieces)


def _word() -> bytes:
    rows = (row(*(cell(p(_split(text))) for text in texts)) for texts in ROWS)
    note = f'<w:footnote w:id="3">{p(_split(NOTE))}</w:footnote>'
    notes = f'<w:footnotes xmlns:w="{W}">{note}</w:footnotes>'
    body = (
        p(_split(FIRST), box(p(_split(BOX))))
        + table(*rows)
        + p(_split(LAST), '<w:r><w:footnoteReference w:id="3"/></w:r>')
    )
    return package(body, {"footnotes": ("footnotes", notes)})


def _spans(text: str) -> str:
    return "".join(f"<text:span>{char}</text:span>" for char in text)


def _open_text() -> bytes:
    frame = (
        f"<draw:frame><draw:text-box><text:p>{_spans(BOX)}</text:p></draw:text-box></draw:frame>"
    )
    cells = (
        "".join(f"<table:table-cell><text:p>{_spans(t)}</text:p></table:table-cell>" for t in texts)
        for texts in ROWS
    )
    rows = "".join(f"<table:table-row>{texts}</table:table-row>" for texts in cells)
    note = (
        '<text:note text:note-class="footnote"><text:note-body>'
        f"<text:p>{_spans(NOTE)}</text:p></text:note-body></text:note>"
    )
    return odt(
        f"<text:p>{_spans(FIRST)}{frame}</text:p><table:table>{rows}</table:table>"
        f"<text:p>{_spans(LAST)}{note}</text:p>"
    )


def _text(mark: str) -> str:
    rows = "\n".join(f"{mark}{mark.join(texts)}{mark}".strip("\t") for texts in ROWS)
    return f"{FIRST}\n\n{BOX}\n\n{rows}\n\n{LAST}\n\n{NOTE}\n"


def _pdf() -> bytes:
    heights = count(560, -18)
    cells = [
        # A page shows nothing of an empty cell, so that the row would have one less than its heads.
        Shown(text or "—", 72 + 140 * number, height)
        for texts, height in zip(ROWS, heights, strict=False)
        for number, text in enumerate(texts)
    ]
    top = [*lines(FIRST[:30], FIRST[30:]), *lines(BOX, top=620)]
    return pdf([*top, *cells, *lines(LAST, top=440), *lines(NOTE, top=400)])


FORMATS: dict[str, Callable[[], bytes]] = {
    "utf8.txt": lambda: _text("\t").encode(),
    "mark.txt": lambda: _text("\t").encode("utf-8-sig"),
    "gbk.txt": lambda: _text("\t").encode("gbk"),
    "wide.txt": lambda: _text("\t").encode("utf-16"),
    "a.md": lambda: _text("|").encode(),
    "a.docx": _word,
    "a.odt": _open_text,
    "a.pdf": _pdf,
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_draft_is_judged_the_same_in_every_format(lukou: Run, tmp_path: Path, name: str) -> None:
    """Figures split over runs, half of it insertions; a table, a text box, a note."""
    if name.endswith("pdf") and find_spec("pypdf") is None:
        pytest.skip("the extra pdf is not installed")
    (tmp_path / name).write_bytes(FORMATS[name]())
    said = lukou("check", name, "-f", "json", "--as-of", "2026-02")
    (document,) = json.loads(said.stdout)["documents"]
    figures = sorted(document["figures"], key=lambda figure: figure["start"])
    assert [(figure["text"], figure["verdict"]) for figure in figures] == EXPECTED


@pytest.mark.parametrize("tables", [True, False], ids=["tables", "lines"])
@pytest.mark.parametrize("author", ["dev", "G"])
def test_a_labelled_draft_is_judged_as_a_document_as_it_is_as_text(
    catalogue: Catalogue, author: str, tables: bool
) -> None:
    """Runs split, figures inserted, its tables those of Word or typed line by line."""
    checker, maker = Checker(catalogue), Maker(3, tables=tables)
    for case in cases(Path(f"bench/drafts/{author}.jsonl")):
        of_text, of_word = judged(checker, maker, case)
        assert of_word.keys() == of_text.keys(), case["id"]

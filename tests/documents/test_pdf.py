"""PDF files give the paragraphs that were printed, each figure with its page and line."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from bench.word_files import package, run
from lukou_cli.documents.document import Document, HowToRead
from lukou_cli.documents.files import open_one
from lukou_cli.documents.pdf import read as reading
from lukou_cli.errors import Problem
from lukou_cli.files import MIB, MOST_TEXT
from lukou_cli.i18n import messages
from lukou_cli.tables.messages import problem_lines
from lukou_cli.tables.places import place
from tests.conftest import Run
from tests.office import convert, needs_libreoffice
from tests.pdfs import Shown, lines, made, pdf, stream

pypdf = pytest.importorskip("pypdf", reason="the extra pdf is not installed")

FULL = "二〇二五年渌口区经济社会发展的主要情况是地区生产总值增长百分之五点三有效高新"


def _read(path: Path, data: bytes, most: int = MOST_TEXT) -> Document | Problem:
    path.write_bytes(data)
    return open_one(str(path), HowToRead(most))


def _document(folder: Path, data: bytes) -> Document:
    found = _read(folder / "draft.pdf", data)
    assert isinstance(found, Document)
    return found


def _fault(folder: Path, data: bytes, most: int = MOST_TEXT) -> str:
    found = _read(folder / "draft.pdf", data, most)
    assert isinstance(found, Problem)
    return found.code


def test_wrapped_lines_are_joined_with_the_way_back(tmp_path: Path) -> None:
    page = lines("关于经济工作的汇报", FULL, "技术企业达到67", "家，其余从略。", "二、下一步打算")
    page[2] = Shown("技术企业达到67" + FULL[:30], *page[2][1:])
    document = _document(tmp_path, pdf(page))
    assert document.format == "pdf"
    assert document.text.split("\n\n") == [
        "关于经济工作的汇报",
        f"{FULL}技术企业达到67{FULL[:30]}家，其余从略。",
        "二、下一步打算\n",
    ]
    assert document.anchors is not None
    words = messages("zh")
    for text, where in (("67", "第1页第3行:7"), ("家，", "第1页第4行:1"), ("二、", "第1页第5行:1")):
        offset = document.text.index(text)
        assert place(words, document.anchors, offset) == where
    assert place(messages("en"), document.anchors, 0) == "page 1 line 1:1"


def test_an_indented_line_begins_a_paragraph_and_a_larger_one_stands_alone(tmp_path: Path) -> None:
    page = [
        Shown("标题" * 13, 72, 700, 18),
        Shown(FULL[:-2], 96, 670),
        Shown(FULL, 72, 652),
        Shown(FULL[:-2], 96, 634),
        Shown("增长5.3%。", 72, 616),
        Shown("落款", 72, 540),
    ]
    paragraphs = _document(tmp_path, pdf(page)).text.split("\n\n")
    assert paragraphs == ["标题" * 13, FULL[:-2] + FULL, FULL[:-2] + "增长5.3%。", "落款\n"]


def test_a_page_ends_no_paragraph_and_what_pages_repeat_is_left_out(tmp_path: Path) -> None:
    pages = [
        [
            Shown("渌口区政府文件", 72, 800),
            *lines(FULL, f"{number}甲{FULL[2:]}"),
            Shown(f"- {number} -", 280, 30),
        ]
        for number in (1, 2, 3)
    ]
    document = _document(tmp_path, pdf(*pages))
    assert document.text == "".join(f"{FULL}{n}甲{FULL[2:]}" for n in (1, 2, 3)) + "\n"
    assert document.anchors is not None
    assert place(messages("zh"), document.anchors, document.text.index("3甲")) == "第3页第3行:1"


def _row(height: float, *cells: str, centred: bool = False) -> list[Shown]:
    """Cells of columns 150 points apart; an empty one shows nothing."""
    return [
        Shown(cell, 72 + 150 * n + (50 - 6 * len(cell)) * centred, height)
        for n, cell in enumerate(cells)
        if cell
    ]


@pytest.mark.parametrize("centred", [False, True], ids=["to the left", "centred"])
def test_a_cell_that_is_missing_is_empty_in_its_column(tmp_path: Path, centred: bool) -> None:
    rows = [
        ("指标", "2025年", "2026年"),
        ("地区生产总值增速", "5.3%", "5.6%左右"),
        ("城镇化率", "56%", ""),
        ("开工项目", "", "40个以上"),
    ]
    page = [
        shown
        for number, row in enumerate(rows)
        for shown in _row(700 - 18 * number, *row, centred=centred)
    ]
    expected = "\n".join("\t".join(row) for row in rows)
    assert _document(tmp_path, pdf(page)).text == f"{expected}\n"


def test_a_table_goes_on_on_the_next_page_and_ends_at_a_gap(tmp_path: Path) -> None:
    first = [*_row(700, "指标", "2025年"), *_row(682, "甲", "5%")]
    second = [
        *_row(700, "乙", "6%"), *_row(682, "丙", "7%"),
        *_row(640, "类别", "数量"), *_row(622, "丁", "8家"),
    ]  # fmt: skip
    assert _document(tmp_path, pdf(first, second)).text == (
        "指标\t2025年\n甲\t5%\n乙\t6%\n丙\t7%\n\n类别\t数量\n丁\t8家\n"
    )


def test_rows_with_two_cells_in_a_column_have_no_heads_of_others(tmp_path: Path) -> None:
    page = [
        *_row(700, "指标", "2025年", "2026年"),
        *[Shown("甲", 222, 682), Shown("5%", 272, 682)],
        *_row(664, "乙", "丙", "丁"),
    ]
    assert _document(tmp_path, pdf(page)).text == ("指标\t2025年\t2026年\n\n甲\t5%\n\n乙\t丙\t丁\n")


def test_a_gap_in_a_single_line_is_no_table(tmp_path: Path) -> None:
    page = [Shown("有效高新技术", 72, 700), Shown("企业", 300, 700), Shown("76家", 72, 682)]
    assert "\t" not in _document(tmp_path, pdf(page)).text


def test_characters_that_are_none_do_no_harm(tmp_path: Path) -> None:
    """Half of a pair, and nothing at all: what a font can map its shapes to."""
    page = [Shown("增长5.3%", 72, 700)]
    data = pdf(page).replace("增".encode("utf-16-be").hex().encode(), b"d8000000")
    assert _document(tmp_path, data).text.endswith("长5.3%\n")


def test_a_pdf_is_checked_as_its_text_is(lukou: Run, tmp_path: Path) -> None:
    """In a folder too; the place tells page and line."""
    (tmp_path / "in").mkdir()
    page = lines("2025年渌口区有效高新技术企业达到67家。")
    (tmp_path / "in/a.pdf").write_bytes(pdf(page))
    said = lukou("check", "in", "--brief", "--as-of", "2026-02", "--lang", "zh")
    assert said.stdout.startswith("in/a.pdf:第1页第1行:19: 矛盾")
    fix = lukou("check", "in/a.pdf", "--fix")
    assert fix.returncode == 2


def _encrypted(user: str, owner: str) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(pdf(lines("增长5.3%。"))))
    writer.encrypt(user, owner, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_password_to_open_is_in_the_way_and_one_against_changes_is_not(tmp_path: Path) -> None:
    assert _fault(tmp_path, _encrypted("secret", "owner")) == "document_encrypted"
    assert _document(tmp_path, _encrypted("", "owner")).text == "增长5.3%。\n"


def _page_of(content: str, more: str = "") -> bytes:
    return made(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>",
            stream(content, more),
        ]
    )


def test_pictures_have_no_text(tmp_path: Path) -> None:
    assert _fault(tmp_path, _page_of("0 0 m 100 100 l S")) == "pdf_no_text"


GOOD = pdf(lines("增长5.3%。"))
_BOMB = zlib.compress(b"(" + b"A" * (400 * MIB) + b") Tj\n", 9).decode("latin-1")
_NESTED = "[" * 100_000 + "]" * 100_000


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        pytest.param(GOOD[:200], {"pdf_damaged"}, id="cut"),
        pytest.param(b"%PDF-1.7\n" + b"\0" * 1000, {"pdf_damaged"}, id="nothing"),
        pytest.param(
            GOOD.replace(b"/Kids[6 0 R]", b"/Kids[2 0 R]"),
            {"pdf_damaged", "pdf_no_text"},
            id="circle",
        ),
        pytest.param(
            _page_of(_BOMB, "/Filter/FlateDecode"),
            {"pdf_damaged", "pdf_limits", "pdf_no_text"},
            id="bomb",
        ),
        pytest.param(
            _page_of(_NESTED + " TJ"), {"pdf_damaged", "pdf_limits", "pdf_no_text"}, id="nested"
        ),
        pytest.param(
            GOOD.replace(b"/Count 1", b"/Count " + b"9" * 9),
            {"", "pdf_damaged", "pdf_limits"},
            id="count",
        ),
    ],
)
def test_a_file_made_to_do_harm_is_refused(tmp_path: Path, data: bytes, codes: set[str]) -> None:
    """In a process that has a gibibyte and a minute; this one stays small."""
    found = _read(tmp_path / "draft.pdf", data)
    assert (found.code if isinstance(found, Problem) else "") in codes


def test_a_process_without_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_MOST_WAIT", 0.01)
    assert _fault(tmp_path, GOOD) == "pdf_limits"


def test_more_text_than_a_draft_may_have_is_refused(tmp_path: Path) -> None:
    assert _fault(tmp_path, pdf(lines(*["增长" * 20] * 40)), 1500) == "draft_too_large"
    data = pdf(lines("增长5.3%。"))
    found = reading.read_pdf("a.pdf", data, 3)
    assert isinstance(found, Problem)
    assert found.code == "document_too_large"


def test_without_pypdf_the_remedy_is_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    found = _read(tmp_path / "draft.pdf", GOOD)
    assert isinstance(found, Problem)
    assert problem_lines(messages("en"), found) == [
        f"{tmp_path}/draft.pdf: PDF files need pypdf, which is not installed",
        "    pip install 'lukou-cli[pdf]', or check the document that it was made from",
    ]


def _has_chinese_font() -> bool:
    fonts = shutil.which("fc-list")
    return fonts is None or bool(
        subprocess.run([fonts, ":lang=zh"], check=False, capture_output=True).stdout
    )


@needs_libreoffice
def test_what_libreoffice_prints_is_read_back(tmp_path: Path) -> None:
    if not _has_chinese_font():
        pytest.skip("no font for Chinese on this machine: what is printed has no characters")
    texts = [
        "一、主要情况",
        "2025年，渌口区地区生产总值增长5.3%，" * 9 + "完。",
        "Growth of GDP was 5.3%. " * 12,
    ]
    body = "".join(f"<w:p>{run(text)}</w:p>" for text in texts)
    (tmp_path / "draft.docx").write_bytes(package(body))
    convert(tmp_path, "pdf", "draft.docx")
    if not (tmp_path / "draft.pdf").exists():
        pytest.skip("LibreOffice has no Writer on this machine")
    document = open_one(str(tmp_path / "draft.pdf"), HowToRead())
    assert isinstance(document, Document)
    found = ["".join(paragraph.split()) for paragraph in document.text.split("\n\n")]
    assert found == ["".join(text.split()) for text in texts]

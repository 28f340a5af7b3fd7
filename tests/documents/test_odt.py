"""OpenDocument texts give the text that their readers see."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from bench.word_files import Maker, package
from lukou_cli.documents.document import Document, HowToRead, Revisions, UnreadableError
from lukou_cli.documents.files import open_one
from lukou_cli.documents.odt.read import read_open_text
from lukou_cli.documents.package import Package
from lukou_cli.files import MOST_TEXT
from lukou_cli.i18n import messages
from lukou_cli.tables.places import place
from tests.conftest import Run
from tests.office import convert, needs_libreoffice

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = " ".join(
    f'xmlns:{name}="{OASIS}{space}:1.0"'
    for name, space in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
    )
)
MIME = "application/vnd.oasis.opendocument.text"


def odt(body: str, styles: str = "", mime: str = MIME, manifest: str = "") -> bytes:
    hidden = (
        '<style:style style:name="T9"><style:text-properties text:display="none"/></style:style>'
    )
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("mimetype", mime)
        archive.writestr(
            "content.xml",
            f"<office:document-content {NAMES}><office:automatic-styles>{hidden}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
        archive.writestr(
            "styles.xml", f"<office:document-styles {NAMES}>{styles}</office:document-styles>"
        )
        archive.writestr("META-INF/manifest.xml", f"<a>{manifest}</a>")
    return out.getvalue()


def text(body: str, revisions: Revisions = Revisions.FINAL, styles: str = "") -> str:
    package_ = Package(odt(body, styles), MOST_TEXT)
    return read_open_text(package_, revisions).layout.text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("增长<text:span>5</text:span>.3%", "增长5.3%"),
        ("  甲 \n  乙<text:s text:c='2'/>丙<text:tab/>丁<text:line-break/>戊", "甲 乙  丙\t丁\n戊"),
        ('甲<text:span text:style-name="T9">9</text:span>乙', "甲乙"),
        ("甲<office:annotation><text:p>9</text:p></office:annotation>乙", "甲乙"),
        ("第<text:page-number>9</text:page-number>页", "第页"),
        ("<text:a>链接</text:a>", "链接"),
    ],
)
def test_what_is_seen_is_read_and_nothing_else(content: str, expected: str) -> None:
    assert text(f"<text:p>{content}</text:p>") == f"{expected}\n"


def test_tables_notes_boxes_headers_and_headings() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>注7%</text:p></text:note-body></text:note>"
    )
    box = "<draw:frame><draw:text-box><text:p>框8%</text:p></draw:text-box></draw:frame>"
    body = (
        f'<text:h text:outline-level="2">题</text:h><text:p>甲{note}乙{box}丙</text:p>'
        '<text:section text:display="none"><text:p>隐</text:p></text:section>'
        "<table:table><table:table-header-rows><table:table-row>"
        '<table:table-cell table:number-columns-spanned="2"><text:p>头</text:p></table:table-cell>'
        "<table:covered-table-cell/><table:table-cell><text:p>尾</text:p></table:table-cell>"
        "</table:table-row></table:table-header-rows><table:table-row>"
        + "".join(
            f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>"
            for cell in ("一", "5%", "6%")
        )
        + "</table:table-row></table:table>"
    )
    styles = "<style:header><text:p>眉9%</text:p></style:header>"
    layout = read_open_text(Package(odt(body, styles), MOST_TEXT)).layout
    assert layout.text == ("## 题\n\n甲乙丙\n\n框8%\n\n头\t\t尾\n一\t5%\t6%\n\n注7%\n\n眉9%\n")
    assert [
        place(messages("zh"), layout.anchors, layout.text.index(figure))
        for figure in ("乙", "8%", "6%", "7%", "9%")
    ] == ["¶2:2", "文本框1:2", "表1 第2行第3列:1", "脚注1:2", "页眉1:2"]


def test_a_shape_with_text_is_a_text_box_and_ends_no_paragraph() -> None:
    """LibreOffice makes one of a text box of Word."""
    shapes = (
        "<draw:rect/><draw:g><draw:custom-shape><text:p>框8%</text:p><text:p>又9%</text:p>"
        "<draw:enhanced-geometry/></draw:custom-shape></draw:g><draw:line/>"
    )
    layout = read_open_text(
        Package(odt(f"<text:p>甲{shapes}乙</text:p><text:p>丙</text:p>"), MOST_TEXT)
    ).layout
    assert layout.text == "甲乙\n\n框8%\n\n又9%\n\n丙\n"
    assert place(messages("zh"), layout.anchors, layout.text.index("8%")) == "文本框1:2"


CHANGES = (
    "<text:tracked-changes>"
    '<text:changed-region text:id="a"><text:deletion><office:change-info>x</office:change-info>'
    "<text:p>1577</text:p></text:deletion></text:changed-region>"
    '<text:changed-region text:id="b"><text:insertion/></text:changed-region>'
    "</text:tracked-changes>"
)


def test_tracked_changes_give_either_text() -> None:
    body = (
        f'{CHANGES}<text:p>就业<text:change text:change-id="a"/>'
        '<text:change-start text:change-id="b"/>2628</text:p><text:p>新'
        '<text:change-end text:change-id="b"/>人</text:p>'
    )
    assert text(body) == "就业2628\n\n新人\n"
    assert text(body, Revisions.ORIGINAL) == "就业1577人\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (odt("", mime="application/vnd.oasis.opendocument.spreadsheet"), "document_kind"),
        (odt("", manifest="<manifest:encryption-data/>"), "document_encrypted"),
        (odt("<table:table-cell/>"), "document_structure"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError, match=code):
        read_open_text(Package(data, MOST_TEXT))


def test_a_draft_is_judged_as_its_text_is(lukou: Run, tmp_path: Path) -> None:
    draft = "2025年渌口区地区生产总值增长9.9%。"
    (tmp_path / "a.odt").write_bytes(odt(f"<text:p>{draft}</text:p>"))
    done = lukou("check", "a.odt", "--as-of", "2026-02", "-v")
    assert done.stdout.startswith("a.odt:¶1:17: contradicted[value]")
    assert done.stderr == "lukou: a.odt: read as odt\n"


@needs_libreoffice
def test_what_libreoffice_makes_of_a_word_document_reads_the_same(tmp_path: Path) -> None:
    draft = "渌口区，增长5.3%。\n|指标|2025年|\n|增长|5.3%|\n共2628人。\n"
    body, _ = Maker(5).body(draft, [(6, 10), (34, 38)])
    (tmp_path / "a.docx").write_bytes(package(body))
    convert(tmp_path, "odt", "a.docx")
    for revisions in (Revisions.FINAL, Revisions.ORIGINAL):
        word, odf = (
            open_one(str(tmp_path / name), HowToRead(revisions=revisions))
            for name in ("a.docx", "a.odt")
        )
        assert isinstance(word, Document)
        assert isinstance(odf, Document)
        assert odf.text == word.text

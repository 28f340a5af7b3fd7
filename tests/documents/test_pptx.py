"""Presentations give the text of their slides, in order, with tables and notes."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from lukou_cli.documents.document import Document, Revisions
from lukou_cli.documents.office import read_office
from lukou_cli.errors import Problem
from lukou_cli.files import MOST_TEXT
from lukou_cli.i18n import messages
from lukou_cli.tables.places import place
from tests.conftest import Run
from tests.documents.test_hostile import changed

_OPEN = "http://schemas.openxmlformats.org"
_OFFICE = f"{_OPEN}/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.presentationml"
NAMES = (
    f'xmlns:a="{_OPEN}/drawingml/2006/main" xmlns:r="{_OFFICE}" '
    f'xmlns:p="{_OPEN}/presentationml/2006/main" xmlns:mc="{_OPEN}/markup-compatibility/2006"'
)


def _linked(*links: tuple[str, str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for id_, kind, target in links
    )
    return f'<Relationships xmlns="{_OPEN}/package/2006/relationships">{listed}</Relationships>'


def presentation(
    *slides: str, notes: str = "", kind: str = f"{_KIND}.presentation.main+xml"
) -> bytes:
    """The slides are listed in the opposite order of their names; the first one has notes."""
    numbers = range(len(slides), 0, -1)
    ids = "".join(f'<p:sldId id="{255 + n}" r:id="s{n}"/>' for n in numbers)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_OPEN}/package/2006/content-types">'
        f'<Override PartName="/ppt/presentation.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": _linked(("r1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f"<p:presentation {NAMES}><p:sldIdLst>{ids}</p:sldIdLst>"
        "</p:presentation>",
        "ppt/_rels/presentation.xml.rels": _linked(
            *((f"s{n}", "slide", f"slides/slide{n}.xml") for n in numbers)
        ),
        "ppt/slides/_rels/slide1.xml.rels": _linked(("n", "notesSlide", "../notes.xml")),
        "ppt/notes.xml": f"<p:notes {NAMES}>{notes}</p:notes>",
        **{
            f"ppt/slides/slide{n}.xml": f"<p:sld {NAMES}>{slide}</p:sld>"
            for n, slide in zip(numbers, slides, strict=True)
        },
    }
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def paragraph(*runs: str) -> str:
    return f"<a:p>{''.join(f'<a:r><a:t>{run}</a:t></a:r>' for run in runs)}</a:p>"


def shape(*paragraphs: str, placeholder: str = "", hidden: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="1" name="x"{hidden}/><p:nvPr>{placeholder}</p:nvPr>'
        f"</p:nvSpPr><p:txBody>{''.join(paragraphs)}</p:txBody></p:sp>"
    )


def table(*rows: tuple[str, ...]) -> str:
    listed = "".join(
        "<a:tr>"
        + "".join(f"<a:tc><a:txBody>{paragraph(cell)}</a:txBody></a:tc>" for cell in row)
        + "</a:tr>"
        for row in rows
    )
    return f"<p:graphicFrame><a:tbl>{listed}</a:tbl></p:graphicFrame>"


def _read(data: bytes) -> Document | Problem:
    return read_office("a.pptx", data, MOST_TEXT, Revisions.FINAL)


def test_slides_stand_in_the_order_in_which_they_are_shown() -> None:
    title = shape(paragraph("主要", "指标"), placeholder='<p:ph type="ctrTitle"/>')
    text = shape(
        paragraph("增长5.", "3%"),
        "<a:p><a:r><a:t>甲</a:t></a:r><a:br/><a:r><a:t>乙</a:t></a:r></a:p>",
    )
    hidden = shape(paragraph("藏9%"), hidden=' hidden="1"')
    number = '<p:sp><a:p><a:fld type="slidenum"><a:t>7</a:t></a:fld></a:p></p:sp>'
    either = (
        f"<mc:AlternateContent><mc:Choice>{shape(paragraph('新'))}</mc:Choice>"
        f"<mc:Fallback>{shape(paragraph('旧'))}</mc:Fallback></mc:AlternateContent>"
    )
    cells = table(("指标", "2025年"), ("增速", "5.3%"))
    data = presentation(
        title + hidden + text, cells + number + either, notes=shape(paragraph("备注8%"))
    )
    document = _read(data)
    assert isinstance(document, Document)
    assert document.text == (
        "# 主要指标\n\n增长5.3%\n\n甲\n乙\n\n指标\t2025年\n增速\t5.3%\n\n新\n\n备注8%\n"
    )
    assert document.anchors is not None
    where = [
        place(messages("zh"), document.anchors, document.text.rindex(figure))
        for figure in ("乙", "5.3%", "8%")
    ]
    assert where == [
        "第1张幻灯片¶4:3",
        "第2张幻灯片¶8 表1 第2行第2列:1",
        "第2张幻灯片备注¶11:3",
    ]


def test_a_presentation_is_judged_as_its_text_is(lukou: Run, tmp_path: Path) -> None:
    slide = shape(paragraph("2025年渌口区有效高新技术企业达到67家。"))
    (tmp_path / "a.pptx").write_bytes(presentation(slide))
    said = lukou("check", ".", "--brief", "--as-of", "2026-02")
    assert said.stdout.startswith("a.pptx:slide 1 ¶1:19: contradicted[value]")
    refused = lukou("check", "a.pptx", "--annotate", "b.pptx")
    assert refused.returncode == 2


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (presentation("<a:tc/>"), "document_structure"),
        (
            presentation(
                "",
                kind="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            ),
            "document_kind",
        ),
        (changed("ppt/slides/slide1.xml", None, presentation("")), "document_part"),
        (changed("ppt/_rels/presentation.xml.rels", None, presentation("")), "document_part"),
        (presentation("<a:p>"), "document_xml"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    found = _read(data)
    assert isinstance(found, Problem)
    assert found.code == code

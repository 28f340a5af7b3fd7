"""Word documents give the text that their readers see, and the place of every figure in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.word_files import package, run
from lukou_cli.documents.document import Revisions
from lukou_cli.documents.docx.read import Word, read_word
from lukou_cli.documents.package import Package
from lukou_cli.files import MOST_TEXT
from lukou_cli.i18n import messages
from lukou_cli.tables.places import place
from tests.conftest import Run

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
Parts = dict[str, tuple[str, str]]


def p(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def box(*content: str, wrap: str = "w:pict") -> str:
    return f"<w:r><{wrap}><w:txbxContent>{''.join(content)}</w:txbxContent></{wrap}></w:r>"


def tracked(kind: str, *content: str) -> str:
    return f'<w:{kind} w:id="1" w:author="a">{"".join(content)}</w:{kind}>'


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def word(body: str, parts: Parts | None = None, revisions: str = "final") -> Word:
    named = body.replace("<w:p>", f"<w:p {NAMES}>")
    named = named.replace("<w:tbl>", f"<w:tbl {NAMES}>")
    return read_word(Package(package(named, parts), MOST_TEXT), Revisions(revisions))


def text(body: str, parts: Parts | None = None, revisions: str = "final") -> str:
    return word(body, parts, revisions).layout.text


def where(document: Word, figure: str, language: str = "zh") -> str:
    at = document.layout.text.index(figure)
    return place(messages(language), document.layout.anchors, at)


def test_runs_are_joined_however_they_split_a_figure() -> None:
    document = word(p(run("增长"), run("5"), run("."), "<w:bookmarkStart/>", run("3"), run("%。")))
    assert document.layout.text == "增长5.3%。\n"
    assert where(document, "5.3%") == "¶1:3"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f'<w:r><w:rPr><w:vanish/></w:rPr>{run("9")[5:]}', ""),
        (f'<w:r><w:rPr><w:vanish w:val="0"/></w:rPr>{run("9")[5:]}', "9"),
        (f'<w:r><w:rPr><w:rStyle w:val="Gone"/></w:rPr>{run("9")[5:]}', ""),
        (field("REF a", run("9")), "9"),
        (field(" PAGE ", run("9")), ""),
        (field("PAGEREF _Toc1", run("9")), ""),
        (field(f"IF {field('REF a', run('8'))}", run("9")), "9"),
        (f'<w:fldSimple w:instr="NUMPAGES">{run("9")}</w:fldSimple>', ""),
        (f"<w:hyperlink>{run('9')}</w:hyperlink>", "9"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('9')}</w:sdtContent></w:sdt>", "9"),
        (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('9')}"
            "</w:sdtContent></w:sdt>",
            "",
        ),
        ("<w:r><w:t>9</w:t><w:tab/><w:t>8</w:t><w:br/><w:t>7</w:t></w:r>", "9\t8\n7"),
        ("<w:r><w:t> 9 </w:t></w:r>", "9"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>9</w:t></w:r>', "≥9"),
        ("<m:oMath><m:r><m:t>≥9%</m:t></m:r></m:oMath>", "≥9%"),
        ("<w:r><w:t>１９％</w:t></w:r>", "１９％"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>8</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>9</w:t></w:r>"
         "</w:rubyBase></w:ruby></w:r>", "9"),
    ],
)  # fmt: skip
def test_what_is_seen_is_read_and_nothing_else(content: str, expected: str) -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Gone"><w:basedOn w:val="Base"/></w:style></w:styles>'
    )
    found = text(p(run("前"), content, run("后")), {"styles": ("styles", styles)})
    assert found == f"前{expected}后\n"


CHANGED = p(
    run("新增就业"), tracked("del", run("1577", "delText")), tracked("ins", run("2628")), run("人")
)


@pytest.mark.parametrize(
    ("body", "final", "original"),
    [
        (CHANGED, "新增就业2628人\n", "新增就业1577人\n"),
        (
            p(tracked("ins", run("1"), tracked("del", run("2", "delText"))), run("3")),
            "13\n",
            "3\n",
        ),
        (
            p(tracked("moveFrom", run("1"))) + p(tracked("moveTo", run("1")), run("2")),
            "12\n",
            "1\n\n2\n",
        ),
        (
            p(f"<w:pPr><w:rPr>{tracked('del')}</w:rPr></w:pPr>", run("增长5")) + p(run("%")),
            "增长5%\n",
            "增长5\n\n%\n",
        ),
        (
            table(
                row(cell(p(run("甲"))), cell(p(run("1")))),
                row(cell(p(run("乙"))), cell(p(run("2"))), properties=tracked("ins")),
            ),
            "甲\t1\n乙\t2\n",
            "甲\t1\n",
        ),
        (
            p("<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
              "<w:t>1</w:t></w:r>"),
            "1\n",
            "1\n",
        ),
    ],
)  # fmt: skip
def test_tracked_changes_give_either_text(body: str, final: str, original: str) -> None:
    assert (text(body), text(body, revisions="original")) == (final, original)


def test_paragraphs_stand_apart_and_headings_are_marked() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="a3"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a3"/></w:style></w:styles>'
    )
    document = word(
        p('<w:pPr><w:pStyle w:val="b"/></w:pPr>', run("目标"))
        + p()
        + p('<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', run("增长5%")),
        {"styles": ("styles", styles)},
    )
    assert document.layout.text == "## 目标\n\n增长5%\n"
    assert where(document, "5%") == "¶3:3"


def test_a_table_is_rows_of_cells_in_their_columns() -> None:
    document = word(
        p(run("前"))
        + table(
            row(cell(p(run("指标"))), cell(p(run("2025年")), properties='<w:gridSpan w:val="2"/>')),
            row(cell(p(run("增长"))), cell(p(run("5")), p(run("个"))), cell(p(run("6\t7")))),
            row(cell(p()), properties='<w:gridBefore w:val="2"/>'),
        )
        + table(row(cell(p(run("甲"))), cell(p(run("8")))))
        + table(row(cell(p(run("框内")), p(run("9"))))),
    )
    assert document.layout.text == ("前\n\n指标\t2025年\t\n增长\t5 个\t6 7\n\n甲\t8\n\n框内\n\n9\n")
    assert [where(document, figure) for figure in ("2025", "个", "6", "8", "9")] == [
        "表1 第1行第2列:1",
        "表1 第2行第2列:1",
        "表1 第2行第3列:1",
        "表2 第1行第2列:1",
        "表3 第1行第1列:1",
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["指标\t2025年", "甲\t5%", "\t其中", "总计\t"], "指标\t2025年\n甲\t5%\n\t其中\n总计\t\n"),
        (["甲  乙  丙", "丁  5  6", "戊  7  8"], "甲  乙  丙\n丁  5  6\n戊  7  8\n"),
        (["甲,乙,丙", "丁,5,6", "戊,7,8"], "甲,乙,丙\n丁,5,6\n戊,7,8\n"),
        (["|甲|乙|", "|丙|5|"], "|甲|乙|\n|丙|5|\n"),
        (["甲\t5%", "", "乙\t6%"], "甲\t5%\n\n乙\t6%\n"),
        (["1.\t甲增长5%。", "2.\t乙增长6%。"], "1.\t甲增长5%。\n\n2.\t乙增长6%。\n"),
    ],
    ids=["tabs", "gaps", "commas", "bars", "two tables", "items behind their numbers"],
)
def test_paragraphs_that_are_rows_are_a_table(rows: list[str], expected: str) -> None:
    assert text("".join(p(run(row)) if row else p() for row in rows)) == expected


def test_tables_and_boxes_within_cells_come_behind_the_table() -> None:
    inner = table(row(cell(p(run("内"))), cell(p(run("3")))))
    document = word(
        table(
            row(cell(p(run("甲"), box(p(run("4"))))), cell(p(run("1")), inner, p())),
            row(cell(p(run("乙"))), cell(p(run("2")))),
        )
    )
    assert document.layout.text == "甲\t1\n乙\t2\n\n4\n\n内\t3\n"
    assert where(document, "3", "en") == "table 2 row 1 column 2:1"
    assert where(document, "4", "en") == "text box 1:1"


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice>{box(p(run('5%')))[5:-6]}</mc:Choice>"
        f"<mc:Fallback>{box(p(run('5%')))[5:-6]}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = word(p(run("增"), both, run("长")) + p(run("后")))
    assert document.layout.text == "增长\n\n5%\n\n后\n"
    assert where(document, "5%") == "文本框1:1"


def test_notes_headers_and_footers_are_read_with_their_numbers() -> None:
    def part(kind: str, content: str) -> str:
        return f'<w:{kind} xmlns:w="{W}">{content}</w:{kind}>'

    notes = "".join(
        f'<w:footnote w:id="{i}">{p(run(t))}</w:footnote>'
        for i, t in ((-1, "分隔"), (7, "二"), (3, "一"), (9, "无"))
    )
    document = word(
        p(run("甲"), '<w:r><w:footnoteReference w:id="3"/></w:r>')
        + p(tracked("del", '<w:r><w:footnoteReference w:id="9"/></w:r>'))
        + p(run("乙"), '<w:r><w:footnoteReference w:id="7"/></w:r>'),
        {
            "footnotes": ("footnotes", part("footnotes", notes)),
            "header1": ("header", part("hdr", p(run("页眉文")))),
            "footer1": ("footer", part("ftr", p(field("PAGE", run("4"))))),
        },
    )
    assert document.layout.text == "甲\n\n乙\n\n二\n\n一\n\n页眉文\n"
    assert [where(document, t) for t in ("二", "一", "页眉文")] == [
        "脚注2:1",
        "脚注1:1",
        "页眉1:1",
    ]


def test_every_character_leads_back_to_its_run() -> None:
    document = word(p(run("增长"), run("5.")) + table(row(cell(p(run("甲"))), cell(p(run("3%"))))))
    layout = document.layout
    for offset, char in enumerate(layout.text):
        portions = list(layout.portions(offset, offset + 1))
        if char in "\n\t":
            assert portions == []
        else:
            (portion,) = portions
            assert document.nodes[portion.node].text[portion.start : portion.end] == char


def test_both_texts_of_tracked_changes_are_judged_and_marked(lukou: Run, tmp_path: Path) -> None:
    body = CHANGED.replace("新增就业", "2025年渌口区城镇新增就业") + p(
        run("2025年渌口区地区生产总值增长9.9%。")
    )
    (tmp_path / "a.docx").write_bytes(package(body))

    def lines(revisions: str) -> list[str]:
        found = lukou(
            "check", "a.docx", "--all", "--brief", "--revisions", revisions, "--as-of", "2026-02"
        )
        return [line.partition("]")[0] for line in found.stdout.splitlines()[:-1]]

    assert lines("final") == [
        "a.docx:¶1:15: confirmed[equal",
        "a.docx:¶2:17: contradicted[value",
    ]
    assert lines("original")[0] == "a.docx:¶1:15 (before changes): contradicted[value"
    assert lines("both") == [*lines("final"), lines("original")[0]]


def test_machines_get_the_paragraph_as_line_and_the_anchor(lukou: Run, tmp_path: Path) -> None:
    body = p(run("前")) + table(
        row(cell(p(run("指标"))), cell(p(run("2025年")))),
        row(cell(p(run("地区生产总值增长"))), cell(p(run("5.3%")))),
    )
    (tmp_path / "a.docx").write_bytes(package(body))
    found = lukou("check", "a.docx", "-f", "json", "--as-of", "2026-02")
    (figure,) = json.loads(found.stdout)["documents"][0]["figures"]
    assert (figure["line"], figure["column"]) == (5, 1)
    assert figure["anchor"] == {"part": "body", "paragraph": 5, "table": 1, "row": 2, "column": 2}


def test_what_python_docx_makes_is_read_without_loss(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    made = docx.Document()
    made.add_heading("目标", 1)
    made.add_paragraph("甲", style="List Bullet").add_run("5.3%").bold = True
    cells = made.add_table(2, 2)
    for index, content in enumerate(("指标", "2025年", "增长", "6%")):
        cells.cell(index // 2, index % 2).text = content
    made.sections[0].header.paragraphs[0].text = "眉"
    made.save(str(tmp_path / "a.docx"))
    found = read_word(Package((tmp_path / "a.docx").read_bytes(), MOST_TEXT))
    assert found.layout.text == "# 目标\n\n甲5.3%\n\n指标\t2025年\n增长\t6%\n\n眉\n"

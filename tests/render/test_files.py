"""Pages, pictures and spreadsheets: whole in themselves, and opened by what opens them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lukou_cli.errors import UsageError
from lukou_cli.i18n import LANGUAGES, messages
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.query.gap import gap
from lukou_cli.query.growth import growth
from lukou_cli.query.select import select
from lukou_cli.render import Format, renderer
from lukou_cli.render.xlsx import content
from lukou_cli.tables.arrange import Arrangement, arranged
from lukou_cli.tables.gap import gap_table
from lukou_cli.tables.growth import growth_table
from lukou_cli.tables.table import Cell, Column, Table
from tests.pages import Page, in_browser


def _gaps(catalogue: Catalogue, language: str = "en") -> Table[object]:
    rows = gap(catalogue, catalogue.indicators)
    return gap_table(messages(language), catalogue, rows, explain=False)  # type: ignore[return-value]


def _text(table: Table[object], format_: Format) -> str:
    out = io.StringIO()
    renderer(format_).render(table, out)
    return out.getvalue()


def _hostile() -> Table[object]:
    name = "<script>alert(1)</script>&\"'=1+1"
    column = Column[object]("name", lambda _row: name, name, lambda _, _row: Cell(name))
    return Table(messages("en"), name, (column,), ("name",), [object()])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_well_formed_and_needs_nothing_else(catalogue: Catalogue, language: str) -> None:
    text = _text(_gaps(catalogue, language), Format.HTML)
    page = Page(text)
    assert page.open == []
    assert not re.search(r"https?://|\bsrc=|<link|@import|url\(", text)
    tags = [tag for tag, _attributes in page.found]
    assert ("html", {"lang": "zh-CN" if language == "zh" else "en"}) in page.found
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    # A heading that sorts is a button, and says to those who listen how the rows stand.
    heads = [attributes for tag, attributes in page.found if attributes.get("scope") == "col"]
    assert {head["aria-sort"] for head in heads} == {"none"}
    assert tags.count("button") == len(heads)


def test_a_page_has_every_cell_and_the_source_of_its_figures(catalogue: Catalogue) -> None:
    table = _gaps(catalogue, "zh")
    text = _text(table, Format.HTML)
    rows = [a for tag, a in Page(text).found if tag == "tr" and a.get("class") == "row"]
    assert len(rows) == len(list(table.view().lines))
    assert "第" in next(a["title"] or "" for _, a in Page(text).found if a.get("title"))
    assert 'data-value="5.6"' in text


def test_nothing_of_the_data_is_obeyed() -> None:
    page, picture = _text(_hostile(), Format.HTML), _text(_hostile(), Format.SVG)
    assert "<script>alert" not in page + picture
    assert [tag for tag, _ in Page(page).found].count("script") == 1


def test_a_page_of_rows_alone_has_neither_heads_nor_script(catalogue: Catalogue) -> None:
    text = _text(arranged(_gaps(catalogue), Arrangement(bare=True)), Format.HTML)
    assert "<thead" not in text
    assert "<script" not in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_drawn_by_a_browser(catalogue: Catalogue, tmp_path: Path, scheme: str) -> None:
    """Chromium runs the script: a press on the head of the targets sorts the rows."""
    script = (
        "<script>const press = () => document.querySelectorAll('thead button')[1].click();"
        "press(); press(); document.title = [...document.querySelectorAll('tr.row')]"
        ".map(row => row.cells[1].dataset.value).slice(0, 3).join(' ');</script></body>"
    )
    page = _text(_gaps(catalogue), Format.HTML).replace("</body>", script)
    drawn = in_browser(page, tmp_path, scheme)
    assert re.findall(r"<title>(.*)</title>", drawn) == ["2940 2628 1577"]


def test_a_picture_is_xml_with_every_number_and_no_font_from_elsewhere(
    catalogue: Catalogue,
) -> None:
    table = _gaps(catalogue, "zh")
    picture = _text(table, Format.SVG)
    said = "".join(ET.fromstring(picture).itertext()).replace("\xa0", " ")  # noqa: S314  its own
    for line in table.view().lines:
        assert [c.text for c in line.cells if c.point is not None and c.text not in said] == []
    assert "url(http" not in picture
    assert "@font-face" not in picture


def _book(table: Table[Any]) -> Any:
    """The workbook as openpyxl reads it."""
    pytest.importorskip("xlsxwriter", reason="the extra xlsx is not installed")
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    return openpyxl.load_workbook(io.BytesIO(content(table)))


def test_a_spreadsheet_has_numbers_formats_and_sources(catalogue: Catalogue) -> None:
    table = _gaps(catalogue)
    book = _book(table)
    sheet, data = book["table"], book["data"]
    assert (sheet.freeze_panes, data.freeze_panes) == ("A2", "A2")
    heads = [cell.value for cell in sheet[1]]
    rows = {row[1].value: row for row in sheet.iter_rows(min_row=2, max_col=len(heads))}
    target = rows["Growth of value added of larger industrial firms"][heads.index("target")]
    assert (target.value, target.data_type) == (10, "n")
    assert target.number_format.split(";")[0] == '"≥"0"%"'
    assert target.comment.text.startswith("2026 target: “")
    result = rows["GDP growth"][heads.index("result")]
    assert (result.value, result.number_format.split(";")[0]) == (5.3, '0.0"%"')
    gap_cell = rows["Average annual GDP growth"][heads.index("gap")]
    assert gap_cell.value == -0.6
    assert gap_cell.number_format.split(";")[1].startswith('"≈""−"0.0')
    # A column sums: numbers are numbers, in the plain records too.
    fields = [cell.value for cell in data[1]]
    assert fields == list(table.fields)
    column = [row[fields.index("target")].value for row in data.iter_rows(min_row=2)]
    wanted = [record["target"] for record in table.records]
    assert [value for value in column if value is not None] == [
        float(value) for value in wanted if isinstance(value, Decimal)
    ]


def test_a_range_is_words_and_a_formula_is_text(catalogue: Catalogue) -> None:
    rows = growth(catalogue, select(catalogue, ["gdp"]))
    rates = growth_table(messages("en"), catalogue, rows, explain=True)
    sheet = _book(rates)["table"]
    ranges = [cell for row in sheet.iter_rows() for cell in row if " to " in str(cell.value)]
    assert any(re.match(r"\d+\.\d+ to ", str(cell.value)) for cell in ranges)
    hostile = _book(_hostile())["data"]
    assert hostile["A2"].data_type == "s"


def test_a_spreadsheet_is_opened_by_libreoffice(catalogue: Catalogue, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice on this machine")
    pytest.importorskip("xlsxwriter", reason="the extra xlsx is not installed")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"

    def converted(name: str, ending: str) -> bool:
        subprocess.run(
            [office, profile, "--headless", "--convert-to", ending, "--outdir", tmp_path, name],
            cwd=tmp_path, capture_output=True, timeout=180, check=False,
        )  # fmt: skip
        return (tmp_path / name).with_suffix(f".{ending}").exists()

    (tmp_path / "plain.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    if not converted("plain.csv", "ods"):
        pytest.skip("LibreOffice has no Calc on this machine")
    (tmp_path / "gap.xlsx").write_bytes(content(_gaps(catalogue)))
    assert converted("gap.xlsx", "csv")
    text = (tmp_path / "gap.csv").read_text(encoding="utf-8", errors="replace")
    assert "GDP growth" in text
    assert "5.3%" in text


def test_without_xlsxwriter_a_spreadsheet_is_refused(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(UsageError) as failure:
        content(_gaps(catalogue))
    assert failure.value.code == "no_xlsxwriter"

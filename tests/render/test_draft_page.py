"""A draft as a page: nothing of it lost or obeyed, every figure marked and told."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.word_files import package, run
from lukou_cli.check.checker import check as check_text
from lukou_cli.documents.document import Document, Revisions
from lukou_cli.documents.office import read_office
from lukou_cli.files import MOST_TEXT
from lukou_cli.i18n import LANGUAGES, messages
from lukou_cli.load.files import load_files
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.period import parse_period
from lukou_cli.render import Format
from lukou_cli.render.check import check_renderer
from lukou_cli.tables.findings import Check, Checked
from tests.conftest import DATA
from tests.drafts import check, finding
from tests.pages import Page, in_browser

DRAFT = (
    "# 渌口区简报\n\n2025年渌口区有效高新技术企业达到67家，地区生产总值增长5.3%。\n"
    "2026年规模工业增加值增长10%。\n\n2025年全省地区生产总值增长5.0%。\n"
)


def _checked(catalogue: Catalogue, text: str, path: str = "a.md") -> Checked:
    return Checked(path, text, check_text(catalogue, text, parse_period("2026-02")))


def _page(run: Check, language: str = "en") -> str:
    out = io.StringIO()
    check_renderer(Format.HTML).render(run, messages(language), out)
    return out.getvalue()


class _Texts(HTMLParser):
    """What stands in the paragraphs that hold the draft, without what is there to be heard."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._within: list[str] = []
        self.feed(page)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = dict(attrs).get("class") or ""
        if kind == "text":
            self.texts.append("")
        if kind in ("text", "heard") or self._within:
            self._within.append(kind)

    def handle_endtag(self, _tag: str) -> None:
        if self._within:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        if self._within and "heard" not in self._within:
            self.texts[-1] += data


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_and_its_note_lead_to_each_other(catalogue: Catalogue, language: str) -> None:
    drafts = (_checked(catalogue, DRAFT), _checked(catalogue, "增长5.3%。" + DRAFT, "b.md"))
    text = _page(Check(catalogue, drafts, suggest=True), language)
    page = Page(text)
    assert page.open == []
    assert not re.search(r"https?://|\bsrc=|<link|@import|url\(", text)
    assert ("html", {"lang": "zh-CN" if language == "zh" else "en"}) in page.found
    ids = [attributes["id"] for _, attributes in page.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    leads = [attributes["href"] or "" for tag, attributes in page.found if tag == "a"]
    assert {lead.removeprefix("#") for lead in leads} <= set(ids)
    figures = [a for _, a in page.found if (a.get("class") or "").startswith("figure ")]
    marked = [a["class"] for a in figures if "href" in a]
    judged = [f"figure {f.verdict.value}" for draft in drafts for f in draft.findings]
    assert marked == judged
    assert {"#draft-1", "#draft-2"} <= set(leads)
    assert ("“高新技术企业达76家”" in text, "76家</p>" in text) == (True, True)


def test_one_draft_needs_no_table_and_no_script(catalogue: Catalogue) -> None:
    text = _page(Check(catalogue, (_checked(catalogue, DRAFT),)))
    assert "<table" not in text
    assert "<script" not in text


def test_confirmed_notes_are_shown_where_all_are_asked_for(catalogue: Catalogue) -> None:
    drafts = (_checked(catalogue, DRAFT),)
    box = '<input type="checkbox" id="show-confirmed"{}>'
    assert box.format("") in _page(Check(catalogue, drafts))
    assert box.format(" checked") in _page(Check(catalogue, drafts, everything=True))


def test_nothing_of_a_draft_is_obeyed(catalogue: Catalogue) -> None:
    hostile = "</p><script>alert(1)</script>&amp;\"'\u202e\x1b[31m"
    found = finding(catalogue, f"5%{hostile}", "contradicted value", at=2, fix=hostile)
    text = f"增长5%{hostile}\n{hostile}"
    page = _page(check(catalogue, text, found, path=hostile))
    assert Page(page).open == []
    assert "<script" not in page
    assert not re.search("[\u202e\x1b]", page)
    shown = hostile.replace("\u202e", "\\u202e").replace("\x1b", "\\x1b")
    assert _Texts(page).texts == [f"增长5%{shown}\n{shown}"]


CATALOGUE = load_files([DATA])
_PIECES = st.sampled_from(
    [
        "5.3%",
        "增长",
        "\n",
        "\n\n",
        "\r\n",
        "# 标题\n",
        "|甲|5%|\n",
        "\t",
        "。",
        "`x`",
        "<b>",
        " ",
        "年",
    ]
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES, max_size=20), st.lists(st.integers(0, 60), max_size=8))
def test_the_whole_draft_is_there(pieces: list[str], cuts: list[int]) -> None:
    """Whatever figures are found in it, over the ends of lines too."""
    text = "".join(pieces)
    ends = sorted({min(cut, len(text)) for cut in cuts})
    found = [
        msgspec.structs.replace(
            finding(CATALOGUE, "5%", "unknown unsure"), start=start, end=end, text=text[start:end]
        )
        for start, end in zip(ends[::2], ends[1::2], strict=False)
        if text[start:end].strip() == text[start:end]
    ]
    page = _page(check(CATALOGUE, text, *found))
    assert Page(page).open == []
    assert "".join("".join(_Texts(page).texts).split()) == "".join(text.split())
    assert page.count('<li class="note ') == len(found)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("甲\t乙\n\t5%\t丙\n", [["甲\t", "乙"], ["\t", "5%\t", "丙"]]),
        ("|甲|乙|\n|---|---|\n| 丙 | 5% |\n", [["|甲", "|乙|"], ["| 丙 ", "| 5% |"]]),
    ],
    ids=["tabs", "bars"],
)
def test_cells_of_a_table_stand_below_each_other(
    catalogue: Catalogue, text: str, cells: list[list[str]]
) -> None:
    at = text.index("5%")
    page = _page(check(catalogue, text, finding(catalogue, "5%", "unknown unsure", at=at)))
    rows = re.findall(
        r'<p class="text" lang="zh-CN" style="--columns:(\d)">(.*?)</p>', page, re.DOTALL
    )
    assert [count for count, _ in rows] == [str(max(len(row) for row in cells))] * 2
    found = [
        re.findall(r'<span class="cell">(.*?)</span>(?=<span class="cell">|\n|$)', row)
        for _, row in rows
    ]
    heard = re.compile(r'<span class="heard".*?</span>|<[^>]*>')
    assert [[heard.sub("", cell) for cell in row] for row in found] == cells


def test_a_note_of_a_document_begins_with_its_text(catalogue: Catalogue) -> None:
    body = f"<w:p><w:r><w:tab/></w:r>{run('注。')}</w:p>"
    document = read_office("a.docx", package(body), MOST_TEXT, Revisions.FINAL)
    assert isinstance(document, Document)
    draft = Checked("a.docx", document.text, (), anchors=document.anchors)
    assert _Texts(_page(Check(catalogue, (draft,)))).texts == ["注。"]


def test_a_heading_of_a_document_has_no_marks(catalogue: Catalogue) -> None:
    body = f'<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>{run("标题")}</w:p>'
    document = read_office("a.docx", package(body), MOST_TEXT, Revisions.FINAL)
    assert isinstance(document, Document)
    draft = Checked("a.docx", document.text, (), anchors=document.anchors)
    page = _page(Check(catalogue, (draft,)))
    assert _Texts(page).texts == ["标题"]
    assert '<div class="passage heading">' in page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_draws_marks_and_only_the_notes_wanted(
    catalogue: Catalogue, tmp_path: Path, scheme: str
) -> None:
    script = """<script>
      const seen = () => [...document.querySelectorAll(".note")]
        .map(note => getComputedStyle(note).display === "none" ? 0 : 1).join("");
      const style = getComputedStyle(document.querySelector("a.contradicted"));
      const before = seen();
      document.getElementById("show-confirmed").click();
      document.getElementById("show-unknown").click();
      document.title = [before, seen(), style.textDecorationStyle,
        getComputedStyle(document.body).backgroundColor,
        document.documentElement.scrollWidth <= window.innerWidth].join(" ");
    </script></body>"""
    page = _page(Check(catalogue, (_checked(catalogue, DRAFT),))).replace("</body>", script)
    paper = "rgb(15, 20, 26)" if scheme == "dark" else "rgb(255, 255, 255)"
    titles = re.findall(r"<title>(.*)</title>", in_browser(page, tmp_path, scheme))
    assert titles == [f"1011 1110 wavy {paper} true"]

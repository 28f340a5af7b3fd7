"""A copy of an OpenDocument text has comments at its figures, and is else what it was."""

from __future__ import annotations

import io
import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from bench.word_files import Maker, package
from lukou_cli.documents.document import Remark, Revisions, UnreadableError
from lukou_cli.documents.odt.read import read_open_text
from lukou_cli.documents.odt.write import annotate_open_text
from lukou_cli.documents.package import Package
from lukou_cli.files import MOST_TEXT
from tests.conftest import Run
from tests.documents.test_odt import CHANGES, odt
from tests.office import convert, needs_libreoffice

_OURS = re.compile(r"<office:annotation .*?</office:annotation>|<office:annotation-end .*?/>")


def _parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _commented(
    data: bytes, *figures: str, revisions: Revisions = Revisions.FINAL, message: str = "矛盾 <1>"
) -> str:
    """The content of a copy with a comment at each figure; all else is looked at here."""
    before = read_open_text(Package(data, MOST_TEXT), revisions).layout.text
    remarks = [
        Remark(at, at + len(figure), message) for figure in figures for at in [before.index(figure)]
    ]
    copy = annotate_open_text(data, MOST_TEXT, revisions, remarks)
    assert read_open_text(Package(copy, MOST_TEXT), revisions).layout.text == before
    old, new = _parts(data), _parts(copy)
    content = new.pop("content.xml").decode()
    was = old.pop("content.xml").decode()
    assert list(old.items()) == list(new.items())
    assert _OURS.sub("", content) == was
    assert copy == annotate_open_text(data, MOST_TEXT, revisions, remarks)
    return content


def _body(content: str) -> str:
    """What was inserted as marks: [ for a comment, ] for the end of what it is about."""
    marked = re.sub(r"<office:annotation-end .*?/>", "]", content)
    marked = re.sub(r"<office:annotation .*?</office:annotation>", "[", marked)
    return marked.partition("<office:text>")[2].partition("</office:text>")[0]


def test_a_comment_is_about_its_figure_however_it_is_split() -> None:
    body = "<text:p>增 长<text:span>5</text:span>.\n  3&amp;%，又6%</text:p>"
    content = _commented(odt(body), "5. 3&%", "6%")
    assert _body(content) == (
        "<text:p>增 长<text:span>[5</text:span>.\n  3&amp;%]，又[6%]</text:p>"
    )
    assert content.count("<dc:creator>lukou</dc:creator><text:p>矛盾 &lt;1&gt;</text:p>") == 2
    names = re.findall(r'annotation [^>]*office:name="([^"]+)"', content)
    assert names == re.findall(r'annotation-end [^>]*office:name="([^"]+)"', content)
    assert len(set(names)) == 2


def test_a_name_that_is_taken_is_left_alone() -> None:
    body = '<text:p>增长5%<office:annotation office:name="lukou-1"/></text:p>'
    remark = Remark(2, 4, "x")
    copy = annotate_open_text(odt(body), MOST_TEXT, Revisions.FINAL, [remark])
    assert b'office:name="lukou-2"' in _parts(copy)["content.xml"]


def test_what_stands_aside_is_commented_where_it_hangs() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-body><text:p>注7%</text:p>'
        "</text:note-body></text:note>"
    )
    box = "<draw:frame><draw:text-box><text:p>框8%</text:p></draw:text-box></draw:frame>"
    loose = "<draw:frame><draw:text-box><text:p>页9%</text:p></draw:text-box></draw:frame>"
    head = "<style:header><text:p>眉6%</text:p></style:header>"
    data = odt(f"{loose}<text:p>甲{note}乙{box}丙</text:p>", head)
    for figure, body in (
        ("7%", f"{loose}<text:p>甲[{note}乙{box}丙</text:p>"),
        ("8%", f"{loose}<text:p>甲{note}乙[{box}丙</text:p>"),
        ("9%", f"{loose}<text:p>[甲{note}乙{box}丙</text:p>"),
        ("6%", f"{loose}<text:p>[甲{note}乙{box}丙</text:p>"),
    ):
        assert _body(_commented(data, figure)) == body


def test_deleted_text_is_commented_at_the_beginning() -> None:
    body = f'{CHANGES}<text:p>就业<text:change text:change-id="a"/>人</text:p>'
    content = _commented(odt(body), "1577", revisions=Revisions.ORIGINAL)
    assert _body(content).endswith('<text:p>[就业<text:change text:change-id="a"/>人</text:p>')


def test_a_document_without_a_place_for_it_gets_no_comment() -> None:
    data = odt("", "<style:header><text:p>眉6%</text:p></style:header>")
    with pytest.raises(UnreadableError, match="document_unwritable"):
        _commented(data, "6%")


def test_a_draft_is_handed_back_with_comments(lukou: Run, tmp_path: Path) -> None:
    (tmp_path / "a.odt").write_bytes(odt("<text:p>2025年渌口区地区生产总值增长9.9%。</text:p>"))
    arguments = ("check", "a.odt", "--as-of", "2026-02", "--lang", "zh", "--annotate")
    assert lukou(*arguments, "b.odt").returncode == 1
    content = _parts((tmp_path / "b.odt").read_bytes())["content.xml"].decode()
    assert _body(content) == "<text:p>2025年渌口区地区生产总值增长[9.9%]。</text:p>"
    assert "“地区生产总值增长5.3%”" in content
    for options, remedy in (
        (["b.docx"], "副本"),
        (["a.odt"], "--annotate"),
        (["c.odt", "--fix"], "请去掉 --fix；批注中已写明改法"),
    ):
        refused = lukou(*arguments, *options)
        assert refused.returncode == 2
        assert remedy in refused.stderr
    assert not (tmp_path / "c.odt").exists()


@needs_libreoffice
def test_libreoffice_opens_a_copy_and_finds_the_comments(tmp_path: Path) -> None:
    draft = "渌口区，增长5.3%。\n|指标|2025年|\n|增长|5.4%|\n共2628人。\n"
    body, _ = Maker(5).body(draft, [(6, 10), (34, 38)])
    (tmp_path / "a.docx").write_bytes(package(body))

    def converted(name: str, ending: str) -> bytes:
        convert(tmp_path, ending, name)
        return (tmp_path / name).with_suffix(f".{ending}").read_bytes()

    data = converted("a.docx", "odt")
    text = read_open_text(Package(data, MOST_TEXT)).layout.text
    spans = [(text.index(figure), len(figure)) for figure in ("5.3%", "5.4%", "2628人")]
    remarks = [Remark(at, at + length, f"说明{at}") for at, length in spans]
    (tmp_path / "b.odt").write_bytes(annotate_open_text(data, MOST_TEXT, Revisions.FINAL, remarks))
    comments = _parts(converted("b.odt", "docx"))["word/comments.xml"].decode()
    told = [comments.index(remark.message) for remark in remarks]
    assert told == sorted(told)
    assert comments.count('w:author="lukou"') == 3

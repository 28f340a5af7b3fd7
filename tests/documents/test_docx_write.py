"""Copies of Word documents: comments and changes at the right runs, all else as it was."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.word_files import Maker, package, run
from lukou_cli.documents.document import Remark, Revisions, UnreadableError
from lukou_cli.documents.docx.read import read_word
from lukou_cli.documents.docx.write import annotate_word
from lukou_cli.documents.odt.read import read_open_text
from lukou_cli.documents.package import Package
from lukou_cli.documents.text import corrected
from lukou_cli.files import MOST_TEXT
from tests.conftest import Run, environment
from tests.office import convert, needs_libreoffice, settle

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BY = 'w:author="a" w:date="2026-01-01T00:00:00Z"'


def text(data: bytes, revisions: Revisions = Revisions.FINAL) -> str:
    return read_word(Package(data, MOST_TEXT), revisions).layout.text


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(data: bytes) -> str:
    found = re.search(r"<w:body>(.*)</w:body>", parts(data)["word/document.xml"].decode())
    assert found is not None
    return found[1]


def remark(data: bytes, figure: str, replacement: str = "", message: str = "不对") -> Remark:
    start = text(data).index(figure)
    return Remark(start, start + len(figure), message, replacement)


def copy(data: bytes, *remarks: Remark) -> bytes:
    return annotate_word(data, MOST_TEXT, Revisions.FINAL, remarks)


def bold(content: str) -> str:
    return f"<w:r w:rsidR='1'><w:rPr><w:b/></w:rPr><w:t>{content}</w:t></w:r>"


def test_a_comment_is_about_the_figure_alone() -> None:
    data = package(f"<w:p>{run('增长')}{bold('5.')}{bold('6%。')}</w:p>")
    done = copy(data, remark(data, "5.6%", message="写作 <5.6%>"))
    piece = "<w:r w:rsidR='1'><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>"
    assert body(done) == (
        f"<w:p>{run('增长')}"
        f'<w:commentRangeStart w:id="1"/>{piece.format("5.")}{piece.format("6%")}'
        '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
        f"{piece.format('。')}</w:p>"
    )
    comments = parts(done)["word/comments.xml"].decode()
    assert 'w:author="lukou"' in comments
    assert "写作 &lt;5.6%&gt;" in comments
    assert text(done) == text(data)


@pytest.mark.parametrize("properties", ["<w:rPr/>", "<w:rPr />", "<w:rPr></w:rPr>", ""])
def test_a_run_with_empty_properties_keeps_them(properties: str) -> None:
    """Word Online writes them; an empty element ends where it is told to."""
    data = package(f"<w:p><w:r>{properties}<w:t>增长5.6%</w:t></w:r></w:p>")
    done = copy(data, remark(data, "5.6%"))
    assert body(done).startswith(
        f'<w:p><w:r>{properties}<w:t xml:space="preserve">增长</w:t></w:r>'
        f'<w:commentRangeStart w:id="1"/><w:r>{properties}<w:t xml:space="preserve">5.6%</w:t>'
    )
    assert text(done) == text(data)


def test_a_correction_can_be_accepted_and_rejected() -> None:
    data = package(f"<w:p>{run('增长')}{bold('5.')}{bold('6%。')}</w:p>")
    done = copy(data, remark(data, "5.6%", "5.3%"))
    assert text(done) == "增长5.3%。\n"
    assert text(done, Revisions.ORIGINAL) == "增长5.6%。\n"
    assert body(done).count('w:author="lukou"') == 3
    assert set(parts(done)) == set(parts(data))


def test_a_correction_stands_beside_the_insertion_of_somebody_else() -> None:
    """Rejecting theirs must not take ours along, nor ours theirs."""
    inserted = f'<w:ins w:id="7" {BY}>{run("增长5.6%了")}</w:ins>'
    data = package(f"<w:p>{inserted}</w:p>")
    done = copy(data, remark(data, "5.6%", "5.3%"))
    assert text(done) == "增长5.3%了\n"
    depth = most = 0
    for tag in re.findall(r"</?w:ins\b", body(done)):
        depth += -1 if tag.startswith("</") else 1
        most = max(most, depth)
    assert (depth, most) == (0, 1)
    ids = re.findall(r'<w:(?:ins|del) w:id="(\d+)" w:author="lukou"', body(done))
    assert len(set(ids)) == len(ids) == 2
    assert "7" not in ids


def test_other_content_of_a_run_stays_in_its_order() -> None:
    data = package(
        '<w:p><w:r><w:t>甲 5% </w:t><w:tab/><w:t xml:space="preserve"> 6%乙</w:t></w:r></w:p>'
    )
    done = copy(data, remark(data, "5%"), remark(data, "6%", "7%"))
    assert text(done) == "甲 5%\t 7%乙\n"
    assert text(done, Revisions.ORIGINAL) == text(data)


def test_all_other_parts_and_bytes_stay() -> None:
    other = "<w:p><!-- x --><w:r   w:rsidR = '2'><w:t>后&#x9;</w:t></w:r><w:customXml/></w:p>"
    comments = f'<w:comments xmlns:w="{W}"><w:comment w:id="3"/></w:comments>'
    data = package(f"<w:p>{run('5.6%')}</w:p>{other}", {"comments": ("comments", comments)})
    done = copy(data, remark(data, "5.6%"))
    before, after = parts(data), parts(done)
    changed = [name for name in after if after[name] != before.get(name)]
    assert sorted(changed) == ["word/comments.xml", "word/document.xml"]
    assert body(done).endswith(f"</w:p>{other}")
    assert re.findall(r'w:id="(\d+)"', after["word/comments.xml"].decode()) == ["3", "1"]


def test_notes_boxes_and_headers_are_commented_where_comments_can_stand() -> None:
    def part(kind: str, content: str) -> str:
        return f'<w:{kind} xmlns:w="{W}">{content}</w:{kind}>'

    box = f"<w:r><w:pict><w:txbxContent><w:p>{run('6.6%')}</w:p></w:txbxContent></w:pict></w:r>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = package(
        f"<w:p>{run('甲')}{box}</w:p><w:p>{run('乙')}{note}</w:p>",
        {
            "footnotes": (
                "footnotes",
                part("footnotes", f'<w:footnote w:id="2"><w:p>{run("7.7%")}</w:p></w:footnote>'),
            ),
            "header1": ("header", part("hdr", f"<w:p>{run('8.8%')}</w:p>")),
        },
    )
    figures = ("6.6%", "7.7%", "8.8%")
    done = copy(data, *(remark(data, figure) for figure in figures))
    found = re.sub(
        r'<w:commentRange\w+ w:id="(\d)"/>|<w:r><w:commentReference[^>]*></w:r>', r"\1", body(done)
    )
    assert re.sub(r"(\d)\1", r"[\1]", found) == (
        f"<w:p>[4]{run('甲')}[1]{box}</w:p><w:p>{run('乙')}[3]{note}</w:p>"
    )
    assert parts(done)["word/footnotes.xml"] == parts(data)["word/footnotes.xml"]
    fixed = copy(data, *(remark(data, figure, "9%") for figure in figures))
    assert text(fixed).count("9%") == 3
    assert text(fixed, Revisions.ORIGINAL) == text(data)


def test_a_symbol_that_is_no_text_is_commented_not_half_corrected() -> None:
    data = package('<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>10%</w:t></w:r></w:p>')
    done = copy(data, remark(data, "≥10%", "≥20%"))
    assert text(done) == text(data)
    assert "w:commentReference" in body(done)


def test_what_cannot_be_written_to_is_refused() -> None:
    data = package(f"<w:p>{run('5%')}</w:p>")
    wide = parts(data)["word/document.xml"].decode().replace("UTF-8", "UTF-16").encode("utf-16")
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in parts(data).items():
            archive.writestr(name, wide if name == "word/document.xml" else content)
    assert text(out.getvalue()) == "5%\n"
    with pytest.raises(UnreadableError, match="document_unwritable"):
        copy(out.getvalue(), remark(data, "5%"))


@settings(max_examples=60, deadline=None)
@given(
    st.text("增长5.6%&<，\n", min_size=1, max_size=30),
    st.integers(0, 99),
    st.lists(st.tuples(st.integers(0, 29), st.integers(1, 5), st.sampled_from(["", "7&7"]))),
)
def test_rejecting_gives_the_old_text_and_accepting_the_new(
    draft: str, seed: int, wanted: list[tuple[int, int, str]]
) -> None:
    """Whatever the runs, the changes of others, and the places."""
    content, _ = Maker(seed).body(draft, [(0, 2), (4, 5), (9, 12)])
    data = package(content)
    before = text(data)
    remarks = [
        Remark(start, start + length, "m", replacement)
        for start, length, replacement in wanted
        if start + length <= len(before) and "\n" not in before[start : start + length]
    ]
    done = copy(data, *remarks)
    assert text(done) == corrected(before, remarks)
    assert text(copy(data, *(Remark(r.start, r.end, "m") for r in remarks))) == before
    assert text(done, Revisions.ORIGINAL) == text(data, Revisions.ORIGINAL)


WRONG = "2025年渌口区地区生产总值增长9.9%。"


def test_a_copy_is_handed_back_beside_the_report(lukou: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(package(f"<w:p>{run(WRONG)}</w:p>"))
    before = (tmp_path / "a.docx").read_bytes()
    done = lukou("check", "a.docx", "--as-of", "2026-02", "--annotate", "b.docx", "--lang", "zh")
    assert "a.docx:¶1:17: 矛盾[数值]" in done.stdout
    assert (done.stderr, done.returncode) == ("", 1)
    comments = parts((tmp_path / "b.docx").read_bytes())["word/comments.xml"].decode()
    assert "写作9.9%，报告为“地区生产总值增长5.3%”" in comments
    lukou("check", "a.docx", "--as-of", "2026-02", "--annotate", "c.docx", "--fix")
    assert text((tmp_path / "c.docx").read_bytes()) == WRONG.replace("9.9", "5.3") + "\n"
    assert (tmp_path / "a.docx").read_bytes() == before
    again = lukou("check", "c.docx", "--as-of", "2026-02")
    assert again.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("a.docx --annotate a.docx", "a.docx: the copy would replace the draft"),
        ("a.docx --annotate ./in/../a.docx", "a.docx: the copy would replace the draft"),
        ("a.docx --annotate b.doc", "b.doc: a copy of this draft ends in .docx"),
        ("a.docx a.txt --annotate b.docx", "--annotate takes one Word or OpenDocument text"),
        ("a.txt --annotate b.docx", "--annotate takes one Word or OpenDocument text"),
        ("a.docx --fix", "a.docx: a document is corrected in a copy"),
        ("a.txt --in-place", "--in-place goes with --fix"),
        ("- --fix --in-place", "standard input cannot be changed in place"),
        ("--text 9.9% --fix --in-place", "--text is in no file that could be changed"),
    ],
)
def test_what_cannot_be_handed_back_is_refused_before(
    lukou: Run, tmp_path: Path, arguments: str, message: str
) -> None:
    data = package(f"<w:p>{run(WRONG)}</w:p>")
    (tmp_path / "in").mkdir()
    (tmp_path / "a.docx").write_bytes(data)
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    done = lukou("check", *arguments.split(), stdin=WRONG)
    assert done.stderr.startswith(f"lukou: {message}")
    assert (done.stdout, done.returncode) == ("", 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "a.txt", "in"]
    assert (tmp_path / "a.docx").read_bytes() == data


def test_a_draft_that_is_missing_is_told_before_its_copy(lukou: Run, tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_bytes(b"other")
    done = lukou("check", "missing.docx", "--annotate", "b.docx")
    assert done.stderr.startswith("missing.docx: cannot be read: ")
    assert (done.returncode, (tmp_path / "b.docx").read_bytes()) == (5, b"other")


def test_a_text_is_corrected_as_a_diff_or_in_place(lukou: Run, tmp_path: Path) -> None:
    draft = f"标题\r\n{WRONG}\r\n末行"
    (tmp_path / "a.txt").write_bytes(draft.encode("gbk"))
    (tmp_path / "b.txt").write_bytes(("\ufeff" + draft).encode())
    done = lukou("check", "a.txt", "--as-of", "2026-02", "--fix")
    assert done.stdout.splitlines()[:2] == ["--- a/a.txt", "+++ b/a.txt"]
    assert f"-{WRONG}" in done.stdout
    assert f"+{WRONG.replace('9.9', '5.3')}" in done.stdout
    assert done.returncode == 1
    assert (tmp_path / "a.txt").read_bytes() == draft.encode("gbk")
    done = lukou("check", "a.txt", "b.txt", "--as-of", "2026-02", "--fix", "--in-place")
    right = draft.replace("9.9", "5.3")
    assert (tmp_path / "a.txt").read_bytes() == right.encode("gbk")
    assert (tmp_path / "b.txt").read_bytes() == ("\ufeff" + right).encode()
    assert "2 contradicted" in done.stdout
    told = ["a.txt: 1 figure corrected", "b.txt: 1 figure corrected"]
    assert done.stderr.splitlines() == [f"lukou: {line}" for line in told]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize(
    "draft",
    [
        f"标题\n{WRONG}\n末行\n",
        f"\ufeff{WRONG}\n末行\n",
        f"甲\t乙\xa0丙\u200b丁\n{WRONG}\n",
        f"甲\u2028{WRONG}\n\f\n",
        f"甲\r{WRONG}\r乙\r",
        f"甲\r\n{WRONG}\r\n",
        WRONG,
    ],
)
def test_a_diff_is_what_git_applies(tmp_path: Path, draft: str) -> None:
    (tmp_path / "a.txt").write_bytes(draft.encode())
    command = [sys.executable, "-m", "lukou_cli", "check", "a.txt", "--as-of", "2026-02", "--fix"]
    diff = subprocess.run(
        command, cwd=tmp_path, env=environment(), capture_output=True, check=False
    ).stdout
    subprocess.run(["git", "apply", "-"], input=diff, cwd=tmp_path, check=True)
    assert (tmp_path / "a.txt").read_bytes() == draft.replace("9.9", "5.3").encode()


@needs_libreoffice
def test_libreoffice_sees_the_comments_and_the_changes(tmp_path: Path) -> None:
    """What it makes of the copies has both texts, and a comment at each figure."""
    content, _ = Maker(1).body(f"{WRONG}\n|甲|5%|\n|乙|6%|\n", [(0, 5)])
    data = package(content)
    commented = copy(data, remark(data, "9.9%"), remark(data, "5%"))
    changed = copy(data, remark(data, "9.9%", "5.3%"), remark(data, "6%", "7%"))
    (tmp_path / "commented.docx").write_bytes(commented)
    (tmp_path / "changed.docx").write_bytes(changed)
    convert(tmp_path, "odt", "commented.docx", "changed.docx")
    odt = (tmp_path / "changed.odt").read_bytes()
    for revisions in (Revisions.FINAL, Revisions.ORIGINAL):
        found = read_open_text(Package(odt, MOST_TEXT), revisions).layout.text
        assert found == text(changed, revisions)
    assert text(changed) == text(data).replace("9.9%", "5.3%").replace("6%", "7%")
    annotations = parts((tmp_path / "commented.odt").read_bytes())["content.xml"].decode()
    assert annotations.count("<office:annotation ") == 2
    assert annotations.count("<dc:creator>lukou</dc:creator>") == 2


@needs_libreoffice
def test_libreoffice_restores_the_old_text_or_takes_the_new(lukou: Run, tmp_path: Path) -> None:
    """Changes of an editor and of lukou, in a paragraph, a table, a footnote and a text box."""
    draft = f"{WRONG}\n|指标|2025年|\n|竣工项目|68个|\n"
    content, _ = Maker(2).body(draft, [(draft.index("9.9%"), draft.index("9.9%") + 4)])
    note = f'<w:footnote w:id="3"><w:p>{run("2025年渌口区新增城镇就业1577人。")}</w:p></w:footnote>'
    boxed = f"<w:p>{run('2025年渌口区旅游收入41亿元。')}</w:p>"
    body = (
        '<w:p><w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" '
        'style="width:200pt;height:40pt"><v:textbox><w:txbxContent>'
        f"{boxed}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
        f'<w:r><w:footnoteReference w:id="3"/></w:r>{run("如下。")}</w:p>'
    )
    notes = f'<w:footnotes xmlns:w="{W}">{note}</w:footnotes>'
    data = package(content + body, {"footnotes": ("footnotes", notes)})
    (tmp_path / "a.docx").write_bytes(data)
    done = lukou("check", "a.docx", "--as-of", "2026-02", "--annotate", "b.docx", "--fix")
    assert done.returncode == 1
    fixed = (tmp_path / "b.docx").read_bytes()
    assert text(fixed, Revisions.ORIGINAL) == text(data, Revisions.ORIGINAL)
    assert [figure in text(fixed) for figure in ("5.3%", "69个", "2628人", "14亿元")] == [True] * 4
    for accept, revisions in ((True, Revisions.FINAL), (False, Revisions.ORIGINAL)):
        settle(tmp_path, "b.docx", "c.odt", accept=accept)
        settled = (tmp_path / "c.odt").read_bytes()
        found = read_open_text(Package(settled, MOST_TEXT)).layout.text
        assert _lines(found) == _lines(text(fixed, revisions))


def _lines(found: str) -> list[str]:
    """Notes stand at other places in the two formats."""
    return sorted(found.split("\n"))

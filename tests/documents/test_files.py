"""Drafts are read whole and as they are, or refused with the place and the remedy."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from bench.word_files import package
from lukou_cli.documents.document import Document, HowToRead
from lukou_cli.documents.files import open_draft
from lukou_cli.documents.paths import draft_paths
from lukou_cli.errors import Problem
from lukou_cli.i18n import messages
from lukou_cli.tables.messages import problem_lines


def _opened(*drafts: str) -> list[list[Document] | Problem]:
    return [
        found if isinstance(found, Problem) else open_draft(found, HowToRead())
        for found in draft_paths(drafts)
    ]


def _faults(*drafts: str) -> list[Problem]:
    return [found for found in _opened(*drafts) if isinstance(found, Problem)]


def _read(*drafts: str) -> tuple[Document, ...]:
    opened = _opened(*drafts)
    assert [found for found in opened if isinstance(found, Problem)] == []
    return tuple(draft for found in opened if isinstance(found, list) for draft in found)


def test_a_byte_order_mark_is_dropped_and_line_breaks_stay(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes("\ufeff渌口\r\n区\n\r5%".encode())
    assert _read(str(path)) == (Document(str(path), "渌口\r\n区\n\r5%"),)


def test_a_folder_gives_its_drafts_sorted_and_not_the_hidden_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("b.txt", "a.MD", "c/d.markdown", "c/~$f.docx", ".git/f.txt", "c/.g.txt", "h.yaml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, encoding="utf-8")
    (tmp_path / "c/f.docx").write_bytes(package(""))
    monkeypatch.chdir(tmp_path)
    assert [draft.path for draft in _read(".")] == ["a.MD", "b.txt", "c/d.markdown", "c/f.docx"]
    assert [draft.path for draft in _read("h.yaml", "c")] == ["h.yaml", "c/d.markdown", "c/f.docx"]


def test_a_draft_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1", encoding="utf-8")
    named = str(tmp_path / "a.txt")
    assert [draft.path for draft in _read(named, str(tmp_path), named)] == [named]


def test_standard_input_is_a_draft_called_hyphen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("增长5%\r\n".encode())))
    assert _read("-") == (Document("-", "增长5%\r\n"),)


@pytest.mark.parametrize(
    ("name", "content", "code", "place"),
    [
        ("gbk.txt", "第一行\n渌口".encode() + "区".encode("gbk"), "draft_encoding", (2, 3)),
        ("bom.txt", b"\xef\xbb\xbf" + "渌\n口".encode() + b"\xff", "draft_encoding", (2, 2)),
        ("bom-nul.txt", b"\xef\xbb\xbf" + "渌\n口\0".encode(), "draft_nul", (2, 2)),
        ("nul.md", "一\r\n二三\0四".encode(), "draft_nul", (2, 3)),
        ("new.docx", b"PK\x03\x04\x14\x00\x06\x00", "document_damaged", (0, 0)),
        ("no.docx", b"\xc3\x08^\x00\xd0", "document_damaged", (0, 0)),
        ("no.PDF", b"\xc3\x08^\x00\xd0", "pdf_damaged", (0, 0)),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "draft_ole2", (0, 0)),
    ],
)
def test_what_is_no_text_is_refused_at_its_place(
    tmp_path: Path, name: str, content: bytes, code: str, place: tuple[int, int]
) -> None:
    (tmp_path / name).write_bytes(content)
    (fault,) = _faults(str(tmp_path / name))
    assert (fault.code, fault.place.line, fault.place.column) == (code, *place)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("5%", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\xff")
    (tmp_path / "empty").mkdir()
    faults = _faults(str(tmp_path), str(tmp_path / "missing.md"), str(tmp_path / "empty"))
    assert [fault.code for fault in faults] == ["draft_encoding", "draft_unreadable", "no_drafts"]


def test_a_fault_is_told_with_excerpt_and_remedy(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes("增长".encode() + b"\xff5%\n")
    assert problem_lines(messages("en"), _faults(str(path))[0]) == [
        f"{path}:1:3: neither UTF-8 nor GB18030: byte 0xff",
        "    增长\\xff5%",
        "        ^",
        "    save the file as UTF-8, or name its encoding: --encoding big5",
    ]
    missing = problem_lines(messages("en"), _faults(str(tmp_path / "no"))[0])
    assert missing[0] == f"{tmp_path}/no: cannot be read: No such file or directory"


def test_a_pattern_that_no_shell_expanded_names_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b/c.txt", "b/d/e.txt", "[x].txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text("5%", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [draft.path for draft in _read("b/**/*.txt")] == ["b/c.txt", "b/d/e.txt"]
    assert [draft.path for draft in _read("[x].txt")] == ["[x].txt"]
    assert [fault.code for fault in _faults("*.odt")] == ["no_match"]

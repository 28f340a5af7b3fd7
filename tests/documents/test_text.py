"""Encodings of text files: told from the bytes, kept to where they are given, refused in place."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lukou_cli.documents.text import Decoded, decode_text
from lukou_cli.errors import Problem
from lukou_cli.load.files import load_files
from tests.conftest import DATA, Run

# Phrases of the data: short texts, as rows and headings of drafts are.
PHRASES = sorted(
    {
        fact.source.phrase
        for _, fact in load_files([DATA]).facts()
        if not fact.source.phrase.isascii()
    }
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_short_chinese_texts_are_read_in_any_usual_encoding(encoding: str) -> None:
    wrong = [p for p in PHRASES if _text(p.encode(encoding)) != p]
    assert len(PHRASES) > 150
    assert wrong == []


def _text(data: bytes) -> str | Problem:
    found = decode_text("a.txt", data)
    return found.text if isinstance(found, Decoded) else found


def test_big_endian_with_a_mark_is_read() -> None:
    assert _text("\ufeff增长5%".encode("utf-16-be")) == "增长5%"


def test_damaged_utf_8_is_never_taken_for_gb18030() -> None:
    """A byte lost or changed in the middle leaves no text of other characters without a word."""
    draw = random.Random(1)  # noqa: S311  damage, no secrets
    text = "".join(PHRASES[:40]).encode()
    starts = [i for i, byte in enumerate(text) if byte >= 0xC0]
    for _ in range(300):
        at = draw.choice(starts)
        damaged = text[:at] + text[at + 1 :]
        found = decode_text("a.txt", damaged)
        assert isinstance(found, Problem)
        assert found.code == "draft_encoding"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40))
def test_utf_8_is_always_read_as_itself(text: str) -> None:
    assert _text(("\ufeff" + text).encode()) == text.removeprefix("\ufeff")
    if not text.startswith("\ufeff"):
        assert _text(text.encode()) == text


@pytest.mark.parametrize(
    ("data", "encoding", "code", "place"),
    [
        ("增长\n5%".encode() + b"\xff", "", "draft_encoding", (2, 3)),
        ("增长".encode("gbk") + b"\xff\xff", "gbk", "encoding_other", (1, 3)),
        ("增长".encode("gbk"), "utf-8", "encoding_other", (1, 1)),
        ("增\n长\0".encode("utf-16"), "", "draft_nul", (2, 2)),
    ],
)
def test_what_cannot_be_decoded_is_told_in_place(
    data: bytes, encoding: str, code: str, place: tuple[int, int]
) -> None:
    found = decode_text("a.txt", data, encoding)
    assert isinstance(found, Problem)
    assert (found.code, found.place.line, found.place.column) == (code, *place)


def test_the_encoding_is_told_and_can_be_chosen(lukou: Run, tmp_path: Path) -> None:
    text = "2025年渌口区地区生产总值增长5.3%。"
    (tmp_path / "a.txt").write_bytes(text.encode("gbk"))
    (tmp_path / "b.txt").write_bytes(text.encode("utf-16"))
    run = lukou("check", "a.txt", "b.txt", "-v", "--as-of", "2026-02")
    assert run.stderr == "lukou: a.txt: read as gb18030\nlukou: b.txt: read as utf-16\n"
    assert "2 confirmed" in run.stdout
    run = lukou("check", "a.txt", "--encoding", "utf-8")
    assert run.stderr.startswith("a.txt:1:5: not utf-8: byte 0xc4\n")
    assert run.returncode == 5
    run = lukou("check", "a.txt", "--encoding", "gkb")
    assert run.stderr.startswith("lukou: --encoding: no value “gkb”\n")
    assert run.returncode == 2

"""What is left out of a check: lines that the draft itself marks."""

from __future__ import annotations

import pytest

from lukou_cli.documents.ignore import ignored, marked


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("甲<!-- lukou-ignore -->乙\n丙", ["甲<!-- lukou-ignore -->乙\n"]),
        ("甲\n<!--lukou-ignore-next-->\n\r\n \n乙\r\n丙", ["乙\r\n"]),
        ("<!-- lukou-ignore-next -->甲\n乙\n丙", ["乙\n"]),
        ("<!-- lukou-ignore-next -->\n\n", []),
        ("<!-- lukou-ignores -->\n<!-- lukou -->\n<!-- lukou-ignore\n-->", []),
    ],
)
def test_a_comment_takes_out_a_line(text: str, lines: list[str]) -> None:
    assert [text[start:end] for start, end in marked(text)] == lines
    assert all(ignored(text).touch(text.index(line), text.index(line) + 1) for line in lines)

"""Places in documents without lines: paragraphs counted through, columns within them."""

from __future__ import annotations

from lukou_cli.text.anchors import Anchor, Anchors
from lukou_cli.text.position import Position

TEXT = "# 题\n\n甲\n乙5%\n丙\t6%\n"


def test_columns_count_from_the_beginning_of_the_paragraph() -> None:
    cells = [Anchor(5, table=1, row=1, column=column) for column in (1, 2)]
    starts = (2, 5, TEXT.index("丙"), TEXT.index("6"))
    anchors = Anchors(TEXT, list(zip(starts, (Anchor(1), Anchor(3), *cells), strict=True)))
    five, six = TEXT.index("5"), TEXT.index("6")
    assert (anchors.at(five), anchors.in_bytes(five)) == (Position(3, 4), Position(3, 8))
    assert (anchors.at(six), anchors.in_bytes(six)) == (Position(5, 1), Position(5, 1))
    assert anchors.at(six + 2) == Position(5, 3)
    assert anchors.anchor(six) == cells[1]
    assert anchors.anchor(0) == Anchor(1)

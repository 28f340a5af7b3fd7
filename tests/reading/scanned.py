"""How the tests of reading find the figures of a draft."""

from __future__ import annotations

from lukou_cli.reading.figures import Figure, scan
from lukou_cli.reading.passage import Passage
from lukou_cli.reading.structure import blocks


def figures(text: str) -> list[tuple[str, Figure]]:
    """Every figure of a draft with the draft's own text of it."""
    found = []
    for block in blocks(text):
        for figure in scan(Passage(block)):
            start, end = block.span(figure.start, figure.end)
            found.append((text[start:end], figure))
    return found

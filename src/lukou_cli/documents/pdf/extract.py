"""The process that reads one PDF: from its bytes on standard input to the lines of its pages.

    python -m lukou_cli.documents.pdf.extract MOST_CHARACTERS

A file made to do harm can keep pypdf busy without end, or fill the memory: this process has
limits, and whoever waits for it does not wait longer than they allow.
"""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.files import MIB

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pypdf import PageObject

MOST_MEMORY = 1024 * MIB
MOST_SECONDS = 60
# A gap between two stretches of a line that parts the cells of a table, in widths of a character.
_GAP = 1.5


class PageLine(msgspec.Struct, frozen=True, array_like=True):
    """A line as printed: from ``left`` to ``right``, ``height`` above the foot, in points.

    ``size`` is that of its characters; ``right`` is estimated from them. ``cells`` are where
    each of the parts between tabs begins and ends.
    """

    text: str
    left: float
    right: float
    height: float
    size: float
    cells: tuple[tuple[float, float], ...]


class Extracted(msgspec.Struct, frozen=True):
    """The lines of each page, or a code of what is wrong."""

    pages: list[list[PageLine]] = []
    fault: str = ""


def pages_of(data: bytes, most: int) -> Extracted:
    """What pypdf finds; any exception of it means that the file is damaged."""
    import io

    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    try:
        reader = PdfReader(io.BytesIO(data))
        # Many files are locked against changes only, and open without a password.
        if reader.is_encrypted and not reader.decrypt(""):
            return Extracted(fault="document_encrypted")
        pages: list[list[PageLine]] = []
        for page in reader.pages:
            pages.append(list(_lines(page)))
            most -= sum(len(line.text) for line in pages[-1])
            if most < 0:
                return Extracted(fault="document_too_large")
    except (DependencyError, FileNotDecryptedError):
        return Extracted(fault="document_encrypted")
    except MemoryError:
        return Extracted(fault="pdf_limits")
    except Exception:  # noqa: BLE001  pypdf's failures on what is broken are of every kind
        return Extracted(fault="pdf_damaged")
    return Extracted(pages)


class _Stretch(msgspec.Struct, frozen=True):
    """Characters shown in one go."""

    text: str
    left: float
    height: float
    size: float

    @property
    def right(self) -> float:
        return self.left + self.size * width(self.text)


def width(text: str) -> float:
    """How wide a text is printed, about, in widths of a Chinese character."""
    return sum(1.0 if char >= "\u2e80" else 0.5 for char in text)


def _lines(page: PageObject) -> Iterator[PageLine]:
    """The lines of a page in the order in which it shows them."""
    from pypdf import mult

    found: list[list[_Stretch]] = [[]]

    def shown(text: str, user: Any, matrix: Any, _font: Any, size: float) -> None:
        _, _, _, scale, left, height = mult(matrix, user)
        for number, part in enumerate(text.split("\n")):
            if number:
                found.append([])
            if part.strip():
                found[-1].append(_Stretch(part, left, height, abs(scale * size) or 1.0))

    page.extract_text(visitor_text=shown)
    return map(_joined, filter(None, found))


def _joined(stretches: list[_Stretch]) -> PageLine:
    first = stretches[0]
    cells, spans, right = [first.text], [(first.left, first.right)], first.right
    for stretch in stretches[1:]:
        if stretch.left - right > _GAP * stretch.size:
            cells.append("")
            spans.append((stretch.left, stretch.right))
        cells[-1] += stretch.text
        right = stretch.right
        spans[-1] = (spans[-1][0], right)
    size = max(stretch.size for stretch in stretches)
    text = "\t".join(" ".join(cell.split()) for cell in cells)
    # A file can name any number for a character, also those that are none.
    text = text.replace("\0", "").encode("utf-8", "replace").decode()
    return PageLine(text, first.left, right, first.height, size, tuple(spans))


def _main() -> None:
    try:
        import resource
    except ImportError:  # Windows has none; the time is limited from outside
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    logging.disable()
    found = pages_of(sys.stdin.buffer.read(), int(sys.argv[1]))
    sys.stdout.buffer.write(msgspec.json.encode(found))


if __name__ == "__main__":
    _main()

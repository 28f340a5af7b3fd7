"""PDF files made by hand: text at places on pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_CMAP = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def "
    "1 begincodespacerange <0000> <FFFF> endcodespacerange "
    "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
)


class Shown(NamedTuple):
    """A line: from the left, above the foot of the page, in points."""

    text: str
    left: float = 72
    height: float = 700
    size: float = 12


def lines(*texts: str, left: float = 72, top: float = 700) -> list[Shown]:
    """Lines below each other."""
    return [Shown(text, left, top - 18 * number) for number, text in enumerate(texts)]


def made(bodies: Sequence[str]) -> bytes:
    """A file of these objects, the first of which is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer\n<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def stream(content: str, more: str = "") -> str:
    return f"<</Length {len(content)}{more}>>\nstream\n{content}\nendstream"


def pdf(*pages: Sequence[Shown]) -> bytes:
    """A file of these pages, in a font whose characters are numbered as in Unicode."""
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H"
        "/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/DW 1000"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        stream(_CMAP),
    ]
    for number, page in enumerate(pages):
        shown = "".join(
            f"BT /F1 {line.size} Tf 1 0 0 1 {line.left} {line.height} Tm "
            f"<{line.text.encode('utf-16-be').hex()}> Tj ET\n"
            for line in page
        )
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {7 + 2 * number} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        bodies.append(stream(shown))
    return made(bodies)

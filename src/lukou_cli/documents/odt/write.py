"""Comments written into a copy of an OpenDocument text.

They stand between the characters of its content; all other bytes of that part, and all other
parts, stay as they are. Comments carry no date, so that the same draft gives the same copy.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from lukou_cli.documents.document import UnreadableError, apart
from lukou_cli.documents.odt.read import CONTENT, read_open_text
from lukou_cli.documents.package import Package

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lukou_cli.documents.document import Remark, Revisions
    from lukou_cli.documents.odt.read import OpenText

AUTHOR = "lukou"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = (
    f'xmlns:office="{_OASIS}:office:1.0" xmlns:text="{_OASIS}:text:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def annotate_open_text(
    data: bytes, most: int, revisions: Revisions, remarks: Iterable[Remark]
) -> bytes:
    """A copy of the document with a comment for each remark.

    Raises UnreadableError for a document that cannot be read, or not be written to.
    """
    found = read_open_text(Package(data, most), revisions)
    package = Package(data, most)
    content = package.read(CONTENT)
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableError("document_unwritable", part=CONTENT)
    names = (name for number in count(1) if (name := f"lukou-{number}").encode() not in content)
    inserted: list[tuple[int, str]] = []
    for remark in apart(remarks):
        inserted += _comment(found, remark, next(names))
    pieces, at = [], 0
    for place, text in sorted(inserted, key=lambda found: found[0]):
        pieces += [content[at:place], text.encode()]
        at = place
    return package.with_parts({CONTENT: b"".join([*pieces, content[at:]])})


def _comment(found: OpenText, remark: Remark, name: str) -> list[tuple[int, str]]:
    """What is inserted at which byte of the content: a comment, and the end of what it is about."""
    portions = list(found.layout.portions(remark.start, remark.end))
    nodes = [found.nodes[portion.node] for portion in portions]
    if not nodes or any(node.host >= 0 for node in nodes):
        host = max((node.host for node in nodes), default=0)
        return [(host or _beginning(found), _annotation(remark.message, ""))]
    first, last = portions[0], portions[-1]
    start = nodes[0].start + len(nodes[0].text[: first.start].encode())
    end = nodes[-1].start + len(nodes[-1].text[: last.end].encode())
    ending = f'<office:annotation-end {_SPACES} office:name="{name}"/>'
    return [(start, _annotation(remark.message, name)), (end, ending)]


def _beginning(found: OpenText) -> int:
    """Where the body's text begins, or what in it holds the first."""
    for node in found.nodes:
        if node.host:
            return node.start if node.host < 0 else node.host
    raise UnreadableError("document_unwritable", part=CONTENT)


def _annotation(message: str, name: str) -> str:
    named = f' office:name="{name}"' if name else ""
    return (
        f"<office:annotation {_SPACES}{named}><dc:creator>{AUTHOR}</dc:creator>"
        f"<text:p>{escape(message)}</text:p></office:annotation>"
    )

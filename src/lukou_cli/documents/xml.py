"""XML from strangers: no document types, hence no entities and nothing external; no deep nesting.

Elements and attributes are named by a prefix of our own choice for each namespace, so that
readers do not depend on what prefixes a file uses. Places are offsets in its bytes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError, ParserCreate

from lukou_cli.documents.document import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Protocol

    class Handler(Protocol):
        """What is told of the elements of a part, in order."""

        def start(self, name: str, attributes: Mapping[str, str], at: int) -> None: ...
        def end(self, name: str, at: int) -> None: ...
        def characters(self, text: str, at: int) -> None: ...


# As deep as libxml2 goes by default; documents seldom go beyond forty.
_MOST_DEEP = 256
_TAG = re.compile(rb"""<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")
_OFFICE = "http://schemas.openxmlformats.org/"
_ISO = "http://purl.oclc.org/ooxml/"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    f"{_OFFICE}wordprocessingml/2006/main": "w",
    f"{_ISO}wordprocessingml/main": "w",
    f"{_OFFICE}presentationml/2006/main": "p",
    f"{_ISO}presentationml/main": "p",
    f"{_OFFICE}drawingml/2006/main": "a",
    f"{_ISO}drawingml/main": "a",
    f"{_OFFICE}officeDocument/2006/relationships": "r",
    f"{_ISO}officeDocument/relationships": "r",
    f"{_OFFICE}officeDocument/2006/math": "m",
    f"{_ISO}officeDocument/math": "m",
    f"{_OFFICE}markup-compatibility/2006": "mc",
    f"{_OFFICE}package/2006/relationships": "rel",
    f"{_OFFICE}package/2006/content-types": "ct",
    "http://www.w3.org/XML/1998/namespace": "xml",
    f"{_OASIS}office:1.0": "office",
    f"{_OASIS}text:1.0": "text",
    f"{_OASIS}table:1.0": "table",
    f"{_OASIS}style:1.0": "style",
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}svg-compatible:1.0": "svg",
}


def parse_xml(part: str, data: bytes, handler: Handler) -> None:
    """Tell the handler of everything in the part; raises UnreadableError for what is unsound."""
    parser = ParserCreate(namespace_separator=" ")
    known: dict[str, str] = {}
    depth = 0

    def named(raw: str) -> str:
        name = known.get(raw)
        if name is None:
            space, _, local = raw.rpartition(" ")
            name = known[raw] = f"{_PREFIXES.get(space, '?')}:{local}" if space else local
        return name

    def start(raw: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MOST_DEEP:
            raise UnreadableError("document_nesting", part=part, limit=str(_MOST_DEEP))
        found = {named(key): value for key, value in attributes.items()}
        handler.start(named(raw), found, parser.CurrentByteIndex)

    def end(raw: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(named(raw), parser.CurrentByteIndex)

    def characters(text: str) -> None:
        handler.characters(text, parser.CurrentByteIndex)

    def refuse(*_declared: object) -> None:
        raise UnreadableError("document_dtd", part=part)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        raise UnreadableError(
            "document_xml", part=part, line=str(error.lineno), column=str(error.offset + 1)
        ) from error
    finally:
        # They hold the parser, which holds them: else a document stays until garbage is collected.
        parser.StartElementHandler = parser.EndElementHandler = None
        parser.CharacterDataHandler = None


def element_end(data: bytes, start: int, at: int) -> int:
    """Where the element ends that begins at ``start``, its end being told at ``at``.

    That of an empty one is told behind it.
    """
    opened = tag_end(data, start)
    return opened if data.startswith(b"/>", opened - 2) else tag_end(data, at)


def tag_end(data: bytes, at: int) -> int:
    """Where the tag that begins at this offset ends."""
    found = _TAG.match(data, at)
    assert found is not None
    return found.end()

"""Documents of word processors and presentations, by what their archive holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.documents.document import Document, Revisions, UnreadableError
from lukou_cli.documents.ooxml import CONTENT_TYPES, main_part
from lukou_cli.documents.package import Package

if TYPE_CHECKING:
    from lukou_cli.errors import Problem

# In the content types of presentations, with macros or without.
_SLIDES = ("presentationml", "ms-powerpoint")


def read_office(path: str, data: bytes, most: int, revisions: Revisions) -> Document | Problem:
    """The document in this archive, or what keeps it from being read."""
    try:
        package = Package(data, most)
        if "mimetype" in package:
            return _open_text(path, package, revisions)
        if CONTENT_TYPES in package:
            main, kind = main_part(package)
            if any(word in kind for word in _SLIDES):
                return _slides(path, package, main)
            return _word(path, package, revisions)
    except UnreadableError as error:
        return error.problem(path)
    return UnreadableError("document_kind").problem(path)


def _slides(path: str, package: Package, main: str) -> Document:
    from lukou_cli.documents.pptx import read_slides

    layout = read_slides(package, main)
    return Document(path, layout.text, "pptx", layout.anchors)


def _word(path: str, package: Package, revisions: Revisions) -> Document:
    from lukou_cli.documents.docx.read import read_word

    word = read_word(package, revisions)
    return Document(
        path, word.layout.text, "docx", word.layout.anchors, revisions.value if word.changes else ""
    )


def _open_text(path: str, package: Package, revisions: Revisions) -> Document:
    from lukou_cli.documents.odt.read import read_open_text

    found = read_open_text(package, revisions)
    told = revisions.value if found.changes else ""
    return Document(path, found.layout.text, "odt", found.layout.anchors, told)

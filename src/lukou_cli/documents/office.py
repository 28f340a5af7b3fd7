"""Documents of word processors, by what their archive holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.documents.document import Document, Revisions, UnreadableError
from lukou_cli.documents.package import Package

if TYPE_CHECKING:
    from lukou_cli.errors import Problem


def read_office(path: str, data: bytes, most: int, revisions: Revisions) -> Document | Problem:
    """The document in this archive, or what keeps it from being read."""
    try:
        package = Package(data, most)
        if "mimetype" in package:
            return _open_text(path, package, revisions)
        if "[Content_Types].xml" in package:
            return _word(path, package, revisions)
    except UnreadableError as error:
        return error.problem(path)
    return UnreadableError("document_kind").problem(path)


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

"""The text of an OpenDocument file as its reader sees it, with tracked changes as asked for.

What was deleted is kept apart, before the text, under the name of its change; what was
inserted stands in the text between two marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

import msgspec

from lukou_cli.documents.document import Revisions, UnreadableError
from lukou_cli.documents.flow import Builder
from lukou_cli.documents.layout import Layout, Piece
from lukou_cli.documents.xml import parse_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lukou_cli.documents.package import Package

CONTENT = "content.xml"
_STYLES = "styles.xml"
_MANIFEST = "META-INF/manifest.xml"
_MIME = b"application/vnd.oasis.opendocument.text"
_ENCRYPTED = b"encryption-data"
_PARAGRAPHS = ("text:p", "text:h")
_IN_TABLE = frozenset(("table:table-row", "table:table-cell", "table:covered-table-cell"))
# What is not in the text, or is not seen.
_SKIPPED = frozenset(
    "office:annotation office:scripts office:meta office:binary-data text:note-citation "
    "text:page-number text:page-count text:ruby-text text:hidden-text text:hidden-paragraph "
    "draw:object svg:title svg:desc text:sequence-decls text:variable-decls".split()
)
# Drawn shapes that may hold paragraphs, as a frame's text box does: what becomes of Word's boxes.
_SHAPES = frozenset(
    f"draw:{shape}"
    for shape in (
        "custom-shape rect circle ellipse line polyline polygon regular-polygon path connector "
        "measure caption"
    ).split()
)
# What stands aside of the text, and cannot be commented.
_HOSTS = frozenset(("text:note", "draw:frame")) | _SHAPES
_SPACE = re.compile(r"[ \t\r\n]+")
_RUN = re.compile(r"[ \t\r\n]+|[^ \t\r\n]+")
# More spaces in a row say no more.
_MOST_SPACES = 100
_MOST_COLUMNS = 63


class OpenNode(msgspec.Struct, frozen=True):
    """Characters as they stand in a part, from byte ``start`` on.

    ``host`` is where a comment can stand instead: where in the content the note or the frame
    begins that holds them; 0 in headers and footers, -1 in the body's own text.
    """

    part: str
    text: str
    start: int
    host: int


class OpenText(msgspec.Struct, frozen=True):
    """A document that was read: its text, the nodes that it is made of, its tracked changes."""

    layout: Layout
    nodes: list[OpenNode]
    changes: int


def read_open_text(package: Package, revisions: Revisions = Revisions.FINAL) -> OpenText:
    """Raises UnreadableError for what is no sound OpenDocument text."""
    if package.read("mimetype").strip() not in (_MIME, _MIME + b"-template"):
        raise UnreadableError("document_kind")
    if _MANIFEST in package and _ENCRYPTED in package.read(_MANIFEST):
        raise UnreadableError("document_encrypted")
    reader = _Reader(revisions)
    reader.read(package, CONTENT)
    if _STYLES in package:
        reader.read(package, _STYLES)
    return OpenText(Layout(reader.builder.blocks), reader.nodes, reader.changes)


class _Reader:
    """Follows the elements of the content, then of the styles, which hold headers and footers."""

    def __init__(self, revisions: Revisions) -> None:
        self.builder = Builder()
        self.nodes: list[OpenNode] = []
        self.changes = 0
        self._original = revisions is Revisions.ORIGINAL
        self._hidden: set[str] = set()
        self._inserted: set[str] = set()
        self._deleted: dict[str, list[str]] = {}
        self._counts: dict[str, int] = {}

    def read(self, package: Package, part: str) -> None:
        self._part = part
        self._path: list[str] = []
        self._hosts: list[int] = []
        self._shapes: list[bool] = []
        self._skip = self._insertions = 0
        self._change = self._style = self._note = ""
        parse_xml(part, package.read(part), self)
        self.builder.end_part()

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:
        within = any(outer in _PARAGRAPHS for outer in self._path)
        self._path.append(name)
        if self._skip or name in _SKIPPED or self._is_hidden(name, attributes):
            self._skip += 1
        elif name in _IN_TABLE and not self.builder.in_table:
            raise UnreadableError("document_structure", part=self._part, element=name)
        elif "text:tracked-changes" in self._path:
            self._start_change(name, attributes)
        elif name in _HOSTS:
            self._hosts.append(at if within else 0)
            if name == "text:note":
                self._start_note(attributes)
            elif name in _SHAPES:
                self._shapes.append(False)
        elif found := self._START.get(name):
            found(self, attributes)

    def _is_hidden(self, name: str, attributes: Mapping[str, str]) -> bool:
        """Sections say so themselves, text by its style."""
        told = attributes.get("text:display") == "none" and name == "text:section"
        return told or attributes.get("text:style-name", "") in self._hidden

    def end(self, name: str, at: int) -> None:  # noqa: ARG002
        self._path.pop()
        if self._skip:
            self._skip -= 1
        elif name in _HOSTS and "text:tracked-changes" not in self._path:
            self._hosts.pop()
            if name in _SHAPES and self._shapes.pop():
                self._end_aside()
        elif "text:tracked-changes" not in self._path and (found := self._END.get(name)):
            found(self)

    def characters(self, text: str, at: int) -> None:
        if self._skip or not any(name in _PARAGRAPHS for name in self._path):
            return
        if "text:tracked-changes" not in self._path:
            for run in _RUN.findall(text):
                self._put(" " if run.isspace() else run, at)
                at += len(run.encode())
        elif paragraphs := self._deleted.get(self._change):
            paragraphs[-1] += _SPACE.sub(" ", text)

    # Tracked changes

    def _start_change(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "text:changed-region":
                self.changes += 1
                self._change = attributes.get("xml:id") or attributes.get("text:id", "")
            case "text:insertion":
                self._inserted.add(self._change)
            case "text:deletion":
                self._deleted[self._change] = []
            case "text:p" | "text:h" if self._change in self._deleted:
                self._deleted[self._change].append("")

    def _open_insertion(self, attributes: Mapping[str, str]) -> None:
        self._insertions += self._original and attributes.get("text:change-id") in self._inserted

    def _close_insertion(self, attributes: Mapping[str, str]) -> None:
        self._insertions -= self._original and attributes.get("text:change-id") in self._inserted

    def _deletion(self, attributes: Mapping[str, str]) -> None:
        """Where something was deleted; its paragraphs come back in the original."""
        if not self._original:
            return
        for number, text in enumerate(self._deleted.get(attributes.get("text:change-id", ""), ())):
            if number and self.builder.paragraph is not None:
                self.builder.end_paragraph()
                self.builder.start_paragraph()
            self._put(text)

    # Text

    def _put(self, text: str, at: int = -1) -> None:
        """Text in which a space at the beginning, or behind another one, is none.

        ``at`` is the byte at which it stands in the part, -1 for what stands nowhere.
        """
        paragraph = self.builder.paragraph
        if paragraph is None:
            return
        before = paragraph.pieces[-1].text[-1:] if paragraph.pieces else ""
        if text.startswith(" ") and before in ("", " ", "\n"):
            text = text[1:]
        if text:
            self._put_exactly(text, at)

    def _put_exactly(self, text: str, at: int = -1) -> None:
        paragraph = self.builder.paragraph
        if paragraph is None or self._insertions:
            return
        node = -1
        if at >= 0:
            node = len(self.nodes)
            self.nodes.append(OpenNode(self._part, text, at, self._host))
        paragraph.pieces.append(Piece(text, node))

    @property
    def _host(self) -> int:
        if self._part != CONTENT:
            return 0
        return self._hosts[0] if self._hosts else -1

    def _spaces(self, attributes: Mapping[str, str]) -> None:
        self._put_exactly(" " * min(_count(attributes, "text:c"), _MOST_SPACES))

    def _start_paragraph(self, _attributes: Mapping[str, str]) -> None:
        self._open_shape()
        self.builder.start_paragraph()

    def _start_heading(self, attributes: Mapping[str, str]) -> None:
        self._open_shape()
        self.builder.start_paragraph().level = _count(attributes, "text:outline-level")

    def _open_shape(self) -> None:
        """A shape is a text box from its first paragraph on: most have none."""
        if self._path[-2] in _SHAPES and not self._shapes[-1]:
            self._shapes[-1] = True
            self._start_aside("textbox")

    def _end_paragraph(self) -> None:
        paragraph = self.builder.paragraph
        if paragraph is not None:
            paragraph.goes_on = bool(self._insertions)
        self.builder.end_paragraph()

    # What stands aside, tables

    def _start_aside(self, part: str) -> None:
        number = self._counts[part] = self._counts.get(part, 0) + 1
        self.builder.start_aside(part, number)

    def _start_note(self, attributes: Mapping[str, str]) -> None:
        self._note = "endnote" if attributes.get("text:note-class") == "endnote" else "footnote"

    def _end_aside(self) -> None:
        self.builder.end_aside()

    def _start_table(self, _attributes: Mapping[str, str]) -> None:
        self.builder.start_table()

    def _end_table(self) -> None:
        self.builder.end_table()

    def _start_row(self, _attributes: Mapping[str, str]) -> None:
        self.builder.start_row()

    def _end_row(self) -> None:
        if self._insertions:
            self.builder.drop_row()
        self.builder.end_row()

    def _start_cell(self, _attributes: Mapping[str, str]) -> None:
        self.builder.start_cell()

    def _end_cell(self) -> None:
        self.builder.end_cell()

    def _covered(self, attributes: Mapping[str, str]) -> None:
        """Cells that others reach into: empty, as many as are told."""
        repeated = _count(attributes, "table:number-columns-repeated")
        self.builder.skip_columns(min(repeated, _MOST_COLUMNS))
        self._skip += 1

    # Styles

    def _start_style(self, attributes: Mapping[str, str]) -> None:
        self._style = attributes.get("style:name", "")

    def _style_properties(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("text:display") == "none":
            self._hidden.add(self._style)

    _START: ClassVar[dict[str, Callable[[_Reader, Mapping[str, str]], None]]] = {
        "style:style": _start_style,
        "style:text-properties": _style_properties,
        "style:header": lambda self, _attributes: self._start_aside("header"),
        "style:footer": lambda self, _attributes: self._start_aside("footer"),
        "text:p": _start_paragraph,
        "text:h": _start_heading,
        "text:s": _spaces,
        "text:tab": lambda self, _attributes: self._put_exactly("\t"),
        "text:line-break": lambda self, _attributes: self._put_exactly("\n"),
        "text:note-body": lambda self, _attributes: self._start_aside(self._note or "footnote"),
        "text:change-start": _open_insertion,
        "text:change-end": _close_insertion,
        "text:change": _deletion,
        "draw:text-box": lambda self, _attributes: self._start_aside("textbox"),
        "table:table": _start_table,
        "table:table-row": _start_row,
        "table:table-cell": _start_cell,
        "table:covered-table-cell": _covered,
    }
    _END: ClassVar[dict[str, Callable[[_Reader], None]]] = {
        "style:header": _end_aside,
        "style:footer": _end_aside,
        "text:p": _end_paragraph,
        "text:h": _end_paragraph,
        "text:note-body": _end_aside,
        "draw:text-box": _end_aside,
        "table:table": _end_table,
        "table:table-row": _end_row,
        "table:table-cell": _end_cell,
    }


def _count(attributes: Mapping[str, str], name: str) -> int:
    """A number that an attribute gives, 1 where it gives none."""
    text = attributes.get(name, "1")
    return int(text) if text.isdecimal() and len(text) < 6 else 1

"""The text of a presentation: its slides in order, shapes, tables and speaker's notes.

Charts, diagrams and pictures are parts of their own, and not read; nor are hidden shapes and
the numbers of slides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lukou_cli.documents.document import UnreadableError
from lukou_cli.documents.flow import Builder
from lukou_cli.documents.layout import Layout, Piece
from lukou_cli.documents.ooxml import OnlyStarts, relationships
from lukou_cli.documents.xml import parse_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lukou_cli.documents.package import Package

_TITLES = ("title", "ctrTitle")
_IN_TABLE = ("a:tr", "a:tc")


def read_slides(package: Package, main: str) -> Layout:
    """The text of the presentation whose main part is given."""
    slides = _SlideList()
    parse_xml(main, package.read(main), slides)
    targets = {found.id: found.target for found in relationships(package, main)}
    reader = _Reader()
    for number, slide in enumerate(slides.ids, 1):
        part = targets.get(slide, "")
        reader.read(package, part, "slide", number)
        for found in relationships(package, part):
            if found.kind == "notesSlide":
                reader.read(package, found.target, "notes", number)
    return Layout(reader.builder.blocks)


class _SlideList(OnlyStarts):
    def __init__(self) -> None:
        self.ids: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:  # noqa: ARG002
        if name == "p:sldId":
            self.ids.append(attributes.get("r:id", ""))


class _Reader:
    """Follows the elements of one slide after another."""

    def __init__(self) -> None:
        self.builder = Builder()

    def read(self, package: Package, part: str, kind: str, number: int) -> None:
        self._part = part
        self.builder.part, self.builder.number = kind, number
        self._skip = 0
        self._is_title = self._is_hidden = False
        self._text: list[str] | None = None
        parse_xml(part, package.read(part), self)
        self.builder.end_part()

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:  # noqa: ARG002
        is_number = name == "a:fld" and attributes.get("type") == "slidenum"
        if self._skip or name == "mc:Fallback" or is_number:
            self._skip += 1
            return
        if name in _IN_TABLE and not self.builder.in_table:
            raise UnreadableError("document_structure", part=self._part, element=name)
        if found := self._START.get(name):
            found(self, attributes)

    def end(self, name: str, at: int) -> None:  # noqa: ARG002
        if self._skip:
            self._skip -= 1
        elif found := self._END.get(name):
            found(self)

    def characters(self, text: str, at: int) -> None:  # noqa: ARG002
        if self._text is not None and not self._skip:
            self._text.append(text)

    def _start_shape(self, _attributes: Mapping[str, str]) -> None:
        self._is_title = self._is_hidden = False

    def _placeholder(self, attributes: Mapping[str, str]) -> None:
        self._is_title = attributes.get("type") in _TITLES

    def _properties(self, attributes: Mapping[str, str]) -> None:
        self._is_hidden = attributes.get("hidden", "0") not in ("0", "false")

    def _start_paragraph(self, _attributes: Mapping[str, str]) -> None:
        self.builder.start_paragraph().level = int(self._is_title)

    def _start_text(self, _attributes: Mapping[str, str]) -> None:
        self._text = []

    def _end_text(self) -> None:
        text = "".join(self._text or ()).translate({0x0A: " ", 0x0D: " ", 0x09: " "})
        self._text = None
        self._put(text)

    def _put(self, text: str) -> None:
        paragraph = self.builder.paragraph
        if text and paragraph is not None and not self._is_hidden:
            paragraph.pieces.append(Piece(text))

    _START: ClassVar[dict[str, Callable[[_Reader, Mapping[str, str]], None]]] = {
        "p:sp": _start_shape,
        "p:graphicFrame": _start_shape,
        "p:ph": _placeholder,
        "p:cNvPr": _properties,
        "a:p": _start_paragraph,
        "a:t": _start_text,
        "a:br": lambda self, _attributes: self._put("\n"),
        "a:tbl": lambda self, _attributes: self.builder.start_table(),
        "a:tr": lambda self, _attributes: self.builder.start_row(),
        "a:tc": lambda self, _attributes: self.builder.start_cell(),
    }
    _END: ClassVar[dict[str, Callable[[_Reader], None]]] = {
        "a:p": lambda self: self.builder.end_paragraph(),
        "a:t": _end_text,
        "a:tbl": lambda self: self.builder.end_table(),
        "a:tr": lambda self: self.builder.end_row(),
        "a:tc": lambda self: self.builder.end_cell(),
    }

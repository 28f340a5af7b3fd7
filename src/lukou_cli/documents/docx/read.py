"""The text of a Word document as its reader sees it, with tracked changes as asked for.

Body, tables, notes, text boxes, headers and footers; runs joined, however they are split.
Hidden text, instructions of fields, page numbers and placeholders are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

import msgspec

from lukou_cli.documents.document import Revisions, UnreadableError
from lukou_cli.documents.docx.parts import (
    Styles,
    is_on,
    outline,
    word_part,
)
from lukou_cli.documents.flow import Builder
from lukou_cli.documents.layout import Layout, Piece
from lukou_cli.documents.ooxml import relationships
from lukou_cli.documents.xml import element_end, parse_xml, tag_end

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lukou_cli.documents.package import Package


class TextNode(msgspec.Struct, frozen=True):
    """The text of one element, and what a writer has to know of it.

    Places are offsets in the bytes of the part: of the element [start, end), of the start tag
    of its run, of the properties of the run, of the start tag of the insertion that the
    run is a child of; (0, 0) where there is none. ``host`` is where a comment can
    stand instead: where in the main part the run begins that refers to the note or holds the
    text box, or a formula; 0 in headers and footers, -1 in the body's own runs.
    """

    part: str
    text: str
    start: int
    end: int
    run: tuple[int, int]
    properties: tuple[int, int]
    insertion: tuple[int, int]
    deleted: bool
    host: int


class Word(msgspec.Struct, frozen=True):
    """A document that was read: its text, and the nodes that it is made of."""

    layout: Layout
    nodes: list[TextNode]
    main: str
    changes: int


_INSERTIONS = ("w:ins", "w:moveTo")
_DELETIONS = ("w:del", "w:moveFrom")
# Properties as they were before a tracked change, and what is no text of the document.
_SKIPPED = frozenset(
    "w:rPrChange w:pPrChange w:sectPrChange w:tblPrChange w:trPrChange w:tcPrChange "
    "w:tblGridChange w:numberingChange w:rt w:sdtEndPr".split()
)
_IN_TABLE = frozenset(("w:tr", "w:tc", "w:gridBefore", "w:gridSpan"))
_PAGE_FIELDS = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b", re.IGNORECASE)
_NOTES = {"w:footnote": "footnote", "w:endnote": "endnote"}
# Characters of Adobe's Symbol font that qualify a figure; Word stores them with F0 before.
_SYMBOLS = {"A3": "≤", "B3": "≥", "B1": "±", "BB": "≈", "B4": "×", "B0": "°", "B9": "≠"}


def read_word(package: Package, revisions: Revisions = Revisions.FINAL) -> Word:
    """Raises UnreadableError for what is no sound Word document."""
    main = word_part(package)
    linked = relationships(package, main)
    styles = Styles()
    for found in linked:
        if found.kind == "styles" and found.target in package:
            parse_xml(found.target, package.read(found.target), styles)
    reader = _Reader(styles, revisions)
    reader.read(package, main, "body")
    seen = {main}
    for kind in ("footnotes", "endnotes", "header", "footer"):
        for found in linked:
            if found.kind == kind and found.target in package and found.target not in seen:
                seen.add(found.target)
                reader.read(package, found.target, kind.removesuffix("s"))
    return Word(Layout(reader.builder.blocks), reader.nodes, main, reader.changes)


class _Run(msgspec.Struct):
    tag: tuple[int, int]
    insertion: tuple[int, int]
    properties: tuple[int, int] = (0, 0)
    hidden: bool = False


class _Field(msgspec.Struct):
    """A field whose end has not come: its instruction, and whether its result has begun."""

    instruction: str = ""
    shows: bool = False

    @property
    def is_hidden(self) -> bool:
        return not self.shows or bool(_PAGE_FIELDS.match(self.instruction))


class _Reader:
    """Follows the elements of each part; knows of an element's parents by their names."""

    def __init__(self, styles: Styles, revisions: Revisions) -> None:
        self.nodes: list[TextNode] = []
        self.changes = 0
        self._styles = styles
        self._out = _DELETIONS if revisions is Revisions.FINAL else _INSERTIONS
        self._references: dict[tuple[str, str], tuple[int, int]] = {}
        self.builder = Builder()
        self._text_boxes = 0
        self._counts: dict[str, int] = {}

    def read(self, package: Package, part: str, kind: str) -> None:
        self._data = package.read(part)
        self._part, self._kind = part, kind
        self.builder.part, self.builder.number = kind, 0
        if kind in ("header", "footer"):
            self.builder.number = self._counts[kind] = self._counts.get(kind, 0) + 1
        self._host = -1 if kind == "body" else 0
        self._path: list[str] = []
        self._starts: list[int] = []
        self._skip = self._gone = self._boxed = 0
        self._runs: list[_Run] = []
        self._fields: list[_Field] = []
        self._fields_outside: list[list[_Field]] = []
        self._text: list[str] | None = None
        self._chosen: list[bool] = []
        self._placeholders: list[bool] = []
        parse_xml(part, self._data, self)
        self.builder.end_part()

    # Elements

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        self._starts.append(at)
        if self._skip or name in _SKIPPED or (name == "mc:Fallback" and self._is_chosen()):
            self._skip += 1
            return
        if name in _IN_TABLE and not self.builder.in_table:
            raise UnreadableError("document_structure", part=self._part, element=name)
        if name in _INSERTIONS or name in _DELETIONS:
            self._change(name, parent)
        elif found := self._START.get(name):
            found(self, attributes, at)

    def end(self, name: str, at: int) -> None:
        self._path.pop()
        start = self._starts.pop()
        if self._skip:
            self._skip -= 1
            return
        if name in _INSERTIONS or name in _DELETIONS:
            if self._is_content(self._path[-1]):
                self._gone -= name in self._out
        elif found := self._END.get(name):
            found(self, start, at)

    def characters(self, text: str, at: int) -> None:  # noqa: ARG002
        if self._skip or not self._path:
            return
        if self._text is not None:
            self._text.append(text)
        elif self._path[-1] == "w:instrText" and self._fields and not self._fields[-1].shows:
            self._fields[-1].instruction += text

    # Tracked changes

    @staticmethod
    def _is_content(parent: str) -> bool:
        """Whether a change holds what was inserted or deleted; else it marks its parent."""
        return parent not in ("w:rPr", "w:trPr", "w:tcPr", "w:numPr")

    def _change(self, name: str, parent: str) -> None:
        self.changes += 1
        out = name in self._out
        if self._is_content(parent):
            self._gone += out
        elif not out:
            return
        elif parent == "w:rPr" and self._path[-3] == "w:pPr" and self.builder.paragraph:
            self.builder.paragraph.goes_on = True
        elif parent == "w:trPr":
            self.builder.drop_row()

    # Paragraphs, tables, boxes

    def _start_paragraph(self, _attributes: Mapping[str, str], _at: int) -> None:
        self.builder.start_paragraph()

    def _end_paragraph(self, _start: int, _at: int) -> None:
        self.builder.end_paragraph()

    def _start_box(self, _attributes: Mapping[str, str], _at: int) -> None:
        if not self._boxed and self._runs and self._kind == "body":
            self._host = self._runs[-1].tag[0]
        self._boxed += 1
        self._text_boxes += 1
        self.builder.start_aside("textbox", self._text_boxes)
        self._fields_outside.append(self._fields)
        self._fields = []

    def _end_box(self, _start: int, _at: int) -> None:
        self.builder.end_aside()
        self._fields = self._fields_outside.pop()
        self._boxed -= 1
        if not self._boxed and self._kind == "body":
            self._host = -1

    def _start_table(self, _attributes: Mapping[str, str], _at: int) -> None:
        self.builder.start_table()

    def _end_table(self, _start: int, _at: int) -> None:
        self.builder.end_table()

    def _start_row(self, _attributes: Mapping[str, str], _at: int) -> None:
        self.builder.start_row()

    def _end_row(self, _start: int, _at: int) -> None:
        self.builder.end_row()

    def _before(self, attributes: Mapping[str, str], _at: int) -> None:
        self.builder.skip_columns(_columns(attributes))

    def _start_cell(self, _attributes: Mapping[str, str], _at: int) -> None:
        self.builder.start_cell()

    def _span(self, attributes: Mapping[str, str], _at: int) -> None:
        self.builder.span_columns(_columns(attributes))

    def _end_cell(self, _start: int, _at: int) -> None:
        self.builder.end_cell()

    # Properties

    def _paragraph_style(self, attributes: Mapping[str, str], _at: int) -> None:
        paragraph = self.builder.paragraph
        style = attributes.get("w:val", "")
        if paragraph is not None and self._path[-2] == "w:pPr":
            paragraph.level = self._styles.level(style)
            paragraph.hidden = self._styles.hidden(style)

    def _outline(self, attributes: Mapping[str, str], _at: int) -> None:
        paragraph = self.builder.paragraph
        if paragraph is not None and self._path[-2] == "w:pPr":
            paragraph.level = outline(attributes.get("w:val", ""))

    def _run_style(self, attributes: Mapping[str, str], _at: int) -> None:
        if self._path[-3:-1] == ["w:r", "w:rPr"] and self._runs:
            self._runs[-1].hidden |= self._styles.hidden(attributes.get("w:val", ""))

    def _vanish(self, attributes: Mapping[str, str], _at: int) -> None:
        if self._path[-3:-1] == ["w:r", "w:rPr"] and self._runs:
            self._runs[-1].hidden = is_on(attributes)

    def _end_properties(self, start: int, at: int) -> None:
        if self._path[-1] == "w:r" and self._runs:
            self._runs[-1].properties = (start, element_end(self._data, start, at))

    # Runs

    def _start_run(self, _attributes: Mapping[str, str], at: int) -> None:
        insertion = (0, 0)
        paragraph = self.builder.paragraph
        hidden = paragraph is not None and paragraph.hidden
        if self._path[-2] == "w:ins":
            insertion = self._tag(self._starts[-2])
        self._runs.append(_Run(self._tag(at), insertion, hidden=hidden))

    def _end_run(self, _start: int, _at: int) -> None:
        self._runs.pop()

    def _tag(self, at: int) -> tuple[int, int]:
        return at, tag_end(self._data, at)

    def _is_shown(self) -> bool:
        return not (
            self._gone
            or self.builder.paragraph is None
            or (self._runs and self._runs[-1].hidden)
            or any(field.is_hidden for field in self._fields)
            or any(self._placeholders)
        )

    def _start_text(self, attributes: Mapping[str, str], _at: int) -> None:
        self._text = []
        self._keeps_space = attributes.get("xml:space") == "preserve"

    def _end_text(self, start: int, at: int) -> None:
        text = "".join(self._text or ()).translate({0x0A: " ", 0x0D: " ", 0x09: " "})
        self._text = None
        paragraph = self.builder.paragraph
        if not self._keeps_space:
            text = text.strip(" ")
        if not text or not self._is_shown() or paragraph is None:
            return
        run = self._runs[-1] if self._path[-1] == "w:r" else None
        end = tag_end(self._data, at)
        node = TextNode(
            self._part, text, start, end, run.tag if run else (0, 0),
            run.properties if run else (0, 0), run.insertion if run else (0, 0),
            deleted=any(name in _DELETIONS for name in self._path),
            host=self._host if run or self._host >= 0 else self._formula(),
        )  # fmt: skip
        paragraph.pieces.append(Piece(text, len(self.nodes)))
        self.nodes.append(node)

    def _put(self, text: str) -> None:
        """Text that is no node: a break, a tab, a symbol."""
        paragraph = self.builder.paragraph
        if paragraph is not None and self._path[-2] == "w:r" and self._is_shown():
            paragraph.pieces.append(Piece(text))

    def _math_text(self, attributes: Mapping[str, str], at: int) -> None:
        self._start_text({"xml:space": "preserve", **attributes}, at)

    def _formula(self) -> int:
        """Where the formula begins that is being read."""
        return next(
            (
                start
                for start, name in zip(self._starts, self._path, strict=True)
                if name.startswith("m:")
            ),
            0,
        )

    def _symbol(self, attributes: Mapping[str, str], _at: int) -> None:
        if attributes.get("w:font") == "Symbol":
            self._put(_SYMBOLS.get(attributes.get("w:char", "").upper()[-2:], ""))

    # Fields

    def _field(self, attributes: Mapping[str, str], _at: int) -> None:
        match attributes.get("w:fldCharType"):
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._fields[-1].shows = True
            case "end" if self._fields:
                self._fields.pop()

    def _simple_field(self, attributes: Mapping[str, str], _at: int) -> None:
        self._fields.append(_Field(attributes.get("w:instr", ""), shows=True))

    def _end_simple_field(self, _start: int, _at: int) -> None:
        if self._fields:
            self._fields.pop()

    # Content controls and alternatives

    def _start_control(self, _attributes: Mapping[str, str], _at: int) -> None:
        self._placeholders.append(False)

    def _placeholder(self, attributes: Mapping[str, str], _at: int) -> None:
        if self._placeholders:
            self._placeholders[-1] = is_on(attributes)

    def _end_control(self, _start: int, _at: int) -> None:
        self._placeholders.pop()

    def _is_chosen(self) -> bool:
        return bool(self._chosen) and self._chosen[-1]

    def _alternatives(self, _attributes: Mapping[str, str], _at: int) -> None:
        self._chosen.append(False)

    def _choice(self, _attributes: Mapping[str, str], _at: int) -> None:
        if self._chosen:
            self._chosen[-1] = True

    def _end_alternatives(self, _start: int, _at: int) -> None:
        self._chosen.pop()

    # Notes

    def _reference(self, kind: str, attributes: Mapping[str, str]) -> None:
        key = (kind, attributes.get("w:id", ""))
        if self._kind == "body" and self._runs and not self._gone and key not in self._references:
            number = self._counts[kind] = self._counts.get(kind, 0) + 1
            self._references[key] = (number, self._runs[-1].tag[0])

    def _footnote_reference(self, attributes: Mapping[str, str], _at: int) -> None:
        self._reference("footnote", attributes)

    def _endnote_reference(self, attributes: Mapping[str, str], _at: int) -> None:
        self._reference("endnote", attributes)

    def _note(self, attributes: Mapping[str, str], _at: int) -> None:
        """Notes that nothing refers to are separators, or were deleted."""
        found = self._references.get((self._kind, attributes.get("w:id", "")))
        self._gone += found is None
        self.builder.number, self._host = found or (0, 0)

    def _end_note(self, _start: int, _at: int) -> None:
        self._gone -= not self.builder.number

    _START: ClassVar[dict[str, Callable[[_Reader, Mapping[str, str], int], None]]] = {
        "w:p": _start_paragraph,
        "w:pStyle": _paragraph_style,
        "w:outlineLvl": _outline,
        "w:r": _start_run,
        "m:r": _start_run,
        "w:rStyle": _run_style,
        "w:vanish": _vanish,
        "w:t": _start_text,
        "w:delText": _start_text,
        "m:t": _math_text,
        "w:tab": lambda self, _attributes, _at: self._put("\t"),
        "w:ptab": lambda self, _attributes, _at: self._put("\t"),
        "w:br": lambda self, _attributes, _at: self._put("\n"),
        "w:cr": lambda self, _attributes, _at: self._put("\n"),
        "w:noBreakHyphen": lambda self, _attributes, _at: self._put("-"),
        "w:sym": _symbol,
        "w:fldChar": _field,
        "w:fldSimple": _simple_field,
        "w:tbl": _start_table,
        "w:tr": _start_row,
        "w:gridBefore": _before,
        "w:tc": _start_cell,
        "w:gridSpan": _span,
        "w:txbxContent": _start_box,
        "w:sdt": _start_control,
        "w:showingPlcHdr": _placeholder,
        "mc:AlternateContent": _alternatives,
        "mc:Choice": _choice,
        "w:footnoteReference": _footnote_reference,
        "w:endnoteReference": _endnote_reference,
        "w:footnote": _note,
        "w:endnote": _note,
    }
    _END: ClassVar[dict[str, Callable[[_Reader, int, int], None]]] = {
        "w:p": _end_paragraph,
        "w:r": _end_run,
        "m:r": _end_run,
        "w:rPr": _end_properties,
        "w:t": _end_text,
        "w:delText": _end_text,
        "m:t": _end_text,
        "w:fldSimple": _end_simple_field,
        "w:tbl": _end_table,
        "w:tr": _end_row,
        "w:tc": _end_cell,
        "w:txbxContent": _end_box,
        "w:sdt": _end_control,
        "mc:AlternateContent": _end_alternatives,
        "w:footnote": _end_note,
        "w:endnote": _end_note,
    }


def _columns(attributes: Mapping[str, str]) -> int:
    """A count of columns; Word allows 63."""
    value = attributes.get("w:val", "")
    return min(int(value), 63) if value.isdecimal() and len(value) < 4 else 0

"""Which part of a Word document is which: relationships, content types, styles."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

import msgspec

from lukou_cli.documents.document import UnreadableError
from lukou_cli.documents.xml import parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lukou_cli.documents.package import Package

CONTENT_TYPES = "[Content_Types].xml"
_MAIN = "/officeDocument"
# What the content types of documents and templates, with macros or without, end in.
_WORD = (".main+xml", "wordprocessingml", "ms-word")
# Depth of a chain of styles; Word allows eleven.
_MOST_BASED = 32


class Relationship(msgspec.Struct, frozen=True):
    """What a part points at: the last step of the type, and the part's name."""

    id: str
    kind: str
    target: str


class Style(msgspec.Struct, frozen=True):
    """What of a style matters to a reader of text; None where the style does not say."""

    based_on: str = ""
    hidden: bool | None = None
    level: int | None = None


def main_part(package: Package) -> str:
    """The name of the document proper; raises UnreadableError where it is no Word document."""
    types = _ContentTypes()
    parse_xml(CONTENT_TYPES, package.read(CONTENT_TYPES), types)
    for found in relationships(package, ""):
        if found.kind == _MAIN.lstrip("/"):
            kind = types.of(found.target)
            if _WORD[0] not in kind or not any(word in kind for word in _WORD[1:]):
                raise UnreadableError("document_kind")
            return found.target
    raise UnreadableError("document_part", part="officeDocument")


def relationships(package: Package, part: str) -> list[Relationship]:
    """Where a part points at inside of the package; an empty list where it points nowhere."""
    name = relationships_part(part)
    if name not in package:
        return []
    handler = _Relationships(posixpath.dirname(part))
    parse_xml(name, package.read(name), handler)
    return handler.found


def relationships_part(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


class _Nothing:
    """A handler that needs no ends and no characters."""

    def end(self, name: str, at: int) -> None:
        pass

    def characters(self, text: str, at: int) -> None:
        pass


class _Relationships(_Nothing):
    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: list[Relationship] = []

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:  # noqa: ARG002
        # What is external is not looked at.
        if name != "rel:Relationship" or attributes.get("TargetMode") == "External":
            return
        target = unquote(attributes.get("Target", ""))
        path = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
        kind = attributes.get("Type", "").rpartition("/")[2]
        self.found.append(Relationship(attributes.get("Id", ""), kind, path))


class _ContentTypes(_Nothing):
    def __init__(self) -> None:
        self._by_name: dict[str, str] = {}
        self._by_ending: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:  # noqa: ARG002
        kind = attributes.get("ContentType", "")
        if name == "ct:Override":
            self._by_name[attributes.get("PartName", "").lstrip("/").lower()] = kind
        elif name == "ct:Default":
            self._by_ending[attributes.get("Extension", "").lower()] = kind

    def of(self, part: str) -> str:
        ending = part.rpartition(".")[2].lower()
        return self._by_name.get(part.lower()) or self._by_ending.get(ending, "")


class Styles(_Nothing):
    """The styles of a document, by id, each with what it takes from those it is based on."""

    def __init__(self) -> None:
        self._styles: dict[str, Style] = {}
        self._id = ""
        self._path: list[str] = []

    def hidden(self, style: str) -> bool:
        return bool(self._first(style, "hidden"))

    def level(self, style: str) -> int:
        """The level of a heading, from 1; 0 for body text."""
        found = self._first(style, "level")
        return found if isinstance(found, int) else 0

    def _first(self, style: str, field: str) -> bool | int | None:
        for _ in range(_MOST_BASED):
            found = self._styles.get(style)
            if found is None:
                return None
            value: bool | int | None = getattr(found, field)
            if value is not None:
                return value
            style = found.based_on
        return None

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:  # noqa: ARG002
        self._path.append(name)
        value = attributes.get("w:val", "")
        if name == "w:style":
            self._id = attributes.get("w:styleId", "")
            self._styles[self._id] = Style()
        elif self._id:
            match self._path[1:]:
                case ["w:style", "w:basedOn"]:
                    self._set(based_on=value)
                case ["w:style", "w:name"] if value.lower() == "title":
                    self._set(level=1)
                case ["w:style", "w:name"] if value.lower().startswith("heading "):
                    self._set(level=outline(value[8:], -1))
                case ["w:style", "w:pPr", "w:outlineLvl"]:
                    self._set(level=outline(value))
                case ["w:style", "w:rPr", "w:vanish"]:
                    self._set(hidden=is_on(attributes))

    def end(self, name: str, at: int) -> None:  # noqa: ARG002
        self._path.pop()

    def _set(self, **fields: object) -> None:
        self._styles[self._id] = msgspec.structs.replace(self._styles[self._id], **fields)


def outline(value: str, shift: int = 0) -> int:
    """The level of a heading from the number that Word counts from 0; 9 is body text."""
    level = int(value) + shift if value.isdecimal() and len(value) == 1 else 9
    return level + 1 if 0 <= level < 9 else 0


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether a switch such as w:vanish is on: it is unless it says otherwise."""
    return attributes.get("w:val", "true") not in ("0", "false", "off")

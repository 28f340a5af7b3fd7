"""The main part of a Word document, and its styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.documents.document import UnreadableError
from lukou_cli.documents.ooxml import OnlyStarts, main_part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lukou_cli.documents.package import Package

# What the content types of documents and templates, with macros or without, end in.
_WORD = ("wordprocessingml", "ms-word")
# Depth of a chain of styles; Word allows eleven.
_MOST_BASED = 32


class Style(msgspec.Struct, frozen=True):
    """What of a style matters to a reader of text; None where the style does not say."""

    based_on: str = ""
    hidden: bool | None = None
    level: int | None = None


def word_part(package: Package) -> str:
    """The name of the document proper; raises UnreadableError where it is no Word document."""
    name, kind = main_part(package)
    if ".main+xml" not in kind or not any(word in kind for word in _WORD):
        raise UnreadableError("document_kind")
    return name


class Styles(OnlyStarts):
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

"""Packages of Office (ECMA-376, part 2): which part is which, and where each points at."""

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
_MAIN = "officeDocument"


class Relationship(msgspec.Struct, frozen=True):
    """What a part points at: the last step of the type, and the part's name."""

    id: str
    kind: str
    target: str


def main_part(package: Package) -> tuple[str, str]:
    """The name of the document proper and its content type."""
    types = _ContentTypes()
    parse_xml(CONTENT_TYPES, package.read(CONTENT_TYPES), types)
    for found in relationships(package, ""):
        if found.kind == _MAIN:
            return found.target, types.of(found.target)
    raise UnreadableError("document_part", part=_MAIN)


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


class OnlyStarts:
    """A handler that needs no ends and no characters."""

    def end(self, name: str, at: int) -> None:
        pass

    def characters(self, text: str, at: int) -> None:
        pass


class _Relationships(OnlyStarts):
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


class _ContentTypes(OnlyStarts):
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

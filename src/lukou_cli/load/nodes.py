"""YAML text as a tree of plain text with places; the only module that imports yaml.

Scalars stay text: `6.10` keeps its zero and `60:40` is no number in base 60.
What a reader could misread (anchors, aliases, tags, several documents) is
refused with its place. JSON is read the same way, being YAML but for its tabs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
import yaml

from lukou_cli.errors import Place, Problem
from lukou_cli.files import MOST_DATA

if TYPE_CHECKING:
    from collections.abc import Iterator

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 12
# Of each so many bytes that a file may have, one may begin a key or value: a figure with all
# that belongs to it takes 100 bytes and is 14 of them, a file of brackets is stopped early.
_BYTES_OF_VALUE = 8
# What YAML itself calls printable, less the characters that turn text around.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\u200b-\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]"
)

_UNPRINTABLE = re.compile(f"{_FORBIDDEN.pattern}|[\t\n\r\x85]")


class Node(msgspec.Struct, gc=False):
    """A scalar, a mapping (pairs) or a sequence (items), and the place where it starts."""

    place: Place
    text: str | None = None
    plain: bool = False
    pairs: list[tuple[Node, Node]] | None = None
    items: list[Node] | None = None

    @property
    def kind(self) -> str:
        if self.pairs is not None:
            return "mapping"
        return "list" if self.items is not None else "text"

    def get(self, key: str) -> Node | None:
        return next((value for name, value in self.pairs or () if name.text == key), None)


class FileText:
    """The lines of one file, to make places and excerpts of."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.lines = text.split("\n")

    def place(self, line: int, column: int) -> Place:
        return Place(self.path, line + 1, column + 1)

    def problem(self, place: Place, code: str, **params: str) -> Problem:
        index = place.line - 1
        # The line itself, never a copy: one long line may have many problems.
        excerpt = self.lines[index] if 0 <= index < len(self.lines) else ""
        return Problem(place, code, params, excerpt)


def decode(path: str, data: bytes) -> tuple[FileText | None, list[Problem]]:
    """The text of a file in UTF-8, or the problems that keep it from being read."""
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0"))
        return None, [Problem(Place(path, line + 1, 1), "draft_nul", {"byte": "0x00"})]
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line = before.count("\n")
        place = Place(path, line + 1, len(before) - before.rfind("\n"))
        return None, [Problem(place, "encoding", {"byte": f"0x{data[error.start]:02x}"})]
    content = content.replace("\r\n", "\n")
    text = FileText(path, content)
    problems = list(_forbidden(text))
    return (None if problems else text), problems


def _forbidden(text: FileText) -> Iterator[Problem]:
    """A problem for each forbidden character, where it stands first: a file may be full of them."""
    content = text.text
    first = {content.index(char): char for char in set(content) if _FORBIDDEN.match(char)}
    for at, char in sorted(first.items()):
        place = text.place(content.count("\n", 0, at), at - content.rfind("\n", 0, at) - 1)
        count = content.count(char)
        if count == 1:
            yield text.problem(place, "control_character", character=_name(char))
        else:
            yield text.problem(place, "control_characters", character=_name(char), count=str(count))


def compose(text: FileText, most: int = MOST_DATA) -> tuple[Node | None, list[Problem]]:
    """The one document of the file as nodes; None where its syntax is broken.

    ``most`` is how many bytes a file may have, by which the number of values is limited too.
    """
    builder = _Builder(text, most // _BYTES_OF_VALUE)
    content = text.text
    if text.path.lower().endswith(".json"):
        content = content.replace("\t", " ")
    try:
        root = builder.document(yaml.parse(content, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = text.place(mark.line, mark.column) if mark else text.place(0, 0)
        what = error.problem or error.context or ""
        return None, [*builder.problems, text.problem(place, "syntax", what=what)]
    except _TooDeepError as error:
        return None, [*builder.problems, text.problem(error.place, "too_deep")]
    except _TooManyError as error:
        limit = str(builder.most)
        return None, [*builder.problems, text.problem(error.place, "too_many_values", limit=limit)]
    return root, builder.problems


class _RefusedError(Exception):
    def __init__(self, place: Place) -> None:
        self.place = place


class _TooDeepError(_RefusedError):
    pass


class _TooManyError(_RefusedError):
    pass


class _Builder:
    def __init__(self, text: FileText, most: int) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self.most = most
        self._count = 0
        self._texts: dict[str, str] = {}

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._report(event, "several_documents")
                    break
                root = self._node(next(events), events, 0)
        if root is None:
            self.problems.append(self.text.problem(self.text.place(0, 0), "empty_file"))
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        place = self._place(event)
        self._count += 1
        if depth > _MAX_DEPTH:
            raise _TooDeepError(place)
        if self._count > self.most:
            raise _TooManyError(place)
        if isinstance(event, yaml.AliasEvent):
            self._report(event, "alias", name=event.anchor or "")
            return Node(place, text="")
        assert isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)
        if event.anchor:
            self._report(event, "anchor", name=event.anchor)
        if event.tag is not None:
            self._report(event, "tag", name=event.tag)
        if isinstance(event, yaml.ScalarEvent):
            # Escapes ("\\e[31m") can write what the file itself does not hold.
            if found := unprintable(event.value):
                self._report(event, "control_character", character=found)
            # Keys and the names of sections are few, and stand there many times.
            value = self._texts.setdefault(event.value, event.value)
            return Node(place, text=value, plain=event.style in (None, ""))
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(child := next(events), yaml.SequenceEndEvent):
                items.append(self._node(child, events, depth + 1))
            return Node(place, items=items)
        return Node(place, pairs=self._pairs(events, depth + 1))

    def _pairs(self, events: Iterator[yaml.Event], depth: int) -> list[tuple[Node, Node]]:
        pairs: dict[str, tuple[Node, Node]] = {}
        while not isinstance(child := next(events), yaml.MappingEndEvent):
            key = self._node(child, events, depth)
            value = self._node(next(events), events, depth)
            if key.text is None:
                self.problems.append(self.text.problem(key.place, "key_not_text"))
            elif key.text in pairs:
                line = str(pairs[key.text][0].place.line)
                fault = self.text.problem(key.place, "duplicate_key", key=key.text, line=line)
                self.problems.append(fault)
            else:
                pairs[key.text] = key, value
        return list(pairs.values())

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        assert mark is not None  # the parser always sets it
        return self.text.place(mark.line, mark.column)

    def _report(self, event: yaml.Event, code: str, **params: str) -> None:
        self.problems.append(self.text.problem(self._place(event), code, **params))


def unprintable(text: str) -> str:
    """The name of the first character that no value may have, line breaks too; empty if none."""
    found = _UNPRINTABLE.search(text)
    return _name(found[0]) if found else ""


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"

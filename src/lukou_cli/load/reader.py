"""A node tree read as the structs of `spec`, with every mismatch reported at its place.

msgspec alone would stop at the first fault and knows no lines, so its type
descriptions are walked here; the shape itself is defined once, in `spec`.
"""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
import msgspec.inspect as types

from lukou_cli.load.spec import FULLER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from enum import Enum

    from lukou_cli.errors import Problem
    from lukou_cli.load.nodes import FileText, Node

T = TypeVar("T", bound=msgspec.Struct)
_SUGGESTIONS = 100
_LONGEST_WORD = 60
_NULLS = {"", "~", "null", "Null", "NULL"}


def _fuller(node: Node, shape: types.Metadata) -> types.Type | None:
    """The shape that has more keys, where the node has one of those."""
    fuller = (shape.extra or {}).get(FULLER)
    if fuller is None or not isinstance(shape.type, types.StructType):
        return None
    more = _added(fuller, shape.type.cls)
    is_fuller = any(key.text in more for key, _ in node.pairs or ())
    return _described(fuller) if is_fuller else None


@cache
def _added(fuller: type[msgspec.Struct], plain: type[msgspec.Struct]) -> frozenset[str]:
    """The fields that the fuller of two shapes has beside those of the other."""
    return frozenset(fuller.__struct_fields__).difference(plain.__struct_fields__)


@cache
def _members(choice: type[Enum]) -> dict[str, Enum]:
    """The members of an enumeration by what a file calls them."""
    return {str(member.value): member for member in choice}


@cache
def _described(shape: type) -> types.Type:
    """The description of a shape; making one takes long."""
    return types.type_info(shape)


class _Unreadable:
    """Stands for a value whose fault has been reported."""


_UNREADABLE = _Unreadable()
# The fields of a struct that could not be read, where all could.
_WHOLE: frozenset[str] = frozenset()


class Suggester:
    """Says what may have been meant, for the first faults of all files only: it takes long."""

    def __init__(self, most: int = _SUGGESTIONS) -> None:
        self._left = most

    def close(self, text: str, known: Iterable[str]) -> str:
        """The known word that a text is like; empty where it is like none."""
        if not self._left:
            return ""
        self._left -= 1
        found = difflib.get_close_matches(text[:_LONGEST_WORD], known, n=1)
        return found[0] if found else ""


class SpecReader:
    """Reads nodes as structs; remembers the node of each struct and of each mapping key."""

    def __init__(self, text: FileText, suggester: Suggester | None = None) -> None:
        self.text = text
        self.suggester = Suggester() if suggester is None else suggester
        self.problems: list[Problem] = []
        self._nodes: dict[int, Node] = {}
        self._broken: dict[int, set[str]] = {}
        self._kept: list[object] = []  # keeps ids in _nodes from being reused

    def read(self, node: Node, shape: type[T]) -> T | None:
        """The struct, or None where the node is no mapping at all."""
        value = self._read(node, types.type_info(shape))
        return None if isinstance(value, _Unreadable) else value

    def report(self, node: Node, code: str, **params: str) -> None:
        self.problems.append(self.text.problem(node.place, code, **params))

    def readable(self, struct: object, *fields: str) -> bool:
        """Whether these fields hold what the file says, not a stand-in for a reported fault."""
        return not self._broken.get(id(struct), _WHOLE).intersection(fields)

    def node(self, struct: object, field: str = "") -> Node:
        """Where a struct that was read stands, or one of its fields if it is written out."""
        node = self._nodes[id(struct)]
        return (node.get(field) or node) if field else node

    def given(self, struct: object, field: str) -> Node | None:
        """The node of a field that is written out."""
        return self._nodes[id(struct)].get(field)

    def _read(self, node: Node, shape: types.Type) -> Any:
        match shape:
            case types.Metadata():
                return self._read(node, _fuller(node, shape) or shape.type)
            case types.UnionType():
                return self._read(
                    node, next(t for t in shape.types if not isinstance(t, types.NoneType))
                )
            case types.StructType():
                return self._struct(node, shape)
            case types.DictType():
                return self._dict(node, shape)
            case types.ListType():
                return self._list(node, shape)
            case _:
                return self._scalar(node, shape)

    def _wrong_kind(self, node: Node, wanted: str) -> _Unreadable:
        self.report(node, "wrong_kind", wanted=wanted, found=node.kind)
        return _UNREADABLE

    def _struct(self, node: Node, shape: types.StructType) -> Any:
        if node.pairs is None:
            return self._wrong_kind(node, "mapping")
        fields = {field.name: field for field in shape.fields}
        values: dict[str, Any] = {}
        for key, child in node.pairs:
            assert key.text is not None
            if key.text in fields:
                values[key.text] = self._read(child, fields[key.text].type)
            else:
                self.report(
                    key,
                    "unknown_key",
                    key=key.text,
                    suggestion=self.suggester.close(key.text, fields),
                    known=", ".join(fields),
                )
        broken = {name for name, value in values.items() if isinstance(value, _Unreadable)}
        for field in shape.fields:
            if field.required and field.name not in values:
                self.report(node, "missing_key", key=field.name)
                broken.add(field.name)
        return self._build(node, shape, values, broken)

    def _build(
        self, node: Node, shape: types.StructType, values: dict[str, Any], broken: set[str]
    ) -> Any:
        """The struct, with stand-ins for what could not be read, so that checking goes on."""
        readable = {name: value for name, value in values.items() if name not in broken}
        for field in shape.fields:
            if field.required and field.name in broken:
                readable[field.name] = self._stand_in(node, field.type)
        struct = shape.cls(**readable)
        self._nodes[id(struct)] = node
        if broken:
            self._broken[id(struct)] = broken
        self._kept.append(struct)
        return struct

    def _stand_in(self, node: Node, shape: types.Type) -> Any:
        match shape:
            case types.Metadata():
                return self._stand_in(node, shape.type)
            case types.StructType():
                required = {field.name for field in shape.fields if field.required}
                return self._build(node, shape, {}, required)
            case types.DictType():
                return {}
            case types.EnumType():
                return next(iter(shape.cls))
            case types.LiteralType():
                return shape.values[0]
            case types.IntType():
                return 0
            case _:
                return ""

    def _dict(self, node: Node, shape: types.DictType) -> Any:
        if node.pairs is None:
            return self._wrong_kind(node, "mapping")
        found = {}
        for key, child in node.pairs:
            name = self._read(key, shape.key_type)
            value = self._read(child, shape.value_type)
            if not isinstance(name, _Unreadable) and not isinstance(value, _Unreadable):
                found[name] = value
        return found

    def _list(self, node: Node, shape: types.ListType) -> Any:
        if node.items is None:
            return self._wrong_kind(node, "list")
        values = [self._read(item, shape.item_type) for item in node.items]
        return [value for value in values if not isinstance(value, _Unreadable)]

    def _scalar(self, node: Node, shape: types.Type) -> Any:
        if node.text is None:
            return self._wrong_kind(node, "text")
        text = node.text
        if node.plain and text in _NULLS:
            self.report(node, "empty_value")
            return _UNREADABLE
        match shape:
            case types.EnumType():
                choices: Mapping[str, object] = _members(shape.cls)
            case types.LiteralType():
                choices = {str(value): value for value in shape.values}
            case types.BoolType():
                choices = {"true": True, "false": False}
            case types.IntType():
                if not re.fullmatch("[0-9]{1,9}", text) or int(text) < (shape.ge or 0):
                    self.report(node, "not_whole_number", value=text, least=str(shape.ge or 0))
                    return _UNREADABLE
                return int(text)
            case types.StrType():
                return self._string(node, text, shape)
            case _:
                raise TypeError(shape)  # spec has no other types
        if text not in choices:
            self.report(
                node,
                "not_a_choice",
                value=text,
                suggestion=self.suggester.close(text, choices),
                known=", ".join(choices),
            )
            return _UNREADABLE
        return choices[text]

    def _string(self, node: Node, text: str, shape: types.StrType) -> Any:
        if shape.pattern and not re.search(shape.pattern, text):
            self.report(node, "wrong_form", value=text, pattern=shape.pattern)
            return _UNREADABLE
        if shape.min_length and len(text) < shape.min_length:
            self.report(node, "empty_value")
            return _UNREADABLE
        if shape.max_length and len(text) > shape.max_length:
            self.report(
                node, "too_long", length=str(len(text)), limit=str(shape.max_length), value=text
            )
            return _UNREADABLE
        return text

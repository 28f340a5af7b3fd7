"""A data file as text: the spec written out as a person would write it.

Blocks for what is edited as a whole, one line for a fact or an exception. What could be read as
something else than it is stands in quotation marks; nothing that is left at its default is
written. Reading it again gives the same spec.
"""

from __future__ import annotations

import json
import re
from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.load.spec import ExceptionSpec, FactSpec, SectionSpec, ThemeSpec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lukou_cli.load.spec import FileSpec

# Texts that mean themselves wherever they stand, in YAML of any version.
_PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9_./+-]*(?<![-+.])")
# Numbers, years, dates and spans of lines: the loader takes every one for its text.
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:-[0-9]+){0,2}")
_WORDS = frozenset("true false yes no on off null y n".split())
# What of facts and indicators is written behind all else, in this order.
_LAST = ("phrase", "section", "line", "page", "note", "note_en", "review", "results", "targets")
# What stands on one line.
_SHORT = (FactSpec, ExceptionSpec, SectionSpec, ThemeSpec)


def yaml_text(spec: FileSpec, remarks: str = "") -> str:
    """The text of a data file; ``remarks`` stand above it, each line one."""
    lines = [f"# {line}".rstrip() for line in remarks.splitlines()]
    for name, value in _given(spec):
        lines += ["", *_entry(name, value, 0)] if _is_block(value) else _entry(name, value, 0)
    return "\n".join(lines) + "\n"


def _is_block(value: object) -> bool:
    return isinstance(value, msgspec.Struct | dict) or _holds_structs(value)


def _holds_structs(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(item, msgspec.Struct) for item in value)


def _given(struct: msgspec.Struct) -> Iterator[tuple[str, object]]:
    """The fields that are not at their default, in the order of the spec but for the last."""
    fields = msgspec.structs.fields(struct)
    last = () if isinstance(struct, ExceptionSpec) else _LAST
    for field in sorted(fields, key=lambda f: last.index(f.name) if f.name in last else -1):
        value = getattr(struct, field.name)
        made = field.default_factory
        default = field.default if made is msgspec.NODEFAULT else made()
        if field.required or value != default:
            yield field.name, value


def _entry(name: str, value: object, depth: int) -> Iterator[str]:
    """The lines of a key and its value."""
    indent = "  " * depth
    if isinstance(value, msgspec.Struct) and not isinstance(value, _SHORT):
        yield f"{indent}{name}:"
        for key, inner in _given(value):
            yield from _entry(key, inner, depth + 1)
    elif isinstance(value, dict):
        yield f"{indent}{name}:"
        for key, inner in value.items():
            yield from _entry(_scalar(key), inner, depth + 1)
    elif _holds_structs(value):
        assert isinstance(value, list)
        yield f"{indent}{name}:"
        for item in value:
            yield f"{indent}  - {_flow(item)}"
    else:
        yield f"{indent}{name}: {_flow(value)}"


def _flow(value: object) -> str:
    """A value on one line."""
    if isinstance(value, msgspec.Struct):
        return "{" + ", ".join(f"{name}: {_flow(inner)}" for name, inner in _given(value)) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value)


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value.value if isinstance(value, Enum) else value)
    plain = _NUMBER.fullmatch(text) or (_PLAIN.fullmatch(text) and text.lower() not in _WORDS)
    if plain:
        return text
    try:
        return msgspec.json.encode(text).decode()
    except UnicodeEncodeError:
        # Bytes that are no UTF-8, from the command line or a name: told of when the file is read.
        return json.dumps(text)

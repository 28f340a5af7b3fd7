"""Data files as the values that an editor's YAML reader would make, for JSON Schema."""

from __future__ import annotations

import re

from lukou_cli.load.nodes import FileText, Node, compose


def plain(text: str) -> dict[str, dict[str, dict[str, str]]]:
    """The values of a file, as far as types matter."""
    root, problems = compose(FileText("data.yaml", text))
    assert problems == []
    assert root is not None
    found = _value(root)
    assert isinstance(found, dict)
    return found


def _value(part: Node) -> object:
    if part.pairs is not None:
        return {key.text: _value(child) for key, child in part.pairs}
    if part.items is not None:
        return [_value(child) for child in part.items]
    text = part.text or ""
    if part.plain and re.fullmatch(r"-?\d+", text):
        return int(text)
    if part.plain and re.fullmatch(r"-?\d+\.\d+", text):
        return float(text)
    return {"true": True, "false": False}.get(text, text) if part.plain else text

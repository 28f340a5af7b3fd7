"""The JSON Schema (2020-12) of the data file, for editors and other programs."""

from __future__ import annotations

from typing import Any

import msgspec

from lukou_cli.load.spec import FileSpec, IndicatorSpec

_NAMED = "#/$defs/{name}"


def json_schema() -> dict[str, Any]:
    """The schema of `FileSpec`, as `lukou data schema` prints it."""
    (file, definition), parts = msgspec.json.schema_components(
        (FileSpec, IndicatorSpec), ref_template=_NAMED
    )
    shape = parts[FileSpec.__name__]
    indicators = shape["properties"]["indicators"]
    indicators["additionalProperties"] = {"anyOf": [indicators["additionalProperties"], definition]}
    # Lines and sections are those of a report.
    shape["dependentRequired"] = {"report": ["sections"], "sections": ["report"]}
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "lukou data file",
        **file,
        "$defs": parts,
    }
    _widen(schema)
    return schema


def _widen(part: object) -> None:
    """Admit the YAML types of texts that are written without quotes (5.3, 2025)."""
    if isinstance(part, dict):
        if "yaml" in part:
            part["type"] = part.pop("yaml")
        for child in part.values():
            _widen(child)
    elif isinstance(part, list):
        for child in part:
            _widen(child)

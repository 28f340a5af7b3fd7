"""A Data Package (version 2 of the standard): a descriptor, and its tables as CSV."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Any

from lukou_cli.render import csv_text
from lukou_cli.render.json_text import write_json
from lukou_cli.tables.table import Column, ValueKind

if TYPE_CHECKING:
    from lukou_cli.model.indicator import Report
    from lukou_cli.tables.package import FactPackage, Resource

DESCRIPTOR = "datapackage.json"
_PROFILES = "https://datapackage.org/profiles/2.0"


def files(package: FactPackage) -> dict[str, bytes]:
    """The files of the package by their names, the descriptor last.

    It has the size and hash of the others, so that who reads it knows whether they are those it
    describes.
    """
    contents = {f"{each.name}.csv": _csv(each) for each in package.resources}
    descriptor: dict[str, Any] = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": package.name,
        "title": package.title,
        "keywords": ["government work report", "indicators", "targets", "China"],
    }
    if package.licence:
        descriptor["licenses"] = [{"name": package.licence}]
    descriptor["sources"] = [_source(report) for report in package.reports]
    descriptor["resources"] = [
        _resource(resource, path, content)
        for resource, (path, content) in zip(package.resources, contents.items(), strict=True)
    ]
    text = io.StringIO()
    write_json(descriptor, text)
    return {**contents, DESCRIPTOR: text.getvalue().encode()}


def _csv(resource: Resource) -> bytes:
    text = io.StringIO()
    csv_text.render(resource.table, text)
    return text.getvalue().encode()


def _source(report: Report) -> dict[str, str]:
    """The printed report; where it can be read is no part of the data."""
    return {"title": f"{report.title.zh} ({report.date})", "version": report.id}


def _resource(resource: Resource, path: str, content: bytes) -> dict[str, Any]:
    told = [column for column in resource.table.columns if column.value is not None]
    schema: dict[str, Any] = {"fields": [_field(resource, column) for column in told]}
    schema["missingValues"] = [""]
    if resource.key:
        schema["primaryKey"] = list(resource.key)
    if resource.references:
        schema["foreignKeys"] = [
            {
                "fields": [each.field],
                "reference": {"resource": each.resource, "fields": [each.field]},
            }
            for each in resource.references
        ]
    return {
        "name": resource.name,
        "title": resource.title,
        "type": "table",
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"lineTerminator": "\n"},
        "schema": schema,
    }


def _field(resource: Resource, column: Column[Any]) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.field,
        "type": column.kind.value,
        "description": column.about,
    }
    constraints: dict[str, Any] = {}
    if column.field in resource.key:
        constraints["required"] = True
    if column.choices:
        constraints["enum"] = list(column.choices)
    if column.kind is ValueKind.INTEGER:
        constraints["minimum"] = 0
    if constraints:
        field["constraints"] = constraints
    return field

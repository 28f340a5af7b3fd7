"""One renderer for each format, imported when it is asked for."""

from __future__ import annotations

from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from typing import Any, TextIO

    from lukou_cli.tables.table import Table


class Format(str, Enum):
    """The output formats that every query has."""

    TABLE = "table"
    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"


_MODULES = {
    Format.TABLE: "rich_table",
    Format.JSON: "json_object",
    Format.NDJSON: "ndjson",
    Format.CSV: "csv_text",
    Format.TSV: "tsv_text",
    Format.MD: "markdown",
}


class Renderer(Protocol):
    """What a format's module offers."""

    def render(self, table: Table[Any], out: TextIO) -> None: ...


def renderer(chosen: Format) -> Renderer:
    return cast("Renderer", import_module(f"lukou_cli.render.{_MODULES[chosen]}"))

"""The formats of output; one renderer for each, imported when it is asked for."""

from __future__ import annotations

from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from typing import Any, Protocol, TextIO

    from lukou_cli.tables.table import Table

    class Renderer(Protocol):
        """What a format's module offers."""

        def render(self, table: Table[Any], out: TextIO) -> None: ...


class Format(str, Enum):
    """The formats that output can have; a command names those it offers."""

    TABLE = "table"
    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"
    HTML = "html"
    SVG = "svg"
    XLSX = "xlsx"
    PARQUET = "parquet"
    SDMX_CSV = "sdmx-csv"
    DATAPACKAGE = "datapackage"
    TEXT = "text"
    GITHUB = "github"
    SARIF = "sarif"
    RDJSON = "rdjson"


ENDINGS = {
    ".json": Format.JSON,
    ".ndjson": Format.NDJSON,
    ".csv": Format.CSV,
    ".tsv": Format.TSV,
    ".md": Format.MD,
    ".html": Format.HTML,
    ".svg": Format.SVG,
    ".xlsx": Format.XLSX,
    ".parquet": Format.PARQUET,
    ".sarif": Format.SARIF,
    ".rdjson": Format.RDJSON,
}

_MODULES = {
    Format.TABLE: "rich_table",
    Format.JSON: "json_object",
    Format.NDJSON: "ndjson",
    Format.CSV: "csv_text",
    Format.TSV: "tsv_text",
    Format.MD: "markdown",
    Format.HTML: "html_page",
    Format.SVG: "svg",
    Format.XLSX: "xlsx",
}
QUERY_FORMATS = tuple(_MODULES)
# Those that other programs exchange facts in, of `lukou data export` only.
EXCHANGE_FORMATS = (Format.PARQUET, Format.SDMX_CSV, Format.DATAPACKAGE)


def renderer(chosen: Format) -> Renderer:
    return cast("Renderer", import_module(f"lukou_cli.render.{_MODULES[chosen]}"))

"""NDJSON: one JSON object a line, a line a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.render.json_text import json_line

if TYPE_CHECKING:
    from typing import Any, TextIO

    from lukou_cli.tables.table import Table


def render(table: Table[Any], out: TextIO) -> None:
    out.writelines(json_line(row) + "\n" for row in table.records)

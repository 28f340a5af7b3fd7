"""JSON: one object with the schema's name, the rows, and a summary where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.render.json_text import write_json

if TYPE_CHECKING:
    from typing import Any, TextIO

    from lukou_cli.tables.table import Table

SCHEMA = "lukou/2"


def render(table: Table[Any], out: TextIO) -> None:
    summary = {"summary": table.summary} if table.summary else {}
    write_json({"schema": SCHEMA, **summary, "rows": list(table.records)}, out)

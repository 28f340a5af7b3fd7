"""JSON: one object with the schema's name, the rows, and a summary where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.render.values import json_value

if TYPE_CHECKING:
    from typing import Any, TextIO

    from lukou_cli.tables.table import Table

SCHEMA = "lukou/2"


def render(table: Table[Any], out: TextIO) -> None:
    rows = [{key: json_value(value) for key, value in row.items()} for row in table.records]
    summary = {"summary": table.summary} if table.summary else {}
    content = msgspec.json.encode({"schema": SCHEMA, **summary, "rows": rows})
    out.write(msgspec.json.format(content, indent=2).decode() + "\n")

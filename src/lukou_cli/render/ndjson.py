"""NDJSON: one JSON object a line, a line a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.render.values import json_value

if TYPE_CHECKING:
    from typing import Any, TextIO

    from lukou_cli.tables.table import Table


def render(table: Table[Any], out: TextIO) -> None:
    for row in table.records:
        content = msgspec.json.encode({key: json_value(value) for key, value in row.items()})
        out.write(content.decode() + "\n")

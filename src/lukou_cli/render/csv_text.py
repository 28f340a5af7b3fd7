"""CSV: one header line, quoted where needed, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from lukou_cli.render.values import delimited

if TYPE_CHECKING:
    from typing import Any, TextIO

    from lukou_cli.tables.table import Table


def render(table: Table[Any], out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    if not table.bare:
        writer.writerow(table.fields)
    writer.writerows([delimited(row[field]) for field in table.fields] for row in table.records)

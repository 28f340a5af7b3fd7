"""TSV: one header line and no quoting, so that cut -f and awk see the cells as they are.

The loader refuses tabs and line breaks in the data, so no cell can hold one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.render.values import delimited

if TYPE_CHECKING:
    from typing import Any, TextIO

    from lukou_cli.tables.table import Table


def render(table: Table[Any], out: TextIO) -> None:
    if not table.bare:
        out.write("\t".join(table.fields) + "\n")
    for row in table.records:
        cells = [delimited(row[field]) for field in table.fields]
        out.write("\t".join(cells) + "\n")

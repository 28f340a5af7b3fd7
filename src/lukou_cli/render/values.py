"""Values of records as cells of CSV and TSV."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from lukou_cli.text.formulas import neutralised

if TYPE_CHECKING:
    from lukou_cli.tables.table import Value


def delimited(value: Value) -> str:
    """The value as a cell; text that a spreadsheet would calculate is quoted with '."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int):
        return str(value)
    return neutralised("; ".join(value) if isinstance(value, list) else value)

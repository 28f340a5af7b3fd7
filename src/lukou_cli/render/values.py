"""Values of records as text: what they say, and as cells of CSV and TSV."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from lukou_cli.text.formulas import neutralised

if TYPE_CHECKING:
    from lukou_cli.tables.table import Value


def as_text(value: Value) -> str:
    """The value as text, without exponents; empty where there is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "; ".join(value) if isinstance(value, list) else str(value)


def delimited(value: Value) -> str:
    """The value as a cell; text that a spreadsheet would calculate is quoted with '."""
    text = as_text(value)
    return neutralised(text) if isinstance(value, str | list) else text

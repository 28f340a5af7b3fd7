"""Values of records as text, shared by the machine formats."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from lukou_cli.tables.table import Value

# A cell that starts like this is a formula to a spreadsheet.
_FORMULA_STARTS = ("=", "+", "-", "@")


def json_value(value: Value) -> object:
    """The value for the JSON encoder: decimals keep their digits and have no exponent."""
    return msgspec.Raw(f"{value:f}".encode()) if isinstance(value, Decimal) else value


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
    text = "; ".join(value) if isinstance(value, list) else value
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text

"""Parquet: the records of a table, typed, numbers as exact decimals.

Every figure fits one decimal type, so that a query adds and compares without rounding. Texts are
never null, numbers are where there is none.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from lukou_cli.errors import UsageError
from lukou_cli.model.quantity import DECIMALS, WHOLE_DIGITS
from lukou_cli.render.values import as_text
from lukou_cli.tables.table import ValueKind

if TYPE_CHECKING:
    from lukou_cli.tables.table import Table

_TYPES = {
    ValueKind.TEXT: "VARCHAR",
    ValueKind.INTEGER: "BIGINT",
    ValueKind.DECIMAL: f"DECIMAL({WHOLE_DIGITS + DECIMALS}, {DECIMALS})",
}


def parquet_bytes(table: Table[Any]) -> bytes:
    """The file; raises UsageError where the extra `parquet` is not installed."""
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise UsageError("no_duckdb") from error
    told = [column for column in table.columns if column.value is not None]
    records = list(table.records)
    # As text, column by column: a decimal is never a float on its way.
    columns = [
        [None if record[c.field] is None else as_text(record[c.field]) for record in records]
        for c in told
    ]
    casts = ", ".join(f'unnest(?::VARCHAR[])::{_TYPES[c.kind]} AS "{c.field}"' for c in told)
    with TemporaryDirectory() as folder, duckdb.connect() as database:
        path = Path(folder, "facts.parquet")
        database.execute(f"CREATE TABLE facts AS SELECT {casts}", columns)
        database.table("facts").write_parquet(str(path), compression="zstd")
        return path.read_bytes()

"""Facts in the format asked for: those of every table, and those that other programs exchange."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.cli import context
from lukou_cli.cli.output import STANDARD_OUTPUT, deliver, deliver_bytes, save_folder
from lukou_cli.errors import UsageError
from lukou_cli.render import EXCHANGE_FORMATS, QUERY_FORMATS, Format

if TYPE_CHECKING:
    from lukou_cli.cli.options import ExchangeOutput, Rows
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.tables.facts import FactRow
    from lukou_cli.tables.table import Table

# Of the reports that come with lukou; of others it knows no licence.
_LICENCE = "MIT"


def export_facts(
    facts: Table[FactRow],
    catalogue: Catalogue,
    rows: Rows,
    output: ExchangeOutput,
    *,
    packaged: bool,
) -> None:
    """Write the facts, rows and columns as asked for; raises UsageError for what does not fit."""
    offered = (*QUERY_FORMATS, *EXCHANGE_FORMATS)
    format = output.format or context.by_ending(output.path, offered, Format.TABLE)
    if format not in EXCHANGE_FORMATS:
        context.emit(context.arrange(facts, rows), output)
        return
    _check_shape(rows, format)
    if format is Format.SDMX_CSV:
        from lukou_cli.render.csv_text import render
        from lukou_cli.tables.exchange import observation_table

        table = context.arrange(observation_table(facts), rows)
        deliver(lambda out: render(table, out), output.path)
    elif format is Format.PARQUET:
        from lukou_cli.render.parquet import parquet_bytes
        from lukou_cli.tables.exchange import alone

        table = context.arrange(alone(facts, catalogue), rows)
        deliver_bytes(parquet_bytes(table), output.path, "parquet_on_terminal")
    else:
        from lukou_cli.render.data_package import files
        from lukou_cli.tables.package import fact_package

        if output.path is None or output.path == STANDARD_OUTPUT:
            raise UsageError("package_needs_folder")
        table = context.arrange(facts, rows)
        licence = _LICENCE if packaged else ""
        save_folder(output.path, files(fact_package(table, catalogue, licence)))


def _check_shape(rows: Rows, format: Format) -> None:
    """A format that says itself what its columns are has all of them, with their names."""
    if rows.no_header:
        raise UsageError("fixed_shape", option="--no-header", format=format)
    if rows.columns is not None and format is not Format.PARQUET:
        raise UsageError("fixed_shape", option="--columns", format=format)

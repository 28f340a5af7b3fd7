"""Facts for other programs: with what stands elsewhere in the data, and as observations of SDMX."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.unit import scale_and_base
from lukou_cli.tables.common import upper_of, value_of
from lukou_cli.tables.facts import COLUMNS, FactRow
from lukou_cli.tables.table import Column, Table, ValueKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.period import Period

_KNOWN = {column.field: column for column in COLUMNS}
# A data structure of this shape; another shape would be another version of it.
STRUCTURE = "LUKOU:FACTS(1.0.0)"


def _unit(row: FactRow) -> tuple[int, str]:
    """The scale of the unit, and the unit without it: 100,000,000 and 元 of 亿元."""
    quantity = row.fact.quantity
    return scale_and_base(quantity.unit.text if quantity else row.indicator.unit)


def _power(row: FactRow) -> int:
    """The scale of the unit as a power of ten, which every scale is."""
    return len(str(_unit(row)[0])) - 1


def _decimals(row: FactRow) -> int | None:
    """How many digits are printed behind the point: what exact decimals of one scale hide."""
    if row.fact.quantity is None:
        return None
    exponent = row.fact.quantity.value.as_tuple().exponent
    assert isinstance(exponent, int)  # data never holds NaN or infinity
    return max(0, -exponent)


def alone(table: Table[FactRow], catalogue: Catalogue) -> Table[FactRow]:
    """The facts with what a table that stands alone has to say: whose they are, and from when."""
    reports = catalogue.report_by_id
    added: tuple[Column[FactRow], ...] = (
        Column("place", lambda row: row.indicator.place.zh, about="the place that it is about"),
        Column(
            "report_date",
            lambda row: str(reports[row.fact.report].date),
            about="when the report was given",
        ),
        Column(
            "first_year",
            lambda row: row.fact.period.first,
            kind=ValueKind.INTEGER,
            about="the first year of the period",
        ),
        Column(
            "last_year",
            lambda row: row.fact.period.last,
            kind=ValueKind.INTEGER,
            about="the last year of the period",
        ),
        Column("unit_base", lambda row: _unit(row)[1], about="the unit without its scale: 元"),
        Column(
            "unit_scale",
            lambda row: _unit(row)[0],
            kind=ValueKind.INTEGER,
            about="the scale: value * unit_scale is in unit_base",
        ),
        Column(
            "decimals",
            _decimals,
            kind=ValueKind.INTEGER,
            about="how many digits of the value are printed behind the point",
        ),
    )
    return msgspec.structs.replace(table, columns=(*table.columns, *added))


def _time(period: Period) -> str:
    """A period as SDMX has it: a year or date as it is, a plan as its first day and length."""
    return f"{period.first:04}-01-01/P{period.years}Y" if period.is_plan else str(period)


def _same(name: str, field: str) -> Column[FactRow]:
    """A field of the facts under the name of its concept."""
    return msgspec.structs.replace(_KNOWN[field], field=name, label="", cell=None)


OBSERVATIONS: tuple[Column[FactRow], ...] = (
    Column("STRUCTURE", lambda _row: "datastructure"),
    Column("STRUCTURE_ID", lambda _row: STRUCTURE),
    Column("ACTION", lambda _row: "I"),
    # Dimensions: what tells an observation from all others.
    Column("REF_AREA", lambda row: row.indicator.place.zh),
    _same("REPORT", "report"),
    _same("INDICATOR", "indicator"),
    _same("ROLE", "role"),
    Column("TIME_PERIOD", lambda row: _time(row.fact.period)),
    # The measure, and its attributes.
    Column("OBS_VALUE", lambda row: value_of(row.fact.quantity), kind=ValueKind.DECIMAL),
    # Of the code list CL_OBS_STATUS: a normal value, or a missing one.
    Column("OBS_STATUS", lambda row: "O" if row.fact.quantity is None else "A"),
    _same("BOUND", "bound"),
    Column("UPPER_VALUE", lambda row: upper_of(row.fact.quantity), kind=ValueKind.DECIMAL),
    _same("START_VALUE", "start"),
    _same("RELATIVE_TO", "relative_to"),
    Column("UNIT_MEASURE", lambda row: _unit(row)[1]),
    Column("UNIT_MULT", _power, kind=ValueKind.INTEGER),
    Column("DECIMALS", _decimals, kind=ValueKind.INTEGER),
    _same("MEASURE", "measure"),
    _same("PRICE_BASIS", "basis"),
    _same("TITLE", "name"),
    _same("PHRASE", "phrase"),
    _same("SECTION", "section"),
    _same("LINE", "line"),
    _same("COMMENT_OBS", "note"),
)


def observation_table(table: Table[FactRow]) -> Table[FactRow]:
    """The facts as SDMX-CSV has them. A figure that a report prints twice is one observation."""
    return msgspec.structs.replace(table, columns=OBSERVATIONS, rows=_once(table.rows))


def _once(rows: Iterable[FactRow]) -> list[FactRow]:
    """The first of the rows that share all dimensions; the loader has seen that they agree."""
    first: dict[tuple[object, ...], FactRow] = {}
    for row in rows:
        fact = row.fact
        first.setdefault((fact.report, row.indicator.id, fact.role, fact.period), row)
    return list(first.values())

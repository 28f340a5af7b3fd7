"""Facts with all that they refer to, as tables of a package that describes itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from lukou_cli.model.indicator import Report
from lukou_cli.model.unit import Unit, parse_unit
from lukou_cli.tables.table import Column, Table, ValueKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.model.catalogue import Catalogue, Theme
    from lukou_cli.tables.facts import FactRow


class Reference(msgspec.Struct, frozen=True):
    """A field whose values are those of the key of another resource."""

    field: str
    resource: str


class Resource(msgspec.Struct, frozen=True):
    """A table of a package, the fields that tell its rows apart, and what it refers to."""

    name: str
    title: str
    table: Table[Any]
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()


class FactPackage(msgspec.Struct, frozen=True):
    """Tables that go together; ``reports`` are their sources, ``licence`` may be empty."""

    name: str
    title: str
    reports: tuple[Report, ...]
    resources: tuple[Resource, ...]
    licence: str = ""


_REPORTS: tuple[Column[Report], ...] = (
    Column("report", lambda report: report.id, about="id of the report"),
    Column("title", lambda report: report.title.zh, about="its title in Chinese"),
    Column("title_en", lambda report: report.title.en, about="its title in English, if any"),
    Column("place", lambda report: report.place.zh, about="the place that it is about"),
    Column("place_en", lambda report: report.place.en, about="that place in English, if known"),
    Column("date", lambda report: str(report.date), about="when it was given"),
)
_THEMES: tuple[Column[Theme], ...] = (
    Column("theme", lambda theme: theme.id, about="id of the theme"),
    Column("name", lambda theme: theme.name.zh, about="its name in Chinese"),
    Column("name_en", lambda theme: theme.name.en, about="its name in English"),
)
_UNITS: tuple[Column[Unit], ...] = (
    Column("unit", lambda unit: unit.text, about="the unit as printed"),
    Column(
        "dimension",
        lambda unit: unit.dimension,
        about="what it measures; units of one dimension convert, no others do",
    ),
    Column(
        "numerator",
        lambda unit: unit.numerator,
        kind=ValueKind.INTEGER,
        about="one unit is numerator / denominator base units of its dimension",
    ),
    Column(
        "denominator", lambda unit: unit.denominator, kind=ValueKind.INTEGER, about="see numerator"
    ),
)


def fact_package(facts: Table[FactRow], catalogue: Catalogue, licence: str = "") -> FactPackage:
    """The facts with the reports, themes and units that they name."""
    rows = facts.taken
    named = {row.fact.report for row in rows}
    reports = tuple(report for report in catalogue.reports if report.id in named)
    told = {row.indicator.theme for row in rows}
    themes = [theme for theme in catalogue.themes if theme.id in told]
    # A bare number has no unit to refer to.
    units = {unit.text: unit for unit in map(_unit, rows) if unit.text}

    def table(columns: tuple[Column[Any], ...], rows: Sequence[Any]) -> Table[Any]:
        return Table(facts.words, "", columns, (), rows)

    references = ("report", "reports"), ("theme", "themes"), ("unit", "units")
    return FactPackage(
        reports[0].id if len(reports) == 1 else "lukou",
        "Figures of government work reports",
        reports,
        (
            Resource(
                "facts",
                "What the reports say, a figure a row",
                facts,
                references=tuple(Reference(*each) for each in references),
            ),
            Resource("reports", "The reports", table(_REPORTS, reports), ("report",)),
            Resource("themes", "Themes of the indicators", table(_THEMES, themes), ("theme",)),
            Resource(
                "units",
                "The units, and how they convert",
                table(_UNITS, list(units.values())),
                ("unit",),
            ),
        ),
        licence,
    )


def _unit(row: FactRow) -> Unit:
    return row.fact.quantity.unit if row.fact.quantity else parse_unit(row.indicator.unit)

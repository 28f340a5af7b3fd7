"""Columns: one declaration for records, views and the documents."""

from __future__ import annotations

import re
from typing import Any

import pytest

from lukou_cli.i18n import messages
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.quantity import Quantity
from lukou_cli.query.compare import compare
from lukou_cli.query.consistency import consistency
from lukou_cli.query.gap import gap
from lukou_cli.query.growth import growth
from lukou_cli.tables import audits, common, facts, listing
from lukou_cli.tables import compare as comparisons
from lukou_cli.tables import consistency as relations
from lukou_cli.tables import gap as gaps
from lukou_cli.tables import growth as rates
from lukou_cli.tables import outcome as outcomes
from lukou_cli.tables.table import Column, Table
from tests.conftest import ROOT

# Of each table its columns, and what people see of it in some run.
TABLES: dict[str, tuple[tuple[Column[Any], ...], tuple[str, ...]]] = {
    "lukou list": (listing.COLUMNS, (*listing.SHOWN, "matched", "place")),
    "lukou show": (facts.COLUMNS, ("name", *facts.SHOWN_OF_SEVERAL)),
    "lukou growth": (rates.COLUMNS, (*rates.SHOWN, "place")),
    "lukou gap": (gaps.COLUMNS, (*gaps.SHOWN, "needed_per_year", "place")),
    "lukou compare": (
        comparisons.COLUMNS,
        (*comparisons.SHOWN, *comparisons.SHOWN_OF_PLACES, "place"),
    ),
    "lukou outcome": (outcomes.COLUMNS, (*outcomes.SHOWN, "place")),
    "lukou data validate": (relations.COLUMNS, (*relations.SHOWN, "place")),
    "lukou data audit": (audits.COLUMNS, audits.SHOWN),
    "lukou data export": (facts.COLUMNS, ("name", *facts.SHOWN_OF_SEVERAL)),
}


def _tables(catalogue: Catalogue, language: str) -> list[Table[Any]]:
    words, indicators = messages(language), catalogue.indicators
    return [
        listing.list_table(words, catalogue, indicators),
        facts.fact_table(words, catalogue, indicators, lambda _fact: True),
        rates.growth_table(words, catalogue, growth(catalogue, indicators), explain=False),
        gaps.gap_table(words, catalogue, gap(catalogue, indicators), explain=False),
        comparisons.comparison_table(
            words, catalogue, compare(catalogue, indicators), explain=False
        ),
        relations.consistency_table(words, catalogue, consistency(catalogue)),
    ]


@pytest.mark.parametrize("name", TABLES)
def test_what_people_see_has_a_label_and_a_cell(name: str) -> None:
    columns, shown = TABLES[name]
    known = {column.field: column for column in columns}
    assert len(known) == len(columns)
    assert [f for f in shown if not known[f].label or known[f].cell is None] == []
    unseen = known.keys() - set(shown)
    assert [f for f in unseen if known[f].label or known[f].cell] == []


@pytest.mark.parametrize("name", TABLES)
def test_the_documents_list_the_fields(name: str) -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    section = page.split(f"\n## {name}\n")[1].split("\n## ")[0]
    (listed,) = re.findall(r"(?ms)^Fields(?: with `--consistency`)?: (.*?)\.$", section)
    assert re.findall(r"`(\w+)`", listed) == [
        column.field for column in TABLES[name][0] if column.value is not None
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_numbers_reach_the_renderers_as_numbers(catalogue: Catalogue, language: str) -> None:
    """A cell with a decimal point holds the number it shows, exact, with unit and bound."""
    cells = [
        cell
        for table in _tables(catalogue, language)
        for line in table.view().lines
        for cell in line.cells
        if cell.point is not None and cell.text != "—"
    ]
    assert len(cells) > 500
    assert [cell for cell in cells if cell.number is None] == []
    quantities = [cell for cell in cells if isinstance(cell.number, Quantity)]
    for cell in quantities:
        assert isinstance(cell.number, Quantity)
        if language == "zh":
            assert cell.number.unit.text in cell.text
        assert f"{abs(cell.number.value):f}" in cell.text


def test_every_row_has_all_fields_in_order(catalogue: Catalogue) -> None:
    for table in _tables(catalogue, "en"):
        fields = list(table.fields)
        assert table.rows
        assert all(list(record) == fields for record in table.records)


def test_a_quantity_that_does_not_exist_has_no_number() -> None:
    assert (common.bound_of(None), common.value_of(None), common.unit_of(None)) == ("", None, "")
    assert common.told_cell(messages("en"), None).text == "—"

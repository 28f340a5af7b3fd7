"""Rows and columns as asked for: sorted, cut off, chosen, alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lukou_cli.errors import UsageError
from lukou_cli.i18n import messages
from lukou_cli.tables.arrange import Arrangement, arranged
from lukou_cli.tables.table import Cell, Column, Table, Value

Pair = tuple[str, Value]


def _table(rows: list[Pair]) -> Table[Pair]:
    columns = (
        Column[Pair]("name", lambda row: row[0], "indicator", lambda _, row: Cell(row[0])),
        Column[Pair]("value", lambda row: row[1]),
        Column[Pair]("chart", None, "chart", lambda _, _row: Cell("█")),
    )
    return Table(
        messages("en"), "title", columns, ("name", "chart"), rows,
        grouped=lambda seen: [("heading", seen)], footnotes=lambda _seen: ["note"],
    )  # fmt: skip


SMALL: list[Pair] = [("b", Decimal(10)), ("a", None), ("C", Decimal(9)), ("d", Decimal(-2))]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (Arrangement(sort="value"), ["d", "C", "b", "a"]),
        (Arrangement(sort="value", reverse=True), ["b", "C", "d", "a"]),
        (Arrangement(sort="-value"), ["b", "C", "d", "a"]),
        (Arrangement(sort="-value", reverse=True), ["d", "C", "b", "a"]),
        (Arrangement(sort="name"), ["a", "b", "C", "d"]),
        (Arrangement(sort="VALUE", top=2), ["d", "C"]),
        (Arrangement(reverse=True), ["d", "C", "a", "b"]),
        (Arrangement(top=1), ["b"]),
        (Arrangement(top=9), ["b", "a", "C", "d"]),
    ],
)
def test_rows_come_sorted_and_cut_off(asked: Arrangement, names: list[str]) -> None:
    table = arranged(_table(SMALL), asked)
    assert [record["name"] for record in table.records] == names
    assert [line.cells[0].text for line in table.view().lines] == names


@given(st.lists(st.one_of(st.none(), st.integers(), st.decimals(-99, 99))), st.booleans())
def test_what_has_no_value_comes_last_in_both_directions(
    values: list[int | Decimal | None], reverse: bool
) -> None:
    table = _table([("", value) for value in values])
    found = [row[1] for row in arranged(table, Arrangement("value", reverse)).rows]
    told = [value for value in values if value is not None]
    assert found == sorted(told, reverse=reverse) + [None] * (len(values) - len(told))


def test_columns_are_those_asked_for_in_that_order() -> None:
    table = arranged(_table(SMALL), Arrangement(columns="value, name，name"))
    assert table.fields == ("value", "name")
    assert [head.label for head in table.view().heads] == ["value", "indicator"]
    assert [cell.text for cell in table.view().groups[0].lines[0].cells] == ["10", "b"]


def test_a_head_names_its_column_and_a_chart_is_for_people_only() -> None:
    table = arranged(_table(SMALL), Arrangement(columns="Indicator,chart"))
    assert table.fields == ("name",)
    assert len(table.view().heads) == 2


def test_sorted_rows_stand_under_no_heading() -> None:
    headings = [
        group.heading for group in arranged(_table(SMALL), Arrangement("name")).view().groups
    ]
    assert headings == [""]
    assert _table(SMALL).view().groups[0].heading == "heading"


def test_rows_alone_have_nothing_beside_them() -> None:
    view = arranged(_table(SMALL), Arrangement(bare=True)).view()
    assert (view.title, view.footnotes, view.legend) == ("", (), "")
    assert len(list(view.lines)) == len(SMALL)


@pytest.mark.parametrize(
    ("asked", "option", "candidates"),
    [
        (Arrangement(sort="valeu"), "--sort", ["value"]),
        (Arrangement(columns="name,nmae"), "--columns", ["name"]),
        (Arrangement(columns="zzz"), "--columns", []),
        (Arrangement(columns=","), "--columns", []),
    ],
)
def test_a_field_that_is_not_there_is_refused(
    asked: Arrangement, option: str, candidates: list[str]
) -> None:
    with pytest.raises(UsageError) as failure:
        arranged(_table(SMALL), asked)
    assert failure.value.params["option"] == option
    assert failure.value.params["candidates"] == candidates

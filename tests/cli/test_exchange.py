"""Facts for other programs: Data Package, SDMX-CSV, Parquet, and what SQL asks of it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from lukou_cli.errors import UsageError
from lukou_cli.i18n import messages
from lukou_cli.load.files import expand, load_files
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.indicator import Role
from lukou_cli.model.quantity import DECIMALS, WHOLE_DIGITS, Bound
from lukou_cli.query.gap import Status, gap
from lukou_cli.query.series import yearly
from lukou_cli.render.data_package import files
from lukou_cli.render.parquet import parquet_bytes
from lukou_cli.tables import facts
from lukou_cli.tables.exchange import OBSERVATIONS, alone, observation_table
from lukou_cli.tables.package import fact_package
from lukou_cli.tables.table import Table, ValueKind
from tests.conftest import ROOT, Run
from tests.small import HEAD, indicator

CITY = ROOT / "docs" / "examples" / "fangchenggang"
# Every bound, a fall, a change of scale, printed zeros, a plan, a date, and a figure printed twice.
ODD = HEAD + indicator(
    unit="亿元",
    results=("2024 eq 5.30", "2024 eq 5.30", "2021-2025 ge -21", "2026-06 range 3~5"),
    targets=("2026 approx 7", "2027 relative -", "2028 qualitative -", "2026-01-29 lt 0.001"),
)


@pytest.fixture(scope="module")
def city() -> Catalogue:
    return load_files(expand([CITY]))


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    file = tmp_path / "odd.yaml"
    file.write_text(ODD, encoding="utf-8")
    return file


def _facts(catalogue: Catalogue, language: str = "en") -> Table[facts.FactRow]:
    words = messages(language)
    return facts.fact_table(words, catalogue, catalogue.indicators, lambda _fact: True)


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


# What fields say of themselves.


@pytest.mark.parametrize("columns", [facts.COLUMNS, OBSERVATIONS[3:8]])
def test_every_field_of_an_export_says_what_it_means(columns: tuple[Any, ...]) -> None:
    told = [column for column in columns if column.value and column.field.islower()]
    assert [column.field for column in told if not column.about] == []


@pytest.mark.parametrize("of", ["catalogue", "city"])
def test_values_are_of_the_kind_that_their_column_says(
    of: str, request: pytest.FixtureRequest
) -> None:
    """And among those that it says there are."""
    catalogue = request.getfixturevalue(of)
    types = {ValueKind.TEXT: str, ValueKind.INTEGER: int, ValueKind.DECIMAL: Decimal}
    table = _facts(catalogue)
    for shown in (table, alone(table, catalogue), observation_table(table)):
        columns = {column.field: column for column in shown.columns}
        for record in shown.records:
            for field, value in record.items():
                column = columns[field]
                nothing = value is None and column.kind is not ValueKind.TEXT
                assert nothing or isinstance(value, types[column.kind])
                assert not column.choices or value in column.choices


# SDMX-CSV.


def test_observations_of_sdmx(lukou: Run, odd: Path, snapshot: SnapshotAssertion) -> None:
    run = lukou("data", "export", "--data", str(odd), "-f", "sdmx-csv")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == snapshot


def test_dimensions_tell_every_observation_from_all_others(
    catalogue: Catalogue, city: Catalogue
) -> None:
    """Also where two reports of a place speak of one year."""
    for known in (catalogue, city):
        table = observation_table(_facts(known))
        dimensions = [c.field for c in OBSERVATIONS[3:8]]
        keys = [tuple(record[field] for field in dimensions) for record in table.records]
        assert len(keys) == len(set(keys))
        told = {(f.report, i.id, f.role, f.period) for i, f in known.facts()}
        assert len(keys) == len(told)


def test_value_and_power_are_the_figure_in_its_unit(catalogue: Catalogue) -> None:
    for row in observation_table(_facts(catalogue)).rows:
        record = {c.field: c.value(row) for c in OBSERVATIONS if c.value}
        quantity = row.fact.quantity
        if quantity is None:
            assert (record["OBS_VALUE"], record["OBS_STATUS"]) == (None, "O")
            continue
        assert f"{record['OBS_VALUE']:f}" == f"{quantity.value:f}"
        power, base = record["UNIT_MULT"], record["UNIT_MEASURE"]
        assert isinstance(power, int)
        assert (quantity.unit.numerator % 10**power, str(base) in quantity.unit.text) == (0, True)


# Data Package.


def _package(folder: Path) -> dict[str, Any]:
    found = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("data", [(), ("--data", str(CITY))])
def test_a_package_describes_what_is_in_it(
    lukou: Run, tmp_path: Path, data: tuple[str, ...]
) -> None:
    run = lukou("data", "export", *data, "-f", "datapackage", "-o", "package")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    folder = tmp_path / "package"
    package = _package(folder)
    # Of other people's data the licence is not known.
    assert package.get("licenses") == (None if data else [{"name": "MIT"}])
    assert len(package["sources"]) == (4 if data else 1)
    paths = {resource["path"] for resource in package["resources"]}
    assert {path.name for path in folder.iterdir()} == {*paths, "datapackage.json"}
    tables: dict[str, list[dict[str, str]]] = {}
    for resource in package["resources"]:
        written = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(written)
        assert resource["hash"] == f"sha256:{hashlib.sha256(written).hexdigest()}"
        rows = tables[resource["name"]] = _rows(written.decode())
        schema = resource["schema"]
        assert list(rows[0]) == [field["name"] for field in schema["fields"]]
        assert [field for field in schema["fields"] if not field["description"]] == []
        keys = [tuple(row[name] for name in schema.get("primaryKey", row)) for row in rows]
        if "primaryKey" in schema:
            assert len(keys) == len(set(keys))
            assert all(all(key) for key in keys)
    for resource in package["resources"]:
        for link in resource["schema"].get("foreignKeys", ()):
            (field,), target = link["fields"], link["reference"]
            known = {row[target["fields"][0]] for row in tables[target["resource"]]}
            assert {row[field] for row in tables[resource["name"]]} - {""} <= known


def test_the_facts_of_a_package_are_those_of_csv(lukou: Run, tmp_path: Path) -> None:
    """What rows are asked for counts here too."""
    asked = ("--theme", "economy", "--role", "target", "--sort", "value", "--top", "3")
    lukou("data", "export", *asked, "-f", "datapackage", "-o", "package")
    plain = lukou("data", "export", *asked, "-f", "csv").stdout
    assert (tmp_path / "package/facts.csv").read_text(encoding="utf-8") == plain
    assert len(_rows(plain)) == 3
    assert len(_rows((tmp_path / "package/themes.csv").read_text(encoding="utf-8"))) == 1


def test_a_package_takes_the_place_of_an_older_one(lukou: Run, tmp_path: Path) -> None:
    """File by file; what else is in the folder stays."""
    (tmp_path / "package").mkdir()
    (tmp_path / "package/facts.csv").write_text("old", encoding="utf-8")
    (tmp_path / "package/README.md").write_text("mine", encoding="utf-8")
    assert lukou("data", "export", "-f", "datapackage", "-o", "package").returncode == 0
    assert (tmp_path / "package/facts.csv").read_text(encoding="utf-8") != "old"
    assert (tmp_path / "package/README.md").read_text(encoding="utf-8") == "mine"


def test_a_package_is_the_same_in_every_language(catalogue: Catalogue) -> None:
    english, chinese = (
        files(fact_package(_facts(catalogue, language), catalogue)) for language in ("en", "zh")
    )
    assert english == chinese
    assert list(english)[-1] == "datapackage.json"


def test_frictionless_finds_no_fault(lukou: Run, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    lukou("data", "export", "-f", "datapackage", "-o", "package")
    assert frictionless.validate(str(tmp_path / "package/datapackage.json")).valid


# Parquet.


def _asked(file: Path, question: str) -> list[tuple[Any, ...]]:
    duckdb = pytest.importorskip("duckdb", reason="the extra parquet is not installed")
    with duckdb.connect() as database:
        found = database.sql(question.replace("facts.parquet", str(file))).fetchall()
    assert isinstance(found, list)
    return found


def _written(catalogue: Catalogue, folder: Path) -> Path:
    pytest.importorskip("duckdb", reason="the extra parquet is not installed")
    file = folder / "facts.parquet"
    file.write_bytes(parquet_bytes(alone(_facts(catalogue), catalogue)))
    return file


@pytest.mark.parametrize("of", ["catalogue", "city"])
def test_parquet_has_every_value_exactly(
    of: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    catalogue = request.getfixturevalue(of)
    file = _written(catalogue, tmp_path)
    records = [tuple(r.values()) for r in alone(_facts(catalogue), catalogue).records]
    assert _asked(file, "FROM 'facts.parquet'") == records


def test_parquet_types(catalogue: Catalogue, tmp_path: Path) -> None:
    file = _written(catalogue, tmp_path)
    types = {name: kind for name, kind, *_ in _asked(file, "DESCRIBE FROM 'facts.parquet'")}
    decimal = f"DECIMAL({WHOLE_DIGITS + DECIMALS},{DECIMALS})"
    numbers = {name: kind for name, kind in types.items() if kind != "VARCHAR"}
    assert numbers == {
        "value": decimal, "upper": decimal, "start": decimal, "line": "BIGINT", "page": "BIGINT",
        "first_year": "BIGINT", "last_year": "BIGINT", "unit_scale": "BIGINT", "decimals": "BIGINT",
    }  # fmt: skip


def test_the_largest_and_smallest_figures_stay_exact(tmp_path: Path) -> None:
    """As many digits as a data file may have, in front of the point and behind it."""
    largest = "9" * WHOLE_DIGITS + "." + "9" * DECIMALS
    data = tmp_path / "large.yaml"
    results = (f"2024 eq {largest}", f"2025 eq -{largest}", "2026 eq 0.00000001")
    data.write_text(HEAD + indicator(results=results), encoding="utf-8")
    file = _written(load_files([data]), tmp_path)
    found = _asked(file, "SELECT value FROM 'facts.parquet' ORDER BY last_year")
    assert found == [(Decimal(largest),), (-Decimal(largest),), (Decimal("1E-8"),)]


def test_printed_zeros_are_counted(odd: Path, tmp_path: Path) -> None:
    file = _written(load_files([odd]), tmp_path)
    question = "SELECT DISTINCT value, decimals, unit_base, unit_scale FROM 'facts.parquet'"
    found = _asked(file, f"{question} WHERE period = '2024'")
    assert found == [(Decimal("5.3"), 2, "元", 10**8)]


def test_rows_and_columns_of_parquet_are_those_asked_for(lukou: Run, tmp_path: Path) -> None:
    pytest.importorskip("duckdb", reason="the extra parquet is not installed")
    asked = ("--columns", "indicator,place", "--sort", "value", "--top", "2", "-o", "x.parquet")
    assert lukou("data", "export", *asked).returncode == 0
    found = _asked(tmp_path / "x.parquet", "DESCRIBE FROM 'facts.parquet'")
    assert [name for name, *_ in found] == ["indicator", "place"]
    assert len(_asked(tmp_path / "x.parquet", "FROM 'facts.parquet'")) == 2


def test_without_duckdb_parquet_is_refused(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(UsageError) as failure:
        parquet_bytes(_facts(catalogue))
    assert failure.value.code == "no_duckdb"


# The questions of docs/how-to.md, asked of the file and of lukou.


def _questions(ending: str = "") -> list[str]:
    page = (ROOT / f"docs/how-to{ending}.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```sql\n--[^\n]*\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return [str(block) for block in blocks]


def test_both_pages_ask_the_same() -> None:
    assert len(_questions()) == 4
    assert _questions() == _questions(".zh-CN")


def test_the_biggest_gaps_are_those_of_lukou(catalogue: Catalogue, tmp_path: Path) -> None:
    found = _asked(_written(catalogue, tmp_path), _questions()[0])
    own = {
        (row.indicator.id, str(row.target.period)): row.relative_gap.value
        for row in gap(catalogue, catalogue.indicators)
        if row.status is Status.TO_GO and row.comparable == "yes" and row.relative_gap
        and row.result and row.result.fact.bound is Bound.EQ
    }  # fmt: skip
    assert own
    assert {(row[1], row[2]): row[7] for row in found} == {
        key: pytest.approx(float(value)) for key, value in own.items()
    }


def test_targets_below_the_last_result_are_those_of_lukou(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    """Of those that need no counterpart, which is compared in part only."""
    found = _asked(_written(catalogue, tmp_path), _questions()[1])
    own = [
        (row.indicator.id, row.target.quantity.value, row.result.fact.quantity.value)
        for row in gap(catalogue, catalogue.indicators)
        if row.status is Status.BELOW_LAST and row.comparable == "yes"
        and row.result and row.target.quantity and row.result.fact.quantity
    ]  # fmt: skip
    assert len(own) > 5
    assert [(row[1], row[4], row[5]) for row in found] == sorted(own)


def test_unlike_units_and_directions_are_set_beside_each_other_exactly(tmp_path: Path) -> None:
    """7000万元 is 0.7亿元 to the last digit; a level that should fall is to go while above it."""
    data = tmp_path / "units.yaml"
    unlike = {"same": "7000", "more": "7001", "less": "6999"}
    text = HEAD
    for id_, wanted in unlike.items():
        fact = indicator(
            id_,
            measure="stock",
            unit="亿元",
            better="lower" if id_ == "less" else "higher",
            results=("2025 eq 0.7",),
            targets=(f"2026 eq {wanted}",),
        )
        text += fact.replace(f"value: {wanted},", f"value: {wanted}, unit: 万元,")
    data.write_text(text, encoding="utf-8")
    catalogue = load_files([data])
    found = _asked(_written(catalogue, tmp_path), _questions()[0])
    own = [
        row.indicator.id
        for row in gap(catalogue, catalogue.indicators)
        if row.status is Status.TO_GO
    ]
    assert sorted(row[1] for row in found) == sorted(own) == ["less", "more"]


def test_targets_of_a_year_are_those_of_lukou(catalogue: Catalogue, tmp_path: Path) -> None:
    found = _asked(_written(catalogue, tmp_path), _questions()[2])
    own = [
        (indicator.id, fact.bound.value, fact.quantity.value)
        for indicator, fact in catalogue.facts()
        if fact.role is Role.TARGET and str(fact.period) == "2026" and fact.quantity
    ]
    assert len(own) > 30
    assert [(row[1], row[3], row[4]) for row in found] == own


def test_a_series_over_reports_is_that_of_lukou(city: Catalogue, tmp_path: Path) -> None:
    """Where two reports tell of a year, the later one holds."""
    found = _asked(_written(city, tmp_path), _questions()[3])
    own = yearly(city.by_id["gdp"])
    assert len(own) == 4
    assert [(row[1], row[3]) for row in found] == [(year, q.value) for year, q in own.items()]
    assert {row[0] for row in found} == {"防城港市"}


# What does not go.


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("-f datapackage", "a data package is a folder\n    name it: -o FOLDER\n"),
        ("-f datapackage -o -", "a data package is a folder\n    name it: -o FOLDER\n"),
        (
            "-f sdmx-csv --columns TITLE",
            "--columns does not go with sdmx-csv, whose columns are given\n"
            "    leave it out, or write csv\n",
        ),
        (
            "-o x.parquet --no-header",
            "--no-header does not go with parquet, whose columns are given\n"
            "    leave it out, or write csv\n",
        ),
        (
            "-f datapackage -o file.txt",
            "file.txt: cannot be written: File exists\n",
        ),
        (
            "-f datapackage -o no/folder",
            "no/folder: cannot be written: No such file or directory\n",
        ),
    ],
)
def test_what_does_not_go_is_refused(
    lukou: Run, tmp_path: Path, arguments: str, message: str
) -> None:
    (tmp_path / "file.txt").write_text("mine", encoding="utf-8")
    run = lukou("data", "export", *arguments.split())
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(f"lukou: {message}")
    assert [path.name for path in tmp_path.iterdir()] == ["file.txt"]


@pytest.mark.parametrize("format_", ["parquet", "sdmx-csv", "datapackage"])
def test_other_commands_have_none_of_these(lukou: Run, format_: str) -> None:
    run = lukou("gap", "-f", format_)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(f"lukou: --format: no value “{format_}”\n")

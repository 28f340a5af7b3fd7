"""Facts as rows of CSV: what was exported comes back, and what is wrong is told at its cell."""

from __future__ import annotations

import csv
import io
from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lukou_cli.errors import DataError
from lukou_cli.i18n import messages
from lukou_cli.load.cells import csv_rows
from lukou_cli.load.files import expand, load_files
from lukou_cli.load.imported import import_rows
from lukou_cli.load.nodes import FileText
from lukou_cli.load.notes import shared_note
from lukou_cli.load.rows import ROW_FIELDS, BesideRows
from lukou_cli.load.sources import packaged_path
from lukou_cli.load.spec import (
    FactSpec,
    FactsSpec,
    FileSpec,
    IndicatorSpec,
    ReportSpec,
    SectionSpec,
    ThemeSpec,
    Wording,
)
from lukou_cli.load.written import yaml_text
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.indicator import Basis, Better, Measure, Relation
from lukou_cli.render.csv_text import render
from lukou_cli.tables.facts import COLUMNS, fact_table
from lukou_cli.tables.messages import problem
from tests.conftest import DATA, ROOT, Run
from tests.mutants import mutants

HEADER = ",".join(ROW_FIELDS)
NOTHING = Catalogue((), (), (), ())


@cache
def _base() -> Catalogue:
    return load_files([packaged_path("base")])


def _exported(catalogue: Catalogue) -> str:
    out = io.StringIO()
    render(fact_table(messages("en"), catalogue, catalogue.indicators, lambda _fact: True), out)
    return out.getvalue()


def _again(text: str, head: BesideRows) -> str:
    """What an export says after it has been imported and exported."""
    with TemporaryDirectory() as folder:
        rows, file = Path(folder, "rows.csv"), Path(folder, "new.yaml")
        rows.write_text(text, encoding="utf-8")
        file.write_text(yaml_text(import_rows(rows, file, head)), encoding="utf-8")
        return _exported(load_files([file]))


def test_rows_have_the_fields_of_an_export() -> None:
    assert tuple(column.field for column in COLUMNS if column.value is not None) == ROW_FIELDS


def test_the_packaged_data_comes_back(catalogue: Catalogue) -> None:
    exported = _exported(catalogue)
    assert _again(exported, BesideRows(["base"], _base())) == exported


@pytest.mark.parametrize("year", [2009, 2010, 2011, 2012])
def test_a_report_among_others_comes_back(year: int) -> None:
    """Its facts stand in order of time there; imported alone, in the same."""
    city = load_files(expand([ROOT / "docs" / "examples" / "fangchenggang"]))
    exported = _exported(city.only(lambda report: report.id == f"fangchenggang-{year}"))
    assert _again(exported, BesideRows(["base"], _base())) == exported


def test_odd_figures_come_back() -> None:
    for catalogue in islice(mutants(seed=3), 60):
        exported = _exported(catalogue)
        assert _again(exported, BesideRows([], NOTHING)) == exported


_WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from("\",;=+-@' "),
    min_size=1,
    max_size=20,
)
_NOTES = st.none() | _WORDS | st.lists(_WORDS, min_size=1, max_size=3).map("; ".join)
_NUMBERS = st.decimals(-(10**9), 10**9, places=3, allow_nan=False).map(lambda n: f"{n:f}")


@st.composite
def _facts(draw: st.DrawFn, units: tuple[str, ...]) -> FactSpec:
    bound: Wording = draw(
        st.sampled_from(["eq", "ge", "over", "lt", "approx", "relative", "qualitative"])
    )
    fact = FactSpec(
        period=draw(st.sampled_from(["2024", "2025", "2021-2025", "2026-06", "2026-01-29"])),
        bound=bound,
        phrase=draw(_WORDS),
        section=draw(st.sampled_from("ab")),
        line=draw(st.integers(1, 99)),
        page=draw(st.none() | st.integers(1, 400)),
        note=draw(_NOTES),
        note_en=draw(st.none() | st.just("in English")),
    )
    if bound == "relative":
        fact.relation, fact.relative_to = draw(st.sampled_from(Relation)), draw(_WORDS)
    elif bound != "qualitative":
        fact.value, fact.unit = draw(_NUMBERS), draw(st.sampled_from((None, *units)))
        fact.start = draw(st.none() | _NUMBERS)
    return fact


@st.composite
def _files(draw: st.DrawFn) -> FileSpec:
    names = draw(st.lists(_WORDS, min_size=1, max_size=4, unique_by=str.casefold))
    indicators: dict[str, FactsSpec] = {}
    for number, name in enumerate(names):
        units = draw(st.sampled_from([("亿元", "元", "万元"), ("家", "万家"), ("%",)]))
        # One fact for a period and role: two would have to say the same.
        facts = draw(st.lists(_facts(units), min_size=1, max_size=6, unique_by=lambda f: f.period))
        cut = draw(st.integers(0, len(facts)))
        indicators[f"x{number}"] = IndicatorSpec(
            name=name,
            name_en=draw(st.just("") | _WORDS.map(f"{number} {{}}".format)),
            theme=draw(st.sampled_from(["one", "two"])),
            measure=draw(st.sampled_from(Measure)),
            unit=draw(st.sampled_from(units)),
            basis=draw(st.sampled_from(Basis)),
            better=draw(st.sampled_from(Better)),
            note=draw(_NOTES),
            results=facts[:cut],
            targets=facts[cut:],
        )
    return FileSpec(
        format=1,
        report=ReportSpec("any-2026", "题", "某县", "2026"),
        themes={"one": ThemeSpec("一", "One"), "two": ThemeSpec("二", "Two")},
        sections={"a": SectionSpec(draw(_WORDS), "1-99"), "b": SectionSpec("乙", "1-99")},
        indicators=indicators,
    )


@given(spec=_files())
def test_any_data_file_comes_back(spec: FileSpec) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "any.yaml")
        file.write_text(yaml_text(spec), encoding="utf-8")
        try:
            exported = _exported(load_files([file]))
        except DataError:
            return  # names of indicators met: no data file
    assert _again(exported, BesideRows([], NOTHING)) == exported


@given(rows=st.lists(st.lists(st.text(st.sampled_from('ab",\n ')), min_size=2, max_size=3)))
def test_cells_are_those_of_the_standard_library(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    found, _ = csv_rows(FileText("x.csv", out.getvalue()))
    assert [[cell.text for cell in row] for row in found] == [row for row in rows if any(row)]


def test_every_cell_knows_where_it_begins() -> None:
    """Lines of the file, not of the table: a cell may go over several."""
    found, problems = csv_rows(FileText("x.csv", '甲,"乙\n""丙""",丁\n\n,,\n-,"戊"\n'))
    assert [(cell.place.line, cell.place.column, cell.text) for row in found for cell in row] == [
        (1, 1, "甲"),
        (1, 3, '乙\n"丙"'),
        (2, 8, "丁"),
        (5, 1, "-"),
        (5, 3, "戊"),
    ]
    assert [(fault.code, fault.place.line, fault.place.column) for fault in problems] == [
        ("control_character", 1, 3)
    ]


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        (["a"], "a"),
        (["a; b", "a; c"], "a"),
        (["a; b", "a"], "a"),
        (["ab", "ac"], ""),
        (["a", ""], ""),
        (["a; b; c", "a; b; d"], "a; b"),
        # Both together would be too long for the note of an indicator.
        (["a" * 300 + "; " + "b" * 300], "a" * 300),
    ],
)
def test_what_all_facts_note_is_the_note_of_the_indicator(cells: list[str], note: str) -> None:
    assert shared_note(cells) == note


GDP = "gdp,,,,,亿元,,,x-2026,2025,actual,eq,198,,,,198亿元,,一,3,,"
OWN = "own,甲,A,new,flow,家,none,higher,x-2026,2025,actual,eq,7,,,,7家,x-2026,一,3,,"
# Stands before the cell at which a problem is to be told.
HERE = "‸"


def _refused(rows: str, tmp_path: Path) -> list[tuple[int, int, str]]:
    """Line, column and sentence of each problem."""
    file = tmp_path / "rows.csv"
    file.write_text(rows, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        import_rows(file, tmp_path / "new.yaml", BesideRows(["base"], _base()))
    faults = caught.value.problems
    return [
        (fault.place.line, fault.place.column, problem(messages("en"), fault)[0])
        for fault in faults
    ]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (f"{HERE}", "no rows of facts"),
        (f"{HERE}{HEADER}\n", "no rows of facts"),
        (f"indicator,{HERE}raport,report\n", "unknown field raport"),
        (f"indicator,report,{HERE}report\n", "report is given twice, first in line 1"),
        (f"{HERE}name,report\n", "no field indicator"),
        (f"{HERE}indicator\n", "no field report"),
        (f"{HEADER}\n{HERE}{GDP},\n", "23 cells in a table of 22 fields"),
        (f'{HEADER}\n{GDP}\n{HERE}"gdp\n', "a quotation mark that is not closed"),
        (f'{HEADER}\ng{HERE}"dp\n', "a quotation mark opens or ends within a cell"),
        (f'{HEADER}\n"g"{HERE}dp\n', "a quotation mark opens or ends within a cell"),
    ],
)
def test_a_table_that_is_none_is_told(rows: str, sentence: str, tmp_path: Path) -> None:
    assert _refused(rows.replace(HERE, ""), tmp_path) == [(*_marked(rows), sentence)]


def _marked(rows: str) -> tuple[int, int]:
    before = rows.partition(HERE)[0]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.mark.parametrize(
    ("row", "old", "new", "sentence"),
    [
        (GDP, "198,", "‸1 98,", "1 98 does not have the form needed here"),
        (GDP, "eq", "‸equal", "equal is not one of the values possible here"),
        (GDP, "actual", "‸actal", "actal is not one of the values possible here"),
        (GDP, "actual", "‸", "role is missing"),
        (GDP, "2025", "‸2025-13", "2025-13 is no period"),
        (GDP, ",亿元", ",‸家", "家 and 亿元 measure different things"),
        (GDP, "gdp,", "gdp,‸产值", "name of gdp is “产值” here, “地区生产总值” in the definitions"),
        (GDP, "eq,198", "‸eq,", "a fact with bound eq needs a value"),
        (GDP, ",,一", ",‸y-2026,一", "source y-2026 of a fact of report x-2026"),
        (GDP, "3,", "‸三,", "三 is no whole number from 1 on"),
        (GDP, "x-2026", "‸X", "X does not have the form needed here"),
        (OWN, ",家", ",‸尺", "unknown unit 尺"),
        (OWN, "eq,7", "‸relative,", "a relative fact needs relation and relative_to"),
        (OWN, "eq,7,,,", "relative,,,,‸as 全市", "as is not one of the values possible here"),
        (OWN, "3,", "3,‸\u202e", "forbidden character U+202E"),
        (OWN, "甲", '‸"甲\t"', "forbidden character U+0009"),
    ],
)
def test_what_is_wrong_is_told_at_its_cell(
    row: str, old: str, new: str, sentence: str, tmp_path: Path
) -> None:
    rows = f"{HEADER}\n{row.replace(old, new, 1)}\n"
    assert (*_marked(rows), sentence) in _refused(rows.replace(HERE, ""), tmp_path)


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (OWN, OWN.replace("甲", "‸乙"), "name of the indicator is “乙” here, “甲” in line 2"),
        (
            GDP,
            GDP.replace("x-2026", "‸y-2026"),
            "report y-2026 after x-2026: a data file is of one report",
        ),
        (
            OWN,
            OWN.replace("own", "‸other").replace(",A,", ",B,"),
            "the name 甲 already belongs to own",
        ),
        (OWN, "‸" + OWN.replace("eq,7", "eq,8"), ""),
    ],
)
def test_rows_that_do_not_go_together_are_told(
    first: str, second: str, sentence: str, tmp_path: Path
) -> None:
    rows = f"{HEADER}\n{first}\n{second}\n"
    found = _refused(rows.replace(HERE, ""), tmp_path)
    assert [(line, column) for line, column, _ in found] == [_marked(rows)]
    assert sentence in found[0][2]


@pytest.mark.parametrize(
    "field", ["name", "theme", "measure", "basis", "better", "section", "line"]
)
def test_what_has_to_be_told_is_missed(field: str, tmp_path: Path) -> None:
    cells = dict(zip(ROW_FIELDS, OWN.split(","), strict=True))
    rows = f"{HEADER}\n{','.join({**cells, field: ''}.values())}\n"
    assert _refused(rows, tmp_path) == [(2, 1, f"{field} is missing")]


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    rows = f"{HEADER}\n{GDP.replace('198,', 'x,')}\n{OWN.replace('2025', '25')}\n"
    assert [line for line, _, _ in _refused(rows, tmp_path)] == [2, 3]


def test_a_known_indicator_needs_no_more_than_its_figures(tmp_path: Path, lukou: Run) -> None:
    """What of the report rows do not tell is given, or is to be reviewed."""
    (tmp_path / "rows.csv").write_text(
        "indicator,report,period,role,bound,value,phrase,section,line\n"
        "gdp,x-2026,2025,actual,eq,198,增至198亿元,一,3\n",
        encoding="utf-8",
    )
    run = lukou("data", "import", "rows.csv", "-o", "new.yaml")
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr == (
        "lukou: 1 facts of 1 indicators; 1 to review\nlukou: next: lukou data review new.yaml\n"
    )
    head = ["--place", "某县", "--date", "2026-01-29", "--title", "某县政府工作报告"]
    run = lukou("data", "import", "rows.csv", *head, "-o", "new.yaml")
    assert run.stderr == "lukou: 1 facts of 1 indicators; 0 to review\n"
    assert (tmp_path / "new.yaml").read_text(encoding="utf-8") == (
        "# Made by `lukou data import` from rows.csv.\n"
        "format: 1\nuses: [base]\n\n"
        "report:\n  id: x-2026\n  title: 某县政府工作报告\n  place: 某县\n  date: 2026-01-29\n\n"
        "sections:\n  section_1: {heading: 一, lines: 3-3}\n\n"
        "indicators:\n  gdp:\n    results:\n"
        "      - {period: 2025, bound: eq, value: 198, phrase: 增至198亿元, "
        "section: section_1, line: 3}\n"
    )
    assert lukou("get", "GDP", "--data", "new.yaml").stdout == "198\n"


def test_definitions_may_be_others(tmp_path: Path, lukou: Run) -> None:
    """Of those that have this report already its figures would be there twice."""
    lukou("data", "export", "-o", "rows.csv")
    (tmp_path / "more.yaml").write_text("format: 1\nuses: [base]\n", encoding="utf-8")
    run = lukou("data", "import", "rows.csv", "--like", "more.yaml", "-o", "new.yaml")
    assert run.returncode == 0
    assert "uses: [more.yaml]" in (tmp_path / "new.yaml").read_text(encoding="utf-8")
    run = lukou("data", "import", "rows.csv", "--like", str(DATA), "-o", "new.yaml")
    assert run.returncode == 3
    assert run.stderr.startswith("rows.csv:2:47: two files are of a report lukou-2026\n")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["nix.csv"], 3, "lukou: nix.csv: cannot be read: No such file or directory\n"),
        (["rows.csv", "-o", "new.csv"], 2, "lukou: new.csv: "),
        (["rows.csv", "--date", "soon"], 4, "lukou: “soon” "),
    ],
)
def test_a_call_that_cannot_be_answered(
    arguments: list[str], code: int, message: str, lukou: Run
) -> None:
    run = lukou("data", "import", *arguments)
    assert (run.returncode, run.stdout) == (code, "")
    assert run.stderr.startswith(message)


_SMALL = f"{HEADER}\n{GDP}\n{OWN}\n{OWN.replace('2025', '2026').replace('actual', 'target')}n; m\n"
_PUT_IN = st.sampled_from(
    ["", '"', ",", "\n", "\r\n", "'", "=", "-", ".", "9", "; ", "甲", "\ufeff"]
)
_CHANGES = st.lists(
    st.tuples(st.integers(0, len(_SMALL) - 1), st.integers(0, 12), _PUT_IN), max_size=6
)


@given(changes=_CHANGES)
def test_whatever_is_changed_is_refused_or_makes_a_good_file(
    changes: list[tuple[int, int, str]],
) -> None:
    text = _SMALL
    for at, length, new in changes:
        text = text[:at] + new + text[at + length :]
    with TemporaryDirectory() as folder:
        rows, file = Path(folder, "rows.csv"), Path(folder, "new.yaml")
        rows.write_bytes(text.encode())
        try:
            spec = import_rows(rows, file, BesideRows(["base"], _base()))
        except DataError as failure:
            places = [fault.place for fault in failure.problems]
            assert places
            assert all(place.path == str(rows) and place.line and place.column for place in places)
            return
        file.write_text(yaml_text(spec), encoding="utf-8")
        assert load_files([file]).facts()

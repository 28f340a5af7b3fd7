"""Files of definitions: used by a report's file, merged with its own words, never an answer."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from lukou_cli.errors import DataError
from lukou_cli.load.files import load, load_files
from lukou_cli.load.schema import json_schema
from lukou_cli.load.sources import packaged_path
from lukou_cli.model.indicator import Role
from lukou_cli.model.period import Period
from lukou_cli.query.scope import scoped
from lukou_cli.query.select import find, find_one
from tests.conftest import Run
from tests.plain import plain
from tests.small import HEAD, indicator

DEFINITIONS = HEAD[: HEAD.index("report:")] + HEAD[HEAD.index("themes:") : HEAD.index("sections:")]
WORDS = "concepts:\n  firms: {kind: part, words: [企业, 公司]}\n"
FACT = "{period: 2025, bound: eq, value: 5, phrase: 原文, section: all, line: 1}"


def _using(names: str, entries: str = "", head: str = HEAD) -> str:
    return head.replace("format: 1\n", f"format: 1\nuses: [{names}]\n") + entries


def _facts_only(id_: str = "x") -> str:
    return f"  {id_}:\n    results: [{FACT}]\n"


def _write(folder: Path, **texts: str) -> dict[str, Path]:
    paths = {name: folder / f"{name}.yaml" for name in texts}
    for name, text in texts.items():
        paths[name].write_text(text, encoding="utf-8")
    return paths


def _faults(*paths: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(DataError) as caught:
        load_files(paths)
    return [(p.place.path.rpartition("/")[2], p.place.line, p.code) for p in caught.value.problems]


def test_an_entry_with_facts_only_takes_its_definition_from_the_file_used(tmp_path: Path) -> None:
    own = _write(
        tmp_path,
        shared=DEFINITIONS + "indicators:\n" + indicator(better="lower"),
        report=_using("shared.yaml", _facts_only()),
    )
    (found,) = load_files([own["report"]]).indicators
    assert (found.id, found.better.value, found.unit) == ("x", "lower", "家")
    fact = found.of(Role.ACTUAL, Period.of_year(2025))[0]
    assert fact.quantity is not None
    assert str(fact.quantity.value) == "5"


def test_base_is_the_name_of_the_definitions_that_come_with_lukou(tmp_path: Path) -> None:
    own = _write(tmp_path, report=_using("base", _facts_only("gdp_growth")))
    (found,) = load([own["report"]]).indicators
    base = {
        definition.id: definition for definition in load_files([packaged_path("base")]).definitions
    }
    assert found.name == base["gdp_growth"].name
    assert found.facts


def test_what_no_report_gives_figures_of_is_in_no_answer(tmp_path: Path, lukou: Run) -> None:
    """Links may lead to it all the same: growth_of of the growth leads to the level."""
    own = _write(tmp_path, report=_using("base", _facts_only("gdp_growth")))
    catalogue = load([own["report"]])
    assert catalogue.by_id["gdp"] in catalogue.definitions
    listed = lukou("list", "--data", "report.yaml", "-f", "csv", "--columns", "indicator")
    assert listed.stdout == "indicator\ngdp_growth\n"
    for command in ("get", "show", "growth", "gap"):
        assert lukou(command, "gdp_per_capita", "--data", "report.yaml").returncode == 4


def test_files_are_used_once_also_in_a_circle(tmp_path: Path) -> None:
    own = _write(
        tmp_path,
        one=_using("two.yaml", indicator(), DEFINITIONS + "indicators:\n"),
        two=_using("one.yaml", "", DEFINITIONS),
        report=_using("one.yaml, two.yaml, one.yaml", _facts_only()),
    )
    assert len(load_files([own["report"], own["one"], own["report"]]).facts()) == 1


def test_files_that_are_read_together_define_for_each_other(tmp_path: Path) -> None:
    later = HEAD.replace("test-2026", "test-2027")
    own = _write(tmp_path, a=HEAD + indicator(results=("2024 eq 1",)), b=later + _facts_only())
    (found,) = load_files([own["a"], own["b"]]).indicators
    assert {fact.report for fact in found.facts} == {"test-2026", "test-2027"}
    assert _faults(own["b"]) == [("b.yaml", 14, "not_defined")]


def test_an_equal_definition_is_allowed_and_another_is_refused_where_it_stands(
    tmp_path: Path, lukou: Run
) -> None:
    own = _write(
        tmp_path,
        shared=DEFINITIONS + "indicators:\n" + indicator(),
        same=_using("shared.yaml", indicator(results=("2025 eq 1",))),
        other=_using("shared.yaml", indicator(unit="户", better="lower", results=("2025 eq 1",))),
    )
    assert len(load_files([own["same"]]).facts()) == 1
    assert _faults(own["other"]) == [("other.yaml", 15, "defined_differently")]
    told = lukou("data", "validate", "other.yaml").stderr.splitlines()[0]
    assert told == (
        "other.yaml:15:3: x is defined differently in shared.yaml, line 5: unit, better"
    )


def test_names_of_what_is_only_defined_are_free(tmp_path: Path) -> None:
    """Else definitions that lukou adds in a later version could make a good file a bad one."""
    defined = DEFINITIONS + "indicators:\n" + indicator("a", extra="aliases: [甲]")
    own = indicator("b", extra="aliases: [甲]", results=("2025 eq 1",))
    paths = _write(
        tmp_path,
        shared=defined,
        free=_using("shared.yaml", own),
        taken=_using("shared.yaml", own + _facts_only("a")),
        twice=defined + indicator("b", extra="aliases: [甲]"),
    )
    assert len(load_files([paths["free"]]).indicators) == 1
    assert _faults(paths["taken"]) == [("taken.yaml", 26, "name_taken")]
    assert _faults(paths["twice"]) == [("twice.yaml", 14, "name_taken")]


def test_names_are_those_of_a_place(tmp_path: Path) -> None:
    """What two places call alike may be two things; then a name needs its place."""
    elsewhere = HEAD.replace("test-2026", "other-2026").replace("渌口区", "天元区")
    paths = _write(
        tmp_path,
        here=HEAD + indicator("a", extra="aliases: [甲]", results=("2025 eq 1",)),
        there=elsewhere + indicator("b", extra="aliases: [甲]", results=("2025 eq 2",)),
        twice=HEAD.replace("test-2026", "test-2027")
        + indicator("b", extra="aliases: [甲]", results=("2025 eq 2",)),
    )
    both = load_files([paths["here"], paths["there"]])
    assert [indicator.id for indicator in find(both, "甲").indicators] == ["a", "b"]
    assert find_one(scoped(both, places=["天元区"]), "甲").indicators[0].id == "b"
    assert _faults(paths["here"], paths["twice"]) == [("twice.yaml", 14, "name_taken")]


def test_a_reports_file_adds_words_to_concepts_and_keeps_those_it_claims(tmp_path: Path) -> None:
    shared = DEFINITIONS + WORDS + "  people: {kind: part, words: [人, 群众]}\n"
    own = WORDS.replace("企业, 公司", "厂家, 企业") + "  crowd: {kind: subject, words: [群众]}\n"
    paths = _write(
        tmp_path,
        shared=shared,
        report=_using("shared.yaml", indicator(), HEAD.replace("indicators:", own + "indicators:")),
    )
    concepts = {concept.id: concept.words for concept in load_files([paths["report"]]).concepts}
    assert concepts == {"firms": ("厂家", "企业", "公司"), "crowd": ("群众",), "people": ("人",)}


def test_themes_of_the_reports_file_come_first(tmp_path: Path) -> None:
    shared = DEFINITIONS.replace("themes:\n", "themes:\n  sea: {name: 海洋, name_en: Sea}\n")
    paths = _write(tmp_path, shared=shared, report=_using("shared.yaml", indicator()))
    catalogue = load_files([paths["report"]])
    assert [theme.id for theme in catalogue.themes] == ["economy", "sea"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (_using("bass", indicator()), (2, "used_unknown")),
        (_using("nowhere.yaml", indicator()), (2, "used_unreadable")),
        (_using("../notes.txt", indicator()), (2, "used_unknown")),
        (_using("", indicator()).replace("[]", "base"), (2, "wrong_kind")),
        (DEFINITIONS + "indicators:\n" + indicator(results=("2025 eq 1",)), (14, "report_missing")),
        (
            DEFINITIONS + "exceptions: [{line: 1, phrase: 一, reason: date}]\n",
            (4, "report_missing"),
        ),
        (DEFINITIONS + HEAD[HEAD.index("sections:") :] + indicator(), (5, "report_missing")),
        (HEAD.replace("sections:\n", "themes_:\n").partition("themes_:")[0], (1, "missing_key")),
        (_using("shared.yaml", _facts_only("y").replace("results", "result")), (16, "unknown_key")),
        (
            _using("shared.yaml", indicator()).replace("{name: 经济", "{name: 经贸"),
            (11, "theme_differs"),
        ),
        (
            _using("shared.yaml", indicator()) + WORDS.replace("part", "place"),
            (24, "concept_differs"),
        ),
    ],
)
def test_faults_of_definitions_and_their_use_have_their_place(
    tmp_path: Path, text: str, fault: tuple[int, str]
) -> None:
    shared = DEFINITIONS + WORDS + "indicators:\n" + indicator("y")
    paths = _write(tmp_path, shared=shared, bad=text)
    assert _faults(paths["bad"]) == [("bad.yaml", *fault)]


def test_a_report_that_is_given_twice_is_refused(tmp_path: Path) -> None:
    paths = _write(tmp_path, a=HEAD + indicator(), b=HEAD + indicator())
    assert _faults(*paths.values()) == [("b.yaml", 3, "report_taken")]


def test_definitions_alone_are_valid_and_answer_nothing(tmp_path: Path, lukou: Run) -> None:
    _write(tmp_path, shared=DEFINITIONS + "indicators:\n" + indicator())
    valid = lukou("data", "validate", "shared.yaml")
    assert (valid.returncode, valid.stdout) == (0, "shared.yaml: 1 definitions, no problems\n")
    asked = lukou("list", "--data", "shared.yaml")
    assert asked.returncode == 3
    assert asked.stderr.startswith("lukou: shared.yaml: definitions only")


def test_the_schema_knows_definitions_and_entries_with_facts_only() -> None:
    validator = jsonschema.Draft202012Validator(json_schema())

    def errors(text: str) -> int:
        return len(list(validator.iter_errors(plain(text))))

    assert errors(packaged_path("base").read_text(encoding="utf-8")) == 0
    assert errors(_using("base", _facts_only())) == 0
    assert errors(_using("base", _facts_only() + "    unit: 家\n")) == 1
    assert errors(HEAD.partition("sections:")[0]) == 1

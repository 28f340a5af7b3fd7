"""Good data files: exact numbers, JSON alike, several files as one catalogue, compiled data."""

from __future__ import annotations

from pathlib import Path

import pytest

from lukou_cli.errors import DataError
from lukou_cli.load.compiled import dump, read_compiled
from lukou_cli.load.files import load_files
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.indicator import Role
from lukou_cli.model.period import Period
from lukou_cli.query.growth import distinct
from lukou_cli.query.select import the_fact
from tests.small import HEAD, indicator


def test_numbers_keep_their_digits(tmp_path: Path) -> None:
    """YAML would make 6.10 a float and 60:40 a number in base 60; lukou reads text."""
    path = tmp_path / "data.yaml"
    path.write_text(HEAD + indicator(results=("2025 eq 6.10",)), encoding="utf-8")
    fact = load_files([path]).indicators[0].facts[0]
    assert fact.quantity is not None
    assert str(fact.quantity.value) == "6.10"


def test_json_is_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    path.write_text(
        '{\n\t"format": 1,\n\t"report": {"id": "r", "title": "t", "title_en": "t", "place": "p", '
        '"place_en": "p", "date": "2026"},\n\t"themes": {"e": {"name": "e", "name_en": "e"}},\n'
        '\t"sections": {"all": {"heading": "h", "heading_en": "h", "lines": "1-9"}},\n'
        '\t"indicators": {"x": {"name": "x", "name_en": "x1", "theme": "e", "measure": "flow", '
        '"unit": "家", "basis": "none", "better": "higher", "results": [{"period": 2025, '
        '"bound": "eq", "value": 5.30, "phrase": "5.30", "section": "all", "line": 1}]}}\n}\n',
        encoding="utf-8",
    )
    quantity = load_files([path]).indicators[0].facts[0].quantity
    assert quantity is not None
    assert str(quantity.value) == "5.30"


def test_facts_of_several_files_are_put_together(tmp_path: Path) -> None:
    old, new = tmp_path / "a.yaml", tmp_path / "b.yaml"
    old.write_text(HEAD + indicator(results=("2024 eq 1",)), encoding="utf-8")
    new.write_text(
        HEAD.replace("test-2026", "test-2027") + indicator(results=("2025 eq 2",)), encoding="utf-8"
    )
    both = load_files([old, new])
    assert [str(fact.period) for fact in both.indicators[0].of(Role.ACTUAL)] == ["2024", "2025"]
    assert [fact.source.report for fact in both.indicators[0].facts] == ["test-2026", "test-2027"]


def test_of_two_reports_on_one_thing_the_later_answers_and_both_stay(tmp_path: Path) -> None:
    old, new = tmp_path / "a.yaml", tmp_path / "b.yaml"
    old.write_text(HEAD + indicator(results=("2025 eq 1",)), encoding="utf-8")
    later = HEAD.replace("test-2026", "test-2027").replace("date: 2026", "date: 2027")
    new.write_text(later + indicator(results=("2025 eq 2",)), encoding="utf-8")
    both = load_files([old, new])
    (found,) = both.indicators
    assert [fact.report for fact in found.facts] == ["test-2027", "test-2026"]
    assert the_fact(found, None, None).report == "test-2027"
    assert [fact.report for fact in distinct(found.facts)] == ["test-2027"]
    for report, value in (("test-2026", 1), ("test-2027", 2)):
        fact = both.fact(report, "x", Period.of_year(2025), Role.ACTUAL)
        assert fact is not None
        assert fact.quantity is not None
        assert fact.quantity.value == value


def test_files_that_differ_on_an_indicator_are_refused(tmp_path: Path) -> None:
    old, new = tmp_path / "a.yaml", tmp_path / "b.yaml"
    old.write_text(HEAD + indicator(), encoding="utf-8")
    later = HEAD.replace("test-2026", "test-2027")
    new.write_text(later + indicator(better="lower"), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_files([old, new])
    assert [problem.code for problem in caught.value.problems] == ["defined_differently"]


def test_the_compiled_catalogue_is_the_catalogue(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "compiled"
    path.write_bytes(dump(catalogue))
    assert read_compiled(path) == catalogue


def test_damaged_compiled_data_is_told(tmp_path: Path) -> None:
    path = tmp_path / "compiled"
    path.write_bytes(b"\x93nonsense")
    with pytest.raises(DataError, match="packaged_damaged"):
        read_compiled(path)

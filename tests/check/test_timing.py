"""Times that are told of a figure and not meant for it: set aside where what was learned says so."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from lukou_cli.check.fitted import shipped
from lukou_cli.check.read import Read
from lukou_cli.check.timing import signs, timed
from lukou_cli.load.files import load
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.period import parse_period
from lukou_cli.reading.context.report_time import OTHER, TIMES, times_told, which_time
from lukou_cli.reading.context.told import Told, When, Where, Which
from lukou_cli.reading.usage import Usage
from tests.check.reading import AS_OF, checker
from tests.check.test_other_place import DATA as HUNAN

RESULTS = 2025
AFAR = "“十四五”时期，渌口区成绩突出。高分子新材料链上企业76家。"
OWN = "“十四五”时期，渌口区成绩突出。“十四五”高分子新材料链上企业76家。"


def _read(catalogue: Catalogue, draft: str) -> Read:
    (read,) = [r for reads in checker(catalogue).linked(draft, parse_period(AS_OF)) for r in reads]
    return read


def _learned(**lines: str) -> Usage:
    return Usage("渌口区", lines)


@pytest.mark.parametrize(
    ("period", "time"),
    [
        ("2025", "year"),
        ("2026", "coming"),
        ("2021-2025", "plan"),
        ("2026-2030", "ahead"),
        ("2030", "ahead"),
        ("2024", OTHER),
        ("2027", OTHER),
        ("2016-2020", OTHER),
    ],
)
def test_the_times_of_a_report(period: str, time: str) -> None:
    assert which_time(parse_period(period), RESULTS) == time


@pytest.mark.parametrize(
    ("when", "which", "times"),
    [
        (When(), Which(), set(TIMES)),
        (When(parse_period("2025")), Which(), {"year"}),
        (When(parse_period("2026"), part=True), Which(), {OTHER}),
    ],
)
def test_what_is_told_leaves_times_open(when: When, which: Which, times: set[str]) -> None:
    assert times_told(Told(when, which, Where()), RESULTS) == times


def test_an_unlikely_time_is_set_aside(catalogue: Catalogue) -> None:
    read = _read(catalogue, AFAR)
    assert read.told.when.period == parse_period("2021-2025")
    told = timed(read, _learned(**{"<企业": "year 1"}), RESULTS).told
    assert (told.when, told.which) == (When(), Which())


@pytest.mark.parametrize(
    ("draft", "lines"),
    [
        (AFAR, {}),  # nothing was learned
        (AFAR, {"<企业": "plan 3"}),  # it is likely
        (OWN, {"<企业": "year 9"}),  # its own clause tells it
    ],
)
def test_else_it_stays(catalogue: Catalogue, draft: str, lines: Mapping[str, str]) -> None:
    read = _read(catalogue, draft)
    assert timed(read, _learned(**lines), RESULTS).told == read.told


def test_what_is_told_is_among_the_signs(catalogue: Catalogue) -> None:
    found = signs(_read(catalogue, AFAR), RESULTS)
    assert any(sign.startswith("?plan") for sign in found)


def test_it_counts_where_the_place_is_the_same(catalogue: Catalogue) -> None:
    lines = shipped(catalogue.places).times.lines
    assert shipped(load([HUNAN]).places).times == Usage()
    told = {each.split(" ")[0] for line in lines.values() for each in line.split("\t")}
    assert told <= set(TIMES)
    assert lines

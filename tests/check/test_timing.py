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


def _reads(catalogue: Catalogue, draft: str) -> list[Read]:
    return [r for reads in checker(catalogue).linked(draft, parse_period(AS_OF)) for r in reads]


def _timed(catalogue: Catalogue, reads: list[Read], learned: Usage) -> list[Read]:
    return timed(reads, learned, checker(catalogue).background)


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
    reads = _reads(catalogue, AFAR)
    assert reads[0].told.when.period == parse_period("2021-2025")
    (read,) = _timed(catalogue, reads, _learned(**{"<企业": "year 1"}))
    assert (read.told.when, read.told.which) == (When(), Which())
    assert max(read.times, key=read.times.__getitem__) == "year"


@pytest.mark.parametrize(
    ("draft", "lines"),
    [
        (AFAR, {}),  # nothing was learned
        (AFAR, {"<企业": "plan 3"}),  # it is likely
        (OWN, {"<企业": "year 9"}),  # its own clause tells it
    ],
)
def test_else_it_stays(catalogue: Catalogue, draft: str, lines: Mapping[str, str]) -> None:
    reads = _reads(catalogue, draft)
    assert _timed(catalogue, reads, _learned(**lines))[0].told == reads[0].told


def test_what_is_told_is_among_the_signs(catalogue: Catalogue) -> None:
    found = signs(_reads(catalogue, AFAR), 0, checker(catalogue).background)
    assert any(sign.startswith("?plan") for sign in found)


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        # The report has 20座 and 15公里 of 2025 alone.
        ("危桥改造20座，病险水库加固5座，疏浚渠道15公里。", ["?with here year", "?with here year"]),
        ("危桥改造20座。\n\n病险水库加固5座。", ["?with there year"]),
        ("今年危桥改造20座，水库加固5座。", ["?with here year"]),
        ("今年建桥，危桥去年改造20座，水库今年加固5座。", ["?by here year"]),
        ("水库加固5座，农田12万亩。", []),  # which it has of several
    ],
)
def test_numbers_around_tell_of_a_time(catalogue: Catalogue, draft: str, found: list[str]) -> None:
    """Of the figure of reservoirs: what the figures near it are of by their numbers."""
    reads = _reads(catalogue, draft)
    index = next(i for i, read in enumerate(reads) if read.figure.quantity.value == 5)
    told = signs(reads, index, checker(catalogue).background)
    assert [s for s in told if s[1:].split(" ")[0] in ("with", "by") and s.count(" ") == 2] == found


def test_it_counts_where_the_place_is_the_same(catalogue: Catalogue) -> None:
    lines = shipped(catalogue.places).times.lines
    assert shipped(load([HUNAN]).places).times == Usage()
    told = {each.split(" ")[0] for line in lines.values() for each in line.split("\t")}
    assert told <= set(TIMES)
    assert lines

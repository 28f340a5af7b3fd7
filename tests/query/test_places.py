"""Places are never mixed: what one place's answers are does not change with others loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lukou_cli.check.checker import Checker
from lukou_cli.errors import SelectionError
from lukou_cli.load.merge import build
from lukou_cli.load.nodes import compose, decode
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.indicator import Indicator
from lukou_cli.model.period import Period
from lukou_cli.query.beside import between_places, between_years
from lukou_cli.query.compare import compare
from lukou_cli.query.consistency import consistency
from lukou_cli.query.gap import gap
from lukou_cli.query.growth import growth
from lukou_cli.query.note import Input
from lukou_cli.query.outcome import outcome
from lukou_cli.query.scope import place_named, scoped
from lukou_cli.query.search import search
from lukou_cli.query.select import find_one, select, with_targets
from tests.small import HEAD, indicator

PLACES = {"渌口区": "Lukou District", "天元区": "Tianyuan District"}
SELECTORS = ("level", "指标level", "l*", "指标", "economy", "zhibiao", "经济", "total")
LINKED = {
    "level": ("flow", "亿元", "nominal", ""),
    "rate": ("growth", "%", "real", "growth_of: level"),
    "mean": ("average_growth", "%", "real", "growth_of: level"),
    "total": ("stock", "家", "none", ""),
    "added": (
        "flow", "家", "none",
        "increment_of: total\ncounterparts:\n"
        "  - {indicator: total, comparable: partly, reason: 口径, reason_en: Scope}",
    ),
    "part": ("share", "%", "unstated", "share_of: level"),
    "head": ("flow", "元", "nominal", "per_head_of: level"),
}  # fmt: skip
YEARS = ("2020", "2024", "2025", "2026", "2021-2025", "2026-2030")

Answer = Callable[[Catalogue, list[Indicator]], Iterable[Any]]
QUERIES: dict[str, Answer] = {
    "growth": growth,
    "gap": gap,
    "gap of a year": lambda catalogue, chosen: gap(catalogue, chosen, Period.of_year(2026)),
    "compare": compare,
    "years": lambda catalogue, chosen: between_years(
        catalogue, chosen, Period.of_year(2024), Period.of_year(2025)
    ),
    "outcome": outcome,
    "consistency": lambda catalogue, _chosen: consistency(catalogue),
    "targets": lambda catalogue, chosen: with_targets(catalogue, chosen, None)[0],
}

_figures = st.builds(
    lambda bound, value: f"{bound} {value}",
    st.sampled_from(("eq", "ge", "lt", "approx")),
    st.integers(min_value=1, max_value=999),
)
_facts = st.dictionaries(st.sampled_from(YEARS), _figures, max_size=4).map(
    lambda found: tuple(f"{year} {figure}" for year, figure in found.items())
)
_entries = st.fixed_dictionaries({id_: st.tuples(_facts, _facts) for id_ in LINKED})


def _text(
    place: str, year: int, entries: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
) -> str:
    head = HEAD.replace("渌口区", place).replace("Lukou District", PLACES[place])
    head = head.replace("test-2026", f"r{list(PLACES).index(place)}-{year}")
    body = "".join(
        indicator(id_, measure=measure, unit=unit, basis=basis, extra=extra,
                  results=entries[id_][0], targets=entries[id_][1])
        for id_, (measure, unit, basis, extra) in LINKED.items()
    )  # fmt: skip
    return head.replace("date: 2026", f"date: {year}") + body


def _catalogue(texts: Iterable[str]) -> Catalogue:
    trees = []
    for number, text in enumerate(texts):
        content, _ = decode(f"{number}.yaml", text.encode())
        assert content is not None
        root, _ = compose(content)
        assert root is not None
        trees.append((content, root))
    catalogue, problems = build(trees)
    assert problems == []
    assert catalogue is not None
    return catalogue


@settings(max_examples=60, deadline=None)
@given(
    reports=st.lists(
        st.tuples(st.sampled_from(list(PLACES)), st.sampled_from((2025, 2026, 2027)), _entries),
        min_size=2,
        max_size=4,
        unique_by=lambda report: report[:2],
    ),
    selector=st.sampled_from(SELECTORS),
    query=st.sampled_from(list(QUERIES)),
)
def test_an_answer_is_of_one_place_whatever_else_is_loaded(
    reports: list[tuple[str, int, dict[str, Any]]], selector: str, query: str
) -> None:
    """Selected and asked together, each place's rows are those it has when it is alone."""
    together = _catalogue(_text(*report) for report in reports)
    rows = _asked(together, selector, query)
    for place in PLACES:
        of_place = [_text(*report) for report in reports if report[0] == place]
        if not of_place:
            continue
        alone = _catalogue(of_place)
        assert [row for row in rows if _indicator(row).place.zh == place] == _asked(
            alone, selector, query
        )
        assert _asked(scoped(together, places=[place]), selector, query) == _asked(
            alone, selector, query
        )
    for row in rows:
        places = {source.indicator.place.zh for source in _inputs(row)}
        assert places <= {_indicator(row).place.zh}
        reports_of = {r.id for r in together.reports if r.place.zh == _indicator(row).place.zh}
        assert {source.fact.report for source in _inputs(row)} <= reports_of


def _asked(catalogue: Catalogue, selector: str, query: str) -> list[Any]:
    try:
        chosen = select(catalogue, [selector])
    except SelectionError:
        chosen = []
    found = {each.key for each in search(catalogue, selector)}
    assert found >= {each.key for each in chosen}
    return list(QUERIES[query](catalogue, chosen))


def _indicator(row: Any) -> Indicator:
    found = row if isinstance(row, Indicator) else row.indicator
    assert isinstance(found, Indicator)
    return found


def _inputs(row: Any) -> list[Input]:
    found = list(getattr(row, "inputs", ()))
    for name in ("result", "stated"):
        source = getattr(row, name, None)
        if isinstance(source, Input):
            found.append(source)
    return found


def _two(first: str, second: str) -> Catalogue:
    other = HEAD.replace("渌口区", "天元区").replace("Lukou", "Tianyuan").replace("test-", "other-")
    return _catalogue([HEAD + first, other + second])


def test_one_answer_needs_one_place() -> None:
    both = _two(indicator(results=("2025 eq 1",)), indicator(results=("2025 eq 2",)))
    with pytest.raises(SelectionError, match="several_places") as caught:
        find_one(both, "x")
    assert [place.zh for place in caught.value.params["places"]] == ["渌口区", "天元区"]  # type: ignore[attr-defined]
    with pytest.raises(SelectionError, match="one_place"):
        Checker(both)
    (found,) = find_one(scoped(both, places=["天元"]), "x").indicators
    assert str(found.facts[0].quantity and found.facts[0].quantity.value) == "2"


@pytest.mark.parametrize("name", ["天元区", "天元", "Tianyuan District", "tianyuan", "天元區"])
def test_a_place_is_called_by_its_name_or_the_start_of_it(name: str) -> None:
    both = _two(indicator(results=("2025 eq 1",)), indicator(results=("2025 eq 2",)))
    assert place_named(both, name).zh == "天元区"


@pytest.mark.parametrize(
    ("reports", "places", "code"),
    [
        ((), ("株洲",), "unknown_place"),
        ((), ("",), "unknown_place"),
        (("test-2025",), (), "unknown_report"),
        (("test-2026",), ("天元区",), "nothing_found"),
    ],
)
def test_what_no_report_is_of_is_named(
    reports: tuple[str, ...], places: tuple[str, ...], code: str
) -> None:
    both = _two(indicator(results=("2025 eq 1",)), indicator(results=("2025 eq 2",)))
    with pytest.raises(SelectionError, match=code):
        scoped(both, reports, places)


def test_what_one_place_lacks_is_only_defined_there() -> None:
    """A link leads to the definition, never to the figures of the other place."""
    growth_of = indicator("rate", measure="growth", unit="%", extra="growth_of: x")
    both = _two(
        indicator(results=("2025 eq 10",)) + growth_of,
        indicator() + growth_of.rstrip("\n") + "\n    results:\n"
        "      - {period: 2025, bound: eq, value: 5, phrase: 增长, section: all, line: 1}\n",
    )
    (rate,) = select(both, ["rate"])
    level = both.linked(rate, "x")
    assert level is not None
    assert level.facts == ()
    assert {row.kind.value for row in growth(both, [rate])} == {"stated"}


def _beside(first: str, second: str) -> list[tuple[str, str]]:
    both = _two(first, second)
    rows = between_places(both, select(both, ["x"]), both.places)
    return [(row.formula, ",".join(note.code for note in row.notes)) for row in rows]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("2024 eq 8", "2025 eq 9"), ("2025 eq 5",), ("5家 - 9家", "relative_difference")),
        (("2024 eq 8", "2025 eq 9"), ("2024 ge 9",), ("≥9家 - 8家", "relative_difference")),
        (("2025 eq 10",), ("2024 eq 9",), ("", "no_common_period")),
        (("2025 eq 10",), (), ("", "not_in_place")),
        (("2025 qualitative -",), ("2025 eq 1",), ("", "no_common_period")),
    ],
)  # fmt: skip
def test_places_are_compared_over_one_period_or_refused_with_the_reason(
    first: tuple[str, ...], second: tuple[str, ...], expected: tuple[str, str]
) -> None:
    assert _beside(indicator(results=first), indicator(results=second)) == [expected]


def test_a_result_is_never_set_beside_a_target() -> None:
    one, other = indicator(results=("2025 eq 1",)), indicator(targets=("2025 eq 2",))
    assert _beside(one, other) == [("", "no_common_period")]
    assert _beside(one.replace("results", "targets"), other) == [
        ("2家 - 1家", "relative_difference")
    ]

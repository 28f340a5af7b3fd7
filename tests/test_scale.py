"""What is done grows with the data, and no faster: calls are counted, not seconds.

Between three sizes, each twice the one before, the second step is twice the first where cost is
a + b * facts; what is quadratic takes four times as many.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from bench.synthetic import Growth, write
from lukou_cli.check.checker import Checker
from lukou_cli.errors import DataError, SelectionError
from lukou_cli.i18n import messages
from lukou_cli.load import reader
from lukou_cli.load.files import compile_data, expand, load, load_files
from lukou_cli.load.store import compiled_path
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.period import Period
from lukou_cli.query.compare import compare
from lukou_cli.query.consistency import consistency
from lukou_cli.query.gap import gap
from lukou_cli.query.growth import growth
from lukou_cli.query.outcome import outcome
from lukou_cli.query.scope import scoped
from lukou_cli.query.search import search
from lukou_cli.query.select import find, relatives
from lukou_cli.tables.facts import fact_table
from lukou_cli.tables.listing import list_table

# More indicators of one place, or more places with two reports each.
GROWTHS = {"indicators": Growth(10_000, 1, same=False), "reports": Growth(100, 2, same=True)}
SIZES = {"indicators": (200, 400, 800), "reports": (400, 800, 1600)}
_TWICE = 2.2
_AS_OF = Period(2026, 2026, 2, 15)
# Steps that are nothing beside what starts a command.
_FEW = 500


def _steps(action: Callable[[], object]) -> int:
    """How many calls an action makes, of Python's functions and of those in C."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        action()
    finally:
        sys.setprofile(None)
    return count


def _asked_in_vain(catalogue: Catalogue) -> None:
    with suppress(SelectionError):
        find(catalogue, "无此指标的名称")


def _checked(catalogue: Catalogue) -> None:
    """A page about one place."""
    here = scoped(catalogue, places=[catalogue.places[-1].zh])
    told = [i for i in here.indicators if i.facts[0].quantity is not None][:12]
    text = "。".join(
        f"{i.facts[0].period}年，{i.name.zh}达到{i.facts[0].quantity.value}{i.unit}"  # type: ignore[union-attr]
        for i in told
    )
    found = Checker(here).check(text, _AS_OF)
    assert len(found) == len(told)


QUESTIONS: dict[str, Callable[[Catalogue], object]] = {
    "an id": lambda c: find(c, c.indicators[-1].id),
    "a part of a name": lambda c: search(c, "精密铸造"),
    "a figure": lambda c: search(c, "53%"),
    "no name": _asked_in_vain,
    "relatives": lambda c: relatives(c, c.indicators[-1]),
    "list": lambda c: (
        list_table(
            messages("zh"), c, c.indicators, lambda _fact: True, lambda _indicator: None
        ).records
    ),
    "export": lambda c: fact_table(messages("zh"), c, c.indicators, lambda _fact: True).records,
    "gap": lambda c: gap(c, c.indicators),
    "outcome": lambda c: outcome(c, c.indicators),
    "growth": lambda c: growth(c, c.indicators),
    "compare": lambda c: compare(c, c.indicators),
    "consistency": consistency,
    "check": _checked,
}


class Grown(NamedTuple):
    """Data of so many facts, with a store in which it is compiled."""

    facts: int
    folder: Path
    store: Path

    def catalogue(self) -> Catalogue:
        return load([self.folder], store=self.store)


@pytest.fixture(scope="module", params=GROWTHS)
def grown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Grown]:
    made = []
    for facts in SIZES[request.param]:
        parent = tmp_path_factory.mktemp("scale")
        folder, store = parent / "data", parent / "store"
        folder.mkdir()
        store.mkdir()
        write(folder, facts, GROWTHS[request.param])
        compiled_path(store, [folder]).write_bytes(compile_data([folder]))
        made.append(Grown(facts, folder, store))
    return made


def _is_linear(actions: list[Callable[[], object]]) -> None:
    for action in actions:
        action()  # what is made ready once, by whoever comes first
    counts = [_steps(action) for action in actions]
    first, second = (more - less for less, more in pairwise(counts))
    assert second <= max(first * _TWICE, _FEW), counts


def test_the_made_up_data_is_good_and_of_its_size(grown: list[Grown]) -> None:
    for data in grown:
        found = len(load_files(expand([data.folder])).facts())
        assert 0.98 * data.facts <= found <= data.facts
        assert data.catalogue() == load_files(expand([data.folder]))


def test_reading_and_compiling_files_is_linear(grown: list[Grown]) -> None:
    _is_linear([partial(compile_data, [data.folder]) for data in grown])


@pytest.mark.parametrize("question", QUESTIONS)
def test_questions_are_linear(grown: list[Grown], question: str) -> None:
    def asked(data: Grown) -> None:
        QUESTIONS[question](data.catalogue())

    _is_linear([partial(asked, data) for data in grown])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("theme: theme_1\n", "theme: themes_1\n"),
        ("unit: ", "unit: no"),
        ("section: all", "section: al"),
        ("growth_of: made_", "growth_of: mode_"),
        ("    name: ", "    name: 同名 # "),
        ("    targets:\n", "    results2:\n"),
        ("bound: ge", "bound: eq"),
    ],
)
def test_files_full_of_mistakes_are_refused_in_linear_steps(
    grown: list[Grown], old: str, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What may have been meant is sought among all, so for the first problems only.
    monkeypatch.setattr(reader.Suggester.__init__, "__defaults__", (5,))
    paths = []
    for data in grown:
        bad = data.folder.parent / "bad"
        bad.mkdir(exist_ok=True)
        for path in data.folder.iterdir():
            text = path.read_text("utf-8").replace(old, new)
            # A target that is a second, other result of its year.
            text = text.replace("    targets:\n", "") if new == "bound: eq" else text
            (bad / path.name).write_text(text, encoding="utf-8")
        paths.append(bad)

    def refused(folder: Path) -> None:
        with suppress(DataError):
            load_files(expand([folder]))

    _is_linear([partial(refused, path) for path in paths])

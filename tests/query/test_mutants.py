"""Whatever `validate` accepts, every command answers."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from lukou_cli.load.files import load_files
from lukou_cli.model.interval import Undefined
from lukou_cli.query.compare import compare
from lukou_cli.query.consistency import consistency
from lukou_cli.query.growth import growth
from tests.mutants import DRAFT, UNLIKE, ask, mutants


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_every_command_answers_for_mutated_data(draft: Path) -> None:
    """Sixty files that load; bench/fuzz_data.py does ten thousand."""
    for turn, catalogue in enumerate(islice(mutants(seed=8), 60)):
        ask(catalogue, turn, draft)


@pytest.mark.parametrize("turn", range(6))
def test_every_command_and_format_answers_for_unlike_data(draft: Path, turn: int) -> None:
    ask(load_files([UNLIKE]), turn, draft)


def test_what_has_no_value_is_named_in_its_row() -> None:
    catalogue = load_files([UNLIKE])
    undefined = [
        (row.result, row.notes)
        for row in growth(catalogue, catalogue.indicators)
        if isinstance(row.result, Undefined)
    ]
    undefined += [
        (row.difference, row.notes)
        for row in compare(catalogue, catalogue.indicators)
        if isinstance(row.difference, Undefined)
    ]
    assert len(undefined) >= 5
    for result, notes in undefined:
        assert isinstance(result, Undefined)
        assert {"why": result.cause.value} in [note.params for note in notes]
    assert any(isinstance(relation.computed, Undefined) for relation in consistency(catalogue))

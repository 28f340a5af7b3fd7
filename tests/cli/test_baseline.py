"""Findings that are known: recorded by what they are about, left out wherever they move."""

from __future__ import annotations

from pathlib import Path

import pytest

from lukou_cli.cli.baseline import Entry, entries, read_baseline, without, written
from lukou_cli.errors import BaselineError
from lukou_cli.files import MOST_TEXT
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.tables.findings import Checked
from tests.check.reading import findings

WRONG = "2025年，渌口区地区生产总值增长9.9%。"
RIGHT = "2025年，渌口区地区生产总值增长5.3%。"


def checked(catalogue: Catalogue, text: str, path: str = "a.md") -> Checked:
    return Checked(path, text, findings(catalogue, text))


def _without(
    drafts: list[Checked], recorded: tuple[Entry, ...]
) -> tuple[list[Checked], tuple[Entry, ...]]:
    kept: list[Checked] = []
    gone = without(drafts, recorded, kept)
    return kept, gone


def test_what_is_recorded_is_left_out_though_it_moves(catalogue: Catalogue) -> None:
    recorded = entries([checked(catalogue, WRONG + RIGHT)])
    assert [(entry.path, entry.text, entry.rule) for entry in recorded] == [
        ("a.md", "9.9%", "contradicted/value")
    ]
    (draft,), gone = _without([checked(catalogue, f"新的一段。\n\n{RIGHT}{WRONG}")], recorded)
    assert [finding.text for finding in draft.findings] == ["5.3%"]
    assert (draft.ignored, gone) == (1, ())


def test_another_finding_is_told(catalogue: Catalogue) -> None:
    recorded = entries([checked(catalogue, WRONG)])
    for text, path in ((WRONG.replace("9.9", "9.8"), "a.md"), (WRONG, "b.md")):
        (draft,), _ = _without([checked(catalogue, text, path)], recorded)
        assert [finding.verdict.value for finding in draft.findings] == ["contradicted"]
    (draft,), _ = _without([checked(catalogue, WRONG + WRONG)], recorded)
    assert (len(draft.findings), draft.ignored) == (1, 1)


def test_what_was_corrected_is_told_as_gone(catalogue: Catalogue) -> None:
    recorded = entries([checked(catalogue, WRONG), checked(catalogue, WRONG, "b.md")])
    _, gone = _without([checked(catalogue, RIGHT)], recorded)
    assert [entry.path for entry in gone] == ["a.md"]


def test_a_file_is_read_as_it_was_written(catalogue: Catalogue, tmp_path: Path) -> None:
    recorded = entries([checked(catalogue, WRONG, "稿件/“甲”.md")])
    for content in (recorded, ()):
        (tmp_path / "known.json").write_bytes(written(content))
        assert read_baseline(tmp_path / "known.json", MOST_TEXT) == content


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"\xff", b'{"schema": "other/1", "findings": []}', b'{"findings": [1]}']
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "known.json").write_bytes(content)
    with pytest.raises(BaselineError) as caught:
        read_baseline(tmp_path / "known.json", MOST_TEXT)
    assert [fault.code for fault in caught.value.problems] == ["baseline_malformed"]
    with pytest.raises(BaselineError) as caught:
        read_baseline(tmp_path / "missing.json", MOST_TEXT)
    assert [fault.code for fault in caught.value.problems] == ["baseline_unreadable"]

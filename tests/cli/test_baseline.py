"""Findings that are known: recorded by what they are about, left out wherever they move."""

from __future__ import annotations

from pathlib import Path

import pytest

from lukou_cli.cli.baseline import Entry, entries, read_baseline, without, written
from lukou_cli.errors import BaselineError
from lukou_cli.files import MOST_TEXT
from lukou_cli.i18n import messages
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.tables.findings import Checked
from lukou_cli.tables.messages import problem_lines
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


_REMADE = "restore the file, or record the findings anew with --write-baseline"
_NAMED = "name a file that --write-baseline has written"
_ENTRY = b'{"path": "a", "text": "b", "rule": "c", "fingerprint": "d"}'


@pytest.mark.parametrize(
    ("content", "told", "remedy"),
    [
        (b"", ":1:1: what stands here is no JSON", _REMADE),
        (b'{"schema": "lukou-baseline/1",\n "findings": [oops]}', ":2:15: what stands", _REMADE),
        (b'{"schema":\n "\xff"}', ":2:3: not UTF-8: byte 0xFF", _REMADE),
        (b"[]", ": no baseline that lukou has written", _NAMED),
        (b'{"findings": {}}', ": no baseline that lukou has written", _NAMED),
        (b"[" * 100_000, ": no baseline that lukou has written", _NAMED),
        (b"9" * 5000, ": no baseline that lukou has written", _NAMED),
        (
            b'{"schema": "other/1", "findings": []}',
            ": recorded as other/1, where this lukou reads lukou-baseline/1",
            "record the findings anew with --write-baseline",
        ),
        (
            b'{"schema": "lukou-baseline/1", "findings": [' + _ENTRY + b', {"path": 3}, 4]}',
            ": entry 2 is no finding, which has these, each in quotes: path, text, rule,",
            _REMADE,
        ),
    ],
)
def test_what_is_no_baseline_is_refused_with_its_place_and_remedy(
    tmp_path: Path, content: bytes, told: str, remedy: str
) -> None:
    (tmp_path / "known.json").write_bytes(content)
    with pytest.raises(BaselineError) as caught:
        read_baseline(tmp_path / "known.json", MOST_TEXT)
    fault = caught.value.problems[0]
    lines = problem_lines(messages("en"), fault)
    assert lines[0].startswith(f"{tmp_path / 'known.json'}{told}")
    assert lines[-1] == f"    {remedy}"
    # In Chinese the same place, and nothing left in English.
    first, *_, last = problem_lines(messages("zh"), fault)
    assert first.startswith(str(tmp_path / "known.json") + told.partition(": ")[0])
    assert {*lines}.isdisjoint({first, last})


def test_every_entry_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "known.json").write_bytes(
        b'{"schema": "lukou-baseline/1", "findings": [4, ' + _ENTRY + b', {"path": "a"}]}'
    )
    with pytest.raises(BaselineError) as caught:
        read_baseline(tmp_path / "known.json", MOST_TEXT)
    assert [fault.params["number"] for fault in caught.value.problems] == ["1", "3"]


def test_what_is_missing_or_a_folder_is_told_with_its_remedy(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.json", tmp_path):
        with pytest.raises(BaselineError) as caught:
            read_baseline(path, MOST_TEXT)
        (fault,) = caught.value.problems
        first, last = problem_lines(messages("en"), fault)
        assert first.startswith(f"{path}: cannot be read: ")
        assert last == f"    {_NAMED}"


@pytest.mark.parametrize("name", ["\udcff.md", "\ufeff.md"])
def test_names_that_are_no_utf_8_are_read_again(
    catalogue: Catalogue, tmp_path: Path, name: str
) -> None:
    recorded = entries([checked(catalogue, WRONG, name)])
    (tmp_path / "known.json").write_bytes(b"\xef\xbb\xbf" + written(recorded))
    assert read_baseline(tmp_path / "known.json", MOST_TEXT) == recorded

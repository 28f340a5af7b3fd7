"""A data file written from its spec says what the spec says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lukou_cli.errors import Problem
from lukou_cli.load.editing import parse_spec, read_spec
from lukou_cli.load.sources import packaged_path
from lukou_cli.load.spec import FileSpec, ReportSpec, SectionSpec
from lukou_cli.load.written import yaml_text

_NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30
)


@pytest.mark.parametrize("name", ["indicators", "base"])
def test_a_file_written_again_says_the_same(name: str) -> None:
    path = packaged_path(name)
    spec, remarks = read_spec(path)
    assert parse_spec(path, yaml_text(spec, remarks)) == spec


def test_remarks_above_a_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    path.write_text("# One.\n# Two.\nformat: 1\nthemes: {}\n", encoding="utf-8")
    spec, remarks = read_spec(path)
    assert remarks == "One.\nTwo."
    assert yaml_text(spec, remarks).startswith("# One.\n# Two.\nformat: 1\n")


@given(title=_NAMES, heading=_NAMES)
def test_any_name_is_read_as_it_was_written(title: str, heading: str) -> None:
    """Quotation marks, colons, signs of YAML, words like yes and null."""
    report = ReportSpec(id="x-2026", title=title, place="某县", date="2026")
    spec = FileSpec(format=1, report=report, sections={"a": SectionSpec(heading, "1-2")})
    assert parse_spec(Path("new.yaml"), yaml_text(spec)) == spec


def test_what_would_be_no_good_file_gives_its_problems() -> None:
    report = ReportSpec(id="x-2026", title="题", place="某县", date="2026-13")
    spec = FileSpec(format=1, report=report, sections={"a": SectionSpec("一", "1-2")})
    problems = parse_spec(Path("new.yaml"), yaml_text(spec))
    assert isinstance(problems, list)
    assert [type(each) for each in problems] == [Problem]

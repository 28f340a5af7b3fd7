"""A data file as its spec, to be changed and written again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.errors import DataError
from lukou_cli.files import MOST_DATA
from lukou_cli.load.merge import build
from lukou_cli.load.reader import SpecReader
from lukou_cli.load.spec import FileSpec
from lukou_cli.load.trees import Opened

if TYPE_CHECKING:
    from pathlib import Path

    from lukou_cli.errors import Problem


def read_spec(path: Path, most: int = MOST_DATA) -> tuple[FileSpec, str]:
    """What a file says, and the remarks above it; raises DataError where it is no good file."""
    opened = Opened(most)
    opened.add(path)
    _, faults = build(opened.trees)
    if problems := opened.problems + faults:
        raise DataError("data_problems", sorted(problems, key=lambda problem: problem.place))
    return _spec(opened)


def parse_spec(path: Path, content: str, most: int = MOST_DATA) -> FileSpec | list[Problem]:
    """What a text would say as this file, or every problem that it would have."""
    opened = Opened(most)
    opened.take(path, content.encode())
    _, faults = build(opened.trees)
    problems = opened.problems + faults
    return problems or _spec(opened)[0]


def _spec(opened: Opened) -> tuple[FileSpec, str]:
    text, root = opened.trees[-1]
    spec = SpecReader(text).read(root, FileSpec)
    assert spec is not None  # it has been read before, without a problem
    remarks: list[str] = []
    for line in text.lines:
        if not line.startswith("#"):
            break
        remarks.append(line.removeprefix("#").removeprefix(" "))
    return spec, "\n".join(remarks)

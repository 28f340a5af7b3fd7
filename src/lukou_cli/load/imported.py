"""Rows of CSV as the spec of a data file that every command reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.errors import DataError
from lukou_cli.files import MOST_DATA, TooLargeError, read_bytes, why
from lukou_cli.load.merge import build
from lukou_cli.load.nodes import decode
from lukou_cli.load.reader import SpecReader
from lukou_cli.load.rows import rows_as_file
from lukou_cli.load.spec import FileSpec
from lukou_cli.load.trees import Opened

if TYPE_CHECKING:
    from pathlib import Path

    from lukou_cli.load.rows import BesideRows


def import_rows(path: Path, target: Path, beside: BesideRows, most: int = MOST_DATA) -> FileSpec:
    """The data file that the rows of a CSV file make, to be written as the target.

    Raises DataError where the file cannot be read, and with every problem of its rows, each at its
    line and column of the CSV.
    """
    try:
        content = read_bytes(path, most)
    except (OSError, ValueError) as error:
        raise DataError("rows_unreadable", path=str(path), why=why(error)) from error
    except TooLargeError as error:
        raise DataError("data_too_large", path=str(path), limit=error.limit) from error
    text, problems = decode(str(path), content)
    if text is not None:
        root, problems = rows_as_file(text, beside)
        if root is not None:
            opened = Opened(most)
            opened.put(target, text, root)
            _, faults = build(opened.trees)
            problems = [*problems, *opened.problems, *faults]
            spec = SpecReader(text).read(root, FileSpec)
            if spec is not None and not problems:
                return spec
    raise DataError("data_problems", sorted(problems, key=lambda problem: problem.place))

"""The definitions that a new data file builds on: --like, else those that come with lukou."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from lukou_cli.cli.output import STANDARD_OUTPUT
from lukou_cli.errors import DataError, UsageError
from lukou_cli.files import MOST_DATA
from lukou_cli.load.sources import ENDINGS, packaged_path
from lukou_cli.load.written import yaml_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.load.spec import FileSpec
    from lukou_cli.model.catalogue import Catalogue

_BASE = "base"


def definitions(like: Sequence[Path] | None) -> Catalogue:
    """What the new file may take as defined."""
    from lukou_cli.load.files import load_files

    return load_files(list(like or ()) or [packaged_path(_BASE)])


def uses(like: Sequence[Path] | None, output: Path | None) -> list[str]:
    """How the new file names what it builds on: seen from its own folder."""
    if not like:
        return [_BASE]
    if output is None or output == STANDARD_OUTPUT:
        return [str(path.absolute()) for path in like]
    folder = output.absolute().parent
    return [os.path.relpath(path.absolute(), folder) for path in like]


def new_file(spec: FileSpec, remarks: str, output: Path | None, most: int = MOST_DATA) -> str:
    """The text of a new data file; raises DataError where lukou would refuse to read it."""
    from lukou_cli.load.editing import parse_spec

    content = yaml_text(spec, remarks)
    target = Path("facts.yaml") if output in (None, STANDARD_OUTPUT) else output
    read = parse_spec(target, content, most)
    if isinstance(read, list):
        raise DataError("data_problems", read)
    return content


def check_ending(output: Path | None) -> None:
    """A new data file is YAML; raises UsageError for another ending."""
    known = list(ENDINGS[:2])
    if output is not None and output != STANDARD_OUTPUT and output.suffix not in known:
        raise UsageError("unknown_ending", path=output, known=known)

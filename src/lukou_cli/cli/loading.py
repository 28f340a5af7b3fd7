"""The data that a command is about: --data, LUKOU_DATA, or what comes with lukou."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from lukou_cli.cli.input import most_bytes
from lukou_cli.files import MOST_DATA
from lukou_cli.load.files import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.model.catalogue import Catalogue


def data_paths(paths: Sequence[Path] | None) -> list[Path]:
    """--data, else LUKOU_DATA (several, separated as in PATH), else none: the packaged data."""
    if paths:
        return list(paths)
    variable = os.environ.get("LUKOU_DATA", "")
    return [Path(part) for part in variable.split(os.pathsep) if part]


def every_report(paths: Sequence[Path] | None) -> Catalogue:
    """What all reports of the files say."""
    return load(data_paths(paths), most_data())


def most_data(max_size: str | None = None) -> int:
    """How many bytes a data file may have."""
    return most_bytes(max_size, MOST_DATA)

"""The data that a command is about: --data, LUKOU_DATA, or what comes with lukou."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lukou_cli.cli.input import most_bytes
from lukou_cli.files import MOST_DATA
from lukou_cli.load.files import expand, load

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
    return load(data_paths(paths), most_data(), compiled_folder())


def compiled_folder() -> Path | None:
    """Where compiled data is kept: a folder of the user's own, as the system has one for caches.

    None where no home is known. Nobody else writes there: beside a data file, compiled figures
    that are not the file's could come with it unseen.
    """
    home = os.path.expanduser("~")  # noqa: PTH111  Path's own raises where there is none
    windows, mac = sys.platform == "win32", sys.platform == "darwin"
    usual = os.path.join(home, *("Library", "Caches") if mac else (".cache",))  # noqa: PTH118
    named = os.environ.get("LOCALAPPDATA" if windows else "XDG_CACHE_HOME", "")
    folder = named if os.path.isabs(named) else usual  # noqa: PTH117
    return Path(folder, "lukou") if os.path.isabs(folder) else None  # noqa: PTH117


def out_of_date(named: Sequence[Path], most: int) -> Path | None:
    """The compiled file of these files and folders, where there is one that is not used."""
    from lukou_cli.load.store import compiled_path, still_true

    folder = compiled_folder()
    path = None if folder is None else compiled_path(folder, named)
    if path is None or not path.exists() or still_true(path, expand(named), most):
        return None
    return path


def most_data(max_size: str | None = None) -> int:
    """How many bytes a data file may have."""
    return most_bytes(max_size, MOST_DATA)

"""Data files found, read and turned into a catalogue; the packaged copy as the default.

`packaged_path` is the one function of `load` that looks outside its arguments.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lukou_cli.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lukou_cli.model.catalogue import Catalogue

ENDINGS = (".yaml", ".yml", ".json")
_PACKAGE = Path(__file__).parents[1]


def packaged_path() -> Path:
    """The data file that comes with lukou: the wheel's own copy, else the checkout's."""
    inside = _PACKAGE / "data" / "indicators.yaml"
    return inside if inside.exists() else _PACKAGE.parents[1] / "data" / "indicators.yaml"


def load(paths: Sequence[Path]) -> Catalogue:
    """The catalogue of these files and folders; of the packaged data where there are none.

    Raises DataError with every problem found.
    """
    if not paths:
        compiled = _PACKAGE / "data" / "indicators.msgpack"
        if compiled.exists():
            from lukou_cli.load.compiled import read

            return read(compiled)
        paths = [packaged_path()]
    return load_files(expand(paths))


def expand(paths: Iterable[Path]) -> list[Path]:
    """Folders replaced by the data files in them, in order of name."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            found = sorted(p for p in path.iterdir() if p.suffix.lower() in ENDINGS and p.is_file())
            if not found:
                raise DataError("no_data_in_folder", path=str(path))
            files += found
        else:
            files.append(path)
    return files


def load_files(paths: Sequence[Path]) -> Catalogue:
    """The catalogue of these files, always read from their text."""
    from lukou_cli.load.build import build
    from lukou_cli.load.nodes import compose, decode

    problems = []
    trees = []
    for path in paths:
        if path.suffix.lower() not in ENDINGS:
            raise DataError("data_ending", path=str(path))
        try:
            content = path.read_bytes()
        except OSError as error:
            raise DataError("data_unreadable", path=str(path), why=error.strerror or "") from error
        text, faults = decode(str(path), content)
        problems += faults
        if text is not None:
            root, faults = compose(text)
            problems += faults
            if root is not None:
                trees.append((text, root))
    catalogue, faults = build(trees)
    problems += faults
    if problems or catalogue is None:
        raise DataError("data_problems", sorted(problems, key=lambda problem: problem.place))
    return catalogue

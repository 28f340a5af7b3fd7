"""Data files found, read and turned into a catalogue; the packaged copy as the default."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from lukou_cli.errors import DataError
from lukou_cli.files import MOST_DATA, TooLargeError, read_bytes, why
from lukou_cli.load.sources import ENDINGS, PACKAGE, packaged_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lukou_cli.load.trees import Opened
    from lukou_cli.model.catalogue import Catalogue

# What a wheel carries instead of having its YAML read.
_OF_WHEEL = PACKAGE / "data" / "indicators.compiled"
# The key by which a data file is known, where YAML is written in blocks.
_FORMAT = re.compile(rb"^([\"']?)format\1[ \t]*:", re.MULTILINE)
_BLANK = b"\xef\xbb\xbf \t\r\n"


def load(
    paths: Sequence[str | Path] = (), most: int = MOST_DATA, store: Path | None = None
) -> Catalogue:
    """The catalogue of these files and folders; of the packaged data where there are none.

    None of these files may have more than `most` bytes. Where ``store`` has a compiled catalogue
    of exactly these files' content, that is taken. Raises DataError with every problem found.
    """
    if not paths and is_packaged_compiled():
        from lukou_cli.load.compiled import read_compiled

        return read_compiled(_OF_WHEEL)
    named = [Path(path) for path in paths] or [packaged_path()]
    files, most = expand(named), most if paths else MOST_DATA
    if store is not None and os.path.isdir(store):  # noqa: PTH112  Path's own raises
        from lukou_cli.load.store import compiled_path, still_true

        found = still_true(compiled_path(store, named), files, most)
        if found is not None:
            return found
    catalogue = load_files(files, most)
    _refuse_without_report(catalogue, named)
    return catalogue


def is_packaged_compiled() -> bool:
    """Whether the data that comes with lukou is compiled already, as in a wheel."""
    return _OF_WHEEL.exists()


def compile_data(paths: Sequence[Path], most: int = MOST_DATA) -> bytes:
    """What `load` may read instead of these files and folders while they are the same.

    Raises DataError where they are no good data.
    """
    from lukou_cli.load.compiled import dump
    from lukou_cli.load.store import Recorded

    recorded = Recorded(most)
    recorded.add_all(expand(paths))
    catalogue = _built(recorded)
    _refuse_without_report(catalogue, paths)
    return dump(catalogue, recorded.origin)


def _refuse_without_report(catalogue: Catalogue, paths: Iterable[Path]) -> None:
    if not catalogue.reports:
        raise DataError("no_report", path=", ".join(map(str, paths)))


def expand(paths: Iterable[str | Path]) -> list[Path]:
    """Folders replaced by the data files in them, in order of name.

    What else lies in a folder, pipes and other people's YAML and JSON, is passed over.
    """
    files: list[Path] = []
    for path in map(Path, paths):
        if not os.path.isdir(path):  # noqa: PTH112  Path's own raises where the way is barred
            files.append(path)
            continue
        try:
            found = [each for each in sorted(path.iterdir()) if _is_data(each)]
        except OSError as error:
            raise DataError("data_unreadable", path=str(path), why=why(error)) from error
        if not found:
            raise DataError("no_data_in_folder", path=str(path))
        files += found
    return files


def _is_data(path: Path) -> bool:
    """Whether a file of a folder is data of lukou, also where it is broken or unreadable."""
    if path.suffix.lower() not in ENDINGS or not path.is_file():
        return False
    try:
        content = read_bytes(path, MOST_DATA)
    except (OSError, TooLargeError):
        return True  # reading it as data will tell what is wrong
    if not content.lstrip(_BLANK).startswith(b"{"):
        return _FORMAT.search(content) is not None
    from lukou_cli.load.nodes import compose, decode

    text, _ = decode(str(path), content)
    root = None if text is None else compose(text)[0]
    # A broken file cannot say what it is: its words have to do.
    return b'"format"' in content if root is None else root.get("format") is not None


def load_files(paths: Sequence[Path], most: int = MOST_DATA) -> Catalogue:
    """The catalogue of these files and of those they use, always read from their text."""
    from lukou_cli.load.trees import Opened

    opened = Opened(most)
    opened.add_all(paths)
    return _built(opened)


def _built(opened: Opened) -> Catalogue:
    from lukou_cli.load.merge import build

    catalogue, faults = build(opened.trees)
    problems = opened.problems + faults
    if problems or catalogue is None:
        raise DataError("data_problems", sorted(problems, key=lambda problem: problem.place))
    return catalogue

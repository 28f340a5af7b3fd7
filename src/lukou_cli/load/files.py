"""Data files found, read and turned into a catalogue; the packaged copy as the default.

`packaged_path` is the one function of `load` that looks outside its arguments.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from lukou_cli.errors import DataError
from lukou_cli.files import MOST_DATA, TooLargeError, read_bytes, why

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lukou_cli.errors import Problem
    from lukou_cli.load.nodes import FileText, Node
    from lukou_cli.model.catalogue import Catalogue

ENDINGS = (".yaml", ".yml", ".json")
_PACKAGE = Path(__file__).parents[1]
# The key by which a data file is known, where YAML is written in blocks.
_FORMAT = re.compile(rb"^([\"']?)format\1[ \t]*:", re.MULTILINE)
_NAME = re.compile("[a-z][a-z0-9_]*", re.ASCII)
# What keeps a file from being read, where another file uses it.
_OF_USED = {
    "data_ending": "used_unknown",
    "data_unreadable": "used_unreadable",
    "data_too_large": "used_too_large",
}
_BLANK = b"\xef\xbb\xbf \t\r\n"


def packaged_path(name: str = "indicators") -> Path:
    """A data file that comes with lukou: the wheel's own copy, else the checkout's."""
    inside = _PACKAGE / "data" / f"{name}.yaml"
    return inside if inside.exists() else _PACKAGE.parents[1] / "data" / f"{name}.yaml"


def load(paths: Sequence[str | Path] = (), most: int = MOST_DATA) -> Catalogue:
    """The catalogue of these files and folders; of the packaged data where there are none.

    No file may have more than `most` bytes. Raises DataError with every problem found.
    """
    if not paths:
        compiled = _PACKAGE / "data" / "indicators.msgpack"
        if compiled.exists():
            from lukou_cli.load.compiled import read_compiled

            return read_compiled(compiled)
        return load_files([packaged_path()])
    catalogue = load_files(expand(paths), most)
    if not catalogue.reports:
        raise DataError("no_report", path=", ".join(map(str, paths)))
    return catalogue


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
    from lukou_cli.load.merge import build

    opened = Opened(most)
    for path in paths:
        opened.add(path)
    catalogue, faults = build(opened.trees)
    problems = opened.problems + faults
    if problems or catalogue is None:
        raise DataError("data_problems", sorted(problems, key=lambda problem: problem.place))
    return catalogue


class Opened:
    """Files read as trees, each once, those that are used before those that use them."""

    def __init__(self, most: int) -> None:
        self.trees: list[tuple[FileText, Node]] = []
        self.problems: list[Problem] = []
        self._most = most
        self._known: set[Path] = set()

    def add(self, path: Path) -> None:
        """Read a file and those that it uses; raises DataError where it cannot be read."""
        if path.suffix.lower() not in ENDINGS:
            raise DataError("data_ending", path=str(path))
        try:
            content = read_bytes(path, self._most)
            known = path.resolve()
        except OSError as error:
            raise DataError("data_unreadable", path=str(path), why=why(error)) from error
        except TooLargeError as error:
            raise DataError("data_too_large", path=str(path), limit=error.limit) from error
        if known not in self._known:
            self._known.add(known)
            self.take(path, content)

    def take(self, path: Path, content: bytes) -> None:
        """The content of a file, and the files that it uses."""
        from lukou_cli.load.nodes import compose, decode

        text, faults = decode(str(path), content)
        self.problems += faults
        if text is None:
            return
        root, faults = compose(text)
        self.problems += faults
        if root is not None:
            self.put(path, text, root)

    def put(self, path: Path, text: FileText, root: Node) -> None:
        """What has been read as a tree, and the files that it uses, seen from the path."""
        self._add_used(path, text, root)
        self.trees.append((text, root))

    def _add_used(self, path: Path, text: FileText, root: Node) -> None:
        used = root.get("uses")
        for node in (used.items if used else None) or ():
            if not node.text:
                continue  # the reader tells that it is no text
            try:
                self.add(_used_path(path, node.text))
            except DataError as error:
                params = {name: str(value) for name, value in error.params.items()}
                params["name"] = node.text
                self.problems.append(text.problem(node.place, _OF_USED[error.code], **params))


def _used_path(path: Path, name: str) -> Path:
    """The file that one file calls so: one that comes with lukou, or one seen from its folder."""
    packaged = packaged_path(name) if _NAME.fullmatch(name) else None
    return packaged if packaged and packaged.exists() else path.parent / name

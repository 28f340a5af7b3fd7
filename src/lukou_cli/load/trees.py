"""Data files read as trees of nodes, with every problem of their syntax."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.errors import DataError
from lukou_cli.load.sources import Sources, used_path

if TYPE_CHECKING:
    from pathlib import Path

    from lukou_cli.errors import Problem
    from lukou_cli.load.nodes import FileText, Node

# What keeps a file from being read, where another file uses it.
_OF_USED = {
    "data_ending": "used_unknown",
    "data_unreadable": "used_unreadable",
    "data_too_large": "used_too_large",
}


class Opened(Sources):
    """Files read as trees, each once, those that are used before those that use them."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.trees: list[tuple[FileText, Node]] = []
        self.problems: list[Problem] = []

    def take(self, path: Path, content: bytes) -> None:
        """The content of a file, and the files that it uses."""
        from lukou_cli.load.nodes import compose, decode

        text, faults = decode(str(path), content)
        self.problems += faults
        if text is None:
            return
        root, faults = compose(text, self._most)
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
                self.add(used_path(path, node.text))
            except DataError as error:
                params = {name: str(value) for name, value in error.params.items()}
                params["name"] = node.text
                self.problems.append(text.problem(node.place, _OF_USED[error.code], **params))

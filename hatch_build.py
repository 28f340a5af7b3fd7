"""Build hook: compiles the messages and, for a wheel, the data.

An editable install reads the checkout's own YAML, so only the messages are made.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    """Called by hatchling for wheels, editable or not."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        compile_messages(root)
        if self.target_name == "wheel" and version != "editable":
            compiled = Path(tempfile.mkdtemp()) / "indicators.compiled"
            compiled.write_bytes(compile_data(root))
            build_data["force_include"][str(compiled)] = "lukou_cli/data/indicators.compiled"
            for page in (root / "docs").glob("*.md"):
                # What `lukou help` shows.
                build_data["force_include"][str(page)] = f"lukou_cli/docs/{page.name}"


def compile_messages(root: Path) -> None:
    """Every .po of the package turned into the .mo beside it."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in sorted((root / "src/lukou_cli/locale").rglob("*.po")):
        with source.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
        with source.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)


def compile_data(root: Path) -> bytes:
    """The catalogue of data/indicators.yaml, read by the package being built."""
    sys.path.insert(0, str(root / "src"))
    try:
        from lukou_cli.load.compiled import dump
        from lukou_cli.load.files import load_files

        return dump(load_files([root / "data" / "indicators.yaml"]))
    finally:
        sys.path.pop(0)

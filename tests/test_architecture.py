"""What ARCHITECTURE.md says of names and imports, and no contract of import-linter holds."""

from __future__ import annotations

import ast
from collections import defaultdict
from graphlib import TopologicalSorter
from pathlib import Path

import grimp

from tests.conftest import ROOT

SOURCE = ROOT / "src" / "lukou_cli"
# The one function that every module of a format offers.
INTERFACE = {"render"}


def _names(path: Path) -> list[str]:
    """The public classes and functions of a module."""
    return [
        node.name
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
    ]


def test_one_name_is_one_thing() -> None:
    """No two classes or functions of the package have the same name."""
    places = defaultdict(list)
    for path in SOURCE.rglob("*.py"):
        for name in _names(path):
            places[name].append(str(path.relative_to(SOURCE)))
    twice = {name: found for name, found in places.items() if len(found) > 1}
    assert {name: found for name, found in twice.items() if name not in INTERFACE} == {}
    assert twice.keys() == INTERFACE


def test_no_imports_run_in_a_circle() -> None:
    """Those that only type checkers see included."""
    graph = grimp.build_graph("lukou_cli", exclude_type_checking_imports=False, cache_dir=None)
    imports = {
        module: graph.find_modules_directly_imported_by(module)
        # The package's door names what it hands out.
        - {"lukou_cli"}
        for module in graph.modules
    }
    list(TopologicalSorter(imports).static_order())

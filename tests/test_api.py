"""`import lukou_cli`: nearly free until used, the same whatever was imported before, documented."""

from __future__ import annotations

import doctest
import pickle
import re
import subprocess
import sys

import pytest

import lukou_cli
from lukou_cli.check import checker
from lukou_cli.load import files
from tests.conftest import ROOT, environment

_PAGES = ("docs/api.md", "docs/api.zh-CN.md")


def _python(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        timeout=60,
        check=True,
    ).stdout


def test_importing_it_imports_nothing_else() -> None:
    program = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "import lukou_cli\n"
        "lukou_cli.__version__\n"
        "dir(lukou_cli)\n"
        "print(*sorted(set(sys.modules) - before))\n"
    )
    assert _python(program).split() == ["lukou_cli"]


def test_functions_that_use_it_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(lukou_cli)) is lukou_cli  # noqa: S301  its own


def test_a_query_imports_nothing_of_the_command_line() -> None:
    program = (
        "import sys\n"
        "import lukou_cli\n"
        "catalogue = lukou_cli.load()\n"
        "assert lukou_cli.gap(catalogue, lukou_cli.select(catalogue, ['gdp*']))\n"
        "print(*sorted(sys.modules))\n"
    )
    imported = set(_python(program).split())
    assert {"typer", "rich", "lukou_cli.cli", "lukou_cli.check"} & imported == set()


@pytest.mark.parametrize(
    "before", ["", "import lukou_cli.load.files, lukou_cli.check.checker", "lukou_cli.load()"]
)
def test_load_and_check_are_the_functions_whatever_was_imported_before(before: str) -> None:
    program = (
        f"import lukou_cli\n{before}\n"
        "from lukou_cli import check, load\n"
        "assert lukou_cli.load is load and lukou_cli.check is check\n"
        "period = lukou_cli.parse_period('2026')\n"
        "found = check(load(), '2025年渌口区地区生产总值增长9.9%。', period)\n"
        "print(found[0].verdict.value)\n"
    )
    assert _python(program) == "contradicted\n"


def test_the_packages_can_still_be_imported() -> None:
    assert lukou_cli.load is files.load
    assert lukou_cli.check is checker.check


def test_every_public_name_is_there_typed_and_documented() -> None:
    source = (ROOT / "src" / "lukou_cli" / "__init__.py").read_text(encoding="utf-8")
    typed = set(re.findall(r"^    from lukou_cli\.\S+ import (\w+) as \1$", source, re.MULTILINE))
    public = set(lukou_cli._PUBLIC)
    assert typed == public <= set(dir(lukou_cli))
    for page in _PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        assert [name for name in sorted(public) if f"`{name}" not in text] == []
    for name in public:
        assert getattr(lukou_cli, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = lukou_cli.nothing


@pytest.mark.parametrize("page", _PAGES)
def test_the_examples_of_the_page_are_true(page: str) -> None:
    result = doctest.testfile(str(ROOT / page), module_relative=False, encoding="utf-8")
    assert result.attempted > 8
    assert result.failed == 0

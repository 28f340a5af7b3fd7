"""The documents are true: their examples are run, every command and message is there."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from lukou_cli.cli.app import COMMANDS
from lukou_cli.cli.pages import PAGES
from lukou_cli.cli.pages import page as text_of
from lukou_cli.errors import LukouError
from lukou_cli.i18n import LANGUAGES
from lukou_cli.load.schema import json_schema
from lukou_cli.load.spec import FactSpec, IndicatorSpec, Reason
from lukou_cli.model.indicator import Basis, Measure, Role
from lukou_cli.model.quantity import Bound
from lukou_cli.model.unit import known_units
from lukou_cli.query.compare import Method
from lukou_cli.query.consistency import ConsistencyState
from lukou_cli.query.gap import GapTo, Status
from lukou_cli.query.growth import GrowthKind
from lukou_cli.tables import compare, consistency, facts, gap, growth, listing
from tests.conftest import DATA, ROOT, environment
from tests.plain import plain

# The Chinese page leaves out what only programs read.
_SHORTER = ("check-usage", "check", "api")
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PAGES = (
    "README.md",
    "README.zh-CN.md",
    "CONTRIBUTING.md",
    *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))),
)


def _examples() -> list[tuple[str, str, str]]:
    found = []
    for page in _PAGES:
        for block in _BLOCK.findall((ROOT / page).read_text(encoding="utf-8")):
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                found.append((page, command, output))
    return found


@pytest.mark.parametrize(("page", "command", "output"), _examples())
def test_an_example_prints_what_the_page_shows(page: str, command: str, output: str) -> None:
    del page
    assert command.startswith("lukou ")
    run = subprocess.run(
        [sys.executable, "-m", "lukou_cli", *shlex.split(command)[1:]],
        capture_output=True,
        encoding="utf-8",
        env=environment(COLUMNS="80"),
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert run.stdout.rstrip() == output.rstrip()


@pytest.mark.parametrize("ending", ["", ".zh-CN"])
def test_every_command_is_documented(ending: str) -> None:
    page = (ROOT / f"docs/commands{ending}.md").read_text(encoding="utf-8")
    data = ("validate", "review", "audit", "export", "import", "schema", "path")
    for command in (*COMMANDS, *(f"data {name}" for name in data)):
        assert f"\n## lukou {command}\n" in page


@pytest.mark.parametrize("ending", ["", ".zh-CN"])
def test_every_field_and_value_is_documented(ending: str) -> None:
    """Each field in the section of its command, each value among the values."""
    page = (ROOT / f"docs/commands{ending}.md").read_text(encoding="utf-8")
    tables: dict[str, Any] = {
        "list": listing, "show": facts, "growth": growth, "gap": gap, "compare": compare,
        "data validate": consistency, "data export": facts,
    }  # fmt: skip
    for command, table in tables.items():
        section = page.partition(f"\n## lukou {command}\n")[2].partition("\n## ")[0]
        fields = [column.field for column in table.COLUMNS if column.value is not None]
        assert [field for field in fields if f"`{field}`" not in section] == []
    values = (Role, Measure, Basis, Bound, GrowthKind, Status, GapTo, Method, ConsistencyState)
    known = {str(member.value) for enumeration in values for member in enumeration}
    assert [value for value in sorted(known) if f"`{value}`" not in page] == []
    failures: list[type[LukouError]] = [LukouError, *LukouError.__subclasses__()]
    codes = {0, 130, *(failure.exit_code for failure in failures)}
    assert [code for code in codes if f"| {code} |" not in page] == []


def test_every_page_for_users_is_in_both_languages() -> None:
    """With the same sections, and the pages of `lukou help` among them."""
    for name, file in PAGES.items():
        pages = [text_of(name, language) for language in LANGUAGES]
        heads = {len(re.findall(r"^##? ", text, re.MULTILINE)) for text in pages}
        assert len(heads) == 1 or file in _SHORTER


@pytest.mark.parametrize("ending", ["", ".zh-CN"])
def test_every_key_unit_and_reason_is_documented(ending: str) -> None:
    page = (ROOT / f"docs/data-format{ending}.md").read_text(encoding="utf-8")
    keys = {*IndicatorSpec.__struct_fields__, *FactSpec.__struct_fields__, *get_args(Reason)}
    assert [key for key in sorted(keys) if f"`{key}`" not in page] == []
    assert [unit for unit in known_units() if unit not in page] == []


def test_both_readmes_have_the_same_headings_and_commands() -> None:
    english, chinese = ((ROOT / name).read_text(encoding="utf-8") for name in _PAGES[:2])
    for pattern in (r"^#+ ", r"^```\w+$", r"^python3 .*$"):
        found = [re.findall(pattern, text, re.MULTILINE) for text in (english, chinese)]
        assert found[0] == found[1]


def test_the_readmes_commands_are_those_of_the_gate() -> None:
    """The gate runs the two commands in environments of its own."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for part in ("install .", "install -e '.[dev]'"):
        assert part in readme
    for part in ("install --quiet .", "install --quiet -e '.[dev]'", "\npytest -n auto\n"):
        assert part in gate


def test_links_between_pages_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_the_committed_schema_is_the_generated_one() -> None:
    """`lukou data schema > data/indicators.schema.json` after a change of the spec."""
    path = DATA.with_name("indicators.schema.json")
    assert json.loads(path.read_text(encoding="utf-8")) == json_schema()
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_the_schema_accepts_the_data_and_refuses_mistakes() -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    data = plain(DATA.read_text(encoding="utf-8"))
    assert list(validator.iter_errors(data)) == []
    data["indicators"]["gdp"]["colour"] = "red"
    assert [list(error.path) for error in validator.iter_errors(data)] == [["indicators", "gdp"]]


def test_the_chinese_catalogue_is_complete() -> None:
    """Every message of the code is translated, with the same parameters, and no other is."""
    keywords = {"gettext": None, "N_": None, "ngettext": (1, 2)}
    source = ROOT / "src" / "lukou_cli"
    used = {
        message
        for _file, _line, message, _comments, _context in extract_from_dir(
            source, method_map=[("**.py", "python")], keywords=keywords
        )
    }
    path = source / "locale/zh_CN/LC_MESSAGES/lukou.po"
    with path.open("rb") as file:
        translated = {message.id: message for message in read_po(file) if message.id}
    assert set(translated) == used
    for key, message in translated.items():
        one = key if isinstance(key, str) else key[1]
        string = message.string if isinstance(message.string, str) else (message.string or [""])[0]
        assert string, key
        assert sorted(re.findall(r"{\w+}", one)) == sorted(re.findall(r"{\w+}", string)), key


def test_phrases_are_fragments_not_sentences() -> None:
    text = DATA.read_text(encoding="utf-8")
    assert [p for p in re.findall(r"phrase: ([^,}]+)", text) if "。" in p or len(p) > 24] == []


def test_the_map_has_every_module() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    modules = [
        path.name
        for path in Path(ROOT / "src/lukou_cli").rglob("*.py")
        if path.name not in ("__init__.py", "__main__.py") and path.parent.name != "commands"
    ]
    assert [name for name in modules if name not in page] == []


def test_the_recipe_for_a_cluster_runs_on_a_local_one(tmp_path: Path) -> None:
    """docs/examples/check_many.py, on drafts of two formats, one of which cannot be read."""
    pytest.importorskip("dask.distributed", reason="dask is not installed")
    (tmp_path / "a.md").write_text("2025年渌口区有效高新技术企业达到67家。", encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04")
    run = subprocess.run(
        [sys.executable, ROOT / "docs/examples/check_many.py", f"{tmp_path}/*"],
        capture_output=True, encoding="utf-8", env=environment(), timeout=300, check=True,
    )  # fmt: skip
    rows = [line.split("\t") for line in run.stdout.splitlines()]
    assert rows == [
        [f"{tmp_path}/a.md", "67家", "76家"],
        [f"{tmp_path}/b.docx", "", "document_damaged"],
    ]

"""Compiled data: the same catalogue as the files', and only while every one of them is the same."""

from __future__ import annotations

import os
import pickle
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lukou_cli.errors import DataError
from lukou_cli.load import store
from lukou_cli.load.compiled import Compiled, Origin, dump
from lukou_cli.load.files import compile_data, load, load_files
from lukou_cli.load.store import compiled_path, still_true
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.deferred import Deferred
from lukou_cli.query.select import find_one, the_fact
from tests.conftest import DATA, Run
from tests.small import HEAD, indicator

DEFINITIONS = HEAD[: HEAD.index("report:")] + HEAD[HEAD.index("themes:") : HEAD.index("sections:")]
FACT = "{period: 2025, bound: eq, value: 5, phrase: 原文, section: all, line: 1}"
REPORT = HEAD.replace("format: 1\n", "format: 1\nuses: [shared.yaml]\n") + (
    f"  x:\n    results: [{FACT}]\n" + indicator("y", results=("2024 eq 1", "2025 eq 2"))
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of one report, which uses definitions beside the folder's own."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "report.yaml").write_text(REPORT, encoding="utf-8")
    (folder / "shared.yaml").write_text(
        DEFINITIONS + "indicators:\n" + indicator("x"), encoding="utf-8"
    )
    return folder


def _keep(folder: Path, *named: Path) -> Path:
    folder.mkdir(exist_ok=True)
    path = compiled_path(folder, named)
    path.write_bytes(compile_data(named))
    return path


def _is_used(path: Path, *files: Path) -> bool:
    return still_true(path, files, 1 << 20) is not None


def test_what_was_compiled_is_what_the_files_say(tmp_path: Path, catalogue: Catalogue) -> None:
    kept = _keep(tmp_path / "store", DATA)
    assert _is_used(kept, DATA)
    found = load([DATA], store=tmp_path / "store")
    assert isinstance(found.indicators[0].facts, Deferred)
    assert found == catalogue
    assert catalogue == found
    assert hash(found.indicators) == hash(catalogue.indicators)
    assert pickle.loads(pickle.dumps(found)) == catalogue  # noqa: S301  just written


def test_of_all_facts_only_those_asked_for_are_decoded(tmp_path: Path) -> None:
    _keep(tmp_path / "store", DATA)
    found = load([DATA], store=tmp_path / "store")
    (gdp,) = find_one(found, "gdp").indicators
    the_fact(gdp, None, None)
    decoded = [
        each.id
        for each in found.indicators
        if isinstance(each.facts, Deferred) and each.facts._stored is None
    ]
    assert decoded == ["gdp"]


def _changed(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")

    return change


CHANGES: dict[str, Callable[[Path], object]] = {
    "a figure": _changed("report.yaml", "value: 5", "value: 6"),
    "a remark": _changed("report.yaml", "format: 1", "# new\nformat: 1"),
    "what another file defines": _changed("shared.yaml", "better: higher", "better: lower"),
    "a new file": lambda folder: (folder / "z.yaml").write_text(
        DEFINITIONS + "indicators:\n" + indicator("z"), encoding="utf-8"
    ),
    "an ending": lambda folder: (folder / "report.yaml").rename(folder / "report.yml"),
    "two files of one content": lambda folder: shutil.copy(
        folder / "shared.yaml", folder / "again.yaml"
    ),
}


# What leaves the same content to be read in the same order.
NO_CHANGES: dict[str, Callable[[Path], object]] = {
    "another name": lambda folder: (folder / "report.yaml").rename(folder / "z.yaml"),
    "one file twice": lambda folder: (folder / "same.yaml").symlink_to(folder / "report.yaml"),
    "a file of another kind": lambda folder: (folder / "notes.txt").touch(),
}


@pytest.mark.parametrize("change", [*CHANGES, *NO_CHANGES])
def test_after_any_change_the_files_are_read(reports: Path, change: str) -> None:
    kept = _keep(reports.parent / "store", reports)
    assert isinstance(load([reports], store=kept.parent).indicators[0].facts, Deferred)
    {**CHANGES, **NO_CHANGES}[change](reports)
    found = load([reports], store=kept.parent)
    assert isinstance(found.indicators[0].facts, Deferred) == (change in NO_CHANGES)
    assert found == load([reports])


def test_the_order_of_files_counts(reports: Path) -> None:
    """The first of two reports names what is shown first."""
    later = reports / "later.yaml"
    later.write_text(REPORT.replace("test-2026", "test-2027"), encoding="utf-8")
    kept = _keep(reports.parent / "store", reports / "report.yaml", later)
    assert _is_used(kept, reports / "report.yaml", later)
    assert not _is_used(kept, later, reports / "report.yaml")


def test_a_used_file_that_is_gone_is_told_as_without_compiled_data(reports: Path) -> None:
    kept = _keep(reports.parent / "store", reports / "report.yaml")
    (reports / "shared.yaml").unlink()
    with pytest.raises(DataError) as caught:
        load([reports / "report.yaml"], store=kept.parent)
    assert [problem.code for problem in caught.value.problems] == ["used_unreadable", "not_defined"]


def test_what_a_file_uses_is_sought_beside_it(reports: Path) -> None:
    """The same report in another folder uses that folder's definitions."""
    kept = _keep(reports.parent / "store", reports / "report.yaml")
    other = reports.parent / "other"
    shutil.copytree(reports, other)
    assert _is_used(kept, other / "report.yaml")
    _changed("shared.yaml", "better: higher", "better: lower")(other)
    assert not _is_used(kept, other / "report.yaml")
    assert _is_used(kept, reports / "report.yaml")


def test_a_file_larger_than_allowed_is_refused_compiled_or_not(reports: Path) -> None:
    kept = _keep(reports.parent / "store", reports)
    with pytest.raises(DataError, match="data_too_large"):
        load([reports], 100, kept.parent)


def test_another_loader_makes_its_own(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new version, or a checkout whose code has been changed, may read a file otherwise."""
    kept = _keep(reports.parent / "store", reports)
    monkeypatch.setattr(store, "_loader_digest", lambda: b"another")
    assert not _is_used(kept, *sorted(reports.iterdir()))


@given(at=st.integers(0, 10**6), flip=st.integers(1, 255), cut=st.booleans())
def test_of_a_damaged_file_nothing_is_used(
    at: int, flip: int, cut: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    data = folder / "data.yaml"
    data.write_text(HEAD + indicator(results=("2025 eq 5",)), encoding="utf-8")
    kept = _keep(folder / "store", data)
    content = bytearray(kept.read_bytes())
    at %= len(content)
    content[at] ^= flip
    kept.write_bytes(content[:at] if cut else content)
    assert not _is_used(kept, data)
    assert load([data], store=kept.parent) == load_files([data])


def _whole(body: bytes) -> bytes:
    """A body that somebody made, with the mark and check sum of a true one."""
    mark = dump(load_files([DATA])).partition(b"\n")[0] + b"\n"
    return mark + zlib.crc32(body).to_bytes(4, "big") + body


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x93",
        b"\x91" * 100_000,
        b"\xdd\xff\xff\xff\xff",
        b"\xdf\xff\xff\xff\xff",
        b"\xc6\xff\xff\xff\xff",
        msgspec.msgpack.encode([[b"", []], {}, []]),
        msgspec.msgpack.encode({"origin": 1}),
        b"\x93\x92\xc4\x00\x90" + b"\x91" * 100_000 + b"\xc0\x90",
    ],
)
def test_a_file_that_is_whole_but_not_of_lukou_is_not_used(tmp_path: Path, body: bytes) -> None:
    data = tmp_path / "data.yaml"
    data.write_text(HEAD + indicator(results=("2025 eq 5",)), encoding="utf-8")
    kept = _keep(tmp_path / "store", data)
    kept.write_bytes(_whole(body))
    assert not _is_used(kept, data)


def test_what_is_no_file_of_the_users_is_not_opened_as_one(reports: Path) -> None:
    kept = _keep(reports.parent / "store", reports)
    files = sorted(reports.iterdir())
    elsewhere = kept.rename(reports.parent / "elsewhere")
    makers: list[Callable[[], object]] = [
        kept.mkdir,
        lambda: os.mkfifo(kept),
        lambda: kept.symlink_to("/dev/zero"),
        lambda: kept.symlink_to(kept),
    ]
    for make in makers:
        make()
        assert not _is_used(kept, *files)
        if kept.is_dir():
            kept.rmdir()
        else:
            kept.unlink()
    shutil.copy(elsewhere, kept)
    if os.geteuid() == 0:
        os.chown(kept, 65534, 65534)
        assert not _is_used(kept, *files)


def test_facts_that_cannot_be_decoded_are_told_and_not_a_traceback(
    reports: Path, lukou: Run
) -> None:
    """Only who may write in the user's own folder can make such a file."""
    kept = compiled_path(reports.parent / "cache" / "lukou", [reports])
    kept.parent.mkdir(parents=True)
    kept.write_bytes(compile_data([reports]))
    body = kept.read_bytes().partition(b"\n")[2][4:]
    origin, catalogue, facts = msgspec.msgpack.decode(
        body, type=tuple[Origin, msgspec.Raw, list[msgspec.Raw]]
    )
    body = msgspec.msgpack.encode([origin, catalogue, [[1]] * len(facts)])
    kept.write_bytes(_whole(body))
    assert Compiled(kept.read_bytes()).origin == origin
    told = lukou("get", "y", "--data", str(reports), XDG_CACHE_HOME=str(reports.parent / "cache"))
    assert (told.returncode, told.stderr) == (
        3,
        f"lukou: {kept}: the compiled data is damaged\n    delete it, and compile the data again\n",
    )


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    data = tmp_path / "data.yaml"
    data.write_text(HEAD + indicator(results=("2025 eq 5",)), encoding="utf-8")
    kept = _keep(tmp_path / "store", data)
    data.unlink()
    os.mkfifo(data)
    assert not _is_used(kept, data)

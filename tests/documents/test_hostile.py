"""Documents made to do harm, or broken on the way: a clear refusal, exit 5, little memory.

Each is read in a process whose memory is bounded, so that what unpacks without end fails.
"""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from bench.word_files import package, run
from lukou_cli.documents.docx.read import read_word
from lukou_cli.documents.package import Package
from lukou_cli.files import MIB, MOST_TEXT
from tests.conftest import Run, environment

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
GOOD = package(f"<w:p>{run('增长5.3%')}</w:p>")
MAIN = "word/document.xml"
# What a whole process may map, Python and the catalogue included.
MEMORY = 400 * MIB

_PROGRAM = """
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), int(sys.argv[1])))
from lukou_cli.documents.document import HowToRead
from lukou_cli.documents.files import open_one
from lukou_cli.i18n import messages
from lukou_cli.tables.messages import problem
for number in range(int(sys.argv[2])):
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + 20,) * 2)
    print(json.dumps(problem(messages("en"), open_one(f"{number}.docx", HowToRead()))[0]))
"""


def changed(name: str, content: bytes | None, good: bytes = GOOD) -> bytes:
    """The document with another content of one part; None leaves the part out."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(good)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        if content is not None:
            new.writestr(name, content)
    return out.getvalue()


def with_entry(name: str, **fields: int) -> bytes:
    out = io.BytesIO(GOOD)
    with ZipFile(out, "a") as archive:
        info = ZipInfo(name)
        for field, value in fields.items():
            setattr(info, field, value)
        archive.writestr(info, b"x")
    return out.getvalue()


def body(content: str, before: str = "") -> bytes:
    document = f'{before}<w:document xmlns:w="{W}"><w:body>{content}</w:body></w:document>'
    return changed(MAIN, document.encode())


def bomb() -> bytes:
    return changed(MAIN, b" " * (2 * MOST_TEXT))


def lying_bomb() -> bytes:
    """A quarter of a gigabyte that calls itself a hundred bytes."""
    squeeze = zlib.compressobj(1, wbits=-15)
    packed = b"".join(squeeze.compress(bytes(MIB)) for _ in range(256)) + squeeze.flush()
    whole = changed(MAIN, b"<a/>")
    out = io.BytesIO()
    with ZipFile(io.BytesIO(whole)) as old, ZipFile(out, "w") as new:
        for part in old.namelist():
            if part != MAIN:
                new.writestr(part, old.read(part))
        new.writestr(MAIN, packed)
    data = bytearray(out.getvalue())
    # The stored bytes are declared to be deflated and short, in both headers.
    for signature, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        header = data.rindex(signature, 0, data.rindex(MAIN.encode()) + 1)
        if signature == b"PK\x03\x04":
            header = data.index(b"PK\x03\x04", data.index(MAIN.encode()) - 30)
        struct.pack_into("<H", data, header + at, 8)
        struct.pack_into("<I", data, header + at + 14, 100)
    return bytes(data)


def truncated() -> bytes:
    return GOOD[: len(GOOD) // 2]


def corrupted() -> bytes:
    data = bytearray(GOOD)
    at = data.index(MAIN.encode()) + len(MAIN) + 20
    data[at : at + 4] = b"\xff\xff\xff\xff"
    return bytes(data)


def many_entries() -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for number in range(20_001):
            archive.writestr(str(number), b"")
    return out.getvalue()


def compressed_oddly() -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_BZIP2) as archive:
        archive.writestr("[Content_Types].xml", b"<a/>")
    return out.getvalue()


def twice() -> bytes:
    out = io.BytesIO(GOOD)
    with ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(MAIN, b"<a/>")
    return out.getvalue()


ENTITIES = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
EXTERNAL = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
OTHER = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "a zip bomb": (bomb, "larger than 32 MiB when unpacked"),
    "a zip bomb that lies": (lying_bomb, "word/document.xml cannot be unpacked"),
    "an entity bomb": (lambda: body("<w:p>&j;</w:p>", ENTITIES), "a document type declaration"),
    "an external entity": (
        lambda: body("<w:p>&a;</w:p>", EXTERNAL),
        "a document type declaration",
    ),
    "an external DTD": (
        lambda: body("", '<!DOCTYPE d SYSTEM "http://127.0.0.1:1/d.dtd">'),
        "a document type declaration",
    ),
    "a DTD among the types": (
        lambda: changed("[Content_Types].xml", f"{ENTITIES}<a>&j;</a>".encode()),
        "[Content_Types].xml has a document type declaration",
    ),
    "a path upwards": (lambda: with_entry("../../evil"), "names a place outside"),
    "a path from the root": (lambda: with_entry("/etc/evil"), "names a place outside"),
    "a path of Windows": (lambda: with_entry("..\\evil"), "names a place outside"),
    "a truncated archive": (truncated, "its archive cannot be opened"),
    "only the beginning": (lambda: GOOD[:4], "its archive cannot be opened"),
    "an empty archive": (
        lambda: b"PK\x05\x06" + bytes(18),
        "no Word, OpenDocument text or presentation",
    ),
    "corrupted bytes": (corrupted, "word/document.xml cannot be unpacked"),
    "no document": (lambda: changed(MAIN, None), "word/document.xml is missing"),
    "no relationships": (lambda: changed("_rels/.rels", None), "officeDocument is missing"),
    "no types": (
        lambda: changed("[Content_Types].xml", None),
        "no Word, OpenDocument text or presentation",
    ),
    "a spreadsheet": (
        lambda: changed(
            "[Content_Types].xml",
            b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            b'<Default Extension="xml" ContentType="' + OTHER + b'"/></Types>',
        ),
        "no Word, OpenDocument text or presentation",
    ),
    "no XML": (lambda: changed(MAIN, b"\x00\x01"), "word/document.xml is no XML from line 1"),
    "XML that breaks off": (lambda: changed(MAIN, b"<a><b>"), "is no XML from line 1"),
    "cells without a table": (lambda: body("<w:tr><w:tc/></w:tr>"), "w:tr where it cannot be"),
    "a hundred thousand deep": (
        lambda: body("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000),
        "nested more than 256 deep",
    ),
    "tables in tables": (
        lambda: body("<w:tbl><w:tr><w:tc>" * 500 + "</w:tc></w:tr></w:tbl>" * 500),
        "nested more than 256 deep",
    ),
    "too many entries": (many_entries, "more than 20000 files"),
    "a part twice": (twice, "holds word/document.xml twice"),
    "another compression": (compressed_oddly, "its archive cannot be opened"),
    "a password": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "protected by a password",
    ),
    "an old document": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        "an old Word or WPS document",
    ),
    "RTF": (lambda: b"{\\rtf1 5%}", "a document in RTF"),
}


@pytest.fixture(scope="module")
def refusals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What one process says of each, its memory bounded, its time for each too."""
    pytest.importorskip("resource", reason="Windows has no resource limits")
    folder = tmp_path_factory.mktemp("hostile")
    for number, (make, _) in enumerate(CASES.values()):
        (folder / f"{number}.docx").write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(MEMORY), str(len(CASES))],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=environment(),
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    assert len(list(folder.iterdir())) == len(CASES)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return dict(zip(CASES, found, strict=True))


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_within_bounds(refusals: dict[str, str], name: str) -> None:
    assert CASES[name][1] in refusals[name]


def test_a_refusal_ends_with_5_and_a_remedy(lukou: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(body("<w:p>&j;</w:p>", ENTITIES))
    done = lukou("check", "a.docx")
    assert done.stderr == (
        "a.docx: refused: word/document.xml has a document type declaration, which no word "
        "processor writes\n"
        "    it may be meant to do harm: ask where it comes from\n"
        "lukou: no draft was checked (1 problem)\n"
    )
    assert (done.stdout, done.returncode) == ("", 5)


def test_parts_share_one_limit() -> None:
    """Many parts below the limit are no way around it."""
    data = changed("word/styles.xml", b"<a>" + b" " * 3000 + b"</a>")
    read_word(Package(data, 8000))
    with pytest.raises(Exception, match="document_too_large"):
        read_word(Package(data, 4000))


def test_macros_and_objects_are_never_looked_at() -> None:
    data = changed("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 Auto_Open")
    assert read_word(Package(data, MOST_TEXT)).layout.text == "增长5.3%\n"

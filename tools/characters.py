"""Writes the tables of pinyin and of simplified forms: query/pinyin_table.py, query/simplified.py.

    pip install pypinyin==0.55.0 opencc==1.4.2
    python tools/characters.py && ruff format src/lukou_cli/query

The characters are those of GB 2312. Their readings, all of them, are pypinyin's (MIT), made from
the Unihan database; the traditional forms are OpenCC's (Apache-2.0). lukou needs neither
package to run, to be built or to be tested.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from opencc import OpenCC
from pypinyin import Style, pinyin

if TYPE_CHECKING:
    from collections.abc import Iterable

QUERY = Path(__file__).parents[1] / "src/lukou_cli/query"
# The rows of GB 2312 that hold Chinese characters.
_ROWS = range(0xB0, 0xF8)
_CELLS = range(0xA1, 0xFF)
_UNIFIED = range(0x4E00, 0xA000)
# Characters are two columns wide: so many fill a line, and so many stand beside a key.
_WIDTH = 44
_BESIDE = 40


def main() -> None:
    characters = [
        char
        for row in _ROWS
        for cell in _CELLS
        if (char := bytes((row, cell)).decode("gb2312", "ignore"))
    ]
    _write(
        "pinyin_table", "Readings of Chinese characters", "pypinyin", "MIT", _readings(characters)
    )
    _write("simplified", "Traditional characters", "opencc", "Apache-2.0", _forms(set(characters)))


def _readings(characters: list[str]) -> list[str]:
    readings = defaultdict(list)
    for char in characters:
        (sounds,) = pinyin(char, style=Style.NORMAL, heteronym=True)
        for sound in dict.fromkeys(sounds):
            readings[sound].append(char)
    return [
        "# A character stands with each of its readings; ü is written v.",
        "READINGS = {",
        *(f'    "{sound}": {_text(readings[sound], 4)},' for sound in sorted(readings)),
        "}",
    ]


def _forms(known: set[str]) -> list[str]:
    simplify = OpenCC("t2s").convert
    pairs = [(char, simplify(char)) for char in map(chr, _UNIFIED)]
    pairs = [(char, plain) for char, plain in pairs if plain != char and plain in known]
    return [
        f"TRADITIONAL = {_text((char for char, _ in pairs), 0)}",
        "# The simplified form of each, in the same place.",
        f"SIMPLIFIED = {_text((plain for _, plain in pairs), 0)}",
    ]


def _text(characters: Iterable[str], indent: int) -> str:
    text = "".join(characters)
    if len(text) <= _BESIDE:
        return f'"{text}"'
    lines = (" " * (indent + 4) + f'"{part}"' for part in textwrap.wrap(text, _WIDTH))
    return "\n".join(["(", *lines, " " * indent + ")"])


def _write(name: str, title: str, source: str, licence: str, lines: list[str]) -> None:
    made = f"{source} {version(source)} ({licence})"
    head = [f'"""{title}: written by tools/characters.py from {made}."""', ""]
    (QUERY / f"{name}.py").write_text("\n".join([*head, *lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()

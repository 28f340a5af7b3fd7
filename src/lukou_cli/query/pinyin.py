"""Names spelt in pinyin, in full or by the first letters: xinzengchengzhenjiuye, xzczjy."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import product

from lukou_cli.query.names import fold_name, loose


def letters_of(text: str) -> str | None:
    """The letters of a text that may be pinyin, ü as v and without tones; None where it is none."""
    decomposed = unicodedata.normalize("NFD", fold_name(text).replace("ü", "v"))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    plain = plain.replace("-", "").replace("_", "")
    return plain if len(plain) > 1 and plain.isascii() and plain.isalnum() else None


def spells(letters: str, name: str, *, whole: bool) -> bool:
    """Whether the letters are the pinyin, or the initials, of a name or of a part of it.

    Of a character with several readings any will do. What is not Chinese in the name stands for
    itself; a name without Chinese is spelt by no letters.
    """
    plain = loose(name)
    if plain.isascii():
        return False
    return any(
        _reads(letters, [sounds(char) for char in plain], whole=whole)
        for sounds in (_readings, _initials)
    )


def spellings(name: str) -> set[str]:
    """Every way to write a Chinese name in letters, in full or by its initials."""
    plain = loose(name)
    return {
        "".join(told) for sounds in (_readings, _initials) for told in product(*map(sounds, plain))
    }


def _reads(letters: str, sounds: list[tuple[str, ...]], *, whole: bool) -> bool:
    """Whether sounds, one for each character, follow each other as the letters do."""
    reached = {0}
    for options in sounds:
        reached = {
            at + len(sound) for at in reached for sound in options if letters.startswith(sound, at)
        }
        if not whole:
            if len(letters) in reached:
                return True
            reached.add(0)
        elif not reached:
            return False
    return len(letters) in reached


def _readings(char: str) -> tuple[str, ...]:
    return (char,) if char.isascii() else _table().get(char, ())


@lru_cache(maxsize=8192)
def _initials(char: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sound[0] for sound in _readings(char)))


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    from lukou_cli.query.pinyin_table import READINGS

    table: dict[str, tuple[str, ...]] = {}
    for sound, characters in READINGS.items():
        for char in characters:
            table[char] = (*table.get(char, ()), sound)
    return table

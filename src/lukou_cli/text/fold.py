"""Text folded for reading: what only looks different becomes the same, and leads back.

Full-width forms, odd spaces, invisible characters, quotation marks and Markdown emphasis must
not hide a figure or a name. They are evened out in one pass, which takes time in proportion to
the text, and every character that is kept remembers the code point that it came from.
"""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING
from unicodedata import normalize

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    # What white space between two characters comes to: "" or one character.
    Gap = Callable[[str, str], str]

_QUOTES = '“”‘’"「」『』'
_OPENING = "“‘「『"
_CLOSING = "”’」』"
_EMPHASIS = "*"
# Without width: joiners, marks of direction, variation selectors, the soft hyphen.
_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff"
_SYMBOLS = {"㎡": "平方米", "㎞": "公里", "㎏": "公斤"}
# Radicals that PDF files have for characters, and for which normal forms have no character.
_RADICALS = dict(
    zip(
        "⺁⺠⺩⺫⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "厂民王目虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
# Full-width, small and compatible forms, and the radicals that PDF files have for characters.
_FORMS = (
    (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6), (0xFE50, 0xFE6B), (0x2F00, 0x2FD5), (0xF900, 0xFAD9),
)  # fmt: skip
_COMMA = 0xFF0C
_PLAIN = (
    {
        code: plain
        for first, last in _FORMS
        for code in range(first, last + 1)
        if code != _COMMA and len(plain := normalize("NFKC", chr(code))) == 1
    }
    | {0x2212: "-", 0x066A: "%"}
    | {ord(radical): char for radical, char in _RADICALS.items()}
)
# Between plain digits it parts two numbers, where a plain comma would part thousands.
_PARTING_COMMA = re.compile("(?<![0-9])，|，(?![0-9])")
_BLANK = f"(?P<space>\\s+)|(?P<invisible>[{_INVISIBLE}]+)"
_LITERAL = re.compile(_BLANK)
_SPECIAL = re.compile(
    f"{_BLANK}|(?P<symbol>[{''.join(_SYMBOLS)}])|(?P<emphasis>[{_EMPHASIS}]+)"
    f"|(?P<quote>[{re.escape(_QUOTES)}])"
)


class Text(msgspec.Struct, frozen=True):
    """Folded ``characters``; ``origin[i]`` is the source's code point behind the i-th of them.

    The way back never turns: origins do not fall. ``quoted`` are the spans of the folded text
    that stood in quotation marks, in the order of their ends.
    """

    characters: str
    origin: array[int]
    quoted: tuple[tuple[int, int], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source's code points behind folded [start, end), which must not be empty."""
        return self.origin[start], self.origin[end - 1] + 1


def beside_chinese(before: str, after: str) -> str:
    """White space counts between Latin words; beside Chinese it means nothing."""
    return " " if before.isascii() and after.isascii() else ""


class Folder:
    """Collects what counts of a source, piece by piece and in order.

    ``gap`` says what white space between two characters comes to; at the edges it is nothing.
    A ``literal`` one evens out nothing but white space and invisible characters.
    """

    def __init__(self, gap: Gap = beside_chinese, *, literal: bool = False) -> None:
        self._gap = gap
        self._literal = literal
        self._pieces: list[str] = []
        self._last = ""
        self._origin = array("L")
        self._space: int | None = None
        self._opened: list[int] = []
        self._quoted: list[tuple[int, int]] = []

    def add(self, source: str, start: int = 0) -> None:
        """A piece of the source, whose first character is the source's ``start``-th."""
        plain = source if self._literal else _PARTING_COMMA.sub(",", source).translate(_PLAIN)
        special = _LITERAL if self._literal else _SPECIAL
        at = 0
        for match in special.finditer(plain):
            self._ordinary(plain[at : match.start()], start + at)
            at = match.end()
            kind, here = match.lastgroup, start + match.start()
            if kind == "space":
                self.space(here)
            elif kind == "quote":
                self._quote(match[0])
            elif kind == "symbol":
                symbol = _SYMBOLS[match[0]]
                self._mind_space(symbol[0])
                self._keep(symbol, (here,) * len(symbol))
        self._ordinary(plain[at:], start + at)

    def space(self, at: int) -> None:
        """White space, at this place of the source."""
        if self._space is None:
            self._space = at

    def mark(self, mark: str, at: int) -> None:
        """A mark in the place of the white space here."""
        self._space = None
        self._keep(mark, (at,))

    def __len__(self) -> int:
        """How many characters are kept so far."""
        return len(self._origin)

    def text(self) -> Text:
        return Text("".join(self._pieces), self._origin, tuple(self._quoted))

    def _ordinary(self, run: str, start: int) -> None:
        if run:
            self._mind_space(run[0])
            self._keep(run, range(start, start + len(run)))

    def _mind_space(self, char: str) -> None:
        space, self._space = self._space, None
        if space is not None and self._last and (kept := self._gap(self._last, char)):
            self._keep(kept, (space,))

    def _keep(self, characters: str, origin: Iterable[int]) -> None:
        self._pieces.append(characters)
        self._origin.extend(origin)
        self._last = characters[-1]

    def _quote(self, char: str) -> None:
        here = len(self._origin)
        if char in _OPENING or (char not in _CLOSING and not self._opened):
            self._opened.append(here)
        elif self._opened:
            self._quoted.append((self._opened.pop(), here))


def fold(source: str, gap: Gap = beside_chinese, *, literal: bool = False) -> Text:
    """A whole source at once; see Folder."""
    folder = Folder(gap, literal=literal)
    folder.add(source)
    return folder.text()

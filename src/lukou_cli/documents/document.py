"""A draft as its reader hands it on."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.errors import Place, Problem
from lukou_cli.files import MOST_TEXT
from lukou_cli.text.anchors import Anchors

if TYPE_CHECKING:
    from collections.abc import Iterable

STANDARD_INPUT = "-"
# What stands for the path of a text given on the command line.
TEXT = "<text>"


class Revisions(str, Enum):
    """Which text of a document with tracked changes is meant; both are two drafts."""

    FINAL = "final"
    ORIGINAL = "original"
    BOTH = "both"


class HowToRead(msgspec.Struct, frozen=True):
    """How drafts are read: none of more than `most` bytes, packed or unpacked.

    ``encoding`` is that of text files; empty to have it told from their bytes. ``revisions``
    says which text of a document with tracked changes is meant.
    """

    most: int = MOST_TEXT
    encoding: str = ""
    revisions: Revisions = Revisions.FINAL


class Document(msgspec.Struct, frozen=True):
    """A draft: its path as given, ``-`` for standard input, and its text.

    In a text file line breaks stand as they are; a byte order mark is no part of the text.
    ``format`` is what it was read as: the name of an encoding, or docx, odt, pptx or pdf. Those
    have ``anchors`` instead of lines. ``revisions`` is final or original where tracked changes
    leave two texts.
    """

    path: str
    text: str
    format: str = "utf-8"
    anchors: Anchors | None = None
    revisions: str = ""


class Remark(msgspec.Struct, frozen=True, order=True):
    """What is to be written at [start, end) of a draft's text: a message, or another text there."""

    start: int
    end: int
    message: str
    replacement: str = ""


def apart(remarks: Iterable[Remark]) -> list[Remark]:
    """The remarks in order of their place, without those that overlap one before."""
    kept: list[Remark] = []
    for remark in sorted(remarks):
        if not kept or kept[-1].end <= remark.start:
            kept.append(remark)
    return kept


class UnreadableError(Exception):
    """What keeps a document from being read, as a code and its parameters."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def problem(self, path: str) -> Problem:
        """What is wrong with the file at this path."""
        return of_whole(path, self.code, **self.params)


def of_whole(path: str, code: str, **params: str) -> Problem:
    """A fault of a file as a whole: in no line."""
    return Problem(Place(path, 0, 0), code, params)

"""Failures that end a command, and faults of files, which are values.

A failure carries a code and parameters, never a sentence: the words, in the
reader's language, are chosen in `lukou_cli.tables.messages`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence


class Place(msgspec.Struct, frozen=True, order=True, gc=False):
    """A position in a text file; line and column count from 1, in code points."""

    path: str
    line: int
    column: int


class Problem(msgspec.Struct, frozen=True):
    """One fault of a file: where it stands, what kind it is, and the parameters of its wording."""

    place: Place
    code: str
    params: dict[str, str] = {}
    excerpt: str = ""


class LukouError(Exception):
    """A failure with a code, parameters for its wording and an exit code."""

    exit_code = 1

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class ClosedPipeError(Exception):
    """The reader of standard output has gone: the end of the run, but no failure."""


class UsageError(LukouError):
    """The command line asks for something that does not exist or does not fit."""

    exit_code = 2


class OutputError(LukouError):
    """The output cannot be written, be it a file or standard output."""

    exit_code = 2


class ProblemsError(LukouError):
    """A failure over files that holds every problem found in them."""

    def __init__(self, code: str, problems: Sequence[Problem] = (), **params: object) -> None:
        super().__init__(code, **params)
        self.problems = tuple(problems)


class BaselineError(ProblemsError):
    """A file of recorded findings cannot be read or understood."""

    exit_code = 2


class DataError(ProblemsError):
    """The data file is missing, unreadable or wrong."""

    exit_code = 3


class SelectionError(LukouError):
    """No indicator, period or value matches, or several do where one is needed."""

    exit_code = 4


class ReportError(ProblemsError):
    """A report's text cannot be read."""

    exit_code = 5


class DraftError(ProblemsError):
    """Drafts cannot be read; those that can are checked all the same."""

    exit_code = 5

"""A fault found in a data file or in a report's text: a value, not an exception."""

from __future__ import annotations

import msgspec


class Place(msgspec.Struct, frozen=True, order=True):
    """A position in a text file; line and column count from 1, in code points."""

    path: str
    line: int
    column: int


class Problem(msgspec.Struct, frozen=True):
    """One fault: where it stands, what kind it is, and the parameters of its wording."""

    place: Place
    code: str
    params: dict[str, str] = {}
    excerpt: str = ""

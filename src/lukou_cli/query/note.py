"""What has to be said beside a number: a code with parameters, put into words elsewhere."""

from __future__ import annotations

import msgspec

from lukou_cli.model.indicator import Bilingual, Fact, Indicator


class Note(msgspec.Struct, frozen=True):
    """A remark on a row. Parameters are figures and ids, or text of the data file."""

    code: str
    params: dict[str, str | Bilingual] = {}


class Input(msgspec.Struct, frozen=True):
    """A fact that a derived number was calculated from."""

    indicator: Indicator
    fact: Fact

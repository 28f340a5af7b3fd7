"""What has to be said beside a number: a code with parameters, put into words elsewhere."""

from __future__ import annotations

import msgspec

from lukou_cli.model.indicator import Bilingual, Fact, Indicator
from lukou_cli.model.interval import Undefined
from lukou_cli.model.quantity import Amount


class Note(msgspec.Struct, frozen=True):
    """A remark on a row. Parameters are figures and ids, amounts, or text of the data file."""

    code: str
    params: dict[str, str | Bilingual | Amount] = {}


class Input(msgspec.Struct, frozen=True):
    """A fact that a derived number was calculated from."""

    indicator: Indicator
    fact: Fact


def undefined(result: object) -> tuple[Note, ...]:
    """Why a result does not exist; nothing where it does."""
    if isinstance(result, Undefined):
        return (Note("undefined", {"why": result.cause.value}),)
    return ()

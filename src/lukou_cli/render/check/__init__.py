"""One renderer for each format of `lukou check`, imported when it is asked for."""

from __future__ import annotations

from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from typing import TextIO

    from lukou_cli.i18n import Messages
    from lukou_cli.tables.findings import Check


class Format(str, Enum):
    """The output formats of a check."""

    TEXT = "text"
    TABLE = "table"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    RDJSON = "rdjson"


_MODULES = {
    Format.TEXT: "lines",
    Format.TABLE: "check_table",
    Format.JSON: "check_json",
    Format.GITHUB: "github",
    Format.SARIF: "sarif",
    Format.RDJSON: "rdjson",
}


class Renderer(Protocol):
    """What a format's module offers."""

    def render(self, check: Check, words: Messages, out: TextIO) -> None: ...


def renderer(chosen: Format) -> Renderer:
    return cast("Renderer", import_module(f"lukou_cli.render.check.{_MODULES[chosen]}"))

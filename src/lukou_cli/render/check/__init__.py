"""One renderer for each format of `lukou check`, imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from lukou_cli.render import Format

if TYPE_CHECKING:
    from typing import Protocol, TextIO

    from lukou_cli.i18n import Messages
    from lukou_cli.tables.findings import Check

    class CheckRenderer(Protocol):
        """What a format's module offers."""

        def render(self, check: Check, words: Messages, out: TextIO) -> None: ...


_MODULES = {
    Format.TEXT: "lines",
    Format.TABLE: "check_table",
    Format.JSON: "check_json",
    Format.GITHUB: "github",
    Format.SARIF: "sarif",
    Format.RDJSON: "rdjson",
    Format.HTML: "draft_page",
}
CHECK_FORMATS = tuple(_MODULES)


def check_renderer(chosen: Format) -> CheckRenderer:
    return cast("CheckRenderer", import_module(f"lukou_cli.render.check.{_MODULES[chosen]}"))

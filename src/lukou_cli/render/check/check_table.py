"""The findings as a table for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.render import rich_table
from lukou_cli.tables.findings import view
from lukou_cli.tables.table import Table

if TYPE_CHECKING:
    from typing import TextIO

    from lukou_cli.i18n import Messages
    from lukou_cli.tables.findings import Check


def render(check: Check, words: Messages, out: TextIO) -> None:
    rich_table.render(Table((), [], lambda: view(words, check)), out)

"""The findings as a table for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.render.rich_table import write_view
from lukou_cli.tables.by_draft import by_draft_view
from lukou_cli.tables.findings import By, statistics_view, view

if TYPE_CHECKING:
    from typing import TextIO

    from lukou_cli.i18n import Messages
    from lukou_cli.tables.findings import Check


def render(check: Check, words: Messages, out: TextIO) -> None:
    made = {None: view, By.RULE: statistics_view, By.DRAFT: by_draft_view}[check.by]
    write_view(made(words, check), out)

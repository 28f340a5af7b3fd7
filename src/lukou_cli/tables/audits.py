"""What an audit found, for people: coverage first, then each finding with its excerpt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.tables import messages
from lukou_cli.tables.records import audit_summary
from lukou_cli.tables.table import Cell, Column, Group, Line, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lukou_cli.i18n import Messages
    from lukou_cli.query.audit import Audit


def coverage(words: Messages, audit: Audit) -> str:
    summary = audit_summary(audit)
    return words.gettext(
        "{accounted} of {numerals} numerals accounted for: {facts} in facts, {exempt} exempt"
    ).format(accounted=audit.numerals - summary["holes"], **summary)


def lines(words: Messages, audit: Audit, path: str, text: str) -> Iterator[str]:
    """The coverage, then ``file:line:column: message``, excerpt and remedy of each finding."""
    yield messages.printable(path) + ": " + coverage(words, audit)
    texts = text.split("\n")
    for item in audit.findings:
        sentence, remedy = messages.finding(words, item)
        yield f"{messages.printable(path)}:{item.line}:{item.column}: {sentence}"
        if 0 < item.line <= len(texts):
            yield from messages.excerpt(texts[item.line - 1], item.column)
        yield f"    {remedy}"


def view(words: Messages, audit: Audit, path: str) -> View:
    columns = (
        Column(words.gettext("line"), numeric=True),
        Column(words.gettext("column"), numeric=True),
        Column(words.gettext("message")),
    )
    rows = tuple(
        Line(
            (
                Cell(str(item.line), point=len(str(item.line))),
                Cell(str(item.column), point=len(str(item.column))),
                Cell(messages.finding(words, item)[0]),
            )
        )
        for item in audit.findings
    )
    return View(messages.printable(path), columns, (Group("", rows),), (coverage(words, audit),))

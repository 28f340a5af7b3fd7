"""What an audit found: a table, or coverage first, then each finding with its excerpt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli import i18n
from lukou_cli.i18n import N_
from lukou_cli.query.audit import AuditFinding
from lukou_cli.tables import messages
from lukou_cli.tables.common import count_cell
from lukou_cli.tables.table import Cell, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lukou_cli.i18n import Messages
    from lukou_cli.query.audit import Audit

COLUMNS = (
    Column[AuditFinding](
        "line", lambda row: row.line, N_("line"), lambda _, row: count_cell(row.line), numeric=True
    ),
    Column[AuditFinding](
        "column",
        lambda row: row.column,
        N_("column"),
        lambda _, row: count_cell(row.column),
        numeric=True,
    ),
    Column[AuditFinding]("code", lambda row: row.code),
    Column[AuditFinding](
        "message",
        lambda row: messages.finding(i18n.messages("en"), row)[0],
        N_("message"),
        lambda words, row: Cell(messages.finding(words, row)[0]),
    ),
)
SHOWN = ("line", "column", "message")


def audit_table(words: Messages, audit: Audit, path: str) -> Table[AuditFinding]:
    return Table(
        words,
        messages.printable(path),
        COLUMNS,
        SHOWN,
        audit.findings,
        footnotes=lambda _seen: [coverage(words, audit)],
        summary=_summary(audit),
    )


def audit_lines(words: Messages, audit: Audit, path: str, text: str) -> Iterator[str]:
    """The coverage, then ``file:line:column: message``, excerpt and remedy of each finding."""
    yield messages.printable(path) + ": " + coverage(words, audit)
    texts = text.split("\n")
    for item in audit.findings:
        sentence, remedy = messages.finding(words, item)
        yield f"{messages.printable(path)}:{item.line}:{item.column}: {sentence}"
        if 0 < item.line <= len(texts):
            yield from messages.excerpt(texts[item.line - 1], item.column)
        yield f"    {remedy}"


def coverage(words: Messages, audit: Audit) -> str:
    summary = _summary(audit)
    return words.gettext(
        "{accounted} of {numerals} numerals accounted for: {facts} in facts, {exempt} exempt"
    ).format(accounted=audit.numerals - summary["holes"], **summary)


def _summary(found: Audit) -> dict[str, int]:
    """The coverage: how many numerals there are, claimed by facts, exempt, unaccounted for."""
    holes = sum(item.code == "hole" for item in found.findings)
    return {
        "numerals": found.numerals,
        "facts": found.facts,
        "exempt": found.exempt,
        "holes": holes,
        "findings": len(found.findings),
    }

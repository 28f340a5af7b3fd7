"""JSON: every figure of every draft, confirmed and unknown ones too, and the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.render.json_text import write_json
from lukou_cli.tables.by_draft import tallies, tally_record
from lukou_cli.tables.findings import By, counted, record, summary

if TYPE_CHECKING:
    from typing import TextIO

    from lukou_cli.i18n import Messages
    from lukou_cli.tables.findings import Check, Checked

SCHEMA = "lukou-check/2"


def render(check: Check, _words: Messages, out: TextIO) -> None:
    if check.by is By.RULE:
        listed = [
            {"rule": rule.id, "severity": rule.severity.value, "figures": number}
            for rule, number in counted(check)
        ]
        write_json({"schema": SCHEMA, "statistics": listed, "summary": summary(check)}, out)
        return
    if check.by is By.DRAFT:
        drafts = [tally_record(tally) for tally in tallies(check)]
        write_json({"schema": SCHEMA, "drafts": drafts, "summary": summary(check)}, out)
        return
    documents = [_document(check, draft) for draft in check.drafts]
    write_json({"schema": SCHEMA, "documents": documents, "summary": summary(check)}, out)


def _document(check: Check, draft: Checked) -> dict[str, object]:
    lines = draft.places
    figures = [record(check, lines, finding) for finding in draft.findings]
    revisions = {"revisions": draft.revisions} if draft.revisions else {}
    return {"path": draft.path, **revisions, "figures": figures}

"""Drafts handed back: a Word document with comments and changes, a text corrected."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lukou_cli.check.finding import FLAGGED, Verdict
from lukou_cli.cli.output import save
from lukou_cli.documents.document import STANDARD_INPUT, Remark, Revisions, UnreadableError
from lukou_cli.errors import DraftError, OutputError, UsageError
from lukou_cli.files import TooLargeError, read_bytes, why
from lukou_cli.tables import verdicts
from lukou_cli.tables.messages import printable
from lukou_cli.tables.places import anchor_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lukou_cli.check.finding import Finding
    from lukou_cli.documents.document import Document
    from lukou_cli.i18n import Messages
    from lukou_cli.tables.findings import Check, Checked


class Wish(NamedTuple):
    """What is to be handed back.

    A copy with comments on the figures of these verdicts, or the texts themselves; ``fix``
    corrects what is sure, in a copy as tracked changes, ``in_place`` in the text files.
    """

    copy: Path | None
    verdicts: tuple[Verdict, ...]
    fix: bool
    in_place: bool
    most: int

    @property
    def shows_difference(self) -> bool:
        """Whether standard output is the difference instead of the report."""
        return self.fix and not self.in_place and self.copy is None


def refuse_unfit(wish: Wish, drafts: Sequence[Document]) -> None:
    """Raises UsageError for what cannot be handed back so, before anything is checked."""
    if wish.in_place and (not wish.fix or wish.copy is not None):
        raise UsageError("in_place_alone")
    if wish.copy is None:
        for draft in drafts:
            if wish.fix and draft.anchors is not None:
                raise UsageError("fix_needs_copy", path=draft.path)
            if wish.in_place and draft.path == STANDARD_INPUT:
                raise UsageError("in_place_standard_input")
        return
    path = drafts[0].path
    if any(draft.path != path or draft.format != "docx" for draft in drafts):
        raise UsageError("annotate_one")
    if path == STANDARD_INPUT:
        raise UsageError("annotate_one")
    if wish.copy.exists() and wish.copy.samefile(path):
        raise UsageError("annotate_itself", path=path)
    ending = Path(path).suffix
    if wish.copy.suffix.lower() != ending.lower():
        raise UsageError("annotate_ending", path=wish.copy, ending=ending)


def hand_back(words: Messages, run: Check, wish: Wish, drafts: Sequence[Document]) -> None:
    """Write the copy, or the texts or what would change in them.

    Of a document with two texts the first is meant. Raises OutputError for what cannot
    be written, DraftError where a draft is no longer what was checked.
    """
    if wish.copy is not None:
        remarks = list(_remarks(words, run, run.drafts[0], wish))
        save(wish.copy, _copy(drafts[0], remarks, wish))
    elif wish.fix:
        for document, checked in zip(drafts, run.drafts, strict=True):
            _correct(document, list(_remarks(words, run, checked, wish)), wish)


def _remarks(words: Messages, run: Check, draft: Checked, wish: Wish) -> Iterator[Remark]:
    for finding in draft.findings:
        replacement = finding.suggestion if wish.fix and finding.verdict in FLAGGED else ""
        if replacement or finding.verdict in wish.verdicts:
            message = _message(words, run, draft, finding)
            fix = finding.fix
            start, end = (
                (fix.start, fix.end) if replacement and fix else (finding.start, finding.end)
            )
            yield Remark(start, end, message, replacement)


def _message(words: Messages, run: Check, draft: Checked, finding: Finding) -> str:
    """The message, with the place where a comment cannot stand at the figure itself."""
    parts = [verdicts.message(words, run.catalogue, finding)]
    if draft.anchors is not None:
        anchor = draft.anchors.anchor(finding.start)
        if anchor.part != "body":
            parts.insert(0, anchor_place(words, anchor))
    if finding.suggestion:
        parts.append(verdicts.suggestion(words, finding))
    return words.gettext("; ").join(parts)


def _copy(document: Document, remarks: list[Remark], wish: Wish) -> bytes:
    from lukou_cli.documents.docx.write import annotate_word

    data = _again(document, wish.most)
    original = document.revisions == Revisions.ORIGINAL.value
    revisions = Revisions.ORIGINAL if original else Revisions.FINAL
    try:
        return annotate_word(data, wish.most, revisions, remarks)
    except UnreadableError as error:
        raise DraftError("draft_not_annotated", [error.problem(document.path)]) from error


def _correct(document: Document, remarks: list[Remark], wish: Wish) -> None:
    from lukou_cli.documents.text import corrected, encode_text

    text = corrected(document.text, remarks)
    if text == document.text:
        return
    if not wish.in_place:
        _show_difference(document, text)
        return
    data = _again(document, wish.most)
    content = encode_text(text, document.text, document.format, data)
    if content is None:
        raise OutputError("draft_not_changed", path=document.path, encoding=document.format)
    save(Path(document.path), content)


def _show_difference(document: Document, text: str) -> None:
    from difflib import unified_diff

    name = printable(document.path)
    old, new = (content.splitlines(keepends=True) for content in (document.text, text))
    for line in unified_diff(old, new, f"a/{name}", f"b/{name}"):
        sys.stdout.write(_shown(line))


def _shown(line: str) -> str:
    """A line of a difference as a patch has it; what a terminal would obey made visible."""
    body = line.rstrip("\r\n")
    ending = line[len(body) :]
    shown = body if body.startswith(("---", "+++", "@@")) else printable(body)
    return shown + (ending or "\n\\ No newline at end of file\n")


def _again(document: Document, most: int) -> bytes:
    try:
        return read_bytes(document.path, most)
    except (OSError, TooLargeError) as error:
        reason = why(error) if isinstance(error, OSError) else ""
        raise OutputError("output_unwritable", path=document.path, why=reason) from error

"""Drafts handed back: documents with comments and changes, texts corrected."""

from __future__ import annotations

import re
import sys
from codecs import BOM_UTF8
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lukou_cli.check.finding import FLAGGED, Verdict
from lukou_cli.cli.context import say
from lukou_cli.cli.output import replaces, save
from lukou_cli.documents.document import (
    STANDARD_INPUT,
    Remark,
    Revisions,
    UnreadableError,
    apart,
)
from lukou_cli.documents.text import UTF_8
from lukou_cli.errors import DraftError, OutputError, UsageError
from lukou_cli.files import TooLargeError, read_bytes, why
from lukou_cli.tables import verdicts
from lukou_cli.tables.messages import printable
from lukou_cli.tables.places import anchor_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lukou_cli.check.finding import Finding
    from lukou_cli.cli.checking import Task
    from lukou_cli.i18n import Messages
    from lukou_cli.tables.findings import Check, Checked


# As a patch has them: whatever else ends a line elsewhere is a character of it.
_LINES = re.compile(r"(?<=\n)")
# What comments can be written to, and tracked changes.
_WRITABLE = ("docx", "odt")
_CHANGEABLE = ("docx",)


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


def refuse_wish(wish: Wish, tasks: Sequence[Task]) -> None:
    """Raises UsageError for what cannot be handed back of these drafts, before any is read."""
    if wish.in_place and (not wish.fix or wish.copy is not None):
        raise UsageError("in_place_alone")
    if wish.in_place and STANDARD_INPUT in tasks:
        raise UsageError("in_place_standard_input")
    if wish.in_place and any(isinstance(task, list) for task in tasks):
        raise UsageError("in_place_text")
    if wish.copy is None:
        return
    path = tasks[0]
    if len(tasks) > 1 or not isinstance(path, str) or path == STANDARD_INPUT:
        raise UsageError("annotate_one")
    if replaces(wish.copy, path):
        raise UsageError("annotate_itself", path=path)


def refuse_unfit(wish: Wish, draft: Checked) -> None:
    """Raises UsageError for a draft that cannot be handed back so."""
    if wish.copy is None:
        if wish.fix and draft.anchors is not None:
            raise UsageError("fix_needs_copy", path=draft.path)
        return
    if draft.format not in _WRITABLE:
        raise UsageError("annotate_one")
    if wish.fix and draft.format not in _CHANGEABLE:
        raise UsageError("fix_comments_only", path=draft.path)
    ending = Path(draft.path).suffix
    if wish.copy.suffix.lower() != ending.lower():
        raise UsageError("annotate_ending", path=wish.copy, ending=ending)


def hand_back(words: Messages, run: Check, wish: Wish) -> None:
    """Write the copy, or the texts or what would change in them.

    Of a document with two texts the first is meant. Raises OutputError for what cannot
    be written, DraftError where a draft is no longer what was checked.
    """
    if wish.copy is not None:
        draft = next(iter(run.drafts))
        save(wish.copy, _copy(draft, list(_remarks(words, run, draft, wish)), wish))
    elif wish.fix:
        for draft in run.drafts:
            remarks = apart(_remarks(words, run, draft, wish))
            if _correct(draft, remarks, wish) and wish.in_place:
                count = sum(bool(remark.replacement) for remark in remarks)
                say(words, "corrected", path=draft.path, count=count)


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


def _copy(draft: Checked, remarks: list[Remark], wish: Wish) -> bytes:
    data = _again(draft.path, wish.most)
    original = draft.revisions == Revisions.ORIGINAL.value
    revisions = Revisions.ORIGINAL if original else Revisions.FINAL
    try:
        if draft.format == "odt":
            from lukou_cli.documents.odt.write import annotate_open_text

            return annotate_open_text(data, wish.most, revisions, remarks)
        from lukou_cli.documents.docx.write import annotate_word

        return annotate_word(data, wish.most, revisions, remarks)
    except UnreadableError as error:
        raise DraftError("draft_not_annotated", [error.problem(draft.path)]) from error


def _correct(draft: Checked, remarks: list[Remark], wish: Wish) -> bool:
    """Write the corrected text, or what would change in it; whether anything does."""
    from lukou_cli.documents.text import corrected, encode_text

    text = corrected(draft.text, remarks)
    if text == draft.text:
        return False
    if not wish.in_place:
        _show_difference(draft, text, wish.most)
        return True
    data = _again(draft.path, wish.most)
    content = encode_text(text, draft.text, draft.format, data)
    if content is None:
        raise OutputError("draft_not_changed", path=draft.path, encoding=draft.format)
    save(Path(draft.path), content)
    return True


def _show_difference(draft: Checked, text: str, most: int) -> None:
    """What would change, as a patch has it: to the byte where no terminal shows it."""
    from difflib import unified_diff

    name, mark = printable(draft.path), _byte_order_mark(draft, most)
    old, new = (
        [line for line in _LINES.split(mark + content) if line] for content in (draft.text, text)
    )
    watched = sys.stdout.isatty()
    for line in unified_diff(old, new, f"a/{name}", f"b/{name}"):
        body = line.rstrip("\r\n")
        ending = line[len(body) :]
        if not ending.endswith("\n"):
            ending += "\n\\ No newline at end of file\n"
        sys.stdout.write((printable(body) if watched else body) + ending)


def _byte_order_mark(draft: Checked, most: int) -> str:
    """The mark that a file in UTF-8 begins with, which is no part of the draft's text."""
    if draft.format != UTF_8 or not Path(draft.path).is_file():
        return ""
    return "\ufeff" if _again(draft.path, most).startswith(BOM_UTF8) else ""


def _again(path: str, most: int) -> bytes:
    try:
        return read_bytes(path, most)
    except (OSError, TooLargeError) as error:
        reason = why(error) if isinstance(error, OSError) else ""
        raise OutputError("output_unwritable", path=path, why=reason) from error

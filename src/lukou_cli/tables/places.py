"""Where in a draft a figure stands, in words: line and column, or paragraph, cell, note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.i18n import N_
from lukou_cli.text.anchors import Anchors
from lukou_cli.text.position import Lines

if TYPE_CHECKING:
    from lukou_cli.i18n import Messages
    from lukou_cli.text.anchors import Anchor

Places = Lines | Anchors

_PART = {
    "footnote": N_("footnote {number}"),
    "endnote": N_("endnote {number}"),
    "header": N_("header {number}"),
    "footer": N_("footer {number}"),
    "textbox": N_("text box {number}"),
    "page": N_("page {number} line {line}"),
    "slide": N_("slide {number} ¶{paragraph}"),
    "notes": N_("notes of slide {number} ¶{paragraph}"),
}


def place(words: Messages, places: Places, offset: int, revisions: str = "") -> str:
    """``3:26`` in a text; ``¶12:5``, ``表2 第3行第2列:5`` or ``脚注4:5`` in a document.

    A place in the text before tracked changes says so.
    """
    found = places.at(offset)
    where = str(found.line)
    if isinstance(places, Anchors):
        where = anchor_place(words, places.anchor(offset))
    return of_revision(words, f"{where}:{found.column}", revisions)


def of_revision(words: Messages, told: str, revisions: str) -> str:
    """A place, or a draft, in the text before tracked changes or after them."""
    if revisions == "original":
        return words.gettext("{place} (before changes)").format(place=told)
    return told


def anchor_place(words: Messages, of: Anchor) -> str:
    """A paragraph's place without the column."""
    parts = []
    if of.part in _PART:
        told = words.gettext(_PART[of.part])
        parts.append(told.format(number=of.number, line=of.line, paragraph=of.paragraph))
    if of.table:
        parts.append(
            words.gettext("table {table} row {row} column {column}").format(
                table=of.table, row=of.row, column=of.column
            )
        )
    return " ".join(parts) or f"¶{of.paragraph}"

"""HTML: the drafts as one page, each figure marked by its verdict, the record beside it.

A passage of a draft is a row: its text, and next to it a note for each of its figures. Figures
and notes lead to each other. What is marked reads without colour, on paper and aloud; nothing
is fetched.
"""

from __future__ import annotations

import re
from html import escape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from lukou_cli.check.finding import Verdict
from lukou_cli.i18n import N_, Messages
from lukou_cli.reading.structure import BlockKind, blocks
from lukou_cli.render import page
from lukou_cli.render.html_page import table_lines
from lukou_cli.tables import verdicts
from lukou_cli.tables.by_draft import by_draft_view
from lukou_cli.tables.findings import Check, Checked, summary_line
from lukou_cli.tables.messages import printable
from lukou_cli.tables.places import Places, of_revision, place
from lukou_cli.text.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from lukou_cli.check.finding import Finding

_STYLE = """
:root { --bad-wash: #fde7e5; --warning-wash: #fcf0d4; }
@media (prefers-color-scheme: dark) { :root { --bad-wash: #4a1f1c; --warning-wash: #43340f; } }
.draft { margin-top: 2.5rem; }
.draft h2 { font-size: 1.15rem; overflow-wrap: anywhere; }
.passage { display: grid; grid-template-columns: minmax(0, 1fr) 27rem; gap: 0 2rem;
  align-items: start; }
.passage p.text { margin: .35rem 0; color: inherit; font-size: 1rem; line-height: 1.8;
  white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 12; }
.passage.heading p.text { font-weight: 600; }
.passage.row p.text { margin: 0; border-bottom: 1px solid var(--rule); }
.cell { display: inline-block; box-sizing: border-box; padding-right: .5rem; vertical-align: top;
  width: calc(100% / var(--columns) - .1px); }
ul.notes { list-style: none; margin: .35rem 0; padding: 0; font-size: .85rem; }
.note { margin-bottom: .5rem; padding-left: .6rem; border-left: .2rem solid var(--rule);
  overflow-wrap: anywhere; }
.note p { margin: 0; font-size: inherit; }
.note p.said { color: inherit; }
.note.contradicted { border-color: var(--bad); }
.note.imprecise { border-color: var(--warning); }
.note.confirmed { border-color: var(--good); }
.figure { color: inherit; text-decoration: underline .12em; text-underline-offset: .2em; }
.figure.contradicted { background: var(--bad-wash); text-decoration: underline wavy var(--bad); }
.figure.imprecise { background: var(--warning-wash);
  text-decoration: underline dashed .12em var(--warning); }
.figure.unknown { text-decoration: underline dotted .12em var(--quiet); }
.figure.confirmed { text-decoration-color: var(--good); }
:target { outline: 2px solid var(--bar); outline-offset: 2px; }
fieldset { border: 1px solid var(--rule); margin: 1rem 0; padding: .3rem .8rem; }
fieldset label { margin-right: 1.2rem; white-space: nowrap; }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; user-select: none; }
a { color: inherit; } tr.row a { color: var(--bar); }
main:has(#show-contradicted:not(:checked)) .note.contradicted:not(:target),
main:has(#show-imprecise:not(:checked)) .note.imprecise:not(:target),
main:has(#show-unknown:not(:checked)) .note.unknown:not(:target),
main:has(#show-confirmed:not(:checked)) .note.confirmed:not(:target) { display: none; }
@media (max-width: 62rem) { .passage { grid-template-columns: minmax(0, 1fr); }
  ul.notes { margin-left: 1rem; } }
@media print { :root { --bad-wash: transparent; --warning-wash: transparent; }
  .passage { grid-template-columns: minmax(0, 1fr) 40%; break-inside: avoid; gap: 0 1rem; }
  .passage p.text { font-size: 10pt; line-height: 1.6; } input { display: none; }
  .draft h2, .passage.heading { break-after: avoid; } }
"""


class _Passage(msgspec.Struct, frozen=True):
    """The code points [start, end) of a draft; of a row of a table, how many columns that has."""

    start: int
    end: int
    kind: BlockKind
    columns: int = 0


def render(check: Check, words: Messages, out: TextIO) -> None:
    out.writelines(f"{line}\n" for line in _page(words, check))


def _page(words: Messages, check: Check) -> Iterator[str]:
    view = by_draft_view(words, check)
    # Both texts of a document are one row of the table.
    several = sum(1 for _ in view.lines) > 1
    yield from page.opening(words, view.title, _STYLE)
    yield f"<p>{escape(summary_line(words, check))}</p>"
    yield from _legend(words, check)
    if several:
        first: dict[str, int] = {}
        for number, draft in enumerate(check.drafts, 1):
            first.setdefault(draft.path, number)
        yield from table_lines(view, [f"#draft-{number}" for number in first.values()])
        yield page.hint(words)
    for number, draft in enumerate(check.drafts, 1):
        yield from _draft(words, check, draft, number)
    yield from page.closing(sortable=several)


_SHOWN = N_("Notes beside the text")


def _legend(words: Messages, check: Check) -> Iterator[str]:
    """What the marks mean, and which notes stand beside them: as many as lists show elsewhere."""
    yield f"<fieldset><legend>{escape(words.gettext(_SHOWN))}</legend>"
    for verdict in Verdict:
        name = escape(verdicts.verdict(words, verdict))
        shown = check.everything or verdict is not Verdict.CONFIRMED
        yield (
            f'<label><input type="checkbox" id="show-{verdict.value}"{" checked" * shown}> '
            f'<span class="figure {verdict.value}">{name}</span></label>'
        )
    yield "</fieldset>"


class _Section(NamedTuple):
    """A draft on the page, and how its figures are told."""

    words: Messages
    check: Check
    draft: Checked
    places: Places


def _draft(words: Messages, check: Check, draft: Checked, number: int) -> Iterator[str]:
    title = of_revision(words, printable(draft.path), draft.revisions)
    alone = msgspec.structs.replace(check, drafts=(draft,))
    section = _Section(words, check, draft, draft.places)
    yield f'<section class="draft" id="draft-{number}" aria-labelledby="path-{number}">'
    yield f'<h2 id="path-{number}">{escape(title)}</h2>'
    if len(check.drafts) > 1:
        yield f"<p>{escape(summary_line(words, alone))}</p>"
    findings = draft.in_order
    index = 0
    for passage in _in_columns(draft.text, _passages(draft, findings)):
        inside = []
        while index < len(findings) and findings[index].start < passage.end:
            inside.append((f"{number}-{index + 1}", findings[index]))
            index += 1
        yield f'<div class="passage {passage.kind.value}">'
        columns = f' style="--columns:{passage.columns}"' if passage.columns else ""
        marked = _marked(section, passage, inside)
        yield f'<p class="text" lang="zh-CN"{columns}>{marked}</p>'
        if inside:
            notes = (line for name, finding in inside for line in _note(section, name, finding))
            yield from ('<ul class="notes">', *notes, "</ul>")
        yield "</div>"
    yield "</section>"


# What stands before a heading that a word processor's document marks by its style, or between
# the number of a note and its text.
_MARKS = re.compile("#+ |\t+")


def _passages(draft: Checked, findings: Sequence[Finding]) -> Iterator[_Passage]:
    """The draft in the parts that the check reads it in, none ending within a figure."""
    text = draft.text
    kinds = {0: BlockKind.PROSE}
    for block in blocks(text):
        if block.origin:
            kinds[text.rfind("\n", 0, block.origin[0]) + 1] = block.kind
    whole = Spans((finding.start + 1, finding.end) for finding in findings)
    cuts = [cut for cut in sorted(kinds) if not whole.touch(cut, cut + 1)]
    for start, end in pairwise([*cuts, len(text)]):
        if not text[start:end].strip():
            continue
        marks = _MARKS if kinds[start] is not BlockKind.ROW else None
        before = marks.match(text, start) if marks and draft.anchors is not None else None
        yield _Passage(before.end() if before else start, end, kinds[start])


def _in_columns(text: str, passages: Iterator[_Passage]) -> Iterator[_Passage]:
    """The rows of a table told how many columns the widest of them has."""
    for kind, group in groupby(passages, lambda passage: passage.kind):
        rows = list(group)
        if kind is BlockKind.ROW:
            first_lines = (text[row.start : row.end].partition("\n")[0] for row in rows)
            columns = 1 + max(len(_cell_starts(line)) for line in first_lines)
            rows = [msgspec.structs.replace(row, columns=columns) for row in rows]
        yield from rows


def _cell_starts(line: str) -> list[int]:
    """Where the cells of a row begin but the first: behind tabs, else at bars between them."""
    if "\t" in line:
        return [index + 1 for index, char in enumerate(line) if char == "\t"]
    bare = line.strip()
    first = line.find(bare[:1])
    inner = range(first + 1, first + len(bare) - 1)
    return [index for index in inner if line[index] in "|｜"]


_Named = tuple[str, "Finding"]


def _marked(section: _Section, passage: _Passage, inside: Sequence[_Named]) -> str:
    text = section.draft.text
    start = passage.start
    end = start + len(text[start : passage.end].rstrip())
    if not passage.columns:
        return _stretch(section, start, end, inside)
    line = text[start:end].partition("\n")[0]
    cuts = [start + cut for cut in (*_cell_starts(line), len(line))]
    edges = [cut for cut in cuts if not any(f.start < cut < f.end for _, f in inside)]
    cells, at = [], start
    for edge in edges:
        own = [(name, finding) for name, finding in inside if at <= finding.start < edge]
        cells.append(f'<span class="cell">{_stretch(section, at, edge, own)}</span>')
        at = edge
    rest = [(name, finding) for name, finding in inside if finding.start >= at]
    return "".join(cells) + _stretch(section, at, end, rest)


def _stretch(section: _Section, at: int, end: int, inside: Sequence[_Named]) -> str:
    """The text from ``at`` to ``end`` with its figures marked."""
    words, text = section.words, section.draft.text
    parts = []
    for name, finding in inside:
        start = max(at, finding.start)
        verdict = escape(verdicts.verdict(words, finding.verdict))
        parts += [
            _visible(text[at:start]),
            f'<a class="figure {finding.verdict.value}" id="figure-{name}" href="#note-{name}">',
            _visible(text[start : finding.end]),
            f'<span class="heard" lang="{words.language}"> ({verdict})</span></a>',
        ]
        at = max(at, finding.end)
    return "".join([*parts, _visible(text[at:end])])


def _note(section: _Section, name: str, finding: Finding) -> Iterator[str]:
    words, check = section.words, section.check
    where = place(words, section.places, finding.start)
    code = verdicts.verdict(words, finding.verdict)
    yield f'<li class="note {finding.verdict.value}" id="note-{name}">'
    yield (
        f'<p><a href="#figure-{name}">{escape(where)}</a> '
        f"<strong>{escape(verdicts.shown(finding.text))}</strong> {escape(code)}</p>"
    )
    message = verdicts.message(words, check.catalogue, finding)
    yield f'<p class="said">{escape(message)}</p>'
    if check.corrects(finding):
        yield f'<p class="good">{escape(verdicts.suggestion(words, finding))}</p>'
    if check.explain and (read := verdicts.read_from(words, finding, section.draft.text)):
        yield f"<p>{escape(read)}</p>"
    yield "</li>"


_BREAKS = re.compile(r"([\n\t])")


def _visible(text: str) -> str:
    """Text of a draft, its line breaks and tabs kept, all else that is obeyed made visible."""
    parts = _BREAKS.split(text.replace("\r\n", "\n"))
    return "".join(part if part in ("\n", "\t") else escape(printable(part)) for part in parts)

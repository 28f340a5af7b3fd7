"""Comments and tracked changes written into a copy of a Word document.

Only the runs that a remark is about are touched: the element of their text is replaced by
several, each in a run with the same properties. All other bytes of the part, and all
other parts but the list of comments, stay as they are. Comments and changes carry no date, so
that the same draft gives the same copy.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import msgspec

from lukou_cli.documents.document import Revisions, UnreadableError, apart
from lukou_cli.documents.docx.read import read_word
from lukou_cli.documents.ooxml import CONTENT_TYPES, relationships, relationships_part
from lukou_cli.documents.package import Package

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lukou_cli.documents.document import Remark
    from lukou_cli.documents.docx.read import TextNode, Word

AUTHOR = "lukou"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ID = re.compile(rb"""\bid\s*=\s*["'](\d{1,10})["']""")
_ENCODING = re.compile(rb"""^\xef\xbb\xbf|^<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)["']""")
_ROOT = re.compile(rb"<([^\s:/>]+:)?document[\s>]")
_PREFIX = re.compile(rb"<(?:([^\s:/>]+):)?")


class _Mark(msgspec.Struct, frozen=True):
    """What becomes of characters [start, end) of a node.

    ``before`` and ``after`` stand between runs; ``inserted`` is the text of a change that
    deletes the characters, None where they stay.
    """

    start: int
    end: int
    before: str = ""
    after: str = ""
    inserted: str | None = None


class _Splice(msgspec.Struct, frozen=True, order=True):
    """New bytes in place of [start, end) of a part."""

    start: int
    end: int
    content: bytes


def annotate_word(data: bytes, most: int, revisions: Revisions, remarks: Iterable[Remark]) -> bytes:
    """A copy of the document with a comment or a change for each remark.

    Raises UnreadableError for a document that cannot be read, or not be written to.
    """
    word = read_word(Package(data, most), revisions)
    return _Writer(Package(data, most), word).write(apart(remarks))


class _Writer:
    def __init__(self, package: Package, word: Word) -> None:
        self._package = package
        self._word = word
        self._parts: dict[str, bytes] = {}
        self._marks: defaultdict[int, list[_Mark]] = defaultdict(list)
        self._splices: defaultdict[str, list[_Splice]] = defaultdict(list)
        self._comments: list[tuple[int, str]] = []
        self._first = next(
            (
                node.run[0] if node.host < 0 else node.host
                for node in word.nodes
                if node.part == word.main and node.host
            ),
            None,
        )
        root = _ROOT.search(self._part(word.main))
        self._prefix = root[1].decode() if root else ""
        if not self._prefix:
            # Attributes need one: names without are in no namespace.
            raise UnreadableError("document_unwritable", part=word.main)
        linked = relationships(package, word.main)
        self._list = next((r.target for r in linked if r.kind == "comments"), "")
        used = {
            int(found)
            for part in {word.main, self._list, *(n.part for n in word.nodes)} - {""}
            for found in _ID.findall(self._part(part))
        }
        self._ids = (number for number in count(1) if number not in used)

    def write(self, remarks: Sequence[Remark]) -> bytes:
        for remark in remarks:
            self._place(remark)
        for index, marks in self._marks.items():
            node = self._word.nodes[index]
            self._splices[node.part].append(self._splice(node, marks))
        changed = {part: self._spliced(part) for part in self._splices}
        if self._comments:
            changed |= self._list_of_comments()
        return self._package.with_parts(changed)

    def _place(self, remark: Remark) -> None:
        portions = list(self._word.layout.portions(remark.start, remark.end))
        nodes = [self._word.nodes[portion.node] for portion in portions]
        before = after = ""
        # What is no text of a run, such as a symbol, cannot be deleted with the others.
        whole = sum(p.end - p.start for p in portions) == remark.end - remark.start
        fixes = whole and all(node.run[1] and not node.deleted for node in nodes)
        fixes = fixes and bool(remark.replacement)
        if not fixes:
            if any(node.host >= 0 for node in nodes):
                self._beside(max(node.host for node in nodes), remark.message)
                return
            before, end, reference = _anchors(self._prefix, self._comment(remark.message))
            after = end + reference
        for index, portion in enumerate(portions):
            is_last = index == len(portions) - 1
            self._marks[portion.node].append(
                _Mark(
                    portion.start,
                    portion.end,
                    before if index == 0 else "",
                    after if is_last else "",
                    (remark.replacement if is_last else "") if fixes else None,
                )
            )

    def _part(self, name: str) -> bytes:
        if name not in self._parts:
            data = self._package.read(name)
            declared = _ENCODING.match(data)
            named = ((declared and declared[1]) or b"utf-8").lower()
            if data[:2] in (b"\xff\xfe", b"\xfe\xff") or named not in (b"utf-8", b"us-ascii"):
                raise UnreadableError("document_unwritable", part=name)
            self._parts[name] = data
        return self._parts[name]

    def _comment(self, message: str) -> int:
        number = next(self._ids)
        self._comments.append((number, message))
        return number

    def _beside(self, host: int, message: str) -> None:
        """A comment at the run that refers to a note, or the first one of the body.

        Notes, text boxes, headers and footers have no comments of their own.
        """
        at = host or self._first
        if at is None:
            raise UnreadableError("document_unwritable", part=self._word.main)
        number = self._comment(message)
        anchors = "".join(_anchors(self._prefix, number))
        self._splices[self._word.main].append(_Splice(at, at, anchors.encode()))

    def _splice(self, node: TextNode, marks: list[_Mark]) -> _Splice:
        """What stands in place of the element of a node's text, or of a run with nothing else."""
        data = self._part(node.part)
        prefix = _prefix(data[slice(*node.run)])
        opened = (data[slice(*node.run)] + data[slice(*node.properties)]).decode()
        closed = f"</{prefix}r>"
        content = "".join(self._rebuilt(node, marks, prefix, opened))
        before = data[max(node.run[1], node.properties[1]) : node.start]
        if before.strip() or not data.startswith(closed.encode(), node.end):
            return _Splice(node.start, node.end, content.encode())
        whole = f"{opened}{content}{closed}".replace(f"{opened}{closed}", "")
        return _Splice(node.run[0], node.end + len(closed), whole.encode())

    def _rebuilt(
        self, node: TextNode, marks: list[_Mark], prefix: str, opened: str
    ) -> Iterator[str]:
        """The text of a node in pieces, each marked one in a run of its own."""
        closed = f"</{prefix}r>"
        kind = "delText" if node.deleted else "t"

        def element(name: str, text: str) -> str:
            content = escape(text)
            return f'<{prefix}{name} xml:space="preserve">{content}</{prefix}{name}>'

        at = 0
        for mark in marks:
            if at < mark.start:
                yield element(kind, node.text[at : mark.start])
            yield closed
            text = node.text[mark.start : mark.end]
            if mark.inserted is None:
                yield mark.before + opened + element(kind, text) + closed + mark.after
            else:
                deleted = opened + element("delText", text) + closed
                yield self._change(prefix, "del", deleted)
                if mark.inserted:
                    yield self._insertion(node, prefix, opened + element("t", mark.inserted))
            yield opened
            at = mark.end
        if at < len(node.text):
            yield element(kind, node.text[at:])

    def _insertion(self, node: TextNode, prefix: str, content: str) -> str:
        """The inserted run; beside an insertion of somebody else, not within it."""
        change = self._change(prefix, "ins", f"{content}</{prefix}r>")
        if not node.insertion[1]:
            return change
        again = self._part(node.part)[slice(*node.insertion)].decode()
        return f"</{prefix}ins>{change}{again}"

    def _change(self, prefix: str, kind: str, content: str) -> str:
        attributes = f'{prefix}id="{next(self._ids)}" {prefix}author="{AUTHOR}"'
        return f"<{prefix}{kind} {attributes}>{content}</{prefix}{kind}>"

    def _spliced(self, part: str) -> bytes:
        data = self._part(part)
        pieces, at = [], 0
        for splice in sorted(self._splices[part]):
            pieces += [data[at : splice.start], splice.content]
            at = splice.end
        return b"".join([*pieces, data[at:]])

    def _list_of_comments(self) -> dict[str, bytes]:
        """The parts that hold the comments and lead to them."""
        strict = _STRICT in self._part(self._word.main)
        space = _STRICT.decode() if strict else _WORD
        content = "".join(
            f'<w:comment xmlns:w="{space}" w:id="{number}" w:author="{AUTHOR}" w:initials="L">'
            f'<w:p><w:r><w:t xml:space="preserve">{escape(message)}</w:t></w:r></w:p></w:comment>'
            for number, message in self._comments
        )
        if self._list in self._package:
            return {self._list: _appended(self._part(self._list), content)}
        folder = posixpath.dirname(self._word.main)
        name = next(
            path
            for number in count()
            if (path := posixpath.join(folder, f"comments{number or ''}.xml")) not in self._package
        )
        links = relationships_part(self._word.main)
        office = "http://purl.oclc.org/ooxml/officeDocument/relationships" if strict else _OFFICE
        link = (
            f'<Relationship xmlns="{_PACKAGE}/relationships" Id="lukouComments" '
            f'Type="{office}/comments" Target="/{name}"/>'
        )
        kind = (
            f'<Override xmlns="{_PACKAGE}/content-types" PartName="/{name}" '
            f'ContentType="{_COMMENTS}"/>'
        )
        return {
            CONTENT_TYPES: _appended(self._part(CONTENT_TYPES), kind),
            links: _appended(
                self._part(links)
                if links in self._package
                else f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode(),
                link,
            ),
            name: f'<?xml version="1.0" encoding="UTF-8"?>\n<w:comments xmlns:w="{space}">'
            f"{content}</w:comments>".encode(),
        }


def _anchors(prefix: str, number: int) -> tuple[str, str, str]:
    """The start and the end of what a comment is about, and the run that shows it."""
    return (
        f'<{prefix}commentRangeStart {prefix}id="{number}"/>',
        f'<{prefix}commentRangeEnd {prefix}id="{number}"/>',
        f'<{prefix}r><{prefix}commentReference {prefix}id="{number}"/></{prefix}r>',
    )


def _prefix(tag: bytes) -> str:
    """The prefix of a tag's name with its colon; empty where it has none."""
    found = _PREFIX.match(tag)
    return f"{found[1].decode()}:" if found and found[1] else ""


def _appended(data: bytes, content: str) -> bytes:
    """The document with more at the end of its root."""
    end = data.rindex(b"</") if b"</" in data else -1
    closing = re.search(rb"/>\s*$", data)
    if closing is None or end > closing.start():
        return data[:end] + content.encode() + data[end:]
    start = re.search(rb"<([^\s?!/>]+)", data)
    assert start is not None
    return data[: closing.start()] + b">" + content.encode() + b"</" + start[1] + b">"

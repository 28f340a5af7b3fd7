"""The text around a figure, cut by nearness: its own words, its clause, its sentence, what is above.

A table cell is read as a clause: its own words are the cell, the head of its row and the head
of its column.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.reading.structure import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.reading.figures import Figure
    from lukou_cli.reading.passage import Passage

_LISTED = re.compile(r"[、和及与]{1,2}|以及|,|和|and|, and ")
# 普及率, 参与度, 和谐: no list is joined there.
_SEPARATOR = re.compile(
    r"[、,]|(?<=\w)(?:和(?![谐美平睦解])|以及|(?<![普涉危波])及(?![时格其])|(?<!参)与(?!会))(?=\w)"
)
_JOINED = re.compile("、| and ")
_BLANK = re.compile(r" (?=[^\W\d_A-Za-z])")
_DIGIT = re.compile(r"[\d一二三四五六七八九十两]")
_INTRODUCES = re.compile(r"——|—|[:：](?=[^\d])|[|丨·]")
# 198亿元,这是渌口的体量: the subject follows a figure that stands for itself.
_NAMES_IT = re.compile(r"[,。]\s*(?:这(?!次|里|样|时|么)|that is |this is )")
# How far back a sentence is read for a subject, and how far a figure's own words go after it.
_REACH = 120
_TAIL = 16


class Strip(msgspec.Struct, frozen=True, gc=False):
    start: int
    end: int


class Segments(msgspec.Struct, frozen=True, gc=False):
    """Spans of the passage's text, none overlapping another.

    ``lead`` and ``tail`` are the figure's own words, between its neighbours; ``part`` is its
    part of a list of subjects told before a list of figures (甲、乙分别增长1%、2%), ``listed`` all
    parts of that list; ``rest`` the other words of the clause; ``before`` the earlier
    clauses of the sentence, nearest first; ``earlier`` the sentence before in the same passage.
    ``asked`` is the question right before the sentence (建了多少亩?5.7万亩),
    ``after`` is the next clause of the sentence where it has no figure.
    ``group`` is the first and the last figure of the list that the figure stands in, ``order`` that
    of figures that take up as many before them in their order (前者…, 后者…, else the list), ``alone``
    tells that the clause has no other figure, ``glued`` that the tail leads to the last figure
    of the clause (开工56个竣工69个).
    """

    lead: Strip
    tail: Strip
    part: Strip | None
    listed: tuple[Strip, ...]
    rest: tuple[Strip, ...]
    before: tuple[Strip, ...]
    asked: Strip | None
    after: Strip | None
    earlier: tuple[Strip, ...]
    clause: Strip
    group: tuple[int, int]
    order: tuple[int, int]
    alone: bool
    glued: bool


def segments(passage: Passage, figures: Sequence[Figure]) -> list[Segments]:
    """The segments of each figure of a passage, in order."""
    groups = _groups(passage.text, figures)
    orders = _orders(passage.text, figures, groups)
    return [
        _segments(passage, figures, index, group, order)
        for index, (group, order) in enumerate(zip(groups, orders, strict=True))
    ]


def _segments(
    passage: Passage, figures: Sequence[Figure], index: int, group: tuple[int, int],
    order: tuple[int, int],
) -> Segments:  # fmt: skip
    text, figure = passage.text, figures[index]
    start, end = passage.clause(figure.start, figure.end)
    sentence = max(passage.sentence(figure.start)[0], figure.start - _REACH * passage.stretch)
    start = max(start, sentence)
    reach = _TAIL * passage.stretch
    lead, tail = start, min(end, figure.end + reach)
    row = passage.block.kind is BlockKind.ROW  # whose cells introduce nothing
    if not row and (match := _INTRODUCES.match(text, figure.end)):
        end = passage.clause(match.end())[1]
        tail = min(end, match.end() + reach)
    elif not row and _stands_for_itself(passage, figure, start, end):
        begin = end + 1
        end = passage.clause(begin)[1]
        tail = min(end, begin + reach)
    if index and figures[index - 1].end > lead:
        lead = figures[index - 1].end
        # 56个项目开工、69个项目竣工: what follows a figure up to the next 、 is its own.
        lead = max([lead, *(m.end() for m in _JOINED.finditer(text, lead, figure.start))])
    if index + 1 < len(figures) and figures[index + 1].start < tail:
        tail = figures[index + 1].start
        apart = _JOINED.search(text, figure.end, tail)
        tail = apart.start() if apart else tail
    # 规工10以上 固投2.2左右: a blank parts what commas part elsewhere.
    if lead < figure.start and _BLANK.match(text, figure.end):
        tail = figure.end
    # 3个医疗次中心和5大共享中心: what follows the next number is that number's.
    if following := _DIGIT.search(text, figure.end, tail):
        tail = following.start()
    part = _left(passage, figures, index, (index - 1, index - 1))
    listed: tuple[Strip, ...] = ()
    first, last = group
    if last > first:
        spans = _parts(passage, figures, first, last - first + 1)
        if spans:
            part = spans[index - first]
            listed = tuple(spans)
    # What English counts is a word of the subject: 1.77 million visits.
    after = figure.core if passage.stretch > 1 else figure.end
    rest = [Strip(start, lead)] if start < lead else []
    if tail < end:
        rest.append(Strip(tail, end))
    before = tuple(Strip(a, b) for a, b in reversed(passage.clauses(sentence, start)))
    return Segments(
        Strip(lead, figure.start), Strip(after, max(tail, figure.end)), part, listed,
        tuple(rest), before, _question(passage, sentence), _after(passage, figures, index, end), tuple(_earlier(passage, figure, sentence)), Strip(start, end),
        group, order, alone=lead == start and (index + 1 == len(figures) or figures[index + 1].start >= end),
        glued=_is_glued(text, figures, index, tail, end),
    )  # fmt: skip


def _stands_for_itself(passage: Passage, figure: Figure, start: int, end: int) -> bool:
    """Whether a figure is all its clause says, and what follows tells of what: 76家。有效高新技术企业."""
    text = passage.text
    if text[start : figure.start].strip() or text[figure.end : end].strip():
        return False
    opens = text.startswith(("。", ":"), end) and not text[: figure.start].strip()
    return opens or _NAMES_IT.match(text, end) is not None


def _after(passage: Passage, figures: Sequence[Figure], index: int, end: int) -> Strip | None:
    """The next clause of a figure's sentence, where it tells of no other figure."""
    if end + 1 >= passage.sentence(figures[index].start)[1]:
        return None
    start, stop = end + 1, passage.clause(end + 1)[1]
    following = index + 1 < len(figures) and figures[index + 1].start < stop
    return None if following else Strip(start, stop)


def _question(passage: Passage, sentence: int) -> Strip | None:
    """The question that ends where a sentence begins."""
    if not sentence or passage.text[sentence - 1] not in "?？":
        return None
    return Strip(passage.sentence(sentence - 1)[0], sentence)


def _left(
    passage: Passage, figures: Sequence[Figure], index: int, group: tuple[int, int]
) -> Strip | None:
    """The words before the level left, where a figure is the level reached: 入学率由48%提升至54%."""
    figure, before = figures[index], figures[index - 1] if index else None
    if before is None or not before.from_level or before.start < passage.clause(figure.start)[0]:
        return None
    if _JOINED.search(passage.text, before.end, figure.start):
        return None
    return _segments(passage, figures, index - 1, group, group).lead


def _is_glued(text: str, figures: Sequence[Figure], index: int, tail: int, end: int) -> bool:
    """Whether nothing parts the words after a figure from the next one, behind which none follow."""
    figure, following = figures[index], figures[index + 1] if index + 1 < len(figures) else None
    if following is None or tail != following.start or following.end > end:
        return False
    between = text[figure.end : tail]
    return not _SEPARATOR.search(between) and not text[following.end : end].strip(" )（）")


def _earlier(passage: Passage, figure: Figure, sentence: int) -> list[Strip]:
    """The sentence before, and what the figure's own full sentence says before ``sentence``."""
    start = passage.full_sentence(figure.start)[0]
    found = [Strip(start, sentence)] if start < sentence else []
    if start > 1:
        found.append(
            Strip(max(passage.full_sentence(start - 2)[0], start - _REACH * passage.stretch), start)
        )
    return found


def _groups(text: str, figures: Sequence[Figure]) -> list[tuple[int, int]]:
    """First and last of the figures that stand in one list: 8家、42家."""
    found: list[tuple[int, int]] = []
    first = 0
    for last in range(len(figures)):
        joined = last + 1 < len(figures) and _LISTED.fullmatch(
            text, figures[last].end, figures[last + 1].start
        )
        if not joined:
            found += [(first, last)] * (last + 1 - first)
            first = last + 1
    return found


# 前者年均增长6.1%，后者年均增长6.7%
_FORMER, _LATTER = (re.compile(f"{word}[^,。;]{{0,12}}$") for word in ("前者", "后者"))


def _orders(
    text: str, figures: Sequence[Figure], groups: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The same, and the figures of the former and the latter where these stand beside each other."""
    found = list(groups)
    if "前者" not in text:
        return found
    begin = 0
    for first, (former, latter) in enumerate(pairwise(figures)):
        told = _FORMER.search(text, begin, former.start)
        if told and _LATTER.search(text, former.end, latter.start):
            found[first] = found[first + 1] = (first, first + 1)
        begin = former.end
    return found


def _parts(passage: Passage, figures: Sequence[Figure], first: int, count: int) -> list[Strip]:
    """The listed subjects before a list of figures, as many as there are figures."""
    text, start = passage.text, figures[first].start
    clause = passage.clause(start)[0]
    if first and figures[first - 1].end > clause:
        clause = figures[first - 1].end
    apart = text.rfind("分别", clause, start)
    end = apart if apart > clause else start
    edges = [m.span() for m in _SEPARATOR.finditer(text, clause, end)]
    if len(edges) + 1 < count and apart >= clause > passage.sentence(start)[0]:
        # 甲和乙，今年的目标分别是1%、2%: the subjects stand in the clause before.
        end = clause - 1
        clause = passage.clause(end - 1)[0]
        edges = [m.span() for m in _SEPARATOR.finditer(text, clause, end)]
    if len(edges) + 1 < count and (asked := _question(passage, passage.sentence(start)[0])):
        # 集采药品、耗材平均降价?53%和69%
        clause, end = asked.start, asked.end - 1
        edges = [m.span() for m in _SEPARATOR.finditer(text, clause, end)]
    if len(edges) + 1 < count:
        return []
    starts = [clause, *(b for _, b in edges)][-count:]
    ends = [*(a for a, _ in edges), end][-count:]
    return [Strip(a, b) for a, b in zip(starts, ends, strict=True)]

"""Which lines of a draft make up a paragraph: where one goes on, and where another begins.

A text may be broken to a width, its paragraphs parted by empty lines; or each of its lines is
a paragraph, as in a word processor, where none is empty.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEADING = re.compile(
    r"\s*(?:(?P<marks>#{1,6})\s|(?P<chapter>[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]+[章节部页]"
    r"|[（(][一二三四五六七八九十]{1,3}[)）]))"
)
_BRACKETED = re.compile(r"\s*[【\[][^】\]]{1,24}[】\]]\s*$")
_ITEM = re.compile(
    r"\s*(?:[-*+•·※>]\s?(?!\d*[.%])|[—–]\s|\d{1,2}[.、)）](?!\d)|[（(]\d{1,2}[)）]|[①-⑳]"
    r"|[\U0001F000-\U0001FAFF\u2580-\u27BF]|[问答][:：]|【|〔)"
)
# An entry of a timeline: 2025年　电厂并网。
_DATED = re.compile(
    r"\s*(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}[日号])?|年?[底末初])?(?:[\s\u3000]|[:：](?!$))"
)
_LABEL = re.compile(r"\s*[^\W\d_A-Za-z]{2,6}[:：]")
_LABELLED = re.compile(r"^【[^】]{1,8}】")
# ■ 怎么看2025: what is set off by such a sign, and says nothing in numbers, heads what follows.
_SIGN = re.compile(r"[■◆◇□▍▌▶►★☆◎※◉]\s?")
_BARE_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_TITLE = 24
_PLAIN_HEADING = re.compile(rf"[^，,。；;！!、]{{2,{_TITLE}}}")
_HEADING_LENGTH = 40
_ONE = re.compile(r"\s*(?:第一[章节部]|[（(]?一[)）、])")
# A number that is no year, page or chapter.
_NUMBER = re.compile(r"\d(?![\d]| ?[年页章节])")
# A title, or whom a letter is to, above what it is of; a second title, or a document's number, below.
_ABOVE = re.compile(rf"\s*(?:[^。；;！!：:？?]{{2,{_TITLE}}}[：:]?)\s*")
_SUBTITLE = re.compile(r"\s*(?:[（(]|——)")
_DOCUMENT_NUMBER = re.compile(r"〔(?:19|20)\d\d〕\d{1,4}号")
_SENTENCE_ENDS = "。！？!?；;"
# What a sentence is not over before.
_ENDS_OPEN = re.compile(r"[^，,。；;！!？?、：:）)】\s]\s*$")
# Where no thought ends: inside a number, a unit or a qualifier.
_SPLIT = re.compile(
    r"\d\n[\d.．%％]|[.．]\n\d|左\n右|以\n[上内下]|百\n分|个\n百|分\n[点之]|增\n长|下\n降|[万亿]\n[元人亩名家户个]"
)
# A wrapped line is at least this wide, and lines differ in width by no more than this.
_WRAPPED_FROM = 32
_RAGGED = 6
_PAGE_WIDTH = 40


def begun(lines: Sequence[str]) -> Iterator[int]:
    """The lines that begin a paragraph right below another: that one's last line is not full.

    They follow the end of a sentence, or a title.
    """
    first = 0
    for last in range(1, len(lines) + 1):
        if last == len(lines) or not lines[last].strip():
            for at in _begun(lines[first:last]):
                yield first + at
            first = last + 1


def _begun(stretch: Sequence[str]) -> Iterator[int]:
    """The same of lines without an empty one between them."""
    widths = [_width(line.strip()) for line in stretch]
    widest = max(widths, default=0)
    full = widest - _RAGGED
    wrapped = widest >= _WRAPPED_FROM and any(
        width >= full and _ENDS_OPEN.search(line)
        for width, line in zip(widths[:-1], stretch, strict=False)
    )
    for at, (before, after) in enumerate(pairwise(stretch), 1):
        if wrapped and widths[at - 1] >= full:
            continue
        if before.rstrip()[-1:] in _SENTENCE_ENDS or _is_title_of(before, after):
            yield at


def _is_title_of(before: str, after: str) -> bool:
    """Whether a line is a title of what follows: a text, a second title, no value of its own."""
    if _ABOVE.fullmatch(before) is None or _NUMBER.search(before):
        return False
    is_text = _width(after.strip()) > _width("字") * _TITLE or after.rstrip()[-1:] in _SENTENCE_ENDS
    if is_text or _SUBTITLE.match(after):
        return True
    return not re.search(r"\d", _DOCUMENT_NUMBER.sub("", after))


def goes_on(paragraph: Sequence[str], line: str) -> bool:
    """Whether a line may belong to the paragraph of the lines before it."""
    if any(start.match(line) for start in (_HEADING, _ITEM, _DATED, _BRACKETED, _LABEL)):
        return False
    if _is_heading(paragraph) and not paragraph[-1].rstrip()[-1:].isdigit():
        return False
    return not (_BRACKETED.match(paragraph[0]) and len(paragraph) == 1)


def breaks_off(line: str) -> bool:
    """Whether a long line ends in the middle of a sentence: a page ended there."""
    line = line.rstrip()
    return len(line) >= _PAGE_WIDTH and _ENDS_OPEN.search(line) is not None


def is_wrapped(paragraph: Sequence[str]) -> bool:
    """Whether lines were broken to a width, wherever that fell, not where a thought ends."""
    lines = [line.strip() for line in paragraph]
    if any(_SPLIT.search(f"{before[-1:]}\n{after[:1]}") for before, after in pairwise(lines)):
        return True
    widths = [_width(line) for line in lines[:-1]]
    return bool(
        widths
        and max(widths) >= _WRAPPED_FROM
        and min(widths) >= max(widths) - _RAGGED
        and any(_ENDS_OPEN.search(line) for line in lines[:-1])
    )


def _width(line: str) -> int:
    """How wide a line is printed: Chinese characters take two columns."""
    return len(line) + sum(map("\u2e80".__le__, line))


def _is_heading(paragraph: Sequence[str]) -> bool:
    match = _HEADING.match(paragraph[0])
    if match is None or len(paragraph) > 1:
        return False
    text = paragraph[0].strip()
    return bool(match["marks"]) or (len(text) <= _HEADING_LENGTH and text[-1] not in "。；，,")


def chapter(heading: str) -> int:
    """1 for a heading that begins a numbering, 2 for one that goes on with it, else 0."""
    match = _HEADING.match(heading)
    if match is None or match["chapter"] is None:
        return 0
    return 1 if _ONE.match(heading) else 2


def level(paragraph: Sequence[str]) -> int:
    """The depth of a heading, 0 where the lines are none."""
    line = paragraph[0].strip()
    if _is_heading(paragraph):
        match = _HEADING.match(line)
        return (len(match["marks"] or "") if match else 0) or 2
    if len(paragraph) > 1:
        return 0
    if _BRACKETED.match(line):
        return 2
    if match := _SIGN.match(line):
        title = line[match.end() :]
        plain = _PLAIN_HEADING.fullmatch(title) and not _NUMBER.search(_BARE_YEAR.sub("", title))
        return 4 if plain else 0
    line = _LABELLED.sub("", line) or line
    marked = _ITEM.match(line) and not line.startswith("【")
    alone = _PLAIN_HEADING.fullmatch(line) and not marked
    return 3 if alone and not _NUMBER.search(line) else 0

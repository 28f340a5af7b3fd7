"""Subjects and figures told in lists: 甲、乙分别增长1%、2%; 新增甲14家、乙137家; 均增长20%."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lukou_cli.extract.predicates import BEGUN, bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.reading.figures import Figure
    from lukou_cli.reading.passage import Passage
    from lukou_cli.reading.segments import Segments

LISTED = re.compile("[、和及与]{1,2}|以及")
_PARTS = re.compile("、|和|以及|(?<!普)及|与|,")
_RESPECTIVELY = re.compile("(?:分别|各|均|年均|同比)")
_EACH = re.compile("(?<![年平人户亩村])均|都(?!市)")
# 城乡居民收入分别增长5%、6%: of the towns and of the country.
_TOWN_AND_COUNTRY, _BOTH = "城乡", ("城镇", "农村")
# 国家、省级小巨人企业: of the first only its level is told.
_LEVEL = re.compile("(?:国家|省|市|区|县|自治区)级?")
_OWN = re.compile("[全我][省市县区州旗]|")


def group_of(text: str, figures: Sequence[Figure], group: tuple[int, int]) -> range:
    """The figures of one list, none for a figure by itself.

    Those that a comma parts are no list: each has a clause of its own.
    """
    first, last = group
    joined = all(
        LISTED.fullmatch(text, figures[i].end, figures[i + 1].start) for i in range(first, last)
    )
    return range(first, last + 1) if joined and last > first else range(0)


def named_in_list(
    text: str, figures: Sequence[Figure], parts: Sequence[Segments], group: range, index: int
) -> str:
    """The subject of one figure of a list, where as many are named before it; else nothing."""
    if not group:
        return ""
    first = group[0]
    start = max(parts[first].clause.start, figures[first - 1].end if first else 0)
    lead = text[start : figures[first].start]
    apart = _RESPECTIVELY.search(lead)
    names = [part for part in _PARTS.split(lead[: apart.start()] if apart else lead) if bare(part)]
    if len(names) == 1 and len(group) == len(_BOTH) and _TOWN_AND_COUNTRY in names[0]:
        names = [names[0].replace(_TOWN_AND_COUNTRY, each) for each in _BOTH]
    if len(names) < len(group):
        return ""
    chosen, last = names[index - group[-1] - 1], bare(names[-1])
    if _LEVEL.fullmatch(bare(chosen)) and (level := _LEVEL.match(last)):
        chosen = bare(chosen) + last[level.end() :]
    # What is said after 分别 tells how each is measured.
    return chosen + (lead[apart.start() :] if apart else "")


def begun_with(passage: Passage, here: Segments) -> tuple[str, str]:
    """Who and what a list began with, for a part behind its first: 省属企业, 新增."""
    start, lead = here.clause.start, here.lead.start
    if lead <= start or passage.text[lead - 1] != "、":
        return "", ""
    match = BEGUN.match(passage.text, start, lead)
    if match is None:
        return "", ""
    agent = bare(match["agent"] or "")
    return ("" if _OWN.fullmatch(agent) else agent), match["verb"] or ""


def told_of_each(lead: str) -> bool:
    """Whether what is said holds for each of several subjects: 均, 都."""
    return _EACH.search(lead) is not None


def each_of(words: str) -> tuple[str, ...]:
    """The subjects of a list, each by itself; none where there is but one."""
    several = tuple(filter(None, map(bare, _PARTS.split(words))))
    return several if len(several) > 1 else ()

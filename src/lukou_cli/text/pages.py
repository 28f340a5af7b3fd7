"""Page numbers that a converter left in a text: lines that hold nothing else."""

from __future__ import annotations

import re
from itertools import pairwise

# - 3 -, · 3 ·, 第 3 页 共 20 页, Page 3 of 20: such a line can be nothing else.
_SPACE = r"[^\S\n]*+"
_NUMBER = rf"{_SPACE}[0-9]{{1,4}}{_SPACE}"
_MARKED = re.compile(
    rf"^{_SPACE}(?:[-—–－·•]++{_NUMBER}[-—–－·•]++"
    rf"|第{_NUMBER}页{_SPACE}(?:[,，/]?{_SPACE}共{_NUMBER}页)?"
    rf"|page{_NUMBER}(?:of{_NUMBER})?){_SPACE}$",
    re.MULTILINE | re.IGNORECASE,
)
_BARE = re.compile(rf"^{_SPACE}([0-9]{{1,4}}){_SPACE}$", re.MULTILINE)


def without_page_numbers(text: str) -> str:
    """The text with page numbers blanked out, its length kept.

    A bare number is one where the next or the last such line counts on: 3 after 2.
    """
    text = _MARKED.sub(_blank, text)
    bare = list(_BARE.finditer(text))
    counted = {
        match.start()
        for one, other in pairwise(bare)
        if int(other[1]) == int(one[1]) + 1
        for match in (one, other)
    }
    if not counted:
        return text
    return _BARE.sub(lambda m: _blank(m) if m.start() in counted else m[0], text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])

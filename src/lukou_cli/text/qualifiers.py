"""The words that qualify a number: before it (超, 不低于) and after it (以上, 左右).

One table of them for drafts and reports alike. docs/data-format.md explains what each bound
means.
"""

from __future__ import annotations

import re

from lukou_cli.model.quantity import Bound
from lukou_cli.text.fold import fold
from lukou_cli.text.numerals import numerals
from lukou_cli.text.patterns import alternatives
from lukou_cli.text.units import CURRENCY, unit_after

BEFORE: dict[Bound, tuple[str, ...]] = {
    Bound.GE: (
        *(no + less for no in ("不", "不能", "不得", "不可", "不会", "不应") for less in ("低于", "少于", "小于")),
        "不下于", "不下", "至少", "最少", "起码", "≥", ">=",
    ),
    Bound.GT: (
        "超过", "突破", "高于", "超出", "冲破", "冲过", "迈过", "越过", "跨过", "闯过", "大于", "多于", "超", "逾", "破", "过", ">",
    ),
    Bound.LE: (
        *(no + more for no in ("不", "不能", "不得", "不可", "不会", "不应") for more in ("超过", "高于", "多于", "大于")),
        "至多", "最多", "≤", "<=",
    ),
    Bound.LT: ("低于", "不足", "不到", "不及", "将近", "接近", "少于", "小于", "近", "<"),
    Bound.APPROX: ("差不多", "大约", "大概", "大致", "约合", "约为", "约", "≈", "~"),
}  # fmt: skip
AFTER: dict[Bound, tuple[str, ...]] = {
    Bound.GE: ("及以上", "以上", "之上", "往上", "朝上", "起步"),
    Bound.LE: ("及以下", "以内", "以下", "之内"),
    Bound.APPROX: ("左右", "上下", "前后", "附近"),
}
# What is written around a number of a bound for which nothing else is at hand.
USUAL = {
    Bound.GE: ("", "以上"),
    Bound.GT: ("超过", ""),
    Bound.LE: ("", "以内"),
    Bound.LT: ("不到", ""),
    Bound.APPROX: ("", "左右"),
}
# What is written before a number in English for each bound that is told in words.
IN_ENGLISH = {
    Bound.GE: "at least ",
    Bound.GT: "more than ",
    Bound.OVER: "over ",
    Bound.LE: "at most ",
    Bound.LT: "less than ",
    Bound.APPROX: "about ",
}


_ENGLISH_BEFORE = {
    Bound.GE: ("at least ", "no less than ", "not less than ", "no fewer than ", "a minimum of "),
    Bound.GT: (
        "more than ",
        "over ",
        "above ",
        "greater than ",
        "exceeding ",
        "exceed ",
        "exceeds ",
        "exceeded ",
        "to top ",
        "should top ",
        "will top ",
        "topping ",
        "topped ",
        "surpassing ",
        "surpass ",
        "surpassed ",
        "pass ",
        "passes ",
        "passing ",
        "passed ",
        "past ",
        "in excess of ",
        "upwards of ",
        "north of ",
    ),
    Bound.LE: ("at most ", "no more than ", "up to ", "within "),
    Bound.LT: ("nearly ", "almost ", "under ", "below ", "less than ", "close to "),
    Bound.APPROX: (
        "about ",
        "around ",
        "approximately ",
        "roughly ",
        "some ",
        "circa ",
        "ca. ",
        "c. ",
        "c.",
    ),
}
_ENGLISH_AFTER = {
    Bound.GE: (" or more", " or above", " and above", " or higher", " and over"),
    Bound.LE: (" or less", " or below", " or lower", " or fewer", " and below"),
    Bound.APPROX: (" or so", " or thereabouts"),
}
_WORDS_BEFORE = [
    (bound, word)
    for table in (BEFORE, _ENGLISH_BEFORE)
    for bound, words in table.items()
    for word in words
]
# 最近, 节约, 提高 … end in a qualifier's character and qualify nothing.
_BEFORE = re.compile(
    r"(?:(?<![最附邻靠拉临])(?=近)|(?<![节契制签大预特])(?=约)|(?<![打突冲])(?=破)|(?<![超通经不跨翻迈冲越突路只过审评查看走做办改修])(?=过)|(?<!spread )(?<!lled )(?<!took )(?<!carried )(?=over)|(?<![A-Za-z])(?=c\.)|(?=[^近约破过oc]|o(?!ver)|c(?!\.)))(?P<word>"
    + alternatives(word for _, word in _WORDS_BEFORE)
    + r")(?:了|过|到|达|至|有)?(?:RMB ?|CNY ?|USD ?|US\$ ?|¥ ?|人民币)?\Z",
    re.IGNORECASE,
)
_BOUND_OF = {word: bound for bound, word in reversed(_WORDS_BEFORE)}
_AFTER = [
    (bound, re.compile(alternatives(words)))
    for bound, words in (
        (Bound.GE, AFTER[Bound.GE] + _ENGLISH_AFTER[Bound.GE]),
        (Bound.LE, AFTER[Bound.LE] + _ENGLISH_AFTER[Bound.LE]),
        (Bound.APPROX, AFTER[Bound.APPROX] + _ENGLISH_AFTER[Bound.APPROX]),
    )
]
# 80+ is 80 or more; between two things it joins them.
_PLUS = re.compile(r"(?:\+|[ -]plus\b)(?! ?[^\W\d_A-Za-z]{0,8}\d)")
# 3倍多, 十个点出头, 两千元挂零
_OVER_AFTER = re.compile(
    r"(?:(?:还|要)?多|有余|出头|冒头|挂零|有零|(?<=[成半一二三四五六七八九十倍])强)(?=[,。;、:)！？!?\n]|[的了啊呀呢哩吧嘛点些]|$)"
)
# 从198亿元起步: where something begins, no least.
_FROM = tuple("从由自以")
# 800块不到, 四分之一弱
_UNDER_AFTER = re.compile(
    r"(?:不到|(?<=[成半一二三四五六七八九十倍])弱)(?=[,。;、:)！？!?\n]|[的了啊呀呢吧嘛]|$)"
)
# How far before a number the words that qualify it can begin, and those that deny it.
_WINDOW, _DENYING = 20, 8
_DENIED = re.compile(
    r"(?:不是|并非|而非|误[作为写排印]成?)[约近超“\"]{0,2}$|\bnot $", re.IGNORECASE
)


def qualifies(before: str) -> bool:
    """Whether a text ends in a word that qualifies the number after it."""
    return _BEFORE.search(before) is not None


def bound_around(
    text: str, start: int, end: int, *, over: bool, ranged: bool
) -> tuple[Bound, int, int]:
    """The bound of the number at [start, end), with the span widened to hold the words that say it.

    ``end`` is behind the unit; ``over`` tells of a 余 or 多 that was read with it, ``ranged`` of
    a second number, whose range no word before it changes.
    """
    before = _BEFORE.search(text[max(0, start - _WINDOW) : start])
    first = start
    if before:
        first = max(0, start - _WINDOW) + before.start()
    elif match := CURRENCY.search(text[max(0, start - 6) : start]):
        first = start - len(match[0])
    for bound, pattern in _AFTER:
        match = pattern.match(text, end)
        if match and not (match[0] == "起步" and text[max(0, start - 1) : start] in _FROM):
            return (Bound.RANGE if ranged else bound), first, match.end()
    if match := _PLUS.match(text, end):
        return (Bound.RANGE if ranged else Bound.GE), first, match.end()
    if ranged:
        return Bound.RANGE, first, end
    if not before and (match := _UNDER_AFTER.match(text, end)):
        return Bound.LT, first, match.end()
    if not over and (match := _OVER_AFTER.match(text, end)):
        over, end = True, match.end()
    if before:
        return _BOUND_OF[before["word"].lower()], first, end
    return (Bound.OVER if over else Bound.EQ), first, end


def is_qualified(text: str, end: int) -> bool:
    """Whether a word that qualifies the number before it stands at ``end``."""
    return any(pattern.match(text, end) for _, pattern in _AFTER)


def is_denied(text: str, start: int) -> bool:
    """Whether words right before a number deny it: 增幅不是5.6%."""
    return _DENIED.search(text, max(0, start - _DENYING), start) is not None


def written_around(bound: Bound, phrase: str) -> tuple[str, str]:
    """The words before and after a number of this bound: those of a phrase, else the usual ones."""
    text = fold(phrase).characters
    for numeral in numerals(text):
        _, end, over = unit_after(text, numeral)
        told, first, last = bound_around(text, numeral.start, end, over=over, ranged=False)
        if told is bound and last > end:
            return "", text[end:last]
        before = _BEFORE.search(text[first : numeral.start])
        if told is bound and before:
            return before["word"], ""
    return USUAL.get(bound, ("", ""))

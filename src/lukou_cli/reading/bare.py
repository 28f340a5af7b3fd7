"""Which numbers without a unit are figures: cells, decimals, English counts, spoken amounts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lukou_cli.reading.no_figure import WIDE, WINDOW
from lukou_cli.text.patterns import ENGLISH_MONTHS
from lukou_cli.text.qualifiers import is_qualified, qualifies

if TYPE_CHECKING:
    from lukou_cli.reading.passage import Passage
    from lukou_cli.text.numerals import Numeral

_LEAST_ALONE, _LONGEST_ALONE = 2, 6
# What a number after it only counts off.
_LABELLING = "图表第章节卷册附题页前后近"
# Names and numbers in turn: 国家级 8 省级 42
_PAIR_AHEAD = re.compile("[^\\W\\d_A-Za-z]{2,6}\\d")
# What makes of 2000 an amount.
_SIGNS = "≥≤<>="
_ALONE_BEFORE = re.compile(
    r"(?:[^\W\d_A-Za-z] ?[:：=+]? ?|[A-Za-z][:=]? |\d: |[^\W_A-Za-z] ?[+=] )$"
)
# Beside 竣工69, also 批962建750, 国家级8+省级42, tenants number 224.
_ALONE_AFTER = re.compile(
    r"[+]?\s*(?:$|[,;。、/|()\n呢啦吧嘛]|\.(?:\s|$)|[+=] ?[^\W_A-Za-z]|[和与及]\d|[^\W\d_A-Za-z]{1,2}\d"
    r"|[加减算比就][^\d,。;]{0,2}[^\W_A-Za-z]|一?共|合计)"
)
# 27是去年的, “突破240”是今年的目标: what a number is, is told behind it.
_EXPLAINED = re.compile(
    "(?:才|就)?是(?:[今去明上前]年|十[四五]五|[^\\W\\d_A-Za-z]{0,4}(?:目标|任务|计划|实绩))"
)
_BEGINNING = re.compile("(?:^|[,。;:!?\n]|超过?|突破|达到?|有)$")
# Of 8 national and 42 provincial champions each number counts, of 12 March or 8 a.m. none does.
_COUNTS_ENGLISH = re.compile(
    rf"(?:\+|[ -]plus)? (?!(?:{ENGLISH_MONTHS})[a-z]*\b|[ap]\.?m\b|o'clock|per\b)"
    r"(?:[a-z]{2}|a (?:year|month|head)\b)",
    re.IGNORECASE,
)
_NO_COUNT_BEFORE = re.compile(
    rf"(?:\b(?:{ENGLISH_MONTHS})[a-z]*\.?|\b(?:no|page|p|chapter|section|part|figure|fig|table|item|phase|level"
    r"|class|grade|room|step|day|week|route|line|bus|version|note|article|act|scene|take|row|column)s?\.?) ?$|[-/]$",
    re.IGNORECASE,
)
_REACHED_LEVEL = re.compile(r"[增减升降扩缩提][高加小大长低]?[至到为]$")
ARROW = re.compile(r"→|->|=>|⇒|➜|➡")
# A number in characters without a unit is an amount from this size on.
_SPOKEN_FROM = 1000
_SPOKEN_ON = tuple("分成点倍号路村家")
_SPOKEN_BEFORE = re.compile(
    r"(?:保|到|是|为|达|长|奔|那个?|GDP|增速|破|过|近|约|了|有|涨|升|降|跌|整)(?:整整|了)?$"
)
# 改了整二十, 少了三百七十八, 多挣六百多: a count at the end of its clause.
_SPOKEN_COUNT = 20
_SPOKEN_OVER = re.compile(r"[多余](?=[,。;!?]|$|\n)")
# 每人花了七百九: spent, earned and paid are amounts of money.
_SPOKEN_MONEY = re.compile(r"[花挣赚补领交省](?:[了出个到掉]|多[了少出])?(?:约|近|差不多)?$")
_SPOKEN_MONEY_FROM = 100
# 从四十八到五十四: both ends of a change, or of a range.
_SPOKEN_FROM_TO = re.compile(
    r"[从由自][一二两三四五六七八九十百千]{2,}[至到][一二两三四五六七八九十百千]{2,}(?=[,。;!?]|$|\n)"
)
_DONE = re.compile(r"(?<!过)了整?$")
# 开工五十六, 竣工六十九: a word of two characters that begins a clause, and its count.
_SPOKEN_OF = re.compile("(?:^|[,。;:])[^\\W\\d_A-Za-z]{2,4}$")
# 差一点,四点七: a clause of its own.
_SPOKEN_AFTER = re.compile("[,:]$")
# 社零四点七, but no 三点二十
_SPOKEN_DECIMAL = re.compile("[一二三四五六七八九十百零]+点[一二三四五六七八九零]{1,2}")
# 7万8 is spoken, if not wholly written so.
_MIXED = re.compile(r"\d+[千万亿]\d")
_SPOKEN_ENDS = re.compile(r"[,。;!?]|$|\n")


def may_be_bare(passage: Passage, numeral: Numeral) -> bool:
    """Whether a number without a unit is a figure: a cell, a decimal, an English count."""
    text, start, end = passage.text, numeral.start, numeral.end
    before = text[max(0, start - WINDOW) : start]
    qualified = qualifies(before) and not before[-1:].isalnum()
    if numeral.scale == 1 and re.fullmatch(r"20\d\d|19\d\d", text[start:end]):
        # 不少于2000 tells no year.
        told = qualifies(before) and before[-1] in _SIGNS
        return told or (
            text.startswith("00", end - 2) and (qualifies(before) or is_qualified(text, end))
        )
    mixed = _MIXED.fullmatch(text, start, end) is not None
    if (numeral.chinese or mixed) and numeral.scale == 1:
        return _is_spoken(text, numeral)
    if passage.cell(start) is not None:
        return True
    if numeral.scale > 1 or "." in text[start:end]:
        return not re.match(r"\.\d", text[end : end + 2])
    if _REACHED_LEVEL.search(text, max(0, start - WINDOW), start):
        return not text[end : end + 1].isalnum()
    if _COUNTS_ENGLISH.match(text, end):
        return _NO_COUNT_BEFORE.search(before) is None
    return bool(
        ARROW.match(text, end)
        or qualified
        or "," in text[start:end]
        or is_qualified(text, end)
        or text.startswith("大", end)  # 3大共享中心
        or _stands_alone(passage, numeral)
    )


def _stands_alone(passage: Passage, numeral: Numeral) -> bool:
    """Whether a whole number ends its clause right after a Chinese word: 竣工69 / 开工56."""
    text = passage.text
    if numeral.value < _LEAST_ALONE or numeral.end - numeral.start > _LONGEST_ALONE:
        return False
    if _EXPLAINED.match(text, numeral.end):
        return _BEGINNING.search(text, max(0, numeral.start - 4), numeral.start) is not None
    return bool(
        _ALONE_BEFORE.search(text, max(0, numeral.start - 4), numeral.start)
        and (_ALONE_AFTER.match(text, numeral.end) or _is_parted(passage, numeral))
    )


def _is_parted(passage: Passage, numeral: Numeral) -> bool:
    """Whether spaces of the source end what a number ends: 开工56 竣工69 竣工比开工多."""
    block, start, end = passage.block, numeral.start, numeral.end
    if not start or end == len(passage.text) or passage.text[start - 1] in _LABELLING:
        return False
    before = block.origin[start] - block.origin[start - 1] - 1
    after = block.origin[end] - block.origin[end - 1] - 1
    paired = _PAIR_AHEAD.match(passage.text, end)
    return after > before or after >= WIDE or (after == before == 1 and paired is not None)


def _is_spoken(text: str, numeral: Numeral) -> bool:
    """Whether a number in characters stands for an amount by itself: 人均七万八, 升到五十四."""
    start, end = numeral.start, numeral.end
    if text[end : end + 1] in _SPOKEN_ON:
        return False
    if _REACHED_LEVEL.search(text, max(0, start - WINDOW), start):
        return True
    if numeral.value >= _SPOKEN_MONEY_FROM and _SPOKEN_MONEY.search(
        text, max(0, start - WINDOW), start
    ):
        return True
    if "点" in text[start:end]:
        said = _SPOKEN_BEFORE.search(text, max(0, start - 4), start)
        ends = _SPOKEN_ENDS.match(text, end)
        apart = ends and (
            _SPOKEN_AFTER.search(text, 0, start) or _SPOKEN_DECIMAL.fullmatch(text, start, end)
        )
        return bool(said or apart or is_qualified(text, end))
    both = _SPOKEN_FROM_TO.search(text, max(0, start - WINDOW), end + WINDOW)
    if both is not None and both.start() < start and end <= both.end():
        return True
    if numeral.value >= _SPOKEN_COUNT and _SPOKEN_OVER.match(text, end):
        return True
    if end - start > 1 and _SPOKEN_ENDS.match(text, end):
        before = text[max(0, start - WINDOW) : start]
        told = _DONE.search(before) or qualifies(before) or _SPOKEN_OF.search(before)
        if numeral.value >= _SPOKEN_COUNT and told:
            return True
    return numeral.value >= _SPOKEN_FROM and end - start > 1

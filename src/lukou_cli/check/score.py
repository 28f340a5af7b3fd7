"""How strongly the words around a figure tell a pattern of the vocabulary.

A word weighs most right before the figure, less after it, in other clauses, sentences and
headings. The numbers are no probabilities; they put likelier subjects before others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lukou_cli.model.indicator import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lukou_cli.check.scan import Figure
    from lukou_cli.check.vocabulary import Pattern
    from lukou_cli.model.indicator import Indicator

# By where a word stands, seen from the figure.
BEFORE = 1.0
AFTER = 0.97
OWN_WORDS = 0.9
SAME_CLAUSE = 0.58
SENTENCE = 0.55
FAR = 0.4
OTHER_SEGMENT = 0.4
EARLIER = 0.3
HEADING = 0.25
AHEAD = 0.2
# From here on a word stands in the figure's own stretch of text.
LOCAL = 0.6
_MISFIT = 0.62
_LENGTH = 0.02
_ADDED = 0.4

_AVERAGE = re.compile(r"年均|年平均|平均每年|五年平均|annual average|average annual", re.IGNORECASE)
_SHARE = re.compile(
    r"占|比重|份额|分量|里的|中的|比例|税比|率|来自|源于|出自|的[^,。]{0,4}(?:企业|产值|人员|财力)|\bshare\b"
)
_LEVEL = re.compile(r"末|底|现有|共有|一共|总数|总共|达")
# Words that every subject may have beside it: where they stand does not tell the subject.
_WEAK = frozenset(
    "增长 增速 增幅 增加 增 涨 升 提 提高 下降 上升 降 下浮 占 占比 比重 份额 分量 "
    "第一 全市 位 排 居 连续 年 家 户 人 人次 个 完成 "
    "新增 新添 累计 发放 投资 投入 项目 企业 资金 支出 预期 目标 标准 达标 月 额 量".split()
)


def score(
    pattern: Pattern, weights: dict[str, float], clause: set[str]
) -> tuple[float, float] | None:
    """How strongly the words tell the pattern, and the weight of the nearest of them.

    None where a word is missing or excluded.
    """
    if not pattern.excluded.isdisjoint(clause):
        return None
    total, reach, least = 0.0, 0.0, 1.0
    needed = EARLIER if pattern.name else FAR
    for group in pattern.terms:
        best, weight = _best(group, weights)
        if weight < needed:
            return None
        total += max(best, 4 * weight) if weight < LOCAL and len(pattern.terms) == 1 else best
        if len(pattern.terms) == 1 or not _WEAK.issuperset(group):
            reach = max(reach, weight)
        least = min(least, weight)
    for group in pattern.context:
        best, weight = _best(group, weights)
        if not best:
            return None
        total += best * 0.5
        if weight < FAR:
            reach = min(reach, EARLIER)  # words of another sentence carry over only so far
    if reach < LOCAL:
        # Of subjects carried over the nearest counts, then the one told at more length.
        length = sum(max(map(len, group)) for group in pattern.terms)
        total = min(total, 4 * reach) + _LENGTH * length
    near = (0.5 + 0.5 * reach) * (0.25 + 0.75 * least)
    return total * near * (1.1 if pattern.name else 1.0), reach


def _best(group: tuple[str, ...], weights: Mapping[str, float]) -> tuple[float, float]:
    """The alternative that tells most: its weight times its length, and its weight."""
    best = weight = 0.0
    for term in group:
        there = weights.get(term, 0.0)
        if there * len(term) > best:
            best, weight = there * len(term), there
    return best, weight


def joint(one: Indicator, other: Indicator) -> bool:
    """Whether two indicators share a numeral of the report: 均达到100%."""
    places = {(fact.source.line, fact.source.phrase) for fact in one.facts if fact.joint}
    return any((fact.source.line, fact.source.phrase) in places for fact in other.facts)


def same_subject(best: Pattern, other: Pattern) -> bool:
    """Whether two patterns speak of one subject: 减免罚款 of firms and of money.

    An indicator without numbers whose name goes on (研发投入强度) is a subject of its own.
    """
    mine = [word for group in (*best.terms, *best.context) for word in group]
    theirs = [word for group in (*other.terms, *other.context) for word in group]
    in_words = all(fact.quantity is None for fact in other.indicator.facts)
    if in_words and any(one != two and one in two for one in mine for two in theirs):
        return False
    return any(one in two or two in one for one in mine for two in theirs)


def measure_fit(indicator: Indicator, figure: Figure, words: str) -> float:
    """How well the wording suits what the indicator measures, for per cents."""
    if not figure.quantity.unit.is_percent:
        added = bool(indicator.increment_of) and (figure.to_level or _LEVEL.search(words))
        return _ADDED if added else 1.0
    grows = figure.direction != 0 and not figure.to_level and not figure.from_level
    match indicator.measure:
        case Measure.AVERAGE_GROWTH:
            return 1.0 if _AVERAGE.search(words) else _MISFIT
        case Measure.GROWTH:
            if _AVERAGE.search(words):
                return _MISFIT
            return 1.0 if grows or not _SHARE.search(words) else _MISFIT
        case _:
            return _MISFIT if grows and not _SHARE.search(words) else 1.0

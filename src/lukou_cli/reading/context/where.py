"""Whose figure it is, by the nearest place that it is not only compared with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lukou_cli.reading.context.place import Whose
from lukou_cli.reading.context.told import Level, Where

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lukou_cli.reading.context.cues import Cues
    from lukou_cli.reading.context.place import Mentioned
    from lukou_cli.reading.figures import Figure

# Who says so speaks of the own place.
_OURS = re.compile("我们|咱们|我区|全区")
# 与全市持平, 高于全省平均: what stands before a place that something is compared with.
_COMPARING = (
    "比", "与", "同", "和", "较", "于", "跟", "过", "跑赢", "领先", "落后", "对标", "对照",
    "be", "than ", "the ",
)  # fmt: skip
# 不到醴陵的四分之一, 占全市GDP比重: what stands behind a place that something is measured by.
_MEASURED = re.compile(
    r"的?(?:[^,。;\d]{0,6}的)?(?:约|近|不到|不足)?(?:[\d.]+%|(?:[\d.]+|[一二两三四五六七八九十]+)(?:分之|倍|成)|一半)"
    r"|[^,。;\d]{0,8}(?:比重|份额|的比例)"
)
_MEASURING = (
    "不到", "不足", "只有", "仅有", "仅为", "相当于", "是", "占", "占到", "达到", "约为", "抵得上", "顶",
)  # fmt: skip
_DISTANCE = ("高", "低", "快", "慢", "多", "少", "持平", "领先")


def where_told(cues: Cues, index: int, above: Where, *, own: bool) -> Where:
    """Whose a figure of a passage is; ``above`` is what is told before the passage.

    ``own`` tells that the draft has named the report's own place.
    """
    figure, passage = cues.figures[index], cues.passage
    if cues.is_row:
        return _of_heads(cues, figure) or above
    # 全市第一 is the district's own place among the others.
    before = [
        p for p in cues.places
        if p.end <= figure.start and not (figure.rank and p.whose is Whose.OTHER)
    ]  # fmt: skip
    clause, _ = passage.clause(figure.start, figure.end)
    near = [p for p in before if p.start >= passage.full_sentence(figure.start)[0]]
    compared = [p for p in near if p.start >= clause and _is_compared_with(cues, p)]
    previous = cues.figures[index - 1].end if index else 0
    if compared and compared[-1].start >= previous and _belongs(cues, compared[-1], figure):
        # 与全市5.3%的增速持平: the figure right after the reference is the other's.
        return _at(cues, compared[-1], Level.CLAUSE)
    if told := [
        p for p in near if not _is_compared_with(cues, p) and not _is_left(cues, p, figure)
    ]:
        return _at(cues, told[-1], Level.CLAUSE if told[-1].start >= clause else Level.SENTENCE)
    carried = _others(cues, before)
    if carried and not own and not any(p.whose is Whose.OWN for p in before):
        last = carried[-1]
        if not _OURS.search(cues.text, last.end, figure.start):
            return _at(cues, last, Level.PARAGRAPH)
    return above


def where_below(cues: Cues, level: Level) -> Where | None:
    """The place that a heading tells for the text below it."""
    # A town in passing (古岳峰镇村民 李大爷) says nothing of the text below; one that opens does.
    places = [p for p in cues.places if p.whose is not Whose.PART or p.start == 0]
    # 攸县报告摘编(渌口区委政研室): who writes is not what it is about.
    places = [p for p in places if not p.office]
    if not places:
        return None
    own = [p for p in places if p.whose is Whose.OWN]
    return _at(cues, (own or places)[-1], level)


def other_named(cues: Cues) -> Where | None:
    """The last other place that a passage speaks of."""
    found = _others(cues, cues.places)
    return _at(cues, found[-1], Level.ABOVE) if found else None


def _at(cues: Cues, place: Mentioned, level: Level, offset: int | None = 0) -> Where:
    return Where(place.whose, level, cues.evidence(place, offset), place.named)


def _others(cues: Cues, places: Iterable[Mentioned]) -> list[Mentioned]:
    """The other places that are spoken of, not only compared with."""
    return [p for p in places if _is_elsewhere(p) and not _is_compared_with(cues, p)]


def _is_elsewhere(place: Mentioned) -> bool:
    return place.whose is Whose.OTHER and place.named


def _is_compared_with(cues: Cues, place: Mentioned) -> bool:
    if place.whose is Whose.OWN:
        return False
    before = cues.text[max(0, place.start - 4) : place.start]
    if before.endswith(_MEASURING) and _MEASURED.match(cues.text, place.end):
        return True
    return before.endswith(_COMPARING)


def _is_left(cues: Cues, place: Mentioned, figure: Figure) -> bool:
    """省里评新场景, 咱们上榜7个: after a place without a name, who speaks comes back to the own one."""
    if place.named or place.whose is not Whose.OTHER:
        return False
    return _OURS.search(cues.text, place.end, figure.start) is not None


def _belongs(cues: Cues, place: Mentioned, figure: Figure) -> bool:
    """Whether a figure follows a compared place as its own: 全市5.3%, 全省平均的5%."""
    between = cues.text[place.end : figure.start]
    return not any(word in between for word in _DISTANCE)


def _of_heads(cues: Cues, figure: Figure) -> Where | None:
    for text, offset in cues.of_cell(figure):
        if places := cues.gazetteer.find(text):
            return _at(cues, places[-1], Level.CLAUSE, offset)
    return None

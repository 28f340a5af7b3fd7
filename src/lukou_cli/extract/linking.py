"""Which indicator a figure is of, by the name of its subject alone: the whole of it, nothing else.

A growth rate is the growth of what its subject names. What is named in part only, is another
place's, or is measured in something else, is no link.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lukou_cli.extract.subject import Measured
from lukou_cli.model.indicator import Measure
from lukou_cli.model.unit import parse_unit
from lukou_cli.query.names import loose

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lukou_cli.model.indicator import Indicator
    from lukou_cli.model.unit import Unit

_KINDS = {
    Measure.GROWTH: Measured.GROWTH,
    Measure.AVERAGE_GROWTH: Measured.AVERAGE,
    Measure.RANK: Measured.RANK,
}
_RATE = re.compile("(?:年均)?(?:增速|增长率?|增幅|涨幅|变动|降幅|同比增长|增长速度)$")
_COUNT = re.compile("(?<=..)(?:总数|总量|总额|数量|数额|数|额)$")
# 第三产业实现增加值: words that may stand inside a name.
_INSIDE = re.compile("实现|完成")
# What makes no other indicator, however it is written.
_SAME = {"国家级": "国家", "省级": "省", "比例": "比重", "国内外": ""}
_SIGNS = re.compile(r"[“”\"'（）()·、]")


class Linker:
    """Made once for the definitions that a file builds on, and the place that it is about."""

    def __init__(self, indicators: Sequence[Indicator], place: str) -> None:
        self.indicators = tuple(indicators)
        # The short name may be another thing's: 防城港 is a port too.
        own = (place, f"全{place[-1]}", f"我{place[-1]}")
        self._own = re.compile(f"(?:{'|'.join(map(re.escape, own))})(?=..)")
        by_id = {indicator.id: indicator for indicator in indicators}
        self._known: dict[tuple[str, Measured], list[Indicator]] = {}
        self._spoken: dict[tuple[str, Measured], list[Indicator]] = {}
        for indicator in indicators:
            kind = _KINDS.get(indicator.measure, Measured.LEVEL)
            level = by_id.get(indicator.growth_of, indicator)
            self._enter(self._known, indicator, kind, (*_names(indicator), *_names(level)))
            # What a definition is spoken of as, unless it is another one's name.
            spoken = (m for m in (*indicator.mentions, *level.mentions) if " " not in m)
            self._enter(self._spoken, indicator, kind, spoken)

    def _enter(
        self,
        known: dict[tuple[str, Measured], list[Indicator]],
        indicator: Indicator,
        kind: Measured,
        names: Iterable[str],
    ) -> None:
        for key in dict.fromkeys((self._key(name), kind) for name in names):
            known.setdefault(key, []).append(indicator)

    def link(self, words: str, kind: Measured, unit: Unit) -> Indicator | None:
        """The indicator that a subject so measured names; None where none or several do."""
        key = self._key(self._own.sub("", words, count=1)), kind
        for known in (self._known, self._spoken):
            fit = [owner for owner in known.get(key, ()) if _fits(owner, unit)]
            if fit:
                return fit[0] if len(fit) == 1 else None
        return None

    def names(self) -> set[str]:
        """All names that a proposed indicator must not have."""
        return {name.casefold() for indicator in self.indicators for name in indicator.names()}

    def _key(self, name: str) -> str:
        plain = _SIGNS.sub("", loose(name)).removeprefix("全社会")
        for written, meant in _SAME.items():
            plain = plain.replace(written, meant)
        return _COUNT.sub("", _RATE.sub("", _INSIDE.sub("", plain)))


def _names(indicator: Indicator) -> tuple[str, ...]:
    return indicator.name.zh, *indicator.aliases


def _fits(indicator: Indicator, unit: Unit) -> bool:
    return parse_unit(indicator.unit).dimension == unit.dimension

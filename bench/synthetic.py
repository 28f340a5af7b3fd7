"""Data files of any number of facts, the same in every run: made up, but valid.

Two ways to grow. More *reports*: of four reports each place has, each with 500 facts, most of them
of indicators that only this place has. More *indicators*: one place, whose reports of 10,000 facts
each speak of indicators of their own.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_WHO = (
    "东岭 西河 南塘 北山 青石 白沙 红旗 金桥 银杏 玉泉 龙门 凤台 麒麟 朱亭 "
    "淦口 云峰 雷打石 古岳 洲坪 砖桥 王家 太湖 仙井 堂市 平田 "
    "黄龙 马家 杨梅 枫溪 松柏"
).split()
_WHAT = (
    "智慧农业 精密铸造 冷链物流 乡村民宿 社区养老 托育服务 职业培训 数字政务 工业设计 "
    "新型建材 生物医药 轨道配套 光伏电站 储能电池 "
    "油茶加工 水稻制种 生态养殖 河道治理 管网改造 老旧校舍 体育场馆 公共图书 文物修缮 "
    "非遗传承 跨境电商 直播带货 夜间集市 会展活动 "
    "质量认证 专利转化"
).split()
_OF_IT = (
    "基地 园区 项目 企业 站点 中心 队伍 合作社 示范点 服务站 实验室 工作室 "
    "产业链 联合体 试验区 街区 平台 课堂 车间 仓库"
).split()
# The measure, unit and last word of what is counted in turn; growth is that of the amount before.
_KINDS = (
    ("stock", "家", "数量", "none"),
    ("flow", "亿元", "产值", "nominal"),
    ("growth", "%", "产值增速", "nominal"),
    ("flow", "万人次", "服务量", "none"),
    ("share", "%", "覆盖率", "none"),
)
_FIRST_YEAR = 2022
_OF_SHARED = 30


class Growth(NamedTuple):
    """How a catalogue grows: how many facts a report has, and how many reports a place."""

    facts: int
    reports: int
    # Whether every report of a place speaks of the same indicators; where not, all reports are of
    # one place and year.
    same: bool


GROWTHS = {"reports": Growth(500, 4, same=True), "indicators": Growth(10_000, 1, same=False)}


def write(folder: Path, facts: int, growth: Growth) -> None:
    """Data files with so many facts, those that many places share in ``shared.yaml``."""
    shared = [_Made(n) for n in range(_OF_SHARED)] if growth.same else []
    if shared:
        text = "".join(["format: 1\n", _THEMES, "indicators:\n", *map(_definition, shared)])
        (folder / "shared.yaml").write_text(text, encoding="utf-8")
    each = min(growth.facts, facts)
    for report in range(max(1, facts // each)):
        place, year = divmod(report, growth.reports) if growth.same else (0, 0)
        # One of two has a target beside its result.
        count = each * 2 // 3 - len(shared)
        first = _OF_SHARED + (place if growth.same else report) * count
        own = [_Made(n) for n in range(first, first + count)]
        uses = "uses: [shared.yaml]\n" if shared else ""
        lines = [f"format: 1\n{uses}", *_report(place, _FIRST_YEAR + year, report)]
        defined_here = not growth.same or year == 0
        lines += _entries(shared, [], _FIRST_YEAR + year)
        lines += _entries(own, own if defined_here else [], _FIRST_YEAR + year)
        (folder / f"report-{report:04}.yaml").write_text("".join(lines), encoding="utf-8")


_THEMES = "themes:\n" + "".join(
    f"  theme_{n}: {{name: 主题{n}, name_en: Theme {n}}}\n" for n in range(10)
)


class _Made:
    """The indicator of a number; numbers count through all pairs, triples of words."""

    def __init__(self, number: int) -> None:
        kind = number % len(_KINDS)
        self.number = number
        self.measure, self.unit, ending, self.basis = _KINDS[kind]
        # An amount and its growth are of one thing.
        thing = number - (kind == 2)
        who, rest = thing % len(_WHO), thing // len(_WHO)
        what, of_it = rest % len(_WHAT), rest // len(_WHAT)
        part, twice = of_it % len(_OF_IT), of_it // len(_OF_IT)
        again = f"第{twice}期" if twice else ""
        self.name = f"{_WHO[who]}{_WHAT[what]}{_OF_IT[part]}{again}{ending}"
        self.key = f"made_{number}"
        self.growth_of = f"made_{number - 1}" if kind == 2 else ""

    def value(self, year: int) -> str:
        """A number that is its own: of a share or rate below 90, of others below 10,000."""
        whole = (self.number * 7919 + year * 104_729) % (90 if self.unit == "%" else 9_000)
        return f"{whole + 1}.{self.number % 10}" if self.unit in ("%", "亿元") else str(whole + 1)


def _report(place: int, year: int, number: int) -> list[str]:
    who, what = list(product(_WHO, _WHAT))[place]
    return [
        f"report:\n  id: report-{number}\n  title: {year}年{who}{what}区政府工作报告\n",
        f"  place: {who}{what}区\n  date: {year}-01-{number % 28 + 1:02}\n",
        _THEMES,
        "sections:\n  all: {heading: 全文, lines: 1-99999}\nindicators:\n",
    ]


def _definition(made: _Made) -> str:
    lines = [
        f"  {made.key}:\n    name: {made.name}\n    name_en: Made-up indicator {made.number}\n",
        f"    theme: theme_{made.number % 10}\n    measure: {made.measure}\n",
        f'    unit: "{made.unit}"\n    basis: {made.basis}\n    better: higher\n',
    ]
    if made.growth_of:
        lines.append(f"    growth_of: {made.growth_of}\n")
    return "".join(lines)


def _entries(indicators: Iterable[_Made], defined: Iterable[_Made], year: int) -> Iterator[str]:
    known = {made.key for made in defined}
    for made in indicators:
        yield _definition(made) if made.key in known else f"  {made.key}:\n"
        yield "    results:\n" + _fact(made, year - 1, "eq", "")
        if made.number % 2:
            yield "    targets:\n" + _fact(made, year, "ge", "以上")


def _fact(made: _Made, year: int, bound: str, qualifier: str) -> str:
    value = made.value(year)
    return (
        f"      - period: {year}\n        bound: {bound}\n        value: {value}\n"
        f'        phrase: "{value}{made.unit}{qualifier}"\n        section: all\n'
        f"        line: {made.number + 1}\n"
    )

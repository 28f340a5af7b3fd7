"""Units: what is counted or measured (dimension) and in which size (scale).

A unit is kept as printed. Two units are compatible when they share a dimension;
counting words (家, 个, 户 …) are dimensions of their own, since 20 firms and 20
households are different things. 个百分点 is not %.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

# The scale is a fraction (numerator, denominator) because 1 亩 = 2000/3 m² has
# no finite decimal. Units that share a dimension convert; all others do not.
_MEASURES: dict[str, tuple[str, int, int]] = {
    "元": ("money", 1, 1),
    "块钱": ("money", 1, 1),
    "块": ("money", 1, 1),
    "美元": ("money_usd", 1, 1),
    "港元": ("money_hkd", 1, 1),
    "欧元": ("money_eur", 1, 1),
    "%": ("percent", 1, 1),
    "‰": ("permille", 1, 1),
    "个百分点": ("percentage_point", 1, 1),
    "bp": ("percentage_point", 1, 100),
    "平方米": ("area", 1, 1),
    "平方公里": ("area", 1_000_000, 1),
    "平方千米": ("area", 1_000_000, 1),
    "公顷": ("area", 10_000, 1),
    "亩": ("area", 2000, 3),
    "米": ("length", 1, 1),
    "公里": ("length", 1000, 1),
    "华里": ("length", 500, 1),
    "千米": ("length", 1000, 1),
    "里": ("length", 500, 1),
    "公斤": ("mass", 1, 1),
    "千克": ("mass", 1, 1),
    "斤": ("mass", 1, 2),
    "吨": ("mass", 1000, 1),
    "人": ("persons", 1, 1),
    "名": ("persons", 1, 1),
    "倍": ("multiple", 1, 1),
    "": ("number", 1, 1),
    "年": ("years", 1, 1),
    "岁": ("age", 1, 1),
    "立方米": ("volume", 1, 1),
    "微克/立方米": ("concentration", 1, 1),
    "千瓦时": ("energy", 1, 1),
    "千瓦": ("power", 1, 1),
    "分钟": ("time", 1, 1),
    "小时": ("time", 60, 1),
    "分": ("points", 1, 1),
}

_COUNTING_WORDS = frozenset(
    "家 个 户 条 座 处 栋 套 项 件 宗 次 起 所 位 种 支 辆 台 间 场 本 例 人次 地 村 镇 片 单 批 批次 枚 组 对 份 期 只 头 届 天 门 口 株 盏 趟 款 张 笔 节 班 幢 册 篇 艘 架 棵 辆次 场次 件次 户次 轮 样 席".split()
)

# Counting words of a group stand for each other in prose: 5个水厂, 五座水厂.
_ALIKE = tuple(
    frozenset(group.split())
    for group in (
        "个 家 座 处 所 间 栋 幢 套 地 片 门 场 席",
        "个 项 条 件 宗 支 种 只 本 样 款 席",
    )
)

_PREFIXES: tuple[tuple[str, int], ...] = (
    ("万亿", 10**12),
    ("千亿", 10**11),
    ("百亿", 10**10),
    ("亿", 10**8),
    ("千万", 10**7),
    ("百万", 10**6),
    ("万", 10**4),
    ("千", 10**3),
    ("百", 10**2),
)


class Unit(msgspec.Struct, frozen=True, eq=False, omit_defaults=True, gc=False):
    """A printed unit. One such unit is numerator/denominator base units of its dimension.

    ``english`` is what English calls one and several of the things it counts, where the data
    says so: 个 alone does not tell whether projects or villages are meant. A draft's 家 is the
    data's, so units are equal whatever English calls what they count.
    """

    text: str
    dimension: str
    numerator: int = 1
    denominator: int = 1
    english: tuple[str, str] | None = None

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Unit)
            and self.text == other.text
            and self.dimension == other.dimension
            and self.numerator == other.numerator
            and self.denominator == other.denominator
        )

    def __ne__(self, other: object) -> bool:
        return not self == other  # structs without eq have one of their own

    def __hash__(self) -> int:
        return hash(self.text)

    @property
    def counted(self) -> tuple[str, int, int]:
        """What it counts, apart from a 万 or 亿 before it: 平方公里, unlike 亩."""
        return self.dimension, self.numerator // self.scale, self.denominator

    @property
    def scale(self) -> int:
        """The 万 or 亿 of it: how many of what it counts one is."""
        return scale_and_base(self.text)[0] if self.text.startswith(("万", "亿")) else 1

    @property
    def is_percent(self) -> bool:
        return self.dimension == "percent"

    @property
    def of_differences(self) -> Unit:
        """What a difference of two such numbers is told in: percentage points for per cent."""
        return PERCENTAGE_POINT if self.is_percent else self

    @property
    def is_count(self) -> bool:
        """Whether the unit counts whole things (家, 人), so that fractions mean nothing."""
        return counts(self.dimension)


PERCENT = Unit("%", "percent")
PERCENTAGE_POINT = Unit("个百分点", "percentage_point")
# The dimensions of shares and rates, and of their differences.
IN_HUNDREDTHS = frozenset((PERCENT.dimension, PERCENTAGE_POINT.dimension))


def same_things(one: str, other: str) -> bool:
    """Whether two counting words stand for each other: 个 and 座, 位 and 人."""
    if {one, other} <= {"persons", "count:位", "count:个"}:
        return True
    if not (one.startswith("count:") and other.startswith("count:")):
        return False
    counted = {one.removeprefix("count:"), other.removeprefix("count:")}
    return any(counted <= group for group in _ALIKE)


def counts(dimension: str) -> bool:
    """Whether a dimension is that of things or people, counted one by one."""
    return dimension.startswith("count:") or dimension == "persons"


class UnknownUnitError(ValueError):
    """The text is no unit that lukou knows."""


@lru_cache(maxsize=256)
def parse_unit(text: str) -> Unit:
    """The unit printed as ``text``, for example 亿元, 万名, 个百分点.

    Raises UnknownUnitError for anything not in the tables above.
    """
    factor, base = scale_and_base(text)
    if base in _MEASURES:
        dimension, numerator, denominator = _MEASURES[base]
        return Unit(text, dimension, numerator * factor, denominator)
    return Unit(text, f"count:{base}", factor)


@lru_cache(maxsize=256)
def scale_and_base(text: str) -> tuple[int, str]:
    """How many of which unit a printed one is: 万亩 is 10,000 亩, 亿元 100,000,000 元.

    Raises UnknownUnitError.
    """
    for prefix, factor in (("", 1), *_PREFIXES):
        if not text.startswith(prefix):
            continue
        base = text[len(prefix) :]
        if prefix and base in ("", "%", "个百分点", "倍"):
            continue
        if base in _MEASURES or base in _COUNTING_WORDS:
            return factor, base
    raise UnknownUnitError(text)


def known_units() -> tuple[str, ...]:
    """Every base unit and counting word, without scale prefixes, for messages and the schema."""
    return (*(u for u in _MEASURES if u), *sorted(_COUNTING_WORDS))

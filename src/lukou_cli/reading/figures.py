"""The figures of a passage: number, unit, bound, direction, with their exact spans.

Dates, times, durations that only set a period, ordinals, page, document and list numbers,
codes, phone numbers and numerals inside names are no figures.
"""

from __future__ import annotations

import re
from bisect import bisect
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.quantity import Bound, Quantity
from lukou_cli.model.unit import (
    PERCENT,
    Unit,
    parse_unit,
)
from lukou_cli.reading.bare import ARROW, may_be_bare
from lukou_cli.reading.directions import DIRECTION_AFTER, last_direction
from lukou_cli.reading.no_figure import JOINT, WINDOW, is_no_figure
from lukou_cli.reading.structure import BlockKind
from lukou_cli.text.numerals import SCALE_OF, Numeral, digits, numerals
from lukou_cli.text.qualifiers import bound_around
from lukou_cli.text.units import english_unit, is_about, unit_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.reading.passage import Passage


class Figure(msgspec.Struct, frozen=True):
    """A figure at [start, end) of its passage's text, qualifiers included.

    The number with its unit stands at [core, core_end). ``direction`` is 1 or -1 where the
    wording tells of a rise or a fall, else 0; ``to_level`` marks a level reached by it (降至);
    ``from_level`` a level left (由48%提升至). ``bare`` is a number without a unit, ``rank`` a
    place in an order, ``fraction`` one part of a whole, ``added`` what came anew
    (新增76家), ``grown`` what a rise is by (扩大了8.4平方公里), ``standing`` what there is in
    all (共157家), ``per`` the time of each of which it is told (每年增收600元),
    ``nearly`` tells that it was all but reached (近200亿), unlike what stays below
    (不到200亿), ``perhaps`` the qualifier that may be meant where none is told (突破85家、85亿元).
    """

    start: int
    end: int
    core: int
    core_end: int
    quantity: Quantity
    direction: int = 0
    to_level: bool = False
    from_level: bool = False
    rank: bool = False
    bare: bool = False
    fraction: bool = False
    added: bool = False
    grown: bool = False
    per: str = ""
    standing: bool = False
    nearly: bool = False
    perhaps: Bound = Bound.EQ

    @property
    def plain(self) -> bool:
        """Whether it has neither unit nor scale."""
        return self.bare and self.quantity.unit.numerator == 1


# A number of more digits, or closer to zero, counts nothing.
_MEASURED = 50
_PLACE = parse_unit("位")
_NUMBER = parse_unit("")
_MULTIPLE = parse_unit("倍")
# How many cells at the beginning of a row may say what its figures count.
_LABELS = 6


# 提高到2025年的56%: the year of the level that is reached.
_YEAR_OF_LEVEL = r"(?:20\d\d年[末底]?的)?"
_REACHING = re.compile(
    rf"(?:达到|达|至|到|为|成|to) ?了?{_YEAR_OF_LEVEL}(?:约|近|超|超过)?$", re.IGNORECASE
)
_LEVEL_AHEAD = re.compile(
    rf"[^\W\d_A-Za-z]?(?<!幅)(?<!别)(?:至|到|为|成| to )了?{_YEAR_OF_LEVEL}(?:约|近|超|超过)?"
)
# 压减到上年的82%, 只要原价的31%: what is left of the level before, not by how much it fell.
_OF_BEFORE = re.compile(
    r"(?:至|到|为|成|[只仅]有|[只仅]要|[只仅]需|相当于|[只仅]是|还是)了?(?:上年|去年|前年|上一年|上年度|原价|原来|原先|之前|以前|从前)(?:同期)?(?:水平)?的(?:大约|约|近|不到|不足)?$"
)
_OF_WHAT_WAS = re.compile(
    r" of (?:what (?:it|they)\b|(?:its|their|the) (?:former|previous|old|original)\b)",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"(?P<sure>(?:原为|原来(?:是|为|的|只有)?|原先(?:是|为|只有)?|原是|原|(?:此|扩[区容]|改革)前(?:只有|仅有|是|为)?|[以之]前(?:只有|仅有)|(?:up|down) from ))$|(?:由|从|自|from )(?:20\d\d年的?|[^,。;由从自\d]{0,8}的)?(?:年均|平均)?(?:约|近|超)?$",
    re.IGNORECASE,
)
_ADDED = re.compile(r"(?:新增|净增|增加|新添|再添)(?!值|至|到)[^,。;:、\d]{0,6}$")
# Right before a number, what it is a rise by, or what there is in all.
_GROWN = re.compile(r"(?<![新净])(?:增长|增加|扩大(?!约)|上涨|提高|[增涨])了?(?:约|近|超过?)?$")
_STANDING = re.compile(
    r"(?:总数|存量|总量|总规模|总里程|总面积|现有|共有|一共|总共|合计|已有|拥有|共)(?:已?达到?|[为是有才仅只])?(?:约|近|超过?)?$"
    # 规工企业达137家
    r"|(?:企业|主体)已?达到?(?:约|近|超过?)?$"
)
_PER = re.compile(r"每个?([年月季天日])[^,。;\d]{0,6}$")
_PER_AFTER = re.compile(r" (?:a|per|each|every) (year|month|day)\b", re.IGNORECASE)
_TIMES_ENGLISH = {"year": "年", "month": "月", "day": "日"}
_ANEW = re.compile("新增|净增|增加|新添|再添|新入|新注册|培育|引进|入库|新[引进]")
_ARRIVING = re.compile(
    r"[^,.;\d]{0,16} to (?:[a-z]+ )?\d|[^,。;]{0,9}?,?(?:至|到|为|成)|[^,。;\d]{0,6}向(?=[\d一二两三四五六七八九十超])|上来|,?[^,。;\d]{0,6}(?:增|升|降|扩|提)[^,。;\d]{0,3}[至到为]"
)
_OVER = re.compile("over ", re.IGNORECASE)
# 不到均值的一半: the qualifier stands before what the part is of.
_SHORT_OF = re.compile("(?:不到|不足|不及)[^,。;\\d]{1,12}的$")
_NEARLY = re.compile("将?近|接近|nearly|almost|close to", re.IGNORECASE)
_DASH = re.compile(r"\s*[—–]")
_BEHIND = re.compile(r"\s?[↑↓]")
_RATE = re.compile("增速|增幅|涨幅|增长率|降幅|跌幅|减幅")
# 下限分别是, 失业率的上限? 答:
_LIMIT = re.compile(
    r"(?:底线|下限|上限|保底线?|最低)(?:分别|各)?(?:[是为]|定在|设为)?(?:\? *答)?[:\s]*$"
)
_LIMIT_HEAD = re.compile(r"(?:底线|下限|上限)(?:\([^()]*\))?$")
_MARK_BEHIND = re.compile("的?(?:门槛|关口|大关|目标线|这[道条]线)")
_GOING = re.compile(r"[^,。;\d ]{0,4}[至到为成]了?| to ")
_RANK_BEFORE = re.compile(
    r"(?:全市|全省|全国|全球|世界|中部|省内|市内|排名?|位?居|列|位列|位次|名次|位置|稳居|跃居|测评|科目|比武|竞赛|比赛|大赛|第几\?)"
    r"[^,。;\d]{0,6}$|(?:蝉联|连续[^,。;]{0,6}[年次届])[^,。;\d]{0,6}$"
)
_FIRST = re.compile(
    r"首位|榜首|首名|头一?名|头一份|(?<=全[国省市区])最多|(?<![A-Za-z])No\. ?1\b(?! *[-/])|(?<=\bcome )first|(?<=\bcame )first|(?<=\bcomes )first|(?<=\branked )first|(?<=\bplaced )first|\bfirst(?= (?:in|among) (?:the |all )?(?:city|province|country|nation))",
    re.IGNORECASE,
)
# The first of its kind is one that there is: 全市首所民办职高.
_FIRST_OF = re.compile(
    r"(?:首|头一|第一(?=[家所座])|(?<=[^\W\d_A-Za-z])第一(?=[个块])|(?<=全[国省市区])第一)(?P<unit>[个家所座本块])(?![属月年季周])(?=[^\W\d_a-z]|[“。,])"
)
_NOT_RANKED = re.compile(
    r"[页届次期批季版章条款产方职中三人书校二轮站期医课时批步道任工责书阶阵线个家所座本党张场支代师生]|一季"
)
_IN_BRACKETS = re.compile(
    r"[(,:/]\s*(?:单位[:：])?\s*([^(),:/\s\d]{1,6}|[A-Za-z]{1,6} [A-Za-z]{1,9})\s*\)?[\s:]*$"
)
# What heads a row or a column of percentages, whose sign is left out.
_RATE_HEAD = re.compile(r"(?:增速|增幅|增长率|比重|占比|[^\W\d_A-Za-z]{2}率)$")
_FILLED_IN = re.compile(r"[余多]?\)(?P<scale>万亿|[万亿])?")
_OF_UNITS = re.compile(r"\s*(?:计量)?(?:单位|units?)\s*", re.IGNORECASE)
_ALONE = re.compile(r"^\s*([^(),:\s\d]{1,6}|[A-Za-z]{1,6} [A-Za-z]{1,9})\s*$")
# What a figure without a numeral has in it.
_WITHOUT_NUMERAL = re.compile(r"[首头零翻第]|位数|no\.|first|doubl|twice|tripl", re.IGNORECASE)
_ZERO = re.compile(r"(?<!社)零(?:发生|增长|事故|死亡|新增)")
_TWO_DIGITS = re.compile(r"(?:两|二)位数(?:以上)?")
_BREAK_ZERO = re.compile(r"破零|零的突破")
_TIMES = re.compile(
    r"翻了?(?P<times>[一两二三四])?番"
    r"|(?:(?P<over>more than|over) |(?P<under>almost|nearly) )?\b(?:double[ds]?|twice|(?P<triple>tripled?))\b(?! digit)",
    re.IGNORECASE,
)


def scan(passage: Passage, names: Sequence[tuple[int, int]] = ()) -> list[Figure]:
    """Every figure of a passage, in order; none overlaps another, or lies inside a name."""
    text = passage.text
    wholes = [
        whole for whole in numerals(text)
        if not any(a <= whole.start < b for a, b in names) and _is_of_measure(whole)
    ]  # fmt: skip
    apart: set[int] = set()
    found: list[Numeral] = []
    for whole in wholes:
        parts = _parts_of_cell(passage, whole)
        apart.update(part.start for part in parts)
        found.extend(parts or (whole,))
    figures: list[Figure] = []
    following_taken = False
    for index, numeral in enumerate(found):
        if following_taken:
            following_taken = False
            continue
        if numeral.start not in apart and is_no_figure(passage, numeral):
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        figure = _figure(passage, numeral, following, figures[-1] if figures else None)
        if figure is None:
            continue
        following_taken = following is not None and figure.end >= following.end
        last = figures[-1].end if figures else 0
        if figure.start < last:
            if figure.core < last:
                continue
            figure = msgspec.structs.replace(figure, start=last)
        figures.append(figure)
    if not _WITHOUT_NUMERAL.search(text):
        return figures
    extra = [*_firsts(text), *_firsts_of_their_kind(text), *_zeros(text), *_doublings(text)]
    return _merged(figures, extra) if extra else figures


def _parts_of_cell(passage: Passage, numeral: Numeral) -> list[Numeral]:
    """The numbers of a cell whose label names as many things: 小巨人(国家/省) | 8/42.

    None where it is one number: a half, a date.
    """
    written = passage.text[numeral.start : numeral.end]
    if not numeral.fraction or "/" not in written or passage.cell(numeral.start) is None:
        return []
    start = numeral.start
    if "/" not in passage.row_label(start) + passage.column_head(start):
        return []
    return [
        Numeral(start + each.start, start + each.end, Decimal(each.text))
        for each in digits(written)
    ]


def _is_of_measure(numeral: Numeral) -> bool:
    """Whether arithmetic can go as far as a number does, whatever its unit."""
    return not numeral.value or -_MEASURED <= numeral.value.adjusted() <= _MEASURED


def _merged(figures: list[Figure], extra: list[Figure]) -> list[Figure]:
    """All in order; of the ones beside the numerals those that overlap none before them."""
    told = {id(figure) for figure in figures}
    merged: list[Figure] = []
    for figure in sorted((*figures, *extra), key=lambda f: (f.start, id(f) not in told)):
        if not merged or merged[-1].end <= figure.start:
            merged.append(figure)
        elif id(figure) in told and id(merged[-1]) not in told:
            merged[-1] = figure
    return merged


def _figure(  # noqa: C901, PLR0912  one case after another
    passage: Passage, numeral: Numeral, following: Numeral | None, previous: Figure | None
) -> Figure | None:
    text = passage.text
    if text[max(0, numeral.start - 1) : numeral.start] == "第":
        return _rank(text, numeral)
    unit, end, over = unit_after(text, numeral)
    value, upper = abs(numeral.value), numeral.upper
    start = core = numeral.start
    if unit is None:
        unit = _unit_behind_brackets(text, numeral)
    if following is not None and following.start - end <= 2 and not numeral.fraction:
        joint = text[end : following.start]
        leaving = joint in ("至", "到") and _LEAVING.search(text[max(0, core - WINDOW) : core])
        if JOINT.fullmatch(joint) and not leaving:
            other, other_end, _ = unit_after(text, following)
            rises = unit in (None, other) and following.value > value
            falls = unit == other and joint not in ("至", "到") and following.value < value
            if other is not None and (rises or falls):  # 6%—5.5% is a range, if a slip
                unit, end = other, other_end
                value, upper = sorted((value, following.value))
    if unit is None:
        unit = _unit_of_table(passage, numeral)
    if unit is None and following is not None and _goes_to(text, start, end, following):
        unit = _unless_years(unit_after(text, following)[0])  # 3→8.4平方公里, 从3扩到8.4平方公里
    if unit is None and not may_be_bare(passage, numeral):
        return None
    negative = numeral.value < 0
    core_end = end
    bound, start, end = bound_around(text, start, end, over=over, ranged=upper is not None)
    if upper is not None and start < core and not _NEARLY.match(text, start):
        bound, value, upper = _beyond(text, core, end, value, upper)
    if (
        bound is Bound.GT
        and unit is not None
        and unit.dimension == "years"
        and _OVER.match(text, start)
    ):
        bound, start = Bound.EQ, core  # built over four years
    if bound is Bound.EQ and is_about(text, numeral):
        bound = Bound.APPROX
    if bound is Bound.EQ and upper is None:
        bound = _shared_bound(passage, start, previous) or bound
    if (
        bound is Bound.EQ
        and numeral.percent
        and _SHORT_OF.search(text, max(0, start - WINDOW), start)
    ):
        bound = Bound.LT
    direction, to_level = _direction(passage, start, end, previous)
    if negative or text[core : core + 1] == "-" or _has_dash(passage, start):
        direction = -1
    elif text[core : core + 1] == "+":
        direction = 1
    if start and text[start - 1] in "+↑↓" and start == core:
        start -= 1
    if ARROW.match(text, end):
        from_level, to_level = True, False
    else:
        from_level = unit != _MULTIPLE and _leaves(text, start, end)
    if ARROW.fullmatch(text[previous.end : start] if previous else ""):
        to_level = True
    quantity = Quantity(bound, value, unit or Unit("", "number", numeral.scale), upper)
    lead = text[max(0, start - WINDOW) : start]
    return Figure(
        start, end, core, core_end, quantity, direction,
        to_level=to_level, from_level=from_level,
        bare=quantity.unit.dimension == _NUMBER.dimension and not quantity.unit.text, fraction=numeral.fraction,
        added=_ADDED.search(lead) is not None, grown=_GROWN.search(lead) is not None,
        standing=_STANDING.search(lead) is not None and not _ANEW.search(lead),
        per=_per(text, lead, end),
        nearly=_NEARLY.match(text, start) is not None,
        perhaps=_bound_meant(text, start, end, previous) if bound is Bound.EQ else Bound.EQ,
    )  # fmt: skip


def _beyond(
    text: str, core: int, end: int, low: Decimal, high: Decimal
) -> tuple[Bound, Decimal, Decimal | None]:
    """A range that a word before it leaves open on one side: 超5%—5.5% is more than 5%."""
    told = bound_around(text, core, end, over=False, ranged=False)[0]
    if told in (Bound.GT, Bound.GE):
        return told, low, None
    if told in (Bound.LT, Bound.LE):
        return told, high, None
    return Bound.RANGE, low, high


def _per(text: str, lead: str, end: int) -> str:
    """The time of each of which a figure is told, before or behind it; empty where none is."""
    if match := _PER.search(lead):
        return match[1]
    after = _PER_AFTER.match(text, end)
    return _TIMES_ENGLISH[after[1].lower()] if after else ""


def _unless_years(unit: Unit | None) -> Unit | None:
    """The unit, but for 50→2026年, where a time begins."""
    return None if unit is not None and unit.dimension == "years" else unit


def _unit_behind_brackets(text: str, numeral: Numeral) -> Unit | None:
    """The unit of a number that is filled in: 新增就业(2628)人, 股权投资(3040)万元, (80余)家企业."""
    match = _FILLED_IN.match(text, numeral.end)
    if match is None or text[max(0, numeral.start - 1) : numeral.start] != "(":
        return None
    scale = numeral.scale * SCALE_OF[match["scale"]]
    return unit_after(text, msgspec.structs.replace(numeral, end=match.end(), scale=scale))[0]


def _has_dash(passage: Passage, start: int) -> bool:
    """Whether a cell begins with a dash right before its number, which is a sign there."""
    cell = passage.cell(start)
    return (
        cell is not None
        and _DASH.fullmatch(passage.text, passage.block.cells[cell][0], start) is not None
    )


def _goes_to(text: str, start: int, end: int, following: Numeral) -> bool:
    """Whether a number is the start of a change whose end follows, so that one unit serves both."""
    if ARROW.match(text, end):
        return True
    leaving = _LEAVING.search(text, max(0, start - WINDOW), start)
    return bool(leaving and _GOING.fullmatch(text, end, following.start))


def _leaves(text: str, start: int, end: int) -> bool:
    """Whether a figure is where a rise or fall starts from: 由48%提升至54%."""
    lead = text[max(0, start - WINDOW) : start]
    if _OF_BEFORE.search(lead):
        return False  # 降到原来的53%
    leaving = _LEAVING.search(lead)
    return bool(leaving and (leaving["sure"] or _ARRIVING.match(text, end)))


def _rank(text: str, numeral: Numeral) -> Figure | None:
    start = numeral.start - 1
    if _NOT_RANKED.match(text, numeral.end):
        return None
    if not _RANK_BEFORE.search(text[max(0, start - WINDOW) : start]):
        return None
    quantity = Quantity(Bound.EQ, numeral.value, _PLACE)
    return Figure(start, numeral.end, start, numeral.end, quantity, rank=True)


def _firsts(text: str) -> list[Figure]:
    """首位 is a place in an order without a numeral."""
    return [
        Figure(
            match.start(), match.end(), match.start(), match.end(),
            Quantity(Bound.EQ, Decimal(1), _PLACE), rank=True,
        )
        for match in _FIRST.finditer(text)
    ]  # fmt: skip


def _firsts_of_their_kind(text: str) -> list[Figure]:
    """首个 tells that there is one."""
    return [
        Figure(
            *match.span(), *match.span(), Quantity(Bound.EQ, Decimal(1), parse_unit(match["unit"]))
        )
        for match in _FIRST_OF.finditer(text)
    ]


def _zeros(text: str) -> list[Figure]:
    """零发生, 零增长; 破零 tells that there is a first one, 两位数 that growth is ten per cent or more."""
    found = []
    for match in _ZERO.finditer(text):
        unit = PERCENT if match[0] == "零增长" else _NUMBER
        found.append(
            Figure(
                match.start(), match.end(), match.start(), match.end(),
                Quantity(Bound.EQ, Decimal(0), unit), bare=unit is _NUMBER,
            )
        )  # fmt: skip
    found += [
        Figure(*match.span(), *match.span(), Quantity(Bound.GE, Decimal(10), PERCENT))
        for match in _TWO_DIGITS.finditer(text)
    ]
    found += [
        Figure(
            match.start(), match.end(), match.start(), match.end(),
            Quantity(Bound.GT, Decimal(0), _NUMBER), bare=True,
        )
        for match in _BREAK_ZERO.finditer(text)
    ]  # fmt: skip
    return found


def _doublings(text: str) -> list[Figure]:
    """翻番 is twice as much, 翻n番 2^n times; English has a word for twice and for three times."""
    found = []
    for match in _TIMES.finditer(text):
        times = {"两": 2, "二": 2, "三": 3, "四": 4}.get(match["times"] or "", 1)
        bound = Bound.GT if match["over"] else Bound.LT if match["under"] else Bound.EQ
        quantity = Quantity(bound, Decimal(3 if match["triple"] else 2**times), _MULTIPLE)
        span = (match.start(), match.end())
        found.append(Figure(*span, *span, quantity, direction=1, nearly=bound is Bound.LT))
    return found


def _unit_of_table(passage: Passage, numeral: Numeral) -> Unit | None:
    """The unit that the head of the row, of the column or of the table gives in brackets, or a cell of its own."""
    cell = passage.cell(numeral.start)
    if cell is None:
        return None
    heads = [passage.block.heads[cell]] if cell < len(passage.block.heads) else []
    first = passage.block.cells[0]
    # What a column counts goes before what the row does: 开工项目(个) under 增幅(%).
    told = (*heads, passage.text[first[0] : first[1]], *passage.block.heads[:1])
    own = passage.text[passage.block.cells[cell][0] : numeral.start]
    places = [(text, _IN_BRACKETS) for text in (own, *told)]
    labels = [passage.text[a:b] for a, b in passage.block.cells[1 : min(cell, _LABELS)]]
    places += [(label, pattern) for label in labels for pattern in (_ALONE, _IN_BRACKETS)]
    places += [(text, _ALONE) for text in _units_behind(passage, cell)]
    places.append((passage.block.caption, _IN_BRACKETS))
    for place, pattern in places:
        match = pattern.search(place)
        if match is None:
            continue
        if match[1].isascii() and (english := english_unit(match[1], numeral.scale)):
            return english
        try:
            unit = parse_unit(match[1])
        except ValueError:
            continue
        if unit.text:
            return Unit(unit.text, unit.dimension, unit.numerator * numeral.scale, unit.denominator)
    named = [text.strip() for text, _ in places]
    return PERCENT if any(_RATE_HEAD.search(text) for text in named) else None


def _units_behind(passage: Passage, cell: int) -> list[str]:
    """The cells behind one that may tell its unit: the next one, and that of a column of units."""
    cells = passage.block.cells
    columns = _unit_columns(passage.block.heads)
    at = bisect(columns, cell + 1)
    spans = [cells[i] for i in (cell + 1, *columns[at : at + 1]) if i < len(cells)]
    return [passage.text[a:b] for a, b in spans]


@lru_cache(maxsize=8)
def _unit_columns(heads: tuple[str, ...]) -> tuple[int, ...]:
    """The columns that tell units, by the heads of a table."""
    return tuple(i for i, head in enumerate(heads) if _OF_UNITS.fullmatch(head))


def _shared_bound(passage: Passage, start: int, previous: Figure | None) -> Bound | None:
    """分别不少于2250人、1500人: the qualifier before the first figure serves the others too.

    A head or words before may say outright that it is a limit: 失业率上限 | 5.5%.
    """
    text = passage.text
    lead = text[max(0, start - 12) : start]
    label = passage.row_label(start) if passage.block.kind is BlockKind.ROW else ""
    if (limit := _LIMIT.search(lead) or _LIMIT_HEAD.search(label)) is not None:
        return Bound.LE if limit[0].startswith("上") else Bound.GE
    if re.search(r"\bfloor\b[^.;]{0,32}\b(?:is|of|at) $", text[max(0, start - 48) : start]):
        return Bound.GE
    if previous is None or not re.fullmatch(r"[、和及与,]{1,2}", text[previous.end : start]):
        return None
    if previous.start < previous.core and text.endswith(
        ("分别", "分别为", "分别是"), 0, previous.start
    ):
        return previous.quantity.bound
    if previous.quantity.bound is Bound.GE and re.search(
        r"底线|下限", text[max(0, previous.start - 8) : previous.start]
    ):
        return Bound.GE
    return None


def _bound_meant(text: str, start: int, end: int, previous: Figure | None) -> Bound:
    """The qualifier that a figure may be meant with: 突破85家、85亿元, 240亿元的门槛."""
    if _MARK_BEHIND.match(text, end):
        return Bound.GT
    if previous is None or previous.start == previous.core or text[previous.end : start] != "、":
        return Bound.EQ
    return previous.quantity.bound


def _done(text: str, previous: Figure) -> int:
    """Where a figure ends with what is told of it behind: 15% cheaper, 10.6%↑."""
    after = _BEHIND.match(text, previous.end) or DIRECTION_AFTER.match(text, previous.end)
    return after.end() if after else previous.end


def _direction(passage: Passage, start: int, end: int, previous: Figure | None) -> tuple[int, bool]:
    text = passage.text
    if (
        previous is not None
        and previous.direction
        and re.fullmatch(r"[、和及与]", text[previous.end : start])
    ):
        return previous.direction, previous.to_level
    begin = max(passage.clause(start)[0], _done(text, previous) if previous else 0)
    begin = max(begin, text.rfind("、", begin, start))  # 5.3%的增长、210亿元的收入
    lead = text[max(begin, start - 2 * WINDOW) : start]
    last = last_direction(lead)
    if _OF_BEFORE.search(lead) or _OF_WHAT_WAS.match(text, end):
        return (-1 if last is None or last["falling"] else 1), True
    to_level = bool(_REACHING.search(lead))
    if last is None:
        after = DIRECTION_AFTER.match(text, end)
        if after:
            return (-1 if after["falling"] or after["less"] else 1), False
        return 0, to_level
    if last["arrow"]:
        return (-1 if last["arrow"] in "↓-" else 1), False
    tail = lead[last.end() :]
    # 增速由4.7%提高到7%: what is said of the start is said of the end.
    named = text[passage.clause(start)[0] : start] if previous and previous.from_level else lead
    if (rates := _RATE.findall(named)) and last.start() >= lead.rfind(rates[-1]):
        # 增速提高到7%, 降幅扩大到18%: how fast it rises or falls.
        return (-1 if rates[-1][0] in "降跌减" else 1), False
    rate = last[0][-1] in "幅速" or re.search("幅|速|率", tail)
    reached = not rate and bool(_LEVEL_AHEAD.fullmatch(tail) or last[0].endswith("至"))
    return (-1 if last["falling"] else 1), reached

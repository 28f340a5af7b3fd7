"""The figures of a passage: number, unit, bound, direction, with their exact spans.

Dates, times, durations that only set a period, ordinals, page, document and list numbers,
codes, phone numbers and numerals inside names are no figures.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.structure import Kind
from lukou_cli.check.words import DIRECTION_AFTER, last_direction
from lukou_cli.model.quantity import Bound, Quantity
from lukou_cli.model.unit import (
    PERCENT,
    Unit,
    parse_unit,
)
from lukou_cli.text.numerals import Numeral, numerals
from lukou_cli.text.qualifiers import bound_around, qualifies
from lukou_cli.text.units import CURRENCY, is_about, unit_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.check.passage import Passage


class Figure(msgspec.Struct, frozen=True):
    """A figure at [start, end) of its passage's text, qualifiers included.

    The number with its unit stands at [core, core_end). ``direction`` is 1 or -1 where the
    wording tells of a rise or a fall, else 0; ``to_level`` marks a level reached by it (降至);
    ``from_level`` a level left (由48%提升至). ``bare`` is a number without a unit, ``rank`` a
    place in an order, ``fraction`` one part of a whole, ``added`` what came anew
    (新增76家).
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


_PLACE = parse_unit("位")
_NUMBER = parse_unit("")
_MULTIPLE = parse_unit("倍")
_WINDOW = 14
# How many cells at the beginning of a row may say what its figures count.
_LABELS = 6


_LEAST_ALONE, _LONGEST_ALONE = 2, 6
_ALONE_BEFORE = re.compile(r"(?:[\u4e00-\u9fff] ?[:：=+]? ?|[A-Za-z][:=]? |[\d一-鿿] ?[+=] )$")
_ALONE_AFTER = re.compile(r"[+]?\s*(?:$|[,;。、/|()\n]|[+=] ?\d)")
# Of 8 national and 42 provincial champions each number counts, of 12 March or 8 a.m. none does.
_COUNTS_ENGLISH = re.compile(
    r" (?!(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b|[ap]\.?m\b|o'clock|per\b)"
    r"[a-z]{2}",
    re.IGNORECASE,
)
_NO_COUNT_BEFORE = re.compile(
    r"(?:\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?|\b(?:no|page|p|chapter|section|part|figure|fig|table|item|phase|level"
    r"|class|grade|room|step|day|week|route|line|bus|version|note|article|act|scene|take|row|column)s?\.?) ?$|[-/]$",
    re.IGNORECASE,
)
# What ten are counted of, in words that are no names (十项重点, 十大工程).
_TEN_OF = re.compile("个点|个百分点|[家户亩元名人]|公里")
# The past five years only set a period.
_PERIOD_ENGLISH = re.compile(
    r"\b(?:past|last|next|coming|the|these|those|first|final|previous|plan's|all|every|following|recent|into) $",
    re.IGNORECASE,
)
_REACHED_LEVEL = re.compile(r"[增减升降扩缩提][高加小大长低]?[至到为]$")
_REACHING = re.compile(r"(?:达到|达|至|到|为|成|to) ?了?(?:约|近|超|超过)?$", re.IGNORECASE)
_LEVEL_AHEAD = re.compile(
    r"[\u4e00-\u9fff]?(?<!幅)(?<!别)(?:至|到|为|成| to )了?(?:约|近|超|超过)?"
)
_LEAVING = re.compile(
    r"(?:原为|原来(?:是|为|的)?|原先(?:是|为)?|原是)$|(?:由|从|自|from )(?:20\d\d年的?|[^,。;由从自\d]{0,8}的)?(?:约|近|超)?$",
    re.IGNORECASE,
)
_ADDED = re.compile(r"(?:新增|净增|增加|新添|再添)(?!值|至|到)[^,。;:、\d]{0,6}$")
_ARROW = re.compile(r"→|->|=>|⇒|➜|➡")
_ARRIVING = re.compile(
    r"[^,。;]{0,9}?,?(?:至|到|为|成)|,?[^,。;\d]{0,6}(?:增|升|降|扩|提)[^,。;\d]{0,3}[至到为]"
)
_JOINT = re.compile(r"[-–—~～至到]{1,2}")
_RANK_BEFORE = re.compile(
    r"(?:全市|全省|全国|全球|世界|中部|省内|市内|排名?|位?居|列|位列|位次|名次|位置|稳居|跃居|测评|科目)"
    r"[^,。;\d]{0,6}$"
)
_FIRST = re.compile(r"首位|榜首|首名|头名")
_NOT_RANKED = re.compile(
    r"[页届次期批季版章条款产方职中三人书校二轮站期医课时批步道任工责书阶阵线个家座党张场支代师生]|一季"
)
_LOCALITY = re.compile("镇|片区|社区|街道")
# What makes a number a date, a time, an ordinal, a class or a part of a name.
_NO_FIGURE_AFTER = re.compile(
    r"年(?!均|年)|月(?!均)|日(?!均)|号|时(?!速)|点(?!\d|多|以)|页|届|次(?:会议|全会|大会|方|中心|常务)|版|期(?!间)"
    r"|级|楼|层|项(?:目标|指标|都|均|合计|增幅|相加|加|之和|分别|年均|数据)|度|°|℃|类|大(?=会|桥|道|厦|楼|部|型|约|概)|强|项(?:规定|清单|行动|攻坚)|中全会|周年|世纪|分(?=[,。;]|$)|环|字|"
    r"个(?:方面|月|字|体|性|别|案|年|坚持|确保|意识|自信|维护|确立|统筹|到位|着力|突出|聚焦|持续|转变|翻番|中心(?=任务))"
)
_DURATION = re.compile(
    r"连续|连着|连[拿任夺]|连[\u4e00-\u9fff]{0,2}$|也有$|挂了|整整|抓了|建了|历时|延长|持续|再延|就是|累计.{0,3}$|保持|蝉联|延续|in a row|years running",
    re.IGNORECASE,
)
_PERIOD_BEFORE = re.compile(
    r"(?:过去|近|这|今后|未来|前|后|最近|第|每|头|关键|新的?|下个?|上个?|本)$"
)
_PERIOD_AFTER = re.compile(
    r"年(?:多?来|间|内|前|后|规划|计划|行动|一贯|过渡|制|期|级|以来|攻坚|度|之|[一-十\d])"
)
_CLASS = re.compile(
    r"[万亿]?元(?:及?以上|以下)的?(?:重大|大|产业|工业|招商|重点|优质|新|在建|续建)*(?:项目|企业|工程|园区|户)"
)
_YEARS = re.compile(
    r"(?:19|20)\d\d年?[—–~～至到-]+(?:19|20)\d\d(?![\d.,]*[万亿元亩人家户个件名项公吨米%\d])"
)
_PHONE = re.compile(r"\d{3,4}-\d{6,}|1\d{10}|\d{8,}(?!\d*[.万亿%元个家人亩户])")
_CODE_BEFORE = re.compile(r"[A-Za-z_#]$|[〔\[]$|·$|No\. ?$|[A-Za-z]-$")
_NAME_BEFORE = re.compile(r"[A-Z]{2,}$")
_CODE_AFTER = re.compile(r"[〕\]]|[·/]\d|-\d{5,}|[A-Za-z]{1,2}\d|:\d\d")
_IN_BRACKETS = re.compile(r"[(,:/]\s*(?:单位[:：])?\s*([^(),:/\s\d]{1,6})\s*\)?\s*$")
# What heads a row or a column of percentages, whose sign is left out.
_RATE_HEAD = re.compile(r"(?:增速|增幅|增长率|比重|占比|[\u4e00-\u9fff]{2}率)$")
_ALONE = re.compile(r"^\s*([^(),:\s\d]{1,6})\s*$")
# A number in characters without a unit is an amount from this size on.
_SPOKEN_FROM = 1000
_SPOKEN_ON = tuple("分成点倍号路村家")
_SPOKEN_BEFORE = re.compile(r"(?:保|到|是|为|达|增长|增速|破|过|近|约|了|有)$")
_ZERO = re.compile(r"(?<!社)零(?:发生|增长|事故|死亡|新增)")
_BREAK_ZERO = re.compile(r"破零|零的突破")
_TIMES = re.compile(r"翻了?(?P<times>[一两二三四])?番")


def scan(passage: Passage, names: Sequence[tuple[int, int]] = ()) -> list[Figure]:
    """Every figure of a passage, in order; none overlaps another, or lies inside a name."""
    text = passage.text
    found = [n for n in numerals(text) if not any(a <= n.start < b for a, b in names)]
    figures: list[Figure] = []
    following_taken = False
    for index, numeral in enumerate(found):
        if following_taken:
            following_taken = False
            continue
        if _is_no_figure(passage, numeral):
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
    extra = [*_firsts(text), *_zeros(text), *_doublings(text)]
    return _merged(figures, extra) if extra else figures


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


def _is_quoted_whole(text: str, numeral: Numeral, quoted: tuple[int, int]) -> bool:
    """Whether a quotation is a figure, as in 新增“20家”, and not a name with a number in it."""
    if numeral.chinese or numeral.start - quoted[0] > len("不低于"):
        return False
    unit, end, _ = unit_after(text, numeral)
    if unit is None or not unit.text or unit.dimension in ("time", "years"):
        return False
    return quoted[1] - end <= len("以上") and end <= quoted[1]


def _is_no_figure(passage: Passage, numeral: Numeral) -> bool:  # noqa: PLR0911  one answer a case
    text, start, end = passage.text, numeral.start, numeral.end
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    if numeral.percent:
        return numeral.fraction and "/" in text[start:end] and passage.block.kind is Kind.ROW
    if _CODE_BEFORE.search(before) and not (
        re.match(r"%|个百分点|[万亿]?[元亩人户家]|个[万亿点]", after)
        or CURRENCY.search(before)
        or (_NAME_BEFORE.search(before) and numeral.scale > 1)
    ):
        return True
    if _YEARS.match(text, start):
        return True
    if _CODE_AFTER.match(after) or _PHONE.match(text, start) or re.search(r"\d-$", before):
        return not _JOINT.match(after) or bool(_CODE_AFTER.match(after))
    if re.match(r"[.、)）](?!\d)", after) and not before.strip("-*+ (>#"):
        return True
    if before.endswith("第"):
        return False
    if numeral.chinese and (text[start:end] in ("一", "俩", "万", "千") or after[:1] == "大"):
        return True
    if text[start:end] == "十" and not _TEN_OF.match(after):
        return True
    if numeral.chinese and numeral.scale > 1 and _LOCALITY.match(after):
        return True  # 王十万片区
    if passage.cell(start) == 0 and (passage.block.heads or _is_index(passage, numeral)):
        return not re.match("[%万亿元]|个百", after)
    quoted = passage.in_quotes(start, end)
    if quoted and quoted[1] - quoted[0] <= _WINDOW and not re.match(r"[%元]|[万亿]?元|个百", after):
        return not _is_quoted_whole(text, numeral, quoted)
    if re.match("[ -]years?\\b", after):
        return bool(_PERIOD_ENGLISH.search(before)) or not after.startswith(" years")
    if _NO_FIGURE_AFTER.match(after):
        clause = text[passage.clause(start)[0] : start]
        return not (after.startswith("年") and _is_duration(clause, numeral, after))
    return bool(_CLASS.match(text, end))


def _is_index(passage: Passage, numeral: Numeral) -> bool:
    """Whether a row begins with its number, a cell that holds nothing else."""
    a, b = passage.block.cells[0]
    return passage.text[a:b].strip() == passage.text[numeral.start : numeral.end]


def _is_duration(lead: str, numeral: Numeral, after: str) -> bool:
    """Whether 20年 counts years, rather than to name a year or to set a period."""
    if numeral.value >= 100:
        return False
    if _DURATION.search(lead):
        return True
    return not (numeral.chinese or _PERIOD_BEFORE.search(lead) or _PERIOD_AFTER.match(after))


def _figure(  # noqa: C901, PLR0912  one case after another
    passage: Passage, numeral: Numeral, following: Numeral | None, previous: Figure | None
) -> Figure | None:
    text = passage.text
    if text[max(0, numeral.start - 1) : numeral.start] == "第":
        return _rank(text, numeral)
    unit, end, over = unit_after(text, numeral)
    value, upper = abs(numeral.value), None
    start = core = numeral.start
    if following is not None and following.start - end <= 2 and not numeral.fraction:
        joint = text[end : following.start]
        leaving = joint in ("至", "到") and _LEAVING.search(text[max(0, core - _WINDOW) : core])
        if _JOINT.fullmatch(joint) and not leaving:
            other, other_end, _ = unit_after(text, following)
            if other is not None and unit in (None, other) and following.value > value:
                unit, end, upper = other, other_end, following.value
    if unit is None:
        unit = _unit_of_table(passage, numeral)
    if unit is None and _ARROW.match(text, end) and following is not None:
        unit = unit_after(text, following)[0]  # 3→8.4平方公里
    if unit is None and not _may_be_bare(passage, numeral):
        return None
    negative = numeral.value < 0
    core_end = end
    bound, start, end = bound_around(text, start, end, over=over, ranged=upper is not None)
    if bound is Bound.EQ and is_about(text, numeral):
        bound = Bound.APPROX
    if bound is Bound.EQ and upper is None:
        bound = _shared_bound(text, start, previous) or bound
    direction, to_level = _direction(passage, start, end, previous)
    if negative or text[core : core + 1] == "-":
        direction = -1
    elif text[core : core + 1] == "+":
        direction = 1
    if start and text[start - 1] in "+↑↓" and start == core:
        start -= 1
    if _ARROW.match(text, end):
        from_level, to_level = True, False
    else:
        from_level = unit != _MULTIPLE and _leaves(text, start, end)
    if _ARROW.fullmatch(text[previous.end : start] if previous else ""):
        to_level = True
    quantity = Quantity(bound, value, unit or Unit("", "number", numeral.scale), upper)
    return Figure(
        start, end, core, core_end, quantity, direction,
        to_level=to_level, from_level=from_level,
        bare=unit is None or unit == _NUMBER, fraction=numeral.fraction,
        added=_ADDED.search(text, max(0, start - _WINDOW), start) is not None,
    )  # fmt: skip


def _leaves(text: str, start: int, end: int) -> bool:
    """Whether a figure is where a rise or fall starts from: 由48%提升至54%."""
    leaving = _LEAVING.search(text[max(0, start - _WINDOW) : start])
    return bool(leaving and (leaving[0].startswith("原") or _ARRIVING.match(text, end)))


def _rank(text: str, numeral: Numeral) -> Figure | None:
    start = numeral.start - 1
    if _NOT_RANKED.match(text, numeral.end):
        return None
    if not _RANK_BEFORE.search(text[max(0, start - _WINDOW) : start]):
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


def _zeros(text: str) -> list[Figure]:
    """零发生, 零增长; 破零 tells that there is a first one."""
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
        Figure(
            match.start(), match.end(), match.start(), match.end(),
            Quantity(Bound.GT, Decimal(0), _NUMBER), bare=True,
        )
        for match in _BREAK_ZERO.finditer(text)
    ]  # fmt: skip
    return found


def _doublings(text: str) -> list[Figure]:
    """翻番 is twice as much, 翻n番 2^n times."""
    found = []
    for match in _TIMES.finditer(text):
        times = {"两": 2, "二": 2, "三": 3, "四": 4}.get(match["times"] or "", 1)
        quantity = Quantity(Bound.EQ, Decimal(2**times), _MULTIPLE)
        span = (match.start(), match.end())
        found.append(Figure(*span, *span, quantity, direction=1))
    return found


def _may_be_bare(passage: Passage, numeral: Numeral) -> bool:
    """Whether a number without a unit is a figure: a cell, a decimal, an English count."""
    text, start, end = passage.text, numeral.start, numeral.end
    if numeral.scale == 1 and re.fullmatch(r"20\d\d|19\d\d", text[start:end]):
        return False
    if numeral.chinese and numeral.scale == 1:
        return _is_spoken(text, numeral)
    if passage.cell(start) is not None:
        return True
    if numeral.scale > 1 or "." in text[start:end]:
        return not re.match(r"\.\d", text[end : end + 2])
    if _ARROW.match(text, end):
        return True
    if _REACHED_LEVEL.search(text, max(0, start - _WINDOW), start):
        return not text[end : end + 1].isalnum()
    before = text[max(0, start - _WINDOW) : start]
    if qualifies(before) and not before[-1:].isalnum():
        return True
    if _COUNTS_ENGLISH.match(text, end):
        return _NO_COUNT_BEFORE.search(before) is None
    return "," in text[start:end] or _stands_alone(text, numeral)


def _stands_alone(text: str, numeral: Numeral) -> bool:
    """Whether a whole number ends its clause right after a Chinese word: 竣工69 / 开工56."""
    if numeral.value < _LEAST_ALONE or numeral.end - numeral.start > _LONGEST_ALONE:
        return False
    return bool(
        _ALONE_BEFORE.search(text, max(0, numeral.start - 4), numeral.start)
        and _ALONE_AFTER.match(text, numeral.end)
    )


def _is_spoken(text: str, numeral: Numeral) -> bool:
    """Whether a number in characters stands for an amount by itself: 人均七万八, 升到五十四."""
    start, end = numeral.start, numeral.end
    if text[end : end + 1] in _SPOKEN_ON:
        return False
    if _REACHED_LEVEL.search(text, max(0, start - _WINDOW), start):
        return True
    if "点" in text[start:end]:
        return _SPOKEN_BEFORE.search(text, max(0, start - 4), start) is not None
    return numeral.value >= _SPOKEN_FROM and end - start > 1


def _unit_of_table(passage: Passage, numeral: Numeral) -> Unit | None:
    """The unit that the head of the row, of the column or of the table gives in brackets."""
    cell = passage.cell(numeral.start)
    if cell is None:
        return None
    heads = [passage.block.heads[cell]] if cell < len(passage.block.heads) else []
    first = passage.block.cells[0]
    places = [(passage.text[first[0] : first[1]], _IN_BRACKETS)]
    places += [(head, _IN_BRACKETS) for head in heads]
    places += [(passage.text[a:b], _ALONE) for a, b in passage.block.cells[1 : min(cell, _LABELS)]]
    places.append((passage.block.caption, _IN_BRACKETS))
    for place, pattern in places:
        match = pattern.search(place)
        if match is None:
            continue
        try:
            unit = parse_unit(match[1])
        except ValueError:
            continue
        if unit.text:
            return Unit(unit.text, unit.dimension, unit.numerator * numeral.scale, unit.denominator)
    named = [text.strip() for text, _ in places]
    return PERCENT if any(_RATE_HEAD.search(text) for text in named) else None


def _shared_bound(text: str, start: int, previous: Figure | None) -> Bound | None:
    """分别不少于2250人、1500人: the qualifier before the first figure serves the others too."""
    lead = text[max(0, start - 8) : start]
    if re.search(r"(?:底线|下限|保底线?|最低)(?:分别|各)?(?:是|为|定在|设为)?$", lead):
        return Bound.GE
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


def _direction(passage: Passage, start: int, end: int, previous: Figure | None) -> tuple[int, bool]:
    text = passage.text
    if (
        previous is not None
        and previous.direction
        and re.fullmatch(r"[、和及与]", text[previous.end : start])
    ):
        return previous.direction, previous.to_level
    begin = max(passage.clause(start)[0], previous.end if previous else 0)
    lead = text[max(begin, start - 2 * _WINDOW) : start]
    last = last_direction(lead)
    to_level = bool(_REACHING.search(lead))
    if last is None:
        after = DIRECTION_AFTER.match(text, end)
        if after:
            return (-1 if after["falling"] else 1), False
        return 0, to_level
    if last["arrow"]:
        return (-1 if last["arrow"] in "↓-" else 1), False
    tail = lead[last.end() :]
    rate = last[0][-1] in "幅速" or re.search("幅|速|率", tail)
    reached = not rate and bool(_LEVEL_AHEAD.fullmatch(tail) or last[0].endswith("至"))
    return (-1 if last["falling"] else 1), reached

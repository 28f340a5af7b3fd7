"""Which numbers are no figures: dates, times, ordinals, codes, classes, numerals inside names.

Durations that only set a period, page, document and list numbers and phone numbers are none
either.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lukou_cli.model.quantity import significant
from lukou_cli.reading.structure import BlockKind
from lukou_cli.text.qualifiers import is_qualified
from lukou_cli.text.units import CURRENCY, unit_after

if TYPE_CHECKING:
    from lukou_cli.reading.passage import Passage
    from lukou_cli.text.numerals import Numeral

# How many spaces part columns, or a label from its value.
WIDE = 2
# How far around a number its neighbours tell what it is.
WINDOW = 14
# 一里地, 快了一倍, 涨一成; 一 of 一定, 一体 counts nothing.
_ONE_OF = re.compile("里(?:[地长路,。;]|$)|倍|公里|个[亿万]|成(?=[,。;就才左以]|$)")
# What ten are counted of, in words that are no names (十项重点, 十大工程).
_TEN_OF = re.compile("个点|个百分点|个[亿万]|[家户亩元名人年]|公里")
_YEARS_ENGLISH = re.compile(r"[ -]years?\b")
# The past five years only set a period.
_PERIOD_ENGLISH = re.compile(
    r"\b(?:past|last|next|coming|the|these|those|first|final|previous|plan's|all|every|following|recent|into) $"
    # Over five years, …; 28% over five years
    r"|(?:^|[.!?;:] ?|(?:%|percent|\d) )over $",
    re.IGNORECASE,
)
JOINT = re.compile(r"[-–—~～至到]{1,2}")
_LOCALITY = re.compile("镇|片区|社区|街道")
# What makes a number a date, a time, an ordinal, a class or a part of a name.
_NO_FIGURE_AFTER = re.compile(
    r"年(?!均|年(?!均))|月(?!均)|[-—–~至到]\d{1,2}月|日(?!均)|号(?!人)|时(?!速)|点(?!\d|多|以)|页|届|次(?:会议|全会|大会|方|中心|常务)|版|期(?!间)"
    r"|级|楼|层|项(?:目标|指标|都|均|合计|增幅|相加|加|之和|分别|年均|数据)|度|°|℃|类|大(?=会|桥|道|厦|楼|部|型|约|概)|强|项(?:规定|清单|行动|攻坚)|中全会|周年|世纪|环|字|"
    r"个(?:方面|月|字|体|性|别|案|年(?!头)|坚持|确保|意识|自信|维护|确立|统筹|到位|着力|突出|聚焦|持续|转变|翻番|中心(?=任务))"
)
_DURATION = re.compile(
    r"(?<!过)了$|连续|连着|连[拿任夺]|连[^\W\d_A-Za-z]{0,2}$|也有$|挂了|整整|抓了|建了|历时|延长|持续|再[延续]|延的是|过渡期(?:为|是)?$|就是|累计.{0,3}$|保持|蝉联|延续|争取[到来]$|周期[是为]$|建设$|测评$|历经$|耗时$|前后$|坚持$|推进$|[用花干]了$|in a row|years running",
    re.IGNORECASE,
)
_HELD = re.compile(
    "年(?:(?:位?居|排|稳居)?全[国省市区](?:第一|首位)|时间|才|建成|左右|不断|没[有断丢]|未[断丢]|蝉联)"
)
_PERIOD_BEFORE = re.compile(
    r"(?:过去|近|这|今后|未来|前|后|最近|第|每|头|关键|新的?|下个?|上个?|本)$"
)
_PERIOD_AFTER = re.compile(
    r"年(?:多?来|间|内|前|后|规划|计划|行动|一贯|过渡|制|期|级|以来|攻坚|度|之|[一二三四五六七八九十\d])"
)
_CLASS = re.compile(
    r"[万亿]?元(?:及?以上|以下)的?(?:重大|大|产业|工业|招商|重点|优质|新|在建|续建)*(?:项目|企业|工程|园区|户)"
)
# 离200亿元门槛只差2亿元: what something is short of is not told of anything.
_FROM_MARK = ("离", "距", "距离")
SHORT_OF = r"元?[^,。;%\d]{0,10},?[^,。;%\d]{0,6}(?:差|有|缺|欠|仅|只)"
_SHORT_OF = re.compile(SHORT_OF)
# How far before a number the words of its class stand.
_CLASSED = 48
_CLASS_ENGLISH = re.compile(
    r"\b(?:projects|deals|ventures) (?:each )?(?:worth |valued at |of )?(?:above|over|more than|at least|exceeding) (?:RMB ?|CNY ?|¥)?$",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"(?:19|20)\d\d年?[—–~～至到-]+(?:19|20)\d\d(?![\d.,]*[万亿元亩人家户个件名项公吨米%\d])"
)
# 2000 is an amount.
_YEAR = re.compile(r"(?:19|20)(?!00)\d\d")
_WITH_YEAR = re.compile(
    r"\s?(?:年|全年|[初底末]|目标|任务|计划|实[绩际]|[上下]半年|[一二三四]季|Q[1-4]|H[12])"
)
_TIME_HEAD = re.compile(r"期|年|时间|\b(?:period|year|time|date)\b", re.IGNORECASE)
_PHONE = re.compile(r"\d{3,4}-\d{6,}|1\d{10}|\d{8,}+(?![.万亿%元个家人亩户])")
# A dot at the beginning only marks an item of a list.
_CODE_BEFORE = re.compile(r"[A-Za-z_#]$|[〔\[]$|\S·$|No\. ?$|[A-Za-z]-$")
_NAME_BEFORE = re.compile(r"[A-Z]{2,}$")
_CODE_AFTER = re.compile(r"[〕\]]|[·/]\d|-\d{5,}|[A-Za-z]{1,2}\d|:\d\d")


# 8时30分
_O_CLOCK = re.compile("[时点]$")
# A.5.3% B.8.6%: of the answers to choose from none is stated.
_OPTION = re.compile(r"(?:^|[\s,;?。)])(?P<letter>[A-Da-d])[.、)]\s*$")
_OTHER_OPTION = re.compile(r"(?:^|[\s,;?。)])(?P<letter>[A-Da-d])[.、)]")
_BESIDE = 60
_ENDS = re.compile(r"\s|[,;。、)/|]|$")
# 2026:开工 40+ in a row's first cell is what the cell tells, 工程3 its label.
_LABELLED = re.compile("[:：][^:：]*[^\\W\\d_A-Za-z] ?$")


# In 2026 firms should be more than 85.
_IN_YEAR = re.compile(r"\b(?:in|by|since|during|until|throughout) $", re.IGNORECASE)
# 2026/3/5召开, 3/5前报送
_SLASHED = re.compile(r"(?:19|20)\d\d/\d{1,2}(?:/\d{1,2})?(?![\d/])")
_DAY_SLASHED = re.compile(r"(?:[1-9]|1[0-2])/(?:[12]?\d|3[01])(?=[之以]?[前后]|[日号起止]|召开)")
_SLASHES = len("2026/03/")


def _is_slashed_date(text: str, numeral: Numeral) -> bool:
    """Whether a number is a date, or a part of one, that is written with slashes."""
    start, end = numeral.start, numeral.end
    if "/" not in text[max(0, start - 1) : end + 1]:
        return False
    dates = _SLASHED.finditer(text, max(0, start - _SLASHES), end + _SLASHES)
    return any(d.start() <= start < d.end() for d in dates) or bool(_DAY_SLASHED.match(text, start))


def _is_quoted_whole(text: str, numeral: Numeral, quoted: tuple[int, int]) -> bool:
    """Whether a quotation ends with a figure, as in 新增“20家”, and is no name with a number in it."""
    if numeral.chinese:
        return False
    unit, end, _ = unit_after(text, numeral)
    if unit is None or not unit.text:
        return numeral.scale > 1 and end == quoted[1]
    if unit.dimension in ("time", "years"):
        return False
    listed = text.startswith(("、", ","), end)
    return listed or (quoted[1] - end <= len("以上") and end <= quoted[1])


def _is_one_of_several(text: str, start: int, end: int, option: re.Match[str]) -> bool:
    """Whether another letter marks an answer nearby; c. alone is about."""
    others = _OTHER_OPTION.finditer(text, max(0, start - _BESIDE), end + _BESIDE)
    return any(other["letter"] != option["letter"] for other in others)


def is_no_figure(  # noqa: C901, PLR0911, PLR0912  one answer a case
    passage: Passage, numeral: Numeral
) -> bool:
    text, start, end = passage.text, numeral.start, numeral.end
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    if (option := _OPTION.search(before)) and _is_one_of_several(text, start, end, option):
        return True
    in_year = _IN_YEAR.search(before) and _YEAR.fullmatch(text, start, end)
    if in_year or _is_slashed_date(text, numeral):
        return True
    if numeral.percent:
        return numeral.fraction and "/" in text[start:end] and passage.block.kind is BlockKind.ROW
    if _CODE_BEFORE.search(before) and not (
        re.match(r"%|个百分点|[万亿]?[元亩人户家]|个[万亿点]", after)
        or CURRENCY.search(before)
        or (_NAME_BEFORE.search(before) and _is_amount(text, numeral))
    ):
        return True
    if (
        _is_year_of_cell(passage, numeral)
        or _YEARS.match(text, start)
        or (after.startswith("分") and _O_CLOCK.search(before))
    ):
        return True
    whole = numeral.scale == 1 and "." not in text[start:end]
    if (
        (whole and _CODE_AFTER.match(after))
        or _PHONE.match(text, start)
        or re.search(r"\d-$", before)
    ):
        return not JOINT.match(after) or bool(_CODE_AFTER.match(after))
    if re.match(r"[.、)）](?!\d)", after) and not before.strip("-*+ (>#"):
        return True
    if before.endswith("第"):
        return False
    if numeral.chinese and _is_in_word(text[start:end], numeral, after):
        return True
    if passage.cell(start) == 0 and (passage.block.heads or _is_index(passage, numeral)):
        told = _LABELLED.search(before) or _is_set_off(passage, numeral)
        return not (re.match("[%万亿元]|个百", after) or told)
    quoted = passage.in_quotes(start, end)
    if quoted and quoted[1] - quoted[0] <= WINDOW and not re.match(r"[%元]|[万亿]?元|个百", after):
        return not _is_quoted_whole(text, numeral, quoted)
    if _YEARS_ENGLISH.match(after):
        return after.startswith("-") or _PERIOD_ENGLISH.search(before) is not None
    if _NO_FIGURE_AFTER.match(after):
        clause = text[passage.clause(start)[0] : start]
        return not (after.startswith("年") and _is_duration(clause, numeral, after))
    # Classes have round limits: 10亿元以上项目, not 130亿元以上项目投资; so has what is to be reached.
    of_class = _CLASS.match(text, end) or _CLASS_ENGLISH.search(
        text, max(0, start - _CLASSED), start
    )
    ahead = numeral.scale > 1 and before.endswith(_FROM_MARK) and _SHORT_OF.match(text, end)
    return len(significant(numeral.value)) == 1 and bool(of_class or ahead)


def _is_year_of_cell(passage: Passage, numeral: Numeral) -> bool:
    """Whether a cell tells a year: 2025全年, 2026目标; 2025 below 时期."""
    cell = passage.cell(numeral.start)
    if cell is None or not _YEAR.fullmatch(passage.text, numeral.start, numeral.end):
        return False
    a, b = passage.block.cells[cell]
    if passage.text[a : numeral.start].strip():
        return False
    alone = not passage.text[numeral.end : b].strip()
    return bool(
        _WITH_YEAR.match(passage.text, numeral.end)
        or (alone and _TIME_HEAD.search(passage.column_head(numeral.start)))
    )


def _is_amount(text: str, numeral: Numeral) -> bool:
    """Whether a number right after a name in capitals is no part of it: GDP5.3, GDP198亿."""
    if "." in text[numeral.start : numeral.end] and _ENDS.match(text, numeral.end):
        return True  # unlike PM2.5浓度
    return numeral.scale > 1 or numeral.chinese or is_qualified(text, numeral.end)


def _is_in_word(numerals: str, numeral: Numeral, after: str) -> bool:
    """Whether Chinese numerals are part of a word or of a name: 一定, 十大工程, 王十万片区."""
    if numerals == "一" and _ONE_OF.match(after):
        return False
    if numerals in ("一", "俩", "万", "千") or after.startswith("大"):
        return True
    if numerals == "十":
        return _TEN_OF.match(after) is None
    return numeral.scale > 1 and _LOCALITY.match(after) is not None


def _is_index(passage: Passage, numeral: Numeral) -> bool:
    """Whether a row begins with its number, a cell that holds nothing else."""
    a, b = passage.block.cells[0]
    return passage.text[a:b].strip() == passage.text[numeral.start : numeral.end]


def _is_set_off(passage: Passage, numeral: Numeral) -> bool:
    """Whether a first cell is a label and, after wide space, the value: 开工   40+|56."""
    text, origin, start = passage.text, passage.block.origin, numeral.start
    label = text[:start].rstrip()
    return bool(label.strip("|")) and origin[start] - origin[len(label) - 1] > WIDE


def _is_duration(lead: str, numeral: Numeral, after: str) -> bool:
    """Whether 20年 counts years, rather than to name a year or to set a period."""
    if numeral.value >= 100:
        return False
    if _DURATION.search(lead) or _HELD.match(after):
        return True
    return not (numeral.chinese or _PERIOD_BEFORE.search(lead) or _PERIOD_AFTER.match(after))

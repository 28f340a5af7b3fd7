"""Which kind of derived figure the words around a number tell of.

A small grammar of the words that compare, add up, divide and project. What is told here is
only the kind; the operands are found in `operands`, the value is computed in `expressions`.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.unit import IN_HUNDREDTHS

if TYPE_CHECKING:
    from lukou_cli.check.figures import Figure


class Kind(Enum):
    """How the figure is said to follow from others."""

    DIFFERENCE = "difference"  # 比去年高0.3个百分点, 净增5.4平方公里, 还差9家
    SUM = "sum"  # 两项合计2400万元
    SHARE = "share"  # 占五年总额的四分之一, 建成率78%
    MULTIPLE = "multiple"  # 是原来的2.8倍, 翻一番
    PER_UNIT = "per_unit"  # 平均每家5万多元
    PER_YEAR = "per_year"  # 平均每年100公里, 每年须提高0.8个百分点
    RELATIVE = "relative"  # 增幅14%, 一年扩张22.6%
    CUMULATIVE = "cumulative"  # 五年累计增长34.5%
    PROJECTED = "projected"  # 按年均增速推算, 2030年达到259亿元
    REST = "rest"  # 其余四成多
    PER_MONTHS = "per_months"  # 一年就是7200元
    OF_LAST = "of_last"  # 降至上年的85%


class Asked(msgspec.Struct, frozen=True):
    """A kind; ``sign`` is 1 for more, -1 for less, 0 where only a distance is told.

    ``explicit`` tells that the words leave no other reading, ``reference`` what the figure is
    set against (比X高), ``count`` the thing that a quotient divides by (每家).
    """

    kind: Kind
    sign: int = 0
    explicit: bool = False
    reference: tuple[int, int] | None = None
    count: str = ""


_FILL = r"(?:了|出|约|近|大约|将近|整整|至少|还要|要|幅度|为|达|在|是|的|不过|仅|只|再|须|需|个|想|以上|超过|超|差不多|大概|一下|发|花|投|来|收|修|建|招|引|跑|挣|得|给|让|去年同期)*"
_UP = (
    "高出来?|高于|高|多出来?|多降|多增|多引|多新|多|大|快于|快|增加|增|再添|再增|加|提高|提升|拉高|上升|上调|调高|扩大|扩|抬高|抬|提"
    "|领先|加快|加码|涨|净增加?|超过|超出|up by|higher|more|above"
)
_DOWN = "低于|低|少|小|慢于|慢|减少|减|下降|降低|降|回落|缩小|收窄|落后|放缓|下调|下浮|down by|lower|fewer|less|below"
_GAP = "相差|还差|尚差|差距|差值|之差|差|缺口|距离?|尚有|还剩|剩余|剩下|余下"
_COMPARED = re.compile(
    rf"(?:(?:(?<![环占对之同])比(?![重例])|较|离|距)(?P<reference>[^,。;]{{0,24}}?)"
    rf"|(?:跟|同|与|和)(?P<beside>[^,。;]{{0,24}}?)(?:相比|比起来|相较))(?:则|要|还|又|再)*"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<gap>{_GAP})){_FILL}$",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"(?:(?P<up>高于|快于|高出|超出|领先于?|超过|跑赢|outpacing |outpaced |higher than |above )"
    r"|(?P<down>低于|慢于|落后于?|跑输|lower than |below ))"
    r"(?P<reference>[^,。;\d]{1,16}?)(?P<beside>\b\B)?(?:约|近)?$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    rf"(?:(?P<up>增量|{_UP})|(?P<down>{_DOWN})|(?P<gap>{_GAP})){_FILL}$", re.IGNORECASE
)
_SUM = re.compile(
    r"(?:(?P<plain>相加|加起来|两项合计|加总|合起来|加在一起|加一块儿?|加拢来|之和|两者合计|三项合计|[两三四二]{1}[项者级类种个](?:合计|总计|总共|共计|共)|两年|[＝=])|总共|一共|合计|共计|总计|共有|共)[^,。;\d]{0,6}[,]?$"
)
_SHARE = re.compile(
    r"(?:(?P<plain>(?:相当于|相当|等于)[^,。;]{0,24}|占[^,。;\d比]{1,14}的?|占到|约?占(?:约|近|了)*$|[是为][^,。;\d]{0,10}(?:总额|总数|总量|总计)的|顶[^,。;\d]{1,8}的)|约?占比?|比重|份额|(?P<rate>[\u4e00-\u9fff]{2})率|安全垫|留出)[^,。;\d]{0,8}$"
)
_MULTIPLE = re.compile(r"(?:是|为|相当于|的|已|快|恰好|整整|达)[^,。;\d]{0,6}$")
_PER = re.compile(
    r"(?:平均下来|平均|合|每|摊到?|摊下来|户均|人均|家均|单个|每队|每趟|每人次)?"
    r"(?:(?P<mu>亩产|每亩|一亩合?|亩均)|(?:每一?|平均一|一|单个?)(?P<unit>个|家|户|人次|人|位|名|栋|座|处|公里|条|所|支|队|趟)"
    r"|(?P<households>户均)|(?P<persons>人均|按人头|每位|人头|a head|per head|per visitor)|(?P<cases>单个均值|均值|avg ticket|revenue/tenant))"
)
_QUOTIENT = re.compile("相除|摊[算到]|按[^,。;]{1,6}算")
_PER_YEAR = re.compile(
    r"(?:平均每年|平均一年|一年平均|每年平均|年均|年平均|折合年均|每年|(?:等于|相当于|合|折合)一年|一年合)[^,。;\d%]{0,8}$"
)
_CUMULATIVE = re.compile(
    r"(?:累计|五年|总共|利滚利)[^。;\d]{0,14}(?:增长|增幅|提高|增加|涨)了?(?:约|近|超)?$|累计(?:约|为)?$"
)
_PROJECTED = re.compile(
    r"相除|除以|推算|折合?20|以20\d\d年价|意味着|[则可能]?[可能将](?:到|达|望达)|延续|折合增|测算|匡算|推得|倒推|折算|若能实现|如期完成|按这个速度|按年均|由此可知|照此|implied"
)
_RELATIVE = re.compile(
    r"(?:增幅|增速|扩张|增长|再增|增|等于再增|up by|implied|some|所需增速|名义增幅)(?:要在|要|了|约|近|为|在|达)*$",
    re.IGNORECASE,
)
_REST = re.compile(
    r"(?:也就是说|其余|剩下|另外|余下|还有)[^。;\d]{0,4}$|(?:all other|the rest|remaining)[a-z ]{0,16}$",
    re.IGNORECASE,
)
_MONTHS = re.compile(r"(?:一年就是|一年下来|全年就是|a year|or)[^,。;\d]{0,4}$")
_OF_LAST = re.compile(
    r"(?:[降减升增]?[至到为]|只有|只要|仅为|相当于|是|(?<!比))(?:了)?(?:(?:上一?年|去年|前一年)(?:同期)?(?:水平|实绩|实际|完成数)?|原来|原先|原价|以前)的(?:约|近)?$"
)
# Words that some arithmetic goes with, though not which.
_RECKONED_WORDS = re.compile(
    r"平均|均[^衡匀]|每|合计|合起来|加起来|总计|共|之和|差|比|相当|等于|倍|占|增|减|多|少|即|推算|折合|测算|反推|倒[推算]|算|余|剩|再|其余|提高|提到|和"
    r"|\b(?:more|less|fewer|higher|lower|below|above|each|average|in all|altogether|total|times|twice|gap|up|down|or|roughly|i\.e|gain|implied|per)\b",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    r" ?(?:(?:more|less|fewer|higher|lower|below|above|up|down|each|a|per|in all|altogether|times|dearer|cheaper)\b|的?(?:差距|缺口|安全垫))",
    re.IGNORECASE,
)


def reckoned(text: str, figure: Figure, lead: tuple[int, int]) -> list[Asked]:
    """Every kind that a figure can be of by its unit, where words tell of some arithmetic."""
    if not (_RECKONED_WORDS.search(text, *lead) or _AFTERWARDS.match(text, figure.end)):
        return []
    dimension = figure.quantity.unit.dimension
    if dimension == "multiple":
        return [Asked(Kind.MULTIPLE)]
    if dimension in IN_HUNDREDTHS:
        return [Asked(kind) for kind in (Kind.DIFFERENCE, Kind.RELATIVE, Kind.SHARE, Kind.REST)]
    return [
        Asked(kind)
        for kind in (Kind.DIFFERENCE, Kind.SUM, Kind.PER_UNIT, Kind.PER_YEAR, Kind.PROJECTED)
    ]


_DIFFERENCE_HEAD = re.compile(
    r"增减|目标减|实绩减|减去|变化|变动|增量|差[额值距]?|[比较][上去]年|±|\+/-"
)


def asked(text: str, figure: Figure, lead: tuple[int, int], column: str = "") -> list[Asked]:
    """What the words of a span before the figure may ask for, the likeliest first.

    ``column`` is the head of a table's column.
    """
    return _asked(text, figure, lead[0], text[slice(*lead)], column)


def _asked(text: str, figure: Figure, begin: int, lead: str, column: str) -> list[Asked]:
    unit = figure.quantity.unit
    found: list[Asked] = []
    if column and _DIFFERENCE_HEAD.search(column):
        match = _CHANGED.search(lead)
        sign = _sign(match) if match else figure.direction
        return [Asked(Kind.DIFFERENCE, sign or 1, explicit=True)]
    compared = _COMPARED.search(lead) or _AGAINST.search(lead)
    if unit.dimension == "multiple":
        return [Asked(Kind.MULTIPLE, explicit=True)]
    percent = unit.dimension in IN_HUNDREDTHS
    if compared:
        group = "reference" if compared["reference"] is not None else "beside"
        span = (begin + compared.start(group), begin + compared.end(group))
        found.append(Asked(Kind.DIFFERENCE, _sign(compared), explicit=True, reference=span))
    if per_year := _PER_YEAR.search(lead):
        found.append(Asked(Kind.PER_YEAR, explicit="须" in lead or "平均" in per_year[0]))
    if percent:
        found += _percent(lead, figure)
    else:
        found += _amounts(text, lead, figure)
    if not compared and (changed := _CHANGED.search(lead)):
        found.append(
            Asked(Kind.DIFFERENCE, _sign(changed), explicit=unit.dimension == "percentage_point")
        )
    if _PROJECTED.search(lead):
        found.append(Asked(Kind.PROJECTED))
    return found


def _percent(lead: str, figure: Figure) -> list[Asked]:
    if _OF_LAST.search(lead):
        return [Asked(Kind.OF_LAST, explicit=True)]
    found = []
    if _CUMULATIVE.search(lead) and "年均" not in lead[-8:]:
        found.append(Asked(Kind.CUMULATIVE, explicit="累计" in lead))
    share = _SHARE.search(lead)
    if share or figure.fraction:
        found.append(Asked(Kind.SHARE, explicit=figure.fraction or bool(share and share["plain"])))
    if _RELATIVE.search(lead):
        found.append(Asked(Kind.RELATIVE))
    if _REST.search(lead):
        found.append(Asked(Kind.REST))
    return found


def _amounts(text: str, lead: str, figure: Figure) -> list[Asked]:
    found = []
    if _QUOTIENT.search(lead):
        found.append(Asked(Kind.PER_UNIT))
    matches = list(_PER.finditer(lead[-24:]))
    if matches:
        match = matches[-1]
        count = match["unit"] or next((unit for name, unit in _PER_WORDS if match[name]), "")
        if len(lead[-24:]) - match.end() <= _PER_REACH:
            found.append(
                Asked(
                    Kind.PER_UNIT,
                    explicit=match[0].startswith(("平均", "户均", "摊", "单个", "每位", "每人"))
                    or bool(_RECKONED.search(lead)),
                    count=count,
                )
            )
    after = re.match(
        r" (?:a|per) (head|person|visitor|household|firm)\b", text[figure.end : figure.end + 14]
    )
    if after:
        found.append(Asked(Kind.PER_UNIT, explicit=True, count="人"))
    if total := _SUM.search(lead):
        found.append(Asked(Kind.SUM, explicit=bool(total["plain"])))
    if _MONTHS.search(lead):
        found.append(Asked(Kind.PER_MONTHS))
    return found


_RECKONED = re.compile("算下来|算了|折合|折算|摊")
_PER_WORDS = (("mu", "亩"), ("households", "户"), ("persons", "人"), ("cases", "个"))
# How many characters may stand between 平均每家 and its figure.
_PER_REACH = 10


def _sign(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return 1 if groups.get("up") else -1 if groups.get("down") else 0

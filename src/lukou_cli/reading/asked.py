"""Which kind of derived figure the words around a number tell of.

A small grammar of the words that compare, add up, divide and project. What is told here is
only the kind; the operands are found in `operands`, the value is computed in `expressions`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.unit import IN_HUNDREDTHS, PERCENTAGE_POINT, parse_unit
from lukou_cli.reading.no_figure import SHORT_OF
from lukou_cli.reading.structure import BlockKind
from lukou_cli.text.numerals import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lukou_cli.reading.figures import Figure
    from lukou_cli.reading.passage import Passage


class Kind(Enum):
    """How the figure is said to follow from others."""

    DIFFERENCE = "difference"  # 比去年高0.3个百分点, 净增5.4平方公里, 还差9家
    SUM = "sum"  # 两项合计2400万元
    SHARE = "share"  # 占五年总额的四分之一, 建成率78%
    MULTIPLE = "multiple"  # 是原来的2.8倍, 翻一番
    PER_UNIT = "per_unit"  # 平均每家5万多元
    PER_YEAR = "per_year"  # 平均每年100公里, 每年须提高0.8个百分点
    RELATIVE = "relative"  # 增幅14%, 一年扩张22.6%, 扩大了1.8倍
    CUMULATIVE = "cumulative"  # 五年累计增长34.5%
    PROJECTED = "projected"  # 按年均增速推算, 2030年达到259亿元
    REST = "rest"  # 其余四成多
    PER_MONTHS = "per_months"  # 一年就是7200元
    OF_LAST = "of_last"  # 降至上年的85%
    DAYS = "days"  # 优良天数占90%, 一年至少328天
    PROGRESS = "progress"  # 完成年度任务的一半, 进度52.7%
    TO_MARK = "to_mark"  # 离200亿元只差2亿元
    CONVERTED = "converted"  # 征拆4258亩, 折合2.84平方公里
    RATIO = "ratio"  # 两者之比1.06, 弹性系数0.39
    OF_HUNDRED = "of_hundred"  # 原来100元的药现在47元


class Milestone(msgspec.Struct, frozen=True):
    """A round number that something is short of, and how it is written."""

    value: Decimal
    text: str

    def __str__(self) -> str:
        return self.text


class Asked(msgspec.Struct, frozen=True):
    """A kind; ``sign`` is 1 for more, -1 for less, 0 where only a distance is told.

    ``explicit`` tells that the words leave no other reading, ``vague`` that none tell the kind, ``reference`` what the figure is
    set against (比X高), ``aimed`` that this is what was aimed at, ``all`` that it is all of
    them together (占两者合计的), ``each`` what there is so much of for each (每户), ``times``
    how often a year has what there is so much of for each (每月), ``mean`` that a yearly
    average is what it is set against, ``mark`` what is to be reached, ``year`` the year to come
    that it is told of.
    """

    kind: Kind
    sign: int = 0
    explicit: bool = False
    vague: bool = False
    reference: tuple[int, int] | None = None
    aimed: bool = False
    all: bool = False
    each: str = ""
    times: int = 0
    mean: bool = False
    mark: Milestone | None = None
    year: int = 0


_NEAR = r"[^,。;:\d]{0,8}$"
_FILL = r"(?:了|出|约|近|大约|将近|整整|至少|还要|要|幅度|为|达|在|是|的|不过|仅|只|再|须|需|个|想|以上|超过|超|差不多|大概|一下|发|花|投|定|来|收|修|建|招|引|跑|挣|得|给|让|去年同期)*"
_UP = (
    "高出来?|高于|高|(?<!差不)多出来?|多降|多增|多引|多新|多|大(?![约概致])|快于|快|增加|增|再添|再增|加|再长|提高|提升|拉高|上升|上调|调高|扩大|扩|抬高|抬|提"
    "|领先|加快|加码|涨|净增加?|超过|超出|超额|超|攀升|抬升|升|提速|爬升|爬坡|富余|结余"
    "|up by|higher|more|above|(?:gain|rise|increase|improvement) of"
)
_DOWN = (
    "低于|低|少|小|慢于|慢|减少|减|下降|降低|降|回落|缩小|收窄|落后|放缓|下调|下浮|缩减|压缩|短"
    "|down by|lower|fewer|less|below|(?:fall|drop|cut|decrease) of"
)
_GAP = "相差|还差|尚差|差距|差值|之差|差|缺口|距离?|落差|反差|尚有|还剩|剩余|剩下|余下|还缺|欠缺|gap of|short of"
_COMPARED = re.compile(
    rf"(?:(?:(?<![环占对之同])比(?![重例])|较|离|距)(?P<reference>[^,。;]{{0,24}}?)"
    rf"|(?:跟|同|与|和)(?P<beside>[^,。;]{{0,24}}?)(?:相比|比起来|相较))(?:则|要|还|又|再)*"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<gap>{_GAP}|还有)){_FILL}$",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"(?:(?P<up>高于|快于|[多大]于|高出|超出|领先于?|超过|跑赢|outpacing |outpaced |higher than |above )"
    r"|(?P<down>低于|慢于|[少小]于|落后于?|跑输|lower than |below ))"
    r"(?P<reference>[^,。;()\d]{1,16}?)(?P<beside>\b\B)?(?:约|近)?$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    rf"(?:(?P<up>增量|{_UP})|(?P<down>{_DOWN})|(?P<gap>{_GAP})){_FILL}$", re.IGNORECASE
)
# 低于五年平均的15%: the very figure that another is set against.
_ITSELF = re.compile("(?:于|过|出|赢)[^,。;]{1,16}的$")
# 相当于去年的, 占种粮面积的: what a share or a multiple is of.
_OF = re.compile(
    r"(?:(?:相当于|等于|占到?|[是为达顶]|完成|不到|不足|不及|[只仅](?:及|有))了?(?P<reference>[^,。;:]{1,24}?)的|占(?P<plain>[^,。;:\d比]{0,12}))"
    r"(?:约|近|将近|大约)?$"
)
_OF_LAST = re.compile(
    r"(?:[降减升增]?[至到为]|只有|只要|仅为|相当于|是|(?<!比))(?:了)?(?:(?:上一?年|去年|前一年)(?:同期)?(?:水平|实绩|实际|完成数)?|原来|原先|原价|以前)的(?:约|近)?$"
)
_RATIO = re.compile(
    r"(?:之比|比例|比值|系数|弹性|ratio|elasticity)(?:只有|约|近|大约|仅|才|为|是|of|is|to)*$",
    re.IGNORECASE,
)
_OF_HUNDRED = re.compile(
    r"(?<![\d.一二三四五六七八九])(?:100|一百)[元块](?=[^,。;]{0,12}[,。;]?[^。;\d]{0,14}$)"
)
# twice as fast as GDP, double the pace of retail sales
_AS_MUCH = re.compile(
    r" (?:as [a-z]+ as|(?:the|that|those) (?:[a-z]+ )?of|the [a-z]+ of) (?:the )?(?P<reference>[^,.;()\d]{2,40})",
    re.IGNORECASE,
)
_EACH_TIME = re.compile(
    "(?P<month>月均|[每一]个?月)|(?P<quarter>季均|每个?季度?|一个季度)|(?:日均|[每一][天日])"
)
_QUARTERS, _MONTHS, _DAYS = 4, 12, 365
# 每户, 一支队, 店均: what there is so much of for each.
_EACH = re.compile(r"(?:每|一|单)个?([人名位家户栋座处条所支亩店队项])|([人户亩店])均")
_COUNTED = {"名": "人", "位": "人", "店": "家", "队": "支"}
# What says that a number is computed from a growth, a share or an amount a head.
_PROJECTED = r"相除|除以|届时|到时候|call it|推算|折合?20|约合|估算|反推|推出|据此|假[定设]|不[计变]价|可比价|以20\d\d年价|意味着|[能将可](?:到|达|望达)|[可有]望|延续|外推|照(?:这|此|这个|目前)|滚下去|折合增|测算|匡算|推得|倒推|折算|若能实现|如期完成|按这个速度|按年均|由此可知|照此|维持|按[^,。;\d]{1,6}(?:速度|增速)|(?:城镇|乡村|农村|城区)人口|反算|倒算|impl(?:ied|ies|ying|ication)"
# How much of what was aimed at is done.
_PROGRESS = re.compile("(?:进度|完成比例|完成率|达标率|办结率|开工率|竣工率)")
# Words before a figure that tell a kind, outright or perhaps; of per cent, of amounts, of both.
_OUTRIGHT, _PERHAPS = True, False
_HUNDREDTHS, _AMOUNTS, _BOTH = (True,), (False,), (True, False)
_WORDS = tuple(
    (kind, explicit, where, re.compile(pattern, re.IGNORECASE))
    for kind, explicit, where, pattern in (
        (Kind.PER_YEAR, _OUTRIGHT, _BOTH, r"(?:平均每年|平均一年|一年平均|每年平均|年平均|折合年均|每年[^,。;\d]{0,4}须|须每年)" + _NEAR),
        (Kind.PER_YEAR, _PERHAPS, _BOTH, r"(?:年均|每年|一年合|(?:等于|相当于|合|折合)一年)" + _NEAR),
        (Kind.PER_YEAR, _PERHAPS, _AMOUNTS, _EACH_TIME.pattern + _NEAR),
        (Kind.CUMULATIVE, _OUTRIGHT, _HUNDREDTHS, r"累计(?!发放|投入|完成)(?!.{0,6}年均)[^。;\d]{0,14}(?:增长|增幅|提高|增加|涨|增)了?(?:约|近|超)?$|累计(?:约|为)?$"),
        (Kind.CUMULATIVE, _PERHAPS, _HUNDREDTHS, r"(?:(?<!十[一二三四五六])五年|总共|利滚利)(?!.{0,6}年?均)[^。;\d]{0,14}(?:增长|增幅|提高|增加|涨)了?(?:约|近|超)?$"),
        (Kind.PROGRESS, _OUTRIGHT, _HUNDREDTHS, _PROGRESS.pattern + r"(?:已|为|达到?|约|近|只有|仅|的|是|:)*$|(?:任务|目标|计划)(?:\([^()]{0,24}\))?的(?:约|近|将近|不到|不足|超过?)*$"),
        (Kind.SHARE, _PERHAPS, _HUNDREDTHS, r"(?:占比?|比重|份额|[^\W\d_A-Za-z]{2}率|安全垫|留出)" + _NEAR),
        (Kind.RELATIVE, _OUTRIGHT, _HUNDREDTHS, r"相对(?:于起点|来说)?(?:提高|提升|增幅|涨幅|增长|增加|升幅)了?(?:约|近|为|是|达)*$"),
        (Kind.RELATIVE, _PERHAPS, _HUNDREDTHS, r"(?:增幅|降幅|减幅|跌幅|增速|扩张|增长|再增|增|up by|implied|some)(?:要在|要|了|约|近|为|在|可|将|能|须|需|达)*$"),
        (Kind.REST, _OUTRIGHT, _HUNDREDTHS, r"(?:也就是说|其余|剩下|另外|余下|还有|[一二三]、?[一二三]产业?|非[一二三]产)[^。;\d]{0,6}$|(?:all other|the rest|remaining)[a-z ]{0,16}$"),
        (Kind.PER_UNIT, _OUTRIGHT, _AMOUNTS, r"相除[^。;\d]{0,8}$|(?:平均|均摊|摊|折合?|单)[^。;\d]{0,6}(?:每|[一个]|[户家]均)[^。;\d]{0,10}$|[户家村]均" + _NEAR),
        (Kind.PER_UNIT, _OUTRIGHT, _AMOUNTS, r"(?:(?:算下来|算了|折合|折算|折下来|摊)[^。;\d]{0,12}(?:每|一|[户人亩]均|产)|合[^。;\d]{0,12}(?:每|一[个家户人位名栋座处条所支队趟亩]|[户人亩]均|产))[^。;\d]{0,10}$"),
        (Kind.PER_UNIT, _PERHAPS, _AMOUNTS, r"(?:平均|每|一[个家户人位名栋座处条所支队趟亩]|(?<!年)均|亩产|人头|[^,。;]{1,6}(?<![预决结概清])算|a head|per head|per visitor|averaging|avg ticket|/tenant)[^。;\d]{0,10}$"),
        (Kind.SUM, _OUTRIGHT, _AMOUNTS, r"(?:相加|加起来|加总|合起来|加在?一[起块]儿?|加拢来|之和|[两三四二][项者级类种个年](?:[^,。;\d]{0,14})(?:合计|总计|总共|共计|共)|两级|altogether|in all|combined|加上[^。;\d]{1,16}(?:共计|合计|一共|共|累计|将?达到?)|小计|两年|[＝=])[^,。;\d]{0,6},?$"),
        (Kind.SUM, _PERHAPS, _AMOUNTS, r"(?:一共|合计|总计|(?<![公医])共(?![体享同建])|累计|总数|总额|拢共|统共)(?:20\d\d年)?[^,。;\d]{0,6},?$"),
        (Kind.PER_MONTHS, _PERHAPS, _AMOUNTS, r"(?:[一每全]年就是|一年下来|[一全]年合计|合起来一年|a year|or)[^,。;\d]{0,4}$"),
        (Kind.PROJECTED, _PERHAPS, _BOTH, _PROJECTED),
        (Kind.CONVERTED, _PERHAPS, _AMOUNTS, r"(?:折合|折算|约合|换算|相当于|也就是|即)[成为约]*$"),
    )
)  # fmt: skip
# What the head of a column tells of cells without words of their own.
_BY_COLUMN = tuple(
    (kind, explicit, where, times, re.compile(pattern, re.IGNORECASE))
    for kind, explicit, where, times, pattern in (
        (Kind.CUMULATIVE, _OUTRIGHT, _HUNDREDTHS, 0, "累计(?:增|涨|提)"),
        (Kind.PER_YEAR, _OUTRIGHT, _AMOUNTS, 0, "年均|[每一]年|(?:per|a) year"),
        (Kind.PER_YEAR, _OUTRIGHT, _AMOUNTS, _MONTHS, "月均|[每一]个?月"),
        (Kind.PER_YEAR, _OUTRIGHT, _AMOUNTS, _QUARTERS, "季均|每个?季度?|一个季度"),
        (Kind.PER_YEAR, _OUTRIGHT, _AMOUNTS, _DAYS, "日均|[每一][天日]"),
        (Kind.PER_UNIT, _OUTRIGHT, _AMOUNTS, 0, "[人户家村亩店]均|平均|每(?!年|月|天|日)|\\bper\\b|average"),
        (Kind.SUM, _PERHAPS, _AMOUNTS, 0, "合计|小计|总计|total"),
        (Kind.RELATIVE, _PERHAPS, _HUNDREDTHS, 0, "增[长幅速]|变化|growth|change"),
    )
)  # fmt: skip
_NO_WORDS = re.compile(r"[\s|—–/-]*")
# Words that some arithmetic goes with, though not which.
_RECKONED_WORDS = re.compile(
    r"平均|均[^衡匀]|每|还有|合计|合起来|加起来|总计|共|之和|差|比|相当|等于|倍|占|增|减|也就是|隐含|对应|多|少|即|推算|折合|测算|反推|倒[推算]|算|余|剩|再|其余|提高|提到|和"
    r"|\b(?:more|less|fewer|higher|lower|below|above|each|average|in all|altogether|total|times|twice|gap|up|down|or|roughly|i\.e|gain|implied|per)\b",
    re.IGNORECASE,
)
# How far before a figure the words stand that tell how it is derived.
_FAR = 40
_LISTED = re.compile("[、和及与]")
_AGAINST_LAST = re.compile("[还要又则]?[多少高低快慢][了出]?(?:约|近)?")
_SETTING = re.compile("[比较](?:[^,。;\\d]*(?:目标|任务|计划|预期)[^,。;\\d]*)$")
_WHOLE = re.compile("\\)?[^,。;:、()\\d]{0,8}的(?:约|近|将近|大约|不到)?")


def leading(passage: Passage, figure: Figure, previous: Figure | None) -> tuple[int, int]:
    """The span of the words that may tell how a figure is derived; ``previous`` is the one before."""
    text, start = passage.text, figure.start
    last = previous.end if previous else 0
    if previous is not None and _WHOLE.fullmatch(text, last, start):
        # 占五年累计3亿元的四分之一: the figure before is what this one is a part of.
        # 完成年度任务(20个)的: brackets end a clause, but not what is said of them.
        within = passage.sentence if text[last] == ")" else passage.clause
        return max(within(previous.start)[0], start - _FAR), start
    if previous is not None and _AGAINST_LAST.fullmatch(text, last, start):
        # 比今年目标2250人还多378人: the figure before is a part of what it is set against.
        begin = passage.clause(previous.start)[0]
        if _SETTING.search(text, begin, previous.start):
            return max(begin, start - _FAR), start
    if previous is not None and _LISTED.fullmatch(text, last, start):
        # 比去年少378人、77人: what is said before the list is said of each.
        start = previous.start
        return max(text.rfind("。", 0, start) + 1, start - _FAR), start
    begin = max(last, start - _FAR)
    if passage.block.kind is BlockKind.ROW:
        cell = max(begin, passage.clause(start)[0])
        begin = cell if text[cell:start].strip() else begin
    return begin, start


def said_of(passage: Passage, figure: Figure) -> str:
    """The words of a figure's sentence before it, or those that head its row and its column."""
    start = figure.start
    if passage.block.kind is BlockKind.ROW:
        return f"{passage.row_label(start)} {passage.column_head(start)} {passage.block.caption}"
    return passage.text[passage.full_sentence(start)[0] : start]


def is_in_points(passage: Passage, figure: Figure, column: str) -> bool:
    """Whether per cent or 个百分点 is meant, as the sense requires: 个点, a head of %."""
    written = passage.text[figure.core : figure.core_end]
    return written.endswith("个点") or (bool(column) and not written.endswith(("%", "点")))


_AFTERWARDS = re.compile(
    r" ?(?:(?:more|less|fewer|higher|lower|below|above|up|down|each|a|per|in all|altogether|times|dearer|cheaper)\b|的?(?:差距|缺口|安全垫))",
    re.IGNORECASE,
)


def is_reckoned(text: str, figure: Figure, lead: tuple[int, int]) -> bool:
    """Whether words around a figure tell of some arithmetic."""
    return bool(_RECKONED_WORDS.search(text, *lead) or _AFTERWARDS.match(text, figure.end))


_REMARKED = re.compile(rf"{_PROJECTED}|[按以折]20\d\d年价", re.IGNORECASE)


def is_projected(words: str) -> bool:
    """Whether words around a figure, if not those right before it, say that it was computed."""
    return _REMARKED.search(words) is not None


# What says that something is supposed, or follows from what was said.
_SUPPOSED = re.compile(
    r"若|如果|假如|假设|要是|按|照|达成|达标|实现|兑现|跑到|算|即|也就是|换句话|意味|[=＝≈]"
    r"|\b(?:if|hit|met|would|i\.e|that is|means)\b",
    re.IGNORECASE,
)


def is_supposed(words: str) -> bool:
    """Whether words say that something is supposed, or follows from what was said."""
    return _SUPPOSED.search(words) is not None


_OF_AMOUNTS = (
    Kind.DIFFERENCE, Kind.SUM, Kind.PER_UNIT, Kind.PER_YEAR, Kind.PROJECTED, Kind.PER_MONTHS
)  # fmt: skip
_OF_HUNDREDTHS = (
    Kind.DIFFERENCE, Kind.RELATIVE, Kind.SHARE, Kind.REST, Kind.CUMULATIVE, Kind.OF_LAST, Kind.PER_YEAR
)  # fmt: skip
# The kinds that a figure may be of though no word tells it, in their order.
RECKONABLE = tuple(kind for kind in Kind if kind in (Kind.MULTIPLE, *_OF_AMOUNTS, *_OF_HUNDREDTHS))


def reckonable(figure: Figure) -> list[Asked]:
    """Every kind that a figure can be of by its unit."""
    dimension = figure.quantity.unit.dimension
    if dimension == "multiple":
        return [Asked(Kind.MULTIPLE, vague=True)]
    return [
        Asked(kind, vague=True)
        for kind in (_OF_HUNDREDTHS if dimension in IN_HUNDREDTHS else _OF_AMOUNTS)
    ]


_GROWN = re.compile(
    "(?:增长|增加|提高|扩|[扩长]?大(?![约概致])|(?<!差不)多|高出?|翻|快出|快(?=了)|加码|提速)了?(?:约|近|超过?)?$"
)
_DIFFERENCE_HEAD = re.compile(
    r"增减|目标减|实绩减|减去|变化|变动|增量|差[额值距]?|[比较][上去]年|±|\+/-"
)


# 离200亿元门槛只差, 距百亿集群还差不到
_MARK = re.compile(
    rf"(?:离|距离?)(?P<number>\d+(?:\.\d+)?|[一两二三四五六七八九]?[百千])(?P<scale>[万亿]){SHORT_OF}"
    r"[^,。;\d]{0,6}$"
)
_MARKED = 30
# What qualifies a number and tells that it is computed.
_COMING_TO = ("约合", "折合")


def _mark(text: str, start: int) -> Milestone | None:
    """The round number that a figure is the distance to."""
    match = _MARK.search(text, max(0, start - _MARKED), start)
    if match is None:
        return None
    number = match["number"]
    one = "一" if number[0] in "百千" else ""  # 百亿 is a hundred of them
    [numeral] = numerals(one + number + match["scale"])
    return Milestone(numeral.value * numeral.scale, f"{numeral.value}{match['scale']}")


def asked(text: str, figure: Figure, lead: tuple[int, int], column: str = "") -> list[Asked]:
    """What the words of a span before the figure may ask for, the likeliest first.

    ``column`` is the head of a table's column.
    """
    words = _words(text, figure, lead)
    dimension = figure.quantity.unit.dimension
    percent, points = dimension in IN_HUNDREDTHS, dimension == "percentage_point"
    changed = _CHANGED.search(words)
    if column and _DIFFERENCE_HEAD.search(column):
        sign = _sign(changed) if changed else figure.direction
        kind = Kind.RELATIVE if percent and "幅" in column else Kind.DIFFERENCE
        return [Asked(kind, sign or 1, explicit=True)]
    if percent and column and _PROGRESS.search(column):
        return [Asked(Kind.PROGRESS, explicit=True)]
    if only := _only(text, words, figure, lead[0]):
        return [only]
    if column and _NO_WORDS.fullmatch(words):
        heads = [each for each in _BY_COLUMN if percent in each[2] and each[4].search(column)]
        return [Asked(kind, explicit=sure, times=times) for kind, sure, _, times, _ in heads[:1]]
    compared = None if _ITSELF.search(words) and not points else _compared(words, lead[0])
    found = [compared] if compared else []
    of = _of(words, lead[0])
    if percent and (of or (figure.fraction and not _GROWN.search(words))):
        together = of is not None and _ALL.search(text, *of) is not None
        mean = _is_mean(text, of)
        found.append(Asked(Kind.SHARE, explicit=True, reference=of, all=together, mean=mean))
    found += _by_words(text, words, figure, found)
    after = None if percent and not points else _AFTER.match(text, figure.end)
    if changed and not compared:
        told = changed[0][:2] in _DISTANCES or changed[0][0] in "多少差"
        found.append(Asked(Kind.DIFFERENCE, _sign(changed), explicit=told or points))
    elif after:
        kind = Kind.SUM if after["sum"] else Kind.DIFFERENCE
        found.append(Asked(kind, _sign(after), explicit=True))
    elif text.endswith(("个百分点", "个点"), figure.core, figure.core_end) and _JUST_TOLD.search(
        words
    ):
        found.append(Asked(Kind.DIFFERENCE, explicit=True))
    elif points and not found:
        found.append(Asked(Kind.DIFFERENCE, figure.direction))
    grown = compared or changed or _GROWN_AFTER.match(text, figure.end)
    if percent and not points and grown:
        sign = compared.sign if compared else _sign(changed) if changed else 0
        found.append(Asked(Kind.RELATIVE, sign))
    return found


def _words(text: str, figure: Figure, lead: tuple[int, int]) -> str:
    """The words before a figure, with what its qualifier and its sign tell."""
    words = text[slice(*lead)]
    if text.startswith(_COMING_TO, figure.start):
        words += text[figure.start : figure.core]  # 二产占48%, 约合95亿元
    if text[figure.core] in "+-" and figure.direction:
        words += "增" if figure.direction > 0 else "减"  # 较2025年+20亿
    return words


def _only(text: str, words: str, figure: Figure, begin: int) -> Asked | None:
    """The one kind that a figure of its unit, or after its words, can be of."""
    dimension = figure.quantity.unit.dimension
    if dimension == "count:天":
        return Asked(Kind.DAYS)
    if dimension == "multiple":
        if _GROWN.search(words):
            return Asked(Kind.RELATIVE, explicit=True)
        of = _of(words, begin) or _span(_AS_MUCH.match(text, figure.end))
        told = of is not None or text[figure.core] == "翻"
        return Asked(Kind.MULTIPLE, explicit=told, reference=of, mean=_is_mean(text, of))
    if dimension in IN_HUNDREDTHS:
        return Asked(Kind.OF_LAST, explicit=True) if _OF_LAST.search(words) else None
    if dimension == "number" and _RATIO.search(words):
        return Asked(Kind.RATIO, explicit=True)
    if dimension == "money" and _OF_HUNDRED.search(text, max(0, figure.start - _FAR), figure.start):
        return Asked(Kind.OF_HUNDRED, explicit=True)
    mark = _mark(text, figure.start)
    return Asked(Kind.TO_MARK, explicit=True, mark=mark) if mark else None


def _by_words(text: str, words: str, figure: Figure, found: Sequence[Asked]) -> Iterator[Asked]:
    """The kinds of _WORDS, each once."""
    told = {each.kind for each in found}
    if _PER_PERSON.match(text, figure.end):
        told.add(Kind.PER_UNIT)
        yield Asked(Kind.PER_UNIT, explicit=True)
    if _A_YEAR.match(text, figure.end) and figure.quantity.unit.dimension not in IN_HUNDREDTHS:
        told.add(Kind.PER_YEAR)
        yield Asked(Kind.PER_YEAR)
    percent = figure.quantity.unit.dimension in IN_HUNDREDTHS
    each, time = _EACH.search(words), _EACH_TIME.search(words)
    counted = (each[1] or each[2]) if each else ""
    for kind, explicit, where, pattern in _WORDS:
        if kind is Kind.REST and figure.quantity.unit == PERCENTAGE_POINT:
            continue  # 距60%还有约4个百分点
        if percent in where and kind not in told and pattern.search(words):
            told.add(kind)
            yield Asked(
                kind, explicit=explicit, times=_times(time),
                each=parse_unit(_COUNTED.get(counted, counted)).dimension if each else "",
            )  # fmt: skip


def _times(each: re.Match[str] | None) -> int:
    """How often a year has what there is so much of for each."""
    if each is None:
        return 0
    return _MONTHS if each["month"] else _QUARTERS if each["quarter"] else _DAYS


def _of(words: str, begin: int) -> tuple[int, int] | None:
    """Where in the text the words tell what a share or a multiple is of."""
    match = _OF.search(words)
    if match is None:
        return None
    start, end = match.span("reference" if match["reference"] else "plain")
    return begin + start, begin + end


def _is_mean(text: str, of: tuple[int, int] | None) -> bool:
    """Whether it is a yearly average: “十四五”年均的2.5倍."""
    return of is not None and "均" in text[slice(*of)]


def _span(match: re.Match[str] | None) -> tuple[int, int] | None:
    return match.span("reference") if match else None


def _compared(words: str, begin: int) -> Asked | None:
    """The difference that words tell of, with what a figure is set against."""
    match = _COMPARED.search(words) or _AGAINST.search(words)
    if match is None:
        return None
    group = "reference" if match["reference"] is not None else "beside"
    return Asked(
        Kind.DIFFERENCE, _sign(match), explicit=True, aimed=is_aim(match[group]),
        reference=(begin + match.start(group), begin + match.end(group)),
    )  # fmt: skip


# 13 more, 0.3 points higher; 9家的差距, 212栋没建完.
_AFTER = re.compile(
    r" (?:(?P<up>more(?! [a-z]+s\b)|higher|above|up|faster|quicker)|(?P<down>fewer|less|lower|below|short|down|slower|remain(?:s|ing)?|left|to go)|(?P<sum>in all|altogether|in total|together))\b|之?的?(?:差距|缺口|差额|落差)|(?:还|仍|尚)?[没未][起建竣完盖动开做到]",
    re.IGNORECASE,
)
# 莫小看这六个点: the change that was told before.
_JUST_TOLD = re.compile("[这那]$")
_GROWN_AFTER = re.compile(r" (?:up|higher)\b")
_ALL = re.compile("合计|总数|之和|两者|全部$")
_TARGET, _RESULT = re.compile("目标|任务|计划|预期"), re.compile("实[绩际]|完成")


def is_aim(words: str) -> bool:
    """Whether words speak of what was aimed at, not of what came of it."""
    return _TARGET.search(words) is not None and _RESULT.search(words) is None


_DISTANCES = ("还差", "尚差", "相差", "缺口", "差距", "差额", "落差", "还缺", "超额")
_PER_PERSON = re.compile(
    r" (?:(?:a|per) (?:head|person|visit(?:or)?|trip|household|family|firm|company|tenant|project|home|mu|square kilomet(?:re|er))|each|apiece)\b"
)
_A_YEAR = re.compile(r" (?:firms |companies |projects |people )?(?:a|per|each|every) year\b")


def _sign(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return 1 if groups.get("up") else -1 if groups.get("down") else 0

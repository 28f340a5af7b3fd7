"""Which indicator, period and role a figure of a draft speaks of.

The words around the figure decide, the nearest and longest first; the figure's own value
never does. A link says whether it is sure. Where it is not, a figure may still be
confirmed, but is never called wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Protocol, TypeVar

import msgspec

from lukou_cli.check import when
from lukou_cli.check.compatible import fit
from lukou_cli.check.finding import Reason
from lukou_cli.check.scan import Figure
from lukou_cli.check.scope import Place, Places
from lukou_cli.check.text import BREAK, Kind
from lukou_cli.check.when import Span, When
from lukou_cli.model.indicator import Indicator, Measure, Role
from lukou_cli.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lukou_cli.check.passage import Passage
    from lukou_cli.check.vocabulary import Mention, Pattern, Vocabulary
    from lukou_cli.query.consistency import Relation


class Link(msgspec.Struct, frozen=True):
    """What a figure is about.

    ``indicator`` is None where no words tell; ``reason`` says why there is none, or that the
    figure belongs to another place. ``sure`` tells whether an error may be called one.
    ``period`` is None where none is named; ``stated`` is one named in the same sentence, and
    ``others`` are periods that may be meant where none is. ``local`` marks a subject named in
    the figure's own clause, ``done`` words that tell of something reached (已), ``aimed`` of
    something aimed at, ``starts`` a level left whose own period is not named.
    ``misfit`` marks a subject clearly named that is measured in something else.
    """

    indicator: Indicator | None = None
    reason: Reason | None = None
    sure: bool = False
    period: Period | None = None
    stated: bool = False
    role: Role | None = None
    now: bool = False
    others: tuple[Period, ...] = ()
    local: bool = False
    done: bool = False
    aimed: bool = False
    starts: bool = False
    misfit: bool = False
    candidates: tuple[Indicator, ...] = ()


class Told(msgspec.Struct, frozen=True):
    """A period: ``stated`` in the same sentence, ``now`` for 目前, ``part`` of a year.

    ``others`` are periods of the text before that may be meant where none is stated.
    """

    period: Period | None = None
    stated: bool = False
    now: bool = False
    part: bool = False
    others: tuple[Period, ...] = ()


class Memory(msgspec.Struct):
    """What a document has said so far: headings, the last words, period and figures."""

    about_other: bool = False
    headings: list[tuple[int, str]] = []
    main_when: When | None = None
    last_sentence: str = ""
    role: Role | None = None


# Weights of a word by where it stands, seen from the figure.
_BEFORE, _AFTER, _SAME_CLAUSE, _SENTENCE, _EARLIER, _HEADING = 1.0, 0.97, 0.58, 0.55, 0.3, 0.25
_FAR = 0.4
_OWN_WORDS = 0.9
_AHEAD = 0.2
_OTHER_SEGMENT = 0.4
_LOCAL = 0.6
_ENOUGH = 1.2
# Of a subject carried over the nearest counts, not the longest.
_CARRIED = 4
_MARGIN = 0.93
_CERTAIN = 10.0
_MISFIT = 0.62
_ADDED = 0.4
# A subject of another unit that the words name this much more clearly rules a link out.
_BLOCKING = 1.3
_RESIDUE = 2
_OPENING = 4
_STARTING = 2
# How far into a document a place still stands in its title.
_TITLE = 40
# How much of a document shows whether it speaks of a district at all.
_SAMPLE = 20_000
# A draft about the district names other places now and then, one about another often.
_PASSING = 4

_AVERAGE = re.compile(r"年均|年平均|平均每年|五年平均|annual average|average annual", re.IGNORECASE)
_SHARE = re.compile(
    r"占|比重|份额|分量|里的|中的|比例|税比|率|来自|源于|出自|的[^,。]{0,4}(?:企业|产值|人员|财力)|\bshare\b"
)
_LEVEL = re.compile(r"末|底|现有|共有|一共|总数|总共|达")
# Words that every subject may have beside it: where they stand does not tell the subject.
_WEAK = frozenset(
    "增长 增速 增幅 增加 增 涨 升 提 提高 下降 上升 降 下浮 占 占比 比重 份额 分量 第一 全市 位 排 居 连续 年 家 户 人 人次 个 完成 "
    "新增 新添 累计 发放 投资 投入 项目 企业 资金 支出 预期 目标 标准 达标 月 额 量".split()
)
_LISTED = re.compile(r"[、和及与]{1,2}|以及")
_INTRODUCES = re.compile(r"——|—|[:：](?=[^\d])|[|丨·]")
_DONE_AFTER = re.compile(r"[,，]?(?:现|目前|如今|现在)?(?:均|都)?已[^,。;]{0,8}")
_SEPARATOR = re.compile(r"[、,]|(?<=\w)(?:和|以及|及|与)(?=\w)")
# Words that make a part, or a quotient, of what is named beside them.
_NARROWING = re.compile(
    r"人均|亩均|户均|村均|[一二三四五]期(?!间)|其中|农村居民|城镇居民|城市居民|农民|民间|限上|限额以上|限下|工业投资|产业投资|房地产|一产|三产|第一产业|"
    r"第三产业|非公|民营|外资|外贸|进出口|税收收入(?!增)|非税|日均|月均|单位"
)
# What a clause may hold without having a subject of its own.
_FILLING = (
    "全市 全省 全国 第一 位居 名列 首位 "
    "不低于 不少于 不超过 十五五 十四五 进一步 一共 三项 上下 上升 上年 上涨 "
    "下浮 下降 下限 不断 不过 两者 两项 争取 二者 五年 交出 产业 仅有 今后 "
    "今年 以上 以内 以及 任务 企业 但是 作为 保持 做到 全区 全年 共计 其中 "
    "其余 农户 减少 分别 到位 前年 前者 力争 力度 办了 努力 区里 占到 历史 "
    "压减 去年 双双 取得 受益 变成 另有 只有 合计 同时 同比 后者 回落 因此 "
    "增加 增多 增幅 增速 增长 多达 好于 安排 完成 定为 定在 实现 将近 工程 "
    "左右 带动 带来 平均 年内 年均 年底 年末 底线 当年 得到 快于 总共 总数 "
    "总计 总量 总额 情况 惠及 慢于 成为 成绩 我区 截止 截至 所以 扩大 报告 "
    "拿到 持续 指标 提到 提升 提高 改为 数字 数据 数量 新高 方面 时期 明年 "
    "显示 有余 期间 来看 来自 此外 每年 比例 比重 水平 涉及 涨幅 用于 用在 "
    "目前 目标 确保 稳定 突破 第一 答卷 累计 约为 约有 继续 缩小 缩短 群众 "
    "花了 落地 覆盖 规模 计划 设定 资金 超过 还有 速度 那么 金额 降低 降幅 "
    "面积 项目 预期 预计 首次 高达 上 下 与 且 个 为 之 也 了 于 人 仅 今 "
    "从 以 会 位 低 使 值 做 其 内 再 减 出 列 则 创 到 前 升 去 又 及 "
    "只 可 各 同 名 后 向 和 在 均 增 处 多 大 家 对 将 小 少 就 居 幅 "
    "干 年 并 底 度 座 开 得 总 户 所 才 把 拟 排 数 新 日 是 最 月 有 "
    "期 末 条 来 此 比 涨 率 由 的 看 着 稳 第 约 给 老 而 能 至 被 要 "
    "让 该 说 起 超 跌 跑 较 达 过 近 还 这 逾 那 都 量 降 项 额 高 "
).split()
_FILLER = re.compile(
    "|".join(sorted(_FILLING, key=len, reverse=True))
    + r"|达到?|渌口区?|占比?|已经?|[^\u4e00-\u9fffA-Za-z]|year on year|[a-z]{1,3} |reached|rose|grew|fell|average|about|around",
    re.IGNORECASE,
)


class Linker:
    """What the links of one document share: vocabulary, places, and what was said before."""

    def __init__(self, vocabulary: Vocabulary, places: Places, as_of: int) -> None:
        self.vocabulary = vocabulary
        self.places = places
        self.as_of = as_of
        self.memory = Memory()
        self._relations: Sequence[Relation] | None = None

    def relations(self) -> Sequence[Relation]:
        """What follows from the catalogue's own figures, computed when first asked for."""
        if self._relations is None:
            from lukou_cli.query.consistency import consistency

            self._relations = consistency(self.vocabulary.catalogue)
        return self._relations

    def open(self, opening: str, whole: str) -> None:
        """Learn from a document's first words, and from what it names, whose document it is."""
        if self.places.names_own(opening[:_TITLE]):
            return
        if any(place.named for place in self.places.find(opening[:_TITLE])) or (
            not self.places.names_own(whole) and self.places.title(opening)
        ):
            self.memory.about_other = True
        elif not self.places.names_own(whole):
            found = [place for place in self.places.find(whole[:_SAMPLE]) if not place.town]
            others = sum(not place.own for place in found)
            self.memory.about_other = others > _PASSING and others > (len(found) - others) * 4

    def remember(self, passage: Passage, found: Sequence[When] | None = None) -> None:
        """Keep what a passage says for those after it."""
        memory, block = self.memory, passage.block
        if found is None:
            found = when.times(passage.text, self.as_of)
        periods = [
            item for item in found if item.span in (Span.PERIOD, Span.PART) and not item.compared
        ]
        whole = [item for item in found if item.span is Span.WHOLE_YEAR]
        if block.kind is Kind.HEADING and whole and not periods:
            ahead = when.is_target(passage.text, "")
            year = Period.of_year(self.as_of if ahead else self.as_of - 1)
            periods = [msgspec.structs.replace(whole[0], span=Span.PERIOD, period=year)]
        if block.kind is Kind.HEADING:
            memory.headings = [h for h in memory.headings if h[0] < block.level]
            memory.headings.append((block.level, passage.text))
            if periods:
                memory.main_when = periods[-1]
            memory.last_sentence = ""
        elif block.kind is Kind.PROSE:
            first = passage.full_sentence(0)[1]
            opening = [
                item for item in periods if item.start < first and _opens_sentence(passage, item)
            ]
            if opening:
                memory.main_when = opening[0]
            elif periods and memory.main_when is None:
                memory.main_when = periods[0]
            sentence = passage.sentence(max(0, len(passage.text) - 2))
            memory.last_sentence = passage.text[sentence[0] : sentence[1]]


class Scene:
    """The words, times and places around the figures of one passage."""

    def __init__(self, linker: Linker, passage: Passage, figures: Sequence[Figure]) -> None:
        self.misfit: Indicator | None = None
        self._words_of, self._words = -1, ""
        self._limits: dict[int, tuple[int, int, int, int]] = {}
        self.linker = linker
        self.passage = passage
        self.figures = figures
        self.text = passage.text
        vocabulary = linker.vocabulary
        self.mentions = vocabulary.mentions(self.text)
        self.times = when.times(self.text, linker.as_of)
        self.opening = [
            item
            for item in self.times
            if item.span in (Span.PERIOD, Span.PART)
            and not item.compared
            and _opens_sentence(passage, item)
        ]
        starts = [figure.start for figure in figures if figure.from_level]
        self.passing = [
            item
            for item in self.times
            if item.span is Span.PERIOD
            and not item.compared
            and not any(0 <= start - item.end <= _STARTING for start in starts)
        ]
        names = [(m.start, m.end) for m in self.mentions if m.term in vocabulary.names]
        self.places = linker.places.find(self.text, names)
        memory = linker.memory
        above = " ".join(text for _, text in memory.headings)
        self.above = [mention.term for mention in vocabulary.mentions(above)]
        self.before = [mention.term for mention in vocabulary.mentions(memory.last_sentence)]

    def link(self, index: int, earlier: Sequence[Link]) -> Link:
        figure = self.figures[index]
        told = self._period(index)
        role = self._role(index, told.period, now=told.now)
        ranked = self._ranked(index)
        own = self._own_list(index, earlier)
        if own is not None:
            ranked = own + [item for item in ranked if item[1] is not own[0][1]]
        if (same := self._same_subject_again(index, ranked, earlier)) is not None:
            ranked = [same, *(item for item in ranked if item[1] is not same[1])]
        base = Link(
            period=told.period,
            stated=told.stated,
            role=role,
            now=told.now,
            others=told.others,
            done=self._is_done(index),
            aimed=when.is_target(self._sentence_before(figure), ""),
            starts=figure.from_level and not self._names_start(figure),
        )
        candidates = tuple(member for _, member, _ in ranked[:3])
        if not ranked:
            foreign = self._elsewhere(index, self.misfit)
            if self.misfit is not None and not foreign and not told.part:
                return msgspec.structs.replace(
                    base, indicator=self.misfit, reason=Reason.NO_INDICATOR, misfit=True
                )
            return msgspec.structs.replace(
                base, reason=Reason.SCOPE if foreign else Reason.NO_INDICATOR
            )
        score, member, reach = ranked[0]
        if told.part:
            return msgspec.structs.replace(base, reason=Reason.NO_FACT, candidates=candidates)
        if self._elsewhere(index, member):
            return msgspec.structs.replace(base, reason=Reason.SCOPE, candidates=candidates)
        rivals = [
            other
            for other_score, other, other_reach in ranked[1:]
            if other_score > score * _MARGIN
            and not _joint(member, other)
            and (other_reach >= _LOCAL or reach < _LOCAL)
        ]
        sure = score >= _ENOUGH and not rivals
        if reach < _LOCAL and sure:
            sure = len(self._residue(index, whole=reach < _FAR)) <= _RESIDUE
        if figure.bare and self.passage.block.kind is not Kind.ROW and reach < _LOCAL:
            sure = False
        sure = sure and not self._narrowed(index, member)
        return msgspec.structs.replace(
            base, indicator=member, sure=sure, local=reach >= _LOCAL, candidates=candidates
        )

    # Where a figure's words stand.

    def limits(self, index: int) -> tuple[int, int, int, int]:
        """The figure's clause, and in it the stretch between its neighbours."""
        found = self._limits.get(index)
        if found is None:
            found = self._limits[index] = self._find_limits(index)
        return found

    def _find_limits(self, index: int) -> tuple[int, int, int, int]:
        figure = self.figures[index]
        clause_start, clause_end = self.passage.clause(figure.start, figure.end)
        begin, end = clause_start, clause_end
        if match := _INTRODUCES.match(self.text, figure.end):
            # 76家——有效高新技术企业: the name follows.
            end = clause_end = self.passage.clause(match.end())[1]
        if index and self.figures[index - 1].end > begin:
            begin = self.figures[index - 1].end
            # 56个项目开工、69个项目竣工: what follows a figure up to the next 、 is its own.
            begin = max(begin, self.text.rfind("、", begin, figure.start) + 1)
            if self.text[figure.start - 1] in "和及与" and figure.start - 1 > begin:
                begin = figure.start
        if index + 1 < len(self.figures) and self.figures[index + 1].start < end:
            end = self.figures[index + 1].start
        return clause_start, clause_end, begin, end

    def _weights(self, index: int) -> dict[str, float]:
        """For each term around a figure the weight of its best occurrence."""
        figure = self.figures[index]
        if self.passage.block.kind is Kind.ROW:
            return self._cell_weights(index)
        clause_start, clause_end, begin, end = self.limits(index)
        sentence_start = self.passage.sentence(figure.start, figure.end)[0]
        segment = self._segment(index)
        weights: dict[str, float] = {}
        earliest = self.passage.full_sentence(sentence_start - 1)[0] if sentence_start else 0
        latest = self.passage.full_sentence(figure.start)[1]
        for mention in _between(self.mentions, earliest, max(latest, clause_end)):
            weight = self._weight(mention, figure, (clause_start, begin, end), sentence_start)
            if segment is not None and sentence_start <= mention.start < figure.start:
                inside = segment[0] <= mention.start and mention.end <= segment[1]
                weight = _BEFORE if inside else _OTHER_SEGMENT
            if weight > weights.get(mention.term, 0):
                weights[mention.term] = weight
        for term in self.before:
            weights.setdefault(term, _EARLIER)
        for term in self.above:
            weights.setdefault(term, _HEADING)
        return weights

    def _weight(
        self,
        mention: Mention,
        figure: Figure,
        limits: tuple[int, int, int],
        sentence_start: int,
    ) -> float:
        clause_start, begin, end = limits
        if mention.start >= begin and mention.end <= figure.start:
            return _BEFORE - min(0.15, (figure.start - mention.end) * 0.008)
        if mention.start >= figure.end:
            if mention.start >= max(end, self.passage.clause(figure.start, figure.end)[1]):
                return _AHEAD
            if mention.end <= end and "、" not in self.text[figure.end : mention.start]:
                return _AFTER - min(0.3, (mention.start - figure.end) * 0.015)
            return _FAR
        if mention.end > figure.start:
            # A word of the figure itself: 第一, 人次.
            inside = figure.core <= mention.start and mention.end <= figure.core_end
            return _OWN_WORDS if inside else 0
        if mention.start >= clause_start:
            return _SAME_CLAUSE
        if mention.start >= sentence_start:
            between = len(self.passage.clauses(mention.end, figure.start)) - 1
            return max(_FAR, _SENTENCE - 0.05 * max(0, between - 1))
        return _EARLIER

    def _cell_weights(self, index: int) -> dict[str, float]:
        """In a table the head of the row and of the column name the subject."""
        block, figure = self.passage.block, self.figures[index]
        own = self.passage.cell(figure.start)
        weights = dict.fromkeys(self.above, _HEADING)
        for mention in self.mentions:
            cell = self.passage.cell(mention.start)
            if cell == own:
                weight = _BEFORE
            elif cell == 0 or (cell is not None and not self._has_figure(cell)):
                weight = _BEFORE if cell == 0 else _AFTER
            else:
                weight = _OTHER_SEGMENT
            weights[mention.term] = max(weight, weights.get(mention.term, 0))
        if own is not None and own < len(block.heads):
            for mention in self.linker.vocabulary.mentions(block.heads[own]):
                weights[mention.term] = max(_AFTER, weights.get(mention.term, 0))
        return weights

    def _has_figure(self, cell: int) -> bool:
        start, end = self.passage.block.cells[cell]
        return any(start <= figure.start < end for figure in self.figures)

    def _group(self, index: int) -> tuple[int, int]:
        """First and last of the figures that stand in one list: 8家、42家."""
        first = last = index
        while first and self._joined(first - 1, first):
            first -= 1
        while last + 1 < len(self.figures) and self._joined(last, last + 1):
            last += 1
        return first, last

    def _joined(self, left: int, right: int) -> bool:
        return bool(_LISTED.fullmatch(self.text, self.figures[left].end, self.figures[right].start))

    def _segments(self, first: int, count: int) -> list[tuple[int, int]]:
        """The listed subjects before a list of figures, as many as there are figures."""
        start = self.figures[first].start
        sentence = self.passage.sentence(start)[0]
        apart = self.text.rfind("分别", sentence, start)
        lead_end = apart if apart >= 0 else start
        clause = self.passage.clause(max(sentence, lead_end - 1))[0]
        if first and self.figures[first - 1].end > clause:
            clause = self.figures[first - 1].end
        while clause > sentence and not _content(self.text[clause:lead_end]):
            lead_end = clause - 1
            clause = self.passage.clause(max(sentence, lead_end - 1))[0]
        edges = [m.span() for m in _SEPARATOR.finditer(self.text, clause, lead_end)]
        starts = [clause, *(end for _, end in edges)]
        ends = [*(begin for begin, _ in edges), lead_end]
        spans = list(zip(starts, ends, strict=True))[-count:]
        if len(spans) < count:
            return []
        return [(clause, spans[0][1]), *spans[1:]]

    def _segment(self, index: int) -> tuple[int, int] | None:
        first, last = self._group(index)
        if first == last:
            return None
        spans = self._segments(first, last - first + 1)
        return spans[index - first] if spans else None

    def _own_list(
        self, index: int, earlier: Sequence[Link]
    ) -> list[tuple[float, Indicator, float]] | None:
        """甲198亿元，乙7.8万元，年均分别增长6.1%、6.7%: the subjects are those of the figures before."""
        first, last = self._group(index)
        count = last - first + 1
        if count < 2 or first < count or self._segments(first, count):
            return None
        begin = max(self.passage.clause(self.figures[first].start)[0], self.figures[first - 1].end)
        if _content(self.text[begin : self.figures[first].start]):
            return None
        before = earlier[first - count + (index - first)]
        if before.indicator is None:
            return None
        member = self._member(before.indicator, index)
        return None if member is None else [(_CERTAIN, member[0], _BEFORE)]

    def _same_subject_again(
        self,
        index: int,
        ranked: Sequence[tuple[float, Indicator, float]],
        earlier: Sequence[Link],
    ) -> tuple[float, Indicator, float] | None:
        """甲210亿元，同比增长10%: a clause without a subject speaks of the one just spoken of."""
        if not index or self.passage.block.kind is Kind.ROW or (ranked and ranked[0][2] >= _LOCAL):
            return None
        previous = self.figures[index - 1]
        figure = self.figures[index]
        if previous.start < self.passage.sentence(figure.start)[0]:
            return None
        if BREAK in self.text[previous.end : figure.start]:
            return None
        before = earlier[index - 1]
        if before.indicator is None or not before.sure or self._residue(index, whole=False):
            return None
        if _content(self.text[previous.end : figure.start]):
            return None
        member = self._member(before.indicator, index)
        return None if member is None else (_CERTAIN * member[1], member[0], _SENTENCE)

    # Which indicators the words tell.

    def _ranked(self, index: int) -> list[tuple[float, Indicator, float]]:
        """Indicators that suit the figure with their score, the best first."""
        self.misfit = None
        weights = self._weights(index)
        clause = self._clause_words(index)
        best: dict[str, tuple[float, Indicator, float]] = {}
        words: dict[str, Pattern] = {}
        blocked: list[tuple[float, Pattern]] = []
        members: dict[str, tuple[Indicator, float] | None] = {}
        for pattern in self._patterns(weights):
            scored = _score(pattern, weights, clause)
            if scored is None:
                continue
            score, reach = scored
            owner = pattern.indicator
            if owner.id not in members:
                members[owner.id] = self._member(owner, index)
            member = members[owner.id]
            if member is None:
                if reach >= _LOCAL:
                    blocked.append((score, pattern))
                continue
            score *= member[1]
            known = best.get(member[0].id)
            if known is None or (score, reach) > (known[0], known[2]):
                best[member[0].id] = (score, member[0], reach)
                words[member[0].id] = pattern
        # A subject named in the clause goes before one carried over.
        ranked = sorted(
            best.values(),
            key=lambda item: (item[2] < _LOCAL or item[0] < _ENOUGH, -item[0]),
        )
        if blocked:
            score, pattern = max(blocked, key=lambda item: item[0])
            self.misfit = pattern.indicator if score >= _ENOUGH else None
        if ranked:
            limit = ranked[0][0] * (_BLOCKING if ranked[0][2] >= _LOCAL else 1)
            pattern = words[ranked[0][1].id]
            if any(score > limit and not _same_subject(pattern, other) for score, other in blocked):
                return []
        return ranked

    def _patterns(self, weights: Mapping[str, float]) -> Iterable[Pattern]:
        """The patterns whose rarest word stands around the figure, each once."""
        anchors = self.linker.vocabulary.anchors
        found: dict[int, Pattern] = {}
        for term in weights:
            for pattern in anchors.get(term, ()):
                found[id(pattern)] = pattern
        return found.values()

    def _clause_words(self, index: int) -> set[str]:
        """The terms of the figure's own stretch of text, for the excluded words."""
        if self.passage.block.kind is Kind.ROW:
            return {mention.term for mention in self.mentions}
        _, _, begin, end = self.limits(index)
        if segment := self._segment(index):
            begin, end = segment
        return {m.term for m in _between(self.mentions, begin, end) if m.end <= end}

    def _member(self, indicator: Indicator, index: int) -> tuple[Indicator, float] | None:
        """The member of the indicator's family that suits unit and wording, and how well."""
        figure = self.figures[index]
        words = self._measure_words(index)
        found = [
            (fitness * _measure_fit(member, figure, words), member)
            for member in self.linker.vocabulary.family(indicator)
            if (fitness := fit(member, figure))
        ]
        if not found:
            return None
        own = [item for item in found if item[1] is indicator]
        best = max(found, key=lambda item: item[0])
        if own and own[0][0] >= best[0]:
            best = own[0]
        return best[1], best[0]

    def _measure_words(self, index: int) -> str:
        """The words that tell whether a figure is a level, a growth or an average."""
        if index == self._words_of:
            return self._words
        figure = self.figures[index]
        if self.passage.block.kind is Kind.ROW:
            words = self._cell_words(figure)
        else:
            first, _ = self._group(index)
            begin, end = self.limits(first)[2], self.limits(index)[3]
            if not _content(self.text[begin : figure.start]):
                begin = self.passage.sentence(begin)[0]
            words = self.text[begin : min(end, figure.end + 8)]
        self._words_of, self._words = index, words
        return words

    def _cell_words(self, figure: Figure) -> str:
        """A cell's own words with the heads of its row and column."""
        block = self.passage.block
        own = self.passage.cell(figure.start)
        spans = [block.cells[0], *([block.cells[own]] if own else [])]
        words = [self.text[a:b] for a, b in spans]
        if own is not None and own < len(block.heads):
            words.append(block.heads[own])
        return " ".join(words)

    def _residue(self, index: int, *, whole: bool) -> str:
        """What a figure's clause, or its whole sentence up to it, says beyond filling words."""
        figure = self.figures[index]
        _, _, begin, end = self.limits(index)
        if whole:
            begin = self.passage.sentence(figure.start)[0]
        return _content(self.text[begin : figure.start]) + _content(self.text[figure.end : end])

    def _narrowed(self, index: int, indicator: Indicator) -> bool:
        """Whether the words narrow the subject to a part that the indicator does not name."""
        figure = self.figures[index]
        _, _, begin, _ = self.limits(index)
        for match in _NARROWING.finditer(self.text, begin, figure.start):
            words = (word for text in indicator.keywords for word in text.split(" "))
            known = (indicator.name.zh, *indicator.aliases, *words)
            listed = "等" in self.text[match.end() : figure.start]
            if not listed and not any(
                match[0] in text for text in known if not text.startswith("-")
            ):
                return True
        return False

    # When, and whether a target.

    def _period(self, index: int) -> Told:
        """The period that the words nearest to a figure tell."""
        figure = self.figures[index]
        if self.passage.block.kind is Kind.ROW:
            found, stated = self._cell_times(index), True
        else:
            found = self._times_before(index)
            stated = bool(found)
        carried = self._carried(figure)
        if not found and carried:
            found = carried[:1]
        if not found:
            return Told()
        last = found[-1]
        others = tuple(item.period for item in carried if item.period and item.span is Span.PERIOD)
        match last.span:
            case Span.PART:
                return Told(stated=True, part=True)
            case Span.NOW:
                return Told(stated=stated, now=True)
            case Span.PERIOD:
                return Told(last.period, stated=stated, others=() if stated else others)
        as_of = self.linker.as_of
        before = [item.period for item in found[:-1] if item.period and not item.compared]
        known = [*reversed(before), *(item.period for item in carried if item.period)]
        year = next((period for period in known if period.is_year), None)
        if last.span is Span.YEAR_BEFORE:
            first = year.first - 1 if year is not None else as_of - 1
            return Told(Period.of_year(first), stated=stated)
        if year is None or not before:
            if when.is_target(self._sentence_before(figure), ""):
                return Told(Period.of_year(as_of), stated=stated)
        return Told(year or Period.of_year(as_of - 1), stated=stated)

    def _times_before(self, index: int) -> list[When]:
        """The times of a figure's own sentence: before it, else just after it."""
        figure = self.figures[index]
        sentence = self.passage.sentence(figure.start)[0]
        near = [
            item
            for item in _between(self.times, sentence, figure.start)
            if item.end <= figure.start and not self._is_reference(item, index)
        ]
        if near:
            return near
        after = _between(self.times, figure.end, self.limits(index)[1])
        return list(after[:1])

    def _is_reference(self, item: When, index: int) -> bool:
        """Whether a time is one that a figure is set against, or that of a starting level."""
        figure = self.figures[index]
        between = self.text[item.end : figure.start + 1]
        if item.compared and when.changes(between):
            return True
        return any(
            other.from_level and item.end <= other.start <= item.end + _STARTING
            for other in self.figures[max(0, index - 1) : index]
        )

    def _names_start(self, figure: Figure) -> bool:
        """Whether a level left has its own year: 由去年的4.7%提到7%."""
        return any(
            0 <= figure.start - item.end <= _STARTING
            for item in _between(self.times, figure.start - 8, figure.start)
        )

    def _opens_part(self, item: When) -> bool:
        """Whether a time opens its part of a sentence, after a semicolon or a colon."""
        start = self.passage.sentence(item.start)[0]
        start = max(start, self.text.rfind(":", start, item.start) + 1)
        return _is_lead(self.text[start : item.start])

    def _carried(self, figure: Figure) -> list[When]:
        """The times that may go on to a figure from the text before, the likeliest first."""
        memory = self.linker.memory
        start = self.passage.full_sentence(figure.start)[0]
        found = [
            item
            for item in reversed(_between(self.passing, start, figure.start))
            if self._opens_part(item)
        ]
        first = bisect_left(self.opening, figure.start, key=lambda item: item.start)
        found += reversed(self.opening[max(0, first - 2) : first])
        if memory.main_when is not None:
            found.append(memory.main_when)
        last = bisect_left(self.passing, figure.start, key=lambda item: item.start)
        found += reversed(self.passing[max(0, last - 2) : last])
        return found

    def _sentence_before(self, figure: Figure) -> str:
        return self.text[self.passage.full_sentence(figure.start)[0] : figure.start]

    def _opens_clause(self, item: When) -> bool:
        """Whether a time opens its clause, so that it holds for the sentences after it too."""
        start = self.passage.clause(item.start)[0]
        return _is_lead(self.text[start : item.start])

    def _cell_times(self, index: int) -> list[When]:
        block = self.passage.block
        cell = self.passage.cell(self.figures[index].start)
        places = []
        if block.cells:
            first = block.cells[0]
            places.append(self.text[first[0] : first[1]])
        if cell is not None and cell < len(block.heads):
            places.append(block.heads[cell])
        if cell is not None:
            a, b = block.cells[cell]
            places.append(self.text[a:b])
        return [item for place in places for item in when.times(place, self.linker.as_of)]

    def _role(self, index: int, period: Period | None, *, now: bool) -> Role | None:
        figure = self.figures[index]
        as_of = self.linker.as_of
        if self.passage.block.kind is Kind.ROW:
            cell = self.passage.cell(figure.start)
            heads = self.passage.block.heads
            head = heads[cell] if cell is not None and cell < len(heads) else ""
            a, b = self.passage.block.cells[0]
            words = head + " " + self.text[a:b]
            return when.role(period, words, words, "", as_of)
        clause_start, clause_end, begin, _ = self.limits(index)
        if now:
            return Role.ACTUAL
        sentence = self.passage.sentence(figure.start)[0]
        return when.role(
            period,
            self.text[max(begin, clause_start) : figure.start],
            self.text[sentence : figure.start],
            self.text[figure.end : clause_end] + self._done_after(clause_end),
            as_of,
        )

    def _is_done(self, index: int) -> bool:
        """Whether words around a figure tell of something reached."""
        clause_start, clause_end, begin, _ = self.limits(index)
        figure = self.figures[index]
        first, _ = self._group(index)
        begin = min(begin, self.limits(first)[2])
        lead = self.text[max(begin, clause_start) : figure.start]
        tail = self.text[figure.end : clause_end] + self._done_after(clause_end)
        return when.is_done(lead) or when.is_done(tail)

    def _done_after(self, clause_end: int) -> str:
        """The clause after a figure's where it tells that the thing is done: 60座，现已完成."""
        match = _DONE_AFTER.match(self.text, clause_end)
        return match[0] if match else ""

    # Whose figure.

    def _elsewhere(self, index: int, indicator: Indicator | None) -> bool:
        """Whether the figure belongs to another place than the district."""
        figure = self.figures[index]
        place = self._place(figure)
        if place is None:
            return self.linker.memory.about_other
        if place.own:
            generic = not self.linker.places.names_own(self.text[place.start : place.end])
            return generic and self.linker.memory.about_other
        words = self.text[place.start : place.end]
        if indicator is None:
            return True
        return not any(
            words in name for name in (indicator.scope.zh, indicator.name.zh, *indicator.aliases)
        )

    def _place(self, figure: Figure) -> Place | None:
        """The place that governs a figure: the last in its clause, else a topic before it."""
        clause_start, _ = self.passage.clause(figure.start)
        sentence = self.passage.sentence(figure.start)[0]
        for place in reversed(list(_between(self.places, sentence, figure.start))):
            if place.start >= clause_start or place.own or self._is_topic(place):
                return place
        return None

    def _is_topic(self, place: Place) -> bool:
        """Whether a place opens its clause, so that it governs the clauses after it."""
        start = self.passage.clause(place.start)[0]
        lead = _FILLER.sub("", self.text[start : place.start])
        before = self.text[max(0, place.start - 1) : place.start]
        return len(lead) < _RESIDUE and before not in ("于", "与", "比", "较", "(")


def _score(
    pattern: Pattern, weights: dict[str, float], clause: set[str]
) -> tuple[float, float] | None:
    """How strongly the words tell the pattern, and the weight of the nearest of them.

    None where a word is missing or excluded.
    """
    if any(word in clause for word in pattern.excluded):
        return None
    score, reach, least = 0.0, 0.0, 1.0
    needed = _EARLIER if pattern.name else _FAR
    for group in pattern.terms:
        best, weight = _best(group, weights)
        if weight < needed:
            return None
        score += best if weight >= _LOCAL else min(best, _CARRIED * weight)
        if len(pattern.terms) == 1 or not _WEAK.issuperset(group):
            reach = max(reach, weight)
        least = min(least, weight)
    for group in pattern.context:
        best, weight = _best(group, weights)
        if not best:
            return None
        score += best * 0.5
        if weight < _FAR:
            reach = min(reach, _FAR)  # words of another sentence carry over only so far
    near = (0.5 + 0.5 * reach) * (0.6 + 0.4 * least)
    return score * near * (1.1 if pattern.name else 1.0), reach


def _best(group: tuple[str, ...], weights: Mapping[str, float]) -> tuple[float, float]:
    """The alternative that tells most: its weight times its length, and its weight."""
    best = weight = 0.0
    for term in group:
        there = weights.get(term, 0.0)
        if there * len(term) > best:
            best, weight = there * len(term), there
    return best, weight


def _joint(one: Indicator, other: Indicator) -> bool:
    """Whether two indicators share a numeral of the report: 均达到100%."""
    places = {(fact.source.line, fact.source.phrase) for fact in one.facts if fact.joint}
    return any((fact.source.line, fact.source.phrase) in places for fact in other.facts)


def _same_subject(best: Pattern, other: Pattern) -> bool:
    """Whether two patterns speak of one subject: 减免罚款 of firms and of money.

    An indicator without numbers whose name goes on (研发投入强度) is a subject of its own.
    """
    mine = [word for group in (*best.terms, *best.context) for word in group]
    theirs = [word for group in (*other.terms, *other.context) for word in group]
    in_words = all(fact.quantity is None for fact in other.indicator.facts)
    if in_words and any(one != two and one in two for one in mine for two in theirs):
        return False
    return any(one in two or two in one for one in mine for two in theirs)


def _measure_fit(indicator: Indicator, figure: Figure, words: str) -> float:
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


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


Item = TypeVar("Item", bound=_Placed)


def _between(items: Sequence[Item], begin: int, end: int) -> Sequence[Item]:
    """The items that start in [begin, end); items are sorted by their starts."""
    first = bisect_left(items, begin, key=lambda item: item.start)
    return items[first : bisect_left(items, end, key=lambda item: item.start)]


def _content(text: str) -> str:
    return _FILLER.sub("", text)


def _opens_sentence(passage: Passage, item: When) -> bool:
    """Whether a time opens its sentence, so that it holds for the paragraphs after it too."""
    start = passage.full_sentence(item.start)[0]
    return _is_lead(passage.text[start : item.start])


def _is_lead(text: str) -> bool:
    """Whether words before a time only lead up to it."""
    return len(_content(text)) <= _OPENING and not any(char.isdigit() for char in text)


def first_words(passages: Iterable[str], limit: int = 200) -> str:
    """The opening of a document, up to a number of characters."""
    opening = ""
    for text in passages:
        opening += text + "\n"
        if len(opening) >= limit:
            break
    return opening[:limit]

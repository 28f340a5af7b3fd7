"""What a figure is about, in the report's own words, and how it is measured.

The words before a figure (完成全社会固定资产投资) are freed from those of time, place and
predicate; where none are left, those behind it (56个项目开工), else the subject of the figure
before goes on (达到5.53万亿元、增长4.8%).
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.extract.lists import begun_with, each_of, group_of, named_in_list, told_of_each
from lukou_cli.extract.predicates import bare, names_subject, spoken_of
from lukou_cli.model.unit import PERCENT, PERCENTAGE_POINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.reading.figures import Figure
    from lukou_cli.reading.passage import Passage
    from lukou_cli.reading.segments import Segments


class Measured(Enum):
    """How a figure measures its subject."""

    LEVEL = "level"
    GROWTH = "growth"
    AVERAGE = "average"
    RANK = "rank"
    CHANGE = "change"


class Subject(msgspec.Struct, frozen=True):
    """The words of a subject.

    ``shared`` are the subjects of a figure that several have (均增长20%), each by itself.
    ``own`` are the words without what a list began with (新增甲14家、乙137家), where that adds any.
    ``unsure`` marks a subject that the words do not tell apart from another one.
    """

    words: str
    kind: Measured
    shared: tuple[str, ...] = ()
    own: str = ""
    unsure: bool = False


_AVERAGE = re.compile("年均|年平均|平均每年|每年平均")
_RATE = re.compile("增速|增幅|涨幅|降幅|增长率|增长速度|增长$|下降$")
_BEHIND = re.compile(r"(?:多|余|的|、|,)*(?P<noun>[\u4e00-\u9fffA-Za-z0-9·]{1,20})")
_NOUN_ENDS = re.compile(
    "实现|完成|达到|达|获|被|入选|纳入|在(?!校|建)|已|均|全部|顺利|投入|同比|比上年|增长|下降|高于|低于"
    "|居|排|占|左右|以上|为(?!民)|是|并|(?<=..)[和与及]|(?<=..)等|的$|用于|源于"
)
# 占全市84%, 高于全国0.3个百分点: said of the subject before.
_OF_IT = re.compile("占|高于|低于|快于|慢于|高出|比|较|其中")
_TWO = 2


def subjects(
    passage: Passage, figures: Sequence[Figure], parts: Sequence[Segments]
) -> list[Subject]:
    """What each figure of a passage is about."""
    found: list[Subject] = []
    for _ in figures:
        found.append(_Told(passage, figures, parts, found).subject())
    return found


class _Told:
    """What is told of a figure, the one behind those whose subjects are known."""

    def __init__(
        self,
        passage: Passage,
        figures: Sequence[Figure],
        parts: Sequence[Segments],
        before: Sequence[Subject],
    ) -> None:
        self.passage, self.figures, self.before = passage, figures, before
        self.index = len(before)
        self.figure, self.here = figures[self.index], parts[self.index]
        self.sentence = passage.sentence(self.figure.start)[0]
        self.group = group_of(passage.text, figures, self.here.group)
        self.named = named_in_list(passage.text, figures, parts, self.group, self.index)
        self.lead = self.named or passage.text[self.here.lead.start : self.figure.start]

    def subject(self) -> Subject:
        kind, words = self._kind(), bare(self.lead)
        if _OF_IT.match(words) and (known := self._carried()):
            return Subject(known + words, kind)
        if names_subject(words):
            return self._named(words, kind)
        counted = kind is Measured.LEVEL and not self.figure.to_level
        if counted and (noun := self._noun()):
            return Subject(words + noun, kind)
        if told_of_each(self.lead) and (several := self._both()):
            return Subject("、".join(several), kind, several)
        known = self._carried() or self._spoken_of() or words + self._noun()
        return Subject(known, kind)

    def _named(self, words: str, kind: Measured) -> Subject:
        unsure = bool(self.group) and not self.named
        agent, verb = begun_with(self.passage, self.here)
        if agent or (verb and not words.startswith(verb)):
            own = "" if agent else words
            return Subject(agent + verb + words, kind, own=own, unsure=unsure)
        shared = each_of(words) if told_of_each(self.lead) else ()
        return Subject(words, kind, shared, unsure=unsure)

    def _kind(self) -> Measured:
        figure = self.figure
        unit = figure.quantity.unit
        if figure.rank:
            return Measured.RANK
        if unit == PERCENTAGE_POINT:
            return Measured.CHANGE
        grows = bool(figure.direction) and not figure.to_level and not figure.from_level
        if unit == PERCENT and (grows or _RATE.search(self.lead)):
            clause = self.passage.text[self.here.clause.start : figure.start]
            return Measured.AVERAGE if _AVERAGE.search(clause) else Measured.GROWTH
        return Measured.LEVEL

    def _carried(self) -> str:
        """The subject that goes on: of the figure before, or of its like in the list before."""
        back = max(1, len(self.group))
        if self.index < back or (self.group and self.group[0] < back):
            return ""
        earlier = self.index - back
        return self.before[earlier].words if self.figures[earlier].start >= self.sentence else ""

    def _spoken_of(self) -> str:
        """The subject of a clause without a figure before: 财政收入突破亿元大关，达到11067万元."""
        if self.index and self.figures[self.index - 1].end > self.sentence:
            return ""
        clauses = self.passage.clauses(self.sentence, self.here.clause.start)
        told = (spoken_of(self.passage.text[start:end]) for start, end in reversed(clauses))
        words = next(filter(None, told), "")
        return words if names_subject(words) else ""

    def _both(self) -> tuple[str, ...]:
        """The two subjects before a figure that both have: 游客177万人次，收入14亿元，均增长20%."""
        told = zip(self.figures, self.before, strict=False)
        known = [subject.words for figure, subject in told if figure.start >= self.sentence]
        several = tuple(dict.fromkeys(known))
        return several if len(several) == len(known) == _TWO else ()

    def _noun(self) -> str:
        """What is counted, where it stands behind its number: 新增5家企业."""
        end = self.figure.end
        match = _BEHIND.match(self.passage.text, end, max(self.here.tail.end, end))
        return _NOUN_ENDS.split(match["noun"], maxsplit=1)[0] if match else ""

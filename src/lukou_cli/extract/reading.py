"""The figures of a report as the check's stages read them, with period, role and subject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.extract import outline
from lukou_cli.extract.lists import LISTED
from lukou_cli.extract.paragraphs import paragraphs
from lukou_cli.extract.subject import Measured, Subject, subjects
from lukou_cli.extract.times import time_of, times_in
from lukou_cli.load.spec import Doubt
from lukou_cli.model.indicator import Role
from lukou_cli.model.period import Period
from lukou_cli.model.quantity import Bound
from lukou_cli.reading.context.cues import Cues
from lukou_cli.reading.context.place import Gazetteer, Whose
from lukou_cli.reading.context.told import Level, Where
from lukou_cli.reading.context.where import where_told
from lukou_cli.reading.figures import Figure, scan
from lukou_cli.reading.passage import Passage
from lukou_cli.reading.segments import segments
from lukou_cli.reading.structure import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lukou_cli.extract.outline import Part
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.reading.context.time import Moment

# Where a plan is looked back on, a level that was reached is that of its last year.
_REACHED = re.compile(r"(?:突破|迈上|跨上|超过|达|有|连续)[^,。;\d]{0,3}$")
_SUM = re.compile("累计|五年共|新增|净增|增量|总投资|[建完形]成了?$")
_RECKONED = re.compile("同口径|可比口径|不变价")
_LESS = re.compile("剔除|扣除|不含|不包括")
# 迈上5万亿台阶 is more than that.
_STEP = re.compile("[大新]?(?:台阶|关口|大关)")
_AMBITION = re.compile("力争|努力(?:实现|完成|达)|争取(?:实现|完成|达)")
_NOTES = re.compile("(?:附件?[:：]?)?(?:有关)?(?:名词|用语|术语)?(?:解释|注释|说明)")
_LONGEST_NAME = 14
# Said of a part of the place, and of what is told behind it.
_SCOPE = re.compile("县域|园区|开发区|高新区|经开区|工业区|[省市县区州]属|国有企业|民营企业|央企")
_NO_PLACE = re.compile("国内外")
_DIVISION = re.compile("[国省市县区州旗镇乡村]$")
_EACH = re.compile(r"每年(?!平均)")


class ReadFigure(msgspec.Struct, frozen=True):
    """A figure of a passage of the report.

    ``start`` and ``end`` are the code points of its number with its unit, ``first`` and ``last``
    those with its qualifiers. ``doubts`` are codes: what of period, role and place is not sure.
    """

    passage: Passage
    figure: Figure
    subject: Subject
    period: Period
    role: Role
    start: int
    end: int
    first: int
    last: int
    each_year: bool = False
    ambition: bool = False
    doubts: tuple[Doubt, ...] = ()


def readings(text: str, catalogue: Catalogue, date: Period) -> Iterator[ReadFigure]:
    """Every figure of a report of this date; the catalogue's one report tells the place."""
    gazetteer = Gazetteer(catalogue)
    part = outline.beginning(date)
    for block in paragraphs(text):
        passage = Passage(block)
        if block.kind is not BlockKind.ROW and _NOTES.fullmatch(passage.text):
            return  # what is explained at the end is nobody's figure
        part = outline.part_after(part, passage, date)
        figures = [figure for figure in scan(passage) if not _is_name(passage, figure)]
        if not figures:
            continue
        no_places = [match.span() for match in _NO_PLACE.finditer(passage.text)]
        cues = Cues(passage, figures, date, gazetteer, no_places)
        parts = segments(passage, figures)
        times = times_in(passage, date)
        for index, subject in enumerate(subjects(passage, figures, parts)):
            yield _reading(cues, index, subject, times, part, date)


def _is_name(passage: Passage, figure: Figure) -> bool:
    """Whether a figure is part of a name in quotation marks: “人才45条”."""
    quoted = passage.in_quotes(figure.core, figure.core_end)
    return (
        quoted is not None and quoted[1] - quoted[0] <= _LONGEST_NAME and (quoted[0] < figure.start)
    )


def _reading(  # noqa: PLR0913  what is read around a figure
    cues: Cues, index: int, subject: Subject, times: Sequence[Moment], part: Part, date: Period
) -> ReadFigure:
    passage, figure = cues.passage, cues.figures[index]
    doubts: list[Doubt] = []
    time = time_of(passage, figure, subject.kind, times, part, date)
    if not time.part.sure:
        doubts.append("period")
    if time.of_a_part:
        doubts.append("part_of_year")
    sentence = passage.text[passage.sentence(figure.start)[0] : figure.start]
    if _is_elsewhere(cues, index) or _SCOPE.search(sentence):
        doubts.append("place")
    clause = passage.text[passage.clause(figure.start)[0] : figure.start]
    if _RECKONED.search(clause) or _LESS.search(sentence):
        doubts.append("basis")
    if _STEP.match(passage.text, figure.end) or _shares_bound(passage, cues.figures, index):
        doubts.append("bound")
    period, role = time.part.period, time.part.role
    if period.is_plan and subject.kind is Measured.GROWTH:
        doubts.append("level_or_total")  # 五年增长33.6% is no growth on the year before
    if figure.quantity.unit.text == "年" and role is Role.TARGET and "连续" in clause:
        period, role = Period.of_year(date.first - 1), Role.ACTUAL  # 连续16年: up to now
    each_year = period.is_plan and _EACH.search(clause) is not None
    if role is Role.ACTUAL and period.is_plan and not each_year:
        reached = _is_level(passage, cues.figures, index, subject)
        if reached is not False:
            period = Period.of_year(period.last)
        if reached is None:
            doubts.append("level_or_total")
    block = passage.block
    start, end = block.span(figure.core, figure.core_end)
    first, last = block.span(figure.start, figure.end)
    return ReadFigure(
        passage, figure, subject, period, role, start, end, first, last,
        each_year=each_year,
        ambition=role is Role.TARGET and _AMBITION.search(clause) is not None,
        doubts=tuple(doubts),
    )  # fmt: skip


def _is_level(
    passage: Passage, figures: Sequence[Figure], index: int, subject: Subject
) -> bool | None:
    """Whether a figure in a look back on a plan is a level reached at its end; None if unclear."""
    figure = figures[index]
    if subject.kind is not Measured.LEVEL:
        return subject.kind is Measured.RANK
    # 分别达到8家、42家: what is said before the first of a list holds for all.
    first = index
    while first and LISTED.fullmatch(passage.text, figures[first - 1].end, figures[first].start):
        first -= 1
    clause = passage.text[passage.clause(figures[first].start)[0] : figures[first].core]
    if _SUM.search(clause):
        return False
    if figures[first].to_level or _REACHED.search(clause):
        return True
    return None if figure.quantity.unit.is_percent or not figure.quantity.unit.text else False


def _shares_bound(passage: Passage, figures: Sequence[Figure], index: int) -> bool:
    """Whether what is said behind the last of a list may hold for this one: 5%、6.5%左右."""
    here, after = figures[index], figures[index + 1 : index + 2]
    if not after or here.quantity.bound is not Bound.EQ or after[0].end == after[0].core_end:
        return False
    return LISTED.fullmatch(passage.text, here.end, after[0].start) is not None


def _is_elsewhere(cues: Cues, index: int) -> bool:
    """Whether the figure is another place's: named in its clause, or what its sentence is about."""
    figure, passage = cues.figures[index], cues.passage
    # Places told in the paragraphs before say nothing here: a report is about its own.
    where = where_told(cues, index, Where(), own=True)
    if where.whose is Whose.OWN or where.level is Level.CLAUSE:
        return where.whose is not Whose.OWN
    sentence = passage.full_sentence(figure.start)[0]
    # 发挥飞地（长沙）作用, 北京华联入驻 speak of no place, 东兴市全力推进… does.
    about = [
        place.whose
        for place in cues.places
        if sentence <= place.start < figure.start
        and place.start == passage.clause(place.start)[0]
        and passage.text[max(0, place.start - 1) : place.start] != "("
        and _DIVISION.search(passage.text, place.start, place.end)
    ]
    return bool(about) and about[-1] is not Whose.OWN

"""The time of a figure: what its own sentence says, else what its part of the report is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.extract import outline
from lukou_cli.extract.outline import Part
from lukou_cli.extract.subject import Measured
from lukou_cli.model.period import Period
from lukou_cli.reading.context.time import Span, moments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.reading.context.time import Moment
    from lukou_cli.reading.figures import Figure
    from lukou_cli.reading.passage import Passage

# 跃升到2015年的161.1亿元: a time of the figure right behind it alone. Otherwise, as in
# 是2005年的3.2倍, it is only what is compared with.
_OF_ONE = re.compile(r"年?[底末]?的?\d")
_ARRIVING = re.compile("[到至为达]$")
_COMPARING = re.compile("(?:[由从自是比较与]|相当于)$")
_NAMED = re.compile(r"\d{4}|[〇零一二三四五六七八九]{4}|今年|去年|前年|明年")
_NEAR = 4


class Time(msgspec.Struct, frozen=True):
    """Period and role, whether they are sure, and whether only part of a year is meant."""

    part: Part
    of_a_part: bool = False


def times_in(passage: Passage, date: Period) -> list[Moment]:
    """The times that a passage speaks of, without those that it only compares with."""
    text = passage.text
    return [
        moment
        for moment in moments(text, date)
        if moment.span in (Span.PERIOD, Span.PART, Span.YEAR_BEFORE)
        and not moment.compared
        and (
            not _OF_ONE.match(text, moment.end)
            or _ARRIVING.search(text, max(0, moment.start - _NEAR), moment.start)
        )
        and not _COMPARING.search(text, max(0, moment.start - _NEAR), moment.start)
    ]


def time_of(  # noqa: PLR0913  what is read around a figure
    passage: Passage,
    figure: Figure,
    kind: Measured,
    times: Sequence[Moment],
    part: Part,
    date: Period,
) -> Time:
    """The time of a figure, told by the last of the times before it in its sentence."""
    start = passage.full_sentence(figure.start)[0]
    for moment in reversed(times):
        if not start <= moment.start or moment.end > figure.start:
            continue
        if _OF_ONE.match(passage.text, moment.end) and figure.start - moment.end > _NEAR:
            continue
        period = _period(passage, moment, part, date)
        if kind is Measured.AVERAGE and period.is_year and part.period.is_plan:
            continue  # 年均 is of several years
        near = outline.of(period, date)
        # Words of another time than the part's are worth a look where they stand further off.
        clause = passage.clause(figure.start)[0]
        opens = moment.start < passage.clause(start)[1]
        sure = moment.start >= clause or opens or near.period == part.period
        return Time(msgspec.structs.replace(near, sure=sure), moment.span is Span.PART)
    return Time(part)


def _period(passage: Passage, moment: Moment, part: Part, date: Period) -> Period:
    words = passage.text[moment.start : moment.end]
    if moment.span is Span.YEAR_BEFORE:
        return Period.of_year(part.period.first - 1)
    if moment.span is Span.PART and not _NAMED.search(words):
        return part.period  # 1—11月: of the year that is spoken of
    return outline.meant(moment, words, date)

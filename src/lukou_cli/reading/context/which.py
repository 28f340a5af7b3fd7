"""Result or target, by the nearest word that tells, else by what is over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lukou_cli.model.indicator import Role
from lukou_cli.reading.context.role import role_after, role_words
from lukou_cli.reading.context.time import last_year
from lukou_cli.reading.context.told import Level, When, Which
from lukou_cli.reading.context.when import is_reference

if TYPE_CHECKING:
    from lukou_cli.model.period import Period
    from lukou_cli.reading.context.cues import Cues
    from lukou_cli.reading.context.role import RoleWord
    from lukou_cli.reading.context.time import Moment
    from lukou_cli.reading.figures import Figure


_JOINED = re.compile("(?:情况?)?[与和及、/]")


def which_told(cues: Cues, index: int, when: When, above: Which, results: int) -> Which:
    """The role of a figure whose time is told; ``above`` is what is told before the passage.

    ``results`` is the last year that the reports have results of.
    """
    figure, passage = cues.figures[index], cues.passage
    if cues.is_row:
        return _of_row(cues, figure) or _implied(cues.as_of, when, above)
    after = role_after(cues.text, figure.end)
    if after is not None:
        return Which(after.role, Level.CLAUSE, cues.evidence(after))
    times = cues.moments_before(figure.start)
    # What a figure is set against is told by its time: 投资目标比2025年的110亿元以上提高.
    against = max((m.start for m in times if is_reference(cues, m, index)), default=0)
    # 已突破: a word may end in the figure's own qualifier.
    before = [w for w in cues.roles if against <= w.start < figure.start]
    # A time of its own starts a new statement: 年初目标10%, 去年完成10.4%.
    since = max((_since(cues, m) for m in times if not m.compared), default=0)
    last = before[-1] if before else None
    if last is None:
        return _implied(cues.as_of, when, above)
    done = min(last_year(cues.as_of), results)
    if last.role is Role.ACTUAL and _is_later(cues, figure, when, done):
        return _implied(cues.as_of, when, above)
    if last.start >= passage.clause(figure.start, figure.end)[0]:
        return Which(last.role, Level.CLAUSE, cues.evidence(last))
    sentence = passage.sentence(figure.start)[0]
    if (
        not _is_of_its_clause(cues, last)
        and last.start >= max(sentence, since)
        and _carries(last.role, when, done)
    ):
        return Which(last.role, Level.SENTENCE, cues.evidence(last))
    opening = [w for w in before if w.start >= since and w.start < passage.clause(0)[1]]
    if opening and when.level >= Level.PARAGRAPH and _carries(opening[-1].role, when, done):
        return Which(opening[-1].role, Level.PARAGRAPH, cues.evidence(opening[-1]))
    return _implied(cues.as_of, when, above)


def _is_later(cues: Cues, figure: Figure, when: When, done: int) -> bool:
    """Whether a time after a figure is still to come: output reached 75, with 85 seen in 2026."""
    if when.period is None or when.evidence is None or when.level is not Level.CLAUSE:
        return False
    return (
        when.period.first > done
        and when.evidence.start >= cues.passage.block.origin[figure.end - 1]
    )


def _is_of_its_clause(cues: Cues, word: RoleWord) -> bool:
    """Whether 已 tells of something else than figures, which stand in none of its clause: 目标已经定了."""
    if not cues.text.startswith("已", word.start):
        return False
    start, end = cues.passage.clause(word.start)
    return not any(start <= figure.start < end for figure in cues.figures)


def which_below(cues: Cues, level: Level) -> Which | None:
    """The role that a heading tells for the text below it."""
    if not cues.roles:
        return None
    return Which(cues.roles[-1].role, level, cues.evidence(cues.roles[-1]))


def _of_row(cues: Cues, figure: Figure) -> Which | None:
    for text, offset in cues.of_cell(figure):
        told = role_words(text)
        if len(told) > 1 and _JOINED.fullmatch(text, told[-2].end, told[-1].start):
            continue  # 完成与计划: both stand below it
        if told:
            return Which(told[-1].role, Level.CLAUSE, cues.evidence(told[-1], offset))
    return None


def _since(cues: Cues, moment: Moment) -> int:
    """Where the statement of a time begins, with the word right before it: 报告提出，2026年."""
    for gap in (0, 1):
        start = cues.role_starts.get(moment.start - gap)
        if start is not None:
            return start
    return moment.start


def _carries(role: Role, when: When, done: int) -> bool:
    """A target word carries over only where the results of its period are not out."""
    return role is Role.ACTUAL or when.period is None or when.period.last > done


def _implied(as_of: Period, when: When, above: Which) -> Which:
    """What a heading says, or what the period implies: what is over is a result."""
    if when.period is None:
        return above
    role = Role.ACTUAL if when.period.last <= last_year(as_of) else Role.TARGET
    return above if above.role is role else Which(role)

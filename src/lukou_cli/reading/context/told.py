"""What is told of a figure beside its subject: period, role and place, each with its words.

The nearest words win: those of the figure's clause over its sentence, over the paragraph,
over the heading. How near they stand is kept (`Level`), since only words that state a
period or role near a figure can speak against it.
"""

from __future__ import annotations

from enum import IntEnum

import msgspec

from lukou_cli.model.indicator import Role
from lukou_cli.model.period import Period
from lukou_cli.reading.context.place import Whose


class Level(IntEnum):
    """How near the words stand that tell something of a figure."""

    CLAUSE = 0
    SENTENCE = 1
    PARAGRAPH = 2
    HEADING = 3
    ABOVE = 4  # an earlier paragraph, or the title
    NOWHERE = 5


class Evidence(msgspec.Struct, frozen=True):
    """The draft's code points [start, end) that told something."""

    start: int
    end: int


class When(msgspec.Struct, frozen=True):
    """The period spoken of; None where none is told, or only 目前 (``now``).

    ``part`` marks a part of a year, of which yearly data say nothing, ``closing`` its end,
    ``single`` a year, whichever it is, and no longer time, ``summed`` what several years came to.
    ``governs`` tells that it opens the figure's sentence and no other time stands between.
    """

    period: Period | None = None
    level: Level = Level.NOWHERE
    now: bool = False
    part: bool = False
    evidence: Evidence | None = None
    closing: bool = False
    single: bool = False
    summed: bool = False
    governs: bool = False

    @property
    def plan(self) -> Period | None:
        """The period where it is a plan's."""
        return self.period if self.period and self.period.is_plan else None


class Which(msgspec.Struct, frozen=True):
    """Result or target; ``level`` NOWHERE where no word tells and the period only implies it."""

    role: Role | None = None
    level: Level = Level.NOWHERE
    evidence: Evidence | None = None


class Where(msgspec.Struct, frozen=True):
    """Whose figure it is.

    ``named`` tells that the place has a name, unlike 全市.
    """

    whose: Whose = Whose.OWN
    level: Level = Level.NOWHERE
    evidence: Evidence | None = None
    named: bool = False


class Told(msgspec.Struct, frozen=True):
    when: When
    which: Which
    where: Where

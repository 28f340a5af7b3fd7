"""A figure with all that was read around it, before any judgement."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from lukou_cli.check.link.features import Said
from lukou_cli.check.link.linker import Link
from lukou_cli.model.indicator import Fact
from lukou_cli.model.period import Period
from lukou_cli.reading.context.told import Told
from lukou_cli.reading.figures import Figure
from lukou_cli.reading.passage import Passage
from lukou_cli.reading.segments import Segments
from lukou_cli.reading.tokens import Tokens


class Witness(msgspec.Struct, frozen=True, gc=False):
    """How a figure's number stands to the facts of a choice, and to which of them.

    ``kind`` is one of those in witness.py, ``differs``, or empty where no fact is expected to agree.
    """

    kind: str
    facts: tuple[Fact, ...] = ()

    @property
    def is_right(self) -> bool:
        """Whether it follows from what is told of the time and role spoken of."""
        return self.kind.startswith(("equal", "follows"))

    @property
    def agrees(self) -> bool:
        return self.kind not in ("differs", "")


class Company(msgspec.Struct, frozen=True, gc=False):
    """How many figures around one agree with the data, and how many do not.

    Around it are those of its sentence, of its passage, and of the passages before; ``alike`` are
    those of the whole draft that the same words of a place or a part of a year stand over. ``near``
    are the facts that the figures nearest to it agree with, ``right`` tells how often the draft
    tells each fact rightly.
    """

    sentence: tuple[int, int] = (0, 0)
    passage: tuple[int, int] = (0, 0)
    before: tuple[int, int] = (0, 0)
    alike: tuple[int, int] = (0, 0)
    near: tuple[Fact, ...] = ()
    right: Mapping[Fact, int] = {}


class Read(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A figure of a passage of a draft's ``text`` of a day, what is told of it, and what it may be about.

    ``tokens`` are those of the whole passage, ``parts`` its spans around the figure, ``last`` where
    the figure before begins in the draft. ``meant`` is how likely the time and role that are told
    are meant for it, ``times`` how likely each is by what was learned, ``held`` how its number
    stands to what it is linked to. ``worded`` is how likely words alone make the indicator that it is linked to in the end.
    """

    text: str
    as_of: Period
    passage: Passage
    figure: Figure
    told: Told
    link: Link
    said: Said
    tokens: Tokens
    parts: Segments
    last: int = -1
    company: Company = Company()
    meant: float = 1.0
    times: Mapping[str, float] = {}
    held: Witness | None = None
    worded: float = 0.0

    @property
    def agreeing(self) -> bool | None:
        """Whether it agrees with a fact of what it is linked to; None without a link."""
        return None if self.held is None else self.held.agrees

    @property
    def agreed(self) -> tuple[Fact, ...]:
        """The facts that it agrees with."""
        return self.held.facts if self.held and self.held.agrees else ()

    @property
    def rightly(self) -> tuple[Fact, ...]:
        """The facts that it tells rightly: of the time and role spoken of."""
        return self.held.facts if self.held and self.held.is_right else ()

    @property
    def sentence(self) -> int:
        """Where the figure's full sentence begins in its passage."""
        return self.passage.full_sentence(self.figure.start)[0]

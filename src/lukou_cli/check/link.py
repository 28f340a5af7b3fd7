"""What a figure of a draft speaks of: indicator, period, role, and how sure that is.

The words around the figure decide, the nearest and longest first; the figure's own value
never does. Where a link is not sure, a figure may still be confirmed, but is never called
wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.filler import content
from lukou_cli.check.finding import Reason
from lukou_cli.check.order import between
from lukou_cli.check.score import FAR, joint
from lukou_cli.check.subject import ENOUGH, Ranked, Subjects
from lukou_cli.check.surroundings import Surroundings
from lukou_cli.check.timing import Timing
from lukou_cli.model.indicator import Indicator, Measure, Role
from lukou_cli.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.check.draft import Draft
    from lukou_cli.check.passage import Passage
    from lukou_cli.check.scan import Figure
    from lukou_cli.check.scope import Place

# Of two subjects told almost as strongly neither is sure.
_MARGIN = 0.93
# How much a clause may say of its own where its subject is carried over.
_RESIDUE = 2


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


class Scene:
    """A passage of a draft with its figures, ready to be linked."""

    def __init__(self, draft: Draft, passage: Passage, figures: Sequence[Figure]) -> None:
        self.draft = draft
        self.passage, self.figures, self.text = passage, figures, passage.text
        self.around = Surroundings(passage, figures, draft.places.blank(passage.text))
        self.subjects = Subjects(draft, self.around)
        self.timing = Timing(draft, self.around)
        self.places = draft.places.find(self.text, self.subjects.names())

    def links(self) -> list[Link]:
        """A link for each figure, in order."""
        found: list[Link] = []
        for index in range(len(self.figures)):
            found.append(self._link(index, found))
        return found

    def _link(self, index: int, earlier: Sequence[Link]) -> Link:
        figure = self.figures[index]
        told = self.timing.period(index)
        base = Link(
            period=told.period,
            stated=told.stated,
            role=self.timing.role(index, told.period, now=told.now),
            now=told.now,
            others=told.others,
            done=self.timing.is_done(index),
            aimed=self.timing.is_aimed(figure),
            starts=figure.from_level and not self.timing.names_start(figure),
        )
        ranked = self._ranked(index, earlier)
        candidates = tuple(item.indicator for item in ranked[:3])
        if not ranked:
            misfit = self.subjects.misfit
            if self._elsewhere(figure, misfit):
                return msgspec.structs.replace(base, reason=Reason.SCOPE)
            if misfit is None or told.part:
                return msgspec.structs.replace(base, reason=Reason.NO_INDICATOR)
            return msgspec.structs.replace(
                base, indicator=misfit, reason=Reason.NO_INDICATOR, misfit=True
            )
        best = ranked[0]
        if told.part and not base.done:
            return msgspec.structs.replace(base, reason=Reason.NO_FACT, candidates=candidates)
        if self._elsewhere(figure, best.indicator):
            return msgspec.structs.replace(base, reason=Reason.SCOPE, candidates=candidates)
        return msgspec.structs.replace(
            base,
            indicator=best.indicator,
            sure=self._is_sure(index, ranked),
            local=best.is_local,
            candidates=candidates,
        )

    def _ranked(self, index: int, earlier: Sequence[Link]) -> list[Ranked]:
        ranked = _first(self.subjects.ranked(index), self.subjects.own_list(index, earlier))
        return _first(ranked, self.subjects.again(index, ranked, earlier))

    def _is_sure(self, index: int, ranked: Sequence[Ranked]) -> bool:
        """Whether one subject is told clearly and no other nearly as clearly."""
        best, figure = ranked[0], self.figures[index]
        if self.text[figure.core] in "+-" and best.indicator.measure is Measure.STOCK:
            return False  # 76家（年内+14家）: a change, and not the level
        if best.score < ENOUGH or self.subjects.narrowed(index, best.indicator):
            return False
        if any(
            other.score > best.score * _MARGIN
            and not joint(best.indicator, other.indicator)
            and (other.is_local or not best.is_local)
            for other in ranked[1:]
        ):
            return False
        if best.is_local:
            return True
        if figure.bare and not self.around.in_table:
            return False
        return len(self.subjects.residue(index, whole=best.reach < FAR)) <= _RESIDUE

    def _elsewhere(self, figure: Figure, indicator: Indicator | None) -> bool:
        """Whether the figure belongs to another place than the district."""
        place = self._place(figure)
        if place is None:
            return self.draft.about_other
        if place.own:
            generic = not self.draft.places.names_own(self.text[place.start : place.end])
            return generic and self.draft.about_other
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
        for place in reversed(list(between(self.places, sentence, figure.start))):
            if place.start >= clause_start or place.own or self._is_topic(place):
                return place
        return None

    def _is_topic(self, place: Place) -> bool:
        """Whether a place opens its clause, so that it governs the clauses after it."""
        start = self.passage.clause(place.start)[0]
        lead = content(self.around.plain[start : place.start])
        before = self.text[max(0, place.start - 1) : place.start]
        return len(lead) < _RESIDUE and before not in (
            "于",
            "与",
            "比",
            "较",
            "(",
        )


def _first(ranked: list[Ranked], better: Ranked | None) -> list[Ranked]:
    """The ranking with a better one put first, where there is one."""
    if better is None:
        return ranked
    return [better, *(item for item in ranked if item.indicator is not better.indicator)]

"""The immutable catalogue: every indicator with its facts, and how to find them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import (
    Bilingual,
    Concept,
    Exemption,
    Fact,
    Indicator,
    Report,
    Role,
    Section,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from lukou_cli.model.period import Period


class Theme(msgspec.Struct, frozen=True):
    id: str
    name: Bilingual


class Catalogue(msgspec.Struct, frozen=True, dict=True):
    """Indicators in file order, grouped by nothing; themes give the order of display.

    ``indicators`` are those that a report gives figures of, one for each place that has some,
    those of one id beside each other; ``definitions`` are the others, which no answer speaks of.
    ``unreviewed`` counts what of the files nobody has looked at yet.
    """

    reports: tuple[Report, ...]
    themes: tuple[Theme, ...]
    sections: tuple[Section, ...]
    indicators: tuple[Indicator, ...]
    exemptions: tuple[Exemption, ...] = ()
    concepts: tuple[Concept, ...] = ()
    definitions: tuple[Indicator, ...] = ()
    unreviewed: int = 0

    @cached_property
    def places(self) -> tuple[Bilingual, ...]:
        """The places that the reports are of, each once."""
        return tuple({report.place.zh: report.place for report in self.reports}.values())

    @cached_property
    def latest_dates(self) -> dict[str, Period]:
        """For each place, by its Chinese name, the date of its latest report."""
        dates = sorted((report.date, report.place.zh) for report in self.reports)
        return {place: date for date, place in dates}

    @cached_property
    def of_id(self) -> dict[str, tuple[Indicator, ...]]:
        """The indicators of each id: one for each place."""
        found: dict[str, list[Indicator]] = {}
        for indicator in (*self.indicators, *self.definitions):
            found.setdefault(indicator.id, []).append(indicator)
        return {id_: tuple(indicators) for id_, indicators in found.items()}

    @cached_property
    def by_id(self) -> dict[str, Indicator]:
        """What each id means; the figures are those of the first place that has any."""
        return {id_: indicators[0] for id_, indicators in self.of_id.items()}

    @cached_property
    def named(self) -> tuple[Indicator, ...]:
        """One indicator for each id that reports give figures of, for what it is called."""
        return tuple({indicator.id: indicator for indicator in reversed(self.indicators)}.values())[
            ::-1
        ]

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], Indicator]:
        return {indicator.key: indicator for indicator in self.indicators}

    def linked(self, indicator: Indicator, id_: str) -> Indicator | None:
        """The indicator of this id that a link of another one leads to: of the same place.

        Where that place has no figures of it, it is the bare definition.
        """
        here = self._by_key.get((indicator.place.zh, id_))
        if here is not None or id_ not in self.by_id:
            return here
        return msgspec.structs.replace(self.by_id[id_], place=Bilingual(), facts=())

    def holding(self) -> Catalogue:
        """What holds: of what several reports say of one thing, what the latest says."""
        if len(self.reports) == 1:
            return self
        indicators = []
        for indicator in self.indicators:
            facts = indicator.holding()
            revised = len(facts) < len(indicator.facts)
            indicators.append(
                msgspec.structs.replace(indicator, facts=facts) if revised else indicator
            )
        return msgspec.structs.replace(self, indicators=tuple(indicators))

    def only(self, chosen: Callable[[Report], bool]) -> Catalogue:
        """What the chosen reports say."""
        reports = {report.id: report for report in self.reports if chosen(report)}
        if len(reports) == len(self.reports):
            return self
        places = {report.place.zh for report in reports.values()}
        kept: list[Indicator] = []
        bare: dict[str, Indicator] = {}
        for indicator in (*self.indicators, *self.definitions):
            # Facts of other places need not even be looked at.
            told = indicator.facts if indicator.place.zh in places else ()
            facts = tuple(fact for fact in told if fact.report in reports)
            left = msgspec.structs.replace(indicator, facts=facts)
            if facts:
                kept.append(left)
            else:
                bare.setdefault(left.id, msgspec.structs.replace(left, place=Bilingual()))
        spoken_of = {indicator.id for indicator in kept}
        return msgspec.structs.replace(
            self,
            reports=tuple(reports.values()),
            sections=tuple(each for each in self.sections if each.report in reports),
            indicators=tuple(kept),
            exemptions=tuple(each for each in self.exemptions if each.report in reports),
            definitions=tuple(each for id_, each in bare.items() if id_ not in spoken_of),
        )

    @cached_property
    def report_by_id(self) -> dict[str, Report]:
        return {report.id: report for report in self.reports}

    @cached_property
    def _sections(self) -> dict[tuple[str, str], Section]:
        return {(section.report, section.id): section for section in self.sections}

    def section_of(self, fact: Fact) -> Section:
        """The section of the report in which the fact is printed."""
        return self._sections[fact.source.report, fact.source.section]

    @cached_property
    def _facts(self) -> dict[tuple[str, str, Period, Role], Fact]:
        found: dict[tuple[str, str, Period, Role], Fact] = {}
        for indicator, fact in self.facts():
            found.setdefault((fact.report, indicator.id, fact.period, fact.role), fact)
        return found

    def fact(self, report: str, indicator: str, period: Period, role: Role) -> Fact | None:
        """What one report says of an indicator for a period and role; the first where twice."""
        return self._facts.get((report, indicator, period, role))

    @cached_property
    def _growths(self) -> dict[tuple[str, str], tuple[Indicator, ...]]:
        found: dict[tuple[str, str], list[Indicator]] = {}
        for indicator in self.indicators:
            if indicator.growth_of:
                found.setdefault((indicator.place.zh, indicator.growth_of), []).append(indicator)
        return {level: tuple(growths) for level, growths in found.items()}

    def growths_of(self, level: Indicator) -> tuple[Indicator, ...]:
        """The indicators that state the growth of a level, in the same place."""
        return self._growths.get(level.key, ())

    def siblings(self, growth: Indicator) -> tuple[Indicator, ...]:
        """The indicators that state growth of the same level in the same place, itself as well."""
        return self._growths.get((growth.place.zh, growth.growth_of), ())

    def facts(self) -> list[tuple[Indicator, Fact]]:
        return [(indicator, fact) for indicator in self.indicators for fact in indicator.facts]

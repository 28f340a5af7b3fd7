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
    from lukou_cli.model.period import Period


class Theme(msgspec.Struct, frozen=True):
    id: str
    name: Bilingual


class Catalogue(msgspec.Struct, frozen=True, dict=True):
    """Indicators in file order, grouped by nothing; themes give the order of display.

    ``indicators`` are those that a report gives figures of; ``definitions`` are the others, which
    no answer speaks of.
    """

    reports: tuple[Report, ...]
    themes: tuple[Theme, ...]
    sections: tuple[Section, ...]
    indicators: tuple[Indicator, ...]
    exemptions: tuple[Exemption, ...] = ()
    concepts: tuple[Concept, ...] = ()
    definitions: tuple[Indicator, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Indicator]:
        """Every indicator that is defined: links may lead to one without figures."""
        return {indicator.id: indicator for indicator in (*self.indicators, *self.definitions)}

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
    def growths(self) -> dict[str, tuple[Indicator, ...]]:
        """For each level's id the indicators that state its growth."""
        found: dict[str, list[Indicator]] = {}
        for indicator in self.indicators:
            if indicator.growth_of:
                found.setdefault(indicator.growth_of, []).append(indicator)
        return {level: tuple(growths) for level, growths in found.items()}

    def facts(self) -> list[tuple[Indicator, Fact]]:
        return [(indicator, fact) for indicator in self.indicators for fact in indicator.facts]

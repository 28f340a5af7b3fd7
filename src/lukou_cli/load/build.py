"""Specs turned into the catalogue, with the checks that a shape cannot express."""

from __future__ import annotations

import difflib
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.load.reader import Reader
from lukou_cli.load.spec import FileSpec
from lukou_cli.model.catalogue import Catalogue, Theme
from lukou_cli.model.indicator import (
    Bilingual,
    Concept,
    Counterpart,
    Exemption,
    Fact,
    Indicator,
    Report,
    Role,
    Section,
    Source,
)
from lukou_cli.model.period import Period, PeriodError, parse_period
from lukou_cli.model.quantity import Bound, Quantity
from lukou_cli.model.unit import Unit, UnknownUnitError, parse_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lukou_cli.load.nodes import Node, Text
    from lukou_cli.load.spec import FactSpec, IndicatorSpec
    from lukou_cli.model.problem import Problem

_LINKS = ("growth_of", "increment_of", "per_head_of", "share_of")


def build(files: Sequence[tuple[Text, Node]]) -> tuple[Catalogue | None, list[Problem]]:
    """One catalogue from the node trees of one or several files.

    Facts of an indicator that several files describe alike are put together.
    None where any problem was found.
    """
    builders = [_FileBuilder(text, root) for text, root in files]
    problems: list[Problem] = []
    reports: list[Report] = []
    themes: dict[str, Theme] = {}
    sections: list[Section] = []
    exemptions: list[Exemption] = []
    merged: dict[str, Indicator] = {}
    concepts: dict[str, Concept] = {}
    for builder in builders:
        if builder.spec is not None:
            reports.append(builder.report())
            for theme in builder.themes():
                themes.setdefault(theme.id, theme)
            sections += builder.sections()
            exemptions += builder.exemptions()
            for concept in builder.concepts():
                concepts.setdefault(concept.id, concept)
            for indicator in builder.indicators():
                earlier = merged.get(indicator.id)
                if earlier is None:
                    merged[indicator.id] = indicator
                elif msgspec.structs.replace(indicator, facts=earlier.facts) == earlier:
                    facts = earlier.facts + indicator.facts
                    merged[indicator.id] = msgspec.structs.replace(earlier, facts=facts)
                else:
                    builder.at(indicator.id, "defined_differently", indicator=indicator.id)
    for builder in builders:
        builder.check_links(merged)
    _check_names(merged, builders)
    _check_repeats(merged, builders)
    for builder in builders:
        problems += builder.reader.problems
    if problems:
        return None, problems
    return (
        Catalogue(
            tuple(reports),
            tuple(themes.values()),
            tuple(sections),
            tuple(merged.values()),
            tuple(exemptions),
            tuple(concepts.values()),
        ),
        [],
    )


class _FileBuilder:
    def __init__(self, text: Text, root: Node) -> None:
        self.reader = Reader(text)
        self.spec = self.reader.read(root, FileSpec)
        # Reported faults inside one indicator must not hide that its id exists.
        listed = root.get("indicators")
        self.keys = {key.text: key for key, _ in (listed.pairs or ())} if listed else {}
        self._fact_specs: list[tuple[Fact, FactSpec]] = []

    def at(self, key: str, code: str, **params: str) -> None:
        """Report a fault of an indicator at its id."""
        self.reader.report(self.keys[key], code, **params)

    def report(self) -> Report:
        assert self.spec is not None
        spec = self.spec.report
        return Report(
            spec.id,
            Bilingual(spec.title, spec.title_en),
            Bilingual(spec.place, spec.place_en),
            self._period(spec, "date", spec.date),
            tuple(spec.misread),
        )

    def themes(self) -> Iterable[Theme]:
        assert self.spec is not None
        for key, spec in self.spec.themes.items():
            yield Theme(key, Bilingual(spec.name, spec.name_en))

    def concepts(self) -> Iterable[Concept]:
        assert self.spec is not None
        for key, spec in self.spec.concepts.items():
            yield Concept(key, spec.kind, tuple(spec.words))

    def sections(self) -> Iterable[Section]:
        assert self.spec is not None
        for key, spec in self.spec.sections.items():
            if not self.reader.readable(spec, "lines"):
                continue
            first, _, last = spec.lines.partition("-")
            if int(last or first) < int(first):
                self.reader.report(
                    self.reader.node(spec, "lines"), "lines_reversed", value=spec.lines
                )
            heading = Bilingual(spec.heading, spec.heading_en)
            yield Section(self.spec.report.id, key, heading, int(first), int(last or first))

    def exemptions(self) -> Iterable[Exemption]:
        assert self.spec is not None
        for spec in self.spec.exceptions:
            yield Exemption(self.spec.report.id, spec.line, spec.phrase, spec.reason)

    def indicators(self) -> Iterable[Indicator]:
        assert self.spec is not None
        for key, spec in self.spec.indicators.items():
            readable = self.reader.readable
            if readable(spec, "theme") and spec.theme not in self.spec.themes:
                self._unknown(spec, "theme", "unknown_theme", spec.theme, self.spec.themes)
            unit = self._unit(spec, spec.unit)
            for text in spec.same_unit:
                self._unit(spec, text, field="same_unit")
            facts = [self._fact(fact, Role.ACTUAL, unit) for fact in spec.results]
            facts += [self._fact(fact, Role.TARGET, unit) for fact in spec.targets]
            yield self._indicator(key, spec, tuple(facts))

    def _indicator(self, key: str, spec: IndicatorSpec, facts: tuple[Fact, ...]) -> Indicator:
        return Indicator(
            id=key,
            name=Bilingual(spec.name, spec.name_en),
            theme=spec.theme,
            measure=spec.measure,
            unit=spec.unit,
            basis=spec.basis,
            better=spec.better,
            aliases=tuple(spec.aliases),
            mentions=tuple(spec.mentions),
            scope=Bilingual(spec.scope or "", spec.scope_en or ""),
            growth_of=spec.growth_of or "",
            increment_of=spec.increment_of or "",
            per_head_of=spec.per_head_of or "",
            share_of=spec.share_of or "",
            same_unit=tuple(spec.same_unit),
            counterparts=tuple(
                Counterpart(c.indicator, c.comparable, Bilingual(c.reason, c.reason_en))
                for c in spec.counterparts
            ),
            note=Bilingual(spec.note or "", spec.note_en or ""),
            facts=facts,
        )

    def _fact(self, spec: FactSpec, role: Role, unit: Unit | None) -> Fact:
        assert self.spec is not None
        reader = self.reader
        section = self.spec.sections.get(spec.section)
        if not reader.readable(spec, "section"):
            pass
        elif section is None:
            self._unknown(spec, "section", "unknown_section", spec.section, self.spec.sections)
        elif reader.readable(spec, "line") and reader.readable(section, "lines"):
            first, _, last = section.lines.partition("-")
            if not int(first) <= spec.line <= int(last or first):
                reader.report(
                    reader.node(spec, "line"),
                    "line_outside_section",
                    line=str(spec.line),
                    section=spec.section,
                    lines=section.lines,
                )
        fact = Fact(
            period=self._period(spec, "period", spec.period),
            role=role,
            bound=spec.bound,
            source=Source(self.spec.report.id, spec.section, spec.line, spec.phrase),
            quantity=self._quantity(spec, unit),
            relation=spec.relation,
            relative_to=spec.relative_to or "",
            joint=spec.joint or 0,
            ambition=spec.ambition,
            each_year=spec.each_year,
            note=Bilingual(spec.note or "", spec.note_en or ""),
        )
        self._fact_specs.append((fact, spec))
        return fact

    def _quantity(self, spec: FactSpec, unit: Unit | None) -> Quantity | None:
        reader, bound = self.reader, spec.bound
        if not reader.readable(spec, "bound", "value", "upper", "relation", "relative_to"):
            return None
        if spec.unit is not None:
            own = self._unit(spec, spec.unit)
            if own and unit and own.dimension != unit.dimension:
                reader.report(
                    reader.node(spec, "unit"), "unit_differs", unit=own.text, other=unit.text
                )
            unit = own
        if bound is Bound.RELATIVE and not (spec.relation and spec.relative_to):
            reader.report(reader.node(spec, "bound"), "relation_missing")
        if bound is not Bound.RELATIVE and (spec.relation or spec.relative_to):
            field = "relation" if spec.relation else "relative_to"
            reader.report(reader.node(spec, field), "relation_not_relative", bound=bound.value)
        if not bound.has_number:
            if spec.value is not None:
                reader.report(reader.node(spec, "value"), "number_not_allowed", bound=bound.value)
            return None
        if spec.value is None:
            reader.report(reader.node(spec, "bound"), "number_missing", bound=bound.value)
            return None
        value = Decimal(spec.value)
        upper = None if spec.upper is None else Decimal(spec.upper)
        if (bound is Bound.RANGE) != (upper is not None):
            code = "range_needs_upper" if upper is None else "upper_without_range"
            reader.report(reader.node(spec, "upper" if upper else "bound"), code)
        elif upper is not None and upper <= value:
            reader.report(reader.node(spec, "upper"), "range_reversed")
        return Quantity(bound, value, unit, upper) if unit else None

    def _unit(self, spec: IndicatorSpec | FactSpec, text: str, field: str = "unit") -> Unit | None:
        try:
            return parse_unit(text)
        except UnknownUnitError:
            self.reader.report(self.reader.node(spec, field), "unknown_unit", unit=text)
            return None

    def _period(self, spec: msgspec.Struct, field: str, text: str) -> Period:
        if not self.reader.readable(spec, field):
            return Period(0, 0)
        try:
            return parse_period(text)
        except PeriodError:
            self.reader.report(self.reader.node(spec, field), "unknown_period", period=text)
            return Period(0, 0)

    def _unknown(
        self, spec: msgspec.Struct, field: str, code: str, name: str, known: Iterable[str]
    ) -> None:
        close = difflib.get_close_matches(name, list(known), n=1)
        node = self.reader.node(spec, field)
        self.reader.report(node, code, name=name, suggestion=close[0] if close else "")

    def check_links(self, merged: dict[str, Indicator]) -> None:
        """Every indicator that another one names must exist, here or in another file."""
        if self.spec is None:
            return
        known = {*merged, *(key for key in self.keys if key)}
        for spec in self.spec.indicators.values():
            for field in _LINKS:
                name = getattr(spec, field)
                if name is not None and name not in known:
                    self._unknown(spec, field, "unknown_indicator", name, known)
            for counterpart in spec.counterparts:
                if counterpart.indicator and counterpart.indicator not in known:
                    self._unknown(
                        counterpart, "indicator", "unknown_indicator", counterpart.indicator, known
                    )

    def place_of(self, fact: Fact) -> Node | None:
        spec = next((spec for known, spec in self._fact_specs if known is fact), None)
        return self.reader.node(spec) if spec else None


def _check_names(merged: dict[str, Indicator], builders: list[_FileBuilder]) -> None:
    """A name or alias leads to one indicator only."""
    owners: dict[str, str] = {}
    for indicator in merged.values():
        for name in dict.fromkeys(indicator.names()):
            owner = owners.setdefault(name.casefold(), indicator.id)
            if owner != indicator.id:
                builder = next(b for b in builders if indicator.id in b.keys)
                builder.at(indicator.id, "name_taken", name=name, owner=owner)


def _check_repeats(merged: dict[str, Indicator], builders: list[_FileBuilder]) -> None:
    """A figure may be printed twice, but then it must be the same."""
    for indicator in merged.values():
        first: dict[tuple[Period, Role], Fact] = {}
        for fact in indicator.facts:
            known = first.setdefault((fact.period, fact.role), fact)
            if _unread(known) or _unread(fact):
                continue
            if (known.bound, known.quantity) != (fact.bound, fact.quantity):
                for builder in builders:
                    if node := builder.place_of(fact):
                        builder.reader.report(
                            node,
                            "facts_disagree",
                            period=str(fact.period),
                            role=fact.role.value,
                            line=str(known.source.line),
                        )


def _unread(fact: Fact) -> bool:
    """Whether a fault of the fact has been reported that leaves it without its number."""
    return not fact.period.first or (fact.bound.has_number and fact.quantity is None)

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
from lukou_cli.model.interval import DIGITS
from lukou_cli.model.period import Period, PeriodError, parse_period
from lukou_cli.model.quantity import Bound, Quantity
from lukou_cli.model.unit import Unit, UnknownUnitError, parse_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lukou_cli.errors import Problem
    from lukou_cli.load.nodes import FileText, Node
    from lukou_cli.load.spec import FactSpec, IndicatorSpec, SectionSpec

# Together no more digits than the arithmetic keeps: every figure and sum of figures is exact.
_WHOLE_DIGITS, _DECIMALS = 18, DIGITS - 18 - 2
_LINE_DIGITS = 9
_LINKS = ("growth_of", "increment_of", "per_head_of", "share_of")


def build(files: Sequence[tuple[FileText, Node]]) -> tuple[Catalogue | None, list[Problem]]:
    """One catalogue from the node trees of one or several files.

    Facts of an indicator that several files describe alike are put together, those of the
    latest report first. None where any problem was found.
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
            tuple(_latest_first(indicator, reports) for indicator in merged.values()),
            tuple(exemptions),
            tuple(concepts.values()),
        ),
        [],
    )


def _latest_first(indicator: Indicator, reports: Sequence[Report]) -> Indicator:
    """The facts of the latest report in front: where two speak of one thing, that one holds."""
    if len(reports) == 1:
        return indicator
    dates = {report.id: report.date for report in reports}
    facts = sorted(indicator.facts, key=lambda fact: dates[fact.report], reverse=True)
    return msgspec.structs.replace(indicator, facts=tuple(facts))


class _FileBuilder:
    def __init__(self, text: FileText, root: Node) -> None:
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
            lines = self._lines(spec)
            if lines is None:
                continue
            first, last = lines
            if last < first:
                self.reader.report(
                    self.reader.node(spec, "lines"), "lines_reversed", value=spec.lines
                )
            heading = Bilingual(spec.heading, spec.heading_en)
            yield Section(self.spec.report.id, key, heading, first, last)

    def _lines(self, spec: SectionSpec, *, report: bool = True) -> tuple[int, int] | None:
        """The first and last line of a section; None where they cannot be read."""
        if not self.reader.readable(spec, "lines"):
            return None
        first, _, last = spec.lines.partition("-")
        if max(len(first), len(last)) > _LINE_DIGITS:
            if report:
                self._too_long(spec, "lines", len(spec.lines), _LINE_DIGITS)
            return None
        return int(first), int(last or first)

    def _too_long(self, spec: msgspec.Struct, field: str, digits: int, most: int) -> None:
        node = self.reader.node(spec, field)
        self.reader.report(node, "too_many_digits", digits=str(digits), most=str(most))

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
        elif (
            reader.readable(spec, "line")
            and (lines := self._lines(section, report=False))
            and not lines[0] <= spec.line <= lines[1]
        ):
            reader.report(
                reader.node(spec, "line"),
                "line_outside_section",
                line=str(spec.line),
                section=spec.section,
                lines=section.lines,
            )
        quantity = self._quantity(spec, unit)
        fact = Fact(
            period=self._period(spec, "period", spec.period),
            role=role,
            bound=Bound(spec.bound),
            source=Source(self.spec.report.id, spec.section, spec.line, spec.phrase),
            quantity=quantity,
            relation=spec.relation,
            relative_to=spec.relative_to or "",
            joint=spec.joint or 0,
            ambition=spec.ambition,
            each_year=spec.each_year,
            start=self._start(spec, quantity),
            start_period=self._start_period(spec),
            note=Bilingual(spec.note or "", spec.note_en or ""),
        )
        self._fact_specs.append((fact, spec))
        return fact

    def _quantity(self, spec: FactSpec, unit: Unit | None) -> Quantity | None:
        reader, bound = self.reader, Bound(spec.bound)
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
        value = self._number(spec, "value", spec.value)
        upper = None if spec.upper is None else self._number(spec, "upper", spec.upper)
        if value is None or (spec.upper is not None and upper is None):
            return None
        if (bound is Bound.RANGE) != (upper is not None):
            code = "range_needs_upper" if upper is None else "upper_without_range"
            field = "bound" if upper is None else "upper"
            reader.report(reader.node(spec, field), code)
        elif upper is not None and upper <= value:
            reader.report(reader.node(spec, "upper"), "range_reversed")
        return Quantity(bound, value, unit, upper) if unit else None

    def _start(self, spec: FactSpec, reached: Quantity | None) -> Quantity | None:
        """The level left, in the unit of the level reached."""
        if spec.start is None or not self.reader.readable(spec, "start"):
            return None
        if not Bound(spec.bound).has_number:
            node = self.reader.node(spec, "start")
            self.reader.report(node, "start_without_number", bound=spec.bound)
        start = self._number(spec, "start", spec.start)
        return None if start is None or reached is None else Quantity(Bound.EQ, start, reached.unit)

    def _start_period(self, spec: FactSpec) -> Period | None:
        if spec.start_period is None:
            return None
        if spec.start is None:
            self.reader.report(self.reader.node(spec, "start_period"), "start_period_alone")
        start = self._period(spec, "start_period", spec.start_period)
        reached = self._period(spec, "period", spec.period, report=False)
        if start.first and reached.first and not start.last < reached.last:
            self.reader.report(self.reader.node(spec, "start_period"), "start_not_before")
        return start

    def _number(self, spec: FactSpec, field: str, text: str) -> Decimal | None:
        """The number as printed; no report prints more digits than the arithmetic carries."""
        whole, _, decimals = text.removeprefix("-").partition(".")
        for digits, most in ((whole, _WHOLE_DIGITS), (decimals, _DECIMALS)):
            if len(digits) > most:
                self._too_long(spec, field, len(digits), most)
                return None
        return Decimal(text)

    def _unit(self, spec: IndicatorSpec | FactSpec, text: str, field: str = "unit") -> Unit | None:
        try:
            return parse_unit(text)
        except UnknownUnitError:
            self.reader.report(self.reader.node(spec, field), "unknown_unit", unit=text)
            return None

    def _period(
        self, spec: msgspec.Struct, field: str, text: str, *, report: bool = True
    ) -> Period:
        """The period of a field; a stand-in, without a year, where it cannot be read."""
        if not self.reader.readable(spec, field):
            return Period(0, 0)
        try:
            return parse_period(text)
        except PeriodError:
            if report:
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
    """A figure may be printed twice in a report, but then it must be the same."""
    for indicator in merged.values():
        first: dict[tuple[str, Period, Role], Fact] = {}
        for fact in indicator.facts:
            known = first.setdefault((fact.report, fact.period, fact.role), fact)
            if _unread(known) or _unread(fact):
                continue
            if (known.bound, known.quantity, known.start) != (
                fact.bound,
                fact.quantity,
                fact.start,
            ):
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

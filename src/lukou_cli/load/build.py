"""The specs of one file turned into the model, with the checks that a shape cannot express."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.load.reader import SpecReader, Suggester
from lukou_cli.load.spec import FileSpec, IndicatorSpec
from lukou_cli.model.catalogue import Theme
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
from lukou_cli.model.quantity import DECIMALS, WHOLE_DIGITS, Bound, Quantity
from lukou_cli.model.unit import Unit, UnknownUnitError, parse_unit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from lukou_cli.load.nodes import FileText, Node
    from lukou_cli.load.spec import FactSpec, SectionSpec

_LINE_DIGITS = 9
_LINKS = ("growth_of", "increment_of", "per_head_of", "share_of")


def _indicator(key: str, spec: IndicatorSpec) -> Indicator:
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
        unit_en=spec.unit_en or "",
    )


def _counted_in(indicator: Indicator) -> Unit | None:
    """The unit with what English calls it; none where its fault is told elsewhere."""
    try:
        unit = parse_unit(indicator.unit)
    except UnknownUnitError:
        return None
    one, _, many = indicator.unit_en.partition("/")
    return msgspec.structs.replace(unit, english=(one, many)) if many else unit


class FileBuilder:
    """What one file says, with every fault of it reported to its reader."""

    def __init__(self, text: FileText, root: Node, suggester: Suggester) -> None:
        self.reader = SpecReader(text, suggester)
        self.spec = self.reader.read(root, FileSpec)
        self._root = root
        # Reported faults inside one indicator must not hide that its id exists.
        self._ids = {part: self._keys(part) for part in ("indicators", "themes", "concepts")}
        self.keys = self._ids["indicators"]
        report = self.spec.report if self.spec else None
        self._report = report.id if report else ""
        # By identity: facts may be equal, and to compare them would take longer.
        self._fact_specs: dict[int, tuple[Fact, FactSpec]] = {}
        self._check_report()

    def _keys(self, part: str) -> dict[str | None, Node]:
        listed = self._root.get(part)
        return {key.text: key for key, _ in (listed.pairs or ())} if listed else {}

    def at(self, part: str, key: str, code: str, **params: str) -> None:
        """Report a fault of an indicator, a theme or a concept at its id."""
        self.reader.report(self._ids[part][key], code, **params)

    def at_report(self, code: str, **params: str) -> None:
        assert self.spec is not None
        assert self.spec.report is not None
        self.reader.report(self.reader.node(self.spec.report, "id"), code, **params)

    @property
    def of_report(self) -> bool:
        return self.spec is not None and self.spec.report is not None

    def _check_report(self) -> None:
        """Sections and figures belong to a report, and a report has sections."""
        spec, readable = self.spec, self.reader.readable
        if spec is None or not readable(spec, "report", "sections"):
            return
        if spec.report is not None:
            if self.reader.given(spec, "sections") is None:
                self.reader.report(self.reader.node(spec), "missing_key", key="sections")
            return
        figures = [fact for e in spec.indicators.values() for fact in (*e.results, *e.targets)]
        for field in ("sections", "exceptions"):
            if node := self.reader.given(spec, field):
                self.reader.report(node, "report_missing")
                return
        if figures:
            self.reader.report(self.reader.node(figures[0]), "report_missing")

    def report(self) -> Report | None:
        """The report whose figures these are; None where the file only defines."""
        spec = self.spec.report if self.spec else None
        if spec is None:
            return None
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
            yield Section(self._report, key, heading, first, last)

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
            yield Exemption(self._report, spec.line, spec.phrase, spec.reason)

    def definitions(self, themes: Collection[str]) -> Iterable[Indicator]:
        """What the file defines, without facts; its themes are among those of all files."""
        assert self.spec is not None
        for key, spec in self.spec.indicators.items():
            if not isinstance(spec, IndicatorSpec):
                continue
            if self.reader.readable(spec, "theme") and spec.theme not in themes:
                self._unknown(spec, "theme", "unknown_theme", spec.theme, themes)
            self._unit(spec, spec.unit)
            for text in spec.same_unit:
                self._unit(spec, text, field="same_unit")
            yield _indicator(key, spec)

    def facts(self, defined: Mapping[str, Indicator]) -> Iterable[tuple[str, tuple[Fact, ...]]]:
        """The facts of each entry, of an indicator that this file or another one defines."""
        assert self.spec is not None
        for key, spec in self.spec.indicators.items():
            if not isinstance(spec, IndicatorSpec) and key not in defined:
                close = self.reader.suggester.close(key, defined)
                self.at("indicators", key, "not_defined", indicator=key, suggestion=close)
            unit = _counted_in(defined[key]) if key in defined else None
            facts = [self._fact(fact, Role.ACTUAL, unit) for fact in spec.results]
            facts += [self._fact(fact, Role.TARGET, unit) for fact in spec.targets]
            yield key, tuple(facts)

    def _fact(self, spec: FactSpec, role: Role, unit: Unit | None) -> Fact:
        assert self.spec is not None
        reader = self.reader
        section = self.spec.sections.get(spec.section)
        if not self._report or not reader.readable(spec, "section"):
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
            source=Source(self._report, spec.section, spec.line, spec.phrase, spec.page or 0),
            quantity=quantity,
            relation=spec.relation,
            relative_to=spec.relative_to or "",
            joint=spec.joint or 0,
            ambition=spec.ambition,
            each_year=spec.each_year,
            start=self._start(spec, quantity),
            start_period=self._start_period(spec),
            note=Bilingual(spec.note or "", spec.note_en or ""),
            phrase_en=spec.phrase_en or "",
        )
        self._fact_specs[id(fact)] = fact, spec
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
            unit = own and msgspec.structs.replace(own, english=unit.english if unit else None)
        self._check_words(spec, bound)
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

    def _check_words(self, spec: FactSpec, bound: Bound) -> None:
        """What only a fact without a number has, and what a relative one must have."""
        reader = self.reader
        if bound.has_number and spec.phrase_en is not None:
            reader.report(reader.node(spec, "phrase_en"), "phrase_en_with_number")
        if bound is Bound.RELATIVE and not (spec.relation and spec.relative_to):
            reader.report(reader.node(spec, "bound"), "relation_missing")
        if bound is not Bound.RELATIVE and (spec.relation or spec.relative_to):
            field = "relation" if spec.relation else "relative_to"
            reader.report(reader.node(spec, field), "relation_not_relative", bound=bound.value)

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
        for digits, most in ((whole, WHOLE_DIGITS), (decimals, DECIMALS)):
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
        node = self.reader.node(spec, field)
        self.reader.report(
            node, code, name=name, suggestion=self.reader.suggester.close(name, known)
        )

    def check_links(self, defined: Collection[str]) -> None:
        """Every indicator that another one names must exist, here or in another file."""
        if self.spec is None:
            return
        for spec in self.spec.indicators.values():
            if not isinstance(spec, IndicatorSpec):
                continue
            for field in _LINKS:
                self._check_link(spec, field, getattr(spec, field), defined)
            for counterpart in spec.counterparts:
                self._check_link(counterpart, "indicator", counterpart.indicator, defined)

    def _check_link(
        self, spec: msgspec.Struct, field: str, name: str | None, defined: Collection[str]
    ) -> None:
        # A fault inside an indicator must not hide that its id exists.
        if name and name not in defined and name not in self.keys:
            known = chain(defined, filter(None, self.keys))
            self._unknown(spec, field, "unknown_indicator", name, known)

    def place_of(self, fact: Fact) -> Node | None:
        known = self._fact_specs.get(id(fact))
        return self.reader.node(known[1]) if known else None

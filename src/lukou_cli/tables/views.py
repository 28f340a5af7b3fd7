"""Tables for people: which columns, how grouped, what is explained below a row."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from lukou_cli.model.indicator import Better, Role
from lukou_cli.model.interval import Undefined
from lukou_cli.model.quantity import Quantity
from lukou_cli.query.gap import Status
from lukou_cli.query.growth import Kind
from lukou_cli.query.note import Input, Note
from lukou_cli.tables import wording
from lukou_cli.tables.table import NOTHING, Cell, Column, Group, Line, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lukou_cli.i18n import Messages
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Basis, Fact, Indicator
    from lukou_cli.model.quantity import Amount
    from lukou_cli.query.compare import ComparisonRow
    from lukou_cli.query.consistency import Relation
    from lukou_cli.query.gap import GapRow
    from lukou_cli.query.growth import GrowthRow

Row = TypeVar("Row")
EMPTY = Cell(NOTHING, "quiet", 0)


def title(words: Messages, catalogue: Catalogue, what: str) -> str:
    """What is shown, and the reports with their dates."""
    reports = ", ".join(f"{wording.text(words, r.title)} ({r.date})" for r in catalogue.reports)
    return f"{what} · {reports}"


def listing(words: Messages, catalogue: Catalogue, indicators: Sequence[Indicator]) -> View:
    columns = tuple(
        Column(label)
        for label in (
            words.gettext("id"),
            words.gettext("indicator"),
            words.gettext("unit"),
            words.gettext("results"),
            words.gettext("targets"),
        )
    )

    def line(indicator: Indicator) -> Line:
        periods = (
            ", ".join(
                wording.period(text) for text in sorted({str(f.period) for f in indicator.of(role)})
            )
            for role in Role
        )
        return Line(
            (
                Cell(indicator.id),
                Cell(wording.text(words, indicator.name)),
                Cell(indicator.unit),
                *(Cell(text) if text else EMPTY for text in periods),
            )
        )

    groups = _by_theme(words, catalogue, indicators, lambda i: i, line)
    return View(title(words, catalogue, words.gettext("Indicators")), columns, groups)


def facts(
    words: Messages,
    catalogue: Catalogue,
    indicators: Sequence[Indicator],
    chosen: Callable[[Fact], bool],
    contexts: Callable[[Fact], str | None] | None = None,
) -> View:
    """Every fact with its bound, phrase and place; a group for each indicator."""
    columns = (
        Column(words.gettext("period")),
        Column(words.gettext("role")),
        Column(words.gettext("value"), numeric=True),
        Column(words.gettext("as printed")),
        Column(words.gettext("section")),
        Column(words.gettext("line"), numeric=True),
    )
    groups = tuple(
        Group(
            _heading(words, indicator),
            tuple(
                Line(
                    (
                        Cell(wording.period(str(fact.period))),
                        Cell(wording.role(words, fact.role)),
                        wording.quantity(words, fact.quantity) if fact.quantity else EMPTY,
                        Cell(fact.source.phrase),
                        Cell(wording.text(words, catalogue.section_of(fact).heading)),
                        Cell(str(fact.source.line), point=len(str(fact.source.line))),
                    ),
                    tuple(_fact_details(words, catalogue, fact, contexts)),
                )
                for fact in indicator.facts
                if chosen(fact)
            ),
        )
        for indicator in indicators
    )
    notes = []
    for indicator in indicators:
        name = wording.text(words, indicator.name)
        if indicator.note:
            notes.append(f"{name}: {wording.text(words, indicator.note)}")
        for counterpart in indicator.counterparts:
            other = wording.text(words, catalogue.by_id[counterpart.indicator].name)
            notes.append(
                words.gettext("{name}: not the same as {other} ({reason})").format(
                    name=name, other=other, reason=wording.text(words, counterpart.reason)
                )
            )
    return View(title(words, catalogue, words.gettext("Facts")), columns, groups, tuple(notes))


def _heading(words: Messages, indicator: Indicator) -> str:
    parts = [wording.measure(words, indicator.measure.value)]
    if basis := wording.basis(words, indicator.basis):
        parts.append(basis)
    if indicator.scope:
        parts.append(wording.text(words, indicator.scope))
    return f"{wording.text(words, indicator.name)} ({indicator.id}; {', '.join(parts)})"


def _fact_details(
    words: Messages, catalogue: Catalogue, fact: Fact, contexts: Callable[[Fact], str | None] | None
) -> Iterable[str]:
    if fact.relation:
        other = catalogue.by_id.get(fact.relative_to)
        name = wording.text(words, other.name) if other else fact.relative_to
        yield f"{wording.relation(words, fact.relation.value)} {name}"
    if fact.start is not None:
        yield words.gettext("from {start}, {when}").format(
            start=wording.quantity(words, fact.start).text,
            when=wording.period(str(fact.start_period))
            if fact.start_period
            else words.gettext("at a time that the report does not state"),
        )
    if fact.note:
        yield wording.text(words, fact.note)
    if contexts is not None:
        found = contexts(fact)
        yield found if found is not None else words.gettext("not found in the report's text")


def growth(
    words: Messages, catalogue: Catalogue, rows: Sequence[GrowthRow], *, explain: bool
) -> View:
    columns = (
        Column(words.gettext("indicator")),
        Column(words.gettext("period")),
        Column(words.gettext("kind")),
        Column(words.gettext("value"), numeric=True),
        Column(words.gettext("note"), remark=True),
    )

    def line(row: GrowthRow) -> Line:
        if row.result is None or isinstance(row.result, Undefined):
            value = EMPTY
        else:
            signed = row.kind is not Kind.IMPLIED_LEVEL and row.result.is_exact
            value = wording.quantity(words, row.result, signed=signed)
            if row.kind is not Kind.IMPLIED_LEVEL:
                value = Cell(value.text, _tone(row.indicator, row.result), value.point)
        notes = [wording.note(words, n) for n in row.notes if n.code != "text"]
        if row.result is None:
            notes.insert(0, row.inputs[0].fact.source.phrase)
        details = _explained(words, row.formula, row.inputs, row.basis) if explain else ()
        if explain:
            details = (*details, *(wording.note(words, n) for n in row.notes if n.code == "text"))
        return Line(
            (
                Cell(wording.text(words, row.indicator.name)),
                EMPTY if row.period is None else Cell(wording.period(str(row.period))),
                Cell(wording.kind(words, row.kind.value)),
                value,
                Cell("; ".join(notes), "quiet"),
            ),
            details,
        )

    groups = _by_theme(words, catalogue, rows, lambda row: row.indicator, line)
    return View(title(words, catalogue, words.gettext("Growth")), columns, groups)


def gap(words: Messages, catalogue: Catalogue, rows: Sequence[GapRow], *, explain: bool) -> View:
    columns = (
        Column(words.gettext("indicator")),
        Column(words.gettext("result"), numeric=True),
        Column(words.gettext("target"), numeric=True),
        Column(words.gettext("period")),
        Column(words.gettext("gap"), numeric=True),
        Column(words.gettext("status")),
        Column(words.gettext("needed a year"), numeric=True, remark=True),
        Column(words.gettext("note"), remark=True),
    )

    def line(row: GapRow) -> Line:
        remarks = [wording.note(words, item) for item in row.notes if item.code in _GAP_REMARKS]
        known = row.result.fact if row.result else None
        details: tuple[str, ...] = ()
        if explain:
            sources = (*((row.result,) if row.result else ()), Input(row.indicator, row.target))
            details = _explained(words, row.formula, sources, row.indicator.basis, row.notes)
        return Line(
            (
                Cell(wording.text(words, row.indicator.name)),
                _stated(words, known),
                _stated(words, row.target),
                Cell(wording.period(str(row.target.period))),
                _gap_cell(words, row),
                Cell(wording.status(words, row.status.value), _status_tone(row)),
                wording.quantity(words, row.pace, signed=row.pace.is_exact) if row.pace else EMPTY,
                Cell("; ".join(remarks), "quiet"),
            ),
            details,
        )

    groups = _by_theme(words, catalogue, rows, lambda row: row.indicator, line)
    notes = []
    if any(row.gap_to is not None and row.gap_to.value == "floor" for row in rows):
        notes.append(
            words.gettext("* to the target's number: result and target are both open-ended")
        )
    if any(row.status is Status.NEAR for row in rows):
        notes.append(
            words.gettext(
                "approximate: 左右 has no defined tolerance, so neither passed nor failed"
            )
        )
    return View(
        title(words, catalogue, words.gettext("Target gaps")), columns, groups, tuple(notes)
    )


_GAP_REMARKS = ("counterpart", "no_rate", "open")


def _stated(words: Messages, fact: Fact | None) -> Cell:
    if fact is None:
        return EMPTY
    if fact.quantity is None:
        return Cell(fact.source.phrase)
    return wording.quantity(words, fact.quantity)


def _gap_cell(words: Messages, row: GapRow) -> Cell:
    if row.gap is None:
        return EMPTY
    cell = wording.quantity(words, row.gap, signed=True)
    star = " *" if row.gap_to is not None and row.gap_to.value == "floor" else ""
    return Cell(cell.text + star, _status_tone(row), cell.point)


def _status_tone(row: GapRow) -> str:
    """Good where a level is reached. How a year's amount stands to the last one is no merit."""
    if row.comparable != "yes":
        return "quiet"
    if row.status is Status.REACHED:
        return "good"
    if row.status in (Status.NO_RESULT, Status.RELATIVE, Status.NOT_COMPARABLE):
        return "quiet"
    return ""


def compare(
    words: Messages, catalogue: Catalogue, rows: Sequence[ComparisonRow], *, explain: bool
) -> View:
    columns = (
        Column(words.gettext("indicator")),
        Column(words.gettext("comparison")),
        Column(words.gettext("from"), numeric=True),
        Column(words.gettext("period")),
        Column(words.gettext("to"), numeric=True),
        Column(words.gettext("period")),
        Column(words.gettext("difference"), numeric=True),
        Column(words.gettext("note"), remark=True),
    )

    def line(row: ComparisonRow) -> Line:
        details = _explained(words, row.formula, row.inputs, row.basis) if explain else ()
        return Line(
            (
                Cell(wording.text(words, row.indicator.name)),
                Cell(wording.method(words, row.method.value)),
                wording.quantity(words, row.from_quantity),
                Cell(wording.period(str(row.from_period))) if row.from_period else EMPTY,
                wording.quantity(words, row.to_quantity),
                Cell(wording.period(str(row.to_period))),
                _difference(words, row),
                Cell("; ".join(wording.note(words, item) for item in row.notes), "quiet"),
            ),
            details,
        )

    groups = _by_theme(words, catalogue, rows, lambda row: row.indicator, line)
    return View(title(words, catalogue, words.gettext("Five-year comparison")), columns, groups)


# What happened to one level; other comparisons set unlike figures beside each other.
_CHANGES = ("end_to_start", "start_to_level")


def _difference(words: Messages, row: ComparisonRow) -> Cell:
    if isinstance(row.difference, Undefined):
        return EMPTY
    signed = row.method.value != "share_of_total"
    cell = wording.quantity(words, row.difference, signed=signed)
    tone = _tone(row.indicator, row.difference) if row.method.value in _CHANGES else ""
    return Cell(cell.text, tone, cell.point)


def consistency(words: Messages, catalogue: Catalogue, rows: Sequence[Relation]) -> View:
    columns = (
        Column(words.gettext("indicator")),
        Column(words.gettext("period")),
        Column(words.gettext("formula")),
        Column(words.gettext("computed"), numeric=True),
        Column(words.gettext("stated"), numeric=True),
        Column(words.gettext("agreement")),
    )

    def line(row: Relation) -> Line:
        stated = wording.quantity(words, _known(row.stated.fact)) if row.stated else EMPTY
        tone = {"holds": "good", "fails": "bad"}.get(row.agreement.value, "quiet")
        agreement, computed = wording.agreement(words, row.agreement.value), EMPTY
        if isinstance(row.computed, Undefined):
            agreement = f"{agreement}: {wording.cause(words, row.computed.cause.value)}"
        else:
            computed = wording.quantity(words, row.computed)
        return Line(
            (
                Cell(wording.text(words, row.indicator.name)),
                Cell(wording.period(str(row.period))),
                Cell(row.formula),
                computed,
                stated,
                Cell(agreement, tone),
            )
        )

    groups = tuple(
        Group(wording.relation_kind(words, kind), tuple(line(row) for row in members))
        for kind, members in groupby(rows, key=lambda row: row.kind)
    )
    return View(title(words, catalogue, words.gettext("Consistency of the data")), columns, groups)


def _known(fact: Fact) -> Quantity:
    assert fact.quantity is not None  # relations hold numbers against numbers
    return fact.quantity


def _explained(
    words: Messages,
    formula: str,
    sources: Sequence[Input],
    prices: Basis,
    notes: Sequence[Note] = (),
) -> tuple[str, ...]:
    """Formula, inputs with their phrases and places, basis, and what the bounds mean."""
    lines = []
    if formula:
        lines.append(words.gettext("formula: {formula}").format(formula=formula))
    for source in sources:
        fact = source.fact
        lines.append(
            words.gettext("input: {name} {period} ({role}): “{phrase}”, line {line}").format(
                name=wording.text(words, source.indicator.name),
                period=wording.period(str(fact.period)),
                role=wording.role(words, fact.role),
                phrase=fact.source.phrase,
                line=fact.source.line,
            )
        )
        if fact.bound.value != "eq":
            meaning = wording.bound(words, fact.bound)
            lines.append(
                words.gettext("bound: {phrase}: {meaning}").format(
                    phrase=fact.source.phrase, meaning=meaning
                )
            )
    if basis := wording.basis(words, prices):
        lines.append(words.gettext("basis: {basis}").format(basis=basis))
    lines += [wording.note(words, item) for item in notes]
    return tuple(lines)


def _tone(indicator: Indicator, change: Quantity | Amount) -> str:
    """Good or bad by the direction of a change, where the interval leaves no doubt."""
    if indicator.better is Better.NEUTRAL:
        return ""
    interval = change.interval() if isinstance(change, Quantity) else change.interval
    rising = interval.low is not None and interval.low >= 0 and interval.high != 0
    falling = interval.high is not None and interval.high <= 0 and interval.low != 0
    if not (rising or falling):
        return ""
    return "good" if rising == (indicator.better is Better.HIGHER) else "bad"


def _by_theme(
    words: Messages,
    catalogue: Catalogue,
    rows: Sequence[Row],
    indicator_of: Callable[[Row], Indicator],
    line: Callable[[Row], Line],
) -> tuple[Group, ...]:
    order = {theme.id: index for index, theme in enumerate(catalogue.themes)}
    names = {theme.id: wording.text(words, theme.name) for theme in catalogue.themes}
    ordered = sorted(rows, key=lambda row: order[indicator_of(row).theme])
    return tuple(
        Group(names[theme], tuple(line(row) for row in members))
        for theme, members in groupby(ordered, key=lambda row: indicator_of(row).theme)
    )

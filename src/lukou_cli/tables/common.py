"""What the columns and views of several tables share: values of fields, cells, explanations."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Protocol, TypeVar

import msgspec

from lukou_cli.i18n import N_, messages
from lukou_cli.model.indicator import Better
from lukou_cli.model.interval import Undefined
from lukou_cli.model.quantity import Quantity
from lukou_cli.query.figures import figure
from lukou_cli.tables import units, wording
from lukou_cli.tables.bars import bar
from lukou_cli.tables.table import EMPTY, Cell, Column, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lukou_cli.i18n import Messages
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Basis, Fact, Indicator, Report
    from lukou_cli.model.period import Period
    from lukou_cli.model.quantity import Amount
    from lukou_cli.model.unit import Unit
    from lukou_cli.query.note import Input, Note
    from lukou_cli.tables.table import Value

    Told = Quantity | Amount | Undefined | None


class OfIndicator(Protocol):
    """A row about an indicator."""

    @property
    def indicator(self) -> Indicator: ...


About = TypeVar("About", bound=OfIndicator)


# Values of fields. A quantity has three: bound, value and upper end; none of the last two
# where it is not known or does not exist.


def bound_of(told: Told) -> str:
    if told is None:
        return ""
    return "undefined" if isinstance(told, Undefined) else told.bound.value


def value_of(told: Told) -> Value:
    return None if told is None or isinstance(told, Undefined) else told.value


def upper_of(told: Told) -> Value:
    return None if told is None or isinstance(told, Undefined) else told.upper


def unit_of(told: Told) -> str:
    return "" if told is None or isinstance(told, Undefined) else told.unit.text


def period_of(period: Period | None) -> str:
    return "" if period is None else str(period)


def fact_period(fact: Fact | None) -> str:
    return "" if fact is None else str(fact.period)


def fact_bound(fact: Fact | None) -> str:
    return "" if fact is None else fact.bound.value


def inputs_of(sources: Iterable[Input]) -> str:
    """The figures a number was calculated from: ``gdp 2025 198亿元; …``."""
    return "; ".join(
        f"{source.indicator.id} {source.fact.period} "
        + (figure(source.fact.quantity) or source.fact.bound.value)
        for source in sources
    )


def units_of(sources: Iterable[Input]) -> Iterator[Unit]:
    """The units of what a number was calculated from."""
    return (source.fact.quantity.unit for source in sources if source.fact.quantity)


def notes_of(notes: Iterable[Note]) -> str:
    """Remarks of machine formats are English: one output for everybody."""
    return joined(messages("en"), notes)


# Cells.


def joined(words: Messages, notes: Iterable[Note]) -> str:
    return words.gettext("; ").join(wording.note(words, note) for note in notes)


def name_cell(words: Messages, row: OfIndicator) -> Cell:
    return Cell(wording.text(words, row.indicator.name))


def period_cell(period: Period | None) -> Cell:
    return EMPTY if period is None else Cell(wording.period(str(period)))


def count_cell(number: int) -> Cell:
    """A number of a line or a column, which has no unit."""
    return Cell(str(number), point=len(str(number)), number=number)


def told_cell(words: Messages, of: Told, *, signed: bool = False, told: Unit | None = None) -> Cell:
    if of is None or isinstance(of, Undefined):
        return EMPTY
    return wording.quantity(words, of, signed=signed, told=told)


def fact_cell(words: Messages, fact: Fact | None, *, told: Unit | None = None) -> Cell:
    """The figure, or what the report says where it gives words only."""
    if fact is None:
        return EMPTY
    if fact.quantity:
        cell = told_cell(words, fact.quantity, told=told)
    else:
        cell = Cell(wording.phrase(words, fact))
    return msgspec.structs.replace(cell, source=_printed(words, fact))


def sourced(words: Messages, cell: Cell, inputs: Iterable[Input]) -> Cell:
    """The cell of a calculated number, with where its inputs are printed."""
    places = (
        wording.labelled(
            words, wording.text(words, source.indicator.name), _printed(words, source.fact)
        )
        for source in inputs
    )
    return msgspec.structs.replace(cell, source="\n".join(places))


def _printed(words: Messages, fact: Fact) -> str:
    """Where the report prints a figure, and how."""
    return words.gettext("{when}: “{phrase}”, line {line}").format(
        when=wording.when(words, fact.period, fact.role),
        phrase=fact.source.phrase,
        line=fact.source.line,
    )


def direction_tone(indicator: Indicator, change: Quantity | Amount) -> str:
    """Good or bad by the direction of a change, where the interval leaves no doubt."""
    if indicator.better is Better.NEUTRAL:
        return ""
    interval = change.interval() if isinstance(change, Quantity) else change.interval
    rising = interval.low is not None and interval.low >= 0 and interval.high != 0
    falling = interval.high is not None and interval.high <= 0 and interval.low != 0
    if not (rising or falling):
        return ""
    return "good" if rising == (indicator.better is Better.HIGHER) else "bad"


def drawn_cell(
    first: Quantity | Amount | None, second: Quantity | Amount | None, width: int | None = None
) -> Cell:
    """Two figures as a bar, where they can be drawn together."""
    drawn = bar(first, second) if width is None else bar(first, second, width)
    return EMPTY if drawn is None else Cell(drawn.text(), "chart", bar=drawn)


# Columns.


def charted(
    columns: tuple[Column[Row], ...], cell: Callable[[Row], Cell]
) -> tuple[Column[Row], ...]:
    """The columns with another chart."""
    wide = Column[Row]("chart", None, N_("chart"), lambda _, row: cell(row))
    others = tuple(column for column in columns if column.field != wide.field)
    return (*others, wide)


def period_column(field: str, of: Callable[[Row], Period | None], about: str = "") -> Column[Row]:
    """The periods of rows, empty where there is none."""
    return Column(
        field,
        lambda row: period_of(of(row)),
        N_("period"),
        lambda _, row: period_cell(of(row)),
        about=about,
    )


def calculated_columns(
    field: str,
    label: str,
    of: Callable[[Row], Told],
    cell: Callable[[Messages, Row], Cell],
    rather: str = "",
) -> tuple[Column[Row], ...]:
    """A calculated number with its bound, the upper end of what it lies in, and its unit."""
    return (
        Column(f"{field}_bound", lambda row: bound_of(of(row))),
        Column(field, lambda row: value_of(of(row)), label, cell, numeric=True, rather=rather),
        Column(f"{field}_upper", lambda row: upper_of(of(row))),
        Column(f"{field}_unit", lambda row: unit_of(of(row))),
    )


def place_column(*, told: bool) -> Column[About]:
    """The places of rows; a field of its own only where no other tells the report."""
    return Column(
        "place",
        (lambda row: row.indicator.place.zh) if told else None,
        N_("which place"),
        lambda words, row: Cell(wording.text(words, row.indicator.place)),
    )


def placed(catalogue: Catalogue, shown: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that people see, with the place of each row where there are several."""
    if len(catalogue.places) < 2:
        return shown
    at = shown.index("name") + 1
    return (*shown[:at], "place", *shown[at:])


# Around the cells.

_MOST_REPORTS = 2


def report_title(words: Messages, report: Report) -> str:
    """A report's title and its date."""
    return wording.aside(words, wording.text(words, report.title), str(report.date))


def title(words: Messages, catalogue: Catalogue, what: str) -> str:
    """What is shown, and the reports with their dates; of many their number and time."""
    reports = catalogue.reports
    if len(reports) <= _MOST_REPORTS:
        named = words.gettext(", ").join(report_title(words, report) for report in reports)
        return f"{what} · {named}"
    dates = sorted(report.date for report in reports)
    named = words.gettext("{count} reports, {first} to {last}").format(
        count=len(reports), first=dates[0].first, last=dates[-1].first
    )
    return f"{what} · {named}"


def by_theme(
    words: Messages, catalogue: Catalogue
) -> Callable[[Sequence[About]], Iterator[tuple[str, Iterator[About]]]]:
    """What puts rows in the order of the themes, each theme with its name."""
    order = {theme.id: index for index, theme in enumerate(catalogue.themes)}
    names = {theme.id: wording.text(words, theme.name) for theme in catalogue.themes}

    def grouped(rows: Sequence[About]) -> Iterator[tuple[str, Iterator[About]]]:
        ordered = sorted(rows, key=lambda row: order[row.indicator.theme])
        for theme, members in groupby(ordered, key=lambda row: row.indicator.theme):
            yield names[theme], members

    return grouped


def explained(
    words: Messages,
    formula: str,
    sources: Iterable[Input],
    prices: Basis,
    notes: Iterable[Note] = (),
) -> Iterator[str]:
    """Formula, inputs with their phrases and places, basis, and what the bounds mean."""
    sources = tuple(sources)
    if formula:
        told = units.formula(words, formula, units_of(sources))
        yield words.gettext("formula: {formula}").format(formula=told)
    template = words.gettext("input: {name}, {when}: “{phrase}”, line {line}")
    if len({source.fact.report for source in sources}) > 1:
        template = words.gettext("input: {name}, {when}: “{phrase}”, {report}, line {line}")
    for source in sources:
        fact = source.fact
        yield template.format(
            name=wording.text(words, source.indicator.name),
            when=wording.when(words, fact.period, fact.role),
            phrase=fact.source.phrase,
            report=fact.report,
            line=fact.source.line,
        )
        if fact.bound.value != "eq":
            yield words.gettext("bound: “{phrase}”: {meaning}").format(
                phrase=fact.source.phrase, meaning=wording.bound(words, fact.bound)
            )
    if basis := wording.basis(words, prices):
        yield words.gettext("basis: {basis}").format(basis=basis)
    for note in notes:
        yield wording.note(words, note)

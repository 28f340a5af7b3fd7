"""The table of facts: `show` and `data export` alike."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.i18n import N_
from lukou_cli.model.indicator import (
    BETWEEN_NOTES,
    Basis,
    Better,
    Fact,
    Indicator,
    Measure,
    Role,
    Section,
)
from lukou_cli.model.quantity import Bound
from lukou_cli.query.revisions import Revision, revisions
from lukou_cli.query.series import yearly
from lukou_cli.tables import wording
from lukou_cli.tables.common import (
    count_cell,
    fact_cell,
    name_cell,
    period_column,
    report_title,
    title,
    upper_of,
    value_of,
)
from lukou_cli.tables.grammar import grammar
from lukou_cli.tables.series import series_line
from lukou_cli.tables.table import EMPTY, Cell, Column, Table, ValueKind, values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lukou_cli.i18n import Messages
    from lukou_cli.model.catalogue import Catalogue


class FactRow(msgspec.Struct, frozen=True):
    """A fact with its indicator, the section that prints it, and what other reports say instead.

    ``revisions`` are those in which the fact is the earlier figure or the one that holds.
    """

    indicator: Indicator
    fact: Fact
    section: Section
    revisions: tuple[Revision, ...] = ()

    @property
    def superseded(self) -> bool:
        return any(revision.earlier is self.fact for revision in self.revisions)


def _relation(fact: Fact) -> str:
    """``same_as gdp_growth``: the relation and what it refers to; empty for other bounds."""
    return f"{fact.relation.value} {fact.relative_to}" if fact.relation else ""


def _notes(row: FactRow) -> str:
    return BETWEEN_NOTES.join(filter(None, (row.indicator.note.zh, row.fact.note.zh)))


def _value_cell(words: Messages, row: FactRow) -> Cell:
    if row.fact.quantity is None:
        return EMPTY
    cell = fact_cell(words, row.fact)
    return msgspec.structs.replace(cell, tone="quiet") if row.superseded else cell


COLUMNS: tuple[Column[FactRow], ...] = (
    Column("indicator", lambda row: row.indicator.id, about="id of the indicator"),
    Column(
        "name",
        lambda row: row.indicator.name.zh,
        N_("indicator"),
        name_cell,
        about="its name in Chinese",
    ),
    Column("name_en", lambda row: row.indicator.name.en, about="its name in English, if any"),
    Column("theme", lambda row: row.indicator.theme, about="id of its theme"),
    Column(
        "measure",
        lambda row: row.indicator.measure.value,
        about="how its figures behave over time",
        choices=values(Measure),
    ),
    Column(
        "unit",
        lambda row: row.fact.quantity.unit.text if row.fact.quantity else row.indicator.unit,
        about="what value, upper and start are counted in, as printed",
    ),
    Column(
        "basis",
        lambda row: row.indicator.basis.value,
        about="the prices behind money and growth",
        choices=values(Basis),
    ),
    Column(
        "better",
        lambda row: row.indicator.better.value,
        about="which direction is an improvement",
        choices=values(Better),
    ),
    Column(
        "report",
        lambda row: row.fact.report,
        N_("report"),
        lambda _, row: Cell(row.fact.report),
        about="id of the report that says so",
    ),
    period_column(
        "period",
        lambda row: row.fact.period,
        about="a year (2025), a plan (2021-2025) or a date (2026-06, 2026-01-29)",
    ),
    Column(
        "role",
        lambda row: row.fact.role.value,
        N_("role"),
        lambda words, row: Cell(wording.role(words, row.fact.role)),
        about="result or target",
        choices=values(Role),
    ),
    Column(
        "bound",
        lambda row: row.fact.bound.value,
        about="what the wording says of the number",
        choices=tuple(bound.value for bound in Bound if not bound.is_derived),
    ),
    Column(
        "value",
        lambda row: value_of(row.fact.quantity),
        N_("value"),
        _value_cell,
        numeric=True,
        kind=ValueKind.DECIMAL,
        about="the number as printed, the lower end of a range; falls are negative",
    ),
    Column(
        "upper",
        lambda row: upper_of(row.fact.quantity),
        kind=ValueKind.DECIMAL,
        about="the upper end of a range",
    ),
    Column(
        "start",
        lambda row: value_of(row.fact.start),
        kind=ValueKind.DECIMAL,
        about="the level that was left, at a time that the report need not state",
    ),
    Column(
        "relative_to",
        lambda row: _relation(row.fact),
        about="of a relative fact the relation, and what it refers to",
    ),
    Column(
        "phrase",
        lambda row: row.fact.source.phrase,
        N_("as printed"),
        lambda _, row: Cell(row.fact.source.phrase),
        about="the figure as printed, with its qualifiers",
    ),
    Column("source", lambda row: row.fact.source.report, about="id of the report that prints it"),
    Column(
        "section",
        lambda row: row.section.heading.zh,
        N_("section"),
        lambda words, row: Cell(wording.text(words, row.section.heading)),
        about="the heading above it",
    ),
    Column(
        "line",
        lambda row: row.fact.source.line,
        N_("line"),
        lambda _, row: count_cell(row.fact.source.line),
        numeric=True,
        kind=ValueKind.INTEGER,
        about="its line in the report's text, from 1",
    ),
    Column(
        "page",
        lambda row: row.fact.source.page or None,
        kind=ValueKind.INTEGER,
        about="its page in the printed report, where the data gives it",
    ),
    Column("note", _notes, about="what has to be said of it, in Chinese"),
)
SHOWN = ("period", "role", "value", "phrase", "section", "line")
SHOWN_OF_SEVERAL = ("period", "role", "value", "phrase", "report", "section", "line")


def fact_table(
    words: Messages,
    catalogue: Catalogue,
    indicators: Sequence[Indicator],
    chosen: Callable[[Fact], bool],
    contexts: Callable[[Fact], str | None] | None = None,
) -> Table[FactRow]:
    """The chosen facts of the indicators; ``contexts`` gives the sentence around each."""
    several = len(catalogue.reports) > 1
    rows = [
        FactRow(indicator, fact, catalogue.section_of(fact), _of(fact, revised))
        for indicator in indicators
        for revised in (tuple(revisions(indicator)) if several else (),)
        for fact in indicator.facts
        if chosen(fact)
    ]

    def grouped(seen: Sequence[FactRow]) -> Iterator[tuple[str, Iterable[FactRow]]]:
        for indicator, members in groupby(seen, key=lambda row: row.indicator):
            heading = _heading(words, indicator)
            if len(catalogue.places) > 1:
                heading = f"{wording.text(words, indicator.place)} · {heading}"
            yield heading, members

    return Table(
        words,
        title(words, catalogue, words.gettext("Facts")),
        COLUMNS,
        SHOWN_OF_SEVERAL if several else SHOWN,
        rows,
        grouped,
        lambda row: _details(words, catalogue, row, contexts),
        lambda seen: _footnotes(words, catalogue, seen),
        naming="name" if len(indicators) > 1 else "",
    )


def _of(fact: Fact, revised: tuple[Revision, ...]) -> tuple[Revision, ...]:
    return tuple(each for each in revised if fact in (each.earlier, each.holding))


def _heading(words: Messages, indicator: Indicator) -> str:
    parts = [wording.measure(words, indicator.measure.value)]
    if basis := wording.basis(words, indicator.basis):
        parts.append(basis)
    if indicator.scope:
        parts.append(wording.text(words, indicator.scope))
    name = wording.text(words, indicator.name)
    kind = words.gettext(", ").join(parts)
    return wording.aside(words, name, words.gettext("; ").join((indicator.id, kind)))


def _details(
    words: Messages,
    catalogue: Catalogue,
    row: FactRow,
    contexts: Callable[[Fact], str | None] | None,
) -> Iterator[str]:
    fact = row.fact
    for revision in row.revisions:
        yield _revised(words, catalogue, revision, superseded=row.superseded)
    if fact.relation:
        other = catalogue.by_id.get(fact.relative_to)
        name = (
            wording.text(words, other.name) if other else grammar(words).borrowed(fact.relative_to)
        )
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


def _revised(words: Messages, catalogue: Catalogue, revision: Revision, *, superseded: bool) -> str:
    """What another report says instead, and which."""
    other = revision.holding if superseded else revision.earlier
    told = words.gettext("revised: {report} gives {figure}")
    if not superseded:
        told = words.gettext("revision: {report} gave {figure}")
    figure = fact_cell(words, other).text
    return told.format(
        report=report_title(words, catalogue.report_by_id[other.report]), figure=figure
    )


def _footnotes(words: Messages, catalogue: Catalogue, rows: Iterable[FactRow]) -> Iterator[str]:
    for indicator in {row.indicator.key: row.indicator for row in rows}.values():
        name = wording.text(words, indicator.name)
        if len(catalogue.places) > 1:
            name = f"{wording.text(words, indicator.place)} · {name}"
        if line := series_line(words, name, yearly(indicator)):
            yield line
        if indicator.note:
            yield wording.labelled(words, name, wording.text(words, indicator.note))
        for counterpart in indicator.counterparts:
            other = wording.text(words, catalogue.by_id[counterpart.indicator].name)
            yield words.gettext("{name}: not the same as {other} ({reason})").format(
                name=name, other=other, reason=wording.text(words, counterpart.reason)
            )

"""The table of facts: `show` and `data export` alike."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.i18n import N_
from lukou_cli.model.indicator import Fact, Indicator, Section
from lukou_cli.tables import wording
from lukou_cli.tables.common import count_cell, fact_cell, period_column, title, upper_of, value_of
from lukou_cli.tables.table import EMPTY, Cell, Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lukou_cli.i18n import Messages
    from lukou_cli.model.catalogue import Catalogue


class FactRow(msgspec.Struct, frozen=True):
    """A fact with its indicator and the section that prints it."""

    indicator: Indicator
    fact: Fact
    section: Section


def _relation(fact: Fact) -> str:
    """``same_as gdp_growth``: the relation and what it refers to; empty for other bounds."""
    return f"{fact.relation.value} {fact.relative_to}" if fact.relation else ""


def _notes(row: FactRow) -> str:
    return "; ".join(note.zh for note in (row.indicator.note, row.fact.note) if note)


COLUMNS: tuple[Column[FactRow], ...] = (
    Column("indicator", lambda row: row.indicator.id),
    Column("name", lambda row: row.indicator.name.zh),
    Column("name_en", lambda row: row.indicator.name.en),
    Column("theme", lambda row: row.indicator.theme),
    Column("measure", lambda row: row.indicator.measure.value),
    Column(
        "unit",
        lambda row: row.fact.quantity.unit.text if row.fact.quantity else row.indicator.unit,
    ),
    Column("basis", lambda row: row.indicator.basis.value),
    Column("better", lambda row: row.indicator.better.value),
    Column("report", lambda row: row.fact.report),
    period_column("period", lambda row: row.fact.period),
    Column(
        "role",
        lambda row: row.fact.role.value,
        N_("role"),
        lambda words, row: Cell(wording.role(words, row.fact.role)),
    ),
    Column("bound", lambda row: row.fact.bound.value),
    Column(
        "value",
        lambda row: value_of(row.fact.quantity),
        N_("value"),
        lambda words, row: fact_cell(words, row.fact) if row.fact.quantity else EMPTY,
        numeric=True,
    ),
    Column("upper", lambda row: upper_of(row.fact.quantity)),
    Column("start", lambda row: value_of(row.fact.start)),
    Column("relative_to", lambda row: _relation(row.fact)),
    Column(
        "phrase",
        lambda row: row.fact.source.phrase,
        N_("as printed"),
        lambda _, row: Cell(row.fact.source.phrase),
    ),
    Column("source", lambda row: row.fact.source.report),
    Column(
        "section",
        lambda row: row.section.heading.zh,
        N_("section"),
        lambda words, row: Cell(wording.text(words, row.section.heading)),
    ),
    Column(
        "line",
        lambda row: row.fact.source.line,
        N_("line"),
        lambda _, row: count_cell(row.fact.source.line),
        numeric=True,
    ),
    Column("note", _notes),
)
SHOWN = ("period", "role", "value", "phrase", "section", "line")


def fact_table(
    words: Messages,
    catalogue: Catalogue,
    indicators: Sequence[Indicator],
    chosen: Callable[[Fact], bool],
    contexts: Callable[[Fact], str | None] | None = None,
) -> Table[FactRow]:
    """The chosen facts of the indicators; ``contexts`` gives the sentence around each."""
    rows = [
        FactRow(indicator, fact, catalogue.section_of(fact))
        for indicator in indicators
        for fact in indicator.facts
        if chosen(fact)
    ]

    def grouped(seen: Sequence[FactRow]) -> Iterator[tuple[str, Iterable[FactRow]]]:
        for indicator, members in groupby(seen, key=lambda row: row.indicator):
            yield _heading(words, indicator), members

    return Table(
        words,
        title(words, catalogue, words.gettext("Facts")),
        COLUMNS,
        SHOWN,
        rows,
        grouped,
        lambda row: _details(words, catalogue, row.fact, contexts),
        lambda seen: _footnotes(words, catalogue, seen),
    )


def _heading(words: Messages, indicator: Indicator) -> str:
    parts = [wording.measure(words, indicator.measure.value)]
    if basis := wording.basis(words, indicator.basis):
        parts.append(basis)
    if indicator.scope:
        parts.append(wording.text(words, indicator.scope))
    return f"{wording.text(words, indicator.name)} ({indicator.id}; {', '.join(parts)})"


def _details(
    words: Messages, catalogue: Catalogue, fact: Fact, contexts: Callable[[Fact], str | None] | None
) -> Iterator[str]:
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


def _footnotes(words: Messages, catalogue: Catalogue, rows: Iterable[FactRow]) -> Iterator[str]:
    for indicator in {row.indicator.id: row.indicator for row in rows}.values():
        name = wording.text(words, indicator.name)
        if indicator.note:
            yield f"{name}: {wording.text(words, indicator.note)}"
        for counterpart in indicator.counterparts:
            other = wording.text(words, catalogue.by_id[counterpart.indicator].name)
            yield words.gettext("{name}: not the same as {other} ({reason})").format(
                name=name, other=other, reason=wording.text(words, counterpart.reason)
            )

"""The table of `lukou outcome`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.i18n import N_
from lukou_cli.query.note import Input
from lukou_cli.query.outcome import Outcome, OutcomeRow
from lukou_cli.tables import wording
from lukou_cli.tables.against import known, listed, result_as_target, tally
from lukou_cli.tables.common import (
    by_theme,
    calculated_columns,
    explained,
    fact_bound,
    fact_cell,
    fact_period,
    joined,
    name_cell,
    notes_of,
    period_column,
    place_column,
    placed,
    title,
    unit_of,
    upper_of,
    value_of,
)
from lukou_cli.tables.table import EMPTY, Cell, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lukou_cli.i18n import Messages
    from lukou_cli.model.catalogue import Catalogue

_TONES = {Outcome.MET: "good", Outcome.MISSED: "bad", Outcome.NEAR: ""}
# What the verdict does not say by itself.
_REMARKS = (
    "counterpart", "relative", "in_words", "result_in_words", "units_differ", "open",
    "against_direction", "beside_reference",
)  # fmt: skip


def _difference_cell(words: Messages, row: OutcomeRow) -> Cell:
    if row.difference is None:
        return EMPTY
    return wording.quantity(words, row.difference, signed=True, tone=_TONES.get(row.outcome, ""))


def _to(row: OutcomeRow) -> str:
    if row.difference is None:
        return ""
    if row.reference is not None:
        return "reference"
    return "number" if row.to_number else "target"


COLUMNS: tuple[Column[OutcomeRow], ...] = (
    Column("indicator", lambda row: row.indicator.id),
    Column("name", lambda row: row.indicator.name.zh, N_("indicator"), name_cell),
    Column("theme", lambda row: row.indicator.theme),
    Column("report", lambda row: row.target.report),
    Column("result_report", lambda row: row.result.fact.report if row.result else ""),
    Column("unit", lambda row: unit_of(row.target.quantity) or row.indicator.unit),
    period_column("target_period", lambda row: row.target.period),
    Column("target_bound", lambda row: row.target.bound.value),
    Column(
        "target",
        lambda row: value_of(row.target.quantity),
        N_("target"),
        lambda words, row: fact_cell(words, row.target),
        numeric=True,
    ),
    Column("target_upper", lambda row: upper_of(row.target.quantity)),
    Column("actual_period", lambda row: fact_period(known(row))),
    Column("actual_bound", lambda row: fact_bound(known(row))),
    Column(
        "actual",
        lambda row: value_of(result_as_target(row)),
        N_("result"),
        lambda words, row: fact_cell(words, known(row)),
        numeric=True,
    ),
    Column("actual_upper", lambda row: upper_of(result_as_target(row))),
    *calculated_columns(
        "difference", N_("difference"), lambda row: row.difference, _difference_cell
    ),
    Column("difference_to", _to),
    Column(
        "verdict",
        lambda row: row.outcome.value,
        N_("verdict"),
        lambda words, row: Cell(
            wording.became(words, row.outcome.value), _TONES.get(row.outcome, "quiet")
        ),
    ),
    Column("comparable", lambda row: row.comparable),
    Column(
        "note",
        lambda row: notes_of(row.notes),
        N_("note"),
        lambda words, row: Cell(
            joined(words, (note for note in row.notes if note.code in _REMARKS)), "quiet"
        ),
        remark=True,
    ),
    place_column(told=False),
)
SHOWN = ("name", "target_period", "target", "actual", "difference", "verdict", "note")


def outcome_table(
    words: Messages,
    catalogue: Catalogue,
    rows: Sequence[OutcomeRow],
    *,
    explain: bool,
    everything: bool = False,
) -> Table[OutcomeRow]:
    """The targets by theme, each theme with how many were met.

    People see those that have a result, unless they ask for everything.
    """
    everything = everything or all(row.result is None for row in rows)

    def hidden(row: OutcomeRow) -> bool:
        return row.result is None and not everything

    def grouped(seen: Sequence[OutcomeRow]) -> Iterator[tuple[str, Sequence[OutcomeRow]]]:
        for theme, members in by_theme(words, catalogue)(seen):
            of_theme = list(members)
            yield f"{theme} · {_counts(words, of_theme)}", of_theme

    def details(row: OutcomeRow) -> Iterator[str]:
        if explain:
            known = (row.result, row.reference)
            sources = (Input(row.indicator, row.target), *(source for source in known if source))
            yield from explained(words, row.formula, sources, row.indicator.basis, row.notes)

    def footnotes(seen: Sequence[OutcomeRow]) -> Iterator[str]:
        if unseen := sum(map(hidden, rows)):
            yield words.ngettext(
                "not shown: {count} target without a result; --all shows it",
                "not shown: {count} targets without a result; --all shows them",
                unseen,
            ).format(count=unseen)
        if len(seen) > 1:
            yield words.gettext("{count} targets: {counts}").format(
                count=len(seen), counts=_counts(words, seen)
            )

    return Table(
        words,
        title(words, catalogue, words.gettext("What became of the targets")),
        COLUMNS,
        placed(catalogue, SHOWN),
        rows,
        grouped,
        details,
        footnotes,
        summary={verdict.value: count for verdict, count in _counted(rows).items()},
        hidden=hidden,
    )


def _counts(words: Messages, rows: Sequence[OutcomeRow]) -> str:
    return listed(words, _counted(rows), wording.became)


def _counted(rows: Sequence[OutcomeRow]) -> Mapping[Outcome, int]:
    return tally((row.outcome for row in rows), Outcome)

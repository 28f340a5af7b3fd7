"""What became of targets: each held against the result of its own period, by its bounds."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Better, Fact, Indicator, Relation, Role
from lukou_cli.model.interval import Answer, Interval, Undefined
from lukou_cli.model.quantity import Amount, Bound, Quantity, amount
from lukou_cli.query.figures import figure
from lukou_cli.query.growth import distinct
from lukou_cli.query.note import Input, Note
from lukou_cli.query.pair import Pair, answer_to, counterpart_of, is_one_sided, is_past, paired

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.period import Period


class Outcome(str, Enum):
    """Whether a target was met. What has no tolerance (左右) is near: neither met nor missed."""

    MET = "met"
    MISSED = "missed"
    NEAR = "near"
    UNDECIDABLE = "undecidable"
    NO_RESULT = "no_result"
    NOT_COMPARABLE = "not_comparable"


class OutcomeRow(msgspec.Struct, frozen=True):
    """A target of a period that is over. ``comparable`` is yes, partly or no.

    ``difference`` is how far the result lies above the target; above the target's number where
    that is an end of what was aimed at (``to_number``); above the result of another indicator where
    the target was set relative to it (``reference``).
    """

    indicator: Indicator
    target: Fact
    outcome: Outcome
    comparable: str
    result: Input | None = None
    difference: Amount | None = None
    to_number: bool = False
    reference: Input | None = None
    formula: str = ""
    notes: tuple[Note, ...] = ()


def outcome(
    catalogue: Catalogue, indicators: Iterable[Indicator], period: Period | None = None
) -> list[OutcomeRow]:
    """A row for every target of the indicators whose period is over, of one period or any."""
    return [
        _row(catalogue, indicator, target)
        for indicator in indicators
        for target in distinct(indicator.of(Role.TARGET, period))
        if is_past(catalogue, indicator, target)
    ]


def _row(catalogue: Catalogue, indicator: Indicator, target: Fact) -> OutcomeRow:
    own = answer_to(indicator, target)
    result, comparable, notes = (
        (Input(indicator, own), "yes", ())
        if own is not None
        else counterpart_of(catalogue, indicator, lambda other: answer_to(other, target))
    )
    row = OutcomeRow(indicator, target, Outcome.NO_RESULT, comparable, result, notes=notes)
    if result is None:
        return _told(row, Outcome.NO_RESULT, Note("not_published"))
    if comparable != "yes":
        return _told(row, Outcome.NOT_COMPARABLE)
    if target.relation is not None:
        return _related(catalogue, row, result, target.relation)
    if target.quantity is None:
        return _told(row, Outcome.UNDECIDABLE, Note("in_words"))
    if result.fact.quantity is None:
        return _told(row, Outcome.UNDECIDABLE, Note("result_in_words"))
    pair = paired(indicator, target, target.quantity, result)
    if pair is None:
        return _told(row, Outcome.NOT_COMPARABLE, Note("units_differ"))
    return _judged(row, pair)


def _told(row: OutcomeRow, outcome: Outcome, *notes: Note) -> OutcomeRow:
    return msgspec.structs.replace(row, outcome=outcome, notes=(*row.notes, *notes))


def _judged(row: OutcomeRow, pair: Pair) -> OutcomeRow:
    wanted = pair.wanted
    to_number = is_one_sided(wanted)
    goal = Quantity(Bound.EQ, wanted.value, wanted.unit) if to_number else wanted
    difference = amount(pair.known - goal.interval(), wanted.unit.of_differences)
    row = msgspec.structs.replace(row, to_number=to_number)
    if isinstance(difference, Amount):
        row = msgspec.structs.replace(
            row, difference=difference, formula=f"{figure(pair.latest)} - {figure(goal)}"
        )
    if pair.approximate:
        return _told(row, Outcome.NEAR, Note("approximate"))
    enough = _enough(row.indicator, wanted)
    if enough is None:
        return _told(row, Outcome.UNDECIDABLE, Note("against_direction"))
    outcome = _OF_ANSWER[pair.known.within(enough)]
    is_open = outcome is Outcome.UNDECIDABLE and isinstance(difference, Undefined)
    return _told(row, outcome, *((Note("open"),) if is_open else ()))


def _related(
    catalogue: Catalogue, row: OutcomeRow, result: Input, relation: Relation
) -> OutcomeRow:
    """Held against the result of the indicator that the target was set relative to.

    同步 has no tolerance: only what is equal is surely the same.
    """
    other = catalogue.linked(row.indicator, row.target.relative_to)
    fact = answer_to(other, row.target) if other else None
    pair = (
        paired(row.indicator, row.target, fact.quantity, result) if fact and fact.quantity else None
    )
    if other is None or fact is None or pair is None:
        return _told(row, Outcome.UNDECIDABLE, Note("relative"))
    theirs = pair.wanted.interval()
    difference = amount(pair.known - theirs, pair.wanted.unit.of_differences)
    if isinstance(difference, Undefined):
        return _told(row, Outcome.UNDECIDABLE, Note("open"))
    row = msgspec.structs.replace(
        row,
        difference=difference,
        reference=Input(other, fact),
        formula=f"{figure(pair.latest)} - {figure(pair.wanted)}",
    )
    said = Note("beside_reference", {"name": other.name, "figure": figure(pair.wanted)})
    if pair.approximate:
        return _told(row, Outcome.NEAR, said, Note("approximate"))
    match relation:
        case Relation.ABOVE:
            answer = theirs.below(pair.known)
        case Relation.BELOW:
            answer = pair.known.below(theirs)
        case _:
            same = pair.known.is_point and pair.known == theirs
            answer = Answer.YES if same else Answer.UNDECIDABLE
    return _told(row, _OF_ANSWER[answer], said)


_OF_ANSWER = {
    Answer.YES: Outcome.MET,
    Answer.NO: Outcome.MISSED,
    Answer.UNDECIDABLE: Outcome.UNDECIDABLE,
}


def _enough(indicator: Indicator, wanted: Quantity) -> Interval | None:
    """What meets a target; None where its words leave that open.

    More than a number aimed at is enough where more is better (20 firms: 22), less where less is.
    Words that only say what stays below (近200亿元) set no aim for what should rise.
    """
    aimed = wanted.interval()
    if indicator.better is Better.NEUTRAL:
        return aimed
    higher = indicator.better is Better.HIGHER
    wrong = (Bound.LE, Bound.LT) if higher else (Bound.GE, Bound.GT)
    if wanted.bound in wrong:
        return None
    if higher:
        return msgspec.structs.replace(aimed, high=None, high_open=False)
    return msgspec.structs.replace(aimed, low=None, low_open=False)

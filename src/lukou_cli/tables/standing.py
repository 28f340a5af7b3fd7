"""How a target stands, in the words that a person would use: at least 10 more to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.i18n import N_
from lukou_cli.model.indicator import Measure
from lukou_cli.model.quantity import Bound
from lukou_cli.query.gap import Status
from lukou_cli.tables import units, wording

if TYPE_CHECKING:
    from decimal import Decimal

    from lukou_cli.i18n import Messages
    from lukou_cli.model.quantity import Amount
    from lukou_cli.query.gap import GapRow

_TO_GO = {
    Bound.EQ: N_("{amount} to go"),
    Bound.RANGE: N_("{amount} to go"),
    Bound.GE: N_("at least {amount} to go"),
    Bound.GT: N_("more than {amount} to go"),
    Bound.LE: N_("at most {amount} to go"),
    Bound.LT: N_("less than {amount} to go"),
    Bound.APPROX: N_("about {amount} to go"),
    Bound.APPROX_GE: N_("about {amount} or more to go"),
    Bound.APPROX_LE: N_("about {amount} or less to go"),
}
# The result may already be where the target's number is.
_TO_GO_OR_REACHED = {
    Bound.LE: N_("≤{amount} to go, if any"),
    Bound.LT: N_("<{amount} to go, if any"),
}
# Of what comes anew each year it is no distance.
_ABOVE_OR_NOT = {
    Bound.LE: N_("≤{amount} above last"),
    Bound.LT: N_("<{amount} above last"),
}


def standing(words: Messages, row: GapRow) -> str:
    """What the gap of a row says in words; empty where the name of the status says it all."""
    gap = row.gap
    if gap is None or gap.value == 0:
        return ""
    if (
        row.status is Status.NEAR
        and gap.bound is Bound.APPROX
        and not row.indicator.measure.is_level
    ):
        above = N_("≈{amount} above last")
        below = N_("≈{amount} below last")
        return _said(words, above if gap.value > 0 else below, gap)
    bound = gap.bound.mirrored if gap.value < 0 else gap.bound
    if row.status is Status.UNDECIDABLE:
        open_ = _ABOVE_OR_NOT if row.indicator.measure is Measure.FLOW else _TO_GO_OR_REACHED
        said = open_.get(bound, "")
        return _said(words, said, gap) if said else ""
    if row.status not in (Status.TO_GO, Status.NEAR):
        return ""
    least = next((note.params["least"] for note in row.notes if note.code == "whole_units"), None)
    if isinstance(least, str):
        # More than 9 firms are at least 10: firms come whole.
        return words.gettext(_TO_GO[Bound.GE]).format(
            amount=f"{least}{units.in_words(words, gap.unit, int(least))}"
        )
    return _said(words, _TO_GO[bound], gap)


def _said(words: Messages, template: str, gap: Amount) -> str:
    value, upper = wording.for_people(gap)
    low, high = _digits(value), None if upper is None else _digits(upper)
    digits = low if high is None else words.gettext("{low} to {high}").format(low=low, high=high)
    return words.gettext(template).format(
        amount=digits + units.in_words(words, gap.unit, upper or value)
    )


def _digits(value: Decimal) -> str:
    return wording.number(abs(value))

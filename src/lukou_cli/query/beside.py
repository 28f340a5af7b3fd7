"""Two figures of one indicator beside each other: of two years, or of two places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.model.indicator import Basis, Fact, Indicator, Role
from lukou_cli.model.quantity import Amount, amount
from lukou_cli.model.unit import PERCENT
from lukou_cli.query import rates
from lukou_cli.query.compare import ComparisonRow, Method
from lukou_cli.query.figures import figure
from lukou_cli.query.growth import distinct, with_growths
from lukou_cli.query.note import Input, Note, undefined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Bilingual
    from lukou_cli.model.period import Period


def between_years(
    catalogue: Catalogue, indicators: Iterable[Indicator], first: Period, last: Period
) -> list[ComparisonRow]:
    """What the indicators, and the rates that belong to them, were in two years.

    Results are compared; where a year has none, its target.
    """
    rows: list[ComparisonRow] = []
    for indicator in with_growths(catalogue, indicators):
        before, after = _of_year(indicator, first), _of_year(indicator, last)
        if before is None or after is None:
            continue
        notes = [Note("target_compared")] if Role.TARGET in (before.role, after.role) else []
        rows.append(
            _beside(Method.YEAR_TO_YEAR, Input(indicator, before), Input(indicator, after), notes)
        )
    return rows


def between_places(
    catalogue: Catalogue,
    indicators: Iterable[Indicator],
    places: Sequence[Bilingual],
    period: Period | None = None,
    *,
    refusals: bool = True,
) -> list[ComparisonRow]:
    """What the indicators are in the first place and in each of the others.

    Only what is of one period and role is compared: results of the period asked for, else of the
    latest that both places have; targets where there are no such results. With ``refusals`` an
    indicator that cannot be compared has a row too, with the reason.
    """
    asked = {indicator.id: indicator for indicator in indicators}
    rows = []
    for id_ in dict.fromkeys(member.id for member in with_growths(catalogue, asked.values())):
        here = {each.place.zh: each for each in catalogue.of_id[id_]}
        one = here.get(places[0].zh)
        for place in places[1:]:
            row = _of_places(one, here.get(place.zh), places[0], place, period)
            if row is not None and (row.difference is not None or (refusals and id_ in asked)):
                rows.append(row)
    return rows


def _of_places(
    one: Indicator | None,
    other: Indicator | None,
    here: Bilingual,
    there: Bilingual,
    period: Period | None,
) -> ComparisonRow | None:
    if one is None or other is None:
        known, missing = one or other, there if one else here
        note = Note("not_in_place", {"place": missing})
        return None if known is None else _refused(known, here, there, note)
    for role in Role:
        first, last = _by_period(one, role), _by_period(other, role)
        common = [each for each in first if each in last and period in (None, each)]
        if common:
            when = max(common, key=lambda each: (each.last, each.first))
            return _beside(
                Method.PLACE_TO_PLACE, Input(one, first[when]), Input(other, last[when]), []
            )
    return _refused(other, here, there, Note("no_common_period"))


def _by_period(indicator: Indicator, role: Role) -> dict[Period, Fact]:
    facts = (fact for fact in distinct(indicator.of(role)) if fact.quantity is not None)
    return {fact.period: fact for fact in facts}


def _of_year(indicator: Indicator, year: Period) -> Fact | None:
    for role in Role:
        if (fact := _by_period(indicator, role).get(year)) is not None:
            return fact
    return None


def _refused(
    indicator: Indicator, here: Bilingual, there: Bilingual, reason: Note
) -> ComparisonRow:
    return ComparisonRow(
        indicator, Method.PLACE_TO_PLACE, None, None, None, None, None, indicator.basis, (), "",
        (reason,), here, there,
    )  # fmt: skip


def _beside(method: Method, first: Input, last: Input, notes: list[Note]) -> ComparisonRow:
    indicator, before, after = last.indicator, first.fact.quantity, last.fact.quantity
    assert before is not None
    assert after is not None
    places = (first.indicator.place, last.indicator.place)
    if before.unit.dimension != after.unit.dimension:
        return ComparisonRow(
            indicator, method, first.fact.period, before, last.fact.period, after, None,
            indicator.basis, (first, last), "", (*notes, Note("units_apart")), *places,
        )  # fmt: skip
    start = before.to(after.unit)
    difference = amount(after.interval() - before.interval(after.unit), after.unit.of_differences)
    if indicator.basis is Basis.UNSTATED:
        notes.append(Note("prices_unstated"))
    if not after.unit.is_percent:
        change = amount(rates.change(after.interval(), before.interval(after.unit)), PERCENT)
        if isinstance(change, Amount) and change.value:
            notes.append(Note("relative_difference", {"change": change}))
            notes += [Note("current_prices")] if indicator.basis is Basis.NOMINAL else []
    return ComparisonRow(
        indicator, method, first.fact.period, start, last.fact.period, after, difference,
        indicator.basis, (first, last), f"{figure(after)} - {figure(start)}",
        (*notes, *undefined(difference)), *places,
    )  # fmt: skip

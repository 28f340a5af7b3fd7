"""Which reports and places a question is about: the one reading of their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.errors import SelectionError
from lukou_cli.query.names import loose, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Bilingual


def scoped(
    catalogue: Catalogue, reports: Sequence[str] = (), places: Sequence[str] = ()
) -> Catalogue:
    """What the reports of these ids and places say, of any where none is named.

    Raises SelectionError where there is no such report or place, or no report of both.
    """
    for report in reports:
        if report not in catalogue.report_by_id:
            known = list(catalogue.report_by_id)
            near = nearest(report, known)
            raise SelectionError("unknown_report", report=report, candidates=near, known=known)
    if not (reports or places):
        return catalogue
    wanted = {place_named(catalogue, place).zh for place in places}
    found = catalogue.only(
        lambda report: (
            (not reports or report.id in reports) and (not wanted or report.place.zh in wanted)
        )
    )
    if not found.reports:
        raise SelectionError("nothing_found")
    return found


def place_named(catalogue: Catalogue, name: str) -> Bilingual:
    """The place that is called so, or of which one name begins so (渌口 for 渌口区)."""
    wanted = loose(name)
    called = {
        place.zh: [loose(text) for text in (place.zh, place.en) if text]
        for place in catalogue.places
    }
    for fits in (str.__eq__, str.startswith):
        hits = [
            place
            for place in catalogue.places
            if wanted and any(fits(text, wanted) for text in called[place.zh])
        ]
        if len(hits) == 1:
            return hits[0]
        if hits:
            raise SelectionError("ambiguous_place", place=name, candidates=hits)
    spelt = {text: place for place in catalogue.places for text in (place.zh, place.en) if text}
    raise SelectionError(
        "unknown_place",
        place=name,
        candidates=list(dict.fromkeys(spelt[text] for text in nearest(name, spelt))),
        known=list(catalogue.places),
    )


def of_one_place(catalogue: Catalogue) -> Catalogue:
    """The catalogue; SelectionError, with the places, where it is of several."""
    if len(catalogue.places) > 1:
        raise SelectionError("one_place", places=list(catalogue.places))
    return catalogue

"""Figures over the years drawn in a line of text: 2009–2012 ▅▆▇█ 251 → 420."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.model.period import Period
from lukou_cli.tables import wording
from lukou_cli.tables.bars import sparkline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lukou_cli.i18n import Messages
    from lukou_cli.model.quantity import Amount, Quantity

# Two figures are a difference, and stand in the table.
_LEAST = 3


def series_line(words: Messages, name: str, known: Mapping[int, Quantity | Amount]) -> str:
    """The years drawn, with the first and the last figure; nothing where there are too few."""
    if len(known) < _LEAST:
        return ""
    years = Period(min(known), max(known))
    drawn = sparkline([known[y].value if y in known else None for y in _through(years)])
    if not drawn:
        return ""
    ends = (wording.quantity(words, known[year]).text for year in (years.first, years.last))
    return f"{name}: {wording.period(str(years))} {drawn} {' → '.join(ends)}"


def _through(years: Period) -> range:
    return range(years.first, years.last + 1)

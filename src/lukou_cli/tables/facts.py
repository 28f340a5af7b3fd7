"""The table of facts: `show` and `data export` alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.tables import records, views
from lukou_cli.tables.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lukou_cli.i18n import Messages
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Fact, Indicator


def fact_table(
    words: Messages,
    catalogue: Catalogue,
    indicators: Sequence[Indicator],
    chosen: Callable[[Fact], bool],
    contexts: Callable[[Fact], str | None] | None = None,
) -> Table:
    """The chosen facts of the indicators; ``contexts`` gives the sentence around each."""
    found = [indicator for indicator in indicators if any(map(chosen, indicator.facts))]
    rows = [
        records.fact_record(catalogue, indicator, fact)
        for indicator in found
        for fact in indicator.facts
        if chosen(fact)
    ]
    return Table(
        records.FACT_FIELDS, rows, lambda: views.facts(words, catalogue, found, chosen, contexts)
    )

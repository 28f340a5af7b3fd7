"""Finding indicators by what a person remembers of them: a part of a name, a theme, a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.query.printed import read_printed
from lukou_cli.query.select import named_by_glob, named_by_part, of_named_theme

if TYPE_CHECKING:
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Fact, Indicator


def figure_found(pattern: str | None, indicator: Indicator) -> Fact | None:
    """The fact of an indicator that has the figure looked for, said as it was if one is."""
    figure = read_printed(pattern) if pattern else None
    if figure is None:
        return None
    holders = [fact for fact in indicator.facts if figure.is_in(fact)]
    return next((fact for fact in holders if figure.is_said_by(fact)), next(iter(holders), None))


def search(catalogue: Catalogue, pattern: str | None) -> list[Indicator]:
    """All indicators where there is no pattern, else those that match it.

    A figure (76家, 超50亿元) finds who has it; of those with its number, the ones with its
    qualifier where there are any. All else is looked for in names, themes and pinyin alike.
    """
    if not pattern:
        return list(catalogue.indicators)
    hits = {
        indicator.key
        for look in (named_by_part, named_by_glob, of_named_theme)
        for indicator in look(catalogue, pattern)
    }
    figure = read_printed(pattern)
    if figure is not None:
        holders = [i for i in catalogue.indicators if any(map(figure.is_in, i.facts))]
        exact = [i for i in holders if any(map(figure.is_said_by, i.facts))]
        hits |= {indicator.key for indicator in exact or holders}
    return [indicator for indicator in catalogue.indicators if indicator.key in hits]

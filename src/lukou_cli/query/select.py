"""Which indicators and facts a question is about."""

from __future__ import annotations

import difflib
import unicodedata
from typing import TYPE_CHECKING

from lukou_cli.errors import SelectionError
from lukou_cli.model.indicator import Fact, Indicator, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.period import Period

_MOST_CANDIDATES = 8
_IGNORED = dict.fromkeys(map(ord, " \t\u3000“”\"'「」"))


def fold(text: str) -> str:
    """Text as names are compared: without case, width, spaces and quotation marks."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_IGNORED)


def resolve(catalogue: Catalogue, selectors: Iterable[str]) -> list[Indicator]:
    """The indicators that the selectors name, each once, in the order asked for.

    A selector is an id, a name, an alias or a glob. Raises SelectionError, with
    the nearest candidates, for one that names none.
    """
    found: dict[str, Indicator] = {}
    for selector in selectors:
        matches = _matches(catalogue, selector)
        if not matches:
            raise SelectionError(
                "unknown_indicator", selector=selector, candidates=_candidates(catalogue, selector)
            )
        for indicator in matches:
            found.setdefault(indicator.id, indicator)
    return list(found.values())


def resolve_one(catalogue: Catalogue, selector: str) -> Indicator:
    """The one indicator that the selector names; SelectionError where there is not just one."""
    found = resolve(catalogue, [selector])
    if len(found) > 1:
        raise SelectionError("ambiguous_indicator", selector=selector, candidates=found)
    return found[0]


def select(
    catalogue: Catalogue, selectors: Iterable[str] | None, theme: str | None = None
) -> list[Indicator]:
    """The indicators asked for, all of them where there are no selectors, of one theme or any."""
    indicators = list(catalogue.indicators) if selectors is None else resolve(catalogue, selectors)
    if theme is None:
        return indicators
    wanted = fold(theme)
    for known in catalogue.themes:
        if wanted in (fold(known.id), fold(known.name.zh), fold(known.name.en)):
            return [indicator for indicator in indicators if indicator.theme == known.id]
    raise SelectionError(
        "unknown_theme", theme=theme, known=[theme.id for theme in catalogue.themes]
    )


def fact_filter(period: Period | None, role: Role | None) -> Callable[[Fact], bool]:
    """Whether a fact is of a period and role, either being any where None."""
    return lambda fact: (
        (period is None or fact.period == period) and (role is None or fact.role is role)
    )


def the_fact(indicator: Indicator, period: Period | None, role: Role | None) -> Fact:
    """The one fact that the question is about: without period and role the latest result.

    Raises SelectionError where there is none or where several remain.
    """
    wanted = role or (Role.ACTUAL if period is None else None)
    facts = list(filter(fact_filter(period, wanted), indicator.facts))
    if period is None and wanted is Role.ACTUAL and facts:
        latest = indicator.latest(Role.ACTUAL)
        assert latest is not None
        return latest
    different = {(fact.period, fact.role): fact for fact in reversed(facts)}
    if not different:
        raise SelectionError("no_fact", indicator=indicator, period=period, role=wanted)
    if len(different) > 1:
        raise SelectionError(
            "several_facts", indicator=indicator, facts=list(reversed(different.values()))
        )
    return next(iter(different.values()))


def _matches(catalogue: Catalogue, selector: str) -> list[Indicator]:
    # Names are unique: what matches to the letter needs no folding of the others.
    for indicator in catalogue.indicators:
        if selector in indicator.names():
            return [indicator]
    wanted = fold(selector)
    exact = [i for i in catalogue.indicators if wanted in map(fold, i.names())]
    if exact or not any(char in wanted for char in "*?["):
        return exact
    from fnmatch import fnmatchcase

    return [
        indicator
        for indicator in catalogue.indicators
        if any(fnmatchcase(fold(name), wanted) for name in indicator.names())
    ]


def _candidates(catalogue: Catalogue, selector: str) -> list[Indicator]:
    wanted = fold(selector).strip("*?")
    owners = {fold(name): i for i in reversed(catalogue.indicators) for name in i.names() if name}
    near = [owners[name] for name in owners if wanted and (wanted in name or name in wanted)]
    near += [owners[name] for name in difflib.get_close_matches(wanted, owners, n=6, cutoff=0.5)]
    return list({indicator.id: indicator for indicator in near}.values())[:_MOST_CANDIDATES]

"""Which indicators and facts a question is about: the one reading of selectors."""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.errors import SelectionError
from lukou_cli.model.indicator import Fact, Indicator, Role
from lukou_cli.query.names import fold_name, is_like, loose, nearest, nearness, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lukou_cli.model.catalogue import Catalogue, Theme
    from lukou_cli.model.period import Period

_MOST_CANDIDATES = 3
_WILD = "*?["


class NamedBy(str, Enum):
    """What of an indicator a selector names, in the order of preference."""

    ID = "id"
    NAME = "name"
    ALIAS = "alias"
    PINYIN = "pinyin"
    GLOB = "glob"
    THEME = "theme"
    PART = "part"


class Hit(msgspec.Struct, frozen=True):
    """The indicators that a selector names, all by the same kind, in the catalogue's order."""

    selector: str
    kind: NamedBy
    indicators: tuple[Indicator, ...]


def find(catalogue: Catalogue, selector: str) -> Hit:
    """What a selector names; the first kind that hits decides.

    Traditional characters, width, case, spaces and question marks do not matter. Raises
    SelectionError with the likeliest candidates where it names nothing.
    """
    # What matches to the letter needs no folding of the others.
    if exact := _in_every_place(catalogue, lambda indicator: selector in indicator.names()):
        return Hit(selector, _kind(exact[0], selector), tuple(exact))
    for kind, names in _NAMED.items():
        if found := names(catalogue, selector):
            return Hit(selector, kind, tuple(found))
    raise SelectionError(
        "unknown_indicator",
        selector=selector,
        candidates=likeliest(selector, catalogue.named, like=True),
    )


def find_one(catalogue: Catalogue, selector: str) -> Hit:
    """What a selector names; SelectionError, with the likeliest, where it is not just one."""
    hit = find(catalogue, selector)
    named = list({indicator.id: indicator for indicator in hit.indicators}.values())
    if len(named) > 1:
        raise SelectionError(
            "ambiguous_indicator", selector=selector, candidates=likeliest(selector, named)
        )
    if len(hit.indicators) > 1:
        having = {indicator.place.zh for indicator in hit.indicators}
        places = [place for place in catalogue.places if place.zh in having]
        raise SelectionError("several_places", indicator=named[0], places=places)
    return hit


def resolve(catalogue: Catalogue, selectors: Iterable[str]) -> list[Indicator]:
    """The indicators that the selectors name, each once, in the order asked for."""
    return once(find(catalogue, selector) for selector in selectors)


def select(
    catalogue: Catalogue, selectors: Iterable[str] | None, theme: str | None = None
) -> list[Indicator]:
    """The indicators asked for, all of them where there are no selectors, of one theme or any."""
    indicators = list(catalogue.indicators) if selectors is None else resolve(catalogue, selectors)
    return indicators if theme is None else of_theme(catalogue, indicators, theme)


def once(hits: Iterable[Hit]) -> list[Indicator]:
    """The indicators of hits, each once, in the order of the hits."""
    every = {indicator.key: indicator for hit in hits for indicator in hit.indicators}
    return list(every.values())


def with_targets(
    catalogue: Catalogue, indicators: Iterable[Indicator], period: Period | None
) -> tuple[list[Indicator], list[tuple[Indicator, tuple[Indicator, ...]]]]:
    """The indicators, each without a target of the period replaced by its growth where that
    has one, and which were replaced by what.
    """
    followed = []
    selected: list[Indicator] = []
    for indicator in indicators:
        growths = tuple(
            growth for growth in catalogue.growths_of(indicator) if growth.of(Role.TARGET, period)
        )
        if growths and not indicator.of(Role.TARGET, period):
            followed.append((indicator, growths))
            selected += growths
        else:
            selected.append(indicator)
    return list({indicator.key: indicator for indicator in selected}.values()), followed


def of_theme(catalogue: Catalogue, indicators: Iterable[Indicator], name: str) -> list[Indicator]:
    """Those of the indicators that belong to a theme, given by id, name or a part of one name.

    Raises SelectionError where no theme, or more than one, is called so.
    """
    wanted = loose(name)
    themes = _themes(catalogue, name) or [
        theme for theme in catalogue.themes if wanted and any(wanted in n for n in _called(theme))
    ]
    if len(themes) == 1:
        return [indicator for indicator in indicators if indicator.theme == themes[0].id]
    names = {word: theme for theme in reversed(catalogue.themes) for word in _words(theme)}
    near = themes or list(
        dict.fromkeys(
            (*_speaking_of(catalogue, wanted), *(names[word] for word in nearest(name, names)))
        )
    )
    raise SelectionError(
        "ambiguous_theme" if themes else "unknown_theme",
        theme=name,
        candidates=near[:_MOST_CANDIDATES],
        known=[theme.id for theme in catalogue.themes],
    )


def _speaking_of(catalogue: Catalogue, wanted: str) -> list[Theme]:
    """The themes with indicators whose names have the word in them, those with most first."""
    counts = Counter(i.theme for i in _by_name(catalogue, lambda name: wanted in name))
    themes = {theme.id: theme for theme in catalogue.themes}
    return [themes[theme] for theme, _ in counts.most_common()]


def likeliest(
    selector: str, indicators: Iterable[Indicator], *, like: bool = False
) -> list[Indicator]:
    """At most three indicators that a selector may mean, the likeliest first.

    With ``like`` only those with a name that is like the selector.
    """
    wanted = loose(selector).strip(_WILD)
    scored = []
    for indicator in indicators:
        score = max(nearness(wanted, loose(name)) for name in indicator.names())
        if not like or is_like(score):
            # Who asks mostly wants a figure.
            scored.append((score + 0.1 * _has_number(indicator), indicator))
    scored.sort(key=lambda pair: -pair[0])
    return [indicator for _, indicator in scored[:_MOST_CANDIDATES]]


def fact_filter(period: Period | None, role: Role | None) -> Callable[[Fact], bool]:
    """Whether a fact is of a period and role, either being any where None."""
    return lambda fact: (
        (period is None or fact.period == period) and (role is None or fact.role is role)
    )


def the_fact(
    indicator: Indicator,
    period: Period | None,
    role: Role | None,
    relatives: Sequence[Indicator] = (),
) -> Fact:
    """The one fact that the question is about: without period and role the latest result.

    A plan's level is that of its last year. Raises SelectionError where there is none, with the
    relatives that have one, or where several remain.
    """
    wanted = role or (Role.ACTUAL if period is None else None)
    asked = fact_filter(period, wanted)
    facts = list(filter(asked, indicator.facts)) or _at_the_end(indicator, period, wanted)
    if period is None and wanted is Role.ACTUAL and facts:
        latest = indicator.latest(Role.ACTUAL)
        assert latest is not None
        return latest
    different = {(fact.period, fact.role): fact for fact in reversed(facts)}
    if not different:
        related = [one for one in relatives if any(map(asked, one.facts))]
        raise SelectionError(
            "no_fact", indicator=indicator, period=period, role=wanted, related=related
        )
    if len(different) > 1:
        raise SelectionError(
            "several_facts", indicator=indicator, facts=list(reversed(different.values()))
        )
    return next(iter(different.values()))


def _at_the_end(indicator: Indicator, period: Period | None, role: Role | None) -> list[Fact]:
    """What plans that end in a year say of a level: it is to be reached by then."""
    if period is None or period.is_plan or period.month or not indicator.measure.is_level:
        return []
    return [
        fact
        for fact in filter(fact_filter(None, role), indicator.facts)
        if fact.period.is_plan and fact.period.last == period.last
    ]


def relatives(catalogue: Catalogue, indicator: Indicator) -> list[Indicator]:
    """The level of which an indicator is a growth, its growths, and its level's other growths."""
    level = indicator.growth_of or indicator.id
    return [
        other
        for other in catalogue.indicators
        if level in (other.id, other.growth_of) and other.id != indicator.id
    ]


def every_relative(catalogue: Catalogue, indicators: Iterable[Indicator]) -> list[Indicator]:
    """The relatives of several indicators, each once."""
    found = (other for indicator in indicators for other in relatives(catalogue, indicator))
    return list({other.id: other for other in found}.values())


def named_by_part(catalogue: Catalogue, selector: str) -> list[Indicator]:
    """The indicators of which a name has the selector in it, else all of its words, else
    its letters as pinyin.
    """
    wanted = loose(selector)
    if not wanted:
        return []
    if hits := _by_name(catalogue, lambda name: wanted in name):
        return hits
    parts = words(selector)
    if len(parts) > 1 and (
        hits := _by_name(catalogue, lambda name: all(part in name for part in parts))
    ):
        return hits
    return _spelt(catalogue, selector, whole=False)


def named_by_glob(catalogue: Catalogue, selector: str) -> list[Indicator]:
    """The indicators of which a name matches the glob; none where it is no glob."""
    from fnmatch import fnmatchcase

    wanted = fold_name(selector)
    if not any(char in wanted for char in _WILD):
        return []
    return _in_every_place(
        catalogue, lambda i: any(fnmatchcase(fold_name(name), wanted) for name in i.names())
    )


def of_named_theme(catalogue: Catalogue, selector: str) -> list[Indicator]:
    """The indicators of the theme with this id or name; none where there is no such theme."""
    themes = {theme.id for theme in _themes(catalogue, selector)}
    return [indicator for indicator in catalogue.indicators if indicator.theme in themes]


def _kind(indicator: Indicator, name: str) -> NamedBy:
    if name == indicator.id:
        return NamedBy.ID
    return NamedBy.ALIAS if name in indicator.aliases else NamedBy.NAME


def _by_id(catalogue: Catalogue, selector: str) -> list[Indicator]:
    return _exactly(catalogue, selector, lambda indicator: (indicator.id,))


def _by_full_name(catalogue: Catalogue, selector: str) -> list[Indicator]:
    return _exactly(catalogue, selector, lambda indicator: (indicator.name.zh, indicator.name.en))


def _by_alias(catalogue: Catalogue, selector: str) -> list[Indicator]:
    return _exactly(catalogue, selector, lambda indicator: indicator.aliases)


def _exactly(
    catalogue: Catalogue, selector: str, names: Callable[[Indicator], tuple[str, ...]]
) -> list[Indicator]:
    wanted = loose(selector)
    if not wanted:
        return []
    return _in_every_place(catalogue, lambda i: any(loose(name) == wanted for name in names(i)))


def _by_pinyin(catalogue: Catalogue, selector: str) -> list[Indicator]:
    return _spelt(catalogue, selector, whole=True)


def _spelt(catalogue: Catalogue, selector: str, *, whole: bool) -> list[Indicator]:
    """The indicators of which a name, or with ``whole`` all of one, is read as these letters."""
    from lukou_cli.query.pinyin import letters_of, spells

    letters = letters_of(selector)
    if letters is None:
        return []
    return _in_every_place(
        catalogue, lambda i: any(spells(letters, name, whole=whole) for name in i.names())
    )


def _by_name(catalogue: Catalogue, matches: Callable[[str], bool]) -> list[Indicator]:
    return _in_every_place(catalogue, lambda i: any(matches(loose(name)) for name in i.names()))


def _in_every_place(
    catalogue: Catalogue, is_called: Callable[[Indicator], bool]
) -> list[Indicator]:
    """The indicators that are called so, each for all of its places; names are read once."""
    return [
        here
        for indicator in catalogue.named
        if is_called(indicator)
        for here in catalogue.of_id[indicator.id]
    ]


def _themes(catalogue: Catalogue, selector: str) -> list[Theme]:
    wanted = loose(selector)
    return [theme for theme in catalogue.themes if wanted and wanted in _called(theme)]


def _words(theme: Theme) -> tuple[str, ...]:
    return (theme.id, theme.name.zh, theme.name.en)


def _called(theme: Theme) -> list[str]:
    return [loose(name) for name in _words(theme)]


def _has_number(indicator: Indicator) -> bool:
    return any(fact.quantity is not None for fact in indicator.facts)


_NAMED = {
    NamedBy.ID: _by_id,
    NamedBy.NAME: _by_full_name,
    NamedBy.ALIAS: _by_alias,
    NamedBy.PINYIN: _by_pinyin,
    NamedBy.GLOB: named_by_glob,
    NamedBy.THEME: of_named_theme,
    NamedBy.PART: named_by_part,
}

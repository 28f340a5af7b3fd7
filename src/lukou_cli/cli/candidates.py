"""What a shell may complete a value to: indicators, themes, periods, each with what it means.

Nothing here fails: where the data cannot be read, there is nothing to complete to.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import typer  # noqa: TC002  typer reads it at run time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lukou_cli.i18n import Messages
    from lukou_cli.model.catalogue import Catalogue

Candidates = list[tuple[str, str]]
# What a shell takes as one word that means nothing to it.
_WORD = re.compile(r"[\w“”‘’《》（）、·.-]+")


def indicators(ctx: typer.Context, incomplete: str) -> Candidates:
    """Ids and Chinese names that begin so; aliases where none does.

    Where nothing is typed yet, one of both: names for a Chinese reader, ids for others.
    """
    from lukou_cli.tables import wording

    words: Messages = ctx.obj
    catalogue = _catalogue(ctx)
    known = catalogue.indicators if catalogue else ()
    ids = [(i.id, wording.text(words, i.name)) for i in known]
    names = [(i.name.zh, i.id if words.language == "zh" else i.name.en) for i in known]
    if not incomplete:
        return _words(names if words.language == "zh" else ids)
    found = _beginning(incomplete, (*ids, *names))
    aliases = ((alias, wording.text(words, i.name)) for i in known for alias in i.aliases)
    return found or _beginning(incomplete, aliases)


def themes(ctx: typer.Context, incomplete: str) -> Candidates:
    from lukou_cli.tables import wording

    words: Messages = ctx.obj
    catalogue = _catalogue(ctx)
    known = catalogue.themes if catalogue else ()
    ids = [(theme.id, wording.text(words, theme.name)) for theme in known]
    names = [(theme.name.zh, theme.id) for theme in known]
    if not incomplete:
        return _words(names if words.language == "zh" else ids)
    return _beginning(incomplete, (*ids, *names))


def periods(ctx: typer.Context, incomplete: str) -> Candidates:
    """The periods of the data, with the names of plans."""
    from lukou_cli.model.period import PLAN_NAMES

    catalogue = _catalogue(ctx)
    known = {fact.period for _, fact in catalogue.facts()} if catalogue else ()
    ordered = sorted(known, key=lambda period: (period.last, period.first, str(period)))
    plans = {f"{first}-{last}": name for name, (first, last) in PLAN_NAMES.items()}
    codes = [(str(period), plans.get(str(period), "")) for period in ordered]
    named = [(name, code) for code, name in codes if name]
    return _beginning(incomplete, (*codes, *named))


def _catalogue(ctx: typer.Context) -> Catalogue | None:
    """The data that the command would read, from --data where it is typed already."""
    from lukou_cli.cli.loading import every_report
    from lukou_cli.errors import LukouError

    given = [Path(path) for path in ctx.params.get("data") or ()]
    try:
        return every_report(given)
    except LukouError:
        return None


def _beginning(typed: str, candidates: Iterable[tuple[str, str]]) -> Candidates:
    wanted = typed.casefold()
    return _words(c for c in candidates if c[0].casefold().startswith(wanted))


def _words(candidates: Iterable[tuple[str, str]]) -> Candidates:
    def whole() -> Iterator[tuple[str, str]]:
        return (c for c in candidates if _WORD.fullmatch(c[0]))

    return list(whole())

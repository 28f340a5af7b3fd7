"""lukou cite: a sentence and a reference to paste."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from lukou_cli.cli import context, options, output
from lukou_cli.cli.choice import one_of
from lukou_cli.i18n import N_, Messages
from lukou_cli.query.select import NamedBy
from lukou_cli.tables import references
from lukou_cli.tables.sentences import Writer

if TYPE_CHECKING:
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Fact, Indicator

app = typer.Typer(rich_markup_mode=None, add_completion=False)


class CitationStyle(str, Enum):
    """What is printed: the sentence with its source, or a reference in some form."""

    SENTENCE = "sentence"
    FOOTNOTE = "footnote"
    GBT7714 = "gbt7714"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"
    MARKDOWN = "markdown"


@options.command(
    app,
    "cite",
    N_("A sentence and a reference to paste."),
    N_(
        "lukou cite gdp_growth\n"
        "    a sentence with its source\n"
        "lukou cite gdp_growth --style bibtex\n"
        "    a reference for BibTeX"
    ),
)
def cite(
    words: Messages,
    indicator: options.OneSelector,
    *,
    period: options.PeriodText = None,
    role: options.RoleChoice = None,
    as_of: options.AsOf = None,
    style: Annotated[
        CitationStyle,
        one_of(
            "--style",
            "-s",
            of=CitationStyle,
            help=N_("A sentence with its source (the default), or a reference in this form."),
        ),
    ] = CitationStyle.SENTENCE,
    reports: options.Reports,
) -> None:
    catalogue = context.catalogue(reports)
    hit, fact = context.the_one(catalogue, indicator, period, as_of, role)
    (found,) = hit.indicators
    output.write(_citation(words, catalogue, found, fact, style).splitlines())
    if hit.kind is NamedBy.PART:
        context.say(words, "part_of", selector=hit.selector, indicators=hit.indicators)


def _citation(
    words: Messages, catalogue: Catalogue, indicator: Indicator, fact: Fact, style: CitationStyle
) -> str:
    match style:
        case CitationStyle.FOOTNOTE:
            return references.footnote(words, catalogue, fact)
        case CitationStyle.GBT7714:
            return references.gbt7714(catalogue.report_by_id[fact.report])
        case CitationStyle.BIBTEX:
            return references.bibtex(catalogue, fact)
        case CitationStyle.CSL_JSON:
            return references.csl_json(catalogue, fact)
    sentence = Writer(words, catalogue).fact(indicator, fact)
    if style is CitationStyle.MARKDOWN:
        mark = f"[^{indicator.id}-{fact.period}-{fact.role.value}]"
        note = references.footnote(words, catalogue, fact)
        return f"{sentence}{mark}\n\n{mark}: {note}"
    return f"{sentence}\n{references.source(words, catalogue, fact)}"

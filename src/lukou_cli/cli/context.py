"""What a command needs from outside: the catalogue, selectors, periods, the form of its output."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

from lukou_cli.cli import loading, options
from lukou_cli.cli.input import selector_lines
from lukou_cli.cli.output import STANDARD_OUTPUT, deliver, deliver_bytes, keep_apart
from lukou_cli.errors import SelectionError, UsageError
from lukou_cli.model.period import PLAN_NAMES, Period, PeriodError
from lukou_cli.render import ENDINGS, QUERY_FORMATS, Format, renderer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from typing import TextIO

    from lukou_cli.cli.options import ExchangeOutput, Output, Reports, Rows, Selection
    from lukou_cli.i18n import Messages
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Bilingual, Fact, Indicator, Report, Role
    from lukou_cli.query.select import Hit
    from lukou_cli.tables.sentences import Writer
    from lukou_cli.tables.table import Row, Table

# The widths of larger charts, and of what stands beside them.
_CHART, _LEAST_CHART, _BESIDE_CHART = 50, 20, 85
# What commands need first, handed on from a module that options may ask too.
data_paths = loading.data_paths
most_data = loading.most_data


def catalogue(reports: Reports, output: Output | ExchangeOutput | None = None) -> Catalogue:
    """What the chosen reports of the files say, none of which the output may replace."""
    keep_apart(loading.data_paths(reports.data), output.path if output else None)
    return of_reports(loading.every_report(reports.data), reports)


def of_reports(catalogue: Catalogue, reports: Reports) -> Catalogue:
    """What the chosen reports say, all of them where none is chosen."""
    if not (reports.of_report or reports.of_place):
        return catalogue
    from lukou_cli.query.scope import scoped

    return scoped(catalogue, reports.of_report or (), reports.of_place or ())


def selectors(given: Sequence[str] | None) -> list[str] | None:
    """The selectors, those of standard input in place of -; None where all are meant."""
    if not given:
        return None
    found: list[str] = []
    for text in given:
        if text != "-":
            found.append(text)
            continue
        found += selector_lines()
    if not found:
        raise SelectionError("nothing_selected")
    return found


def selected_by(
    words: Messages, catalogue: Catalogue, given: Sequence[str] | None, theme: str | None = None
) -> list[Indicator]:
    """The indicators asked for, all of them where there are no selectors, of one theme or any.

    Says on standard error where a selector was only part of a name.
    """
    from lukou_cli.query.select import NamedBy, find, of_theme, once

    wanted = selectors(given)
    if wanted is None:
        indicators = list(catalogue.indicators)
    else:
        hits = [find(catalogue, selector) for selector in wanted]
        for hit in hits:
            if hit.kind is NamedBy.PART:
                say(words, "part_of", selector=hit.selector, indicators=hit.indicators)
        indicators = once(hits)
    return indicators if theme is None else of_theme(catalogue, indicators, theme)


def targets_of(
    words: Messages, catalogue: Catalogue, given: Sequence[str] | None, choice: Selection
) -> tuple[list[Indicator], Period | None]:
    """The indicators whose targets are asked for, and the period, None where any is.

    A level without a target is followed to its growth that has one, which is said.
    """
    from lukou_cli.query.select import with_targets

    selected = selected_by(words, catalogue, given, choice.theme)
    asked = asked_period(catalogue, choice.period, choice.as_of)
    if given:
        selected, followed = with_targets(catalogue, selected, asked)
        for level, growths in followed:
            say(words, "followed", indicator=level, indicators=growths)
    return selected, asked


def one_selector(given: str) -> str:
    """The selector, or the one of standard input in place of -."""
    found = selectors([given]) or []
    if len(found) > 1:
        raise SelectionError("several_selected", count=len(found))
    return found[0]


def the_one(
    catalogue: Catalogue, selector: str, period: str | None, as_of: str | None, role: Role | None
) -> tuple[Hit, Fact]:
    """The one indicator that is asked for, and the one fact of it."""
    from lukou_cli.query.select import find_one, relatives, the_fact

    hit = find_one(catalogue, one_selector(selector))
    (found,) = hit.indicators
    asked = asked_period(catalogue, period, as_of)
    return hit, the_fact(found, asked, role, relatives(catalogue, found))


def periods_apart(
    given: Sequence[str] | None, as_of: str | None
) -> tuple[list[str] | None, list[Period]]:
    """Selectors without the periods among them (compare 十四五 十五五), and those periods."""
    from lukou_cli.query.when import names_period

    year = today(as_of).first
    texts = selectors(given) or []
    named = [text for text in texts if names_period(text, year)]
    others = [text for text in texts if text not in named]
    return others or None, [_period(text, year, ()) for text in named]


def is_watched() -> bool:
    """Whether a person reads both the answer and what is said beside it."""
    return sys.stdout.isatty() and sys.stderr.isatty()


def say(words: Messages, code: str, **params: object) -> None:
    """A remark on standard error, beside the answer on standard output."""
    from lukou_cli.tables.messages import remark

    print(f"lukou: {remark(words, code, params)}", file=sys.stderr)


def today(as_of: str | None = None) -> Period:
    """The date given, else today's: the one place where lukou reads the clock."""
    now = time.localtime()
    if as_of is None:
        return Period(now.tm_year, now.tm_year, now.tm_mon, now.tm_mday)
    from lukou_cli.query.when import parse_when

    try:
        date = parse_when(as_of, now.tm_year)
    except PeriodError:
        date = None
    if date is None or date.is_plan:
        raise SelectionError("no_date", period=as_of)
    return date


def asked_period(catalogue: Catalogue, given: str | None, as_of: str | None) -> Period | None:
    """The period asked for; None where any is. 今年 is the year of ``as_of``, else of today."""
    year = today(as_of).first  # what is no date is refused whether or not it is needed
    if given is None:
        return None
    facts = (fact for indicator in catalogue.indicators for fact in indicator.facts)
    return _period(given, year, (str(fact.period) for fact in facts))


def _period(given: str, year: int, known: Iterable[str]) -> Period:
    from lukou_cli.query.when import parse_when

    try:
        return parse_when(given, year)
    except PeriodError:
        from lukou_cli.query.names import nearest

        near = nearest(given, dict.fromkeys((*PLAN_NAMES, *known)))
        raise SelectionError("unknown_period", period=given, candidates=near) from None


def places_named(catalogue: Catalogue, reports: Reports) -> list[Bilingual]:
    """The places that are named on the command line, each once, in that order."""
    if not reports.of_place:
        return []
    from lukou_cli.query.scope import place_named

    named = [place_named(catalogue, name) for name in reports.of_place]
    return list({place.zh: place for place in named}.values())


def one_report(catalogue: Catalogue) -> Report:
    """The only report there is; SelectionError where there are several."""
    if len(catalogue.reports) > 1:
        raise SelectionError("several_reports", known=list(catalogue.report_by_id))
    return catalogue.reports[0]


def arrange(table: Table[Row], rows: Rows) -> Table[Row]:
    """The table with the rows and columns asked for."""
    if rows == options.Rows():
        return table
    from lukou_cli.tables.arrange import Arrangement, arranged

    return arranged(table, Arrangement(*rows))


def chart_width(*, wanted: bool) -> int | None:
    """How wide larger charts are: what a terminal leaves beside names and figures."""
    if not wanted:
        return None
    if not sys.stdout.isatty():
        return _CHART
    import shutil

    return max(_LEAST_CHART, min(_CHART, shutil.get_terminal_size().columns - _BESIDE_CHART))


def emit(table: Table[Any], output: Output | ExchangeOutput, plain: Format = Format.TABLE) -> None:
    """Write the table in the chosen format, or in the one the file's ending names."""
    format = output.format or by_ending(output.path, QUERY_FORMATS, plain)
    if format is Format.XLSX:
        from lukou_cli.render.xlsx import content

        deliver_bytes(content(table), output.path, "binary_on_terminal")
        return
    # Spreadsheets take a file that begins so for UTF-8.
    mark = "\ufeff" if output.bom and format is Format.CSV else ""

    def render(out: TextIO) -> None:
        out.write(mark)
        renderer(format).render(table, out)

    if format is Format.TABLE and not output.no_pager and sys.stdout.isatty():
        from lukou_cli.cli.pager import through_pager

        deliver(render, output.path, through_pager)
    else:
        deliver(render, output.path)


def answer(
    catalogue: Catalogue,
    table: Table[Row],
    output: Output,
    told_as: options.Shape | None,
    sentence: Callable[[Writer, Row], str],
) -> None:
    """Write the table, or a sentence for each of its rows where that is what is asked for."""
    if told_as is None:
        emit(table, output)
        return
    if output.format is not None:
        raise UsageError("sentences_have_no_format", format=output.format)
    from lukou_cli.tables.sentences import Writer

    writer = Writer(table.words, catalogue)
    sentences = (sentence(writer, row) for row in table.taken)
    deliver(lambda out: out.writelines(f"{said}\n" for said in sentences), output.path)


def by_ending(output: Path | None, offered: Iterable[Format], plain: Format) -> Format:
    """The format that a file's ending names; the plain one for .txt and standard output."""
    if output is None or output == STANDARD_OUTPUT:
        return plain
    known = {".txt": plain, **{end: format for end, format in ENDINGS.items() if format in offered}}
    if output.suffix.lower() not in known:
        raise UsageError("unknown_ending", path=output, known=list(known))
    return known[output.suffix.lower()]

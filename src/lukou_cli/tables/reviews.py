"""What is left to review in a data file, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.i18n import N_
from lukou_cli.load.spec import ExceptionSpec, FactSpec, IndicatorSpec, ReportSpec
from lukou_cli.model.quantity import Bound
from lukou_cli.query.figures import SYMBOLS
from lukou_cli.tables.messages import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lukou_cli.i18n import Messages
    from lukou_cli.load.review import Item
    from lukou_cli.query.report_text import ReportText

_DOUBTS = {
    "place": N_("the place was guessed, or another one is named near"),
    "date": N_("the date was guessed"),
    "new_indicator": N_("a new indicator, called as the report has it"),
    "period": N_("no words near say which period"),
    "part_of_year": N_("said of a part of a year"),
    "level_or_total": N_("a level at the end of the plan, or a total over its years"),
    "bound": N_("the words leave open whether the number is exact"),
    "unit": N_("a unit that lukou does not know"),
    "basis": N_("reckoned in another way than usual"),
    "repeated": N_("said again, less exactly"),
    "conflict": N_("another figure is given for the same"),
    "no_figure": N_("it may be a figure after all"),
}


def review_lines(
    words: Messages, item: Item, number: int, total: int, report: ReportText | None
) -> Iterator[str]:
    """An item as a person looks at it: what it is, why, and the report's own sentence."""
    head = words.gettext("{number} of {total}").format(number=number, total=total)
    at = words.gettext("line {line}").format(line=item.line) if item.line else ""
    yield " · ".join(filter(None, (head, at, _named(item))))
    doubts = words.gettext("; ").join(words.gettext(_DOUBTS[doubt]) for doubt in item.doubts)
    yield f"  {doubts}"
    for role, fact in _facts(words, item):
        unit = item.spec.unit if isinstance(item.spec, IndicatorSpec) else ""
        yield printable(f"  {fact.period} {role}: {_figure(fact, unit)}  {fact.phrase}")
        if report is not None:
            yield from _sentence(report, fact.phrase, fact.line)
    if isinstance(item.spec, ExceptionSpec) and report is not None:
        yield from _sentence(report, item.spec.phrase, item.spec.line)


def question(words: Messages, item: Item) -> str:
    """What can be answered."""
    if item.may_go:
        return words.gettext("keep, drop, skip, quit, or a change (FIELD=VALUE): ")
    return words.gettext("keep, skip, quit, or a change (FIELD=VALUE): ")


def _named(item: Item) -> str:
    spec = item.spec
    if isinstance(spec, ReportSpec):
        named = f"{spec.title} · {spec.place} · {spec.date}"
    elif isinstance(spec, IndicatorSpec):
        named = f"{spec.name} ({item.indicator}) · {spec.measure.value} · {spec.unit}"
    elif isinstance(spec, ExceptionSpec):
        named = f"{spec.phrase} · {spec.reason}"
    else:
        named = item.indicator
    return printable(named).removesuffix(" · ")


def _facts(words: Messages, item: Item) -> Iterator[tuple[str, FactSpec]]:
    result, target = words.gettext("result"), words.gettext("target")
    if isinstance(item.spec, FactSpec):
        yield target if item.target else result, item.spec
    elif isinstance(item.spec, IndicatorSpec):
        yield from ((result, fact) for fact in item.spec.results)
        yield from ((target, fact) for fact in item.spec.targets)


def _figure(fact: FactSpec, unit: str) -> str:
    symbol = SYMBOLS.get(Bound(fact.bound), "")
    figure = f"{symbol}{fact.value or ''}"
    if fact.upper is not None:
        figure += f"–{fact.upper}"
    if fact.start is not None:
        figure = f"{fact.start} → {figure}"
    return f"{figure} {fact.unit or unit}".rstrip()


def _sentence(report: ReportText, phrase: str, line: int) -> Iterator[str]:
    for start in report.on_line(phrase, line)[:1]:
        before, printed, after = report.quote(start, phrase)
        yield f"  {printable(before)}【{printable(printed)}】{printable(after)}"

"""What the check says of a figure, in a sentence a writer can act on.

What stands in the draft, what the report says and where, and, where it can be told, what
went wrong. A verdict or reason without words is a defect, and raises.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from lukou_cli.check.finding import Reason, Verdict
from lukou_cli.i18n import _
from lukou_cli.model.indicator import Role
from lukou_cli.tables import wording
from lukou_cli.tables.messages import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lukou_cli.check.finding import Finding, Source
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Indicator
    from lukou_cli.model.period import Period

# Longer texts are cut, and longer lists end in an ellipsis.
_TEXT = 60
_LIST = 5
# White space that a line break in Chinese text left.
_BESIDE_WIDE = re.compile(r"(?<=[\u2e80-\uffef])\s+|\s+(?=[\u2e80-\uffef])")


def verdict(code: Verdict) -> str:
    return {
        Verdict.CONTRADICTED: _("contradicted"),
        Verdict.IMPRECISE: _("imprecise"),
        Verdict.UNKNOWN: _("unknown"),
        Verdict.CONFIRMED: _("confirmed"),
    }[code]


def code(finding: Finding) -> str:
    """``contradicted[value]``: the same in every language, for grep and editors."""
    return f"{finding.verdict.value}[{finding.reason.value}]"


def message(catalogue: Catalogue, finding: Finding) -> str:
    """Statement and explanation as one sentence."""
    return _joined(_statement(catalogue, finding), explanation(finding))


def suggestion(finding: Finding) -> str:
    return _("write: {suggestion}").format(suggestion=shown(finding.suggestion))


def shown(text: str) -> str:
    """Text of a draft on one line, short, with nothing that a terminal would obey."""
    line = " ".join(_BESIDE_WIDE.sub("", text).split())
    return printable(line if len(line) <= _TEXT else line[: _TEXT - 1] + "…")


def remark(catalogue: Catalogue, finding: Finding) -> str:
    """What `said` does not say: why nothing is known, or what went wrong."""
    if finding.verdict is not Verdict.UNKNOWN:
        return explanation(finding)
    return _joined(_unknown(catalogue, finding), explanation(finding))


def said(finding: Finding) -> str:
    """What the report says, with its place; for a derived figure what it comes to and how."""
    if finding.derived and finding.computed is not None:
        return f"{wording.quantity(finding.computed).text} ({finding.formula})"
    if finding.recorded is None:
        return ""
    fact = finding.recorded.fact
    return _("{phrase} ({when}, line {line})").format(
        phrase=_quoted(fact.source.phrase),
        when=_when(fact.period, fact.role),
        line=fact.source.line,
    )


def _statement(catalogue: Catalogue, finding: Finding) -> str:
    text = shown(finding.text)
    if finding.verdict is Verdict.UNKNOWN:
        return _("{text}: {why}").format(text=text, why=_unknown(catalogue, finding))
    confirmed = finding.verdict is Verdict.CONFIRMED
    if finding.derived and finding.computed is not None:
        sentence = (
            _("{text} follows from the report's figures: {computed} ({formula})")
            if confirmed
            else _("written {text}, the report's figures give {computed} ({formula})")
        )
        computed = wording.quantity(finding.computed).text
        return sentence.format(text=text, computed=computed, formula=finding.formula)
    if finding.recorded is None:
        return _("written {text}, which the report's figures exclude").format(text=text)
    sentence = (
        _confirmed(finding.reason)
        if confirmed
        else _("written {text}, the report says {phrase} ({where})")
    )
    phrase = _quoted(finding.recorded.fact.source.phrase)
    return sentence.format(text=text, phrase=phrase, where=_where(catalogue, finding.recorded))


def _confirmed(reason: Reason) -> str:
    return {
        Reason.EQUAL: _("{text} agrees with the report: {phrase} ({where})"),
        Reason.IMPLIED: _("{text} follows from the report: {phrase} ({where})"),
        Reason.ROUNDED: _("{text} rounds what the report says: {phrase} ({where})"),
    }[reason]


def _unknown(catalogue: Catalogue, finding: Finding) -> str:
    """Why nothing is known."""
    match finding.reason:
        case Reason.NO_INDICATOR:
            return _("the data has no such indicator")
        case Reason.NO_FACT:
            return _no_fact(finding)
        case Reason.NO_NUMBER if finding.recorded is not None:
            return _("the report gives words only, {phrase} ({where})").format(
                phrase=_quoted(finding.recorded.fact.source.phrase),
                where=_where(catalogue, finding.recorded),
            )
        case Reason.NO_NUMBER:
            return _("the report gives words only")
        case Reason.SCOPE:
            places = _list(wording.text(report.place) for report in catalogue.reports)
            return _("about another place or another scope than {place}").format(place=places)
        case Reason.UNSURE:
            return _("not sure which figure is meant")
        case other:
            raise KeyError(other)


def _no_fact(finding: Finding) -> str:
    indicator = finding.indicator
    if indicator is None:
        return _("the data has no figure for this")
    known = _list(dict.fromkeys(_when(fact.period, fact.role) for fact in indicator.facts))
    name = wording.text(indicator.name)
    if finding.period is None:
        return _("the data has no such figure of {name}; there are: {known}").format(
            name=name, known=known
        )
    asked = _when(finding.period, finding.role)
    return _("the data has no figure of {name} ({asked}); there are: {known}").format(
        name=name, asked=asked, known=known
    )


def explanation(finding: Finding) -> str:
    """What went wrong, as far as it can be told; empty where the statement says it all."""
    parts = []
    if finding.verdict in (Verdict.CONTRADICTED, Verdict.IMPRECISE):
        parts.append(_mistake(finding))
    if _elsewhere(finding) and finding.actually and finding.verdict is not Verdict.CONFIRMED:
        parts.append(_actually(finding, finding.actually))
    if finding.candidates and finding.reason in (Reason.UNSURE, Reason.NO_INDICATOR):
        names = _list(_named(indicator) for indicator in finding.candidates)
        parts.append(_("perhaps {candidates}").format(candidates=names))
    return _("; ").join(part for part in parts if part)


def _joined(statement: str, explained: str) -> str:
    if not explained:
        return statement
    return _("{statement}; {explanation}").format(statement=statement, explanation=explained)


def _mistake(finding: Finding) -> str:
    match finding.reason:
        case Reason.VALUE:
            return ""
        case Reason.UNIT:
            return _("the unit or the order of magnitude is wrong")
        case Reason.DIRECTION:
            return _("the direction is reversed")
        case Reason.SWAPPED:
            return _("figures have changed places")
        case Reason.PERIOD:
            return "" if _elsewhere(finding) else _period(finding)
        case Reason.ROLE:
            return (
                _("a result is given as a target")
                if finding.role is Role.TARGET
                else _("a target is given as a result")
            )
        case Reason.MEASURE:
            return _measure(finding)
        case Reason.BOUND:
            return _bound(finding)
        case other:
            raise KeyError(other)


def _elsewhere(finding: Finding) -> bool:
    """Whether the figure is that of another fact than the one it is held against."""
    return finding.actually is not None and finding.actually != finding.recorded


def _period(finding: Finding) -> str:
    """The fact told already is the one meant, but not for the draft's period."""
    if finding.period is None:
        return _("the draft speaks of another period")
    return _("the draft speaks of {period}").format(period=_when(finding.period, None))


def _measure(finding: Finding) -> str:
    source = finding.recorded or finding.actually
    if source is not None and source.indicator.measure.is_rate:
        return _("the report gives a growth, not a level")
    return _("the report gives a level, not a growth")


def _bound(finding: Finding) -> str:
    recorded = finding.recorded.fact.quantity if finding.recorded else None
    quantity = finding.computed if finding.derived else recorded
    if quantity is None:
        return _("only the qualifier differs")
    return _("only the qualifier differs ({figure})").format(figure=wording.quantity(quantity).text)


def _actually(finding: Finding, source: Source) -> str:
    fact = source.fact
    meant = finding.indicator or (finding.recorded.indicator if finding.recorded else None)
    when, phrase, line = (
        _when(fact.period, fact.role),
        _quoted(fact.source.phrase),
        fact.source.line,
    )
    if meant is not None and meant.id == source.indicator.id:
        return _("this is the {when} ({phrase}, line {line})").format(
            when=when, phrase=phrase, line=line
        )
    return _("this is the figure of {name} ({when}, {phrase}, line {line})").format(
        name=wording.text(source.indicator.name), when=when, phrase=phrase, line=line
    )


def _where(catalogue: Catalogue, source: Source) -> str:
    """Which indicator, period and role it is, and where the report has it."""
    fact = source.fact
    return _("{name}, {when}; {section}, line {line}").format(
        name=wording.text(source.indicator.name),
        when=_when(fact.period, fact.role),
        section=_quoted(wording.text(catalogue.section_of(fact).heading)),
        line=fact.source.line,
    )


def _when(period: Period, role: Role | None) -> str:
    """2026 target; a date keeps its hyphens, and in Chinese has no 年 behind it."""
    shown_period = wording.period(str(period))
    name = "" if role is None else wording.role(role)
    if period.month:
        return _("{date} {role}").format(date=shown_period, role=name).strip()
    return _("{years} {role}").format(years=shown_period, role=name).strip()


def _named(indicator: Indicator) -> str:
    return f"{wording.text(indicator.name)} ({indicator.id})"


def _quoted(text: str) -> str:
    """In quotation marks; those within become single ones."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def _list(items: Iterable[str]) -> str:
    found = list(islice(items, _LIST + 1))
    more = [] if len(found) <= _LIST else ["…"]
    return _(", ").join([*found[:_LIST], *more])

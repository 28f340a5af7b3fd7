"""What the check says of a figure, in a sentence a writer can act on.

What stands in the draft, what the report says and where, and, where it can be told, what
went wrong. A verdict or reason without words is a defect, and raises.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from lukou_cli.check.finding import FLAGGED, About, Reason, Verdict
from lukou_cli.check.judge.change import is_addition
from lukou_cli.i18n import N_
from lukou_cli.model.indicator import Role
from lukou_cli.query.revisions import revisions
from lukou_cli.tables import rules, units, wording
from lukou_cli.tables.common import report_title
from lukou_cli.tables.messages import printable
from lukou_cli.tables.ruling import rule_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lukou_cli.check.finding import Finding, IndicatorFact
    from lukou_cli.i18n import Messages
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Indicator

# Longer texts are cut, and longer lists end in an ellipsis.
_TEXT = 60
_LIST = 5
# White space that a line break in Chinese text left.
_BESIDE_WIDE = re.compile(r"(?<=[\u2e80-\uffef])\s+|\s+(?=[\u2e80-\uffef])")


_VERDICT = {
    Verdict.CONTRADICTED: N_("contradicted"),
    Verdict.IMPRECISE: N_("imprecise"),
    Verdict.UNKNOWN: N_("unknown"),
    Verdict.CONFIRMED: N_("confirmed"),
}


def verdict(words: Messages, code: Verdict) -> str:
    return words.gettext(_VERDICT[code])


_REASON = {
    Reason.VALUE: N_("value"),
    Reason.UNIT: N_("unit"),
    Reason.DIRECTION: N_("direction"),
    Reason.SWAPPED: N_("swapped"),
    Reason.PERIOD: N_("period"),
    Reason.ROLE: N_("role"),
    Reason.MEASURE: N_("measure"),
    Reason.BOUND: N_("bound"),
    Reason.NO_INDICATOR: N_("no_indicator"),
    Reason.NO_FACT: N_("no_fact"),
    Reason.NO_NUMBER: N_("no_number"),
    Reason.SCOPE: N_("scope"),
    Reason.UNSURE: N_("unsure"),
    Reason.EQUAL: N_("equal"),
    Reason.IMPLIED: N_("implied"),
    Reason.ROUNDED: N_("rounded"),
}


def code(words: Messages, finding: Finding) -> str:
    """``contradicted[value]``, in the reader's language."""
    return f"{verdict(words, finding.verdict)}[{words.gettext(_REASON[finding.reason])}]"


def message(words: Messages, catalogue: Catalogue, finding: Finding) -> str:
    """Statement and explanation as one sentence."""
    return _joined(
        words, _statement(words, catalogue, finding), explanation(words, catalogue, finding)
    )


def suggestion(words: Messages, finding: Finding) -> str:
    return words.gettext("write: {suggestion}").format(suggestion=shown(finding.suggestion))


_ABOUT = {
    About.SUBJECT: N_("subject"),
    About.PERIOD: N_("period"),
    About.ROLE: N_("role"),
    About.PLACE: N_("whose"),
}


def read_from(words: Messages, finding: Finding, text: str) -> str:
    """The words of the draft that told what the figure is about, and what else it may be."""
    parts = [
        words.gettext("{what}: {words}").format(
            what=words.gettext(_ABOUT[clue.about]),
            words=_quoted(shown(text[clue.start : clue.end])),
        )
        for clue in finding.evidence
    ]
    if finding.candidates:
        names = _list(
            words,
            (
                f"{wording.text(words, c.indicator.name)} {_percent(c.probability)}"
                for c in finding.candidates
            ),
        )
        parts.append(words.gettext("candidates: {names}").format(names=names))
    if finding.verdict in FLAGGED and finding.probability:
        parts.append(words.gettext("sure to {share}").format(share=_percent(finding.probability)))
    return words.gettext("; ").join(parts)


def _percent(probability: float) -> str:
    """Never all or nothing: 99.9%, 0.1%."""
    return f"{min(max(probability * 100, 0.1), 99.9):.1f}%"


def shown(text: str) -> str:
    """Text of a draft on one line, short, with nothing that a terminal would obey."""
    line = " ".join(_BESIDE_WIDE.sub("", text).split())
    return printable(line if len(line) <= _TEXT else line[: _TEXT - 1] + "…")


def unsaid(words: Messages, catalogue: Catalogue, finding: Finding) -> str:
    """What `said` does not say: why nothing is known, or what went wrong."""
    if finding.verdict is not Verdict.UNKNOWN:
        return explanation(words, catalogue, finding)
    return _joined(
        words, _unknown(words, catalogue, finding), explanation(words, catalogue, finding)
    )


def said(words: Messages, finding: Finding) -> str:
    """What the report says, with its place; for a derived figure what it comes to and how."""
    if finding.derived and finding.computed is not None:
        computed = wording.quantity(words, finding.computed).text
        return wording.aside(words, computed, _formula(words, finding))
    if finding.recorded is None:
        return ""
    fact = finding.recorded.fact
    return words.gettext("{phrase} ({when}, line {line})").format(
        phrase=_quoted(fact.source.phrase),
        when=wording.when(words, fact.period, fact.role),
        line=fact.source.line,
    )


def _statement(words: Messages, catalogue: Catalogue, finding: Finding) -> str:
    text = shown(finding.text)
    if finding.verdict is Verdict.UNKNOWN:
        return words.gettext("{text}: {why}").format(
            text=text, why=_unknown(words, catalogue, finding)
        )
    confirmed = finding.verdict is Verdict.CONFIRMED
    if finding.derived and finding.computed is not None:
        sentence = (
            words.gettext("{text} follows from the report's figures: {computed} ({formula})")
            if confirmed
            else words.gettext("written {text}, the report's figures give {computed} ({formula})")
        )
        computed = wording.quantity(words, finding.computed).text
        return sentence.format(text=text, computed=computed, formula=_formula(words, finding))
    if finding.derived and confirmed:
        # Its inputs have bounds that leave everything open.
        sentence = words.gettext("{text} follows from the numbers as printed ({formula})")
        return sentence.format(text=text, formula=_formula(words, finding))
    if finding.recorded is None:
        return words.gettext("written {text}, which the report's figures exclude").format(text=text)
    sentence = (
        _confirmed(words, finding.reason)
        if confirmed
        else words.gettext("written {text}, the report says {phrase} ({where})")
    )
    phrase = _quoted(finding.recorded.fact.source.phrase)
    return sentence.format(
        text=text, phrase=phrase, where=_where(words, catalogue, finding.recorded)
    )


_CONFIRMED = {
    Reason.EQUAL: N_("{text} agrees with the report: {phrase} ({where})"),
    Reason.IMPLIED: N_("{text} follows from the report: {phrase} ({where})"),
    Reason.ROUNDED: N_("{text} rounds what the report says: {phrase} ({where})"),
}


def _confirmed(words: Messages, reason: Reason) -> str:
    return words.gettext(_CONFIRMED[reason])


def _unknown(words: Messages, catalogue: Catalogue, finding: Finding) -> str:
    """Why nothing is known."""
    if finding.derived:
        return _underived(words, finding)
    match finding.reason:
        case Reason.NO_FACT:
            return _no_fact(words, finding)
        case Reason.NO_NUMBER if finding.recorded is not None:
            return words.gettext("the report gives words only, {phrase} ({where})").format(
                phrase=_quoted(finding.recorded.fact.source.phrase),
                where=_where(words, catalogue, finding.recorded),
            )
        case Reason.SCOPE:
            places = _list(words, (wording.text(words, place) for place in catalogue.places))
            return words.gettext("about another place or another scope than {place}").format(
                place=places
            )
        case _other:
            return rules.short(words, rule_of(finding))


def _formula(words: Messages, finding: Finding) -> str:
    known = () if finding.computed is None else (finding.computed.unit,)
    return units.formula(words, finding.formula, known)


def _underived(words: Messages, finding: Finding) -> str:
    """Why a derived figure is neither right nor wrong, with what could be computed."""
    why = rules.short(words, rule_of(finding))
    if finding.computed is None:
        return why
    return words.gettext("{why}; they give {computed} ({formula})").format(
        why=why,
        computed=wording.quantity(words, finding.computed).text,
        formula=_formula(words, finding),
    )


def _no_fact(words: Messages, finding: Finding) -> str:
    indicator = finding.indicator
    if indicator is None:
        return words.gettext("the data has no figure for this")
    known = _list(
        words,
        dict.fromkeys(wording.when(words, fact.period, fact.role) for fact in indicator.facts),
    )
    name = wording.text(words, indicator.name)
    # 一季度增长5.6%: a figure of that year there is, and of its part none.
    of_part = any((f.period, f.role) == (finding.period, finding.role) for f in indicator.facts)
    if finding.period is None or of_part:
        return words.gettext("the data has no such figure of {name}; there are: {known}").format(
            name=name, known=known
        )
    asked = wording.when(words, finding.period, finding.role)
    return words.gettext("the data has no figure of {name} ({asked}); there are: {known}").format(
        name=name, asked=asked, known=known
    )


def explanation(words: Messages, catalogue: Catalogue, finding: Finding) -> str:
    """What went wrong, as far as it can be told; empty where the statement says it all."""
    parts = []
    if finding.verdict in FLAGGED:
        parts.append(_mistake(words, finding))
        if finding.recorded is not None:
            parts += _before(words, catalogue, finding.recorded)
    if _elsewhere(finding) and finding.actually and finding.verdict is not Verdict.CONFIRMED:
        parts.append(_actually(words, finding, finding.actually))
    if finding.candidates and finding.reason in (Reason.UNSURE, Reason.NO_INDICATOR):
        first, *others = (c.indicator for c in finding.candidates)
        names = _list(words, (_with_facts(words, first), *(_named(words, o) for o in others)))
        parts.append(words.gettext("perhaps {candidates}").format(candidates=names))
    return words.gettext("; ").join(part for part in parts if part)


def _with_facts(words: Messages, indicator: Indicator) -> str:
    """An indicator with what the report says of it, for the reader to judge."""
    facts = [
        words.gettext("{when} {figure}").format(
            when=wording.when(words, fact.period, fact.role),
            figure=wording.quantity(words, fact.quantity).text,
        )
        for fact in indicator.facts
        if fact.quantity is not None
    ]
    if not facts:
        return _named(words, indicator)
    told = words.gettext("{what}: {words}").format(what=indicator.id, words=_list(words, facts))
    return wording.aside(words, wording.text(words, indicator.name), told)


def _joined(words: Messages, statement: str, explained: str) -> str:
    if not explained:
        return statement
    return words.gettext("{statement}; {explanation}").format(
        statement=statement, explanation=explained
    )


def _mistake(words: Messages, finding: Finding) -> str:
    match finding.reason:
        case Reason.VALUE:
            return ""
        case Reason.PERIOD:
            return "" if _elsewhere(finding) else _period(words, finding)
        case Reason.ROLE:
            return (
                words.gettext("a result is given as a target")
                if finding.role is Role.TARGET
                else words.gettext("a target is given as a result")
            )
        case Reason.MEASURE:
            return _measure(words, finding)
        case Reason.BOUND:
            return _bound(words, finding)
        case _other:
            return rules.short(words, rule_of(finding))


def _before(words: Messages, catalogue: Catalogue, source: IndicatorFact) -> Iterator[str]:
    """What earlier reports gave instead: a draft may have its figure from them."""
    for indicator in catalogue.of_id[source.indicator.id]:
        for revision in revisions(indicator):
            if revision.holding == source.fact and revision.earlier.quantity is not None:
                report = catalogue.report_by_id[revision.earlier.report]
                yield words.gettext("revision: {report} gave {figure}").format(
                    report=report_title(words, report),
                    figure=wording.quantity(words, revision.earlier.quantity).text,
                )


def _elsewhere(finding: Finding) -> bool:
    """Whether the figure is that of another fact than the one it is held against."""
    return finding.actually is not None and finding.actually != finding.recorded


def _period(words: Messages, finding: Finding) -> str:
    """The fact told already is the one meant, but not for the draft's period."""
    if finding.period is None:
        return words.gettext("the draft speaks of another period")
    return words.gettext("the draft speaks of {period}").format(
        period=wording.when(words, finding.period)
    )


def _measure(words: Messages, finding: Finding) -> str:
    source = finding.recorded or finding.actually
    if source is not None and source.indicator.measure.is_rate:
        return words.gettext("the report gives a growth, not a level")
    if source is not None and is_addition(source.indicator):
        return words.gettext("the report gives what was added, not what there is in all")
    return words.gettext("the report gives a level, not a growth")


def _bound(words: Messages, finding: Finding) -> str:
    recorded = finding.recorded.fact.quantity if finding.recorded else None
    quantity = finding.computed if finding.derived else recorded
    if quantity is None:
        return words.gettext("only the qualifier differs")
    return words.gettext("only the qualifier differs ({figure})").format(
        figure=wording.quantity(words, quantity).text
    )


def _actually(words: Messages, finding: Finding, source: IndicatorFact) -> str:
    fact = source.fact
    meant = finding.indicator or (finding.recorded.indicator if finding.recorded else None)
    when, phrase, line = (
        wording.when(words, fact.period, fact.role),
        _quoted(fact.source.phrase),
        fact.source.line,
    )
    if meant is not None and meant.id == source.indicator.id:
        return words.gettext("this is the {when} ({phrase}, line {line})").format(
            when=when, phrase=phrase, line=line
        )
    return words.gettext("this is the figure of {name} ({when}, {phrase}, line {line})").format(
        name=wording.text(words, source.indicator.name), when=when, phrase=phrase, line=line
    )


def _where(words: Messages, catalogue: Catalogue, source: IndicatorFact) -> str:
    """Which indicator, period and role it is, and where the report has it."""
    fact = source.fact
    told = words.gettext("{name}, {when}; {section}, line {line}")
    if len(catalogue.reports) > 1:
        told = words.gettext("{name}, {when}; {report}, {section}, line {line}")
    return told.format(
        name=wording.text(words, source.indicator.name),
        when=wording.when(words, fact.period, fact.role),
        section=_quoted(wording.text(words, catalogue.section_of(fact).heading)),
        line=fact.source.line,
        report=wording.text(words, catalogue.report_by_id[fact.report].title),
    )


def _named(words: Messages, indicator: Indicator) -> str:
    return wording.aside(words, wording.text(words, indicator.name), indicator.id)


def _quoted(text: str) -> str:
    """In quotation marks; those within become single ones."""
    return f"“{text.translate(wording.INNER_QUOTES)}”"


def _list(words: Messages, items: Iterable[str]) -> str:
    found = list(islice(items, _LIST + 1))
    more = [] if len(found) <= _LIST else ["…"]
    return words.gettext(", ").join([*found[:_LIST], *more])

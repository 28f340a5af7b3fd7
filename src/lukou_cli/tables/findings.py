"""The findings of checked drafts: records for machines, a view and a summary for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.finding import Finding, Verdict
from lukou_cli.i18n import messages
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.tables import common, rules, verdicts, wording
from lukou_cli.tables.messages import printable
from lukou_cli.tables.places import Places, place
from lukou_cli.tables.ruling import RULES, rule_of
from lukou_cli.tables.table import EMPTY, Cell, Group, Head, Line, View
from lukou_cli.text.anchors import Anchors
from lukou_cli.text.position import Lines

if TYPE_CHECKING:
    from lukou_cli.i18n import Messages
    from lukou_cli.model.quantity import Amount, Quantity
    from lukou_cli.tables.ruling import Rule

    Record = dict[str, object]

SUMMARY_FIELDS = tuple(
    "documents figures judged contradicted imprecise unknown confirmed ignored".split()
)
TONES = {
    Verdict.CONTRADICTED: "bad",
    Verdict.IMPRECISE: "warning",
    Verdict.UNKNOWN: "quiet",
    Verdict.CONFIRMED: "good",
}


class By(Enum):
    """What figures are counted by."""

    RULE = "rule"
    DRAFT = "draft"


class Checked(msgspec.Struct, frozen=True):
    """A draft, what was found in it, and how many of its figures were left out on request.

    ``anchors`` are the places of a document without lines, ``revisions`` which of its texts
    this is: final, original, or empty where it has only one; ``format`` is what it was read as.
    """

    path: str
    text: str
    findings: tuple[Finding, ...]
    ignored: int = 0
    anchors: Anchors | None = None
    revisions: str = ""
    format: str = ""

    @property
    def places(self) -> Places:
        """Offsets as lines and columns; made anew each time, so ask once for a draft."""
        return self.anchors or Lines(self.text)

    @property
    def in_order(self) -> list[Finding]:
        """The findings by their place."""
        return sorted(self.findings, key=lambda finding: (finding.start, finding.end))

    @property
    def unconfirmed(self) -> list[Finding]:
        """What a reader has to look at, by its place."""
        return [f for f in self.in_order if f.verdict is not Verdict.CONFIRMED]


def merged(drafts: tuple[Checked, ...]) -> tuple[Checked, ...]:
    """The drafts, those before tracked changes without what the changed text says too.

    A finding is the same where paragraph, figure and judgement are.
    """
    final = {draft.path: draft for draft in drafts if draft.revisions != "original"}
    return tuple(
        _without(draft, final[draft.path])
        if draft.revisions == "original" and draft.path in final
        else draft
        for draft in drafts
    )


def _without(draft: Checked, other: Checked) -> Checked:
    def told(of: Checked) -> list[tuple[object, ...]]:
        lines = of.places
        return [(lines.at(f.start).line, f.text, f.verdict, f.reason) for f in of.findings]

    known = Counter(told(other))
    kept = []
    for key, finding in zip(told(draft), draft.findings, strict=True):
        known[key] -= 1
        if known[key] < 0:
            kept.append(finding)
    return msgspec.structs.replace(draft, findings=tuple(kept), ignored=0)


class Check(msgspec.Struct, frozen=True):
    """A whole run: the drafts and what of the findings is asked for.

    ``suggest`` adds corrected figures; ``everything`` shows people the confirmed ones too;
    ``brief`` keeps each to one line, ``explain`` adds what it was read from; ``by`` counts the
    findings instead of telling them. The drafts are gone through as often as is needed.
    """

    catalogue: Catalogue
    drafts: Collection[Checked]
    suggest: bool = False
    everything: bool = False
    brief: bool = False
    explain: bool = False
    by: By | None = None

    def shown(self, draft: Checked) -> list[Finding]:
        """The findings to be listed, in order of their place."""
        return draft.in_order if self.everything else draft.unconfirmed

    def corrects(self, finding: Finding) -> bool:
        """Whether a corrected figure is asked for and known."""
        return self.suggest and finding.fix is not None


def tone(finding: Finding) -> str:
    return TONES[finding.verdict]


def summary(check: Check) -> dict[str, int]:
    """How many figures were found, how many could be judged, and how many have each verdict."""
    counts = dict.fromkeys(SUMMARY_FIELDS, 0)
    counts["documents"] = len({draft.path for draft in check.drafts})
    for draft in check.drafts:
        counts["ignored"] += draft.ignored
        counts["figures"] += len(draft.findings)
        for finding in draft.findings:
            counts[finding.verdict.value] += 1
    counts["judged"] = counts["figures"] - counts["unknown"]
    return counts


def summary_line(words: Messages, check: Check) -> str:
    """Contradictions first."""
    counts = summary(check)
    told = words.gettext(
        "{contradicted} contradicted, {imprecise} imprecise, "
        "{unknown} unknown, {confirmed} confirmed"
    )
    figures = words.ngettext(
        "{figures} figure found, {judged} judged",
        "{figures} figures found, {judged} judged",
        counts["figures"],
    )
    parts = [told.format(**counts), figures.format(**counts)]
    if counts["documents"] > 1:
        parts.append(words.gettext("{documents} drafts").format(**counts))
    if counts["ignored"]:
        parts.append(words.gettext("{ignored} ignored").format(**counts))
    return " · ".join(parts)


def record(check: Check, lines: Places, finding: Finding) -> Record:
    """One figure as JSON gives it, the message in English whatever the reader's language.

    Where the draft has paragraphs for lines, ``anchor`` says more of the place.
    """
    position = lines.at(finding.start)
    message = verdicts.message(messages("en"), check.catalogue, finding)
    extra: Record = {}
    if isinstance(lines, Anchors):
        anchor = lines.anchor(finding.start)
        extra["anchor"] = {"part": anchor.part, **msgspec.to_builtins(anchor)}
    return {
        "start": finding.start,
        "end": finding.end,
        "line": position.line,
        "column": position.column,
        "text": finding.text,
        "verdict": finding.verdict.value,
        "reason": finding.reason.value,
        "probability": _probability(finding.probability),
        "derived": finding.derived,
        "indicator": finding.indicator.id if finding.indicator else None,
        "period": str(finding.period) if finding.period else None,
        "role": finding.role.value if finding.role else None,
        "claimed": _quantity(finding.claimed),
        "recorded": _recorded(finding),
        "evidence": [
            {"start": clue.start, "end": clue.end, "for": clue.about.value}
            for clue in finding.evidence
        ],
        "candidates": [
            {"indicator": c.indicator.id, "probability": _probability(c.probability)}
            for c in finding.candidates
        ],
        "message": message,
        "suggestion": finding.suggestion or None,
        "fix": msgspec.to_builtins(finding.fix),
        **extra,
    }


def _probability(value: float | None) -> float | None:
    """To three digits: what was fitted on a few thousand figures knows no more."""
    return None if value is None else round(value, 3)


def _quantity(quantity: Quantity | Amount) -> Record:
    return {
        "value": quantity.value,
        "upper": quantity.upper,
        "bound": quantity.bound.value,
        "unit": quantity.unit.text,
    }


def _recorded(finding: Finding) -> Record | None:
    """What the report says, or what its figures give; None where it says nothing."""
    if finding.derived:
        if finding.computed is None:
            return None
        return {**_quantity(finding.computed), "phrase": "", "formula": finding.formula}
    if finding.recorded is None:
        return None
    fact = finding.recorded.fact
    told: Record = {"phrase": fact.source.phrase, "formula": ""}
    if fact.quantity is not None:
        return {**_quantity(fact.quantity), **told}
    unit = finding.recorded.indicator.unit
    return {"value": None, "upper": None, "bound": fact.bound.value, "unit": unit, **told}


def counted(check: Check) -> list[tuple[Rule, int]]:
    """How many findings each rule has, the gravest and most frequent first."""
    found = Counter(rule_of(finding).id for draft in check.drafts for finding in check.shown(draft))
    met = [rule for rule in RULES if found[rule.id]]
    order = list(TONES)
    met.sort(key=lambda rule: (order.index(rule.verdict), -found[rule.id]))
    return [(rule, found[rule.id]) for rule in met]


def view(words: Messages, check: Check) -> View:
    """A group for each draft, a row for each figure."""
    heads = (
        Head(words.gettext("place")),
        Head(words.gettext("figure")),
        Head(words.gettext("verdict")),
        Head(words.gettext("indicator")),
        Head(words.gettext("report says")),
        *([Head(words.gettext("write"))] if check.suggest else []),
        Head(words.gettext("explanation"), remark=True),
        *([Head(words.gettext("read from"), remark=True)] if check.explain else []),
    )
    groups = tuple(
        Group(printable(draft.path), _rows(words, check, draft))
        for draft in check.drafts
        if check.shown(draft)
    )
    title = common.title(words, check.catalogue, words.gettext("Figures of drafts"))
    return View(title, heads, groups, (summary_line(words, check),))


def statistics_view(words: Messages, check: Check) -> View:
    """A row for each rule that was met."""
    heads = (
        Head(words.gettext("figures")),
        Head(words.gettext("verdict")),
        Head(words.gettext("rule")),
    )
    rows = tuple(
        Line(
            (
                Cell(str(number)),
                Cell(verdicts.verdict(words, rule.verdict), TONES[rule.verdict]),
                Cell(rules.short(words, rule)),
            )
        )
        for rule, number in counted(check)
    )
    title = common.title(words, check.catalogue, words.gettext("Figures of drafts"))
    return View(title, heads, (Group("", rows),) if rows else (), (summary_line(words, check),))


def _rows(words: Messages, check: Check, draft: Checked) -> tuple[Line, ...]:
    lines = draft.places
    return tuple(_row(words, check, draft, lines, finding) for finding in check.shown(draft))


def _row(words: Messages, check: Check, draft: Checked, lines: Places, finding: Finding) -> Line:
    indicator = finding.indicator
    return Line(
        (
            Cell(place(words, lines, finding.start, draft.revisions)),
            Cell(verdicts.shown(finding.text)),
            Cell(verdicts.verdict(words, finding.verdict), tone(finding)),
            _cell(wording.text(words, indicator.name) if indicator else ""),
            _cell(verdicts.said(words, finding)),
            *([_cell(verdicts.shown(finding.suggestion))] if check.suggest else []),
            _cell(verdicts.unsaid(words, check.catalogue, finding)),
            *([_cell(verdicts.read_from(words, finding, draft.text))] if check.explain else []),
        )
    )


def _cell(text: str) -> Cell:
    return Cell(text) if text else EMPTY

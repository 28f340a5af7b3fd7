"""The findings of checked drafts: records for machines, a view and a summary for people."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.finding import Finding, Verdict
from lukou_cli.i18n import messages
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.tables import common, verdicts, wording
from lukou_cli.tables.messages import printable
from lukou_cli.tables.places import Places, place
from lukou_cli.tables.table import EMPTY, Cell, Group, Head, Line, View
from lukou_cli.text.anchors import Anchors
from lukou_cli.text.position import Lines

if TYPE_CHECKING:
    from lukou_cli.i18n import Messages
    from lukou_cli.model.quantity import Quantity

    Record = dict[str, object]

SUMMARY_FIELDS = tuple(
    "documents figures judged contradicted imprecise unknown confirmed ignored".split()
)
_TONES = {
    Verdict.CONTRADICTED: "bad",
    Verdict.IMPRECISE: "warning",
    Verdict.UNKNOWN: "quiet",
    Verdict.CONFIRMED: "good",
}


class Checked(msgspec.Struct, frozen=True):
    """A draft, what was found in it, and how many of its figures were left out on request.

    ``anchors`` are the places of a document without lines, ``revisions`` which of its texts
    this is: final, original, or empty where it has only one.
    """

    path: str
    text: str
    findings: tuple[Finding, ...]
    ignored: int = 0
    anchors: Anchors | None = None
    revisions: str = ""

    @property
    def places(self) -> Places:
        """Offsets as lines and columns; made anew each time, so ask once for a draft."""
        return self.anchors or Lines(self.text)


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

    ``suggest`` adds corrected figures; ``everything`` shows people the confirmed ones too.
    """

    catalogue: Catalogue
    drafts: tuple[Checked, ...]
    suggest: bool = False
    everything: bool = False

    def shown(self, draft: Checked) -> list[Finding]:
        """The findings to be listed, in order of their place."""
        kept = [f for f in draft.findings if self.everything or f.verdict is not Verdict.CONFIRMED]
        return sorted(kept, key=lambda finding: (finding.start, finding.end))

    def corrects(self, finding: Finding) -> bool:
        """Whether a corrected figure is asked for and known."""
        return self.suggest and bool(finding.suggestion)


def tone(finding: Finding) -> str:
    return _TONES[finding.verdict]


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
    if counts["ignored"]:
        parts.append(words.gettext("{ignored} ignored").format(**counts))
    return " · ".join(parts)


def record(check: Check, lines: Places, finding: Finding) -> Record:
    """One figure as JSON gives it, the message in English whatever the reader's language.

    Where the draft has paragraphs for lines, ``anchor`` says more of the place.
    """
    position = lines.at(finding.start)
    message = verdicts.message(messages("en"), check.catalogue, finding)
    extra: Record = {"suggestion": finding.suggestion or None} if check.suggest else {}
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
        "derived": finding.derived,
        "indicator": finding.indicator.id if finding.indicator else None,
        "period": str(finding.period) if finding.period else None,
        "role": finding.role.value if finding.role else None,
        "claimed": _quantity(finding.claimed),
        "recorded": _recorded(finding),
        "candidates": [indicator.id for indicator in finding.candidates],
        "message": message,
        **extra,
    }


def _quantity(quantity: Quantity) -> Record:
    return {
        "value": quantity.value,
        "upper": quantity.upper,
        "bound": quantity.bound.value,
        "unit": quantity.unit.text,
    }


def _recorded(finding: Finding) -> Record | None:
    """What the report says, or what its figures give; None where it says nothing."""
    if finding.derived and finding.computed is not None:
        return {**_quantity(finding.computed), "phrase": ""}
    if finding.recorded is None:
        return None
    fact = finding.recorded.fact
    if fact.quantity is not None:
        return {**_quantity(fact.quantity), "phrase": fact.source.phrase}
    return {
        "value": None,
        "upper": None,
        "bound": fact.bound.value,
        "unit": finding.recorded.indicator.unit,
        "phrase": fact.source.phrase,
    }


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
    )
    groups = tuple(
        Group(printable(draft.path), _rows(words, check, draft))
        for draft in check.drafts
        if check.shown(draft)
    )
    title = common.title(words, check.catalogue, words.gettext("Figures of drafts"))
    return View(title, heads, groups, (summary_line(words, check),))


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
        )
    )


def _cell(text: str) -> Cell:
    return Cell(text) if text else EMPTY

"""From a draft's text to findings: cut, scan, link, judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.derive import Derived, Deriver
from lukou_cli.check.draft import Draft, first_words
from lukou_cli.check.finding import Finding, Reason, Source, Verdict
from lukou_cli.check.judge.claim import Ruling, claim
from lukou_cli.check.judge.unit import misfit
from lukou_cli.check.judge.verdict import judge
from lukou_cli.check.link import Scene
from lukou_cli.check.operands import Known
from lukou_cli.check.passage import Passage
from lukou_cli.check.scan import scan
from lukou_cli.check.scope import Places
from lukou_cli.check.suggest import correction, recomputed
from lukou_cli.check.text import blocks
from lukou_cli.check.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lukou_cli.check.draft import Years
    from lukou_cli.check.link import Link
    from lukou_cli.check.scan import Figure
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Indicator
    from lukou_cli.model.period import Period


# How many figures a comparison may look back to.
_REMEMBERED = 12


class Checker:
    """What a catalogue's indicators and places are called, made ready once for many drafts."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._vocabulary = Vocabulary(catalogue)
        self._places = Places(catalogue)

    def check(self, text: str, as_of: Period) -> tuple[Finding, ...]:
        """The verdict on every figure of a draft, in order of position.

        ``text`` is the draft as it stands; 去年 is the year before ``as_of``.
        """
        return _check(Draft(self._vocabulary, self._places, as_of.first), text)


def check(catalogue: Catalogue, text: str, as_of: Period) -> tuple[Finding, ...]:
    """The verdicts on a single draft; see Checker."""
    return Checker(catalogue).check(text, as_of)


def _check(draft: Draft, text: str) -> tuple[Finding, ...]:
    cut = list(blocks(text))
    draft.open(first_words(block.text for block in cut), text)
    findings: list[Finding] = []
    before: list[Known] = []
    for block in cut:
        passage = Passage(block)
        figures = scan(passage)
        times = None
        if figures:
            scene = Scene(draft, passage, figures)
            times = scene.timing.times
            known: list[Known] = []
            findings += _passage(text, scene, before, known)
            before = [msgspec.structs.replace(item, sentence=-1) for item in known[-_REMEMBERED:]]
        draft.remember(passage, times)
    return tuple(findings)


def _passage(
    text: str, scene: Scene, before: Sequence[Known], known: list[Known]
) -> Iterator[Finding]:
    """The findings of one passage; what was judged is added to ``known``."""
    links = scene.links()
    around = tuple({link.indicator.id: link.indicator for link in links if link.indicator}.values())
    as_of, years = scene.draft.as_of, scene.draft.years
    for index, (figure, link) in enumerate(zip(scene.figures, links, strict=True)):
        derived = Deriver(scene, [*before, *known[-_REMEMBERED:]][-_REMEMBERED:]).derive(
            index, link
        )
        if derived is not None:
            yield _derived(text, scene, figure, link, derived)
            continue
        ruling = _ruling(figure, link, around, as_of, years)
        sentence = scene.passage.sentence(figure.start)[0]
        known.append(Known(figure, link, ruling.recorded, sentence))
        yield _finding(text, scene, figure, link, ruling)


def _ruling(
    figure: Figure, link: Link, around: Sequence[Indicator], as_of: int, years: Years
) -> Ruling:
    if link.indicator is None:
        return Ruling(Verdict.UNKNOWN, link.reason or Reason.NO_INDICATOR)
    if link.misfit:
        return misfit(claim(figure, link, as_of))
    if _is_beyond(link, years.latest, as_of):
        return Ruling(Verdict.UNKNOWN, Reason.NO_FACT)
    ruling = judge(claim(figure, link, as_of), around)
    if ruling.reason is Reason.PERIOD and link.period and link.period.last not in years.told:
        # Of a year that the report never speaks of nothing is known.
        return Ruling(Verdict.UNKNOWN, Reason.NO_FACT)
    return ruling


def _is_beyond(link: Link, latest: int, as_of: int) -> bool:
    """Whether a period is over, and yet later than the last that the report has results of."""
    return link.period is not None and latest < link.period.first and link.period.last < as_of


def _finding(text: str, scene: Scene, figure: Figure, link: Link, ruling: Ruling) -> Finding:
    start, end = scene.passage.block.span(figure.start, figure.end)
    known = link.indicator
    recorded = Source(known, ruling.recorded) if known and ruling.recorded else None
    return Finding(
        start=start, end=end, text=text[start:end], claimed=figure.quantity,
        verdict=ruling.verdict, reason=ruling.reason, indicator=known,
        period=link.period, role=link.role, recorded=recorded, actually=ruling.actually,
        candidates=() if known and link.sure else link.candidates,
        suggestion=correction(scene.text, figure, ruling, known),
    )  # fmt: skip


def _derived(text: str, scene: Scene, figure: Figure, link: Link, derived: Derived) -> Finding:
    start, end = scene.passage.block.span(figure.start, figure.end)
    outcome = derived.outcome
    first = outcome.inputs[0] if outcome else None
    return Finding(
        start=start, end=end, text=text[start:end], claimed=figure.quantity,
        verdict=derived.verdict, reason=derived.reason,
        indicator=first.indicator if first else link.indicator,
        period=first.fact.period if first else link.period,
        role=first.fact.role if first else link.role,
        derived=True,
        formula=outcome.formula if outcome else "",
        computed=outcome.computed if outcome else None,
        suggestion=recomputed(scene.text, figure, derived),
    )  # fmt: skip

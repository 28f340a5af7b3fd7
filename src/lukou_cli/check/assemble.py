"""A reading and the judgement on it, as the finding that is handed out."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from lukou_cli.check.finding import FLAGGED, About, Clue, Finding, Guess, IndicatorFact
from lukou_cli.check.suggest import correction, recomputed
from lukou_cli.model.quantity import Amount, amount
from lukou_cli.model.unit import PERCENT, PERCENTAGE_POINT, parse_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lukou_cli.check.derive.expressions import Expression
    from lukou_cli.check.derive.verdict import Derived
    from lukou_cli.check.judge.stated import Judged
    from lukou_cli.check.link.lexicon import Lexicon
    from lukou_cli.check.read import Read
    from lukou_cli.model.indicator import Indicator
    from lukou_cli.model.quantity import Quantity
    from lukou_cli.reading.segments import Segments, Strip
    from lukou_cli.reading.tokens import Token, Tokens

# How many indicators are named beside an unsure one, and how unlikely they may be.
_MOST = 3
_LEAST = 0.005
# What tells units apart that are not of one size.
_size = attrgetter("dimension", "numerator", "denominator")
# What names an indicator stands together but for a few characters.
_GAP = 3


def stated(lexicon: Lexicon, read: Read, judged: Judged, likely: float | None) -> Finding:
    """The finding on a figure that was held against a fact, or against none.

    ``likely`` is how sure a flag is, None of a figure that was never to be flagged.
    """
    choice, ruling = judged.choice, judged.ruling
    indicator = choice.indicator if choice else None
    recorded = IndicatorFact(indicator, ruling.recorded) if indicator and ruling.recorded else None
    start, end = read.passage.block.span(read.figure.start, read.figure.end)
    if likely is None and choice is not None:
        likely = choice.probability
    return Finding(
        start=start, end=end, text=read.text[start:end], claimed=read.figure.quantity,
        verdict=ruling.verdict, reason=ruling.reason, probability=likely, indicator=indicator,
        period=read.told.when.period, role=read.told.which.role,
        recorded=recorded, actually=ruling.actually,
        evidence=tuple(_evidence(lexicon, read, indicator)), candidates=_candidates(read),
        fix=correction(read, ruling, indicator) if ruling.verdict in FLAGGED else None,
    )  # fmt: skip


def derived(lexicon: Lexicon, read: Read, judged: Derived, likely: float | None) -> Finding:
    """The finding on a figure that follows, or should follow, from others."""
    start, end = read.passage.block.span(read.figure.start, read.figure.end)
    expression = judged.expression
    first = expression.inputs[0] if expression else None
    indicator = first.indicator if first else None
    computed = _computed(read.figure.quantity, expression) if expression else None
    flagged = judged.verdict in FLAGGED
    return Finding(
        start=start, end=end, text=read.text[start:end], claimed=read.figure.quantity,
        verdict=judged.verdict, reason=judged.reason, probability=likely, indicator=indicator,
        period=first.fact.period if first else read.told.when.period,
        role=first.fact.role if first else read.told.which.role,
        evidence=tuple(_evidence(lexicon, read, indicator)), candidates=_candidates(read),
        derived=True, formula=expression.formula if expression else "", computed=computed,
        fix=recomputed(read, judged.reason, computed) if flagged and computed else None,
    )  # fmt: skip


def _candidates(read: Read) -> tuple[Guess, ...]:
    """What a figure may be about; nothing where that is most likely what the report is silent on."""
    best = read.link.best
    if best is not None and not best.indicator.facts:
        return ()
    return tuple(
        Guess(choice.indicator, choice.probability)
        for choice in read.link.choices[:_MOST]
        if choice.probability >= _LEAST and choice.indicator.facts
    )


def _evidence(lexicon: Lexicon, read: Read, indicator: Indicator | None) -> Iterator[Clue]:
    if indicator is not None:
        number = lexicon.number[indicator.id]
        span = _naming(lexicon, read.tokens, read.parts, number)
        if span is not None:
            yield Clue(*read.passage.block.span(*span), About.SUBJECT)
    told = read.told
    for about, found in (
        (About.PERIOD, told.when.evidence),
        (About.ROLE, told.which.evidence),
        (About.PLACE, told.where.evidence),
    ):
        if found is not None:
            yield Clue(found.start, found.end, about)


def _naming(
    lexicon: Lexicon, tokens: Tokens, parts: Segments, number: int
) -> tuple[int, int] | None:
    """The span of the passage that tells of an indicator, by its number; None where none does.

    The nearest stretch that has any of its words decides, and in it the words that weigh most.
    """
    vocabulary = lexicon.vocabulary[number]
    for spans in _outward(parts):
        found = sorted(
            (t for s in spans for t in tokens.within(s.start, s.end) if t.key in vocabulary),
            key=lambda token: token.start,
        )
        if found:
            best = max(_together(found), key=lambda run: sum(lexicon.weight[t.key] for t in run))
            return best[0].start, max(token.end for token in best)
    return None


def _outward(parts: Segments) -> Iterator[Sequence[Strip]]:
    yield (parts.part or parts.lead, parts.tail)
    yield (parts.lead, *parts.rest)
    for span in (*parts.before, *parts.earlier):
        yield (span,)


def _together(tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens in runs, each apart from the next by more than a gap."""
    runs = [[tokens[0]]]
    for token in tokens[1:]:
        if token.start - runs[-1][-1].end > _GAP:
            runs.append([])
        runs[-1].append(token)
    return runs


def _computed(claimed: Quantity, expression: Expression) -> Amount | None:
    """What an expression comes to, bounds included, in the draft's unit where that can be."""
    used = [o.fact.quantity.unit for o in expression.inputs if o.fact.quantity is not None]
    others = (
        PERCENT,
        PERCENTAGE_POINT,
        *(parse_unit(text) for text in ("倍", "人", "元", "bp", "")),
    )
    # What a draft says in words is told in the unit of that size: 0.3 percentage points in pp.
    named = [
        u
        for u in (*used, *others)
        if claimed.unit.text[:1].islower() and _size(u) == _size(claimed.unit)
    ]
    for unit in (*named, claimed.unit, *used, *others):
        if unit.dimension == expression.dimension:
            there = expression.known.scale(unit.denominator, unit.numerator)
            found = amount(there, unit)
            return found if isinstance(found, Amount) else None
    return None

"""The words of a draft that name an indicator, for the evidence of a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lukou_cli.check.link.lexicon import Lexicon, Token, Tokens
    from lukou_cli.reading.segments import Segments, Strip

# What names an indicator stands together but for a few characters.
_GAP = 3


def naming(
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

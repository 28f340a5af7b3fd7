"""Weights from labelled drafts, and the same without an author, to be scored on that one.

Nothing that is fitted has seen the drafts it is judged by: flags are weighed by features of
links that were fitted without their author, and the threshold is chosen on probabilities of
flags that were fitted without their author.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from bench.fitting import Vector, logistic, softmax, threshold
from bench.replay import NOTHING, WORDS_ALONE
from bench.usage import fit_times, fit_usage
from lukou_cli.check import confidence, doubt
from lukou_cli.check.derive import reckoning
from lukou_cli.check.fitted import Weights
from lukou_cli.check.link import features
from lukou_cli.reading.usage import Usage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.labels import Draft
    from bench.replay import Example, Flag, Replay

    # Drafts, each group with how they are linked by what was fitted without it.
    Folds = Sequence[tuple[list[Draft], "Linking"]]

# The share of flags that is to be right on authors left out, for whose mistakes rules were
# written: on drafts of strangers it is 0.98. By names alone a higher one would leave more of the
# errors in a report of another place untold (docs/decisions.md).
PRECISION, PRECISION_ALONE = 0.983, 0.98
LINK_L2, DOUBT_L2, RECKONED_L2, FLAG_L2 = 1.0, 1.0, 0.5, 0.5
# What was spoken of before depends on the weights, and they on it: fitted in rounds.
_ROUNDS = 2
# Authors are put into so many groups, each linked by what was fitted without its members.
_FOLDS = 6
# No more decimals are written than the data tell; those of the threshold part two flags.
_DECIMALS, _FINE = 3, 5


class Linking(msgspec.Struct, frozen=True):
    """The weights of the features of candidates, what n-grams tell beside them, and of times."""

    link: Vector
    usage: Usage = Usage()
    times: Usage = Usage()


class Fit(msgspec.Struct, frozen=True):
    """Weights with how often the flags were right that the threshold was chosen on."""

    weights: Weights
    flags: int
    told: int
    right: int


def fit_link(examples: Sequence[Example], start: Vector | None = None) -> Vector:
    """The weights of the features of candidates."""
    groups, chosen = [], []
    for example in examples:
        numbers = [candidate.indicator for candidate in example.candidates.each]
        if example.gold in numbers:
            groups.append(example.candidates.rows)
            chosen.append(numbers.index(example.gold))
    if start is None:
        start = np.zeros(len(features.NAMES))
    return softmax(groups, chosen, LINK_L2, start)


def link_weights(
    replay: Replay, drafts: Sequence[Draft], start: Vector | None = None, *, spoken: bool = True
) -> Linking:
    """How drafts are linked; with a start, of which only what was spoken of before is taken.

    What n-grams tell goes with them where that is ``spoken`` of.
    """
    zeros = np.zeros(len(features.NAMES))
    found = zeros if start is None else start
    for _ in range(_ROUNDS if start is None else 1):
        examples = list(linking(replay, Linking(found)).examples(drafts))
        found = fit_link(examples, found)
    if not spoken:
        return Linking(found)
    return Linking(found, fit_usage(replay, examples, found), fit_times(replay, drafts))


def linking(replay: Replay, made: Linking) -> Replay:
    """The drafts with fitted links, and every flag raised."""
    weights = msgspec.structs.replace(
        replay.weights, link=tuple(made.link.tolist()), usage=made.usage, times=made.times
    )
    return replay.weighted(weights)


def fit_odds(told: Sequence[tuple[Vector, bool]], features: int, l2: float) -> Vector:
    """The weights of features that tell whether something is so; none where nothing is told."""
    if not told:
        return np.zeros(features)
    rows = np.array([row for row, _ in told])
    return logistic(rows, np.array([so for _, so in told]), l2)


def doubt_weights(replay: Replay, folds: Folds) -> Vector:
    """The weights of what tells whether a figure is the report's own."""
    told = [example for theirs, link in folds for example in linking(replay, link).doubts(theirs)]
    return fit_odds(told, len(doubt.NAMES), DOUBT_L2)


def reckoned_weights(replay: Replay, folds: Folds) -> Vector:
    """The weights of what tells whether figures around one give it by more than chance."""
    told = [
        example for theirs, link in folds for example in linking(replay, link).reckonings(theirs)
    ]
    return fit_odds(told, len(reckoning.NAMES), RECKONED_L2)


def witness_weights(replay: Replay, folds: Folds) -> Vector:
    """The weights of what agrees, on links that were fitted without the author of each."""
    told = [
        example for theirs, link in folds for example in linking(replay, link).testimonies(theirs)
    ]
    start = np.array(WORDS_ALONE)
    return softmax([rows for rows, _ in told], [right for _, right in told], LINK_L2, start)


def fit_flag(flags: Sequence[Flag]) -> Vector:
    """The weights of the features of flags."""
    told = [(flag.row, flag.right) for flag in flags]
    return fit_odds(told, len(confidence.NAMES), FLAG_L2)


def apart(
    replay: Replay, drafts: Sequence[Draft], link: Vector, *, spoken: bool
) -> Iterator[tuple[list[Draft], Linking]]:
    """The drafts of some authors, with how they are linked by what was fitted without them."""
    authors = sorted({draft.author for draft in drafts})
    for group in (authors[first::_FOLDS] for first in range(min(_FOLDS, len(authors)))):
        others = [draft for draft in drafts if draft.author not in group]
        theirs = [draft for draft in drafts if draft.author in group]
        yield theirs, link_weights(replay, others, link, spoken=spoken)


def raised(replay: Replay, folds: Folds) -> list[Flag]:
    """The flags of each author under links that were fitted without them."""
    return [flag for theirs, link in folds for flag in linking(replay, link).raised(theirs)]


def likelihoods(flags: Sequence[Flag]) -> Vector:
    """How likely each flag is right, by weights that were fitted without its author."""
    found = np.zeros(len(flags))
    for author in {flag.draft.author for flag in flags}:
        weights = fit_flag([flag for flag in flags if flag.draft.author != author])
        for index, flag in enumerate(flags):
            if flag.draft.author == author:
                found[index] = 1 / (1 + np.exp(-flag.row @ weights))
    return found


def weighed(
    replay: Replay, drafts: Sequence[Draft], *, spoken: bool = True
) -> tuple[Weights, list[Flag]]:
    """All weights but those of flags, and the flags that are raised under them.

    Each flag is raised under links that were fitted without its author.
    """
    link = link_weights(replay, drafts, spoken=spoken)
    folds = list(apart(replay, drafts, link.link, spoken=spoken))
    made = msgspec.structs.replace(
        NOTHING, link=_rounded(link.link), usage=link.usage, times=link.times
    )
    made = msgspec.structs.replace(made, witness=_rounded(witness_weights(replay, folds)))
    doubts = doubt_weights(replay.weighted(made), folds)
    made = msgspec.structs.replace(made, doubt=_rounded(doubts))
    reckoned = reckoned_weights(replay.weighted(made), folds)
    made = msgspec.structs.replace(made, reckoned=_rounded(reckoned))
    return made, raised(replay.weighted(made), folds)


def fit(replay: Replay, drafts: Sequence[Draft], *, spoken: bool = True) -> Fit:
    """All weights from the drafts given, with what n-grams tell (``spoken``) or without it."""
    made, flags = weighed(replay, drafts, spoken=spoken)
    likely = likelihoods(flags)
    right = np.array([flag.right for flag in flags], dtype=bool)
    least = threshold(likely, right, PRECISION if spoken else PRECISION_ALONE)
    told = likely >= least
    weights = msgspec.structs.replace(
        made, flag=_rounded(fit_flag(flags)), threshold=round(least, _FINE)
    )
    return Fit(weights, len(flags), int(told.sum()), int((told & right).sum()))


def _rounded(weights: Vector) -> tuple[float, ...]:
    # Adding nothing makes a zero of a negative one.
    return tuple(round(weight, _DECIMALS) + 0.0 for weight in weights.tolist())

"""Weights from labelled drafts, and the same without an author, to be scored on that one.

Nothing that is fitted has seen the drafts it is judged by: flags are weighed by features of
links that were fitted without their author, and the threshold is chosen on probabilities of
flags that were fitted without their author.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from bench.fitting import logistic, softmax, threshold
from bench.replay import Weights
from lukou_cli.check import confidence
from lukou_cli.check.link import features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.fitting import Vector
    from bench.labels import Draft
    from bench.replay import Example, Flag, Replay

# Of a hundred flags so many are to be right.
PRECISION = 0.98
LINK_L2, FLAG_L2 = 1.0, 3.0
# What was spoken of before depends on the weights, and they on it: fitted in rounds.
_ROUNDS = 2
# No more decimals are written than the data tell; those of the threshold part two flags.
_DECIMALS, _FINE = 3, 5


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


def link_weights(replay: Replay, drafts: Sequence[Draft], start: Vector | None = None) -> Vector:
    """The weights of links; with a start, of which only what was spoken of before is taken."""
    zeros = np.zeros(len(features.NAMES))
    found = zeros if start is None else start
    for _ in range(_ROUNDS if start is None else 1):
        found = fit_link(list(linking(replay, found).examples(drafts)), found)
    return found


def linking(replay: Replay, link: Vector) -> Replay:
    """The drafts with fitted links, and every flag raised."""
    return replay.weighted(Weights(tuple(link.tolist()), tuple(replay.flag_weights), 0.0))


def fit_flag(flags: Sequence[Flag]) -> Vector:
    """The weights of the features of flags."""
    if not flags:
        return np.zeros(len(confidence.NAMES))
    rows = np.array([flag.row for flag in flags])
    return logistic(rows, np.array([flag.right for flag in flags]), FLAG_L2)


def raised(replay: Replay, drafts: Sequence[Draft], link: Vector) -> list[Flag]:
    """The flags of each author under links that were fitted without them."""
    flags: list[Flag] = []
    for author in sorted({draft.author for draft in drafts}):
        others = [draft for draft in drafts if draft.author != author]
        theirs = [draft for draft in drafts if draft.author == author]
        flags += linking(replay, link_weights(replay, others, link)).raised(theirs)
    return flags


def likelihoods(flags: Sequence[Flag]) -> Vector:
    """How likely each flag is right, by weights that were fitted without its author."""
    found = np.zeros(len(flags))
    for author in {flag.draft.author for flag in flags}:
        weights = fit_flag([flag for flag in flags if flag.draft.author != author])
        for index, flag in enumerate(flags):
            if flag.draft.author == author:
                found[index] = 1 / (1 + np.exp(-flag.row @ weights))
    return found


def fit(replay: Replay, drafts: Sequence[Draft]) -> Fit:
    """All weights from the drafts given."""
    link = link_weights(replay, drafts)
    flags = raised(replay, drafts, link)
    likely = likelihoods(flags)
    right = np.array([flag.right for flag in flags], dtype=bool)
    least = threshold(likely, right, PRECISION)
    told = likely >= least
    weights = Weights(_rounded(link), _rounded(fit_flag(flags)), round(least, _FINE))
    return Fit(weights, len(flags), int(told.sum()), int((told & right).sum()))


def _rounded(weights: Vector) -> tuple[float, ...]:
    # Adding nothing makes a zero of a negative one.
    return tuple(round(weight, _DECIMALS) + 0.0 for weight in weights.tolist())

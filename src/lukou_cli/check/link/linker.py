"""The likeliest indicator of a figure, by fitted weights over named features.

The weights (data/weights.json) are fitted by bench/fit.py from labelled drafts: a softmax over the
candidates and "none", and so are those of n-grams. What is done here is a dot product.
"""

from __future__ import annotations

import math
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.link.cover import Features
from lukou_cli.check.link.lexicon import NONE
from lukou_cli.model.indicator import Indicator

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lukou_cli.check.link.features import Candidate


class Choice(msgspec.Struct, frozen=True, eq=False, gc=False):
    """An indicator with the probability that the figure is about it, and the features behind it."""

    indicator: Indicator
    probability: float
    features: Features = ()


class Link(msgspec.Struct, frozen=True, gc=False):
    """What a figure is about: the choices, likeliest first, and the probability of none."""

    choices: tuple[Choice, ...]
    none: float

    @property
    def best(self) -> Choice | None:
        """The likeliest indicator, None where none is likelier still."""
        if self.choices and self.choices[0].probability > self.none:
            return self.choices[0]
        return None


def link(
    candidates: Sequence[Candidate], weights: Sequence[float], spoken: Mapping[str, float],
    indicators: Sequence[Indicator],
) -> Link:  # fmt: skip
    """The choices among the candidates, of which the last is none.

    ``spoken`` is what the n-grams around the figure weigh for indicators, by id.
    """
    told = [(indicators[c.indicator], c.features) for c in candidates[:-1]]
    ids = [*(indicator.id for indicator, _ in told), NONE]
    scores = [
        scored(c.features, weights) + spoken.get(id_, 0.0)
        for c, id_ in zip(candidates, ids, strict=True)
    ]
    return ranked(told, scores)


def scored(features: Features, weights: Sequence[float]) -> float:
    """What features weigh together."""
    return sum([weights[i] * x for i, x in features])


def likelihood(features: Features, weights: Sequence[float]) -> float:
    """The logistic function of what features weigh together."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, scored(features, weights)))))


def ranked(told: Sequence[tuple[Indicator, Features]], scores: Sequence[float]) -> Link:
    """Indicators with the features behind them by their scores, the last of which is that of none."""
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    likely = [
        Choice(indicator, power / total, features)
        for (indicator, features), power in zip(told, powers, strict=False)
    ]
    likely.sort(key=attrgetter("probability"), reverse=True)
    return Link(tuple(likely), powers[-1] / total)

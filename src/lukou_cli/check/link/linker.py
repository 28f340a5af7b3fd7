"""The likeliest indicator of a figure, by fitted weights over named features.

The weights (weights.py) are fitted by bench/fit.py from labelled drafts: a softmax over the
candidates and "none". What is done here is a dot product.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Indicator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.check.link.features import Candidate


class Choice(msgspec.Struct, frozen=True):
    """An indicator with the probability that the figure is about it, and the features behind it."""

    indicator: Indicator
    probability: float
    features: tuple[tuple[int, float], ...] = ()


class Link(msgspec.Struct, frozen=True):
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
    candidates: Sequence[Candidate], weights: Sequence[float], indicators: Sequence[Indicator]
) -> Link:
    """The choices among the candidates, none included."""
    scores = [sum(weights[i] * x for i, x in c.features) for c in candidates]
    choices = [
        Choice(indicators[c.indicator], 0.0, c.features) for c in candidates if c.indicator >= 0
    ]
    told = [score for score, c in zip(scores, candidates, strict=True) if c.indicator >= 0]
    none = next(s for s, c in zip(scores, candidates, strict=True) if c.indicator < 0)
    return ranked(choices, [*told, none])


def ranked(choices: Sequence[Choice], scores: Sequence[float]) -> Link:
    """The choices by their scores, the last of which is that of none."""
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    likely = [
        Choice(choice.indicator, power / total, choice.features)
        for choice, power in zip(choices, powers, strict=False)
    ]
    return Link(tuple(sorted(likely, key=lambda choice: -choice.probability)), powers[-1] / total)

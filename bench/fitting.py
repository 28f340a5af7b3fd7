"""Fitting weights: regularised softmax and logistic regression by Newton's method.

Both losses are strictly convex, so that the weights depend on the examples alone: not on a
start, a step or a seed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    # The loss, its gradient and its matrix of second derivatives.
    Loss = Callable[[Vector], tuple[float, Vector, Vector]]

_STEPS, _HALVINGS = 40, 30
_CLOSE = 1e-5


def softmax(groups: Sequence[Vector], chosen: Sequence[int], l2: float, start: Vector) -> Vector:
    """Weights under which the chosen row of each group is likeliest.

    A group is a matrix of the features of its candidates, one a row.
    """
    rows = np.concatenate(groups)
    sizes = np.array([len(group) for group in groups])
    first = np.cumsum(sizes) - sizes
    group = np.repeat(np.arange(len(groups)), sizes)
    right = first + np.array(chosen)

    def loss(w: Vector) -> tuple[float, Vector, Vector]:
        scores = rows @ w
        scores -= np.maximum.reduceat(scores, first)[group]
        powers = np.exp(scores)
        totals = np.add.reduceat(powers, first)
        likely = powers / totals[group]
        value = float(np.log(totals).sum() - scores[right].sum() + l2 / 2 * w @ w)
        weighted = rows * likely[:, None]
        means = np.add.reduceat(weighted, first)
        gradient = means.sum(axis=0) - rows[right].sum(axis=0) + l2 * w
        return value, gradient, rows.T @ weighted - means.T @ means + l2 * np.eye(len(w))

    return _newton(loss, start)


def logistic(rows: Vector, right: NDArray[np.bool_], l2: float) -> Vector:
    """Weights under which the right rows are likely and the others are not."""
    sign = np.where(right, 1.0, -1.0)

    def loss(w: Vector) -> tuple[float, Vector, Vector]:
        margin = sign * (rows @ w)
        doubt = 1 / (1 + np.exp(np.clip(margin, -500, 500)))
        value = float(np.logaddexp(0, -margin).sum() + l2 / 2 * w @ w)
        gradient = -rows.T @ (sign * doubt) + l2 * w
        spread = doubt * (1 - doubt)
        return value, gradient, rows.T @ (rows * spread[:, None]) + l2 * np.eye(len(w))

    return _newton(loss, np.zeros(rows.shape[1]))


def _newton(loss: Loss, w: Vector) -> Vector:
    value, gradient, curvature = loss(w)
    for _ in range(_STEPS):
        step = np.linalg.solve(curvature, gradient)
        for halved in range(_HALVINGS):
            tried = w - step / 2**halved
            made = loss(tried)
            if made[0] <= value:
                break
        else:
            return w  # no better by what a float can tell
        w, (value, gradient, curvature) = tried, made
        if np.abs(step).max() < _CLOSE:
            break
    return w


def threshold(likely: Vector, right: NDArray[np.bool_], precision: float) -> float:
    """The lowest probability above which flags are right often enough; above 1 where none is."""
    order = np.argsort(-likely, kind="stable")
    sorted_likely, hits = likely[order], np.cumsum(right[order])
    share = hits / np.arange(1, len(order) + 1)
    # Flags of one probability stand or fall together.
    last = np.diff(sorted_likely, append=-1.0) < 0
    enough = np.flatnonzero((share >= precision) & last)
    if not len(enough):
        return 1.01
    at = enough[-1]
    below = sorted_likely[at + 1] if at + 1 < len(order) else 0.0
    return float((sorted_likely[at] + below) / 2)

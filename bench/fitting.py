"""Fitting weights: regularised softmax and logistic regression by Newton's method.

Both losses are strictly convex, so that the weights depend on the examples alone: not on a
start, a step or a seed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Numbers = NDArray[np.int64]

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    # The loss, its gradient and its matrix of second derivatives.
    Loss = Callable[[Vector], tuple[float, Vector, Vector]]

    # The loss and its gradient.
    Slope = Callable[[Vector], tuple[float, Vector]]

_STEPS, _HALVINGS = 40, 30
_CLOSE = 1e-5
# How many steps of many weights are taken at most, how many of them are remembered, and how
# little the last one may gain.
_MANY_STEPS, _MEMORY, _GAIN = 100, 8, 1e-5


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


def sparse_softmax(  # noqa: PLR0913  what a softmax is of, and the features
    scores: Vector, first: Numbers, chosen: Numbers, ones: tuple[Numbers, Numbers], size: int,
    l2: float,
) -> Vector:  # fmt: skip
    """Weights of many features, all of 1, on top of scores, under which chosen rows are likeliest.

    A group of rows begins at each of ``first``; ``ones`` are rows with the features that they
    have, of which there are ``size``.
    """
    rows, columns = ones
    sizes = np.diff(np.append(first, len(scores)))
    group = np.repeat(np.arange(len(first)), sizes)
    right = first + chosen

    def loss(w: Vector) -> tuple[float, Vector]:
        sums = scores + np.bincount(rows, weights=w[columns], minlength=len(scores))
        sums -= np.maximum.reduceat(sums, first)[group]
        powers = np.exp(sums)
        totals = np.add.reduceat(powers, first)
        value = float(np.log(totals).sum() - sums[right].sum() + l2 / 2 * w @ w)
        excess = powers / totals[group]
        excess[right] -= 1
        return value, np.bincount(columns, weights=excess[rows], minlength=size) + l2 * w

    return _lbfgs(loss, np.zeros(size))


def _lbfgs(loss: Slope, w: Vector) -> Vector:
    """The least of a loss of many weights (Nocedal and Wright, Numerical Optimization, 7.2)."""
    value, gradient = loss(w)
    steps: list[tuple[Vector, Vector]] = []
    for _ in range(_MANY_STEPS):
        direction = _direction(gradient, steps)
        slope = float(gradient @ direction)
        for halved in range(_HALVINGS):
            step = direction / 2**halved
            made = loss(w + step)
            if made[0] <= value + slope / 2**halved * 1e-4:
                break
        else:
            return w  # no better by what a float can tell
        change = made[1] - gradient
        if step @ change > 0:
            steps = [*steps, (step, change)][-_MEMORY:]
        gained = value - made[0]
        w, (value, gradient) = w + step, made
        if gained <= _GAIN * abs(value):
            break
    return w


def _direction(gradient: Vector, steps: Sequence[tuple[Vector, Vector]]) -> Vector:
    """Downhill, by how the gradient changed over the last steps."""
    down, shares = -gradient, []
    for step, change in reversed(steps):
        share = step @ down / (step @ change)
        shares.append(share)
        down = down - share * change
    if steps:
        step, change = steps[-1]
        down = down * (step @ change) / (change @ change)
    else:
        down = down / max(1.0, float(np.linalg.norm(gradient)))
    for (step, change), share in zip(steps, reversed(shares), strict=True):
        down = down + (share - change @ down / (step @ change)) * step
    return down


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

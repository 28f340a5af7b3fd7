"""What n-grams tell of indicators beside the features of candidates, learned from examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bench.fitting import sparse_softmax
from lukou_cli.check.link.usage import Usage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.fitting import Numbers, Vector
    from bench.replay import Example, Replay

L2 = 0.3
# An n-gram tells of an indicator what figures of so many authors show; and not only of those
# that figures are about, but of those that they would be taken for, if so likely.
_AUTHORS, _RIVAL = 2, 0.1
# What weighs less is left out, and no more decimals are written than the data tell.
_LEAST, _DECIMALS = 0.1, 2


def fit_usage(replay: Replay, examples: Sequence[Example], link: Vector) -> Usage:
    """What n-grams tell, where the features of candidates weigh what ``link`` says."""
    known = [e for e in examples if e.gold in (c.indicator for c in e.candidates.each)]
    if not known:
        return Usage()
    counts = np.array([len(e.candidates.each) for e in known])
    first = np.cumsum(counts) - counts
    # Indicators are numbered from none, which is -1.
    told = np.concatenate([[c.indicator + 1 for c in e.candidates.each] for e in known])
    golds = np.array([e.gold + 1 for e in known])
    scores = np.concatenate([e.candidates.rows for e in known]) @ link
    group = np.repeat(np.arange(len(known)), counts)
    size = len(replay.lexicon.indicators) + 1
    taken = _likely(scores, first, group) > _RIVAL
    meant = np.unique(
        np.append(group[taken] * size + told[taken], np.arange(len(known)) * size + golds)
    )
    pairs = _pairs(known, meant // size, meant % size, size)
    row_of = np.full((len(known), size), -1)
    row_of[group, told] = np.arange(len(told))
    # Each n-gram of a figure, once for every indicator that it tells of.
    ngrams = np.concatenate([e.ngrams for e in known])
    owner = np.repeat(np.arange(len(known)), [len(e.ngrams) for e in known])
    begin = np.searchsorted(pairs // size, ngrams)
    many = np.searchsorted(pairs // size, ngrams, side="right") - begin
    columns = _runs(begin, many)
    rows = row_of[np.repeat(owner, many), pairs[columns] % size]
    there = rows >= 0
    chosen = row_of[np.arange(len(known)), golds] - first
    made = sparse_softmax(scores, first, chosen, (rows[there], columns[there]), len(pairs), L2)
    lines: dict[str, list[str]] = {}
    for pair, weight in zip(pairs.tolist(), made.tolist(), strict=True):
        if abs(weight) >= _LEAST:
            ngram, indicator = divmod(pair, size)
            named = lines.setdefault(replay.ngrams[ngram], [])
            named.append(f"{replay.id_of(indicator - 1)} {round(weight, _DECIMALS)}")
    return Usage(replay.place, {ngram: "\t".join(named) for ngram, named in lines.items()})


def _likely(scores: Vector, first: Numbers, group: Numbers) -> Vector:
    """How likely each candidate is, by the scores of its group."""
    powers = np.exp(scores - np.maximum.reduceat(scores, first)[group])
    shares: Vector = powers / np.add.reduceat(powers, first)[group]
    return shares


def _pairs(known: Sequence[Example], figures: Numbers, indicators: Numbers, size: int) -> Numbers:
    """The n-grams with the indicators of which they tell enough, as one number each, in order.

    ``figures`` are the examples, each as often as there are ``indicators`` that it may be about.
    """
    names = sorted({e.author for e in known})
    authors = np.array([names.index(e.author) for e in known])
    lengths = np.array([len(e.ngrams) for e in known])
    ngrams = np.concatenate([e.ngrams for e in known])
    many = lengths[figures]
    around = ngrams[_runs((np.cumsum(lengths) - lengths)[figures], many)]
    pairs = around * size + np.repeat(indicators, many)
    by_author = np.unique(pairs * len(names) + np.repeat(authors[figures], many))
    found, count = np.unique(by_author // len(names), return_counts=True)
    return found[count >= _AUTHORS]


def _runs(begin: Numbers, many: Numbers) -> Numbers:
    """The numbers from each beginning on, so many of each."""
    offset = np.repeat(begin - (np.cumsum(many) - many), many)
    found: Numbers = np.arange(len(offset)) + offset
    return found


def usage_text(usage: Usage) -> str:
    """What is told as a file: the place in its first line, then an n-gram a line."""
    lines = (f"{ngram}\t{line}" for ngram, line in sorted(usage.lines.items()))
    return "\n".join((usage.place, *lines, ""))

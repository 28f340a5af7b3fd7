"""What n-grams tell of indicators and of times, learned from labelled drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from bench.fitting import Numbers, Vector, sparse_softmax
from lukou_cli.reading.context.report_time import TIMES
from lukou_cli.reading.usage import Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench.labels import Draft
    from bench.replay import Example, Replay

# What weighs less is left out, and no more decimals are written than the data tell.
_LEAST, _DECIMALS = 0.1, 2


class Heard(msgspec.Struct, frozen=True):
    """A figure with the n-grams around it, by their numbers.

    ``answers`` are the numbers of what it may be said of, ``scores`` what speaks for each beside
    n-grams, ``right`` is the number of the right one.
    """

    author: str
    ngrams: Numbers
    answers: Numbers
    scores: Vector
    right: int


class Learning(msgspec.Struct, frozen=True):
    """How n-grams are learned from.

    One tells of an answer what figures of so many ``authors`` show; and not only of those that
    figures are said of, but of those at least so likely by their scores (``rival``).
    """

    authors: int
    rival: float
    l2: float


_INDICATORS = Learning(authors=3, rival=0.1, l2=0.3)
_TIMES = Learning(authors=5, rival=1.0, l2=1.0)


def fit_usage(replay: Replay, examples: Sequence[Example], link: Vector) -> Usage:
    """What n-grams tell of indicators, where the features of candidates weigh ``link``."""
    heard = []
    for each in examples:
        # Indicators are numbered from none, which is -1.
        answers = np.array([candidate.indicator + 1 for candidate in each.candidates.each])
        if each.gold + 1 in answers:
            scores = each.candidates.rows @ link
            heard.append(Heard(each.author, each.ngrams, answers, scores, each.gold + 1))
    return _learned(replay, heard, _INDICATORS, lambda answer: replay.id_of(answer - 1))


def fit_times(replay: Replay, drafts: Sequence[Draft]) -> Usage:
    """What n-grams tell of the time that a figure is of."""
    answers, scores = np.arange(len(TIMES)), np.zeros(len(TIMES))
    heard = [
        Heard(author, ngrams, answers, scores, TIMES.index(right))
        for author, ngrams, right in replay.timings(drafts)
    ]
    return _learned(replay, heard, _TIMES, TIMES.__getitem__)


def _learned(
    replay: Replay, heard: Sequence[Heard], how: Learning, name: Callable[[int], str]
) -> Usage:
    """What n-grams tell of answers with names."""
    if not heard:
        return Usage()
    counts = np.array([len(each.answers) for each in heard])
    first = np.cumsum(counts) - counts
    answers = np.concatenate([each.answers for each in heard])
    rights = np.array([each.right for each in heard])
    scores = np.concatenate([each.scores for each in heard])
    group = np.repeat(np.arange(len(heard)), counts)
    size = int(answers.max()) + 1
    taken = _likely(scores, first, group) > how.rival
    meant = np.unique(
        np.append(group[taken] * size + answers[taken], np.arange(len(heard)) * size + rights)
    )
    pairs = _pairs(heard, meant // size, meant % size, size, how.authors)
    row_of = np.full((len(heard), size), -1)
    row_of[group, answers] = np.arange(len(answers))
    # Each n-gram of a figure, once for every answer that it tells of.
    ngrams = np.concatenate([each.ngrams for each in heard])
    owner = np.repeat(np.arange(len(heard)), [len(each.ngrams) for each in heard])
    begin = np.searchsorted(pairs // size, ngrams)
    many = np.searchsorted(pairs // size, ngrams, side="right") - begin
    columns = _runs(begin, many)
    rows = row_of[np.repeat(owner, many), pairs[columns] % size]
    there = rows >= 0
    chosen = row_of[np.arange(len(heard)), rights] - first
    ones = rows[there], columns[there]
    made = sparse_softmax(scores, first, chosen, ones, len(pairs), how.l2)
    lines: dict[str, list[str]] = {}
    for pair, weight in zip(pairs.tolist(), made.tolist(), strict=True):
        if abs(weight) >= _LEAST:
            ngram, answer = divmod(pair, size)
            named = lines.setdefault(replay.ngrams[ngram], [])
            named.append(f"{name(answer)} {round(weight, _DECIMALS)}")
    return Usage(replay.place, {ngram: "\t".join(named) for ngram, named in lines.items()})


def _likely(scores: Vector, first: Numbers, group: Numbers) -> Vector:
    """How likely each answer is, by the scores of its group."""
    powers = np.exp(scores - np.maximum.reduceat(scores, first)[group])
    shares: Vector = powers / np.add.reduceat(powers, first)[group]
    return shares


def _pairs(
    heard: Sequence[Heard], figures: Numbers, answers: Numbers, size: int, least: int
) -> Numbers:
    """The n-grams with the answers of which enough authors tell, as one number each, in order.

    ``figures`` are those heard, each as often as there are ``answers`` that it may be said of.
    """
    names = sorted({each.author for each in heard})
    authors = np.array([names.index(each.author) for each in heard])
    lengths = np.array([len(each.ngrams) for each in heard])
    ngrams = np.concatenate([each.ngrams for each in heard])
    many = lengths[figures]
    around = ngrams[_runs((np.cumsum(lengths) - lengths)[figures], many)]
    pairs = around * size + np.repeat(answers, many)
    by_author = np.unique(pairs * len(names) + np.repeat(authors[figures], many))
    found, count = np.unique(by_author // len(names), return_counts=True)
    return found[count >= least]


def _runs(begin: Numbers, many: Numbers) -> Numbers:
    """The numbers from each beginning on, so many of each."""
    offset = np.repeat(begin - (np.cumsum(many) - many), many)
    found: Numbers = np.arange(len(offset)) + offset
    return found


def usage_text(usage: Usage) -> str:
    """What is told as a file: the place in its first line, then an n-gram a line."""
    lines = (f"{ngram}\t{line}" for ngram, line in sorted(usage.lines.items()))
    return "\n".join((usage.place, *lines, ""))

"""Whether a figure is the report's own, in spite of words that speak of another place or time.

A place or a part of a year that is told far from a figure may have ended, or may never have
been meant for it. What tells is how near the words stand, and whether this figure, those around
it and all that the same words stand over agree with the data: a page about another place does
not agree by chance. The weights are fitted (bench/fit.py); where it is likelier not its own, a
figure is unknown.
"""

from __future__ import annotations

from collections import deque
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.link.cover import numbered
from lukou_cli.check.link.linker import likelihood
from lukou_cli.check.read import Company
from lukou_cli.check.witness import holding, near, told_rightly
from lukou_cli.model.digits import digits_told
from lukou_cli.model.quantity import Bound
from lukou_cli.reading.context.place import Whose
from lukou_cli.reading.context.told import Level, When, Where, Which

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lukou_cli.check.read import Read

AROUND = ("sentence_agrees", "passage_agrees", "before_agrees", "alike_agrees")
NAMES = (
    "one", "part", "time", "in_clause", "in_sentence",
    "agrees_1", "agrees_2", "agrees_3", "qualified", "differs", "no_link", "link", "worded",
    *AROUND, "many_before", "agrees x passage_agrees", "agrees x before_agrees",
)  # fmt: skip
INDEX = {name: i for i, name in enumerate(NAMES)}
# So many figures of the passages before tell whether a draft goes on about the same.
_BEFORE = 24
# How much of what stands around a figure usually agrees, and how many figures that weighs.
_USUAL, _PRIOR = 0.8, 2
_ENOUGH, _FOREIGN = 10, 0.25
_WITNESSES = 3
_HALF = 0.5


def _companies(passages: Sequence[Sequence[Read]]) -> list[list[Company]]:
    """What the figures around each figure of a draft say."""
    flat = [read for passage in passages for read in passage]
    facts = [read.agreed for read in flat]
    right = told_rightly(flat)
    before: deque[bool | None] = deque(maxlen=_BEFORE)
    words = [_words(read) for read in flat]
    alike: dict[frozenset[str], list[bool | None]] = {}
    for over, read in zip(words, flat, strict=True):
        alike.setdefault(over, []).append(read.agreeing)
    of_words = {over: _count(each) for over, each in alike.items()}
    first, found = 0, []
    for passage in passages:
        agreeing = [read.agreeing for read in passage]
        earlier, whole = _count(before), _count(agreeing)
        of_sentence: dict[int, list[bool | None]] = {}
        for read in passage:
            of_sentence.setdefault(read.sentence, []).append(read.agreeing)
        sentences = {start: _count(each) for start, each in of_sentence.items()}
        companies = []
        for index, read in enumerate(passage, first):
            own = _count((read.agreeing,))
            agreed = tuple(chain.from_iterable(near(facts, index)))
            sentence = _less(sentences[read.sentence], own)
            same = _less(of_words[words[index]], own)
            companies.append(Company(sentence, _less(whole, own), earlier, same, agreed, right))
        found.append(companies)
        before.extend(agreeing)
        first += len(passage)
    return found


def _words(read: Read) -> frozenset[str]:
    """The words of another place or of a part of a year that stand over a figure."""
    found = (each.evidence for each in _told_otherwise(read))
    return frozenset(read.text[e.start : e.end] for e in found if e is not None)


def _less(counts: tuple[int, int], own: tuple[int, int]) -> tuple[int, int]:
    return counts[0] - own[0], counts[1] - own[1]


def _count(agreeing: Iterable[bool | None]) -> tuple[int, int]:
    told = [each for each in agreeing if each is not None]
    return sum(told), len(told) - sum(told)


def agreeing_around(company: Company) -> dict[str, float]:
    """The share of what stands around a figure that agrees with the data.

    Where little or nothing stands around it, it is taken to be as in most drafts.
    """
    counts = company.sentence, company.passage, company.before, company.alike
    return {
        name: (agree + _USUAL * _PRIOR) / (agree + differ + _PRIOR) - _USUAL
        for name, (agree, differ) in zip(AROUND, counts, strict=True)
    }


def is_foreign(agreeing: Iterable[bool | None]) -> bool:
    """Whether so little of what a draft says agrees that it speaks of something else.

    Drafts with errors agree in most of what they say; reports of other places, which name no
    place beside each figure, agree by chance in less than a tenth.
    """
    agree, differ = _count(agreeing)
    return agree + differ >= _ENOUGH and agree < _FOREIGN * (agree + differ)


def doubts(read: Read) -> list[Level]:
    """How near the words stand that speak of another place than the report's, and of a part of a year."""
    return [each.level for each in _told_otherwise(read)]


def _told_otherwise(read: Read) -> list[Where | When]:
    """What is told of another place than the report's, and of a part of a year."""
    where, when = read.told.where, read.told.when
    return [*([where] if where.whose is not Whose.OWN else ()), *([when] if when.part else ())]


def features(read: Read) -> tuple[tuple[int, float], ...]:
    """The features of a doubtful figure, by number."""
    where, when, quantity = read.told.where, read.told.when, read.figure.quantity
    levels = doubts(read)
    best, around = read.link.best, agreeing_around(read.company)
    values: dict[str, float] = {
        "one": 1.0, **around, "many_before": sum(read.company.before) / _BEFORE,
        "part": float(where.whose is Whose.PART), "time": float(when.part),
        "in_clause": float(levels.count(Level.CLAUSE)),
        "in_sentence": float(levels.count(Level.SENTENCE)),
        "link": best.probability if best else 0.0, "worded": read.worded,
    }  # fmt: skip
    if read.agreeing is None:
        values["no_link"] = 1.0
    elif read.agreeing:
        values[f"agrees_{digits_told(quantity)}"] = 1.0
        values["qualified"] = float(quantity.bound is not Bound.EQ)
        # Where nothing else agrees, a number that does is an accident.
        for name in ("passage_agrees", "before_agrees"):
            values[f"agrees x {name}"] = around[name]
    else:
        values["differs"] = 1.0
    return numbered(values.items(), INDEX)


def _is_stated(read: Read) -> bool:
    """Whether the words bind: in the figure's own clause, or where little around agrees."""
    company = read.company
    agreeing = company.passage[0] + company.before[0] + company.alike[0]
    return Level.CLAUSE in doubts(read) or agreeing < _WITNESSES


def settled(passages: Sequence[list[Read]], weights: Sequence[float]) -> list[list[Read]]:
    """The figures of each passage, less words of other places and times that are not theirs."""
    held = [holding(passage) for passage in passages]
    return [
        [
            _settled(msgspec.structs.replace(read, company=company), weights)
            for read, company in zip(passage, companies, strict=True)
        ]
        for passage, companies in zip(held, _companies(held), strict=True)
    ]


def _settled(read: Read, weights: Sequence[float]) -> Read:
    """The figure with what is told of it, less words that are likelier not meant for it."""
    if not doubts(read) or _is_stated(read):
        return read
    if likelihood(features(read), weights) < _HALF:
        return read
    told = msgspec.structs.replace(read.told, where=Where())
    if told.when.part:
        which = told.which if told.which.level <= Level.SENTENCE else Which()
        told = msgspec.structs.replace(told, when=When(), which=which)
    return msgspec.structs.replace(read, told=told)

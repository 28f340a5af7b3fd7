"""The checker on labelled drafts that were read once: links and verdicts are made anew.

Reading (cutting, scanning, the words around a figure) takes most of the time and depends on
no weight. Only what was spoken of before depends on the links made there, so that the
candidates of a figure are kept by it.
"""

from __future__ import annotations

import copy
from itertools import chain
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from bench.fitting import Numbers, Vector
from bench.labels import Draft, Judged, Label
from lukou_cli.check import confidence, corroborate, doubt
from lukou_cli.check.checker import Checker
from lukou_cli.check.derive import reckoning
from lukou_cli.check.fitted import Weights
from lukou_cli.check.link import features
from lukou_cli.check.link.discourse import Discourse
from lukou_cli.check.link.features import Candidate
from lukou_cli.check.link.linker import link
from lukou_cli.check.timing import signs
from lukou_cli.check.witness import holding, told_rightly
from lukou_cli.model.period import parse_period
from lukou_cli.reading.context.report_time import OTHER, ROLES, times_told, which_time
from lukou_cli.reading.ngrams import AFTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lukou_cli.check.read import Read
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.period import Period

NONE = -1
# Why a figure of another time than its words tell is wrong.
_TIMED = ("period", "role")
_CLAIMS = ("confirmed", "imprecise", "contradicted", "unknown")
# Weights under which a link stays as words alone make it.
ALL_DOUBTED = tuple(-float(name == "one") for name in doubt.NAMES)
WORDS_ALONE = tuple(float(name == "words") for name in corroborate.NAMES)
# Nothing learned yet, and every flag raised.
NOTHING = Weights(
    (0.0,) * len(features.NAMES),
    WORDS_ALONE,
    ALL_DOUBTED,
    (0.0,) * len(reckoning.NAMES),
    (0.0,) * len(confidence.NAMES),
    0.0,
)


class Candidates(msgspec.Struct, frozen=True):
    """The candidates of a figure, and their features as a matrix."""

    each: list[Candidate]
    rows: Vector


class Example(msgspec.Struct, frozen=True):
    """A figure whose indicator is known (its number, or NONE), and what it is linked to.

    ``label`` says what is true of it, ``ngrams`` are the numbers of those around it, ``sure`` is
    the probability of that link.
    """

    author: str
    label: Label
    gold: int
    candidates: Candidates
    ngrams: Numbers
    linked: int
    sure: float


class Flag(msgspec.Struct, frozen=True):
    """A flag before any threshold, with its features."""

    row: Vector
    judged: Judged

    @property
    def draft(self) -> Draft:
        return self.judged.draft

    @property
    def right(self) -> bool:
        return self.judged.label.wrong


class Replay(Checker):
    """Fitted weights come by ``weighted``; what was read is shared by all."""

    def __init__(self, catalogue: Catalogue, drafts: Sequence[Draft]) -> None:
        super().__init__(catalogue, NOTHING)
        self._seen = {
            (draft.text, draft.as_of): list(super(Replay, self).linked(draft.text, draft.as_of))
            for draft in drafts
        }
        numbers: dict[str, int] = {}
        self._timings = {
            (draft.text, draft.as_of): list(self._timings_of(draft, numbers)) for draft in drafts
        }
        self._gold = {
            id(read): (number, label)
            for draft in drafts
            for passage in self._seen[draft.text, draft.as_of]
            for read in passage
            if (label := label_of(read, draft)) is not None
            and (number := self._indicator(label)) is not None
        }
        self._ngrams = {
            key: _numbered(read.said.words.ngrams, numbers)
            for passages in self._seen.values()
            for passage in passages
            for read in passage
            if (key := id(read)) in self._gold
        }
        # What follows an indicator, or none, has a number too.
        indicators = (None, *range(len(self.lexicon.indicators)))
        self._after = {
            number: numbers.setdefault(AFTER + self.lexicon.id_of(number), len(numbers))
            for number in indicators
        }
        # N-grams by their numbers.
        self.ngrams = tuple(numbers)
        self.place = catalogue.places[0].zh
        self._kept: dict[tuple[int, int | None, int | None], Candidates] = {}

    def weighted(self, weights: Weights) -> Replay:
        """The same drafts under other weights."""
        other = copy.copy(self)
        other.weights = weights
        return other

    def linked(self, text: str, as_of: Period) -> Iterator[list[Read]]:
        indicators = self.lexicon.indicators
        discourse = Discourse()
        for passage in self._seen[text, as_of]:
            again: list[Read] = []
            for index, read in enumerate(passage):
                before = discourse.open(index, read.parts)
                candidates = self._candidates(read, *before).each
                spoken = self._told(read, before[0])
                made = link(candidates, self.weights.link, spoken, indicators)
                said = msgspec.structs.replace(read.said, previous=before[0], ordered=before[1])
                again.append(msgspec.structs.replace(read, said=said, link=made))
                if made.best is not None:
                    discourse.linked(self.lexicon.number[made.best.indicator.id])
            yield again

    def _timings_of(
        self, draft: Draft, numbers: dict[str, int]
    ) -> Iterator[tuple[str, Numbers, str]]:
        """The author, what stands around each figure of known time by ``numbers``, the time."""
        reads = list(chain.from_iterable(self._seen[draft.text, draft.as_of]))
        for index, read in enumerate(reads):
            label = label_of(read, draft)
            time = _time_of(label, read, self.background.results) if label else None
            if time is not None:
                found = _numbered(signs(reads, index, self.background), numbers)
                yield draft.author, found, time

    def timings(self, drafts: Sequence[Draft]) -> Iterator[tuple[str, Numbers, str]]:
        """The author of each figure of known time, what stands around it by numbers, the time."""
        return chain.from_iterable(self._timings[draft.text, draft.as_of] for draft in drafts)

    def testimonies(self, drafts: Sequence[Draft]) -> Iterator[tuple[Vector, int]]:
        """For each figure of known indicator the features of its choices, and the right one.

        Links are those by words alone, under the weights there are.
        """
        alone = self.weighted(msgspec.structs.replace(self.weights, witness=WORDS_ALONE))
        for draft in drafts:
            seen = [read for passage in self._seen[draft.text, draft.as_of] for read in passage]
            reads = holding(chain.from_iterable(alone.linked_in_time(draft.text, draft.as_of)))
            kin, right = self.kin(reads), told_rightly(reads)
            for index, read in enumerate(reads):
                gold, _ = self._gold.get(id(seen[index]), (None, None))
                ids = [self.lexicon.number[c.indicator.id] for c in read.link.choices]
                if gold is not None and gold in (*ids, NONE):
                    made = corroborate.witnesses(reads, index, kin, right, self.background)
                    rows = np.array([dense(each, len(corroborate.NAMES)) for each in made])
                    yield rows, [*ids, NONE].index(gold)

    def examples(self, drafts: Sequence[Draft]) -> Iterator[Example]:
        """The figures that a link can be fitted to, linked under the weights there are."""
        weights = np.array(self.weights.link)
        for draft in drafts:
            discourse = Discourse()
            for passage in self._seen[draft.text, draft.as_of]:
                for index, read in enumerate(passage):
                    previous, ordered = discourse.open(index, read.parts)
                    candidates = self._candidates(read, previous, ordered)
                    told = self._told(read, previous)
                    spoken = [told.get(self.id_of(c.indicator), 0.0) for c in candidates.each]
                    scores = candidates.rows @ weights + np.array(spoken)
                    # None, listed last, wins where no indicator is likelier, as in the link.
                    best = len(scores) - 1 - int(scores[::-1].argmax())
                    linked = candidates.each[best].indicator
                    if linked != NONE:
                        discourse.linked(linked)
                    if id(read) in self._gold:
                        gold, label = self._gold[id(read)]
                        sure = float(1 / np.exp(scores - scores[best]).sum())
                        yield Example(
                            draft.author, label, gold, candidates,
                            np.append(self._ngrams[id(read)], self._after[previous]), linked, sure,
                        )  # fmt: skip

    def doubts(self, drafts: Sequence[Draft]) -> Iterator[tuple[Vector, bool]]:
        """For each doubtful figure its features, and whether it is the report's own."""
        alone = self.weighted(msgspec.structs.replace(self.weights, doubt=ALL_DOUBTED))
        for draft in drafts:
            for passage in alone.settled(draft.text, draft.as_of):
                for read in passage:
                    label = label_of(read, draft)
                    if doubt.doubts(read) and label is not None and label.label in _CLAIMS:
                        made = doubt.features(read)
                        yield dense(made, len(doubt.NAMES)), label.label != "unknown"

    def reckonings(self, drafts: Sequence[Draft]) -> Iterator[tuple[Vector, bool]]:
        """For each figure that figures around it give its features, and whether it is computed.

        What the report prints may be given by others too, and tells nothing.
        """
        for draft in drafts:
            for each in self.weighed(draft.text, draft.as_of):
                label = label_of(each.read, draft)
                if each.reckoned and label is not None and label.label != "confirmed":
                    made = dense(each.reckoned.features, len(reckoning.NAMES))
                    yield made, label.derived_verdict == "confirmed"

    def _told(self, read: Read, previous: int | None) -> Mapping[str, float]:
        """What the n-grams around a figure weigh for indicators."""
        after = AFTER + self.lexicon.id_of(previous)
        return self.weights.usage.told((*read.said.words.ngrams, after))

    def id_of(self, indicator: int) -> str:
        """The id of an indicator by its number; that of none for none."""
        return self.lexicon.id_of(None if indicator == NONE else indicator)

    def _candidates(self, read: Read, previous: int | None, ordered: int | None) -> Candidates:
        key = (id(read), previous, ordered)
        kept = self._kept.get(key)
        if kept is None:
            said = msgspec.structs.replace(read.said, previous=previous, ordered=ordered)
            each = self.featurer.candidates(said)
            rows = np.array([dense(item.features, len(features.NAMES)) for item in each])
            kept = self._kept[key] = Candidates(each, rows)
        return kept

    def raised(self, drafts: Sequence[Draft]) -> list[Flag]:
        """Every flag that would be raised if none were held back."""
        return [
            Flag(
                dense(each.flag.features, len(confidence.NAMES)),
                Judged(draft, label, each.finding, alarm=not label.wrong),
            )
            for draft in drafts
            for each in self.weighed(draft.text, draft.as_of)
            if each.flag is not None and (label := label_of(each.read, draft)) is not None
        ]

    def _indicator(self, label: Label) -> int | None:
        """The indicator that a label names, NONE where the data has none, None where it is open."""
        if label.recorded:
            return self.lexicon.number.get(label.indicator)
        if label.label == "none":
            return NONE
        return self._named(label.subject) if label.label == "unknown" else None

    def _named(self, subject: str) -> int | None:
        """What the subject of an unknown figure names: nothing, a definition without figures, or
        an indicator of which it is of another place or time, so that it tells nothing here.
        """
        keys = self.lexicon.plain(subject)
        told = [
            (mention.mass, number)
            for number, mentions in enumerate(self.lexicon.mentions)
            for mention in mentions
            if mention.tokens <= keys
        ]
        if not told:
            return NONE
        _, number = max(told)
        return number if not self.lexicon.indicators[number].facts else None


def _numbered(ngrams: Iterable[str], numbers: dict[str, int]) -> Numbers:
    """The numbers of n-grams; those not met before get the next ones."""
    return np.array([numbers.setdefault(ngram, len(numbers)) for ngram in ngrams])


def _time_of(label: Label, read: Read, results: int) -> str | None:
    """The time that a figure is of, None where that is not known.

    Where the report has no such figure, or has it of another time, it is what is told of it.
    """
    if label.recorded and label.reason not in _TIMED:
        time = which_time(parse_period(label.period), results) if label.period else OTHER
        return time if time != OTHER and label.role in ("", ROLES[time].value) else None
    if label.recorded or label.label == "unknown":
        told = times_told(read.told, results)
        return next(iter(told)) if len(told) == 1 else None
    return None


def label_of(read: Read, draft: Draft) -> Label | None:
    """The label that overlaps a figure most."""
    start, end = read.passage.block.span(read.figure.start, read.figure.end)
    best = max(draft.figures, key=lambda label: label.overlap(start, end), default=None)
    return best if best is not None and best.overlap(start, end) > 0 else None


def dense(values: Sequence[tuple[int, float]], size: int) -> Vector:
    row = np.zeros(size)
    for index, value in values:
        row[index] = value
    return row

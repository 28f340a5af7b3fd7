"""From a draft's text to findings, stage by stage: each hands on values and knows none after it."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check import assemble, corroborate, doubt
from lukou_cli.check.derive.deriver import Deriver
from lukou_cli.check.derive.operands import Known, facts_of, operand
from lukou_cli.check.derive.reckoning import Reckoned
from lukou_cli.check.finding import Finding, Reason, Verdict
from lukou_cli.check.fitted import shipped
from lukou_cli.check.judge.stated import Judged, agreeing, judged
from lukou_cli.check.link.features import Featurer
from lukou_cli.check.link.lexicon import Lexicon
from lukou_cli.check.meant import as_meant
from lukou_cli.check.read import Read
from lukou_cli.check.reader import Reader
from lukou_cli.check.sure import Trust, sure_derived, sure_reckoned, sure_stated
from lukou_cli.check.timing import timed
from lukou_cli.model.computed import in_base
from lukou_cli.model.digits import chance
from lukou_cli.query.scope import of_one_place
from lukou_cli.reading.background import Background
from lukou_cli.reading.context.place import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lukou_cli.check.derive.operands import Operand
    from lukou_cli.check.derive.verdict import Derived
    from lukou_cli.check.fitted import Weights
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Indicator
    from lukou_cli.model.period import Period

# From so many figures before and after one it may follow.
_BEHIND, _AHEAD = 24, 6
# Rows and lines with so few figures are read together with as many around them: what changed
# places may stand there.
_SHORT, _LINES = 3, 3
# Why a figure is unknown that may yet follow from others.
_NOTHING_SAID = (Reason.NO_INDICATOR, Reason.NO_FACT, Reason.UNSURE)
# How likely a number agrees by accident, and an indicator is meant, for it to be reckoned with.
_ACCIDENT, _MAYBE = 0.05, 0.01


class Weighed(msgspec.Struct, frozen=True):
    """A finding with the reading it rests on.

    Of one that was to be a flag, raised or not, with how far it can be trusted, and of one that
    figures around it give, with what tells of an accident.
    """

    finding: Finding
    read: Read
    flag: Trust | None
    reckoned: Reckoned | None = None


class Checker:
    """What a catalogue's indicators and places are called, made ready once for many drafts."""

    def __init__(self, catalogue: Catalogue, weights: Weights | None = None) -> None:
        catalogue = of_one_place(catalogue).holding()
        self.weights = shipped(catalogue.places) if weights is None else weights
        self.lexicon = Lexicon(catalogue)
        self.featurer = Featurer(self.lexicon)
        self.background = Background(f for each in catalogue.indicators for f in each.facts)
        gazetteer = Gazetteer(catalogue)
        self._reader = Reader(self.lexicon, self.featurer, gazetteer, self.background.results)
        self._deriver = Deriver(self.lexicon, gazetteer)

    def linked(self, text: str, as_of: Period) -> Iterator[list[Read]]:
        """The figures of each passage with what was read around them, linked by words."""
        return self._reader.read(text, as_of, self.weights)

    def linked_in_time(self, text: str, as_of: Period) -> list[list[Read]]:
        """The same, less times and roles that are unlikely to be meant for them."""
        passages = list(self.linked(text, as_of))
        again = timed(list(chain.from_iterable(passages)), self.weights.times, self.background)
        return _regrouped(again, passages)

    def settled(self, text: str, as_of: Period) -> list[list[Read]]:
        """The same, with links weighed by what agrees, less words of other places and times."""
        passages = self.linked_in_time(text, as_of)
        reads = list(chain.from_iterable(passages))
        again = corroborate.corroborated(
            reads, self.kin(reads), self.background, self.weights.witness
        )
        weighed = _regrouped(again, passages)
        own = [as_meant(passage, self.lexicon) for passage in weighed]
        return doubt.settled(own, self.weights.doubt)

    def kin(self, reads: Sequence[Read]) -> list[frozenset[str]]:
        """The relatives of what each figure is linked to."""
        bests = [read.link.best for read in reads]
        return [self.featurer.relatives(b.indicator) if b else frozenset() for b in bests]

    def check(self, text: str, as_of: Period) -> tuple[Finding, ...]:
        """The verdict on every figure of a draft, in order of position."""
        return tuple(each.finding for each in self.weighed(text, as_of))

    def weighed(self, text: str, as_of: Period) -> Iterator[Weighed]:
        """The findings of a draft, each with its reading and what was weighed of a flag."""
        known: list[Known] = []
        passages = self.settled(text, as_of)
        foreign = doubt.is_foreign(read.agreeing for passage in passages for read in passage)
        for number, reads in enumerate(passages):
            around = _spoken_of(passages[max(0, number - _LINES) : number + _LINES + 1], reads)
            stated = judged(reads, around, self.background)
            ahead = [
                _known(read, each) if each.ruling.verdict is Verdict.CONFIRMED else None
                for read, each in zip(reads, stated, strict=True)
            ]
            for index, (previous, read) in enumerate(zip((None, *reads), reads, strict=False)):
                following = ahead[index + 1 : index + 1 + _AHEAD]
                told = [*known[-_BEHIND:], *(k for k in following if k and k.operand)]
                made = self._weighed(read, previous, stated[index], told, foreign=foreign)
                known.append(made[1])
                yield made[0]
            del known[:-_BEHIND]  # no passage looks farther back

    def _weighed(
        self, read: Read, previous: Read | None, stated: Judged, told: Sequence[Known], *,
        foreign: bool,
    ) -> tuple[Weighed, Known]:  # fmt: skip
        """The finding on a figure, and what it is to those that follow from it.

        ``told`` are the figures around that it may follow from.
        """
        flag: Trust | None = None
        derived = self._deriver.verdict(read, previous, told, stated.choice, stated.ruling)
        if derived is not None:
            derived, flag = sure_derived(
                read, derived, stated.ruling, self.weights, foreign=foreign
            )
            printed = stated.ruling.reason is Reason.EQUAL
            if printed and derived and derived.verdict is Verdict.UNKNOWN:
                derived = None  # 超过年初确定的20个: the other end of what is computed
        if derived is None:
            stated, flag = sure_stated(read, stated, self.background, self.weights, foreign=foreign)
        reckoned: Reckoned | None = None
        if (derived or stated.ruling).reason in _NOTHING_SAID and not _is_settled(derived):
            reckoned = self._deriver.reckoned(read, previous, told, stated.choice, stated.ruling)
            derived = sure_reckoned(reckoned, self.weights) or derived
        likely = flag.likely if flag and flag.raised else None
        if derived is None:
            finding = assemble.stated(self.lexicon, read, stated, likely)
            return Weighed(finding, read, flag, reckoned), _known(read, stated)
        finding = assemble.derived(self.lexicon, read, derived, likely)
        made = derived.operand(read.figure.quantity)
        return Weighed(finding, read, flag, reckoned), _told(read, made)


def _regrouped(reads: Iterable[Read], passages: Sequence[Sequence[Read]]) -> list[list[Read]]:
    """The figures of a draft again in passages of as many."""
    each = iter(reads)
    return [list(islice(each, len(passage))) for passage in passages]


def _spoken_of(around: Sequence[Sequence[Read]], reads: Sequence[Read]) -> tuple[Indicator, ...]:
    """What the figures of a passage are about, and those of short lines and rows around it."""
    near = [each for each in around if each is reads or len(each) <= _SHORT]
    best = (read.link.best for each in near for read in each)
    return tuple({c.indicator.id: c.indicator for c in best if c is not None}.values())


def _is_settled(derived: Derived | None) -> bool:
    """Whether words say outright what a figure would have to be."""
    return bool(derived and derived.sure and derived.asked and derived.asked.explicit)


def _known(read: Read, held: Judged) -> Known:
    """What a figure was held against, as an operand of those that follow from it.

    Where that is not known, it is the fact that its number agrees with, if by no accident.
    """
    if held.ruling.reason is Reason.SCOPE or read.told.when.part:
        return _told(read, None)
    if held.ruling.recorded is None and chance(read.figure.quantity) < _ACCIDENT:
        held = agreeing(read, least=_MAYBE) or held
    choice, fact = held.choice, held.ruling.recorded
    if choice is not None and held.ruling.verdict is not Verdict.CONFIRMED:
        # Of another time or role than its words tell: 较去年的2628人和1577人.
        for each in facts_of(choice.indicator):
            if each.printed == in_base(read.figure.quantity)[1]:
                return _told(read, each)
    if choice is None or fact is None:
        return _told(read, None)
    left = all(fact is not each for each in choice.indicator.facts)
    return _told(read, operand(choice.indicator, fact, left=left))


def _told(read: Read, made: Operand | None) -> Known:
    return Known(made, read.figure.quantity, read.passage, read.sentence, read.figure.start)


def check(catalogue: Catalogue, text: str, as_of: Period) -> tuple[Finding, ...]:
    """The verdicts on a single draft; see Checker."""
    return Checker(catalogue).check(text, as_of)

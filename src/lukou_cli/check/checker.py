"""From a draft's text to findings: cut, scan, read around, link, judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.compatible import NONE, fit
from lukou_cli.check.context.place import Gazetteer, Whose
from lukou_cli.check.context.told import Level, Reader, Setting, Told
from lukou_cli.check.finding import Finding, Reason, Source, Verdict
from lukou_cli.check.judge.claim import Ruling, claim, is_beyond
from lukou_cli.check.judge.unit import misfit
from lukou_cli.check.judge.verdict import confirmed, judge
from lukou_cli.check.link.features import Featurer, Said
from lukou_cli.check.link.lexicon import Lexicon
from lukou_cli.check.link.linker import Choice, Link, link
from lukou_cli.check.link.segments import segments
from lukou_cli.check.link.words import words_of
from lukou_cli.check.passage import Passage
from lukou_cli.check.figures import scan
from lukou_cli.check.structure import Kind, blocks
from lukou_cli.model.indicator import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lukou_cli.check.figures import Figure
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Indicator
    from lukou_cli.model.period import Period


class Read(msgspec.Struct, frozen=True):
    """A figure with all that was read around it, before any judgement."""

    text: str
    passage: Passage
    figure: Figure
    told: Told
    link: Link
    said: Said


class Checker:
    """What a catalogue's indicators and places are called, made ready once for many drafts."""

    def __init__(self, catalogue: Catalogue, weights: Sequence[float] | None = None) -> None:
        from lukou_cli.check.link.weights import WEIGHTS

        self.catalogue = catalogue
        self.lexicon = Lexicon(catalogue)
        self.featurer = Featurer(self.lexicon)
        self.gazetteer = Gazetteer(catalogue)
        self.weights = WEIGHTS if weights is None else weights
        self._number = {i.id: n for n, i in enumerate(catalogue.indicators)}
        results = [
            f.period.last for i in catalogue.indicators for f in i.facts if f.role is Role.ACTUAL
        ]
        self.latest = max(results, default=0)

    def read(self, text: str, as_of: Period) -> Iterator[list[Read]]:
        """The figures of each passage with what was read around them."""
        setting = Setting(as_of, self.gazetteer)
        headings: list[tuple[int, frozenset[str]]] = []
        previous_sentence: frozenset[str] = frozenset()
        for number, block in enumerate(blocks(text)):
            passage = Passage(block)
            tokens = self.lexicon.tokens(passage.text)
            figures = scan(passage)
            wide = previous_sentence.union(*(keys for _, keys in headings))
            if figures:
                reader = Reader(setting, passage, figures, self.lexicon.names(passage.text))
                parts = segments(passage, figures)
                found: list[Read] = []
                previous: int | None = None
                for index, figure in enumerate(figures):
                    told = reader.told(index)
                    words = words_of(self.lexicon, passage, figure, parts[index], tokens, wide)
                    said = Said(figure, words, told.when.period, told.which.role, previous)
                    made = link(
                        self.featurer.candidates(said), self.weights, self.catalogue.indicators
                    )
                    if made.best is not None:
                        previous = self._number[made.best.indicator.id]
                    found.append(Read(text, passage, figure, told, made, said))
                yield found
            setting = setting.after(passage, first=number == 0)
            if block.kind is Kind.HEADING:
                headings = [h for h in headings if h[0] < block.level]
                headings.append((block.level, frozenset(t.key for t in tokens.all)))
                previous_sentence = frozenset()
            elif block.kind is Kind.PROSE:
                last = passage.sentence(max(0, len(passage.text) - 2))
                previous_sentence = frozenset(t.key for t in tokens.within(*last))

    def check(self, text: str, as_of: Period) -> tuple[Finding, ...]:
        """The verdict on every figure of a draft, in order of position."""
        found: list[Finding] = []
        for reads in self.read(text, as_of):
            around = {r.link.best.indicator.id: r.link.best.indicator for r in reads if r.link.best}
            for read in reads:
                found.append(self._finding(text, read, tuple(around.values()), as_of))
        return tuple(found)

    def _finding(
        self, text: str, read: Read, around: Sequence[Indicator], as_of: Period
    ) -> Finding:
        figure, told = read.figure, read.told
        start, end = read.passage.block.span(figure.start, figure.end)
        choice, ruling = self._ruling(read, around, as_of)
        indicator = choice.indicator if choice else None
        return Finding(
            start=start, end=end, text=text[start:end], claimed=figure.quantity,
            verdict=ruling.verdict, reason=ruling.reason, indicator=indicator,
            period=told.when.period, role=told.which.role,
            recorded=Source(indicator, ruling.recorded) if indicator and ruling.recorded else None,
            actually=ruling.actually,
            candidates=tuple(c.indicator for c in read.link.choices[:3]),
        )  # fmt: skip

    def _ruling(
        self, read: Read, around: Sequence[Indicator], as_of: Period
    ) -> tuple[Choice | None, Ruling]:
        told, best = read.told, read.link.best
        if told.where.whose is not Whose.OWN and not (best and self._names_place(read, best)):
            return best, Ruling(Verdict.UNKNOWN, Reason.SCOPE)
        if told.when.part and told.when.level <= Level.HEADING:
            return best, Ruling(Verdict.UNKNOWN, Reason.NO_FACT)
        if best is None:
            return self._agreeing(read, as_of) or (None, Ruling(Verdict.UNKNOWN, Reason.NO_INDICATOR))
        if is_beyond(told, self.latest, as_of):
            return best, Ruling(Verdict.UNKNOWN, Reason.NO_FACT)
        made = claim(read.figure, best.indicator, told, as_of)
        if fit(best.indicator, read.figure) == NONE:
            return best, misfit(made)
        ruling = judge(made, around)
        if ruling.verdict in (Verdict.CONTRADICTED, Verdict.IMPRECISE) and best.probability < 0.9:
            other = self._agreeing(read, as_of)
            if other:
                return other
            return best, Ruling(Verdict.UNKNOWN, Reason.UNSURE, ruling.recorded)
        return best, ruling

    def _names_place(self, read: Read, choice: Choice) -> bool:
        """Whether the indicator is about the place by its own names: 全市招引的10亿元以上项目."""
        evidence = read.told.where.evidence
        if evidence is None:
            return False
        tokens = self.lexicon.plain(read.text[evidence.start : evidence.end])
        return bool(tokens) and tokens <= self.lexicon.vocabulary[self._number[choice.indicator.id]]

    def _agreeing(self, read: Read, as_of: Period) -> tuple[Choice, Ruling] | None:
        top = read.link.best.probability if read.link.best else 0.0
        for choice in read.link.choices:
            if choice.probability < 0.1 or choice.probability < top / 3:
                break
            if fit(choice.indicator, read.figure) == NONE:
                continue
            made = claim(read.figure, choice.indicator, read.told, as_of)
            ruling = confirmed(made, made.expected)
            if ruling is not None:
                return choice, ruling
        return None


def check(catalogue: Catalogue, text: str, as_of: Period) -> tuple[Finding, ...]:
    """The verdicts on a single draft; see Checker."""
    return Checker(catalogue).check(text, as_of)

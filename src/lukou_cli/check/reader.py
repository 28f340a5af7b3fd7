"""From a draft's text to its figures with all that is read around them: cut, scan, read, link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.check.link.discourse import Discourse
from lukou_cli.check.link.features import Said
from lukou_cli.check.link.linker import link
from lukou_cli.check.link.words import words_of
from lukou_cli.check.read import Read
from lukou_cli.reading.context.cues import Cues
from lukou_cli.reading.context.place import Whose
from lukou_cli.reading.context.setting import Setting
from lukou_cli.reading.figures import scan
from lukou_cli.reading.ngrams import AFTER
from lukou_cli.reading.passage import Passage
from lukou_cli.reading.segments import segments
from lukou_cli.reading.structure import BlockKind, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lukou_cli.check.fitted import Weights
    from lukou_cli.check.link.features import Featurer
    from lukou_cli.check.link.lexicon import Lexicon
    from lukou_cli.model.period import Period
    from lukou_cli.reading.context.place import Gazetteer


class Reader:
    """Reads drafts with the words of a catalogue; ``results`` is the last year that has results."""

    def __init__(
        self, lexicon: Lexicon, featurer: Featurer, gazetteer: Gazetteer, results: int
    ) -> None:
        self.lexicon = lexicon
        self.featurer = featurer
        self.gazetteer = gazetteer
        self.results = results

    def read(self, text: str, as_of: Period, weights: Weights) -> Iterator[list[Read]]:
        """The figures of each passage, linked by the words around them under the weights given."""
        setting = Setting(self.results)
        headings: list[tuple[int, frozenset[str]]] = []
        before: Passage | None = None
        discourse = Discourse()
        for number, block in enumerate(blocks(text)):
            passage = Passage(block)
            figures = scan(passage, self.lexicon.fixed(passage.text))
            names = self.lexicon.names(passage.text)
            cues = Cues(passage, figures, as_of, self.gazetteer, names)
            found: list[Read] = []
            if figures:
                tokens = self.lexicon.tokens(passage.text)
                last = self._last_words(before)
                wide = last.union(*(keys for _, keys in headings))
                asked = last if before and before.asks else frozenset()
                parts = segments(passage, figures)
                for index, figure in enumerate(figures):
                    told = setting.told(cues, index)
                    words = words_of(
                        self.lexicon, passage, figure, parts[index], tokens, wide, asked
                    )
                    previous, ordered = discourse.open(index, parts[index])
                    period, role = told.when.period, told.which.role
                    said = Said(figure, words, period, role, previous, ordered)
                    after = AFTER + self.lexicon.id_of(said.previous)
                    spoken = weights.usage.told((*words.ngrams, after))
                    candidates = self.featurer.candidates(said)
                    made = link(candidates, weights.link, spoken, self.lexicon.indicators)
                    if made.best is not None:
                        discourse.linked(self.lexicon.number[made.best.indicator.id])
                    begun = passage.block.origin[figures[index - 1].start] if index else -1
                    found.append(Read(
                        text, as_of, passage, figure, told, made, said, tokens, parts[index], begun
                    ))  # fmt: skip
                yield found
            placed = any(each.told.where.whose is Whose.OWN for each in found)
            setting = setting.after(cues, first=number == 0, placed=placed)
            if block.kind is BlockKind.HEADING:
                headings = [h for h in headings if h[0] < block.level]
                headings.append((block.level, self.lexicon.tokens(passage.text).keys))
                before = None
            elif block.kind is BlockKind.PROSE:
                before = passage

    def _last_words(self, passage: Passage | None) -> frozenset[str]:
        """The tokens of the last sentence of the passage before."""
        if passage is None:
            return frozenset()
        last = passage.sentence(max(0, len(passage.text) - 2))
        return frozenset(t.key for t in self.lexicon.tokens(passage.text).within(*last))

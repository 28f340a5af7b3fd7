"""One draft as it is read: what its passages share, and what was said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check import when
from lukou_cli.check.text import Kind
from lukou_cli.check.timing import opens_sentence
from lukou_cli.check.when import Span, When
from lukou_cli.model.indicator import Role
from lukou_cli.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lukou_cli.check.passage import Passage
    from lukou_cli.check.scope import Places
    from lukou_cli.check.vocabulary import Vocabulary
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.query.consistency import ConsistencyRow

# How far into a document a place still stands in its title.
_TITLE = 40
# How much of a document shows whether it speaks of a district at all.
_SAMPLE = 20_000
# A draft about the district names other places now and then, one about another often.
_PASSING = 4


class Years(msgspec.Struct, frozen=True):
    """The years that results and targets are ``told`` of, and the ``latest`` with results."""

    told: frozenset[int]
    latest: int

    @classmethod
    def of(cls, catalogue: Catalogue) -> Years:
        facts = [fact for indicator in catalogue.indicators for fact in indicator.facts]
        results = [fact.period.last for fact in facts if fact.role is Role.ACTUAL]
        return cls(frozenset(fact.period.last for fact in facts), max(results, default=0))


class Draft:
    """``headings`` above, the ``last_sentence``, the time that goes on (``main_when``).

    ``years`` are those that the reports tell of.
    ``about_other`` marks a document about another place.
    """

    def __init__(self, vocabulary: Vocabulary, places: Places, as_of: int) -> None:
        self.vocabulary = vocabulary
        self.places = places
        self.as_of = as_of
        self.years = Years.of(vocabulary.catalogue)
        self.about_other = False
        self.headings: list[tuple[int, str]] = []
        self.main_when: When | None = None
        self.last_sentence = ""
        self._relations: Sequence[ConsistencyRow] | None = None

    def relations(self) -> Sequence[ConsistencyRow]:
        """What follows from the catalogue's own figures, computed when first asked for."""
        if self._relations is None:
            from lukou_cli.query.consistency import consistency

            self._relations = consistency(self.vocabulary.catalogue)
        return self._relations

    def open(self, opening: str, whole: str) -> None:
        """Learn from a document's first words, and from what it names, whose document it is."""
        if self.places.names_own(opening[:_TITLE]):
            return
        if any(place.named for place in self.places.find(opening[:_TITLE])) or (
            not self.places.names_own(whole) and self.places.title(opening)
        ):
            self.about_other = True
        elif not self.places.names_own(whole):
            found = [place for place in self.places.find(whole[:_SAMPLE]) if not place.town]
            others = sum(not place.own for place in found)
            self.about_other = others > _PASSING and others > (len(found) - others) * 4

    def remember(self, passage: Passage, found: Sequence[When] | None = None) -> None:
        """Keep what a passage says for those after it."""
        block = passage.block
        if found is None:
            found = when.times(passage.text, self.as_of)
        periods = [
            item for item in found if item.span in (Span.PERIOD, Span.PART) and not item.compared
        ]
        whole = [item for item in found if item.span is Span.WHOLE_YEAR]
        if block.kind is Kind.HEADING and whole and not periods:
            ahead = when.is_target(passage.text, "")
            year = Period.of_year(self.as_of if ahead else self.as_of - 1)
            periods = [msgspec.structs.replace(whole[0], span=Span.PERIOD, period=year)]
        if block.kind is Kind.HEADING:
            self.headings = [h for h in self.headings if h[0] < block.level]
            self.headings.append((block.level, passage.text))
            if periods:
                self.main_when = periods[-1]
            self.last_sentence = ""
        elif block.kind is Kind.PROSE:
            first = passage.full_sentence(0)[1]
            plain = self.places.blank(passage.text)
            opening = [
                item
                for item in periods
                if item.start < first and opens_sentence(passage, item, plain)
            ]
            if opening:
                self.main_when = opening[0]
            elif periods and self.main_when is None:
                self.main_when = periods[0]
            sentence = passage.sentence(max(0, len(passage.text) - 2))
            self.last_sentence = passage.text[sentence[0] : sentence[1]]


def first_words(passages: Iterable[str], limit: int = 200) -> str:
    """The opening of a document, up to a number of characters."""
    opening = ""
    for text in passages:
        opening += text + "\n"
        if len(opening) >= limit:
            break
    return opening[:limit]

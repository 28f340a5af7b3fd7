"""Which indicators the words around a figure may mean, the likeliest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check import score
from lukou_cli.check.compatible import fit
from lukou_cli.check.filler import content
from lukou_cli.check.order import between
from lukou_cli.check.score import LOCAL
from lukou_cli.check.text import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lukou_cli.check.draft import Draft
    from lukou_cli.check.link import Link
    from lukou_cli.check.scan import Figure
    from lukou_cli.check.surroundings import Surroundings
    from lukou_cli.check.vocabulary import Mention, Pattern
    from lukou_cli.model.indicator import Indicator

# From here on the words tell enough for a link to be sure.
ENOUGH = 1.2
_CERTAIN = 10.0
# What each further clause between takes from a word of the sentence.
_FADING = 0.08
# What suits a figure less than this does not go before what is carried over.
_LEAST_FIT = 0.5
# A subject of another unit that the words name this much more clearly rules a link out.
_BLOCKING = 1.3

# Words that make a part, or a quotient, of what is named beside them.
_NARROWING = re.compile(
    r"人均|亩均|户均|村均|[一二三四五]期(?!间)|其中|农村居民|城镇居民|城市居民|农民|民间|限上|限额以上|限下|工业投资|产业投资|房地产|一产|三产|第一产业|"
    r"第三产业|非公|民营|外资|外贸|进出口|税收收入(?!增)|非税|日均|月均|单位"
)


# 总投资20亿元的一家央企项目: the figure of one thing only.
_ONE_OF = re.compile(r"的(?:一[家个座条批]|某|该)")
_TIMED = re.compile(r"[去今明上本当]年|20\d\d年|五年|年均")


class Ranked(msgspec.Struct, frozen=True):
    """An indicator that suits a figure: how strongly it is told, and how near its words stand."""

    score: float
    indicator: Indicator
    reach: float

    @property
    def is_local(self) -> bool:
        """Whether the figure's own stretch of text names the subject."""
        return self.reach >= LOCAL


class Fitting(msgspec.Struct, frozen=True):
    """A member of an indicator's family, and how well it suits a figure's unit and wording."""

    indicator: Indicator
    fitness: float


class Subjects:
    """The words of one passage that may name what its figures count."""

    def __init__(self, draft: Draft, around: Surroundings) -> None:
        self.vocabulary = draft.vocabulary
        self.around = around
        self.passage, self.figures, self.text = around.passage, around.figures, around.text
        self.mentions = self.vocabulary.mentions(self.text)
        above = " ".join(text for _, text in draft.headings)
        self.above = [mention.term for mention in self.vocabulary.mentions(above)]
        self.before = [mention.term for mention in self.vocabulary.mentions(draft.last_sentence)]
        # A subject clearly named that is measured in something else, of the figure ranked last.
        self.misfit: Indicator | None = None
        self._words_of, self._words = -1, ""

    def names(self) -> list[tuple[int, int]]:
        """Where whole names of indicators stand."""
        return [(m.start, m.end) for m in self.mentions if m.term in self.vocabulary.names]

    def ranked(self, index: int) -> list[Ranked]:
        """The indicators that suit the figure, the best first."""
        weights = self._weights(index)
        clause = self._clause_words(index)
        best: dict[str, Ranked] = {}
        words: dict[str, Pattern] = {}
        blocked: list[tuple[float, Pattern]] = []
        members: dict[str, Fitting | None] = {}
        for pattern in self._patterns(weights):
            told = score.score(pattern, weights, clause)
            if told is None:
                continue
            strength, reach = told
            owner = pattern.indicator
            if owner.id not in members:
                members[owner.id] = self._member(owner, index)
            member = members[owner.id]
            if member is None:
                if reach >= LOCAL:
                    blocked.append((strength, pattern))
                continue
            if member.fitness < _LEAST_FIT:
                reach = min(reach, score.SENTENCE)
            found = Ranked(strength * member.fitness, member.indicator, reach)
            known = best.get(found.indicator.id)
            if known is None or (found.score, reach) > (known.score, known.reach):
                best[found.indicator.id] = found
                words[found.indicator.id] = pattern
        self.misfit = _clearest(blocked)
        # A subject named in the clause goes before one carried over.
        ranked = sorted(
            best.values(),
            key=lambda item: (not item.is_local or item.score < ENOUGH, -item.score),
        )
        if ranked and _is_blocked(ranked[0], words[ranked[0].indicator.id], blocked):
            return []
        return ranked

    def _patterns(self, weights: Mapping[str, float]) -> Iterable[Pattern]:
        """The patterns whose words stand around the figure, looked up by the rarest, each once."""
        anchors = self.vocabulary.anchors
        found: dict[int, Pattern] = {}
        for term in weights:
            for pattern in anchors.get(term, ()):
                if pattern.needed <= weights.keys():
                    found[id(pattern)] = pattern
        return found.values()

    def own_list(self, index: int, earlier: Sequence[Link]) -> Ranked | None:
        """甲198亿元，乙7.8万元，分别增长6.1%、6.7%: the subjects of the figures before."""
        first, last = self.around.group(index)
        count = last - first + 1
        if count < 2 or first < count or self.around.segments(first, count):
            return None
        begin = max(self.passage.clause(self.figures[first].start)[0], self.figures[first - 1].end)
        if content(self.around.plain[begin : self.figures[first].start]):
            return None
        before = earlier[first - count + (index - first)]
        if before.indicator is None:
            return None
        member = self._member(before.indicator, index)
        return None if member is None else Ranked(_CERTAIN, member.indicator, score.BEFORE)

    def again(
        self,
        index: int,
        ranked: Sequence[Ranked],
        earlier: Sequence[Link],
    ) -> Ranked | None:
        """甲210亿元，同比增长10%: a clause without a subject speaks of the one just spoken of."""
        if not index or self.around.in_table or (ranked and ranked[0].is_local):
            return None
        previous = self.figures[index - 1]
        figure = self.figures[index]
        if previous.start < self.passage.sentence(figure.start)[0]:
            return None
        if BREAK in self.text[previous.end : figure.start]:
            return None
        before = earlier[index - 1]
        if before.indicator is None or not before.sure or self.residue(index, whole=False):
            return None
        if content(self.around.plain[previous.end : figure.start]):
            return None
        member = self._member(before.indicator, index)
        if member is None or member.fitness < _LEAST_FIT:
            return None
        return Ranked(_CERTAIN * member.fitness, member.indicator, score.SENTENCE)

    def residue(self, index: int, *, whole: bool) -> str:
        """What a figure's clause, or its whole sentence up to it, says beyond filling words."""
        figure = self.figures[index]
        _, _, begin, end = self.around.limits(index)
        if whole:
            begin = self.passage.sentence(figure.start)[0]
        return content(self.around.plain[begin : figure.start]) + content(
            self.around.plain[figure.end : end]
        )

    def narrowed(self, index: int, indicator: Indicator) -> bool:
        """Whether the words narrow the subject to a part that the indicator does not name."""
        figure = self.figures[index]
        _, _, begin, _ = self.around.limits(index)
        begin, end = self.around.segment(index) or (begin, figure.start)
        if _ONE_OF.match(self.text, figure.end):
            return True
        for match in _NARROWING.finditer(self.text, begin, end):
            words = (word for text in indicator.keywords for word in text.split(" "))
            known = (indicator.name.zh, *indicator.aliases, *words)
            listed = "等" in self.text[match.end() : end]
            if not listed and not any(
                match[0] in text for text in known if not text.startswith("-")
            ):
                return True
        return False

    def _weights(self, index: int) -> dict[str, float]:
        """For each term around a figure the weight of its best occurrence."""
        figure = self.figures[index]
        if self.around.in_table:
            return self._cell_weights(index)
        clause_start, clause_end, begin, end = self.around.limits(index)
        sentence_start = self.passage.sentence(figure.start, figure.end)[0]
        segment = self.around.segment(index)
        weights: dict[str, float] = {}
        earliest = self.passage.full_sentence(sentence_start - 1)[0] if sentence_start else 0
        latest = self.passage.full_sentence(figure.start)[1]
        for mention in between(self.mentions, earliest, max(latest, clause_end)):
            weight = self._weight(mention, figure, (clause_start, begin, end), sentence_start)
            if segment is not None and sentence_start <= mention.start < figure.start:
                inside = segment[0] <= mention.start and mention.end <= segment[1]
                weight = score.BEFORE if inside else score.OTHER_SEGMENT
            if weight > weights.get(mention.term, 0):
                weights[mention.term] = weight
        for term in self.before:
            weights.setdefault(term, score.EARLIER)
        for term in self.above:
            weights.setdefault(term, score.HEADING)
        return weights

    def _weight(
        self,
        mention: Mention,
        figure: Figure,
        limits: tuple[int, int, int],
        sentence_start: int,
    ) -> float:
        clause_start, begin, end = limits
        if mention.start >= begin and mention.end <= figure.start:
            return score.BEFORE - min(0.15, (figure.start - mention.end) * 0.008)
        if mention.start >= figure.end:
            if mention.start >= max(end, self.passage.clause(figure.start, figure.end)[1]):
                return score.AHEAD
            if mention.end <= end and "、" not in self.text[figure.end : mention.start]:
                return score.AFTER - min(0.3, (mention.start - figure.end) * 0.015)
            return score.FAR
        if mention.end > figure.start:
            # A word of the figure itself: 第一, 人次.
            inside = figure.core <= mention.start and mention.end <= figure.core_end
            return score.OWN_WORDS if inside else 0
        if mention.start >= clause_start:
            return score.SAME_CLAUSE
        if mention.start >= sentence_start:
            apart = len(self.passage.clauses(mention.end, figure.start)) - 2
            return max(score.FAR, score.SENTENCE - _FADING * max(0, apart))
        return score.EARLIER

    def _cell_weights(self, index: int) -> dict[str, float]:
        """In a table the head of the row and of the column name the subject."""
        block, figure = self.passage.block, self.figures[index]
        own = self.passage.cell(figure.start)
        weights = dict.fromkeys(self.above, score.HEADING)
        for mention in self.mentions:
            cell = self.passage.cell(mention.start)
            if cell == own:
                weight = score.BEFORE
            elif cell == 0 or (cell is not None and not self._has_figure(cell)):
                weight = score.BEFORE if cell == 0 else score.AFTER
            else:
                weight = score.OTHER_SEGMENT
            weights[mention.term] = max(weight, weights.get(mention.term, 0))
        if own is not None and own < len(block.heads):
            for mention in self.vocabulary.mentions(block.heads[own]):
                weights[mention.term] = max(score.AFTER, weights.get(mention.term, 0))
        return weights

    def _has_figure(self, cell: int) -> bool:
        start, end = self.passage.block.cells[cell]
        return any(start <= figure.start < end for figure in self.figures)

    def _clause_words(self, index: int) -> set[str]:
        """The terms of the figure's own stretch of text, for the excluded words."""
        if self.around.in_table:
            return {mention.term for mention in self.mentions}
        _, _, begin, end = self.around.limits(index)
        if segment := self.around.segment(index):
            begin, end = segment
        return {m.term for m in between(self.mentions, begin, end) if m.end <= end}

    def _member(self, indicator: Indicator, index: int) -> Fitting | None:
        """The member of the indicator's family that suits unit and wording, and how well."""
        figure = self.figures[index]
        words = self._measure_words(index)
        found = [
            Fitting(member, fitness * score.measure_fit(member, figure, words))
            for member in self.vocabulary.family(indicator)
            if (fitness := fit(member, figure))
        ]
        own = [item for item in found if item.indicator is indicator]
        return max((*own, *found), key=lambda item: item.fitness, default=None)

    def _measure_words(self, index: int) -> str:
        """The words that tell whether a figure is a level, a growth or an average."""
        if index == self._words_of:
            return self._words
        figure = self.figures[index]
        if self.around.in_table:
            words = self.around.cell_words(figure)
        else:
            first, _ = self.around.group(index)
            begin, end = self.around.limits(first)[2], self.around.limits(index)[3]
            own = self.around.plain[begin : figure.start]
            if not content(own) and not _TIMED.search(own):
                begin = self.passage.sentence(begin)[0]
            words = self.text[begin : min(end, figure.end + 8)]
        self._words_of, self._words = index, words
        return words


def _clearest(blocked: Sequence[tuple[float, Pattern]]) -> Indicator | None:
    """The indicator that the words name most clearly, where clearly enough."""
    strength, pattern = max(blocked, key=lambda item: item[0], default=(0.0, None))
    return pattern.indicator if pattern is not None and strength >= ENOUGH else None


def _is_blocked(best: Ranked, pattern: Pattern, blocked: Sequence[tuple[float, Pattern]]) -> bool:
    """Whether a subject that does not suit the figure is named more clearly than the best."""
    limit = best.score * (_BLOCKING if best.is_local else 1)
    return any(
        strength > limit and not score.same_subject(pattern, other) for strength, other in blocked
    )

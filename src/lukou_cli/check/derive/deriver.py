"""Whether a figure follows from others: what is asked, over which operands, and what comes of it."""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.derive.drafted import is_drafted
from lukou_cli.check.derive.expressions import expressions
from lukou_cli.check.derive.operands import about, around, facts_of, kindred, named_in
from lukou_cli.check.derive.reckoning import Reckoned, reckoned
from lukou_cli.check.derive.verdict import Derived, is_of_unit, judge_derived
from lukou_cli.check.finding import FLAGGED, Reason, Verdict
from lukou_cli.model.computed import gives
from lukou_cli.model.digits import chance
from lukou_cli.model.indicator import Measure, Role
from lukou_cli.model.unit import PERCENT, PERCENTAGE_POINT
from lukou_cli.reading.asked import (
    Asked,
    Kind,
    asked,
    is_aim,
    is_in_points,
    is_projected,
    is_reckoned,
    leading,
    reckonable,
    said_of,
)
from lukou_cli.reading.context.place import Whose
from lukou_cli.reading.context.time import Span, less_times, moments
from lukou_cli.reading.context.told import Level
from lukou_cli.reading.structure import BlockKind
from lukou_cli.text.qualifiers import is_denied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.check.derive.expressions import Expression
    from lukou_cli.check.derive.operands import Around, Known, Operand
    from lukou_cli.check.judge.claim import Ruling
    from lukou_cli.check.link.lexicon import Lexicon
    from lukou_cli.check.link.linker import Choice
    from lukou_cli.check.read import Read
    from lukou_cli.model.quantity import Quantity
    from lukou_cli.reading.context.place import Gazetteer

# Above this a figure has a subject of its own, whatever it might be derived from.
_CLEAR = 0.9
# What stands beside a time without naming anything.
_NAMES = re.compile("[的年底末初同期水平实绩际完成数值,约近]")
# How often a number may agree by accident with as many expressions as were tried: where words
# tell which arithmetic, and beside a subject of its own.
_ACCIDENT_TOLD, _ACCIDENT_VAGUE, _ACCIDENT_UNTOLD = 0.3, 0.05, 0.02
# Of what these are said, words that ask for them seldom tell: 合格率98.8%, 增长12%, 还剩两栋.
_VAGUE = (Kind.SHARE, Kind.RELATIVE, Kind.DIFFERENCE)
# How far-fetched an expression may be that the words determine, that none speak of, or that
# they do not speak against.
_MEANT, _NEAR, _FAR = 2, 6, 8
# As far-fetched as what is not there.
_NO_OTHER = 12
# The report's own number, told wrongly: of a likely subject it is that.
_LIKELY, _SAME_DIGITS = 0.5, (Reason.MEASURE, Reason.UNIT)
# How many times too large or too small a number is no slip any more: 971元 of 14亿元.
_BEYOND = 100
# Words for the two that were told last.
_OF_TWO = re.compile("前者[^,。;]*后者|后者[^,。;]*(?:前者|大|多)")
# A number without a unit tells what it is by its digits where so few agree by accident.
_TELLING = 0.02
# A number of which as many agree by accident tells nothing: 8.
_SMALL = 0.3
# What a growth tells of the level that it is of: 五年累计增长约34.5%, 折合2025年价格147.3亿元.
_OF_GROWTH = (Kind.CUMULATIVE, Kind.PROJECTED)
# What a number without a unit may be: 4,205 in all, 387 fewer.
_PLAINLY = (Kind.SUM, Kind.DIFFERENCE, Kind.PER_UNIT, Kind.RATIO)


class Deriver:
    """Judges figures as ones that follow from others; made once for a catalogue."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self._lexicon = lexicon
        self._gazetteer = gazetteer
        self._facts = {indicator.id: facts_of(indicator) for indicator in lexicon.indicators}
        self._kin = kindred(lexicon.indicators, self._facts)
        # What tells how many people there are: 常住人口按总量和人均水平倒算约25.4万人.
        per_head = [i.id for i in lexicon.indicators if i.per_head_of]
        self._heads = [operand for each in per_head for operand in self._kin[each]]

    def verdict(
        self, read: Read, previous: Read | None, known: Sequence[Known], choice: Choice | None,
        ruling: Ruling,
    ) -> Derived | None:  # fmt: skip
        """The verdict on a figure, None where it follows from nothing.

        ``previous`` is the figure before in its passage, ``known`` are those judged already;
        ``choice`` and ``ruling`` are what the figure comes to as one that the report prints.
        """
        lead = leading(read.passage, read.figure, previous.figure if previous else None)
        column = read.passage.column_head(read.figure.start)
        wanted = _asked(read, lead, column, ruling)
        if _is_share(choice):
            wanted = [item for item in wanted if item.kind is not Kind.PROGRESS]
        if any(item.kind is Kind.PROGRESS for item in wanted):
            # What a year under way has come to is in no report.
            return Derived(Verdict.UNKNOWN, Reason.NO_FACT)
        named = self._named(read, lead, choice, wanted) if wanted else []
        judged: list[tuple[Asked, Derived]] = []
        clear = _is_direct(read, choice, ruling)
        subject = _subject(choice)
        own = clear and _is_same_number(read, ruling)  # 增13个百分点, where it is 13%
        tried = [item for item in wanted if item.reference or not own]
        for item in _dated(tried, read):
            reference = self._reference(read, item)
            if reference is None:
                return Derived(Verdict.UNKNOWN, Reason.SCOPE)
            operands = around(known, read, named, reference, self._kin)
            if _OF_TWO.search(read.passage.text, *lead):
                operands = around(known, read, (), (), dict.fromkeys(self._kin, ()))
            elif item.reference and not reference:
                operands = _against_plan(read, item.reference, operands)
            found = self._expressions(read, item, operands, subject)
            made = judge_derived(
                item, read.figure.quantity, found, points=is_in_points(read.passage, read.figure, column),
                least=_least(item, clear=clear, subject=bool(subject)),
                nearly=read.figure.nearly,
            )  # fmt: skip
            if made is None:
                continue
            if made.verdict is Verdict.CONTRADICTED and made.expression is not None:
                margin = _margin(made.expression, found, read.figure.quantity)
                unknown = _is_beside_unknown(made.expression, operands)
                made = msgspec.structs.replace(
                    made, margin=margin, beside_unknown=unknown, drafted=is_drafted(read, known)
                )
                if _is_of_part(read):
                    made = Derived(Verdict.UNKNOWN, Reason.NO_FACT, made.expression, item)
            judged.append((item, made))
            if made.verdict is Verdict.CONFIRMED:
                return made
        if ruling.reason is Reason.SCOPE:
            told = bool(wanted) and wanted[0].explicit
            return Derived(Verdict.UNKNOWN, Reason.SCOPE) if told else None
        return _unconfirmed(read, wanted, judged, choice, ruling) if wanted else None

    def _expressions(
        self, read: Read, item: Asked, operands: Around, subject: frozenset[str]
    ) -> list[Expression]:
        """What may be meant, what is sure first; of the ``subject`` alone unless words ask outright."""
        most = inf if item.explicit else _FAR
        found = expressions(item, read.figure.quantity.unit.dimension, operands, most)
        if item.kind is Kind.CUMULATIVE:
            found = _of_plan(found, read)
        if (years := self._years(read, item)) is not None:
            found = [each for each in found if _is_between_years(each, years, operands)]
        found = _determined(found, read.figure.quantity)
        outright = item.explicit and (item.kind is not Kind.SHARE or item.reference is not None)
        if subject and not outright:
            return [e for e in found if any(subject & operand.kin for operand in e.inputs)]
        return found

    def reckoned(
        self, read: Read, previous: Read | None, known: Sequence[Known], choice: Choice | None,
        ruling: Ruling,
    ) -> Reckoned | None:  # fmt: skip
        """The likeliest arithmetic over figures around a figure that gives its number.

        For figures that nothing else can be said of: whatever the words call it, a number of
        several digits that the nearest figures give is seldom an accident.
        """
        figure = read.figure
        accident = chance(figure.quantity)
        plain = figure.plain and accident >= _TELLING
        if _stands_apart(read) or plain or _is_of_part(read) or accident > _SMALL:
            return None
        lead = leading(read.passage, read.figure, previous.figure if previous else None)
        operands = around(known, read, self._named(read, lead, choice), (), self._kin)
        most = _FAR if is_reckoned(read.passage.text, figure, lead) else _NEAR
        found = [
            (each, item)
            for item in _dated(reckonable(figure), read)
            for each in expressions(item, figure.quantity.unit.dimension, operands, most)
        ]
        tried, points = 0, is_in_points(read.passage, figure, "")
        for expression, item in sorted(found, key=lambda each: each[0].cost):
            if not is_of_unit(figure.quantity, expression, points=points):
                continue
            tried += 1
            if tried * accident > 1:
                break
            if not gives(figure.quantity, expression):
                continue
            wanted = _asked(read, lead, read.passage.column_head(figure.start), ruling)
            if expression.sign and -expression.sign in {each.sign for each in wanted}:
                continue  # 目标比去年少30亿元, where it is more
            return reckoned(
                read, expression, item, accident=tried * accident, lead=lead, wanted=wanted
            )
        return None

    def _named(
        self, read: Read, lead: tuple[int, int], choice: Choice | None, wanted: Sequence[Asked] = ()
    ) -> list[Operand]:
        """The facts of the figure's own subject, and of those named right before it."""
        spoken = [choice.indicator] if choice else []
        words = read.passage.text[slice(*lead)]
        spoken += [i for i in named_in(self._lexicon, words) if i not in spoken]
        found = [operand for indicator in spoken for operand in self._facts[indicator.id]]
        kinds = {item.kind for item in wanted}
        if choice and not kinds.isdisjoint(_OF_GROWTH):
            found += [o for o in self._kin[choice.indicator.id] if o not in found]
        if Kind.PROJECTED in kinds and read.figure.quantity.unit.dimension == "persons":
            found += [o for o in self._heads if o not in found]
        return found

    def _reference(self, read: Read, item: Asked) -> list[Operand] | None:
        """The facts that a figure is set against; None where they are those of another place."""
        if item.reference is None:
            return []
        words = read.passage.text[slice(*item.reference)]
        if any(place.whose is not Whose.OWN for place in self._gazetteer.find(words)):
            return None
        named = named_in(self._lexicon, words)
        found = [operand for indicator in named for operand in self._facts[indicator.id]]
        aimed = [o for o in found if o.fact.role is Role.TARGET] if is_aim(words) else []
        return aimed or [*found, *(o for i in named for o in self._kin[i.id] if o not in found)]

    def _years(self, read: Read, item: Asked) -> frozenset[int] | None:
        """The years that a figure is set against where only a time is (比2020年, 较上年): none of
        them known where the draft leaves open which; None where something else is named.
        """
        if item.reference is None:
            return None
        words = read.passage.text[slice(*item.reference)]
        told = moments(words, read.as_of)
        if not told or _NAMES.sub("", less_times(words, told)):
            return None
        return frozenset(m.period.last for m in told if m.period is not None)


def _against_plan(read: Read, span: tuple[int, int], operands: Around) -> Around:
    """The same, set against what a plan came to, where only that is named: 比“十四五”年均水平低."""
    told = moments(read.passage.text[slice(*span)], read.as_of)
    plans = {moment.period for moment in told if moment.period and moment.period.is_plan}
    found = tuple(each for each in operands.places if each.fact.period in plans)
    return msgspec.structs.replace(operands, reference=found) if found else operands


def _subject(choice: Choice | None) -> frozenset[str]:
    """What a figure of a clear subject is about: it follows from nothing else by accident."""
    if choice is None or choice.probability <= _CLEAR or not choice.indicator.facts:
        return frozenset()
    return about(choice.indicator)


def _is_share(choice: Choice | None) -> bool:
    """Whether a figure is surely a share that the report prints: 水质达标率98%."""
    return bool(
        choice and choice.probability > _LIKELY and choice.indicator.measure is Measure.SHARE
    )


def _of_plan(found: list[Expression], read: Read) -> list[Expression]:
    """Those of the plan that is named near a total, not those of five years whose are guessed."""
    when, evidence = read.told.when, read.told.when.evidence
    guessed = evidence is not None and read.text[evidence.start] == "五"
    if when.plan is None or when.level > Level.SENTENCE or guessed:
        return found
    return [each for each in found if each.inputs[0].fact.period == when.plan]


def _determined(found: list[Expression], claimed: Quantity) -> list[Expression]:
    """The same, the likeliest marked as sure where no other is as likely."""
    fitting = (each for each in found if is_of_unit(claimed, each, points=True))
    first = next(fitting, None)
    if first is None or first.cost > _MEANT:
        return found
    for each in fitting:
        if each.rank > first.rank:
            break
        if each.printed.magnitude() != first.printed.magnitude():
            return found
    return [msgspec.structs.replace(first, sure=True), *(e for e in found if e is not first)]


def _is_between_years(expression: Expression, years: frozenset[int], operands: Around) -> bool:
    """Whether an expression is about one indicator, from a figure told on, to a year that is named."""
    inputs = expression.inputs
    if len({operand.indicator.id for operand in inputs}) > 1:
        return False
    told = [o.fact for o in operands.near if o.indicator is inputs[0].indicator]
    if told and inputs[0].fact not in told:
        return False  # 较上年 after a result is about the year before it, not about the target
    return not years or any(operand.fact.period.last in years or operand.left for operand in inputs)


def _asked(read: Read, lead: tuple[int, int], column: str, ruling: Ruling) -> list[Asked]:
    """What the words around a figure ask for; nothing where it cannot follow from others."""
    figure, passage = read.figure, read.passage
    if _stands_apart(read):
        return []
    wanted = asked(passage.text, figure, lead, column)
    if not wanted and ruling.reason is Reason.NO_FACT and is_projected(said_of(passage, figure)):
        wanted = [Asked(Kind.PROJECTED)]
    plain = figure.plain and passage.block.kind is not BlockKind.ROW
    telling = chance(figure.quantity) < _TELLING
    if not wanted or (
        plain and not (telling or (wanted[0].explicit and wanted[0].kind in _PLAINLY))
    ):
        return []
    # What the report prints is not computed, unless words set it against something: 少了两个.
    first = wanted[0]
    of_two = _OF_TWO.search(passage.text, *lead) is not None
    compared = (
        of_two
        or first.kind is Kind.OF_LAST
        or (
            first.kind is Kind.DIFFERENCE
            and (column or first.explicit or first.reference is not None)
            and (figure.quantity.unit != PERCENT or bool(column))
        )
    )
    # The very number with another qualifier is printed too.
    bounded = ruling.verdict is Verdict.IMPRECISE and not first.explicit
    agrees = ruling.verdict is Verdict.CONFIRMED or bounded
    printed = agrees and ruling.reason is not Reason.IMPLIED and not compared
    return [] if printed else wanted


def _margin(made: Expression, found: Sequence[Expression], claimed: Quantity) -> int:
    """How much more far-fetched the next expression is that comes to another number."""
    value = made.printed.magnitude()
    others = (
        each.cost
        for each in found
        if is_of_unit(claimed, each, points=True) and each.printed.magnitude() != value
    )
    return max(0, next(others, _NO_OTHER) - made.cost)


def _dated(wanted: Sequence[Asked], read: Read) -> list[Asked]:
    """The same, with the year that a figure is told of: 2028年将达232.7亿元."""
    period = read.told.when.period
    year = period.last if period and period.is_year else 0
    return [msgspec.structs.replace(item, year=year) for item in wanted]


def _stands_apart(read: Read) -> bool:
    """A place in an order, a level left and what is denied follow from nothing."""
    figure = read.figure
    return figure.rank or figure.from_level or is_denied(read.passage.text, figure.core)


def _is_beside_unknown(expression: Expression, operands: Around) -> bool:
    """Whether the sentence tells of a number like the operands that nothing is known of."""
    return any(o.dimension in operands.unknown for o in expression.inputs)


def _is_of_part(read: Read) -> bool:
    """Whether the clause speaks of a part of a year, whose figures no report has."""
    start, end = read.passage.clause(read.figure.start, read.figure.end)
    told = moments(read.passage.text[start:end], read.as_of)
    return any(moment.span in (Span.PART, Span.MONTH) for moment in told)


def _least(item: Asked, *, clear: bool, subject: bool) -> float:
    """How often a number may agree by accident with what is asked.

    Less where it is wrong about a ``clear`` subject, more where only its ``subject`` is tried.
    """
    if item.explicit:
        return 1.0
    if clear:
        return _ACCIDENT_UNTOLD
    return _ACCIDENT_VAGUE if item.kind in _VAGUE and not subject else _ACCIDENT_TOLD


def _unconfirmed(
    read: Read, wanted: Sequence[Asked], judged: Sequence[tuple[Asked, Derived]],
    choice: Choice | None, ruling: Ruling,
) -> Derived | None:  # fmt: skip
    """The verdict where no arithmetic gives the figure; None where it may have a fact instead."""
    implied = ruling.verdict is Verdict.CONFIRMED and wanted[0].reference is None
    if implied or (ruling.verdict is Verdict.IMPRECISE and ruling.reason is Reason.BOUND):
        return None  # the very number of the report, with another qualifier
    direct = _is_direct(read, choice, ruling)
    points = read.figure.quantity.unit == PERCENTAGE_POINT  # 下降10个百分点 for 下降10%
    apart = wanted[0].kind is Kind.DIFFERENCE and wanted[0].explicit and not points
    if choice and choice.probability > _LIKELY and ruling.reason in _SAME_DIGITS and not apart:
        return None
    measure = choice.indicator.measure if choice else None
    if direct and wanted[0].kind is Kind.SHARE and measure is Measure.SHARE:
        return None  # the share that the report prints: 高技术制造业占规工35%
    if measure is Measure.SHARE and ruling.reason is Reason.NO_FACT:
        # 入学率提高6%, where it rose from 48% to 54%
        slips = (made for item, made in judged if item.kind is Kind.DIFFERENCE)
        if slip := next((made for made in slips if made.reason is Reason.UNIT), None):
            return slip
    for item, made in judged:
        told = made.sure and made.verdict is not Verdict.UNKNOWN
        if (told and item.explicit) if direct else (told or item.explicit):
            return made
    if not wanted[0].explicit and not _is_change(read, wanted[0], choice, ruling):
        wrong = (made for _, made in judged if made.verdict is Verdict.CONTRADICTED)
        return next(wrong, None) if choice is None else None
    if not judged:
        return None if direct else Derived(Verdict.UNKNOWN, Reason.NO_FACT)
    return judged[0][1]


def _is_direct(read: Read, choice: Choice | None, ruling: Ruling) -> bool:
    """Whether a figure has a subject of its own, and is wrong about it, though not beyond all measure."""
    if choice is None or ruling.verdict not in FLAGGED or choice.probability <= _CLEAR:
        return False
    right = ruling.recorded.quantity if ruling.recorded else None
    if ruling.reason is not Reason.VALUE or right is None:
        return True
    claimed, recorded = read.figure.quantity.in_base, right.in_base
    return not claimed or not recorded or _BEYOND > claimed / recorded > 1 / _BEYOND


def _is_same_number(read: Read, ruling: Ruling) -> bool:
    """Whether a figure is the very number that the report prints, with another unit or as growth."""
    right = ruling.recorded.quantity if ruling.recorded else None
    same = right is not None and abs(right.value) == abs(read.figure.quantity.value)
    return same and ruling.reason in _SAME_DIGITS


def _is_change(read: Read, first: Asked, choice: Choice | None, ruling: Ruling) -> bool:
    """Whether a figure tells how far a level has changed, and not the level or an addition."""
    if first.kind is not Kind.DIFFERENCE or read.figure.to_level or choice is None:
        return False
    measure = choice.indicator.measure
    addition = first.sign > 0 and measure is Measure.FLOW  # 新增链上企业14家
    return not (measure.is_rate or addition or ruling.verdict is Verdict.CONFIRMED)

"""Expressions over facts, for each kind of derived figure, in the one arithmetic of intervals.

A table of formulas says for each kind what may be computed, over which operands. How far-fetched
an expression is follows from where its operands stand, the same for all kinds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache, partial
from itertools import combinations, product
from operator import attrgetter

import msgspec

from lukou_cli.check.derive.operands import Around, Operand
from lukou_cli.model.indicator import Measure, Role
from lukou_cli.model.interval import Computed, Interval, Undefined
from lukou_cli.model.period import PLAN_YEARS
from lukou_cli.model.unit import IN_HUNDREDTHS, counts, parse_unit, same_things, scale_and_base
from lukou_cli.reading.asked import Asked, Kind, Milestone

_ONE = Interval.point(1)
_HUNDRED = Interval.point(100)
# How often a year has what is told of each month, quarter or day.
_MONTHS, _DAYS = 12, 365
# How many figures a sum may be of.
_ADDED = (2, 3, 4)
# What it costs an expression that operands are of different things, in one sentence or afar,
# and that something likelier could be meant.
_UNLIKE_HERE, _UNLIKE, _ODD = 2, 4, 6
# Formulas that are as often of several things: sums, shares, so much for each.
_OF_MANY = ("", "{} / {}", "{} x {}")
# The dimension of a difference: of per cent it is percentage points.
_DISTANCE = "distance"

# Counted by those who are in it: 五年培育市场主体1.8万个, 年均3600户.
_OF_PEOPLE = {"persons", "count:户", "count:家", "count:个", "count:人次"}


class Expression(msgspec.Struct, frozen=True, dict=True):
    """A formula over operands; what it comes to, in the base unit of ``dimension``, when asked.

    ``rank`` tells how far-fetched it is, and how far away its operands are among equals. ``sign``
    is the direction from the second operand to the first where both are of one indicator.
    ``sure`` is what the words determine.
    """

    formula: str
    compute: Callable[..., Computed]
    dimension: str
    inputs: tuple[Operand, ...]
    rank: tuple[int, int]
    sign: int = 0
    sure: bool = False

    @property
    def cost(self) -> int:
        return self.rank[0]

    @cached_property
    def printed(self) -> Interval:
        """What the numbers as printed come to; open on both sides where they come to nothing."""
        return self._of(o.printed for o in self.inputs)

    @property
    def known(self) -> Interval:
        """What the bounds of the inputs leave open."""
        return self._of(o.known for o in self.inputs)

    def _of(self, numbers: Iterable[Interval]) -> Interval:
        made = self.compute(*numbers)
        return Interval(None, None) if isinstance(made, Undefined) else made


Inputs = tuple[Operand, ...]


class Formula(msgspec.Struct, frozen=True):
    """What may be computed: ``text`` ``over`` some operands, and to which dimension it comes.

    That is the first operand's where ``to`` is empty. ``given`` is told by the operands and comes
    first in the computation: a number of years, a unit. Where it is 0 there is none. ``odd``
    tells how unlikely it is that some operands are meant.
    """

    text: str
    compute: Callable[..., Computed]
    over: Callable[[Around], Iterable[Inputs]]
    to: str = ""
    given: Callable[[Asked, Inputs], object] | None = None
    odd: Callable[[Asked, Inputs], int] | None = None


def expressions(asked: Asked, dimension: str, around: Around, most: float) -> list[Expression]:
    """Every expression of a kind over the operands around, the likeliest first.

    None costs more than ``most``.
    """
    found: dict[tuple[str, str], Expression] = {}
    for formula in _FORMULAS[asked.kind]:
        for inputs in formula.over(around):
            made = _expression(formula, inputs, asked, dimension, around, most)
            if made is not None:
                key = made.formula, made.dimension
                if key not in found or made.rank < found[key].rank:
                    found[key] = made
    return sorted(found.values(), key=lambda each: each.rank)


def _expression(  # noqa: PLR0913  what an expression is made of
    formula: Formula, inputs: Inputs, asked: Asked, dimension: str, around: Around,
    most: float,
) -> Expression | None:  # fmt: skip
    """An expression where it is counted as the figure is."""
    to = formula.to or inputs[0].dimension
    if to == _DISTANCE:
        to = inputs[0].dimension
        to = "percentage_point" if to in IN_HUNDREDTHS else to
    cost = sum([around.places[each][0] for each in inputs])
    if cost > most or not is_counted_as(to, dimension):
        return None
    given = formula.given(asked, inputs) if formula.given else None
    cost += _askew(formula, inputs, around, asked) + (
        formula.odd(asked, inputs) if formula.odd else 0
    )
    if given == 0 or cost > most:
        return None
    signed = asked.kind in (Kind.DIFFERENCE, Kind.RELATIVE) and len(inputs) > 1
    compute = formula.compute
    if formula.over is _pairs and _is_falling(inputs[0]) != _is_falling(inputs[1]):
        compute = _add  # 营收增19%, 支出降14%: 33 points apart
    sign = _sign(asked, inputs, around) if signed else 0
    if formula.over is _pairs and not (sign or asked.sign or asked.reference) and _less(inputs):
        inputs = inputs[::-1]  # 批了962栋, 建成750栋, 还有212栋: what is left of the larger
    text = formula.text or " + ".join(["{}"] * len(inputs))
    return Expression(
        text.format(*(o.text for o in inputs), n=given, power=f"^{given}" if given != 1 else ""),
        partial(compute, given) if formula.given else compute, to, inputs,
        (cost, sum([around.places[each][1] for each in inputs])), sign,
    )  # fmt: skip


def _askew(formula: Formula, inputs: Inputs, around: Around, asked: Asked) -> int:
    """How far-fetched it is that operands go together, wherever they are told.

    What is set against each other is mostly of one thing, or of what belongs to it, and one of
    the two was told last.
    """
    first, places = inputs[0], around.places
    adding = formula.compute is _add
    named = not asked.vague and all(o in around.named for o in inputs)
    if adding and (named or _is_same_of_year(inputs, asked, around)):
        return 0  # 国家级、省级小巨人合计
    against = sum(each in around.reference for each in inputs)
    many = formula.text in _OF_MANY
    beside = bool(around.reference) and against in (0, len(inputs))
    cost = (0 if many else _apart(inputs)) + _UNLIKE * beside
    # 56个开工, 69个竣工, 差了13个: the last two are meant where words tell that two are.
    last_two = set(around.near[-2:]) == set(inputs)
    beside_each_other = int(asked.vague) if last_two else _UNLIKE_HERE
    for each in inputs[1:]:
        if first.indicator is not each.indicator and first.kin.isdisjoint(each.kin):
            afar = places[each][0] or places[first][0]
            if afar and not against:
                cost += _UNLIKE
            elif not many:
                cost += beside_each_other
    last = next((o for o in around.near[::-1] if _like(o.dimension, first.dimension)), None)
    ids = {o.indicator.id for o in inputs}
    told = (o.indicator.id for o in around.named if o not in around.reference)
    passed = last not in (None, *inputs) and ids.isdisjoint(told)
    if adding:
        # A sum is most likely of all that the sentence has told.
        near = [o for o in around.near if _like(o.dimension, first.dimension)]
        cost += _UNLIKE * (list(inputs) != near) + _UNLIKE * _is_of_another_year(inputs, asked)
    return cost + _UNLIKE_HERE * passed


def _is_falling(each: Operand) -> bool:
    """Whether a fall is told, whose number alone is reckoned with: 管理支出降14%."""
    quantity = each.fact.quantity
    return quantity is not None and quantity.value < 0 and not (each.computed or each.left)


def _is_same_of_year(inputs: Inputs, asked: Asked, around: Around) -> bool:
    """Whether what is added up was told of another year before: 2025年合计4205人; 2026年两项合计."""
    spoken = {o.indicator.id for o in (*around.near, *around.earlier)}
    apart = bool(around.near) and set(inputs).isdisjoint(around.near)
    same = {o.indicator.id for o in inputs} <= spoken
    return bool(asked.year) and apart and same and not _is_of_another_year(inputs, asked)


def _is_of_another_year(inputs: Inputs, asked: Asked) -> bool:
    """Whether one of what is added up is of another year than the one that is told."""
    years = (o.fact.period.last for o in inputs if o.fact.period.is_year)
    return bool(asked.year) and any(year != asked.year for year in years)


def _apart(inputs: Inputs) -> int:
    """What it costs that the earlier of two was only aimed at, or that two are of other times."""
    one, other = inputs[0], inputs[-1]
    if one is other or not _like(one.dimension, other.dimension):
        return 0
    if not _same(one, other):
        return _UNLIKE_HERE * (one.fact.period != other.fact.period)
    apart = one.fact.period.years != other.fact.period.years and one.measure is Measure.FLOW
    return _UNLIKE_HERE * (other.fact.role is Role.TARGET) + _UNLIKE * apart


def _sign(asked: Asked, inputs: Inputs, around: Around) -> int:
    one, other = inputs
    same = _same(one, other)
    if not (same or other in around.reference):
        return 0
    sign = _less((other, one)) - _less((one, other))
    # More than the target: a target that is less.
    return -sign if asked.aimed and same and one.fact.role is Role.TARGET else sign


def _same(one: Operand, other: Operand) -> bool:
    return one.indicator is other.indicator and not (one.computed or other.computed)


@lru_cache(maxsize=1024)
def _like(one: str, other: str) -> bool:
    """Whether two dimensions can be set against each other."""
    points = one in IN_HUNDREDTHS and other in IN_HUNDREDTHS
    return one == other or points or (counts(one) and counts(other))


def is_counted_as(computed: str, told: str) -> bool:
    """Whether what is computed may be told in a dimension: levels also by number alone.

    Seats and people are told apart: 就业两项相加3750人 adds up no bridges.
    """
    if told == "number":
        return computed not in IN_HUNDREDTHS
    of_people = {computed, told} <= _OF_PEOPLE
    alike = not counts(told) or computed == told or of_people or same_things(computed, told)
    return alike and _like(computed, told)


# What tells an operand from others of the same fact: 2030年259亿元, 净增61亿元.
_told = attrgetter("fact", "left", "projected")


def _couples(around: Around) -> Iterator[Inputs]:
    """Each two that are counted alike, of two facts, or one projected from the other's."""
    for one, other in combinations(around.places, 2):
        if _told(one) != _told(other) and _like(one.dimension, other.dimension):
            yield one, other


def _is_a_head(one: Operand, other: Operand) -> bool:
    """Whether one is what the other is a head, which it is neither more nor less than."""
    return other.indicator.id == one.indicator.per_head_of


def _pairs(around: Around) -> Iterator[Inputs]:
    """The same: the later one first, what it is set against last."""
    for one, other in _couples(around):
        if _is_a_head(one, other) or _is_a_head(other, one):
            continue
        later = other.time > one.time if _same(one, other) else other.projected > one.projected
        if later or (not _same(one, other) and one in around.reference):
            yield other, one
        else:
            yield one, other


def _in_time(around: Around) -> Iterator[Inputs]:
    """Two of one thing, the later one first."""
    return (pair for pair in _pairs(around) if _same(*pair))


def _levels(around: Around) -> Iterator[Inputs]:
    """Levels both ways round, those of one thing in the order of time."""
    for one, other in _pairs(around):
        if one.dimension not in IN_HUNDREDTHS:
            yield one, other
            if not _same(one, other):
                yield other, one


def _shares_in_time(around: Around) -> Iterator[Inputs]:
    """Two shares of one thing: from 48% to 54% by an eighth."""
    return (pair for pair in _in_time(around) if pair[0].measure is Measure.SHARE)


def _quotients(around: Around) -> Iterator[Inputs]:
    return (each for one, other in _couples(around) for each in ((one, other), (other, one)))


def _parts_of(around: Around) -> Iterator[Inputs]:
    return (
        each for each in _quotients(around)
        if each[0].dimension not in IN_HUNDREDTHS and _addable(*each)
    )  # fmt: skip


def _rates(around: Around) -> Iterator[Inputs]:
    return (each for each in _quotients(around) if all(map(_is_rate, each)))


def _is_ratio(each: Operand) -> bool:
    return each.measure is Measure.RATIO and each.dimension not in IN_HUNDREDTHS


def _is_rate(each: Operand) -> bool:
    return each.measure is not None and each.measure.is_rate


def _single(test: Callable[[Operand], bool]) -> Callable[[Around], Iterator[Inputs]]:
    return lambda around: ((each,) for each in around.places if test(each))


def _both(
    other: Callable[[Operand], bool], test: Callable[[Operand, Operand], bool]
) -> Callable[[Around], Iterator[Inputs]]:
    def over(around: Around) -> Iterator[Inputs]:
        others = list(filter(other, around.places))
        return ((a, b) for a in around.places for b in others if a is not b and test(a, b))

    return over


def _of(attribute: str) -> Callable[[Around], Iterator[Inputs]]:
    """A recorded level with what belongs to it: its growth, share, increment, what it is a head."""

    def test(level: Operand, other: Operand) -> bool:
        computed = level.computed or other.computed
        return getattr(other.indicator, attribute) == level.indicator.id and not computed

    return _both(lambda other: bool(getattr(other.indicator, attribute)), test)


def _summands(around: Around) -> Iterator[Inputs]:
    """Figures in a row, before or around; 两级共50家: the parts may be named, not told."""
    near = around.near
    last = (*around.earlier, *near)[-_ADDED[-1] :]
    for pool in (near, around.computed, last, (*near[-1:], *around.ahead)):
        for count in _ADDED:
            for inputs in combinations(pool, count):
                if all(_addable(o, inputs[0]) for o in inputs):
                    yield inputs
    # 新增6家, 总数56家: what was added up before, and one more.
    for one in (*around.computed[-1:], *(o for o in around.earlier[-1:] if o.computed)):
        for other in near[-1:]:
            if _addable(one, other):
                yield one, other
    yield from _alike(around)
    # 加上大班学费减免，共计2400万元: the last one told, and one that is only named.
    for one, other in (*product(near[-1:], around.named), *combinations(around.named, 2)):
        if (
            one.fact is not other.fact
            and one.fact.period == other.fact.period
            and _addable(one, other)
        ):
            yield one, other


def _alike(around: Around) -> Iterator[Inputs]:
    """Two facts of another time or role of what was told last: 去年合计4205人, 今年底线3750人."""
    told = list(dict.fromkeys(o.indicator.id for o in (*around.earlier, *around.near)[::-1]))[:2]
    one, other = (
        [o for o in around.places if o.indicator.id == each] for each in (*told, "", "")[:2]
    )
    for a, b in product(other, one):
        if (a.fact.period, a.fact.role) == (b.fact.period, b.fact.role) and _addable(a, b):
            yield a, b


def _addable(one: Operand, other: Operand) -> bool:
    """Whether both count the same things: firms and firms, not firms and people."""
    return one.dimension == other.dimension or same_things(one.dimension, other.dimension)


def _add(first: Interval, *others: Interval) -> Computed:
    total: Computed = first
    for other in others:
        total = total + other
    return total


def _factor(rate: Interval) -> Computed:
    return _ONE + rate / _HUNDRED


def _share(a: Computed, b: Computed) -> Computed:
    return a / b * _HUNDRED


def _less(inputs: Inputs) -> bool:
    one, other = (o.printed.low for o in inputs)
    return one is not None and other is not None and one < other


def _is_each(amount: Operand, count: Operand) -> bool:
    """Whether one may be told for each of the other: money for each firm, tonnes for each 亩."""
    level = amount.dimension not in IN_HUNDREDTHS and count.measure is not Measure.RANK
    counted = counts(count.dimension) or count.dimension in ("area", "length")
    return level and counted and count.dimension != amount.dimension


def _is_monthly(amount: Operand) -> bool:
    """Whether an amount is told of each month."""
    words = amount.indicator.name.zh + amount.fact.source.phrase
    return amount.dimension == "money" and "月" in words


@lru_cache(maxsize=1024)
def _one_of(text: str) -> Computed:
    """The unit that something is counted in, less its 万: 亩 of 43万亩."""
    unit = parse_unit(scale_and_base(text)[1])
    return Interval.point(unit.numerator) / Interval.point(unit.denominator)


def _of_mean(asked: Asked, inputs: Inputs) -> int:
    """The years of a plan whose yearly average a year is set against."""
    one, other = inputs[0].fact.period, inputs[1].fact.period
    return PLAN_YEARS * (asked.mean and one.is_year and other.is_plan)


def _span(_asked: Asked, inputs: Inputs) -> int:
    """The years between two."""
    years = inputs[0].fact.period.last - inputs[1].fact.period.last
    return years if years > 1 else 0


def _years(_asked: Asked, inputs: Inputs) -> int:
    return inputs[-1].fact.period.years


def _until(asked: Asked, inputs: Inputs) -> int:
    """The years that its growth is of, or, going on so each year, those from a level to the one told."""
    level, growth = inputs
    years = asked.year - level.fact.period.last
    on = growth.measure is Measure.AVERAGE_GROWTH and years > 0
    return years if on else growth.fact.period.years


def _parts(asked: Asked, inputs: Inputs) -> int:
    """How many years, months or days a plan or a year has, of each of which something is told."""
    if inputs[0].fact.period.is_plan:
        return PLAN_YEARS * max(asked.times, 1)
    return asked.times


def _milestone(asked: Asked, inputs: Inputs) -> Milestone | None:
    """What is to be reached, told in the unit of what is short of it."""
    mark, base = asked.mark, parse_unit(scale_and_base(inputs[0].unit)[1])
    return mark and Milestone(mark.value * base.numerator / base.denominator, mark.text + base.text)


def _way(_asked: Asked, inputs: Inputs) -> int:
    quantity = inputs[0].fact.quantity
    return -1 if quantity and quantity.value < 0 else 1


def _times(number: int, value: Interval) -> Computed:
    return value * Interval.point(number)


def _of_ratio(asked: Asked, _of: Inputs) -> int:
    """A ratio is of two things, the other of which is told: 城里人比乡下人多挣57%, not 收入增长3.3%."""
    return 0 if asked.reference else _ODD


# Who comes is counted by visits as well: 人均 of 177万人次.
_VISITS = {"count:人次": "persons"}
_averages = _single(lambda o: o.measure is Measure.AVERAGE_GROWTH)
_evenly = _single(lambda o: o.computed or o.dimension not in IN_HUNDREDTHS)
_FORMULAS: dict[Kind, tuple[Formula, ...]] = {
    Kind.DIFFERENCE: (Formula("{} - {}", lambda a, b: a - b, _pairs, _DISTANCE),),
    Kind.SUM: (Formula("", _add, _summands),),
    Kind.SHARE: (
        Formula("{} / {}", _share, _parts_of, "percent", None,
                lambda asked, of: 0 if _less(of) and not asked.all else _ODD),
        Formula("{} / {}", _share, _rates, "percent", None,
                # 增速不及均值的一半, but not 居民收入增速占GDP增速.
                lambda asked, of: 0 if of[0].kin & of[1].kin and asked.explicit and _less(of) else _ODD),
        Formula("{} / ({} / {n})", lambda n, a, b: _share(a, b / Interval.point(n)), _parts_of, "percent",
                _of_mean, lambda _, of: 0 if of[0].kin & of[1].kin else _UNLIKE),
        Formula("{0} / ({0} + {1})", lambda a, b: _share(a, a + b), _parts_of, "percent", None,
                lambda asked, of: 0 if _less(of) and asked.all else _UNLIKE_HERE),
        # 城乡收入比1.57: 农村为城镇的63.7%.
        Formula("1 / {}", lambda a: _HUNDRED / a, _single(_is_ratio), "percent", None, _of_ratio),
    ),
    Kind.MULTIPLE: (
        Formula("{} / {}", lambda a, b: a / b, _quotients, "multiple", None,
                # What doubles, doubles what it was.
                lambda asked, of: _ODD * _less(of) + _UNLIKE * (not asked.reference and not _same(*of))),
        Formula("(1 + {}){power}", lambda n, g: _factor(g).power(n), _averages, "multiple", _years,
                lambda *_: _UNLIKE_HERE),
        Formula("{} / ({} / {n})", lambda n, a, b: a / (b / Interval.point(n)), _parts_of, "multiple", _of_mean),
    ),
    Kind.PER_UNIT: (
        Formula("{} / {}", lambda one, a, b: a / b * one, _both(lambda of: of.dimension not in IN_HUNDREDTHS, _is_each), "",
                lambda _, of: _one_of(of[1].unit),
                lambda asked, of: _UNLIKE_HERE * (asked.each not in ("", of[1].dimension, _VISITS.get(of[1].dimension)))),
    ),
    Kind.PER_YEAR: (
        Formula("{} / {n}", lambda n, a: a / Interval.point(n), _evenly, "", _parts),
        Formula("{} / {}", lambda a, n: a / n, _both(lambda time: time.dimension == "years", lambda each, _: each.dimension != "years")),
        Formula("({} - {}) / {n}", lambda n, a, b: (a - b) / Interval.point(n), _in_time, _DISTANCE, _span),
    ),
    Kind.RELATIVE: (
        Formula("{} / {} - 1", lambda a, b: _share(a, b) - _HUNDRED, _levels, "percent", None,
                # 增长6.1% is of one thing, unless it is set against another.
                lambda asked, of: 0 if asked.reference or of[0].kin & of[1].kin else _UNLIKE),
        Formula("{} / {} - 1", lambda a, b: _share(a, b) - _HUNDRED, _shares_in_time, "percent", None,
                lambda asked, _: 0 if asked.explicit else _ODD),
        Formula("{} / {} - 1", lambda a, b: a / b - _ONE, _levels, "multiple"),
        Formula("(1 + {}){power} - 1", lambda n, g: _factor(g).power(n) - _ONE, _averages, "multiple", _years),
        Formula("{} - 1", lambda a: a * _HUNDRED - _HUNDRED, _single(_is_ratio), "percent", None, _of_ratio),
        # 76 with 14 new ones: from 62 to 76.
        Formula("{1} / ({0} - {1})", lambda a, b: _share(b, a - b), _of("increment_of"), "percent"),
    ),
    Kind.CUMULATIVE: (
        Formula("(1 + {}){power} - 1", lambda n, g: (_factor(g).power(n) - _ONE) * _HUNDRED, _averages,
                "percent", _years),
    ),
    Kind.PROJECTED: (
        Formula("{} x (1 + {}){power}", lambda n, a, g: a * _factor(g).power(n), _of("growth_of"), "", _until),
        Formula("{} / (1 + {}){power}", lambda n, a, g: a / _factor(g).power(n), _of("growth_of"), "", _years),
        Formula("{0} - {0} / (1 + {1}){power}", lambda n, a, g: a - a / _factor(g).power(n),
                _of("growth_of"), "", _years),
        Formula("{} x {}", lambda a, g: a * g / _HUNDRED, _of("share_of")),
        Formula("{} - {}", lambda a, b: a - b, _of("increment_of")),
        Formula("{} / {}", lambda a, b: a / b, _of("per_head_of"), "persons"),
        # 25.4万人, 城镇化率56%: a share of the people that were computed.
        Formula("{} x {}", lambda a, g: a * g / _HUNDRED,
                _both(lambda of: of.measure is Measure.SHARE, lambda level, _: level.computed and level.dimension == "persons")),
        # 266户, 每户600元: what each has, times how many they are.
        Formula("{} x {}", lambda a, b: a * b,
                _both(lambda of: counts(of.dimension), lambda each, _: each.dimension == "money")),
    ),
    Kind.RATIO: (
        # 收入弹性0.39 sets two growths against each other, not those of two years.
        Formula("{} / {}", lambda a, b: a / b, _quotients, "number", None,
                lambda _, of: _ODD * (_is_rate(of[0]) and _same(*of))),
    ),
    Kind.OF_HUNDRED: (
        Formula("100 x (100% + {})", lambda way, g: _HUNDRED + _times(way, g),
                _single(lambda o: o.measure is Measure.GROWTH), "money", _way),
    ),
    Kind.CONVERTED: (Formula("{}", lambda a: a, _single(lambda o: o.dimension not in IN_HUNDREDTHS)),),
    Kind.REST: (Formula("100% - {}", lambda a: _HUNDRED - a, _single(lambda o: o.dimension == "percent")),),
    Kind.PER_MONTHS: (
        Formula("{} x {} x {n}", lambda n, a, b: a * b * Interval.point(n),
                _both(lambda of: counts(of.dimension), lambda each, _: _is_monthly(each)), "",
                lambda *_: _MONTHS),
        Formula("{} x {n}", _times, _single(_is_monthly), "", lambda *_: _MONTHS),
    ),
    Kind.DAYS: (
        Formula("{n} x {}", lambda n, a: a * Interval.point(n) / _HUNDRED,
                _single(lambda o: o.measure is Measure.SHARE and "天数" in o.indicator.name.zh), "count:天", lambda *_: _DAYS),
    ),
    Kind.TO_MARK: (
        Formula("{n} - {}", lambda mark, a: Interval.point(mark.value) - a,
                _single(lambda o: o.dimension not in IN_HUNDREDTHS), "", _milestone),
    ),
    Kind.OF_LAST: (
        Formula("100% + {}", lambda way, g: _HUNDRED + _times(way, g),
                _single(lambda o: o.measure is Measure.GROWTH), "percent", _way),
        Formula("{} / {}", _share, _in_time, "percent"),
    ),
}  # fmt: skip

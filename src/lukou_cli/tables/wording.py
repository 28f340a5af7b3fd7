"""The words people read: figures, notes, labels and messages in the chosen language.

Everything below `tables` answers in codes; here each code gets its sentence. A
code without words is a defect, and raises.
"""

from __future__ import annotations

import contextlib
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from lukou_cli import i18n
from lukou_cli.i18n import _
from lukou_cli.model.indicator import Bilingual
from lukou_cli.model.quantity import Bound, Quantity
from lukou_cli.query.figures import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lukou_cli.model.indicator import Basis, Fact, Role
    from lukou_cli.query.note import Note
    from lukou_cli.tables.table import Cell as CellType


@contextlib.contextmanager
def english() -> Iterator[None]:
    """Words in English inside, whatever the reader's language: for machine formats."""
    before = i18n.language()
    if before == "en":
        yield
        return
    i18n.activate("en")
    try:
        yield
    finally:
        i18n.activate(before)


def text(words: Bilingual) -> str:
    """A text of the data file in the reader's language, else in the one it has."""
    if i18n.language() == "zh":
        return words.zh or words.en
    return words.en or words.zh


def rounded(value: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    """A calculated number as people read it: one decimal, small ones with two digits.

    Numbers with up to two decimals stay as they are.
    """
    if int(value.as_tuple().exponent) >= -2:
        return value
    places = 1 if abs(value) >= 1 else min(4, 1 - value.adjusted())
    short = value.quantize(Decimal(1).scaleb(-places), rounding=rounding)
    return short or Decimal(0)


def number(value: Decimal, *, signed: bool = False) -> str:
    """Digits with a minus sign that is as wide as a plus, and a plus where asked for."""
    digits = f"{abs(value):f}"
    if value < 0:
        return f"−{digits}"
    return f"+{digits}" if signed and value > 0 else digits


def quantity(amount: Quantity, *, signed: bool = False) -> CellType:
    """``≥10%``, ``>240 亿元``, ``70余公里``: a number with bound and unit, as a cell."""
    from lukou_cli.tables.table import Cell

    # A bound stays true when its number is shortened away from what it excludes.
    rounding = {
        Bound.GE: ROUND_FLOOR, Bound.GT: ROUND_FLOOR,
        Bound.LE: ROUND_CEILING, Bound.LT: ROUND_CEILING,
    }.get(amount.bound, ROUND_HALF_UP)  # fmt: skip
    value = rounded(amount.value, rounding)
    digits = SYMBOLS[amount.bound] + number(value, signed=signed)
    point = len(digits.partition(".")[0])
    if amount.upper is not None:
        upper = number(rounded(amount.upper), signed=signed)
        digits, point = _("{low} to {high}").format(low=digits, high=upper), len(digits)
    elif amount.bound is Bound.OVER:
        return Cell(digits + _("+") + amount.unit.text, point=point)
    return Cell(digits + unit(amount.unit.text), point=point)


def unit(printed: str) -> str:
    """The unit as printed, set off by a space except %."""
    return printed if printed in ("%", "") else f" {printed}"


def fact_text(fact: Fact) -> str:
    """What the report says: the number with bound and unit, or the phrase where it has none."""
    return quantity(fact.quantity).text if fact.quantity else fact.source.phrase


def period(code: str) -> str:
    """2021-2025 with a dash between years; years and dates as they are."""
    first, dash, last = code.partition("-")
    return f"{first}–{last}" if dash and len(last) == 4 else code


def role(of: Role) -> str:
    return _("result") if of.value == "actual" else _("target")


def basis(of: Basis) -> str:
    match of.value:
        case "real":
            return _("constant prices")
        case "nominal":
            return _("current prices")
        case "unstated":
            return _("price basis not stated")
        case _none:
            return ""


def measure(code: str) -> str:
    return {
        "stock": _("level"),
        "flow": _("amount of a period"),
        "growth": _("growth on the year before"),
        "average_growth": _("average annual growth"),
        "share": _("share"),
        "ratio": _("ratio"),
        "rank": _("rank"),
        "status": _("in words"),
    }[code]


def bound(code: Bound) -> str:
    """What the wording of the report says about its number."""
    return {
        Bound.EQ: _("exactly as printed"),
        Bound.GE: _("this or more (以上, 不少于)"),
        Bound.GT: _("more than this (超, 突破)"),
        Bound.OVER: _("a little more than this (余, 多)"),
        Bound.LE: _("this or less (以内, 不超过)"),
        Bound.LT: _("less than this (近, 不足)"),
        Bound.APPROX: _("about this (左右, 约); no tolerance is defined"),
        Bound.RANGE: _("between the two"),
        Bound.RELATIVE: _("relative to something else, without a number"),
        Bound.QUALITATIVE: _("in words only"),
    }[code]


def relation(code: str) -> str:
    return {
        "same_as": _("the same as"),
        "below": _("below"),
        "above": _("above"),
        "meets": _("as required by"),
    }[code]


def kind(code: str) -> str:
    return {
        "stated": _("stated"),
        "average_annual": _("average annual"),
        "computed": _("computed"),
        "cumulative": _("cumulative"),
        "implied_level": _("implied level"),
    }[code]


def status(code: str) -> str:
    return {
        "to_go": _("to go"),
        "reached": _("reached"),
        "raised": _("raised"),
        "held": _("held"),
        "lowered": _("lowered"),
        "near": _("approximate"),
        "undecidable": _("undecidable"),
        "relative": _("no number"),
        "not_comparable": _("not comparable"),
        "no_result": _("no result"),
    }[code]


def method(code: str) -> str:
    return {
        "plan_to_plan": _("plan against plan"),
        "level_to_target": _("level against target"),
        "year_to_average": _("year against plan average"),
        "share_of_total": _("year as share of plan"),
        "end_to_start": _("end against start"),
    }[code]


def agreement(code: str) -> str:
    return {
        "holds": _("holds"),
        "fails": _("fails"),
        "derived": _("derived"),
        "undecidable": _("undecidable"),
    }[code]


def relation_kind(code: str) -> str:
    return {
        "level_and_growth": _("Level and growth give the earlier level"),
        "rest_of_plan": _("Plan average and one year give the other years' average"),
        "per_head": _("Total and per head give the population"),
        "per_head_growth": _("Growth of total and per head gives that of the population"),
        "increment": _("Stock less what was added gives the earlier stock"),
        "part_of_plan": _("A year's amount lies within its plan's total"),
        "from_to": _("Start and end give the difference"),
        "share_limits": _("A share lies between 0% and 100%"),
        "share_of_whole": _("Whole and share give the part"),
        "target_growth": _("Result and target give the growth aimed at"),
        "repeated": _("A figure printed twice is the same"),
    }[code]


def note(item: Note) -> str:
    """The sentence of a note."""
    params = {name: _value(name, value) for name, value in item.params.items()}
    return _sentence(item.code).format(**params)


def _value(name: str, value: str | Bilingual) -> str:
    if isinstance(value, Bilingual):
        return text(value)
    if name in ("low", "high", "growth", "ratio", "pace"):
        return number(rounded(Decimal(value)))
    if name == "plan":
        return period(value)
    if name == "grade":
        return _grade(value)
    return value


def _sentence(code: str) -> str:
    match code:
        case "text":
            return "{text}"
        case "target":
            return _("target")
        case "years":
            return _("n = {n}, base year {base}")
        case "plan_years":
            return _("{plan}: n = {n}, base year {base}")
        case "rounding":
            return _("{low} to {high} by rounding of the inputs")
        case "implied":
            return _("implied, not a published figure")
        case "implied_at_prices":
            return _("implied, at {year} prices; not a published figure")
        case "prices_unstated":
            return _("price basis not stated in the report")
        case "remaining_years":
            return _("what the rest of {plan} needs after {done} year(s)")
        case "relative":
            return _("set relative to something else, without a number")
        case "in_words":
            return _("the report gives words, no number")
        case "not_published":
            return _("the report gives no result")
        case "counterpart":
            return _("set against {name}: {reason}")
        case "floor":
            return _(
                "both ends open: the gap leads to the target's number, from a result that may lie further on"
            )
        case "open":
            return _("the bounds leave the difference open on both sides")
        case "approximate":
            return _("about (左右): no tolerance is defined, so neither passed nor failed")
        case "ambition":
            return _("change of ambition on the last result, not a distance")
        case "whole_units":
            return _("at least {least}, counted in whole units")
        case "progress":
            return _("pace since {base}: {ratio}% of what is required ({grade})")
        case "progress_undefined":
            return _(
                "pace ratio undefined: base, result and target do not differ, or one is not positive"
            )
        case "target_compared":
            return _("a target, not a result")
        case "per_year":
            return _("{bound}{pace} {unit} a year")
        case "share":
            return _("the year's share of the plan's total")
        case "cumulative":
            return _("{growth}% in all")
        case _unknown:
            raise KeyError(code)


def _grade(code: str) -> str:
    return {
        "on_track": _("on track"),
        "accelerate": _("to be accelerated"),
        "limited": _("limited progress"),
        "away": _("moving away"),
    }[code]

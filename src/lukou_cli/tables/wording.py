"""The words people read: figures, notes, labels and messages in the chosen language.

Everything below `tables` answers in codes; here each code gets its sentence. A
code without words is a defect, and raises.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from lukou_cli.i18n import N_
from lukou_cli.model.indicator import Bilingual
from lukou_cli.model.quantity import Amount, Bound, Quantity
from lukou_cli.query.figures import SYMBOLS
from lukou_cli.tables import units
from lukou_cli.tables.table import Cell

if TYPE_CHECKING:
    from lukou_cli.i18n import Messages
    from lukou_cli.model.indicator import Basis, Fact, Role
    from lukou_cli.model.period import Period
    from lukou_cli.model.unit import Unit
    from lukou_cli.query.note import Note

# Quotation marks within quotation marks.
INNER_QUOTES = str.maketrans("“”", "‘’")


def text(words: Messages, of: Bilingual) -> str:
    """A text of the data file in the reader's language, else in the one it has."""
    return of.zh or of.en if words.language == "zh" else of.en or of.zh


def phrase(words: Messages, fact: Fact) -> str:
    """What a fact without a number says: the printed phrase; in English what that means.

    Where the data has no English for it, the phrase in quotes.
    """
    if words.language == "zh":
        return fact.source.phrase
    return fact.phrase_en or f"“{fact.source.phrase.translate(INNER_QUOTES)}”"


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


def for_people(amount: Quantity | Amount) -> tuple[Decimal, Decimal | None]:
    """The number, or the ends of a range, as people read them.

    Bounds and ranges stay true: their numbers are shortened outward.
    """
    rounding = {
        Bound.GE: ROUND_FLOOR, Bound.GT: ROUND_FLOOR, Bound.APPROX_GE: ROUND_FLOOR,
        Bound.LE: ROUND_CEILING, Bound.LT: ROUND_CEILING, Bound.APPROX_LE: ROUND_CEILING,
    }.get(amount.bound, ROUND_HALF_UP if amount.upper is None else ROUND_FLOOR)  # fmt: skip
    upper = None if amount.upper is None else rounded(amount.upper, ROUND_CEILING)
    return rounded(amount.value, rounding), upper


def quantity(
    words: Messages,
    amount: Quantity | Amount,
    *,
    signed: bool = False,
    tone: str = "",
    told: Unit | None = None,
) -> Cell:
    """``≥10%``, ``>240 × ¥100m``, ``70余公里``: a number with bound and unit, as a cell.

    ``told`` is a unit that the row tells already: English, whose units are long, does not repeat it.
    """
    value, end = for_people(amount)
    digits = SYMBOLS[amount.bound] + number(value, signed=signed)
    point = len(digits.partition(".")[0])
    unit = units.behind(words, amount.unit, value if end is None else end)
    if told is not None and units.is_same(words, told, amount.unit):
        unit = ""
    if amount.bound is Bound.OVER:
        over = digits + words.gettext("+") + unit
        return Cell(over, tone, point, amount)
    if end is not None:
        upper = number(end, signed=signed)
        digits, point = words.gettext("{low} to {high}").format(low=digits, high=upper), len(digits)
    return Cell(digits + unit, tone, point, amount)


def period(code: str) -> str:
    """2021-2025 with a dash between years; years and dates as they are."""
    first, dash, last = code.partition("-")
    return f"{first}–{last}" if dash and len(last) == 4 else code


def role(words: Messages, of: Role) -> str:
    return words.gettext("result") if of.value == "actual" else words.gettext("target")


def when(words: Messages, of: Period, whose: Role | None = None) -> str:
    """2026 target; a date keeps its hyphens, and in Chinese has no 年 behind it."""
    name = "" if whose is None else role(words, whose)
    template = N_("{date} {role}") if of.month else N_("{years} {role}")
    shown = period(str(of))
    return words.gettext(template).format(date=shown, years=shown, role=name).strip()


def aside(words: Messages, text: str, more: str) -> str:
    """A text with what is said beside it in parentheses."""
    return words.gettext("{text} ({more})").format(text=text, more=more)


def labelled(words: Messages, label: str, said: str) -> str:
    return words.gettext("{label}: {said}").format(label=label, said=said)


def basis(words: Messages, of: Basis) -> str:
    match of.value:
        case "real":
            return words.gettext("constant prices")
        case "nominal":
            return words.gettext("current prices")
        case "unstated":
            return words.gettext("price basis not stated")
        case _none:
            return ""


_MEASURE = {
    "stock": N_("level"),
    "flow": N_("amount of a period"),
    "growth": N_("growth on the year before"),
    "average_growth": N_("average annual growth"),
    "share": N_("share"),
    "ratio": N_("ratio"),
    "rank": N_("rank"),
    "status": N_("in words"),
}


def measure(words: Messages, code: str) -> str:
    return words.gettext(_MEASURE[code])


_BOUND = {
    Bound.EQ: N_("exactly as printed"),
    Bound.GE: N_("this or more"),
    Bound.GT: N_("more than this"),
    Bound.OVER: N_("a little more than this"),
    Bound.LE: N_("this or less"),
    Bound.LT: N_("less than this"),
    Bound.APPROX: N_("about this; no tolerance is defined"),
    Bound.RANGE: N_("between the two"),
    Bound.RELATIVE: N_("relative to something else, without a number"),
    Bound.QUALITATIVE: N_("in words only"),
    Bound.APPROX_GE: N_("about this or more"),
    Bound.APPROX_LE: N_("about this or less"),
}


def bound(words: Messages, code: Bound) -> str:
    """What the wording of the report says about its number."""
    return words.gettext(_BOUND[code])


_RELATION = {
    "same_as": N_("the same as"),
    "below": N_("below"),
    "above": N_("above"),
    "meets": N_("as required by"),
}


def relation(words: Messages, code: str) -> str:
    return words.gettext(_RELATION[code])


_KIND = {
    "stated": N_("stated"),
    "average_annual": N_("average annual"),
    "computed": N_("computed"),
    "cumulative": N_("cumulative"),
    "implied_level": N_("implied level"),
}


def kind(words: Messages, code: str) -> str:
    return words.gettext(_KIND[code])


_STATUS = {
    "to_go": N_("to go"),
    "reached": N_("reached"),
    "above_last": N_("above last result"),
    "as_last": N_("as last result"),
    "below_last": N_("below last result"),
    "near": N_("approximate"),
    "undecidable": N_("undecidable"),
    "relative": N_("no number"),
    "not_comparable": N_("not comparable"),
    "no_result": N_("no result"),
}


def status(words: Messages, code: str) -> str:
    return words.gettext(_STATUS[code])


_OUTCOME = {
    "met": N_("met"),
    "missed": N_("missed"),
    "near": N_("approximate"),
    "undecidable": N_("undecidable"),
    "no_result": N_("no result"),
    "not_comparable": N_("not comparable"),
}


def became(words: Messages, code: str) -> str:
    """What became of a target."""
    return words.gettext(_OUTCOME[code])


_METHOD = {
    "plan_to_plan": N_("plan against plan"),
    "level_to_target": N_("level against target"),
    "year_to_average": N_("year against plan average"),
    "share_of_total": N_("year as share of plan"),
    "end_to_start": N_("end against start"),
    "start_to_level": N_("level against the one left"),
    "year_to_year": N_("year against year"),
    "place_to_place": N_("place against place"),
}


def method(words: Messages, code: str) -> str:
    return words.gettext(_METHOD[code])


_AGREEMENT = {
    "holds": N_("holds"),
    "fails": N_("fails"),
    "derived": N_("derived"),
    "undecidable": N_("undecidable"),
    "undefined": N_("undefined"),
    "revised": N_("revised"),
}


def agreement(words: Messages, code: str) -> str:
    return words.gettext(_AGREEMENT[code])


_RELATION_KIND = {
    "level_and_growth": N_("Level and growth give the earlier level"),
    "rest_of_plan": N_("Plan average and one year give the other years' average"),
    "per_head": N_("Total and per head give the population"),
    "per_head_growth": N_("Growth of total and per head gives that of the population"),
    "increment": N_("Stock less what was added gives the earlier stock"),
    "part_of_plan": N_("A year's amount lies within its plan's total"),
    "from_to": N_("Start and end give the difference"),
    "share_limits": N_("A share lies between 0% and 100%"),
    "share_of_whole": N_("Whole and share give the part"),
    "target_growth": N_("Result and target give the growth aimed at"),
    "revision": N_("A later report says the same as an earlier one"),
    "repeated": N_("A figure printed twice is the same"),
}


def relation_kind(words: Messages, code: str) -> str:
    return words.gettext(_RELATION_KIND[code])


def note(words: Messages, item: Note) -> str:
    """The sentence of a note."""
    params = {name: _value(words, name, value) for name, value in item.params.items()}
    return words.gettext(_NOTES[item.code]).format(**params)


def _value(words: Messages, name: str, value: str | Bilingual | Amount) -> str:
    if isinstance(value, Bilingual):
        return text(words, value)
    if isinstance(value, Amount):
        return quantity(words, value).text
    if name == "why":
        return cause(words, value)
    if name in ("ratio", "multiple"):
        return number(rounded(Decimal(value)))
    if name == "plan":
        return period(value)
    if name == "grade":
        return _grade(words, value)
    return value


_NOTES = {
    "text": "{text}",
    "target": N_("target"),
    "years": N_("n = {n}, base year {base}"),
    "plan_years": N_("{plan}: n = {n}, base year {base}"),
    "by_rounding": N_("by rounding of the inputs"),
    "undefined": N_("undefined: {why}"),
    "no_rate": N_("no rate: {why}"),
    "time_unstated": N_("over a time that the report does not state"),
    "since": N_("since {period}"),
    "multiple": N_("{bound}{multiple} times as much"),
    "implied": N_("implied, not a published figure"),
    "implied_at_prices": N_("implied, at {year} prices; not a published figure"),
    "current_prices": N_("at current prices"),
    "prices_unstated": N_("price basis not stated in the report"),
    "remaining_years": N_("what the rest of {plan} needs, {done} of its years being over"),
    "relative": N_("set relative to something else, without a number"),
    "in_words": N_("the report gives words, no number"),
    "beside_reference": N_("set relative to {name}: {figure}"),
    "result_in_words": N_("the result is in words, without a number"),
    "not_published": N_("the report gives no result"),
    "units_differ": N_("target and result are in unlike units"),
    "against_direction": N_("the words of the target only say what it stays on the near side of"),
    "counterpart": N_("set against {name}: {reason}"),
    "floor": N_("both are open: gap to the target's number"),
    "open": N_("the bounds leave the difference open on both sides"),
    "approximate": N_("about: no tolerance is defined, so neither passed nor failed"),
    "ambition": N_("set beside the last result, not a distance"),
    "older_result": N_("the latest result is of {period}"),
    "whole_units": N_("at least {least}, counted in whole units"),
    "progress": N_("pace since {base}: {ratio}% of what is required ({grade})"),
    "progress_not_positive": N_("pace ratio undefined: base, result or target is not above zero"),
    "progress_no_way": N_("pace ratio undefined: the target equals the base"),
    "not_in_place": N_("not compared: the reports of {place} have no such figure"),
    "no_common_period": N_("not compared: there is no period of which both places have a figure"),
    "units_apart": N_("not compared: the units differ"),
    "relative_difference": N_("{change} of the first"),
    "target_compared": N_("a target, not a result"),
    "per_year": N_("{pace} a year"),
    "share": N_("the year's share of the plan's total"),
    "cumulative": N_("{growth} in all"),
}


_CAUSE = {
    "zero_divisor": N_("division by zero, or by what may be zero"),
    "base_zero": N_("growth on a base of zero"),
    "base_negative": N_("growth on a base below zero"),
    "base_unsure": N_("growth on a base that may be zero or less"),
    "total_fall": N_("nothing is left after a fall of 100% or more"),
    "negative_root": N_("an average rate of what is, or may be, below zero"),
    "out_of_range": N_("the number is too large or too small"),
    "open": N_("the bounds leave it open on both sides"),
}


def cause(words: Messages, code: str) -> str:
    """Why a result does not exist."""
    return words.gettext(_CAUSE[code])


_GRADE = {
    "on_track": N_("on track"),
    "accelerate": N_("to be accelerated"),
    "limited": N_("limited progress"),
    "away": N_("moving away"),
}


def _grade(words: Messages, code: str) -> str:
    return words.gettext(_GRADE[code])

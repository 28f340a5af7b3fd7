"""How likely a flag is right: a probability from named features of a ruling and its reading.

A false alarm costs the reader's trust, so that a contradiction is told only where this
probability, fitted on labelled drafts (bench/fit.py), reaches the threshold at which flags
were right 98 times in 100. Below it the verdict is unknown.
"""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

from lukou_cli.check import doubt
from lukou_cli.check.derive.asked import Kind as Kinds
from lukou_cli.check.finding import Reason
from lukou_cli.check.likeness import LIKENESSES, likeness
from lukou_cli.check.link.features import NAMES as _LINK_NAMES
from lukou_cli.model.quantity import Bound, significant, written_step
from lukou_cli.reading.context.place import Whose
from lukou_cli.reading.context.told import Level
from lukou_cli.reading.structure import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lukou_cli.check.background import Background
    from lukou_cli.check.derive.expressions import Expression
    from lukou_cli.check.derive.verdict import Derived
    from lukou_cli.check.judge.claim import Claim, Ruling
    from lukou_cli.check.link.cover import Features
    from lukou_cli.check.read import Read
    from lukou_cli.model.quantity import Quantity
    from lukou_cli.reading.context.told import When, Where

# Features of the link that also tell how far a flag can be trusted.
_OF_LINK = (
    "whole_own", "whole_clause", "whole_sentence", "whole_wide", "cover_own", "rest_own",
    "rest_clause", "outdone", "again", "kin", "unit_exact", "unit_loose", "unit_none", "mass_own",
    "mass_others", "period_lacks", "role_lacks", "growth_said", "growth_unsaid", "level_wrong",
    "new_unsaid", "new_wrong", "again_part",
)  # fmt: skip
NAMES = (
    "one", "worded", "link", "link_low", "rival", "none",
    "value", "unit", "direction", "swapped", "period", "role", "measure", "bound", "derived",
    *(f"value_{each}" for each in LIKENESSES),
    "recorded", "recorded_period", "bound_same", "bound_other", "late",
    "when_clause", "when_sentence", "when_paragraph", "when_heading", "when_above", "when_nowhere",
    "which_clause", "which_sentence", "which_heading", "which_nowhere",
    "outright",
    "time_stated", "time_carried", "role_stated", "role_carried",
    "open", "one_fact", "antedated", "table", "bare", "own_told", "own_none", "unknown_words", "listed", "latin",
    "elsewhere", "round", "doubted", "not_own",
    *doubt.AROUND,
    *(f"derived_{kind.value}" for kind in Kinds),
    "derived_sure", "derived_explicit", "derived_one", *(f"derived_{each}" for each in LIKENESSES),
    "derived_unit", "derived_direction", "derived_recorded",
    *(f"link_{name}" for name in _OF_LINK),
)  # fmt: skip
_INDEX = {name: i for i, name in enumerate(NAMES)}
_TIMED = (Reason.PERIOD, Reason.ROLE)
_TEN = 10


def stated_features(claim: Claim, ruling: Ruling, read: Read, known: Background) -> Features:
    """The features of a flag on a figure that the report should print, by number."""
    found = _around(read)
    found[ruling.reason.value] = 1.0
    _linked(found, read)
    _told(found, claim, ruling)
    if ruling.reason is Reason.VALUE and found["outright"]:
        # How far a number is from the recorded one tells only of links that are in doubt.
        del found["value"]
    elif ruling.reason is Reason.VALUE:
        _other_number(found, claim, ruling, known)
    found["late"] = float(known.is_late(read.as_of) and claim.told.when.level > Level.SENTENCE)
    found["antedated"] = float(ruling.reason is Reason.PERIOD and not claim.expected)
    found["one_fact"] = float(len(claim.expected) + len(claim.others) == 1)
    found["bare"] = float(claim.figure.bare)
    found["elsewhere"] = float(claim.told.where.whose is not Whose.OWN)
    found["round"] = float(written_step(claim.quantity.value) >= _TEN)
    return _numbered(found)


def derived_features(derived: Derived, read: Read, known: Background) -> Features:
    """The features of a flag on a figure that should follow from others, by number.

    What it is computed from tells, not what it might be linked to.
    """
    expression, asked = derived.expression, derived.asked
    assert expression is not None
    assert asked is not None
    found = _around(read)
    found["derived"] = 1.0
    found[f"derived_{asked.kind.value}"] = 1.0
    found["derived_sure"] = float(expression.sure)
    found["derived_explicit"] = float(asked.explicit)
    found["derived_one"] = float(len({o.indicator.id for o in expression.inputs}) == 1)
    found["derived_recorded"] = float(bool(known.facts_of(read.figure.quantity)))
    if derived.reason is Reason.VALUE:
        found[f"derived_{_likeness(read.figure.quantity, expression)}"] = 1.0
    else:
        found[f"derived_{derived.reason.value}"] = 1.0
    return _numbered(found)


def _numbered(found: Mapping[str, float]) -> Features:
    return tuple((_INDEX[name], value) for name, value in found.items() if value)


def _around(read: Read) -> dict[str, float]:
    text = read.said.words.text
    return {
        "one": 1.0, **doubt.agreeing_around(read.company),
        "doubted": float(read.own < 1), "not_own": 2 * (1 - read.own),
        "table": float(read.passage.block.kind is BlockKind.ROW),
        "listed": float("、" in text), "latin": float(text.isascii()),
    }  # fmt: skip


def _other_number(found: dict[str, float], claim: Claim, ruling: Ruling, known: Background) -> None:
    """How a number looks beside the recorded one, and whether the report has it elsewhere."""
    fact = ruling.recorded
    assert fact is not None
    assert fact.quantity is not None
    found["value_" + _stated(claim.quantity, fact.quantity)] = 1.0
    if claim.quantity.bound is not fact.quantity.bound:
        found["bound_other"] = 1.0
    elif claim.quantity.bound is not Bound.EQ:
        found["bound_same"] = 1.0
    holders = known.facts_of(claim.quantity)
    found["recorded"] = float(bool(holders))
    found["recorded_period"] = float(fact.period in {holder.period for holder in holders})


def _linked(found: dict[str, float], read: Read) -> None:
    link, words = read.link, read.said.words
    best = link.choices[0].probability if link.choices else 0.0
    worded = _by_words(read)
    found["worded"] = math.log(max(worded, 0.01) / max(1 - worded, 0.002)) / _LOGIT
    found["link"] = math.log(max(best, 0.01) / max(1 - best, 0.002)) / _LOGIT
    found["link_low"] = float(best < _LOW)
    found["rival"] = link.choices[1].probability if len(link.choices) > 1 else 0.0
    found["none"] = link.none
    found["own_told"] = min(len(words.own), 6) / 6
    found["own_none"] = float(not words.own)
    found["unknown_words"] = min(words.unknown, 10) / 10
    if link.choices:
        found |= {
            f"link_{_LINK_NAMES[i]}": x
            for i, x in link.choices[0].features
            if _LINK_NAMES[i] in _OF_LINK
        }


def _likeness(claimed: Quantity, expression: Expression) -> str:
    """How a claimed number looks beside the computed one, rounded to as many digits."""
    value = expression.printed.magnitude().low
    unit = claimed.unit
    if not value or not claimed.value:
        return "other"
    places = len(significant(claimed.value))
    rounded = round(value.scaleb(-value.adjusted()), places - 1).normalize()
    ratio = abs(claimed.value) * unit.numerator / unit.denominator / value
    return likeness(claimed.value, rounded, ratio)


def _by_words(read: Read) -> float:
    """How likely words alone make the indicator that a figure is linked to in the end."""
    if read.worded is None or not read.link.choices:
        return 0.0
    chosen = read.link.choices[0].indicator
    return next((c.probability for c in read.worded.choices if c.indicator is chosen), 0.0)


_ABOVE = {"paragraph": "heading", "above": "heading"}
_LOGIT = 5
# 19 to 1 by words alone.
_NAMED = math.log(19) / _LOGIT
_LOW = 0.6


def _told(found: dict[str, float], claim: Claim, ruling: Ruling) -> None:
    when, which = claim.told.when, claim.told.which
    found["when_" + when.level.name.lower()] = 1.0
    level = which.level.name.lower()
    found["which_" + _ABOVE.get(level, level)] = 1.0
    where = claim.told.where
    found["outright"] = float(_is_outright(found, when, where))
    found["open"] = float(claim.open)
    if ruling.reason in _TIMED:
        near = when.level <= Level.SENTENCE or when.single
        found["time_stated" if near else "time_carried"] = 1.0
        near = which.level <= Level.SENTENCE
        found["role_stated" if near else "role_carried"] = 1.0


def _is_outright(found: Mapping[str, float], when: When, where: Where) -> bool:
    """Whether nothing is to be read elsewhere: 2025年地区生产总值增长9.9%.

    The time stands in the figure's sentence, its own words are an indicator's name, and none
    tell of another place.
    """
    near = when.level <= Level.SENTENCE and where.whose is Whose.OWN
    named = found.get("link_whole_own", 0.0) > 0
    left = found.get("link_rest_own", 0.0) + found.get("unknown_words", 0.0)
    return near and named and not left and found["worded"] > _NAMED


def _stated(claimed: Quantity, recorded: Quantity) -> str:
    if Bound.RANGE in (claimed.bound, recorded.bound):
        return "other"
    value = abs(claimed.value) * claimed.unit.numerator / claimed.unit.denominator
    known = abs(recorded.value) * recorded.unit.numerator / recorded.unit.denominator
    ratio = value / known if known else Decimal(0)
    return likeness(claimed.value, recorded.value, ratio)

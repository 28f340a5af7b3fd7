"""How likely a flag is right: a probability from named features of a ruling and its reading.

A false alarm costs the reader's trust, so that a contradiction is told only where this
probability, fitted on labelled drafts (bench/fit.py), reaches the threshold at which flags
were right 98 times in 100. Below it the verdict is unknown.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check import doubt
from lukou_cli.check.context.place import Whose
from lukou_cli.check.context.told import Level
from lukou_cli.check.derive.asked import Kind as Kinds
from lukou_cli.check.finding import Reason
from lukou_cli.check.link.features import NAMES as _LINK_NAMES
from lukou_cli.check.structure import BlockKind
from lukou_cli.model.quantity import Bound, significant, written_step

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lukou_cli.check.context.told import When, Where
    from lukou_cli.check.derive.expressions import Expression
    from lukou_cli.check.derive.verdict import Derived
    from lukou_cli.check.judge.claim import Claim, Ruling
    from lukou_cli.check.reading import Read
    from lukou_cli.model.quantity import Quantity

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
    "value_slip", "value_near", "value_far", "value_other",
    "when_clause", "when_sentence", "when_paragraph", "when_heading", "when_above", "when_nowhere",
    "which_clause", "which_sentence", "which_heading", "which_nowhere",
    "outright",
    "time_stated", "time_carried", "role_stated", "role_carried",
    "open", "one_fact", "table", "bare", "own_told", "own_none", "unknown_words", "listed", "latin",
    "elsewhere", "round", "doubted", "not_own",
    *doubt.AROUND,
    *(f"derived_{kind.value}" for kind in Kinds),
    "derived_sure", "derived_explicit", "derived_one", "derived_slip", "derived_near", "derived_far", "derived_other",
    "derived_unit", "derived_direction",
    *(f"link_{name}" for name in _OF_LINK),
)  # fmt: skip
_INDEX = {name: i for i, name in enumerate(NAMES)}
_TIMED = (Reason.PERIOD, Reason.ROLE)
_TEN = 10


class Trust(msgspec.Struct, frozen=True):
    """How likely a flag is right, and the features that tell it, by number."""

    likely: float
    features: tuple[tuple[int, float], ...]


def trust(
    claim: Claim | None,
    ruling: Ruling,
    read: Read,
    weights: Sequence[float],
    derived: Derived | None = None,
) -> Trust:
    """How far a flag can be trusted under the weights of its features."""
    found = _features(claim, ruling, read, derived)
    return Trust(_probability(found, weights), found)


def _features(
    claim: Claim | None, ruling: Ruling, read: Read, derived: Derived | None
) -> tuple[tuple[int, float], ...]:
    """The features of a flag, by number; it is one on a derived figure where there is no claim."""
    words = read.said.words
    found: dict[str, float] = {"one": 1.0, **doubt.agreeing_around(read.company)}
    found["doubted"] = float(read.own < 1)
    found["not_own"] = 2 * (1 - read.own)
    if derived is None:
        _linked(found, read)
    else:
        # What it is computed from tells, not what it might be linked to.
        _derived(found, derived, read)
    found["derived" if claim is None else ruling.reason.value] = 1.0
    if claim is not None:
        _told(found, claim, ruling)
        if ruling.reason is Reason.VALUE and found["outright"]:
            # How far a number is from the recorded one tells only of links that are in doubt.
            del found["value"]
        elif ruling.reason is Reason.VALUE and ruling.recorded and ruling.recorded.quantity:
            found["value_" + likeness(claim.quantity, ruling.recorded.quantity)] = 1.0
        found["one_fact"] = float(len(claim.expected) + len(claim.others) == 1)
        found["bare"] = float(claim.figure.bare)
        found["elsewhere"] = float(claim.told.where.whose is not Whose.OWN)
        found["round"] = float(written_step(claim.quantity.value) >= _TEN)
    found["table"] = float(read.passage.block.kind is BlockKind.ROW)
    found["listed"] = float("、" in words.text)
    found["latin"] = float(words.text.isascii())
    return tuple((_INDEX[name], value) for name, value in found.items() if value)


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


def _derived(found: dict[str, float], derived: Derived, read: Read) -> None:
    expression, asked = derived.expression, derived.asked
    assert expression is not None
    assert asked is not None
    found[f"derived_{asked.kind.value}"] = 1.0
    found["derived_sure"] = float(expression.sure)
    found["derived_explicit"] = float(asked.explicit)
    found["derived_one"] = float(len({o.indicator.id for o in expression.inputs}) == 1)
    if derived.reason is Reason.VALUE:
        found[f"derived_{_likeness(read.figure.quantity, expression)}"] = 1.0
    else:
        found[f"derived_{derived.reason.value}"] = 1.0


def _likeness(claimed: Quantity, expression: Expression) -> str:
    """How a claimed number looks beside the computed one."""
    value = expression.printed.magnitude().low
    unit = claimed.unit
    scaled = abs(claimed.value) * unit.numerator / unit.denominator
    if not value or not scaled:
        return "other"
    shown = significant(claimed.value)
    rounded = significant(round(value.scaleb(-value.adjusted()), len(shown) - 1))
    if sorted(rounded) == sorted(shown) or (
        len(rounded) == len(shown)
        and sum(a != b for a, b in zip(rounded, shown, strict=True)) == 1
        and len(shown) > 1
    ):
        return "slip"
    ratio = float(scaled / value)
    if _NEAR < ratio < 1 / _NEAR:
        return "near"
    return "far" if _FAR < ratio < 1 / _FAR else "other"


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
        near = when.level <= Level.SENTENCE
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


def likeness(claimed: Quantity, recorded: Quantity) -> str:
    """How one number looks beside another: a slip of digits, near, far, or another altogether."""
    one, other = _digits(claimed), _digits(recorded)
    if one == other:
        return "slip"
    if len(one) == len(other) and (
        sorted(one) == sorted(other) or sum(a != b for a, b in zip(one, other, strict=True)) == 1
    ):
        return "slip"
    value = abs(claimed.value) * claimed.unit.numerator / claimed.unit.denominator
    known = abs(recorded.value) * recorded.unit.numerator / recorded.unit.denominator
    if not value or not known:
        return "other"
    ratio = float(value / known)
    if _NEAR < ratio < 1 / _NEAR:
        return "near"
    return "far" if _FAR < ratio < 1 / _FAR else "other"


_NEAR, _FAR = 0.8, 0.4


def _digits(quantity: Quantity) -> tuple[int, ...]:
    return significant(quantity.value) if quantity.bound is not Bound.RANGE else ()


def _probability(found: Sequence[tuple[int, float]], weights: Sequence[float]) -> float:
    """The logistic function of the weighted features."""
    score = sum(weights[i] * x for i, x in found)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))

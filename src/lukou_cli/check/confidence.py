"""What tells how likely a flag is right: named features of a ruling and its reading.

A false alarm costs the reader's trust, so that a contradiction is told only where this
probability, fitted on labelled drafts (bench/fit.py), reaches the threshold at which flags
were right 983 times in 1,000. Below it the verdict is unknown.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lukou_cli.check import doubt
from lukou_cli.check.finding import Reason
from lukou_cli.check.link.cover import numbered
from lukou_cli.check.link.features import INDEX as _LINK
from lukou_cli.check.witness import is_told
from lukou_cli.model.digits import LIKENESSES, likeness
from lukou_cli.model.indicator import Role
from lukou_cli.model.quantity import Bound, significant
from lukou_cli.reading.asked import Kind
from lukou_cli.reading.context.place import Whose
from lukou_cli.reading.context.report_time import which_time
from lukou_cli.reading.context.told import Level
from lukou_cli.reading.structure import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lukou_cli.check.derive.expressions import Expression
    from lukou_cli.check.derive.verdict import Derived
    from lukou_cli.check.judge.claim import Claim
    from lukou_cli.check.judge.stated import Judged
    from lukou_cli.check.link.cover import Features
    from lukou_cli.check.read import Read
    from lukou_cli.model.indicator import Fact
    from lukou_cli.model.quantity import Quantity
    from lukou_cli.reading.background import Background
    from lukou_cli.reading.context.told import Told

# Features of the link that also tell how far a flag can be trusted.
_OF_LINK = {
    _LINK[name]: f"link_{name}"
    for name in (
        "whole_clause", "whole_sentence", "mass_own", "again", "kin", "period_lacks", "role_lacks",
    )
}  # fmt: skip
_REASONS = (
    Reason.VALUE, Reason.UNIT, Reason.DIRECTION, Reason.SWAPPED, Reason.PERIOD, Reason.ROLE,
    Reason.MEASURE, Reason.BOUND,
)  # fmt: skip
_TWO = 2
_KINDS: dict[Kind, str] = {
    kind: f"derived_{kind.value}" for kind in Kind if kind is not Kind.PROGRESS
}
# What tells more, or less, together than each by itself.
_TOGETHER = (
    ("role", "link_role_lacks"), ("period", "which_clause"), ("value", "sentence_agrees"),
    ("link_again", "worded"), ("link_again", "when_clause"), ("link_whole_clause", "bare"),
    ("link", "antedated"), ("aims", "when_clause"), ("bound_same", "which_clause"),
    ("derived_explicit", "derived_one"), ("derived_explicit", "derived_share"),
)  # fmt: skip
NAMES = (
    "one", *(reason.value for reason in _REASONS), *LIKENESSES, "sentence_agrees",
    "worded", "link", "none", "unknown_words", *_OF_LINK.values(),
    "when_clause", "when_sentence", "which_clause", "meant", "meant_other", "carried", "outright", "late", "one_fact", "antedated", "bare", "aims",
    "recorded", "bound_same", "bound_other", "told_elsewhere", "beside",
    "derived", "derived_sure", "derived_explicit", "derived_one", "derived_two",
    "derived_open", "derived_against", "derived_row", "derived_unknown",
    *_KINDS.values(), "derived_cost", "derived_here", "derived_margin", "derived_beside_unknown", "derived_drafted",
    *(f"{one} x {other}" for one, other in _TOGETHER),
)  # fmt: skip
_INDEX = {name: i for i, name in enumerate(NAMES)}
_TIMED = (Reason.PERIOD, Reason.ROLE)
_LOGIT = 5
# 9 to 1 by words alone.
_NAMED = math.log(9) / _LOGIT


def stated_features(claim: Claim, judged: Judged, read: Read, known: Background) -> Features:
    """The features of a flag on a figure that the report should print, by number."""
    ruling, told, words, choices = judged.ruling, claim.told, read.said.words, read.link.choices
    best = choices[0].probability if choices else 0.0
    features = dict(choices[0].features) if choices else {}
    found = {
        **_around(read), ruling.reason.value: 1.0,
        "worded": _logit(read.worded), "link": _logit(best),
        "none": _logit(read.link.none),
        "unknown_words": min(words.unknown, 10) / 10,
        **{name: features.get(number, 0.0) for number, name in _OF_LINK.items()},
        "when_clause": float(told.when.level is Level.CLAUSE),
        "when_sentence": float(told.when.level is Level.SENTENCE),
        "which_clause": float(told.which.level is Level.CLAUSE),
        "late": float(known.is_late(read.as_of) and told.when.level > Level.SENTENCE),
        "one_fact": float(len(claim.expected) + len(claim.others) == 1),
        "antedated": float(ruling.reason is Reason.PERIOD and not claim.expected),
        "bare": float(claim.figure.bare),
        "beside": known.nearness(claim.expected, read.company.near),
        "aims": float(
            told.which.level is Level.NOWHERE and all(f.role is Role.TARGET for f in claim.expected)
        ),
    }  # fmt: skip
    if ruling.reason in _TIMED:
        far = told.when.level > Level.SENTENCE and not told.when.single
        found["meant"] = _logit(read.meant)
        found["carried"] = float(far + (told.which.level > Level.SENTENCE))
        assert ruling.actually is not None
        time = which_time(ruling.actually.fact.period, known.results)
        found["meant_other"] = _logit(read.times.get(time, 0.0))
    if _is_outright(told, features, read):
        found["outright"] = 1.0
        del found["link_again"]  # it goes on about nothing
    elif is_told(claim.expected, read, read.company.right):
        found["told_elsewhere"] = 1.0
    if ruling.reason is Reason.VALUE:
        if "outright" in found:
            # How far a number is from the recorded one tells only of links that are in doubt.
            del found["value"]
        else:
            found |= _beside(claim.quantity, ruling.recorded, known)
    return _together(found)


def derived_features(derived: Derived, read: Read) -> Features:
    """The features of a flag on a figure that should follow from others, by number.

    What it is computed from tells, not what it might be linked to.
    """
    expression, asked = derived.expression, derived.asked
    assert expression is not None
    assert asked is not None
    found = {
        **_around(read), "derived": 1.0,
        "derived_sure": float(expression.sure), "derived_explicit": float(asked.explicit),
        "derived_one": float(len({o.indicator.id for o in expression.inputs}) == 1),
        "derived_two": float(len(expression.inputs) == _TWO),
        "derived_open": float(any(o.known != o.printed for o in expression.inputs)),
        "derived_against": float(asked.reference is not None),
        "derived_row": float(read.passage.block.kind is BlockKind.ROW),
        "derived_unknown": min(read.said.words.unknown, 10) / 10,
        _KINDS[asked.kind]: 1.0,
        "derived_cost": min(expression.cost, 8) / 8,
        "derived_here": float(expression.cost == 0),
        "derived_margin": min(derived.margin, 8) / 8,
        "derived_beside_unknown": float(derived.beside_unknown),
    }  # fmt: skip
    if derived.reason is Reason.VALUE:
        found["derived_drafted"] = float(derived.drafted)
        found[_computed(read.figure.quantity, expression)] = 1.0
    else:
        found[derived.reason.value] = 1.0
    return _together(found)


def _together(found: Mapping[str, float]) -> Features:
    """Features by number, with the products of those that tell something together."""
    products = [
        (f"{one} x {other}", found.get(one, 0.0) * found.get(other, 0.0))
        for one, other in _TOGETHER
    ]
    return numbered([*found.items(), *products], _INDEX)


def _around(read: Read) -> dict[str, float]:
    return {"one": 1.0, "sentence_agrees": doubt.agreeing_around(read.company)["sentence_agrees"]}


def _logit(probability: float) -> float:
    return math.log(max(probability, 0.01) / max(1 - probability, 0.002)) / _LOGIT


def _is_outright(told: Told, features: Mapping[int, float], read: Read) -> bool:
    """Whether nothing is to be read elsewhere: 2025年地区生产总值增长9.9%.

    The time stands in the figure's sentence, its own words are an indicator's name, and none
    tell of another place.
    """
    near = told.when.level <= Level.SENTENCE and told.where.whose is Whose.OWN
    left = _LINK["rest_own"] in features or read.said.words.unknown
    return near and _LINK["whole_own"] in features and not left and _logit(read.worded) > _NAMED


def _beside(claimed: Quantity, recorded: Fact | None, known: Background) -> dict[str, float]:
    """How a number looks beside the recorded one, and whether the report has it elsewhere."""
    assert recorded is not None
    right = recorded.quantity
    assert right is not None
    found = {"recorded": float(bool(known.facts_of(claimed)))}
    if claimed.bound is not right.bound:
        found["bound_other"] = 1.0
    elif claimed.bound is not Bound.EQ:
        found["bound_same"] = 1.0
    if Bound.RANGE in (claimed.bound, right.bound) or not right.value:
        found["other"] = 1.0
    else:
        found[likeness(claimed.value, right.value, claimed.in_base / right.in_base)] = 1.0
    return found


def _computed(claimed: Quantity, expression: Expression) -> str:
    """How a claimed number looks beside the computed one, rounded to as many digits."""
    value = expression.printed.magnitude().low
    if not value or not claimed.value:
        return "other"
    places = len(significant(claimed.value))
    rounded = round(value.scaleb(-value.adjusted()), places - 1).normalize()
    return likeness(claimed.value, rounded, claimed.in_base / value)

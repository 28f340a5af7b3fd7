"""Which flags are told: those that are likely enough to be right, and what is said of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.confidence import derived_features, stated_features
from lukou_cli.check.derive.verdict import Derived
from lukou_cli.check.finding import FLAGGED, Reason, Verdict
from lukou_cli.check.judge.claim import Ruling, claim
from lukou_cli.check.judge.stated import Judged, agreeing
from lukou_cli.check.judge.verdict import confirmed
from lukou_cli.check.link.cover import Features
from lukou_cli.check.link.features import is_by_number
from lukou_cli.check.link.linker import likelihood
from lukou_cli.reading.context.told import Level

if TYPE_CHECKING:
    from lukou_cli.check.derive.reckoning import Reckoned
    from lukou_cli.check.fitted import Weights
    from lukou_cli.check.read import Read
    from lukou_cli.reading.background import Background

# How likely an indicator is meant that a figure is confirmed of (below it one in six was right);
# more so where many other numbers would follow from the recorded one as well.
_EQUAL, _IMPLIED = 0.4, 0.7
# How likely a flag on arithmetic is right, for that to be told of an unknown figure.
_MEANT = 0.5
# How likely arithmetic is no accident that is told of figures of which nothing else is known.
_RECKONED = 0.7


class Trust(msgspec.Struct, frozen=True):
    """How likely a flag is right, whether it is raised for that, and the features that tell it."""

    likely: float
    raised: bool
    features: Features


def sure_stated(
    read: Read, judged: Judged, background: Background, weights: Weights, *, foreign: bool
) -> tuple[Judged, Trust | None]:
    """A flag only where it is likely enough to be right; else what agrees, or unknown.

    In a ``foreign`` draft, which speaks of something else, none is.
    """
    choice, ruling = judged.choice, judged.ruling
    if choice is None or ruling.verdict not in FLAGGED:
        return _likely(judged), None
    made = claim(read.figure, choice.indicator, read.told, read.as_of)
    flag: Trust | None = None
    if not is_by_number(choice.features) and not foreign:
        found = stated_features(made, judged, read, background)
        flag = _trust(found, weights)
        if flag.raised:
            return judged, flag
    when, which = read.told.when, read.told.which
    doubted = flag is None or flag.likely < _MEANT
    if doubted and min(when.level, which.level) > Level.SENTENCE:
        # Only words from afar speak against it: the benefit of the doubt.
        others = [fact for fact in made.others if fact.period.is_year or not when.single]
        doubtful = confirmed(made, others)
        if doubtful is not None and doubtful.reason is not Reason.IMPLIED:
            return _likely(Judged(choice, doubtful)), flag
    unsure = Ruling(Verdict.UNKNOWN, Reason.UNSURE, ruling.recorded)
    return _likely(agreeing(read) or Judged(choice, unsure)), flag


def _likely(judged: Judged) -> Judged:
    """A confirmation only of what is likely enough to be meant."""
    choice, ruling = judged.choice, judged.ruling
    least = _IMPLIED if ruling.reason is Reason.IMPLIED else _EQUAL
    if ruling.verdict is not Verdict.CONFIRMED or (choice and choice.probability >= least):
        return judged
    return Judged(choice, Ruling(Verdict.UNKNOWN, Reason.UNSURE, ruling.recorded))


def sure_derived(
    read: Read, derived: Derived, ruling: Ruling, weights: Weights, *, foreign: bool
) -> tuple[Derived | None, Trust | None]:
    """A derived figure is called wrong only where that is likely enough.

    Else it is unknown, or, where its words need not mean arithmetic, what the report prints:
    ``ruling`` is what it comes to as such.
    """
    if derived.verdict is not Verdict.CONTRADICTED:
        return derived, None
    flag: Trust | None = None
    if not foreign:
        flag = _trust(derived_features(derived, read), weights)
        if flag.raised:
            return derived, flag
    if ruling.verdict in FLAGGED and derived.asked is not None and not derived.asked.explicit:
        return None, None
    # Arithmetic that is hardly meant is not told either.
    meant = flag is None or flag.likely >= _MEANT
    return msgspec.structs.replace(
        derived, verdict=Verdict.UNKNOWN, reason=Reason.UNSURE,
        expression=derived.expression if meant else None,
    ), flag  # fmt: skip


def sure_reckoned(found: Reckoned | None, weights: Weights) -> Derived | None:
    """A figure confirmed by arithmetic that its words need not tell of, if it is no accident."""
    if found is None or likelihood(found.features, weights.reckoned) < _RECKONED:
        return None
    return Derived(Verdict.CONFIRMED, Reason.EQUAL, found.expression, found.asked)


def _trust(found: Features, weights: Weights) -> Trust:
    likely = likelihood(found, weights.flag)
    return Trust(likely, likely >= weights.threshold, found)

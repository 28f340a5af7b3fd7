"""What the check says of one figure of a draft. Codes and facts only, no words."""

from __future__ import annotations

from enum import Enum

import msgspec

from lukou_cli.model.indicator import Fact, Indicator, Role
from lukou_cli.model.period import Period
from lukou_cli.model.quantity import Amount, Quantity


class Verdict(str, Enum):
    """Whether the statement follows from the data, in the order of a summary."""

    CONTRADICTED = "contradicted"
    IMPRECISE = "imprecise"
    UNKNOWN = "unknown"
    CONFIRMED = "confirmed"


# What is told as an error.
FLAGGED = (Verdict.CONTRADICTED, Verdict.IMPRECISE)


class Reason(str, Enum):
    """Why: of a contradiction, of an imprecise figure, of not knowing, of a confirmation."""

    # contradicted
    VALUE = "value"
    UNIT = "unit"
    DIRECTION = "direction"
    SWAPPED = "swapped"
    PERIOD = "period"
    ROLE = "role"
    MEASURE = "measure"
    # imprecise
    BOUND = "bound"
    # unknown
    NO_INDICATOR = "no_indicator"
    NO_FACT = "no_fact"
    NO_NUMBER = "no_number"
    SCOPE = "scope"
    UNSURE = "unsure"
    # confirmed
    EQUAL = "equal"
    IMPLIED = "implied"
    ROUNDED = "rounded"


class IndicatorFact(msgspec.Struct, frozen=True, gc=False):
    """A fact together with the indicator it belongs to."""

    indicator: Indicator
    fact: Fact


class About(str, Enum):
    """What some words of a draft tell of a figure."""

    SUBJECT = "subject"
    PERIOD = "period"
    ROLE = "role"
    PLACE = "place"


class Clue(msgspec.Struct, frozen=True, gc=False):
    """The code points [start, end) of a draft that told something of a figure."""

    start: int
    end: int
    about: About


class Guess(msgspec.Struct, frozen=True, gc=False):
    """An indicator that a figure may be about, with the probability that it is."""

    indicator: Indicator
    probability: float


class Fix(msgspec.Struct, frozen=True, gc=False):
    """What to write in place of the code points [start, end) of the draft.

    They hold the figure and, where a rise is told as a fall, the word before it.
    """

    start: int
    end: int
    text: str


class Finding(msgspec.Struct, frozen=True, gc=False):
    """The verdict on the figure at code points [start, end) of the draft's text.

    ``indicator``, ``period`` and ``role`` are what the figure was linked to, None where
    that is not sure; ``recorded`` is the fact it was held against; ``actually`` is another
    fact whose figure this one is (of another period, role or indicator), where that
    explains an error. ``probability`` says of a flag how likely it is right, of others how
    likely the indicator is the one meant; None where neither was estimated. ``evidence`` are
    the words that told subject, period, role and place. A ``derived`` figure carries the
    ``formula`` and what it ``computed``, bounds included. ``fix`` corrects it, None where that
    is not sure.
    """

    start: int
    end: int
    text: str
    claimed: Quantity
    verdict: Verdict
    reason: Reason
    probability: float | None = None
    indicator: Indicator | None = None
    period: Period | None = None
    role: Role | None = None
    recorded: IndicatorFact | None = None
    actually: IndicatorFact | None = None
    evidence: tuple[Clue, ...] = ()
    candidates: tuple[Guess, ...] = ()
    derived: bool = False
    formula: str = ""
    computed: Amount | None = None
    fix: Fix | None = None

    @property
    def suggestion(self) -> str:
        """The corrected text, empty where there is none."""
        return self.fix.text if self.fix else ""

"""What the check says of one figure of a draft. Codes and facts only, no words."""

from __future__ import annotations

from enum import Enum

import msgspec

from lukou_cli.model.indicator import Fact, Indicator, Role
from lukou_cli.model.period import Period
from lukou_cli.model.quantity import Quantity


class Verdict(str, Enum):
    """Whether the statement follows from the data, in the order of a summary."""

    CONTRADICTED = "contradicted"
    IMPRECISE = "imprecise"
    UNKNOWN = "unknown"
    CONFIRMED = "confirmed"


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


class Source(msgspec.Struct, frozen=True):
    """A fact together with the indicator it belongs to."""

    indicator: Indicator
    fact: Fact


class Finding(msgspec.Struct, frozen=True):
    """The verdict on the figure at code points [start, end) of the draft's text.

    ``indicator``, ``period`` and ``role`` are what the figure was linked to, None where
    that is not sure; ``recorded`` is the fact it was held against; ``actually`` is another
    fact whose figure this one is (of another period, role or indicator), where that
    explains an error. A ``derived`` figure carries the ``formula`` and what it ``computed``.
    ``suggestion`` is the corrected text of the figure, empty where there is none.
    """

    start: int
    end: int
    text: str
    claimed: Quantity
    verdict: Verdict
    reason: Reason
    indicator: Indicator | None = None
    period: Period | None = None
    role: Role | None = None
    recorded: Source | None = None
    actually: Source | None = None
    candidates: tuple[Indicator, ...] = ()
    derived: bool = False
    formula: str = ""
    computed: Quantity | None = None
    suggestion: str = ""

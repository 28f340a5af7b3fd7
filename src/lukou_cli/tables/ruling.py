"""The rules of the check, each once: what is said of a figure, how grave, where explained.

Words for each stand in `tables/rules.py`, its section in docs/check.md, an example that it
applies to and one that it does not in tests/check/test_rules.py; tests hold them together.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.finding import Reason, Verdict

if TYPE_CHECKING:
    from lukou_cli.check.finding import Finding


class Severity(str, Enum):
    """How grave a finding is, in the words of most tools."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NONE = "none"


class Rule(msgspec.Struct, frozen=True):
    """What a verdict and its reason mean, of a stated or of a ``derived`` figure.

    ``anchor`` is the section of docs/check.md that explains it.
    """

    verdict: Verdict
    reason: Reason
    severity: Severity
    derived: bool
    anchor: str

    @property
    def id(self) -> str:
        """``contradicted/value``, ``contradicted/derived_value``."""
        kind = "derived_" if self.derived else ""
        return f"{self.verdict.value}/{kind}{self.reason.value}"


_SEVERITIES = {
    Verdict.CONTRADICTED: Severity.ERROR,
    Verdict.IMPRECISE: Severity.WARNING,
    Verdict.UNKNOWN: Severity.NOTE,
    Verdict.CONFIRMED: Severity.NONE,
}
_STATED = {
    Verdict.CONTRADICTED: (
        Reason.VALUE, Reason.UNIT, Reason.DIRECTION, Reason.SWAPPED, Reason.PERIOD, Reason.ROLE,
        Reason.MEASURE,
    ),
    Verdict.IMPRECISE: (Reason.BOUND,),
    Verdict.UNKNOWN: (
        Reason.NO_INDICATOR, Reason.NO_FACT, Reason.NO_NUMBER, Reason.SCOPE, Reason.UNSURE,
    ),
    Verdict.CONFIRMED: (Reason.EQUAL, Reason.IMPLIED, Reason.ROUNDED),
}  # fmt: skip
_DERIVED = {
    Verdict.CONTRADICTED: (Reason.VALUE, Reason.UNIT, Reason.DIRECTION),
    Verdict.UNKNOWN: (Reason.NO_FACT, Reason.SCOPE, Reason.UNSURE),
    Verdict.CONFIRMED: (Reason.EQUAL,),
}


def _anchor(verdict: Verdict, reason: Reason, *, derived: bool) -> str:
    if verdict is Verdict.CONFIRMED:
        return str(verdict.value)
    if derived and verdict is Verdict.UNKNOWN:
        return "derived_unknown"
    return f"derived_{reason.value}" if derived else str(reason.value)


RULES = tuple(
    Rule(verdict, reason, _SEVERITIES[verdict], derived, _anchor(verdict, reason, derived=derived))
    for table, derived in ((_STATED, False), (_DERIVED, True))
    for verdict, reasons in table.items()
    for reason in reasons
)
_BY_KEY = {(rule.verdict, rule.reason, rule.derived): rule for rule in RULES}


def rule_of(finding: Finding) -> Rule:
    """The rule of a finding; a verdict without one is a defect, and raises."""
    return _BY_KEY[finding.verdict, finding.reason, finding.derived]

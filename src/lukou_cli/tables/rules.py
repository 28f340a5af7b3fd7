"""The kinds of findings as rules of a checker, for formats that want them described.

Machine formats are English, whatever the reader's language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.finding import Reason, Verdict

if TYPE_CHECKING:
    from lukou_cli.check.finding import Finding


class Rule(msgspec.Struct, frozen=True):
    """What a reason means, in short, and what to do about it."""

    verdict: Verdict
    reason: Reason
    short: str
    help: str

    @property
    def id(self) -> str:
        return f"{self.verdict.value}/{self.reason.value}"


_TEXTS: dict[Verdict, dict[Reason, tuple[str, str]]] = {
    Verdict.CONTRADICTED: {
        Reason.VALUE: (
            "The figure is not the report's.",
            "The report gives another number for this indicator, period and role, or its figures "
            "come to another result. Correct the figure, or say which other figure is meant.",
        ),
        Reason.UNIT: (
            "The unit or the order of magnitude is wrong.",
            "The digits are the report's, but not their unit: 万 for 亿, % for 个百分点. "
            "Correct the unit.",
        ),
        Reason.DIRECTION: (
            "The direction is reversed.",
            "A rise is told as a fall, or a fall as a rise. Correct the verb.",
        ),
        Reason.SWAPPED: (
            "Figures have changed places.",
            "Each figure is right for the other indicator. Exchange them.",
        ),
        Reason.PERIOD: (
            "The figure belongs to another period.",
            "The report gives the number for another year or plan. Correct the period or the "
            "figure.",
        ),
        Reason.ROLE: (
            "Target and result are confused.",
            "A target is told as reached, or a result as a target. Say which it is.",
        ),
        Reason.MEASURE: (
            "Level and growth are confused.",
            "The report's figure is a level, told as a growth, or the reverse. Correct the verb.",
        ),
    },
    Verdict.IMPRECISE: {
        Reason.BOUND: (
            "The qualifier is not the report's.",
            "The number is the report's, but 以上, 超, 左右 and the like were dropped, added or "
            "changed, so that the statement no longer follows. Qualify it as the report does.",
        ),
    },
    Verdict.UNKNOWN: {
        Reason.NO_INDICATOR: (
            "The data has no such indicator.",
            "Nothing in the data fits what the figure counts. Check it against its own source.",
        ),
        Reason.NO_FACT: (
            "The data has no figure for this period and role.",
            "The indicator is known, but not for this period and role.",
        ),
        Reason.NO_NUMBER: (
            "The report gives words only.",
            "The report says something about it, but gives no number to compare.",
        ),
        Reason.SCOPE: (
            "The figure is about another place or scope.",
            "Country, province, city, another district, one town or one firm: the data is about "
            "the district.",
        ),
        Reason.UNSURE: (
            "It is not sure which figure is meant.",
            "Subject, period or scope can be read in several ways. Name them in the sentence to "
            "have the figure checked.",
        ),
    },
}
RULES = tuple(
    Rule(verdict, reason, short, help)
    for verdict, reasons in _TEXTS.items()
    for reason, (short, help) in reasons.items()
)
_INDEX = {(rule.verdict, rule.reason): index for index, rule in enumerate(RULES)}


def rule_index(finding: Finding) -> int:
    """The place of the finding's rule in RULES; a confirmed figure has none, and raises."""
    return _INDEX[finding.verdict, finding.reason]

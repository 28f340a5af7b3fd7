"""The words of the rules of the check: short, and what to do. Keyed by the rule's id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.i18n import N_

if TYPE_CHECKING:
    from lukou_cli.i18n import Messages
    from lukou_cli.tables.ruling import Rule

_TEXTS: dict[str, tuple[str, str]] = {
    "contradicted/value": (
        N_("the figure is not the report's"),
        N_(
            "The report gives another number for this indicator, period and role. "
            "Correct the figure, or say which other figure is meant."
        ),
    ),
    "contradicted/unit": (
        N_("the unit or the order of magnitude is wrong"),
        N_(
            "The digits are the report's, but not their unit: ten thousands for hundred millions, "
            "per cent for percentage points. Correct the unit."
        ),
    ),
    "contradicted/direction": (
        N_("the direction is reversed"),
        N_("A rise is told as a fall, or a fall as a rise. Correct the verb."),
    ),
    "contradicted/swapped": (
        N_("figures have changed places"),
        N_("Each figure is right for the other indicator. Exchange them."),
    ),
    "contradicted/period": (
        N_("the figure belongs to another period"),
        N_(
            "The report gives the number for another year or plan. Correct the period or the "
            "figure."
        ),
    ),
    "contradicted/role": (
        N_("target and result are confused"),
        N_("A target is told as reached, or a result as a target. Say which it is."),
    ),
    "contradicted/measure": (
        N_("level and growth are confused"),
        N_(
            "The report's figure is a level, told as a growth, or the reverse. Correct the verb."
        ),
    ),
    "imprecise/bound": (
        N_("the qualifier is not the report's"),
        N_(
            "The number is the report's, but its qualifier (at least, more than, about) was "
            "dropped, added or changed, so that the statement no longer follows. "
            "Qualify it as the report does."
        ),
    ),
    "unknown/no_indicator": (
        N_("the data has no such indicator"),
        N_("Nothing in the data fits what the figure counts. Check it against its own source."),
    ),
    "unknown/no_fact": (
        N_("the data has no figure for this period and role"),
        N_("The indicator is known, but not for this period and role."),
    ),
    "unknown/no_number": (
        N_("the report gives words only"),
        N_("The report says something about it, but gives no number to compare."),
    ),
    "unknown/scope": (
        N_("the figure is about another place or scope"),
        N_(
            "Country, province, city, another district, one town or one firm: the data is about "
            "the report's place as a whole."
        ),
    ),
    "unknown/unsure": (
        N_("not sure which figure is meant"),
        N_(
            "Subject, period or scope can be read in several ways. Name them in the sentence to "
            "have the figure checked."
        ),
    ),
    "confirmed/equal": (
        N_("the report says the same"),
        N_("Nothing is to be done."),
    ),
    "confirmed/implied": (
        N_("the report says more, from which it follows"),
        N_("Nothing is to be done."),
    ),
    "confirmed/rounded": (
        N_("the report's figure, rounded with a word that says so"),
        N_("Nothing is to be done."),
    ),
    "contradicted/derived_value": (
        N_("the report's figures come to another result"),
        N_(
            "The difference, sum, share or growth was computed from the report's figures, bounds "
            "included, and is another one. The formula shows how; correct the figure."
        ),
    ),
    "contradicted/derived_unit": (
        N_("the result has another unit"),
        N_(
            "The number follows from the report's figures, but not with this unit: the "
            "difference of two percentages is in percentage points, not in per cent. "
            "Correct the unit."
        ),
    ),
    "contradicted/derived_direction": (
        N_("the result goes the other way"),
        N_(
            "The difference is right, but the report's figures rise where the draft says fall, or "
            "the reverse. Correct the word."
        ),
    ),
    "unknown/derived_no_fact": (
        N_("the result does not follow from the report's figures"),
        N_(
            "The report has not all figures that the statement needs, or their bounds neither "
            "imply nor exclude the number."
        ),
    ),
    "unknown/derived_scope": (
        N_("the comparison is with another place"),
        N_("The data knows nothing of the place that the figure is set against."),
    ),
    "unknown/derived_unsure": (
        N_("not sure from which figures the result follows"),
        N_("Name in the sentence which figures are compared to have the result checked."),
    ),
    "confirmed/derived_equal": (
        N_("the report's figures come to the same"),
        N_("Nothing is to be done."),
    ),
}  # fmt: skip


def short(words: Messages, rule: Rule) -> str:
    """What the rule has found, in a few words without a full stop."""
    return words.gettext(_TEXTS[rule.id][0])


def help_text(words: Messages, rule: Rule) -> str:
    """What it means and what to do, in sentences."""
    return words.gettext(_TEXTS[rule.id][1])

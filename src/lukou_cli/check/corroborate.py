"""The link weighed anew by what the facts say: a number that agrees speaks for its indicator.

Words alone choose the candidates (link/), so that a wrong value cannot choose the indicator
that it happens to fit. What agrees is a second witness, weighed with the first by fitted
weights: strong where three digits agree, weak where one does, and weaker still where the
indicator is that of a figure nearby or a relative of the likeliest one. Where a figure nearby
agrees in turn with what this one is likeliest about, the two numbers may have changed places.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.compatible import NONE, fit
from lukou_cli.check.finding import Reason
from lukou_cli.check.judge.claim import agreed, claim
from lukou_cli.check.judge.unit import misfit
from lukou_cli.check.judge.value import SAME
from lukou_cli.check.link.cover import numbered
from lukou_cli.check.link.features import is_by_number
from lukou_cli.check.link.linker import ranked, scored
from lukou_cli.model.quantity import significant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.check.link.cover import Features
    from lukou_cli.check.link.linker import Choice
    from lukou_cli.check.read import Read

_KINDS = ("equal_1", "equal_2", "equal_3", "other_1", "other_2", "other_3", "follows")
NAMES = (
    "words", "none", *_KINDS, *(f"{kind}_taken" for kind in _KINDS), "equal_changed", "other_changed", "crossed", "crossed_likely", "behind",
    "differs", "misfit", "misfit_equal", "numbered",
)  # fmt: skip
INDEX = {name: i for i, name in enumerate(NAMES)}
# Choices that words make less likely are not asked what they say.
_LEAST = 0.01
_DIGITS = 3
# How likely the figure nearby is about the choice, to be rather about it than not.
_RATHER = 0.3
# So many choices of a figure nearby may be what this one's number is of.
_RIVALS = 3
# How many figures away an indicator still belongs to a neighbour.
_NEAR = 3


def witnesses(reads: Sequence[Read], index: int, kin: Sequence[frozenset[str]]) -> list[Features]:
    """The features of each choice of a figure of a passage, and last those of none.

    ``kin`` are the relatives of the indicators that each figure of the passage is linked to by words.
    """
    read = reads[index]
    near = range(max(0, index - _NEAR), min(len(reads), index + _NEAR + 1))
    around = [reads[i] for i in near if i != index]
    found = [_choice(read, choice, around, kin[index]) for choice in read.link.choices]
    none = ((INDEX["words"], _log(read.link.none)), (INDEX["none"], 1.0))
    return [*found, none]


def _log(probability: float) -> float:
    return math.log(max(probability, 1e-4))


def _choice(read: Read, choice: Choice, around: Sequence[Read], kin: frozenset[str]) -> Features:
    words = _log(choice.probability)
    if choice.probability < _LEAST:
        return ((INDEX["words"], words),)
    values = {"words": words}
    if is_by_number(choice.features):
        return numbered((*values.items(), ("numbered", 1.0)), INDEX)  # that it agrees brought it
    if fit(choice.indicator, read.figure) == NONE:
        values["misfit"] = 1.0
        made = claim(read.figure, choice.indicator, read.told, read.as_of)
        values["misfit_equal"] = float(misfit(made).reason is Reason.UNIT)
    elif kind := witness(read, choice):
        if kind == "differs":
            return numbered((*values.items(), (kind, 1.0)), INDEX)
        takers = [each for each in around if _is_about(each, choice)]
        related = choice.indicator.id in kin
        changed = any(_changes(read, rival) for rival in takers or (around if related else ()))
        if changed:
            kind = "other_changed" if kind.startswith("other") else "equal_changed"
        elif takers or related:
            kind += "_taken"
        values[kind] = 1.0
        values["crossed"] = crossed = _crossing(read, choice, around)
        values["crossed_likely"] = float(crossed > _RATHER)
        if changed:
            values["behind"] = _log(read.link.choices[0].probability) - words
    return numbered(values.items(), INDEX)


def _is_about(read: Read, choice: Choice) -> bool:
    best = read.link.best
    return best is not None and best.indicator is choice.indicator


def _changes(read: Read, taker: Read) -> bool:
    """Whether the figure nearby agrees with what this one is likeliest about by its words."""
    best = read.link.best
    return best is not None and _agrees(taker, best)


def _crossing(read: Read, choice: Choice, around: Sequence[Read]) -> float:
    """How likely words make a figure nearby about the choice, where each has but the other's number."""
    best = read.link.best
    if best is None or _agrees(read, best):
        return 0.0
    return max(
        (
            theirs.probability
            for other in around
            for theirs in other.link.choices[:_RIVALS]
            if theirs.indicator is choice.indicator
            and not _agrees(other, theirs)
            and _agrees(other, best)
        ),
        default=0.0,
    )


def _agrees(read: Read, choice: Choice) -> bool:
    """Whether the number is recorded of the indicator, of whatever time."""
    if fit(choice.indicator, read.figure) == NONE:
        return False
    return witness(read, choice).startswith(("equal", "other"))


@lru_cache(maxsize=256)
def witness(read: Read, choice: Choice) -> str:
    """How a figure's number stands to the facts of a choice: one of the kinds, else differing.

    Nothing, where no fact is expected to agree.
    """
    made = claim(read.figure, choice.indicator, read.told, read.as_of)
    digits = min(_DIGITS, len(significant(read.figure.quantity.value)))
    expected = [agreed(made, fact) for fact in made.expected]
    if any(each in SAME for each in expected):
        return f"equal_{digits}"
    if any(each.follows for each in expected):
        return "follows"
    if any(agreed(made, fact) in SAME for fact in made.others):
        return f"other_{digits}"
    return "differs" if expected else ""


def corroborated(
    reads: Sequence[Read], kin: Sequence[frozenset[str]], weights: Sequence[float]
) -> list[Read]:
    """The figures of a passage with their links weighed anew."""
    found = []
    for index, read in enumerate(reads):
        told = [(choice.indicator, choice.features) for choice in read.link.choices]
        made = ranked(told, [scored(each, weights) for each in witnesses(reads, index, kin)])
        chosen = made.choices[0].indicator if made.choices else None
        worded = next((c.probability for c in read.link.choices if c.indicator is chosen), 0.0)
        found.append(msgspec.structs.replace(read, link=made, worded=worded))
    return found

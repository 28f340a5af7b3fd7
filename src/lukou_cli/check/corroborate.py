"""The link weighed anew by what the facts say: a number that agrees speaks for its indicator.

Words alone choose the candidates (link/), so that a wrong value cannot choose the indicator
that it happens to fit. What agrees is a second witness, weighed with the first by fitted
weights: strong where three digits agree, weak where one does, and weaker still where the
indicator is that of a figure nearby or a relative of the likeliest one. Where a figure nearby
agrees in turn with what this one is likeliest about, the two numbers may have changed places.
What the report tells side by side drafts do too: a figure nearby that agrees speaks for what
is printed next to its fact.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.finding import Reason
from lukou_cli.check.judge.claim import claim, fits
from lukou_cli.check.judge.unit import misfit
from lukou_cli.check.link.cover import numbered
from lukou_cli.check.link.features import is_by_number, is_named
from lukou_cli.check.link.linker import ranked, scored
from lukou_cli.check.witness import KINDS, holding, is_told, near, told_rightly, witness
from lukou_cli.model.digits import digits_told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lukou_cli.check.link.cover import Features
    from lukou_cli.check.link.linker import Choice
    from lukou_cli.check.read import Read
    from lukou_cli.model.indicator import Fact
    from lukou_cli.reading.background import Background

NAMES = (
    "words", "none", *KINDS, *(f"{kind}_taken" for kind in KINDS), "equal_changed", "other_changed", "crossed", "crossed_likely", "behind",
    "beside_agrees", "beside_differs", "told_agrees", "told_differs", "differs", "misfit", "misfit_equal", "numbered", "numbered_1",
)  # fmt: skip
INDEX = {name: i for i, name in enumerate(NAMES)}
# Choices that words make less likely are not asked what they say.
_LEAST = 0.01
# How likely the figure nearby is about the choice, to be rather about it than not.
_RATHER = 0.3
# So many choices of a figure nearby may be what this one's number is of.
_RIVALS = 3


def witnesses(
    reads: Sequence[Read], index: int, kin: Sequence[frozenset[str]], right: Mapping[Fact, int],
    background: Background,
) -> list[Features]:  # fmt: skip
    """The features of each choice of a figure of a draft, and last those of none.

    ``kin`` are the relatives of the indicators that each figure is linked to by words.
    """
    read = reads[index]
    around = near(reads, index)
    printed = [fact for each in around for fact in each.agreed]
    found = []
    for choice in read.link.choices:
        values = _choice(read, choice, around, kin[index])
        if len(values) > 1:
            values |= _beside(read, choice, printed, background)
            values |= _elsewhere(read, choice, right)
        found.append(numbered(values.items(), INDEX))
    none = ((INDEX["words"], _log(read.link.none)), (INDEX["none"], 1.0))
    return [*found, none]


def _beside(
    read: Read, choice: Choice, printed: Sequence[Fact], background: Background
) -> dict[str, float]:
    """How near what figures around agree with is printed to what this one would be held against."""
    made = witness(read, choice)
    nearness = background.nearness(made.facts, printed)
    return {"beside_agrees" if made.agrees else "beside_differs": nearness}


def _elsewhere(read: Read, choice: Choice, right: Mapping[Fact, int]) -> dict[str, float]:
    """Whether another figure of the draft already tells rightly what this one would be held against.

    What names its indicator wholly is about it all the same.
    """
    made = witness(read, choice)
    if not made.agrees and is_named(choice.features):
        return {}
    known = is_told(made.facts, read, right)
    return {"told_agrees" if made.agrees else "told_differs": float(known)}


def _log(probability: float) -> float:
    return math.log(max(probability, 1e-4))


def _choice(
    read: Read, choice: Choice, around: Sequence[Read], kin: frozenset[str]
) -> dict[str, float]:
    words = _log(choice.probability)
    if choice.probability < _LEAST:
        return {"words": words}
    values = {"words": words}
    if is_by_number(choice.features):
        # That it agrees brought it.
        single = digits_told(read.figure.quantity) == 1
        return values | {"numbered_1" if single else "numbered": 1.0}
    if not fits(choice.indicator, read.figure):
        values["misfit"] = 1.0
        made = claim(read.figure, choice.indicator, read.told, read.as_of)
        values["misfit_equal"] = float(misfit(made).reason is Reason.UNIT)
    elif kind := witness(read, choice).kind:
        if kind == "differs":
            return values | {kind: 1.0}
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
    return values


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
    if not fits(choice.indicator, read.figure):
        return False
    return witness(read, choice).kind.startswith(("equal", "other"))


def corroborated(
    reads: Sequence[Read], kin: Sequence[frozenset[str]], background: Background,
    weights: Sequence[float],
) -> list[Read]:  # fmt: skip
    """The figures of a draft with their links weighed anew."""
    reads = holding(reads)
    found, right = [], told_rightly(reads)
    for index, read in enumerate(reads):
        choices = [(choice.indicator, choice.features) for choice in read.link.choices]
        made = ranked(
            choices,
            [scored(each, weights) for each in witnesses(reads, index, kin, right, background)],
        )
        chosen = made.choices[0].indicator if made.choices else None
        worded = next((c.probability for c in read.link.choices if c.indicator is chosen), 0.0)
        found.append(msgspec.structs.replace(read, link=made, worded=worded))
    return found

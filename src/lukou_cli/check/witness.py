"""How a figure's number stands to the facts of what it may be about."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

import msgspec

from lukou_cli.check.judge.claim import agreed, claim
from lukou_cli.check.read import Witness
from lukou_cli.model.agreement import SAME
from lukou_cli.model.digits import digits_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lukou_cli.check.link.linker import Choice
    from lukou_cli.check.read import Read
    from lukou_cli.model.indicator import Fact

# Equal to a fact of the time and role spoken of, or of another, by digits; or else following from one.
KINDS = ("equal_1", "equal_2", "equal_3", "other_1", "other_2", "other_3", "follows")
# How many figures away one is still near.
_NEAR = 3

_Each = TypeVar("_Each")


def holding(reads: Iterable[Read]) -> list[Read]:
    """The figures with how the number of each stands to what it is likeliest about."""
    bests = ((read, read.link.best) for read in reads)
    return [
        msgspec.structs.replace(read, held=witness(read, best) if best else None)
        for read, best in bests
    ]


def near(each: Sequence[_Each], index: int, steps: int = _NEAR) -> Sequence[_Each]:
    """What stands near one of a draft's figures, before and after it."""
    return (*each[max(0, index - steps) : index], *each[index + 1 : index + 1 + steps])


def told_rightly(reads: Iterable[Read]) -> Counter[Fact]:
    """How often figures tell each fact rightly, of what they are likeliest about."""
    return Counter(fact for read in reads for fact in read.rightly)


def is_told(facts: Iterable[Fact], read: Read, right: Mapping[Fact, int]) -> bool:
    """Whether another figure than this one tells one of some facts rightly."""
    return any(right.get(fact, 0) > (fact in read.rightly) for fact in facts)


@lru_cache(maxsize=256)
def witness(read: Read, choice: Choice) -> Witness:
    """How a figure's number stands to the facts of a choice."""
    made = claim(read.figure, choice.indicator, read.told, read.as_of)
    digits = digits_told(read.figure.quantity)
    expected = [(fact, agreed(made, fact)) for fact in made.expected]
    if same := tuple([fact for fact, each in expected if each in SAME]):
        return Witness(f"equal_{digits}", same)
    if follows := tuple([fact for fact, each in expected if each.follows]):
        return Witness("follows", follows)
    if other := tuple([fact for fact in made.others if agreed(made, fact) in SAME]):
        return Witness(f"other_{digits}", other)
    return Witness("differs", made.expected) if expected else Witness("")

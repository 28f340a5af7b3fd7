"""How a figure's number stands to the facts of what it may be about."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lukou_cli.check.judge.claim import agreed, claim
from lukou_cli.check.judge.value import SAME
from lukou_cli.check.read import Witness
from lukou_cli.model.quantity import significant

if TYPE_CHECKING:
    from lukou_cli.check.link.linker import Choice
    from lukou_cli.check.read import Read
    from lukou_cli.model.indicator import Fact

# Equal to a fact of the time and role spoken of, or of another, by digits; or else following from one.
KINDS = ("equal_1", "equal_2", "equal_3", "other_1", "other_2", "other_3", "follows")
_DIGITS = 3


def agreed_facts(read: Read) -> tuple[Fact, ...]:
    """The facts that a figure agrees with, of what it is likeliest about."""
    best = read.link.best
    made = witness(read, best) if best else None
    return made.facts if made and made.agrees else ()


@lru_cache(maxsize=256)
def witness(read: Read, choice: Choice) -> Witness:
    """How a figure's number stands to the facts of a choice."""
    made = claim(read.figure, choice.indicator, read.told, read.as_of)
    digits = min(_DIGITS, len(significant(read.figure.quantity.value)))
    expected = [(fact, agreed(made, fact)) for fact in made.expected]
    if same := tuple([fact for fact, each in expected if each in SAME]):
        return Witness(f"equal_{digits}", same)
    if follows := tuple([fact for fact, each in expected if each.follows]):
        return Witness("follows", follows)
    if other := tuple([fact for fact in made.others if agreed(made, fact) in SAME]):
        return Witness(f"other_{digits}", other)
    return Witness("differs", made.expected) if expected else Witness("")

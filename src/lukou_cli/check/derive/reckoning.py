"""What tells whether figures around one give its number by more than chance: named features.

Weights are fitted on labelled drafts (bench/fit.py): a number that the nearest figures give is
the likelier to be computed from them the more digits it tells, the nearer they stand and the
more the words speak of arithmetic.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.derive.expressions import Expression
from lukou_cli.check.link.cover import Features, numbered
from lukou_cli.reading.asked import RECKONABLE, Asked, Kind, is_projected, is_reckoned, is_supposed
from lukou_cli.reading.structure import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.check.read import Read

_KINDS = {kind: f"kind_{kind.value}" for kind in RECKONABLE}
NAMES = (
    "one", "accident", "cost", "here", "one_thing", "of_share", "computed", "reckoned", "projected",
    "supposed", "supposed_level", "asked", "otherwise_asked", "bare", "row", "unknown_words",
    *_KINDS.values(),
)  # fmt: skip
_INDEX = {name: i for i, name in enumerate(NAMES)}
_FOUR, _FAR, _MANY = 4, 8, 10


class Reckoned(msgspec.Struct, frozen=True):
    """An expression that gives a figure's number, of its kind, and what tells of an accident."""

    expression: Expression
    asked: Asked
    features: Features


def reckoned(  # noqa: PLR0913  what is read around a figure
    read: Read, expression: Expression, item: Asked, *, accident: float, lead: tuple[int, int],
    wanted: Sequence[Asked],
) -> Reckoned:  # fmt: skip
    """An expression with its features; ``accident`` is how often so many agree by chance.

    ``lead`` is the span of the words that may tell how a figure is derived, ``wanted`` what they ask for.
    """
    figure, passage = read.figure, read.passage
    sentence = passage.text[read.sentence : figure.start]
    supposed = is_supposed(sentence)
    kinds = {each.kind for each in wanted}
    told = {
        "one": 1.0,
        "accident": min(_FOUR, -math.log10(min(1.0, accident))) / _FOUR,
        "cost": expression.cost / _FAR,
        "here": float(expression.cost == 0),
        "one_thing": float(len({o.indicator.id for o in expression.inputs}) == 1),
        "of_share": float(any(o.indicator.share_of for o in expression.inputs)),
        "computed": float(any(o.computed for o in expression.inputs)),
        "reckoned": float(is_reckoned(passage.text, figure, lead)),
        "projected": float(is_projected(sentence)),
        "supposed": float(supposed),
        "supposed_level": float(supposed and item.kind is Kind.PROJECTED),
        "asked": float(item.kind in kinds),
        "otherwise_asked": float(bool(kinds) and item.kind not in kinds),
        "bare": float(figure.plain),
        "row": float(passage.block.kind is BlockKind.ROW),
        "unknown_words": min(read.said.words.unknown, _MANY) / _MANY,
        _KINDS[item.kind]: 1.0,
    }
    return Reckoned(expression, item, numbered(told.items(), _INDEX))

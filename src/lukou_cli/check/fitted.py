"""All that was learned from labelled drafts, as numbers in the order of their features."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check import confidence, corroborate, doubt
from lukou_cli.check.link import features

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Weights(msgspec.Struct, frozen=True):
    """The weights of links, of what agrees with them, of doubts and of flags.

    ``threshold`` is how likely a flag has to be right to be raised.
    """

    link: tuple[float, ...]
    witness: tuple[float, ...]
    doubt: tuple[float, ...]
    flag: tuple[float, ...]
    threshold: float


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """The weights of the package; each feature has one."""
    from lukou_cli.check import weights

    return Weights(
        _in_order(weights.LINK_WEIGHTS, features.NAMES),
        _in_order(weights.WITNESS_WEIGHTS, corroborate.NAMES),
        _in_order(weights.DOUBT_WEIGHTS, doubt.NAMES),
        _in_order(weights.FLAG_WEIGHTS, confidence.NAMES),
        weights.THRESHOLD,
    )


def _in_order(weights: Mapping[str, float], names: Sequence[str]) -> tuple[float, ...]:
    return tuple(weights[name] for name in names)

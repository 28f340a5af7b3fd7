"""All that was learned from labelled drafts, as numbers in the order of their features."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check import confidence, corroborate, doubt
from lukou_cli.check.link import features
from lukou_cli.check.link.usage import Usage, parse_usage
from lukou_cli.files import packaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lukou_cli.model.indicator import Bilingual


class Weights(msgspec.Struct, frozen=True):
    """The weights of links, of what agrees with them, of doubts and of flags.

    ``usage`` is what n-grams tell beside the features of links, ``threshold`` how likely a flag
    has to be right to be raised.
    """

    link: tuple[float, ...]
    witness: tuple[float, ...]
    doubt: tuple[float, ...]
    flag: tuple[float, ...]
    threshold: float
    usage: Usage = Usage()


def shipped(places: Iterable[Bilingual]) -> Weights:
    """The weights of the package for reports of these places; each feature has one."""
    made = _fitted()
    usage = _usage()
    told = all(place.zh == usage.place for place in places)
    return msgspec.structs.replace(made, usage=usage) if told else made


@lru_cache(maxsize=1)
def _usage() -> Usage:
    return parse_usage(packaged("usage.tsv").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _fitted() -> Weights:
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

"""All that was learned from labelled drafts, as numbers in the order of their features."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check import confidence, corroborate, doubt
from lukou_cli.check.derive import reckoning
from lukou_cli.check.link import features
from lukou_cli.files import packaged
from lukou_cli.reading.usage import Usage, parse_usage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lukou_cli.model.indicator import Bilingual


class Weights(msgspec.Struct, frozen=True):
    """The weights of links, of what agrees with them, of doubts, of what is reckoned and of flags.

    ``usage`` is what n-grams tell of indicators beside the features of links, ``times`` what they
    tell of times, ``threshold`` how likely a flag has to be right to be raised.
    """

    link: tuple[float, ...]
    witness: tuple[float, ...]
    doubt: tuple[float, ...]
    reckoned: tuple[float, ...]
    flag: tuple[float, ...]
    threshold: float
    usage: Usage = Usage()
    times: Usage = Usage()


# The features of each kind, in the order of their weights.
NAMES = {
    "link": features.NAMES, "witness": corroborate.NAMES, "doubt": doubt.NAMES,
    "reckoned": reckoning.NAMES, "flag": confidence.NAMES,
}  # fmt: skip


class Written(msgspec.Struct, frozen=True):
    """Weights by kind and name of feature, as bench/fit.py writes them, and what they are from."""

    about: str
    weights: dict[str, dict[str, float]]
    threshold: float


def shipped(places: Iterable[Bilingual]) -> Weights:
    """The weights of the package: fitted with what n-grams tell of a place, or ``alone``."""
    with packaged("usage.tsv").open(encoding="utf-8") as file:
        learned = file.readline().rstrip("\n")  # all of it is read for that place alone
    if all(place.zh == learned for place in places):
        usage, times = _learned("usage.tsv"), _learned("times.tsv")
        return msgspec.structs.replace(_fitted("spoken"), usage=usage, times=times)
    return _fitted("alone")


@lru_cache(maxsize=2)
def _learned(name: str) -> Usage:
    return parse_usage(packaged(name).read_text(encoding="utf-8"))


@lru_cache(maxsize=2)
def _fitted(name: str) -> Weights:
    content = packaged("weights.json").read_bytes()
    written = msgspec.json.decode(content, type=dict[str, Written])[name]
    link, witness, doubts, reckoned, flag = (
        tuple(map(written.weights[kind].__getitem__, names)) for kind, names in NAMES.items()
    )
    return Weights(link, witness, doubts, reckoned, flag, written.threshold)

"""Indicators for what no definition names, called as the report has it, for a person to review."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

from lukou_cli.extract.claims import same_period
from lukou_cli.extract.subject import Measured
from lukou_cli.load.spec import IndicatorSpec
from lukou_cli.model.indicator import Basis, Better, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lukou_cli.extract.claims import Claimed

_LONGEST = 40
_ENDINGS = {
    Measured.GROWTH: "增速",
    Measured.AVERAGE: "年均增速",
    Measured.RANK: "位次",
    Measured.CHANGE: "变化",
}
_MEASURES = {
    Measured.GROWTH: Measure.GROWTH,
    Measured.AVERAGE: Measure.AVERAGE_GROWTH,
    Measured.RANK: Measure.RANK,
    Measured.CHANGE: Measure.FLOW,
}
# Dimensions of which prices are a part.
_PRICED = ("money", "money_usd", "money_hkd", "money_eur", "percent")


class Proposals:
    """Claims put together under names that no other indicator has."""

    def __init__(self, taken: set[str], year: int) -> None:
        self._taken = taken
        self._year = year
        self._found: list[tuple[str, list[Claimed]]] = []

    def add(self, claim: Claimed) -> None:
        """To the claims of the same name, unit and kind of other periods, or on its own."""
        name = name_of(claim)
        for known, claims in self._found:
            alike = all(
                each.unit.dimension == claim.unit.dimension and not same_period(each, claim)
                for each in claims
            )
            if known == name and alike:
                claims.append(claim)
                return
        self._found.append((name, [claim]))

    def __iter__(self) -> Iterator[tuple[str, IndicatorSpec, Sequence[Claimed]]]:
        """Id, definition without facts, and claims, in the order of the text."""
        numbers: dict[int, int] = {}
        for name, claims in sorted(self._found, key=lambda found: found[1][0].line):
            line = claims[0].line
            numbers[line] = numbers.get(line, 0) + 1
            key = f"new_{self._year}_{line}_{numbers[line]}"
            yield key, _defined(self._free(name, line), claims[0]), claims

    def _free(self, name: str, line: int) -> str:
        further = (f"{name}（第{line}行之{number}）" for number in count(2))
        free = next(
            tried
            for tried in chain((name, f"{name}（第{line}行）"), further)
            if tried.casefold() not in self._taken
        )
        self._taken.add(free.casefold())
        return free


def name_of(claim: Claimed) -> str:
    """What the report calls it: 技工贸收入增速."""
    subject = claim.reading.subject
    words = subject.words[-_LONGEST:] or "指标"
    return words + _ENDINGS.get(subject.kind, "")


def _defined(name: str, claim: Claimed) -> IndicatorSpec:
    kind, unit = claim.reading.subject.kind, claim.unit
    measure = _MEASURES.get(kind)
    if measure is None:
        figure = claim.reading.figure
        level = figure.to_level or claim.start is not None
        measure = (
            Measure.STOCK if level and not unit.dimension.startswith("money") else Measure.FLOW
        )
        if unit.is_percent:
            measure = Measure.SHARE
        elif not unit.text or unit.dimension in ("multiple", "permille"):
            measure = Measure.RATIO
    priced = unit.dimension in _PRICED and kind is not Measured.RANK
    return IndicatorSpec(
        name=name,
        theme=THEME,
        measure=measure,
        unit=unit.text,
        basis=Basis.UNSTATED if priced else Basis.NONE,
        better=Better.NEUTRAL,
        review=["new_indicator"],
    )


# Where everything stands that nobody has sorted yet.
THEME = "unsorted"

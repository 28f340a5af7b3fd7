"""Claims turned into facts, each under an indicator that is known, or under a proposed one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lukou_cli.extract.claims import restates, same_period, states_same
from lukou_cli.extract.proposals import Proposals
from lukou_cli.load.spec import FactSpec, FactsSpec
from lukou_cli.model.indicator import Measure, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.extract.claims import Claimed
    from lukou_cli.extract.linking import Linker
    from lukou_cli.extract.sections import Sections
    from lukou_cli.load.spec import Doubt, IndicatorSpec, Wording
    from lukou_cli.model.indicator import Indicator
    from lukou_cli.model.period import Period

# Words of another place or another reckoning: not what the indicator of this name counts.
_NOT_ITS = frozenset(("place", "basis", "part_of_year"))


def assembled(
    claims: Sequence[Claimed], linker: Linker, places: Sections, date: Period
) -> tuple[dict[str, FactsSpec], dict[str, IndicatorSpec]]:
    """Entries of known indicators in the order of their definitions, and of proposed ones."""
    linked: dict[str, list[Claimed]] = {}
    proposals = Proposals(linker.names(), date.first)
    for claim in claims:
        indicators = _linked(claim, linker)
        for indicator in indicators:
            several = len(indicators) if len(indicators) > 1 else None
            linked.setdefault(indicator.id, []).append(claim.shared_by(several))
        if not indicators:
            proposals.add(claim)
    known: dict[str, FactsSpec] = {}
    for indicator in linker.indicators:
        kept, others = consistent(linked.get(indicator.id, ()))
        for claim in others:
            proposals.add(claim)
        if kept:
            known[indicator.id] = FactsSpec()
            _put(known[indicator.id], kept, indicator.unit, places)
    proposed: dict[str, IndicatorSpec] = {}
    for key, spec, found in proposals:
        _put(spec, found, spec.unit, places)
        proposed[key] = spec
    return known, proposed


def _linked(claim: Claimed, linker: Linker) -> list[Indicator]:
    """The indicator of a claim, or all that share its numeral; none where one is not known."""
    if not _NOT_ITS.isdisjoint(claim.doubts):
        return []
    subject = claim.reading.subject
    if subject.unsure:
        return []
    found = [
        linker.link(words, subject.kind, claim.unit) for words in subject.shared or (subject.words,)
    ]
    if found == [None] and subject.own:
        other = linker.link(subject.own, subject.kind, claim.unit)
        # 新增甲、乙: what 新增 may be said of too is no level.
        found = [other if other is not None and other.measure is Measure.FLOW else None]
    known = [indicator for indicator in found if indicator is not None]
    return known if len(known) == len(found) else []


def consistent(claims: Sequence[Claimed]) -> tuple[list[Claimed], list[Claimed]]:
    """Of claims on one indicator those that go together, and those that others speak against.

    Of several for a period the sure ones win, then the exact ones, then the first.
    """
    kept: list[Claimed] = []
    others: list[Claimed] = []
    for claim in sorted(claims, key=lambda c: (bool(c.doubts), c.bound.value != "eq", c.line)):
        known = [each for each in kept if same_period(each, claim)]
        if not known or all(states_same(each, claim) for each in known):
            kept.append(claim)
            continue
        doubt: Doubt = "repeated" if restates(claim, known[0]) else "conflict"
        others.append(claim.doubted(doubt))
    return sorted(kept, key=lambda claim: claim.line), others


def _put(entry: FactsSpec, claims: Sequence[Claimed], unit: str, places: Sections) -> None:
    for claim in claims:
        target = claim.reading.role is Role.TARGET
        (entry.targets if target else entry.results).append(_fact(claim, unit, places))


def _fact(claim: Claimed, unit: str, places: Sections) -> FactSpec:
    reading = claim.reading
    return FactSpec(
        period=str(reading.period),
        bound=cast("Wording", claim.bound.value),
        value=claim.value,
        upper=claim.upper,
        unit=None if claim.unit.text == unit else claim.unit.text,
        start=claim.start,
        joint=claim.joint,
        each_year=reading.each_year,
        ambition=reading.ambition,
        phrase=claim.phrase,
        section=places.at(claim.line),
        line=claim.line,
        review=list(claim.doubts),
    )

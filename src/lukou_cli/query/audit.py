"""A report's text held against the data: no figure missed, none claimed twice, none changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.quantity import Bound
from lukou_cli.query.figures import figure
from lukou_cli.query.phrase import falls, read, tells_relation, word_numbers
from lukou_cli.query.placing import Placing, Quoted
from lukou_cli.query.report_text import fold_phrase

if TYPE_CHECKING:
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Exemption, Fact, Indicator, Report
    from lukou_cli.model.quantity import Quantity
    from lukou_cli.query.placing import Spot
    from lukou_cli.text.numerals import Digits


class AuditFinding(msgspec.Struct, frozen=True):
    """A fault of the data or a hole in it, at a place of the report's text."""

    line: int
    column: int
    code: str
    params: dict[str, str]


class Audit(msgspec.Struct, frozen=True):
    """How many numerals there are, how many are facts, how many exempt, and what is wrong."""

    numerals: int
    facts: int
    exempt: int
    findings: tuple[AuditFinding, ...]


def audit(catalogue: Catalogue, report: Report, content: str) -> Audit:
    """Hold every fact and exemption of a report against its text."""
    return _Auditor(catalogue, report, content).run()


class _Auditor:
    def __init__(self, catalogue: Catalogue, report: Report, content: str) -> None:
        self.catalogue = catalogue
        self.report = report
        self.placing = Placing(catalogue, report, content)
        self.text = self.placing.text
        self.findings: list[AuditFinding] = []
        self.claims: dict[int, list[tuple[str, Fact]]] = {n.start: [] for n in self.text.digits}
        self.exempt: dict[int, list[Exemption]] = {n.start: [] for n in self.text.digits}

    def run(self) -> Audit:
        for indicator, fact in self.catalogue.facts():
            if fact.source.report == self.report.id:
                self._fact(indicator, fact)
        for exemption in self.catalogue.exemptions:
            if exemption.report == self.report.id:
                self._exemption(exemption)
        for numeral in self.text.digits:
            self._numeral(numeral)
        return Audit(
            len(self.text.digits),
            sum(bool(claims) for claims in self.claims.values()),
            sum(bool(claims) for claims in self.exempt.values()),
            tuple(sorted(self.findings, key=lambda finding: (finding.line, finding.column))),
        )

    def _report(self, index: int, code: str, **params: str) -> None:
        place = self.text.position(index)
        self.findings.append(AuditFinding(place.line, place.column, code, params))

    def _place(self, claim: Quoted, label: str) -> Spot | None:
        """Where the claim's phrase stands, None where that is nowhere or in the wrong place."""
        spot = self.placing.spot(claim)
        params = {"phrase": claim.phrase, "of": label, "line": str(claim.line)}
        if spot is None:
            line = self.placing.near(claim.line)
            self.findings.append(AuditFinding(line, 1, "phrase_missing", params))
        elif spot.ambiguous:
            self._report(spot.start, "phrase_ambiguous", **params)
        elif spot.astray:
            found = str(self.text.position(spot.anchor).line)
            self._report(spot.anchor, "phrase_elsewhere", found=found, **params)
        else:
            return spot
        return None

    def _inside(self, at: int, phrase: str) -> list[Digits]:
        return self.text.inside(at, at + len(fold_phrase(phrase)))

    def _fact(self, indicator: Indicator, fact: Fact) -> None:
        label = f"{indicator.id} {fact.period} {fact.role.value}"
        quantity = fact.quantity
        place = self._place(Quoted.of(fact), label)
        if place is None:
            return
        at, anchor = place.start, place.anchor
        phrase = fact.source.phrase
        if quantity is None:
            if fact.relation and not tells_relation(phrase, fact.relation):
                self._report(at, "relation_not_told", of=label, relation=fact.relation.value)
            return
        fall = falls(fold_phrase(phrase))
        if indicator.measure.is_rate and fall != (quantity.value < 0):
            self._report(anchor, "sign_differs", of=label, phrase=phrase, value=figure(quantity))
        # Beside a word for a fall the sign is left out: 下降30%以上 is at most -30.
        printed = quantity.magnitude if fall else quantity
        inside = self._inside(at, phrase)
        # The numeral of the value, which the wording is read at, comes last.
        ends = [printed.value, *([] if printed.upper is None else [printed.upper])]
        wanted = [f"{abs(end):f}" for end in ends]
        if fact.start is not None:
            wanted.insert(0, f"{abs(fact.start.value):f}")
        if not inside:
            if quantity.value not in word_numbers(phrase):
                self._report(at, "value_differs", of=label, phrase=phrase, value=figure(quantity))
            return
        matched = [next((n for n in inside if n.text == text), None) for text in wanted]
        claimed = [numeral for numeral in matched if numeral is not None]
        if len(claimed) < len(wanted):
            self._report(anchor, "value_differs", of=label, phrase=phrase, value=figure(quantity))
            return
        for numeral in claimed:
            self.claims[numeral.start].append((label, fact))
        self._wording(quantity, label, claimed[-1], fall=printed is not quantity)

    def _wording(self, quantity: Quantity, label: str, numeral: Digits, *, fall: bool) -> None:
        """Bound and unit as the report's own words around the numeral have them."""
        reading = read(self.text.text, self.text.numeral(numeral))
        told = reading.bound.mirrored if fall else reading.bound
        if quantity.bound not in (Bound.RANGE, told):
            self._report(
                numeral.start, "bound_differs", of=label,
                bound=quantity.bound.value, told=told.value,
            )  # fmt: skip
        unit = quantity.unit
        if reading.unit is None:
            differs = reading.scale != unit.numerator and unit.text != ""
        else:
            differs = (reading.unit.dimension, reading.unit.numerator) != (
                unit.dimension,
                unit.numerator,
            )
        if differs:
            word = reading.unit.text if reading.unit else ""
            self._report(numeral.start, "unit_not_told", of=label, unit=unit.text, told=word)

    def _exemption(self, exemption: Exemption) -> None:
        claim = Quoted(exemption.line, exemption.phrase)
        spot = self.placing.spot(claim)
        if spot is not None and spot.ambiguous:
            # It claims every numeral inside its phrase, wherever its line has it.
            places = self.text.on_line(exemption.phrase, exemption.line)
        else:
            place = self._place(claim, exemption.reason)
            if place is None:
                return
            places = [place.start]
        inside = [n for at in places for n in self._inside(at, exemption.phrase)]
        if not inside:
            self._report(places[0], "exemption_empty", phrase=exemption.phrase)
        for numeral in inside:
            self.exempt[numeral.start].append(exemption)

    def _numeral(self, numeral: Digits) -> None:
        claims, exempt = self.claims[numeral.start], self.exempt[numeral.start]
        labels = ", ".join([*(label for label, _ in claims), *(item.reason for item in exempt)])
        joint = [fact.joint for _, fact in claims]
        if not claims and not exempt:
            self._report(numeral.start, "hole", numeral=numeral.text)
        elif len(claims) + len(exempt) > 1 and (exempt or 0 in joint):
            self._report(numeral.start, "double_claim", numeral=numeral.text, claims=labels)
        elif any(number not in (0, len(claims)) for number in joint):
            self._report(numeral.start, "joint_count", numeral=numeral.text, claims=labels)

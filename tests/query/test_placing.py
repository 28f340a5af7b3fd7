"""Phrases are found by their text: other lines change nothing, the recorded order decides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lukou_cli.model.catalogue import Catalogue
from lukou_cli.query.placing import Placing, Quoted
from tests.copies import COPIES

_DIGITS = "零一二三四五六七八九"


def _mark(line: int) -> str:
    return "※" + "".join(_DIGITS[int(digit)] for digit in str(line)) + "："


def _claims(catalogue: Catalogue) -> list[Quoted]:
    facts = [Quoted.of(fact) for _, fact in catalogue.facts()]
    exempt = [Quoted(exemption.line, exemption.phrase) for exemption in catalogue.exemptions]
    return sorted({*facts, *exempt}, key=lambda claim: (claim.line, claim.phrase))


@pytest.fixture(scope="module")
def report(catalogue: Catalogue) -> str:
    """A text of the data's own phrases, a paragraph for each line, which it names first."""
    claims = _claims(catalogue)
    lines = [""] * max(claim.line for claim in claims)
    for claim in claims:
        line = lines[claim.line - 1] or _mark(claim.line)
        lines[claim.line - 1] = line if claim.phrase in line else f"{line}{claim.phrase}。\n"
    return "\n".join(line.replace("\n", "") for line in lines)


@pytest.mark.parametrize("copy", [str, *COPIES])
def test_every_phrase_is_found_in_the_paragraph_of_its_line(
    catalogue: Catalogue, report: str, copy: Callable[[str], str]
) -> None:
    placing = Placing(catalogue, catalogue.reports[0], copy(report))
    text = placing.text.text
    for claim in _claims(catalogue):
        spot = placing.spot(claim)
        assert spot is not None, claim
        assert not spot.astray, claim
        begin = text.rindex("※", 0, spot.start)
        assert text.startswith(_mark(claim.line).replace("：", ":"), begin), claim


@pytest.mark.parametrize("copy", [str, *COPIES])
def test_the_sentence_around_a_phrase_is_quoted_from_any_copy(
    catalogue: Catalogue, report: str, copy: Callable[[str], str]
) -> None:
    placing = Placing(catalogue, catalogue.reports[0], copy(report))
    for _, fact in catalogue.facts():
        spot = placing.spot(Quoted.of(fact))
        assert spot is not None
        before, phrase, after = placing.text.quote(spot.start, fact.source.phrase)
        assert "※" not in phrase
        bare = "".join(fact.source.phrase.split()).strip("“”")
        assert bare in f"{before}{phrase}{after}"
        assert after.endswith(("。", "；"))

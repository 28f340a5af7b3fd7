"""English drafts: sentences, counts, words for numbers, the own place."""

from __future__ import annotations

import pytest

from lukou_cli.model.catalogue import Catalogue
from lukou_cli.reading.context.place import Gazetteer, Whose
from lukou_cli.reading.figures import scan
from lukou_cli.reading.passage import Passage
from lukou_cli.reading.structure import blocks


def _passage(text: str) -> Passage:
    (block,) = blocks(text)
    return Passage(block)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("GDP rose 5.3% in 2025. Retail sales rose 4.7%.", "GDP rose 5.3% in 2025"),
        ("GDP is to rise c. 5.6% in 2026. So it is said.", "GDP is to rise c. 5.6% in 2026"),
        ("Up 5.3% (e.g. GDP) last year. Then more.", "Up 5.3% (e.g. GDP) last year"),
    ],
)
def test_a_sentence_ends_at_its_full_stop(text: str, first: str) -> None:
    passage = _passage(text)
    assert passage.text[slice(*passage.sentence(3))] == first


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is home to eight national and 42 provincial ones.", ["eight", "42"]),
        ("Nineteen products, built in four years.", ["Nineteen", "four years"]),
        ("Twenty-two projects; shops: 94 joined.", ["Twenty-two projects", "94"]),
        ("An 8-billion-yuan plant, a core of 500 metres.", ["8-billion-yuan", "500 metres"]),
        ("On 12 March at 8 a.m., see page 3 of the five-year plan.", []),
        ("over the past five years", []),
    ],
)
def test_what_counts_in_english(text: str, found: list[str]) -> None:
    passage = _passage(text)
    assert [passage.text[f.start : f.end] for f in scan(passage)] == found


@pytest.mark.parametrize(
    ("text", "whose", "named"),
    [
        ("LUKOU AT A GLANCE", Whose.OWN, True),
        ("渌口区乡村振兴", Whose.OWN, True),
        ("渌口镇", Whose.PART, False),
    ],
)
def test_whose_place_it_is(catalogue: Catalogue, text: str, whose: Whose, named: bool) -> None:
    (place, *_) = Gazetteer(catalogue).find(text)
    assert place.whose is whose
    assert not named or place.named

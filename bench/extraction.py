"""What `lukou extract` makes of a report, held against data that was keyed from it by hand.

    python bench/extraction.py REPORT.txt [--data FILE ...] [--like FILE] [--show]

Every fact of the data with a number is looked for at the same numeral of the text: whether it was
found, and with the same value, unit, bound, period and role; which indicator of the definitions
it was put under, where the data has it there; and how often what is left unmarked is wrong.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from lukou_cli.extract.extractor import extract
from lukou_cli.load.files import load_files
from lukou_cli.load.sources import packaged_path
from lukou_cli.load.written import yaml_text
from lukou_cli.query.audit import audit
from lukou_cli.query.placing import Placing, Quoted

if TYPE_CHECKING:
    from lukou_cli.load.spec import FactsSpec, FileSpec
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Fact, Indicator

PARTS = ("value", "unit", "bound", "period", "role")


def placed(catalogue: Catalogue, report: str, text: str) -> dict[int, list[tuple[Indicator, Fact]]]:
    """The facts of a report with a number, by the place of their numeral in the text."""
    placing = Placing(catalogue, catalogue.report_by_id[report], text)
    found: dict[int, list[tuple[Indicator, Fact]]] = {}
    for indicator, fact in catalogue.facts():
        spot = placing.spot(Quoted.of(fact)) if fact.report == report else None
        if spot is not None and fact.quantity is not None:
            # Where a phrase has no numeral, what counts is where its last word stands.
            digits = placing.text.inside(spot.start, spot.start + len(fact.source.phrase))
            anchor = spot.anchor if digits else -spot.start - len(fact.source.phrase)
            found.setdefault(anchor, []).append((indicator, fact))
    return found


def marked(file: FileSpec) -> set[tuple[str, int, str]]:
    """The facts that a person is asked to look at."""

    def doubtful(entry: FactsSpec) -> bool:
        return bool(getattr(entry, "review", None))

    return {
        (key, fact.line, fact.phrase)
        for key, entry in file.indicators.items()
        for fact in (*entry.results, *entry.targets)
        if fact.review or doubtful(entry)
    }


def differing(keyed: Fact, found: Fact) -> list[str]:
    one, other = keyed.quantity, found.quantity
    assert one is not None
    assert other is not None
    same = {
        "value": one.value == other.value and one.upper == other.upper,
        "unit": one.unit == other.unit,
        "bound": keyed.bound is found.bound,
        "period": keyed.period == found.period,
        "role": keyed.role is found.role,
    }
    return [part for part in PARTS if not same[part]]


def score(
    text: str, data: list[Path], like: Path | None = None, *, show: bool = False
) -> Counter[str]:
    """How many facts there are, and how many of them are right in which way."""
    keyed = load_files(data)
    known = load_files([like or packaged_path("base")])
    names = set(known.by_id)
    result = extract(text, list(known.by_id.values()), [str(like.absolute())] if like else ["base"])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "new.yaml")
        path.write_text(yaml_text(result.file), encoding="utf-8")
        made = load_files([path])
    report = next(r for r in made.reports if result.file.report and r.id == result.file.report.id)
    faults = audit(made, report, text)
    counts = Counter[str](
        numerals=faults.numerals, accounted=faults.numerals - len(faults.findings)
    )
    open_facts = marked(result.file)
    found = placed(made, report.id, text)
    counts["extracted"] = sum(map(len, found.values()))
    for place, facts in sorted(placed(keyed, keyed.reports[0].id, text).items()):
        for indicator, fact in facts:
            counts["facts"] += 1
            there = found.get(place, [])
            if not there:
                counts["missing"] += 1
                tell(show, "missing", indicator.id, fact.source.phrase)
                continue
            other, read = next((pair for pair in there if pair[0].id == indicator.id), there[0])
            wrong = differing(fact, read)
            linked = other.id == indicator.id
            counts.update(part for part in PARTS if part not in wrong)
            counts["all"] += not wrong
            counts["in_base"] += indicator.id in names
            counts["linked"] += linked
            if wrong or (indicator.id in names and not linked):
                tell(show, "differs", indicator.id, fact.source.phrase, *wrong, other.name.zh)
            if (other.id, read.source.line, read.source.phrase) not in open_facts:
                # What stands under an indicator that the data does not have is no other's.
                counts["sure"] += 1
                counts["sure_right"] += linked and not wrong
    return counts


def measure(text: str, data: list[Path], like: Path | None, *, show: bool) -> None:
    counts = score(text, data, like, show=show)
    print(f"numerals accounted for: {counts['accounted']} of {counts['numerals']}")
    print(f"facts keyed by hand: {counts['facts']}, found: {counts['facts'] - counts['missing']};")
    print(f"  extracted in all: {counts['extracted']}")
    for part in (*PARTS, "all"):
        print(f"  {part}: {counts[part]} ({counts[part] / counts['facts']:.1%})")
    print(f"linked where the definitions have it: {counts['linked']} of {counts['in_base']}")
    print(f"left unmarked and right: {counts['sure_right']} of {counts['sure']}")


def tell(show: bool, *words: str) -> None:
    if show:
        print("  ", *words)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", type=Path)
    parser.add_argument("--data", type=Path, action="append")
    parser.add_argument("--like", type=Path)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    measure(
        given.report.read_text("utf-8"), given.data or [packaged_path()], given.like,
        show=given.show,
    )  # fmt: skip

"""The report's own text under `lukou check`: what is confirmed, and which changes are caught.

    python bench/check_report.py REPORT.txt [--every N] [--data FILE ...] [--own] [--as-of DATE]

Every figure that a fact of the data rests on must be confirmed. Then each one is changed,
one at a time: a digit, the decimal point, 万 and 亿, the direction, the qualifier. The change
must be flagged where it stands and move no other verdict, but those of a list that the changed
word tells the direction of. --every takes each n-th change only; --data reads another place's
data, whose own report must come out the same way; --own changes only the figures that the
data's facts were keyed from, where it has not every figure.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from lukou_cli.check.checker import Checker
from lukou_cli.check.finding import FLAGGED, Finding, Verdict
from lukou_cli.load.files import load
from lukou_cli.load.sources import packaged_path
from lukou_cli.model.period import Period, parse_period
from lukou_cli.query.placing import Placing, Quoted
from lukou_cli.query.scope import of_one_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Fact

OPPOSITE = {"增长": "下降", "下降": "增长", "提升至": "降低至", "降低": "增长", "降价": "涨价"}
OPPOSITE |= {"压减": "增加", "下浮": "上浮", "缩短": "扩大", "缩小": "扩大", "增至": "降至"}
WINDOW = 12


def changes(text: str, finding: Finding) -> Iterator[tuple[str, int, int, str]]:
    """Kind of change, start, end and new text, in the report's own code points."""
    start, end = finding.start, finding.end
    figure = text[start:end]
    digits = re.search(r"\d+(?:\.\d+)?", figure)
    if digits is None:
        return
    first, last = start + digits.start(), start + digits.end()
    number = digits[0]
    yield "digit", first, first + 1, str(int(number[0]) % 9 + 1)
    if "." in number:
        yield "point", first, last, number.replace(".", "")
    elif len(number) > 1 and not number.endswith("0"):
        yield "point", first, last, f"{number[:-1]}.{number[-1]}"
    if scale := re.search(r"[万亿](?=[元亩])", figure):
        at = start + scale.start()
        yield "scale", at, at + 1, "亿" if scale[0] == "万" else "万"
    lead = text[max(0, start - WINDOW) : start]
    words = [(lead.rfind(word), word) for word in OPPOSITE if word in lead]
    if words and not re.search(r"[，。；、]", lead[max(words)[0] :]):
        at, word = max(words)
        begin = max(0, start - WINDOW) + at
        yield "direction", begin, begin + len(word), OPPOSITE[word]
    if bound := re.search(r"以上|左右|以内|余|超过|超|突破", figure):
        yield "qualifier", start + bound.start(), start + bound.end(), ""
    else:
        yield "qualifier", first, first, "超"


def verdicts(findings: tuple[Finding, ...], start: int, shift: int) -> list[tuple[int, str]]:
    """Verdicts by position before a change, positions after it moved back."""
    return [
        (item.start - (shift if item.start > start else 0), item.verdict.value) for item in findings
    ]


def keyed(catalogue: Catalogue, text: str) -> set[int]:
    """The code points at which the numbers of the data's facts stand in the report."""
    found = set()
    for report in catalogue.reports:
        placing = Placing(catalogue, report, text)
        for _, fact in catalogue.facts():
            spot = placing.spot(Quoted.of(fact)) if fact.quantity is not None else None
            if spot is not None:
                found.add(placing.text.source(spot.anchor))
    return found


def measure(catalogue: Catalogue, text: str, as_of: Period, every: int, *, own: bool) -> None:
    checker = Checker(catalogue)
    before = checker.check(text, as_of)
    print("verdicts:", dict(Counter(item.verdict.value for item in before)))
    facts, told, shared = _confirmed(catalogue, text, before)
    print(f"facts confirmed: {told + shared} of {facts} ({(told + shared) / max(1, facts):.1%}),")
    print(f"  {shared} of them by a numeral that they share with one that a finding names")
    for item in before:
        if item.verdict in FLAGGED:
            print("  flagged:", item.verdict.value, item.reason.value, item.text)
    known = [item for item in before if item.recorded is not None and not item.derived]
    if own:
        places = keyed(catalogue, text)
        known = [item for item in before if any(item.start <= at < item.end for at in places)]
        right = sum(item.verdict is Verdict.CONFIRMED for item in known)
        print(f"figures that facts were keyed from: {right} of {len(known)} confirmed")
    tried, caught, elsewhere = Counter[str](), Counter[str](), 0
    count = 0
    for finding in known:
        for kind, start, end, new in changes(text, finding):
            count += 1
            if count % every:
                continue
            changed = text[:start] + new + text[end:]
            shift = len(new) - (end - start)
            after = checker.check(changed, as_of)
            here = [f for f in after if f.start < finding.end + shift and finding.start < f.end]
            tried[kind] += 1
            flagged = any(item.verdict in FLAGGED for item in here)
            caught[kind] += flagged
            if not flagged:
                line = text.count("\n", 0, start) + 1
                said = [(item.text, item.verdict.value, item.reason.value) for item in here]
                print(f"  missed: line {line}, {kind}: {finding.text} -> {said}")
            meant = _listed(text, before, finding) if kind == "direction" else set()
            old, moved = (
                {p for p in found if not _near(p[0], finding) and p[0] not in meant}
                for found in (verdicts(before, start, 0), verdicts(after, start, shift))
            )
            elsewhere += bool(old ^ moved)
            if old ^ moved:
                print("  moved:", kind, finding.text, start, sorted(old ^ moved))
    for kind in tried:
        print(f"{kind}: {caught[kind]} of {tried[kind]} flagged")
    total = sum(tried.values())
    if total:
        print(f"all: {sum(caught.values())} of {total} ({sum(caught.values()) / total:.1%})")
    print(f"changes that moved a verdict elsewhere: {elsewhere}")


def _confirmed(catalogue: Catalogue, text: str, found: tuple[Finding, ...]) -> tuple[int, int, int]:
    """How many facts have a number, how many of them findings confirm and name, and how many
    share a numeral with one of these: 接待游客…，实现旅游收入…，均增长20%以上.
    """
    facts = [
        (indicator, fact)
        for indicator in catalogue.indicators
        for fact in indicator.facts
        if fact.quantity is not None
    ]
    named = {
        (item.recorded.indicator.id, item.recorded.fact.period, item.recorded.fact.role)
        for item in found
        if item.recorded is not None and item.verdict is Verdict.CONFIRMED
    }
    told = [(indicator.id, fact.period, fact.role) in named for indicator, fact in facts]
    placings = [Placing(catalogue, report, text) for report in catalogue.reports]

    def spots(fact: Fact) -> set[int]:
        placed = (placing.spot(Quoted.of(fact)) for placing in placings)
        return {spot.anchor for spot in placed if spot is not None}

    confirmed: set[int] = set()
    for (_, fact), is_told in zip(facts, told, strict=True):
        if is_told and fact.joint:
            confirmed |= spots(fact)
    shared = sum(
        not is_told and fact.joint > 0 and not confirmed.isdisjoint(spots(fact))
        for (_, fact), is_told in zip(facts, told, strict=True)
    )
    return len(facts), sum(told), shared


def _listed(text: str, findings: tuple[Finding, ...], finding: Finding) -> set[int]:
    """Where the figures of a list begin that one word tells the direction of: 下降53%和69%."""
    found, end = {finding.start}, finding.end
    for item in findings:
        if item.start > finding.start and re.fullmatch("[、和及与]", text[end : item.start]):
            found.add(item.start)
            end = item.end
    return found


def _near(position: int, finding: Finding) -> bool:
    return finding.start - WINDOW <= position <= finding.end


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("report", type=Path)
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("--data", nargs="+", type=Path, default=[packaged_path()], metavar="FILE")
    parser.add_argument("--own", action="store_true")
    parser.add_argument("--as-of", default="2026-01-29", metavar="DATE")
    given = parser.parse_args()
    text = given.report.read_text(encoding="utf-8")
    catalogue, as_of = of_one_place(load(given.data)).holding(), parse_period(given.as_of)
    measure(catalogue, text, as_of, given.every, own=given.own)


if __name__ == "__main__":
    main()

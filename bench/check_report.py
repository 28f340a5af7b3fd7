"""The report's own text under `lukou check`: what is confirmed, and which changes are caught.

    python bench/check_report.py REPORT.txt [EVERY]

Every figure that a fact of the data rests on must be confirmed. Then each one is changed,
one at a time: a digit, the decimal point, 万 and 亿, the direction, the qualifier. The change
must be flagged where it stands and move no other verdict. EVERY takes each n-th change only.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from lukou_cli.check.checker import check
from lukou_cli.check.finding import Finding, Verdict
from lukou_cli.load.files import load, packaged_path
from lukou_cli.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lukou_cli.model.catalogue import Catalogue

FLAGGED = (Verdict.CONTRADICTED, Verdict.IMPRECISE)
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


def measure(catalogue: Catalogue, text: str, every: int) -> None:
    as_of = Period(2026, 2026, 1, 29)
    before = check(catalogue, text, as_of)
    print("verdicts:", dict(Counter(item.verdict.value for item in before)))
    for item in before:
        if item.verdict in FLAGGED:
            print("  flagged:", item.verdict.value, item.reason.value, item.text)
    known = [item for item in before if item.recorded is not None and not item.derived]
    tried, caught, elsewhere = Counter[str](), Counter[str](), 0
    count = 0
    for finding in known:
        for kind, start, end, new in changes(text, finding):
            count += 1
            if count % every:
                continue
            changed = text[:start] + new + text[end:]
            shift = len(new) - (end - start)
            after = check(catalogue, changed, as_of)
            here = [f for f in after if f.start < finding.end + shift and finding.start < f.end]
            tried[kind] += 1
            flagged = any(item.verdict in FLAGGED for item in here)
            caught[kind] += flagged
            if not flagged:
                line = text.count("\n", 0, start) + 1
                said = [(item.text, item.verdict.value, item.reason.value) for item in here]
                print(f"  missed: line {line}, {kind}: {finding.text} -> {said}")
            old = {p for p in verdicts(before, start, 0) if not _near(p[0], finding)}
            moved = {p for p in verdicts(after, start, shift) if not _near(p[0], finding)}
            elsewhere += bool(old ^ moved)
            if old ^ moved:
                print("  moved:", kind, finding.text, start, sorted(old ^ moved))
    for kind in tried:
        print(f"{kind}: {caught[kind]} of {tried[kind]} flagged")
    total = sum(tried.values())
    print(f"all: {sum(caught.values())} of {total} ({sum(caught.values()) / total:.1%})")
    print(f"changes that moved a verdict elsewhere: {elsewhere}")


def _near(position: int, finding: Finding) -> bool:
    return finding.start - WINDOW <= position <= finding.end


def main() -> None:
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    every = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    measure(load([packaged_path()]), text, every)


if __name__ == "__main__":
    main()

"""Whether drafts as Word documents are judged as their texts are.

    python bench/check_word.py [CASES.jsonl ...] [--seed N] [--lines]

Each labelled draft, of bench/drafts without files, is made a document (bench/word_files.py) and
checked; what is found in it is held against what is found in its text, figure by figure.
With --lines the rows of its tables stay lines, each a paragraph.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from lukou_cli.check.checker import Checker
from lukou_cli.documents.document import Document, Revisions
from lukou_cli.documents.office import read_office
from lukou_cli.files import MOST_TEXT
from lukou_cli.load.files import load
from lukou_cli.model.period import parse_period

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.word_files import Maker, cases, package, spans

if TYPE_CHECKING:
    from typing import Any

    from lukou_cli.check.finding import Finding

    # Start, text, verdict and reason.
    Judged = dict[tuple[int, str, str, str], Finding]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("cases", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument("--lines", action="store_true", help="tables stay lines")
    given = parser.parse_args()
    checker = Checker(load())
    maker = Maker(given.seed, tables=not given.lines)
    counts = Counter[str]()
    paths = given.cases or sorted(Path(__file__).with_name("drafts").glob("*.jsonl"))
    for case in (case for path in paths for case in cases(path)):
        of_text, of_word = judged(checker, maker, case)
        counts["figures"] += len(of_text)
        counts["same"] += len(of_text.keys() & of_word.keys())
        for key in sorted(of_text.keys() ^ of_word.keys()):
            print(case["id"], "text" if key in of_text else "word", *key)
        for name, found in (("text", of_text), ("word", of_word)):
            counts[f"right in {name}"] += sum(_is_right(f, found) for f in case["figures"])
        counts["labels"] += len(case["figures"])
    print(dict(counts))


def judged(checker: Checker, maker: Maker, case: dict[str, Any]) -> tuple[Judged, Judged]:
    """What is found in the text of a draft and in its document, by where in the text it stands."""
    day = parse_period(case["date"])
    text: str = case["text"]
    body, offsets = maker.body(text, spans(case))
    document = read_office(case["id"], package(body), MOST_TEXT, Revisions.FINAL)
    assert isinstance(document, Document)
    assert document.anchors is not None
    of_text = {(f.start, *_key(f)): f for f in checker.check(text, day)}
    of_word = {}
    for finding in checker.check(document.text, day):
        place = document.anchors.at(finding.start)
        start = offsets[place.line - 1] + place.column - 1
        of_word[start, *_key(finding)] = finding
    return of_text, of_word


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.text, finding.verdict.value, finding.reason.value


def _is_right(label: dict[str, Any], found: dict[Any, Finding]) -> bool:
    """Whether a figure that overlaps the label has its verdict; unknown ones may be absent."""
    verdicts = [
        finding.verdict.value
        for (start, *_), finding in found.items()
        if start < label["end"] and label["start"] < start + len(finding.text)
    ]
    wanted = label["derived_verdict"] if label["label"] == "derived" else label["label"]
    if wanted in ("unknown", "none"):
        return not verdicts or verdicts[0] == "unknown"
    return bool(verdicts) and verdicts[0] == wanted


if __name__ == "__main__":
    main()

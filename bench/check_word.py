"""Whether drafts as Word documents are judged as their texts are.

    python bench/check_word.py CASES.jsonl [SEED]

Each labelled draft is made a document (bench/word_files.py) and checked; what is found in it
is held against what is found in its text, figure by figure.
"""

from __future__ import annotations

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

sys.path.insert(0, str(Path(__file__).parent))
from word_files import Maker, cases, package, spans

if TYPE_CHECKING:
    from typing import Any

    from lukou_cli.check.finding import Finding


def main() -> None:
    checker = Checker(load())
    maker = Maker(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    counts = Counter[str]()
    for case in cases(Path(sys.argv[1])):
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
        counts["figures"] += len(of_text)
        counts["same"] += len(of_text.keys() & of_word.keys())
        for key in sorted(of_text.keys() ^ of_word.keys()):
            print(case["id"], "text" if key in of_text else "word", *key)
        for name, found in (("text", of_text), ("word", of_word)):
            counts[f"right in {name}"] += sum(_is_right(f, found) for f in case["figures"])
        counts["labels"] += len(case["figures"])
    print(dict(counts))


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

"""The check on mutated drafts: it fails on none, and no two figures of one overlap.

    python bench/fuzz_drafts.py [DRAFTS [SEED]]

A draft is a stretch of a labelled one with pieces of others and characters that mean
something put in, taken out or doubled. The first failure is raised with its draft.
"""

from __future__ import annotations

import random
import sys
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.labels import own_drafts
from lukou_cli.check.checker import Checker
from lukou_cli.load.files import load
from lukou_cli.model.period import Period

AS_OF = Period(2026, 2026, 2, 15)
# The length of a stretch, and how often it is changed, at the most.
_LONGEST, _CHANGES, _PIECE = 160, 12, 8
_TELLING = (
    "一二三十百千万亿兆〇零两半余多几来超近约破过达到至从由比占共各每平均分别累计增减升降百分之点成倍翻番"
    "0123456789.,，、；。：:%％+-—～/|｜\t\n（）()“”「」[]{}<>&#*_→≥≤＞＜～①㎡🏗\u200b\u3000\x00\ufeff"
    "年月日元家户人亩吨公里个项今去上下前第十四五季度截至底末全区市省镇"
)


def mutated(texts: list[str], draw: random.Random) -> str:
    """A stretch of one text, changed here and there."""
    text = draw.choice(texts)
    begin = draw.randrange(len(text))
    found = list(text[begin : begin + draw.randrange(1, _LONGEST)])
    for _ in range(draw.randrange(_CHANGES)):
        at = draw.randrange(len(found) + 1)
        other = draw.choice(texts)
        start = draw.randrange(len(other))
        piece = other[start : start + draw.randrange(1, _PIECE)]
        match draw.randrange(4):
            case 0:
                found[at:at] = draw.choice(_TELLING)
            case 1:
                found[at : at + draw.randrange(1, _PIECE)] = []
            case 2:
                found[at:at] = piece
            case 3:
                found[at:at] = found[at : at + draw.randrange(1, _PIECE)]
    return "".join(found)


def fault(checker: Checker, text: str) -> str:
    """What is wrong with the findings on a text; empty where nothing is."""
    found = checker.check(text, AS_OF)
    for finding in found:
        if text[finding.start : finding.end] != finding.text:
            return f"{finding.text!r} does not stand at {finding.start}"
    for one, other in pairwise(found):
        if other.start < one.end:
            return f"{one.text!r} and {other.text!r} overlap"
    return ""


def main() -> None:
    given = [int(argument) for argument in sys.argv[1:3]]
    count, seed = [*given, *(100_000, 1)[len(given) :]]
    texts = [draft.text for draft in own_drafts()]
    checker, draw = Checker(load()), random.Random(seed)  # noqa: S311  no secret
    for _ in range(count):
        text = mutated(texts, draw)
        try:
            wrong = fault(checker, text)
        except Exception as error:
            error.add_note(repr(text))
            raise
        if wrong:
            sys.exit(f"{wrong}: {text!r}")
    print(f"{count} drafts, no failure")


if __name__ == "__main__":
    main()

"""What links are worth: how sure and how right, without fitting, and without some features."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from bench.replay import NONE
from lukou_cli.check.link.features import INDEX, NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bench.fitting import Vector
    from bench.labels import Draft, Label
    from bench.replay import Example

_EDGES = (0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1)
_LEVELS = ("own", "clause", "sentence")
# What a feature's name begins or ends with, by what it speaks of.
_GROUPS: dict[str, tuple[str, ...]] = {
    "own words": ("cover_own", "whole_own", "mass_own"),
    "rest of the clause": ("cover_clause", "whole_clause", "mass_clause"),
    "other parts of a list": ("cover_others", "whole_others", "mass_others"),
    "clauses before": ("cover_sentence", "whole_sentence", "mass_sentence"),
    "sentences before": ("cover_passage", "whole_passage", "mass_passage"),
    "headings": ("cover_wide", "whole_wide", "mass_wide"),
    "whole mentions": ("whole_",),
    "mass": ("mass_",),
    "words left over": ("rest_",),
    "a better explanation": ("outdone",),
    "unit": ("unit_", "none_unit"),
    "words of the measure": ("growth_", "average_", "share_", "new_"),
    "period and role": ("period_", "role_", "wordless"),
    "what was spoken of before": ("again", "kin", "theme", "section"),
    "signs of none": ("none_",),
}


def named(drafts: Sequence[Draft], examples: Sequence[Example]) -> float:
    """Of the labels that name an indicator, the share whose link names it; unread ones do not."""
    wanted = sum(_names(label) for draft in drafts for label in draft.figures)
    # A label may hold several figures: it counts once.
    right = {id(e.label) for e in examples if e.gold == e.linked and _names(e.label)}
    return len(right) / wanted if wanted else 1.0


def _names(label: Label) -> bool:
    """Whether a label names the indicator that a figure is about."""
    return bool(label.indicator) and label.recorded


def calibration(examples: Sequence[Example]) -> Iterator[tuple[float, float, int, float]]:
    """Low and high end of how sure links were, their number, the share of right ones."""
    for low, high in pairwise(_EDGES):
        # None is a link too: to no indicator.
        held = [e for e in examples if low <= e.sure < high or e.sure == high == 1]
        if held:
            yield low, high, len(held), sum(e.gold == e.linked for e in held) / len(held)


def baseline(examples: Sequence[Example]) -> Iterator[tuple[str, float]]:
    """The share of links that three levels of nearness name, with no weight fitted.

    Among indicators of a fitting unit, of which at least a part is told (cover): the one of
    which most is told by the nearest words, by the weight of their tokens, farther words
    deciding among equals; or all words together, each level counting half of the one before.
    """
    for name, rule in (("the nearest that tells any", _nearest), ("half by each level", _halved)):
        for least in (0.0, 0.5):
            right = [_baseline(example, rule, least) == example.gold for example in examples]
            yield f"{name}, cover ≥ {least}", sum(right) / len(right)


def _baseline(example: Example, rule: Callable[[Vector], tuple[float, ...]], least: float) -> int:
    best: tuple[float, ...] = ()
    chosen = NONE
    for candidate, row in zip(example.candidates.each, example.candidates.rows, strict=True):
        if candidate.indicator == NONE or row[INDEX["unit_none"]]:
            continue
        if row[INDEX["cover_sentence"]] <= least:
            continue
        score = rule(row)
        if score > best:
            best, chosen = score, candidate.indicator
    return chosen


def _nearest(row: Vector) -> tuple[float, ...]:
    return tuple(row[INDEX[f"mass_{level}"]] for level in _LEVELS)


def _halved(row: Vector) -> tuple[float, ...]:
    return (sum(mass / 2**n for n, mass in enumerate(_nearest(row))),)


def ablation(
    examples: Sequence[Example], fit_link: Callable[[Sequence[Example]], Vector]
) -> Iterator[tuple[str, int, float, float]]:
    """Group, how many features it has, and without it share of right links and mean loss.

    Fitted without each author in turn. What was spoken of before is as all features told it.
    """
    for group, starts in {"none of them": (), **_GROUPS}.items():
        out = [n for n, name in enumerate(NAMES) if name.startswith(starts)] if starts else []
        kept = [_without(example, out) for example in examples]
        right, loss = 0, 0.0
        for author in sorted({example.author for example in examples}):
            weights = fit_link([e for e in kept if e.author != author])
            for example in (e for e in kept if e.author == author):
                scores = example.candidates.rows @ weights
                numbers = [c.indicator for c in example.candidates.each]
                right += numbers[int(scores.argmax())] == example.gold
                if example.gold in numbers:
                    loss += float(np.logaddexp.reduce(scores) - scores[numbers.index(example.gold)])
        yield group, len(out), right / len(examples), loss / len(examples)


def _without(example: Example, out: Sequence[int]) -> Example:
    rows = example.candidates.rows.copy()
    rows[:, out] = 0
    candidates = msgspec.structs.replace(example.candidates, rows=rows)
    return msgspec.structs.replace(example, candidates=candidates)

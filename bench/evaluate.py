"""How right the check is on labelled drafts.

    python bench/evaluate.py [CASES.jsonl ...] [--fitted] [--show N] [--json] [--links]

Without files: the drafts of bench/drafts, each author scored with weights that were fitted
without them. Files, and those drafts with --fitted, are scored with the weights that are
shipped. --show prints the first mistakes (false alarms marked with !), --links what the
features of the link are worth.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.labels import Score, own_drafts, read_drafts
from bench.learning import fit, fit_link
from bench.links import ablation, baseline, calibration, named
from bench.replay import Replay
from lukou_cli.check import fitted
from lukou_cli.load.files import load
from lukou_cli.load.sources import packaged_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.labels import Draft
    from bench.replay import Example
    from lukou_cli.check.fitted import Weights

_LABELS = ("confirmed", "imprecise", "contradicted", "unknown", "derived", "none")
_VERDICTS = ("confirmed", "imprecise", "contradicted", "unknown", "absent")


class Evaluation:
    """The scores and links of each author, under the weights that the caller gives."""

    def __init__(self, replay: Replay, drafts: Sequence[Draft]) -> None:
        self.replay, self.drafts = replay, drafts
        self.authors = sorted({draft.author for draft in drafts})
        self.scores: dict[str, Score] = {}
        self.weights: dict[str, Weights] = {}
        self.examples: list[Example] = []

    def add(self, author: str, weights: Weights) -> None:
        """Score an author's drafts with weights."""
        checker = self.replay.weighted(weights)
        score = Score()
        theirs = [draft for draft in self.drafts if draft.author == author]
        for draft in theirs:
            score.add(draft, checker.check(draft.text, draft.as_of))
        self.scores[author], self.weights[author] = score, weights
        self.examples += checker.examples(theirs)

    @property
    def total(self) -> Score:
        total = Score()
        for score in self.scores.values():
            total += score
        return total

    def figures(self) -> dict[str, dict[str, float]]:
        """The measures of each author and of all."""
        found = {}
        for name, score in [*self.scores.items(), ("all", self.total)]:
            drafts = [d for d in self.drafts if name in (d.author, "all")]
            examples = [e for e in self.examples if name in (e.author, "all")]
            found[name] = {
                **score.figures(),
                "links_right": named(drafts, examples),
                **({"threshold": self.weights[name].threshold} if name in self.weights else {}),
            }
        return found


def leave_one_out(replay: Replay, drafts: Sequence[Draft], together: int = 1) -> Evaluation:
    """Each author scored with what was fitted without them and those left out with them."""
    evaluation = Evaluation(replay, drafts)
    authors = evaluation.authors
    for group in (authors[at : at + together] for at in range(0, len(authors), together)):
        weights = fit(replay, [draft for draft in drafts if draft.author not in group]).weights
        for author in group:
            evaluation.add(author, weights)
    return evaluation


def shipped(replay: Replay, drafts: Sequence[Draft]) -> Evaluation:
    """All authors scored with the weights of the package."""
    evaluation = Evaluation(replay, drafts)
    for author in evaluation.authors:
        evaluation.add(author, fitted.shipped(replay.lexicon.catalogue.places))
    return evaluation


def _print(evaluation: Evaluation, show: int) -> None:
    figures = evaluation.figures()
    for mistake in evaluation.total.mistakes[:show]:
        print(mistake)
    names = list(figures["all"])
    print("author " + "".join(f"{name.replace('_', ' '):>20}" for name in names))
    for author, row in figures.items():
        print(f"{author:7}" + "".join(f"{_number(row.get(name)):>20}" for name in names))
    print("\nlinks said to be sure: how many, and how many of them right")
    for low, high, count, share in calibration(evaluation.examples):
        print(f"{low:5.0%} – {high:4.0%} {count:6} {share:6.1%}")
    for author, score in [*evaluation.scores.items(), ("all", evaluation.total)]:
        print(f"\n{author:13}" + "".join(f"{verdict:>14}" for verdict in _VERDICTS))
        for label in _LABELS:
            counts = score.confusion.get(label, Counter[str]())
            print(f"{label:13}" + "".join(f"{counts.get(v, 0):>14}" for v in _VERDICTS))


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _print_links(evaluation: Evaluation) -> None:
    print("\nlinks right without fitting, by nearness:")
    for name, share in baseline(evaluation.examples):
        print(f"  {name:30} {share:.3f}")
    print("links right without a group of features, fitted without the author:")
    for name, count, share, loss in ablation(evaluation.examples, fit_link):
        print(f"  {name:30} {count:3} features {share:.3f}, loss {loss:.3f}")


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("cases", nargs="*", type=Path)
    parser.add_argument("--fitted", action="store_true", help="the weights that are shipped")
    parser.add_argument("--show", type=int, default=0, metavar="N")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--links", action="store_true")
    given = parser.parse_args(None if arguments is None else list(arguments))
    drafts = read_drafts(given.cases) if given.cases else own_drafts()
    replay = Replay(load([packaged_path()]), drafts)
    by_package = given.fitted or bool(given.cases)
    evaluation = (shipped if by_package else leave_one_out)(replay, drafts)
    if given.json:
        print(json.dumps(evaluation.figures()))
        return
    _print(evaluation, given.show)
    if given.links:
        _print_links(evaluation)


if __name__ == "__main__":
    main()

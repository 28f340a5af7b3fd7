"""Fit the weights of the check on all labelled drafts and write them into the package.

    python bench/fit.py [--show N]

Fitted are the link, how likely a flag is right, and the threshold for flags. What they are
worth on drafts of others tells bench/evaluate.py. With --show nothing is written, but told
which N wrong flags are thought the likeliest: they keep the threshold where it is.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.labels import own_drafts
from bench.learning import fit, likelihoods, weighed
from bench.replay import Replay
from bench.usage import usage_text
from lukou_cli.check import fitted
from lukou_cli.check.fitted import Written
from lukou_cli.load.files import load
from lukou_cli.load.sources import packaged_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.labels import Draft
    from bench.learning import Fit

DATA = Path(__file__).parents[1] / "data"


def written(made: Fit, drafts: Sequence[Draft], day: dt.date) -> Written:
    """The weights by the names of their features, with what they were learned from."""
    authors = sorted({draft.author for draft in drafts})
    figures = sum(len(draft.figures) for draft in drafts)
    weights = made.weights
    about = (
        f"Learned from {len(drafts)} drafts of {len(authors)} authors in bench/drafts, {figures} "
        f"figures, by bench/fit.py on {day}. Of flags as likely as the threshold, each judged by "
        f"what was fitted without its author, {made.right} of {made.told} were right; "
        f"{made.flags} could have been raised."
    )
    named = {
        kind: dict(zip(names, getattr(weights, kind), strict=True))
        for kind, names in fitted.NAMES.items()
    }
    return Written(about, named, weights.threshold)


def show(replay: Replay, drafts: Sequence[Draft], most: int) -> None:
    """Print the wrong flags that are thought the likeliest, with their places among all."""
    _, flags = weighed(replay, drafts)
    ranked = sorted(zip(likelihoods(flags), flags, strict=True), key=lambda pair: -pair[0])
    wrong = [(n, *pair) for n, pair in enumerate(ranked, 1) if not pair[1].right]
    for place, likely, flag in wrong[:most]:
        print(f"{place:4} of {len(flags)}, {likely:.3f} {flag.judged}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--show", type=int, default=0, metavar="N")
    given = parser.parse_args()
    drafts = own_drafts()
    replay = Replay(load([packaged_path()]), drafts)
    if given.show:
        show(replay, drafts, given.show)
        return
    today = dt.datetime.now(tz=dt.UTC).date()
    made = {name: fit(replay, drafts, spoken=name == "spoken") for name in ("spoken", "alone")}
    told = {name: written(each, drafts, today) for name, each in made.items()}
    content = msgspec.json.format(msgspec.json.encode(told), indent=1)
    (DATA / "weights.json").write_bytes(content + b"\n")
    spoken = made["spoken"].weights
    for file, learned in (("usage.tsv", spoken.usage), ("times.tsv", spoken.times)):
        (DATA / file).write_text(usage_text(learned), encoding="utf-8")
    for name, each in made.items():
        print(f"{name}: {each.right} of {each.told} flags right from {each.weights.threshold} on")


if __name__ == "__main__":
    main()

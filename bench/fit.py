"""Fit the weights of the check on all labelled drafts and write them into the package.

    python bench/fit.py [--to FILE]

Fitted are the link, how likely a flag is right, and the threshold for flags. What they are
worth on drafts of others tells bench/evaluate.py.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.labels import own_drafts
from bench.learning import PRECISION, fit
from bench.replay import Replay
from lukou_cli.check import confidence
from lukou_cli.check.link import features
from lukou_cli.load.files import load, packaged_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.labels import Draft
    from bench.learning import Fit

WEIGHTS = ROOT / "src" / "lukou_cli" / "check" / "weights.py"


def module(made: Fit, drafts: Sequence[Draft], day: datetime.date) -> str:
    """The text of the module with the weights."""
    authors = sorted({draft.author for draft in drafts})
    figures = sum(len(draft.figures) for draft in drafts)
    weights = made.weights
    return f'''"""What was learned from labelled drafts. Written by `python bench/fit.py` on {day}; not by hand.

From {len(drafts)} drafts of {len(authors)} authors ({", ".join(authors)}), {figures} figures (bench/drafts). The names are explained where
the features are made: link/features.py and confidence.py.
"""

LINK_WEIGHTS = {{
{_lines(features.NAMES, weights.link)}}}

FLAG_WEIGHTS = {{
{_lines(confidence.NAMES, weights.flag)}}}

# Chosen so that of 100 flags {PRECISION * 100:.0f} are right, each judged by weights that were fitted without its
# author: {made.right} of {made.told} were ({made.right / max(1, made.told):.3f}), of {made.flags} that could be raised.
THRESHOLD = {weights.threshold}
'''


def _lines(names: Sequence[str], weights: Sequence[float]) -> str:
    return "".join(f'    "{n}": {w},\n' for n, w in zip(names, weights, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    drafts = own_drafts()
    made = fit(Replay(load([packaged_path()]), drafts), drafts)
    today = datetime.datetime.now(tz=datetime.timezone.utc).date()
    given.to.write_text(module(made, drafts, today), encoding="utf-8")
    print(f"{given.to}: {made.right} of {made.told} flags right from {made.weights.threshold} on")


if __name__ == "__main__":
    main()

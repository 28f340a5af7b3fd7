"""Every command on mutated data files that load; the first failure is raised with its catalogue.

python bench/fuzz_data.py [FILES [SEED]]
"""

from __future__ import annotations

import sys
import tempfile
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.mutants import DRAFT, ask, mutants


def main() -> None:
    given = [int(argument) for argument in sys.argv[1:3]]
    files, seed = [*given, *(10_000, 1)[len(given) :]]
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.txt"
        draft.write_text(DRAFT, encoding="utf-8")
        runs = sum(
            ask(catalogue, turn, draft)
            for turn, catalogue in enumerate(islice(mutants(seed), files))
        )
    print(f"{files} files, {runs} runs, no failure")


if __name__ == "__main__":
    main()

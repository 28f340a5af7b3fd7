"""Start-up of lukou as a ratio to minimal Typer programs, whole processes, interleaved.

Run it with the Python of an environment that has lukou installed as a wheel:

    python bench/startup.py [ROUNDS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
LUKOU = str(Path(sys.executable).with_name("lukou"))
PAIRS = {
    "get": ([LUKOU, "get", "gdp_growth"], [str(HERE / "minimal_get.py"), "get", "x"], 1.25),
    "gap": ([LUKOU, "gap"], [str(HERE / "minimal_table.py"), "gap"], 1.35),
}


def seconds(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=os.sep)
    return time.perf_counter() - start


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    for name, (ours, baseline, limit) in PAIRS.items():
        seconds(ours), seconds(baseline)
        pairs = [(seconds(ours), seconds(baseline)) for _ in range(rounds)]
        mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
        print(
            f"lukou {name}: {mine * 1000:.0f} ms, minimal program: {theirs * 1000:.0f} ms, "
            f"ratio {mine / theirs:.2f} (at most {limit})"
        )


if __name__ == "__main__":
    main()

"""Start-up of lukou as a ratio, whole processes, interleaved.

To minimal Typer programs; of the answer to a shell that completes, to `lukou --version`.

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
GET, TABLE = str(HERE / "minimal_get.py"), str(HERE / "minimal_table.py")


def seconds(arguments: list[str]) -> float:
    start = time.perf_counter()
    # NAME=VALUE before the program is for its environment.
    given = dict(part.split("=", 1) for part in arguments if part.startswith("_"))
    subprocess.run(
        [sys.executable, *(part for part in arguments if not part.startswith("_"))],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=os.sep,
        env={**os.environ, **given},
    )
    return time.perf_counter() - start


def table_size() -> list[str]:
    """Rows and columns that `lukou gap` prints, from its Markdown."""
    arguments = [sys.executable, LUKOU, "gap", "-f", "md"]
    printed = subprocess.run(arguments, check=True, capture_output=True, encoding="utf-8").stdout
    lines = [line for line in printed.splitlines() if line.startswith("|")]
    heads = sum("---" in line for line in lines)
    return [str(len(lines) - 2 * heads), str(lines[0].count(" | ") + 1)]


def main() -> None:
    size = table_size()
    print(f"lukou gap: {size[0]} rows of {size[1]} columns")
    pairs = {
        "get": ([LUKOU, "get", "gdp_growth"], [GET, "get", "x"], 1.25),
        "--help": ([LUKOU, "--help"], [GET, "--help"], 1.5),
        "completion": (["_LUKOU_COMPLETE=gap\x1f新", LUKOU], [LUKOU, "--version"], 1.5),
        "gap": ([LUKOU, "gap"], [TABLE, "gap", *size], 1.35),
    }
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    for name, (ours, baseline, limit) in pairs.items():
        seconds(ours), seconds(baseline)
        times = [(seconds(ours), seconds(baseline)) for _ in range(rounds)]
        mine, theirs = (statistics.median(column) for column in zip(*times, strict=True))
        print(
            f"lukou {name}: {mine * 1000:.0f} ms, beside {theirs * 1000:.0f} ms, "
            f"ratio {mine / theirs:.2f} (at most {limit})"
        )


if __name__ == "__main__":
    main()

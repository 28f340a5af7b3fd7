"""How time and memory grow with the data: 1,000, 10,000 and 100,000 facts beside the packaged data.

    python bench/scale.py [--facts N N N ...] [--growth reports|indicators] [--rounds N]

Whole processes, in turns with the same question to the packaged data, both compiled: of each the
median time of the processor, and peak memory, as ratios to that of the packaged data. The exponent
of growth is that of what comes on top of the cost of the smallest size: 1 is linear.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from synthetic import GROWTHS, write

LUKOU = [sys.executable, "-m", "lukou_cli"]
# In the store, every fact decoded.
LOAD = (
    "import sys; from pathlib import Path; from lukou_cli.load.files import load; "
    "len(load(sys.argv[2:], store=Path(sys.argv[1])).facts())"
)
_SLOW = "load, YAML"
# What is more than noise, as a share.
_NOTICED = 0.1
_SENTENCES, _LISTED = 12, 40


class Cost(NamedTuple):
    """What a process took: seconds of the processor, MiB at its largest."""

    seconds: float
    memory: float


class Data(NamedTuple):
    """Data to be asked, an indicator of it, the place that a draft is about, and the draft."""

    options: list[str]
    indicator: str
    place: list[str]
    page: Path

    def questions(self, store: Path) -> dict[str, list[str]]:
        paths = self.options[1:]
        return {
            _SLOW: [*LUKOU, "data", "validate", *paths],
            "load, compiled": [sys.executable, "-c", LOAD, str(store), *paths],
            "get": [*LUKOU, "get", self.indicator, *self.options],
            "list": [*LUKOU, "list", "-f", "csv", *self.options],
            "gap": [*LUKOU, "gap", "-f", "csv", *self.options],
            "check": [
                *LUKOU, "check", str(self.page), "--fail-on", "never", "--as-of", "2026-02",
                *self.options, *self.place,
            ],
        }  # fmt: skip


def cost(command: list[str]) -> Cost:
    # This process stays small: a new one counts the memory of the one it comes from.
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(run.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)}: {status}")  # noqa: EM102  a bench, read by few
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def told(*arguments: str) -> str:
    run = subprocess.run([*LUKOU, *arguments], check=True, capture_output=True, encoding="utf-8")
    return run.stdout


def prepared(folder: Path, options: list[str]) -> Data:
    """The data compiled, and a page of a draft that tells some of its latest results."""
    told("data", "compile", *options[1:])
    # Few: what this process holds in memory counts for those that it starts.
    fields = "indicator,name,place,unit,result_period,result"
    listed = told(
        "list", "-f", "ndjson", "--columns", fields, "--sort", "indicator", "--reverse",
        "--top", str(_LISTED), *options,
    )  # fmt: skip
    rows = [row for row in map(json.loads, listed.splitlines()) if row["result"] is not None]
    place = rows[0]["place"]
    rows = [row for row in rows if row["place"] == place]
    step = max(1, len(rows) // _SENTENCES)
    page = folder / "page.txt"
    page.write_text(
        "\n".join(
            f"{row['result_period']}年，{row['name']}达到{row['result']}{row['unit']}。"
            for row in rows[::step][:_SENTENCES]
        ),
        encoding="utf-8",
    )
    return Data(options, rows[0]["indicator"], ["--place", place], page)


def measured(command: list[str], beside: list[str], rounds: int) -> tuple[Cost, Cost]:
    """The medians of a process and of the one beside it, in turns."""
    costs = [(cost(command), cost(beside)) for _ in range(rounds)]
    ours, theirs = zip(*costs, strict=True)
    return median(ours), median(theirs)


def median(costs: tuple[Cost, ...]) -> Cost:
    return Cost(*map(statistics.median, zip(*costs, strict=True)))


def exponent(costs: dict[int, float]) -> str:
    """The exponent of growth between the two largest sizes, less what the smallest costs.

    Nothing where the smaller of them costs hardly more than that.
    """
    (least, base), *_, (less, small), (more, large) = sorted(costs.items())
    if small < base * (1 + _NOTICED) or large <= small:
        return "–"
    times = math.log((large - base) / (small - base), (more - least) / (less - least))
    return f"{times:.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--facts", nargs="+", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--growth", choices=GROWTHS, nargs="+", default=list(GROWTHS))
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        os.environ["XDG_CACHE_HOME"] = scratch
        os.environ["LUKOU_LANG"] = "zh"
        store = root / "lukou"
        packaged = prepared(root, ["--data", told("data", "path").strip()])
        for growth in given.growth:
            print(f"\n| {growth} | facts | time, s | × packaged | memory, MiB | × packaged |")
            print("|---|---:|---:|---:|---:|---:|")
            found: dict[str, dict[int, Cost]] = {}
            for facts in sorted(given.facts):
                folder = root / f"{growth}-{facts}"
                (folder / "data").mkdir(parents=True)
                write(folder / "data", facts, GROWTHS[growth])
                data = prepared(folder, ["--data", str(folder / "data")])
                asked = zip(
                    data.questions(store).items(), packaged.questions(store).values(), strict=True
                )
                for (name, command), beside in asked:
                    rounds = 1 if name == _SLOW and facts > 10_000 else given.rounds
                    ours, theirs = measured(command, beside, rounds)
                    found.setdefault(name, {})[facts] = ours
                    slower, larger = (a / b for a, b in zip(ours, theirs, strict=True))
                    print(
                        f"| {name} | {facts:,} | {ours.seconds:.2f} | {slower:.1f} "
                        f"| {ours.memory:.0f} | {larger:.1f} |",
                        flush=True,
                    )
            print("\nexponent of growth: time, memory")
            for name, costs in found.items():
                seconds = exponent({facts: each.seconds for facts, each in costs.items()})
                memory = exponent({facts: each.memory for facts, each in costs.items()})
                print(f"{name}: {seconds}, {memory}")


if __name__ == "__main__":
    main()

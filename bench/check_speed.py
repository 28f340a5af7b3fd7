"""How long checking takes: report-like text in MB a second, and hostile text by its length.

    python bench/check_speed.py [REPORT] [--megabytes N ...] [--only NAME] [--profile]

REPORT (else the example brief) is repeated up to the sizes given; beside it the time that
reading it and finding its digits with a regex takes. Each hostile text is checked at one
size and at twice that size: where time grows with length the ratio is about 2.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from lukou_cli.check.checker import Checker
from lukou_cli.load.files import load
from lukou_cli.load.sources import packaged_path
from lukou_cli.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BRIEF = Path(__file__).parents[1] / "docs" / "examples" / "brief.md"
AS_OF = Period(2026, 2026, 2, 15)
DIGITS = re.compile(r"[0-9０-９一二三四五六七八九十百千万亿]+(?:\.[0-9]+)?")
# Bytes of a hostile text at its first size.
_SIZE = 30_000
_MEGA = 10**6
_PLACES = 25


def _unpunctuated(text: str) -> str:
    return re.sub(r"[\s，。、；：！？“”（）,.;:!?()|#*-]", "", text)


def _wide(size: int) -> str:
    columns = size // 24
    heads = "|".join(f"指标{n}" for n in range(columns))
    cells = "|".join("5.3%" for _ in range(columns))
    return f"|{heads}|\n|{'---|' * columns}\n|{cells}|\n"


def _long(size: int) -> str:
    return "| 指标 | 2025年 | 增减 |\n|---|---|---|\n" + "| 地区生产总值 | 198亿元 | 5.3% |\n" * (
        size // 44
    )


def _tabs(size: int) -> str:
    return "指标\t2025年\t增减\n" + "地区生产总值\t198亿元\t5.3%\n" * (size // 33)


# By name: a text of about so many bytes.
HOSTILE: dict[str, Callable[[int, str], str]] = {
    "no punctuation": lambda size, text: (_unpunctuated(text) * (size // len(text) + 1))[
        : size // 3
    ],
    "wide table": lambda size, _: _wide(size),
    "long table": lambda size, _: _long(size),
    "cells parted by tabs": lambda size, _: _tabs(size),
    "figures in one sentence": lambda size, _: "开工项目56个，" * (size // 20),
    "figures in one list": lambda size, _: "20家、" * (size // 8),
    "one long number": lambda size, _: f"开工项目{'5' * size}个。",
    "a long decimal": lambda size, _: f"增长5.{'5' * size}%。",
    "spelled out": lambda size, _: "开工项目" + "一二三四五六七八九" * (size // 27) + "个。",
    "places": lambda size, _: "渌口区" * (size // 9) + "5.3%",
    **{
        f"run of {unit}": lambda size, _, unit=unit: unit * (size // len(unit.encode()))  # type: ignore[misc]
        for unit in ("1-", "5.", "2025年", "_", "、", "分别", "5%、", "(", "“", "从1到", "比上年")
    },
}


def _seconds(action: Callable[[], object]) -> float:
    # Of the process, so that what else runs on the machine counts little.
    start = time.process_time()
    action()
    return time.process_time() - start


def _sizes(checker: Checker, text: str, sizes: list[float]) -> Iterator[str]:
    for size in sizes:
        draft = text * max(1, round(size * _MEGA / len(text.encode())))
        found: list[int] = []
        mine = _seconds(lambda: found.append(len(checker.check(draft, AS_OF))))  # noqa: B023
        theirs = min(_seconds(lambda: DIGITS.findall(draft)) for _ in range(5))  # noqa: B023
        length = len(draft.encode()) / _MEGA
        yield (
            f"{length:6.2f} MB {found[-1]:7} figures {mine:7.2f} s {length / mine:6.2f} MB/s, "
            f"{mine / theirs:5.0f} times what finding digits takes"
        )


def _hostile(checker: Checker, text: str, only: str) -> Iterator[str]:
    for name, make in HOSTILE.items():
        if only and only not in name:
            continue
        once, twice = (
            _seconds(lambda size=size, make=make: checker.check(make(size, text), AS_OF))  # type: ignore[misc]
            for size in (_SIZE, 2 * _SIZE)
        )
        yield f"{name:26} {once:7.2f} s {twice:7.2f} s  ratio {twice / max(once, 1e-3):4.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("report", nargs="?", type=Path, default=BRIEF)
    parser.add_argument("--megabytes", nargs="+", type=float, default=[0.1, 1])
    parser.add_argument("--only", default="", metavar="NAME", help="of the hostile texts")
    parser.add_argument("--profile", action="store_true", help="where the time goes, nothing else")
    given = parser.parse_args()
    text = given.report.read_text(encoding="utf-8") + "\n\n"
    checker = Checker(load([packaged_path()]))
    checker.check(text, AS_OF)
    if given.profile:
        profile = cProfile.Profile()
        profile.runcall(checker.check, text, AS_OF)
        pstats.Stats(profile, stream=sys.stdout).sort_stats("tottime").print_stats(_PLACES)
        return
    if not given.only:
        for line in _sizes(checker, text, given.megabytes):
            print(line, flush=True)
    kilobytes = _SIZE // 1000
    print(f"hostile text of {kilobytes} and {2 * kilobytes} kB", flush=True)
    for line in _hostile(checker, text, given.only):
        print(line, flush=True)


if __name__ == "__main__":
    main()

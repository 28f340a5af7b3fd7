"""How long checking takes, as a ratio to reading the draft and finding its digits with a regex.

The draft is the text of a report, or the example brief, repeated up to the sizes given:

    python bench/check_speed.py [REPORT] [MEGABYTES ...]
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from lukou_cli.check.checker import check
from lukou_cli.load.files import load_files
from lukou_cli.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
BRIEF = ROOT / "docs" / "examples" / "brief.md"
DATA = ROOT / "data" / "indicators.yaml"
AS_OF = Period(2026, 2026, 2, 15)
DIGITS = re.compile(r"[0-9０-９一二三四五六七八九十百千万亿]+(?:\.[0-9]+)?")


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main() -> None:
    arguments = sys.argv[1:]
    source = Path(arguments.pop(0)) if arguments and not arguments[0].isdigit() else BRIEF
    sizes = [int(size) for size in arguments] or [1, 10]
    text = source.read_text(encoding="utf-8") + "\n\n"
    catalogue = load_files([DATA])
    check(catalogue, text, AS_OF)
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            draft = Path(folder) / "draft.txt"
            copies = max(1, size * 10**6 // len(text.encode()))
            draft.write_text(text * copies, encoding="utf-8")
            found: list[int] = []

            def ours(draft: Path = draft, found: list[int] = found) -> None:
                found.append(len(check(catalogue, draft.read_text(encoding="utf-8"), AS_OF)))

            def baseline(draft: Path = draft) -> list[str]:
                return DIGITS.findall(draft.read_text(encoding="utf-8"))

            theirs = min(seconds(baseline) for _ in range(5))
            mine = seconds(ours)
            print(
                f"{draft.stat().st_size / 10**6:.2f} MB, {found[-1]} figures: {mine:.2f} s, "
                f"reading and finding digits: {theirs:.3f} s, ratio {mine / theirs:.0f}"
            )


if __name__ == "__main__":
    main()

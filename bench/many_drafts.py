"""How long many drafts of a page take in one run, and how much memory.

    python bench/many_drafts.py [COUNT...]

The drafts are the labelled ones of 500 to 1,500 characters, over and over, each a file of its
own, every fifth a Word document. Peak memory is that of the largest process.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from word_files import Maker, cases, package

DRAFTS = Path(__file__).parent / "drafts"


def main() -> None:
    counts = [int(text) for text in sys.argv[1:]] or [100, 1000]
    texts = [case["text"] for path in sorted(DRAFTS.glob("*.jsonl")) for case in cases(path)]
    pages = [text for text in texts if 500 <= len(text) <= 1500]
    maker = Maker(0)
    documents = [package(maker.body(text, ())[0]) for text in pages]
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            for number in range(count):
                path = Path(folder, f"{number:06}")
                if number % 5:
                    text = pages[number % len(pages)]
                    path.with_suffix(".txt").write_text(text, encoding="utf-8")
                else:
                    path.with_suffix(".docx").write_bytes(documents[number % len(pages)])
            for jobs in (1, 2):
                print(count, "drafts, --jobs", jobs, _measured(folder, jobs))


def _measured(folder: str, jobs: int) -> str:
    command = [sys.executable, "-m", "lukou_cli", "check", folder, "--brief", "--as-of", "2026-02"]
    begun = time.perf_counter()
    run = subprocess.Popen([*command, "--jobs", str(jobs)], stdout=subprocess.DEVNULL)
    _, _, used = os.wait4(run.pid, 0)
    taken = time.perf_counter() - begun
    return (
        f"{taken:.1f} s, {used.ru_utime + used.ru_stime:.1f} s of processor, "
        f"{used.ru_maxrss / 1024:.0f} MiB"
    )


if __name__ == "__main__":
    main()

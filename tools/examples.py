"""Runs the examples of the documents anew and writes what they print.

    python tools/examples.py

A test runs them all and compares; this is for after a change that is meant. Read the difference.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = sorted((*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")))
_BLOCK = re.compile(r"^```console\n(?P<examples>.*?)^```$", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^\$ (?P<command>.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)


def printed(command: str) -> str:
    """What a command line prints on standard output in English, in a pipe."""
    environ = {**os.environ, "LANG": "C.UTF-8", "LUKOU_LANG": "", "COLUMNS": "80"}
    run = subprocess.run(
        [sys.executable, "-m", "lukou_cli", *shlex.split(command)[1:]],
        capture_output=True,
        encoding="utf-8",
        env=environ,
        cwd=ROOT,
        check=False,
    )
    return run.stdout


def renewed(page: str) -> str:
    def example(found: re.Match[str]) -> str:
        return f"$ {found['command']}\n{printed(found['command']).rstrip()}\n"

    def block(found: re.Match[str]) -> str:
        return f"```console\n{_EXAMPLE.sub(example, found['examples'])}```"

    return _BLOCK.sub(block, page)


def main() -> None:
    for path in PAGES:
        before = path.read_text(encoding="utf-8")
        if (after := renewed(before)) != before:
            path.write_text(after, encoding="utf-8")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()

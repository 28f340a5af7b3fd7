"""Contradicted figures of many drafts, checked on a Dask cluster.

    python check_many.py PATTERN [ADDRESS]

PATTERN names the drafts ('drafts/**/*.docx'), ADDRESS the scheduler (tcp://scheduler:8786);
without it a cluster on this machine is started. Each line is path, figure and correction,
parted by tabs. Every worker needs lukou-cli and sees the drafts under the same paths.
"""

from __future__ import annotations

import sys
from glob import glob

import dask.bag
from dask.distributed import Client, Worker, WorkerPlugin, get_worker

import lukou_cli

# When the drafts speak: what 去年, 今年 and 明年 mean.
AS_OF = "2026-02"


class Lukou(WorkerPlugin):
    """Makes the catalogue ready once in each worker."""

    def setup(self, worker: Worker) -> None:
        worker.lukou = lukou_cli.Checker(lukou_cli.load())


def contradicted(path: str) -> list[tuple[str, str, str]]:
    """Path, figure and correction; of a draft that cannot be read, why."""
    try:
        draft = lukou_cli.read_draft(path)
    except lukou_cli.DraftError as error:
        return [(path, "", error.problems[0].code)]
    findings = get_worker().lukou.check(draft.text, lukou_cli.parse_period(AS_OF))
    return [
        (path, finding.text, finding.suggestion)
        for finding in findings
        if finding.verdict is lukou_cli.Verdict.CONTRADICTED
    ]


def main() -> None:
    paths = sorted(glob(sys.argv[1], recursive=True))
    with Client(*sys.argv[2:3]) as client:
        client.register_plugin(Lukou())
        found = dask.bag.from_sequence(paths).map(contradicted).flatten()
        for row in found.compute():
            print(*row, sep="\t")


if __name__ == "__main__":
    main()

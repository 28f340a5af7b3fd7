"""The same work by several processes, its results in the order of the tasks.

Few tasks are under way at any time, so that their number takes no memory.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING

from lukou_cli.cli import signals
from lukou_cli.cli.checking import DraftChecker
from lukou_cli.cli.packed import Packer
from lukou_cli.errors import DraftError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from lukou_cli.cli.checking import Outcome, Ready, Task
    from lukou_cli.documents.document import HowToRead
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.period import Period

# For each process: one in work, one ready, and some for when tasks are of unlike length.
_UNDER_WAY = 8
# A fork has the catalogue already; elsewhere than on Linux it is not safe.
_START = "fork" if sys.platform == "linux" else "spawn"


class _Worker:
    """What a process has made ready once, for all of its tasks."""

    def __init__(self, checker: DraftChecker, packer: Packer) -> None:
        self.checker = checker
        self.packer = packer


_ready: list[_Worker] = []


def outcomes_by(jobs: int, ready: Ready, tasks: Iterable[Task]) -> Iterator[Outcome]:
    """Raises DraftError where a process is lost."""
    packer = Packer(ready[0])
    waiting = iter(tasks)
    with ProcessPoolExecutor(jobs, multiprocessing.get_context(_START), _make_ready, ready) as pool:
        under_way: deque[Future[bytes]] = deque(
            pool.submit(_work, task) for task in islice(waiting, jobs * _UNDER_WAY)
        )
        try:
            while under_way:
                outcome: Outcome = packer.unpack(under_way.popleft().result())
                under_way.extend(pool.submit(_work, task) for task in islice(waiting, 1))
                yield outcome
        except BrokenProcessPool as error:
            raise DraftError("process_lost") from error
        finally:
            pool.shutdown(cancel_futures=True)


def _make_ready(catalogue: Catalogue, how: HowToRead, as_of: Period) -> None:
    signals.heed()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _ready.append(_Worker(DraftChecker(catalogue, how, as_of), Packer(catalogue)))


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for tasks forever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(task: Task) -> bytes:
    worker = _ready[0]
    return worker.packer.pack(worker.checker.outcome(task))

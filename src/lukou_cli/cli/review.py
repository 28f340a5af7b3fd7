"""The walk through what is left to review: an answer a line, from a terminal or a pipe."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.cli import context
from lukou_cli.cli.output import save
from lukou_cli.load.editing import parse_spec
from lukou_cli.load.review import changed, dropped, fields, items, kept
from lukou_cli.load.spec import FileSpec
from lukou_cli.load.written import yaml_text
from lukou_cli.tables.messages import problem
from lukou_cli.tables.reviews import question, review_lines

if TYPE_CHECKING:
    from pathlib import Path

    from lukou_cli.i18n import Messages
    from lukou_cli.load.review import Item
    from lukou_cli.query.report_text import ReportText

_KEEP, _DROP, _SKIP, _QUIT = "keep", "drop", "skip", "quit"
_ANSWERS = (_KEEP, _DROP, _SKIP, _QUIT)


class Walk(msgspec.Struct):
    """How far the review of a file has come."""

    file: FileSpec
    remarks: str
    decided: int = 0
    skipped: int = 0


def walk(words: Messages, path: Path, given: Walk, report: ReportText | None) -> Walk:
    """Ask about one item after another until there are none, or the answers end."""
    total = len(items(given.file))
    while len(left := items(given.file)) > given.skipped:
        item = left[given.skipped]
        for line in review_lines(words, item, total - len(left) + given.skipped + 1, total, report):
            print(line)
        if not _answered(words, path, given, item):
            break
    return given


def store(path: Path, walked: Walk) -> None:
    """Write the file anew where anything was decided."""
    if walked.decided:
        save(path, yaml_text(walked.file, walked.remarks).encode())


def _answered(words: Messages, path: Path, walked: Walk, item: Item) -> bool:
    """Act on the next answer that means something; false where the walk ends."""
    while True:
        print(question(words, item), end="", flush=True)
        answer = sys.stdin.readline()
        if not answer:
            # The end of the answers: of a pipe, or Ctrl-D at a terminal.
            print()
            return False
        if not sys.stdin.isatty():
            print(answer.rstrip("\n"))
        answer = answer.strip()
        if not answer and not sys.stdin.isatty():
            return False
        action = next((each for each in _ANSWERS if answer and each.startswith(answer.lower())), "")
        if action == _QUIT:
            return False
        if action == _SKIP:
            walked.skipped += 1
            return True
        if action == _KEEP or (action == _DROP and item.may_go):
            act = kept if action == _KEEP else dropped
            walked.file = act(walked.file, item)
            walked.decided += 1
            return True
        if _changed(words, path, walked, item, answer):
            return True


def _changed(words: Messages, path: Path, walked: Walk, item: Item, answer: str) -> bool:
    """Whether the answer was a change that makes a good file."""
    field, sign, value = answer.partition("=")
    file = changed(walked.file, item, field.strip(), value.strip()) if sign else None
    if file is None:
        context.say(words, "no_answer", answer=answer, known=list(fields(item)))
        return False
    parsed = parse_spec(path, yaml_text(file))
    if isinstance(parsed, list):
        for fault in parsed[:1]:
            sentence, remedy = problem(words, fault)
            context.say(words, "change_refused", sentence=sentence, remedy=remedy)
        return False
    walked.file = parsed
    walked.decided += 1
    return True

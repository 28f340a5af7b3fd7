"""Facts in CSV written as a data file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lukou_cli.cli import context
from lukou_cli.cli.definitions import new_file
from lukou_cli.cli.output import STANDARD_OUTPUT, deliver
from lukou_cli.load.imported import import_rows
from lukou_cli.load.review import waiting
from lukou_cli.tables.messages import printable

if TYPE_CHECKING:
    from lukou_cli.i18n import Messages
    from lukou_cli.load.rows import BesideRows


def import_facts(
    words: Messages, file: Path, output: Path | None, beside: BesideRows, most: int
) -> None:
    """Write the data file that the rows make, and say on standard error what is in it.

    Raises DataError where the rows are none, or would make a file that lukou refuses to read.
    """
    named = output if output not in (None, STANDARD_OUTPUT) else None
    target = named or Path("facts.yaml")
    spec = import_rows(file, target, beside, most)
    remarks = words.gettext("Made by `lukou data import` from {file}.")
    # What is right row by row may still be more than a file may hold.
    content = new_file(spec, remarks.format(file=printable(file.name)), output, most)
    deliver(lambda out: out.writelines([content]), output)
    entries = spec.indicators.values()
    facts = sum(len(entry.results) + len(entry.targets) for entry in entries)
    left = waiting(spec)
    context.say(words, "imported", facts=facts, indicators=len(entries), waiting=left)
    if left and named is not None:
        context.say(words, "review_next", path=named)

"""What a command needs from outside: the catalogue, selectors, periods, the form of its output."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lukou_cli.cli.input import most_bytes, selector_lines
from lukou_cli.cli.output import STANDARD_OUTPUT, deliver
from lukou_cli.errors import SelectionError, UsageError
from lukou_cli.files import MOST_DATA
from lukou_cli.load.files import load
from lukou_cli.model.period import Period, PeriodError, parse_period
from lukou_cli.render import Format, renderer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lukou_cli.cli.options import Output
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Report
    from lukou_cli.tables.table import Table

Choice = TypeVar("Choice")
_ENDINGS = {".txt": Format.TABLE, **{f".{i.value}": i for i in Format if i is not Format.TABLE}}


def data_paths(paths: Sequence[Path] | None) -> list[Path]:
    """--data, else LUKOU_DATA (several, separated as in PATH), else none: the packaged data."""
    if paths:
        return list(paths)
    variable = os.environ.get("LUKOU_DATA", "")
    return [Path(part) for part in variable.split(os.pathsep) if part]


def catalogue(paths: Sequence[Path] | None) -> Catalogue:
    return load(data_paths(paths), most_data())


def most_data(max_size: str | None = None) -> int:
    """How many bytes a data file may have."""
    return most_bytes(max_size, MOST_DATA)


def selectors(given: Sequence[str] | None) -> list[str] | None:
    """The selectors, those of standard input in place of -; None where all are meant."""
    if not given:
        return None
    found: list[str] = []
    for text in given:
        if text != "-":
            found.append(text)
            continue
        found += selector_lines()
    if not found:
        raise SelectionError("nothing_selected")
    return found


def period(given: str | None) -> Period | None:
    if given is None:
        return None
    try:
        return parse_period(given)
    except PeriodError:
        raise SelectionError("unknown_period", period=given) from None


def chosen_report(catalogue: Catalogue, report_id: str | None) -> Report:
    """The report of this id, or the only one there is."""
    if report_id is None and len(catalogue.reports) == 1:
        return catalogue.reports[0]
    if report_id not in catalogue.report_by_id:
        raise SelectionError("report_id", known=list(catalogue.report_by_id))
    return catalogue.report_by_id[report_id]


def emit(table: Table, output: Output) -> None:
    """Write the table in the chosen format, or in the one the file's ending names."""
    format = output.format or by_ending(output.path, _ENDINGS) or Format.TABLE
    deliver(lambda out: renderer(format).render(table, out), output.path)


def by_ending(output: Path | None, endings: Mapping[str, Choice]) -> Choice | None:
    """The format that a file's ending names; None where output goes to standard output."""
    if output is None or output == STANDARD_OUTPUT:
        return None
    if output.suffix.lower() not in endings:
        raise UsageError("unknown_ending", path=output, known=list(endings))
    return endings[output.suffix.lower()]

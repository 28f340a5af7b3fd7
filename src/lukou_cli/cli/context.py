"""What a command needs from outside: the catalogue, selectors, periods, and its output."""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lukou_cli.errors import ClosedPipeError, OutputError, ReportError, SelectionError, UsageError
from lukou_cli.load.files import load
from lukou_cli.model.period import Period, PeriodError, parse_period
from lukou_cli.render import Format, renderer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import TextIO

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
    return load(data_paths(paths))


def selectors(given: Sequence[str] | None) -> list[str] | None:
    """The selectors, those of standard input in place of -; None where all are meant."""
    if not given:
        return None
    found: list[str] = []
    for text in given:
        if text != "-":
            found.append(text)
            continue
        content = sys.stdin.buffer.read().decode("utf-8-sig", "replace")
        found += [line.strip() for line in content.splitlines() if line.strip()]
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


def read_text(path: Path) -> str:
    """The text of a report; raises ReportError where it is not readable as UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise ReportError("report_unreadable", path=path, why=error.strerror) from error
    except UnicodeDecodeError as error:
        raise ReportError("report_unreadable", path=path, why=error.reason) from error


def chosen_report(catalogue: Catalogue, report_id: str | None) -> Report:
    """The report of this id, or the only one there is."""
    if report_id is None and len(catalogue.reports) == 1:
        return catalogue.reports[0]
    if report_id not in catalogue.report_by_id:
        raise SelectionError("report_id", known=list(catalogue.report_by_id))
    return catalogue.report_by_id[report_id]


def write(lines: Iterable[str]) -> None:
    """Write lines to standard output."""
    with _closed_pipe():
        sys.stdout.writelines(f"{line}\n" for line in lines)


@contextmanager
def _closed_pipe() -> Iterator[None]:
    """Typer would end a run whose reader has gone with exit code 1."""
    try:
        yield
    except BrokenPipeError as error:
        raise ClosedPipeError from error


def emit(table: Table, output: Output) -> None:
    """Write the table in the chosen format, or in the one the file's ending names."""
    format = output.format or by_ending(output.path, _ENDINGS) or Format.TABLE
    deliver(lambda out: renderer(format).render(table, out), output.path)


def by_ending(output: Path | None, endings: Mapping[str, Choice]) -> Choice | None:
    """The format that a file's ending names; None where output goes to standard output."""
    if output is None:
        return None
    if output.suffix.lower() not in endings:
        raise UsageError("unknown_ending", path=output, known=list(endings))
    return endings[output.suffix.lower()]


def deliver(render: Callable[[TextIO], None], output: Path | None) -> None:
    """Render to standard output, or to a file."""
    if output is None:
        with _closed_pipe():
            render(sys.stdout)
        return
    # Rendered whole before the file is opened: a failure leaves the old file as it was.
    content = io.StringIO()
    render(content)
    try:
        output.write_text(content.getvalue(), encoding="utf-8", newline="")
    except OSError as error:
        raise OutputError("output_unwritable", path=output, why=error.strerror) from error

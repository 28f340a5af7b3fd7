"""CSV as cells with places.

The standard library's reader tells the line of a row but no column, and takes a quotation mark
inside a bare cell for a character; here every cell knows where it begins, and what RFC 4180
does not allow is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.errors import Place
from lukou_cli.load.nodes import unprintable
from lukou_cli.text.formulas import as_written

if TYPE_CHECKING:
    from lukou_cli.errors import Problem
    from lukou_cli.load.nodes import FileText

_CELL = re.compile(r'"(?P<quoted>(?:[^"]|"")*+)"|(?P<bare>[^",\n]*+)')


class CsvCell(msgspec.Struct, frozen=True):
    """The text of a cell, without its quotation marks, and where it begins."""

    place: Place
    text: str


def csv_rows(text: FileText) -> tuple[list[list[CsvCell]], list[Problem]]:
    """The rows of a CSV file that are not blank, and what is wrong with its cells.

    What a spreadsheet would have calculated is given as it was before it was neutralised. Behind a
    broken quotation nothing is read: what follows could be anything.
    """
    content = text.text
    problems: list[Problem] = []
    rows: list[list[CsvCell]] = []
    row: list[CsvCell] = []
    at, line, line_start = 0, 0, 0
    while at < len(content):
        found = _CELL.match(content, at)
        assert found is not None  # an empty cell matches anywhere
        place = text.place(line, at - line_start)
        end = found.end()
        if end < len(content) and content[end] not in ",\n":
            code = "csv_not_closed" if content[at] == '"' and end == at else "csv_quote"
            break_place = text.place(line, end - line_start) if end > at else place
            return rows, [*problems, text.problem(break_place, code)]
        quoted = found["quoted"]
        value = found["bare"] if quoted is None else quoted.replace('""', '"')
        if name := unprintable(value):
            problems.append(text.problem(place, "control_character", character=name))
        row.append(CsvCell(place, as_written(value)))
        if "\n" in value:
            line += value.count("\n")
            line_start = content.rindex("\n", at, end) + 1
        at = end + 1
        if end == len(content) or content[end] == "\n":
            if any(cell.text for cell in row):
                rows.append(row)
            row = []
            line, line_start = line + 1, at
    if any(cell.text for cell in row):  # a comma ends the file: one more cell, an empty one
        rows.append([*row, CsvCell(text.place(line, at - line_start), "")])
    return rows, problems

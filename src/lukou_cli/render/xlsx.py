"""XLSX: what people see, numbers as numbers, and on a second sheet the plain records."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from lukou_cli.errors import UsageError
from lukou_cli.i18n import N_
from lukou_cli.model.quantity import Amount, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lukou_cli.i18n import Messages
    from lukou_cli.tables.table import Cell, Table, Value, View

# Sign of the bound, sign of the number, digits, unit.
_NUMBER = re.compile(r"([^\d+−]*)([+−]?)(\d+(?:\.(\d+))?)(.*)")
_WIDEST = 60


def content(table: Table[Any]) -> bytes:
    """The workbook; raises UsageError where the extra `xlsx` is not installed."""
    try:
        import xlsxwriter
    except ModuleNotFoundError as error:
        raise UsageError("no_xlsxwriter") from error
    file = BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, {"in_memory": True, **plain}) as workbook:
        workbook.set_properties({"title": table.title})
        _Sheet(workbook, table.words, N_("table")).view(table.view())
        _Sheet(workbook, table.words, N_("data")).records(table)
    return file.getvalue()


class _Sheet:
    """A sheet, written from its first row on."""

    def __init__(self, workbook: Any, words: Messages, name: str) -> None:
        self._workbook = workbook
        self._words = words
        self._sheet = workbook.add_worksheet(words.gettext(name))
        self._formats: dict[str, Any] = {}
        self._row = 0
        self._widths: dict[int, int] = {}

    def view(self, view: View) -> None:
        """Rows under a head that stays in sight; headings and details in columns of their own."""
        grouped = any(group.heading for group in view.groups)
        detailed = any(line.details for line in view.lines)
        labels = [
            *([self._words.gettext("group")] if grouped else []),
            *(head.label for head in view.heads),
            *([self._words.gettext("details")] if detailed else []),
        ]
        self._heads([] if view.bare else labels)
        for group in view.groups:
            for line in group.lines:
                if grouped:
                    self._text(0, group.heading)
                for column, cell in enumerate(line.cells, start=int(grouped)):
                    self._cell(column, cell)
                if line.details:
                    self._text(len(labels) - 1, "\n".join(line.details))
                self._row += 1
        self._finish(len(labels), filtered=not view.bare)
        for text in filter(None, ("", view.title, view.legend, *view.footnotes)):
            self._row += 1
            self._sheet.write_string(self._row, 0, text)

    def records(self, table: Table[Any]) -> None:
        self._heads([] if table.bare else list(table.fields))
        for record in table.records:
            for column, value in enumerate(record.values()):
                self._value(column, value)
            self._row += 1
        self._finish(len(table.fields), filtered=not table.bare)

    def _heads(self, labels: list[str]) -> None:
        bold = self._workbook.add_format({"bold": True, "bottom": 1})
        for column, label in enumerate(labels):
            self._sheet.write_string(self._row, column, label, bold)
            self._widen(column, label)
        self._row += bool(labels)

    def _finish(self, columns: int, *, filtered: bool) -> None:
        if filtered:
            self._sheet.freeze_panes(1, 0)
            self._sheet.autofilter(0, 0, max(1, self._row - 1), columns - 1)
        for column, width in self._widths.items():
            self._sheet.set_column(column, column, width + 2)

    def _cell(self, column: int, cell: Cell) -> None:
        is_range = isinstance(cell.number, Quantity | Amount) and cell.number.upper is not None
        match = None if cell.number is None or is_range else _NUMBER.fullmatch(cell.text)
        if match is None:
            self._text(column, cell.text)
        else:
            value = Decimal(match[2].replace("−", "-") + match[3])
            pattern = "".join(_pattern(match))
            self._sheet.write_number(self._row, column, float(value), self._format(pattern))
            self._widen(column, cell.text)
        if cell.source:
            self._sheet.write_comment(self._row, column, cell.source, {"x_scale": 2})

    def _value(self, column: int, value: Value) -> None:
        if isinstance(value, bool):
            self._sheet.write_boolean(self._row, column, value)
        elif isinstance(value, int | Decimal):
            self._sheet.write_number(self._row, column, float(value))
        elif value:
            self._text(column, "; ".join(value) if isinstance(value, list) else value)

    def _text(self, column: int, text: str) -> None:
        self._sheet.write_string(self._row, column, text)
        self._widen(column, text)

    def _widen(self, column: int, text: str) -> None:
        width = sum(2 if char > "\u2e7f" else 1 for char in text.partition("\n")[0])
        self._widths[column] = min(_WIDEST, max(width, self._widths.get(column, 0)))

    def _format(self, pattern: str) -> Any:
        if pattern not in self._formats:
            self._formats[pattern] = self._workbook.add_format({"num_format": pattern})
        return self._formats[pattern]


def _pattern(match: re.Match[str]) -> Iterator[str]:
    """``"≥"0.0"%"``, for numbers above and below zero."""
    digits = "0." + "0" * len(match[4]) if match[4] else "0"
    above = "+" if match[2] == "+" else ""
    yield f"{_literal(match[1])}{above}{digits}{_literal(match[5])};"
    yield f'{_literal(match[1])}"−"{digits}{_literal(match[5])}'


def _literal(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""')) if text else ""

"""Facts as rows of CSV, in the fields of `lukou data export`, turned into a data file.

The rows become the nodes that the file would have, each with the place of its cell. So whatever
is wrong with a value is found by the one reader of data files, and told at its line and column of
the CSV; here is only what rows can get wrong and a file cannot.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.errors import Place
from lukou_cli.load.cells import CsvCell, csv_rows
from lukou_cli.load.nodes import Node
from lukou_cli.load.notes import shared_note
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.indicator import BETWEEN_NOTES, Role
from lukou_cli.model.period import PeriodError, parse_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lukou_cli.errors import Problem
    from lukou_cli.load.nodes import FileText
    from lukou_cli.model.indicator import Indicator

# What tells an indicator; all rows of one say the same there.
_DEFINING = ("name", "name_en", "theme", "measure", "basis", "better")
# What goes into a fact under its own name.
_OF_FACT = ("period", "bound", "value", "upper", "start", "phrase", "line", "page")
# The fields of an export, in its order.
ROW_FIELDS = (
    "indicator", "name", "name_en", "theme", "measure", "unit", "basis", "better", "report",
    "period", "role", "bound", "value", "upper", "start", "relative_to", "phrase", "source",
    "section", "line", "page", "note",
)  # fmt: skip
_NEEDED = ("indicator", "report")
_ROLES = {Role.ACTUAL.value: "results", Role.TARGET.value: "targets"}


class BesideRows(msgspec.Struct, frozen=True):
    """What rows do not tell: of their report, where it is known, and what they build on.

    ``uses`` names the files of definitions, ``known`` is what these define: of their indicators the
    rows give figures only.
    """

    uses: Sequence[str]
    known: Catalogue
    title: str = ""
    place: str = ""
    date: str = ""


class FactCells(msgspec.Struct, frozen=True):
    """A row by its fields; ``place`` is where it begins."""

    place: Place
    cells: dict[str, CsvCell]

    def text(self, field: str) -> str:
        return self.cells[field].text if field in self.cells else ""

    def at(self, field: str) -> Place:
        return self.cells[field].place if field in self.cells else self.place

    def node(self, field: str) -> Node:
        return Node(self.at(field), text=self.text(field))


def rows_as_file(text: FileText, beside: BesideRows) -> tuple[Node | None, list[Problem]]:
    """The root node of the data file that the rows make, and every problem that only rows have."""
    maker = _Maker(text, beside.known)
    root = maker.root(beside)
    return root, maker.problems


class _Maker:
    def __init__(self, text: FileText, known: Catalogue) -> None:
        self._text = text
        self._defined = known.by_id
        self._themes = {theme.id for theme in known.themes}
        self._sections: dict[str, str] = {}
        self.problems: list[Problem] = []

    def root(self, beside: BesideRows) -> Node | None:
        rows = self._rows()
        if not rows:
            return None
        top = rows[0].place
        of_indicators: dict[str, list[FactCells]] = {}
        for row in rows:
            self._check_report(row, rows[0])
            of_indicators.setdefault(row.text("indicator"), []).append(row)
        sections: dict[str, list[FactCells]] = {}
        for row in rows:
            if row.text("section"):
                sections.setdefault(row.text("section"), []).append(row)
        self._sections = {heading: f"section_{n}" for n, heading in enumerate(sections, 1)}
        indicators = [
            (found[0].node("indicator"), self._entry(id_, found))
            for id_, found in of_indicators.items()
        ]
        return _mapping(
            top,
            ("format", _text(top, "1")),
            ("uses", Node(top, items=[_text(top, name) for name in beside.uses])),
            ("report", _report(beside, rows)),
            ("themes", self._new_themes(rows)),
            ("sections", self._section_nodes(top, sections)),
            ("indicators", Node(top, pairs=indicators)),
        )

    # What rows alone can get wrong.

    def _report_at(self, place: Place, code: str, **params: str) -> None:
        self.problems.append(self._text.problem(place, code, **params))

    def _rows(self) -> list[FactCells]:
        """The rows below the header, none where the header or the quotation is broken."""
        lines, self.problems = csv_rows(self._text)
        if not lines or not self._check_header(lines[0]):
            if not lines and not self.problems:
                self._report_at(self._text.place(0, 0), "no_rows")
            return []
        fields = [cell.text for cell in lines[0]]
        rows = []
        for cells in lines[1:]:
            if len(cells) == len(fields):
                named = dict(zip(fields, cells, strict=True))
                rows.append(FactCells(cells[0].place, named))
            else:
                counts = {"cells": str(len(cells)), "fields": str(len(fields))}
                self._report_at(cells[0].place, "row_length", **counts)
        if len(lines) == 1 and not self.problems:
            self._report_at(lines[0][0].place, "no_rows")
        return rows

    def _check_header(self, cells: Sequence[CsvCell]) -> bool:
        seen: dict[str, CsvCell] = {}
        before = len(self.problems)
        for cell in cells:
            field = cell.text
            if field in seen:
                line = str(seen[field].place.line)
                self._report_at(cell.place, "duplicate_key", key=field, line=line)
            elif field not in ROW_FIELDS:
                self._report_at(
                    cell.place, "unknown_field_of_rows", field=field,
                    suggestion=_close(field, ROW_FIELDS), known=", ".join(ROW_FIELDS),
                )  # fmt: skip
            seen.setdefault(field, cell)
        for field in _NEEDED:
            if field not in seen:
                self._report_at(cells[0].place, "missing_field", field=field)
        return len(self.problems) == before

    def _check_report(self, row: FactCells, first: FactCells) -> None:
        report, of_first = row.text("report"), first.text("report")
        if report != of_first:
            self._report_at(row.at("report"), "second_report", report=report, first=of_first)
        source = row.text("source")
        if source not in ("", report):
            self._report_at(row.at("source"), "source_differs", source=source, report=report)

    def _check_same(self, row: FactCells, field: str, wanted: str, line: int | None) -> None:
        """A cell that repeats what is known of its indicator: from a line, or from a definition."""
        if row.text(field) == wanted:
            return
        params = {"field": field, "value": row.text(field), "other": wanted}
        if line is None:
            params["indicator"] = row.text("indicator")
            self._report_at(row.at(field), "differs_from_definition", **params)
        else:
            self._report_at(row.at(field), "differs_from_row", line=str(line), **params)

    # The nodes of the file.

    def _section_nodes(self, top: Place, sections: Mapping[str, Sequence[FactCells]]) -> Node:
        """A section for each heading, from the first to the last line that its facts stand in."""
        pairs = []
        for heading, rows in sections.items():
            first = rows[0].node("section")
            # Of a line that is none the reader tells, at the fact.
            lines = [int(text) for row in rows if _is_number(text := row.text("line"))] or [1]
            span = _text(first.place, f"{min(lines)}-{max(lines)}")
            entry = _mapping(first.place, ("heading", first), ("lines", span))
            pairs.append((_text(first.place, self._sections[heading]), entry))
        return Node(top, pairs=pairs)

    def _new_themes(self, rows: Sequence[FactCells]) -> Node:
        """The themes that no definition has; rows tell no names of them, so ids stand for these."""
        new: dict[str, Node] = {}
        for row in rows:
            theme = row.text("theme")
            if theme and theme not in self._themes and row.text("indicator") not in self._defined:
                new.setdefault(theme, row.node("theme"))
        pairs = [
            (node, _mapping(node.place, ("name", node), ("name_en", node))) for node in new.values()
        ]
        return Node(rows[0].place, pairs=pairs)

    def _entry(self, id_: str, rows: Sequence[FactCells]) -> Node:
        definition = self._defined.get(id_)
        if definition is None:
            unit, note, pairs = self._new_definition(rows)
        else:
            unit, note, pairs = definition.unit, definition.note.zh, []
            self._check_definition(definition, rows)
        facts: dict[str, list[Node]] = {"results": [], "targets": []}
        for row in rows:
            fact = self._fact(row, unit, note, known=definition is not None)
            if (role := row.text("role")) in _ROLES:
                facts[_ROLES[role]].append(fact)
            elif role:
                self._report_at(
                    row.at("role"), "not_a_choice", value=role,
                    suggestion=_close(role, _ROLES), known=", ".join(_ROLES),
                )  # fmt: skip
            else:
                self._report_at(row.at("role"), "missing_key", key="role")
        pairs += [(key, Node(rows[0].place, items=items)) for key, items in facts.items() if items]
        return _mapping(rows[0].place, *pairs)

    def _check_definition(self, definition: Indicator, rows: Iterable[FactCells]) -> None:
        """What cells say of an indicator that is defined; they may leave it out."""
        told = {
            "name": definition.name.zh,
            "name_en": definition.name.en,
            "theme": definition.theme,
            "measure": definition.measure.value,
            "basis": definition.basis.value,
            "better": definition.better.value,
        }
        for row in rows:
            for field, value in told.items():
                if row.text(field):
                    self._check_same(row, field, value, None)
            if row.text("unit") and not row.text("value"):
                self._check_same(row, "unit", definition.unit, None)

    def _new_definition(self, rows: Sequence[FactCells]) -> tuple[str, str, list[tuple[str, Node]]]:
        """The unit and note of an indicator that only the rows define, and its keys."""
        first = rows[0]
        # A fact without a number is exported in the indicator's own unit.
        own = next((row for row in rows if not row.text("value")), first)
        for row in rows:
            for field in _DEFINING:
                self._check_same(row, field, first.text(field), first.place.line)
            if not row.text("value"):
                self._check_same(row, "unit", own.text("unit"), own.place.line)
        note = shared_note([row.text("note") for row in rows])
        pairs = [(field, first.node(field)) for field in _DEFINING if first.text(field)]
        pairs.append(("unit", own.node("unit")))
        if note:
            pairs.append(("note", _text(first.at("note"), note)))
        return own.text("unit"), note, pairs

    def _fact(self, row: FactCells, unit: str, note: str, *, known: bool) -> Node:
        pairs = [(field, row.node(field)) for field in _OF_FACT if row.text(field)]
        if (section := row.text("section")) in self._sections:
            pairs.append(("section", _text(row.at("section"), self._sections[section])))
        if row.text("value") and row.text("unit") != unit and (row.text("unit") or not known):
            pairs.append(("unit", row.node("unit")))
        if row.text("relative_to"):
            pairs += _relation(row.cells["relative_to"])
        pairs += self._note(row, note)
        return _mapping(row.place, *pairs)

    def _note(self, row: FactCells, shared: str) -> Iterator[tuple[str, Node]]:
        """What of the cell is the fact's own: the indicator's note stands before it."""
        text = row.text("note")
        own = text.removeprefix(shared).removeprefix(BETWEEN_NOTES) if shared else text
        if shared and text and text not in (shared, f"{shared}{BETWEEN_NOTES}{own}"):
            self._check_same(row, "note", shared, None)
        elif own:
            yield "note", _text(row.at("note"), own)


def _relation(cell: CsvCell) -> Iterator[tuple[str, Node]]:
    """``same_as gdp_growth``: the relation, and behind the blank what it refers to."""
    relation, _, other = cell.text.partition(" ")
    yield "relation", _text(cell.place, relation)
    if other:
        yield "relative_to", _text(cell.place, other)


def _report(beside: BesideRows, rows: Sequence[FactCells]) -> Node:
    """The report; a place or date that nobody tells is guessed, and marked for review."""
    place, id_ = rows[0].at("report"), rows[0].text("report")
    given = {
        "id": id_,
        "title": beside.title or id_,
        "place": beside.place or id_,
        "date": beside.date or _year_of_report(rows),
    }
    doubts = [field for field in ("place", "date") if not getattr(beside, field)]
    pairs = [(field, _text(place, value)) for field, value in given.items()]
    if doubts:
        pairs.append(("review", Node(place, items=[_text(place, doubt) for doubt in doubts])))
    return _mapping(place, *pairs)


def _year_of_report(rows: Iterable[FactCells]) -> str:
    """The year after that of the latest result, else that of the first target."""
    ends: dict[str, list[int]] = {role: [] for role in _ROLES}
    for row in rows:
        try:
            period = parse_period(row.text("period"))
        except PeriodError:
            continue  # the reader tells, at the fact
        ends.setdefault(row.text("role"), []).append(period.last)
    results, targets = ends[Role.ACTUAL.value], ends[Role.TARGET.value]
    year = max(results) + 1 if results else min(targets, default=0)
    # Without a period that can be read, others are told: this one need only be none.
    return f"{year:04}" if 0 < year < 10_000 else "0001"


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _close(text: str, known: Iterable[str]) -> str:
    return next(iter(difflib.get_close_matches(text[:60], list(known), n=1)), "")


def _text(place: Place, text: str) -> Node:
    return Node(place, text=text)


def _mapping(place: Place, *pairs: tuple[str, Node]) -> Node:
    return Node(place, pairs=[(_text(place, key), value) for key, value in pairs])

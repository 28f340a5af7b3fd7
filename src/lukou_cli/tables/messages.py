"""Failures and problems in words: what is wrong, where, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lukou_cli.i18n import _, ngettext
from lukou_cli.model.indicator import Fact, Indicator
from lukou_cli.tables import wording
from lukou_cli.tables.width import width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lukou_cli.errors import LukouError
    from lukou_cli.model.indicator import Role
    from lukou_cli.model.period import Period
    from lukou_cli.model.problem import Place, Problem
    from lukou_cli.query.audit import Finding


def error(failure: LukouError) -> tuple[str, str]:
    """The sentence of a failure and the line that says what to do (may be empty)."""
    sentence, remedy = _error(failure.code)
    params = {name: _param(value) for name, value in failure.params.items()}
    if failure.code == "no_fact":
        return _no_fact(failure)
    if failure.code == "unknown_indicator" and not failure.params["candidates"]:
        remedy = _("`lukou list` shows all indicators")
    return sentence.format(**params), remedy.format(**params)


def _param(value: object) -> str:
    """A parameter as text that cannot move the cursor or colour the terminal."""
    if isinstance(value, (list, tuple)):
        return ", ".join(_param(item) for item in value)
    if isinstance(value, Indicator):
        return f"{value.id} ({wording.text(value.name)})"
    if isinstance(value, Fact):
        return f"--period {value.period} --role {value.role.value}"
    return printable("" if value is None else str(getattr(value, "value", value)))


def printable(words: str) -> str:
    """Text from outside with its control and direction characters made visible."""
    return "".join(
        char if char.isprintable() or char == "\u3000" else char.encode("unicode_escape").decode()
        for char in words.encode("utf-8", "backslashreplace").decode()
    )


def _no_fact(failure: LukouError) -> tuple[str, str]:
    indicator = cast("Indicator", failure.params["indicator"])
    period = cast("Period | None", failure.params["period"])
    role = cast("Role | None", failure.params["role"])
    known = "; ".join(f"{fact.period} {wording.role(fact.role)}" for fact in _once(indicator.facts))
    asked = " ".join([*([str(period)] if period else []), *([wording.role(role)] if role else [])])
    return (
        _("{indicator} has no figure for {asked}").format(indicator=_param(indicator), asked=asked),
        _("there are: {known}").format(known=known) if known else "",
    )


def _once(facts: Iterable[Fact]) -> list[Fact]:
    return list({(fact.period, fact.role): fact for fact in facts}.values())


def _error(code: str) -> tuple[str, str]:
    match code:
        case "unknown_indicator":
            return _("no indicator is called “{selector}”"), _("did you mean: {candidates}")
        case "ambiguous_indicator":
            return _("“{selector}” names several indicators"), _("choose one: {candidates}")
        case "unknown_theme":
            return _("no theme is called “{theme}”"), _("there are: {known}")
        case "unknown_period":
            return (
                _("“{period}” is no period"),
                _("write a year (2025), a plan (2021-2025, 十四五) or a date (2026-06)"),
            )
        case "no_fact":
            return "", ""
        case "several_facts":
            return _("{indicator} has several figures here"), _("choose one: {facts}")
        case "no_number":
            return (
                _("the report gives no number for {indicator}, {period}: “{phrase}”"),
                _("--qualified prints the phrase"),
            )
        case "range_value":
            return (
                _("{indicator}, {period}, is a range: {phrase}"),
                _("--qualified prints both ends"),
            )
        case "nothing_found":
            return _("nothing to show for this selection"), _(
                "`lukou show` lists the facts there are"
            )
        case "no_match":
            return _("nothing matches “{pattern}”"), _("`lukou list` shows all indicators")
        case "data_unreadable":
            return _("{path}: cannot be read: {why}"), _("check --data and LUKOU_DATA")
        case "no_data_in_folder":
            return _("{path}: no data file in this folder"), _(
                "data files end in .yaml, .yml or .json"
            )
        case "data_ending":
            return _("{path}: not a data file"), _("data files end in .yaml, .yml or .json")
        case "data_problems":
            return _("the data cannot be used"), ""
        case "compiled_damaged":
            return _("{path}: the packaged data is damaged"), _("install lukou again")
        case "output_unwritable":
            return _("{path}: cannot be written: {why}"), ""
        case "unknown_ending":
            return (
                _("{path}: the ending names no format"),
                _("end the name in one of {known}, or give --format"),
            )
        case "report_unreadable":
            return _("{path}: cannot be read: {why}"), _("give the report as a text file in UTF-8")
        case "report_id":
            return (
                _("the data holds several reports"),
                _("choose one with --report-id: {known}"),
            )
        case "nothing_selected":
            return _("standard input names no indicator"), _("write one selector a line")
        case "drafts_unreadable":
            return _("no draft was checked"), ""
        case "patterns_unusable":
            return _("the patterns to ignore cannot be used"), ""
        case "no_date":
            return (
                _("“{period}” is no date"),
                _("write a day (2026-02-15), a month (2026-02) or a year (2026)"),
            )
        case _unknown:
            raise KeyError(code)


def count_problems(count: int) -> str:
    return ngettext("{count} problem", "{count} problems", count).format(count=count)


def problem(fault: Problem) -> tuple[str, str]:
    """The sentence of a problem in a data file, and its remedy."""
    sentence, remedy = _problem(fault.code)
    params = {name: printable(value) for name, value in fault.params.items()}
    if params.get("suggestion"):
        remedy = _("did you mean {suggestion}?")
    return sentence.format(**params), remedy.format(**params)


def problem_lines(fault: Problem) -> list[str]:
    """``file:line:column: sentence``, the excerpt with a caret, the remedy.

    A fault of a whole file, in line 0, has no line and column.
    """
    sentence, remedy = problem(fault)
    place = fault.place
    at = f":{place.line}:{place.column}" if place.line else ""
    lines = [f"{printable(place.path)}{at}: {sentence}"]
    if fault.excerpt.strip():
        lines += excerpt(fault.excerpt, place.column)
    if remedy:
        lines.append(f"    {remedy}")
    return lines


def unused_pattern(place: Place, text: str) -> str:
    """A warning, in one line."""
    return _("{path}:{line}:{column}: warning: “{text}” is found in no draft").format(
        path=printable(place.path), line=place.line, column=place.column, text=printable(text)
    )


_EXCERPT = 76


def excerpt(line: str, column: int) -> list[str]:
    """The part of a line around a column, from 1, with a mark below the place itself."""
    start = max(0, column - 1 - _EXCERPT // 3)
    part = line.rstrip()[start : start + _EXCERPT]
    lead = printable(part[: column - 1 - start])
    return [f"    {printable(part)}", f"    {' ' * width(lead)}^"]


def _problem(code: str) -> tuple[str, str]:
    match code:
        case "encoding":
            return _("not UTF-8: byte {byte}"), _("save the file as UTF-8")
        case "control_character":
            return _("forbidden character {character}"), _(
                "remove it: it is invisible or controls the terminal"
            )
        case "syntax":
            return _("broken YAML: {what}"), _(
                "check indentation, quotes, colons and brackets; quote values that start with > or %"
            )
        case "too_deep":
            return _("nested too deeply"), _("see docs/data-format.md for the shape of the file")
        case "several_documents":
            return _("a second document starts here"), _("keep one document to a file")
        case "empty_file":
            return _("the file holds no data"), _(
                "see docs/data-format.md for the shape of the file"
            )
        case "alias" | "anchor":
            return _("anchors and aliases are not allowed: {name}"), _("write the value out")
        case "tag":
            return _("tags are not allowed: {name}"), _("remove the tag")
        case "key_not_text":
            return _("a key must be plain text"), ""
        case "duplicate_key":
            return _("{key} is given twice, first in line {line}"), _("keep one of them")
        case "unknown_key":
            return _("unknown key {key}"), _("known here: {known}")
        case "missing_key":
            return _("{key} is missing"), _("add it; docs/data-format.md explains every key")
        case "wrong_kind":
            return _("a {wanted} is needed here, not a {found}"), ""
        case "empty_value":
            return _("empty value"), _("write a value, or leave the key out")
        case "not_a_choice":
            return _("{value} is not one of the values possible here"), _("choose from: {known}")
        case "not_whole_number":
            return _("{value} is no whole number from {least} on"), ""
        case "wrong_form":
            return _("{value} does not have the form needed here"), _("pattern: {pattern}")
        case "too_long":
            return _("{length} characters, {limit} at most"), _(
                "shorten it: facts carry over from the report, sentences do not"
            )
        case "unknown_theme":
            return _("unknown theme {name}"), _("declare it under themes")
        case "unknown_section":
            return _("unknown section {name}"), _("declare it under sections")
        case "unknown_indicator":
            return _("unknown indicator {name}"), _("name the id of an indicator of the data")
        case "unknown_unit":
            return _("unknown unit {unit}"), _(
                "docs/data-format.md lists the units; a new one is added in model/unit.py"
            )
        case "unknown_period":
            return _("{period} is no period"), _(
                "write a year (2025), a plan (2021-2025) or a date (2026-06)"
            )
        case "lines_reversed":
            return _("{value} ends before it starts"), _("write the first line first")
        case "line_outside_section":
            return _("line {line} lies outside section {section} ({lines})"), _(
                "correct the line or the section"
            )
        case "unit_differs":
            return _("{unit} and {other} measure different things"), _(
                "use a unit of the indicator's dimension"
            )
        case "relation_missing":
            return _("a relative fact needs relation and relative_to"), _(
                "say what it is relative to, or change the bound"
            )
        case "relation_not_relative":
            return _("a relation needs bound: relative, not {bound}"), _(
                "change the bound or remove the relation"
            )
        case "number_not_allowed":
            return _("a fact with bound {bound} has no number"), _(
                "change the bound or remove the value"
            )
        case "number_missing":
            return _("a fact with bound {bound} needs a value"), _(
                "add the value, or use relative or qualitative"
            )
        case "range_needs_upper":
            return _("a range needs upper"), _("add upper, or change the bound")
        case "upper_without_range":
            return _("only a range has upper"), _("remove upper, or write bound: range")
        case "range_reversed":
            return _("the range ends before it starts"), _("write the smaller number first")
        case "defined_differently":
            return _("{indicator} is defined differently in another file"), _(
                "make the definitions the same"
            )
        case "name_taken":
            return _("the name {name} already belongs to {owner}"), _(
                "names and aliases lead to one indicator only"
            )
        case "facts_disagree":
            return _("{period} {role} differs from the figure of line {line}"), _(
                "one period and role has one figure"
            )
        case "draft_unreadable":
            return _("cannot be read: {why}"), _("check the path and your right to read it")
        case "draft_office":
            return _("an office document, PDF or archive, not a text file"), _(
                "save it as plain text in UTF-8 and check that file"
            )
        case "draft_nul":
            return _("a NUL byte: this is no text, or not in UTF-8"), _("save the file as UTF-8")
        case "no_drafts":
            return _("no draft in this folder"), _(
                "drafts end in .txt, .md or .markdown; name other files one by one"
            )
        case "patterns_unreadable":
            return _("cannot be read: {why}"), _("give --ignore a text file, one pattern a line")
        case "pattern_empty_part":
            return _("an empty part in the pattern"), _(
                "write prefix-,start,end,-suffix, and a comma of the text as %2C"
            )
        case "pattern_order":
            return _("too many parts in the pattern, or in the wrong order"), _(
                "write prefix-,start,end,-suffix, and a comma of the text as %2C"
            )
        case "pattern_no_start":
            return _("the pattern has context, but nothing to match"), _(
                "write a hyphen of the text as %2D"
            )
        case "pattern_number":
            return _("a comma within a number divides the pattern here"), _(
                "write a comma of the text as %2C, or a space after one that divides"
            )
        case "pattern_bytes":
            return _("{bytes} is not UTF-8"), _("write a percent sign of the text as %25")
        case _unknown:
            raise KeyError(code)


def finding(item: Finding) -> tuple[str, str]:
    """The sentence of what an audit found, and its remedy."""
    sentence, remedy = _finding(item.code)
    params = {name: printable(value) for name, value in item.params.items()}
    return sentence.format(**params), remedy.format(**params)


def _finding(code: str) -> tuple[str, str]:
    match code:
        case "hole":
            return _("{numeral} is no fact and no exception"), _(
                "key it, or list it under exceptions with a reason"
            )
        case "double_claim":
            return _("{numeral} is claimed more than once: {claims}"), _(
                "one numeral is one fact; write joint where it serves several indicators"
            )
        case "joint_count":
            return _("{numeral} is joint, but the number of its facts is another: {claims}"), _(
                "add the missing fact, or correct joint"
            )
        case "phrase_missing":
            return _("“{phrase}” ({of}) is not in the text"), _("correct the phrase")
        case "phrase_elsewhere":
            return _("“{phrase}” ({of}) stands in line {found}, not {line}"), _("correct the line")
        case "phrase_ambiguous":
            return _("“{phrase}” ({of}) stands more than once in line {line}"), _(
                "lengthen the phrase"
            )
        case "value_differs":
            return _("{of}: {value} does not follow from “{phrase}”"), _(
                "correct the value or the phrase"
            )
        case "sign_differs":
            return _("{of}: the sign of {value} does not follow from “{phrase}”"), _(
                "falls are negative; the phrase must hold the falling word"
            )
        case "bound_differs":
            return _("{of}: the text says {told}, the data {bound}"), _("correct the bound")
        case "unit_not_told":
            return _("{of}: the text says “{told}”, the data {unit}"), _("correct the unit")
        case "relation_not_told":
            return _("{of}: the phrase does not tell {relation}"), _(
                "correct the relation or the phrase"
            )
        case "exemption_empty":
            return _("the exception “{phrase}” holds no numeral"), _("remove it")
        case _unknown:
            raise KeyError(code)

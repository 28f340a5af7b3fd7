"""Failures and problems in words: what is wrong, where, and what to do."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, cast

from lukou_cli.i18n import N_
from lukou_cli.model.catalogue import Theme
from lukou_cli.model.indicator import Bilingual, Fact, Indicator
from lukou_cli.tables import units, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lukou_cli.errors import LukouError, Problem
    from lukou_cli.i18n import Messages
    from lukou_cli.model.indicator import Role
    from lukou_cli.model.period import Period
    from lukou_cli.query.audit import AuditFinding


def error(words: Messages, failure: LukouError) -> tuple[str, str]:
    """The sentence of a failure and the line that says what to do (may be empty)."""
    sentence, remedy = _translated(words, _FAILURES[failure.code])
    params = {name: _param(words, value) for name, value in failure.params.items()}
    if "why" in params:
        params["why"] = _why(words, params["why"])
    if failure.code == "no_fact":
        return _no_fact(words, failure)
    if failure.params.get("candidates") == []:
        searchable = failure.params.get("searchable")
        without = "searchable_command" if searchable else failure.code
        remedy = words.gettext(_WITHOUT_CANDIDATES[without])
    return sentence.format(**params), remedy.format(**params)


def _translated(words: Messages, pair: tuple[str, str]) -> tuple[str, str]:
    sentence, remedy = pair
    return words.gettext(sentence), words.gettext(remedy)


def _param(words: Messages, value: object) -> str:
    """A parameter as text that cannot move the cursor or colour the terminal."""
    if isinstance(value, (list, tuple)):
        return words.gettext(", ").join(_param(words, item) for item in value)
    if isinstance(value, Indicator):
        return wording.aside(words, value.id, wording.text(words, value.name))
    if isinstance(value, Bilingual):
        return printable(wording.text(words, value))
    if isinstance(value, Theme):
        return wording.aside(words, value.id, wording.text(words, value.name))
    if isinstance(value, Fact):
        return f"--period {value.period} --role {value.role.value}"
    return printable("" if value is None else str(getattr(value, "value", value)))


def printable(text: str) -> str:
    """Text from outside with its control and direction characters made visible."""
    return "".join(
        char if char.isprintable() or char == "\u3000" else char.encode("unicode_escape").decode()
        for char in text.encode("utf-8", "backslashreplace").decode()
    )


def _no_fact(words: Messages, failure: LukouError) -> tuple[str, str]:
    indicator = cast("Indicator", failure.params["indicator"])
    period = cast("Period | None", failure.params["period"])
    role = cast("Role | None", failure.params["role"])
    known = words.gettext(", ").join(
        wording.when(words, fact.period, fact.role) for fact in _once(indicator.facts)
    )
    asked = ""
    if period is not None:
        asked = wording.when(words, period, role)
    elif role is not None:
        asked = wording.role(words, role)
    remedies = [words.gettext("there are: {known}").format(known=known)] if known else []
    if related := failure.params.get("related"):
        remedies.append(words.gettext("{names} has it").format(names=_param(words, related)))
    sentence = (
        words.gettext("{indicator} has no {asked}")
        if period is None
        else words.gettext("{indicator} has no figure for {asked}")
    )
    return (
        sentence.format(indicator=_param(words, indicator), asked=asked),
        words.gettext("; ").join(remedies),
    )


def _once(facts: Iterable[Fact]) -> list[Fact]:
    return list({(fact.period, fact.role): fact for fact in facts}.values())


# What to do where nothing like the word is known.
_WITHOUT_CANDIDATES = {
    "unknown_indicator": N_("`lukou list` shows all indicators"),
    "no_match": N_("`lukou list` shows all indicators"),
    "unknown_theme": N_("there are: {known}"),
    "unknown_report": N_("there are: {known}"),
    "unknown_place": N_("there are: {known}"),
    "unknown_period": N_("write a year (2025), a plan (2021-2025) or a date (2026-06)"),
    "unknown_value": N_("choose from: {known}"),
    "unknown_field": N_("choose from: {known}"),
    "unknown_command": N_("choose from: {known}"),
    "no_topic": N_("choose from: {known}"),
    "searchable_command": N_(
        "`lukou list {command}` searches the indicators, `lukou --help` lists commands"
    ),
}

_FAILURES: dict[str, tuple[str, str]] = {
    "rows_unreadable": (
        N_("{path}: cannot be read: {why}"),
        N_("name a CSV file with facts, as `lukou data export -f csv` writes it"),
    ),
    "unknown_indicator": (
        N_("no indicator is called “{selector}”"),
        N_("did you mean: {candidates}"),
    ),
    "ambiguous_indicator": (
        N_("“{selector}” names several indicators"),
        N_("choose one: {candidates}"),
    ),
    "unknown_theme": (
        N_("no theme is called “{theme}”"),
        N_("did you mean: {candidates}"),
    ),
    "ambiguous_theme": (
        N_("“{theme}” is part of several themes"),
        N_("choose one: {candidates}"),
    ),
    "unknown_command": (
        N_("no command {command}"),
        N_("did you mean: {candidates}"),
    ),
    "no_topic": (
        N_("no help on {topic}"),
        N_("did you mean: {candidates}"),
    ),
    "unknown_value": (
        N_("{option}: no value “{value}”"),
        N_("did you mean: {candidates}"),
    ),
    "unknown_field": (
        N_("{option}: no field “{field}”"),
        N_("did you mean: {candidates}"),
    ),
    "no_xlsxwriter": (
        N_("spreadsheets need XlsxWriter, which is not installed"),
        N_("pip install 'lukou-cli[xlsx]', or write .csv with --bom"),
    ),
    "binary_on_terminal": (
        N_("a spreadsheet is nothing for a terminal"),
        N_("name a file: -o FILE.xlsx"),
    ),
    "parquet_on_terminal": (
        N_("Parquet is nothing for a terminal"),
        N_("name a file: -o FILE.parquet"),
    ),
    "no_duckdb": (
        N_("Parquet needs DuckDB, which is not installed"),
        N_("pip install 'lukou-cli[parquet]', or write .csv"),
    ),
    "package_needs_folder": (
        N_("a data package is a folder"),
        N_("name it: -o FOLDER"),
    ),
    "fixed_shape": (
        N_("{option} does not go with {format}, whose columns are given"),
        N_("leave it out, or write csv"),
    ),
    "no_count": (
        N_("{option}: “{value}” is no number of rows"),
        N_("write a whole number above zero"),
    ),
    "no_jobs": (
        N_("{option}: “{value}” is no number of processes"),
        N_("write a whole number; 0 is one for each processor"),
    ),
    "several_selected": (
        N_("standard input names {count} indicators, one is needed"),
        N_("`lukou show -` takes several"),
    ),
    "unknown_period": (
        N_("“{period}” is no period"),
        N_("did you mean: {candidates}"),
    ),
    "no_fact": (
        "",
        "",
    ),
    "several_facts": (
        N_("{indicator} has several figures here"),
        N_("choose one: {facts}"),
    ),
    "no_number": (
        N_("the report gives no number for {indicator}, {period}: “{phrase}”"),
        N_("--qualified prints the phrase"),
    ),
    "range_value": (
        N_("{indicator}, {period}, is a range: {phrase}"),
        N_("--qualified prints both ends"),
    ),
    "places_and_periods": (
        N_("two places are compared over one period"),
        N_("name one period, or one place for two years of it"),
    ),
    "no_outcome": (
        N_("no target here is of a period that is over"),
        N_("load a later report of the same place beside it: --data 2026.yaml --data 2027.yaml"),
    ),
    "no_target": (
        N_("the report sets no target for {indicators}"),
        N_("`lukou show INDICATOR` lists the facts of one"),
    ),
    "no_growth": (
        N_("there is no growth rate of {indicators}"),
        N_("`lukou show INDICATOR` lists the facts of one"),
    ),
    "nothing_to_compare": (
        N_("there are no two plans, nor a year and its plan, to compare of {indicators}"),
        N_("`lukou show INDICATOR` lists the facts of one"),
    ),
    "nothing_found": (
        N_("nothing to show for this selection"),
        N_("`lukou show INDICATOR` lists the facts of one"),
    ),
    "no_match": (
        N_("nothing matches “{pattern}”"),
        N_("did you mean: {candidates}"),
    ),
    "data_unreadable": (
        N_("{path}: cannot be read: {why}"),
        N_("check --data and LUKOU_DATA"),
    ),
    "no_data_in_folder": (
        N_("{path}: no data file in this folder"),
        N_("data files end in .yaml, .yml or .json"),
    ),
    "no_report": (
        N_("{path}: definitions only, and no report that gives figures"),
        N_("name the file of a report; it may build on definitions: uses: [base]"),
    ),
    "data_ending": (
        N_("{path}: not a data file"),
        N_("data files end in .yaml, .yml or .json"),
    ),
    "data_problems": (
        N_("the data cannot be used"),
        "",
    ),
    "packaged_damaged": (
        N_("{path}: the packaged data is damaged"),
        N_("install lukou again"),
    ),
    "compiled_damaged": (
        N_("{path}: the compiled data is damaged"),
        N_("delete it, and compile the data again"),
    ),
    "nothing_to_compile": (
        N_("the data that comes with lukou is compiled already"),
        N_("name the data files or folders to compile"),
    ),
    "no_home": (
        N_("no folder of your own is known to keep compiled data in"),
        N_("set XDG_CACHE_HOME to a folder"),
    ),
    "output_unwritable": (
        N_("{path}: cannot be written: {why}"),
        N_("check the folder, which must take a new file; the old one is as it was"),
    ),
    "sentences_have_no_format": (
        N_("--as sentence and --format {format} exclude each other"),
        N_("leave one of them out"),
    ),
    "unknown_ending": (
        N_("{path}: the ending names no format"),
        N_("end the name in one of {known}, or give --format"),
    ),
    "report_unreadable": (
        N_("the report cannot be used"),
        "",
    ),
    "no_numerals": (
        N_("{path}: no number in it"),
        N_("`lukou extract` takes the text of a report"),
    ),
    "no_year": (
        N_("{path}: nothing says of which year this report is"),
        N_("give --date 2026-01-29, or --date 2026"),
    ),
    "long_line": (
        N_("{path}:{line}: a line of more than {most} characters"),
        N_("`lukou extract` takes the text of a report, with its paragraphs on lines of their own"),
    ),
    "no_report_id": (
        N_("“{id}” is no id of a report"),
        N_("write small letters, digits and hyphens: lukou-2026"),
    ),
    "several_reports": (
        N_("the data holds several reports"),
        N_("choose one with --report: {known}"),
    ),
    "unknown_report": (
        N_("no report has the id {report}"),
        N_("did you mean: {candidates}"),
    ),
    "unknown_place": (
        N_("no report is of a place called “{place}”"),
        N_("did you mean: {candidates}"),
    ),
    "ambiguous_place": (
        N_("“{place}” names several places"),
        N_("choose one: {candidates}"),
    ),
    "several_places": (
        N_("{indicator} has figures of several places"),
        N_("choose one with --place: {places}"),
    ),
    "one_place": (
        N_("the data holds reports of several places, and a draft is checked against one"),
        N_("choose one with --place: {places}"),
    ),
    "nothing_selected": (
        N_("standard input names no indicator"),
        N_("write one selector a line"),
    ),
    "drafts_unreadable": (
        N_("no draft was checked"),
        "",
    ),
    "baseline_unusable": (
        N_("the baseline cannot be used"),
        "",
    ),
    "no_draft": (
        N_("no draft is given"),
        N_("see `{command} --help`"),
    ),
    "no_statistics": (
        N_("{option} has no format {format}"),
        N_("choose from: text, table, json"),
    ),
    "counted_twice": (
        N_("--statistics and --by-draft exclude each other"),
        N_("leave one of them out"),
    ),
    "process_lost": (
        N_("a process that checked drafts has ended"),
        N_("run it again with --jobs 1; the draft may need more memory than there is"),
    ),
    "drafts_left_out": (
        N_("these drafts were not checked; the others were"),
        "",
    ),
    "draft_not_annotated": (
        N_("the copy was not written"),
        "",
    ),
    "draft_not_changed": (
        N_(
            "{path}: not changed: it is no longer what was checked, or {encoding} lacks a character"
        ),
        N_("check it again, or save it as UTF-8"),
    ),
    "in_place_alone": (
        N_("--in-place goes with --fix, and not with --annotate"),
        N_("write --fix --in-place for texts, --annotate COPY.docx --fix for Word documents"),
    ),
    "in_place_standard_input": (
        N_("standard input cannot be changed in place"),
        N_("name the file, or leave out --in-place for a diff"),
    ),
    "in_place_text": (
        N_("--text is in no file that could be changed"),
        N_("leave out --in-place for a diff"),
    ),
    "fix_needs_copy": (
        N_("{path}: a document is corrected in a copy"),
        N_("add --annotate COPY.docx; each correction becomes a tracked change in it"),
    ),
    "annotate_one": (
        N_("--annotate takes one Word or OpenDocument text"),
        N_("name one .docx or .odt file; for texts, --fix shows the corrections"),
    ),
    "fix_comments_only": (
        N_("{path}: an OpenDocument text is commented, not corrected"),
        N_("leave out --fix; the comments name the corrections"),
    ),
    "output_is_read": (
        N_("{path}: the output would replace what is read"),
        N_("give the output another name"),
    ),
    "validates_in_words": (
        N_("{option} is for a table, and `lukou data validate` prints a line"),
        N_("add --consistency, or leave out {option}"),
    ),
    "annotate_itself": (
        N_("{path}: the copy would replace the draft"),
        N_("give --annotate another name"),
    ),
    "annotate_ending": (
        N_("{path}: a copy of this draft ends in {ending}"),
        N_("give the copy the ending of the draft"),
    ),
    "standard_output": (
        N_("standard output: {why}"),
        "",
    ),
    "standard_input": (
        N_("standard input: cannot be read: {why}"),
        N_("write one selector a line"),
    ),
    "standard_input_large": (
        N_("standard input: larger than {limit}"),
        N_("write one selector a line"),
    ),
    "data_too_large": (
        N_("{path}: larger than {limit}"),
        N_("if it is meant, allow more with LUKOU_MAX_SIZE=64M"),
    ),
    "no_size": (
        N_("“{size}” is no size"),
        N_("write a number of bytes, or 64M, or 1G"),
    ),
    "no_date": (
        N_("“{period}” is no date"),
        N_("write a day (2026-02-15), a month (2026-02) or a year (2026)"),
    ),
}


# What the system says in English, whatever its own language is set to.
_REASONS = {
    "ENOENT": N_("No such file or directory"),
    "EACCES": N_("Permission denied"),
    "EISDIR": N_("Is a directory"),
    "ENOTDIR": N_("Not a directory"),
    "ENAMETOOLONG": N_("File name too long"),
    "ENOSPC": N_("No space left on device"),
    "EFBIG": N_("File too large"),
    "EROFS": N_("Read-only file system"),
    "ELOOP": N_("Too many levels of symbolic links"),
    "EBADF": N_("Bad file descriptor"),
}


def _why(words: Messages, code: str) -> str:
    """The reason behind a code of the system, in its own words where it is a rare one."""
    if code in _REASONS:
        return words.gettext(_REASONS[code])
    number = getattr(errno, code, None)
    return code if number is None else os.strerror(number)


def more_problems(words: Messages, count: int) -> str:
    return words.ngettext(
        "… and {count} problem more", "… and {count} problems more", count
    ).format(count=count)


_MOST_NAMED = 3


def remark(words: Messages, code: str, params: Mapping[str, object]) -> str:
    """What is said beside an answer: a code of `cli.context.say` in one line."""
    match code:
        case "part_of":
            named = cast("Sequence[Indicator]", params["indicators"])
            more = len(named) - _MOST_NAMED
            sentence = words.gettext("“{selector}” is part of a name or of its pinyin: {names}")
            if more > 0:
                sentence = words.ngettext(
                    "“{selector}” is part of these names or of their pinyin: {names} and {more} more",
                    "“{selector}” is part of these names or of their pinyin: {names} and {more} more",
                    more,
                )
            names = _names(words, named[:_MOST_NAMED])
            selector = _param(words, params["selector"])
            return sentence.format(selector=selector, names=names, more=more)
        case "followed":
            level = cast("Indicator", params["indicator"])
            growths = cast("Sequence[Indicator]", params["indicators"])
            sentence = words.gettext("{name} has no target here; shown instead: {growths}")
            return sentence.format(name=_names(words, [level]), growths=_names(words, growths))
        case "compared_instead":
            asked = cast("Sequence[Indicator]", params["asked"])
            shown = cast("Sequence[Indicator]", params["indicators"])
            sentence = words.gettext("{names}: no such comparison; shown instead: {shown}")
            return sentence.format(names=_names(words, asked), shown=_names(words, shown))
        case "answered":
            fact = cast("Fact", params["fact"])
            indicator = cast("Indicator", params["indicator"])
            said = words.gettext("{name}, {when}").format(
                name=_names(words, [indicator]), when=wording.when(words, fact.period, fact.role)
            )
            unit = "" if fact.quantity is None else units.named(words, fact.quantity.unit)
            return wording.aside(words, said, unit) if unit else said
        case _said:
            return _plainly(words, code, params)


# Remarks that only put parameters into a sentence.
_REMARKS = {
    "compiled_old": N_(
        "{path}: compiled before the data was changed, so not used; `lukou data compile` renews it"
    ),
    "read_as": N_("{path}: read as {format}"),
    "extracted": N_(
        "numbers: {numerals}; facts of known indicators: {known}, of proposed ones: {proposed}; "
        "exceptions: {exceptions}; to review: {waiting}"
    ),
    "imported": N_("{facts} facts of {indicators} indicators; {waiting} to review"),
    "review_next": N_("next: lukou data review {path}"),
    "no_answer": N_("“{answer}” is no answer here; FIELD is one of {known}"),
    "change_refused": N_("not changed: {sentence}; {remedy}"),
}


def _plainly(words: Messages, code: str, params: Mapping[str, object]) -> str:
    if code in _REMARKS:
        sentence = words.gettext(_REMARKS[code])
    else:
        sentence = _counted(words, code, cast("int", params["count"]))
    return sentence.format(**{name: _param(words, value) for name, value in params.items()})


def _counted(words: Messages, code: str, count: int) -> str:
    """The remarks that count something."""
    match code:
        case "corrected":
            return words.ngettext(
                "{path}: {count} figure corrected", "{path}: {count} figures corrected", count
            )
        case "recorded":
            return words.ngettext(
                "{path}: {count} finding recorded", "{path}: {count} findings recorded", count
            )
        case "gone":
            return words.ngettext(
                "{path}: {count} finding recorded there is gone; --write-baseline records anew",
                "{path}: {count} findings recorded there are gone; --write-baseline records anew",
                count,
            )
        case "past":
            return words.ngettext(
                "{count} target of a period that is over is left out: see `lukou outcome`",
                "{count} targets of periods that are over are left out: see `lukou outcome`",
                count,
            )
        case "not_told_apart":
            return words.ngettext(
                "{count} number is left out, as no phrase tells it apart: line {lines}",
                "{count} numbers are left out, as no phrase tells them apart: lines {lines}",
                count,
            )
        case "reviewed":
            return words.ngettext(
                "{count} decision, {left} left to review",
                "{count} decisions, {left} left to review",
                count,
            )
        case _unknown:
            raise KeyError(code)


def _names(words: Messages, indicators: Iterable[Indicator]) -> str:
    names = (printable(wording.text(words, indicator.name)) for indicator in indicators)
    return words.gettext(", ").join(names)


def count_problems(words: Messages, count: int) -> str:
    return words.ngettext("{count} problem", "{count} problems", count).format(count=count)


def problem(words: Messages, fault: Problem) -> tuple[str, str]:
    """The sentence of a problem in a data file, and its remedy."""
    sentence, remedy = _translated(words, _PROBLEMS[fault.code])
    params = {name: printable(value) for name, value in fault.params.items()}
    if "why" in params:
        params["why"] = _why(words, params["why"])
    if params.get("suggestion"):
        remedy = words.gettext("did you mean {suggestion}?")
    return sentence.format(**params), remedy.format(**params)


def problem_lines(words: Messages, fault: Problem) -> list[str]:
    """``file:line:column: sentence``, the excerpt with a caret, the remedy.

    A fault of a whole file, in line 0, has no line and column.
    """
    sentence, remedy = problem(words, fault)
    place = fault.place
    at = f":{place.line}:{place.column}" if place.line else ""
    lines = [f"{printable(place.path)}{at}: {sentence}"]
    if fault.excerpt.strip():
        lines += excerpt(fault.excerpt, place.column)
    if remedy:
        lines.append(f"    {remedy}")
    return lines


_EXCERPT = 76


def excerpt(line: str, column: int) -> list[str]:
    """The part of a line around a column, from 1, with a mark below the place itself."""
    from rich.cells import cell_len

    start = max(0, column - 1 - _EXCERPT // 3)
    part = line.rstrip()[start : start + _EXCERPT]
    lead = printable(part[: column - 1 - start])
    return [f"    {printable(part)}", f"    {' ' * cell_len(lead)}^"]


_PROBLEMS: dict[str, tuple[str, str]] = {
    "csv_quote": (
        N_("a quotation mark opens or ends within a cell"),
        N_("put the whole cell in quotation marks, and write those inside it twice"),
    ),
    "csv_not_closed": (
        N_("a quotation mark that is not closed"),
        N_("close it; quotation marks inside a cell are written twice"),
    ),
    "no_rows": (
        N_("no rows of facts"),
        N_(
            "one line of field names, then a row for each fact, as `lukou data export -f csv` has it"
        ),
    ),
    "row_length": (
        N_("{cells} cells in a table of {fields} fields"),
        N_(
            "give every row as many cells as the header; a cell with a comma stands in quotation marks"
        ),
    ),
    "unknown_field_of_rows": (
        N_("unknown field {field}"),
        N_("known here: {known}"),
    ),
    "missing_field": (
        N_("no field {field}"),
        N_("add the column; `lukou data export -f csv` has all fields"),
    ),
    "second_report": (
        N_("report {report} after {first}: a data file is of one report"),
        N_("export and import one at a time, with --report"),
    ),
    "source_differs": (
        N_("source {source} of a fact of report {report}"),
        N_("write the report, or leave the cell empty"),
    ),
    "differs_from_row": (
        N_("{field} of the indicator is “{value}” here, “{other}” in line {line}"),
        N_("rows of one indicator say the same of it; give another indicator an id of its own"),
    ),
    "differs_from_definition": (
        N_("{field} of {indicator} is “{value}” here, “{other}” in the definitions"),
        N_(
            "leave the cell empty, give the indicator an id of its own, or other definitions with --like"
        ),
    ),
    "encoding": (
        N_("not UTF-8: byte {byte}"),
        N_("save the file as UTF-8"),
    ),
    "control_character": (
        N_("forbidden character {character}"),
        N_("remove it: it is invisible or controls the terminal"),
    ),
    "control_characters": (
        N_("forbidden character {character}, {count} times"),
        N_("remove them: they are invisible or control the terminal"),
    ),
    "too_many_values": (
        N_("more than {limit} values"),
        N_("divide the data into several files, or set LUKOU_MAX_SIZE higher"),
    ),
    "syntax": (
        N_("broken YAML: {what}"),
        N_("check indentation, quotes, colons and brackets; quote values that start with > or %"),
    ),
    "too_deep": (
        N_("nested too deeply"),
        N_("`lukou help data-format` has the shape of the file"),
    ),
    "several_documents": (
        N_("a second document starts here"),
        N_("keep one document to a file"),
    ),
    "empty_file": (
        N_("the file holds no data"),
        N_("`lukou help data-format` has the shape of the file"),
    ),
    "alias": (
        N_("anchors and aliases are not allowed: {name}"),
        N_("write the value out"),
    ),
    "anchor": (
        N_("anchors and aliases are not allowed: {name}"),
        N_("write the value out"),
    ),
    "tag": (
        N_("tags are not allowed: {name}"),
        N_("remove the tag"),
    ),
    "key_not_text": (
        N_("a key must be plain text"),
        "",
    ),
    "duplicate_key": (
        N_("{key} is given twice, first in line {line}"),
        N_("keep one of them"),
    ),
    "unknown_key": (
        N_("unknown key {key}"),
        N_("known here: {known}"),
    ),
    "missing_key": (
        N_("{key} is missing"),
        N_("add it; `lukou help data-format` explains every key"),
    ),
    "wrong_kind": (
        N_("a {wanted} is needed here, not a {found}"),
        "",
    ),
    "empty_value": (
        N_("empty value"),
        N_("write a value, or leave the key out"),
    ),
    "not_a_choice": (
        N_("{value} is not one of the values possible here"),
        N_("choose from: {known}"),
    ),
    "not_whole_number": (
        N_("{value} is no whole number from {least} on"),
        "",
    ),
    "wrong_form": (
        N_("{value} does not have the form needed here"),
        N_("pattern: {pattern}"),
    ),
    "too_long": (
        N_("{length} characters, {limit} at most"),
        N_("shorten it: facts carry over from the report, sentences do not"),
    ),
    "unknown_theme": (
        N_("unknown theme {name}"),
        N_("declare it under themes"),
    ),
    "unknown_section": (
        N_("unknown section {name}"),
        N_("declare it under sections"),
    ),
    "unknown_indicator": (
        N_("unknown indicator {name}"),
        N_("name the id of an indicator of the data"),
    ),
    "unknown_unit": (
        N_("unknown unit {unit}"),
        N_("`lukou help data-format` lists the units"),
    ),
    "unknown_period": (
        N_("{period} is no period"),
        N_("write a year (2025), a plan (2021-2025) or a date (2026-06)"),
    ),
    "lines_reversed": (
        N_("{value} ends before it starts"),
        N_("write the first line first"),
    ),
    "line_outside_section": (
        N_("line {line} lies outside section {section} ({lines})"),
        N_("correct the line or the section"),
    ),
    "unit_differs": (
        N_("{unit} and {other} measure different things"),
        N_("use a unit of the indicator's dimension"),
    ),
    "relation_missing": (
        N_("a relative fact needs relation and relative_to"),
        N_("say what it is relative to, or change the bound"),
    ),
    "relation_not_relative": (
        N_("a relation needs bound: relative, not {bound}"),
        N_("change the bound or remove the relation"),
    ),
    "number_not_allowed": (
        N_("a fact with bound {bound} has no number"),
        N_("change the bound or remove the value"),
    ),
    "phrase_en_with_number": (
        N_("phrase_en where there is a number"),
        N_("remove it: an English reader is shown the number"),
    ),
    "number_missing": (
        N_("a fact with bound {bound} needs a value"),
        N_("add the value, or use relative or qualitative"),
    ),
    "too_many_digits": (
        N_("{digits} digits, {most} at most"),
        N_("write the number as the report prints it, in a larger unit if need be"),
    ),
    "start_without_number": (
        N_("a fact with bound {bound} has no start"),
        N_("a start is the level that a number was reached from"),
    ),
    "start_period_alone": (
        N_("start_period without start"),
        N_("add start, or remove start_period"),
    ),
    "start_not_before": (
        N_("the start is not before the period"),
        N_("give start_period only where the report says when the start was"),
    ),
    "range_needs_upper": (
        N_("a range needs upper"),
        N_("add upper, or change the bound"),
    ),
    "upper_without_range": (
        N_("only a range has upper"),
        N_("remove upper, or write bound: range"),
    ),
    "range_reversed": (
        N_("the range ends before it starts"),
        N_("write the smaller number first"),
    ),
    "defined_differently": (
        N_("{indicator} is defined differently in {path}, line {line}: {fields}"),
        N_("keep only results and targets here, make the definitions the same, or take another id"),
    ),
    "not_defined": (
        N_("{indicator} has figures here, but no file that is read defines it"),
        N_("define it here, or name the file that does under uses"),
    ),
    "report_missing": (
        N_("sections, exceptions and figures belong to a report"),
        N_(
            "say which under report; a file of definitions has themes, concepts and indicators only"
        ),
    ),
    "report_taken": (
        N_("two files are of a report {report}"),
        N_("give each report an id of its own"),
    ),
    "theme_differs": (
        N_("theme {theme} is called otherwise in another file"),
        N_("make the names the same, or take another id"),
    ),
    "concept_differs": (
        N_("concept {concept} is of another kind in another file"),
        N_("make the kind the same, or take another id"),
    ),
    "used_unknown": (
        N_("no file of definitions is called {name}"),
        N_("base comes with lukou; other files are named with their ending, seen from this one"),
    ),
    "used_unreadable": (
        N_("{path}: cannot be read: {why}"),
        N_("the name of a file is seen from the folder of this one"),
    ),
    "used_too_large": (
        N_("{path}: larger than {limit}"),
        N_("if it is meant, allow more with LUKOU_MAX_SIZE=64M"),
    ),
    "name_taken": (
        N_("the name {name} already belongs to {owner}"),
        N_("names and aliases lead to one indicator only"),
    ),
    "facts_disagree": (
        N_("{period} {role} differs from the figure of line {line}"),
        N_("one period and role has one figure"),
    ),
    "draft_unreadable": (
        N_("cannot be read: {why}"),
        N_("check the path and your right to read it"),
    ),
    "draft_too_large": (
        N_("larger than {limit}"),
        N_("if it is meant, allow more: --max-size 64M"),
    ),
    "draft_encoding": (
        N_("neither UTF-8 nor GB18030: byte {byte}"),
        N_("save the file as UTF-8, or name its encoding: --encoding big5"),
    ),
    "encoding_other": (
        N_("not {encoding}: byte {byte}"),
        N_("leave out --encoding, or name another"),
    ),
    "draft_ole2": (
        N_("an old Word or WPS document (.doc, .wps), which only its own program can read"),
        N_("save it as .docx, or: soffice --headless --convert-to docx FILE"),
    ),
    "pdf_extra": (
        N_("PDF files need pypdf, which is not installed"),
        N_("pip install 'lukou-cli[pdf]', or check the document that it was made from"),
    ),
    "pdf_no_text": (
        N_("a PDF without text: its pages are pictures"),
        N_("check the document that it was made from, or have its characters recognised first"),
    ),
    "pdf_damaged": (
        N_("a damaged PDF"),
        N_("check the document that it was made from"),
    ),
    "pdf_limits": (
        N_("a PDF that takes more time or memory than a draft should"),
        N_("check the document that it was made from, or print it as a new PDF"),
    ),
    "draft_rtf": (
        N_("a document in RTF"),
        N_("save it as .docx, or: soffice --headless --convert-to docx FILE"),
    ),
    "document_kind": (
        N_("an archive, but no Word, OpenDocument text or presentation"),
        N_("drafts are .txt, .md, .docx, .odt, .pptx and .pdf; save spreadsheets as one of them"),
    ),
    "document_encrypted": (
        N_("protected by a password"),
        N_("save a copy without a password"),
    ),
    "document_damaged": (
        N_("a damaged document: its archive cannot be opened"),
        N_("fetch it anew, or open it in a word processor and save it"),
    ),
    "document_part": (
        N_("an incomplete document: {part} is missing"),
        N_("open it in a word processor and save it"),
    ),
    "document_part_damaged": (
        N_("a damaged document: {part} cannot be unpacked"),
        N_("fetch it anew, or open it in a word processor and save it"),
    ),
    "document_xml": (
        N_("a damaged document: {part} is no XML from line {line}, column {column}"),
        N_("open it in a word processor and save it"),
    ),
    "document_structure": (
        N_("a damaged document: {part} has {element} where it cannot be"),
        N_("open it in a word processor and save it"),
    ),
    "document_dtd": (
        N_("refused: {part} has a document type declaration, which no word processor writes"),
        N_("it may be meant to do harm: ask where it comes from"),
    ),
    "document_path": (
        N_("refused: {part} names a place outside of the document"),
        N_("it may be meant to do harm: ask where it comes from"),
    ),
    "document_twice": (
        N_("refused: it holds {part} twice"),
        N_("open it in a word processor and save it"),
    ),
    "document_unwritable": (
        N_("{part} is written in a way that comments cannot be added to"),
        N_("open it in a word processor and save it"),
    ),
    "document_entries": (
        N_("refused: more than {limit} files in one document"),
        N_("open it in a word processor and save it"),
    ),
    "document_nesting": (
        N_("refused: {part} is nested more than {limit} deep"),
        N_("open it in a word processor and save it"),
    ),
    "document_too_large": (
        N_("larger than {limit} when unpacked"),
        N_("if it is meant, allow more: --max-size 64M"),
    ),
    "draft_nul": (
        N_("a NUL byte: this is no text, or not in UTF-8"),
        N_("save the file as UTF-8"),
    ),
    "no_drafts": (
        N_("no draft in this folder"),
        N_(
            "drafts end in .txt, .md, .markdown, .docx, .docm, .odt, .pptx or .pdf; name others one by one"
        ),
    ),
    "no_match": (
        N_("no file has such a name"),
        N_("** stands for folders at any depth: 'drafts/**/*.docx'"),
    ),
    "baseline_unreadable": (
        N_("cannot be read: {why}"),
        N_("name a file that --write-baseline has written"),
    ),
    "baseline_malformed": (
        N_("no baseline that lukou has written"),
        N_("name a file that --write-baseline has written"),
    ),
    "baseline_encoding": (
        N_("not UTF-8: byte {byte}"),
        N_("restore the file, or record the findings anew with --write-baseline"),
    ),
    "baseline_syntax": (
        N_("what stands here is no JSON"),
        N_("restore the file, or record the findings anew with --write-baseline"),
    ),
    "baseline_entry": (
        N_("entry {number} is no finding, which has these, each in quotes: {keys}"),
        N_("restore the file, or record the findings anew with --write-baseline"),
    ),
    "baseline_schema": (
        N_("recorded as {schema}, where this lukou reads {known}"),
        N_("record the findings anew with --write-baseline"),
    ),
}


def finding(words: Messages, item: AuditFinding) -> tuple[str, str]:
    """The sentence of what an audit found, and its remedy."""
    sentence, remedy = _translated(words, _AUDIT[item.code])
    params = {name: printable(value) for name, value in item.params.items()}
    return sentence.format(**params), remedy.format(**params)


_AUDIT: dict[str, tuple[str, str]] = {
    "hole": (
        N_("{numeral} is no fact and no exception"),
        N_("key it, or list it under exceptions with a reason"),
    ),
    "double_claim": (
        N_("{numeral} is claimed more than once: {claims}"),
        N_("one numeral is one fact; write joint where it serves several indicators"),
    ),
    "joint_count": (
        N_("{numeral} is joint, but the number of its facts is another: {claims}"),
        N_("add the missing fact, or correct joint"),
    ),
    "phrase_missing": (
        N_("“{phrase}” ({of}) is not in the text"),
        N_("correct the phrase"),
    ),
    "phrase_elsewhere": (
        N_("“{phrase}” ({of}) stands in line {found}, not {line}"),
        N_("correct the line"),
    ),
    "phrase_ambiguous": (
        N_("“{phrase}” ({of}) stands more than once in line {line}"),
        N_("lengthen the phrase"),
    ),
    "value_differs": (
        N_("{of}: {value} does not follow from “{phrase}”"),
        N_("correct the value or the phrase"),
    ),
    "sign_differs": (
        N_("{of}: the sign of {value} does not follow from “{phrase}”"),
        N_("falls are negative; the phrase must hold the falling word"),
    ),
    "bound_differs": (
        N_("{of}: the text says {told}, the data {bound}"),
        N_("correct the bound"),
    ),
    "unit_not_told": (
        N_("{of}: the text says “{told}”, the data {unit}"),
        N_("correct the unit"),
    ),
    "relation_not_told": (
        N_("{of}: the phrase does not tell {relation}"),
        N_("correct the relation or the phrase"),
    ),
    "exemption_empty": (
        N_("the exception “{phrase}” holds no numeral"),
        N_("remove it"),
    ),
}

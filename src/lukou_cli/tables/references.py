"""Where a fact is printed, as a reference to paste.

The entries that a program or a bibliography reads (GB/T 7714—2015, BibTeX, CSL-JSON) are those
of the report in its own language, the same whatever the reader's; a footnote is in the reader's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.i18n import messages
from lukou_cli.tables import wording
from lukou_cli.tables.grammar import grammar

if TYPE_CHECKING:
    from lukou_cli.i18n import Messages
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Fact, Report

# The language of the reports.
_ORIGINAL = "zh"
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ESCAPES = {char: f"\\{char}" for char in "%&#_$"} | {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def footnote(words: Messages, catalogue: Catalogue, fact: Fact) -> str:
    """Author, title, date, section and line in a sentence's form, ending in a full stop."""
    report = catalogue.report_by_id[fact.report]
    return words.gettext("{author}: {title}, {date}, {place}.").format(
        author=_author(words, report),
        title=_title(words, report),
        date=grammar(words).date(report.date),
        place=_place(words, catalogue, fact),
    )


def source(words: Messages, catalogue: Catalogue, fact: Fact) -> str:
    """Title, date, section and line, for the line below a sentence."""
    report = catalogue.report_by_id[fact.report]
    return words.gettext("Source: {title}, {date}, {place}.").format(
        title=_title(words, report),
        date=grammar(words).date(report.date),
        place=_place(words, catalogue, fact),
    )


def gbt7714(report: Report) -> str:
    """The entry of a list of references by GB/T 7714—2015, document type R."""
    words = messages(_ORIGINAL)
    author, place = _author(words, report), wording.text(words, report.place)
    title = wording.text(words, report.title)
    return f"{author}. {title}[R]. {place}: {author}, {report.date}."


def bibtex(catalogue: Catalogue, fact: Fact) -> str:
    """An entry for BibTeX. Braces around the author keep an office from being a person's name."""
    report, words = catalogue.report_by_id[fact.report], messages(_ORIGINAL)
    author = _escaped(_author(words, report))
    fields = {
        "author": f"{{{author}}}",
        "title": f"{{{_escaped(wording.text(words, report.title))}}}",
        "institution": author,
        "type": _escaped(words.gettext("Government work report")),
        "address": _escaped(wording.text(words, report.place)),
        "year": str(report.date.first),
        "day": str(report.date.day or ""),
        "note": _escaped(_place(words, catalogue, fact)),
        "langid": "chinese",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if report.date.month:
        # A macro, for the style to write out.
        lines.append(f"  month = {_MONTHS[report.date.month - 1]},")
    return "\n".join((f"@techreport{{{report.id},", *lines, "}"))


def csl_json(catalogue: Catalogue, fact: Fact) -> str:
    """A list of one item of CSL-JSON, type report, as Zotero and Pandoc read it."""
    import json

    report, words = catalogue.report_by_id[fact.report], messages(_ORIGINAL)
    author = _author(words, report)
    date = report.date
    item = {
        "id": report.id,
        "type": "report",
        "title": wording.text(words, report.title),
        "author": [{"literal": author}],
        "issued": {"date-parts": [[part for part in (date.first, date.month, date.day) if part]]},
        "genre": words.gettext("Government work report"),
        "publisher": author,
        "publisher-place": wording.text(words, report.place),
        "language": "zh-CN",
        "note": _place(words, catalogue, fact),
    }
    return json.dumps([item], ensure_ascii=False, indent=2)


def _author(words: Messages, report: Report) -> str:
    place = wording.text(words, report.place)
    return words.gettext("People's Government of {place}").format(place=place)


def _title(words: Messages, report: Report) -> str:
    return words.gettext("“{title}”").format(title=wording.text(words, report.title))


def _place(words: Messages, catalogue: Catalogue, fact: Fact) -> str:
    """The section and the line of the report's text file."""
    heading = wording.text(words, catalogue.section_of(fact).heading)
    return words.gettext("section {heading}, line {line} of the text").format(
        heading=grammar(words).quoted(heading), line=fact.source.line
    )


def _escaped(text: str) -> str:
    """Text with what TeX would read as commands made plain."""
    return "".join(_ESCAPES.get(char, char) for char in text)

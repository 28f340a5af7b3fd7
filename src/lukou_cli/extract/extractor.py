"""From a report's text to the data file that is begun from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.extract.assemble import assembled
from lukou_cli.extract.exemptions import exemptions
from lukou_cli.extract.facts import facts
from lukou_cli.extract.ground import Ground
from lukou_cli.extract.head import head
from lukou_cli.extract.linking import Linker
from lukou_cli.extract.proposals import THEME
from lukou_cli.extract.reading import readings
from lukou_cli.extract.sections import sections
from lukou_cli.load.spec import ExceptionSpec, FileSpec, IndicatorSpec, ReportSpec, ThemeSpec
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.indicator import Bilingual, Report
from lukou_cli.model.period import Period
from lukou_cli.text.numerals import digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.model.indicator import Indicator

# Whole reports on one line have some ten thousands of characters.
LONGEST_LINE = 100_000


class Given(msgspec.Struct, frozen=True):
    """What a person says of a report, so that it need not be guessed."""

    id: str | None = None
    place: str | None = None
    date: Period | None = None


NOTHING_GIVEN = Given()


class Extraction(msgspec.Struct, frozen=True):
    """The file; how many numerals the text has, and the lines of those it could not account for."""

    file: FileSpec
    numerals: int
    left: tuple[int, ...]

    def counts(self) -> dict[str, int]:
        """How many facts are of known and of proposed indicators, how many exceptions there are."""
        known = proposed = 0
        for entry in self.file.indicators.values():
            facts = len(entry.results) + len(entry.targets)
            if isinstance(entry, IndicatorSpec):
                proposed += facts
            else:
                known += facts
        return {
            "numerals": self.numerals,
            "known": known,
            "proposed": proposed,
            "exceptions": len(self.file.exceptions),
        }


class NoNumeralsError(ValueError):
    """The text has no number at all."""


class NoYearError(ValueError):
    """Nothing in the text says of which year the report is."""


class LongLineError(ValueError):
    """A line is longer than any of a report."""

    def __init__(self, line: int, most: int) -> None:
        super().__init__(line)
        self.line = line
        self.most = most


def extract(
    text: str,
    definitions: Sequence[Indicator],
    uses: Sequence[str],
    given: Given = NOTHING_GIVEN,
) -> Extraction:
    """The data file begun from a report, on indicators that are defined in what it ``uses``.

    Raises NoNumeralsError, NoYearError or LongLineError for what is no report.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise LongLineError(number, LONGEST_LINE)
    if not digits(text):
        raise NoNumeralsError
    found = head(text, given.place, given.date)
    if found is None:
        raise NoYearError
    name = given.id or f"report-{found.date.first}"
    report = Report(name, Bilingual(found.title), Bilingual(found.place), found.date)
    ground = Ground(text)
    told = facts(ground, readings(text, Catalogue((report,), (), (), ()), found.date))
    exempt = exemptions(ground, told.taken)
    places = sections(text, found.title)
    known, proposed = assembled(told.claims, Linker(definitions, found.place), places, found.date)
    file = FileSpec(
        format=1,
        uses=list(uses),
        report=ReportSpec(
            id=name,
            title=found.title,
            place=found.place,
            date=str(found.date),
            review=list(found.guessed),
        ),
        themes={THEME: ThemeSpec("未归类", "To be sorted")} if proposed else {},
        sections=places.specs,
        indicators={**known, **proposed},
        exceptions=[
            ExceptionSpec(each.line, each.phrase, each.reason, [] if each.sure else ["no_figure"])
            for each in exempt.found
        ],
    )
    return Extraction(file, len(ground.digits), exempt.left)

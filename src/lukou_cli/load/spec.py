"""The shape of the data file: one definition for validation and for the JSON Schema.

Numbers and periods are text here, so that no digit is lost; `build` turns them
into quantities and periods and checks what a shape cannot say.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from lukou_cli.model.indicator import Basis, Better, Comparable, ConceptKind, Measure, Relation

PHRASE_LENGTH = 24
LONGEST_NOTE = 400
# Under this name a shape tells the reader of the shape that has more keys (msgspec knows no
# union of structs without tags).
FULLER = "fuller"

Slug = Annotated[str, Meta(pattern="^[a-z][a-z0-9_]*$", description="snake_case English slug")]
Name = Annotated[str, Meta(min_length=1, max_length=80)]
EnglishName = Annotated[
    str, Meta(max_length=80, description="where it is left out, the Chinese name is shown")
]
Words = Annotated[str, Meta(min_length=1, max_length=LONGEST_NOTE)]
Mention = Annotated[
    str,
    Meta(
        pattern=r"^[^ ]+( [^ ]+)*$",
        max_length=80,
        description="words that together tell the indicator in a draft, in any order: 干部 下沉",
    ),
]
ConceptWord = Annotated[str, Meta(min_length=1, max_length=40)]
Number = Annotated[
    str,
    Meta(
        pattern=r"^-?[0-9]+(\.[0-9]+)?$",
        description="digits as printed; falls are negative",
        extra_json_schema={"yaml": ["number", "string"]},
    ),
]
Counted = Annotated[
    str,
    Meta(
        pattern="^[^/]+/[^/]+$",
        max_length=80,
        description="what English calls one and several of what is counted: project/projects",
    ),
]
# The bounds that a report's wording has; `Bound` knows more, which only arithmetic yields.
Wording = Literal[
    "eq", "ge", "gt", "over", "le", "lt", "approx", "range", "relative", "qualitative"
]
PeriodText = Annotated[
    str,
    Meta(
        pattern="^[0-9]{4}(-[0-9]{4}|-[0-9]{2}|-[0-9]{2}-[0-9]{2})?$",
        description="a year (2025), a plan (2021-2025) or a date (2026-06, 2026-01-29)",
        extra_json_schema={"yaml": ["integer", "string"]},
    ),
]
Lines = Annotated[
    str,
    Meta(pattern="^[0-9]+(-[0-9]+)?$", extra_json_schema={"yaml": ["integer", "string"]}),
]
Used = Annotated[str, Meta(min_length=1, max_length=400)]
LineNumber = Annotated[int, Meta(ge=1, description="line of the report's text file, from 1")]
PageNumber = Annotated[int, Meta(ge=1, description="page of the printed report, from 1")]
Joint = Annotated[int, Meta(ge=2, description="how many indicators share the numeral")]
Reason = Literal[
    "date",
    "policy_name",
    "place_name",
    "road",
    "code",
    "document_structure",
    "ordinal",
    "size_class",
    "duration",
    "other",
]
# What a person has to look at in what `lukou extract` wrote; each is taken out once that is done.
Doubt = Literal[
    "place",
    "date",
    "new_indicator",
    "period",
    "part_of_year",
    "level_or_total",
    "bound",
    "unit",
    "basis",
    "repeated",
    "conflict",
    "no_figure",
]
Review = Annotated[
    list[Doubt], Meta(description="what is not sure; taken out when somebody has looked")
]


class FactSpec(msgspec.Struct, forbid_unknown_fields=True):
    """One figure of the report."""

    period: PeriodText
    bound: Wording
    phrase: Annotated[
        str, Meta(min_length=1, max_length=PHRASE_LENGTH, description="as printed in the report")
    ]
    section: Slug
    line: LineNumber
    page: PageNumber | None = None
    phrase_en: Annotated[
        Words | None, Meta(description="the phrase in English, where it has no number")
    ] = None
    value: Number | None = None
    upper: Number | None = None
    unit: Name | None = None
    start: Annotated[
        Number | None,
        Meta(description="the level left, where the report gives one: 由48%提升至54%"),
    ] = None
    start_period: Annotated[
        PeriodText | None, Meta(description="the time of the start, only where the report says it")
    ] = None
    relation: Relation | None = None
    relative_to: Name | None = None
    joint: Joint | None = None
    ambition: bool = False
    each_year: bool = False
    note: Words | None = None
    note_en: Words | None = None
    review: Review = []


class CounterpartSpec(msgspec.Struct, forbid_unknown_fields=True):
    """An indicator that looks comparable but is not quite."""

    indicator: Slug
    comparable: Comparable
    reason: Words
    reason_en: Words


class FactsSpec(msgspec.Struct, forbid_unknown_fields=True):
    """Facts of an indicator that another file defines."""

    results: list[FactSpec] = []
    targets: list[FactSpec] = []


class IndicatorSpec(FactsSpec, forbid_unknown_fields=True, kw_only=True):
    """What is measured, and the facts."""

    name: Name
    theme: Slug
    measure: Measure
    unit: Annotated[str, Meta(max_length=80)]
    basis: Basis
    better: Better
    name_en: EnglishName = ""
    aliases: list[Name] = []
    mentions: list[Mention] = []
    scope: Name | None = None
    scope_en: Name | None = None
    growth_of: Slug | None = None
    increment_of: Slug | None = None
    per_head_of: Slug | None = None
    share_of: Slug | None = None
    unit_en: Counted | None = None
    same_unit: list[Name] = []
    counterparts: list[CounterpartSpec] = []
    note: Words | None = None
    note_en: Words | None = None
    review: Review = []


class ReportSpec(msgspec.Struct, forbid_unknown_fields=True):
    """The document that the facts come from."""

    id: Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9-]*$")]
    title: Name
    place: Name
    date: PeriodText
    title_en: EnglishName = ""
    place_en: EnglishName = ""
    misread: list[Name] = []
    review: Review = []


class ThemeSpec(msgspec.Struct, forbid_unknown_fields=True):
    """A theme; the order of themes is the order of display."""

    name: Name
    name_en: Name


class SectionSpec(msgspec.Struct, forbid_unknown_fields=True):
    """A heading of the report and the lines below it."""

    heading: Name
    lines: Lines
    heading_en: EnglishName = ""


class ConceptSpec(msgspec.Struct, forbid_unknown_fields=True):
    """Words that mean the same in a draft, and what they are."""

    kind: ConceptKind
    words: Annotated[list[ConceptWord], Meta(min_length=1)]


class ExceptionSpec(msgspec.Struct, forbid_unknown_fields=True):
    """Numerals of the report that are no figure of an indicator."""

    line: LineNumber
    phrase: Annotated[str, Meta(min_length=1, max_length=PHRASE_LENGTH)]
    reason: Reason
    review: Review = []


# An entry is a definition as soon as it has a key that only definitions have.
Entry = Annotated[FactsSpec, Meta(extra={FULLER: IndicatorSpec})]


class FileSpec(msgspec.Struct, forbid_unknown_fields=True):
    """A lukou data file: a report's figures, or without a report definitions to be used."""

    format: Literal[1]
    uses: Annotated[
        list[Used],
        Meta(
            description="files of definitions: base, which comes with lukou, or a file's name, "
            "seen from this file"
        ),
    ] = []
    report: ReportSpec | None = None
    themes: dict[Slug, ThemeSpec] = {}
    sections: dict[Slug, SectionSpec] = {}
    concepts: dict[Slug, ConceptSpec] = {}
    indicators: dict[Slug, Entry] = {}
    exceptions: list[ExceptionSpec] = []

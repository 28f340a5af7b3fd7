"""Indicators and facts: what the report measures and what it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

import msgspec

from lukou_cli.model.period import Period
from lukou_cli.model.quantity import Bound, Quantity

# Between the note of an indicator and that of its fact, where one field holds both.
BETWEEN_NOTES = "; "


class Measure(str, Enum):
    """How the figures of an indicator behave over time."""

    STOCK = "stock"
    FLOW = "flow"
    GROWTH = "growth"
    AVERAGE_GROWTH = "average_growth"
    SHARE = "share"
    RATIO = "ratio"
    RANK = "rank"
    STATUS = "status"

    @property
    def is_rate(self) -> bool:
        return self in (Measure.GROWTH, Measure.AVERAGE_GROWTH)

    @property
    def is_level(self) -> bool:
        """Whether a target is a distance still to go rather than an ambition for the year."""
        return self in (Measure.STOCK, Measure.SHARE, Measure.RATIO, Measure.RANK)


class Basis(str, Enum):
    """The prices behind money and growth; NONE where prices play no part."""

    REAL = "real"
    NOMINAL = "nominal"
    UNSTATED = "unstated"
    NONE = "none"


class Better(str, Enum):
    """Which direction is an improvement; never guessed from a sign."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class Role(str, Enum):
    ACTUAL = "actual"
    TARGET = "target"


class Comparable(str, Enum):
    """How far two indicators that look alike may be set against each other."""

    PARTLY = "partly"
    NO = "no"


class Relation(str, Enum):
    """What a relative target says: 与…同步, 低于…, 高于…, 达到…要求."""

    SAME_AS = "same_as"
    BELOW = "below"
    ABOVE = "above"
    MEETS = "meets"


class Bilingual(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A text in Chinese and English; ``en`` may be empty where there is none."""

    zh: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


class Report(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """The document that facts come from."""

    id: str
    title: Bilingual
    place: Bilingual
    date: Period
    misread: tuple[str, ...] = ()


class Section(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A heading of the report with the lines of text below it, both ends included."""

    report: str
    id: str
    heading: Bilingual
    first_line: int
    last_line: int


class Source(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Where a fact is printed: report, section, line of its text file, and the phrase.

    ``page`` is that of the printed report, 0 where the data does not give it.
    """

    report: str
    section: str
    line: int
    phrase: str
    page: int = 0


class Fact(msgspec.Struct, frozen=True, omit_defaults=True, gc=False, cache_hash=True):
    """One statement of the report.

    ``quantity`` is None where it has no number; ``joint`` says how many indicators share
    its numeral, 0 where it has the numeral for itself. ``each_year`` is true of a plan's figure
    that holds for every one of its years (每年超70%). ``start`` is the level that was left
    (由48%提升至54%), with a period only where the report gives one: part of a change, never a
    figure of some year. ``phrase_en`` is the phrase in English, where it has no number.
    """

    period: Period
    role: Role
    bound: Bound
    source: Source
    quantity: Quantity | None = None
    relation: Relation | None = None
    relative_to: str = ""
    joint: int = 0
    ambition: bool = False
    each_year: bool = False
    start: Quantity | None = None
    start_period: Period | None = None
    note: Bilingual = Bilingual()
    phrase_en: str = ""

    @property
    def report(self) -> str:
        """The id of the report that states it."""
        return self.source.report

    @property
    def left(self) -> Fact | None:
        """The level that was left, as a fact of its own; None where none is told."""
        if self.start is None:
            return None
        return msgspec.structs.replace(self, bound=Bound.EQ, quantity=self.start, start=None)


class Counterpart(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """An indicator that looks comparable but is not quite, and why."""

    indicator: str
    comparable: Comparable
    reason: Bilingual


class Indicator(msgspec.Struct, frozen=True, omit_defaults=True, gc=False, cache_hash=True):
    """What is measured, with every fact that the reports of one place give of it.

    ``place`` is that place, empty where no report gives figures: what is measured in two places is
    two indicators of one id, so that no answer can mix their figures.
    The facts of one report stand in file order, those of several in order of time. Where two
    reports speak of one period and role, both facts stay, that of the later one in front: it holds.
    """

    id: str
    name: Bilingual
    theme: str
    measure: Measure
    unit: str
    basis: Basis
    better: Better
    aliases: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    scope: Bilingual = Bilingual()
    growth_of: str = ""
    increment_of: str = ""
    per_head_of: str = ""
    share_of: str = ""
    same_unit: tuple[str, ...] = ()
    counterparts: tuple[Counterpart, ...] = ()
    note: Bilingual = Bilingual()
    facts: Sequence[Fact] = ()
    unit_en: str = ""
    place: Bilingual = Bilingual()

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others: its place and its id."""
        return self.place.zh, self.id

    def names(self) -> tuple[str, ...]:
        """Every text by which the indicator may be asked for."""
        return tuple(filter(None, (self.id, self.name.zh, self.name.en, *self.aliases)))

    def of(self, role: Role, period: Period | None = None) -> tuple[Fact, ...]:
        return tuple(
            fact
            for fact in self.facts
            if fact.role is role and (period is None or fact.period == period)
        )

    def holding(self) -> tuple[Fact, ...]:
        """The facts that hold: those of which no later report says something else."""
        first: dict[tuple[Period, Role], str] = {}
        for fact in self.facts:
            first.setdefault((fact.period, fact.role), fact.report)
        return tuple(fact for fact in self.facts if first[fact.period, fact.role] == fact.report)

    def latest(
        self, role: Role, chosen: Callable[[Fact], bool] = lambda _fact: True
    ) -> Fact | None:
        """The chosen fact of the latest period; on a tie a year before a plan that ends in it."""
        facts = filter(chosen, self.of(role))
        return max(facts, key=lambda fact: (fact.period.last, fact.period.first), default=None)


class ConceptKind(str, Enum):
    """What the words of a concept tell: a subject, a part of one, how it is measured, a place."""

    SUBJECT = "subject"
    PART = "part"
    MEASURE = "measure"
    PLACE = "place"


class Concept(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Words that mean the same in a draft: 企业, 公司, 厂家."""

    id: str
    kind: ConceptKind
    words: tuple[str, ...]


class Exemption(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Numerals of a report that are no indicator's figure, and why."""

    report: str
    line: int
    phrase: str
    reason: str

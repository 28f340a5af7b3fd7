"""Where a report's phrases stand in any copy of it: by their text, in the recorded order.

Lines are those of the copy that the data was keyed from. In another copy, with other line
breaks or without blank lines, they still tell the order: a phrase that occurs more than once
is meant where its neighbours in the data stand, and every occurrence is meant once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.query.report_text import ReportText, digits_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Fact, Report


class Quoted(msgspec.Struct, frozen=True):
    """A phrase of the data, its recorded line, and the digits of its number, if it is one."""

    line: int
    phrase: str
    digits: str | None = None

    @classmethod
    def of(cls, fact: Fact) -> Quoted:
        return cls(fact.source.line, fact.source.phrase, digits_of(fact))


class Spot(msgspec.Struct, frozen=True):
    """Where a claim stands: its start, and the number that decides its line.

    ``astray`` is true where that is not its place by the recorded lines, ``ambiguous`` where
    its line has the phrase more than once.
    """

    start: int
    anchor: int
    astray: bool = False
    ambiguous: bool = False


class Placing:
    """A copy of a report, and where in it the data's phrases stand."""

    def __init__(self, catalogue: Catalogue, report: Report, content: str) -> None:
        self.text = ReportText(content, report.misread, report.place.zh)
        facts = (f for _, f in catalogue.facts() if f.source.report == report.id)
        exempt = (e for e in catalogue.exemptions if e.report == report.id)
        claims = {
            *map(Quoted.of, facts),
            *(Quoted(exemption.line, exemption.phrase) for exemption in exempt),
        }
        groups: dict[tuple[str, str | None], list[int]] = {}
        for claim in sorted(claims, key=lambda claim: claim.line):
            groups.setdefault((claim.phrase, claim.digits), []).append(claim.line)
        found = {key: self.text.occurrences(*key) for key in groups}
        self._course = _Course(
            self.text,
            [
                (lines[0], found[key][0][1])
                for key, lines in groups.items()
                if len(lines) == len(found[key]) == 1
            ],
        )
        self._spots: dict[Quoted, Spot] = {}
        for (phrase, number), lines in groups.items():
            chosen = _assigned(lines, found[phrase, number], self._course)
            for line, occurrence in zip(lines, chosen, strict=True):
                if occurrence is not None:
                    ambiguous = sum(self._course.on(line, at) for _, at in found[phrase, number])
                    self._spots[Quoted(line, phrase, number)] = Spot(
                        *occurrence,
                        astray=self._course.astray(line, occurrence[1]),
                        ambiguous=ambiguous > 1,
                    )

    def spot(self, claim: Quoted) -> Spot | None:
        """Where a claim of the data stands, None where the copy has no such phrase for it."""
        return self._spots.get(claim)

    def near(self, line: int) -> int:
        """The line of the copy where a phrase of this recorded line ought to stand."""
        return self._course.near(line)


class _Course:
    """How recorded lines run through the copy, told by phrases that occur once."""

    def __init__(self, text: ReportText, sure: Sequence[tuple[int, int]]) -> None:
        self._text = text
        on_line = [text.position(anchor).line == line for line, anchor in sure]
        # A copy with the recorded lines holds the data to them, save where a line was put in;
        # where no phrase occurs once, nothing speaks against the lines.
        self._as_recorded = not sure or 2 * sum(on_line) > len(sure)
        self.length = len(text.text)
        steps = _rising(sorted(sure))
        self._lines = [line for line, _ in steps]
        self._anchors = [anchor for _, anchor in steps]
        by_place = sorted((anchor, right) for (_, anchor), right in zip(sure, on_line, strict=True))
        self._places = [anchor for anchor, _ in by_place]
        self._right = [right for _, right in by_place]

    def on(self, line: int, anchor: int) -> bool:
        """Whether a place is on its recorded line, in a copy that has the recorded lines."""
        return self._as_recorded and self._text.position(anchor).line == line

    def distance(self, line: int, anchor: int) -> int:
        """How far a place is from what surely stands on its line, else between its neighbours."""
        if self.on(line, anchor):
            return 0
        first, last = bisect_left(self._lines, line), bisect_right(self._lines, line)
        if first == last:
            low, high = self._window(line)
        else:
            low, high = self._anchors[first], self._anchors[last - 1]
        # What is on the line in question comes before what is only near it.
        return max(0, low - anchor, anchor - high) + self._as_recorded

    def astray(self, line: int, anchor: int) -> bool:
        """Whether a place breaks the recorded order, or the lines that its neighbours keep."""
        low, high = self._window(line)
        if not low <= anchor <= high:
            return True
        if not self._as_recorded or self.on(line, anchor):
            return False
        before, after = bisect_left(self._places, anchor), bisect_right(self._places, anchor)
        return all(self._right[max(0, before - 1) : before] + self._right[after : after + 1])

    def near(self, line: int) -> int:
        if self._as_recorded or not self._anchors:
            return line
        at = bisect_left(self._lines, line)
        return self._text.position(self._anchors[min(at, len(self._anchors) - 1)]).line

    def _window(self, line: int) -> tuple[int, int]:
        """Between the last sure place of the lines before and the first of the lines after."""
        first, last = bisect_left(self._lines, line), bisect_right(self._lines, line)
        low = self._anchors[first - 1] if first else 0
        high = self._anchors[last] if last < len(self._anchors) else len(self._text.text)
        return low, high


def _rising(steps: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of (line, place) pairs whose places rise with the lines."""
    ends: list[int] = []
    chains: list[tuple[tuple[int, int], int]] = []
    tails: list[int] = []
    for step in steps:
        at = bisect_right(ends, step[1])
        chains.append((step, tails[at - 1] if at else -1))
        ends[at : at + 1] = [step[1]]
        tails[at : at + 1] = [len(chains) - 1]
    longest = []
    index = tails[-1] if tails else -1
    while index >= 0:
        step, index = chains[index]
        longest.append(step)
    return longest[::-1]


def _assigned(
    lines: Sequence[int], occurrences: Sequence[tuple[int, int]], course: _Course
) -> list[tuple[int, int] | None]:
    """An occurrence for each line, in order and none twice, as near as can be in all.

    None where there are fewer occurrences than lines.
    """
    if len(lines) == len(occurrences):
        return list(occurrences)
    # Leaving a line out costs more than any distance.
    left_out = course.length + 2
    costs = [0] * (len(occurrences) + 1)
    choices: list[list[str]] = []
    for line in lines:
        row, choice = [costs[0] + left_out], ["leave"]
        for index, (_, anchor) in enumerate(occurrences):
            cost, chosen = min(
                (costs[index] + course.distance(line, anchor), "take"),
                (row[index], "pass"),
                (costs[index + 1] + left_out, "leave"),
                key=lambda option: option[0],
            )
            row.append(cost)
            choice.append(chosen)
        costs = row
        choices.append(choice)
    return _traced(choices, occurrences)


def _traced(
    choices: Sequence[Sequence[str]], occurrences: Sequence[tuple[int, int]]
) -> list[tuple[int, int] | None]:
    """What was chosen for each line, followed back from the end."""
    at = len(occurrences)
    assigned: list[tuple[int, int] | None] = []
    for choice in reversed(choices):
        while choice[at] == "pass":
            at -= 1
        if choice[at] == "take":
            at -= 1
            assigned.append(occurrences[at])
        else:
            assigned.append(None)
    return assigned[::-1]

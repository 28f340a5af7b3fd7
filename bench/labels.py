"""Drafts with labelled figures: how they are read, and what a verdict on them counts for."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.check.finding import FLAGGED, Finding, Verdict
from lukou_cli.model.period import Period, parse_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DRAFTS = Path(__file__).parent / "drafts"
# The day of writing of a draft that tells none, and of one that tells its month only.
_DATE, _DAY = "2026-02", "-15"
_MONTH = 7


class Label(msgspec.Struct, frozen=True):
    """What is true of the figure at code points [start, end); README.md beside the drafts."""

    start: int
    end: int
    text: str
    label: str
    reason: str = ""
    indicator: str = ""
    subject: str = ""
    period: str = ""
    role: str = ""
    derived_verdict: str = ""

    def overlap(self, start: int, end: int) -> int:
        """How many code points a span shares with the label; negative where it lies apart."""
        return min(self.end, end) - max(self.start, start)

    @property
    def recorded(self) -> bool:
        """Whether the figure is about what the report records."""
        return self.label in ("confirmed", "imprecise", "contradicted")

    @property
    def wrong(self) -> bool:
        """Whether a flag on the figure is right."""
        return self.label in FLAGGED or self.derived_verdict == Verdict.CONTRADICTED


class Draft(msgspec.Struct, frozen=True):
    id: str
    text: str
    figures: tuple[Label, ...]
    author: str = "dev"
    date: str = _DATE

    @property
    def as_of(self) -> Period:
        return parse_period(self.date + _DAY if len(self.date) == _MONTH else self.date)


def read_drafts(paths: Iterable[Path]) -> list[Draft]:
    """The drafts of files with one JSON object a line."""
    decoder = msgspec.json.Decoder(Draft)
    return [draft for path in paths for draft in decoder.decode_lines(path.read_bytes())]


def own_drafts() -> list[Draft]:
    """The drafts of this project, author by author."""
    return read_drafts(sorted(DRAFTS.glob("*.jsonl")))


def paired(label: Label, found: Sequence[Finding]) -> Finding | None:
    """The finding that overlaps a label most."""
    best = max(found, key=lambda item: label.overlap(item.start, item.end), default=None)
    return best if best is not None and label.overlap(best.start, best.end) > 0 else None


class Judged(msgspec.Struct, frozen=True):
    """A label with the verdict that it got; an alarm is one that cries wolf."""

    draft: Draft
    label: Label
    found: Finding | None
    alarm: bool

    def __str__(self) -> str:
        draft, label, found = self.draft, self.label, self.found
        before = draft.text[max(0, label.start - 28) : label.start]
        around = f"{before}[{label.text}]{draft.text[label.end : label.end + 14]}"
        told = " ".join(filter(None, (label.indicator or label.subject, label.period, label.role)))
        wanted = " ".join(filter(None, (label.label, label.reason, label.derived_verdict)))
        got = "absent"
        if found is not None:
            linked = found.indicator.id if found.indicator else "-"
            role = found.role.value if found.role else "-"
            got = f"{found.verdict.value} {found.reason.value}, {linked} {found.period} {role}"
        mark = "! " if self.alarm else "  "
        around = around.replace("\n", "/")
        return f"{mark}{draft.id}:{label.start} wanted {wanted} ({told}); got {got}\n    {around}"


class Score:
    """What the verdicts on drafts count for."""

    def __init__(self) -> None:
        self.n: Counter[str] = Counter()
        self.confusion: dict[str, Counter[str]] = {}
        self.mistakes: list[Judged] = []

    def add(self, draft: Draft, found: Sequence[Finding]) -> None:
        """Count the findings of a draft."""
        self.n["flagged"] += sum(item.verdict in FLAGGED for item in found)
        for label in draft.figures:
            got = paired(label, found)
            verdict = got.verdict.value if got else "absent"
            self.confusion.setdefault(label.label, Counter())[verdict] += 1
            right, alarm = self._count(label, got, verdict)
            self.n["figures"] += 1
            self.n["false_alarms"] += alarm
            if not right:
                self.mistakes.append(Judged(draft, label, got, alarm))

    def _count(self, label: Label, got: Finding | None, verdict: str) -> tuple[bool, bool]:
        """Whether the verdict on a label is right, and whether it is a false alarm."""
        n, flagged = self.n, verdict in FLAGGED
        if label.label == "derived":
            right = got is not None and got.derived and verdict == label.derived_verdict
            n["derived"] += 1
            n["derived_right"] += right
            alarm = verdict == Verdict.CONTRADICTED and label.derived_verdict == Verdict.CONFIRMED
            return right, alarm
        if label.label == "none":
            return verdict in ("absent", "unknown"), flagged
        n["claims"] += 1
        if label.label == "unknown":
            right = verdict in ("absent", "unknown")
            n["right"] += right
            return right, flagged
        right = verdict == label.label
        n["right"] += right
        n["wrong"] += label.label in FLAGGED
        n["caught"] += label.label in FLAGGED and flagged
        n["contradicted"] += label.label == "contradicted"
        n["contradicted_caught"] += label.label == verdict == "contradicted"
        return right, label.label == "confirmed" and flagged

    def __iadd__(self, other: Score) -> Score:
        self.n += other.n
        for label, counts in other.confusion.items():
            self.confusion.setdefault(label, Counter()).update(counts)
        self.mistakes += other.mistakes
        return self

    def _share(self, part: str, whole: str) -> float:
        return self.n[part] / self.n[whole] if self.n[whole] else 1.0

    def figures(self) -> dict[str, float]:
        """The measures by name; shares of nothing are 1."""
        flagged = self.n["flagged"]
        return {
            "figures": self.n["figures"],
            "claims": self.n["claims"],
            "accuracy": self._share("right", "claims"),
            "errors_caught": self._share("caught", "wrong"),
            "contradicted_recall": self._share("contradicted_caught", "contradicted"),
            "false_alarms": self.n["false_alarms"],
            "flag_precision": 1 - self.n["false_alarms"] / flagged if flagged else 1.0,
            "derived_accuracy": self._share("derived_right", "derived"),
        }

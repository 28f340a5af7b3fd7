"""Labelled drafts and the report's own text, measured as they are scored elsewhere."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from lukou_cli.check.finding import Finding
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.query.placing import Claim, Placing
from lukou_cli.query.report_text import fold_phrase
from tests.check.reading import FLAGGED, findings
from tests.conftest import SHARED

PATH = SHARED / "check-cases" / "dev.jsonl"
_FLAGGED = {verdict.value for verdict in FLAGGED}


@pytest.fixture(scope="module")
def drafts() -> list[dict[str, Any]]:
    if not PATH.exists():
        pytest.skip("the labelled drafts are not on this machine")
    return [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def score(catalogue: Catalogue, drafts: list[dict[str, Any]]) -> Counter[str]:
    n: Counter[str] = Counter()
    for draft in drafts:
        date = draft.get("date") or "2026-02"
        found = findings(catalogue, draft["text"], f"{date}-15" if len(date) == 7 else date)
        for label in draft["figures"]:
            n.update(_counted(label, _paired(label, found)))
    return n


def _paired(label: dict[str, Any], found: tuple[Finding, ...]) -> Finding | None:
    """The finding that overlaps a label most."""

    def overlap(item: Finding) -> int:
        start, end = int(label["start"]), int(label["end"])
        return min(item.end, end) - max(item.start, start)

    best = max(found, key=overlap, default=None)
    return best if best is not None and overlap(best) > 0 else None


def _counted(label: dict[str, Any], found: Finding | None) -> list[str]:
    """What a label counts for."""
    wanted = label["label"]
    verdict = found.verdict.value if found else "absent"
    counted = ["figures"]
    if wanted == "derived":
        told = label["derived_verdict"]
        counted.append("derived")
        if found is not None and found.derived and verdict == told:
            counted.append("derived right")
        alarm = verdict == "contradicted" and told == "confirmed"
    elif wanted == "none":
        alarm = verdict in _FLAGGED
    else:
        right = verdict in ("absent", "unknown") if wanted == "unknown" else verdict == wanted
        counted += ["claims", *(["claims right"] if right else [])]
        if wanted in _FLAGGED:
            counted += ["wrong", *(["wrong caught"] if verdict in _FLAGGED else [])]
        alarm = wanted in ("confirmed", "unknown") and verdict in _FLAGGED
    return [*counted, *(["false alarms"] if alarm else [])]


def test_the_verdicts_are_those_of_the_labels(score: Counter[str]) -> None:
    assert score["claims right"] >= 0.95 * score["claims"] > 0


def test_the_errors_are_caught(score: Counter[str]) -> None:
    assert score["wrong caught"] >= 0.95 * score["wrong"] > 0


def test_nothing_right_is_called_wrong(score: Counter[str]) -> None:
    assert score["figures"] > 0
    assert score["false alarms"] == 0


def test_derived_figures_are_judged(score: Counter[str]) -> None:
    assert score["derived right"] >= 0.8 * score["derived"] > 0


@pytest.fixture(scope="module")
def own_text(catalogue: Catalogue, report_text: str) -> tuple[Finding, ...]:
    return findings(catalogue, report_text, str(catalogue.reports[0].date))


def test_the_report_does_not_contradict_itself(own_text: tuple[Finding, ...]) -> None:
    assert [item.text for item in own_text if item.verdict in FLAGGED] == []


def test_the_figures_of_the_report_are_confirmed(
    catalogue: Catalogue, report_text: str, own_text: tuple[Finding, ...]
) -> None:
    """At least 95 % of the facts with a number, each at its own place in the text."""
    placing = Placing(catalogue, catalogue.reports[0], report_text)
    confirmed, missed = 0, []
    for indicator, fact in catalogue.facts():
        if fact.quantity is None:
            continue
        spot = placing.spot(Claim.of(fact))
        assert spot is not None
        at, digits = spot.start, spot.anchor
        end = at + len(fold_phrase(fact.source.phrase)) - 1
        if digits != at or placing.text.inside(at, end + 1):
            at = end = digits
        first, last = placing.text.source(at), placing.text.source(end)
        if any(
            item.verdict.value == "confirmed" and item.start <= last and first < item.end
            for item in own_text
        ):
            confirmed += 1
        else:
            missed.append(f"{indicator.id} {fact.period}: {fact.source.phrase}")
    assert confirmed >= 0.95 * (confirmed + len(missed)), missed

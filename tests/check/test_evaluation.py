"""The check on the labelled drafts of the repository, each author unseen by what is fitted.

The floors are what was measured so, less a small margin: a change of the code that costs more
is a step back, and one that gains moves them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec
import pytest

from bench import evaluate, fit, fitting
from bench.labels import Draft, Label, Score, own_drafts, read_drafts
from bench.learning import PRECISION, Fit
from bench.learning import fit as fit_weights
from bench.links import calibration
from bench.replay import Replay
from lukou_cli.check import confidence, corroborate, doubt
from lukou_cli.check.derive import reckoning
from lukou_cli.check.fitted import NAMES, Weights, Written
from lukou_cli.check.link import features
from lukou_cli.model.catalogue import Catalogue
from tests.conftest import ROOT

FLOORS = {
    "accuracy": 0.925,
    "errors_caught": 0.815,
    "flag_precision": 0.973,
    "derived_accuracy": 0.785,
    "links_right": 0.935,
}
# Of each author alone, whose drafts are few, and of those who were asked to be hard.
AUTHOR_FLOORS = {"accuracy": 0.91, "links_right": 0.91}
HARD_FLOORS, HARD = {"accuracy": 0.85, "links_right": 0.84}, ("BD", "BK")
ALL_WRITTEN = msgspec.json.decode(
    (ROOT / "data" / "weights.json").read_bytes(), type=dict[str, Written]
)
WRITTEN = ALL_WRITTEN["spoken"]
# Drafts of ten authors, one of them asked to be hard, and what the check reached on them:
# accuracy 0.960, errors caught 0.903, precision 0.979, derived 0.813.
HELD = ROOT / "bench" / "held"
HELD_FLOORS = {
    "accuracy": 0.955, "errors_caught": 0.895, "flag_precision": 0.972, "derived_accuracy": 0.8,
}  # fmt: skip
# How far from what it says of itself a link may be right, of which there are enough.
_OFF, _ENOUGH = 0.1, 100


@pytest.fixture(scope="module")
def evaluation(catalogue: Catalogue) -> evaluate.Evaluation:
    """A sixth of the authors, scored with what was fitted to a third: each is unseen."""
    drafts = own_drafts()
    authors = sorted({draft.author for draft in drafts})
    theirs, others = (
        [draft for draft in drafts if draft.author in some]
        for some in (authors[::6], authors[1::3])
    )
    replay = Replay(catalogue, [*theirs, *others])
    made = evaluate.Evaluation(replay, theirs)
    weights = fit_weights(replay, others).weights
    for author in made.authors:
        made.add(author, weights)
    return made


@pytest.mark.evaluation
def test_it_is_as_right_on_drafts_that_nothing_was_made_for(catalogue: Catalogue) -> None:
    """Neither a weight nor a rule has seen them."""
    drafts = read_drafts(sorted(HELD.glob("*.jsonl")))
    figures = evaluate.shipped(Replay(catalogue, drafts), drafts).figures()["all"]
    assert {name: figures[name] for name in HELD_FLOORS if figures[name] < HELD_FLOORS[name]} == {}


@pytest.mark.evaluation
def test_it_is_as_right_on_authors_it_has_not_seen(evaluation: evaluate.Evaluation) -> None:
    figures = evaluation.figures()
    reached = {name: figures["all"][name] for name in FLOORS}
    assert {name: n for name, n in reached.items() if n < FLOORS[name]} == {}
    for author in evaluation.authors:
        floors = HARD_FLOORS if author in HARD else AUTHOR_FLOORS
        assert {n: figures[author][n] for n in floors if figures[author][n] < floors[n]} == {}


@pytest.mark.evaluation
def test_a_link_is_as_sure_as_it_is_right(evaluation: evaluate.Evaluation) -> None:
    told = [row for row in calibration(evaluation.examples) if row[2] >= _ENOUGH]
    assert told
    for low, high, _, share in told:
        assert low - _OFF <= share <= high + _OFF


@pytest.mark.evaluation
def test_the_weights_of_the_package_are_those_of_the_drafts(
    evaluation: evaluate.Evaluation,
) -> None:
    """A third of the drafts move no weight by more than 2, most by far less."""
    [fitted] = {weights.link for weights in evaluation.weights.values()}
    for name, weight in zip(features.NAMES, fitted, strict=True):
        assert WRITTEN.weights["link"][name] == pytest.approx(weight, abs=2), name


@pytest.mark.parametrize(
    ("names", "fitted"),
    [(names, made.weights[kind]) for made in ALL_WRITTEN.values() for kind, names in NAMES.items()],
    ids=[f"{name} {kind}" for name in ALL_WRITTEN for kind in NAMES],
)
def test_each_feature_has_its_weight_in_order(
    names: tuple[str, ...], fitted: Mapping[str, float]
) -> None:
    assert tuple(fitted) == names
    assert any(fitted.values())


def test_what_fit_writes_is_what_the_check_reads() -> None:
    made = Weights(
        tuple(n / 8 for n in range(len(features.NAMES))),
        tuple(n / 16 for n in range(len(corroborate.NAMES))),
        tuple(-n / 16 for n in range(len(doubt.NAMES))),
        tuple(n / 32 for n in range(len(reckoning.NAMES))),
        tuple(-n / 8 for n in range(len(confidence.NAMES))),
        0.75,
    )
    written = fit.written(Fit(made, 9, 5, 4), [], dt.date(2026, 2, 15))
    assert written.weights["link"] == dict(zip(features.NAMES, made.link, strict=True))
    assert written.weights["flag"] == dict(zip(confidence.NAMES, made.flag, strict=True))
    assert written.threshold == made.threshold


def test_labels_lie_where_they_say() -> None:
    for draft in own_drafts():
        for label in draft.figures:
            assert draft.text[label.start : label.end] == label.text
            assert bool(label.derived_verdict) == (label.label == "derived"), draft.id


def test_labels_name_indicators_there_are(catalogue: Catalogue) -> None:
    named = {label.indicator for draft in own_drafts() for label in draft.figures}
    assert named - {""} <= set(catalogue.by_id)


def test_a_draft_without_findings_scores_what_it_is_worth() -> None:
    labels = [
        Label(0, 2, "5%", "confirmed"),
        Label(3, 5, "6%", "contradicted", "value"),
        Label(6, 8, "7%", "unknown"),
        Label(9, 11, "8%", "derived", derived_verdict="confirmed"),
        Label(12, 14, "S2", "none"),
    ]
    score = Score()
    score.add(Draft("one", "5% 6% 7% 8% S2", tuple(labels)), ())
    figures = score.figures()
    assert (figures["figures"], figures["claims"]) == (5, 3)
    assert figures["accuracy"] == pytest.approx(1 / 3)
    assert figures["errors_caught"] == figures["derived_accuracy"] == 0
    assert figures["flag_precision"] == 1
    assert [item.label.text for item in score.mistakes] == ["5%", "6%", "8%"]


def test_the_threshold_is_the_lowest_that_is_right_often_enough() -> None:
    np = pytest.importorskip("numpy")
    likely = np.array([0.9, 0.8, 0.7, 0.6, 0.6, 0.2])
    right = np.array([True, True, False, True, True, False])
    assert fitting.threshold(likely, right, 0.8) == pytest.approx(0.4)
    assert fitting.threshold(likely, right, PRECISION) == pytest.approx(0.75)
    assert fitting.threshold(likely[2:3], right[2:3], PRECISION) > 1
    assert fitting.threshold(likely[:0], right[:0], PRECISION) > 1


def test_fitting_finds_what_separates() -> None:
    np = pytest.importorskip("numpy")
    rows = np.array([[1.0, 0.0], [0.0, 1.0]])
    found = fitting.softmax([rows, rows, rows], [0, 0, 1], 1e-9, np.zeros(2))
    # Two of three: odds of two to one, halved between the two features.
    assert found[0] == pytest.approx(np.log(2) / 2, abs=1e-4)
    assert found[1] == pytest.approx(-found[0], abs=1e-4)
    ones = np.ones((4, 1))
    right = np.array([True, True, True, False])
    assert fitting.logistic(ones, right, 1e-9)[0] == pytest.approx(np.log(3), abs=1e-4)

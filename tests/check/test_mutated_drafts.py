"""Drafts changed at random: the check fails on none, and its figures lie apart.

A hundred thousand of them are checked by `bench/fuzz_drafts.py`.
"""

from __future__ import annotations

import random

from bench.fuzz_drafts import fault, mutated
from bench.labels import own_drafts
from lukou_cli.check.checker import Checker
from lukou_cli.model.catalogue import Catalogue


def test_a_mutated_draft_is_checked_without_fault(catalogue: Catalogue) -> None:
    texts = [draft.text for draft in own_drafts()]
    checker, draw = Checker(catalogue), random.Random(20)  # noqa: S311  no secret
    for _ in range(300):
        text = mutated(texts, draw)
        assert fault(checker, text) == "", repr(text)

"""Findings told again after a draft has changed elsewhere, by what they are about."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lukou_cli.check.finding import Finding


class Fingerprints:
    """Made anew for each run; findings are asked for in the order of their places."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, path: str, finding: Finding) -> str:
        """The same while the figure and what it is about stay, wherever in the draft it moves.

        Figures that are alike in all of this are counted through.
        """
        parts = (
            path,
            finding.text,
            finding.indicator.id if finding.indicator else "",
            str(finding.period or ""),
            finding.role.value if finding.role else "",
        )
        key = "\0".join(parts)
        self._seen[key] += 1
        content = f"{key}\0{self._seen[key]}".encode("utf-8", "surrogateescape")
        return hashlib.sha256(content).hexdigest()[:32]

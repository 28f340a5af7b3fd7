"""Findings made by hand, for tests of what is said about them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from lukou_cli.check.finding import Finding, Fix, IndicatorFact, Reason, Verdict
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.indicator import Role
from lukou_cli.model.period import parse_period
from lukou_cli.model.quantity import Bound, Quantity
from lukou_cli.model.unit import PERCENT
from lukou_cli.tables.findings import Check, Checked


def source(catalogue: Catalogue, asked: str) -> IndicatorFact:
    """A fact of the catalogue: ``gdp_growth 2026 target``."""
    id_, period, role = asked.split()
    indicator = catalogue.by_id[id_]
    return IndicatorFact(indicator, indicator.of(Role(role), parse_period(period))[0])


def finding(
    catalogue: Catalogue,
    figure: str,
    judged: str,
    *,
    at: int = 0,
    recorded: str = "",
    actually: str = "",
    fix: str = "",
    **more: Any,
) -> Finding:
    """A finding on a percentage, linked to what it is held against: ``contradicted value``."""
    verdict, reason = judged.split()
    number = re.search(r"[\d.]+", figure)
    claimed = Quantity(Bound.EQ, Decimal(number[0] if number else 0), PERCENT)
    if recorded:
        held = source(catalogue, recorded)
        linked = {"indicator": held.indicator, "period": held.fact.period, "role": held.fact.role}
        more = {**linked, "recorded": held, **more}
    if actually:
        more["actually"] = source(catalogue, actually)
    if fix:
        more["fix"] = Fix(at, at + len(figure), fix)
    return Finding(at, at + len(figure), figure, claimed, Verdict(verdict), Reason(reason), **more)


def check(catalogue: Catalogue, text: str, *findings: Finding, path: str = "a.md") -> Check:
    return Check(catalogue, (Checked(path, text, findings),), suggest=True)

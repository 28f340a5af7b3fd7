"""How the tests of the check read a draft and say what was found."""

from __future__ import annotations

import msgspec

from lukou_cli.check.checker import Checker
from lukou_cli.check.finding import Finding, IndicatorFact
from lukou_cli.check.fitted import Weights, shipped
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.period import parse_period

AS_OF = "2026-02-15"
_CHECKERS: dict[str, Checker] = {}


def flagging(catalogue: Catalogue, threshold: float) -> Weights:
    """The weights of the package under which flags are raised from a likelihood on."""
    return msgspec.structs.replace(shipped(catalogue.places), threshold=threshold)


def checker(catalogue: Catalogue) -> Checker:
    """One that tells every flag, likely or not: the rules are tested apart from what is fitted."""
    key = "".join(f"{report.id}:{len(catalogue.indicators)}" for report in catalogue.reports)
    if key not in _CHECKERS:
        _CHECKERS[key] = Checker(catalogue, flagging(catalogue, 0.0))
    return _CHECKERS[key]


def findings(catalogue: Catalogue, text: str, as_of: str = AS_OF) -> tuple[Finding, ...]:
    return checker(catalogue).check(text, parse_period(as_of))


def verdicts(catalogue: Catalogue, text: str, as_of: str = AS_OF) -> list[str]:
    """One line a figure: ``5.3% confirmed equal``."""
    return [
        f"{item.text} {item.verdict.value} {item.reason.value}"
        for item in findings(catalogue, text, as_of)
    ]


def links(catalogue: Catalogue, text: str, as_of: str = AS_OF) -> list[str]:
    """One line a figure: what it was linked to, ``gdp_growth 2025 actual``."""
    return [
        f"{item.indicator.id if item.indicator else '-'} {item.period or '-'} "
        f"{item.role.value if item.role else '-'}"
        for item in findings(catalogue, text, as_of)
    ]


def fact(source: IndicatorFact | None) -> str:
    """``gdp_growth 2025 actual``, empty where there is none."""
    if source is None:
        return ""
    return f"{source.indicator.id} {source.fact.period} {source.fact.role.value}"

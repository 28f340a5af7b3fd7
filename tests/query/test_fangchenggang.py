"""Four reports running of a city: docs/examples/fangchenggang, keyed by hand and read twice."""

from __future__ import annotations

import pytest

from lukou_cli.load.files import expand, load_files
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.query.audit import audit
from lukou_cli.query.consistency import ConsistencyState, consistency
from lukou_cli.query.figures import figure
from lukou_cli.query.growth import growth
from lukou_cli.query.outcome import outcome
from lukou_cli.query.select import resolve
from lukou_cli.query.series import yearly
from tests.conftest import ROOT, SHARED

FOLDER = ROOT / "docs" / "examples" / "fangchenggang"
YEARS = (2009, 2010, 2011, 2012)


@pytest.fixture(scope="module")
def city() -> Catalogue:
    return load_files(expand([FOLDER]))


def test_the_reports_agree_with_themselves_and_each_other(city: Catalogue) -> None:
    assert [report.id for report in city.reports] == [f"fangchenggang-{year}" for year in YEARS]
    found = consistency(city)
    assert [row for row in found if row.agreement is ConsistencyState.FAILS] == []
    # Revenue of one report follows from level and growth of the next.
    held = {
        str(row.period)
        for row in found
        if row.kind == "level_and_growth"
        and row.indicator.id == "fiscal_revenue"
        and row.agreement is ConsistencyState.HOLDS
    }
    assert held == {"2008", "2010"}


@pytest.mark.parametrize(
    ("indicator", "figures"),
    [
        ("gdp", "2008 212.18亿元, 2009 243.8亿元, 2010 317亿元, 2011 418亿元"),
        ("财政收入", "2008 21.92亿元, 2009 27.4亿元, 2010 35.1亿元, 2011 44.35亿元"),
        ("fixed_investment", "2008 146.05亿元, 2009 254.1亿元, 2011 490亿元"),
        ("retail_sales", "2008 38.15亿元, 2009 45.3亿元, 2010 51亿元, 2011 59.8亿元"),
        ("port_throughput", "2008 5626万吨, 2009 6380万吨, 2010 7650万吨, 2011 9024万吨"),
    ],
)
def test_series(city: Catalogue, indicator: str, figures: str) -> None:
    (found,) = resolve(city, [indicator])
    assert ", ".join(f"{year} {figure(q)}" for year, q in yearly(found).items()) == figures


def test_growth_at_current_prices_stands_beside_that_at_constant_ones(city: Catalogue) -> None:
    """Levels of two reports grew by 14.9 % in 2009; the report says 22.6 %, prices apart."""
    rates = {
        (row.kind.value, row.basis.value): figure(row.result)[:5]  # type: ignore[arg-type]
        for row in growth(city, resolve(city, ["gdp"]))
        if str(row.period) == "2009" and row.role.value == "actual" and not row.rounding
    }
    assert rates == {("computed", "nominal"): "14.90", ("stated", "real"): "22.6%"}


def test_what_became_of_the_targets_of_2009(city: Catalogue) -> None:
    """As read from the texts: whatever the next report gives a result of; 2012 is not over."""
    rows = outcome(city, city.indicators)
    assert {str(row.target.period) for row in rows} == {"2009"}
    told = {
        row.indicator.id: (row.outcome.value, figure(row.difference))
        for row in rows
        if row.result is not None
    }
    assert told == {
        "gdp_growth": ("met", "5.6个百分点"),
        "fiscal_revenue": ("met", "2.4亿元"),
        "fiscal_revenue_growth": ("met", "10.9个百分点"),
        "fixed_investment_growth": ("met", "4个百分点"),
        "retail_sales_growth": ("missed", "-1.2个百分点"),
    }
    assert {row.outcome.value for row in rows if row.result is None} == {"no_result"}


@pytest.mark.parametrize("year", YEARS)
def test_every_figure_stands_in_the_text(city: Catalogue, year: int) -> None:
    """The rest of the text is not keyed: numerals without a fact are no fault here."""
    path = SHARED / "reports" / f"fangchenggang-{year}.txt"
    if not path.exists():
        pytest.skip("the report's text is not on this machine")
    text = path.read_text(encoding="utf-8")
    found = audit(city, city.report_by_id[f"fangchenggang-{year}"], text)
    assert [finding for finding in found.findings if finding.code != "hole"] == []

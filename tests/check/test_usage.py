"""What n-grams tell of indicators: summed, of one place, and of indicators there are."""

from __future__ import annotations

from bench.usage import usage_text
from lukou_cli.check.fitted import shipped
from lukou_cli.check.link.lexicon import NONE
from lukou_cli.load.files import load
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.reading.ngrams import AFTER
from lukou_cli.reading.usage import Usage, parse_usage
from tests.check.reading import findings
from tests.check.test_other_place import DATA as HUNAN

TOLD = Usage("渌口区", {"<续了贷": "loan_renewal 1.25\t- -0.5", f"{AFTER}gdp": "gdp_growth 0.75"})


def test_weights_of_all_n_grams_are_summed() -> None:
    told = TOLD.told(("<续了贷", "<贷款", "<续了贷", f"{AFTER}gdp"))
    assert told == {"loan_renewal": 2.5, NONE: -1.0, "gdp_growth": 0.75}


def test_a_file_tells_what_was_written() -> None:
    assert parse_usage(usage_text(TOLD)) == TOLD


def test_it_counts_where_the_place_is_the_same(catalogue: Catalogue) -> None:
    """全省 says in a draft about a district that a figure is not its own, in one about a province not."""
    assert shipped(catalogue.places).usage.lines
    assert shipped(load([HUNAN]).places).usage == Usage()


def test_it_tells_of_indicators_there_are(catalogue: Catalogue) -> None:
    lines = shipped(catalogue.places).usage.lines.values()
    told = {each.split(" ")[0] for line in lines for each in line.split("\t")}
    assert told - {NONE} <= catalogue.of_id.keys()


def test_words_that_the_data_does_not_have_tell_an_indicator(catalogue: Catalogue) -> None:
    (found,) = findings(catalogue, "去年，渌口区的银行给86家企业续了贷。")
    assert found.indicator is not None
    assert found.indicator.id == "loan_renewal_firms"

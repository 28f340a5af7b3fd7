"""Selectors: what a person writes for an indicator, and what is found or proposed."""

from __future__ import annotations

import pytest

from lukou_cli.errors import SelectionError
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.query.names import nearest
from lukou_cli.query.search import search
from lukou_cli.query.select import NamedBy, find, find_one, of_theme, with_targets


def _candidates(catalogue: Catalogue, selector: str) -> list[str]:
    with pytest.raises(SelectionError) as caught:
        find_one(catalogue, selector)
    candidates = caught.value.params["candidates"]
    assert isinstance(candidates, list)
    return [indicator.id for indicator in candidates]


def test_every_name_leads_to_its_own_indicator(catalogue: Catalogue) -> None:
    """Also in another case, with spaces and a question mark."""
    for indicator in catalogue.indicators:
        for name in indicator.names():
            if name:
                for written in (name, f" {name.upper()} ？"):
                    assert find(catalogue, written).indicators == (indicator,), written


def test_every_chinese_name_is_spelt_by_its_pinyin(catalogue: Catalogue) -> None:
    """The table of readings knows each character of the data's names."""
    from lukou_cli.query.pinyin import spells
    from lukou_cli.query.pinyin_table import READINGS

    known = set("".join(READINGS.values()))
    for indicator in catalogue.indicators:
        chinese = [char for char in indicator.name.zh if "\u4e00" <= char <= "\u9fff"]
        assert set(chinese) <= known
        if len(chinese) == len(indicator.name.zh):
            first = {char: next(s for s, c in READINGS.items() if char in c) for char in chinese}
            assert spells("".join(first[char] for char in chinese), indicator.name.zh, whole=True)
            initials = "".join(first[char][0] for char in chinese)
            assert spells(initials, indicator.name.zh, whole=True)


@pytest.mark.parametrize(
    ("selector", "kind", "ids"),
    [
        ("gdp_growth", NamedBy.ID, ["gdp_growth"]),
        ("gdp-growth", NamedBy.ID, ["gdp_growth"]),
        ("地区生产总值", NamedBy.NAME, ["gdp"]),
        ("GDP？", NamedBy.ID, ["gdp"]),
        ("GDP 增速", NamedBy.ALIAS, ["gdp_growth"]),
        ("ＧＤＰ增速", NamedBy.ALIAS, ["gdp_growth"]),
        ("新增城鎮就業", NamedBy.NAME, ["urban_jobs_new"]),
        ("xzczjy", NamedBy.PINYIN, ["urban_jobs_new"]),
        ("xinzengchengzhenjiuye", NamedBy.PINYIN, ["urban_jobs_new"]),
        ("Xīnzēng chéngzhèn jiùyè", NamedBy.PINYIN, ["urban_jobs_new"]),
        ("chengzhenhualü", NamedBy.PINYIN, ["urbanisation_rate"]),
        ("gdpzengsu", NamedBy.PINYIN, ["gdp_growth"]),
        ("gdp_per*", NamedBy.GLOB, ["gdp_per_capita", "gdp_per_capita_average_growth"]),
        ("长者餐厅*", NamedBy.GLOB, ["elder_canteens", "elder_meals"]),
        ("长者餐厅数？", NamedBy.NAME, ["elder_canteens"]),
        ("Safety", NamedBy.THEME, ["safety_accidents", "safety_deaths", "major_accidents"]),
        ("安全", NamedBy.THEME, ["safety_accidents", "safety_deaths", "major_accidents"]),
        ("长者", NamedBy.PART, ["elder_canteens", "elder_meals"]),
        ("income ratio", NamedBy.PART, ["urban_rural_income_ratio"]),
        ("gyzjz", NamedBy.PART, ["industrial_value_added_growth", "high_tech_manufacturing_share"]),
    ],
)
def test_the_first_kind_that_hits_decides(
    catalogue: Catalogue, selector: str, kind: NamedBy, ids: list[str]
) -> None:
    hit = find(catalogue, selector)
    assert (hit.kind, [indicator.id for indicator in hit.indicators]) == (kind, ids)


@pytest.mark.parametrize(
    ("selector", "first"),
    [
        ("就业", "urban_jobs_new"),
        ("GPD", "gdp"),
        ("地区生产总植", "gdp"),
        ("高新企业", "high_tech_firms"),
        ("城填化率", "urbanisation_rate"),
        ("unemploymnet", "unemployment_rate"),
        ("gdp_grwoth", "gdp_growth"),
    ],
)
def test_the_likeliest_candidate_comes_first(
    catalogue: Catalogue, selector: str, first: str
) -> None:
    """Of several hits as of none, at most three."""
    candidates = _candidates(catalogue, selector)
    assert candidates[0] == first
    assert len(candidates) <= 3


@pytest.mark.parametrize("selector", ["完全没有的东西乎", "qqqqqq", "？", "*?"])
def test_what_is_like_nothing_gets_no_candidates(catalogue: Catalogue, selector: str) -> None:
    if selector == "*?":
        assert len(find(catalogue, selector).indicators) == len(catalogue.indicators)
    else:
        assert _candidates(catalogue, selector) == []


@pytest.mark.parametrize(
    ("name", "theme"), [("economy", "economy"), ("经济", "economy"), ("文旅", "tourism")]
)
def test_a_theme_by_id_name_or_part(catalogue: Catalogue, name: str, theme: str) -> None:
    found = of_theme(catalogue, catalogue.indicators, name)
    assert {indicator.theme for indicator in found} == {theme}


@pytest.mark.parametrize(
    ("name", "code", "ids"),
    [
        ("社会", "ambiguous_theme", ["social_security", "governance"]),
        ("经挤", "unknown_theme", ["economy"]),
        ("economie", "unknown_theme", ["economy"]),
        ("zzz", "unknown_theme", []),
    ],
)
def test_a_mistyped_theme(catalogue: Catalogue, name: str, code: str, ids: list[str]) -> None:
    with pytest.raises(SelectionError) as caught:
        of_theme(catalogue, catalogue.indicators, name)
    candidates = caught.value.params["candidates"]
    assert isinstance(candidates, list)
    assert (caught.value.code, [theme.id for theme in candidates]) == (code, ids)


def test_a_level_without_targets_is_followed_to_its_growth(catalogue: Catalogue) -> None:
    asked = [catalogue.by_id[name] for name in ("gdp", "gdp_growth", "polymer_output")]
    selected, followed = with_targets(catalogue, asked, None)
    assert [indicator.id for indicator in selected] == [
        "gdp_growth",
        "gdp_average_growth",
        "polymer_output",
    ]
    assert [level.id for level, _ in followed] == ["gdp"]


@pytest.mark.parametrize(
    ("wanted", "known", "found"),
    [
        ("gup", ["gap", "get", "growth"], ["gap"]),
        ("jsno", ["json", "ndjson", "csv"], ["json", "ndjson"]),
        ("就业", ["gap", "get"], []),
        ("", ["gap"], []),
    ],
)
def test_words_near_to_a_mistyped_one(wanted: str, known: list[str], found: list[str]) -> None:
    assert nearest(wanted, known) == found


@pytest.mark.parametrize(
    ("pattern", "ids"),
    [
        ("198亿", {"gdp"}),
        ("198亿元", {"gdp"}),
        ("14亿", {"tourism_revenue"}),
        ("五十亿", {"large_projects_investment", "project_funds"}),
        ("百分之五十三", {"drug_price_growth"}),
        ("超过七十五亿元", {"polymer_output"}),
        ("198亿元左右的", set()),
        ("70余公里", {"rural_roads_built"}),
        ("超50亿元", {"large_projects_investment"}),
        ("50亿元", {"large_projects_investment", "project_funds"}),
        ("1.8万", {"market_entities_fostered"}),
        ("18000", {"market_entities_fostered"}),
        ("５３％", {"drug_price_growth"}),
        ("-53%", {"drug_price_growth"}),
        ("+53%", set()),
        ("4.5亿", set()),
    ],
)
def test_figures_find_who_has_them(catalogue: Catalogue, pattern: str, ids: set[str]) -> None:
    assert {indicator.id for indicator in search(catalogue, pattern)} == ids


def test_a_qualifier_prefers_figures_that_have_it(catalogue: Catalogue) -> None:
    """20%以上 is found where the report says so, not in every 20%."""
    qualified = search(catalogue, "20%以上")
    assert set(qualified) < set(search(catalogue, "20%"))
    assert all(any(fact.bound.value == "ge" for fact in indicator.facts) for indicator in qualified)

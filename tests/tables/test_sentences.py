"""Sentences: true to the figure in both languages, its qualifier kept, nothing of the report copied."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from lukou_cli.i18n import LANGUAGES, messages
from lukou_cli.load.files import load_files
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.indicator import Fact, Indicator, Role
from lukou_cli.model.period import parse_period
from lukou_cli.model.quantity import Bound, Quantity
from lukou_cli.model.unit import parse_unit
from lukou_cli.query.compare import compare
from lukou_cli.query.gap import gap
from lukou_cli.query.growth import growth
from lukou_cli.tables.sentences import Writer
from tests.conftest import DATA
from tests.small import HEAD, indicator

_MONTHS = {"January": "1", "June": "6"}
_WORDS = {
    "eq": ("12{}", "−8{}"),
    "ge": ("12{}以上", "−8{}以上"),
    "gt": ("突破12{}", "超−8{}"),
    "over": ("12余{}", "−8余{}"),
    "le": ("12{}以内", "−8{}以内"),
    "lt": ("近12{}", "不到−8{}"),
    "approx": ("12{}左右", "约−8{}"),
}


def _writer(catalogue: Catalogue, language: str) -> Writer:
    return Writer(messages(language), catalogue)


def _read(folder: Path, *indicators: str) -> Catalogue:
    path = folder / "data.yaml"
    path.write_text(HEAD + "".join(indicators), encoding="utf-8")
    return load_files([path])


def _numbers(sentence: str, catalogue: Catalogue) -> set[str]:
    """The digits of every number, wherever its decimal point, without those of names."""
    sentence = sentence.translate({0x2018: 0x201C, 0x2019: 0x201D})
    for member in catalogue.indicators:
        for name in (member.name.zh.removesuffix("数"), member.name.en):
            if re.search(r"\d", name):
                sentence = sentence.replace(name, "")
    for month, number in _MONTHS.items():
        sentence = sentence.replace(month, number)
    found = re.findall(r"\d[\d,]*(?:\.\d+)?", sentence)
    return {number.replace(",", "").replace(".", "").strip("0") or "0" for number in found}


@pytest.mark.parametrize(
    ("selector", "period", "role", "zh", "en"),
    [
        ("gdp", "2025", "actual", "2025年，渌口区地区生产总值198亿元。", "GDP came to 19.8 billion yuan in Lukou District in 2025."),
        ("gdp_growth", "2026", "target", "2026年，渌口区地区生产总值增长目标为5.6%左右。", "GDP should grow by about 5.6% in Lukou District in 2026 (target)."),
        ("gdp_average_growth", "2021-2025", "actual", "“十四五”时期（2021—2025年），渌口区地区生产总值年均增长6.1%。", "GDP grew by an annual average of 6.1% in Lukou District in 2021–2025."),
        ("park_revenue_growth", "2025", "actual", "2025年，渌口区园区技工贸收入同比增长10%。", "Park revenue grew by 10% year on year in Lukou District in 2025."),
        ("three_public_growth", "2025", "actual", "2025年，渌口区“三公”经费下降18%。", "The three public expenses fell by 18% in Lukou District in 2025."),
        ("rural_roads_built", "2025", "actual", "2025年，渌口区新建农村公路里程70余公里。", "Rural roads built came to over 70 kilometres in Lukou District in 2025."),
        ("rural_water_investment", "2025", "actual", "2025年，渌口区农村饮水安全累计投资4000余万元。", "Investment in safe rural drinking water came to over 40 million yuan in Lukou District in 2025."),
        ("polymer_chain_firms", "2026", "target", "2026年，渌口区高分子新材料产业链上企业数力争突破85家。", "Firms in the polymer materials chain should be more than 85 in Lukou District in 2026 (a target to strive for)."),
        ("market_entities_new", "2026", "target", "2026年，渌口区新增市场主体力争不少于2000家。", "New market entities should be at least 2,000 in Lukou District in 2026 (a target to strive for)."),
        ("unemployment_rate", "2026-2030", "target", "“十五五”时期（2026—2030年），渌口区城镇调查失业率目标为5.5%以内。", "Surveyed urban unemployment rate should be at most 5.5% in Lukou District in 2026–2030 (target)."),
        ("resident_income_growth", "2026", "target", "2026年，渌口区城乡居民人均可支配收入增速目标为与地区生产总值增速同步（报告未列数值）。", "Growth of disposable income per head in Lukou District should be the same as GDP growth in 2026 (target, without a number)."),
        ("unemployment_rate", "2026", "target", "2026年，渌口区城镇调查失业率目标为低于省市平均水平（报告未列数值）。", "Surveyed urban unemployment rate in Lukou District should be below the average of province and city in 2026 (target, without a number)."),
        ("local_enrolment_rate", "2025", "actual", "2025年，渌口区小学本地入学率由48%提高至54%。", "Local enrolment in primary schools in Lukou District rose from 48% to 54% in 2025."),
        ("livelihood_share_of_new_revenue", "2021-2025", "actual", "“十四五”时期（2021—2025年），渌口区新增财力用于改善民生比重每年超70%。", "Share of new revenue spent on livelihood stood at more than 70% in each year in Lukou District in 2021–2025."),
        ("bid_discount", "2025", "actual", "2025年，渌口区政府投资项目招标平均下浮率为14%。", "Average discount in tenders for government projects stood at 14% in Lukou District in 2025."),
        ("safety_survey_rank", "2025", "actual", "2025年，渌口区社会公众安全感测评全市排名为第1位。", "Rank in the survey of public safety stood at no. 1 in Lukou District in 2025."),
        ("egg_households", "2025", "actual", "2025年，“千家蛋”带动农户数（古岳峰镇）266户。", "Households helped by Qianjia eggs (Guyuefeng Town) came to 266 in 2025."),
        ("national_manufacturing_champion", "2025", "actual", "2025年，渌口区国家制造业单项冠军企业：报告表述为“实现‘零’的突破”，未列数值。", "National manufacturing champion in Lukou District: for 2025 the report says “the first one”, without a number."),
        ("illegal_buildings_new", "2026", "target", "2026年，渌口区新增违建增长目标为0%。", "New illegal buildings should show growth of 0% in Lukou District in 2026 (target)."),
    ],
)  # fmt: skip
def test_a_fact_is_said_in_correct_words(
    catalogue: Catalogue, selector: str, period: str, role: str, zh: str, en: str
) -> None:
    found = catalogue.by_id[selector]
    (fact,) = found.of(Role(role), parse_period(period))
    assert _writer(catalogue, "zh").fact(found, fact) == zh
    assert _writer(catalogue, "en").fact(found, fact) == en


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bound_of_every_measure_and_role(
    tmp_path: Path, snapshot: SnapshotAssertion, language: str
) -> None:
    sentences = []
    for measure, unit, name in (
        ("flow", "万元", "指标x"),
        ("stock", "家", "企业数"),
        ("growth", "%", "收入增速"),
        ("average_growth", "%", "收入年均增速"),
        ("share", "%", "指标x"),
        ("ratio", "", "指标x"),
    ):
        facts = [
            f"{2021 + i} {bound} {value} {phrase.format(unit)}"
            for i, (bound, value, phrase) in enumerate(_cases(measure, unit))
        ]
        text = indicator(measure=measure, unit=unit, results=tuple(facts), targets=tuple(facts))
        text = text.replace("name: 指标x", f"name: {name}")
        text = text.replace("name_en: Indicator x", _ENGLISH.get(name, "name_en: Indicator x"))
        catalogue = _read(tmp_path, text)
        writer = _writer(catalogue, language)
        sentences += [f"{measure}: {writer.fact(*pair)}" for pair in catalogue.facts()]
    assert "\n".join(sentences) == snapshot


_ENGLISH = {
    "收入增速": "name_en: Growth of revenue",
    "收入年均增速": "name_en: Average annual revenue growth",
    "企业数": "name_en: Firms",
}


def _cases(measure: str, unit: str) -> list[tuple[str, str, str]]:
    rate = "growth" in measure
    cases = [(bound, "12", rise) for bound, (rise, _) in _WORDS.items()]
    if rate:
        cases += [(bound, "-8", fall) for bound, (_, fall) in _WORDS.items()]
        cases += [("range", "-5~-3", "−5%至−3%"), ("eq", "0", "零增长")]
    del unit
    return [
        *cases,
        ("range", "3~5", "3–5{}"),
        ("relative", "-", "与全市同步"),
        ("qualitative", "-", "稳步提升"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_of_the_data_gives_a_whole_sentence(catalogue: Catalogue, language: str) -> None:
    """With its digits, its qualifier, its year, and nothing left unfilled."""
    writer = _writer(catalogue, language)
    for found, fact in catalogue.facts():
        sentence = writer.fact(found, fact)
        assert not re.search(r"[{}]|  |None|，，|。。", sentence), sentence
        assert sentence.endswith("。" if language == "zh" else "."), sentence
        assert str(fact.period.first) in sentence
        if fact.quantity is None:
            continue
        digits = str(abs(fact.quantity.value)).replace(".", "").strip("0") or "0"
        assert digits in _numbers(sentence, catalogue), sentence
        if fact.bound is not Bound.EQ:
            assert re.search(_QUALIFIERS[language][fact.bound], sentence), sentence
        if fact.quantity.value < 0 and "下浮" not in found.name.zh:
            assert ("下降" if language == "zh" else "fell by") in sentence, sentence
        assert ("target" in sentence or "目标" in sentence or "力争" in sentence) == (
            fact.role is Role.TARGET
        ), sentence


_QUALIFIERS = {
    "zh": {
        Bound.GE: "以上|不少于",
        Bound.GT: "超|突破|超过",
        Bound.OVER: "余",
        Bound.LE: "以内",
        Bound.APPROX: "左右",
    },
    "en": {
        Bound.GE: "at least",
        Bound.GT: "more than",
        Bound.OVER: "over",
        Bound.LE: "at most",
        Bound.APPROX: "about",
    },
}


def _rows(catalogue: Catalogue, language: str) -> list[str]:
    writer = _writer(catalogue, language)
    indicators = catalogue.indicators
    return [
        *(writer.gap(row) for row in gap(catalogue, indicators)),
        *(writer.growth(row) for row in growth(catalogue, indicators)),
        *(writer.comparison(row) for row in compare(catalogue, indicators)),
    ]


def test_both_languages_carry_the_same_numbers(catalogue: Catalogue) -> None:
    writers = [_writer(catalogue, language) for language in LANGUAGES]
    pairs = [tuple(w.fact(*pair) for w in writers) for pair in catalogue.facts()]
    pairs += zip(*(_rows(catalogue, language) for language in LANGUAGES), strict=True)
    assert len(pairs) > 350
    for one, other in pairs:
        assert _numbers(one, catalogue) == _numbers(other, catalogue), (one, other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rows_of_the_data_as_sentences(
    catalogue: Catalogue, snapshot: SnapshotAssertion, language: str
) -> None:
    assert "\n".join(_rows(catalogue, language)) == snapshot


@pytest.mark.parametrize(
    ("results", "targets", "clause"),
    [
        ("2025 eq 76 76家", "2026 gt 85 突破85家", "至少还差10家"),
        ("2025 eq 20 20家", "2026 ge 30 30家以上", "还差10家以上"),
        ("2025 eq 20 20家", "2026 approx 30 30家左右", "2026年目标比2025年实绩高约10家"),
        ("2025 gt 20 超20家", "2026 gt 30 超30家", "2026年目标数比2025年实绩高不到10家，也可能更低"),
        ("2025 ge 20 20家以上", "2026 ge 30 30家以上", "2026年目标数比2025年实绩最多高10家，也可能更低"),
        ("2025 over 70 70余家", "2026 ge 70 70家以上", "目标已达到"),
        ("2025 eq 30 30家", "2026 ge 20 20家以上", "目标已达到"),
        ("2025 le 30 30家以内", "2026 ge 20 20家以上", "2026年目标数比2025年实绩最多低10家，也可能更高"),
        ("2025 gt 30 超30家", "2026 lt 20 不到20家", "还需降低逾10家"),
        ("2025 ge 20 20家以上", "2026 approx 30 30家左右", "2026年目标比2025年实绩最多高约10家，也可能更低"),
        ("2025 eq 20 20家", "2026-2027 range 30~40 30–40家", "还差10至20家，需年均增长22.4%至41.5%"),
    ],
)  # fmt: skip
def test_what_lies_between_keeps_the_bounds(
    tmp_path: Path, results: str, targets: str, clause: str
) -> None:
    text = indicator(measure="stock", results=(results,), targets=(targets,))
    catalogue = _read(tmp_path, text)
    (row,) = gap(catalogue, catalogue.indicators)
    sentence = _writer(catalogue, "zh").gap(row)
    assert sentence.endswith(f"，{clause}。"), sentence


def test_what_is_undefined_is_said(tmp_path: Path) -> None:
    catalogue = _read(tmp_path, indicator(results=("2024 eq 0 0家", "2025 eq 5 5家")))
    (row,) = growth(catalogue, catalogue.indicators)
    assert _writer(catalogue, "zh").growth(row) == "渌口区指标x：无定义：基数为零。"


def test_growth_between_two_results_names_both(tmp_path: Path) -> None:
    catalogue = _read(
        tmp_path, indicator(unit="万元", results=("2024 eq 200 200万元", "2025 gt 220 超220万元"))
    )
    (row,) = growth(catalogue, catalogue.indicators)
    assert _writer(catalogue, "zh").growth(row) == (
        "渌口区指标x2024年200万元，2025年超220万元，增长逾10%（测算数，非公布数）。"
    )
    assert _writer(catalogue, "en").growth(row) == (
        "Indicator x in Lukou District went from 2 million yuan in 2024 to more than "
        "2.2 million yuan in 2025, a rise of more than 10% (calculated, not published)."
    )


_BOUNDS = st.sampled_from([b for b in Bound if b.has_number and "approx_" not in b.value])


@st.composite
def _quantities(draw: st.DrawFn, unit: str) -> Quantity:
    value, bound = draw(st.integers(1, 900)), draw(_BOUNDS)
    upper = Decimal(value + draw(st.integers(1, 90))) if bound is Bound.RANGE else None
    return Quantity(bound, Decimal(value), parse_unit(unit), upper)


@cache
def _data() -> Catalogue:
    return load_files([DATA])


@settings(deadline=None)  # the first reads the data
@given(wanted=_quantities("家"), latest=_quantities("家"))
def test_any_gap_is_told_alike_in_both_languages(wanted: Quantity, latest: Quantity) -> None:
    catalogue = _data()
    original = catalogue.by_id["polymer_chain_firms"]
    facts = tuple(
        _with(fact, wanted if fact.role is Role.TARGET else latest) for fact in original.facts
    )
    changed: Indicator = msgspec.structs.replace(original, facts=facts)
    (row,) = gap(catalogue, [changed])
    zh, en = (_writer(catalogue, language).gap(row) for language in ("zh", "en"))
    assert _numbers(zh, catalogue) == _numbers(en, catalogue), (zh, en)
    assert not re.search(r"[{}−]|None", zh + en), (zh, en)


def _with(fact: Fact, quantity: Quantity) -> Fact:
    source = msgspec.structs.replace(fact.source, phrase="")
    return msgspec.structs.replace(fact, quantity=quantity, bound=quantity.bound, source=source)


def test_no_sentence_is_copied_from_the_report(catalogue: Catalogue, report_text: str) -> None:
    writer: Callable[[Indicator, Fact], str] = _writer(catalogue, "zh").fact
    assert [
        s for pair in catalogue.facts() if (s := writer(*pair).rstrip("。")) in report_text
    ] == []

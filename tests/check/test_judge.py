"""The verdict on one figure: each rule, the derived statements, and the table of the bounds."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from lukou_cli.check.checker import Checker
from lukou_cli.check.finding import Finding, Verdict
from lukou_cli.load.files import load_files
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.period import parse_period
from tests.check.reading import AS_OF, fact, findings
from tests.small import HEAD, indicator


def last(catalogue: Catalogue, draft: str) -> Finding:
    return findings(catalogue, draft)[-1]


def ruled(finding: Finding) -> tuple[str, str, str, str]:
    """Verdict with reason, the recorded fact, its phrase, and what the figure really is."""
    phrase = finding.recorded.fact.source.phrase if finding.recorded else ""
    return (
        f"{finding.text} {finding.verdict.value} {finding.reason.value}",
        fact(finding.recorded),
        phrase,
        fact(finding.actually),
    )


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        pytest.param(
            "2025年，渌口区地区生产总值增长5.3%。",
            ("5.3% confirmed equal", "gdp_growth 2025 actual", "地区生产总值增长5.3%", ""),
            id="equal",
        ),
        pytest.param(
            "2025年，渌口区地区生产总值增长超过5%。",
            ("超过5% confirmed implied", "gdp_growth 2025 actual", "地区生产总值增长5.3%", ""),
            id="implied",
        ),
        pytest.param(
            "2025年，渌口区地区生产总值近200亿元。",
            ("近200亿元 confirmed rounded", "gdp 2025 actual", "增至198亿元", ""),
            id="rounded",
        ),
        pytest.param(
            "2025年，渌口区地区生产总值增长9.9%。",
            ("9.9% contradicted value", "gdp_growth 2025 actual", "地区生产总值增长5.3%", ""),
            id="value",
        ),
        pytest.param(
            "2025年，渌口区园区技工贸收入210万元。",
            ("210万元 contradicted unit", "park_revenue 2025 actual", "技工贸收入210亿元", ""),
            id="unit",
        ),
        pytest.param(
            "2025年，渌口区争取“三类资金”1.45亿元。",
            ("1.45亿元 contradicted unit", "special_funds 2025 actual", "“三类资金”14.5亿元", ""),
            id="unit-order-of-magnitude",
        ),
        pytest.param(
            "2025年，渌口区地区生产总值增长5.3个百分点。",
            ("5.3个百分点 contradicted unit", "gdp_growth 2025 actual", "地区生产总值增长5.3%", ""),
            id="unit-points",
        ),
        pytest.param(
            "2026年，渌口区规模工业增加值增长10%。",
            (
                "10% imprecise bound",
                "industrial_value_added_growth 2026 target",
                "增长10%以上",
                "",
            ),
            id="bound",
        ),
        pytest.param(
            "2025年，渌口区“三公”经费上升18%。",
            ("18% contradicted direction", "three_public_growth 2025 actual", "经费下降18%", ""),
            id="direction",
        ),
        pytest.param(
            "2025年，渌口区基层诊疗量增长73%。",
            ("73% contradicted measure", "primary_care_share 2025 actual", "诊疗量增至73%", ""),
            id="measure",
        ),
        pytest.param(
            "2025年，渌口区“三公”经费降至18%。",
            ("18% contradicted measure", "three_public_growth 2025 actual", "经费下降18%", ""),
            id="measure-growth-as-level",
        ),
        pytest.param(
            "2025年，渌口区发放救助资金3亿元。",
            (
                "3亿元 contradicted period",
                "relief_funds 2025 actual",
                "救助资金超7000万元",
                "relief_funds 2021-2025 actual",
            ),
            id="period",
        ),
        pytest.param(
            "2026年，渌口区已新增城镇就业2250人以上。",
            (
                "2250人以上 contradicted role",
                "urban_jobs_new 2026 target",
                "2250人以上",
                "urban_jobs_new 2026 target",
            ),
            id="role",
        ),
    ],
)
def test_each_rule_says_what_the_report_says(
    catalogue: Catalogue, draft: str, wanted: tuple[str, str, str, str]
) -> None:
    assert ruled(last(catalogue, draft)) == wanted


def test_two_figures_that_changed_places(catalogue: Catalogue) -> None:
    started, completed = findings(catalogue, "2025年，渌口区开工项目69个，竣工项目56个。")
    assert ruled(started) == (
        "69个 contradicted swapped",
        "projects_started 2025 actual",
        "56个项目开工建设",
        "projects_completed 2025 actual",
    )
    assert ruled(completed) == (
        "56个 contradicted swapped",
        "projects_completed 2025 actual",
        "69个项目竣工投产",
        "projects_started 2025 actual",
    )


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        ("2025年，渌口区存栏黄牛4321头。", "no_indicator"),
        ("2023年，渌口区开工项目88个。", "no_fact"),
        ("2026年，渌口区城乡居民人均可支配收入增长3.3%。", "no_number"),
    ],
)
def test_what_is_not_recorded_is_not_known(catalogue: Catalogue, draft: str, reason: str) -> None:
    finding = last(catalogue, draft)
    assert (finding.verdict.value, finding.reason.value) == ("unknown", reason)
    assert not finding.derived


@pytest.mark.parametrize(
    ("draft", "text", "verdict", "formula", "computed"),
    [
        (
            "2025年，渌口区地区生产总值增长5.3%，比“十四五”年均增速低{}。",
            "0.8个百分点", "confirmed equal", "5.3% - 6.1%", "-0.8",
        ),
        (
            "2026年，渌口区新引进亿元以上项目20个，比去年少{}。",
            "2个", "confirmed equal", "20个 - 22个", "-2",
        ),
        (
            "2025年，渌口区开工项目56个，竣工项目69个，竣工是开工的{}。",
            "1.2倍", "confirmed equal", "69个 / 56个", "1.23",
        ),
        (
            "2025年，渌口区审批新建村民房屋962栋，建成750栋，建成率{}。",
            "78%", "confirmed equal", "750栋 / 962栋", "77.96",
        ),
        (
            "“十四五”期间，渌口区新增规工企业137家，平均每年{}。",
            "约27家", "confirmed equal", "137家 / 5", "27.4",
        ),
        (
            "“十四五”期间，渌口区新增规工企业137家，平均每年{}。",
            "约37家", "contradicted value", "137家 / 5", "27.4",
        ),
        (
            "2025年，渌口区粮食产量20万吨、粮食播种面积43万亩，平均亩产{}。",
            "465公斤", "confirmed equal", "20万吨 / 43万亩", "465.12",
        ),
        (
            "2025年，渌口区开工项目56个、竣工项目69个，两项合计{}。",
            "125个", "confirmed equal", "56个 + 69个", "125",
        ),
        (
            "“十四五”期间，渌口区地区生产总值年均增长6.1%，五年累计增长{}。",
            "34.5%", "confirmed equal", "(1 + 6.1%)^5 - 1", "34.45",
        ),
        (
            "“十四五”期间，渌口区地区生产总值年均增长6.1%，五年累计增长{}。",
            "30.5%", "contradicted value", "(1 + 6.1%)^5 - 1", "34.45",
        ),
        (
            "2025年，渌口区小学本地入学率由48%提升至54%，提高{}。",
            "6个百分点", "confirmed equal", "54% - 48%", "6",
        ),
        (
            "| 渌口区 | 2025年 | 2026年目标 | 增减 |\n|---|---|---|---|\n"
            "| 新签约亿元以上项目 | 22个 | 20个 | {} |",
            "-2个", "confirmed equal", "20个 - 22个", "-2",
        ),
        (
            "| 渌口区 | 2025年 | 2026年目标 | 增减 |\n|---|---|---|---|\n"
            "| 新签约亿元以上项目 | 22个 | 20个 | {} |",
            "-3个", "contradicted value", "20个 - 22个", "-2",
        ),
    ],
)  # fmt: skip
def test_derived_figures_are_computed(
    catalogue: Catalogue, draft: str, text: str, verdict: str, formula: str, computed: str
) -> None:
    finding = last(catalogue, draft.format(text))
    assert finding.derived
    assert (finding.text, f"{finding.verdict.value} {finding.reason.value}") == (text, verdict)
    assert finding.formula == formula
    assert finding.computed is not None
    assert abs(finding.computed.value - Decimal(computed)) < Decimal("0.01")


@pytest.mark.parametrize(
    ("draft", "verdict", "formula"),
    [
        # A figure that follows from one that follows.
        (
            "到2030年，渌口区城镇化率由56%提高到60%左右，五年提高4个百分点，平均每年0.8个百分点。",
            "confirmed equal", "(≈60% - 56%) / 5",
        ),
        (
            "“十四五”期间，渌口区新修各级公路500公里，年均100公里；2026年计划70公里以上，低于年均数30公里。",
            "confirmed equal", "≥70公里 - 100公里",
        ),
        # What is not told is known of what is: the share's whole, the growth's level, the new ones' total.
        (
            "2025年，渌口区地区生产总值198亿元，二产占48%，由此推算二产增加值约95亿元。",
            "confirmed equal", "198亿元 x 48%",
        ),
        (
            "2025年，渌口区园区技工贸收入210亿元，增长10%，比2024年多约19亿元。",
            "confirmed equal", "210亿元 - 210亿元 / (1 + 10%)",
        ),
        # What words set it against: an average, a target, another thing.
        (
            "2025年，渌口区农村劳动力转移就业1577人，比2026年的目标多77人。",
            "confirmed equal", "≥1500人 - 1577人",
        ),
        (
            "2025年，渌口区竣工项目69个，比开工项目多13个。",
            "confirmed equal", "69个 - 56个",
        ),
        (
            "2025年，渌口区竣工项目69个，比开工项目多23个。",
            "contradicted value", "69个 - 56个",
        ),
        (
            "2026年，渌口区新增城镇就业目标2250人以上，比上年实绩少14.4%。",
            "confirmed equal", "≥2250人 / 2628人 - 1",
        ),
        (
            "2025年，渌口区规模工业增加值增长10.6%，相当于地区生产总值增速的2倍。",
            "confirmed equal", "10.6% / 5.3%",
        ),
        (
            "渌口区国家级专精特新“小巨人”企业8家、省级42家，国家级占两者合计的16%。",
            "confirmed equal", "8家 / (8家 + 42家)",
        ),
        (
            "渌口区国家级专精特新“小巨人”企业8家、省级42家，国家级占两者合计的19%。",
            "contradicted value", "8家 / (8家 + 42家)",
        ),
        # Where the figures stand, the words need not be outright.
        (
            "2025年，渌口区减免幼儿园大班学费400万元、发放育儿津贴2000万元，合计2040万元。",
            "contradicted value", "400万元 + 2000万元",
        ),
        # Just missed is near, not any number below.
        (
            "2025年，渌口区接待游客177万人次，旅游收入14亿元，平均每位游客花费近800元。",
            "confirmed equal", "14亿元 / 177万人次",
        ),
        (
            "2025年，渌口区接待游客177万人次，旅游收入14亿元，平均每位游客花费近900元。",
            "contradicted value", "14亿元 / 177万人次",
        ),
        # A tenth is more than rounding.
        (
            "到2030年，渌口区城镇化率由56%提高到60%左右，平均每年提高1个百分点。",
            "contradicted value", "(≈60% - 56%) / 5",
        ),
    ],
)  # fmt: skip
def test_figures_follow_by_what_words_ask_for(
    catalogue: Catalogue, draft: str, verdict: str, formula: str
) -> None:
    finding = last(catalogue, draft)
    assert (finding.derived, f"{finding.verdict.value} {finding.reason.value}") == (True, verdict)
    assert finding.formula == formula


@pytest.mark.parametrize(
    ("draft", "verdict", "formula"),
    [
        # So much for each of what the words name, not of what stands nearest.
        (
            "2025年，渌口区12支工作队、460名干部下沉，解决问题45个，平均每支工作队解决不到3个。",
            "contradicted value", "45个 / 12支",
        ),
        # Of each month of a year.
        ("2025年，渌口区改造老旧小区34个，平均一个月近3个。", "confirmed equal", "34个 / 12"),
        # A weaker threshold than the computed one follows.
        (
            "“十四五”期间，渌口区评审项目1660个，审减资金13亿元以上，平均每个项目审减75万元以上。",
            "confirmed equal", ">13亿元 / 1660个",
        ),
        # What the sentence before has told.
        (
            "2025年，渌口区接待游客177万人次，旅游收入14亿元。算下来每位客人花了约790元。",
            "confirmed equal", "14亿元 / 177万人次",
        ),
        # Grown by so many times is one less than so many times as much.
        (
            "2025年，渌口高新区面积从3平方公里扩大到8.4平方公里，扩大了1.8倍。",
            "confirmed equal", "8.4平方公里 / 3平方公里 - 1",
        ),
        # More than 85 is at least ten more than 76.
        (
            "2025年，渌口区高分子新材料链上企业76家，2026年力争突破85家，即至少再增10家。",
            "confirmed equal", ">85家 - 76家",
        ),
        # A sign is as good as a word.
        (
            "2026年，渌口区完成项目投资130亿元以上（较2025年+20亿元）。",
            "confirmed equal", "≥130亿元 - ≥110亿元",
        ),
        # A change is never the level of something else that has its number.
        (
            "2026年，渌口区新引进亿元以上项目20个，比上年的22个少了两个。",
            "confirmed equal", "20个 - 22个",
        ),
        (
            "In 2025, Lukou District added 2,628 urban jobs, and 1,577 rural workers "
            "found work off the farm, 4,205 in all.",
            "confirmed equal", "2628人 + 1577人",
        ),
    ],
)  # fmt: skip
def test_figures_follow_by_the_ranked_operands(
    catalogue: Catalogue, draft: str, verdict: str, formula: str
) -> None:
    """What is likeliest meant is nearest, of one thing and of what the words name."""
    finding = last(catalogue, draft)
    assert (finding.derived, f"{finding.verdict.value} {finding.reason.value}") == (True, verdict)
    assert finding.formula == formula


def test_what_a_figure_is_said_to_fall_short_of_is_a_figure_itself(catalogue: Catalogue) -> None:
    """低于五年平均的15%: 15% is the average, and no distance from it."""
    draft = "2025年，渌口区高分子新材料全链条产值增长7%，低于五年年均增长的15%。"
    assert not last(catalogue, draft).derived


def test_growth_that_nothing_is_set_against_is_reckoned_from_what_is_told(
    catalogue: Catalogue,
) -> None:
    draft = "2025年，渌口区高分子新材料链上企业76家，其中新增14家，一年扩大22.6%。"
    finding = Checker(catalogue).check(draft, parse_period(AS_OF))[-1]
    assert finding.derived
    assert (finding.verdict, finding.formula) == (Verdict.CONFIRMED, "14家 / (76家 - 14家)")


def test_a_figure_may_stand_before_what_it_follows_from(catalogue: Catalogue) -> None:
    draft = "“十四五”期间，渌口区平均每个项目审减78.3万元，五年共评审项目1660个、审减资金超13亿元。"
    first = findings(catalogue, draft)[0]
    assert (first.verdict, first.formula) == (Verdict.CONFIRMED, ">13亿元 / 1660个")


def test_a_number_that_agrees_by_accident_follows_from_nothing(catalogue: Catalogue) -> None:
    """13 is what more was completed than begun, and the shops have nothing to do with it."""
    draft = "2025年，渌口区改造危桥20座，开工项目56个，竣工项目69个。全区有理发店13家、药店3家。"
    assert [f.verdict for f in findings(catalogue, draft)[-2:]] == [Verdict.UNKNOWN] * 2


def test_beside_a_number_that_is_not_known_nothing_is_called_wrong(catalogue: Catalogue) -> None:
    draft = "渌口区园区技工贸收入2026年上半年为118亿元，比2025年的210亿元少87亿元。"
    assert last(catalogue, draft).verdict is Verdict.UNKNOWN


# Indicators of a small data file; what is recorded of each.
RECORDED = {
    "eq": "2025 eq 10 10家",
    "ge": "2025 ge 10 10家以上",
    "gt": "2025 gt 10 超10家",
    "over": "2025 over 10 10余家",
    "le": "2025 le 10 10家以内",
    "approx": "2025 approx 10 10家左右",
    "range": "2025 range 10~12 10—12家",
    "exact": "2025 eq 198 198家",
    "tens": "2025 over 70 70余家",
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    path: Path = tmp_path_factory.mktemp("bounds") / "data.yaml"
    parts = [indicator(key, results=(fact_,)) for key, fact_ in RECORDED.items()]
    parts.append(indicator("aim", targets=("2026 ge 40 40家以上",)))
    path.write_text(HEAD + "".join(parts), encoding="utf-8")
    return load_files([path])


@pytest.mark.parametrize(
    ("recorded", "claimed", "verdict"),
    [
        # The same number with the same qualifier, in whatever words.
        ("eq", "10家", "confirmed"),
        ("ge", "10家以上", "confirmed"),
        ("ge", "不少于10家", "confirmed"),
        ("ge", "至少10家", "confirmed"),
        ("gt", "超10家", "confirmed"),
        ("gt", "突破10家", "confirmed"),
        ("over", "10余家", "confirmed"),
        ("over", "10多家", "confirmed"),
        ("le", "10家以内", "confirmed"),
        ("le", "不超过10家", "confirmed"),
        ("approx", "约10家", "confirmed"),
        ("range", "10—12家", "confirmed"),
        ("range", "10家以上", "confirmed"),
        ("range", "不超过12家", "confirmed"),
        # 余, 多 and 超 count as equal; 以上 is weaker than 超.
        ("gt", "10余家", "confirmed"),
        ("over", "超10家", "confirmed"),
        ("gt", "10家以上", "confirmed"),
        ("over", "10家以上", "confirmed"),
        # A qualifier dropped.
        ("ge", "10家", "imprecise"),
        ("gt", "10家", "imprecise"),
        ("over", "10家", "imprecise"),
        ("le", "10家", "imprecise"),
        ("approx", "10家", "imprecise"),
        # A qualifier added or changed.
        ("eq", "超10家", "imprecise"),
        ("eq", "10余家", "imprecise"),
        ("eq", "近10家", "imprecise"),
        ("ge", "超10家", "imprecise"),
        ("range", "超10家", "imprecise"),
        ("range", "超10—12家", "imprecise"),
        ("range", "不到10—12家", "imprecise"),
        ("ge", "10余家", "imprecise"),
        ("ge", "10家左右", "imprecise"),
        ("gt", "10家左右", "imprecise"),
        ("approx", "10家以上", "imprecise"),
        ("approx", "超10家", "imprecise"),
        # 约 only rounds.
        ("eq", "约10家", "confirmed"),
        # All but ten is ten with another qualifier; below ten is not above it.
        ("ge", "近10家", "imprecise"),
        ("gt", "近10家", "imprecise"),
        ("gt", "不到10家", "contradicted"),
        # Another threshold than a recorded one is another statement.
        ("gt", "超8家", "contradicted"),
        ("gt", "超12家", "contradicted"),
        ("ge", "9家以上", "contradicted"),
        ("le", "12家以内", "contradicted"),
        # Other numbers: rounded with a word that says so, or weaker and implied.
        ("exact", "近200家", "confirmed"),
        ("exact", "约200家", "confirmed"),
        ("exact", "190余家", "confirmed"),
        ("exact", "超190家", "confirmed"),
        ("exact", "150家以上", "confirmed"),
        ("exact", "190至200家", "confirmed"),
        ("exact", "200家", "contradicted"),
        ("exact", "超200家", "contradicted"),
        ("exact", "近300家", "contradicted"),
        ("exact", "近190家", "contradicted"),
        ("exact", "180余家", "contradicted"),
        ("exact", "约150家", "contradicted"),
        ("exact", "210至220家", "contradicted"),
        ("tens", "70至80家", "confirmed"),
        ("tens", "80余家", "contradicted"),
        ("tens", "60至70家", "contradicted"),
    ],
)
def test_bounds(small: Catalogue, recorded: str, claimed: str, verdict: str) -> None:
    (finding,) = findings(small, f"2025年，渌口区指标{recorded}为{claimed}。")
    assert (finding.text, finding.verdict.value) == (claimed, verdict)
    assert fact(finding.recorded) == f"{recorded} 2025 actual"


@pytest.mark.parametrize(
    ("claimed", "verdict"),
    [
        ("40家以上", "confirmed"),
        ("40家", "imprecise"),
        ("超40家", "imprecise"),
        ("30家以上", "contradicted"),
        ("50家以上", "contradicted"),
    ],
)
def test_bounds_of_targets(small: Catalogue, claimed: str, verdict: str) -> None:
    (finding,) = findings(small, f"2026年，渌口区指标aim目标为{claimed}。")
    assert (finding.text, finding.verdict.value) == (claimed, verdict)
    assert fact(finding.recorded) == "aim 2026 target"


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        # What a level grew by is not what it is, and what came anew is not all there is.
        ("高新区辖区面积扩大了8.4平方公里。", "8.4平方公里 contradicted measure"),
        ("地区生产总值增加198亿元。", "198亿元 contradicted measure"),
        ("接待游客增加177万人次。", "177万人次 contradicted measure"),
        ("科技型中小企业总数达到157家。", "157家 contradicted measure"),
        ("科技型中小企业新增157家。", "157家 confirmed equal"),
        ("新增科技型中小企业总数达到157家。", "157家 confirmed equal"),
        ("链上企业增加14家。", "14家 confirmed equal"),
        ("集采药品价格降到原来的53%。", "53% contradicted measure"),
        ("Drugs bought centrally now cost 53% of what they did.", "53% contradicted measure"),
        # How fast something grows may itself rise and fall.
        ("社零增速提高到7%左右。", "7%左右 confirmed equal"),
        ("社零增速由去年的4.7%提高到7%左右。", "7%左右 confirmed equal"),
        ("“三公”经费降幅扩大到18%。", "18% confirmed equal"),
        ("亩均税收增速由“十四五”的年均28%降到今年的15%。", "15% confirmed equal"),
        # Directions that are told behind a figure, before a name, of ranks and of additions.
        ("Power is 15% cheaper and logistics 10% dearer.", "10% contradicted direction"),
        ("↑ 政府采购平均成本 16%", "16% contradicted direction"),
        ("“五好”园区排名后退27名。", "27名 contradicted direction"),
        ("减少城镇就业2628人。", "2628人 contradicted direction"),
        ("去年完成的城镇新增就业降到了2628人。", "2628人 confirmed equal"),
        # The number of the report with another kind of unit.
        ("社会消费品零售总额增长4.7亿元。", "4.7亿元 contradicted unit"),
        ("推广低镉水稻12万吨。", "12万吨 contradicted unit"),
        ("“千家蛋”带动农户每年增收600元以上。", "600元以上 contradicted unit"),
        ("“千家蛋”带动农户每月增收600元以上。", "600元以上 confirmed equal"),
        # A threshold is held against the threshold, and against nothing that is far beyond it.
        ("项目开工40个以上、竣工60个以上。", "60个以上 contradicted value"),
        ("2025年竣工项目60个以上。", "60个以上 confirmed implied"),
        ("发放救助资金超过6800元。", "超过6800元 contradicted value"),
    ],
)
def test_what_was_taken_for_the_same(catalogue: Catalogue, draft: str, found: str) -> None:
    finding = last(catalogue, draft)
    assert f"{finding.text} {finding.verdict.value} {finding.reason.value}" == found


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("五年来GDP累计增长约34.5%。", "约34.5% confirmed equal (1 + 6.1%)^5 - 1"),
        ("“十四五”时期GDP累计增长约30.5%。", "约30.5% contradicted value (1 + 6.1%)^5 - 1"),
        (
            "折合2025年价格，2020年GDP为147.3亿元。",
            "147.3亿元 confirmed equal 198亿元 / (1 + 6.1%)^5",
        ),
        ("按年均5.5%左右推算，2030年GDP将达300亿元左右。", "300亿元左右 unknown no_fact "),
        ("今年技工贸收入目标比去年少30亿元。", "30亿元 contradicted direction >240亿元 - 210亿元"),
        ("小学本地入学率提高6%。", "6% contradicted unit 54% - 48%"),
        ("饮用水源地水质达标率98%。", "98% contradicted value "),
    ],
)
def test_what_follows_and_what_does_not(catalogue: Catalogue, draft: str, found: str) -> None:
    finding = last(catalogue, draft)
    told = f"{finding.text} {finding.verdict.value} {finding.reason.value} {finding.formula}"
    assert told == found


def test_arithmetic_does_not_go_against_the_words(catalogue: Catalogue) -> None:
    """That 30亿元 is the distance confirms no fall by it, though no flag is likely enough."""
    (finding,) = Checker(catalogue).check("今年技工贸收入目标比去年少30亿元。", parse_period(AS_OF))
    assert finding.verdict is not Verdict.CONFIRMED

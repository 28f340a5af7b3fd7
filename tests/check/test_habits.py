"""Habits of people who write drafts, each of which the check once misread."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lukou_cli.check.checker import Checker
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.digits import likeness
from lukou_cli.model.period import parse_period
from lukou_cli.reading.context.place import Gazetteer, Whose
from lukou_cli.reading.structure import BlockKind, blocks
from tests.check.reading import AS_OF, findings, flagging, links, verdicts
from tests.reading.scanned import figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("平均一家七八个，少了三百七八十个", [("七八个", "range"), ("三百七八十个", "range")]),
        ("新增就业（2628）人，转移（1577）人", [("2628", "eq"), ("1577", "eq")]),
        ("资金14.5亿/52个项目", [("14.5亿", "eq"), ("52个", "eq")]),
        ("围绕130亿元以上项目投资", [("130亿元以上", "ge")]),
        ("引进10亿元以上项目", []),
        ("比大盘快了整整一倍。走一趟一公里，", [("一倍", "eq"), ("一公里", "eq")]),
        ("开工56 竣工69 竣工比开工多", [("56", "eq"), ("69", "eq")]),
        ("国家级 8　省级 42　合计 50 →2026年", [("8", "eq"), ("42", "eq"), ("50", "eq")]),
        ("图5　创新", []),
        ("增速五点五左右，人均那个六点一", [("五点五左右", "approx"), ("六点一", "eq")]),
        ("市场主体（家） | ≥2000 | 市监局", [("≥2000", "ge")]),
        ("guidance c.5.6% and c. 2%", [("c.5.6%", "approx"), ("c. 2%", "approx")]),
        ("70-odd km of roads", [("70-odd km", "over")]),
        ("fell by more than half, those", [("more than half", "gt")]),
        ("has come first in the survey", [("first", "eq")]),
        ("是神农耘授权的第一个牌子", [("第一个", "eq")]),
        ("第一个，电厂。", []),
        ("增长十个点出头", [("十个点出头", "over")]),
        ("收入两千元挂零，", [("两千元挂零", "over")]),
        ("GDP5.3，规工10.6", [("5.3", "eq"), ("10.6", "eq")]),
        ("规工10以上 固投2左右", [("10以上", "ge"), ("2左右", "approx")]),
        ("PM2.5平均浓度下降", []),
        ("人均GDP七万八。", [("七万八", "eq")]),
        ("比去年少了三百七十八，", [("三百七十八", "eq")]),
        ("疏浚渠道六华里", [("六华里", "eq")]),
        ("老街先修一里地", [("一里", "eq")]),
        ("电厂建了四年。", [("四年", "eq")]),
        ("过了四年，", []),
        ("| 2026:开工 40+ | 竣工 50+ |\n|---|---|\n", [("40+", "ge"), ("50+", "ge")]),
        ("spread over 25 projects", [("25 projects", "eq")]),
        ("New tech SMEs in 2025: 157", [("157", "eq")]),
        ("in the survey: No. 1", [("No. 1", "eq")]),
        ("分差拉近了百分之二十一", [("百分之二十一", "eq")]),
        ("增速10%起步", [("10%起步", "ge")]),
        ("完成投资超百亿，", [("超百亿", "gt")]),
        ("离“百亿集群”不远", []),
        ("面积从3扩到8.4平方公里", [("3", "eq"), ("8.4平方公里", "eq")]),
        ("Its area went from 3 to 8.4 sq km", [("3", "eq"), ("8.4 sq km", "eq")]),
        (
            "held at 5.5% or less, or 8.5 billion plus",
            [("5.5% or less", "le"), ("8.5 billion plus", "ge")],
        ),
        ("8 plus 42 makes 50", [("8", "eq"), ("42", "eq"), ("50", "eq")]),
        (
            "Industry makes up nearly half of it, a tenth more.",
            [("nearly half", "lt"), ("a tenth", "eq")],
        ),
        ("a third phase begins in the second half", []),
        ("打破垄断的19样产品", [("19样", "eq")]),
        ("于2026/3/5召开，3/5前报送，2026/03/15前完成。", []),
        ("占其3/5，", [("3/5", "eq")]),
        ("In 2026 polymer chain firms should exceed 85.", [("exceed 85", "gt")]),
        ("失业率的上限？　答：5.5%", [("5.5%", "le")]),
        ("当初要求的下限分别为40个、50个，", [("40个", "ge"), ("50个", "ge")]),
        ("| 指标 | 2026 |\n|---|---|\n| 失业率上限 | 5.5% |\n", [("5.5%", "le")]),
        ("| 指标 | 2026 |\n|---|---|\n| 开工下限（个） | 40 |\n", [("40", "ge")]),
        ("体制又争取到五年，期满", [("五年", "eq")]),
        ("就业2628呢", [("2628", "eq")]),
        ("若从198亿元起步，", [("198亿元", "eq")]),
        ("按14亿分到177万人次", [("14亿", "eq"), ("177万人次", "eq")]),
        ("a plant built over four years", [("four years", "eq")]),
        ("· 1239项审批一网通办", [("1239项", "eq")]),
        ("批962建750，还差212栋", [("962", "eq"), ("750", "eq"), ("212栋", "eq")]),
        ("国家级8＋省级42＝50家", [("8", "eq"), ("42", "eq"), ("50家", "eq")]),
        ("Tenants number 224. Power is", [("224", "eq")]),
        ("是全市首所民办职高", [("首所", "eq")]),
        ("全市第一所民办职高", [("第一所", "eq")]),
        ("首个月，首批招生", []),
        ("每月多挣六百多。", [("六百多", "over")]),
        ("从四十八到五十四，提高了", [("四十八", "eq"), ("五十四", "eq")]),
        ("筹措资金四点五亿元", [("四点五亿元", "eq")]),
        ("人均七点八万元", [("七点八万元", "eq")]),
        ("砍掉十三个多亿，一年十个亿", [("十三个多亿", "over"), ("十个亿", "eq")]),
        ("减了四百来万，八十几家", [("四百来万", "approx"), ("八十几家", "over")]),
        ("分差缩短了21分，", [("21分", "eq")]),
        ("8时30分，", []),
        ("开工不能少于40个，占比不得低于50%", [("不能少于40个", "ge"), ("不得低于50%", "ge")]),
        ("失业率不得超过5.5%", [("不得超过5.5%", "le")]),
        ("平均一个人800块不到。", [("800块不到", "lt")]),
        ("177万人次来过\n14亿元花在", [("177万人次", "eq"), ("14亿元", "eq")]),
        ("评审过了1660个项目", [("1660个", "eq")]),
        ("banks rolled over CNY 420m of loans", [("CNY 420m", "eq")]),
        ("规工增速两位数", [("两位数", "ge")]),
        ("五年年均6.1%", [("6.1%", "eq")]),
        ("more than double the pace", [("more than double", "gt")]),
        ("体制延长了十年，", [("十年", "eq")]),
        ("增长多少？A.5.3% B.8.6%", []),
    ],
)
def test_what_is_a_figure(text: str, found: list[tuple[str, str]]) -> None:
    assert [(span, figure.quantity.bound.value) for span, figure in figures(text)] == found


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("去年，渌口区规模工业增加值增长十个点出头。", "confirmed"),
        ("In 2025, power for Lukou's park companies became 15% cheaper.", "confirmed"),
        ("In 2025, power for Lukou's park companies became 15% dearer.", "contradicted"),
        ("“十五五”时期，渌口区地区生产总值年均增速预期降为5.5%左右。", "confirmed"),
        ("2025年，渌口区地区生产总值增速降至5.3%。", "confirmed"),
    ],
)
def test_which_way_a_figure_goes(catalogue: Catalogue, draft: str, verdict: str) -> None:
    assert [item.verdict.value for item in findings(catalogue, draft)] == [verdict]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (
            "2026年，渌口区项目投资目标130亿元以上，比2025年的110亿元以上多。",
            ["project_investment 2026 target", "project_investment 2025 actual"],
        ),
        (
            "全年开工44个项目。对照2025年开工项目56个，少了一些。",
            ["projects_started - -", "projects_started 2025 actual"],
        ),
        (
            "问：渌口区“十五五”有什么目标？\n\n答：五年GDP年均增长5.5%左右。",
            ["gdp_average_growth 2026-2030 target"],
        ),
        ("五年来，渌口区GDP年均增长6.1%。", ["gdp_average_growth 2021-2025 actual"]),
        (
            "渌口区村均集体经济经营性收入已突破16万元。",
            ["village_income - actual"],
        ),
        (
            "2026年渌口区项目目标是开工50个以上、竣工40个以上，比2025年的56个和69个都要少。",
            [
                "projects_started 2026 target",
                "projects_completed 2026 target",
                "projects_started 2025 actual",
                "projects_completed 2025 actual",
            ],
        ),
        (
            "渌口区五年发放救助资金3亿元，其中2025年超7000万元。",
            ["relief_funds 2021-2025 actual", "relief_funds 2025 actual"],
        ),
        ("渌口区五年目标是年均增长5.5%左右。", ["gdp_average_growth 2026-2030 target"]),
        (
            "Over 2021–25, Lukou's GDP grew by 6.1% a year on average.",
            ["gdp_average_growth 2021-2025 actual"],
        ),
    ],
)
def test_what_a_figure_is_held_against(catalogue: Catalogue, draft: str, found: list[str]) -> None:
    assert links(catalogue, draft) == found


def test_the_year_before_in_a_cell_is_that_before_its_column(catalogue: Catalogue) -> None:
    table = "| 指标 | 2025年 | 说明 |\n|---|---|---|\n| 制造业税收占比（%） | 29 | 上年26.5 |\n"
    assert verdicts(catalogue, table, "2026-03-01") == [
        "29 confirmed equal",
        "26.5 unknown no_fact",
    ]


def test_who_speaks_comes_back_to_the_own_place(catalogue: Catalogue) -> None:
    draft = "市里的新场景名单公布了，咱们上榜7个。"
    assert verdicts(catalogue, draft) == ["7个 confirmed equal"]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        # What was set, and what was opened, tells nothing of the figures after it.
        ("今年的目标已经定了：渌口区GDP增长5.6%左右。", "confirmed"),
        # What a place is measured by is not what goes on being spoken of.
        ("渌口区GDP才198亿元，不到醴陵的四分之一，但规上工业增加值增速10.6%。", "confirmed"),
        # How a firm began says nothing of the figures below.
        (
            "2018年，公司落户渌口。\n\n去年全区有效高新技术企业76家。\n\n国家级“小巨人”8家。",
            "confirmed",
        ),
        ("二五年渌口区危桥改造20座。", "confirmed"),
        # The subject stands behind a figure that stands for itself, or in the question before it.
        ("76家。渌口区有效高新技术企业的数量。", "confirmed"),
        ("渌口区“千家蛋”带动多少户？答案：266户。", "confirmed"),
        ("渌口区国家级“小巨人”有多少？\n\n答：8家。", "confirmed"),
        # Of two in a list each has its own words.
        ("渌口区集采药品和医用耗材的平均降幅分别是53%和69%。", "confirmed"),
        ("渌口区集采药品和医用耗材的平均降幅分别是69%和53%。", "contradicted"),
        ("2025年渌口区亿元以上项目22个。", "confirmed"),
        # A cumulated rise is not one of each year, nor one on the year before.
        ("“十四五”期间，渌口区园区亩均税收累计增长28%。", "contradicted"),
        ("2025年，渌口区园区用电均价下降15个百分点。", "contradicted"),
        # With 近 a number is told to be all but reached.
        ("去年，渌口区新修农村供水管网近80公里。", "imprecise"),
    ],
)
def test_what_an_author_meant(catalogue: Catalogue, draft: str, found: str) -> None:
    assert findings(catalogue, draft)[-1].verdict.value == found


@pytest.mark.parametrize(("written", "verdict"), [("4258亩", "confirmed"), ("超4258亩", "unknown")])
def test_a_number_alone_confirms_but_contradicts_nothing(
    catalogue: Catalogue, written: str, verdict: str
) -> None:
    """Where no word tells the subject, the very number does; another bound of it is no error."""
    (finding,) = findings(catalogue, f"渌口区去年最让人骄傲的，是那{written}。")
    assert (finding.text, finding.verdict.value) == (written, verdict)


@pytest.mark.parametrize(
    ("draft", "formula"),
    [
        ("2025年渌口区审批建房962栋，建成750栋，还有212栋没建完。", "962栋 - 750栋"),
        ("大唐华银淦田电厂投资80亿元，建了4年，平均一年20亿元。", "80亿元 / 4年"),
        ("渌口高新区扩到8.4平方公里，以前只有3平方公里，一下子大了1.8倍。", "8.4平方公里 / 3平方公里 - 1"),
        ("渌口区粮食面积43万亩，低镉水稻12万亩，占全部粮田28%左右。", "12万亩 / 43万亩"),
    ],
)  # fmt: skip
def test_what_follows_from_what(catalogue: Catalogue, draft: str, formula: str) -> None:
    finding = findings(catalogue, draft)[-1]
    assert (finding.verdict.value, finding.formula) == ("confirmed", formula)


def test_firms_are_counted_in_two_words(catalogue: Catalogue) -> None:
    draft = "渌口高新区进驻企业224户，去年办理无还本续贷企业86户。"
    assert verdicts(catalogue, draft) == ["224户 confirmed equal", "86户 confirmed equal"]


def test_the_number_of_a_result_belongs_to_no_earlier_year(catalogue: Catalogue) -> None:
    """No report tells of 2024; the number is that of 2025 all the same."""
    draft = "2024年，渌口区接待游客177万人次。"
    assert verdicts(catalogue, draft) == ["177万人次 contradicted period"]
    assert verdicts(catalogue, draft.replace("177", "150")) == ["150万人次 unknown no_fact"]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (
            "渌口区项目建设。新引进亿元以上项目21个，超过2026年确定的20个。",
            "20个 confirmed equal",
        ),
        ("2025年，渌口区“三公”经费较上年压减18%。", "18% confirmed equal"),
        ("2025年，渌口区城乡学校中考人均分的差距收窄21%。", "21% confirmed equal"),
        ("2030年前，渌口区GDP年均增长5.5%左右。", "5.5%左右 confirmed equal"),
    ],
)
def test_what_the_report_prints_is_confirmed_whatever_stands_around_it(
    catalogue: Catalogue, draft: str, found: str
) -> None:
    assert verdicts(catalogue, draft)[-1] == found


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("压减到上年的18%", "measure"),
        ("降至上年的18%", "measure"),
        ("压减到上年的82%", "equal"),
        ("较上年压减18%", "equal"),
    ],
)
def test_what_is_left_of_the_level_before_is_no_growth(
    catalogue: Catalogue, words: str, reason: str
) -> None:
    found = findings(catalogue, f"2025年，渌口区“三公”经费{words}。")
    assert [item.reason.value for item in found] == [reason]


@pytest.mark.parametrize(
    "words",
    ["旅游收入14亿元，人均消费790块。", "旅游收入14亿元，人均消费791元。"],
)
def test_what_is_computed_may_be_cut_off(catalogue: Catalogue, words: str) -> None:
    found = findings(catalogue, f"去年渌口区接待游客177万人次，{words}")
    assert found[-1].verdict.value == "confirmed"
    other = findings(catalogue, f"去年渌口区接待游客177万人次，{words}".replace("79", "83"))
    assert other[-1].verdict.value != "confirmed"


def test_what_grew_by_so_many_times_is_one_more(catalogue: Catalogue) -> None:
    draft = "渌口高新区面积3→8.4平方公里（长大了1.8倍）。"
    assert verdicts(catalogue, draft)[-1] == "1.8倍 confirmed equal"


def test_the_whole_year_has_not_done_what_five_have(catalogue: Catalogue) -> None:
    draft = "渌口区工作总结\n\n全年评审政府投资项目1660个。\n\n五年评审政府投资项目1660个。"
    found = Checker(catalogue, flagging(catalogue, 0)).check(draft, parse_period(AS_OF))
    assert [item.reason.value for item in found] == ["period", "equal"]


@pytest.mark.parametrize(
    "draft",
    [
        "国庆7天，渌口区接待游客28.6万人次。",
        "2025年，渌口区地方一般公共预算收入完成9.8亿元。",
        "渌口区新增财力用于民生的比重2023年也超过七成。",
        "2026年完成项目投资目标130亿元以上，总投资差1.3亿元。",
    ],
)
def test_nothing_is_said_against_what_the_report_is_silent_on(
    catalogue: Catalogue, draft: str
) -> None:
    found = Checker(catalogue, flagging(catalogue, 0)).check(draft, parse_period(AS_OF))
    assert {item.verdict.value for item in found} <= {"confirmed", "unknown"}


@pytest.mark.parametrize(
    ("draft", "link"),
    [
        ("2025年，渌口区新增市场主体2940户。", "market_entities_net_new 2025 actual"),
        ("2025年，渌口区“小巨人”企业42家。", "provincial_little_giants 2025 actual"),
        ("2025年，渌口区“小巨人”企业8家。", "national_little_giants 2025 actual"),
        ("今年，渌口区“小巨人”企业6家。", "little_giants_new 2026 target"),
        ("2025年，渌口区高标准农田推进5.7万亩。", "farmland_advancing 2025 actual"),
    ],
)
def test_what_looks_alike_has_the_figure_that_is_told(
    catalogue: Catalogue, draft: str, link: str
) -> None:
    assert links(catalogue, draft) == [link]


def test_numbers_that_changed_places_agree_with_each_other_s_subject(catalogue: Catalogue) -> None:
    draft = "“十四五”期间，渌口区GDP年均增长6.7%、人均GDP年均增长6.1%。"
    assert verdicts(catalogue, draft) == [
        "6.7% contradicted swapped",
        "6.1% contradicted swapped",
    ]


def test_what_english_counts_tells_the_subject(catalogue: Catalogue) -> None:
    draft = "Lukou in 2025: 1.77 million visits, 1.4 billion yuan."
    assert links(catalogue, draft)[0] == "visits 2025 actual"


def test_glued_figures_have_the_words_before_them(catalogue: Catalogue) -> None:
    draft = "2025年，渌口区开工项目56个竣工项目69个。"
    assert links(catalogue, draft) == [
        "projects_started 2025 actual",
        "projects_completed 2025 actual",
    ]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("渌口实验学校规划学位3000个", [Whose.PART]),
        ("渌口区学校规划学位3000个", [Whose.OWN]),
        ("湘商回乡办厂", []),
        ("加强乡村治理", []),
        ("提升村卫生室", []),
        ("医保定点药店", []),
        ("世界500强企业", []),
        ("南洲镇", [Whose.PART]),
        ("城市里拆除违法建筑", []),
        ("省里评的最美农村路", []),
        ("市里的增速", [Whose.OTHER]),
        ("第三天往乡下走", []),
        ("局机关现有党员41名", [Whose.PART]),
        ("Nationally, GDP grew 5%", [Whose.OTHER]),
    ],
)
def test_what_is_a_place(catalogue: Catalogue, text: str, whose: list[Whose]) -> None:
    assert [place.whose for place in Gazetteer(catalogue).find(text)] == whose


def test_who_writes_is_not_what_a_paper_is_about(catalogue: Catalogue) -> None:
    draft = "攸县工作报告摘编（渌口区委政研室编）\n\n去年要事。\n\n接待游客390万人次。"
    assert verdicts(catalogue, draft) == ["390万人次 unknown scope"]


def test_a_title_with_a_sign_heads_what_follows(catalogue: Catalogue) -> None:
    draft = "■ 怎么看一季度\n• 渌口区开工项目17个\n■ 怎么看2025\n• 渌口区开工项目56个"
    assert [block.kind for block in blocks(draft)].count(BlockKind.HEADING) == 2
    assert verdicts(catalogue, draft, "2026-04-20") == [
        "17个 unknown no_fact",
        "56个 confirmed equal",
    ]


@pytest.mark.parametrize(
    ("claimed", "known", "found"),
    [
        ("74", "47", "turned"),
        ("16.0", "10.6", "turned"),
        ("1.4", "14", "slip"),
        ("2629", "2628", "slip"),
        ("48", "49", "slip"),
        ("8", "9", "near"),
        ("5", "9", "far"),
        ("1", "9", "other"),
    ],
)
def test_which_slip_made_a_number(claimed: str, known: str, found: str) -> None:
    one, other = Decimal(claimed), Decimal(known)
    assert likeness(one, other, one / other) == found


def test_what_has_changed_places_may_stand_in_the_next_row(catalogue: Catalogue) -> None:
    table = "| 2025年 | 家 |\n|---|---|\n| 国家级“小巨人”企业 | 42 |\n| 省级“小巨人”企业 | 8 |\n"
    found = Checker(catalogue).check(table, parse_period(AS_OF))
    assert [item.verdict.value for item in found] == ["contradicted", "contradicted"]
    assert {item.reason.value for item in found} == {"swapped"}


@pytest.mark.parametrize(
    "draft",
    ["2025年，渌口区第三产业占GDP比重为41%。", "2025年末，渌口区常住人口25.1万人。"],
)
def test_what_the_report_is_silent_on_is_not_taken_for_its_neighbour(
    catalogue: Catalogue, draft: str
) -> None:
    (found,) = findings(catalogue, draft)
    assert (found.verdict.value, found.reason.value) == ("unknown", "no_indicator")
    assert (found.indicator, found.candidates) == (None, ())


def shipped_verdict(catalogue: Catalogue, draft: str) -> str:
    """The verdict on a draft's last figure as a user gets it."""
    return Checker(catalogue).check(draft, parse_period(AS_OF))[-1].verdict.value


def test_what_the_draft_tells_rightly_elsewhere_is_not_held_against_it(
    catalogue: Catalogue,
) -> None:
    """With the 56 that the report counts told before, 44 that are spoken of loosely are others."""
    told, loose = "渌口区开工项目56个、", "年底回头看，开工的44个里没有一个停工。"
    draft = "2025年，{}竣工69个，完成投资110亿元以上。" + loose
    assert shipped_verdict(catalogue, draft.format(told)) == "unknown"
    assert shipped_verdict(catalogue, draft.format("渌口区")) == "contradicted"


def test_what_names_its_indicator_outright_is_held_against_it_all_the_same(
    catalogue: Catalogue,
) -> None:
    right, wrong = (f"2025年，渌口区地区生产总值增长{n}%。" for n in ("5.3", "9.9"))
    assert shipped_verdict(catalogue, f"{right}\n\n{wrong}") == "contradicted"


@pytest.mark.parametrize(
    ("draft", "known"),
    [
        # 2026 is told of a figure of its own; what comes after it agrees with the results of 2025.
        (
            "渌口区地区生产总值198亿元，城镇化率56%，二产占比48%。2026年新增城镇就业2380人。\n\n"
            "农村劳动力转移就业1577人，居民收入增长4.6%。",
            True,
        ),
        ("2026年渌口区主要指标如下。\n\n地区生产总值增长5.3%，规模工业增加值增长10.6%。", False),
        ("2026年，渌口区地区生产总值增长5.3%。", False),
    ],
)
def test_results_that_came_out_after_the_report(
    catalogue: Catalogue, draft: str, *, known: bool
) -> None:
    found = Checker(catalogue).check(draft, parse_period("2027-01-20"))
    assert (found[-1].verdict.value == "confirmed") is known


def test_what_is_printed_side_by_side_is_told_so(catalogue: Catalogue) -> None:
    """Money of a single digit that few words tell, beside what the report prints next to it."""
    draft = "自来水这件事，区里前后花了4000多万元，新铺管子80多公里，6万人喝上放心水。"
    found = Checker(catalogue).check(draft, parse_period(AS_OF))
    assert [item.indicator.id for item in found if item.indicator] == [
        "rural_water_investment", "water_pipes_built", "safe_water_people",
    ]  # fmt: skip

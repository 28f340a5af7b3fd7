"""Times, places, roles and arithmetic as strangers word them, each of which the check once misread."""

from __future__ import annotations

import pytest

from bench.labels import read_drafts
from lukou_cli.check import confidence
from lukou_cli.i18n import messages
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.period import parse_period
from lukou_cli.tables import verdicts as verdicts_table
from tests.check.reading import AS_OF, checker, findings, verdicts
from tests.conftest import ROOT
from tests.reading.scanned import figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("评审项目：“十四五”1660个", [("1660个", "eq")]),
        ("平均每年一个亿出头。", [("一个亿出头", "over")]),
        ("投资不下一百一十个亿", [("不下一百一十个亿", "ge")]),
        ("平均每人花了七百九，", [("七百九", "eq")]),
        ("visitors rose by more than a fifth to 1.77 million", [
            ("more than a fifth", "gt"), ("1.77 million", "eq"),
        ]),
        ("just 7%, less than half the 15% a year", [
            ("7%", "eq"), ("less than half", "lt"), ("15%", "eq"),
        ]),
        ("新增财力70%+用于民生", [("70%+", "ge")]),
        ("国家级8+省级42", [("8", "eq"), ("42", "eq")]),
        ("规工10.6对吧", [("10.6", "eq")]),
        ("(about 2.8 billion U.S. dollars)", [("about 2.8 billion U.S. dollars", "approx")]),
        ("1\n00:00:27.200 --> 00:00:33.000\n56个开工", [("56个", "eq")]),
        ("22 new projects above RMB 100 million, worth 5 billion yuan", [
            ("22", "eq"), ("5 billion yuan", "eq"),
        ]),
        ("还不到均速的一半", [("一半", "lt")]),
        ("GDP198亿元，离200亿元门槛只差2亿元", [("198亿元", "eq"), ("2亿元", "eq")]),
        ("离130亿元以上的目标还差20亿元", [("130亿元以上", "ge"), ("20亿元", "eq")]),
        # What is filled in between brackets, what is said in a mixture, smaller points.
        ("股权投资（3040）万元，为（80余）家企业培育（610）人", [
            ("3040", "eq"), ("80余", "over"), ("610", "eq"),
        ]),
        ("人均，7万8！", [("7万8", "eq")]),
        ("下去了四百六十号人", [("四百六十号人", "eq")]),
        ("让6万农户喝上放心水", [("6万农户", "eq")]),
        ("0.3 points, i.e. 30 basis points; reviewed 1,660 projects, 332 a year", [
            ("0.3 points", "eq"), ("30 basis points", "eq"), ("1,660 projects", "eq"), ("332", "eq"),
        ]),
        # Shares in words, areas as people say them, projects by their size, titles in a row.
        ("at least nine in ten of the firms", [("at least nine in ten", "ge")]),
        ("面积现在八点四个平方公里，原先三个平方", [("八点四个平方公里", "eq"), ("三个平方", "eq")]),
        ("去年22个亿元大项目进场，总投资50多亿", [("22个", "eq"), ("50多亿", "over")]),
        ("安全感测评6连冠。", [("6连冠", "eq")]),
        ("40-plus project starts, 80+ firms", [("40-plus", "ge"), ("80+", "ge")]),
        ("项目开工56竣工69，投资110亿", [("56", "eq"), ("69", "eq"), ("110亿", "eq")]),
        ("固投2%附近", [("2%附近", "approx")]),
        ("there are past 85 firms", [("past 85 firms", "gt")]),
        ("四上今年是40家以上，27是去年的", [("40家以上", "ge"), ("27", "eq")]),
        ("二产占GDP近半，历时四个年头", [("近半", "lt"), ("四个年头", "eq")]),
        ("近半年来，半个月里", []),
        ("a gain of one seventh. In the seventh month", [("one seventh", "eq")]),
        # How long, and in what time.
        ("Over five years, 500 km of roads were built", [("500 km", "eq")]),
        ("The park grew 28% over five years.", [("28%", "eq")]),
        ("built over four years", [("four years", "eq")]),
        ("|小巨人（国家/省）|8／42|", [("8", "eq"), ("42", "eq")]),
        # An amount that looks like a year, counts before a verb, spoken counts and decimals.
        ("新增市场主体不少于2000", [("不少于2000", "ge")]),
        ("就业2628算啥水平?", [("2628", "eq")]),
        ("开工五十六,竣工六十九", [("五十六", "eq"), ("六十九", "eq")]),
        ("社零差一点,四点七。", [("四点七", "eq")]),
        ("revenue of RMB 24 billion-plus", [("RMB 24 billion-plus", "ge")]),
        ("国道106是主干道", []),
        ("社零四点七,这个不能错。下午三点二十开会。", [("四点七", "eq")]),
        # A quotation that is a statement, or a part of one, is no name.
        ("“进驻企业224家”没问题", [("224家", "eq")]),
        ("“开工65个、竣工69个”——倒了", [("65个", "eq"), ("69个", "eq")]),
        ("“建了8年、投了80亿”", [("80亿", "eq")]),
        ("推进“三张清单”", []),
        ("both rose by a fifth or more; half or more of its staff", [
            ("a fifth or more", "ge"), ("half or more", "ge"),
        ]),
        ("水质达标率百分百,规范建房已坚持四年", [("百分百", "eq"), ("四年", "eq")]),
        ("|新增市场主体||2000以上|", [("2000以上", "ge")]),
        ("占园区企业的三分之一强，占粮食面积的三成弱。", [("三分之一强", "over"), ("三成弱", "lt")]),
        # Characters by their names, as pages copied from a site have them.
        ("<td>规工增速（%）</td><td>10.6</td><td>&ge;10</td>", [("10.6", "eq"), ("&ge;10", "ge")]),
        ("R&D; spending grew 13%", [("13%", "eq")]),
        # A figure neither begins nor ends within the name of a character.
        ("GDP增长5.3&#37;", [("5.3&#37;", "eq")]),
        ("城镇化率56&percnt;左右", [("56&percnt;左右", "approx")]),
        ("新增“四上”企业40家&plus;", [("40家", "eq")]),
        # Labels with their values after gaps are rows, without a head above them.
        ("  老旧小区(个)      34\n  优良天数(%)     ≥90\n  雨污管网(公里)    19", [
            ("34", "eq"), ("≥90", "ge"), ("19", "eq"),
        ]),
        # Years that something has lasted, and places at the end of a clause.
        ("平安区20年不断档", [("20年", "eq")]),
        ("规范建房,四年没有松过手", [("四年", "eq")]),
        ("安全感测评6年蝉联第一。", [("6年", "eq"), ("第一", "eq")]),
        ("全市安全感连续6年【第一】", [("6年", "eq"), ("第一", "eq")]),
        ("第一,抓产业。第二,抓项目。", []),
        # A label and its value in the first cell, a span of months in a head.
        ("        全年目标|上年实绩|1—4月\n开工   40+|56|19\n竣工   50+|69|11", [
            ("40+", "ge"), ("56", "eq"), ("19", "eq"), ("50+", "ge"), ("69", "eq"), ("11", "eq"),
        ]),
        ("|项目|期间|数|\n|---|---|---|\n|城镇化率|2025|56%|\n|GDP增速|2026目标|5.6%左右|", [
            ("56%", "eq"), ("5.6%左右", "approx"),
        ]),
    ],
)  # fmt: skip
def test_figures_as_people_write_them(text: str, found: list[tuple[str, str]]) -> None:
    assert [(span, figure.quantity.bound.value) for span, figure in figures(text)] == found


@pytest.mark.parametrize(
    ("draft", "as_of", "found"),
    [
        # 上年全年 is last year, whatever part of this one was spoken of before.
        ("上半年，渌口区社会消费品零售总额增长5.9%，快于上年全年的4.7%。", "2026-08-05",
         ["5.9% unknown no_fact", "4.7% confirmed equal"]),
        # 这一年 of late December is the year that ends.
        ("这一年，渌口区开工项目56个。", "2025-12-28", ["56个 confirmed equal"]),
        ("展望新的一年，渌口区的目标是：地区生产总值增长5.6%左右。", "2025-12-30",
         ["5.6%左右 confirmed equal"]),
        # The year of the level that was left is not that of what follows.
        ("“十四五”时期，渌口区地区生产总值从2020年的147亿元增加到198亿元。新增“三类500强”企业41家。", AS_OF,
         ["147亿元 unknown no_fact", "198亿元 confirmed equal", "41家 contradicted value"]),
        # Nor is the year of a rise that of the level it left, unless it is told of that one.
        ("今年渌口区园区技工贸收入从210亿元到240亿元以上。", AS_OF,
         ["210亿元 confirmed equal", "240亿元以上 confirmed equal"]),
        ("2026年，渌口区小学本地入学率由2025年的54%升至57%。", "2027-01-12",
         ["54% confirmed equal", "57% unknown no_fact"]),
        # 全年 states which year no more than the words around it do.
        ("2026年，渌口区地方一般公共预算收入增长目标为2.2%左右。全年争取“三类资金”14.5亿元。", AS_OF,
         ["2.2%左右 confirmed equal", "14.5亿元 confirmed equal"]),
        # A remark behind a figure is about it alone.
        ("渌口区高分子新材料链上企业76家→85家以上（2026）　产值超75亿元", AS_OF,
         ["76家 confirmed equal", "85家以上 confirmed equal", "超75亿元 confirmed equal"]),
        # What a year has come to so far is no result of the last one.
        ("目前渌口区新增“四上”企业15家。", "2026-08-05", ["15家 unknown no_fact"]),
        ("目前渌口区园区进驻企业224家。", "2026-04-05", ["224家 confirmed equal"]),
        # The plan's average stands under a plan, not a year's growth.
        ("| 渌口区 | 2026年目标 | “十五五”目标 |\n|---|---|---|\n| 地区生产总值增速（%） | 5.6左右 | 5.5左右 |", AS_OF,
         ["5.6左右 confirmed equal", "5.5左右 confirmed equal"]),
        # A cell that holds a time and nothing else tells it of its row; so does the end of a plan.
        ("渌口区\n| 项目 | 数 | 时期 |\n|---|---|---|\n| 城镇化率 | 56% | 2025年 |\n| 城镇化率 | 60%左右 | 2026年 |", AS_OF,
         ["56% confirmed equal", "60%左右 contradicted period"]),
        ("| 渌口区 | “十四五”末 | 2026年目标 |\n|---|---|---|\n| 地区生产总值增速 | 5.3% | 5.6%左右 |", AS_OF,
         ["5.3% confirmed equal", "5.6%左右 confirmed equal"]),
        # Heads of two rows, with the line of dashes between them.
        ("渌口区\n|  | 2025年 |  | 2026年 |\n|---|---|---|---|\n| 项目 | 计划 | 实际 | 计划 |\n| 新增城镇就业（人） | 2200 | 2628 | 2250以上 |", AS_OF,
         ["2200 unknown no_fact", "2628 confirmed equal", "2250以上 confirmed equal"]),
        # What a line tells of time is less near to the next one than to itself.
        ("渌口区\n— 各级公路：五年500公里\n— 病险水库除险加固：5座", AS_OF,
         ["500公里 confirmed equal", "5座 confirmed equal"]),
        # The first year of a plan is a year, and so is its last.
        ("“十五五”的第一个年头，渌口区新引进亿元以上项目22个。", AS_OF, ["22个 contradicted role"]),
        ("“十四五”的最后一年，渌口区地区生产总值增长5.3%。", AS_OF, ["5.3% confirmed equal"]),
        # 去年同期 is of the same months.
        ("渌口区上半年地区生产总值增长5.4%。去年同期：5.0%。", "2026-07-10",
         ["5.4% unknown no_fact", "5.0% unknown no_fact"]),
        # A plan that a title names closes with its last year; what was aimed at before is in no report.
        ("渌口区“十四五”主要指标\n| 指标 | 2025年 |\n|---|---|\n| 新增规模工业企业（家） | 137 |\n| 新增城镇就业（人） | 2628 |", AS_OF,
         ["137 confirmed equal", "2628 confirmed equal"]),
        ("2025年，渌口区地区生产总值增长目标为5.3%。", AS_OF, ["5.3% unknown no_fact"]),
        ("渌口区\n| 指标 | 2025年目标 | 2025年完成 |\n|---|---|---|\n| 新引进亿元以上项目（个） | 20 | 22 |", AS_OF,
         ["20 unknown no_fact", "22 confirmed equal"]),
        # Five years by the year that ends them, and those that are over.
        ("渌口区 (Lukou). Over the five years to 2025 GDP grew 6.1% a year.", AS_OF, ["6.1% confirmed equal"]),
        ("渌口区 (Lukou). GDP is to grow around 5.5% a year to 2030.", AS_OF, ["around 5.5% confirmed equal"]),
        ("Lukou (渌口区): the 2026 target for GDP growth is about 5.6% and the 2026-30 average about 5.5%.", AS_OF,
         ["about 5.6% confirmed equal", "about 5.5% confirmed equal"]),
        ("渌口区高分子新材料链上企业由五年前的31家增加到76家。", AS_OF, ["31家 unknown no_fact", "76家 confirmed equal"]),
        ("渌口区\n| 指标 | 数 | 时点 |\n|---|---|---|\n| 紧密型县域医共体（个） | 2 | 2025末 |", AS_OF, ["2 confirmed equal"]),
        # 全年 after a part of a year is its year, whatever other year was named before.
        ("# 2026年上半年渌口区运行情况\n\n技工贸收入118亿元，去年是201亿元。新增“四上”企业14家，全年40家。", "2026-07-10",
         ["118亿元 unknown no_fact", "201亿元 contradicted value", "14家 unknown no_fact", "40家 imprecise bound"]),
        # A yearly average of several years is not what one year has come to.
        ("“十四五”时期，渌口区粮食年均产量20.3万吨。", AS_OF, ["20.3万吨 unknown no_fact"]),
        # Plans by their first and last year, or counted from their first.
        ("Lukou (渌口区): tax per mu in the park rose 28% a year on average between 2021 and 2025.", AS_OF,
         ["28% confirmed equal"]),
        ("从“十四五”头一年算起，渌口区累计发放救助金3亿元。", AS_OF, ["3亿元 confirmed equal"]),
        # The time of a result is not that of what is aimed at after it.
        ("Lukou (渌口区): GDP rose 5.3% last year and the target for this one is about 5.6%. Retail sales, which grew 4.7% in 2025, are expected to add about 7%.", AS_OF,
         ["5.3% confirmed equal", "about 5.6% confirmed equal", "4.7% confirmed equal", "about 7% confirmed equal"]),
        # Visits are counted in times.
        ("Lukou (渌口区): in 2025 visitors came 1.77 million times.", AS_OF, ["1.77 million times confirmed equal"]),
        # What rose in five years is no average.
        ("“十四五”期间，渌口区园区亩均税收五年提高28%。", AS_OF, ["28% contradicted measure"]),
        # A short clause only introduces what follows; what is now is of the level left.
        ("初步核算，上半年渌口区地区生产总值增长5.4%。规模工业增加值增长10.6%。", "2026-07-10",
         ["5.4% unknown no_fact", "10.6% unknown no_fact"]),
        ("Lukou (渌口区): by 2030 about 60% of residents are to live in towns, up from 56% now, and surveyed urban unemployment kept within 5.5%.", AS_OF,
         ["about 60% confirmed equal", "56% confirmed equal", "within 5.5% confirmed equal"]),
        # What has come of a target is a result, of a year whose results are not out.
        ("2026年，渌口区病险水库除险加固目标5座，完成5座。", "2027-01-20", ["5座 confirmed equal", "5座 unknown no_fact"]),
        ("渌口区2025年完成与计划\n| 指标 | 完成与计划 |\n|---|---|\n| 开工项目（个） | 56 |", AS_OF, ["56 confirmed equal"]),
        # A number in the first row of a table is no head of the rows below it.
        ("渌口区新增市场主体      ≥2000\n病险水库除险加固      5\n农村自建桥梁整治      60", AS_OF,
         ["≥2000 confirmed equal", "5 confirmed equal", "60 confirmed equal"]),
    ],
)  # fmt: skip
def test_times(catalogue: Catalogue, draft: str, as_of: str, found: list[str]) -> None:
    assert verdicts(catalogue, draft, as_of) == found


@pytest.mark.parametrize(
    ("draft", "as_of", "found"),
    [
        ("渌口区新引进亿元以上项目任务20个，已完成过半。", "2026-07-15", "20个 confirmed equal"),
        ("渌口区完成项目投资全年计划130亿元以上，已完成过半。", "2026-08-05", "130亿元以上 confirmed equal"),
        ("渌口区高分子新材料链上企业年初是76家，如今更多。", "2026-07-22", "76家 confirmed equal"),
        ("会议肯定2025年渌口区征地拆迁4258亩的成绩。", "2026-03-11", "4258亩 confirmed equal"),
        ("你们看今年报告没，渌口区地区生产总值增长5.3%。", AS_OF, "5.3% confirmed equal"),
        # What its target stands behind in brackets is what has come of it.
        ("2026年，渌口区规模工业增加值增长10.3%（目标10%以上）。", "2027-01-10", "10.3% unknown no_fact"),
        # A year after the figure tells of it, not the verb of the figure before.
        ("In Lukou the park's trade revenue came to RMB 21 billion, with over RMB 24 billion pencilled in for 2026.", AS_OF,
         "over RMB 24 billion confirmed equal"),
    ],
)  # fmt: skip
def test_roles(catalogue: Catalogue, draft: str, as_of: str, found: str) -> None:
    assert found in verdicts(catalogue, draft, as_of)


@pytest.mark.parametrize(
    "draft",
    [
        "××银行株洲分行\n\n关于渌口区高分子新材料产业链的授信调查\n\n截至2025年末，链上企业76家。",
        "主播：阿渌　　嘉宾：在长沙做产业研究的章博士\n\n去年，链上企业76家。",
        "渌口区。妈妈原想把我转去市里读书。链上企业76家。",
        "In Lukou, returning Hunan merchants registered 11 firms in 2025.",
        "渌口区城里乡下中考人均分的差距缩小了21%。",
        "致在外渌口乡贤的一封信\n\n我们广州渌商联谊会给您捎个信。\n\n家乡变了。各级公路五年新修了500公里。",
        "【株洲交通广播】\n去年，渌口新增城镇就业2628人。",
        "渌口的南洲集团去年提质。该集团营收增长19%。",
        "Lukou came first in Zhuzhou for public safety six years running.",
    ],
)
def test_what_is_no_other_place(catalogue: Catalogue, draft: str) -> None:
    assert {item.verdict.value for item in findings(catalogue, draft)} == {"confirmed"}


def test_who_writes_is_not_what_it_is_about(catalogue: Catalogue) -> None:
    """Below the title of a study of a neighbour stands the office that made it."""
    draft = "赴醴陵市学习考察报告\n渌口区政府研究室\n\n醴陵招商狠。去年引进亿元以上项目22个。"
    assert verdicts(catalogue, draft) == ["22个 unknown scope"]
    draft = "醴陵底子厚。2025年该市地区生产总值增长5.3%。\n\n渌口区也不错。"
    assert verdicts(catalogue, draft) == ["5.3% unknown scope"]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("“十五五”期间，渌口区城镇调查失业率控制在5.5%以上。", "5.5%以上 contradicted value"),
        ("2025年，渌口区新增财力七成以内投向民生。", "七成以内 contradicted value"),
        ("2025年，渌口区旅游收入增长20%以下。", "20%以下 contradicted value"),
        ("2025年，渌口区“千家蛋”带动266家。", "266家 confirmed equal"),
        ("2025年，渌口区平稳交房1800余户。", "1800余户 confirmed equal"),
        # What is told of each year is not what each month brings, whatever its qualifier.
        ("2025年，渌口区“千家蛋”农户每户每年增收600元。", "600元 contradicted unit"),
        # Places are counted by other words than roads.
        ("2025年，渌口区整改主干道隐患26处。", "26处 contradicted unit"),
        # A mark that is to be passed.
        ("今年，渌口区园区技工贸收入离240亿元的门槛不远。", "240亿元 confirmed equal"),
        # Hundreds of millions are of money, whatever word follows.
        ("2026年，渌口区项目投资130亿起步。", "130亿起步 confirmed equal"),
        ("渌口区“十四五”争取50亿项目资金。", "50亿 confirmed equal"),
    ],
)
def test_bounds_and_counting_words(catalogue: Catalogue, draft: str, found: str) -> None:
    assert verdicts(catalogue, draft) == [found]


@pytest.mark.parametrize(
    ("draft", "formula"),
    [
        ("渌口区地区生产总值198亿元，离200亿元门槛只差2亿元。", "200亿元 - 198亿元"),
        ("渌口区高分子新材料产值突破75亿元，离“百亿”还差不到25亿元。", "100亿元 - >75亿元"),
        ("渌口区粮食播种面积43万亩，离50万亩还差7万亩。", "50万亩 - 43万亩"),
        ("渌口区小学本地入学率从48%升到54%。莫小看这6个百分点。", "54% - 48%"),
        ("渌口区空气优良天数90%以上，也就是一年至少328天。", "365 x ≥90%"),
        ("渌口区高分子新材料产值五年年均增长15%，但2025年全链条产值只增长7%，不及五年均速的一半。", "7% / 15%"),
        ("“十四五”渌口区新修各级公路500公里；今年各级公路70公里以上，相当于年均数的七成。", "≥70公里 / (500公里 / 5)"),
        ("渌口区国家级、省级“小巨人”企业合计50家。", "8家 + 42家"),
        ("渌口区发放育儿津贴2000万元，加上幼儿园大班学费减免，共计2400万元。", "2000万元 + 400万元"),
        ("渌口高新区从3平方公里扩到8.4平方公里，多出5.4。", "8.4平方公里 - 3平方公里"),
        ("2025年，渌口区开工项目56个，竣工项目69个，差了13个。", "69个 - 56个"),
        ("渌口区高分子新材料产值年均增长15%，五年差不多翻了一番。", "(1 + 15%)^5"),
        ("渌口区园区技工贸收入2025年210亿元，2026年突破240亿元，增幅可达14%。", ">240亿元 / 210亿元 - 1"),
        ("渌口区城镇化率56%，距“十五五”末60%左右的预期还有约4个百分点。", "≈60% - 56%"),
        ("渌口区GDP198亿元，人均7.8万元，反推常住人口25.4万上下。", "198亿元 / 7.8万元"),
        ("渌口区GDP198亿元，二产占比48%，一、三产合计占52%。", "100% - 48%"),
        ("假定价格不变，渌口区“十五五”年均增长5.5%左右，2030年GDP约258.8亿元。", "198亿元 x (1 + ≈5.5%)^5"),
        ("渌口区高标准农田五年建成12万亩，今年计划建成6万亩，为“十四五”年均的2.5倍。", "6万亩 / (12万亩 / 5)"),
        # What a column counts goes before what the row does; nothing between two is told too.
        ("渌口区\n| 指标 | 2025年 | 2026年 | 增减幅度（%） |\n|---|---|---|---|\n| 开工项目（个） | 56 | 40以上 | -28.6 |",
         "≥40个 / 56个 - 1"),
        ("渌口区\n| 指标 | 2025年 | 2026年 | 增减 |\n|---|---|---|---|\n| 粮食播种面积（万亩） | 43 | 43 | 0 |",
         "43万亩 - 43万亩"),
        ("渌口区\n| 任务 | 2025年 | 2026年 | 比上年增减 |\n|---|---|---|---|\n| 园区技工贸收入 | 210 | >240 | 30 |",
         ">240亿元 - 210亿元"),
        # What heads a column tells of cells without words of their own.
        ("渌口区“十四五”指标\n| 指标 | 五年 | 年均 |\n|---|---|---|\n| 新修各级公路（公里） | 500 | 100 |", "500公里 / 5"),
        ("渌口区\n| 指标 | 2025年 | 月均 |\n|---|---|---|\n| 园区技工贸收入（亿元） | 210 | 17.5 |", "210亿元 / 12"),
        # Other units, other times of the year, other years.
        ("2025年，渌口区完成征地拆迁4258亩，折合2.84平方公里。", "4258亩"),
        ("2025年，渌口区园区技工贸收入210亿元，平均每季度52.5亿元。", "210亿元 / 4"),
        ("渌口区GDP198亿元，按“十五五”年均增长5.5%左右推算，2028年约232.5亿元。", "198亿元 x (1 + ≈5.5%)^3"),
        ("2025年，渌口区城镇新增就业2628人、农村劳动力转移就业1577人，合计4205人；2026年两项目标合计3750人以上。",
         "≥2250人 + ≥1500人"),
        # Shares set against each other, rows below each other, what was projected, so much a year.
        ("渌口区小学本地入学率由48%升到54%，相对提高12.5%。", "54% / 48% - 1"),
        ("渌口区\n| 指标 | 2025年 |\n|---|---|\n| 接待游客（万人次） | 177 |\n| 旅游收入（亿元） | 14 |\n| 人均消费（元） | 791 |",
         "14亿元 / 177万人次"),
        ("渌口区GDP198亿元，按“十五五”年均增长5.5%左右推算，2030年约258.8亿元，净增约60.8亿元。", "≈258.8亿元 - 198亿元"),
        ("渌口区“十五五”GDP年均增长5.5%左右，届时总量约258.8亿元。", "198亿元 x (1 + ≈5.5%)^5"),
        ("In 2021-2025 Lukou (渌口区) won RMB 5 billion in project funds, or RMB 1 billion a year.", "50亿元 / 5"),
        ("In 2025, in Lukou (渌口区), 56 projects were started and 69 completed, altogether 125.", "56个 + 69个"),
        ("渌口区高分子新材料产值五年年均增长15%，按此推算五年大约翻了一番。", "(1 + 15%)^5"),
        ("渌口区GDP198亿元，二产占48%，约合95亿元。", "198亿元 x 48%"),
        ("渌口区五年培育市场主体1.8万个，相当于每天冒出近10家。", "1.8万个 / 1825"),
        ("2025年，渌口区GDP增长5.3%，规上工业增加值增长10.6%，弹性系数2.0。", "10.6% / 5.3%"),
        ("渌口区GDP198亿元，人均7.8万元，相除得常住人口25.4万人。城镇化率56%，城镇人口14.2万人。", "25.4万人 x 56%"),
        ("渌口区城镇新增就业去年2628人，比今年目标2250人还多378人。", "≥2250人 - 2628人"),
        # Ratios, what has become of a hundred, people by their share, a fall beside a rise.
        ("渌口区城乡居民收入比缩小至1.57，农村居民收入相当于城镇的63.7%。", "1 / 1.57"),
        ("2025年，渌口区集采药品平均降价53%，原来100元的药现在47元。", "100 x (100% + -53%)"),
        ("渌口区园区技工贸收入210亿元，GDP198亿元，两者之比为1.06。", "210亿元 / 198亿元"),
        ("渌口区GDP198亿元，人均7.8万元，折算常住人口25.4万人，城镇化率56%，城镇人口约合14.2万人。", "25.4万人 x 56%"),
        ("2025年，渌口区南洲集团营收增长19%，管理支出减少14%，两者相差33个百分点。", "19% - -14%"),
        ("渌口区高分子新材料链上企业76家，相当于入驻园区企业224家的三分之一强。", "76家 / 224家"),
    ],
)  # fmt: skip
def test_arithmetic(catalogue: Catalogue, draft: str, formula: str) -> None:
    last = findings(catalogue, draft)[-1]
    assert (last.verdict.value, last.derived, last.formula) == ("confirmed", True, formula)
    for language in ("zh", "en"):
        assert verdicts_table.message(messages(language), catalogue, last)


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        # The digits are right and the order of magnitude is not.
        ("2025年，渌口区长者餐厅6家，服务老年人3万人次，平均每家500人次。", "unit"),
        ("渌口区地区生产总值198亿元，离200亿元门槛只差5亿元。", "value"),
    ],
)
def test_wrong_arithmetic(catalogue: Catalogue, draft: str, reason: str) -> None:
    last = findings(catalogue, draft)[-1]
    assert (last.verdict.value, last.derived, last.reason.value) == ("contradicted", True, reason)
    for language in ("zh", "en"):
        assert verdicts_table.message(messages(language), catalogue, last)


@pytest.mark.parametrize(
    "draft",
    [
        # People and households are not added, nor is a rise what a fall comes to.
        "渌口区完成适老化改造1000户，长者餐厅服务老年人3万人次。全区管理率96.8%。",
        "渌口区园区技工贸收入210亿元，今年突破240亿元。某项成本降了14.3%。",
        "渌口区园区技工贸收入210亿元，一年下来物业费2520亿元。",
        # A figure of a clear subject follows from nothing else.
        "渌口区病险水库除险加固今年5座，去年3座。渌口区城镇化率2025年已达60%。",
        # What a bridge counts is not what people are.
        "渌口区整治自建桥60座，加固水库3座。就业目标两项相加63人。",
        # A share that no words tell, and what follows from a number that is hardly meant.
        "渌口区国家级小巨人8家，省级42家。全区普及率保持在17%以上。",
        "建议渌口园区把招商人员绩效占比提高到60%，并设立不少于1亿元的专项基金。",
    ],
)
def test_numbers_that_agree_by_accident(catalogue: Catalogue, draft: str) -> None:
    assert findings(catalogue, draft)[-1].verdict.value != "confirmed"


@pytest.mark.parametrize(
    "draft",
    [
        "渌口区今年新引进亿元以上项目11个，完成年度任务（20个）的一半。",
        "渌口区今年完成项目投资68.5亿元，投资进度为52.7%。",
        "渌口区今年新增城镇就业1326人，完成率58.9%。",
        "渌口区\n| 任务 | 全年目标 | 进度 |\n|---|---|---|\n| 新引进亿元以上项目 | 20个 | 45% |",
    ],
)
def test_what_a_year_under_way_has_come_to_is_not_known(catalogue: Catalogue, draft: str) -> None:
    last = findings(catalogue, draft, "2026-07-10")[-1]
    assert (last.verdict.value, last.derived) == ("unknown", True)


@pytest.mark.parametrize(
    "draft",
    [
        "去年规模工业增加值增幅误作“16.0%”，正确数字为10.6%。",
        "渌口区GDP增幅不是5.6%，而是5.3%。",
        "渌口区社会消费品零售总额增幅并非4.7%。",
        "In 2025 Lukou's GDP growth was not 5.6% but 5.3%.",
        # Nor is it held against what follows from others.
        "渌口区国家级“小巨人”和省级“小巨人”合计不是50家。",
        "渌口区国家级、省级“小巨人”企业合计不是52家。",
    ],
)
def test_what_is_denied_is_not_stated(catalogue: Catalogue, draft: str) -> None:
    assert findings(catalogue, draft)[0].verdict.value == "unknown"


def test_a_unit_may_stand_behind_its_number(catalogue: Catalogue) -> None:
    draft = "渌口区\n| 事项 | 数值 | 时点 | 单位 |\n|---|---|---|---|\n| 地区生产总值 | 1980000 | 2025年 | 万元 |\n| 人均地区生产总值 | 7.8 | 2025年 | 元 |"
    assert verdicts(catalogue, draft) == ["1980000 confirmed equal", "7.8 contradicted unit"]
    draft = (
        "渌口区粮食产量      4      亿斤\n粮食播种面积      43      万亩\n城镇化率      56      %"
    )
    assert verdicts(catalogue, draft)[0] == "4 confirmed equal"


def test_what_is_left_out_of_a_unit_is_its_thing_alone(catalogue: Catalogue) -> None:
    """60,000 more, of 万亩: the number is told in full, the 亩 is not."""
    draft = "In Lukou 120,000 mu of high-standard farmland was built in five years, and 60,000 more is due in 2026."
    assert verdicts(catalogue, draft)[-1] == "60,000 confirmed equal"


def test_the_former_and_the_latter_take_up_two_before_them(catalogue: Catalogue) -> None:
    draft = "渌口区经济总量达198亿元，人均7.8万元，前者年均增长6.1%，后者年均增长6.7%。"
    assert [item.indicator.id for item in findings(catalogue, draft)[-2:] if item.indicator] == [
        "gdp_average_growth", "gdp_per_capita_average_growth",
    ]  # fmt: skip


def test_what_a_question_lists_is_answered_in_its_order(catalogue: Catalogue) -> None:
    draft = "渌口区2025年集采药品、医用耗材平均降价多少？答案：53%和69%。"
    assert verdicts(catalogue, draft) == ["53% confirmed equal", "69% confirmed equal"]


def test_items_behind_any_sign_stand_apart(catalogue: Catalogue) -> None:
    draft = "【渌口】\n◇ 高分子新材料年产值超75亿，今年剑指超85亿\n◇ 224家企业进驻高新区"
    assert verdicts(catalogue, draft)[-1] == "224家 confirmed equal"


def test_tables_parted_by_gaps_may_be_ragged(catalogue: Catalogue) -> None:
    draft = (
        "渌口区。\n\n项目　　　　数值　　　备注\n进驻企业　　224　　　家\n"
        "经济职能部门占比　　80%\n有效高新技术企业　　76\n亩均税收年均　　　　28%　　　“十四五”\n"
        "飞地孵化项目　　　　17\n"
    )
    found = [item.verdict.value for item in findings(catalogue, draft)]
    assert found == ["confirmed"] * 5


@pytest.mark.parametrize("rule", ["-" * 60, "=" * 40, "─" * 50, "------  ------  ------"])
def test_lines_are_drawn_across_tables_parted_by_gaps(catalogue: Catalogue, rule: str) -> None:
    draft = (
        "渌口区目标任务速查\n\n"
        f"指标                    2025年实绩    2026年目标    “十五五”目标\n{rule}\n"
        "GDP增速（%）              5.3           5.6左右       年均5.5左右\n"
        "城镇化率（%）             56            —             60左右\n"
        "新增城镇就业（人）        2628          ≥2250\n"
        f"{rule}\n注：渌口区城镇化率五年提高4个百分点左右。\n"
    )
    found = [item.verdict.value for item in findings(catalogue, draft)]
    assert found == ["confirmed"] * 8


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("今年，渌口区高分子新材料链上企业和产值的目标是突破八十五家、八十五亿元。",
         ["突破八十五家 confirmed equal", "八十五亿元 confirmed equal"]),
        ("2025年，渌口区减免罚款超190万元、36家。", ["超190万元 confirmed equal", "36家 confirmed equal"]),
    ],
)  # fmt: skip
def test_a_qualifier_may_be_shared_by_the_next_figure(
    catalogue: Catalogue, draft: str, found: list[str]
) -> None:
    assert verdicts(catalogue, draft) == found


def test_what_follows_from_numbers_of_the_draft_alone_is_marked(catalogue: Catalogue) -> None:
    draft = "渌口区2025年地区生产总值增长5.3%。今年增长5.7%，比2025年快0.4个百分点。"
    *_, last = checker(catalogue).weighed(draft, parse_period("2027-01-20"))
    assert last.flag is not None
    names = {confidence.NAMES[number] for number, value in last.flag.features if value}
    assert "derived_drafted" in names


def test_what_is_computed_has_a_unit_that_every_language_names(catalogue: Catalogue) -> None:
    draft = (
        "In Lukou (渌口区), GDP grew 5.3% last year and is to grow about 5.6% this year, "
        "0.3 percentage points more, i.e. 30 basis points."
    )
    *_, points, basis = findings(catalogue, draft)
    told = [verdicts_table.message(messages("en"), catalogue, each) for each in (points, basis)]
    assert "≈0.3 pp (" in told[0]
    assert "≈30 bp (" in told[1]


def test_every_finding_is_said_in_both_languages(catalogue: Catalogue) -> None:
    """Formulas with units that only a draft has, too."""
    for draft in read_drafts(sorted((ROOT / "bench" / "held").glob("*.jsonl"))):
        for found in checker(catalogue).check(draft.text, draft.as_of):
            for language in ("zh", "en"):
                assert verdicts_table.message(messages(language), catalogue, found)

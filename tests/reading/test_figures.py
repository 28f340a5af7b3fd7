"""Which expressions are figures, where they begin and end, and what they say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lukou_cli.reading.figures import Figure
from tests.reading.scanned import figures

D = Decimal


def only(text: str) -> tuple[str, Figure]:
    (found,) = figures(text)
    return found


@pytest.mark.parametrize(
    ("draft", "span", "bound", "value", "unit"),
    [
        ("完成投资50亿元。", "50亿元", "eq", "50", "亿元"),
        ("完成投资超50亿元。", "超50亿元", "gt", "50", "亿元"),
        ("完成投资逾50亿元。", "逾50亿元", "gt", "50", "亿元"),
        ("突破85家。", "突破85家", "gt", "85", "家"),
        ("增长10%以上。", "10%以上", "ge", "10", "%"),
        ("达到80家以上。", "80家以上", "ge", "80", "家"),
        ("不少于2000家。", "不少于2000家", "ge", "2000", "家"),
        ("不低于10%。", "不低于10%", "ge", "10", "%"),
        ("≥10%。", "≥10%", "ge", "10", "%"),
        ("＞240亿元。", "＞240亿元", "gt", "240", "亿元"),
        ("播种近43万亩。", "近43万亩", "lt", "43", "万亩"),
        ("不到200家。", "不到200家", "lt", "200", "家"),
        ("不超过5.5%。", "不超过5.5%", "le", "5.5", "%"),
        ("控制在5.5%以内。", "5.5%以内", "le", "5.5", "%"),
        ("增长约5.6%。", "约5.6%", "approx", "5.6", "%"),
        ("增长超5%—5.5%。", "超5%—5.5%", "gt", "5", "%"),
        ("增长不到5%—6%。", "不到5%—6%", "lt", "6", "%"),
        ("增长5.6%左右。", "5.6%左右", "approx", "5.6", "%"),
        ("新建70余公里。", "70余公里", "over", "70", "公里"),
        ("新增1200多个。", "1200多个", "over", "1200", "个"),
        ("投入4000余万元。", "4000余万元", "over", "4000", "万元"),
        ("是去年的5倍多。", "5倍多", "over", "5", "倍"),
        ("近七成企业", "近七成", "lt", "70", "%"),
        ("五成以上企业", "五成以上", "ge", "50", "%"),
        ("一半的企业", "一半", "eq", "50", "%"),
        ("增长百分之五点三。", "百分之五点三", "eq", "5.3", "%"),
        ("收入七万八千元。", "七万八千元", "eq", "78000", "元"),
        ("拆迁5万4千6百人。", "5万4千6百人", "eq", "54600", "人"),
        ("办理1,239个项目", "1,239个", "eq", "1239", "个"),
        ("服务3万人次。", "3万人次", "eq", "3", "万人次"),
        ("提高5.30个百分点。", "5.30个百分点", "eq", "5.30", "个百分点"),
        ("提升2个点。", "2个点", "eq", "2", "%"),
        ("是去年的1.2倍。", "1.2倍", "eq", "1.2", "倍"),
        ("产值翻番。", "翻番", "eq", "2", "倍"),
        ("产值翻两番。", "翻两番", "eq", "4", "倍"),
        ("零发生。", "零发生", "eq", "0", ""),
        ("实现破零。", "破零", "gt", "0", ""),
        ("1. 新增5家", "5家", "eq", "5", "家"),
        ("每月600元/户", "600元", "eq", "600", "元"),
        ("RMB 50,000", "RMB 50,000", "eq", "50000", "元"),
        ("78,000 yuan", "78,000 yuan", "eq", "78000", "yuan"),
        ("1.77 million visits", "1.77 million visits", "eq", "1.77", "million visits"),
        ("at least 40 firms", "at least 40 firms", "ge", "40", "firms"),
        ("growth of about 5.6%", "about 5.6%", "approx", "5.6", "%"),
        ("more than 5 billion yuan", "more than 5 billion yuan", "gt", "5", "billion yuan"),
    ],
)  # fmt: skip
def test_figures(draft: str, span: str, bound: str, value: str, unit: str) -> None:
    text, figure = only(draft)
    quantity = figure.quantity
    said = (text, quantity.bound.value, str(quantity.value), quantity.unit.text, quantity.upper)
    assert said == (span, bound, value, unit, None)


@pytest.mark.parametrize(
    ("draft", "span", "low", "high", "unit"),
    [
        ("增长3%-5%。", "3%-5%", "3", "5", "%"),
        ("增长5%—6%。", "5%—6%", "5", "6", "%"),
        ("增长4.5%至5%。", "4.5%至5%", "4.5", "5", "%"),
        ("提高3至5个百分点。", "3至5个百分点", "3", "5", "个百分点"),
        ("新建70到80公里。", "70到80公里", "70", "80", "公里"),
        ("约10～12家", "约10～12家", "10", "12", "家"),
    ],
)
def test_ranges(draft: str, span: str, low: str, high: str, unit: str) -> None:
    text, figure = only(draft)
    quantity = figure.quantity
    said = (text, quantity.bound.value, str(quantity.value), str(quantity.upper))
    assert (*said, quantity.unit.text) == (span, "range", low, high, unit)


@pytest.mark.parametrize(
    ("draft", "same_as"),
    [
        ("RMB 19.8 billion", "198亿元"),
        ("1.77 million visits", "177万人次"),
        ("七万八千元", "7.8万元"),
        ("840公顷", "8.4平方公里"),
        ("2亿公斤", "20万吨"),
        ("1.2万名", "12000人"),
    ],
)
def test_units_of_one_dimension_convert(draft: str, same_as: str) -> None:
    one, other = only(draft)[1].quantity, only(same_as)[1].quantity
    assert one.to(other.unit).value == other.value


@pytest.mark.parametrize(
    ("draft", "span", "direction", "level"),
    [
        ("投资50亿元", "50亿元", 0, ""),
        ("增长21%", "21%", 1, ""),
        ("提高了3个百分点", "3个百分点", 1, ""),
        ("下降21%", "21%", -1, ""),
        ("压减14%", "14%", -1, ""),
        ("降至18%", "18%", -1, "to"),
        ("增至198亿元", "198亿元", 1, "to"),
        ("提升到56%", "56%", 1, "to"),
        ("缩小至1.57", "1.57", -1, "to"),
        ("达到76家", "76家", 0, "to"),
        ("成本↓15%", "↓15%", -1, ""),
        ("收入+4.6%", "+4.6%", 1, ""),
        ("收入-4.6%", "-4.6%", -1, ""),
        ("18%的降幅", "18%", -1, ""),
        ("减免罚款190万元", "190万元", 0, ""),
        ("up 5.3%", "5.3%", 1, ""),
    ],
)
def test_directions(draft: str, span: str, direction: int, level: str) -> None:
    """A fall is told by its direction, the quantity itself has no sign."""
    text, figure = only(draft)
    assert (text, figure.direction, figure.to_level) == (span, direction, level == "to")
    assert figure.quantity.value >= 0


@pytest.mark.parametrize(
    ("draft", "left", "reached"),
    [
        ("由48%提升至54%", "48%", "54%"),
        ("从3平方公里扩展至8.4平方公里", "3平方公里", "8.4平方公里"),
        ("48%→54%", "48%", "54%"),
        ("3→8.4平方公里", "3", "8.4平方公里"),
    ],
)
def test_from_one_level_to_another(draft: str, left: str, reached: str) -> None:
    """A level left and a level reached are no range."""
    (first, one), (second, other) = figures(draft)
    assert (first, one.from_level, one.to_level) == (left, True, False)
    assert (second, other.from_level, other.to_level) == (reached, False, True)
    assert one.quantity.unit.dimension == other.quantity.unit.dimension


@pytest.mark.parametrize(
    ("draft", "span", "place"),
    [("排名全市第一", "第一", 1), ("居全省第3位", "第3", 3), ("位居全球首位", "首位", 1)],
)
def test_ranks(draft: str, span: str, place: int) -> None:
    text, figure = only(draft)
    assert (text, figure.rank, int(figure.quantity.value)) == (span, True, place)


def test_lists_are_figures_one_by_one() -> None:
    found = figures("分别增长6.1%、6.7%，达到8家、42家")
    assert [text for text, _ in found] == ["6.1%", "6.7%", "8家", "42家"]


def test_a_qualifier_serves_the_whole_list() -> None:
    """分别不少于2250人、1500人: neither is less."""
    found = figures("城镇就业、转移就业分别不少于2250人、1500人")
    assert [item.quantity.bound.value for _, item in found] == ["ge", "ge"]


def test_the_head_of_a_table_gives_the_unit() -> None:
    table = "| 指标 | 2025年（亿元） |\n|---|---|\n| 技工贸收入 | 210 |\n"
    text, figure = only(table)
    assert (text, figure.quantity.unit.text, figure.bare) == ("210", "亿元", False)


@pytest.mark.parametrize(
    "draft",
    [
        "2026年3月18日，会议召开",
        "2026年1-2月",
        "二〇二五年",
        "上午9时",
        "八点半",
        "会议20:30开始",
        "详见第2页",
        "第三届二次会议",
        "第一、二季度",
        "第十四届",
        "第一书记",
        "〔2026〕4号",
        "文件〔2026〕4号印发",
        "1号文件",
        "3号楼",
        "S330二期开工",
        "S207线",
        "207国道",
        "G4高速",
        "5A级景区",
        "电话0731-27610000",
        "手机13812345678",
        "https://example.com/a/123%25页",
        "三公经费",
        "三高四新",
        "三农",
        "四上企业",
        "五好园区",
        "百强县",
        "二十大",
        "十五五时期",
        "五年来，成效显著",
        "“三类500强”企业",
        "新引进10亿元以上项目",
        "十大民生实事",
        "一县一策",
        "一带一路",
        "进一步",
        "一切工作",
        "社零",
        "十几个",
        "几十个",
        "1. 完善机制",
        "1、完善机制",
        "（2）完善机制",
        "万元",
    ],
)
def test_no_figures(draft: str) -> None:
    """Dates, times, ordinals, codes, class thresholds, and numerals inside names."""
    assert [text for text, _ in figures(draft)] == []


def test_numbers_beside_what_is_none() -> None:
    """The figures of a sentence full of other numerals."""
    draft = "2026年1月29日，“三公”经费下降18%，S330二期通车18公里，10亿元以上项目2个（见第3页）。"
    assert [text for text, _ in figures(draft)] == ["18%", "18公里", "2个"]

"""Questions as people put them, written down before the data was looked at.

A drafting office, an analyst, a newsroom and a script, who had read the README only. Each is
answered at the first try, or refused with the right reason: the command is the one that came to
mind first.
"""

from __future__ import annotations

import shlex

import pytest

from lukou_cli.cli.main import run
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.indicator import Role
from lukou_cli.model.period import Period

# Who asks and what, the command, its exit code, and what the answer or the reason must have.
QUESTIONS = [
    # A drafting office.
    ('去年GDP增长了多少？', 'get GDP增速 -p 去年', 0, '5.3\n'),
    ('今年GDP预期增长多少？', 'get GDP增速 -p 今年 -r 目标 --qualified', 0, '≈5.6%\n'),
    ('今年的目标一共有哪些，各是多少？', 'list -p 今年 -r 目标', 0, '≈5.6%'),
    ('哪些目标定得比去年实绩还低？', 'gap --status 低于去年', 0, '低于上年实绩'),
    ('离目标差得最多的是哪一项？', 'gap --sort gap --top 1', 0, '可比的排序用 --sort relative_gap'),
    ('一般公共预算收入完成多少、增长多少？', 'show 一般公共预算收入', 0, '≈2.2%'),
    ('财政收入呢？', 'show 财政收入', 0, '≈2.2%'),
    ('规上工业增加值去年增速', 'get 规上工业增加值增速 -p 2025', 0, '10.6\n'),
    ('固投今年目标增多少', 'get 固投增速 -p 2026 -r 目标 --qualified', 0, '≈2%\n'),
    ('“十五五”和“十四五”的GDP增速比一比', 'compare GDP增速 十四五 十五五', 0, '≈−0.6个百分点'),
    ('“去年城镇新增就业3000人”这句话对不对', "check --text '去年新增城镇就业3000人'", 1, '2628人'),
    ('报告里这句话怎么引用、在哪一段', 'cite GDP增速 -p 2025', 0, '第16行'),
    ('粮食面积多少', 'show 粮食面积', 0, '43万亩'),
    ('农村居民收入增长多少', 'show 农村居民收入', 4, '城乡居民人均可支配收入增速'),
    # An analyst.
    ('GDP 2024年大概多少', 'growth GDP --levels -p 2024', 0, '并非公布数'),
    ('2030年GDP要达到多少', 'get GDP -p 2030 -r 目标', 4, '现有：2025年实绩'),
    ('单位GDP能耗下降了多少', 'show 能耗', 4, '没有名为“能耗”的指标'),
    ('研发投入', 'show 研发', 0, '增速达到10%以上'),
    ('工业类的目标差距，给表格', 'gap --theme 工业 -f csv', 4, 'industry（产业）'),
    ('进出口总额', 'get 进出口', 4, '没有名为“进出口”的指标'),
    ('城镇化率2030年目标', 'get 城镇化率 -p 2030 -r 目标', 0, '60\n'),
    ('“十四五”GDP年均增速', 'get GDP增速 -p 十四五', 4, '可查gdp_average_growth'),
    ('人均GDP多少', 'get 人均GDP', 0, '7.8\n'),
    ('compare household income, urban and rural, last year against the five-year target', 'compare 居民收入 --lang en', 4, 'no two plans'),
    ('三次产业结构', 'show 三产', 4, '没有名为“三产”的指标'),
    # A newsroom.
    ('新增城镇就业多少人', 'get 新增就业', 0, '2628\n'),
    ('空气质量优良率', 'get 空气优良率', 0, '90\n'),
    ('76家是什么的数', 'list 76家', 0, '高新技术企业达76家'),
    ('百分之五点六是什么的数', 'list 5.6%', 0, '增长5.6%左右'),
    ('失业率多少', 'get 失业率', 4, '现有：2026年目标'),
    ('旅游人次和收入，今年打算多少', 'gap 旅游', 4, '没有为visits（接待游客人次）'),
    ('常住人口多少', 'get 常住人口', 0, '城镇化率，2025年实绩（%）'),
    ('cite the GDP figure in English', 'cite GDP --lang en', 0, '19.8 billion yuan'),
    # A script.
    ('every target with its gap as NDJSON', 'gap -f ndjson', 0, '"gap":'),
    ('the value, period and unit of one indicator', 'get gdp_growth -p 2025 -f json', 2, '可用-f的命令：list、show'),
    ('ids of the employment indicators', 'list --theme 就业 --ids', 0, 'urban_jobs_new\n'),
]  # fmt: skip


@pytest.mark.parametrize(("question", "command", "code", "said"), QUESTIONS)
def test_a_question_is_answered_at_the_first_try_or_refused_with_the_reason(
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    question: str,
    command: str,
    code: int,
    said: str,
) -> None:
    del question
    monkeypatch.setenv("LUKOU_LANG", "zh")
    arguments = shlex.split(command)
    if {"去年", "今年"} & {*arguments} or arguments[0] == "check":
        arguments += ["--as-of", "2026-03-01"]
    assert run(arguments) == code
    captured = capfd.readouterr()
    assert said in captured.out + captured.err


def test_the_three_that_take_one_command_each(
    catalogue: Catalogue, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The largest gap, the targets below last year's result, all targets of a year with values."""
    monkeypatch.setenv("LUKOU_LANG", "zh")
    assert run(shlex.split("gap --sort relative_gap --reverse --top 1 --columns name,gap")) == 0
    assert "+2座" in capfd.readouterr().out
    assert run(shlex.split("gap --status 低于去年 -f csv --columns name,actual,target")) == 0
    below = capfd.readouterr().out.splitlines()[1:]
    assert "开工项目数,56,40" in below
    assert len(below) == 10
    assert run(shlex.split("list -p 2026 -r 目标 -f ndjson")) == 0
    targets = [i for i in catalogue.indicators if i.of(Role.TARGET, Period.of_year(2026))]
    assert len(capfd.readouterr().out.splitlines()) == len(targets) > 50

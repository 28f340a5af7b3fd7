"""Commands as a user meets them: answers, pipes, formats, languages, mistakes."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from lukou_cli.tables import compare, facts, gap, growth, listing
from lukou_cli.tables.table import Column
from tests.conftest import Run, environment
from tests.small import HEAD, indicator


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["gdp_growth"], "5.3"),
        (["地区生产总值增速", "--period", "2026", "--role", "target"], "5.6"),
        (["地区生产总值增速", "--period", "2026", "--role", "target", "--qualified"], "≈5.6%"),
        (["GDP增速", "-p", "十四五"], None),
        (["gdp 增速"], "5.3"),
        (["ＧＤＰ增速"], "5.3"),
        (["GDP growth"], "5.3"),
        (["新建农村公路", "-q"], "70+公里"),
        (["三公经费"], "-18"),
        (["居民收入增速", "-p", "2026", "-q"], "增幅与经济增长同步"),
        (["救助资金", "-p", "2021-2025", "-q"], "3亿元"),
        (["城镇化率", "-r", "target", "-q"], "≈60%"),
    ],
)
def test_get_prints_one_bare_value(lukou: Run, arguments: list[str], answer: str | None) -> None:
    run = lukou("get", *arguments)
    if answer is None:
        assert run.returncode == 4
    else:
        assert (run.stdout, run.stderr, run.returncode) == (f"{answer}\n", "", 0)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ["get", "GDP增速", "--period", "2019"],
            4,
            "lukou: gdp_growth (GDP growth) has no figure for 2019\n"
            "    there are: 2025 result, 2026 target\n",
        ),
        (
            ["get", "gdp*"],
            4,
            "lukou: “gdp*” names several indicators\n    choose one: gdp (GDP), gdp_",
        ),
        (["get", "高新企业"], 4, "lukou: no indicator is called “高新企业”\n"),
        (
            ["get", "城镇调查失业率", "-r", "target"],
            4,
            "lukou: unemployment_rate (Surveyed urban unemployment rate) has several figures here\n"
            "    choose one: --period 2026 --role target, --period 2026-2030 --role target\n",
        ),
        (
            ["get", "居民收入增速", "-p", "2026"],
            4,
            "lukou: the report gives no number for resident_income_growth",
        ),
        (
            ["gap", "--theme", "nothing"],
            4,
            "lukou: no theme is called “nothing”\n    there are: eco",
        ),
        (["gap", "--period", "soon"], 4, "lukou: “soon” is no period\n"),
        (["gap", "gdp", "-p", "2019"], 4, "lukou: nothing to show for this selection\n"),
        (
            ["get", "就业"],
            4,
            "lukou: “就业” names several indicators\n    choose one: urban_jobs_new (",
        ),
        (["list", "GPD"], 4, "lukou: nothing matches “GPD”\n    did you mean: gdp (GDP)"),
        (["gap", "-t", "经挤"], 4, "lukou: no theme is called “经挤”\n    did you mean: economy"),
        (["gap", "-p", "十四伍"], 4, "lukou: “十四伍” is no period\n    did you mean: 十四五\n"),
        (["gap", "-f", "jsno"], 2, "lukou: --format: no value “jsno”\n    did you mean: json, "),
        (
            ["get", "gdp", "-r", "目票"],
            2,
            "lukou: --role: no value “目票”\n    did you mean: 目标\n",
        ),
        (["gap", "--sort", "gpa"], 2, "lukou: --sort: no field “gpa”\n    did you mean: gap"),
        (["list", "--columns", "id,名"], 2, "lukou: --columns: no field “名”\n    choose from: "),
        (["gap", "--top", "0"], 2, "lukou: --top: “0” is no number of rows\n    write a whole "),
        (["gap", "-s", "reachd"], 2, "lukou: --status: no value “reachd”\n    did you mean: rea"),
        (["gap", "--formt", "csv"], 2, "lukou: no option --formt\n    did you mean --format?\n"),
        (["gup"], 2, "lukou: no command gup\n    did you mean: gap\n"),
        (["data", "exprot"], 2, "lukou: no command exprot\n    did you mean: export\n"),
        (["就业"], 2, "lukou: no command 就业\n    `lukou list 就业` searches the indicators, "),
        (["list", "没有的东西"], 4, "lukou: nothing matches “没有的东西”\n"),
        (["gap", "--nonsense"], 2, "lukou: no option --nonsense\n    see `lukou gap --help`\n"),
        (["list", "-14%"], 2, "lukou: no option -1\n    what begins with - and is no option st"),
        (["get", "gdp", "--as-of", "十五五"], 4, "lukou: “十五五” is no date\n    write a day"),
        (
            ["growth", "relief_funds"],
            4,
            "lukou: there is no growth rate of relief_funds (Relief funds paid)\n"
            "    `lukou show INDICATOR` lists the facts of one\n",
        ),
        (
            ["get", "失业率"],
            4,
            "lukou: unemployment_rate (Surveyed urban unemployment rate) has no result\n",
        ),
        (["get"], 2, "lukou: INDICATOR is missing\n    see `lukou get --help`\n"),
        (["gap", "--lang", "fr"], 2, "lukou: --lang: choose zh or en\n"),
        (["gap", "-o", "gap.xyz"], 2, "lukou: gap.xyz: the ending names no format\n"),
        (["gap", "-o", "no/such/gap.csv"], 2, "lukou: no/such/gap.csv: cannot be written"),
        (["gap", "-"], 4, "lukou: standard input names no indicator\n"),
        (["get", "\x1b[31mred"], 4, "lukou: no indicator is called “\\x1b[31mred”\n"),
    ],
)
def test_a_mistake_is_one_clear_line_and_a_remedy(
    lukou: Run, arguments: list[str], code: int, message: str
) -> None:
    run = lukou(*arguments, stdin="")
    assert run.stderr.startswith(message)
    assert (run.stdout, run.returncode) == ("", code)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "arguments",
    [
        "gap",
        "gap --explain -t economy",
        "gap -f md -t industry",
        "growth gdp --explain --levels",
        "growth",
        "gap --all -t industry",
        "compare",
        "compare --explain gdp",
        "show 高分子链上企业 新增市场主体",
        "list 就业",
        "data validate --consistency",
        "--help",
        "gap --help",
    ],
)
def test_what_people_read(
    lukou: Run, snapshot: SnapshotAssertion, arguments: str, language: str
) -> None:
    """The whole output of a command in a pipe: full width, nothing cut, no colour."""
    run = lukou(*arguments.split(), "--lang", language)
    assert run.returncode == 0
    assert "\x1b" not in run.stdout
    assert run.stdout == snapshot


@pytest.mark.parametrize(
    ("arguments", "columns"),
    [
        (["data", "export"], facts.COLUMNS),
        (["show", "gdp"], facts.COLUMNS),
        (["growth"], growth.COLUMNS),
        (["gap"], gap.COLUMNS),
        (["compare"], compare.COLUMNS),
        (["list"], listing.COLUMNS),
    ],
)
def test_machine_formats_agree_in_every_language(
    lukou: Run, arguments: list[str], columns: tuple[Column[Any], ...]
) -> None:
    """JSON, NDJSON, CSV and TSV hold the same rows; the language changes nothing."""
    fields = tuple(column.field for column in columns if column.value is not None)
    outputs = {
        format_: lukou(*arguments, "-f", format_).stdout
        for format_ in ("json", "ndjson", "csv", "tsv")
    }
    for format_, output in outputs.items():
        assert lukou(*arguments, "-f", format_, "--lang", "zh").stdout == output
    document = json.loads(outputs["json"])
    assert list(document) == ["schema", "rows"]
    assert document["schema"] == "lukou/2"
    rows = document["rows"]
    assert [tuple(row) for row in rows] == [fields] * len(rows)
    assert [json.loads(line) for line in outputs["ndjson"].splitlines()] == rows
    table = list(csv.reader(io.StringIO(outputs["csv"])))
    assert tuple(table[0]) == fields
    assert len(table) == len(rows) + 1
    lines = outputs["tsv"].splitlines()
    assert [len(line.split("\t")) for line in lines] == [len(fields)] * (len(rows) + 1)


def test_derived_numbers_of_machine_formats_are_plain_with_twelve_digits(lukou: Run) -> None:
    output = lukou("growth", "gdp", "--levels", "-f", "json").stdout
    values = {row["kind"]: row["value"] for row in json.loads(output, parse_float=str)["rows"]}
    assert str(values["implied_level"]) == "258.778081269"
    assert "E" not in lukou("data", "export", "-f", "tsv").stdout.split("bound")[0]


def test_export_has_every_field_of_a_fact(lukou: Run) -> None:
    output = lukou("show", "发放救助资金", "-f", "json", "-p", "2021-2025").stdout
    assert json.loads(output)["rows"] == [
        {
            "indicator": "relief_funds",
            "name": "发放救助资金",
            "name_en": "Relief funds paid",
            "theme": "social_security",
            "measure": "flow",
            "unit": "亿元",
            "basis": "nominal",
            "better": "higher",
            "report": "lukou-2026",
            "period": "2021-2025",
            "role": "actual",
            "bound": "eq",
            "value": 3,
            "upper": None,
            "start": None,
            "relative_to": "",
            "phrase": "救助金3亿元",
            "source": "lukou-2026",
            "section": "过去五年：补短板、增福祉",
            "line": 58,
            "page": None,
            "note": "",
        }
    ]


def test_a_spreadsheet_calculates_nothing(lukou: Run, tmp_path: Path) -> None:
    """A text that starts like a formula is neutralised; negative numbers stay numbers."""
    text = indicator(unit="%", measure="growth", results=("2025 eq -5 原文",))
    path = tmp_path / "data.yaml"
    path.write_text(HEAD + text.replace("name: 指标x", 'name: "=1+1"'), encoding="utf-8")
    row = list(
        csv.DictReader(io.StringIO(lukou("show", "x", "--data", "data.yaml", "-f", "csv").stdout))
    )
    assert (row[0]["name"], row[0]["value"]) == ("'=1+1", "-5")


@pytest.mark.parametrize(
    ("arguments", "remark"),
    [
        (
            "show 长者",
            "“长者” is part of a name or of its pinyin: "
            "Canteens for the elderly, Elderly people served in canteens",
        ),
        ("show 长者餐厅*", ""),
        ("gap gdp", "GDP has no target here; shown instead: GDP growth, Average annual GDP growth"),
    ],
)
def test_what_was_taken_for_what_is_said_beside_the_answer(
    lukou: Run, arguments: str, remark: str
) -> None:
    run = lukou(*arguments.split(), "-f", "json")
    assert run.stderr == (f"lukou: {remark}\n" if remark else "")
    assert json.loads(run.stdout)["rows"]


def test_get_says_on_a_terminal_what_it_answered(lukou: Run) -> None:
    """Where the name was another than the indicator's own; a guess from a part in a pipe too."""
    assert _on_terminal(80, "get", "社零", stderr=True).splitlines() == [
        "4.7",
        "lukou: Growth of retail sales of consumer goods, 2025 result (%)",
    ]
    assert _on_terminal(80, "get", "gdp_growth", stderr=True) == "5.3\n"
    assert lukou("get", "社零").stderr == ""
    piped = lukou("get", "常住人口")
    assert piped.stdout == "56\n"
    assert piped.stderr.endswith("2025 result (%)\n")


def test_periods_stand_among_the_selectors_of_a_comparison(lukou: Run) -> None:
    rows = json.loads(lukou("compare", "十四五", "十五五", "GDP年均增速", "-f", "json").stdout)[
        "rows"
    ]
    assert [(row["from_period"], row["to_period"]) for row in rows] == [("2021-2025", "2026-2030")]


def test_this_year_is_that_of_the_clock_or_of_a_date_given(lukou: Run) -> None:
    asked = ("get", "gdp_growth", "-p", "今年", "-r", "目标", "--as-of")
    assert lukou(*asked, "2026-02-01").stdout == "5.6\n"
    assert lukou(*asked, "2031").returncode == 4


def test_selectors_from_standard_input(lukou: Run) -> None:
    listed = lukou("list", "就业", "-f", "tsv").stdout.splitlines()[1:]
    selectors = "\n".join(line.split("\t")[0] for line in listed)
    rows = json.loads(lukou("gap", "-", "-f", "json", stdin=selectors).stdout)["rows"]
    assert [row["indicator"] for row in rows][:2] == ["urban_jobs_new", "rural_labour_transferred"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("76家", {"polymer_chain_firms", "high_tech_firms"}),
        ("53%", {"drug_price_growth"}),
        ("0.304亿元", {"equity_investment"}),
        ("gyzjz", {"industrial_value_added_growth", "high_tech_manufacturing_share"}),
        ("高新技术企业", {"high_tech_firms"}),
        ("gdp_per*", {"gdp_per_capita", "gdp_per_capita_average_growth"}),
    ],
)
def test_list_finds_names_initials_and_figures(lukou: Run, pattern: str, found: set[str]) -> None:
    rows = json.loads(lukou("list", pattern, "-f", "json").stdout)["rows"]
    assert {row["indicator"] for row in rows} == found


@pytest.mark.parametrize("ending", ["json", "ndjson", "csv", "tsv", "md", "html", "svg"])
def test_output_files_take_their_format_from_the_ending(
    lukou: Run, tmp_path: Path, ending: str
) -> None:
    run = lukou("gap", "-o", f"gap.{ending}")
    assert run.stdout == ""
    assert (tmp_path / f"gap.{ending}").read_bytes().decode() == lukou("gap", "-f", ending).stdout


@pytest.mark.parametrize(
    ("variables", "heading"),
    [
        ({"LUKOU_LANG": "zh"}, "目标差距"),
        ({"LANG": "zh_CN.UTF-8"}, "目标差距"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "Target gaps"),
        ({"LANG": "de_DE.UTF-8"}, "Target gaps"),
        ({"LANG": ""}, "Target gaps"),
    ],
)
def test_language_from_the_environment(lukou: Run, variables: dict[str, str], heading: str) -> None:
    assert lukou("gap", **variables).stdout.startswith(heading)


def test_a_closed_pipe_ends_quietly() -> None:
    program = f"{sys.executable} -m lukou_cli data export | head -1"
    run = subprocess.run(
        ["bash", "-o", "pipefail", "-c", program],
        capture_output=True,
        env=environment(),
        timeout=60,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, b"")


def _heed_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupt_ends_with_130() -> None:
    """While lukou waits for selectors on standard input, somebody presses Ctrl-C."""
    process = subprocess.Popen(
        [sys.executable, "-m", "lukou_cli", "gap", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        # A test run in the background may have been told to ignore interrupts.
        preexec_fn=_heed_interrupts,  # noqa: PLW1509
    )
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(2)
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=30)
    assert (process.returncode, stdout, stderr) == (130, b"", b"")


def test_a_full_disk_is_told() -> None:
    run = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m lukou_cli gap > /dev/full"],
        capture_output=True,
        env=environment(),
        timeout=60,
        check=False,
    )
    assert (run.returncode, run.stderr) == (2, b"lukou: standard output: No space left on device\n")


def _on_terminal(columns: int, *arguments: str, stderr: bool = False, **variables: str) -> str:
    """What a terminal of this width receives, of standard error too where asked for."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "lukou_cli", *arguments],
        stdout=follower,
        stderr=follower if stderr else None,
        env=environment(COLUMNS=str(columns), TERM="xterm", **variables),
    )
    os.close(follower)
    content = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        content += part
    process.wait()
    os.close(leader)
    return content.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("columns", [80, 120, 200])
def test_no_line_is_wider_than_the_terminal(columns: int, language: str) -> None:
    for command in ("gap", "growth", "compare", "list"):
        output = _on_terminal(columns, command, "--lang", language, NO_COLOR="1")
        lines = re.sub(r"\x1b\[[0-9;]*m", "", output).splitlines()
        assert max(map(cell_len, lines)) <= columns


def test_colour_follows_the_terminal_and_its_variables(lukou: Run) -> None:
    assert "\x1b[32m" in _on_terminal(120, "growth")
    assert "\x1b[3" not in _on_terminal(120, "growth", NO_COLOR="1")
    assert "\x1b" not in lukou("growth").stdout
    assert "\x1b[32m" in lukou("growth", FORCE_COLOR="1").stdout


def test_a_target_below_the_last_result_is_not_judged_by_colour(lukou: Run) -> None:
    output = lukou("gap", "新增城镇就业", FORCE_COLOR="1").stdout
    assert "below last result" in output
    assert not any(code in output for code in ("\x1b[31m", "\x1b[32m"))


def test_an_unlike_pair_gives_its_reason_in_the_row(lukou: Run) -> None:
    row = next(line for line in lukou("gap", "新增市场主体").stdout.splitlines() if "2940" in line)
    assert "the result is net of closures" in row


def test_a_start_is_a_field_of_its_fact(lukou: Run) -> None:
    rows = json.loads(lukou("show", "小学本地入学率", "-f", "json").stdout)["rows"]
    assert [(row["period"], row["value"], row["start"]) for row in rows] == [("2025", 54, 48)]
    assert lukou("get", "小学本地入学率", "-p", "2024").returncode == 4


def test_compare_of_a_plan_has_its_end_against_its_start(lukou: Run) -> None:
    rows = json.loads(lukou("compare", "gdp", "-p", "十四五", "-f", "json").stdout)["rows"]
    change = next(row for row in rows if row["method"] == "end_to_start")
    assert (change["basis"], change["from_period"], change["to_period"]) == ("real", "2020", "2025")


def test_data_from_option_variable_and_folder(lukou: Run, tmp_path: Path) -> None:
    """--data goes before LUKOU_DATA, which goes before the packaged data."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, value in (("one", "1"), ("two", "2")):
        text = HEAD + indicator(name, results=(f"2025 eq {value}",))
        (folder / f"{name}.yaml").write_text(text.replace("test-2026", name), encoding="utf-8")
    assert lukou("get", "two", "--data", "folder").stdout == "2\n"
    assert lukou("get", "one", LUKOU_DATA="folder/one.yaml").stdout == "1\n"
    both = lukou("get", "two", "--data", "folder/two.yaml", LUKOU_DATA="folder/one.yaml")
    assert both.stdout == "2\n"
    assert lukou("get", "two", LUKOU_DATA="folder/one.yaml").returncode == 4


def test_show_quotes_the_readers_own_copy(lukou: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("前言。\n企业达\n 12 家\n以上，很好。尾声。", encoding="utf-8")
    data = HEAD + indicator(results=("2025 ge 12 12家以上",)).replace("line: 1}", "line: 3}")
    (tmp_path / "data.yaml").write_text(data, encoding="utf-8")
    output = lukou("show", "x", "--data", "data.yaml", "--quote", "report.txt").stdout
    assert "    企业达【12家以上】，很好。\n" in output


def test_rows_in_an_order_of_their_own_name_what_they_are_of(lukou: Run) -> None:
    """Under no heading 198 would be of nothing."""
    headed = lukou("show", "gdp", "gdp_growth").stdout
    ordered = lukou("show", "gdp", "gdp_growth", "--sort", "value", "--reverse").stdout
    assert "gdp_growth; growth" in headed
    named = [line.split("  ")[1] for line in ordered.splitlines() if line.startswith("  GDP")]
    assert named == ["GDP", "GDP growth", "GDP growth"]
    assert "indicator" not in lukou("show", "gdp", "--sort", "value").stdout


@pytest.mark.parametrize(
    ("figure", "indicator"),
    [
        ("3平方公里", "park_area"),
        ("48%", "local_enrolment_rate"),
        ("第一", "safety_survey_rank"),
        ("首位", "safety_survey_rank"),
        ("第1名", "safety_survey_rank"),
    ],
)
def test_starts_and_ranks_are_found_as_they_are_printed(
    lukou: Run, figure: str, indicator: str
) -> None:
    assert indicator in lukou("list", figure, "--ids").stdout.split()


def test_the_biggest_gap_is_one_command(lukou: Run) -> None:
    run = lukou("gap", "--sort", "relative_gap", "--reverse", "--top", "1", "-f", "json")
    rows = json.loads(run.stdout)["rows"]
    everything = json.loads(lukou("gap", "-f", "json").stdout)["rows"]
    gaps = [row["relative_gap"] for row in everything if row["relative_gap"] is not None]
    assert [row["relative_gap"] for row in rows] == [max(gaps)]


def test_targets_below_the_last_result_are_one_command(lukou: Run) -> None:
    rows = json.loads(lukou("gap", "--status", "低于上年", "-f", "JSON").stdout)["rows"]
    assert {row["status"] for row in rows} == {"below_last"}
    assert "new_projects_100m" not in {row["indicator"] for row in rows if row["gap"] > 0}


def test_the_targets_of_a_year_with_their_values_are_one_command(lukou: Run) -> None:
    rows = json.loads(lukou("list", "-r", "target", "-p", "2026", "-f", "json").stdout)["rows"]
    assert {row["target_period"] for row in rows} == {"2026"}
    assert {row["result_period"] for row in rows} == {""}
    (growth,) = (row for row in rows if row["indicator"] == "gdp_growth")
    assert (growth["target_bound"], growth["target"]) == ("approx", 5.6)


def test_a_figure_looked_for_is_shown_where_it_was_found(lukou: Run) -> None:
    rows = json.loads(lukou("list", "超50亿元", "-f", "json").stdout)["rows"]
    assert rows
    assert all("50亿" in row["matched"] for row in rows)
    assert "figure found" in lukou("list", "超50亿元").stdout
    assert "figure found" not in lukou("list", "gdp").stdout


def test_ids_come_bare_and_serve_as_selectors(lukou: Run) -> None:
    ids = lukou("list", "就业", "--ids").stdout
    assert re.fullmatch(r"(\w+\n)+", ids)
    assert len(lukou("show", "-", "--no-header", stdin=ids).stdout.splitlines()) >= len(ids.split())


def test_what_has_no_gap_is_counted_and_shown_when_asked_for(lukou: Run) -> None:
    short, full = lukou("gap").stdout, lukou("gap", "--all").stdout
    rows = json.loads(lukou("gap", "-f", "json").stdout)["rows"]
    assert "not shown, as they have no gap: " in short
    assert "--all shows them" in short
    assert "not shown" not in full
    assert len(full.splitlines()) - len(short.splitlines()) > sum(r["gap"] is None for r in rows)
    # A row that is all there is to show is shown.
    assert "words" not in lukou("gap", "居民消费价格涨幅").stdout.splitlines()[-1]


def test_levels_come_with_their_option_or_kind(lukou: Run) -> None:
    assert "implied level" not in lukou("growth", "gdp").stdout
    for option in ("--levels", "--kind=implied_level"):
        assert "implied level" in lukou("growth", "gdp", option).stdout


@pytest.mark.parametrize(
    ("variables", "arguments", "paged"),
    [
        ({"PAGER": "sed s/^/paged:/"}, [], True),
        ({"LUKOU_PAGER": "sed s/^/paged:/", "PAGER": "false"}, [], True),
        ({"LUKOU_PAGER": "", "PAGER": "sed s/^/paged:/"}, [], False),
        ({"PAGER": "cat"}, [], False),
        ({"PAGER": "sed s/^/paged:/"}, ["--no-pager"], False),
        ({"PAGER": "sed s/^/paged:/"}, ["--top", "2"], False),
        ({"PAGER": "sed s/^/paged:/"}, ["-f", "csv"], False),
        ({"PAGER": "no-such-pager-anywhere"}, [], False),
    ],
)
def test_a_long_table_goes_through_the_pager(
    variables: dict[str, Any], arguments: list[str], *, paged: bool
) -> None:
    """Only a table that is longer than the screen, and whole where the pager cannot be run."""
    output = _on_terminal(120, "growth", "gdp", *arguments, LINES="8", NO_COLOR="1", **variables)
    assert ("paged:" in output) is paged
    assert "GDP" in output


def test_a_pager_that_is_left_early_is_no_failure() -> None:
    assert _on_terminal(120, "data", "export", LINES="8", PAGER="head -n 1").count("\n") == 1


def test_a_pipe_is_not_paged(lukou: Run) -> None:
    assert "paged:" not in lukou("gap", PAGER="sed s/^/paged:/").stdout


def test_csv_for_spreadsheets_begins_with_a_mark(lukou: Run, tmp_path: Path) -> None:
    assert lukou("list", "gdp", "-f", "csv", "--bom").stdout.startswith("\ufeffindicator,")
    assert lukou("list", "gdp", "-f", "csv").stdout.startswith("indicator,")
    assert lukou("list", "gdp", "--bom", "-o", "gdp.csv").returncode == 0
    assert (tmp_path / "gdp.csv").read_bytes().startswith(b"\xef\xbb\xbfindicator,")


def test_a_spreadsheet_goes_to_files_and_pipes_but_not_to_terminals(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="the extra xlsx is not installed")
    command = [sys.executable, "-m", "lukou_cli", "list", "gdp", "-f", "XLSX"]
    piped = subprocess.run(command, capture_output=True, env=environment(), timeout=60, check=True)
    assert piped.stdout.startswith(b"PK")
    subprocess.run([*command, "-o", tmp_path / "gdp"], env=environment(), timeout=60, check=True)
    assert (tmp_path / "gdp").read_bytes().startswith(b"PK")
    said = _on_terminal(80, "list", "gdp", "-f", "xlsx", stderr=True)
    assert said == "lukou: a spreadsheet is nothing for a terminal\n    name a file: -o FILE.xlsx\n"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("command", ["gap -t investment", "growth -t reform", "compare"])
def test_larger_charts(
    lukou: Run, snapshot: SnapshotAssertion, command: str, language: str
) -> None:
    """Names, the two figures, and a bar as wide as the rest leaves room for."""
    assert lukou(*command.split(), "--chart", LUKOU_LANG=language).stdout == snapshot


def test_charts_change_nothing_for_machines(lukou: Run) -> None:
    asked = ("gap", "-t", "investment", "-f", "json")
    assert lukou(*asked, "--chart").stdout == lukou(*asked).stdout

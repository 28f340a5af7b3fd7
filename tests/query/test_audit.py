"""The audit: nothing of the report missed, no change of a fact unnoticed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from lukou_cli.load.files import load_files
from lukou_cli.model.catalogue import Catalogue
from lukou_cli.model.indicator import Fact, Indicator, Measure
from lukou_cli.model.quantity import Bound
from lukou_cli.query.audit import Audit, audit
from tests.conftest import SHARED, Run
from tests.copies import COPIES
from tests.small import HEAD, indicator

replace = msgspec.structs.replace

TEXT = """\
# 报告
全年完成投资超 **70** 亿

元，同比增长 5.3%，新增企业１２家以上，费用下降
18%。涪口游客、收入均增长20%左右。
"""


def _small(
    tmp_path: Path, *, drop: str = "", change: tuple[str, str] = ("", ""), text: str = TEXT
) -> Audit:
    facts = {
        "a": indicator("a", unit="亿元", results=("2025 gt 70 超70亿元",)),
        "b": indicator("b", measure="growth", unit="%", results=("2025 eq 5.3 增长5.3%",)),
        "c": indicator("c", results=("2025 ge 12 12家以上",)),
        "d": indicator("d", measure="growth", unit="%", results=("2025 eq -18 下降18%",)),
        "e": indicator("e", measure="growth", unit="%", results=("2025 approx 20 均增长20%左右",)),
        "f": indicator("f", measure="growth", unit="%", results=("2025 approx 20 均增长20%左右",)),
    }
    lines = {"a": 2, "b": 4, "c": 4, "d": 5, "e": 5, "f": 5}
    content = HEAD.replace("date: 2026-01-29", "date: 2026-01-29\n  misread: [涪口]")
    for key, part in facts.items():
        if key != drop:
            content += part.replace("line: 1}", f"line: {lines[key]}}}")
    content = content.replace("均增长20%左右,", "均增长20%左右, joint: 2,")
    path = tmp_path / "data.yaml"
    path.write_text(content.replace(*change) if change[0] else content, encoding="utf-8")
    catalogue = load_files([path])
    return audit(catalogue, catalogue.reports[0], text)


def test_breaks_marks_widths_and_spaces_hide_nothing(tmp_path: Path) -> None:
    found = _small(tmp_path)
    assert (found.numerals, found.facts, found.exempt, found.findings) == (5, 5, 0, ())


@pytest.mark.parametrize(
    ("drop", "change", "code", "line"),
    [
        ("b", ("", ""), "hole", 4),
        ("f", ("", ""), "joint_count", 5),
        ("", ("bound: gt", "bound: eq"), "bound_differs", 2),
        ("", ("value: 5.3", "value: 5.4"), "value_differs", 4),
        ("", ("value: 5.3, phrase: 增长5.3%", "value: 5.3, phrase: 增加5.3%"), "phrase_missing", 4),
        ("", ("value: -18", "value: 18"), "sign_differs", 5),
        ("", ('unit: "亿元"', 'unit: "万元"'), "unit_not_told", 2),
        ("", ("section: all, line: 2", "section: all, line: 4"), "phrase_elsewhere", 2),
        ("", ("joint: 2, section: all, line: 5", "section: all, line: 5"), "double_claim", 5),
    ],
)
def test_each_fault_is_found_at_its_place(
    tmp_path: Path, drop: str, change: tuple[str, str], code: str, line: int
) -> None:
    findings = _small(tmp_path, drop=drop, change=change).findings
    assert (code, line) in [(finding.code, finding.line) for finding in findings]


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("下降不到5%", "gt -5"),
        ("下降近5%", "gt -5"),
        ("下降5%以内", "ge -5"),
        ("下降5%以上", "le -5"),
        ("下降超5%", "lt -5"),
        ("下降5%多", "over -5"),
        ("下降5%左右", "approx -5"),
        ("下降5%", "eq -5"),
        ("下降3%至5%", "range -5~-3"),
        ("下降3—5%", "range -5~-3"),
    ],
)
def test_a_bound_printed_with_a_fall_is_turned_round(
    tmp_path: Path, phrase: str, told: str
) -> None:
    def found(fact: str) -> list[str]:
        (tmp_path / "data.yaml").write_text(
            HEAD + indicator("a", measure="growth", unit="%", results=(f"2025 {fact} {phrase}",)),
            encoding="utf-8",
        )
        catalogue = load_files([tmp_path / "data.yaml"])
        findings = audit(catalogue, catalogue.reports[0], f"费用{phrase}。").findings
        return [finding.code for finding in findings]

    assert found(told) == []
    bound, number = told.split()
    if bound in ("ge", "gt", "le", "lt"):
        assert found(f"{Bound(bound).mirrored.value} {number}") == ["bound_differs"]


@pytest.mark.parametrize("copy", COPIES)
def test_another_copy_hides_nothing_and_no_fault(
    tmp_path: Path, copy: Callable[[str], str]
) -> None:
    found = _small(tmp_path, text=copy(TEXT))
    assert (found.numerals, found.facts, found.exempt, found.findings) == (5, 5, 0, ())
    faults = _small(tmp_path, drop="b", change=("bound: gt", "bound: eq"), text=copy(TEXT))
    assert sorted(finding.code for finding in faults.findings) == ["bound_differs", "hole"]


def test_a_list_number_does_not_join_the_digits_above(tmp_path: Path) -> None:
    """10 at the end of a line and the list number 2 below it are two numerals."""
    path = tmp_path / "data.yaml"
    path.write_text(HEAD + indicator(), encoding="utf-8")
    catalogue = load_files([path])
    found = audit(catalogue, catalogue.reports[0], "共 10\n2. 其次 10.\n6%")
    holes = [finding.params["numeral"] for finding in found.findings]
    assert holes == ["10", "2", "10.6"]


@pytest.mark.parametrize("copy", [str, *COPIES])
def test_the_report_is_accounted_for(
    catalogue: Catalogue, report_text: str, copy: Callable[[str], str]
) -> None:
    found = audit(catalogue, catalogue.reports[0], copy(report_text))
    assert found.findings == ()
    assert found.numerals == 235
    assert found.facts + found.exempt == 235


def _with(
    catalogue: Catalogue, indicator_: Indicator, fact: Fact, change: Fact | None
) -> Catalogue:
    facts = tuple(change if f is fact else f for f in indicator_.facts if f is not fact or change)
    changed = replace(indicator_, facts=facts)
    return replace(
        catalogue,
        indicators=tuple(changed if i is indicator_ else i for i in catalogue.indicators),
    )


def _digit(indicator_: Indicator, fact: Fact) -> Iterator[Fact | None]:
    """Another last digit, and another first one."""
    del indicator_
    if fact.quantity is None:
        return
    digits = str(fact.quantity.value)
    for index in (len(digits) - 1, 1 if digits.startswith("-") else 0):
        other = "7" if digits[index] != "7" else "3"
        value = Decimal(digits[:index] + other + digits[index + 1 :])
        yield replace(fact, quantity=replace(fact.quantity, value=value))


def _sign(indicator_: Indicator, fact: Fact) -> Iterator[Fact | None]:
    rate = indicator_.measure in (Measure.GROWTH, Measure.AVERAGE_GROWTH)
    if fact.quantity is not None and fact.quantity.value and rate:
        yield replace(fact, quantity=replace(fact.quantity, value=-fact.quantity.value))


def _deleted(indicator_: Indicator, fact: Fact) -> Iterator[Fact | None]:
    """A fact in words claims no numeral, so that only numbers can be missed."""
    del indicator_
    if fact.quantity is not None and any(char in "0123456789" for char in fact.source.phrase):
        yield None


def _moved(indicator_: Indicator, fact: Fact) -> Iterator[Fact | None]:
    del indicator_
    yield replace(fact, source=replace(fact.source, line=fact.source.line + 2))


def _bound(indicator_: Indicator, fact: Fact) -> Iterator[Fact | None]:
    del indicator_
    if fact.quantity is not None and any(char in "0123456789" for char in fact.source.phrase):
        other = Bound.GE if fact.bound is Bound.EQ else Bound.EQ
        yield replace(fact, bound=other, quantity=replace(fact.quantity, bound=other))


@pytest.mark.parametrize("mutate", [_digit, _sign, _deleted, _moved, _bound])
def test_no_change_of_any_fact_passes(
    catalogue: Catalogue,
    report_text: str,
    mutate: Callable[[Indicator, Fact], Iterator[Fact | None]],
) -> None:
    """Each fact of the report, changed on its own: the audit always finds it."""
    missed = [
        f"{indicator_.id} {fact.period} {fact.source.phrase}"
        for indicator_, fact in catalogue.facts()
        for change in mutate(indicator_, fact)
        if not audit(
            _with(catalogue, indicator_, fact, change), catalogue.reports[0], report_text
        ).findings
    ]
    assert missed == []


def test_the_command_tells_place_and_exit_code(lukou: Run, tmp_path: Path) -> None:
    report = SHARED / "report" / "lukou-2026.txt"
    if not report.exists():
        pytest.skip("the report's text is not on this machine")
    good = lukou("data", "audit", str(report))
    assert good.returncode == 0
    assert "235 of 235 numerals accounted for" in good.stdout
    copy = tmp_path / "copy.txt"
    copy.write_text(
        report.read_text(encoding="utf-8").replace("增长5.3%，", "增长5.4%，"), encoding="utf-8"
    )
    bad = lukou("data", "audit", "copy.txt")
    assert bad.returncode == 1
    assert "copy.txt:16:1: “地区生产总值增长5.3%” (gdp_growth 2025 actual) is not in the text" in (
        bad.stdout
    )
    rows = lukou("data", "audit", "copy.txt", "-f", "tsv").stdout.splitlines()
    assert rows[0] == "line\tcolumn\tcode\tmessage"
    assert len(rows) == 3
    summary = json.loads(lukou("data", "audit", str(report), "-f", "json").stdout)["summary"]
    assert summary == {"numerals": 235, "facts": 184, "exempt": 51, "holes": 0, "findings": 0}
    missing = lukou("data", "audit", "nowhere.txt")
    assert missing.returncode == 5
    assert missing.stderr.startswith("nowhere.txt: cannot be read")

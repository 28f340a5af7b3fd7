"""Small data files for tests, written as a person would write them."""

from __future__ import annotations

HEAD = """\
format: 1
report:
  id: test-2026
  title: 测试报告
  title_en: Test report
  place: 渌口区
  place_en: Lukou District
  date: 2026-01-29
themes:
  economy: {name: 经济, name_en: Economy}
sections:
  all: {heading: 全文, heading_en: Whole text, lines: 1-99}
indicators:
"""


def indicator(
    id_: str = "x",
    *,
    measure: str = "flow",
    unit: str = "家",
    basis: str = "none",
    better: str = "higher",
    extra: str = "",
    results: tuple[str, ...] = (),
    targets: tuple[str, ...] = (),
) -> str:
    """One indicator; a fact is written `2025 ge 10 不少于10家`, the rest is filled in."""
    lines = [
        f"  {id_}:",
        f"    name: 指标{id_}",
        f"    name_en: Indicator {id_}",
        "    theme: economy",
        f"    measure: {measure}",
        f'    unit: "{unit}"',
        f"    basis: {basis}",
        f"    better: {better}",
        *(f"    {line}" for line in extra.splitlines()),
    ]
    for key, facts in (("results", results), ("targets", targets)):
        if facts:
            lines.append(f"    {key}:")
            lines += [f"      - {{{_fact(text)}}}" for text in facts]
    return "\n".join(lines) + "\n"


def _fact(text: str) -> str:
    period, bound, value, phrase = [*text.split(" ", 3), "原文"][:4]
    numbers = ""
    if value != "-":
        low, _, high = value.partition("~")
        numbers = f", value: {low}" + (f", upper: {high}" if high else "")
    if bound == "relative":
        numbers = ", relation: same_as, relative_to: 全市"
    return f"period: {period}, bound: {bound}{numbers}, phrase: {phrase}, section: all, line: 1"

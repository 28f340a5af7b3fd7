"""Data files with a few values exchanged for odd ones, and every question asked of them.

Used by a short seeded test and, for ten thousand files, by `bench/fuzz_data.py`.
"""

from __future__ import annotations

import contextlib
import io
import random
import re
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from lukou_cli.cli import loading
from lukou_cli.cli.app import build_program
from lukou_cli.errors import DataError, SelectionError
from lukou_cli.i18n import messages
from lukou_cli.load.merge import build as build_catalogue
from lukou_cli.load.nodes import compose, decode
from lukou_cli.model.catalogue import Catalogue

UNLIKE = Path(__file__).parent / "data" / "unlike.yaml"
DRAFT = """\
2025年测试区总产值0亿元，比上年增长100%，五年累计下降100%，人均产值0元，占比由48%降至3%，下降45个百分点。
企业100家，新增0家，是上年的0倍，每家平均0元；道路70余公里，比上年多0公里，目标的0%。
"""
_NUMBERS = (
    "0 1 -1 -100 -99.999 -100.0 -250 100 0.0 -0 0.00000001 999999999999999999 5.30 7000 "
    "-999999999999999999.99999999 3 48 1000000 " + "9" * 400
).split()
_UNITS = '"%" 个百分点 亿元 万亿元 元 亩 公顷 平方公里 公里 米 家 户 人 万人 倍 个 "" 年'.split()
_PERIODS = (
    "2019 2020 2024 2025 2026 2030 2021-2025 2026-2030 0001-9999 0000 9999 2025-06 2026-01-29"
).split()
_POOLS: dict[str, list[str]] = {
    "value": _NUMBERS,
    "upper": _NUMBERS,
    "start": _NUMBERS,
    "bound": "eq ge gt over le lt approx eq eq".split(),
    "unit": _UNITS,
    "period": _PERIODS,
    "start_period": _PERIODS,
    "measure": "stock flow growth average_growth share ratio rank status".split(),
    "basis": "real nominal unstated none".split(),
    "better": "higher lower neutral".split(),
    "comparable": ["partly", '"no"'],
    "same_unit": ["[家, 户]", "[元]", "[]"],
    "lines": ["1-99", "1-" + "9" * 5000],
    **dict.fromkeys(
        ("growth_of", "increment_of", "per_head_of", "share_of", "indicator"),
        "output output_growth output_per_head roads share firms firms_net projects".split(),
    ),
}
_FIELD = re.compile(rf'\b({"|".join(_POOLS)}): ("[^"]*"|\[[^]]*\]|[^\s,}}\]]+)')
_QUESTIONS = (
    "growth",
    "growth --explain",
    "gap",
    "gap --explain",
    "compare",
    "compare --explain",
    "compare -p 2021-2025",
    "compare 2024 2025",
    "compare 2025 2026 --explain",
    "outcome",
    "outcome --explain --all",
    "list",
    "show *",
    "data export",
    "data validate --consistency",
)
_FORMATS = ("json", "table", "csv", "md", "ndjson", "tsv")


def mutants(seed: int) -> Iterator[Catalogue]:
    """Without end: catalogues of the files that load, each with one to six values exchanged."""
    chance = random.Random(seed)  # noqa: S311  no secret is drawn here
    text = UNLIKE.read_text(encoding="utf-8")
    fields = list(_FIELD.finditer(text))
    while True:
        mutant = text
        chosen = chance.sample(fields, chance.randint(1, 6))
        for field in sorted(chosen, key=lambda match: match.start(), reverse=True):
            start, end = field.span(2)
            mutant = mutant[:start] + chance.choice(_POOLS[field[1]]) + mutant[end:]
        content, _ = decode("mutant.yaml", mutant.encode())
        assert content is not None
        root, _ = compose(content)
        assert root is not None
        catalogue, problems = build_catalogue([(content, root)])
        assert (catalogue is None) == bool(problems)
        if catalogue is not None:
            yield catalogue


def ask(catalogue: Catalogue, turn: int, draft: Path) -> int:
    """Put every question to a catalogue, format and language changing with the turn.

    Returns how many runs there were. Whatever is no answer, and no refusal in words, is raised.
    """
    runs = 0
    for index, question in enumerate((*_QUESTIONS, f"check {draft} --all --suggest")):
        language = "zh" if (turn + index) % 2 else "en"
        arguments = question.split()
        if arguments[0] == "check":
            arguments += ["-f", ("text", "json", "table", "sarif")[turn % 4]]
        else:
            arguments += ["-f", _FORMATS[(turn + index) % len(_FORMATS)]]
        with (
            mock.patch.object(loading, "load", return_value=catalogue),
            mock.patch("lukou_cli.cli.commands.data.load_files", return_value=catalogue),
            contextlib.redirect_stdout(io.StringIO()) as output,
            contextlib.suppress(SelectionError, DataError),
        ):
            words = messages(language)
            build_program(words).main(
                [*arguments, "--as-of", "2026-01-29"] if arguments[0] == "check" else arguments,
                prog_name="lukou",
                standalone_mode=False,
                obj=words,
            )
        assert "Traceback" not in output.getvalue()
        runs += 1
    return runs

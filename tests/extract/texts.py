"""A small made-up report, and what is made of texts like it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lukou_cli.extract.extractor import Given, extract
from lukou_cli.load.files import load_files
from lukou_cli.load.sources import packaged_path
from lukou_cli.load.written import yaml_text
from lukou_cli.model.period import parse_period
from lukou_cli.query.audit import audit

if TYPE_CHECKING:
    from lukou_cli.extract.extractor import Extraction
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Fact
    from lukou_cli.query.audit import Audit

MADE_UP = Path(__file__).with_name("made_up.txt")
YUNLING = Given("yunling-2031", "云岭县", parse_period("2031-02-18"))
# What a report says before it comes to its figures.
OPENING = "各位代表：\n\n一、2030年工作回顾\n\n"


@cache
def base() -> Catalogue:
    return load_files([packaged_path("base")])


def extracted(text: str, given: Given = YUNLING) -> Extraction:
    return extract(text, base().definitions, ["base"], given)


def loaded(extraction: Extraction, folder: Path) -> Catalogue:
    """The file as every command reads it; raises DataError where it is none."""
    path = folder / "new.yaml"
    path.write_text(yaml_text(extraction.file), encoding="utf-8")
    return load_files([path])


def audited(text: str, extraction: Extraction, folder: Path) -> Audit:
    made = loaded(extraction, folder)
    return audit(made, made.reports[0], text)


def facts_of(sentence: str, folder: Path) -> dict[str, list[Fact]]:
    """The facts of a sentence in a look back on 2030, by the names of their indicators."""
    made = loaded(extracted(f"{OPENING}{sentence}\n"), folder)
    return {indicator.name.zh: list(indicator.facts) for indicator in made.indicators}
